/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-dossier.h"

#include "imz-anchors.h"
#include "imz-certificate-import.h"
#include "imz-crl.h"
#include "imz-ocsp.h"
#include "imz-x509.h"

struct _ImzTrustDossier {
  gatomicrefcount ref_count;
  GBytes *certificate;
  GPtrArray *companions; /* (element-type GBytes) */
  gint64 at;
  ImzTrustCache *cache;
  ImzPins *pins;
  GStrv anchor_dirs;

  X509 *leaf;            /* from the first chain on, as all below */
  GPtrArray *candidates; /* (element-type X509) */
  GPtrArray *anchors;    /* (element-type X509) */
  GPtrArray *taken;      /* (element-type X509): those of the candidates that were fetched */
  ImzChain chain;
  gboolean was_misled; /* what was taken in spoilt the chain, and was left out of it */
  GStrv ocsp_urls;
  GStrv crl_urls;
  GBytes *nonce;       /* of the last request */
  GHashTable *updates; /* key in the cache → gint64: the moment that what is kept there speaks of */
  ImzTrustFinding answered;
  ImzTrustFinding kept;
};

/* One list after the other: two of 20 MB at a time are two too many. */
static GMutex crl_turn;

static GPtrArray *
new_x509_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);
}

static void
add_x509 (GPtrArray *array, X509 *x509)
{
  X509_up_ref (x509);
  g_ptr_array_add (array, x509);
}

ImzTrustDossier *
imz_trust_dossier_new (const ImzTrustQuestion *question)
{
  ImzTrustDossier *self = g_new0 (ImzTrustDossier, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->certificate = g_bytes_ref (question->certificate);
  self->companions = g_ptr_array_ref (question->companions);
  self->at = question->at;
  self->cache = imz_trust_cache_ref (question->cache);
  self->pins = question->pins != NULL ? imz_pins_ref (question->pins) : NULL;
  self->anchor_dirs = g_strdupv ((GStrv) question->anchor_dirs);
  self->answered = IMZ_TRUST_FINDING_NONE;
  self->kept = IMZ_TRUST_FINDING_NONE;
  self->updates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

ImzTrustDossier *
imz_trust_dossier_ref (ImzTrustDossier *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_trust_dossier_unref (ImzTrustDossier *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_bytes_unref (self->certificate);
  g_ptr_array_unref (self->companions);
  imz_trust_cache_unref (self->cache);
  g_clear_pointer (&self->pins, imz_pins_unref);
  g_strfreev (self->anchor_dirs);
  X509_free (self->leaf);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_ptr_array_unref);
  imz_chain_clear (&self->chain);
  g_strfreev (self->ocsp_urls);
  g_strfreev (self->crl_urls);
  g_clear_pointer (&self->nonce, g_bytes_unref);
  g_hash_table_unref (self->updates);
  g_free (self);
}

/* The card's come first: they are the likeliest. */
static void
gather (ImzTrustDossier *self)
{
  static const char *const nowhere[] = { NULL };

  self->leaf = imz_x509_new_from_der (self->certificate);
  self->taken = new_x509_array ();
  self->candidates = new_x509_array ();
  for (guint i = 0; i < self->companions->len; i++) {
    X509 *companion = imz_x509_new_from_der (g_ptr_array_index (self->companions, i));

    if (companion != NULL)
      g_ptr_array_add (self->candidates, companion);
  }
  g_ptr_array_extend_and_steal (self->candidates, imz_trust_cache_load_issuers (self->cache));

  self->anchors = imz_anchors_load (
    self->anchor_dirs != NULL ? (const char *const *) self->anchor_dirs : nowhere, NULL);
}

static void
keep_taken (ImzTrustDossier *self, gint64 now)
{
  for (guint i = 0; i < self->chain.path->len; i++) {
    X509 *x509 = g_ptr_array_index (self->chain.path, i);
    g_autoptr (GBytes) der = NULL;
    g_autoptr (GError) error = NULL;

    if (!g_ptr_array_find (self->taken, x509, NULL))
      continue;

    der = imz_x509_to_der (x509);
    if (!imz_trust_cache_keep_issuer (self->cache, der, now, &error))
      g_debug ("an issuer was not kept: error %d", error->code);
  }
}

static void
build_of (ImzTrustDossier *self, GPtrArray *candidates)
{
  const ImzChainMaterial material = { candidates, self->anchors, self->pins };

  imz_chain_clear (&self->chain);
  self->chain = (ImzChain){ .path = NULL };
  imz_chain_build (&self->chain, self->leaf, &material, self->at);
}

/* What came over the network may complete a chain, but never break one: anybody on the way could have
 * sent it. */
static void
build_without_taken (ImzTrustDossier *self)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < self->candidates->len; i++) {
    if (!g_ptr_array_find (self->taken, self->candidates->pdata[i], NULL))
      g_ptr_array_add (own, self->candidates->pdata[i]);
  }

  self->was_misled = TRUE;
  build_of (self, own);
}

