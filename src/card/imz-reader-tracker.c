/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reader-tracker.h"

#include "imz-read-job.h"
#include "imz-reader-machine.h"

enum {
  MAX_RETRY_FACTOR = 32,
  MAX_UNTOLD_PULLS = 1,
};

struct _ImzReaderTracker {
  char *name;
  ImzReaderDelays delays;
  ImzDrivers *drivers; /* (nullable) */
  ImzReaderTrackerFunc changed;
  gpointer user_data;

  ImzReaderPhase phase;
  guint flags;
  ImzPresence presence;
  gboolean has_report;
  ImzCard *card; /* in READ */

  ImzReadJob *job;      /* the reading under way */
  ImzReadJob *old_job;  /* one that was given up and whose thread still hangs */
  gboolean read_is_due; /* as soon as the old one's thread has ended */

  GSource *deadline;
  GSource *timer;
  GSource *held_timer;
  guint retry_factor;
  guint n_pulls; /* readings that the card went away from, since its reader last told of it */
};

static void step (ImzReaderTracker *self, ImzReaderEvent event, ImzCard *card);

static void
clear_source (GSource **source)
{
  if (*source != NULL) {
    g_source_destroy (*source);
    g_clear_pointer (source, g_source_unref);
  }
}

static void
set_timeout (ImzReaderTracker *self, GSource **source, guint ms, GSourceFunc func)
{
  clear_source (source);
  *source = g_timeout_source_new (ms);
  g_source_set_callback (*source, func, self, NULL);
  g_source_attach (*source, g_main_context_get_thread_default ());
}

static gboolean
deadline_cb (gpointer user_data)
{
  ImzReaderTracker *self = user_data;
  gboolean is_waiting = self->job != NULL && imz_read_job_is_waiting (self->job);

  /* Others may also have taken the card from a reading that had it. */
  clear_source (&self->deadline);
  step (self, is_waiting ? IMZ_READER_EVENT_WAITING : IMZ_READER_EVENT_DEADLINE, NULL);
  return G_SOURCE_REMOVE;
}

/* A card that is out and in again before its reader looks is read once more; a reader that never says
 * that its card went is not waited for again and again. */
static gboolean
pulled_too_often (ImzReaderTracker *self)
{
  return self->phase == IMZ_READER_PHASE_LEAVING && self->n_pulls > MAX_UNTOLD_PULLS;
}

static gboolean
timer_cb (gpointer user_data)
{
  ImzReaderTracker *self = user_data;

  clear_source (&self->timer);
  step (self, pulled_too_often (self) ? IMZ_READER_EVENT_DEADLINE : IMZ_READER_EVENT_TIMER, NULL);
  return G_SOURCE_REMOVE;
}

/* Another program keeps the reading away: it holds the card for itself (the next try is pending), it is
 * in a transaction that we wait for, or it is in one that even connecting has to wait for. */
static gboolean
held_cb (gpointer user_data)
{
  ImzReaderTracker *self = user_data;
  gboolean between_tries = self->job == NULL && self->timer != NULL;
  gboolean in_use = (self->flags & (SCARD_STATE_INUSE | SCARD_STATE_EXCLUSIVE)) != 0;

  clear_source (&self->held_timer);
  if (between_tries || (self->job != NULL && (in_use || imz_read_job_is_waiting (self->job))))
    step (self, IMZ_READER_EVENT_WAITING, NULL);
  return G_SOURCE_REMOVE;
}

static void
stop_timers (ImzReaderTracker *self)
{
  clear_source (&self->deadline);
  clear_source (&self->timer);
  clear_source (&self->held_timer);
}

static ImzReaderEvent
event_of_news (ImzReadNews news)
{
  static const ImzReaderEvent events[] = {
    [IMZ_READ_NEWS_LOCKED] = IMZ_READER_EVENT_LOCKED,
    [IMZ_READ_NEWS_DONE] = IMZ_READER_EVENT_DONE,
    [IMZ_READ_NEWS_BUSY] = IMZ_READER_EVENT_REFUSED,
    [IMZ_READ_NEWS_MUTE] = IMZ_READER_EVENT_NO_ANSWER,
    [IMZ_READ_NEWS_CHANGED] = IMZ_READER_EVENT_PULLED,
    [IMZ_READ_NEWS_GONE] = IMZ_READER_EVENT_PULLED,
    [IMZ_READ_NEWS_FAILED] = IMZ_READER_EVENT_BROKEN,
  };

  return events[news];
}

static void start_reading (ImzReaderTracker *self);

