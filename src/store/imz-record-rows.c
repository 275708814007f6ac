/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-rows.h"

#include "imz-calendar.h"
#include "imz-display-text.h"
#include "imz-turkish.h"

enum {
  MAX_AT_ONCE = 500, /* numbers in one question */
};

/* In the order of the columns below. */
enum {
  COLUMN_ID,
  COLUMN_UID,
  COLUMN_STAMP,
  COLUMN_PROFILE,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_METHOD,
  COLUMN_PROVINCE,
  COLUMN_CREATED_AT,
  COLUMN_CHANGED_AT,
  COLUMN_STAGE,
  COLUMN_IS_OPEN,
  COLUMN_FIRST_AT,
  COLUMN_REFUSAL,
  COLUMN_COURIER,
  COLUMN_TRACKING,
  COLUMN_LINK,
  COLUMN_NOTE,
  COLUMN_LETTER_DAY,
  COLUMN_LETTER_NUMBER,
  COLUMN_OLD,
  COLUMN_NEW = COLUMN_OLD + 3,
};

#define SELECT_RECORDS                                                                           \
  "SELECT record.id, uid, stamp, profile.id, profile.name, kind, method, province, created_at,"  \
  " changed_at, stage, is_open, first_at, refusal, courier, tracking, link, note, letter_day,"   \
  " letter_number, old_sha256, old_not_before, old_not_after, new_sha256, new_not_before,"       \
  " new_not_after FROM record LEFT JOIN profile ON profile.id = record.profile WHERE record.id " \
  "IN "

#define SELECT_STAGES "SELECT record, stage, at, by FROM record_stage WHERE record IN "

void
imz_kept_record_free (ImzKeptRecord *self)
{
  g_object_unref (self->record);
  g_free (self);
}

GHashTable *
imz_record_rows_new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                (GDestroyNotify) imz_kept_record_free);
}

static char *
list_ids (const gint64 *ids, guint n_ids)
{
  GString *list = g_string_new ("(");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (list, ')');

  return g_string_free (list, FALSE);
}

/* What a newer version may have meant by a word that is not known here is left out. */
static gboolean
read_stage (ImzDatabase *database, ImzStatement *statement, GArray *stages)
{
  ImzRecordStage stage = { .at = imz_statement_get_number (statement, 2) };
  gboolean is_known = imz_stage_from_word (imz_statement_get_text (statement, 1), &stage.stage) &&
                      imz_teller_from_word (imz_statement_get_text (statement, 3), &stage.by);

  if (is_known)
    g_array_append_val (stages, stage);

  return is_known || imz_database_is_newer (database);
}

static GArray *
get_stages (GHashTable *by_record, gint64 id)
{
  GArray *stages = g_hash_table_lookup (by_record, &id);

  if (stages == NULL) {
    stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
    g_hash_table_insert (by_record, g_memdup2 (&id, sizeof id), stages);
  }

  return stages;
}

static gboolean
load_stages (ImzDatabase *database, const char *list, GHashTable *by_record, GError **error)
{
  g_autofree char *sql = g_strconcat (SELECT_STAGES, list, " ORDER BY record, position", NULL);
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, sql, "");
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    if (!has_row)
      return TRUE;
    if (!read_stage (database, statement,
                     get_stages (by_record, imz_statement_get_number (statement, 0))))
      return imz_database_refuse_content (database, error);
  }

  return FALSE;
}

static const char *
get_text_if_any (ImzStatement *statement, int column)
{
  const char *text = imz_statement_get_text (statement, column);

  return *text != '\0' ? text : NULL;
}

static gboolean
read_words (ImzStatement *statement, ImzRecordFacts *facts)
{
  return imz_case_from_word (imz_statement_get_text (statement, COLUMN_KIND), &facts->kind) &&
         imz_method_from_word (imz_statement_get_text (statement, COLUMN_METHOD), &facts->method) &&
         imz_refusal_from_word (imz_statement_get_text (statement, COLUMN_REFUSAL),
                                &facts->refusal);
}

