/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <openssl/ocsp.h>

#include "imz-crl.h"
#include "trust-world.h"

#define NOW TRUST_FIXTURE_NOW
#define HOUR G_GINT64_CONSTANT (3600)
#define DAY TRUST_FIXTURE_DAY

static void
assert_says (const ImzTrustFacts *facts, ImzRevocationState state, ImzRevocationVia via)
{
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpint (facts->anchor, ==, IMZ_ANCHOR_KIND_PINNED);
  g_assert_cmpint (facts->revocation.state, ==, state);
  g_assert_cmpint (facts->revocation.via, ==, via);
  g_assert_cmpint (facts->revocation.obstacle, ==, IMZ_REVOCATION_OBSTACLE_NONE);
  g_assert_true (facts->revocation.is_current);
  g_assert_cmpint (facts->revocation.checked_at, ==, NOW);
}

static void
assert_says_nothing (const ImzTrustFacts *facts, ImzRevocationObstacle obstacle)
{
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpint (facts->revocation.state, ==, IMZ_REVOCATION_STATE_UNCHECKED);
  g_assert_cmpint (facts->revocation.via, ==, IMZ_REVOCATION_VIA_NONE);
  g_assert_cmpint (facts->revocation.obstacle, ==, obstacle);
  g_assert_false (facts->revocation.is_current);
  g_assert_cmpint (facts->revocation.checked_at, ==, 0);
  g_assert_cmpint (facts->revocation.revoked_at, ==, 0);
  g_assert_cmpint (facts->revocation.reason, ==, -1);
}

/* The issuer's certificate is on the card, as on Kamu SM's. */
static const ImzTrustFacts *
check (TrustWorld *self, const TrustParty *leaf)
{
  trust_world_start (self);
  trust_world_plug (self, leaf, self->issuer, self->root, NULL);
  trust_world_wait (self);

  return trust_world_find (self, leaf);
}

static void
test_good (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_GOOD);
  trust_world_publish (self, leaf, 1, NOW, NOW + DAY);
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_GOOD, IMZ_REVOCATION_VIA_OCSP);
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 1); /* no list was asked for */
  g_assert_cmpstr (self->told->str, ==, "anchored/busy anchored/good");
}

static void
test_revoked (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp" });
  const ImzTrustFacts *facts;

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_REVOKED);
  self->responder.single.revoked_at = NOW - 2 * DAY;
  self->responder.single.reason = 1;
  facts = check (self, leaf);
  assert_says (facts, IMZ_REVOCATION_STATE_REVOKED, IMZ_REVOCATION_VIA_OCSP);
  g_assert_cmpint (facts->revocation.revoked_at, ==, NOW - 2 * DAY);
  g_assert_cmpint (facts->revocation.reason, ==, 1);
}

static void
test_on_hold (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp" });
  const ImzTrustFacts *facts;

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_REVOKED);
  self->responder.single.revoked_at = NOW - DAY;
  self->responder.single.reason = 6;
  facts = check (self, leaf);
  assert_says (facts, IMZ_REVOCATION_STATE_SUSPENDED, IMZ_REVOCATION_VIA_OCSP);
  g_assert_cmpint (facts->revocation.revoked_at, ==, NOW - DAY);
  g_assert_cmpint (facts->revocation.reason, ==, 6);
}

static void
test_unknown (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_UNKNOWN);
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_UNKNOWN, IMZ_REVOCATION_VIA_OCSP);
  g_assert_cmpuint (trust_world_count_kept (self, "ocsp"), ==, 0);
}

static void
test_unknown_but_listed (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_UNKNOWN);
  trust_world_publish (self, leaf, 4, NOW, NOW + DAY);
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_REVOKED, IMZ_REVOCATION_VIA_CRL);
}

static void
test_unknown_and_no_list (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_UNKNOWN);
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_UNKNOWN, IMZ_REVOCATION_VIA_OCSP);
  g_assert_cmpuint (test_web_count_requests (self->web, "/crl"), ==, 1);
}

