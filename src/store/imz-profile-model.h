/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-circumstances.h"
#include "imz-database.h"
#include "imz-snapshot.h"

G_BEGIN_DECLS

/**
 * ImzProfileModel:
 *
 * The people who share this account, one of whom uses it now: what each said of e-onay, and which
 * certificates each claimed with "this is my e-imza". There is always at least one, whose name is "" until
 * somebody names it. What is changed is on disk when the call returns; a change that cannot be written is not
 * made, and the call says why.
 *
 * Signal `changed`: something that was asked is otherwise than before, also when another program made it so.
 * Errors are #ImzStoreError, in words for a person.
 */
#define IMZ_TYPE_PROFILE_MODEL (imz_profile_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzProfileModel, imz_profile_model, IMZ, PROFILE_MODEL, GObject)

/**
 * imz_profile_model_new:
 * @database: where it is kept; asked nothing before the model is
 *
 * Returns: (transfer full): a model
 */
ImzProfileModel *imz_profile_model_new (ImzDatabase *database);

/* The names of all, in the order they were made. (transfer full) (array zero-terminated=1) */
char **imz_profile_model_get_names (ImzProfileModel *self);

const char *imz_profile_model_get_current (ImzProfileModel *self); /* (transfer none) */
gboolean imz_profile_model_set_current (ImzProfileModel *self, const char *name, GError **error);

/* Names are unique, as Turkish compares them, not longer than 60 letters, without identity numbers, and shown as
 * they were given. */
gboolean imz_profile_model_add (ImzProfileModel *self, const char *name, GError **error);
gboolean imz_profile_model_rename (ImzProfileModel *self,
                                   const char *name,
                                   const char *new_name,
                                   GError **error);

/* Erases all that is known of it; the last one stays, but empty. */
gboolean imz_profile_model_remove (ImzProfileModel *self, const char *name, GError **error);

/* (transfer none): by which the session's keyring knows the current profile, whatever it is called; "" as long as
 * it has none */
const char *imz_profile_model_get_key (ImzProfileModel *self);

/* Gives the current profile a key if it has none. */
gboolean imz_profile_model_make_key (ImzProfileModel *self, GError **error);

/* (transfer none) (array zero-terminated=1): of profiles that were removed, until somebody has erased what the
 * keyring holds of them */
const char *const *imz_profile_model_get_gone_keys (ImzProfileModel *self);
gboolean imz_profile_model_forget_gone_key (ImzProfileModel *self, const char *key, GError **error);

/* Of the current profile. */
ImzEOnay imz_profile_model_get_e_onay (ImzProfileModel *self);
gint64 imz_profile_model_get_e_onay_told_at (
  ImzProfileModel *self); /* seconds since the epoch; 0: never */
gboolean
imz_profile_model_set_e_onay (ImzProfileModel *self, ImzEOnay e_onay, gint64 now, GError **error);

/**
 * imz_profile_model_claim:
 * @certificate: an e-imza (kind NES); nothing else may be claimed
 *
 * Remembers it for the current profile: SHA-256, dates, whether it was revoked. If another profile had
 * claimed it, it changes hands.
 */
gboolean imz_profile_model_claim (ImzProfileModel *self,
                                  const ImzCertificate *certificate,
                                  gint64 now,
                                  GError **error);
gboolean imz_profile_model_forget (ImzProfileModel *self, const char *sha256, GError **error);

/* (transfer none) (nullable): the profile that claimed it */
const char *imz_profile_model_get_owner (ImzProfileModel *self, const char *sha256);

/**
 * imz_profile_model_see:
 *
 * Notes when claimed certificates are in a reader, and whether they were found revoked or suspended, or
 * good again. Does not wait for another program that is writing: it is noted at the next sight then.
 */
void imz_profile_model_see (ImzProfileModel *self, const ImzSnapshot *snapshot, gint64 now);

/* (transfer full) (element-type ImzRemembered): what the current profile claimed, by its end */
GPtrArray *imz_profile_model_get_remembered (ImzProfileModel *self);

/**
 * imz_profile_model_get_circumstances:
 * @holidays: (nullable): the public holidays
 *
 * Returns: (transfer full): what is known beside the cards for the current profile
 */
ImzCircumstances *imz_profile_model_get_circumstances (ImzProfileModel *self,
                                                       ImzProvince *province,
                                                       ImzHolidays *holidays);

/**
 * imz_profile_model_get_circumstances_of:
 * @name: whose
 * @holidays: (nullable): the public holidays
 *
 * Returns: (transfer full) (nullable): the same for the profile @name; %NULL if there is none
 */
ImzCircumstances *imz_profile_model_get_circumstances_of (ImzProfileModel *self,
                                                          const char *name,
                                                          ImzProvince *province,
                                                          ImzHolidays *holidays);

/**
 * imz_profile_model_get_shared_circumstances:
 * @holidays: (nullable): the public holidays
 *
 * Where it is not known who asks, all that anybody here claimed counts, and of e-onay only what all who
 * claimed something say alike.
 *
 * Returns: (transfer full): what is known beside the cards for all profiles together
 */
ImzCircumstances *imz_profile_model_get_shared_circumstances (ImzProfileModel *self,
                                                              ImzProvince *province,
                                                              ImzHolidays *holidays);

/* (transfer none) (nullable): why nothing can be kept at present, in words for a person */
const char *imz_profile_model_get_problem (ImzProfileModel *self);

/* (transfer none) (nullable): the same if not even what is kept can be read, for whoever only reads */
const char *imz_profile_model_get_reading_problem (ImzProfileModel *self);

G_END_DECLS
