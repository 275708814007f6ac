/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-service-watch.h"

#include <gio/gio.h>

struct _ImzServiceWatch {
  GFile *socket;
  ImzServiceWatchFunc appeared;
  gpointer user_data;
  GFile *folder; /* the nearest one above the socket that exists */
  GFileMonitor *monitor;
};

static void watch_nearest_folder (ImzServiceWatch *self);

static void
changed_cb (GFileMonitor *monitor,
            GFile *file,
            GFile *other_file,
            GFileMonitorEvent event,
            gpointer user_data)
{
  ImzServiceWatch *self = user_data;
  gboolean on_the_way = g_file_equal (file, self->socket) || g_file_has_prefix (self->socket, file);

  if (on_the_way || event == G_FILE_MONITOR_EVENT_DELETED ||
      event == G_FILE_MONITOR_EVENT_UNMOUNTED)
    watch_nearest_folder (self);
  if (g_file_equal (file, self->socket) || g_file_query_exists (self->socket, NULL))
    self->appeared (self->user_data);
}

static void
drop_monitor (ImzServiceWatch *self)
{
  if (self->monitor == NULL)
    return;

  /* It may be in the middle of telling several changes, and then outlives our reference. */
  g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
}

static GFile *
find_nearest_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  while (folder != NULL && !g_file_query_exists (folder, NULL)) {
    g_autoptr (GFile) below = g_steal_pointer (&folder);

    folder = g_file_get_parent (below);
  }

  return g_steal_pointer (&folder);
}

static void
watch_nearest_folder (ImzServiceWatch *self)
{
  g_autoptr (GFile) folder = find_nearest_folder (self->socket);

  if (folder == NULL || (self->folder != NULL && g_file_equal (folder, self->folder)))
    return;

  g_set_object (&self->folder, folder);
  drop_monitor (self);
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (changed_cb), self);
}

ImzServiceWatch *
imz_service_watch_new (const char *socket, ImzServiceWatchFunc appeared, gpointer user_data)
{
  ImzServiceWatch *self = g_new0 (ImzServiceWatch, 1);

  self->socket = g_file_new_for_path (socket);
  self->appeared = appeared;
  self->user_data = user_data;
  watch_nearest_folder (self);

  return self;
}

void
imz_service_watch_free (ImzServiceWatch *self)
{
  drop_monitor (self);
  g_clear_object (&self->folder);
  g_clear_object (&self->socket);
  g_free (self);
}