/* A certificate that was never issued is on no list. */
static void
test_unknown_and_not_on_the_list (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_UNKNOWN);
  trust_world_publish (self, NULL, 0, NOW, NOW + DAY);
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_UNKNOWN, IMZ_REVOCATION_VIA_OCSP);
  g_assert_cmpuint (trust_world_count_kept (self, "crl"), ==, 0);
}

static void
test_missing_nonce (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_GOOD);
  self->responder.nonce = TRUST_WORLD_NONCE_NONE;
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_GOOD, IMZ_REVOCATION_VIA_OCSP);
}

/* Each of these responses is of no use, and then the list decides, if there is one. */
typedef enum {
  BAD_NONCE,
  BAD_SIGNER,
  BAD_SERIAL,
  BAD_TIME,
  BAD_GARBAGE,
  BAD_STATUS,
  BAD_SIZE,
  BAD_REDIRECTS,
  BAD_SILENCE,
  BAD_DRIP,
  BAD_PLACE,
} Badness;

static const struct {
  const char *name;
  Badness badness;
  ImzRevocationObstacle obstacle;
} bad_cases[] = {
  { "other-nonce", BAD_NONCE, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "wrong-signer", BAD_SIGNER, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "wrong-serial", BAD_SERIAL, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "stale", BAD_TIME, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "garbage", BAD_GARBAGE, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "404", BAD_STATUS, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "huge", BAD_SIZE, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "redirect-loop", BAD_REDIRECTS, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER },
  { "silence", BAD_SILENCE, IMZ_REVOCATION_OBSTACLE_NO_NETWORK },
  { "drip", BAD_DRIP, IMZ_REVOCATION_OBSTACLE_NO_NETWORK },
  { "redirect-elsewhere", BAD_PLACE, IMZ_REVOCATION_OBSTACLE_NOT_LISTED },
};

static void
behave_badly (TrustWorld *self, Badness badness, const TrustParty *stranger, const char *away)
{
  static const TestWebManner manners[] = {
    [BAD_GARBAGE] = TEST_WEB_GARBAGE,
    [BAD_SIZE] = TEST_WEB_ENDLESS,
    [BAD_SILENCE] = TEST_WEB_SILENT,
    [BAD_DRIP] = TEST_WEB_DRIPS,
  };

  switch (badness) {
  case BAD_NONCE:
    self->responder.nonce = TRUST_WORLD_NONCE_OTHER;
    break;
  case BAD_SIGNER:
    self->responder.signer = stranger;
    break;
  case BAD_SERIAL:
    self->responder.single.about = stranger;
    break;
  case BAD_TIME:
    self->responder.single.this_update = NOW - 2 * DAY;
    self->responder.single.next_update = NOW - DAY;
    break;
  case BAD_STATUS:
    test_web_set (self->web, "/ocsp", &(TestWebPage){ .status = 404 });
    break;
  case BAD_REDIRECTS:
    test_web_set (self->web, "/ocsp", &(TestWebPage){ .status = 307, .location = "/ocsp" });
    break;
  case BAD_PLACE:
    test_web_set (self->web, "/ocsp", &(TestWebPage){ .status = 307, .location = away });
    break;
  case BAD_SILENCE:
  case BAD_DRIP:
    self->settings.deadline_ms = 1000;
    test_web_set (self->web, "/ocsp", &(TestWebPage){ .manner = manners[badness] });
    break;
  case BAD_GARBAGE:
  case BAD_SIZE:
  default:
    test_web_set (self->web, "/ocsp", &(TestWebPage){ .manner = manners[badness] });
  }
}

static void
test_bad_response (TrustWorld *self, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp" });
  g_autoptr (TrustParty) stranger =
    trust_party_new (&(TrustFixtureSpec){ .name = "Stranger" }, self->issuer);
  g_autofree char *away = test_web_dup_uri (self->other, "/ocsp");

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_GOOD);
  behave_badly (self, bad_cases[i].badness, stranger, away);
  assert_says_nothing (check (self, leaf), bad_cases[i].obstacle);
  g_assert_cmpuint (test_web_count_connections (self->other), ==, 0);
  g_assert_cmpuint (trust_world_count_kept (self, "ocsp"), ==, 0);
}

