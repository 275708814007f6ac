/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the tests of responders' answers share. */

#pragma once

#include <openssl/ocsp.h>

#include "imz-ocsp.h"
#include "imz-trust-error.h"
#include "trust-fixture.h"

G_BEGIN_DECLS

/* An issuer, two people, and another issuer. */
typedef struct {
  TrustParty *issuer;
  TrustParty *leaf;
  TrustParty *other_leaf;
  TrustParty *twin; /* of the issuer's name, with another key */
} OcspWorld;

/* The same each time, until it is freed. */
OcspWorld *ocsp_world_get (void);
void ocsp_world_free (void);

/* About the leaf: V_OCSP_CERTSTATUS_…, until tomorrow. */
TrustFixtureSingle ocsp_world_about_leaf (int status);

/* An answer with one statement, signed by the issuer. */
GBytes *ocsp_world_answer (const TrustFixtureSingle *single);

/* Reads an answer about the leaf now, and looks that nothing of libcrypto's is left behind. */
gboolean
ocsp_world_read (GBytes *response, GBytes *nonce, ImzRevocationAnswer *answer, GError **error);
void ocsp_world_assert_refused (GBytes *response, ImzTrustError code);
void ocsp_world_assert_state (GBytes *response, ImzRevocationState state);

G_END_DECLS
