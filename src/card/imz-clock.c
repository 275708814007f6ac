/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-clock.h"

G_DEFINE_ABSTRACT_TYPE (ImzClock, imz_clock, G_TYPE_OBJECT)

static guint alarm_signal;

static void
imz_clock_class_init (ImzClockClass *klass)
{
  /**
   * ImzClock::alarm:
   *
   * The time asked for has come, or the clock was set.
   */
  alarm_signal = g_signal_new ("alarm", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
imz_clock_init (ImzClock *self)
{
}

gint64
imz_clock_now (ImzClock *self)
{
  g_return_val_if_fail (IMZ_IS_CLOCK (self), 0);

  return IMZ_CLOCK_GET_CLASS (self)->now (self);
}

void
imz_clock_set_alarm (ImzClock *self, gint64 time)
{
  g_return_if_fail (IMZ_IS_CLOCK (self));

  IMZ_CLOCK_GET_CLASS (self)->set_alarm (self, time);
}

void
imz_clock_ring (ImzClock *self)
{
  g_return_if_fail (IMZ_IS_CLOCK (self));

  g_signal_emit (self, alarm_signal, 0);
}
