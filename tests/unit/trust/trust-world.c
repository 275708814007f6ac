/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "trust-world.h"

#include <glib/gstdio.h>
#include <openssl/ocsp.h>

#include "imz-x509.h"
#include "test-network.h"

#define YEAR (365 * TRUST_FIXTURE_DAY)
#define PATIENCE_US (60 * G_TIME_SPAN_SECOND)

enum {
  DEADLINE_MS = 20 * 1000,
};

static const char *const hosts[] = { TRUST_WORLD_LISTED, NULL };

static gint64
now_cb (gpointer now_data)
{
  return ((TrustWorld *) now_data)->now;
}

static GBytes *
make_pins (const TrustParty *pinned)
{
  g_autofree char *sha256 = imz_x509_get_sha256 (pinned->x509);
  char *text = g_strdup_printf ("[root]\nSha256=%s\nName=Root\nNotAfter=2036\n", sha256);

  return g_bytes_new_take (text, strlen (text));
}

static void
clear_issuers (TrustWorld *self)
{
  g_clear_pointer (&self->settings.pins, g_bytes_unref);
  g_clear_pointer (&self->root, trust_party_free);
  g_clear_pointer (&self->issuer, trust_party_free);
}

static TrustParty *
make_party (TrustWorld *self, const char *name, const char *extensions, const TrustParty *issuer)
{
  const TrustFixtureSpec spec = {
    .name = name,
    .extensions = extensions,
    .not_before = self->now - YEAR,
    .not_after = self->now + YEAR,
  };

  return trust_party_new (&spec, issuer);
}

void
trust_world_move_to (TrustWorld *self, gint64 now)
{
  clear_issuers (self);
  self->now = now;
  self->root = make_party (self, "Root", TRUST_FIXTURE_CA, NULL);
  self->issuer = make_party (self, "Issuer", TRUST_FIXTURE_CA, self->root);
  self->settings.pins = make_pins (self->root);
}

void
trust_world_set_up (TrustWorld *self, gconstpointer unused)
{
  self->web = test_web_new (TRUST_WORLD_LISTED, NULL);
  self->other = test_web_new (TRUST_WORLD_UNLISTED, NULL);
  self->dir = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  self->cache_dir = g_build_filename (self->dir, "cache", NULL);
  self->anchor_dir = g_build_filename (self->dir, "anchors", NULL);
  self->network = test_network_new (TRUE);
  self->told = g_string_new (NULL);

  /* First of all that uses libcrypto, as in the programs: a thread may outlive the test. */
  g_type_class_unref (g_type_class_ref (IMZ_TYPE_TRUST_CHECKER));

  self->settings = (ImzTrustSettings){
    .cache_dir = self->cache_dir,
    .hosts = hosts,
    .network = G_NETWORK_MONITOR (self->network),
    .now = now_cb,
    .now_data = self,
    .deadline_ms = DEADLINE_MS,
  };
  trust_world_move_to (self, TRUST_FIXTURE_NOW);
}

static void
remove_recursively (const char *path)
{
  g_autoptr (GDir) dir =
    g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *below = g_build_filename (path, name, NULL);

    remove_recursively (below);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Checks that were given up may still be at work in threads, with what the test lends them. */
static void
stop (TrustWorld *self)
{
  if (self->checker != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->checker));
  test_web_assert_left (self->web);
  test_web_assert_left (self->other);
}

void
trust_world_tear_down (TrustWorld *self, gconstpointer unused)
{
  stop (self);
  test_web_free (self->web);
  test_web_free (self->other);
  g_object_unref (self->network);
  clear_issuers (self);
  g_clear_pointer (&self->first, imz_certificate_unref);
  g_string_free (self->told, TRUE);
  remove_recursively (self->dir);
  g_free (self->dir);
  g_free (self->cache_dir);
  g_free (self->anchor_dir);
}

static void
name_place (TrustWorld *self, GString *line, const char *method, const char *place)
{
  g_autofree char *uri = NULL;

  if (place == NULL)
    return;

  uri = *place == '/' ? test_web_dup_uri (self->web, place) : g_strdup (place);
  g_string_append_printf (line, "%s%sURI:%s", line->len > 0 ? "," : "", method, uri);
}

