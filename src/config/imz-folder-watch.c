/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-folder-watch.h"

#include <sys/stat.h>

#include <gio/gio.h>

enum {
  RATE_LIMIT_MS = 100, /* between two notices of one file */
};

struct _ImzFolderWatch {
  char *dir;
  ImzFolderWatchFunc touched;
  gpointer user_data;
  ImzFolderPlace watched; /* its path is NULL while nothing is known to be watched */
  GFileMonitor *monitor;  /* (nullable) */
};

void
imz_folder_place_find (ImzFolderPlace *place, const char *dir)
{
  struct stat status = { 0 };
  char *folder = g_strdup (dir);

  while ((stat (folder, &status) != 0 || !S_ISDIR (status.st_mode)) && strcmp (folder, ".") != 0 &&
         strcmp (folder, "/") != 0) {
    g_autofree char *inner = folder;

    folder = g_path_get_dirname (inner);
    status = (struct stat){ 0 };
  }

  *place = (ImzFolderPlace){ folder, status.st_dev, status.st_ino };
}

void
imz_folder_place_clear (ImzFolderPlace *place)
{
  g_clear_pointer (&place->path, g_free);
}

static void
stop (ImzFolderWatch *self)
{
  if (self->monitor == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

static gboolean
is_end (ImzFolderWatch *self, GFile *file, GFileMonitorEvent event)
{
  g_autoptr (GFile) watched =
    self->watched.path != NULL ? g_file_new_for_path (self->watched.path) : NULL;

  return (event == G_FILE_MONITOR_EVENT_DELETED || event == G_FILE_MONITOR_EVENT_UNMOUNTED) &&
         watched != NULL && g_file_equal (file, watched);
}

static void
changed_cb (GFileMonitor *monitor,
            GFile *file,
            GFile *other,
            GFileMonitorEvent event,
            gpointer user_data)
{
  ImzFolderWatch *self = user_data;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *other_name = other != NULL ? g_file_get_basename (other) : NULL;

  if (is_end (self, file, event))
    imz_folder_place_clear (
      &self->watched); /* another one may be in its place, even of its number */

  if (g_strcmp0 (self->watched.path, self->dir) == 0)
    self->touched (name, other_name, self->user_data);
  else
    self->touched (NULL, NULL, self->user_data);
}

ImzFolderWatch *
imz_folder_watch_new (const char *dir, ImzFolderWatchFunc touched, gpointer user_data)
{
  ImzFolderWatch *self = g_new0 (ImzFolderWatch, 1);

  self->dir = g_strdup (dir);
  self->touched = touched;
  self->user_data = user_data;

  return self;
}

void
imz_folder_watch_free (ImzFolderWatch *self)
{
  stop (self);
  g_free (self->dir);
  imz_folder_place_clear (&self->watched);
  g_free (self);
}

gboolean
imz_folder_watch_move (ImzFolderWatch *self, const ImzFolderPlace *place)
{
  g_autoptr (GFile) file = g_file_new_for_path (place->path);

  if (g_strcmp0 (self->watched.path, place->path) == 0 && self->watched.device == place->device &&
      self->watched.inode == place->inode)
    return FALSE;

  /* GLib would look for a folder that is not there again and again. */
  stop (self);
  imz_folder_place_clear (&self->watched);
  self->watched = (ImzFolderPlace){ g_strdup (place->path), place->device, place->inode };
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL) {
    g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT_MS);
    g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
  }

  return TRUE;
}
