/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-fetcher.h"

#include <string.h>

#include "imz-trust-error.h"
#include "test-web.h"

#define LISTED "127.0.0.2"
#define UNLISTED "127.0.0.1"

typedef struct {
  TestWeb *web;   /* listed */
  TestWeb *other; /* not listed */
  ImzFetcher *fetcher;
  GBytes *body; /* of the last answer */
  GError *error;
  gboolean is_done;
} Fixture;

static const char *const further[] = { LISTED, NULL };

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzHostList) hosts = imz_host_list_new (further, FALSE);

  self->web = test_web_new (LISTED, NULL);
  self->other = test_web_new (UNLISTED, NULL);
  self->fetcher = imz_fetcher_new (hosts);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (g_steal_pointer (&self->fetcher));
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
  test_web_assert_left (self->web);
  test_web_assert_left (self->other);
  test_web_free (self->web);
  test_web_free (self->other);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  self->body = imz_fetcher_fetch_finish (IMZ_FETCHER (source), result, &self->error);
  self->is_done = TRUE;
}

static void
start (Fixture *self, const ImzFetch *what, GCancellable *cancellable)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_error (&self->error);
  self->is_done = FALSE;
  imz_fetcher_fetch_async (self->fetcher, what, cancellable, fetched_cb, self);
  g_assert_false (self->is_done); /* never at once */
}

static void
wait (Fixture *self)
{
  while (!self->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true ((self->body != NULL) == (self->error == NULL));
}

static ImzFetch
patiently (const char *uri)
{
  return (ImzFetch){
    .uri = uri, .max_bytes = 1000, .answer_ms = 20000, .deadline_ms = 20000, .max_redirects = 3
  };
}

static void
fetch (Fixture *self, const char *uri)
{
  ImzFetch what = patiently (uri);

  start (self, &what, NULL);
  wait (self);
}

static void
fetch_path (Fixture *self, const char *path)
{
  g_autofree char *uri = test_web_dup_uri (self->web, path);

  fetch (self, uri);
}

static void
fetch_hastily (Fixture *self, const char *path)
{
  g_autofree char *uri = test_web_dup_uri (self->web, path);
  ImzFetch what = patiently (uri);

  what.answer_ms = what.deadline_ms = 300;
  start (self, &what, NULL);
  wait (self);
}

static void
assert_body (Fixture *self, const char *body)
{
  g_assert_no_error (self->error);
  g_assert_cmpmem (g_bytes_get_data (self->body, NULL), g_bytes_get_size (self->body), body,
                   strlen (body));
}

static void
assert_error (Fixture *self, ImzTrustError code)
{
  g_assert_error (self->error, IMZ_TRUST_ERROR, (int) code);
}

static void
set_text (TestWeb *web, const char *path, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));

  test_web_set (web, path, &(TestWebPage){ .body = body });
}

static void
set_manner (Fixture *self, const char *path, TestWebManner manner)
{
  test_web_set (self->web, path, &(TestWebPage){ .manner = manner });
}

static void
test_fetch (Fixture *self, gconstpointer unused)
{
  set_text (self->web, "/a", "first");
  set_text (self->web, "/b", "second");
  set_text (self->web, "/empty", "");

  fetch_path (self, "/a");
  assert_body (self, "first");
  fetch_path (self, "/b");
  assert_body (self, "second");
  fetch_path (self, "/empty");
  assert_body (self, "");
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 3);
}

/* Nothing in it but what HTTP needs. */
static void
test_request (Fixture *self, gconstpointer unused)
{
  g_autofree char *head = NULL, *host = NULL;
  g_auto (GStrv) lines = NULL;

  set_text (self->web, "/a?b=c", "");
  fetch_path (self, "/a?b=c#d");

  host = g_strdup_printf ("Host: " LISTED ":%u", test_web_get_port (self->web));
  head = test_web_dup_last_head (self->web);
  lines = g_strsplit (head, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6); /* two of them empty */
  g_assert_cmpstr (lines[0], ==, "GET /a?b=c HTTP/1.1");
  g_assert_true (g_strv_contains ((const char *const *) lines, host));
  g_assert_true (g_strv_contains ((const char *const *) lines, "User-Agent: Imzam"));
  g_assert_true (g_strv_contains ((const char *const *) lines, "Connection: Keep-Alive"));
}

static GBytes *
echo_cb (GBytes *request, gpointer user_data)
{
  return g_bytes_ref (request);
}

