/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-import.h"

#include "imz-database-access.h"
#include "imz-history-changes.h"
#include "imz-profile-changes.h"
#include "imz-profiles.h"
#include "imz-record-rows.h"
#include "imz-turkish.h"

/* An import under way, inside a writing. */
typedef struct {
  ImzDatabase *database;
  GHashTable *
    people; /* (element-type utf8 utf8): what they are called here; "" is whoever is the current one */
  GHashTable *marks; /* (element-type utf8): of those that were looked at; not owned */
  GPtrArray *added;  /* (element-type ImzRecord) */
  ImzExchangeCounts counts;
} Import;

/* @here: (out) (transfer full): what a person of this name is called here, who is made if need be */
static gboolean
settle_person (Import *self, const char *name, char **here, GError **error)
{
  g_autofree char *stripped = imz_profile_changes_read_name (name, NULL);
  g_autofree char *folded = imz_turkish_fold (stripped != NULL ? stripped : "");
  const ImzProfileRequest request = { .new_name = stripped };
  gint64 n_alike, n_people;

  if (!imz_statement_answer (imz_database_query (self->database, error,
                                                 "SELECT count (*) FROM profile WHERE folded = ?",
                                                 "t", folded),
                             &n_alike, error) ||
      !imz_statement_answer (
        imz_database_query (self->database, error, "SELECT count (*) FROM profile", ""), &n_people,
        error))
    return FALSE;

  *here = NULL;
  if (stripped == NULL || (n_alike == 0 && n_people >= IMZ_PROFILES_MAX))
    *here = g_strdup ("");
  else if (n_alike > 0 || imz_profile_changes_add (self->database, &request, error))
    *here = g_steal_pointer (&stripped);

  return *here != NULL;
}

/* (transfer full) (nullable): the same, of whom it is here; @owner if it does not say */
static ImzRecord *
bring_home (Import *self, ImzRecord *record, const char *owner, GError **error)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);
  char *here = NULL;

  if (facts.profile != NULL && !g_hash_table_contains (self->people, facts.profile)) {
    if (!settle_person (self, facts.profile, &here, error))
      return NULL;
    g_hash_table_insert (self->people, g_strdup (facts.profile), here);
  }

  facts.profile = facts.profile != NULL ? g_hash_table_lookup (self->people, facts.profile) : owner;
  if (facts.profile != NULL && *facts.profile == '\0')
    facts.profile = NULL;
  return imz_record_new (&facts);
}

/* @kept: (out) (transfer full) (nullable): the one of the same mark */
static gboolean
find_kept (Import *self, ImzRecord *record, ImzRecord **kept, GError **error)
{
  const char *uid = imz_record_get_facts (record)->uid;
  g_autoptr (GHashTable) table = imz_record_rows_new_table ();
  const ImzKeptRecord *found;
  gint64 id;

  *kept = NULL;
  if (uid == NULL)
    return TRUE;
  if (!imz_statement_answer (
        imz_database_query (self->database, error, "SELECT id FROM record WHERE uid = ?", "t", uid),
        &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  if (!imz_record_rows_load (self->database, &id, 1, table, error))
    return FALSE;

  found = g_hash_table_lookup (table, &id);
  *kept = found != NULL ? g_object_ref (found->record) : NULL;
  return TRUE;
}

static gboolean
replace (Import *self, ImzRecord *kept, ImzRecord *record, GError **error)
{
  g_autoptr (ImzRecord) mine =
    bring_home (self, record, imz_record_get_facts (kept)->profile, error);
  ImzHistoryRequest request = { .before = kept, .after = mine };
  gboolean is_made = mine != NULL && imz_history_changes_change (self->database, &request, error);

  g_clear_object (&request.kept);
  if (is_made)
    self->counts.n_replaced++;

  return is_made;
}

static gboolean
sort (Import *self, ImzRecord *record, GError **error)
{
  const char *uid = imz_record_get_facts (record)->uid;
  g_autoptr (ImzRecord) kept = NULL;
  ImzRecord *mine;

  if (uid != NULL && !g_hash_table_add (self->marks, (gpointer) uid)) {
    self->counts.n_passed++;
    return TRUE;
  }
  if (!find_kept (self, record, &kept, error))
    return FALSE;
  if (kept != NULL &&
      imz_record_get_facts (record)->changed_at <= imz_record_get_facts (kept)->changed_at) {
    self->counts.n_passed++;
    return TRUE;
  }
  if (kept != NULL)
    return replace (self, kept, record, error);

  mine = bring_home (self, record, NULL, error);
  if (mine == NULL)
    return FALSE;

  g_ptr_array_add (self->added, mine);
  self->counts.n_added++;
  return TRUE;
}

static gboolean
take_all (Import *self, const GPtrArray *records, GError **error)
{
  ImzHistoryRequest request = { .records = self->added, .is_foreign = TRUE };
  gboolean is_made;

  for (guint i = 0; i < records->len; i++) {
    if (!sort (self, g_ptr_array_index (records, i), error))
      return FALSE;
  }

  is_made = imz_history_changes_add (self->database, &request, error);
  g_clear_object (&request.kept);
  return is_made;
}

gboolean
imz_history_import (ImzDatabase *database,
                    GPtrArray *records,
                    ImzExchangeCounts *counts,
                    GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) marks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  Import self = { .database = database, .people = people, .marks = marks, .added = added };
  gboolean keep;

  if (!imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, error))
    return FALSE;

  keep = take_all (&self, records, error);
  if (!imz_database_end_writing (database, keep, keep ? error : NULL))
    return FALSE;

  *counts = self.counts;
  return TRUE;
}