char *
trust_world_name_places (TrustWorld *self, const char *extensions, const TrustWorldPlaces *places)
{
  g_autoptr (GString) access = g_string_new (NULL);
  g_autoptr (GString) points = g_string_new (NULL);
  GString *text = g_string_new (extensions);

  name_place (self, access, "OCSP;", places->ocsp);
  name_place (self, access, "caIssuers;", places->issuer);
  name_place (self, access, "caIssuers;", places->second_issuer);
  name_place (self, points, "", places->crl);
  if (access->len > 0)
    g_string_append_printf (text, "authorityInfoAccess=%s\n", access->str);
  if (points->len > 0)
    g_string_append_printf (text, "crlDistributionPoints=%s\n", points->str);

  return g_string_free (text, FALSE);
}

TrustParty *
trust_world_leaf (TrustWorld *self, const TrustWorldPlaces *places)
{
  g_autofree char *extensions = trust_world_name_places (self, TRUST_FIXTURE_LEAF, places);

  return make_party (self, "Ayla", extensions, self->issuer);
}

static GBytes *
dup_nonce (GBytes *request)
{
  gsize size;
  const guchar *data = g_bytes_get_data (request, &size);
  OCSP_REQUEST *parsed = d2i_OCSP_REQUEST (NULL, &data, (long) size);
  int place = OCSP_REQUEST_get_ext_by_NID (parsed, NID_id_pkix_OCSP_Nonce, -1);
  const ASN1_OCTET_STRING *value;
  GBytes *nonce;

  g_assert_cmpint (place, >=, 0);
  value = X509_EXTENSION_get_data (OCSP_REQUEST_get_ext (parsed, place));
  nonce = g_bytes_new (ASN1_STRING_get0_data (value), (gsize) ASN1_STRING_length (value));
  OCSP_REQUEST_free (parsed);

  return nonce;
}

static GBytes *
respond_cb (GBytes *request, gpointer user_data)
{
  static const guint8 other_nonce[] = { 0x04, 0x04, 1, 2, 3, 4 };
  TrustWorld *self = user_data;
  TrustFixtureSingle single = self->responder.single;
  g_autoptr (GBytes) nonce = dup_nonce (request);
  TrustFixtureAnswer answer = { .singles = &single, .n_singles = 1 };

  if (single.issuer == NULL)
    single.issuer = self->issuer;
  answer.signer = self->responder.signer != NULL ? self->responder.signer : self->issuer;
  answer.produced_at = single.this_update;
  if (self->responder.nonce == TRUST_WORLD_NONCE_OTHER) {
    g_bytes_unref (nonce);
    nonce = g_bytes_new_static (other_nonce, sizeof other_nonce);
  }
  if (self->responder.nonce != TRUST_WORLD_NONCE_NONE)
    answer.nonce = nonce;

  return trust_fixture_answer (&answer);
}

void
trust_world_respond (TrustWorld *self, const TrustParty *about, int status)
{
  self->responder.single.about = about;
  self->responder.single.status = status;
  test_web_set (self->web, "/ocsp", &(TestWebPage){ .make_body = respond_cb, .user_data = self });
}

void
trust_world_publish (TrustWorld *self,
                     const TrustParty *revoked,
                     int reason,
                     gint64 this_update,
                     gint64 next_update)
{
  const TrustFixtureEntry entry = { .about = revoked,
                                    .revoked_at = TRUST_FIXTURE_NOW - TRUST_FIXTURE_DAY,
                                    .reason = reason };
  g_autoptr (GBytes) list = trust_fixture_list (&(TrustFixtureList){
    .entries = &entry,
    .n_entries = revoked != NULL ? 1 : 0,
    .issuer = self->issuer,
    .this_update = this_update,
    .next_update = next_update,
  });

  test_web_set (self->web, "/crl", &(TestWebPage){ .body = list });
}

