/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is known of a certificate beyond its own words, in the language of the messages. */

#pragma once

#include "imz-trust.h"

G_BEGIN_DECLS

/**
 * imz_trust_words_anchor:
 *
 * Returns: (transfer none): whose certificate a chain ends in
 */
const char *imz_trust_words_anchor (ImzAnchorKind anchor);

/**
 * imz_trust_words_chain:
 *
 * Returns: (transfer full): where the chain ends, in a sentence
 */
char *imz_trust_words_chain (const ImzTrustFacts *facts);

/**
 * imz_trust_words_fault:
 *
 * Returns: (transfer none): what is wrong with one certificate of a chain, in a few words
 */
const char *imz_trust_words_fault (ImzChainFault fault);

/**
 * imz_trust_words_revocation:
 *
 * Returns: (transfer full): whether the certificate was revoked, when and how that was found out, or why
 *   it is not known; a sentence or two
 */
char *imz_trust_words_revocation (const ImzRevocation *revocation);

/**
 * imz_trust_words_policy:
 * @oid: the object identifier of a certificate policy
 *
 * Returns: (transfer none) (nullable): what the policy is about, in a few words; %NULL if it is not known
 */
const char *imz_trust_words_policy (const char *oid);

G_END_DECLS
