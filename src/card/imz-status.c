/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-status.h"

struct _ImzStatus {
  GObject parent_instance;

  ImzReaderMonitor *monitor;
  ImzClock *clock;
  ImzRenewalLimits limits;
  ImzVerdict *verdict;
};

G_DEFINE_FINAL_TYPE (ImzStatus, imz_status, G_TYPE_OBJECT)

static guint changed_signal;

static void
judge (ImzStatus *self)
{
  ImzSnapshot *snapshot = imz_reader_monitor_get_snapshot (self->monitor);
  gint64 now = imz_clock_now (self->clock);

  g_clear_pointer (&self->verdict, imz_verdict_free);
  self->verdict = imz_verdict_new (snapshot, now, &self->limits);
  imz_clock_set_alarm (self->clock, imz_verdict_next_change (snapshot, now));
}

static void
judge_again_cb (ImzStatus *self)
{
  judge (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
imz_status_dispose (GObject *object)
{
  ImzStatus *self = IMZ_STATUS (object);

  if (self->clock != NULL)
    imz_clock_set_alarm (self->clock, 0);
  g_clear_object (&self->clock);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (imz_status_parent_class)->dispose (object);
}

static void
imz_status_finalize (GObject *object)
{
  ImzStatus *self = IMZ_STATUS (object);

  g_clear_pointer (&self->verdict, imz_verdict_free);

  G_OBJECT_CLASS (imz_status_parent_class)->finalize (object);
}

static void
imz_status_class_init (ImzStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_status_dispose;
  object_class->finalize = imz_status_finalize;

  /**
   * ImzStatus::changed:
   *
   * The snapshot or what it means is another one.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_status_init (ImzStatus *self)
{
}

static void
watch_monitor (ImzStatus *self)
{
  g_signal_connect_object (self->monitor, "notify::snapshot", G_CALLBACK (judge_again_cb), self,
                           G_CONNECT_SWAPPED);
}

ImzStatus *
imz_status_new (ImzReaderMonitor *monitor, ImzClock *clock, const ImzRenewalLimits *limits)
{
  ImzStatus *self = g_object_new (IMZ_TYPE_STATUS, NULL);

  self->monitor = g_object_ref (monitor);
  self->clock = g_object_ref (clock);
  self->limits = *limits;
  watch_monitor (self);
  g_signal_connect_object (clock, "alarm", G_CALLBACK (judge_again_cb), self, G_CONNECT_SWAPPED);
  judge (self);

  return self;
}

ImzReaderMonitor *
imz_status_get_monitor (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return self->monitor;
}

void
imz_status_set_monitor (ImzStatus *self, ImzReaderMonitor *monitor)
{
  g_return_if_fail (IMZ_IS_STATUS (self));
  g_return_if_fail (IMZ_IS_READER_MONITOR (monitor));

  if (monitor == self->monitor)
    return;

  g_signal_handlers_disconnect_by_func (self->monitor, judge_again_cb, self);
  g_set_object (&self->monitor, monitor);
  watch_monitor (self);
  judge_again_cb (self);
}

ImzSnapshot *
imz_status_get_snapshot (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return imz_reader_monitor_get_snapshot (self->monitor);
}

const ImzVerdict *
imz_status_get_verdict (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return self->verdict;
}
