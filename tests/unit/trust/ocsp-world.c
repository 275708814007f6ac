/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ocsp-world.h"

#include <openssl/err.h>

#define NOW TRUST_FIXTURE_NOW
#define DAY TRUST_FIXTURE_DAY

OcspWorld *
ocsp_world_get (void)
{
  static OcspWorld world;

  if (world.issuer == NULL) {
    TrustFixtureSpec ca = { .name = "Issuer", .extensions = TRUST_FIXTURE_CA, .key_number = 1 };

    world.issuer = trust_party_new (&ca, NULL);
    world.leaf = trust_party_new (&(TrustFixtureSpec){ .key_number = 2 }, world.issuer);
    world.other_leaf = trust_party_new (&(TrustFixtureSpec){ .key_number = 2 }, world.issuer);
    ca.key_number = 3;
    world.twin = trust_party_new (&ca, NULL);
  }

  return &world;
}

void
ocsp_world_free (void)
{
  OcspWorld *world = ocsp_world_get ();

  trust_party_free (world->issuer);
  trust_party_free (world->leaf);
  trust_party_free (world->other_leaf);
  trust_party_free (world->twin);
}

TrustFixtureSingle
ocsp_world_about_leaf (int status)
{
  return (TrustFixtureSingle){ .about = ocsp_world_get ()->leaf,
                               .issuer = ocsp_world_get ()->issuer,
                               .status = status,
                               .next_update = NOW + DAY };
}

GBytes *
ocsp_world_answer (const TrustFixtureSingle *single)
{
  return trust_fixture_answer (&(TrustFixtureAnswer){
    .singles = single, .n_singles = 1, .signer = ocsp_world_get ()->issuer });
}

gboolean
ocsp_world_read (GBytes *response, GBytes *nonce, ImzRevocationAnswer *answer, GError **error)
{
  OcspWorld *world = ocsp_world_get ();
  gboolean is_read = imz_ocsp_read_response (response, world->leaf->x509, world->issuer->x509,
                                             nonce, NOW, FALSE, answer, error);

  g_assert_cmpuint (ERR_peek_error (), ==, 0);
  return is_read;
}

void
ocsp_world_assert_refused (GBytes *response, ImzTrustError code)
{
  ImzRevocationAnswer answer = { .reason = 4711 };
  g_autoptr (GError) error = NULL;

  g_assert_false (ocsp_world_read (response, NULL, &answer, &error));
  g_assert_error (error, IMZ_TRUST_ERROR, (int) code);
  g_assert_cmpint (answer.reason, ==, 4711); /* untouched */
}

void
ocsp_world_assert_state (GBytes *response, ImzRevocationState state)
{
  ImzRevocationAnswer answer = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (ocsp_world_read (response, NULL, &answer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (answer.state, ==, state);
}