static void
test_bad_response_then_list (TrustWorld *self, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });
  g_autoptr (TrustParty) stranger =
    trust_party_new (&(TrustFixtureSpec){ .name = "Stranger" }, self->issuer);
  g_autofree char *away = test_web_dup_uri (self->other, "/ocsp");

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_GOOD);
  behave_badly (self, bad_cases[i].badness, stranger, away);
  trust_world_publish (self, NULL, 0, NOW, NOW + DAY);
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_GOOD, IMZ_REVOCATION_VIA_CRL);
  g_assert_cmpuint (test_web_count_connections (self->other), ==, 0);
}

static void
test_redirect (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/moved" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_GOOD);
  test_web_set (self->web, "/moved", &(TestWebPage){ .status = 308, .location = "/ocsp" });
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_GOOD, IMZ_REVOCATION_VIA_OCSP);
}

static void
test_list (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .crl = "/crl" });
  const ImzTrustFacts *facts;

  trust_world_publish (self, leaf, 6, NOW - HOUR, NOW + DAY);
  facts = check (self, leaf);
  assert_says (facts, IMZ_REVOCATION_STATE_SUSPENDED, IMZ_REVOCATION_VIA_CRL);
  g_assert_cmpint (facts->revocation.revoked_at, ==, NOW - DAY);
  g_assert_cmpint (facts->revocation.reason, ==, 6);
}

static void
test_stale_list (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .crl = "/crl" });

  trust_world_publish (self, NULL, 0, NOW - 2 * DAY, NOW - DAY);
  assert_says_nothing (check (self, leaf), IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
  g_assert_cmpuint (trust_world_count_kept (self, "crl"), ==, 0);
}

static void
test_long_list (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .crl = "/crl" });
  const TrustFixtureEntry entry = { .about = leaf, .reason = 1 };
  g_autoptr (GBytes) list = trust_fixture_list (&(TrustFixtureList){
    .entries = &entry,
    .n_entries = 1,
    .n_strangers = 490 * 1000,
    .issuer = self->issuer,
    .next_update = NOW + DAY,
  });

  g_assert_cmpuint (g_bytes_get_size (list), >, 20 * 1000 * 1000);
  test_web_set (self->web, "/crl", &(TestWebPage){ .body = list });
  assert_says (check (self, leaf), IMZ_REVOCATION_STATE_REVOKED, IMZ_REVOCATION_VIA_CRL);
}

static void
test_endless_list (TrustWorld *self, gconstpointer unused)
{
  static const TestWebManner manners[] = { TEST_WEB_ENDLESS, TEST_WEB_ANNOUNCES_HUGE };
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .crl = "/crl" });

  for (gsize i = 0; i < G_N_ELEMENTS (manners); i++) {
    test_web_set (self->web, "/crl", &(TestWebPage){ .manner = manners[i] });
    assert_says_nothing (check (self, leaf), IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
  }
}

static void
test_too_long_list (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .crl = "/crl" });
  g_autoptr (GBytes) body =
    g_bytes_new_take (g_malloc0 (IMZ_CRL_MAX_BYTES + 1), IMZ_CRL_MAX_BYTES + 1);

  test_web_set (self->web, "/crl", &(TestWebPage){ .body = body });
  assert_says_nothing (check (self, leaf), IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
}

static void
test_nobody_to_ask (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = NULL });

  assert_says_nothing (check (self, leaf), IMZ_REVOCATION_OBSTACLE_NO_ADDRESS);
}

static void
test_nobody_listed (TrustWorld *self, gconstpointer unused)
{
  g_autofree char *ocsp = test_web_dup_uri (self->other, "/ocsp");
  g_autofree char *crl = test_web_dup_uri (self->other, "/crl");
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = ocsp, .crl = crl });

  assert_says_nothing (check (self, leaf), IMZ_REVOCATION_OBSTACLE_NOT_LISTED);
  g_assert_cmpuint (test_web_count_connections (self->other), ==, 0);
}

