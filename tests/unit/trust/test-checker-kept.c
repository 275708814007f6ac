/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <openssl/ocsp.h>

#include "trust-leaf-world.h"

#define NOW TRUST_FIXTURE_NOW
#define HOUR G_GINT64_CONSTANT (3600)
#define DAY TRUST_FIXTURE_DAY

static const ImzRevocation *
check (TrustLeafWorld *self)
{
  const ImzTrustFacts *facts;

  trust_world_start (&self->world);
  trust_world_plug (&self->world, self->leaf, self->world.issuer, self->world.root, NULL);
  trust_world_wait (&self->world);
  facts = trust_world_find (&self->world, self->leaf);
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);

  return &facts->revocation;
}

/* Others are asked, whatever is kept. */
static const ImzRevocation *
check_again (TrustLeafWorld *self)
{
  trust_world_start (&self->world);
  trust_world_plug (&self->world, self->leaf, self->world.issuer, self->world.root, NULL);
  imz_trust_source_retry (IMZ_TRUST_SOURCE (self->world.checker));
  trust_world_wait (&self->world);

  return &trust_world_find (&self->world, self->leaf)->revocation;
}

static void
test_kept (TrustLeafWorld *self, gconstpointer unused)
{
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_OCSP, NOW);
  g_assert_cmpuint (trust_world_count_kept (&self->world, "ocsp"), ==, 1);

  self->world.now = NOW + 23 * HOUR;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
  g_assert_cmpuint (trust_leaf_count (self, NULL), ==, 1);
}

/* Its end is over: it is asked for anew. */
static void
test_kept_too_long (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  self->world.now = NOW + 2 * DAY;
  self->world.responder.single.this_update = self->world.now;
  self->world.responder.single.next_update = self->world.now + DAY;
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_OCSP, NOW + 2 * DAY);
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 2);
}

static void
test_kept_without_end (TrustLeafWorld *self, gconstpointer unused)
{
  self->world.responder.single.next_update = 0;
  check (self);
  self->world.now = NOW + HOUR - 1;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);

  self->world.now = NOW + 2 * HOUR;
  self->world.responder.single.this_update = self->world.now;
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_OCSP, NOW + 2 * HOUR);
}

static void
test_kept_list (TrustLeafWorld *self, gconstpointer unused)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .status = 503 });
  trust_world_publish (&self->world, NULL, 0, NOW, NOW + DAY);
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_CRL, NOW);
  g_assert_cmpuint (trust_world_count_kept (&self->world, "crl"), ==, 1);

  self->world.now = NOW + HOUR;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
  g_assert_cmpuint (trust_leaf_count (self, NULL), ==, 2);
}

static void
test_kept_damaged (TrustLeafWorld *self, gconstpointer unused)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .status = 503 });
  trust_world_publish (&self->world, NULL, 0, NOW, NOW + DAY);
  check (self);
  trust_world_damage (&self->world, "crl", NULL);
  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_OCSP, NOW);

  trust_world_damage (&self->world, "ocsp", NULL);
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_OCSP, NOW);
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 3);

  /* … and it was mended. */
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 3);
}

/* Another's answer under this certificate's name says nothing. */
static void
test_kept_forged (TrustLeafWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) stranger = trust_party_new (
    &(TrustFixtureSpec){ .name = "Stranger", .extensions = TRUST_FIXTURE_CA }, NULL);
  const TrustFixtureSingle single = { .about = self->leaf, .issuer = self->world.issuer };
  g_autoptr (GBytes) forged = trust_fixture_answer (
    &(TrustFixtureAnswer){ .singles = &single, .n_singles = 1, .signer = stranger });

  trust_leaf_withdraw (self);
  check (self);
  trust_world_damage (&self->world, "ocsp", forged);
  self->world.settings.is_offline = TRUE;
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_UNCHECKED);
}

static void
test_old_and_off (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  self->world.settings.is_offline = TRUE;
  self->world.now = NOW + HOUR;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);

  self->world.now = NOW + 3 * DAY;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, FALSE,
                          IMZ_REVOCATION_OBSTACLE_OFF);
  g_assert_cmpuint (trust_leaf_count (self, NULL), ==, 1);
}

static void
test_old_and_unanswered (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  trust_leaf_close_everything (self);
  self->world.now = NOW + 3 * DAY;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, FALSE,
                          IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
}

