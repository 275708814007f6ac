/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-chain.h"
#include "imz-pins.h"
#include "imz-trust-cache.h"
#include "imz-trust-finding.h"

G_BEGIN_DECLS

/**
 * ImzTrustQuestion:
 * @certificate: the certificate in question (DER)
 * @companions: (element-type GBytes): others that are plugged in with it
 * @at: the moment to judge its chain at, in seconds since the epoch
 * @cache: what is kept
 * @pins: (nullable): what is known to be right
 * @anchor_dirs: (array zero-terminated=1) (nullable): the administrator's folders of anchors
 *
 * What a dossier is opened for.
 */
typedef struct {
  GBytes *certificate;
  GPtrArray *companions;
  gint64 at;
  ImzTrustCache *cache;
  ImzPins *pins;
  const char *const *anchor_dirs;
} ImzTrustQuestion;

/**
 * ImzTrustDossier:
 *
 * All that is gathered about one certificate while it is checked. Reference-counted; its functions work
 * on files and signatures, so they belong into a thread, but only one at a time may use a dossier.
 */
typedef struct _ImzTrustDossier ImzTrustDossier;

/**
 * imz_trust_dossier_new:
 * @question: copied, its contents referenced
 *
 * Does no work yet.
 */
ImzTrustDossier *imz_trust_dossier_new (const ImzTrustQuestion *question);
ImzTrustDossier *imz_trust_dossier_ref (ImzTrustDossier *self);
void imz_trust_dossier_unref (ImzTrustDossier *self);

/**
 * imz_trust_dossier_build_chain:
 * @now: the present moment, in seconds since the epoch
 *
 * Builds the chain of all that is at hand. Issuers that were taken in and are part of an anchored chain
 * are kept in the cache.
 *
 * Returns: %TRUE if it is anchored
 */
gboolean imz_trust_dossier_build_chain (ImzTrustDossier *self, gint64 now);

/* TRUE if issuers that were taken in do not fit the chain, which stands without them. */
gboolean imz_trust_dossier_was_misled (ImzTrustDossier *self);

/**
 * imz_trust_dossier_get_chain:
 *
 * Returns: (transfer none): the chain, once it is built
 */
const ImzChain *imz_trust_dossier_get_chain (ImzTrustDossier *self);

/**
 * imz_trust_dossier_take_issuers:
 * @answer: what an address of the chain's issuer_urls gave
 *
 * Returns: %TRUE if there are certificates in it
 */
gboolean imz_trust_dossier_take_issuers (ImzTrustDossier *self, GBytes *answer, GError **error);

/**
 * imz_trust_dossier_get_ocsp_urls:
 *
 * Returns: (transfer none) (array zero-terminated=1): the responders, or below the lists, that the
 *   certificate names, once its chain is anchored
 */
const char *const *imz_trust_dossier_get_ocsp_urls (ImzTrustDossier *self);
const char *const *imz_trust_dossier_get_crl_urls (ImzTrustDossier *self);

/**
 * imz_trust_dossier_make_request:
 *
 * Returns: (transfer full) (nullable): the question to an OCSP responder, once the chain is anchored;
 *   %NULL if libcrypto cannot make one
 */
GBytes *imz_trust_dossier_make_request (ImzTrustDossier *self);

/**
 * imz_trust_dossier_take_response:
 * @response: what a responder answered to the last request
 * @now: the present moment, in seconds since the epoch
 *
 * Keeps a response that tells the certificate's state, unless a newer one is kept.
 *
 * Returns: %TRUE if it can be relied on
 */
gboolean imz_trust_dossier_take_response (ImzTrustDossier *self,
                                          GBytes *response,
                                          gint64 now,
                                          GError **error);

/**
 * imz_trust_dossier_take_crl:
 * @uri: where it comes from
 * @crl: a list
 * @now: the present moment, in seconds since the epoch
 *
 * Keeps a list that can be relied on, unless a newer one is kept. Needs several times the memory of the list: all dossiers take
 * turns.
 *
 * Returns: %TRUE if it can be relied on
 */
gboolean imz_trust_dossier_take_crl (ImzTrustDossier *self,
                                     const char *uri,
                                     GBytes *crl,
                                     gint64 now,
                                     GError **error);

/**
 * imz_trust_dossier_take_kept:
 * @now: the present moment, in seconds since the epoch
 *
 * Looks up the answers that are kept and whose signatures hold, be they stale by now, and finds the one
 * that counts. Has to come before the functions above keep others in their place.
 *
 * Returns: %TRUE if there is one that may still be relied on
 */
gboolean imz_trust_dossier_take_kept (ImzTrustDossier *self, gint64 now);

/**
 * imz_trust_dossier_get_answered:
 *
 * Returns: (transfer none): what others answered by now, or below what was kept, as far as anybody looked
 */
const ImzTrustFinding *imz_trust_dossier_get_answered (ImzTrustDossier *self);
const ImzTrustFinding *imz_trust_dossier_get_kept (ImzTrustDossier *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTrustDossier, imz_trust_dossier_unref)

G_END_DECLS
