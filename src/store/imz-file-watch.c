/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-file-watch.h"

enum {
  RATE_LIMIT_MS = 100, /* between two notices of one file */
};

struct _ImzFileWatch {
  char *dir;
  char *name;
  char *wal_name;
  ImzFileWatchFunc touched;
  gpointer user_data;
  char *watched_dir; /* the innermost folder on the way to the file that is there */
  GFileMonitor *monitor;
};

static char *
find_existing_folder (const char *dir)
{
  char *folder = g_strdup (dir);

  while (!g_file_test (folder, G_FILE_TEST_IS_DIR) && strcmp (folder, ".") != 0) {
    g_autofree char *inner = folder;

    folder = g_path_get_dirname (inner);
  }

  return folder;
}

static void
stop (ImzFileWatch *self)
{
  if (self->monitor == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

static gboolean
is_ours (ImzFileWatch *self, GFile *file)
{
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  return name != NULL && (strcmp (name, self->name) == 0 || strcmp (name, self->wal_name) == 0);
}

static void changed_cb (GFileMonitor *monitor,
                        GFile *file,
                        GFile *other,
                        GFileMonitorEvent event,
                        gpointer user_data);

/* GLib would look for a folder that is not there again and again. */
static gboolean
start (ImzFileWatch *self)
{
  char *folder = find_existing_folder (self->dir);
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  if (g_strcmp0 (folder, self->watched_dir) == 0) {
    g_free (folder);
    return FALSE;
  }

  stop (self);
  g_free (self->watched_dir);
  self->watched_dir = folder;
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL) {
    g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MS);
    g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
  }

  return TRUE;
}

static void
changed_cb (GFileMonitor *monitor,
            GFile *file,
            GFile *other,
            GFileMonitorEvent event,
            gpointer user_data)
{
  ImzFileWatch *self = user_data;
  gboolean is_elsewhere = FALSE;

  /* While one folder was being taken into view, the next one may have been made in it. */
  while (start (self))
    is_elsewhere = TRUE;

  if (is_elsewhere || is_ours (self, file) || is_ours (self, other))
    self->touched (self->user_data);
}

ImzFileWatch *
imz_file_watch_new (const char *path, ImzFileWatchFunc touched, gpointer user_data)
{
  ImzFileWatch *self = g_new0 (ImzFileWatch, 1);

  self->dir = g_path_get_dirname (path);
  self->name = g_path_get_basename (path);
  self->wal_name = g_strconcat (self->name, "-wal", NULL);
  self->touched = touched;
  self->user_data = user_data;
  while (start (self))
    ;

  return self;
}

void
imz_file_watch_free (ImzFileWatch *self)
{
  stop (self);
  g_free (self->dir);
  g_free (self->name);
  g_free (self->wal_name);
  g_free (self->watched_dir);
  g_free (self);
}
