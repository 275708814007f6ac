/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-pcsc-monitor.h"

#include "imz-card-error.h"
#include "imz-pcsc-watcher.h"
#include "imz-reader-tracker.h"
#include "imz-service-watch.h"

struct _ImzPcscMonitor {
  GObject parent_instance;

  ImzPcscSettings settings;
  ImzPcscWatcher *watcher;
  ImzServiceWatch *service_watch; /* while the service is not running */
  GSource *first_report_deadline; /* until the first report has come */
  ImzServiceState service;
  GPtrArray *trackers;
  gboolean is_holding_back; /* not all trackers have heard the news yet */
  ImzSnapshot *snapshot;
};

static void imz_pcsc_monitor_iface_init (ImzReaderMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ImzPcscMonitor,
                               imz_pcsc_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_READER_MONITOR,
                                                      imz_pcsc_monitor_iface_init))

typedef enum {
  PROP_SNAPSHOT = 1,
} ImzPcscMonitorProperty;

static const char *const default_programs[] = { "/usr/sbin/pcscd", "/usr/bin/pcscd", NULL };

const ImzPcscSettings IMZ_PCSC_SETTINGS_DEFAULT = {
  .delays = {
    .read_ms = 10 * 1000,
    .held_ms = 1000,
    .arrival_ms = 500,
    .leaving_ms = 1500,
    .retry_ms = 250,
  },
  .longest_sleep_ms = 60 * 1000,
  .socket = "/run/pcscd/pcscd.comm",
  .programs = default_programs,
};

static void
publish (ImzPcscMonitor *self)
{
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_autoptr (ImzSnapshot) snapshot = NULL;
  gboolean is_first = imz_snapshot_get_service (self->snapshot) == IMZ_SERVICE_STATE_STARTING;

  for (guint i = 0; i < self->trackers->len; i++) {
    ImzReader *reader = imz_reader_tracker_get_reader (g_ptr_array_index (self->trackers, i));

    if (reader != NULL)
      g_ptr_array_add (readers, reader);
    else if (is_first)
      return; /* the first snapshot tells of all that were there before us */
  }

  snapshot = imz_snapshot_new (self->service, readers);
  if (imz_snapshot_equal (snapshot, self->snapshot))
    return;

  g_clear_pointer (&self->snapshot, imz_snapshot_unref);
  self->snapshot = g_steal_pointer (&snapshot);
  g_object_notify (G_OBJECT (self), "snapshot");
}

static void
tracker_changed_cb (gpointer user_data)
{
  ImzPcscMonitor *self = user_data;

  if (!self->is_holding_back)
    publish (self);
}

static void
appeared_cb (gpointer user_data)
{
  ImzPcscMonitor *self = user_data;

  imz_pcsc_watcher_wake (self->watcher);
}

/* A socket that appeared before we watched for it would go unnoticed: it is tried once more. */
static void
watch_service (ImzPcscMonitor *self)
{
  self->service_watch = imz_service_watch_new (self->settings.socket, appeared_cb, self);
  if (g_file_test (self->settings.socket, G_FILE_TEST_EXISTS))
    imz_pcsc_watcher_wake (self->watcher);
}

static gboolean
is_installed (ImzPcscMonitor *self)
{
  for (gsize i = 0; self->settings.programs[i] != NULL; i++) {
    if (g_file_test (self->settings.programs[i], G_FILE_TEST_EXISTS))
      return TRUE;
  }

  return FALSE;
}

static ImzServiceState
service_of_result (ImzPcscMonitor *self, LONG result)
{
  if (result == SCARD_S_SUCCESS)
    return IMZ_SERVICE_STATE_RUNNING;
  if (imz_card_error_from_pcsc (result) == IMZ_CARD_ERROR_DENIED)
    return IMZ_SERVICE_STATE_DENIED;

  return is_installed (self) ? IMZ_SERVICE_STATE_STOPPED : IMZ_SERVICE_STATE_ABSENT;
}

static void
clear_first_report_deadline (ImzPcscMonitor *self)
{
  if (self->first_report_deadline != NULL) {
    g_source_destroy (self->first_report_deadline);
    g_clear_pointer (&self->first_report_deadline, g_source_unref);
  }
}

/* A service that takes the connection and never says a word is as good as stopped. */
static gboolean
first_report_deadline_cb (gpointer user_data)
{
  ImzPcscMonitor *self = user_data;

  clear_first_report_deadline (self);
  self->service = IMZ_SERVICE_STATE_STOPPED;
  publish (self);

  return G_SOURCE_REMOVE;
}

static ImzReaderTracker *
take_tracker (GPtrArray *trackers, const char *name)
{
  for (guint i = 0; i < trackers->len; i++) {
    if (strcmp (imz_reader_tracker_get_name (g_ptr_array_index (trackers, i)), name) == 0)
      return g_ptr_array_steal_index (trackers, i);
  }

  return NULL;
}

