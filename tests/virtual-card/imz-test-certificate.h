/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Certificates shaped like Kamu SM's, made while a test runs and signed by a
 * key that lives only as long as the process. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  IMZ_TEST_KEY_EC_P384,          /* named curve */
  IMZ_TEST_KEY_EC_P384_EXPLICIT, /* the same curve, written out as explicit parameters */
  IMZ_TEST_KEY_RSA_2048,
  IMZ_TEST_KEY_UNREADABLE, /* an SPKI whose algorithm nobody knows */
} ImzTestKey;

typedef enum {
  IMZ_TEST_QC_NES,       /* 0.4.0.1862.1.1, 0.4.0.1862.1.2(limit) and 2.16.792.1.61.0.1.5070.1.1 */
  IMZ_TEST_QC_NES_V2,    /* the same with …5070.2.1 */
  IMZ_TEST_QC_TEST,      /* NES, but the sentence says "Test amaçlı" */
  IMZ_TEST_QC_ETSI_ONLY, /* 0.4.0.1862.1.1 alone */
  IMZ_TEST_QC_LAW_ONLY,  /* …5070.1.1 alone */
  IMZ_TEST_QC_BROKEN,    /* the extension is there, its bytes are not a QCStatements */
  IMZ_TEST_QC_NONE,
} ImzTestQc;

/* All pointers are borrowed; NULL or 0 takes the value in brackets. */
typedef struct {
  const char *holder;   /* CN of the subject, UTF-8 [AYLA DENİZ YURT] */
  gssize holder_length; /* bytes of holder, so that it may hold a NUL; 0: up to the NUL */
  const char *identity; /* serialNumber of the subject [10000000146]; "" leaves it out */
  const char
    *issuer; /* CN of the issuer [Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6] */
  const char *policy; /* [2.16.792.1.2.1.1.5.7.1.1]; "" leaves it out */
  gint64 not_before;  /* seconds since the epoch [now − 200 days] */
  gint64 not_after;   /* seconds since the epoch [not_before + 1095 days − 1 s] */
  guint64 serial;     /* [a number that differs at each call] */
  ImzTestKey key;
  ImzTestQc qc;
  gboolean qc_critical;
  gboolean ca;  /* basicConstraints CA:TRUE, keyUsage keyCertSign */
  gsize filler; /* bytes of a private extension, to make the certificate that much longer */
} ImzTestCertificateSpec;

/* Returns the DER bytes (transfer full). Aborts when libcrypto fails: this is a test. */
GBytes *imz_test_certificate_new (const ImzTestCertificateSpec *spec);

G_END_DECLS