gboolean
imz_trust_dossier_build_chain (ImzTrustDossier *self, gint64 now)
{
  if (self->candidates == NULL)
    gather (self);
  if (self->leaf == NULL)
    return FALSE;

  self->was_misled = FALSE;
  build_of (self, self->candidates);
  if (self->chain.state == IMZ_TRUST_STATE_BROKEN && self->taken->len > 0)
    build_without_taken (self);
  if (self->chain.state != IMZ_TRUST_STATE_ANCHORED)
    return FALSE;

  keep_taken (self, now);
  self->ocsp_urls = imz_ocsp_urls (self->leaf);
  self->crl_urls = imz_crl_urls (self->leaf);

  return TRUE;
}

gboolean
imz_trust_dossier_was_misled (ImzTrustDossier *self)
{
  return self->was_misled;
}

const ImzChain *
imz_trust_dossier_get_chain (ImzTrustDossier *self)
{
  return &self->chain;
}

gboolean
imz_trust_dossier_take_issuers (ImzTrustDossier *self, GBytes *answer, GError **error)
{
  g_autoptr (GPtrArray) issuers = imz_certificates_from_answer (answer, error);

  if (issuers == NULL)
    return FALSE;

  for (guint i = 0; i < issuers->len; i++) {
    add_x509 (self->candidates, g_ptr_array_index (issuers, i));
    add_x509 (self->taken, g_ptr_array_index (issuers, i));
  }

  return TRUE;
}

const char *const *
imz_trust_dossier_get_ocsp_urls (ImzTrustDossier *self)
{
  return (const char *const *) self->ocsp_urls;
}

const char *const *
imz_trust_dossier_get_crl_urls (ImzTrustDossier *self)
{
  return (const char *const *) self->crl_urls;
}

GBytes *
imz_trust_dossier_make_request (ImzTrustDossier *self)
{
  g_clear_pointer (&self->nonce, g_bytes_unref);

  return imz_ocsp_make_request (self->leaf, imz_chain_get_issuer (&self->chain), TRUE,
                                &self->nonce);
}

/* An older answer, be it a true one that is told again, does not take a newer one's place. */
static void
keep (ImzTrustDossier *self,
      ImzTrustCacheShelf shelf,
      const char *key,
      GBytes *bytes,
      const ImzTrustFinding *finding)
{
  const gint64 *update = g_hash_table_lookup (self->updates, key);
  gint64 fetched_at = finding->revocation.checked_at;
  g_autoptr (GError) error = NULL;

  if (update != NULL && finding->this_update < *update)
    return;

  if (!imz_trust_cache_keep (self->cache, shelf, key, bytes, fetched_at, &error))
    g_debug ("an answer was not kept: error %d", error->code);
}

gboolean
imz_trust_dossier_take_response (ImzTrustDossier *self,
                                 GBytes *response,
                                 gint64 now,
                                 GError **error)
{
  X509 *issuer = imz_chain_get_issuer (&self->chain);
  g_autofree char *key = NULL;
  ImzRevocationAnswer answer;

  if (!imz_ocsp_read_response (response, self->leaf, issuer, self->nonce, now, FALSE, &answer,
                               error))
    return FALSE;

  self->answered = imz_trust_finding_make (&answer, IMZ_REVOCATION_VIA_OCSP, now, now);
  if (answer.state != IMZ_REVOCATION_STATE_UNKNOWN) {
    key = imz_x509_get_sha256 (self->leaf);
    keep (self, IMZ_TRUST_CACHE_OCSP, key, response, &self->answered);
  }

  return TRUE;
}