/* Of a response and a list the newer one counts, whichever that is. */
static void
test_newest_kept (TrustLeafWorld *self, gconstpointer unused)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .status = 503 });
  trust_world_publish (&self->world, self->leaf, 6, NOW, NOW + HOUR);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_SUSPENDED);

  self->world.now = NOW + DAY;
  self->world.responder.single.this_update = self->world.now;
  self->world.responder.single.next_update = self->world.now + HOUR;
  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_GOOD);

  self->world.now = NOW + 2 * DAY;
  trust_leaf_close_everything (self);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_GOOD);

  trust_world_publish (&self->world, self->leaf, 1, self->world.now, self->world.now + HOUR);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  self->world.now = NOW + 3 * DAY;
  trust_leaf_close_everything (self);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);
}

/* Nothing makes a revoked certificate good again but an answer that says so. */
static void
test_old_and_revoked (TrustLeafWorld *self, gconstpointer unused)
{
  const ImzRevocation *revocation;

  trust_leaf_withdraw (self);
  check (self);
  self->world.now = NOW + 3 * DAY;
  self->world.responder.single.this_update = self->world.now;
  self->world.responder.single.next_update = 0;

  trust_leaf_close_everything (self);
  revocation = check (self);
  trust_leaf_assert_kept (revocation, IMZ_REVOCATION_STATE_REVOKED, FALSE,
                          IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
  g_assert_cmpint (revocation->revoked_at, ==, NOW - DAY);
  g_assert_cmpint (revocation->reason, ==, 4);

  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_UNKNOWN);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_GOOD);
}

/* … but a good one does not stay good when nobody knows of it any more. */
static void
test_old_and_unknown (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  self->world.now = NOW + 3 * DAY;
  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_UNKNOWN);
  self->world.responder.single.this_update = self->world.now;
  self->world.responder.single.next_update = 0;
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_UNKNOWN);
}

/* Last night's list does not know yet what the responder knew in the afternoon. */
static void
test_older_list (TrustLeafWorld *self, gconstpointer unused)
{
  trust_leaf_withdraw (self);
  self->world.responder.single.next_update = 0;
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  trust_leaf_close_everything (self);
  trust_world_publish (&self->world, NULL, 0, NOW - 6 * HOUR, NOW + DAY);
  self->world.now = NOW + 2 * HOUR;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_REVOKED, FALSE,
                          IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
  g_assert_cmpuint (trust_leaf_count (self, "/crl"), ==, 1);

  /* … and a newer one does. */
  trust_world_publish (&self->world, NULL, 0, NOW + HOUR, NOW + DAY);
  trust_leaf_assert_fresh (check_again (self), IMZ_REVOCATION_VIA_CRL, NOW + 2 * HOUR);
}

static void
test_older_list_when_asked_again (TrustLeafWorld *self, gconstpointer unused)
{
  trust_leaf_withdraw (self);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  trust_leaf_close_everything (self);
  trust_world_publish (&self->world, NULL, 0, NOW - 6 * HOUR, NOW + DAY);
  self->world.now = NOW + HOUR;
  trust_leaf_assert_kept (check_again (self), IMZ_REVOCATION_STATE_REVOKED, TRUE,
                          IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
}

/* A hold is over when an answer that is newer says so. */
static void
test_hold_is_over (TrustLeafWorld *self, gconstpointer unused)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .status = 503 });
  trust_world_publish (&self->world, self->leaf, 6, NOW, NOW + DAY);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_SUSPENDED);

  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  self->world.now = NOW + HOUR;
  self->world.responder.single.this_update = NOW - HOUR;
  g_assert_cmpint (check_again (self)->state, ==, IMZ_REVOCATION_STATE_SUSPENDED);

  self->world.responder.single.this_update = NOW + HOUR;
  trust_leaf_assert_fresh (check_again (self), IMZ_REVOCATION_VIA_OCSP, NOW + HOUR);
}

/* A good response that may still be relied on does not hide a list that knows better. */
static void
test_newer_list (TrustLeafWorld *self, gconstpointer unused)
{
  self->world.responder.single.next_update = NOW + 7 * DAY;
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_GOOD);

  trust_leaf_close_everything (self);
  trust_world_publish (&self->world, self->leaf, 1, NOW + DAY, NOW + 8 * DAY);
  self->world.now = NOW + DAY;
  g_assert_cmpint (check_again (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  trust_leaf_close_everything (self);
  self->world.now = NOW + DAY + HOUR;
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);
  g_assert_true (check (self)->is_current);
  g_assert_cmpuint (trust_leaf_count (self, "/crl"), ==, 1);
}

