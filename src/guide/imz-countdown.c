/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-countdown.h"

#define MAX_SECONDS (60 * 60)
#define ENDING_SECONDS 60

struct _ImzCountdown {
  GObject parent_instance;

  ImzClock *clock;
  ImzCountdownState state;
  guint whole;
  guint left;
  gint64 ends_at; /* while it runs */
  gboolean has_warned;
};

G_DEFINE_FINAL_TYPE (ImzCountdown, imz_countdown, G_TYPE_OBJECT)

/* What can happen to it. What is left is looked at each second and after each start. */
typedef enum {
  EVENT_START,
  EVENT_STOP,
  EVENT_MUCH_LEFT,
  EVENT_LITTLE_LEFT,
  EVENT_NOTHING_LEFT,
  N_EVENTS,
} Event;

#define IDLE IMZ_COUNTDOWN_IDLE
#define RUNNING IMZ_COUNTDOWN_RUNNING
#define ENDING IMZ_COUNTDOWN_ENDING
#define OVER IMZ_COUNTDOWN_OVER

/* After a machine slept, a whole code may be over at once. */
static const ImzCountdownState next_states[][N_EVENTS] = {
  /*            start    stop  much     little  nothing */
  [IDLE] = { RUNNING, IDLE, IDLE, IDLE, IDLE },
  [RUNNING] = { RUNNING, IDLE, RUNNING, ENDING, OVER },
  [ENDING] = { RUNNING, IDLE, RUNNING, ENDING, OVER },
  [OVER] = { RUNNING, IDLE, OVER, OVER, OVER },
};

static guint changed_signal;
static guint ending_signal;

static gboolean
is_running (ImzCountdown *self)
{
  return self->state == RUNNING || self->state == ENDING;
}

static Event
event_of (guint left)
{
  if (left == 0)
    return EVENT_NOTHING_LEFT;

  return left <= ENDING_SECONDS ? EVENT_LITTLE_LEFT : EVENT_MUCH_LEFT;
}

static void
handle (ImzCountdown *self, Event event)
{
  self->state = next_states[self->state][event];
}

static void
look (ImzCountdown *self)
{
  gint64 now = imz_clock_now (self->clock);

  self->left = self->ends_at > now ? (guint) (self->ends_at - now) : 0;
  handle (self, event_of (self->left));
  imz_clock_set_alarm (self->clock, is_running (self) ? now + 1 : 0);
}

static void
tell (ImzCountdown *self)
{
  g_object_ref (self);
  g_signal_emit (self, changed_signal, 0);
  if (self->state == ENDING && !self->has_warned) {
    self->has_warned = TRUE;
    g_signal_emit (self, ending_signal, 0);
  }
  g_object_unref (self);
}

static void
alarm_cb (ImzCountdown *self)
{
  guint left = self->left;

  if (!is_running (self))
    return;

  look (self);
  if (self->left != left)
    tell (self);
}

static void
imz_countdown_dispose (GObject *object)
{
  ImzCountdown *self = IMZ_COUNTDOWN (object);

  if (self->clock != NULL)
    imz_clock_set_alarm (self->clock, 0);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (imz_countdown_parent_class)->dispose (object);
}

static void
imz_countdown_class_init (ImzCountdownClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_countdown_dispose;

  /**
   * ImzCountdown::changed:
   *
   * Another second, or another state.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  /**
   * ImzCountdown::ending:
   *
   * A minute or less is left; once for each start.
   */
  ending_signal = g_signal_new ("ending", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_countdown_init (ImzCountdown *self)
{
}

ImzCountdown *
imz_countdown_new (ImzClock *clock)
{
  ImzCountdown *self = g_object_new (IMZ_TYPE_COUNTDOWN, NULL);

  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "alarm", G_CALLBACK (alarm_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
imz_countdown_start (ImzCountdown *self, guint seconds)
{
  g_return_if_fail (IMZ_IS_COUNTDOWN (self));
  g_return_if_fail (seconds > 0);

  self->whole = MIN (seconds, MAX_SECONDS);
  self->ends_at = imz_clock_now (self->clock) + self->whole;
  self->has_warned = FALSE;
  handle (self, EVENT_START);
  look (self);
  tell (self);
}

void
imz_countdown_stop (ImzCountdown *self)
{
  g_return_if_fail (IMZ_IS_COUNTDOWN (self));

  if (self->state == IDLE)
    return;

  handle (self, EVENT_STOP);
  self->left = self->whole = 0;
  imz_clock_set_alarm (self->clock, 0);
  tell (self);
}

void
imz_countdown_adjust (ImzCountdown *self, int seconds)
{
  guint left;

  g_return_if_fail (IMZ_IS_COUNTDOWN (self));

  if (!is_running (self))
    return;

  left = self->left;
  look (self);
  if (is_running (self)) {
    self->ends_at +=
      CLAMP ((gint64) self->left + seconds, 1, (gint64) MAX_SECONDS) - (gint64) self->left;
    look (self);
    self->whole = MAX (self->whole, self->left);
  }
  if (self->left != left)
    tell (self);
}

ImzCountdownState
imz_countdown_get_state (ImzCountdown *self)
{
  g_return_val_if_fail (IMZ_IS_COUNTDOWN (self), IMZ_COUNTDOWN_IDLE);

  return self->state;
}

guint
imz_countdown_get_left (ImzCountdown *self)
{
  g_return_val_if_fail (IMZ_IS_COUNTDOWN (self), 0);

  return self->left;
}

guint
imz_countdown_get_whole (ImzCountdown *self)
{
  g_return_val_if_fail (IMZ_IS_COUNTDOWN (self), 0);

  return self->whole;
}
