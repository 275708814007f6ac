/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Guides, wherever they come from, and what is passed over. */

#include <libintl.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "imz-core-error.h"
#include "imz-guides.h"
#include "imz-provinces.h"

#define DOMAIN "imzam"

static const char *const no_dirs[] = { NULL };

/* Two folders with guides, of which the second is the stronger. */
typedef struct {
  ImzProvinces *provinces;
  ImzRulebook *rules;
  ImzLetters *letters;
  char *top;
  char *dirs[3];
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->provinces = imz_provinces_new (no_dirs);
  self->rules = imz_provinces_get_rules (self->provinces);
  self->letters = imz_letters_new (no_dirs);
  self->top = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  self->dirs[0] = g_build_filename (self->top, "shipped", NULL);
  self->dirs[1] = g_build_filename (self->top, "admin", NULL);
  g_assert_cmpint (g_mkdir (self->dirs[0], 0700), ==, 0);
  g_assert_cmpint (g_mkdir (self->dirs[1], 0700), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  const char *const argv[] = { "rm", "-r", self->top, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  for (gsize i = 0; self->dirs[i] != NULL; i++)
    g_free (self->dirs[i]);
  g_free (self->top);
  imz_letters_unref (self->letters);
  imz_provinces_unref (self->provinces);
}

static ImzGuides *
load (Fixture *self)
{
  return imz_guides_new ((const char *const *) self->dirs, self->rules, self->letters);
}

/* A guide of that title, with `elements` in its only step. */
static char *
write_guide (Fixture *self, guint dir, const char *id, const char *title, const char *elements)
{
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  char *path = g_build_filename (self->dirs[dir], name, NULL);
  g_autofree char *text = g_strdup_printf (
    "<guide id='%s'>\n<title>%s</title><summary>S</summary><introduction>I</introduction>\n"
    "<step id='last' end='done'><title>T</title><body>B</body>%s</step>\n</guide>\n",
    id, title, elements);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static void
add_guide (Fixture *self, guint dir, const char *id, const char *title, const char *elements)
{
  g_free (write_guide (self, dir, id, title, elements));
}

/* Each problem is "file: …" with the file's name behind its folder's; up to NULL, in order. */
static void
assert_problems (const ImzGuides *guides, const char *const *expected)
{
  const GPtrArray *problems = imz_guides_get_problems (guides);

  for (guint i = 0; i < problems->len; i++) {
    const char *problem = g_ptr_array_index (problems, i);

    g_test_message ("%s", problem);
    g_assert_nonnull (expected[i]);
    g_assert_true (g_str_has_suffix (problem, expected[i]));
  }
  g_assert_null (expected[problems->len]);
}

static void
assert_title (const ImzGuides *guides, const char *id, const char *title)
{
  ImzGuide *guide = imz_guides_find (guides, id);

  g_assert_nonnull (guide);
  g_assert_cmpstr (imz_guide_get_title (guide), ==, title);
}

/* All that İmzam promises, in this order, and each of them sound. */
static void
test_shipped (Fixture *self, gconstpointer unused)
{
  static const char *const ids[] = {
    "e-onay",          "renew-e-onay", "renew-e-imza",   "wet-signed", "first",
    "identity-change", "lost",         "after-delivery", "pin-locked", "suspended",
    "delivery-late",   "op-status",    "op-list",        "op-resume",  "op-pin",
    "op-web-password", "op-revoke",    "op-e-onay",
  };
  g_autoptr (ImzGuides) guides = imz_guides_new (no_dirs, self->rules, self->letters);

  assert_problems (guides, no_dirs);
  g_assert_cmpuint (imz_guides_get_n (guides), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < imz_guides_get_n (guides); i++) {
    ImzGuide *guide = imz_guides_get_nth (guides, i);

    g_assert_cmpstr (imz_guide_get_id (guide), ==, ids[i]);
    g_assert_true (imz_guides_find (guides, ids[i]) == guide);
  }
  g_assert_null (imz_guides_find (guides, "marriage"));
}

static void
test_replacing (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzGuides) shipped = imz_guides_new (no_dirs, self->rules, self->letters);
  g_autoptr (ImzGuides) guides = NULL;
  guint n = imz_guides_get_n (shipped);

  add_guide (self, 0, "lost", "The package’s", "");
  add_guide (self, 1, "lost", "The administrator’s", "");
  add_guide (self, 0, "first", "The package’s", "");
  add_guide (self, 1, "zebra", "Another one", "");
  add_guide (self, 1, "apple", "One more", "<way-out guide='zebra'><label>L</label></way-out>");
  guides = load (self);
  assert_problems (guides, no_dirs);
  assert_title (guides, "lost", "The administrator’s");
  assert_title (guides, "first", "The package’s");
  g_assert_cmpuint (imz_guides_get_n (guides), ==, n + 2);
  g_assert_cmpstr (imz_guide_get_id (imz_guides_get_nth (guides, 0)), ==, "e-onay");
  g_assert_cmpstr (imz_guide_get_id (imz_guides_get_nth (guides, n)), ==, "apple");
  g_assert_cmpstr (imz_guide_get_id (imz_guides_get_nth (guides, n + 1)), ==, "zebra");
}

/* A bad file is named with its line; the guide it would have replaced stays. */
static void
test_problems (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "/admin/Lost.xml: the file’s name must be ID.xml, with lower-case letters from a to z, digits "
    "and hyphens",
    "/admin/folder.xml: this is no ordinary file",
    "/admin/gone.xml: No such file or directory",
    "/admin/op-pin.xml: line 1: the guide’s id is “op-list”, but the file’s name says “op-pin”",
    "/admin/pipe.xml: this is no ordinary file",
    "/admin/first.xml: line 3: there is no rule “R99”",
    NULL,
  };
  g_autoptr (ImzGuides) guides = NULL;
  g_autofree char *folder = g_build_filename (self->dirs[1], "folder.xml", NULL);
  g_autofree char *pipe = g_build_filename (self->dirs[1], "pipe.xml", NULL);
  g_autofree char *gone = g_build_filename (self->dirs[1], "gone.xml", NULL);
  g_autofree char *other = write_guide (self, 1, "op-list", "Right inside", "");
  g_autofree char *renamed = g_build_filename (self->dirs[1], "op-pin.xml", NULL);

  g_assert_cmpint (g_rename (other, renamed), ==, 0);
  add_guide (self, 0, "first", "The package’s", "");
  add_guide (self, 1, "first", "The administrator’s", "<rule id='R99'/>");
  add_guide (self, 1, "Lost", "A capital", "");
  add_guide (self, 1, ".hidden", "Hidden", "");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("nowhere", gone), ==, 0);
  guides = load (self);
  assert_problems (guides, expected);
  assert_title (guides, "first", "The package’s");
}

