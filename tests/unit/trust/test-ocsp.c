/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Questions to responders, and what is in their answers. */

#include "ocsp-world.h"

#define NOW TRUST_FIXTURE_NOW
#define DAY TRUST_FIXTURE_DAY
#define MINUTE 60
#define HOUR (60 * MINUTE)

#define GOOD V_OCSP_CERTSTATUS_GOOD
#define REVOKED V_OCSP_CERTSTATUS_REVOKED
#define UNKNOWN V_OCSP_CERTSTATUS_UNKNOWN

enum {
  REASON_KEY_COMPROMISE = 1,
  REASON_HOLD = 6,
  REASON_REMOVED = 8,
  REASON_NOBODY_KNOWS = 77,
};

static const struct {
  const char *sentence;
  int status;
  gint64 revoked_at;
  int reason;
  ImzRevocationState state;
  gint64 said_revoked_at;
  int said_reason;
} statuses[] = {
  { "good", GOOD, 0, 0, IMZ_REVOCATION_STATE_GOOD, 0, -1 },
  { "revoked, without a reason", REVOKED, NOW - DAY, 0, IMZ_REVOCATION_STATE_REVOKED, NOW - DAY,
    -1 },
  { "revoked with a reason", REVOKED, NOW - DAY, REASON_KEY_COMPROMISE,
    IMZ_REVOCATION_STATE_REVOKED, NOW - DAY, REASON_KEY_COMPROMISE },
  { "on hold", REVOKED, NOW - HOUR, REASON_HOLD, IMZ_REVOCATION_STATE_SUSPENDED, NOW - HOUR,
    REASON_HOLD },
  { "revoked with the reason of what is no more", REVOKED, NOW - DAY, REASON_REMOVED,
    IMZ_REVOCATION_STATE_REVOKED, NOW - DAY, REASON_REMOVED },
  { "revoked for a reason that nobody knows", REVOKED, NOW - DAY, REASON_NOBODY_KNOWS,
    IMZ_REVOCATION_STATE_REVOKED, NOW - DAY, -1 },
  { "on hold since 1970: never issued", REVOKED, 0, REASON_HOLD, IMZ_REVOCATION_STATE_UNKNOWN, 0,
    -1 },
  { "revoked from tomorrow on", REVOKED, NOW + DAY, 0, IMZ_REVOCATION_STATE_REVOKED, NOW + DAY,
    -1 },
  { "unknown", UNKNOWN, 0, 0, IMZ_REVOCATION_STATE_UNKNOWN, 0, -1 },
};

static void
test_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++) {
    TrustFixtureSingle single = ocsp_world_about_leaf (statuses[i].status);
    g_autoptr (GBytes) response = NULL;
    g_autoptr (GError) error = NULL;
    ImzRevocationAnswer answer = { 0 };

    g_test_message ("%s", statuses[i].sentence);
    single.revoked_at = statuses[i].revoked_at;
    single.reason = statuses[i].reason;
    single.this_update = NOW - MINUTE;
    response = ocsp_world_answer (&single);

    g_assert_true (ocsp_world_read (response, NULL, &answer, &error));
    g_assert_no_error (error);
    g_assert_cmpint (answer.state, ==, statuses[i].state);
    g_assert_cmpint (answer.revoked_at, ==, statuses[i].said_revoked_at);
    g_assert_cmpint (answer.reason, ==, statuses[i].said_reason);
    g_assert_cmpint (answer.this_update, ==, NOW - MINUTE);
    g_assert_cmpint (answer.next_update, ==, NOW + DAY);
    g_assert_cmpint (answer.produced_at, ==, NOW);
    g_assert_cmpint (imz_revocation_answer_lives_until (&answer), ==, NOW + DAY);
  }
}

