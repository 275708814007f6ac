/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-anchors.h"
#include "imz-x509.h"
#include "trust-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

typedef struct {
  char *dir;
  GPtrArray *paths; /* to be removed */
  TrustParty *first, *second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("anchors-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->paths = g_ptr_array_new_with_free_func (g_free);
  fixture->first = trust_party_new (&(TrustFixtureSpec){ .name = "First", .key_number = 1 }, NULL);
  fixture->second =
    trust_party_new (&(TrustFixtureSpec){ .name = "Second", .key_number = 1 }, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < fixture->paths->len; i++)
    g_assert_cmpint (g_remove (fixture->paths->pdata[i]), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->dir), ==, 0);

  g_ptr_array_unref (fixture->paths);
  trust_party_free (fixture->first);
  trust_party_free (fixture->second);
  g_free (fixture->dir);
}

static const char *
add_path (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (fixture->dir, name, NULL);

  g_ptr_array_add (fixture->paths, path);
  return path;
}

static void
write_text (Fixture *fixture, const char *name, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (add_path (fixture, name), text, length, &error);
  g_assert_no_error (error);
}

static char *
dup_pem (const TrustParty *party)
{
  g_autoptr (GBytes) der = imz_x509_to_der (party->x509);
  g_autoptr (GBytes) pem = trust_fixture_pem (der, "CERTIFICATE");

  return g_strndup (g_bytes_get_data (pem, NULL), g_bytes_get_size (pem));
}

static GPtrArray *
load (Fixture *fixture, GPtrArray **problems)
{
  const char *dirs[] = { "/nowhere/at/all", fixture->dir, NULL };

  return imz_anchors_load (dirs, problems);
}

static void
test_files (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = dup_pem (fixture->first);
  g_autofree char *second = dup_pem (fixture->second);
  g_autofree char *both = g_strconcat ("A bundle\n", second, "and\n", first, NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) anchors = NULL;

  write_text (fixture, "b.pem", both, -1);
  write_text (fixture, "a.pem", first, -1);
  write_text (fixture, "c.crt", second, -1);
  write_text (fixture, "pem", second, -1);
  anchors = load (fixture, &problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (anchors->len, ==, 3);
  g_assert_cmpint (X509_cmp (anchors->pdata[0], fixture->first->x509), ==, 0);
  g_assert_cmpint (X509_cmp (anchors->pdata[1], fixture->second->x509), ==, 0);
  g_assert_cmpint (X509_cmp (anchors->pdata[2], fixture->first->x509), ==, 0);
}

static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  const char *no_dirs[] = { NULL };
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) anchors = load (fixture, &problems);
  g_autoptr (GPtrArray) none = imz_anchors_load (no_dirs, NULL);

  g_assert_cmpuint (anchors->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
assert_problem (Fixture *fixture,
                GPtrArray *problems,
                guint i,
                const char *name,
                const char *reason)
{
  g_autofree char *wanted = g_strdup_printf ("%s/%s: %s", fixture->dir, name, reason);

  g_assert_cmpuint (i, <, problems->len);
  g_assert_cmpstr (problems->pdata[i], ==, wanted);
}

/* Each bad file is named, and the good one among them is still taken. */
static void
test_problems (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = dup_pem (fixture->first);
  g_autofree char *cut = g_strndup (first, strlen (first) / 2);
  g_autofree char *with_damage =
    g_strconcat (first, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", NULL);
  g_autofree char *huge = g_strnfill (1024 * 1024 + 1, '\n');
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) anchors = NULL;

  write_text (fixture, "1-empty.pem", "", -1);
  write_text (fixture, "2-text.pem", "no certificate", -1);
  write_text (fixture, "3-cut.pem", cut, -1);
  write_text (fixture, "4-damaged.pem", with_damage, -1);
  write_text (fixture, "5-huge.pem", huge, 1024 * 1024 + 1);
  g_assert_cmpint (g_mkdir (add_path (fixture, "6-folder.pem"), 0700), ==, 0);
  g_assert_cmpint (mkfifo (add_path (fixture, "7-pipe.pem"), 0600), ==, 0);
  g_assert_cmpint (symlink ("/nowhere/at/all", add_path (fixture, "8-gone.pem")), ==, 0);
  write_text (fixture, "9-good.pem", first, -1);
  anchors = load (fixture, &problems);

  assert_problem (fixture, problems, 0, "1-empty.pem", "no certificate in it");
  assert_problem (fixture, problems, 1, "2-text.pem", "no certificate in it");
  assert_problem (fixture, problems, 2, "3-cut.pem", "certificate 1 is damaged");
  assert_problem (fixture, problems, 3, "4-damaged.pem", "certificate 2 is damaged");
  assert_problem (fixture, problems, 4, "5-huge.pem", "longer than 1 MiB");
  assert_problem (fixture, problems, 5, "6-folder.pem", "not a regular file");
  assert_problem (fixture, problems, 6, "7-pipe.pem", "not a regular file");
  assert_problem (fixture, problems, 7, "8-gone.pem", g_strerror (ENOENT));
  g_assert_cmpuint (problems->len, ==, 8);

  g_assert_cmpuint (anchors->len, ==, 1);
  g_assert_cmpint (X509_cmp (anchors->pdata[0], fixture->first->x509), ==, 0);
}

static void
test_a_file_instead_of_a_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) anchors = NULL;
  const char *dirs[] = { NULL, NULL };

  write_text (fixture, "file", "", -1);
  dirs[0] = fixture->paths->pdata[0];
  anchors = imz_anchors_load (dirs, &problems);

  g_assert_cmpuint (anchors->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], dirs[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/trust/anchors/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/trust/anchors/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/trust/anchors/problems", Fixture, NULL, set_up, test_problems, tear_down);
  g_test_add ("/trust/anchors/a-file-instead-of-a-folder", Fixture, NULL, set_up,
              test_a_file_instead_of_a_folder, tear_down);

  return g_test_run ();
}