/* Who names a guide that is passed over is passed over, too; those that replaced each other come back. */
static void
test_chain (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "/admin/zebra.xml: line 3: there is no letter “love”",
    "/admin/apple.xml: line 3: there is no guide “zebra”",
    "/admin/lost.xml: line 3: there is no guide “apple”",
    NULL,
  };
  g_autoptr (ImzGuides) guides = NULL;

  add_guide (self, 0, "lost", "The package’s", "");
  add_guide (self, 1, "lost", "L", "<way-out guide='apple'><label>L</label></way-out>");
  add_guide (self, 1, "apple", "A", "<way-out guide='zebra'><label>L</label></way-out>");
  add_guide (self, 1, "zebra", "Z", "<letter id='love'/>");
  guides = load (self);
  assert_problems (guides, expected);
  g_assert_null (imz_guides_find (guides, "apple"));
  assert_title (guides, "lost", "The package’s");
}

static void
test_far_too_many (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "/admin: there are far too many guides; only the first 40 were read",
    NULL,
  };
  g_autoptr (ImzGuides) shipped = imz_guides_new (no_dirs, self->rules, self->letters);
  g_autoptr (ImzGuides) guides = NULL;

  for (guint i = 0; i <= 40; i++) {
    g_autofree char *id = g_strdup_printf ("guide-%03u", i);

    add_guide (self, 1, id, "T", "");
  }
  guides = load (self);
  assert_problems (guides, expected);
  g_assert_cmpuint (imz_guides_get_n (guides), ==, imz_guides_get_n (shipped) + 40);
}