static void
report_cb (const ImzPcscReport *report, gpointer user_data)
{
  ImzPcscMonitor *self = user_data;
  g_autoptr (ImzPcscMonitor) alive = g_object_ref (self);
  gboolean was_running = self->service == IMZ_SERVICE_STATE_RUNNING;
  g_autoptr (GPtrArray) old_trackers = g_steal_pointer (&self->trackers);

  clear_first_report_deadline (self);

  self->trackers = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_tracker_free);
  for (guint i = 0; i < report->readers->len; i++) {
    const ImzReaderReport *reader = g_ptr_array_index (report->readers, i);
    ImzReaderTracker *tracker = take_tracker (old_trackers, reader->name);

    if (tracker == NULL)
      tracker = imz_reader_tracker_new (reader->name, was_running || reader->is_starting,
                                        &self->settings.delays, self->settings.drivers,
                                        tracker_changed_cb, self);
    g_ptr_array_add (self->trackers, tracker);
  }

  self->service = service_of_result (self, report->service);
  g_clear_pointer (&self->service_watch, imz_service_watch_free);
  if (self->service != IMZ_SERVICE_STATE_RUNNING)
    watch_service (self);

  /* What each tracker makes of it is published with what all the others do. */
  self->is_holding_back = TRUE;
  for (guint i = 0; i < report->readers->len; i++)
    imz_reader_tracker_take_report (g_ptr_array_index (self->trackers, i),
                                    g_ptr_array_index (report->readers, i));
  self->is_holding_back = FALSE;
  publish (self);
}

static ImzSnapshot *
imz_pcsc_monitor_get_snapshot (ImzReaderMonitor *monitor)
{
  return IMZ_PCSC_MONITOR (monitor)->snapshot;
}

static void
imz_pcsc_monitor_retry (ImzReaderMonitor *monitor)
{
  ImzPcscMonitor *self = IMZ_PCSC_MONITOR (monitor);

  imz_pcsc_watcher_wake (self->watcher);

  self->is_holding_back = TRUE;
  for (guint i = 0; i < self->trackers->len; i++)
    imz_reader_tracker_retry (g_ptr_array_index (self->trackers, i));
  self->is_holding_back = FALSE;
  publish (self);
}

static void
imz_pcsc_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzPcscMonitor *self = IMZ_PCSC_MONITOR (object);

  switch ((ImzPcscMonitorProperty) prop_id) {
  case PROP_SNAPSHOT:
    g_value_set_boxed (value, self->snapshot);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_pcsc_monitor_dispose (GObject *object)
{
  ImzPcscMonitor *self = IMZ_PCSC_MONITOR (object);

  clear_first_report_deadline (self);
  g_clear_pointer (&self->watcher, imz_pcsc_watcher_stop);
  g_clear_pointer (&self->service_watch, imz_service_watch_free);
  g_ptr_array_set_size (self->trackers, 0);

  G_OBJECT_CLASS (imz_pcsc_monitor_parent_class)->dispose (object);
}

static void
imz_pcsc_monitor_finalize (GObject *object)
{
  ImzPcscMonitor *self = IMZ_PCSC_MONITOR (object);

  g_clear_pointer (&self->trackers, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, imz_snapshot_unref);
  g_clear_pointer (&self->settings.drivers, imz_drivers_unref);

  G_OBJECT_CLASS (imz_pcsc_monitor_parent_class)->finalize (object);
}

static void
imz_pcsc_monitor_class_init (ImzPcscMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = imz_pcsc_monitor_get_property;
  object_class->dispose = imz_pcsc_monitor_dispose;
  object_class->finalize = imz_pcsc_monitor_finalize;

  g_object_class_override_property (object_class, PROP_SNAPSHOT, "snapshot");
}

static void
imz_pcsc_monitor_init (ImzPcscMonitor *self)
{
  self->service = IMZ_SERVICE_STATE_STARTING;
  self->snapshot = imz_snapshot_new (self->service, NULL);
  self->trackers = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_tracker_free);
}

static void
imz_pcsc_monitor_iface_init (ImzReaderMonitorInterface *iface)
{
  iface->get_snapshot = imz_pcsc_monitor_get_snapshot;
  iface->retry = imz_pcsc_monitor_retry;
}

ImzPcscMonitor *
imz_pcsc_monitor_new (const ImzPcscSettings *settings)
{
  ImzPcscMonitor *self = g_object_new (IMZ_TYPE_PCSC_MONITOR, NULL);

  self->settings = *settings;
  if (settings->drivers != NULL)
    imz_drivers_ref (settings->drivers);
  self->watcher = imz_pcsc_watcher_start (settings->longest_sleep_ms, report_cb, self);

  self->first_report_deadline = g_timeout_source_new (settings->delays.read_ms);
  g_source_set_callback (self->first_report_deadline, first_report_deadline_cb, self, NULL);
  g_source_attach (self->first_report_deadline, g_main_context_get_thread_default ());

  return self;
}
