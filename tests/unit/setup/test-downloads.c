/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-downloads.h"

#include <fcntl.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "setup-fixture.h"

#define PREFIX "KamuSM-eimza"
#define SINCE_EVER 0
#define NEVER G_MAXINT64

typedef struct {
  SetupFixture folder;
  ImzDownloads *downloads;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changes++;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  setup_fixture_set_up (&self->folder, NULL);
  self->downloads = imz_downloads_new (self->folder.downloads);
  g_signal_connect_swapped (self->downloads, "changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->downloads);
  setup_fixture_tear_down (&self->folder, NULL);
}

static char *
find (Fixture *self, gint64 since)
{
  char *name;

  imz_downloads_find (self->downloads, PREFIX, since, &name);

  return name;
}

static void
wait_for_change (Fixture *self)
{
  guint before = self->n_changes;

  while (self->n_changes == before)
    g_main_context_iteration (NULL, TRUE);
}

/* Until this one is the newest. */
static void
wait_for (Fixture *self, const char *name)
{
  for (;;) {
    g_autofree char *found = find (self, SINCE_EVER);

    if (g_strcmp0 (found, name) == 0)
      return;
    g_main_context_iteration (NULL, TRUE);
  }
}

static void
save (Fixture *self, const char *name)
{
  setup_fixture_write (self->folder.downloads, name, "content");
}

static void
look (Fixture *self)
{
  imz_downloads_look (self->downloads);
  wait_for_change (self);
}

static void
test_before_a_look (Fixture *self, gconstpointer unused)
{
  char *name = NULL;

  save (self, PREFIX ".jnlp");
  g_assert_cmpint (imz_downloads_find (self->downloads, PREFIX, SINCE_EVER, &name), ==,
                   IMZ_FOUND_UNKNOWN);
  g_assert_null (name);
  imz_downloads_look (self->downloads); /* and it goes before that has ended */
}

/* Which names and contents count. */
static void
test_which (Fixture *self, gconstpointer unused)
{
  static const char *const others[] = {
    "KamuSM.jnlp",
    "x" PREFIX ".jnlp",
    PREFIX ".jnlp.part",
    PREFIX ".jnlp.crdownload",
    PREFIX ".jnlp.wkdownload",
    PREFIX,
    PREFIX ".jar.txt",
    ".jar",
  };
  static const char *const ours[] = { PREFIX ".jnlp", PREFIX ".jar", PREFIX " (1).JNLP" };
  g_autofree char *folder = g_build_filename (self->folder.downloads, PREFIX "-folder.jar", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    save (self, others[i]);
  setup_fixture_write (self->folder.downloads, PREFIX "-empty.jnlp", "");
  g_assert_no_errno (g_mkdir (folder, 0700));
  look (self);
  g_assert_null (find (self, SINCE_EVER));

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++) {
    g_autofree char *path = g_build_filename (self->folder.downloads, ours[i], NULL);

    g_test_message ("%s", ours[i]);
    save (self, ours[i]);
    wait_for (self, ours[i]);
    g_assert_null (find (self, NEVER));
    g_assert_no_errno (g_remove (path));
  }
}

static void
test_since (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder.downloads, PREFIX ".jnlp", NULL);
  g_autofree char *found = NULL;
  GStatBuf status;

  save (self, PREFIX ".jnlp");
  look (self);
  g_assert_no_errno (g_stat (path, &status));
  g_assert_null (find (self, (gint64) status.st_ctime + 1));
  found = find (self, (gint64) status.st_ctime);
  g_assert_cmpstr (found, ==, PREFIX ".jnlp");
}

/* As browsers do it: an empty file holds the name, another one is written and moved over it. */
static void
test_as_browsers_do (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder.downloads, PREFIX ".jnlp", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  g_assert_no_errno (g_mkdir_with_parents (self->folder.downloads, 0700));
  look (self);
  setup_fixture_write (self->folder.downloads, PREFIX ".jnlp", "");
  save (self, PREFIX ".jnlp.part");
  g_assert_no_errno (g_rename (part, path));
  wait_for (self, PREFIX ".jnlp");

  g_assert_no_errno (g_remove (path));
  wait_for (self, NULL);
}

