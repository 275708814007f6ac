/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <openssl/ocsp.h>

#include "trust-leaf-world.h"

#define NOW TRUST_FIXTURE_NOW
#define HOUR G_GINT64_CONSTANT (3600)
#define DAY TRUST_FIXTURE_DAY

static void
plug (TrustLeafWorld *self)
{
  trust_world_plug (&self->world, self->leaf, self->world.issuer, self->world.root, NULL);
}

static const ImzRevocation *
find (TrustLeafWorld *self)
{
  const ImzTrustFacts *facts = trust_world_find (&self->world, self->leaf);

  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  return &facts->revocation;
}

static const ImzRevocation *
check (TrustLeafWorld *self)
{
  trust_world_start (&self->world);
  plug (self);
  trust_world_wait (&self->world);

  return find (self);
}

static void
retry (TrustLeafWorld *self)
{
  imz_trust_source_retry (IMZ_TRUST_SOURCE (self->world.checker));
  g_assert_true (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
}

static void
test_idle (TrustLeafWorld *self, gconstpointer unused)
{
  ImzTrustSource *source;

  trust_world_start (&self->world);
  source = IMZ_TRUST_SOURCE (self->world.checker);
  g_assert_false (imz_trust_source_is_busy (source));

  /* Nothing plugged in, nothing to do. */
  trust_world_plug (&self->world, NULL, NULL);
  g_assert_false (imz_trust_source_is_busy (source));
  imz_trust_source_retry (source);
  g_assert_false (imz_trust_source_is_busy (source));
}

static void
test_default (TrustLeafWorld *self, gconstpointer unused)
{
  ImzTrustChecker *checker = imz_trust_checker_new (&IMZ_TRUST_SETTINGS_DEFAULT);

  g_assert_cmpuint (IMZ_TRUST_SETTINGS_DEFAULT.deadline_ms, ==, 10000);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (checker)));
  g_assert_finalize_object (checker);
}

/* Known to be malformed, or without its bytes: there is nothing to check. */
static void
test_nothing_to_check (TrustLeafWorld *self, gconstpointer unused)
{
  static const ImzCertificateFacts all_facts[] = {
    { .sha256 = "00", .malformed = TRUE },
    { .sha256 = "01", .kind = IMZ_CERTIFICATE_KIND_NES },
  };
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_autoptr (ImzCard) card = NULL;
  g_autoptr (ImzSnapshot) snapshot = NULL;
  ImzTrustSource *source;

  for (gsize i = 0; i < G_N_ELEMENTS (all_facts); i++)
    g_ptr_array_add (certificates, imz_certificate_new (&all_facts[i]));
  card = imz_card_new (NULL, 0, IMZ_CARD_STATE_OK, certificates);
  g_ptr_array_add (readers, imz_reader_new ("A", IMZ_READER_STATE_CARD, card));
  g_ptr_array_add (readers, imz_reader_new ("B", IMZ_READER_STATE_EMPTY, NULL));
  snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);

  trust_world_start (&self->world);
  source = IMZ_TRUST_SOURCE (self->world.checker);
  imz_trust_source_look (source, snapshot, NOW);
  g_assert_false (imz_trust_source_is_busy (source));
  g_assert_null (imz_trust_source_find (source, certificates->pdata[0]));
}

/* Not an e-imza's bytes at all, whatever its reader made of them. */
static void
test_not_a_certificate (TrustLeafWorld *self, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("nonsense", 8);
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_autoptr (ImzCard) card = NULL;
  g_autoptr (ImzSnapshot) snapshot = NULL;
  const ImzTrustFacts *facts;

  g_ptr_array_add (certificates,
                   imz_certificate_new (&(ImzCertificateFacts){
                     .sha256 = "00", .kind = IMZ_CERTIFICATE_KIND_NES, .bytes = bytes }));
  card = imz_card_new (NULL, 0, IMZ_CARD_STATE_OK, certificates);
  g_ptr_array_add (readers, imz_reader_new ("A", IMZ_READER_STATE_CARD, card));
  snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);

  trust_world_start (&self->world);
  imz_trust_source_look (IMZ_TRUST_SOURCE (self->world.checker), snapshot, NOW);
  trust_world_wait (&self->world);
  facts = imz_trust_get_facts (
    imz_trust_source_find (IMZ_TRUST_SOURCE (self->world.checker), certificates->pdata[0]));
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_UNCHECKED);
  g_assert_cmpuint (facts->n_links, ==, 0);
}