static gboolean
read_letter_day (ImzStatement *statement, GDate *day)
{
  const char *text = imz_statement_get_text (statement, COLUMN_LETTER_DAY);

  g_date_clear (day, 1);
  return *text == '\0' || imz_calendar_parse_day (text, day, NULL);
}

static void
read_certificate (ImzStatement *statement, int column, ImzRecordCertificate *certificate)
{
  certificate->sha256 = get_text_if_any (statement, column);
  certificate->not_before = imz_statement_get_number (statement, column + 1);
  certificate->not_after = imz_statement_get_number (statement, column + 2);
}

/* The list is asked for by them alone. */
static gboolean
is_listed_rightly (ImzStatement *statement, const GArray *stages)
{
  const ImzRecordStage *first, *last;

  if (stages->len == 0)
    return FALSE;

  first = &g_array_index (stages, ImzRecordStage, 0);
  last = &g_array_index (stages, ImzRecordStage, stages->len - 1);
  return first->at == imz_statement_get_number (statement, COLUMN_FIRST_AT) &&
         strcmp (imz_stage_to_word (last->stage),
                 imz_statement_get_text (statement, COLUMN_STAGE)) == 0 &&
         imz_stage_is_final (last->stage) == !imz_statement_get_number (statement, COLUMN_IS_OPEN);
}

static gboolean
is_name (const char *text)
{
  return text == NULL || (g_utf8_validate (text, -1, NULL) && imz_display_text_is_plain (text));
}

/* NULL if there cannot be such a one. */
static ImzRecord *
read_record (ImzDatabase *database, ImzStatement *statement, const GArray *stages)
{
  ImzRecordFacts facts = {
    .id = imz_statement_get_number (statement, COLUMN_ID),
    .uid = imz_statement_get_text (statement, COLUMN_UID),
    .profile = get_text_if_any (statement, COLUMN_NAME),
    .province = get_text_if_any (statement, COLUMN_PROVINCE),
    .created_at = imz_statement_get_number (statement, COLUMN_CREATED_AT),
    .changed_at = imz_statement_get_number (statement, COLUMN_CHANGED_AT),
    .stages = stages,
    .courier = get_text_if_any (statement, COLUMN_COURIER),
    .tracking = get_text_if_any (statement, COLUMN_TRACKING),
    .link = get_text_if_any (statement, COLUMN_LINK),
    .note = get_text_if_any (statement, COLUMN_NOTE),
    .letter_number = get_text_if_any (statement, COLUMN_LETTER_NUMBER),
  };
  gboolean is_known = read_words (statement, &facts) && is_listed_rightly (statement, stages);

  read_certificate (statement, COLUMN_OLD, &facts.replaces);
  read_certificate (statement, COLUMN_NEW, &facts.successor);
  if ((!is_known && !imz_database_is_newer (database)) ||
      !read_letter_day (statement, &facts.letter_day) || !is_name (facts.profile) ||
      imz_statement_get_number (statement, COLUMN_PROFILE) == 0 ||
      !imz_record_facts_check (&facts, NULL))
    return NULL;

  return imz_record_new (&facts);
}

static gboolean
load_records (ImzDatabase *database,
              const char *list,
              GHashTable *stages,
              GHashTable *table,
              GError **error)
{
  g_autofree char *sql = g_strconcat (SELECT_RECORDS, list, NULL);
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, sql, "");
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    g_autoptr (ImzRecord) record = NULL;
    ImzKeptRecord *kept;
    gint64 id;

    if (!has_row)
      return TRUE;

    id = imz_statement_get_number (statement, COLUMN_ID);
    record = read_record (database, statement, get_stages (stages, id));
    if (record == NULL)
      return imz_database_refuse_content (database, error);

    kept = g_new0 (ImzKeptRecord, 1);
    kept->record = g_steal_pointer (&record);
    kept->profile = imz_statement_get_number (statement, COLUMN_PROFILE);
    kept->stamp = (guint32) imz_statement_get_number (statement, COLUMN_STAMP);
    g_hash_table_replace (table, g_memdup2 (&id, sizeof id), kept);
  }

  return FALSE;
}

