/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-profile-changes.h"

#include <glib/gi18n-lib.h>

#include "imz-database-access.h"
#include "imz-display-text.h"
#include "imz-identity-number.h"
#include "imz-kept-time.h"
#include "imz-profiles.h"
#include "imz-store-error.h"
#include "imz-turkish.h"

#define NEW_KEY "lower (hex (randomblob (16)))"

char *
imz_profile_changes_read_name (const char *name, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped == '\0' || !g_utf8_validate (stripped, -1, NULL) ||
      g_utf8_strlen (stripped, -1) > IMZ_PROFILES_MAX_NAME)
    g_set_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_NAME,
                 _ ("A name has 1 to %d letters."), IMZ_PROFILES_MAX_NAME);
  else if (!imz_display_text_is_plain (stripped))
    g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_NAME,
                         _ ("The name holds a character that cannot be shown in one line. Type the "
                            "name anew."));
  else if (imz_identity_number_is_in (stripped))
    g_set_error_literal (
      error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_NAME,
      _ ("The name holds an identity number, which is not kept here. Type a name "
         "without it."));
  else
    return g_steal_pointer (&stripped);

  return NULL;
}

/* 0 if there is none of that name. */
static gboolean
find_id (ImzDatabase *database, const char *name, gint64 *id, GError **error)
{
  g_autofree char *folded = imz_turkish_fold (name);

  return imz_statement_answer (
    imz_database_query (database, error, "SELECT id FROM profile WHERE folded = ?", "t", folded),
    id, error);
}

static gboolean
need_id (ImzDatabase *database, const char *name, gint64 *id, GError **error)
{
  if (!find_id (database, name, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;

  g_set_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_PROFILE,
               _ ("Nobody here is called “%s” any more."), name);
  return FALSE;
}

/* Nobody may be called so but `id`. */
static gboolean
check_free (ImzDatabase *database, const char *name, gint64 id, GError **error)
{
  gint64 other;

  if (!find_id (database, name, &other, error))
    return FALSE;
  if (other == 0 || other == id)
    return TRUE;

  g_set_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NAME_TAKEN,
               _ ("Someone here is called “%s” already. Choose another name."), name);
  return FALSE;
}

/* Asked afterwards: what is too much is not kept. */
static gboolean
check_number (ImzDatabase *database,
              const char *count,
              guint max,
              const char *message,
              GError **error)
{
  gint64 n;

  if (!imz_statement_answer (imz_database_query (database, error, count, ""), &n, error))
    return FALSE;
  if (n <= max)
    return TRUE;

  g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_TOO_MANY, message);
  return FALSE;
}

gboolean
imz_profile_changes_select (ImzDatabase *database, const ImzProfileRequest *request, GError **error)
{
  gint64 id;

  /* There are never two, so in between there is none. */
  return need_id (database, request->name, &id, error) &&
         imz_database_run (database, error, "UPDATE profile SET is_current = 0", "") &&
         imz_database_run (database, error, "UPDATE profile SET is_current = 1 WHERE id = ?", "i",
                           id);
}

gboolean
imz_profile_changes_add (ImzDatabase *database, const ImzProfileRequest *request, GError **error)
{
  g_autofree char *folded = imz_turkish_fold (request->new_name);

  return check_free (database, request->new_name, 0, error) &&
         imz_database_run (database, error,
                           "INSERT INTO profile (name, folded, key) VALUES (?, ?, " NEW_KEY ")",
                           "tt", request->new_name, folded) &&
         check_number (database, "SELECT count (*) FROM profile", IMZ_PROFILES_MAX,
                       _ ("There is no room for another person. Remove one first."), error);
}

gboolean
imz_profile_changes_rename (ImzDatabase *database, const ImzProfileRequest *request, GError **error)
{
  g_autofree char *folded = imz_turkish_fold (request->new_name);
  gint64 id;

  return need_id (database, request->name, &id, error) &&
         check_free (database, request->new_name, id, error) &&
         imz_database_run (database, error, "UPDATE profile SET name = ?, folded = ? WHERE id = ?",
                           "tti", request->new_name, folded, id) &&
         /* Whoever shows them shows the name too. */
         imz_database_run (database, error,
                           "UPDATE record SET stamp = random () & 4294967295 WHERE profile = ?",
                           "i", id);
}

/* What the keyring has of it is erased later: it may be locked now. */
static gboolean
note_gone_key (ImzDatabase *database, gint64 id, GError **error)
{
  return imz_database_run (
           database, error,
           "INSERT INTO gone_key (key) SELECT key FROM profile WHERE id = ? AND key <> ''", "i",
           id) &&
         imz_database_run (database, error,
                           "DELETE FROM gone_key WHERE id NOT IN"
                           " (SELECT id FROM gone_key ORDER BY id DESC LIMIT ?)",
                           "i", (gint64) IMZ_PROFILES_MAX_GONE);
}

/* What was said of the e-imzas and applications of a person, by their marks behind the first colon of a key. */
static gboolean
forget_reminders (ImzDatabase *database, gint64 id, GError **error)
{
  return imz_database_run (
    database, error,
    "DELETE FROM reminder WHERE"
    " substr (key, instr (key, ':') + 1, 64) IN (SELECT sha256 FROM claim WHERE profile = ?)"
    " OR substr (key, instr (key, ':') + 1, 32) IN (SELECT uid FROM record WHERE profile = ?)",
    "ii", id, id);
}

