/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-fetcher.h"

#include <libsoup/soup.h>

#include "imz-trust-error.h"

enum {
  PIECE_BYTES = 64 * 1024,
  MAX_INTERIM_ANSWERS = 8, /* of the kind 1xx, before the real one */
};

typedef enum {
  ROUTE_OUTSIDE,
  ROUTE_LOOPBACK, /* never through a proxy */
  N_ROUTES,
} Route;

struct _ImzFetcher {
  GObject parent_instance;

  ImzHostList *hosts;
  SoupSession *sessions[N_ROUTES]; /* NULL until one is needed */
};

G_DEFINE_FINAL_TYPE (ImzFetcher, imz_fetcher, G_TYPE_OBJECT)

typedef struct {
  GUri *uri; /* where we are by now */
  GBytes *body;
  char *content_type;
  gsize max_bytes;
  guint redirects_left;
  gint64 end; /* monotonic, in microseconds */
  GSource *timer;
  gboolean is_late;
  guint n_interim_answers;
  GCancellable *cancellable; /* ours: the caller's or the timer cancels it */
  gulong cancelled_id;       /* of the caller's */
  SoupMessage *message;
  GInputStream *stream;
  gint64 length; /* that the host announced; -1 if it did not */
  GByteArray *received;
} Errand;

static void ask (GTask *task);
static void read_on (GTask *task);

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->uri, g_uri_unref);
  g_clear_pointer (&errand->body, g_bytes_unref);
  g_free (errand->content_type);
  g_clear_object (&errand->cancellable);
  if (errand->message != NULL)
    g_signal_handlers_disconnect_by_data (errand->message, errand);
  g_clear_object (&errand->message);
  g_clear_object (&errand->stream);
  g_clear_pointer (&errand->received, g_byte_array_unref);
  g_free (errand);
}

/* Nothing of the errand runs on behind the caller's back. */
static void
leave (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), errand->cancelled_id);
  g_source_destroy (errand->timer);
  g_clear_pointer (&errand->timer, g_source_unref);
  g_clear_object (&errand->stream); /* unread, it closes its connection */
}

static void G_GNUC_PRINTF (3, 4) fail (GTask *task, ImzTrustError code, const char *format, ...)
{
  Errand *errand = g_task_get_task_data (task);
  const char *host = errand->uri != NULL ? g_uri_get_host (errand->uri) : NULL;
  va_list arguments;
  GError *error;

  va_start (arguments, format);
  error = g_error_new_valist (IMZ_TRUST_ERROR, (int) code, format, arguments);
  va_end (arguments);

  g_debug ("fetching from %s failed: error %d", host != NULL ? host : "nowhere", (int) code);
  leave (task);
  g_task_return_error (task, error);
}

static void
fail_on_the_way (GTask *task, const GError *error)
{
  Errand *errand = g_task_get_task_data (task);

  if (errand->is_late)
    fail (task, IMZ_TRUST_ERROR_TIMEOUT, "the host did not finish in time");
  else if (error->domain == SOUP_SESSION_ERROR && (error->code == SOUP_SESSION_ERROR_PARSING ||
                                                   error->code == SOUP_SESSION_ERROR_ENCODING))
    fail (task, IMZ_TRUST_ERROR_BAD_RESPONSE, "the host does not speak HTTP: %s", error->message);
  else
    fail (task, IMZ_TRUST_ERROR_NO_NETWORK, "the host could not be reached: %s", error->message);
}

static void
finish (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);

  /* libsoup makes allowances for hosts that say that they will hang up. */
  if ((gint64) errand->received->len < errand->length) {
    fail (task, IMZ_TRUST_ERROR_NO_NETWORK, "the host broke off");
    return;
  }

  leave (task);
  g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&errand->received)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GBytes) piece = NULL;
  g_autoptr (GError) error = NULL;

  piece = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (piece == NULL) {
    fail_on_the_way (task, error);
    return;
  }
  if (g_bytes_get_size (piece) == 0) {
    finish (task);
    return;
  }
  if (g_bytes_get_size (piece) > errand->max_bytes - errand->received->len) {
    fail (task, IMZ_TRUST_ERROR_TOO_LARGE, "the answer is longer than %" G_GSIZE_FORMAT " bytes",
          errand->max_bytes);
    return;
  }

  g_byte_array_append (errand->received, g_bytes_get_data (piece, NULL),
                       (guint) g_bytes_get_size (piece));
  read_on (g_steal_pointer (&task));
}