static void
post (Fixture *self, const char *path)
{
  g_autofree char *uri = test_web_dup_uri (self->web, path);
  g_autoptr (GBytes) body = g_bytes_new_static ("question", 8);
  ImzFetch what = patiently (uri);

  what.body = body;
  what.content_type = "application/ocsp-request";
  start (self, &what, NULL);
  wait (self);
}

static void
test_post (Fixture *self, gconstpointer unused)
{
  g_autofree char *head = NULL;

  test_web_set (self->web, "/echo", &(TestWebPage){ .make_body = echo_cb });
  post (self, "/echo");
  assert_body (self, "question");

  head = test_web_dup_last_head (self->web);
  g_assert_true (g_str_has_prefix (head, "POST /echo HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (head, "\r\nContent-Type: application/ocsp-request\r\n"));
}

static void
test_status (Fixture *self, gconstpointer unused)
{
  static const guint statuses[] = { 201, 204, 206, 304, 400, 401, 403, 404, 407, 500, 503 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_test_message ("%u", statuses[i]);
    test_web_set (self->web, "/status",
                  &(TestWebPage){
                    .status = statuses[i],
                    .header = statuses[i] == 401 ? "WWW-Authenticate: Basic realm=\"x\"" : NULL });
    fetch_path (self, "/status");
    assert_error (self,
                  statuses[i] < 500 ? IMZ_TRUST_ERROR_HTTP_STATUS : IMZ_TRUST_ERROR_HOST_FAILED);
  }
  g_assert_cmpuint (test_web_count_requests (self->web, "/status"), ==, G_N_ELEMENTS (statuses));
}

/* Who asked before is not told. */
static void
test_no_cookies (Fixture *self, gconstpointer unused)
{
  g_autofree char *head = NULL;

  test_web_set (self->web, "/a", &(TestWebPage){ .header = "Set-Cookie: who=you; Path=/" });
  fetch_path (self, "/a");
  assert_body (self, "");
  fetch_path (self, "/a");

  head = test_web_dup_last_head (self->web);
  g_assert_null (strstr (head, "Cookie"));
}

/* What is there to be unpacked is not. */
static void
test_not_unpacked (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("packed", 6);

  test_web_set (self->web, "/a",
                &(TestWebPage){ .body = body, .header = "Content-Encoding: gzip" });
  fetch_path (self, "/a");
  assert_body (self, "packed");
}

static void
test_unlisted (Fixture *self, gconstpointer unused)
{
  g_autofree char *uri = test_web_dup_uri (self->other, "/a");
  static const char *const uris[] = {
    "", "nonsense", "http://", "ftp://" LISTED "/", "http://evil@" LISTED "/", NULL
  };

  set_text (self->other, "/a", "secret");
  fetch (self, uri);
  assert_error (self, IMZ_TRUST_ERROR_HOST_NOT_LISTED);
  g_assert_cmpuint (test_web_count_connections (self->other), ==, 0);

  for (gsize i = 0; uris[i] != NULL; i++) {
    g_test_message ("%s", uris[i]);
    fetch (self, uris[i]);
    assert_error (self, IMZ_TRUST_ERROR_HOST_NOT_LISTED);
  }
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

static void
test_redirect (Fixture *self, gconstpointer unused)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  g_autofree char *whole = test_web_dup_uri (self->web, "/end");

  set_text (self->web, "/end", "here");
  test_web_set (self->web, "/2", &(TestWebPage){ .status = 302, .location = "/end" });
  test_web_set (self->web, "/1", &(TestWebPage){ .status = 302, .location = "2" });

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    test_web_set (self->web, "/a", &(TestWebPage){ .status = statuses[i], .location = whole });
    fetch_path (self, "/a");
    assert_body (self, "here");
  }

  test_web_set (self->web, "/a", &(TestWebPage){ .status = 302, .location = "/1" });
  fetch_path (self, "/a");
  assert_body (self, "here");
}

static void
test_redirect_loop (Fixture *self, gconstpointer unused)
{
  test_web_set (self->web, "/a", &(TestWebPage){ .status = 302, .location = "/a" });
  fetch_path (self, "/a");
  assert_error (self, IMZ_TRUST_ERROR_TOO_MANY_REDIRECTS);
  g_assert_cmpuint (test_web_count_requests (self->web, "/a"), ==, 4);
}

static void
test_redirect_elsewhere (Fixture *self, gconstpointer unused)
{
  g_autofree char *away = test_web_dup_uri (self->other, "/a");
  const char *locations[] = { away,
                              "//" UNLISTED "/a",
                              "http://localhost/",
                              "ftp://" LISTED "/a",
                              "file:///etc/passwd",
                              "http://x@" LISTED "/a" };

  set_text (self->other, "/a", "secret");
  for (gsize i = 0; i < G_N_ELEMENTS (locations); i++) {
    g_test_message ("%s", locations[i]);
    test_web_set (self->web, "/a", &(TestWebPage){ .status = 302, .location = locations[i] });
    fetch_path (self, "/a");
    assert_error (self, IMZ_TRUST_ERROR_SENT_AWAY);
  }
  g_assert_cmpuint (test_web_count_connections (self->other), ==, 0);
}

static void
test_redirect_nowhere (Fixture *self, gconstpointer unused)
{
  test_web_set (self->web, "/a", &(TestWebPage){ .status = 302 });
  fetch_path (self, "/a");
  assert_error (self, IMZ_TRUST_ERROR_HTTP_STATUS);

  test_web_set (self->web, "/a", &(TestWebPage){ .status = 302, .location = "http://[" });
  fetch_path (self, "/a");
  assert_error (self, IMZ_TRUST_ERROR_HTTP_STATUS);
}

/* A question goes on only where it is said to stay one. */
static void
test_redirect_post (Fixture *self, gconstpointer unused)
{
  static const struct {
    guint status;
    gboolean goes_on;
  } cases[] = { { 301, FALSE }, { 302, FALSE }, { 303, FALSE }, { 307, TRUE }, { 308, TRUE } };
  guint n_sent = 0;

  test_web_set (self->web, "/echo", &(TestWebPage){ .make_body = echo_cb });
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    test_web_set (self->web, "/a",
                  &(TestWebPage){ .status = cases[i].status, .location = "/echo" });
    post (self, "/a");
    if (cases[i].goes_on)
      assert_body (self, "question");
    else
      assert_error (self, IMZ_TRUST_ERROR_HTTP_STATUS);
    n_sent += cases[i].goes_on;
    g_assert_cmpuint (test_web_count_requests (self->web, "/echo"), ==, n_sent);
  }
}

