/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How far a certificate can be relied on: who stands behind it, and whether it was revoked. */

#pragma once

#include <glib-object.h>

#include "imz-revocation.h"

G_BEGIN_DECLS

/**
 * ImzTrustState:
 * @IMZ_TRUST_STATE_UNCHECKED: not known (yet); the dates decide
 * @IMZ_TRUST_STATE_ANCHORED: its chain ends in a certificate that is known to be right
 * @IMZ_TRUST_STATE_UNKNOWN_ISSUER: everything was tried on line, and its chain ends nowhere
 * @IMZ_TRUST_STATE_BROKEN: its chain is there and does not hold
 *
 * Pinned: its words (imz_trust_state_to_word()) leave the process.
 */
typedef enum {
  IMZ_TRUST_STATE_UNCHECKED,
  IMZ_TRUST_STATE_ANCHORED,
  IMZ_TRUST_STATE_UNKNOWN_ISSUER,
  IMZ_TRUST_STATE_BROKEN,
} ImzTrustState;

const char *imz_trust_state_to_word (ImzTrustState state);

/**
 * ImzAnchorKind:
 * @IMZ_ANCHOR_KIND_NONE: there is none
 * @IMZ_ANCHOR_KIND_PINNED: a certificate of Kamu SM whose fingerprint İmzam knows
 * @IMZ_ANCHOR_KIND_ADMINISTRATOR: a certificate that the administrator put there
 *
 * Pinned: its words (imz_anchor_kind_to_word()) leave the process.
 */
typedef enum {
  IMZ_ANCHOR_KIND_NONE,
  IMZ_ANCHOR_KIND_PINNED,
  IMZ_ANCHOR_KIND_ADMINISTRATOR,
} ImzAnchorKind;

/**
 * imz_anchor_kind_to_word:
 *
 * Returns: (nullable): its word; %NULL for NONE
 */
const char *imz_anchor_kind_to_word (ImzAnchorKind kind);

/**
 * ImzChainFault:
 * @IMZ_CHAIN_FAULT_NONE: it holds
 * @IMZ_CHAIN_FAULT_NO_ISSUER: the issuer's certificate is nowhere to be found
 * @IMZ_CHAIN_FAULT_SIGNATURE: this certificate was not signed by the one it names
 * @IMZ_CHAIN_FAULT_NOT_A_CA: its issuer must not issue certificates
 * @IMZ_CHAIN_FAULT_DATES: an issuer's certificate was not valid at the time
 * @IMZ_CHAIN_FAULT_OTHER: anything else that libcrypto finds wrong
 */
typedef enum {
  IMZ_CHAIN_FAULT_NONE,
  IMZ_CHAIN_FAULT_NO_ISSUER,
  IMZ_CHAIN_FAULT_SIGNATURE,
  IMZ_CHAIN_FAULT_NOT_A_CA,
  IMZ_CHAIN_FAULT_DATES,
  IMZ_CHAIN_FAULT_OTHER,
} ImzChainFault;

/**
 * ImzChainLink:
 * @name: whose certificate it is, fit to be shown
 * @sha256: its fingerprint, 64 lower-case hexadecimal digits
 * @fault: what is wrong with it
 */
typedef struct {
  const char *name;
  const char *sha256;
  ImzChainFault fault;
} ImzChainLink;

/**
 * ImzTrustFacts:
 * @state: how the chain ends
 * @anchor: whose anchor it ends in, if it is anchored
 * @path: (array length=n_links) (nullable): the chain, from the certificate itself to its end
 * @n_links: its length
 * @missing: (nullable): the name of the issuer that was not found
 * @revocation: whether it was revoked
 */
typedef struct {
  ImzTrustState state;
  ImzAnchorKind anchor;
  const ImzChainLink *path;
  gsize n_links;
  const char *missing;
  ImzRevocation revocation;
} ImzTrustFacts;

/**
 * ImzTrust:
 *
 * What is known of one certificate beyond what it says itself: an immutable, reference-counted value.
 */
typedef struct _ImzTrust ImzTrust;

#define IMZ_TYPE_TRUST (imz_trust_get_type ())
GType imz_trust_get_type (void);

/**
 * imz_trust_new:
 * @facts: copied
 *
 * Returns: (transfer full): a trust value
 */
ImzTrust *imz_trust_new (const ImzTrustFacts *facts);
ImzTrust *imz_trust_ref (ImzTrust *self);
void imz_trust_unref (ImzTrust *self);

/**
 * imz_trust_get_facts:
 * @self: (nullable): a trust value
 *
 * Returns: (transfer none): what is known, for as long as @self lives; of %NULL, that nothing was checked
 */
const ImzTrustFacts *imz_trust_get_facts (const ImzTrust *self);

/**
 * imz_trust_is_good:
 * @self: (nullable): a trust value
 * @now: seconds since the epoch
 *
 * Returns: %TRUE if the chain is anchored and an answer that holds at @now says: not revoked
 */
gboolean imz_trust_is_good (const ImzTrust *self, gint64 now);

/**
 * imz_trust_equal:
 * @a: (nullable): a trust value
 * @b: (nullable): another
 */
gboolean imz_trust_equal (const ImzTrust *a, const ImzTrust *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTrust, imz_trust_unref)

G_END_DECLS
