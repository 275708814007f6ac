/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-reader.h"

enum {
  N_AT_ONCE = 128, /* read together: whoever shows one shows the next */
  MAX_READ = 1024, /* stay in memory */
};

typedef struct Reading Reading;

/* (transfer full) (nullable) (element-type gint64): whom to read, in which order */
typedef GArray *(*Chooser) (ImzDatabase *database, const Reading *reading, GError **error);

struct Reading {
  Chooser choose;
  gint64 id;
  const char *uid;
  ImzHistoryScope scope;
  const ImzHistoryQuery *query;
  const GArray *some;

  GArray *ids; /* (element-type gint64) (nullable): found out, as the next */
  GHashTable *table;
};

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->ids, g_array_unref);
  g_clear_pointer (&reading->table, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

typedef struct {
  const ImzHistoryQuery *query;
  const char *moment;
  ImzHistoryListing *found;
} Listing;

void
imz_history_listing_clear (ImzHistoryListing *self)
{
  g_clear_pointer (&self->moment, g_free);
  g_clear_pointer (&self->entries, g_array_unref);
}

static gboolean
read_listing (ImzDatabase *database, gpointer user_data, GError **error)
{
  Listing *listing = user_data;
  ImzHistoryListing *found = listing->found;

  imz_history_listing_clear (found);
  found->moment =
    imz_history_list_read_moment (database, listing->query->scope, &found->n_kept, error);
  if (found->moment == NULL)
    return FALSE;
  if (g_strcmp0 (found->moment, listing->moment) == 0)
    return TRUE;

  found->entries = imz_history_list_read (database, listing->query, error);
  return found->entries != NULL;
}

gboolean
imz_history_reader_list (ImzDatabase *database,
                         const ImzHistoryQuery *query,
                         const char *moment,
                         ImzHistoryListing *listing,
                         GError **error)
{
  Listing reading = { query, moment, listing };
  gboolean is_empty;

  if (!imz_database_read (database, read_listing, &reading, &is_empty, error))
    return FALSE;

  if (is_empty) {
    listing->moment = g_strdup ("");
    listing->entries = g_array_new (FALSE, FALSE, sizeof (ImzHistoryEntry));
  }
  return TRUE;
}

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GArray *
take_ids (GArray *entries)
{
  g_autoptr (GArray) owned = entries;
  GArray *ids;

  if (owned == NULL)
    return NULL;

  ids = new_ids ();
  for (guint i = 0; i < owned->len; i++)
    g_array_append_val (ids, g_array_index (owned, ImzHistoryEntry, i).id);

  return ids;
}

static GArray *
choose_by_id (ImzDatabase *database, const Reading *reading, GError **error)
{
  GArray *ids = new_ids ();

  g_array_append_val (ids, reading->id);
  return ids;
}

static GArray *
choose_by_uid (ImzDatabase *database, const Reading *reading, GError **error)
{
  g_autoptr (ImzStatement) statement =
    imz_database_query (database, error, "SELECT id FROM record WHERE uid = ?", "t", reading->uid);
  gboolean has_row;
  GArray *ids;

  if (statement == NULL || !imz_statement_next (statement, &has_row, error))
    return NULL;

  ids = new_ids ();
  if (has_row) {
    gint64 id = imz_statement_get_number (statement, 0);

    g_array_append_val (ids, id);
  }
  return ids;
}

static GArray *
choose_open (ImzDatabase *database, const Reading *reading, GError **error)
{
  return take_ids (imz_history_list_read_open (database, reading->scope, error));
}

static GArray *
choose_listed (ImzDatabase *database, const Reading *reading, GError **error)
{
  return take_ids (imz_history_list_read (database, reading->query, error));
}

static GArray *
choose_some (ImzDatabase *database, const Reading *reading, GError **error)
{
  return g_array_copy ((GArray *) reading->some);
}

/* What a reading before this one found is given up. */
static gboolean
read_chosen (ImzDatabase *database, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  clear_reading (reading);
  reading->table = imz_record_rows_new_table ();
  if (!imz_database_has (database, IMZ_DATABASE_RECORDS))
    return TRUE;

  reading->ids = reading->choose (database, reading, error);
  return reading->ids != NULL &&
         imz_record_rows_load (database, &g_array_index (reading->ids, gint64, 0),
                               reading->ids->len, reading->table, error);
}

static gboolean
run_reading (ImzDatabase *database, Reading *reading, GError **error)
{
  gboolean is_empty;

  return imz_database_read (database, read_chosen, reading, &is_empty, error);
}

/* Those that are kept, in the order in which they were chosen. */
static GPtrArray *
read_records (ImzDatabase *database, Reading *reading, GError **error)
{
  GPtrArray *records;

  if (!run_reading (database, reading, error))
    return NULL;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; reading->ids != NULL && i < reading->ids->len; i++) {
    const ImzKeptRecord *kept =
      g_hash_table_lookup (reading->table, &g_array_index (reading->ids, gint64, i));

    if (kept != NULL)
      g_ptr_array_add (records, g_object_ref (kept->record));
  }

  return records;
}

ImzRecord *
imz_history_reader_find (ImzDatabase *database, gint64 id, const char *uid, GError **error)
{
  g_auto (Reading) reading = {
    .choose = uid != NULL ? choose_by_uid : choose_by_id,
    .id = id,
    .uid = uid,
  };
  g_autoptr (GPtrArray) records = read_records (database, &reading, error);

  return records != NULL && records->len > 0 ? g_object_ref (records->pdata[0]) : NULL;
}

GPtrArray *
imz_history_reader_read_open (ImzDatabase *database, ImzHistoryScope scope, GError **error)
{
  g_auto (Reading) reading = { .choose = choose_open, .scope = scope };

  return read_records (database, &reading, error);
}

GPtrArray *
imz_history_reader_read_all (ImzDatabase *database, const ImzHistoryQuery *query, GError **error)
{
  g_auto (Reading) reading = { .choose = choose_listed, .query = query };

  return read_records (database, &reading, error);
}

static gboolean
move_to_table (gpointer id, gpointer kept, gpointer table)
{
  g_hash_table_replace (table, id, kept);
  return TRUE;
}

static gboolean
read_some (ImzDatabase *database, const GArray *ids, GHashTable *table, GError **error)
{
  g_auto (Reading) reading = { .choose = choose_some, .some = ids };

  if (!run_reading (database, &reading, error))
    return FALSE;

  if (reading.table != NULL)
    g_hash_table_foreach_steal (reading.table, move_to_table, table);
  return TRUE;
}

gboolean
imz_history_reader_read_around (ImzDatabase *database,
                                const GArray *entries,
                                guint position,
                                GHashTable *table,
                                GError **error)
{
  guint first = position / N_AT_ONCE * N_AT_ONCE;
  g_autoptr (GArray) ids = new_ids ();

  if (g_hash_table_size (table) > MAX_READ - N_AT_ONCE)
    g_hash_table_remove_all (table);
  for (guint i = first; i < entries->len && i < first + N_AT_ONCE; i++) {
    const ImzHistoryEntry *entry = &g_array_index (entries, ImzHistoryEntry, i);
    const ImzKeptRecord *kept = g_hash_table_lookup (table, &entry->id);

    if (kept == NULL || kept->stamp != entry->stamp)
      g_array_append_val (ids, entry->id);
  }

  return read_some (database, ids, table, error);
}