static const struct {
  const char *sentence;
  gint64 this_update;
  gint64 next_update; /* 0: none */
  int refused;        /* -1: it is not */
  gboolean also_when_stale_is_accepted;
} times[] = {
  { "now", NOW, NOW + DAY, -1, FALSE },
  { "its next update is now", NOW - DAY, NOW, -1, FALSE },
  { "its next update was five minutes ago", NOW - DAY, NOW - 5 * MINUTE, -1, FALSE },
  { "its next update was longer ago", NOW - DAY, NOW - 5 * MINUTE - 1, IMZ_TRUST_ERROR_STALE,
    FALSE },
  { "its next update was a year ago", NOW - 366 * DAY, NOW - 365 * DAY, IMZ_TRUST_ERROR_STALE,
    FALSE },
  { "without a next update an hour is its life", NOW - HOUR - 5 * MINUTE, 0, -1, FALSE },
  { "and no longer", NOW - HOUR - 5 * MINUTE - 1, 0, IMZ_TRUST_ERROR_STALE, FALSE },
  { "five minutes from now", NOW + 5 * MINUTE, NOW + DAY, -1, FALSE },
  { "later than that", NOW + 5 * MINUTE + 1, NOW + DAY, IMZ_TRUST_ERROR_NOT_YET, TRUE },
  { "it ends before it begins", NOW, NOW - MINUTE, IMZ_TRUST_ERROR_BAD_RESPONSE, TRUE },
};

static void
test_times (void)
{
  OcspWorld *world = ocsp_world_get ();

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    TrustFixtureSingle single = ocsp_world_about_leaf (GOOD);
    g_autoptr (GBytes) response = NULL;
    g_autoptr (GError) error = NULL;
    ImzRevocationAnswer answer = { 0 };
    gboolean accepted;

    g_test_message ("%s", times[i].sentence);
    single.this_update = times[i].this_update;
    single.next_update = times[i].next_update;
    response = ocsp_world_answer (&single);

    if (times[i].refused < 0)
      ocsp_world_assert_state (response, IMZ_REVOCATION_STATE_GOOD);
    else
      ocsp_world_assert_refused (response, (ImzTrustError) times[i].refused);

    accepted = imz_ocsp_read_response (response, world->leaf->x509, world->issuer->x509, NULL, NOW,
                                       TRUE, &answer, &error);
    g_assert_cmpint (accepted, ==, !times[i].also_when_stale_is_accepted);
    if (accepted)
      g_assert_cmpint (answer.this_update, ==, times[i].this_update);
    else
      g_assert_error (error, IMZ_TRUST_ERROR, times[i].refused);
  }
}

static void
test_which_certificate (void)
{
  OcspWorld *world = ocsp_world_get ();
  const TrustParty *leaf = world->leaf, *issuer = world->issuer;
  const TrustFixtureSingle ours = { leaf, issuer, .status = GOOD };
  const TrustFixtureSingle anothers = { world->other_leaf, issuer, .status = GOOD };
  const TrustFixtureSingle revoked = { leaf, issuer, .status = REVOKED, .revoked_at = NOW - DAY };
  const TrustFixtureSingle unknown = { leaf, issuer, .status = UNKNOWN };
  const TrustFixtureSingle sha256 = { leaf, issuer, EVP_sha256 (), .status = GOOD };
  const TrustFixtureSingle sha512 = { leaf, issuer, EVP_sha512 (), .status = GOOD };
  const TrustFixtureSingle elsewhere = { leaf, world->twin, .status = GOOD };
  const struct {
    const char *sentence;
    TrustFixtureSingle singles[2];
    gsize n_singles;
    int refused; /* -1: it is not */
    ImzRevocationState state;
  } cases[] = {
    { "another's", { anothers }, 1, IMZ_TRUST_ERROR_WRONG_CERTIFICATE, 0 },
    { "nobody's", { ours }, 0, IMZ_TRUST_ERROR_WRONG_CERTIFICATE, 0 },
    { "ours behind another's", { anothers, ours }, 2, -1, IMZ_REVOCATION_STATE_GOOD },
    { "ours twice, once revoked", { ours, revoked }, 2, -1, IMZ_REVOCATION_STATE_REVOKED },
    { "in the other order", { revoked, ours }, 2, -1, IMZ_REVOCATION_STATE_REVOKED },
    { "ours twice, once unknown", { ours, unknown }, 2, -1, IMZ_REVOCATION_STATE_UNKNOWN },
    { "told by SHA-256", { sha256 }, 1, -1, IMZ_REVOCATION_STATE_GOOD },
    { "told in a way that is not used", { sha512 }, 1, IMZ_TRUST_ERROR_WRONG_CERTIFICATE, 0 },
    { "our number at another issuer", { elsewhere }, 1, IMZ_TRUST_ERROR_WRONG_CERTIFICATE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) response = trust_fixture_answer (&(TrustFixtureAnswer){
      .singles = cases[i].singles, .n_singles = cases[i].n_singles, .signer = issuer });

    g_test_message ("%s", cases[i].sentence);
    if (cases[i].refused < 0)
      ocsp_world_assert_state (response, cases[i].state);
    else
      ocsp_world_assert_refused (response, (ImzTrustError) cases[i].refused);
  }
}

