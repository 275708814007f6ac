/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-profiles.h"

#include "imz-database-access.h"
#include "imz-display-text.h"
#include "imz-hex.h"
#include "imz-kept-time.h"

/* In hexadecimal figures. */
enum {
  SHA256_LENGTH = 64,
  KEY_LENGTH = 32,
};

struct _ImzProfiles {
  GPtrArray *profiles; /* (element-type ImzProfile) */
  char **gone_keys;
  guint current;
};

static void
free_profile (gpointer data)
{
  ImzProfile *profile = data;

  g_free (profile->name);
  g_free (profile->key);
  g_ptr_array_unref (profile->claims);
  g_free (profile);
}

static ImzProfiles *
make_empty (void)
{
  ImzProfiles *self = g_new0 (ImzProfiles, 1);

  self->profiles = g_ptr_array_new_with_free_func (free_profile);
  self->gone_keys = g_new0 (char *, 1);

  return self;
}

static ImzProfile *
add_profile (ImzProfiles *self, const char *name, const char *key)
{
  ImzProfile *profile = g_new0 (ImzProfile, 1);

  profile->name = g_strdup (name);
  profile->key = g_strdup (key);
  profile->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_ptr_array_add (self->profiles, profile);

  return profile;
}

ImzProfiles *
imz_profiles_new (void)
{
  ImzProfiles *self = make_empty ();

  add_profile (self, "", "");

  return self;
}

void
imz_profiles_free (ImzProfiles *self)
{
  g_ptr_array_unref (self->profiles);
  g_strfreev (self->gone_keys);
  g_free (self);
}

static gboolean
read_time (ImzStatement *statement, int column, gint64 *time)
{
  *time = imz_statement_get_number (statement, column);
  return imz_kept_time (*time) == *time;
}

/* A word that a newer version may have written is as good as none. */
static gboolean
read_revocation (ImzDatabase *database, const char *word, ImzRevocationState *state)
{
  static const ImzRevocationState all[] = {
    IMZ_REVOCATION_STATE_UNCHECKED, IMZ_REVOCATION_STATE_GOOD,    IMZ_REVOCATION_STATE_REVOKED,
    IMZ_REVOCATION_STATE_SUSPENDED, IMZ_REVOCATION_STATE_UNKNOWN,
  };

  *state = IMZ_REVOCATION_STATE_UNCHECKED;
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    if (strcmp (imz_revocation_state_to_word (all[i]), word) != 0)
      continue;
    /* Any other answer was one of its day. */
    if (all[i] == IMZ_REVOCATION_STATE_REVOKED || all[i] == IMZ_REVOCATION_STATE_SUSPENDED)
      *state = all[i];
    return TRUE;
  }

  return imz_database_is_newer (database);
}

static gboolean
read_e_onay (ImzDatabase *database, const char *word, ImzEOnay *e_onay)
{
  if (imz_e_onay_from_word (word, e_onay))
    return TRUE;

  *e_onay = IMZ_E_ONAY_UNKNOWN;
  return imz_database_is_newer (database);
}

static gboolean
is_name (const char *text)
{
  return g_utf8_validate (text, -1, NULL) && imz_display_text_is_plain (text) &&
         g_utf8_strlen (text, -1) <= IMZ_PROFILES_MAX_NAME;
}

static gboolean
load_profiles (ImzProfiles *self, ImzDatabase *database, GHashTable *by_id, GError **error)
{
  const char *sql =
    imz_database_has (database, IMZ_DATABASE_KEYS)
      ? "SELECT id, name, e_onay, e_onay_at, is_current, key FROM profile ORDER BY id"
      : "SELECT id, name, e_onay, e_onay_at, is_current, '' FROM profile ORDER BY id";
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, sql, "");
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    gint64 id;
    const char *name, *key;
    ImzProfile *profile;

    if (!has_row)
      return TRUE;

    id = imz_statement_get_number (statement, 0);
    name = imz_statement_get_text (statement, 1);
    key = imz_statement_get_text (statement, 5);
    if (self->profiles->len == IMZ_PROFILES_MAX || !is_name (name) ||
        (*key != '\0' && !imz_hex_is_lower (key, KEY_LENGTH)))
      return imz_database_refuse_content (database, error);

    profile = add_profile (self, name, key);
    if (!read_e_onay (database, imz_statement_get_text (statement, 2), &profile->e_onay) ||
        !read_time (statement, 3, &profile->e_onay_at))
      return imz_database_refuse_content (database, error);
    if (imz_statement_get_number (statement, 4) != 0)
      self->current = self->profiles->len - 1;
    g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), profile);
  }

  return FALSE;
}

/* NULL if it is none. */
static ImzRemembered *
read_claim (ImzDatabase *database, ImzStatement *statement, const char *profile)
{
  ImzCertificateFacts facts = {
    .sha256 = imz_statement_get_text (statement, 1),
    .kind = IMZ_CERTIFICATE_KIND_NES,
  };
  ImzTrustFacts trust_facts = { .revocation = { .reason = -1 } };
  g_autoptr (ImzCertificate) plain = NULL;
  g_autoptr (ImzTrust) trust = NULL;
  g_autoptr (ImzCertificate) certificate = NULL;
  gint64 seen_at;

  if (!imz_hex_is_lower (facts.sha256, SHA256_LENGTH) ||
      !read_time (statement, 2, &facts.not_before) || !read_time (statement, 3, &facts.not_after) ||
      !read_revocation (database, imz_statement_get_text (statement, 4),
                        &trust_facts.revocation.state) ||
      !read_time (statement, 5, &trust_facts.revocation.revoked_at) ||
      !read_time (statement, 6, &seen_at) || seen_at == 0)
    return NULL;

  plain = imz_certificate_new (&facts);
  trust = imz_trust_new (&trust_facts);
  certificate = imz_certificate_with_trust (plain, trust);
  return imz_remembered_new (certificate, profile, seen_at);
}

