/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-changes.h"

#include <glib/gi18n-lib.h>

#include "imz-history-list.h"
#include "imz-kept-time.h"
#include "imz-record-rows.h"
#include "imz-store-error.h"
#include "imz-turkish.h"

/* Numbers must not come to their end after it; and every reader of JSON knows them up to here. */
#define MAX_BROUGHT_ID ((G_GINT64_CONSTANT (1) << 53) - 1)

typedef struct {
  gint64 id;
  char *name;
} Owner;

static void
clear_owner (Owner *owner)
{
  g_free (owner->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Owner, clear_owner)

static gboolean
refuse (GError **error, ImzStoreError code, const char *message)
{
  g_set_error_literal (error, IMZ_STORE_ERROR, (int) code, message);
  return FALSE;
}

static ImzStatement *
ask_owner (ImzDatabase *database, const char *name, GError **error)
{
  g_autofree char *folded = NULL;

  if (name == NULL || *name == '\0')
    return imz_database_query (database, error,
                               "SELECT id, name FROM profile WHERE id = " IMZ_DATABASE_CURRENT, "");

  folded = imz_turkish_fold (name);
  return imz_database_query (database, error, "SELECT id, name FROM profile WHERE folded = ?", "t",
                             folded);
}

static gboolean
find_owner (ImzDatabase *database, const char *name, Owner *owner, GError **error)
{
  g_autoptr (ImzStatement) statement = ask_owner (database, name, error);
  gboolean has_row;

  if (statement == NULL || !imz_statement_next (statement, &has_row, error))
    return FALSE;
  if (!has_row) {
    g_set_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_PROFILE,
                 _ ("Nobody here is called “%s” any more."), name != NULL ? name : "");
    return FALSE;
  }

  owner->id = imz_statement_get_number (statement, 0);
  owner->name = g_strdup (imz_statement_get_text (statement, 1));
  return TRUE;
}

static char *
make_uid (void)
{
  return g_strdup_printf ("%08x%08x%08x%08x", g_random_int (), g_random_int (), g_random_int (),
                          g_random_int ());
}

/* @last: (out): the greatest number that an application had here */
static gboolean
find_last_id (ImzDatabase *database, gint64 *last, GError **error)
{
  return imz_statement_answer (
    imz_database_query (database, error, "SELECT seq FROM sqlite_sequence WHERE name = 'record'",
                        ""),
    last, error);
}

/* What another one has is given up; so is what one had before, up to @last. */
static gboolean
choose_marks (ImzDatabase *database,
              gint64 last,
              ImzRecordFacts *facts,
              char **new_uid,
              GError **error)
{
  gint64 n_of_id, n_of_uid;

  if (!imz_statement_answer (imz_database_query (database, error,
                                                 "SELECT count (*) FROM record WHERE id = ?", "i",
                                                 facts->id),
                             &n_of_id, error) ||
      !imz_statement_answer (imz_database_query (database, error,
                                                 "SELECT count (*) FROM record WHERE uid = ?", "t",
                                                 facts->uid != NULL ? facts->uid : ""),
                             &n_of_uid, error))
    return FALSE;

  if (n_of_id > 0 || facts->id <= last || facts->id > MAX_BROUGHT_ID)
    facts->id = 0;
  if (facts->uid == NULL || n_of_uid > 0)
    facts->uid = *new_uid = make_uid ();
  return TRUE;
}

/* (transfer full) (nullable): as it is read when it is read again */
static ImzRecord *
write_record (ImzDatabase *database, ImzRecordFacts *facts, const Owner *owner, GError **error)
{
  facts->profile = owner->name != NULL && *owner->name != '\0' ? owner->name : NULL;

  return imz_record_facts_check (facts, error) &&
             imz_record_rows_write (database, facts, owner->id, &facts->id, error)
           ? imz_record_new (facts)
           : NULL;
}

static ImzRecord *
add_record (ImzDatabase *database, ImzRecord *record, gint64 last, gint64 now, GError **error)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);
  g_auto (Owner) owner = { 0 };
  g_autofree char *new_uid = NULL;

  if (now != 0)
    facts.created_at = facts.changed_at = imz_kept_time (now);

  return find_owner (database, facts.profile, &owner, error) &&
             choose_marks (database, last, &facts, &new_uid, error)
           ? write_record (database, &facts, &owner, error)
           : NULL;
}

