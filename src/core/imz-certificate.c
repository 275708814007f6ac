/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate.h"

#include "imz-identity-number.h"

struct _ImzCertificate {
  gatomicrefcount ref_count;
  char *sha256;
  gboolean malformed;
  char *serial;
  char *holder;
  char *identity;
  char *identity_masked;
  char *issuer;
  gint64 not_before;
  gint64 not_after;
  ImzCertificateKind kind;
  char *key;
  GStrv policies;
  GBytes *bytes;
  ImzTrust *trust; /* (nullable) */
};

G_DEFINE_BOXED_TYPE (ImzCertificate, imz_certificate, imz_certificate_ref, imz_certificate_unref)

ImzCertificate *
imz_certificate_new (const ImzCertificateFacts *facts)
{
  ImzCertificate *self = g_new0 (ImzCertificate, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->sha256 = g_strdup (facts->sha256);
  self->malformed = facts->malformed;
  if (facts->bytes != NULL)
    self->bytes = g_bytes_ref (facts->bytes);
  self->kind = IMZ_CERTIFICATE_KIND_OTHER;

  if (!facts->malformed) {
    self->serial = g_strdup (facts->serial);
    self->holder = g_strdup (facts->holder);
    self->identity = g_strdup (facts->identity);
    if (facts->identity != NULL)
      self->identity_masked = imz_identity_number_mask (facts->identity);
    self->issuer = g_strdup (facts->issuer);
    self->not_before = facts->not_before;
    self->not_after = facts->not_after;
    self->kind = facts->kind;
    self->key = g_strdup (facts->key);
    self->policies = g_strdupv ((GStrv) facts->policies);
  }
  if (self->policies == NULL)
    self->policies = g_new0 (char *, 1);

  return self;
}

ImzCertificate *
imz_certificate_ref (ImzCertificate *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_certificate_unref (ImzCertificate *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->sha256);
  g_free (self->serial);
  g_free (self->holder);
  g_free (self->identity);
  g_free (self->identity_masked);
  g_free (self->issuer);
  g_free (self->key);
  g_strfreev (self->policies);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->trust, imz_trust_unref);
  g_free (self);
}

const char *
imz_certificate_get_sha256 (const ImzCertificate *self)
{
  return self->sha256;
}

gboolean
imz_certificate_is_malformed (const ImzCertificate *self)
{
  return self->malformed;
}

const char *
imz_certificate_get_serial (const ImzCertificate *self)
{
  return self->serial;
}

const char *
imz_certificate_get_holder (const ImzCertificate *self)
{
  return self->holder;
}

const char *
imz_certificate_get_identity_masked (const ImzCertificate *self)
{
  return self->identity_masked;
}

gboolean
imz_certificate_has_valid_identity (const ImzCertificate *self)
{
  return imz_identity_number_is_valid (self->identity);
}

const char *
imz_certificate_get_issuer (const ImzCertificate *self)
{
  return self->issuer;
}

gint64
imz_certificate_get_not_before (const ImzCertificate *self)
{
  return self->not_before;
}

gint64
imz_certificate_get_not_after (const ImzCertificate *self)
{
  return self->not_after;
}

ImzCertificateKind
imz_certificate_get_kind (const ImzCertificate *self)
{
  return self->kind;
}

const char *
imz_certificate_get_key (const ImzCertificate *self)
{
  return self->key;
}

const char *const *
imz_certificate_get_policies (const ImzCertificate *self)
{
  return (const char *const *) self->policies;
}

GBytes *
imz_certificate_get_bytes (const ImzCertificate *self)
{
  return self->bytes;
}

ImzCertificate *
imz_certificate_with_trust (ImzCertificate *self, ImzTrust *trust)
{
  const ImzCertificateFacts facts = {
    .sha256 = self->sha256,
    .malformed = self->malformed,
    .serial = self->serial,
    .holder = self->holder,
    .identity = self->identity,
    .issuer = self->issuer,
    .not_before = self->not_before,
    .not_after = self->not_after,
    .kind = self->kind,
    .key = self->key,
    .policies = (const char *const *) self->policies,
    .bytes = self->bytes,
  };
  ImzCertificate *copy;

  if (imz_trust_equal (self->trust, trust))
    return imz_certificate_ref (self);

  copy = imz_certificate_new (&facts);
  copy->trust = trust != NULL ? imz_trust_ref (trust) : NULL;

  return copy;
}

const ImzTrustFacts *
imz_certificate_get_trust (const ImzCertificate *self)
{
  return imz_trust_get_facts (self->trust);
}

gboolean
imz_certificate_is_verified (const ImzCertificate *self, gint64 now)
{
  return imz_trust_is_good (self->trust, now);
}

gboolean
imz_certificate_same_holder (const ImzCertificate *a, const ImzCertificate *b)
{
  if (a->identity != NULL || b->identity != NULL)
    return g_strcmp0 (a->identity, b->identity) == 0;

  return a->holder != NULL && g_strcmp0 (a->holder, b->holder) == 0;
}

gboolean
imz_certificate_is_same (const ImzCertificate *a, const ImzCertificate *b)
{
  return strcmp (a->sha256, b->sha256) == 0 && a->malformed == b->malformed;
}

gboolean
imz_certificate_equal (const ImzCertificate *a, const ImzCertificate *b)
{
  return imz_certificate_is_same (a, b) && imz_trust_equal (a->trust, b->trust);
}

const char *
imz_certificate_kind_to_word (ImzCertificateKind kind)
{
  static const char *const words[] = {
    [IMZ_CERTIFICATE_KIND_NES] = "nes",
    [IMZ_CERTIFICATE_KIND_TEST] = "test",
    [IMZ_CERTIFICATE_KIND_CA] = "ca",
    [IMZ_CERTIFICATE_KIND_OTHER] = "other",
  };

  return words[kind];
}