/* Nor does one that is newer and out of date hide a list that may still be relied on. */
static void
test_longer_list (TrustLeafWorld *self, gconstpointer unused)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .status = 503 });
  trust_world_publish (&self->world, NULL, 0, NOW, NOW + 7 * DAY);
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_CRL, NOW);

  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  self->world.now = self->world.responder.single.this_update = NOW + HOUR;
  self->world.responder.single.next_update = NOW + 2 * HOUR;
  trust_leaf_assert_fresh (check_again (self), IMZ_REVOCATION_VIA_OCSP, NOW + HOUR);

  self->world.now = NOW + DAY;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
}

/* What was true yesterday is told again, to a question without a nonce of its own. */
static void
test_replayed (TrustLeafWorld *self, gconstpointer unused)
{
  trust_leaf_withdraw (self);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  self->world.responder.nonce = TRUST_WORLD_NONCE_NONE;
  self->world.responder.single.this_update = NOW - DAY;
  self->world.responder.single.next_update = NOW + 2 * DAY;
  self->world.now = NOW + HOUR;
  trust_leaf_assert_kept (check_again (self), IMZ_REVOCATION_STATE_REVOKED, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 2);

  self->world.settings.is_offline = TRUE;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_REVOKED, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
}

static void
test_replayed_list (TrustLeafWorld *self, gconstpointer unused)
{
  trust_leaf_close_everything (self);
  trust_world_publish (&self->world, self->leaf, 1, NOW, NOW + DAY);
  g_assert_cmpint (check (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  trust_world_publish (&self->world, NULL, 0, NOW - DAY, NOW + 2 * DAY);
  g_assert_cmpint (check_again (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);

  self->world.settings.is_offline = TRUE;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_REVOKED, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
}

/* An answer is as good as its signer: here one whose own certificate has ended since. */
static void
test_kept_longer_than_its_signer (TrustLeafWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) delegate = trust_party_new (
    &(TrustFixtureSpec){
      .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER, .not_after = NOW + HOUR },
    self->world.issuer);

  self->world.responder.signer = delegate;
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_OCSP, NOW);

  self->world.settings.is_offline = TRUE;
  self->world.now = NOW + HOUR;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_NONE);
  self->world.now = NOW + 2 * HOUR;
  trust_leaf_assert_kept (check (self), IMZ_REVOCATION_STATE_GOOD, FALSE,
                          IMZ_REVOCATION_OBSTACLE_OFF);
  g_assert_cmpint (check (self)->valid_until, ==, 0);
}

static void
add (const char *path, void (*test) (TrustLeafWorld *, gconstpointer))
{
  g_test_add (path, TrustLeafWorld, NULL, trust_leaf_set_up, test, trust_leaf_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/trust/checker/kept/simply", test_kept);
  add ("/trust/checker/kept/too-long", test_kept_too_long);
  add ("/trust/checker/kept/without-end", test_kept_without_end);
  add ("/trust/checker/kept/list", test_kept_list);
  add ("/trust/checker/kept/damaged", test_kept_damaged);
  add ("/trust/checker/kept/forged", test_kept_forged);
  add ("/trust/checker/kept/old-and-off", test_old_and_off);
  add ("/trust/checker/kept/old-and-unanswered", test_old_and_unanswered);
  add ("/trust/checker/kept/newest", test_newest_kept);
  add ("/trust/checker/kept/old-and-revoked", test_old_and_revoked);
  add ("/trust/checker/kept/old-and-unknown", test_old_and_unknown);
  add ("/trust/checker/kept/older-list", test_older_list);
  add ("/trust/checker/kept/older-list-when-asked-again", test_older_list_when_asked_again);
  add ("/trust/checker/kept/hold-is-over", test_hold_is_over);
  add ("/trust/checker/kept/newer-list", test_newer_list);
  add ("/trust/checker/kept/longer-list", test_longer_list);
  add ("/trust/checker/kept/replayed", test_replayed);
  add ("/trust/checker/kept/replayed-list", test_replayed_list);
  add ("/trust/checker/kept/longer-than-its-signer", test_kept_longer_than_its_signer);
  return g_test_run ();
}