static void
test_looked_at_again (TrustLeafWorld *self, gconstpointer unused)
{
  trust_leaf_assert_fresh (check (self), IMZ_REVOCATION_VIA_OCSP, NOW);
  for (guint i = 0; i < 3; i++) {
    plug (self);
    g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
  }
  g_assert_cmpuint (trust_leaf_count (self, NULL), ==, 1);
}

static void
test_end_passes (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  self->world.now = NOW + DAY;
  plug (self);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));

  self->world.now = NOW + DAY + HOUR;
  self->world.responder.single.this_update = self->world.now;
  self->world.responder.single.next_update = self->world.now + DAY;
  plug (self);
  g_assert_true (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
  trust_world_wait (&self->world);
  trust_leaf_assert_fresh (find (self), IMZ_REVOCATION_VIA_OCSP, NOW + DAY + HOUR);
}

/* Looking does not ask again and again for what nobody has. */
static void
test_end_has_passed (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  trust_leaf_close_everything (self);
  self->world.now = NOW + 3 * DAY;
  check (self);
  self->world.now = NOW + 4 * DAY;
  plug (self);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
}

static void
test_retry (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  trust_leaf_withdraw (self);
  g_string_truncate (self->world.told, 0);
  retry (self);

  /* What was known stays until the new answer is there, and that somebody is asked is told. */
  g_assert_cmpint (find (self)->state, ==, IMZ_REVOCATION_STATE_GOOD);
  g_assert_true (find (self)->is_current);
  g_assert_cmpint (find (self)->obstacle, ==, IMZ_REVOCATION_OBSTACLE_BUSY);
  trust_world_wait (&self->world);
  g_assert_cmpint (find (self)->state, ==, IMZ_REVOCATION_STATE_REVOKED);
  g_assert_cmpint (find (self)->obstacle, ==, IMZ_REVOCATION_OBSTACLE_NONE);
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 2);
}

/* Whoever could not be asked is asked when the network comes. */
static void
test_network_comes (TrustLeafWorld *self, gconstpointer unused)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .manner = TEST_WEB_CLOSES });
  test_web_set (self->world.web, "/crl", &(TestWebPage){ .manner = TEST_WEB_CLOSES });
  check (self);
  g_assert_cmpint (find (self)->obstacle, ==, IMZ_REVOCATION_OBSTACLE_NO_NETWORK);

  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  g_signal_emit_by_name (self->world.network, "network-changed", FALSE);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
  g_signal_emit_by_name (self->world.network, "network-changed", TRUE);
  g_assert_true (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
  trust_world_wait (&self->world);
  trust_leaf_assert_fresh (find (self), IMZ_REVOCATION_VIA_OCSP, NOW);

  /* With all known, its coming and going is nobody's business. */
  g_signal_emit_by_name (self->world.network, "network-changed", TRUE);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
}

static void
test_retry_in_vain (TrustLeafWorld *self, gconstpointer unused)
{
  check (self);
  trust_leaf_close_everything (self);
  retry (self);
  trust_world_wait (&self->world);
  trust_leaf_assert_kept (find (self), IMZ_REVOCATION_STATE_GOOD, TRUE,
                          IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
}

static void
wait_for_request (TrustLeafWorld *self, guint n)
{
  while (trust_leaf_count (self, "/ocsp") < n)
    g_main_context_iteration (NULL, FALSE);
}

static void
be_silent (TrustLeafWorld *self)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .manner = TEST_WEB_SILENT });
}

static void
test_retry_under_way (TrustLeafWorld *self, gconstpointer unused)
{
  be_silent (self);
  trust_world_start (&self->world);
  plug (self);
  wait_for_request (self, 1);
  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  retry (self);
  trust_world_wait (&self->world);
  trust_leaf_assert_fresh (find (self), IMZ_REVOCATION_VIA_OCSP, NOW);
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 2);

  /* Twice is as good as once. */
  retry (self);
  retry (self);
  trust_world_wait (&self->world);
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 3);
}

static void
test_removed (TrustLeafWorld *self, gconstpointer unused)
{
  be_silent (self);
  trust_world_start (&self->world);
  plug (self);
  wait_for_request (self, 1);
  g_assert_cmpstr (self->world.told->str, ==, "anchored/busy");

  trust_world_plug (&self->world, NULL, NULL);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
  test_web_assert_left (self->world.web);
  g_assert_cmpint (trust_world_find (&self->world, self->leaf)->state, ==,
                   IMZ_TRUST_STATE_UNCHECKED);

  /* The next time all begins anew. */
  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  plug (self);
  trust_world_wait (&self->world);
  trust_leaf_assert_fresh (find (self), IMZ_REVOCATION_VIA_OCSP, NOW);
}