static void
test_largest (Fixture *self, gconstpointer unused)
{
  g_autofree char *text = g_strnfill (1001, 'x');

  set_text (self->web, "/too-long", text);
  fetch_path (self, "/too-long");
  assert_error (self, IMZ_TRUST_ERROR_TOO_LARGE);

  text[1000] = '\0';
  set_text (self->web, "/just-right", text);
  fetch_path (self, "/just-right");
  assert_body (self, text);
}

static void
test_too_large (Fixture *self, gconstpointer unused)
{
  set_manner (self, "/announced", TEST_WEB_ANNOUNCES_HUGE);
  fetch_path (self, "/announced");
  assert_error (self, IMZ_TRUST_ERROR_TOO_LARGE);
  test_web_assert_left (self->web);

  set_manner (self, "/endless", TEST_WEB_ENDLESS);
  fetch_path (self, "/endless");
  assert_error (self, IMZ_TRUST_ERROR_TOO_LARGE);
  test_web_assert_left (self->web);
}

static void
test_too_slow (Fixture *self, gconstpointer unused)
{
  set_manner (self, "/silent", TEST_WEB_SILENT);
  fetch_hastily (self, "/silent");
  assert_error (self, IMZ_TRUST_ERROR_TIMEOUT);
  test_web_assert_left (self->web);

  set_manner (self, "/drips", TEST_WEB_DRIPS);
  fetch_hastily (self, "/drips");
  assert_error (self, IMZ_TRUST_ERROR_TIMEOUT);
  test_web_assert_left (self->web);
}

/* A long answer may take its time, but has to begin. */
static void
test_two_deadlines (Fixture *self, gconstpointer unused)
{
  g_autofree char *silent = test_web_dup_uri (self->web, "/silent");
  g_autofree char *drips = test_web_dup_uri (self->web, "/drips");
  ImzFetch what = patiently (silent);
  gint64 start_time;

  set_manner (self, "/silent", TEST_WEB_SILENT);
  set_manner (self, "/drips", TEST_WEB_DRIPS);

  what.answer_ms = 300;
  start (self, &what, NULL);
  wait (self);
  assert_error (self, IMZ_TRUST_ERROR_TIMEOUT);

  what.uri = drips;
  what.answer_ms = 20000;
  what.deadline_ms = 600;
  start_time = g_get_monotonic_time ();
  start (self, &what, NULL);
  wait (self);
  assert_error (self, IMZ_TRUST_ERROR_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - start_time, >=, 600 * G_TIME_SPAN_MILLISECOND);
}