gboolean
imz_profile_changes_remove (ImzDatabase *database, const ImzProfileRequest *request, GError **error)
{
  gint64 id;

  return need_id (database, request->name, &id, error) && note_gone_key (database, id, error) &&
         forget_reminders (database, id, error) &&
         imz_database_run (database, error, "DELETE FROM claim WHERE profile = ?", "i", id) &&
         imz_database_run (database, error, "DELETE FROM guide_run WHERE profile = ?", "i", id) &&
         imz_database_run (database, error,
                           "UPDATE guide_run SET record = 0 WHERE record IN"
                           " (SELECT id FROM record WHERE profile = ?)",
                           "i", id) &&
         imz_database_run (database, error, "DELETE FROM record WHERE profile = ?", "i", id) &&
         imz_database_run (
           database, error,
           "DELETE FROM profile WHERE id = ? AND (SELECT count (*) FROM profile) > 1", "i", id) &&
         imz_database_run (database, error,
                           "UPDATE profile SET name = '', folded = '', e_onay = 'unknown',"
                           " e_onay_at = 0, key = " NEW_KEY " WHERE id = ?",
                           "i", id) &&
         imz_database_run (database, error,
                           "UPDATE profile SET is_current = 1 WHERE id = " IMZ_DATABASE_CURRENT,
                           "");
}

gboolean
imz_profile_changes_give_key (ImzDatabase *database,
                              const ImzProfileRequest *request,
                              GError **error)
{
  return imz_database_run (
    database, error,
    "UPDATE profile SET key = " NEW_KEY " WHERE id = " IMZ_DATABASE_CURRENT " AND key = ''", "");
}

gboolean
imz_profile_changes_forget_gone_key (ImzDatabase *database,
                                     const ImzProfileRequest *request,
                                     GError **error)
{
  return imz_database_run (database, error, "DELETE FROM gone_key WHERE key = ?", "t",
                           request->key);
}

gboolean
imz_profile_changes_tell_e_onay (ImzDatabase *database,
                                 const ImzProfileRequest *request,
                                 GError **error)
{
  return imz_database_run (
    database, error,
    "UPDATE profile SET e_onay = ?, e_onay_at = ? WHERE id = " IMZ_DATABASE_CURRENT, "ti",
    imz_e_onay_to_word (request->e_onay), imz_kept_time (request->now));
}

static const ImzRevocation *
revocation_of (const ImzRemembered *sighting)
{
  return &imz_certificate_get_trust (sighting->certificate)->revocation;
}

gboolean
imz_profile_changes_claim (ImzDatabase *database, const ImzProfileRequest *request, GError **error)
{
  for (guint i = 0; i < request->sightings->len; i++) {
    const ImzRemembered *sighting = g_ptr_array_index (request->sightings, i);

    if (!imz_database_run (
          database, error,
          "INSERT INTO claim"
          " (sha256, profile, not_before, not_after, revocation, revoked_at, seen_at)"
          " VALUES (?, " IMZ_DATABASE_CURRENT ", ?, ?, ?, ?, ?)"
          " ON CONFLICT (sha256) DO UPDATE SET profile = excluded.profile",
          "tiitii", imz_certificate_get_sha256 (sighting->certificate),
          imz_kept_time (imz_certificate_get_not_before (sighting->certificate)),
          imz_kept_time (imz_certificate_get_not_after (sighting->certificate)),
          imz_revocation_state_to_word (revocation_of (sighting)->state),
          imz_kept_time (revocation_of (sighting)->revoked_at), imz_kept_time (sighting->seen_at)))
      return FALSE;
  }

  return check_number (
    database, "SELECT count (*) FROM claim", IMZ_PROFILES_MAX_CLAIMS,
    _ ("There is no room for another e-imza. Let one that ended be forgotten first."), error);
}

gboolean
imz_profile_changes_forget (ImzDatabase *database, const ImzProfileRequest *request, GError **error)
{
  return imz_database_run (database, error, "DELETE FROM claim WHERE sha256 = ?", "t",
                           request->sha256) &&
         imz_database_run (database, error, "DELETE FROM reminder WHERE instr (key, ?)", "t",
                           request->sha256);
}

gboolean
imz_profile_changes_see (ImzDatabase *database, const ImzProfileRequest *request, GError **error)
{
  for (guint i = 0; i < request->sightings->len; i++) {
    const ImzRemembered *sighting = g_ptr_array_index (request->sightings, i);

    if (!imz_database_run (
          database, error,
          "UPDATE claim SET revocation = ?, revoked_at = ?, seen_at = ? WHERE sha256 = ?", "tiit",
          imz_revocation_state_to_word (revocation_of (sighting)->state),
          imz_kept_time (revocation_of (sighting)->revoked_at), imz_kept_time (sighting->seen_at),
          imz_certificate_get_sha256 (sighting->certificate)))
      return FALSE;
  }

  return TRUE;
}