void
trust_world_offer (TrustWorld *self, const char *path, const TrustParty *party)
{
  g_autoptr (GBytes) der = imz_x509_to_der (party->x509);

  test_web_set (self->web, path, &(TestWebPage){ .body = der });
}

static void
changed_cb (TrustWorld *self)
{
  ImzTrust *trust;
  const ImzTrustFacts *facts;
  g_autofree char *word = NULL;

  if (self->first == NULL)
    return;

  trust = imz_trust_source_find (IMZ_TRUST_SOURCE (self->checker), self->first);
  if (trust == NULL)
    return;

  facts = imz_trust_get_facts (trust);
  word = g_strdup_printf ("%s/%s", imz_trust_state_to_word (facts->state),
                          facts->revocation.obstacle == IMZ_REVOCATION_OBSTACLE_BUSY
                            ? "busy"
                            : imz_revocation_state_to_word (facts->revocation.state));
  if (!g_str_has_suffix (self->told->str, word))
    g_string_append_printf (self->told, "%s%s", self->told->len > 0 ? " " : "", word);
}

void
trust_world_start (TrustWorld *self)
{
  stop (self);
  self->checker = imz_trust_checker_new (&self->settings);
  g_signal_connect_swapped (self->checker, "changed", G_CALLBACK (changed_cb), self);
}

static ImzCertificate *
make_certificate (const TrustParty *party)
{
  g_autoptr (GBytes) der = imz_x509_to_der (party->x509);
  g_autofree char *sha256 = imz_x509_get_sha256 (party->x509);
  const ImzCertificateFacts facts = {
    .sha256 = sha256,
    .kind = X509_check_ca (party->x509) != 0 ? IMZ_CERTIFICATE_KIND_CA : IMZ_CERTIFICATE_KIND_NES,
    .bytes = der,
  };

  return imz_certificate_new (&facts);
}

void
trust_world_plug (TrustWorld *self, const TrustParty *first, ...)
{
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_autoptr (ImzCard) card = NULL;
  g_autoptr (ImzSnapshot) snapshot = NULL;
  va_list parties;

  va_start (parties, first);
  for (const TrustParty *party = first; party != NULL; party = va_arg (parties, TrustParty *))
    g_ptr_array_add (certificates, make_certificate (party));
  va_end (parties);

  g_clear_pointer (&self->first, imz_certificate_unref);
  if (certificates->len > 0)
    self->first = imz_certificate_ref (certificates->pdata[0]);
  card = imz_card_new (NULL, 0,
                       certificates->len > 0 ? IMZ_CARD_STATE_OK : IMZ_CARD_STATE_NO_CERTIFICATE,
                       certificates);
  g_ptr_array_add (readers, imz_reader_new ("Reader", IMZ_READER_STATE_CARD, card));
  snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);

  imz_trust_source_look (IMZ_TRUST_SOURCE (self->checker), snapshot, self->now);
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
trust_world_wait (TrustWorld *self)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;
  guint ticker = g_timeout_add (100, wake_up_cb, NULL);

  while (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->checker)) &&
         g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticker);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->checker)));
}

const ImzTrustFacts *
trust_world_find (TrustWorld *self, const TrustParty *party)
{
  g_autoptr (ImzCertificate) certificate = make_certificate (party);

  return imz_trust_get_facts (
    imz_trust_source_find (IMZ_TRUST_SOURCE (self->checker), certificate));
}

const ImzTrustFacts *
trust_world_check (TrustWorld *self, const TrustParty *party)
{
  trust_world_start (self);
  trust_world_plug (self, party, NULL);
  trust_world_wait (self);

  return trust_world_find (self, party);
}

guint
trust_world_count_kept (TrustWorld *self, const char *folder)
{
  g_autofree char *path = g_build_filename (self->cache_dir, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

void
trust_world_damage (TrustWorld *self, const char *folder, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (self->cache_dir, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GBytes) nonsense = g_bytes_new_static ("nonsense", 8);
  GBytes *content = bytes != NULL ? bytes : nonsense;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    g_assert_true (g_file_set_contents (file, g_bytes_get_data (content, NULL),
                                        (gssize) g_bytes_get_size (content), NULL));
  }
}
