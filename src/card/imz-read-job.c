/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-read-job.h"

#include "imz-akis-reader.h"
#include "imz-card-error.h"
#include "imz-card-thread.h"
#include "imz-pcsc-session.h"

enum {
  MAX_ATTEMPTS = 3, /* at a card that changes, or a service that restarts, under our hands */
};

struct _ImzReadJob {
  gatomicrefcount ref_count; /* the owner's share and the thread's */
  char *reader;
  ImzDrivers *drivers; /* (nullable) */
  GMainContext *context;
  int is_waiting; /* atomic */
  int driver_ms;  /* atomic */
  GCancellable *given_up;

  /* Touched in the owner's context only. */
  ImzReadJobFunc func;
  gpointer user_data;
};

typedef struct {
  ImzReadJob *job;
  ImzApduChannel *channel;
} Line;

typedef struct {
  ImzReadJob *job;
  ImzReadNews news;
  ImzCard *card;
  ImzPresence presence;
} Message;

static ImzReadJob *
ref_job (ImzReadJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
unref_job (ImzReadJob *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_main_context_unref (self->context);
  g_object_unref (self->given_up);
  g_clear_pointer (&self->drivers, imz_drivers_unref);
  g_free (self->reader);
  g_free (self);
}

static void
free_message (gpointer data)
{
  Message *message = data;

  unref_job (message->job);
  g_clear_pointer (&message->card, imz_card_unref);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;
  ImzReadJob *job = message->job;

  if (job->func != NULL)
    job->func (job, message->news, message->card, message->card != NULL ? &message->presence : NULL,
               job->user_data);

  return G_SOURCE_REMOVE;
}

static void
post (ImzReadJob *self, ImzReadNews news, ImzCard *card, const ImzPresence *presence)
{
  Message *message = g_new0 (Message, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  message->job = ref_job (self);
  message->news = news;
  message->card = card;
  if (presence != NULL)
    message->presence = *presence;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, message, free_message);
  g_source_attach (source, self->context);
}

/* A card that answers for ever is left alone, too, for other programs to use. */
static gboolean
transmit_cb (const guint8 *command,
             gsize command_length,
             guint8 *response,
             gsize *response_length,
             gpointer user_data,
             GError **error)
{
  Line *line = user_data;

  if (g_cancellable_is_cancelled (line->job->given_up)) {
    g_set_error_literal (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_FAILED, "the reading was given up");
    return FALSE;
  }

  return line->channel->transmit (command, command_length, response, response_length,
                                  line->channel->user_data, error);
}

/* Waits until no other program holds the card, and holds it for as long as the session lives. */
static ImzPcscSession *
open_session (ImzReadJob *self, GError **error)
{
  g_autoptr (ImzPcscSession) session = imz_pcsc_session_new (self->reader, error);
  gboolean locked;

  if (session == NULL)
    return NULL;

  g_atomic_int_set (&self->is_waiting, TRUE);
  locked = imz_pcsc_session_begin (session, error);
  g_atomic_int_set (&self->is_waiting, FALSE);
  if (!locked)
    return NULL;
  post (self, IMZ_READ_NEWS_LOCKED, NULL, NULL);

  return g_steal_pointer (&session);
}

/* Without a driver; NULL with an error if the card could not be read to the end undisturbed. */
static ImzCard *
read_directly (ImzReadJob *self, ImzPresence *presence, GError **error)
{
  g_autoptr (ImzPcscSession) session = open_session (self, error);
  g_autoptr (GPtrArray) certificates = NULL;
  Line line = { .job = self };
  ImzApduChannel channel = { transmit_cb, &line };
  ImzCardState state;
  ImzAtrFacts atr_facts;

  if (session == NULL)
    return NULL;

  *presence = *imz_pcsc_session_get_presence (session);
  atr_facts = imz_atr_parse (presence->atr, presence->atr_length);
  line.channel = imz_pcsc_session_get_channel (session);
  certificates = imz_akis_reader_read (&channel, &atr_facts, &state, error);
  if (certificates == NULL || !imz_pcsc_session_check (session, error))
    return NULL;

  return imz_card_new (presence->atr, presence->atr_length, state, certificates);
}

/* The driver has a deadline of its own, which comes on top of ours; 0: it is done. */
static void
waiting_cb (guint ms, gpointer user_data)
{
  ImzReadJob *self = user_data;

  g_atomic_int_set (&self->driver_ms, (int) ms);
  post (self, IMZ_READ_NEWS_LOCKED, NULL, NULL);
}

/* Not one that could not be loaded, nor one that broke down or hung: with it the card itself may hang. */
static gboolean
has_talked_to_driver (ImzCard *card)
{
  ImzDriver *driver = imz_card_get_driver (card);
  ImzDriverProblem problem =
    driver != NULL ? imz_driver_get_facts (driver)->problem : IMZ_DRIVER_PROBLEM_MISSING;

  return problem == IMZ_DRIVER_PROBLEM_NONE || problem == IMZ_DRIVER_PROBLEM_NO_TOKEN ||
         problem == IMZ_DRIVER_PROBLEM_FAILED;
}

/* A reader may not know yet that its card went; nor does a driver that says that all is well of the part it
 * had read by then, or that it sees no card. One answer of the card's own tells. Not long ago it did answer:
 * if even connecting takes its time now, that is another program's doing. */
static gboolean
is_still_there (ImzReadJob *self, const ImzPresence *presence)
{
  static const guint8 select_mf[] = { 0x00, 0xA4, 0x00, 0x00, 0x02, 0x3F, 0x00 };
  g_autoptr (ImzPcscSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_there;
  guint16 status;

  g_atomic_int_set (&self->is_waiting, TRUE);
  waiting_cb (0, self);
  session = open_session (self, &error);
  g_atomic_int_set (&self->is_waiting, FALSE);

  is_there = session != NULL &&
             imz_presence_equal (imz_pcsc_session_get_presence (session), presence) &&
             imz_apdu_channel_send (imz_pcsc_session_get_channel (session), select_mf,
                                    sizeof select_mf, NULL, &status, &error) &&
             imz_pcsc_session_check (session, &error);
  if (error != NULL)
    g_debug ("the card does not answer after its driver: %s", error->message);

  return is_there;
}

/* Once; NULL with an error if the card could not be read to the end undisturbed. By the time a driver is
 * asked the card is let go of. */
static ImzCard *
read_once (ImzReadJob *self, ImzPresence *presence, gboolean is_last, GError **error)
{
  g_autoptr (ImzCard) direct = read_directly (self, presence, error);
  g_autoptr (ImzCard) card = NULL;
  ImzDriverReading reading = {
    .reader = self->reader,
    .presence = presence,
    .is_last = is_last,
    .cancellable = self->given_up,
    .waiting = waiting_cb,
    .user_data = self,
  };

  if (direct == NULL || self->drivers == NULL || imz_card_get_state (direct) == IMZ_CARD_STATE_OK)
    return g_steal_pointer (&direct);

  card = imz_drivers_read (self->drivers, direct, &reading, error);
  g_atomic_int_set (&self->driver_ms, 0);
  if (card != NULL && has_talked_to_driver (card) && !is_still_there (self, presence)) {
    g_set_error_literal (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_CHANGED,
                         "the card went while its driver read it");
    return NULL;
  }

  return g_steal_pointer (&card);
}

static ImzReadNews
news_of_error (const GError *error)
{
  switch ((ImzCardError) error->code) {
  case IMZ_CARD_ERROR_BUSY:
    return IMZ_READ_NEWS_BUSY;
  case IMZ_CARD_ERROR_MUTE:
    return IMZ_READ_NEWS_MUTE;
  case IMZ_CARD_ERROR_CHANGED:
  case IMZ_CARD_ERROR_NO_SERVICE: /* it may only have restarted: then nobody else tells of it */
    return IMZ_READ_NEWS_CHANGED;
  case IMZ_CARD_ERROR_GONE:
  case IMZ_CARD_ERROR_DENIED: /* the watcher is refused, too, and then all readers are gone */
    return IMZ_READ_NEWS_GONE;
  case IMZ_CARD_ERROR_FAILED:
  default:
    return IMZ_READ_NEWS_FAILED;
  }
}

static gpointer
run_cb (gpointer data)
{
  ImzReadJob *self = data;
  ImzReadNews news = IMZ_READ_NEWS_CHANGED;
  ImzCard *card = NULL;
  ImzPresence presence = { 0 };

  for (int attempt = 0; attempt < MAX_ATTEMPTS && news == IMZ_READ_NEWS_CHANGED; attempt++) {
    g_autoptr (GError) error = NULL;

    card = read_once (self, &presence, attempt == MAX_ATTEMPTS - 1, &error);
    news = card != NULL ? IMZ_READ_NEWS_DONE : news_of_error (error);
    if (error != NULL)
      g_debug ("reading the card failed: %s", error->message);
  }

  post (self, news, card, &presence);
  unref_job (self);

  return NULL;
}

ImzReadJob *
imz_read_job_start (const char *reader,
                    ImzDrivers *drivers,
                    ImzReadJobFunc func,
                    gpointer user_data)
{
  ImzReadJob *self = g_new0 (ImzReadJob, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->reader = g_strdup (reader);
  self->drivers = drivers != NULL ? imz_drivers_ref (drivers) : NULL;
  self->given_up = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->user_data = user_data;

  imz_card_thread_start ("card-reading", run_cb, ref_job (self));

  return self;
}

gboolean
imz_read_job_is_waiting (ImzReadJob *self)
{
  return g_atomic_int_get (&self->is_waiting);
}

guint
imz_read_job_get_driver_ms (ImzReadJob *self)
{
  return (guint) g_atomic_int_get (&self->driver_ms);
}

void
imz_read_job_give_up (ImzReadJob *self)
{
  g_cancellable_cancel (self->given_up);
}

void
imz_read_job_release (ImzReadJob *self)
{
  imz_read_job_give_up (self);
  self->func = NULL;
  unref_job (self);
}
