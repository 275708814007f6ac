/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A checker with everything around it: an issuer and its root, a host that is listed and one that is not,
 * a clock, a network that is there or not, a cache. */

#pragma once

#include "imz-trust-checker.h"
#include "test-web.h"
#include "trust-fixture.h"

G_BEGIN_DECLS

/* Both are this machine, which is not listed as such. */
#define TRUST_WORLD_LISTED "127.0.0.2"
#define TRUST_WORLD_UNLISTED "127.0.0.1"

typedef enum {
  TRUST_WORLD_NONCE_SAME,
  TRUST_WORLD_NONCE_NONE,
  TRUST_WORLD_NONCE_OTHER,
} TrustWorldNonce;

/* What the responder at /ocsp says. NULL or 0 takes the value in brackets. */
typedef struct {
  TrustFixtureSingle single; /* `about` has to be set; `issuer` [the issuer] */
  const TrustParty *signer;  /* [the issuer] */
  TrustWorldNonce nonce;
} TrustWorldResponder;

typedef struct {
  TestWeb *web;
  TestWeb *other;
  char *dir;
  char *cache_dir;
  char *anchor_dir;
  GObject *network; /* a GNetworkMonitor that says there is one */
  gint64 now;       /* what the clock shows */
  TrustParty *root; /* pinned */
  TrustParty *issuer;
  TrustWorldResponder responder;
  ImzTrustSettings settings; /* to be changed before trust_world_start() */
  ImzTrustChecker *checker;
  GString *told; /* what was known of the first certificate, a word each time that it changed */
  ImzCertificate *first;
} TrustWorld;

void trust_world_set_up (TrustWorld *self, gconstpointer unused);
void trust_world_tear_down (TrustWorld *self, gconstpointer unused);

/* Begins anew at another moment than %TRUST_FIXTURE_NOW, with a root and an issuer of that time. */
void trust_world_move_to (TrustWorld *self, gint64 now);

/* Where a leaf says that it can be asked about: paths of the listed host, or whole addresses. */
typedef struct {
  const char *ocsp;
  const char *crl;
  const char *issuer;
  const char *second_issuer;
} TrustWorldPlaces;

/* Returns: (transfer full): @extensions and those that name @places */
char *
trust_world_name_places (TrustWorld *self, const char *extensions, const TrustWorldPlaces *places);

/* Returns: (transfer full): a person's certificate of the issuer's, that names @places */
TrustParty *trust_world_leaf (TrustWorld *self, const TrustWorldPlaces *places);

/* Lets the responder answer at /ocsp, whatever it is asked, that @about is in @status. */
void trust_world_respond (TrustWorld *self, const TrustParty *about, int status);

/* Puts a list at /crl on which @revoked is (none, if it is NULL). */
void trust_world_publish (TrustWorld *self,
                          const TrustParty *revoked,
                          int reason,
                          gint64 this_update,
                          gint64 next_update);

/* Puts @party's certificate at @path. */
void trust_world_offer (TrustWorld *self, const char *path, const TrustParty *party);

/* A checker with the settings as they are now; an older one is gone. */
void trust_world_start (TrustWorld *self);

/* One card with these certificates, all of them e-imzas but those that are CAs. NULL ends the list. */
void trust_world_plug (TrustWorld *self, const TrustParty *first, ...) G_GNUC_NULL_TERMINATED;

void trust_world_wait (TrustWorld *self);
const ImzTrustFacts *trust_world_find (TrustWorld *self, const TrustParty *party);

/* trust_world_start(), trust_world_plug() and trust_world_wait() with @party on a card alone. */
const ImzTrustFacts *trust_world_check (TrustWorld *self, const TrustParty *party);

/* How many files of the cache are in @folder. */
guint trust_world_count_kept (TrustWorld *self, const char *folder);

/* Writes @bytes over every file in @folder of the cache; nonsense, if that is NULL. */
void trust_world_damage (TrustWorld *self, const char *folder, GBytes *bytes);

G_END_DECLS
