/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was fetched or imported, on disk. Nothing in it is believed: whoever loads it verifies it again. */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

enum {
  IMZ_TRUST_CACHE_MAX_ISSUERS = 200,
};

/**
 * ImzTrustCache:
 *
 * A folder; an immutable, reference-counted value. Its files are named by hashes alone. All functions
 * block for as long as the disk does, and may be called from any thread.
 */
typedef struct _ImzTrustCache ImzTrustCache;

/**
 * imz_trust_cache_new:
 * @dir: (nullable): the folder, which is made when there is something to keep; %NULL keeps nothing
 *
 * Returns: (transfer full): a cache
 */
ImzTrustCache *imz_trust_cache_new (const char *dir);
ImzTrustCache *imz_trust_cache_ref (ImzTrustCache *self);
void imz_trust_cache_unref (ImzTrustCache *self);

/**
 * imz_trust_cache_get_default_dir:
 *
 * Returns: (transfer full) (nullable): the folder where this person's caches are; %NULL if none is told,
 *   or only one that would depend on the present folder
 */
char *imz_trust_cache_get_default_dir (void);

/**
 * imz_trust_cache_load_issuers:
 *
 * Returns: (transfer full) (element-type X509): the issuers' certificates that are kept, those that are
 *   damaged left out, at most %IMZ_TRUST_CACHE_MAX_ISSUERS
 */
GPtrArray *imz_trust_cache_load_issuers (ImzTrustCache *self);

/**
 * imz_trust_cache_keep_issuer:
 * @der: an issuer's certificate
 * @now: the present moment, in seconds since the epoch
 * @error: a #GFileError, or %IMZ_TRUST_ERROR_TOO_LARGE when there are too many
 *
 * Returns: %TRUE if it is kept now
 */
gboolean imz_trust_cache_keep_issuer (ImzTrustCache *self, GBytes *der, gint64 now, GError **error);

/**
 * ImzTrustCacheShelf:
 * @IMZ_TRUST_CACHE_OCSP: responses of OCSP responders; their key is the certificate's SHA-256 in 64
 *   lower-case hexadecimal digits
 * @IMZ_TRUST_CACHE_CRL: revocation lists; their key is the address they came from
 */
typedef enum {
  IMZ_TRUST_CACHE_OCSP,
  IMZ_TRUST_CACHE_CRL,
} ImzTrustCacheShelf;

/**
 * imz_trust_cache_load:
 * @fetched_at: (out): when it was fetched, in seconds since the epoch
 *
 * Returns: (transfer full) (nullable): what is kept under @key
 */
GBytes *imz_trust_cache_load (ImzTrustCache *self,
                              ImzTrustCacheShelf shelf,
                              const char *key,
                              gint64 *fetched_at);

/**
 * imz_trust_cache_keep:
 * @fetched_at: when it was fetched, in seconds since the epoch
 * @error: a #GFileError
 *
 * Replaces what was kept under @key, and forgets what was fetched long before @fetched_at.
 *
 * Returns: %TRUE if it is kept now
 */
gboolean imz_trust_cache_keep (ImzTrustCache *self,
                               ImzTrustCacheShelf shelf,
                               const char *key,
                               GBytes *bytes,
                               gint64 fetched_at,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTrustCache, imz_trust_cache_unref)

G_END_DECLS