static void
test_demands (void)
{
  TrustFixtureSingle single = ocsp_world_about_leaf (GOOD),
                     demanding = ocsp_world_about_leaf (GOOD);
  g_autoptr (GBytes) in_single = NULL;
  g_autoptr (GBytes) in_all = NULL;

  demanding.critical_oid = "2.999.5070.7";
  in_single = ocsp_world_answer (&demanding);
  in_all = trust_fixture_answer (&(TrustFixtureAnswer){ .singles = &single,
                                                        .n_singles = 1,
                                                        .signer = ocsp_world_get ()->issuer,
                                                        .critical_oid = "2.999.5070.7" });

  ocsp_world_assert_refused (in_single, IMZ_TRUST_ERROR_BAD_RESPONSE);
  ocsp_world_assert_refused (in_all, IMZ_TRUST_ERROR_BAD_RESPONSE);
}

static void
test_nonce (void)
{
  OcspWorld *world = ocsp_world_get ();
  TrustFixtureSingle single = ocsp_world_about_leaf (GOOD);
  TrustFixtureAnswer spec = { .singles = &single, .n_singles = 1, .signer = world->issuer };
  g_autoptr (GBytes) nonce = NULL;
  g_autoptr (GBytes) other_nonce = NULL;
  g_autoptr (GBytes) request =
    imz_ocsp_make_request (world->leaf->x509, world->issuer->x509, TRUE, &nonce);
  g_autoptr (GBytes) other_request =
    imz_ocsp_make_request (world->leaf->x509, world->issuer->x509, TRUE, &other_nonce);
  g_autoptr (GBytes) same = NULL;
  g_autoptr (GBytes) other = NULL;
  g_autoptr (GBytes) none = NULL;
  ImzRevocationAnswer answer = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (g_bytes_equal (nonce, other_nonce));
  g_assert_false (g_bytes_equal (request, other_request));

  none = trust_fixture_answer (&spec);
  spec.nonce = nonce;
  same = trust_fixture_answer (&spec);
  spec.nonce = other_nonce;
  other = trust_fixture_answer (&spec);

  g_assert_true (ocsp_world_read (same, nonce, &answer, &error));
  g_assert_true (ocsp_world_read (none, nonce, &answer, &error));
  g_assert_false (ocsp_world_read (other, nonce, &answer, &error));
  g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_WRONG_NONCE);

  g_test_message ("one from the cache is not compared");
  ocsp_world_assert_state (other, IMZ_REVOCATION_STATE_GOOD);
}

static void
test_request (void)
{
  OcspWorld *world = ocsp_world_get ();
  GBytes *nonce = (GBytes *) "not touched";
  g_autoptr (GBytes) bytes =
    imz_ocsp_make_request (world->leaf->x509, world->issuer->x509, FALSE, &nonce);
  gsize size;
  const guchar *p = g_bytes_get_data (bytes, &size);
  OCSP_REQUEST *request = d2i_OCSP_REQUEST (NULL, &p, (long) size);
  OCSP_CERTID *id = OCSP_cert_to_id (NULL, world->leaf->x509, world->issuer->x509);

  g_assert_null (nonce);
  g_assert_nonnull (request);
  g_assert_cmpint (OCSP_request_onereq_count (request), ==, 1);
  g_assert_cmpint (OCSP_id_cmp (OCSP_onereq_get0_id (OCSP_request_onereq_get0 (request, 0)), id),
                   ==, 0);
  g_assert_cmpint (OCSP_REQUEST_get_ext_count (request), ==, 0);
  g_assert_false (OCSP_request_is_signed (request));

  OCSP_CERTID_free (id);
  OCSP_REQUEST_free (request);
}

