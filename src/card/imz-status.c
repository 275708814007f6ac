/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-status.h"

struct _ImzStatus {
  GObject parent_instance;

  ImzReaderMonitor *monitor;
  ImzClock *clock;
  ImzTrustSource *trust; /* (nullable) */
  ImzCircumstances *circumstances;
  ImzSnapshot *snapshot; /* with what is known of its certificates */
  ImzVerdict *verdict;
  ImzVerdict *remembered; /* (nullable) */
  ImzAdvice *advice;
};

G_DEFINE_FINAL_TYPE (ImzStatus, imz_status, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear_judgement (ImzStatus *self)
{
  g_clear_pointer (&self->advice, imz_advice_free);
  g_clear_pointer (&self->remembered, imz_verdict_free);
  g_clear_pointer (&self->verdict, imz_verdict_free);
  g_clear_pointer (&self->snapshot, imz_snapshot_unref);
}

static void
judge (ImzStatus *self, gint64 now)
{
  ImzSnapshot *plugged_in = imz_reader_monitor_get_snapshot (self->monitor);
  const ImzRenewalLimits *limits =
    imz_province_get_limits (imz_circumstances_get_province (self->circumstances));
  GPtrArray *remembered = imz_circumstances_get_remembered (self->circumstances);

  clear_judgement (self);
  self->snapshot = imz_trust_source_apply (self->trust, plugged_in);
  self->verdict = imz_verdict_new (self->snapshot, now, limits);
  self->advice = imz_advice_new_for_verdict (self->verdict, self->circumstances);
  if (!imz_snapshot_may_hold_card (self->snapshot))
    self->remembered = imz_verdict_new_remembered (remembered, now, limits);
  imz_clock_set_alarm (self->clock, imz_verdict_next_change (self->snapshot, remembered, now));
}

/* The sentence comes first, from what is known; what is checked now fills in later. */
static void
look (ImzStatus *self)
{
  gint64 now = imz_clock_now (self->clock);

  if (self->trust != NULL)
    imz_trust_source_look (self->trust, imz_reader_monitor_get_snapshot (self->monitor), now);
  judge (self, now);
}

static void
look_again_cb (ImzStatus *self)
{
  look (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
judge_again_cb (ImzStatus *self)
{
  judge (self, imz_clock_now (self->clock));
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
  if (self->trust != NULL)
    g_signal_handlers_disconnect_by_data (self->trust, self);
  g_clear_object (&self->trust);

  G_OBJECT_CLASS (imz_status_parent_class)->dispose (object);
}

static void
imz_status_finalize (GObject *object)
{
  ImzStatus *self = IMZ_STATUS (object);

  clear_judgement (self);
  g_clear_pointer (&self->circumstances, imz_circumstances_unref);

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
  g_signal_connect_object (self->monitor, "notify::snapshot", G_CALLBACK (look_again_cb), self,
                           G_CONNECT_SWAPPED);
}

ImzStatus *
imz_status_new (ImzReaderMonitor *monitor,
                ImzTrustSource *trust,
                ImzClock *clock,
                ImzCircumstances *circumstances)
{
  ImzStatus *self = g_object_new (IMZ_TYPE_STATUS, NULL);

  self->monitor = g_object_ref (monitor);
  self->clock = g_object_ref (clock);
  self->circumstances = imz_circumstances_ref (circumstances);
  if (trust != NULL) {
    self->trust = g_object_ref (trust);
    g_signal_connect_object (trust, "changed", G_CALLBACK (judge_again_cb), self,
                             G_CONNECT_SWAPPED);
  }
  watch_monitor (self);
  g_signal_connect_object (clock, "alarm", G_CALLBACK (look_again_cb), self, G_CONNECT_SWAPPED);
  look (self);

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

  g_signal_handlers_disconnect_by_func (self->monitor, look_again_cb, self);
  g_set_object (&self->monitor, monitor);
  watch_monitor (self);
  look_again_cb (self);
}

ImzCircumstances *
imz_status_get_circumstances (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return self->circumstances;
}

void
imz_status_set_circumstances (ImzStatus *self, ImzCircumstances *circumstances)
{
  g_return_if_fail (IMZ_IS_STATUS (self));

  if (circumstances == self->circumstances)
    return;

  imz_circumstances_unref (self->circumstances);
  self->circumstances = imz_circumstances_ref (circumstances);
  judge_again_cb (self);
}

ImzSnapshot *
imz_status_get_snapshot (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return self->snapshot;
}

gboolean
imz_status_is_settled (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), FALSE);

  return imz_snapshot_is_settled (self->snapshot) &&
         (self->trust == NULL || !imz_trust_source_is_busy (self->trust));
}

void
imz_status_check_trust (ImzStatus *self)
{
  g_return_if_fail (IMZ_IS_STATUS (self));

  if (self->trust != NULL)
    imz_trust_source_retry (self->trust);
}

const ImzVerdict *
imz_status_get_verdict (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return self->verdict;
}

const ImzAdvice *
imz_status_get_advice (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return self->advice;
}

const ImzVerdict *
imz_status_get_remembered (ImzStatus *self)
{
  g_return_val_if_fail (IMZ_IS_STATUS (self), NULL);

  return self->remembered;
}