static gboolean
load_claims (ImzDatabase *database, GHashTable *by_id, GError **error)
{
  g_autoptr (ImzStatement) statement = imz_database_query (
    database, error,
    "SELECT profile, sha256, not_before, not_after, revocation, revoked_at, seen_at FROM claim"
    " ORDER BY not_after, sha256",
    "");
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  for (guint n = 0; imz_statement_next (statement, &has_row, error); n++) {
    gint64 id = has_row ? imz_statement_get_number (statement, 0) : 0;
    ImzProfile *profile = g_hash_table_lookup (by_id, &id);
    ImzRemembered *claim = NULL;

    if (!has_row)
      return TRUE;

    if (profile != NULL && n < IMZ_PROFILES_MAX_CLAIMS)
      claim = read_claim (database, statement, profile->name);
    if (claim == NULL)
      return imz_database_refuse_content (database, error);
    g_ptr_array_add (profile->claims, claim);
  }

  return FALSE;
}

static gboolean
load_gone_keys (ImzProfiles *self, ImzDatabase *database, GError **error)
{
  g_autoptr (ImzStatement) statement = NULL;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (!imz_database_has (database, IMZ_DATABASE_KEYS))
    return TRUE;

  statement = imz_database_query (database, error, "SELECT key FROM gone_key ORDER BY id", "");
  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    const char *key = imz_statement_get_text (statement, 0);

    if (!has_row) {
      g_ptr_array_add (keys, NULL);
      g_strfreev (self->gone_keys);
      self->gone_keys = (char **) g_ptr_array_steal (keys, NULL);
      return TRUE;
    }

    if (keys->len == IMZ_PROFILES_MAX_GONE || !imz_hex_is_lower (key, KEY_LENGTH))
      return imz_database_refuse_content (database, error);
    g_ptr_array_add (keys, g_strdup (key));
  }

  return FALSE;
}

static gboolean
read_all (ImzDatabase *database, gpointer user_data, GError **error)
{
  ImzProfiles **loaded = user_data;
  g_autoptr (ImzProfiles) self = make_empty ();
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!load_profiles (self, database, by_id, error) || !load_claims (database, by_id, error) ||
      !load_gone_keys (self, database, error))
    return FALSE;

  if (self->profiles->len == 0)
    return imz_database_refuse_content (database, error);

  g_clear_pointer (loaded, imz_profiles_free);
  *loaded = g_steal_pointer (&self);
  return TRUE;
}

ImzProfiles *
imz_profiles_load (ImzDatabase *database, GError **error)
{
  g_autoptr (ImzProfiles) self = NULL;
  gboolean is_empty;

  if (!imz_database_read (database, read_all, &self, &is_empty, error))
    return NULL;

  return is_empty ? imz_profiles_new () : g_steal_pointer (&self);
}

gboolean
imz_profiles_check (ImzDatabase *database, GError **error)
{
  g_autoptr (ImzProfiles) self = NULL;

  return read_all (database, &self, error);
}

guint
imz_profiles_get_n (const ImzProfiles *self)
{
  return self->profiles->len;
}

const ImzProfile *
imz_profiles_get_nth (const ImzProfiles *self, guint index)
{
  return g_ptr_array_index (self->profiles, index);
}

const ImzProfile *
imz_profiles_get_current (const ImzProfiles *self)
{
  return g_ptr_array_index (self->profiles, self->current);
}

const char *const *
imz_profiles_get_gone_keys (const ImzProfiles *self)
{
  return (const char *const *) self->gone_keys;
}

const ImzRemembered *
imz_profiles_find_claim (const ImzProfiles *self, const char *sha256)
{
  for (guint i = 0; i < self->profiles->len; i++) {
    const ImzProfile *profile = g_ptr_array_index (self->profiles, i);

    for (guint j = 0; j < profile->claims->len; j++) {
      const ImzRemembered *claim = g_ptr_array_index (profile->claims, j);

      if (strcmp (imz_certificate_get_sha256 (claim->certificate), sha256) == 0)
        return claim;
    }
  }

  return NULL;
}

static gboolean
is_same_claim (const ImzRemembered *a, const ImzRemembered *b)
{
  return a->seen_at == b->seen_at && imz_certificate_equal (a->certificate, b->certificate);
}

static gboolean
is_same_profile (const ImzProfile *a, const ImzProfile *b)
{
  if (strcmp (a->name, b->name) != 0 || strcmp (a->key, b->key) != 0 || a->e_onay != b->e_onay ||
      a->e_onay_at != b->e_onay_at || a->claims->len != b->claims->len)
    return FALSE;

  for (guint i = 0; i < a->claims->len; i++) {
    if (!is_same_claim (g_ptr_array_index (a->claims, i), g_ptr_array_index (b->claims, i)))
      return FALSE;
  }

  return TRUE;
}

gboolean
imz_profiles_equal (const ImzProfiles *a, const ImzProfiles *b)
{
  if (a->current != b->current || a->profiles->len != b->profiles->len)
    return FALSE;

  for (guint i = 0; i < a->profiles->len; i++) {
    if (!is_same_profile (g_ptr_array_index (a->profiles, i), g_ptr_array_index (b->profiles, i)))
      return FALSE;
  }

  return TRUE;
}
