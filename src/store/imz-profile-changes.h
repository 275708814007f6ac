/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be changed of the people who share this account. Each change is a part of a writing that the caller
 * begins and ends (imz_database_begin_writing()). */

#pragma once

#include "imz-circumstances.h"
#include "imz-database.h"

G_BEGIN_DECLS

/**
 * ImzProfileRequest:
 * @name: whose profile it is about
 * @new_name: what it shall be called
 * @e_onay: what its holder says of e-onay
 * @now: when that is said, in seconds since the epoch
 * @sha256: the certificate it is about
 * @key: of a profile that was removed
 * @sightings: (element-type ImzRemembered): certificates, as they are seen now
 *
 * Each change looks at what it needs of it.
 */
typedef struct {
  const char *name;
  const char *new_name;
  ImzEOnay e_onay;
  gint64 now;
  const char *sha256;
  const char *key;
  GPtrArray *sightings;
} ImzProfileRequest;

/**
 * ImzProfileChange:
 * @error: an #ImzStoreError
 *
 * Returns: %FALSE with @error if it cannot be
 */
typedef gboolean (*ImzProfileChange) (ImzDatabase *database,
                                      const ImzProfileRequest *request,
                                      GError **error);

/**
 * imz_profile_changes_read_name:
 * @error: %IMZ_STORE_ERROR_BAD_NAME
 *
 * Returns: (transfer full) (nullable): @name without the blanks around it, or %NULL with @error if nobody can
 *   be called so
 */
char *imz_profile_changes_read_name (const char *name, GError **error);

/* @name: from now on that one uses the account. */
gboolean imz_profile_changes_select (ImzDatabase *database,
                                     const ImzProfileRequest *request,
                                     GError **error);
/* @new_name: there is one more. */
gboolean
imz_profile_changes_add (ImzDatabase *database, const ImzProfileRequest *request, GError **error);
/* @name is called @new_name. */
gboolean imz_profile_changes_rename (ImzDatabase *database,
                                     const ImzProfileRequest *request,
                                     GError **error);
/* @name and all that is known of it; of the last one only what is known of it. */
gboolean imz_profile_changes_remove (ImzDatabase *database,
                                     const ImzProfileRequest *request,
                                     GError **error);
/* The current one has a key, if it had none. */
gboolean imz_profile_changes_give_key (ImzDatabase *database,
                                       const ImzProfileRequest *request,
                                       GError **error);
/* @key: nothing is to be erased of it any more. */
gboolean imz_profile_changes_forget_gone_key (ImzDatabase *database,
                                              const ImzProfileRequest *request,
                                              GError **error);
/* @e_onay, @now: what the current one says. */
gboolean imz_profile_changes_tell_e_onay (ImzDatabase *database,
                                          const ImzProfileRequest *request,
                                          GError **error);
/* @sightings are the current one's from now on. */
gboolean
imz_profile_changes_claim (ImzDatabase *database, const ImzProfileRequest *request, GError **error);
/* @sha256 is nobody's any more. */
gboolean imz_profile_changes_forget (ImzDatabase *database,
                                     const ImzProfileRequest *request,
                                     GError **error);
/* @sightings: those that are claimed stand so now. */
gboolean
imz_profile_changes_see (ImzDatabase *database, const ImzProfileRequest *request, GError **error);

G_END_DECLS