static void
job_cb (ImzReadJob *job,
        ImzReadNews news,
        ImzCard *card,
        const ImzPresence *presence,
        gpointer user_data)
{
  ImzReaderTracker *self = user_data;
  gboolean is_current = job == self->job;

  if (news == IMZ_READ_NEWS_LOCKED) {
    if (is_current)
      step (self, IMZ_READER_EVENT_LOCKED, NULL);
    return;
  }

  g_clear_pointer (is_current ? &self->job : &self->old_job, imz_read_job_release);
  if (!is_current) {
    if (self->read_is_due)
      start_reading (self);
    return;
  }

  /* The reader may have told of another card while this one was read; or not yet of this one. */
  if (news == IMZ_READ_NEWS_DONE && imz_presence_is_later (&self->presence, presence)) {
    step (self, IMZ_READER_EVENT_PULLED, NULL);
    step (self, IMZ_READER_EVENT_CARD, NULL);
  } else {
    if (news == IMZ_READ_NEWS_DONE)
      self->presence = *presence;
    step (self, event_of_news (news), card);
  }
}

static void
start_reading (ImzReaderTracker *self)
{
  if (self->job != NULL)
    return;

  set_timeout (self, &self->deadline, self->delays.read_ms, deadline_cb);

  /* One reading a reader: a new one waits for the thread of one that hangs. */
  self->read_is_due = self->old_job != NULL;
  if (!self->read_is_due) {
    self->job = imz_read_job_start (self->name, self->drivers, job_cb, self);
    if (self->held_timer == NULL)
      set_timeout (self, &self->held_timer, self->delays.held_ms, held_cb);
  }
}

static void
give_up_reading (ImzReaderTracker *self)
{
  stop_timers (self);
  self->retry_factor = 1;
  self->read_is_due = FALSE;
  if (self->job != NULL) {
    imz_read_job_give_up (self->job);
    self->old_job = g_steal_pointer (&self->job);
  }
}

static void
keep (ImzReaderTracker *self, ImzCard *card)
{
  g_clear_pointer (&self->card, imz_card_unref);
  self->card = imz_card_ref (card);
}

static void
keep_without_certificates (ImzReaderTracker *self, ImzCardState state)
{
  g_autoptr (ImzCard) card =
    imz_card_new (self->presence.atr, self->presence.atr_length, state, NULL);

  keep (self, card);
}

static void
wait_for_retry (ImzReaderTracker *self)
{
  clear_source (&self->deadline);
  set_timeout (self, &self->timer, self->delays.retry_ms * self->retry_factor, timer_cb);
  if (self->held_timer == NULL)
    set_timeout (self, &self->held_timer, self->delays.held_ms, held_cb);
  self->retry_factor = MIN (2 * self->retry_factor, (guint) MAX_RETRY_FACTOR);
}

/* A driver has a deadline of its own; ours begins when it ends. After it the card is asked for again. */
static void
renew_deadline (ImzReaderTracker *self)
{
  clear_source (&self->held_timer);
  if (imz_read_job_is_waiting (self->job))
    set_timeout (self, &self->held_timer, self->delays.held_ms, held_cb);
  set_timeout (self, &self->deadline, self->delays.read_ms + imz_read_job_get_driver_ms (self->job),
               deadline_cb);
}