gboolean
imz_record_rows_load (ImzDatabase *database,
                      const gint64 *ids,
                      guint n_ids,
                      GHashTable *table,
                      GError **error)
{
  for (guint i = 0; i < n_ids; i += MAX_AT_ONCE) {
    g_autoptr (GHashTable) stages =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
    g_autofree char *list = list_ids (ids + i, MIN (n_ids - i, MAX_AT_ONCE));

    if (!load_stages (database, list, stages, error) ||
        !load_records (database, list, stages, table, error))
      return FALSE;
  }

  return TRUE;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* A number is found however it is parted. */
static char *
fold_texts (const ImzRecordFacts *facts)
{
  const char *const texts[] = { facts->courier, facts->tracking, facts->letter_number,
                                facts->note,    facts->link,     facts->province };
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (or_empty (facts->tracking));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_string_append_printf (all, "%s\n", or_empty (texts[i]));
  if (g_string_replace (whole, " ", "", 0) > 0)
    g_string_append (all, whole->str);

  return imz_turkish_fold (all->str);
}

static gboolean
insert_record (ImzDatabase *database,
               const ImzRecordFacts *facts,
               gint64 profile,
               const ImzRecordStage *first,
               const ImzRecordStage *last,
               GError **error)
{
  g_autofree char *letter_day =
    g_date_valid (&facts->letter_day) ? imz_calendar_format_day (&facts->letter_day) : NULL;

  return imz_database_run (
    database, error,
    "INSERT INTO record (id, uid, stamp, profile, kind, method, province, created_at, changed_at,"
    " stage, is_open, first_at, refusal, courier, tracking, link, note, letter_day, letter_number,"
    " old_sha256, old_not_before, old_not_after, new_sha256, new_not_before, new_not_after)"
    " VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
    " ?)",
    "itiitttiitiittttttttiitii", facts->id, facts->uid, (gint64) g_random_int (), profile,
    imz_case_to_word (facts->kind), imz_method_to_word (facts->method), or_empty (facts->province),
    facts->created_at, facts->changed_at, imz_stage_to_word (last->stage),
    (gint64) !imz_stage_is_final (last->stage), first->at, imz_refusal_to_word (facts->refusal),
    or_empty (facts->courier), or_empty (facts->tracking), or_empty (facts->link),
    or_empty (facts->note), or_empty (letter_day), or_empty (facts->letter_number),
    or_empty (facts->replaces.sha256), facts->replaces.not_before, facts->replaces.not_after,
    or_empty (facts->successor.sha256), facts->successor.not_before, facts->successor.not_after);
}

static gboolean
insert_stage (ImzDatabase *database,
              gint64 id,
              guint position,
              const ImzRecordStage *stage,
              GError **error)
{
  return imz_database_run (
    database, error,
    "INSERT INTO record_stage (record, position, stage, at, by) VALUES (?, ?, ?, ?, ?)", "iitit",
    id, (gint64) position, imz_stage_to_word (stage->stage), stage->at,
    imz_teller_to_word (stage->by));
}

gboolean
imz_record_rows_write (ImzDatabase *database,
                       const ImzRecordFacts *facts,
                       gint64 profile,
                       gint64 *id,
                       GError **error)
{
  const GArray *stages = facts->stages;
  g_autofree char *folded = fold_texts (facts);

  if (!imz_record_rows_erase (database, facts->id, error) ||
      !insert_record (database, facts, profile, &g_array_index (stages, ImzRecordStage, 0),
                      &g_array_index (stages, ImzRecordStage, stages->len - 1), error) ||
      !imz_statement_answer (
        imz_database_query (database, error, "SELECT last_insert_rowid ()", ""), id, error))
    return FALSE;

  for (guint i = 0; i < stages->len; i++) {
    if (!insert_stage (database, *id, i, &g_array_index (stages, ImzRecordStage, i), error))
      return FALSE;
  }

  return imz_database_run (
    database, error, "INSERT INTO record_text (record, folded) VALUES (?, ?)", "it", *id, folded);
}

gboolean
imz_record_rows_erase (ImzDatabase *database, gint64 id, GError **error)
{
  return imz_database_run (database, error, "DELETE FROM record WHERE id = ?", "i", id);
}