static void
test_removed_at_once (TrustLeafWorld *self, gconstpointer unused)
{
  trust_world_start (&self->world);
  plug (self);
  trust_world_plug (&self->world, NULL, NULL);
  g_assert_false (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
  plug (self);
  trust_world_wait (&self->world);
  trust_leaf_assert_fresh (find (self), IMZ_REVOCATION_VIA_OCSP, NOW);
}

static void
test_another_card (TrustLeafWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) other = trust_world_leaf (&self->world, &(TrustWorldPlaces){ 0 });

  be_silent (self);
  trust_world_start (&self->world);
  plug (self);
  wait_for_request (self, 1);

  /* The first one's check goes on. */
  trust_world_plug (&self->world, self->leaf, other, self->world.issuer, self->world.root, NULL);
  while (trust_world_find (&self->world, other)->state != IMZ_TRUST_STATE_ANCHORED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->world.checker)));
  g_assert_cmpuint (trust_leaf_count (self, "/ocsp"), ==, 1);
}

/* A checker that goes takes everything with it, at every stage. */
static void
test_gone (TrustLeafWorld *self, gconstpointer unused)
{
  static const char *const paths[] = { "/ocsp", "/crl" };

  trust_world_start (&self->world);
  plug (self);
  trust_world_start (&self->world);

  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .status = 503 });
  for (gsize i = G_N_ELEMENTS (paths); i-- > 0;) {
    test_web_set (self->world.web, paths[i], &(TestWebPage){ .manner = TEST_WEB_SILENT });
    plug (self);
    while (trust_leaf_count (self, paths[i]) == 0)
      g_main_context_iteration (NULL, FALSE);
    trust_world_start (&self->world);
  }
}

/* Whoever hears of a change may go and look, or throw the checker away. */
static void
look_again_cb (TrustLeafWorld *self)
{
  plug (self);
}

static void
forget_cb (TrustLeafWorld *self)
{
  trust_world_plug (&self->world, NULL, NULL);
}

static void
test_look_when_told (TrustLeafWorld *self, gconstpointer unused)
{
  trust_world_start (&self->world);
  g_signal_connect_swapped (self->world.checker, "changed", G_CALLBACK (look_again_cb), self);
  plug (self);
  trust_world_wait (&self->world);
  trust_leaf_assert_fresh (find (self), IMZ_REVOCATION_VIA_OCSP, NOW);
  g_assert_cmpuint (trust_leaf_count (self, NULL), ==, 1);
}

static void
test_forget_when_told (TrustLeafWorld *self, gconstpointer unused)
{
  trust_world_start (&self->world);
  plug (self);
  g_signal_connect_swapped (self->world.checker, "changed", G_CALLBACK (forget_cb), self);
  trust_world_wait (&self->world);
  g_assert_cmpint (trust_world_find (&self->world, self->leaf)->state, ==,
                   IMZ_TRUST_STATE_UNCHECKED);
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
  add ("/trust/checker/life/idle", test_idle);
  add ("/trust/checker/life/network-comes", test_network_comes);
  add ("/trust/checker/life/default", test_default);
  add ("/trust/checker/life/nothing-to-check", test_nothing_to_check);
  add ("/trust/checker/life/not-a-certificate", test_not_a_certificate);
  add ("/trust/checker/life/looked-at-again", test_looked_at_again);
  add ("/trust/checker/life/end-passes", test_end_passes);
  add ("/trust/checker/life/end-has-passed", test_end_has_passed);
  add ("/trust/checker/life/retry", test_retry);
  add ("/trust/checker/life/retry-in-vain", test_retry_in_vain);
  add ("/trust/checker/life/retry-under-way", test_retry_under_way);
  add ("/trust/checker/life/removed", test_removed);
  add ("/trust/checker/life/removed-at-once", test_removed_at_once);
  add ("/trust/checker/life/another-card", test_another_card);
  add ("/trust/checker/life/gone", test_gone);
  add ("/trust/checker/life/look-when-told", test_look_when_told);
  add ("/trust/checker/life/forget-when-told", test_forget_when_told);
  return g_test_run ();
}
