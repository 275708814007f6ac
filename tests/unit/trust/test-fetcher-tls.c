/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <openssl/pem.h>

#include "imz-fetcher.h"
#include "imz-trust-error.h"
#include "imz-x509.h"
#include "test-web.h"
#include "trust-fixture.h"

#define LISTED "127.0.0.2"
#define DAY TRUST_FIXTURE_DAY
#define EXTENSIONS                       \
  "basicConstraints=critical,CA:FALSE\n" \
  "keyUsage=critical,digitalSignature\n" \
  "extendedKeyUsage=serverAuth\n"

enum {
  PATIENCE_MS = 20 * 1000,
};

typedef struct {
  const char *name;
  const char *alternative; /* the host that it is for */
  gint64 not_after;        /* in days from now */
  gboolean is_known;       /* from an authority that the system knows */
  gboolean is_good;
} Case;

static const Case cases[] = {
  { "good", "IP:" LISTED, 30, TRUE, TRUE },
  { "another-host", "IP:127.0.0.3", 30, TRUE, FALSE },
  { "expired", "IP:" LISTED, -1, TRUE, FALSE },
  { "unknown-authority", "IP:" LISTED, 30, FALSE, FALSE },
};

static const char *const further[] = { LISTED, NULL };

static TrustParty *authority;

/* TLS lives by the real clock. */
static gint64
real_now (void)
{
  return g_get_real_time () / G_TIME_SPAN_SECOND;
}

static TrustParty *
make_authority (const char *name)
{
  return trust_party_new (&(TrustFixtureSpec){ .name = name,
                                               .extensions = TRUST_FIXTURE_CA,
                                               .not_before = real_now () - 30 * DAY,
                                               .not_after = real_now () + 60 * DAY },
                          NULL);
}

static void
append_pem (GString *text, const TrustParty *party, gboolean with_key)
{
  BIO *bio = BIO_new (BIO_s_mem ());
  char *pem = NULL;
  long length;

  g_assert_cmpint (PEM_write_bio_X509 (bio, party->x509), ==, 1);
  if (with_key)
    g_assert_cmpint (PEM_write_bio_PrivateKey (bio, party->key, NULL, NULL, 0, NULL, NULL), ==, 1);
  length = BIO_get_mem_data (bio, &pem);
  g_string_append_len (text, pem, (gssize) length);
  BIO_free (bio);
}

static GTlsCertificate *
make_tls (const Case *which)
{
  g_autoptr (TrustParty) unknown = make_authority ("Unknown");
  g_autofree char *extensions =
    g_strconcat (EXTENSIONS "subjectAltName=", which->alternative, "\n", NULL);
  g_autoptr (TrustParty) host =
    trust_party_new (&(TrustFixtureSpec){ .name = "Host",
                                          .extensions = extensions,
                                          .not_before = real_now () - 20 * DAY,
                                          .not_after = real_now () + which->not_after * DAY },
                     which->is_known ? authority : unknown);
  g_autoptr (GString) pem = g_string_new (NULL);
  GTlsCertificate *certificate;
  g_autoptr (GError) error = NULL;

  append_pem (pem, host, TRUE);
  certificate = g_tls_certificate_new_from_pem (pem->str, (gssize) pem->len, &error);
  g_assert_no_error (error);

  return certificate;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GBytes *
fetch (const char *uri, guint deadline_ms, GError **error)
{
  g_autoptr (ImzHostList) hosts = imz_host_list_new (further, FALSE);
  g_autoptr (ImzFetcher) fetcher = imz_fetcher_new (hosts);
  const ImzFetch what = {
    .uri = uri,
    .max_bytes = 1000,
    .answer_ms = deadline_ms,
    .deadline_ms = deadline_ms,
    .max_redirects = 3,
  };
  g_autoptr (GAsyncResult) result = NULL;

  imz_fetcher_fetch_async (fetcher, &what, NULL, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return imz_fetcher_fetch_finish (fetcher, result, error);
}

static void
assert_fetches (TestWeb *web, const char *path)
{
  g_autofree char *uri = test_web_dup_uri (web, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fetch (uri, PATIENCE_MS, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "here", 4);
}

static void
assert_fails (TestWeb *web, const char *path, ImzTrustError code)
{
  g_autofree char *uri = test_web_dup_uri (web, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fetch (uri, PATIENCE_MS, &error);

  g_assert_error (error, IMZ_TRUST_ERROR, (int) code);
  g_assert_null (bytes);
}

static TestWeb *
make_web (GTlsCertificate *tls)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("here", 4);
  TestWeb *web = test_web_new (LISTED, tls);

  test_web_set (web, "/a", &(TestWebPage){ .body = body });

  return web;
}

static void
test_certificate (gconstpointer data)
{
  const Case *which = data;
  g_autoptr (GTlsCertificate) tls = make_tls (which);
  g_autoptr (TestWeb) web = make_web (tls);

  if (which->is_good)
    assert_fetches (web, "/a");
  else
    assert_fails (web, "/a", IMZ_TRUST_ERROR_NO_NETWORK);
  g_assert_cmpuint (test_web_count_requests (web, NULL), ==, which->is_good);
}

/* Who speaks something else waits for the other to say more: the deadline ends it. */
static void
test_no_tls (void)
{
  g_autoptr (TestWeb) web = make_web (NULL);
  g_autofree char *uri = g_strdup_printf ("https://" LISTED ":%u/a", test_web_get_port (web));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fetch (uri, 300, &error);

  g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_TIMEOUT);
  g_assert_null (bytes);
}

/* From TLS to none is no way, the other one is. */
static void
test_redirect (void)
{
  g_autoptr (GTlsCertificate) tls = make_tls (&cases[0]);
  g_autoptr (TestWeb) safe = make_web (tls);
  g_autoptr (TestWeb) unsafe = make_web (NULL);
  g_autofree char *to_safe = test_web_dup_uri (safe, "/a");
  g_autofree char *to_unsafe = test_web_dup_uri (unsafe, "/a");

  test_web_set (safe, "/down", &(TestWebPage){ .status = 302, .location = to_unsafe });
  assert_fails (safe, "/down", IMZ_TRUST_ERROR_SENT_AWAY);
  g_assert_cmpuint (test_web_count_connections (unsafe), ==, 0);

  test_web_set (unsafe, "/up", &(TestWebPage){ .status = 302, .location = to_safe });
  assert_fetches (unsafe, "/up");
}

/* Whom the system believes, for this process. */
static void
set_known_authority (const char *file)
{
  g_autoptr (GString) pem = g_string_new (NULL);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  append_pem (pem, authority, FALSE);
  g_assert_true (g_file_set_contents (file, pem->str, (gssize) pem->len, NULL));
  database = g_tls_file_database_new (file, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = NULL, *file = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  file = g_build_filename (dir, "known.pem", NULL);
  authority = make_authority ("Known");
  set_known_authority (file);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/trust/fetcher/tls/", cases[i].name, NULL);

    g_test_add_data_func (path, &cases[i], test_certificate);
  }
  g_test_add_func ("/trust/fetcher/tls/none", test_no_tls);
  g_test_add_func ("/trust/fetcher/tls/redirect", test_redirect);

  result = g_test_run ();
  trust_party_free (authority);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (dir), ==, 0);

  return result;
}
