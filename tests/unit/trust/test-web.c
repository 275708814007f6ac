/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-web.h"

#include <string.h>

#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)
#define DRIP_US (20 * G_TIME_SPAN_MILLISECOND)

struct _TestWeb {
  char *address;
  guint16 port;
  GTlsCertificate *tls;
  GSocketListener *listener;
  GCancellable *end;
  GThread *thread;

  GMutex lock; /* of all below */
  GCond left;
  GHashTable *pages;    /* path → TestWebPage */
  GHashTable *requests; /* path → how often */
  GPtrArray *threads;
  guint n_requests;
  guint n_connections;
  guint n_open;
  char *last_head;
};

typedef struct {
  TestWeb *web;
  GSocketConnection *connection;
} Call;

typedef struct {
  char *path;
  GBytes *body;
} Request;

static void
clear_request (Request *request)
{
  g_clear_pointer (&request->path, g_free);
  g_clear_pointer (&request->body, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

static gsize
find_length (const char *head)
{
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_ascii_strncasecmp (lines[i], "Content-Length:", 15) == 0)
      return (gsize) g_ascii_strtoull (lines[i] + 15, NULL, 10);
  }

  return 0;
}

static gboolean
read_head (TestWeb *self, GInputStream *input, GString *head)
{
  char c;

  while (!g_str_has_suffix (head->str, "\r\n\r\n")) {
    if (g_input_stream_read (input, &c, 1, self->end, NULL) != 1)
      return FALSE;
    g_string_append_c (head, c);
  }

  return TRUE;
}

static gboolean
read_request (TestWeb *self, GInputStream *input, Request *request)
{
  g_autoptr (GString) head = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  g_autofree char *body = NULL;
  gsize length;

  if (!read_head (self, input, head))
    return FALSE;

  length = find_length (head->str);
  body = g_malloc (length + 1);
  if (length > 0 && !g_input_stream_read_all (input, body, length, NULL, self->end, NULL))
    return FALSE;

  words = g_strsplit (head->str, " ", 3);
  request->path = g_strdup (words[1]);
  request->body = g_bytes_new_take (g_steal_pointer (&body), length);

  g_mutex_lock (&self->lock);
  self->n_requests++;
  g_hash_table_replace (
    self->requests, g_strdup (request->path),
    GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->requests, request->path)) + 1));
  g_free (self->last_head);
  self->last_head = g_string_free (g_steal_pointer (&head), FALSE);
  g_mutex_unlock (&self->lock);

  return TRUE;
}

static gboolean
send (TestWeb *self, GOutputStream *output, const char *data, gsize length)
{
  return g_output_stream_write_all (output, data, length, NULL, self->end, NULL);
}

static gboolean
send_text (TestWeb *self, GOutputStream *output, const char *text)
{
  return send (self, output, text, strlen (text));
}

/* The other end hanging up is what ends this. */
static void
wait_for_goodbye (TestWeb *self, GInputStream *input)
{
  char c;

  while (g_input_stream_read (input, &c, 1, self->end, NULL) > 0)
    ;
}

static gboolean
answer_plainly (TestWeb *self, GOutputStream *output, const TestWebPage *page, GBytes *request)
{
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GString) head = g_string_new (NULL);
  gsize length;
  const char *data;

  if (page->make_body != NULL)
    body = page->make_body (request, page->user_data);
  else
    body = page->body != NULL ? g_bytes_ref (page->body) : g_bytes_new_static ("", 0);
  data = g_bytes_get_data (body, &length);

  g_string_printf (head, "HTTP/1.1 %u Test\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n",
                   page->status != 0 ? page->status : 200, length);
  if (page->location != NULL)
    g_string_append_printf (head, "Location: %s\r\n", page->location);
  if (page->header != NULL)
    g_string_append_printf (head, "%s\r\n", page->header);
  g_string_append (head, "\r\n");

  return send (self, output, head->str, head->len) && send (self, output, data, length);
}

