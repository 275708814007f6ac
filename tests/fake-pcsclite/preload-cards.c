/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "imz-test-certificate.h"
#include "preload-cards.h"

#define DAY ((gint64) 24 * 60 * 60)
#define LIFE (1095 * DAY)

typedef struct {
  gint ends_in; /* days from now */
  ImzTestCertificateSpec spec;
} CardCertificate;

typedef struct {
  const char *name;
  guint n_certificates;
  CardCertificate certificates[2];
  gboolean malformed;
} CardKind;

static const CardKind kinds[] = {
  { .name = "valid", .n_certificates = 1, .certificates = { { .ends_in = 812 } } },
  { .name = "window", .n_certificates = 1, .certificates = { { .ends_in = 60 } } },
  { .name = "late", .n_certificates = 1, .certificates = { { .ends_in = 20 } } },
  { .name = "expired", .n_certificates = 1, .certificates = { { .ends_in = -10 } } },
  { .name = "not-yet", .n_certificates = 1, .certificates = { { .ends_in = 30 + 1095 } } },
  { .name = "overlap",
    .n_certificates = 2,
    .certificates = { { .ends_in = 20 }, { .ends_in = 20 + 1095 } } },
  { .name = "test",
    .n_certificates = 1,
    .certificates = { { .ends_in = 812,
                        .spec = { .issuer = "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - TEST",
                                  .policy = "2.16.792.1.2.1.1.5.7.1.4.1",
                                  .qc = IMZ_TEST_QC_TEST } } } },
  { .name = "other",
    .n_certificates = 1,
    .certificates = { { .ends_in = 812,
                        .spec = { .holder = "YURT TİCARET LİMİTED ŞİRKETİ",
                                  .identity = "1234567890",
                                  .policy = "2.16.792.1.2.1.1.5.7.4.1",
                                  .qc = IMZ_TEST_QC_NONE } } } },
  { .name = "two-holders",
    .n_certificates = 2,
    .certificates = { { .ends_in = 812 },
                      { .ends_in = 400,
                        .spec = { .holder = "MEHMET ÇINAR", .identity = "10000000214" } } } },
  { .name = "malformed",
    .n_certificates = 1,
    .certificates = { { .ends_in = 812 } },
    .malformed = TRUE },
  { .name = "no-certificate" },
};

static const CardKind *
find_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strcmp (kinds[i].name, name) == 0)
      return &kinds[i];
  }
  return NULL;
}

static GBytes *
make_certificate (const CardKind *kind, const CardCertificate *certificate)
{
  ImzTestCertificateSpec spec = certificate->spec;
  g_autoptr (GBytes) der = NULL;
  guint8 *damaged;
  gsize length;

  spec.not_after = g_get_real_time () / G_USEC_PER_SEC + certificate->ends_in * DAY;
  spec.not_before = spec.not_after + 1 - LIFE;
  der = imz_test_certificate_new (&spec);
  if (!kind->malformed)
    return g_steal_pointer (&der);

  /* The outer length stays right, so that it is read whole; what follows is no certificate. */
  damaged = g_memdup2 (g_bytes_get_data (der, &length), g_bytes_get_size (der));
  damaged[4] = 0;
  return g_bytes_new_take (damaged, length);
}

gboolean
preload_is_card (const char *name)
{
  return find_kind (name) != NULL;
}

ImzVirtualCard *
preload_make_card (const char *name)
{
  const CardKind *kind = find_kind (name);
  GBytes *certificates[2] = { NULL };
  ImzVirtualCardOptions options = { .certificates = certificates,
                                    .n_certificates = kind->n_certificates };
  ImzVirtualCard *card;

  for (guint i = 0; i < kind->n_certificates; i++)
    certificates[i] = make_certificate (kind, &kind->certificates[i]);
  card = imz_virtual_card_new (&options);
  for (guint i = 0; i < kind->n_certificates; i++)
    g_bytes_unref (certificates[i]);
  return card;
}
