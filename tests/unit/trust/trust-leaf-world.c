/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "trust-leaf-world.h"

#include <openssl/ocsp.h>

#define NOW TRUST_FIXTURE_NOW
#define DAY TRUST_FIXTURE_DAY

void
trust_leaf_set_up (TrustLeafWorld *self, gconstpointer unused)
{
  trust_world_set_up (&self->world, NULL);
  self->leaf =
    trust_world_leaf (&self->world, &(TrustWorldPlaces){ .ocsp = "/ocsp", .crl = "/crl" });
  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_GOOD);
  self->world.responder.single.this_update = NOW;
  self->world.responder.single.next_update = NOW + DAY;
}

void
trust_leaf_tear_down (TrustLeafWorld *self, gconstpointer unused)
{
  trust_world_tear_down (&self->world, NULL);
  trust_party_free (self->leaf);
}

guint
trust_leaf_count (TrustLeafWorld *self, const char *path)
{
  return test_web_count_requests (self->world.web, path);
}

void
trust_leaf_assert_kept (const ImzRevocation *revocation,
                        ImzRevocationState state,
                        gboolean is_current,
                        ImzRevocationObstacle obstacle)
{
  g_assert_cmpint (revocation->state, ==, state);
  g_assert_cmpint (revocation->via, ==, IMZ_REVOCATION_VIA_CACHE);
  g_assert_cmpint (revocation->is_current, ==, is_current);
  g_assert_cmpint (revocation->checked_at, ==, NOW);
  g_assert_cmpint (revocation->obstacle, ==, obstacle);
}

void
trust_leaf_assert_fresh (const ImzRevocation *revocation, ImzRevocationVia via, gint64 checked_at)
{
  g_assert_cmpint (revocation->state, ==, IMZ_REVOCATION_STATE_GOOD);
  g_assert_cmpint (revocation->via, ==, via);
  g_assert_true (revocation->is_current);
  g_assert_cmpint (revocation->checked_at, ==, checked_at);
  g_assert_cmpint (revocation->obstacle, ==, IMZ_REVOCATION_OBSTACLE_NONE);
}

void
trust_leaf_withdraw (TrustLeafWorld *self)
{
  trust_world_respond (&self->world, self->leaf, V_OCSP_CERTSTATUS_REVOKED);
  self->world.responder.single.revoked_at = NOW - DAY;
  self->world.responder.single.reason = 4;
}

void
trust_leaf_close_everything (TrustLeafWorld *self)
{
  test_web_set (self->world.web, "/ocsp", &(TestWebPage){ .status = 503 });
  test_web_set (self->world.web, "/crl", &(TestWebPage){ .status = 503 });
}