/* Neither redirects nor anything else begin a new deadline. */
static void
test_deadline_of_all (Fixture *self, gconstpointer unused)
{
  set_manner (self, "/drips", TEST_WEB_DRIPS);
  test_web_set (self->web, "/a", &(TestWebPage){ .status = 302, .location = "/drips" });
  fetch_hastily (self, "/a");
  assert_error (self, IMZ_TRUST_ERROR_TIMEOUT);
}

static void
test_bad_line (Fixture *self, gconstpointer unused)
{
  static const struct {
    TestWebManner manner;
    ImzTrustError code;
  } cases[] = {
    { TEST_WEB_CLOSES, IMZ_TRUST_ERROR_NO_NETWORK },
    { TEST_WEB_BREAKS_OFF, IMZ_TRUST_ERROR_NO_NETWORK },
    { TEST_WEB_ENDLESS_HEADERS, IMZ_TRUST_ERROR_NO_NETWORK },
    { TEST_WEB_GARBAGE, IMZ_TRUST_ERROR_BAD_RESPONSE },
    { TEST_WEB_INTERIM, IMZ_TRUST_ERROR_TIMEOUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    set_manner (self, "/a", cases[i].manner);
    fetch_path (self, "/a");
    assert_error (self, cases[i].code);
    test_web_assert_left (self->web);
  }
}

static void
test_lingering (Fixture *self, gconstpointer unused)
{
  set_manner (self, "/a", TEST_WEB_LINGERS);
  fetch_path (self, "/a");
  assert_body (self, "old");
  test_web_assert_left (self->web);
}

static void
test_nobody_there (Fixture *self, gconstpointer unused)
{
  TestWeb *gone = test_web_new (LISTED, NULL);
  g_autofree char *uri = test_web_dup_uri (gone, "/a");

  test_web_free (gone);
  fetch (self, uri);
  assert_error (self, IMZ_TRUST_ERROR_NO_NETWORK);
}

static void
test_cancel (Fixture *self, gconstpointer unused)
{
  static const TestWebManner manners[] = { TEST_WEB_SILENT, TEST_WEB_DRIPS };
  g_autofree char *uri = test_web_dup_uri (self->web, "/a");
  ImzFetch what = patiently (uri);

  for (gsize i = 0; i < G_N_ELEMENTS (manners); i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();

    set_manner (self, "/a", manners[i]);
    start (self, &what, cancellable);
    while (test_web_count_requests (self->web, "/a") == i)
      g_main_context_iteration (NULL, FALSE);
    g_cancellable_cancel (cancellable);
    wait (self);
    g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    test_web_assert_left (self->web);
  }
}

static void
test_cancelled_before (Fixture *self, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *uri = test_web_dup_uri (self->web, "/a");
  ImzFetch what = patiently (uri);

  g_cancellable_cancel (cancellable);
  start (self, &what, cancellable);
  wait (self);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

static void
test_nothing_fetched (Fixture *self, gconstpointer unused)
{
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/trust/fetcher/nothing-fetched", test_nothing_fetched);
  add ("/trust/fetcher/fetch", test_fetch);
  add ("/trust/fetcher/request", test_request);
  add ("/trust/fetcher/post", test_post);
  add ("/trust/fetcher/status", test_status);
  add ("/trust/fetcher/no-cookies", test_no_cookies);
  add ("/trust/fetcher/not-unpacked", test_not_unpacked);
  add ("/trust/fetcher/unlisted", test_unlisted);
  add ("/trust/fetcher/redirect", test_redirect);
  add ("/trust/fetcher/redirect-loop", test_redirect_loop);
  add ("/trust/fetcher/redirect-elsewhere", test_redirect_elsewhere);
  add ("/trust/fetcher/redirect-nowhere", test_redirect_nowhere);
  add ("/trust/fetcher/redirect-post", test_redirect_post);
  add ("/trust/fetcher/largest", test_largest);
  add ("/trust/fetcher/too-large", test_too_large);
  add ("/trust/fetcher/too-slow", test_too_slow);
  add ("/trust/fetcher/two-deadlines", test_two_deadlines);
  add ("/trust/fetcher/deadline-of-all", test_deadline_of_all);
  add ("/trust/fetcher/bad-line", test_bad_line);
  add ("/trust/fetcher/lingering", test_lingering);
  add ("/trust/fetcher/nobody-there", test_nobody_there);
  add ("/trust/fetcher/cancel", test_cancel);
  add ("/trust/fetcher/cancelled-before", test_cancelled_before);
  return g_test_run ();
}