static void
read_on (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (errand->stream, PIECE_BYTES, G_PRIORITY_DEFAULT,
                                   errand->cancellable, read_cb, task);
}

static gboolean
is_redirect (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

/* Only a host that says so gets a question that was meant for another. */
static gboolean
keeps_method (guint status)
{
  return status == SOUP_STATUS_TEMPORARY_REDIRECT || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static void
follow (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (errand->message), "Location");
  g_autoptr (GUri) next = NULL;

  if (location != NULL)
    next = g_uri_parse_relative (errand->uri, location, SOUP_HTTP_URI_FLAGS, NULL);

  if (next == NULL ||
      (errand->body != NULL && !keeps_method (soup_message_get_status (errand->message)))) {
    fail (task, IMZ_TRUST_ERROR_HTTP_STATUS, "the host sent us nowhere");
  } else if (errand->redirects_left == 0) {
    fail (task, IMZ_TRUST_ERROR_TOO_MANY_REDIRECTS, "the host sent us on too often");
  } else if (strcmp (g_uri_get_scheme (errand->uri), "https") == 0 &&
             strcmp (g_uri_get_scheme (next), "https") != 0) {
    fail (task, IMZ_TRUST_ERROR_SENT_AWAY, "the host sent us on without TLS");
  } else {
    errand->redirects_left--;
    g_clear_object (&errand->stream);
    g_clear_pointer (&errand->uri, g_uri_unref);
    errand->uri = g_steal_pointer (&next);
    ask (g_object_ref (task));
  }
}

static gint64
find_length (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
           ? soup_message_headers_get_content_length (headers)
           : -1;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  guint status = soup_message_get_status (errand->message);
  g_autoptr (GError) error = NULL;

  errand->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  errand->length = find_length (errand->message);
  if (errand->stream == NULL) {
    fail_on_the_way (task, error);
  } else if (is_redirect (status)) {
    follow (task);
  } else if (status != SOUP_STATUS_OK) {
    fail (task,
          SOUP_STATUS_IS_SERVER_ERROR (status) ? IMZ_TRUST_ERROR_HOST_FAILED
                                               : IMZ_TRUST_ERROR_HTTP_STATUS,
          "the host answered %u", status);
  } else if (errand->length > 0 && (guint64) errand->length > errand->max_bytes) {
    fail (task, IMZ_TRUST_ERROR_TOO_LARGE,
          "the answer is to be longer than %" G_GSIZE_FORMAT " bytes", errand->max_bytes);
  } else {
    g_source_set_ready_time (errand->timer, errand->end);
    errand->received = g_byte_array_new ();
    read_on (g_steal_pointer (&task));
  }
}

static SoupSession *
get_session (ImzFetcher *self, Route route)
{
  if (self->sessions[route] == NULL) {
    SoupSession *session = soup_session_new_with_options ("user-agent", "Imzam", NULL);

    /* What the host sends is what is counted and read. */
    soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
    if (route == ROUTE_LOOPBACK)
      soup_session_set_proxy_resolver (session, NULL);
    self->sessions[route] = session;
  }

  return self->sessions[route];
}

/* libsoup reads them all without coming back to the main loop, so that no timer would ever end it. */
static void
informed_cb (SoupMessage *message, gpointer user_data)
{
  Errand *errand = user_data;

  if (++errand->n_interim_answers <= MAX_INTERIM_ANSWERS)
    return;

  errand->is_late = TRUE;
  g_cancellable_cancel (errand->cancellable);
}

/* Takes over @task. */
static void
ask (GTask *task)
{
  g_autoptr (GTask) owned = task;
  ImzFetcher *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  Route route;

  if (!imz_host_list_allows (self->hosts, errand->uri)) {
    fail (task,
          errand->message != NULL ? IMZ_TRUST_ERROR_SENT_AWAY : IMZ_TRUST_ERROR_HOST_NOT_LISTED,
          "it is not listed");
    return;
  }

  if (errand->message != NULL)
    g_signal_handlers_disconnect_by_data (errand->message, errand);
  g_clear_object (&errand->message);
  errand->message = soup_message_new_from_uri (errand->body != NULL ? "POST" : "GET", errand->uri);
  soup_message_add_flags (errand->message, SOUP_MESSAGE_NO_REDIRECT);
  g_signal_connect (errand->message, "got-informational", G_CALLBACK (informed_cb), errand);
  if (errand->body != NULL)
    soup_message_set_request_body_from_bytes (errand->message, errand->content_type, errand->body);

  route = imz_host_is_loopback (g_uri_get_host (errand->uri)) ? ROUTE_LOOPBACK : ROUTE_OUTSIDE;
  soup_session_send_async (get_session (self, route), errand->message, G_PRIORITY_DEFAULT,
                           errand->cancellable, sent_cb, g_steal_pointer (&owned));
}

static gboolean
late_cb (gpointer user_data)
{
  Errand *errand = user_data;

  errand->is_late = TRUE;
  g_cancellable_cancel (errand->cancellable);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *callers, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
start_timer (Errand *errand, const ImzFetch *what)
{
  gint64 now = g_get_monotonic_time ();

  errand->end = now + (gint64) what->deadline_ms * G_TIME_SPAN_MILLISECOND;
  errand->timer = g_timeout_source_new (what->answer_ms);
  g_source_set_callback (errand->timer, late_cb, errand, NULL);
  g_source_attach (errand->timer, g_main_context_get_thread_default ());
}

static void
imz_fetcher_dispose (GObject *object)
{
  ImzFetcher *self = IMZ_FETCHER (object);

  for (guint i = 0; i < N_ROUTES; i++) {
    if (self->sessions[i] != NULL)
      soup_session_abort (self->sessions[i]);
    g_clear_object (&self->sessions[i]);
  }

  G_OBJECT_CLASS (imz_fetcher_parent_class)->dispose (object);
}

static void
imz_fetcher_finalize (GObject *object)
{
  ImzFetcher *self = IMZ_FETCHER (object);

  g_clear_pointer (&self->hosts, imz_host_list_unref);

  G_OBJECT_CLASS (imz_fetcher_parent_class)->finalize (object);
}

static void
imz_fetcher_class_init (ImzFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_fetcher_dispose;
  object_class->finalize = imz_fetcher_finalize;
}

static void
imz_fetcher_init (ImzFetcher *self)
{
}

ImzFetcher *
imz_fetcher_new (ImzHostList *hosts)
{
  ImzFetcher *self = g_object_new (IMZ_TYPE_FETCHER, NULL);

  self->hosts = imz_host_list_ref (hosts);

  return self;
}

void
imz_fetcher_fetch_async (ImzFetcher *self,
                         const ImzFetch *what,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  g_task_set_source_tag (task, imz_fetcher_fetch_async);
  g_task_set_task_data (task, errand, free_errand);
  errand->uri = g_uri_parse (what->uri, SOUP_HTTP_URI_FLAGS, NULL);
  errand->body = what->body != NULL ? g_bytes_ref (what->body) : NULL;
  errand->content_type = g_strdup (what->content_type);
  errand->max_bytes = what->max_bytes;
  errand->redirects_left = what->max_redirects;
  errand->cancellable = g_cancellable_new ();
  start_timer (errand, what);
  if (cancellable != NULL)
    errand->cancelled_id =
      g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), errand->cancellable, NULL);

  if (errand->uri == NULL)
    fail (task, IMZ_TRUST_ERROR_HOST_NOT_LISTED, "it has no address");
  else
    ask (g_steal_pointer (&task));
}

GBytes *
imz_fetcher_fetch_finish (ImzFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