/* A file is checked before it is put where it is used. */
static void
test_check_file (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzGuides) guides = imz_guides_new (no_dirs, self->rules, self->letters);
  g_autofree char *sound = write_guide (self, 0, "mine", "Mine", "");
  g_autofree char *bad = write_guide (self, 0, "bad", "Bad", "\n<letter id='love'/>");
  g_autofree char *missing = g_build_filename (self->top, "none.xml", NULL);
  static const char *const others[] = { "mine.txt", "mine" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzGuide) guide = imz_guides_check_file (guides, self->rules, sound, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (imz_guide_get_id (guide), ==, "mine");
  g_assert_null (imz_guides_find (guides, "mine"));

  g_assert_null (imz_guides_check_file (guides, self->rules, bad, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_cmpstr (error->message, ==, "line 4: there is no letter “love”");
  g_clear_error (&error);

  g_assert_null (imz_guides_check_file (guides, self->rules, missing, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *other = g_build_filename (self->dirs[0], others[i], NULL);

    g_assert_cmpint (link (sound, other), ==, 0);
    g_assert_null (imz_guides_check_file (guides, self->rules, other, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_clear_error (&error);
  }
}

static void
speak (const char *locale)
{
  if (setlocale (LC_ALL, locale) == NULL)
    g_error ("there is no locale %s", locale);
  g_setenv ("LANGUAGE", "", TRUE);
  bindtextdomain (DOMAIN, g_getenv ("IMZAM_CATALOGUES"));
  bind_textdomain_codeset (DOMAIN, "UTF-8");
}

/* The translations are in the files that the build made. */
static void
test_languages (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzGuides) english = imz_guides_new (no_dirs, self->rules, self->letters);
  g_autoptr (ImzGuides) turkish = NULL;

  speak ("tr_TR.UTF-8");
  turkish = imz_guides_new (no_dirs, self->rules, self->letters);
  speak ("C.UTF-8");

  for (guint i = 0; i < imz_guides_get_n (english); i++) {
    ImzGuide *guide = imz_guides_get_nth (english, i);
    ImzGuide *translated = imz_guides_find (turkish, imz_guide_get_id (guide));

    g_assert_cmpuint (imz_guide_get_n_steps (translated), ==, imz_guide_get_n_steps (guide));
    g_assert_cmpstr (imz_guide_get_title (translated), !=, imz_guide_get_title (guide));
    for (guint j = 0; j < imz_guide_get_n_steps (guide); j++) {
      const ImzGuideStep *step = imz_guide_get_step (guide, j);
      const ImzGuideStep *other = imz_guide_get_step (translated, j);

      g_test_message ("%s/%s", imz_guide_get_id (guide), step->id);
      g_assert_cmpstr (other->body[0], !=, step->body[0]);
      g_assert_cmpuint (g_strv_length (other->body), ==, g_strv_length (step->body));
      g_assert_cmpstr (other->link, ==, step->link);
    }
  }
}

static void
test_references (Fixture *self, gconstpointer unused)
{
  ImzGuides *guides = load (self);
  g_autoptr (ImzGuide) guide = NULL;

  g_assert_true (imz_guides_ref (guides) == guides);
  imz_guides_unref (guides);
  guide = imz_guide_ref (imz_guides_get_nth (guides, 0));
  imz_guides_unref (guides);
  g_assert_cmpstr (imz_guide_get_id (guide), ==, "e-onay");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*test) (Fixture *self, gconstpointer unused);
  } tests[] = {
    { "/guides/shipped", test_shipped },           { "/guides/replacing", test_replacing },
    { "/guides/problems", test_problems },         { "/guides/chain", test_chain },
    { "/guides/far-too-many", test_far_too_many }, { "/guides/check-file", test_check_file },
    { "/guides/languages", test_languages },       { "/guides/references", test_references },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