gboolean
imz_history_changes_add (ImzDatabase *database, ImzHistoryRequest *request, GError **error)
{
  gint64 last = 0, n;

  /* Asked once: they bring their numbers along in any order. */
  if (request->is_foreign && !find_last_id (database, &last, error))
    return FALSE;

  for (guint i = 0; i < request->records->len; i++) {
    g_clear_object (&request->kept);
    request->kept =
      add_record (database, g_ptr_array_index (request->records, i), last, request->now, error);
    if (request->kept == NULL)
      return FALSE;
  }

  /* Asked afterwards: what is too much is not kept. */
  if (!imz_statement_answer (
        imz_database_query (database, error, "SELECT count (*) FROM record", ""), &n, error))
    return FALSE;

  return n <= IMZ_HISTORY_MAX ||
         refuse (error, IMZ_STORE_ERROR_TOO_MANY,
                 _ ("There is no room for another application. Remove one first."));
}

static gboolean
refuse_gone (GError **error)
{
  return refuse (error, IMZ_STORE_ERROR_NO_RECORD,
                 _ ("This application is not kept any more: it was removed."));
}

/* Whoever has it may be called otherwise by now. */
static gboolean
is_same (ImzRecord *kept, ImzRecord *before)
{
  ImzRecordFacts facts = *imz_record_get_facts (before);
  g_autoptr (ImzRecord) renamed = NULL;

  facts.profile = imz_record_get_facts (kept)->profile;
  renamed = imz_record_new (&facts);
  return imz_record_equal (kept, renamed);
}

/* The same as before, or another one if that was changed. */
static gboolean
find_next_owner (ImzDatabase *database,
                 const ImzHistoryRequest *request,
                 const ImzKeptRecord *kept,
                 Owner *owner,
                 GError **error)
{
  const char *before = imz_record_get_facts (request->before)->profile;
  const char *after = imz_record_get_facts (request->after)->profile;

  if (g_strcmp0 (before, after) != 0)
    return find_owner (database, after, owner, error);

  owner->id = kept->profile;
  owner->name = g_strdup (imz_record_get_facts (kept->record)->profile);
  return TRUE;
}

gboolean
imz_history_changes_change (ImzDatabase *database, ImzHistoryRequest *request, GError **error)
{
  const ImzRecordFacts *before = imz_record_get_facts (request->before);
  ImzRecordFacts facts = *imz_record_get_facts (request->after);
  g_autoptr (GHashTable) table = imz_record_rows_new_table ();
  g_auto (Owner) owner = { 0 };
  const ImzKeptRecord *kept;

  if (!imz_record_rows_load (database, &before->id, 1, table, error))
    return FALSE;
  kept = g_hash_table_lookup (table, &before->id);
  if (kept == NULL)
    return refuse_gone (error);
  if (!is_same (kept->record, request->before))
    return refuse (error, IMZ_STORE_ERROR_CHANGED,
                   _ ("This application was changed in another window or program meanwhile. Look "
                      "at it as it is now, and change it again."));

  facts.id = before->id;
  facts.uid = before->uid;
  facts.created_at = before->created_at;
  if (request->now != 0)
    facts.changed_at = imz_kept_time (request->now);

  if (find_next_owner (database, request, kept, &owner, error))
    request->kept = write_record (database, &facts, &owner, error);
  return request->kept != NULL;
}

/* Who went through a guide for it, and what was said of it, by its mark. */
static gboolean
forget_pointers (ImzDatabase *database, gint64 id, GError **error)
{
  return imz_database_run (database, error, "UPDATE guide_run SET record = 0 WHERE record = ?", "i",
                           id) &&
         imz_database_run (
           database, error,
           "DELETE FROM reminder WHERE instr (key, (SELECT uid FROM record WHERE id = ?))", "i",
           id);
}

gboolean
imz_history_changes_remove (ImzDatabase *database, ImzHistoryRequest *request, GError **error)
{
  gint64 n;

  if (!imz_statement_answer (imz_database_query (database, error,
                                                 "SELECT count (*) FROM record WHERE id = ?", "i",
                                                 request->id),
                             &n, error))
    return FALSE;
  if (n == 0)
    return refuse_gone (error);

  return forget_pointers (database, request->id, error) &&
         imz_record_rows_erase (database, request->id, error);
}

gboolean
imz_history_changes_run (ImzDatabase *database,
                         ImzHistoryChange change,
                         ImzHistoryRequest *request,
                         GError **error)
{
  gboolean keep;

  if (!imz_database_begin_writing (database, IMZ_DATABASE_PATIENCE_FULL, error))
    return FALSE;

  keep = change (database, request, error);
  if (imz_database_end_writing (database, keep, keep ? error : NULL))
    return TRUE;

  g_clear_object (&request->kept);
  return FALSE;
}
