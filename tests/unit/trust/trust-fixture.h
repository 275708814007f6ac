/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Issuers, people, responders' answers and lists of revoked certificates of every kind, made while a
 * test runs and signed with keys that live as long as the process. Whatever fails here ends the test. */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

#include "imz-pins.h"

G_BEGIN_DECLS

/* The moment that all is seen from: 21 November 2026, 07:00 UTC. */
#define TRUST_FIXTURE_NOW G_GINT64_CONSTANT (1795244400)
#define TRUST_FIXTURE_DAY G_GINT64_CONSTANT (86400)

/* In OpenSSL's language, a line each. */
#define TRUST_FIXTURE_CA                    \
  "basicConstraints=critical,CA:TRUE\n"     \
  "keyUsage=critical,keyCertSign,cRLSign\n" \
  "subjectKeyIdentifier=hash\n"             \
  "authorityKeyIdentifier=keyid\n"
#define TRUST_FIXTURE_LEAF                              \
  "keyUsage=critical,digitalSignature,nonRepudiation\n" \
  "subjectKeyIdentifier=hash\n"                         \
  "authorityKeyIdentifier=keyid\n"
#define TRUST_FIXTURE_RESPONDER          \
  "keyUsage=critical,digitalSignature\n" \
  "extendedKeyUsage=OCSPSigning\n"       \
  "authorityKeyIdentifier=keyid\n"

typedef enum {
  TRUST_FIXTURE_KEY_EC,          /* P-384 */
  TRUST_FIXTURE_KEY_EC_EXPLICIT, /* the same curve, written out */
  TRUST_FIXTURE_KEY_EC_STRANGE,  /* a curve of nobody's, written out */
  TRUST_FIXTURE_KEY_RSA,         /* 2048 */
  TRUST_FIXTURE_KEY_RSA_SHORT,   /* 1024 */
  TRUST_FIXTURE_N_KEYS,
} TrustFixtureKey;

/* A certificate and its key. */
typedef struct {
  X509 *x509;
  EVP_PKEY *key;
} TrustParty;

/* NULL or 0 takes the value in brackets. */
typedef struct {
  const char *name;       /* CN of the subject [Ayla] */
  const char *identity;   /* serialNumber of the subject [none] */
  const char *extensions; /* [TRUST_FIXTURE_LEAF] */
  TrustFixtureKey key;
  guint key_number;     /* those of one kind and number are the same [0: a number that differs] */
  gint64 not_before;    /* [a year before now] */
  gint64 not_after;     /* [a year after now] */
  guint64 serial;       /* [a number that differs] */
  const EVP_MD *digest; /* [SHA-384] */
} TrustFixtureSpec;

/* @issuer: (nullable): NULL for one that is its own. Its key signs, its subject is named. */
TrustParty *trust_party_new (const TrustFixtureSpec *spec, const TrustParty *issuer);
void trust_party_free (TrustParty *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrustParty, trust_party_free)

EVP_PKEY *trust_fixture_key (TrustFixtureKey kind, guint number);

/* One pin for each, with `name` as its name. NULL ends the list. */
ImzPins *trust_fixture_pins (const TrustParty *first, ...) G_GNUC_NULL_TERMINATED;

/* Of X509, referenced. NULL ends the list. */
GPtrArray *trust_fixture_certificates (const TrustParty *first, ...) G_GNUC_NULL_TERMINATED;

/* The same certificate with its last byte but one, of the signature, changed. */
X509 *trust_fixture_tamper (const X509 *x509);

GBytes *trust_fixture_pem (GBytes *der, const char *label);

/* What a responder says of one certificate. Times are seconds since the epoch. */
typedef struct {
  const TrustParty *about;
  const TrustParty *issuer;
  const EVP_MD *digest; /* [SHA-1] */
  int status;           /* V_OCSP_CERTSTATUS_… */
  gint64 revoked_at;
  int reason;               /* [0: none is told; else the CRLReason] */
  gint64 this_update;       /* [now] */
  gint64 next_update;       /* [none] */
  const char *critical_oid; /* [none] */
} TrustFixtureSingle;

typedef struct {
  const TrustFixtureSingle *singles;
  gsize n_singles;
  const TrustParty *signer;
  const EVP_MD *digest; /* of the signature [SHA-256] */
  gboolean by_key;      /* tells the signer by its key [by its name] */
  gboolean without_certificates;
  gint64 produced_at;       /* [now] */
  GBytes *nonce;            /* as imz_ocsp_make_request() gives it [none] */
  const char *critical_oid; /* [none] */
} TrustFixtureAnswer;

GBytes *trust_fixture_answer (const TrustFixtureAnswer *answer);

/* tryLater and the like: OCSP_RESPONSE_STATUS_… without an answer. */
GBytes *trust_fixture_answer_status (int status);

typedef struct {
  const TrustParty *about;
  gint64 revoked_at;                    /* [now] */
  int reason;                           /* [0: none is told; else the CRLReason] */
  const TrustParty *certificate_issuer; /* [none] */
  const char *critical_oid;             /* [none] */
} TrustFixtureEntry;

typedef struct {
  const TrustFixtureEntry *entries;
  gsize n_entries;
  gsize n_strangers; /* entries about nobody in front of them */
  const TrustParty *issuer;
  const TrustParty *signer; /* [issuer] */
  const EVP_MD *digest;     /* of the signature [SHA-256] */
  const char *extensions;   /* [none] */
  gint64 this_update;       /* [now] */
  gint64 next_update;       /* [none] */
} TrustFixtureList;

GBytes *trust_fixture_list (const TrustFixtureList *list);

G_END_DECLS
