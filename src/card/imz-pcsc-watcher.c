/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-pcsc-watcher.h"

#include "imz-card-error.h"
#include "imz-card-thread.h"

#define PNP_READER "\\\\?PnP?\\Notification"

enum {
  /* PC/SC counts the readers when a wait begins: one that came between our list and that moment is
   * found by listing once more soon after each change. */
  SECOND_LOOK_MS = 1000,
  CANCEL_INTERVAL_MS = 20,
  MAX_CANCELS = 10,
  STOP_MS = 500,
  MAX_LISTINGS = 8,     /* until one was not overtaken by a new reader */
  MAX_IDLE_RETURNS = 8, /* waits that end at once without news, before we refuse to spin */
  SPIN_PAUSE_MS = 1000,
};

/* After the service went, or was said to come back, it is tried this often before we wait to be woken:
 * its socket appears a moment before it listens. */
static const guint retry_delays_ms[] = { 0, 50, 200, 500, 1000, 2000 };

/* How often a service that cannot be asked has been tried, and how often it will be. One that only
 * restarts is not worth telling, and one that is just ending may look as if it denied us: the first two
 * tries are not told. */
typedef struct {
  guint n_tries;
  guint max_tries;
} Patience;

static const Patience patience_at_start = { .n_tries = 1, .max_tries = 2 };
static const Patience patience_with_change = { .max_tries = G_N_ELEMENTS (retry_delays_ms) };

struct _ImzPcscWatcher {
  gatomicrefcount ref_count; /* the owner's share and the thread's */
  GMainContext *main_context;
  guint longest_sleep_ms;

  GMutex mutex;
  GCond cond;
  gboolean stopping;    /* under the mutex */
  gboolean woken;       /* under the mutex */
  gboolean ended;       /* under the mutex */
  gboolean has_context; /* under the mutex */
  SCARDCONTEXT context; /* under the mutex, written by the thread */

  /* The thread's own. */
  GArray *states; /* of SCARD_READERSTATE; the PnP reader is the last */
  gboolean reported;
  LONG reported_service;
  GPtrArray *reported_readers;
  guint n_idle_returns;

  /* Touched in the owner's context only. */
  ImzPcscWatcherFunc func;
  gpointer user_data;
};

typedef struct {
  ImzPcscWatcher *watcher;
  ImzPcscReport report;
} Message;

static void
free_reader_report (gpointer data)
{
  ImzReaderReport *report = data;

  g_free (report->name);
  g_free (report);
}

static void
clear_state (gpointer data)
{
  SCARD_READERSTATE *state = data;

  g_free ((gpointer) state->szReader);
}

static ImzPcscWatcher *
ref_watcher (ImzPcscWatcher *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
unref_watcher (ImzPcscWatcher *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_main_context_unref (self->main_context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_array_unref (self->states);
  g_clear_pointer (&self->reported_readers, g_ptr_array_unref);
  g_free (self);
}

static void
free_message (gpointer data)
{
  Message *message = data;

  unref_watcher (message->watcher);
  g_ptr_array_unref (message->report.readers);
  g_free (message);
}

static gboolean
deliver_cb (gpointer data)
{
  Message *message = data;

  if (message->watcher->func != NULL)
    message->watcher->func (&message->report, message->watcher->user_data);

  return G_SOURCE_REMOVE;
}

static gboolean
same_readers (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++) {
    const ImzReaderReport *x = g_ptr_array_index (a, i), *y = g_ptr_array_index (b, i);

    if (x->flags != y->flags || strcmp (x->name, y->name) != 0 ||
        !imz_presence_equal (&x->presence, &y->presence))
      return FALSE;
  }

  return TRUE;
}

static GPtrArray *
describe_readers (ImzPcscWatcher *self)
{
  GPtrArray *readers = g_ptr_array_new_with_free_func (free_reader_report);

  for (guint i = 0; i + 1 < self->states->len; i++) {
    const SCARD_READERSTATE *state = &g_array_index (self->states, SCARD_READERSTATE, i);
    ImzReaderReport *report;

    if ((state->dwCurrentState & SCARD_STATE_UNKNOWN) != 0)
      continue;

    report = g_new0 (ImzReaderReport, 1);
    report->name = g_strdup (state->szReader);
    report->flags = state->dwCurrentState & 0xFFFF;
    report->is_starting = (state->dwEventState & 0xFFFF & ~(DWORD) SCARD_STATE_CHANGED) == 0;
    report->presence.events = state->dwCurrentState >> 16 & 0xFFFF;
    if ((report->flags & SCARD_STATE_PRESENT) != 0) {
      report->presence.atr_length = MIN (state->cbAtr, (DWORD) IMZ_ATR_MAX);
      memcpy (report->presence.atr, state->rgbAtr, report->presence.atr_length);
    }
    g_ptr_array_add (readers, report);
  }

  return readers;
}

/* Tells the owner, if there is news. */
static gboolean
report (ImzPcscWatcher *self, LONG service)
{
  g_autoptr (GPtrArray) readers = describe_readers (self);
  g_autoptr (GSource) source = NULL;
  Message *message;

  if (self->reported && service == self->reported_service &&
      same_readers (self->reported_readers, readers))
    return FALSE;

  self->reported = TRUE;
  self->reported_service = service;
  g_clear_pointer (&self->reported_readers, g_ptr_array_unref);
  self->reported_readers = g_ptr_array_ref (readers);

  message = g_new0 (Message, 1);
  message->watcher = ref_watcher (self);
  message->report.service = service;
  message->report.readers = g_ptr_array_ref (readers);

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, message, free_message);
  g_source_attach (source, self->main_context);

  return TRUE;
}

