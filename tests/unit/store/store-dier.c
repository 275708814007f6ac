/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* store-dier DIR N ACTION [BACKUP]: does one thing to the database and its backups, and dies before the Nth name that
 * is given to a file, taken from one, or brought to the disk; comes to its end if there are fewer. */

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "imz-backups-model.h"
#include "imz-eraser-model.h"

#define NOW ((gint64) 1795255200)

static guint n_left;

static void
die_or_go_on (void)
{
  if (--n_left == 0)
    raise (SIGKILL);
}

/* These stand before the system's own ones, also for what the libraries call. */
int
link (const char *from, const char *to)
{
  die_or_go_on ();
  return linkat (AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink (const char *path)
{
  die_or_go_on ();
  return unlinkat (AT_FDCWD, path, 0);
}

int
rename (const char *from, const char *to)
{
  die_or_go_on ();
  return renameat (AT_FDCWD, from, AT_FDCWD, to);
}

int
fsync (int fd)
{
  die_or_go_on ();
  return (int) syscall (SYS_fsync, fd);
}

int
rmdir (const char *path)
{
  die_or_go_on ();
  return unlinkat (AT_FDCWD, path, AT_REMOVEDIR);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) erased = imz_eraser_model_erase_finish (IMZ_ERASER_MODEL (source), result);

  *(gboolean *) user_data = TRUE;
}

static void
erase (const char *dir)
{
  g_autofree char *nowhere = g_build_filename (dir, "nowhere", NULL);
  g_autoptr (ImzDatabase) database = imz_database_new (dir, 0);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);
  g_autoptr (ImzFormDataModel) form_data = imz_form_data_model_new (people);
  g_autoptr (ImzEraserModel) eraser = imz_eraser_model_new (
    &(ImzEraserPlaces){ .data_dir = dir, .cache_dir = nowhere, .report = nowhere }, form_data);
  gboolean is_erased = FALSE;

  imz_eraser_model_erase_async (eraser, erased_cb, &is_erased);
  while (!is_erased)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ImzBackupsModel) model = imz_backups_model_new (argv[1]);
  const char *action = argv[3];
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  n_left = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  if (strcmp (action, "restore") == 0)
    imz_backups_model_restore (model, argv[4], NOW, NULL, &error);
  else if (strcmp (action, "aside") == 0)
    imz_backups_model_set_aside (model, NOW, NULL, &error);
  else if (strcmp (action, "backup") == 0)
    path = imz_backups_model_make (model, NOW, &error);
  else
    erase (argv[1]);

  g_assert_no_error (error);
  return 0;
}
