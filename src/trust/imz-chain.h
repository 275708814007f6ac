/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From a certificate up to one that is known to be right. */

#pragma once

#include <openssl/x509.h>

#include "imz-pins.h"
#include "imz-trust.h"

G_BEGIN_DECLS

enum {
  IMZ_CHAIN_MAX_LENGTH = 8,      /* certificates, the leaf and the anchor included */
  IMZ_CHAIN_MAX_CANDIDATES = 64, /* different ones; more are not looked at */
};

/**
 * ImzChainMaterial:
 * @candidates: (element-type X509) (nullable): certificates from anywhere: the card, the cache, the
 *   network. Those that are pinned are believed, the others have to be vouched for
 * @anchors: (element-type X509) (nullable): the administrator's, believed as they are
 * @pins: (nullable): the fingerprints that are believed
 *
 * What a chain may be built of. All borrowed; the leaf may be among them.
 */
typedef struct {
  GPtrArray *candidates;
  GPtrArray *anchors;
  ImzPins *pins;
} ImzChainMaterial;

/**
 * ImzChain:
 * @state: %IMZ_TRUST_STATE_ANCHORED, %IMZ_TRUST_STATE_BROKEN, or %IMZ_TRUST_STATE_UNKNOWN_ISSUER, which
 *   here says only that it ends nowhere with this material
 * @anchor: what it ends in, if it does, also when it is broken on the way
 * @path: (element-type X509): the leaf first; as far as it could be built
 * @fault: %IMZ_CHAIN_FAULT_NONE if anchored
 * @fault_at: the place in @path of the certificate that @fault is said of
 * @missing: (nullable): the name, fit to be shown, of the issuer of @path's last certificate, if the
 *   chain ends nowhere or its last certificate was not signed by any issuer at hand
 * @issuer_urls: where the last certificate of @path says that its issuer's can be had (http, https)
 */
typedef struct {
  ImzTrustState state;
  ImzAnchorKind anchor;
  GPtrArray *path;
  ImzChainFault fault;
  guint fault_at;
  char *missing;
  GStrv issuer_urls;
} ImzChain;

/**
 * imz_chain_build:
 * @chain: a zeroed struct, filled in; imz_chain_clear() it
 * @leaf: the certificate in question
 * @material: what there is
 * @at: the moment to judge at, in seconds since the epoch; a moment outside the leaf's own validity is
 *   moved to its nearer end, since the leaf's dates are no fault of the chain
 *
 * A chain ends at the first certificate that is an anchor of the administrator's or pinned, be it the
 * leaf itself. Safe to call from any thread.
 */
void imz_chain_build (ImzChain *chain, X509 *leaf, const ImzChainMaterial *material, gint64 at);
void imz_chain_clear (ImzChain *chain);

/**
 * imz_chain_get_issuer:
 *
 * Returns: (transfer none) (nullable): the certificate whose key signed the leaf, if it is in the path
 */
X509 *imz_chain_get_issuer (const ImzChain *chain);

/**
 * imz_chain_describe:
 * @links: (out) (array) (transfer full): what to show of the path, for #ImzTrustFacts; free with
 *   imz_chain_links_free()
 *
 * Returns: the length of @links
 */
guint imz_chain_describe (const ImzChain *chain, ImzChainLink **links);
void imz_chain_links_free (ImzChainLink *links, guint n_links);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzChain, imz_chain_clear)

G_END_DECLS