/* Returns TRUE if the next request may follow. */
static gboolean
answer (TestWeb *self,
        GInputStream *input,
        GOutputStream *output,
        const TestWebPage *page,
        GBytes *request)
{
  static const char filler[64 * 1024] = { 0 };

  switch (page->manner) {
  case TEST_WEB_PLAIN:
    return answer_plainly (self, output, page, request);
  case TEST_WEB_SILENT:
    wait_for_goodbye (self, input);
    return FALSE;
  case TEST_WEB_GARBAGE:
    send_text (self, output, "\001\002 how do you do?\n\n\r\n\r\n");
    return FALSE;
  case TEST_WEB_ENDLESS_HEADERS:
    send_text (self, output, "HTTP/1.1 200 OK\r\n");
    while (send_text (self, output, "X-Filler: and so on and so on\r\n"))
      ;
    return FALSE;
  case TEST_WEB_INTERIM:
    while (send_text (self, output, "HTTP/1.1 102 Processing\r\n\r\n"))
      ;
    return FALSE;
  case TEST_WEB_DRIPS:
    send_text (self, output, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
    while (send_text (self, output, "x"))
      g_usleep (DRIP_US);
    return FALSE;
  case TEST_WEB_ENDLESS:
    send_text (self, output, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    while (send (self, output, filler, sizeof filler))
      ;
    return FALSE;
  case TEST_WEB_ANNOUNCES_HUGE:
    send_text (self, output, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
    wait_for_goodbye (self, input);
    return FALSE;
  case TEST_WEB_BREAKS_OFF:
    send_text (self, output,
               "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 100\r\n\r\n0123456789");
    return FALSE;
  case TEST_WEB_LINGERS:
    send_text (self, output, "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nold");
    wait_for_goodbye (self, input);
    return FALSE;
  case TEST_WEB_CLOSES:
  default:
    return FALSE;
  }
}

static TestWebPage
find_page (TestWeb *self, const char *path)
{
  TestWebPage *page;
  TestWebPage found = { .status = 404 };

  g_mutex_lock (&self->lock);
  page = g_hash_table_lookup (self->pages, path);
  if (page != NULL)
    found = *page;
  if (found.body != NULL)
    g_bytes_ref (found.body);
  g_mutex_unlock (&self->lock);

  return found;
}

static void
serve (TestWeb *self, GIOStream *stream)
{
  GInputStream *input = g_io_stream_get_input_stream (stream);
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  gboolean goes_on = TRUE;

  while (goes_on) {
    g_auto (Request) request = { NULL };
    TestWebPage page;

    if (!read_request (self, input, &request))
      return;
    page = find_page (self, request.path);
    goes_on = answer (self, input, output, &page, request.body);
    g_clear_pointer (&page.body, g_bytes_unref);
  }
}

static gpointer
serve_cb (gpointer data)
{
  Call *call = data;
  TestWeb *self = call->web;
  g_autoptr (GIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (self->tls != NULL)
    stream = g_tls_server_connection_new (G_IO_STREAM (call->connection), self->tls, &error);
  else
    stream = G_IO_STREAM (g_object_ref (call->connection));

  g_assert_no_error (error);
  serve (self, stream);
  g_io_stream_close (stream, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (call->connection), NULL, NULL);
  g_object_unref (call->connection);
  g_free (call);

  g_mutex_lock (&self->lock);
  self->n_open--;
  g_cond_broadcast (&self->left);
  g_mutex_unlock (&self->lock);

  return NULL;
}

static gpointer
listen_cb (gpointer data)
{
  TestWeb *self = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (self->listener, NULL, self->end, NULL)) != NULL) {
    Call *call = g_new0 (Call, 1);

    call->web = self;
    call->connection = connection;
    g_mutex_lock (&self->lock);
    self->n_connections++;
    self->n_open++;
    g_ptr_array_add (self->threads, g_thread_new ("web-call", serve_cb, call));
    g_mutex_unlock (&self->lock);
  }

  return NULL;
}

static void
free_page (gpointer data)
{
  TestWebPage *page = data;

  g_clear_pointer (&page->body, g_bytes_unref);
  g_free (page);
}

TestWeb *
test_web_new (const char *address, GTlsCertificate *tls)
{
  TestWeb *self = g_new0 (TestWeb, 1);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new_from_string (address, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;

  self->address = g_strdup (address);
  g_set_object (&self->tls, tls);
  self->listener = g_socket_listener_new ();
  self->end = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->left);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_page);
  self->requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->threads = g_ptr_array_new ();

  g_socket_listener_add_address (self->listener, any_port, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  self->thread = g_thread_new ("web", listen_cb, self);

  return self;
}

void
test_web_free (TestWeb *self)
{
  g_cancellable_cancel (self->end);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));

  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->end);
  g_clear_object (&self->tls);
  g_ptr_array_unref (self->threads);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->requests);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->left);
  g_free (self->last_head);
  g_free (self->address);
  g_free (self);
}

void
test_web_set (TestWeb *self, const char *path, const TestWebPage *page)
{
  TestWebPage *copy = g_memdup2 (page, sizeof *page);

  if (copy->body != NULL)
    g_bytes_ref (copy->body);

  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->pages, g_strdup (path), copy);
  g_mutex_unlock (&self->lock);
}

guint16
test_web_get_port (TestWeb *self)
{
  return self->port;
}

char *
test_web_dup_uri (TestWeb *self, const char *path)
{
  return g_strdup_printf ("%s://%s:%u%s", self->tls != NULL ? "https" : "http", self->address,
                          self->port, path);
}

guint
test_web_count_connections (TestWeb *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->n_connections;
  g_mutex_unlock (&self->lock);

  return n;
}

guint
test_web_count_requests (TestWeb *self, const char *path)
{
  guint n;

  g_mutex_lock (&self->lock);
  n =
    path != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->requests, path)) : self->n_requests;
  g_mutex_unlock (&self->lock);

  return n;
}

char *
test_web_dup_last_head (TestWeb *self)
{
  char *head;

  g_mutex_lock (&self->lock);
  head = g_strdup (self->last_head);
  g_mutex_unlock (&self->lock);

  return head;
}

void
test_web_assert_left (TestWeb *self)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;

  /* Our own end may be what still has to hang up. */
  g_mutex_lock (&self->lock);
  while (self->n_open > 0 && g_get_monotonic_time () < until) {
    g_mutex_unlock (&self->lock);
    g_main_context_iteration (NULL, FALSE);
    g_mutex_lock (&self->lock);
    if (self->n_open > 0)
      g_cond_wait_until (&self->left, &self->lock,
                         g_get_monotonic_time () + 10 * G_TIME_SPAN_MILLISECOND);
  }
  g_assert_cmpuint (self->n_open, ==, 0);
  g_mutex_unlock (&self->lock);
}