/* The folder is made later, and goes, and comes again. */
static void
test_folder (Fixture *self, gconstpointer unused)
{
  look (self);
  g_assert_null (find (self, SINCE_EVER));

  for (guint i = 0; i < 3; i++) {
    g_autofree char *path = g_build_filename (self->folder.downloads, PREFIX ".jar", NULL);

    save (self, PREFIX ".jar");
    wait_for (self, PREFIX ".jar");
    g_assert_no_errno (g_remove (path));
    wait_for (self, NULL);
    g_assert_no_errno (g_remove (self->folder.downloads));
  }
}

/* Nobody comes between who takes the folder away and who makes it anew; nor if it was one further out. */
static void
test_folder_anew (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->folder.downloads, PREFIX ".jar", NULL);
  g_autofree char *outer = g_path_get_dirname (self->folder.downloads);
  g_autofree char *away = g_strconcat (outer, "-away", NULL);

  save (self, PREFIX ".jar");
  look (self);
  g_assert_no_errno (g_remove (path));
  g_assert_no_errno (g_remove (self->folder.downloads));
  save (self, PREFIX ".jar");
  wait_for (self, PREFIX ".jar");
  g_assert_no_errno (g_remove (path));
  wait_for (self, NULL);

  g_assert_no_errno (g_rename (outer, away));
  g_assert_no_errno (g_mkdir_with_parents (self->folder.downloads, 0700));
  imz_downloads_look (self->downloads);
  save (self, PREFIX ".jar");
  wait_for (self, PREFIX ".jar");
  g_assert_no_errno (g_remove (path));
  wait_for (self, NULL);
  g_assert_no_errno (g_remove (self->folder.downloads));
  g_assert_no_errno (g_remove (outer));
  g_assert_no_errno (g_rename (away, outer));
}

static void
test_many (Fixture *self, gconstpointer unused)
{
  enum {
    MANY = 10000,
  };

  g_assert_no_errno (g_mkdir_with_parents (self->folder.downloads, 0700));
  for (guint i = 0; i < MANY; i++) {
    g_autofree char *name = g_strdup_printf ("%05u.%s", i, i % 2 == 0 ? "jar" : "pdf");
    g_autofree char *path = g_build_filename (self->folder.downloads, name, NULL);
    int fd = open (path, O_CREAT | O_WRONLY, 0600);

    g_assert_no_errno (fd);
    g_assert_cmpint (write (fd, "x", 1), ==, 1);
    close (fd);
  }
  look (self);
  g_assert_null (find (self, SINCE_EVER));
  save (self, PREFIX ".jnlp");
  wait_for (self, PREFIX ".jnlp");
}

/* What does not change what was found is not told. Of two in the same moment the first by name is taken. */
static void
test_quiet (Fixture *self, gconstpointer unused)
{
  save (self, PREFIX ".jnlp");
  look (self);
  g_assert_cmpuint (self->n_changes, ==, 1);
  imz_downloads_look (self->downloads);
  imz_downloads_look (self->downloads);
  save (self, PREFIX ".jar");
  wait_for (self, PREFIX ".jar");
  g_assert_cmpuint (self->n_changes, ==, 2);
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/setup/downloads/before-a-look", test_before_a_look);
  add ("/setup/downloads/which", test_which);
  add ("/setup/downloads/since", test_since);
  add ("/setup/downloads/as-browsers-do", test_as_browsers_do);
  add ("/setup/downloads/folder", test_folder);
  add ("/setup/downloads/folder-anew", test_folder_anew);
  add ("/setup/downloads/many", test_many);
  add ("/setup/downloads/quiet", test_quiet);
  return g_test_run ();
}