static gboolean
is_stopping (ImzPcscWatcher *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->stopping;
}

/* Sleeps until woken, stopped, or `ms` have passed; TRUE if woken. */
static gboolean
sleep_ms (ImzPcscWatcher *self, guint ms)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;
  gboolean woken;

  while (!self->stopping && !self->woken && g_cond_wait_until (&self->cond, &self->mutex, until))
    ;
  woken = self->woken;
  self->woken = FALSE;

  return woken;
}

static void
drop_context (ImzPcscWatcher *self)
{
  gboolean had_context;

  g_mutex_lock (&self->mutex);
  had_context = self->has_context;
  self->has_context = FALSE;
  g_mutex_unlock (&self->mutex);

  if (had_context)
    SCardReleaseContext (self->context);
  g_array_set_size (self->states, 0);
}

static LONG
establish_context (ImzPcscWatcher *self)
{
  SCARDCONTEXT context;
  LONG result = SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context);

  if (result == SCARD_S_SUCCESS) {
    g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

    self->context = context;
    self->has_context = TRUE;
  }

  return result;
}

static gboolean
take_state (GArray *states, const char *name, SCARD_READERSTATE *state)
{
  for (guint i = 0; i < states->len; i++) {
    SCARD_READERSTATE *old = &g_array_index (states, SCARD_READERSTATE, i);

    if (old->szReader != NULL && strcmp (old->szReader, name) == 0) {
      *state = *old;
      old->szReader = NULL;
      return TRUE;
    }
  }

  return FALSE;
}

static void
append_state (GArray *states, GArray *old_states, const char *name)
{
  SCARD_READERSTATE state = { 0 };

  if (!take_state (old_states, name, &state)) {
    state.szReader = g_strdup (name);
    state.dwCurrentState = SCARD_STATE_UNAWARE;
  }
  g_array_append_val (states, state);
}

static LONG
list_readers (ImzPcscWatcher *self)
{
  g_autoptr (GArray) old_states = g_steal_pointer (&self->states);
  g_autofree char *names = NULL;
  DWORD length = 0;
  LONG result = SCARD_E_INSUFFICIENT_BUFFER;

  self->states = g_array_new (FALSE, FALSE, sizeof (SCARD_READERSTATE));
  g_array_set_clear_func (self->states, clear_state);

  /* A reader may come between the two calls. */
  for (int i = 0; i < MAX_LISTINGS && result == SCARD_E_INSUFFICIENT_BUFFER; i++) {
    result = SCardListReaders (self->context, NULL, NULL, &length);
    if (result == SCARD_S_SUCCESS) {
      g_free (names);
      names = g_malloc0 (length + 2);
      result = SCardListReaders (self->context, NULL, names, &length);
    }
  }

  if (result == SCARD_S_SUCCESS) {
    /* One place is the PnP reader's: with more than these PC/SC refuses to wait at all. */
    for (const char *name = names;
         *name != '\0' && self->states->len < PCSCLITE_MAX_READERS_CONTEXTS - 1;
         name += strlen (name) + 1)
      append_state (self->states, old_states, name);
  } else if (result != SCARD_E_NO_READERS_AVAILABLE) {
    return result;
  }

  append_state (self->states, old_states, PNP_READER);

  return SCARD_S_SUCCESS;
}

/* Takes over what a wait has seen, as what is known from now on. */
static void
take_over_states (ImzPcscWatcher *self)
{
  for (guint i = 0; i + 1 < self->states->len; i++) {
    SCARD_READERSTATE *state = &g_array_index (self->states, SCARD_READERSTATE, i);
    DWORD seen = state->dwEventState & ~(DWORD) SCARD_STATE_CHANGED;

    /* A reader that has just come can report no state at all. Handed back, that would mean "not
     * known" and end the next wait at once; it is empty until it says something else. */
    if ((seen & 0xFFFF) == 0)
      seen |= SCARD_STATE_EMPTY;
    state->dwCurrentState = seen;
  }
}

