/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards and what is known of them, as the tests of the widgets like them. */

#pragma once

#include "imz-snapshot.h"
#include "imz-trust-source.h"

G_BEGIN_DECLS

#define TEST_AYLA .holder = "AYLA DENİZ YURT", .identity = "10000000146"
#define TEST_MERT .holder = "MERT IŞIK", .identity = "10000000078"

/* Days from TEST_CLOCK_NOW to a certificate's end; two that follow each other are so far apart. */
#define TEST_LIFE 1095

typedef struct {
  const char *holder;
  const char *identity;
  int days_left;
  ImzCertificateKind kind;
  gboolean malformed;
  const char *const *policies; /* (nullable) */
  GBytes *bytes;               /* (nullable) */
  const ImzTrustFacts *trust;  /* (nullable) */
} TestCertificateSpec;

/* Equal specs give the same certificate (transfer full). */
ImzCertificate *test_certificate_from (const TestCertificateSpec *spec);

/* A reader with a card that holds these certificates (each transfer full), up to NULL, read through a
 * driver (transfer full, nullable). */
ImzReader *test_reader_new (const char *name, ImzDriver *driver, ImzCertificate *first, ...)
  G_GNUC_NULL_TERMINATED;

/* A running service with these readers (each transfer full), up to NULL. */
ImzSnapshot *test_snapshot_new (ImzReader *first, ...) G_GNUC_NULL_TERMINATED;

/* A chain of three up to a pinned root, and an answer of just now that says `state`. */
ImzTrustFacts test_trust_anchored (ImzRevocationState state);

/* Knows of every certificate what it is told, and counts how often it is asked to check again. */
#define TEST_TYPE_TRUST (test_trust_get_type ())
G_DECLARE_FINAL_TYPE (TestTrust, test_trust, TEST, TRUST, GObject)

TestTrust *test_trust_new (void);
void test_trust_tell (TestTrust *self, const ImzTrustFacts *facts);
guint test_trust_get_n_retries (TestTrust *self);

G_END_DECLS