static void
do_deed (ImzReaderTracker *self, ImzReaderDeed deed, ImzCard *card)
{
  switch (deed) {
  case IMZ_READER_DEED_NOTHING:
    break;
  case IMZ_READER_DEED_READ:
    clear_source (&self->timer);
    start_reading (self);
    break;
  case IMZ_READER_DEED_DROP:
    give_up_reading (self);
    break;
  case IMZ_READER_DEED_KEEP:
    give_up_reading (self);
    keep (self, card);
    break;
  case IMZ_READER_DEED_KEEP_SILENT:
    give_up_reading (self);
    keep_without_certificates (self, IMZ_CARD_STATE_SILENT);
    break;
  case IMZ_READER_DEED_KEEP_REMOVED:
    keep_without_certificates (self, IMZ_CARD_STATE_REMOVED);
    break;
  case IMZ_READER_DEED_WAIT_ARRIVAL:
    set_timeout (self, &self->timer, self->delays.arrival_ms, timer_cb);
    break;
  case IMZ_READER_DEED_WAIT_LEAVING:
    give_up_reading (self);
    self->n_pulls++;
    set_timeout (self, &self->timer, self->delays.leaving_ms, timer_cb);
    break;
  case IMZ_READER_DEED_WAIT_RETRY:
    wait_for_retry (self);
    break;
  case IMZ_READER_DEED_SUSPEND_DEADLINE:
    clear_source (&self->deadline);
    break;
  case IMZ_READER_DEED_RENEW_DEADLINE:
    renew_deadline (self);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
step (ImzReaderTracker *self, ImzReaderEvent event, ImzCard *card)
{
  ImzReaderPhase before = self->phase;
  ImzReaderDeed deed = imz_reader_machine_step (&self->phase, event);

  g_debug ("%s: %s, %s → %s", self->name, imz_reader_event_to_word (event),
           imz_reader_phase_to_word (before), imz_reader_phase_to_word (self->phase));

  do_deed (self, deed, card);
  self->changed (self->user_data);
}

ImzReaderTracker *
imz_reader_tracker_new (const char *name,
                        gboolean has_arrived,
                        const ImzReaderDelays *delays,
                        ImzDrivers *drivers,
                        ImzReaderTrackerFunc changed,
                        gpointer user_data)
{
  ImzReaderTracker *self = g_new0 (ImzReaderTracker, 1);

  self->name = g_strdup (name);
  self->delays = *delays;
  self->drivers = drivers != NULL ? imz_drivers_ref (drivers) : NULL;
  self->changed = changed;
  self->user_data = user_data;
  self->phase = has_arrived ? IMZ_READER_PHASE_ARRIVING : IMZ_READER_PHASE_EMPTY;
  self->retry_factor = 1;

  return self;
}

void
imz_reader_tracker_free (ImzReaderTracker *self)
{
  stop_timers (self);
  g_clear_pointer (&self->job, imz_read_job_release);
  g_clear_pointer (&self->old_job, imz_read_job_release);
  g_clear_pointer (&self->card, imz_card_unref);
  g_clear_pointer (&self->drivers, imz_drivers_unref);
  g_free (self->name);
  g_free (self);
}

const char *
imz_reader_tracker_get_name (ImzReaderTracker *self)
{
  return self->name;
}

static ImzReaderState
state_of_phase (ImzReaderPhase phase)
{
  switch (phase) {
  case IMZ_READER_PHASE_EMPTY:
  case IMZ_READER_PHASE_ARRIVING:
    return IMZ_READER_STATE_EMPTY;
  case IMZ_READER_PHASE_READING:
  case IMZ_READER_PHASE_LEAVING:
    return IMZ_READER_STATE_READING;
  case IMZ_READER_PHASE_HELD:
    return IMZ_READER_STATE_BUSY;
  case IMZ_READER_PHASE_READ:
    return IMZ_READER_STATE_CARD;
  case IMZ_READER_PHASE_MUTE:
    return IMZ_READER_STATE_MUTE;
  case IMZ_READER_PHASE_UNAVAILABLE:
    return IMZ_READER_STATE_UNAVAILABLE;
  case IMZ_N_READER_PHASES:
  default:
    g_assert_not_reached ();
  }
}

ImzReader *
imz_reader_tracker_get_reader (ImzReaderTracker *self)
{
  ImzReaderState state = state_of_phase (self->phase);

  if (self->phase == IMZ_READER_PHASE_ARRIVING)
    return NULL;

  return imz_reader_new (self->name, state, state == IMZ_READER_STATE_CARD ? self->card : NULL);
}

void
imz_reader_tracker_take_report (ImzReaderTracker *self, const ImzReaderReport *report)
{
  const guint held = SCARD_STATE_EXCLUSIVE | SCARD_STATE_INUSE;
  gboolean is_new = !self->has_report || !imz_presence_equal (&report->presence, &self->presence) ||
                    (self->flags & (SCARD_STATE_PRESENT | SCARD_STATE_MUTE)) != SCARD_STATE_PRESENT;
  gboolean was_released =
    self->phase == IMZ_READER_PHASE_HELD && (self->flags & held & ~report->flags) != 0;

  if (is_new)
    self->n_pulls = 0;

  self->has_report = TRUE;
  self->flags = report->flags;
  self->presence = report->presence;

  if ((report->flags & SCARD_STATE_UNAVAILABLE) != 0)
    step (self, IMZ_READER_EVENT_UNAVAILABLE, NULL);
  else if ((report->flags & SCARD_STATE_PRESENT) == 0)
    step (self, IMZ_READER_EVENT_EMPTY, NULL);
  else if ((report->flags & SCARD_STATE_MUTE) != 0)
    step (self, IMZ_READER_EVENT_MUTE, NULL);
  else if (is_new || was_released)
    step (self, IMZ_READER_EVENT_CARD, NULL);
}

void
imz_reader_tracker_retry (ImzReaderTracker *self)
{
  step (self, IMZ_READER_EVENT_RETRY, NULL);
}