/* Lists the readers, waits for a change, tells it. */
static LONG
watch_once (ImzPcscWatcher *self, guint *timeout_ms)
{
  LONG result = list_readers (self);
  gboolean news = FALSE;

  if (result != SCARD_S_SUCCESS)
    return result;

  result =
    SCardGetStatusChange (self->context, *timeout_ms,
                          (SCARD_READERSTATE *) (gpointer) self->states->data, self->states->len);

  switch (result) {
  case SCARD_S_SUCCESS:
  case SCARD_E_TIMEOUT: /* a card that came with its reader may have been reset: it wakes nobody */
    take_over_states (self);
    news = report (self, SCARD_S_SUCCESS);
    break;
  case SCARD_E_CANCELLED:
  case SCARD_E_UNKNOWN_READER: /* one of those just listed has left: list again */
  case SCARD_E_READER_UNAVAILABLE:
    if (self->n_idle_returns >= MAX_IDLE_RETURNS)
      return result;
    break;
  default:
    return result;
  }

  *timeout_ms = news ? MIN (SECOND_LOOK_MS, self->longest_sleep_ms) : self->longest_sleep_ms;

  self->n_idle_returns = news || result == SCARD_E_TIMEOUT ? 0 : self->n_idle_returns + 1;
  if (self->n_idle_returns > MAX_IDLE_RETURNS)
    sleep_ms (self, SPIN_PAUSE_MS);

  return SCARD_S_SUCCESS;
}

/* Waits before the next try at a service that could not be asked. */
static void
wait_for_service (ImzPcscWatcher *self, Patience *patience, LONG result)
{
  guint ms = self->longest_sleep_ms;

  if (patience->n_tries > 1)
    report (self, result);

  if (patience->n_tries < patience->max_tries)
    ms = retry_delays_ms[patience->n_tries++];

  /* A socket that is made wakes us several times before it listens: each begins all tries anew. */
  if (sleep_ms (self, ms))
    *patience = patience_with_change;
}

static gpointer
run_cb (gpointer data)
{
  ImzPcscWatcher *self = data;
  Patience patience = patience_at_start;
  guint timeout_ms = 0;

  while (!is_stopping (self)) {
    LONG result = self->has_context ? SCARD_S_SUCCESS : establish_context (self);

    if (result == SCARD_S_SUCCESS)
      result = watch_once (self, &timeout_ms);

    if (result == SCARD_S_SUCCESS) {
      patience = patience_with_change;
    } else {
      timeout_ms = 0;
      drop_context (self);
      wait_for_service (self, &patience, result);
    }
  }

  drop_context (self);
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  unref_watcher (self);

  return NULL;
}

ImzPcscWatcher *
imz_pcsc_watcher_start (guint longest_sleep_ms, ImzPcscWatcherFunc func, gpointer user_data)
{
  ImzPcscWatcher *self = g_new0 (ImzPcscWatcher, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->main_context = g_main_context_ref_thread_default ();
  self->longest_sleep_ms = longest_sleep_ms;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->states = g_array_new (FALSE, FALSE, sizeof (SCARD_READERSTATE));
  self->func = func;
  self->user_data = user_data;

  imz_card_thread_start ("card-watcher", run_cb, ref_watcher (self));

  return self;
}

void
imz_pcsc_watcher_wake (ImzPcscWatcher *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->woken = TRUE;
  g_cond_broadcast (&self->cond);
}

/* Wakes the thread from its wait. On a thread of its own, since with a card service that hangs this
 * never returns either. A cancellation that comes before the wait is lost: it is repeated. */
static gpointer
cancel_cb (gpointer data)
{
  ImzPcscWatcher *self = data;

  for (int i = 0; i < MAX_CANCELS; i++) {
    SCARDCONTEXT context;
    gboolean ended, has_context;

    g_mutex_lock (&self->mutex);
    g_cond_wait_until (&self->cond, &self->mutex,
                       g_get_monotonic_time () + i * CANCEL_INTERVAL_MS * G_TIME_SPAN_MILLISECOND);
    ended = self->ended;
    has_context = self->has_context;
    context = self->context;
    g_mutex_unlock (&self->mutex);

    if (ended)
      break;
    if (has_context)
      SCardCancel (context);
  }
  unref_watcher (self);

  return NULL;
}

void
imz_pcsc_watcher_stop (ImzPcscWatcher *self)
{
  gint64 patience = g_get_monotonic_time () + STOP_MS * G_TIME_SPAN_MILLISECOND;

  self->func = NULL;

  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_broadcast (&self->cond);
  imz_card_thread_start ("card-cancel", cancel_cb, ref_watcher (self));

  /* A thread that still hangs after that is left alone; it holds its own share of all it touches. */
  while (!self->ended && g_cond_wait_until (&self->cond, &self->mutex, patience))
    ;
  g_mutex_unlock (&self->mutex);

  unref_watcher (self);
}
