/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-cards.h"

#include "test-ui.h"

#define DAY ((gint64) 24 * 60 * 60)

ImzCertificate *
test_certificate_from (const TestCertificateSpec *spec)
{
  g_autofree char *name =
    g_strdup_printf ("%s %s %d %d", spec->holder, spec->identity, spec->days_left, spec->kind);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  /* Midnight in Istanbul. */
  gint64 today = TEST_CLOCK_NOW - 10 * 60 * 60;
  const ImzCertificateFacts facts = {
    .sha256 = sha256,
    .malformed = spec->malformed,
    .serial = "0a1b",
    .holder = spec->holder,
    .identity = spec->identity,
    .issuer = "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6",
    .not_before = today + (spec->days_left + 1 - TEST_LIFE) * DAY,
    .not_after = today + (spec->days_left + 1) * DAY - 1,
    .kind = spec->kind,
    .key = "EC secp384r1",
    .policies = spec->policies,
    .bytes = spec->bytes,
  };
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&facts);
  g_autoptr (ImzTrust) trust = NULL;

  if (spec->trust == NULL)
    return g_steal_pointer (&certificate);

  trust = imz_trust_new (spec->trust);
  return imz_certificate_with_trust (certificate, trust);
}

ImzReader *
test_reader_new (const char *name, ImzDriver *driver, ImzCertificate *first, ...)
{
  static const guint8 atr[] = { 0x3B, 0x9F, 0x97, 0x81, 0x31, 0xFE, 0x45, 0x80,
                                0x65, 0x54, 0x43, 0x53, 0x22, 0x82, 0x31, 0xC0,
                                0x73, 0xF6, 0x21, 0x80, 0x81, 0x05, 0x53 };
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_autoptr (ImzCard) bare = NULL;
  g_autoptr (ImzCard) card = NULL;
  va_list rest;

  va_start (rest, first);
  for (ImzCertificate *one = first; one != NULL; one = va_arg (rest, ImzCertificate *))
    g_ptr_array_add (certificates, one);
  va_end (rest);

  bare = imz_card_new (atr, sizeof atr, IMZ_CARD_STATE_OK, certificates);
  card = driver != NULL ? imz_card_with_driver (bare, IMZ_CARD_STATE_OK, certificates, driver)
                        : imz_card_ref (bare);
  g_clear_pointer (&driver, imz_driver_unref);

  return imz_reader_new (name, IMZ_READER_STATE_CARD, card);
}

ImzSnapshot *
test_snapshot_new (ImzReader *first, ...)
{
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  va_list rest;

  va_start (rest, first);
  for (ImzReader *one = first; one != NULL; one = va_arg (rest, ImzReader *))
    g_ptr_array_add (readers, one);
  va_end (rest);

  return imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);
}

ImzTrustFacts
test_trust_anchored (ImzRevocationState state)
{
  static const ImzChainLink path[] = {
    { .name = "AYLA DENİZ YURT" },
    { .name = "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6" },
    { .name = "TÜBİTAK Kamu SM Kök Sertifika Hizmet Sağlayıcısı - Sürüm 6" },
  };
  gboolean is_known = state != IMZ_REVOCATION_STATE_UNCHECKED;
  gboolean is_bad =
    state == IMZ_REVOCATION_STATE_REVOKED || state == IMZ_REVOCATION_STATE_SUSPENDED;

  return (ImzTrustFacts){
    .state = IMZ_TRUST_STATE_ANCHORED,
    .anchor = IMZ_ANCHOR_KIND_PINNED,
    .path = path,
    .n_links = G_N_ELEMENTS (path),
    .revocation = { .state = state,
                    .via = is_known ? IMZ_REVOCATION_VIA_OCSP : IMZ_REVOCATION_VIA_NONE,
                    .is_current = is_known,
                    .checked_at = is_known ? TEST_CLOCK_NOW : 0,
                    .valid_until = is_known ? TEST_CLOCK_NOW + 60 * 60 : 0,
                    .revoked_at = is_bad ? TEST_CLOCK_NOW - 3 * DAY : 0,
                    .reason = -1 },
  };
}

struct _TestTrust {
  GObject parent_instance;

  ImzTrust *known; /* (nullable) */
  guint n_retries;
};

static void test_trust_iface_init (ImzTrustSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestTrust,
                               test_trust,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_TRUST_SOURCE, test_trust_iface_init))

static void
test_trust_finalize (GObject *object)
{
  g_clear_pointer (&TEST_TRUST (object)->known, imz_trust_unref);

  G_OBJECT_CLASS (test_trust_parent_class)->finalize (object);
}

static void
test_trust_class_init (TestTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_trust_finalize;
}

static void
test_trust_init (TestTrust *self)
{
}

static void
look (ImzTrustSource *source, ImzSnapshot *snapshot, gint64 now)
{
}

static ImzTrust *
find (ImzTrustSource *source, ImzCertificate *certificate)
{
  return TEST_TRUST (source)->known;
}

static gboolean
is_busy (ImzTrustSource *source)
{
  return FALSE;
}

static void
retry (ImzTrustSource *source)
{
  TEST_TRUST (source)->n_retries++;
}

static void
test_trust_iface_init (ImzTrustSourceInterface *iface)
{
  iface->look = look;
  iface->find = find;
  iface->is_busy = is_busy;
  iface->retry = retry;
}

TestTrust *
test_trust_new (void)
{
  return g_object_new (TEST_TYPE_TRUST, NULL);
}

void
test_trust_tell (TestTrust *self, const ImzTrustFacts *facts)
{
  g_clear_pointer (&self->known, imz_trust_unref);
  self->known = facts != NULL ? imz_trust_new (facts) : NULL;
  g_signal_emit_by_name (self, "changed");
}

guint
test_trust_get_n_retries (TestTrust *self)
{
  return self->n_retries;
}