static void
test_refusals (void)
{
  static const int statuses_of_responders[] = {
    OCSP_RESPONSE_STATUS_MALFORMEDREQUEST, OCSP_RESPONSE_STATUS_INTERNALERROR,
    OCSP_RESPONSE_STATUS_TRYLATER,         OCSP_RESPONSE_STATUS_SIGREQUIRED,
    OCSP_RESPONSE_STATUS_UNAUTHORIZED,
  };
  g_autoptr (GBytes) hollow = trust_fixture_answer_status (OCSP_RESPONSE_STATUS_SUCCESSFUL);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses_of_responders); i++) {
    g_autoptr (GBytes) response = trust_fixture_answer_status (statuses_of_responders[i]);

    ocsp_world_assert_refused (response, IMZ_TRUST_ERROR_RESPONDER_STATUS);
  }

  g_test_message ("it says that it answers, and does not");
  ocsp_world_assert_refused (hollow, IMZ_TRUST_ERROR_BAD_RESPONSE);
}

static void
test_bytes (void)
{
  TrustFixtureSingle single = ocsp_world_about_leaf (GOOD);
  g_autoptr (GBytes) response = ocsp_world_answer (&single);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("<html>", 6);
  g_autofree guint8 *zeros = g_malloc0 (IMZ_OCSP_MAX_BYTES + 1);
  g_autoptr (GBytes) most = g_bytes_new (zeros, IMZ_OCSP_MAX_BYTES);
  g_autoptr (GBytes) more = g_bytes_new (zeros, IMZ_OCSP_MAX_BYTES + 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (response, &size);
  g_autofree guint8 *longer = g_malloc0 (size + 1);
  g_autoptr (GBytes) trailing = NULL;

  for (gsize length = 0; length < size; length++) {
    g_autofree guint8 *own_block = g_memdup2 (data, length);
    g_autoptr (GBytes) cut = g_bytes_new_static (own_block, length);

    ocsp_world_assert_refused (cut, IMZ_TRUST_ERROR_BAD_RESPONSE);
  }

  memcpy (longer, data, size);
  trailing = g_bytes_new (longer, size + 1);
  ocsp_world_assert_refused (trailing, IMZ_TRUST_ERROR_BAD_RESPONSE);
  ocsp_world_assert_refused (empty, IMZ_TRUST_ERROR_BAD_RESPONSE);
  ocsp_world_assert_refused (text, IMZ_TRUST_ERROR_BAD_RESPONSE);
  ocsp_world_assert_refused (most, IMZ_TRUST_ERROR_BAD_RESPONSE);
  ocsp_world_assert_refused (more, IMZ_TRUST_ERROR_TOO_LARGE);
}

/* Whatever bit is changed, it does not turn into another answer. */
static void
test_every_bit (void)
{
  TrustFixtureSingle single = ocsp_world_about_leaf (REVOKED);
  g_autoptr (GBytes) response = NULL;
  gsize size;
  const guint8 *data;

  single.revoked_at = NOW - DAY;
  response = ocsp_world_answer (&single);
  data = g_bytes_get_data (response, &size);

  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *changed = g_memdup2 (data, size);
    g_autoptr (GBytes) bytes = NULL;
    ImzRevocationAnswer answer = { 0 };

    changed[i] ^= (guint8) (1 << i % 8);
    bytes = g_bytes_new_static (changed, size);
    if (ocsp_world_read (bytes, NULL, &answer, NULL)) {
      g_assert_cmpint (answer.state, ==, IMZ_REVOCATION_STATE_REVOKED);
      g_assert_cmpint (answer.revoked_at, ==, NOW - DAY);
      g_assert_cmpint (answer.next_update, ==, NOW + DAY);
    }
  }
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/ocsp/statuses", test_statuses);
  g_test_add_func ("/trust/ocsp/times", test_times);
  g_test_add_func ("/trust/ocsp/which-certificate", test_which_certificate);
  g_test_add_func ("/trust/ocsp/demands", test_demands);
  g_test_add_func ("/trust/ocsp/nonce", test_nonce);
  g_test_add_func ("/trust/ocsp/request", test_request);
  g_test_add_func ("/trust/ocsp/refusals", test_refusals);
  g_test_add_func ("/trust/ocsp/bytes", test_bytes);
  g_test_add_func ("/trust/ocsp/every-bit", test_every_bit);

  failed = g_test_run ();
  ocsp_world_free ();

  return failed;
}