static void
test_nobody_there (TrustWorld *self, gconstpointer unused)
{
  TestWeb *gone = test_web_new (TRUST_WORLD_LISTED, NULL);
  g_autofree char *uri = test_web_dup_uri (gone, "/ocsp");
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = uri });

  test_web_free (gone);
  assert_says_nothing (check (self, leaf), IMZ_REVOCATION_OBSTACLE_NO_NETWORK);
}

static void
test_off (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });

  self->settings.is_offline = TRUE;
  assert_says_nothing (check (self, leaf), IMZ_REVOCATION_OBSTACLE_OFF);
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

/* … once the chain is known. */
static void
disable_digests_cb (ImzTrustSource *source, gpointer user_data)
{
  TrustWorld *self = user_data;

  if (imz_trust_source_find (source, self->first) != NULL)
    EVP_set_default_properties (NULL, "provider=nobody");
}

/* Without a digest there is no question, and then nobody is called. */
static void
test_no_question (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = "/ocsp" });

  trust_world_respond (self, leaf, V_OCSP_CERTSTATUS_GOOD);
  trust_world_start (self);
  g_signal_connect (self->checker, "changed", G_CALLBACK (disable_digests_cb), self);
  trust_world_plug (self, leaf, self->issuer, self->root, NULL);
  trust_world_wait (self);
  g_assert_true (EVP_set_default_properties (NULL, ""));

  assert_says_nothing (trust_world_find (self, leaf), IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

/* Whether an issuer's own certificate was revoked is not asked. */
static void
test_issuer (TrustWorld *self, gconstpointer unused)
{
  g_autofree char *extensions = trust_world_name_places (
    self, TRUST_FIXTURE_CA, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });
  g_autoptr (TrustParty) authority = trust_party_new (
    &(TrustFixtureSpec){ .name = "Authority", .extensions = extensions }, self->issuer);

  assert_says_nothing (check (self, authority), IMZ_REVOCATION_OBSTACLE_NONE);
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

static void
add (const char *path, void (*test) (TrustWorld *, gconstpointer), gconstpointer data)
{
  g_test_add (path, TrustWorld, data, trust_world_set_up, test, trust_world_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/trust/checker/revocation/good", test_good, NULL);
  add ("/trust/checker/revocation/revoked", test_revoked, NULL);
  add ("/trust/checker/revocation/on-hold", test_on_hold, NULL);
  add ("/trust/checker/revocation/unknown", test_unknown, NULL);
  add ("/trust/checker/revocation/unknown-but-listed", test_unknown_but_listed, NULL);
  add ("/trust/checker/revocation/unknown-and-no-list", test_unknown_and_no_list, NULL);
  add ("/trust/checker/revocation/unknown-and-not-on-the-list", test_unknown_and_not_on_the_list,
       NULL);
  add ("/trust/checker/revocation/missing-nonce", test_missing_nonce, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autofree char *alone =
      g_strdup_printf ("/trust/checker/revocation/bad/%s", bad_cases[i].name);
    g_autofree char *with_list =
      g_strdup_printf ("/trust/checker/revocation/bad-then-list/%s", bad_cases[i].name);

    add (alone, test_bad_response, GSIZE_TO_POINTER (i));
    add (with_list, test_bad_response_then_list, GSIZE_TO_POINTER (i));
  }
  add ("/trust/checker/revocation/redirect", test_redirect, NULL);
  add ("/trust/checker/revocation/list", test_list, NULL);
  add ("/trust/checker/revocation/stale-list", test_stale_list, NULL);
  add ("/trust/checker/revocation/long-list", test_long_list, NULL);
  add ("/trust/checker/revocation/endless-list", test_endless_list, NULL);
  add ("/trust/checker/revocation/too-long-list", test_too_long_list, NULL);
  add ("/trust/checker/revocation/nobody-to-ask", test_nobody_to_ask, NULL);
  add ("/trust/checker/revocation/nobody-listed", test_nobody_listed, NULL);
  add ("/trust/checker/revocation/nobody-there", test_nobody_there, NULL);
  add ("/trust/checker/revocation/off", test_off, NULL);
  add ("/trust/checker/revocation/no-question", test_no_question, NULL);
  add ("/trust/checker/revocation/issuer", test_issuer, NULL);
  return g_test_run ();
}
