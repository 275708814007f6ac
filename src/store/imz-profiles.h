/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of the people who share this account, as it stood when it was read. */

#pragma once

#include "imz-circumstances.h"
#include "imz-database.h"

G_BEGIN_DECLS

/* A file that holds more is not İmzam's. */
enum {
  IMZ_PROFILES_MAX = 100,
  IMZ_PROFILES_MAX_NAME = 60,    /* letters */
  IMZ_PROFILES_MAX_CLAIMS = 200, /* with 1000 an answer takes seconds */
  IMZ_PROFILES_MAX_GONE = 200,
};

/**
 * ImzProfile:
 * @name: as it was given; "" of one that has none yet
 * @key: by which the session's keyring knows it, whatever it is called; "" until something is kept
 * @e_onay: what it said of e-onay
 * @e_onay_at: when it said so, in seconds since the epoch; 0: never
 * @claims: (element-type ImzRemembered): what it claimed, the one that ended first before the others
 */
typedef struct {
  char *name;
  char *key;
  ImzEOnay e_onay;
  gint64 e_onay_at;
  GPtrArray *claims;
} ImzProfile;

/**
 * ImzProfiles:
 *
 * Immutable; there is always one at least.
 */
typedef struct _ImzProfiles ImzProfiles;

/**
 * imz_profiles_new:
 *
 * Returns: (transfer full): what there is as long as nothing was kept: one profile without a name
 */
ImzProfiles *imz_profiles_new (void);

/**
 * imz_profiles_load:
 * @error: an #ImzStoreError
 *
 * Nothing that it cannot be believed is taken in; then all of it is damaged.
 *
 * Returns: (transfer full) (nullable): what is kept in @database, or %NULL with @error
 */
ImzProfiles *imz_profiles_load (ImzDatabase *database, GError **error);

/* %FALSE with @error where imz_profiles_load() would fail. To be called in a reading. */
gboolean imz_profiles_check (ImzDatabase *database, GError **error);

void imz_profiles_free (ImzProfiles *self);

guint imz_profiles_get_n (const ImzProfiles *self);

/* (transfer none): in the order in which they were made */
const ImzProfile *imz_profiles_get_nth (const ImzProfiles *self, guint index);
const ImzProfile *imz_profiles_get_current (const ImzProfiles *self);

/**
 * imz_profiles_find_claim:
 *
 * Returns: (transfer none) (nullable): the certificate of this SHA-256, whoever claimed it
 */
const ImzRemembered *imz_profiles_find_claim (const ImzProfiles *self, const char *sha256);

/* (transfer none) (array zero-terminated=1): of profiles that were removed, as long as the keyring may know them */
const char *const *imz_profiles_get_gone_keys (const ImzProfiles *self);

/* Keys that are gone do not count. */
gboolean imz_profiles_equal (const ImzProfiles *a, const ImzProfiles *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzProfiles, imz_profiles_free)

G_END_DECLS
