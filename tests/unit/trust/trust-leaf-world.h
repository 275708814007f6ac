/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A world with one certificate in it, about which the responder says that it is good, until a day later. */

#pragma once

#include "trust-world.h"

G_BEGIN_DECLS

typedef struct {
  TrustWorld world;
  TrustParty *leaf; /* may be asked about at /ocsp and /crl */
} TrustLeafWorld;

void trust_leaf_set_up (TrustLeafWorld *self, gconstpointer unused);
void trust_leaf_tear_down (TrustLeafWorld *self, gconstpointer unused);

/* How often the host was asked for @path. */
guint trust_leaf_count (TrustLeafWorld *self, const char *path);

/* An answer of the first moment, from the cache. */
void trust_leaf_assert_kept (const ImzRevocation *revocation,
                             ImzRevocationState state,
                             gboolean is_current,
                             ImzRevocationObstacle obstacle);

/* A good one without a flaw. */
void
trust_leaf_assert_fresh (const ImzRevocation *revocation, ImzRevocationVia via, gint64 checked_at);

/* The responder says "revoked" from now on. */
void trust_leaf_withdraw (TrustLeafWorld *self);

/* Nobody answers any more. */
void trust_leaf_close_everything (TrustLeafWorld *self);

G_END_DECLS
