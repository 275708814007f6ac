/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-content-check.h"

#include "imz-profiles.h"
#include "imz-record-rows.h"
#include "imz-reminder-model.h"
#include "imz-run-model.h"
#include "imz-store-error.h"

enum {
  N_AT_ONCE = 500,
};

/* (transfer full) (nullable) (element-type gint64): the next ones after @last */
static GArray *
read_ids (ImzDatabase *database, gint64 last, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ImzStatement) statement =
    imz_database_query (database, error, "SELECT id FROM record WHERE id > ? ORDER BY id LIMIT ?",
                        "ii", last, (gint64) N_AT_ONCE);
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  while (imz_statement_next (statement, &has_row, error)) {
    gint64 id = has_row ? imz_statement_get_number (statement, 0) : 0;

    if (!has_row)
      return g_steal_pointer (&ids);
    g_array_append_val (ids, id);
  }

  return NULL;
}

/* Never all of them in memory. */
static gboolean
check_records (ImzDatabase *database, GError **error)
{
  gint64 last = G_MININT64;

  if (!imz_database_has (database, IMZ_DATABASE_RECORDS))
    return TRUE;

  for (;;) {
    g_autoptr (GArray) ids = read_ids (database, last, error);
    g_autoptr (GHashTable) table = imz_record_rows_new_table ();

    if (ids == NULL)
      return FALSE;
    if (ids->len == 0)
      return TRUE;
    if (!imz_record_rows_load (database, &g_array_index (ids, gint64, 0), ids->len, table, error))
      return FALSE;
    last = g_array_index (ids, gint64, ids->len - 1);
  }
}

gboolean
imz_content_check (ImzDatabase *database, GError **error)
{
  return imz_profiles_check (database, error) && imz_run_model_check (database, error) &&
         imz_reminder_model_check (database, error) && check_records (database, error);
}

static gboolean
check (ImzDatabase *database, gpointer unused, GError **error)
{
  return imz_content_check (database, error);
}

gboolean
imz_content_check_copy (sqlite3 *connection, GError **error)
{
  g_autoptr (GError) check_error = NULL;

  if (imz_database_read_copy (connection, check, NULL, &check_error))
    return TRUE;

  return imz_store_error_set_of_file (error, (ImzStoreError) check_error->code,
                                      sqlite3_db_filename (connection, "main"));
}