static gboolean
read_crl (ImzTrustDossier *self,
          GBytes *crl,
          gint64 now,
          gboolean accepts_stale,
          ImzRevocationAnswer *answer,
          GError **error)
{
  gboolean is_read;

  g_mutex_lock (&crl_turn);
  is_read = imz_crl_read (crl, self->leaf, imz_chain_get_issuer (&self->chain), now, accepts_stale,
                          answer, error);
  g_mutex_unlock (&crl_turn);

  return is_read;
}

gboolean
imz_trust_dossier_take_crl (ImzTrustDossier *self,
                            const char *uri,
                            GBytes *crl,
                            gint64 now,
                            GError **error)
{
  ImzRevocationAnswer answer;

  if (!read_crl (self, crl, now, FALSE, &answer, error))
    return FALSE;

  /* A certificate that was never issued is on no list, either: none can vouch for one that the responder
   * does not know. */
  if (answer.state == IMZ_REVOCATION_STATE_GOOD &&
      self->answered.revocation.state == IMZ_REVOCATION_STATE_UNKNOWN)
    return TRUE;

  self->answered = imz_trust_finding_make (&answer, IMZ_REVOCATION_VIA_CRL, now, now);
  keep (self, IMZ_TRUST_CACHE_CRL, uri, crl, &self->answered);

  return TRUE;
}

static void
compare_kept (ImzTrustDossier *self, const char *key, const ImzTrustFinding *finding)
{
  g_hash_table_replace (self->updates, g_strdup (key),
                        g_memdup2 (&finding->this_update, sizeof finding->this_update));
  if (finding->revocation.state != IMZ_REVOCATION_STATE_UNKNOWN)
    self->kept = *imz_trust_finding_choose_kept (&self->kept, finding);
}

static void
take_kept_response (ImzTrustDossier *self, gint64 now)
{
  g_autofree char *key = imz_x509_get_sha256 (self->leaf);
  X509 *issuer = imz_chain_get_issuer (&self->chain);
  gint64 fetched_at;
  g_autoptr (GBytes) response =
    imz_trust_cache_load (self->cache, IMZ_TRUST_CACHE_OCSP, key, &fetched_at);
  ImzRevocationAnswer answer;
  ImzTrustFinding finding;
  gboolean is_current;

  if (response == NULL)
    return;

  /* One whose signer has no right to sign any more is as good as one that is out of date. */
  is_current =
    imz_ocsp_read_response (response, self->leaf, issuer, NULL, now, FALSE, &answer, NULL);
  if (!is_current &&
      !imz_ocsp_read_response (response, self->leaf, issuer, NULL, now, TRUE, &answer, NULL))
    return;

  finding = imz_trust_finding_make (&answer, IMZ_REVOCATION_VIA_CACHE, MIN (fetched_at, now), now);
  if (!is_current)
    imz_trust_finding_expire (&finding);
  compare_kept (self, key, &finding);
}

static void
take_kept_crl (ImzTrustDossier *self, const char *uri, gint64 now)
{
  gint64 fetched_at;
  g_autoptr (GBytes) crl =
    imz_trust_cache_load (self->cache, IMZ_TRUST_CACHE_CRL, uri, &fetched_at);
  ImzRevocationAnswer answer;
  ImzTrustFinding finding;

  if (crl == NULL || !read_crl (self, crl, now, TRUE, &answer, NULL))
    return;

  finding = imz_trust_finding_make (&answer, IMZ_REVOCATION_VIA_CACHE, MIN (fetched_at, now), now);
  compare_kept (self, uri, &finding);
}

gboolean
imz_trust_dossier_take_kept (ImzTrustDossier *self, gint64 now)
{
  take_kept_response (self, now);
  for (guint i = 0; self->crl_urls[i] != NULL; i++)
    take_kept_crl (self, self->crl_urls[i], now);

  return self->kept.revocation.is_current;
}

const ImzTrustFinding *
imz_trust_dossier_get_answered (ImzTrustDossier *self)
{
  return &self->answered;
}

const ImzTrustFinding *
imz_trust_dossier_get_kept (ImzTrustDossier *self)
{
  return &self->kept;
}
