/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-list.h"

#include "imz-turkish.h"

enum {
  MAX_OPEN = 200,
};

/* What a list is ordered by is told by its beginning. */
#define WORDS_LENGTH "80"

typedef struct {
  ImzHistoryEntry entry;
  char *words;
} Worded;

static const char *const scopes[] = {
  /* By the index of all that is asked, and not by the one of each person's. */
  [IMZ_HISTORY_SCOPE_CURRENT] = " AND +profile = " IMZ_DATABASE_CURRENT,
  [IMZ_HISTORY_SCOPE_ALL] = "",
};

static const char *const filters[IMZ_N_HISTORY_FILTERS] = {
  [IMZ_HISTORY_FILTER_ALL] = "",
  [IMZ_HISTORY_FILTER_OPEN] = " AND is_open",
  [IMZ_HISTORY_FILTER_IN_USE] = " AND NOT is_open AND stage = 'in-use'",
  [IMZ_HISTORY_FILTER_FAILED] = " AND NOT is_open AND stage IN ('refused', 'cancelled')",
};

static const struct {
  const char *words;
  const char *order;
} orders[IMZ_N_HISTORY_ORDERS] = {
  [IMZ_HISTORY_ORDER_NEWEST] = { "''", " ORDER BY is_open DESC, first_at DESC, id DESC" },
  [IMZ_HISTORY_ORDER_OLDEST] = { "''", " ORDER BY first_at, id" },
  [IMZ_HISTORY_ORDER_COURIER] = { "substr (courier, 1, " WORDS_LENGTH ")",
                                  " ORDER BY first_at DESC, id DESC" },
  [IMZ_HISTORY_ORDER_NOTE] = { "substr (note, 1, " WORDS_LENGTH ")",
                               " ORDER BY first_at DESC, id DESC" },
};

static gboolean
count_kept (ImzDatabase *database, ImzHistoryScope scope, guint *n_kept, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM record WHERE 1", scopes[scope], NULL);
  gint64 n;

  if (!imz_statement_answer (imz_database_query (database, error, sql, ""), &n, error))
    return FALSE;
  if (n > IMZ_HISTORY_MAX)
    return imz_database_refuse_content (database, error);

  *n_kept = (guint) n;
  return TRUE;
}

char *
imz_history_list_read_moment (ImzDatabase *database,
                              ImzHistoryScope scope,
                              guint *n_kept,
                              GError **error)
{
  g_autoptr (ImzStatement) statement = NULL;
  gboolean has_row;

  *n_kept = 0;
  if (!imz_database_has (database, IMZ_DATABASE_RECORDS))
    return g_strdup ("");
  if (!count_kept (database, scope, n_kept, error))
    return NULL;

  statement = imz_database_query (
    database, error, "SELECT count (*), sum (stamp), " IMZ_DATABASE_CURRENT " FROM record", "");
  if (statement == NULL || !imz_statement_next (statement, &has_row, error))
    return NULL;

  return g_strdup_printf ("%s/%s/%s", imz_statement_get_text (statement, 0),
                          imz_statement_get_text (statement, 1),
                          imz_statement_get_text (statement, 2));
}

/* (nullable): none if there is no word in it */
static char **
split_search (const char *search)
{
  g_autofree char *folded = imz_turkish_fold (search != NULL ? search : "");
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c != 0 && !g_unichar_isspace (c)) {
      g_string_append_unichar (word, c);
    } else if (word->len > 0) {
      g_ptr_array_add (words, g_strdup (word->str));
      g_string_truncate (word, 0);
    }
    if (c == 0)
      break;
  }
  if (words->len == 0)
    return NULL;

  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_steal (words, NULL);
}

static gboolean
holds_all (const char *text, char **words)
{
  for (char **word = words; *word != NULL; word++) {
    if (strstr (text, *word) == NULL)
      return FALSE;
  }

  return TRUE;
}

/* (transfer full) (nullable): the numbers of those in whose texts all words stand */
static GHashTable *
find_all (ImzDatabase *database, char **words, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (ImzStatement) statement =
    imz_database_query (database, error, "SELECT record, folded FROM record_text", "");
  gboolean has_row;

  if (statement == NULL)
    return NULL;

  while (imz_statement_next (statement, &has_row, error)) {
    gint64 id;

    if (!has_row)
      return g_steal_pointer (&found);
    if (!holds_all (imz_statement_get_text (statement, 1), words))
      continue;
    id = imz_statement_get_number (statement, 0);
    g_hash_table_add (found, g_memdup2 (&id, sizeof id));
  }

  return NULL;
}

static void
clear_worded (gpointer data)
{
  g_free (((Worded *) data)->words);
}

/* Those without words last. */
static int
compare_words (gconstpointer a, gconstpointer b)
{
  const char *words_a = ((const Worded *) a)->words, *words_b = ((const Worded *) b)->words;

  if (*words_a == '\0' || *words_b == '\0')
    return (*words_a == '\0') - (*words_b == '\0');

  return imz_turkish_compare (words_a, words_b);
}

static gboolean
read_worded (ImzDatabase *database,
             const char *sql,
             GHashTable *found,
             GArray *entries,
             GError **error)
{
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, sql, "");
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    Worded worded;

    if (!has_row)
      return TRUE;
    if (entries->len == IMZ_HISTORY_MAX)
      return imz_database_refuse_content (database, error);

    worded.entry.id = imz_statement_get_number (statement, 0);
    worded.entry.stamp = (guint32) imz_statement_get_number (statement, 1);
    if (found != NULL && !g_hash_table_contains (found, &worded.entry.id))
      continue;
    worded.words = g_strdup (imz_statement_get_text (statement, 2));
    g_array_append_val (entries, worded);
  }

  return FALSE;
}

static GArray *
list_entries (const GArray *worded)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (ImzHistoryEntry), worded->len);

  for (guint i = 0; i < worded->len; i++)
    g_array_append_val (entries, g_array_index (worded, Worded, i).entry);

  return entries;
}

static GArray *
read_entries (ImzDatabase *database,
              const char *sql,
              GHashTable *found,
              gboolean by_words,
              GError **error)
{
  g_autoptr (GArray) worded = g_array_new (FALSE, FALSE, sizeof (Worded));

  g_array_set_clear_func (worded, clear_worded);
  if (!read_worded (database, sql, found, worded, error))
    return NULL;

  /* Those with the same words stay in the order in which they were read. */
  if (by_words)
    g_array_sort (worded, compare_words);

  return list_entries (worded);
}

static GArray *
new_entries (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ImzHistoryEntry));
}

GArray *
imz_history_list_read (ImzDatabase *database, const ImzHistoryQuery *query, GError **error)
{
  gboolean by_words =
    query->order == IMZ_HISTORY_ORDER_COURIER || query->order == IMZ_HISTORY_ORDER_NOTE;
  g_auto (GStrv) words = split_search (query->search);
  g_autoptr (GHashTable) found = NULL;
  g_autofree char *sql = NULL;

  if (!imz_database_has (database, IMZ_DATABASE_RECORDS))
    return new_entries ();

  if (words != NULL) {
    found = find_all (database, words, error);
    if (found == NULL)
      return NULL;
  }

  sql =
    g_strconcat ("SELECT id, stamp, ", orders[query->order].words, " FROM record WHERE 1",
                 scopes[query->scope], filters[query->filter], orders[query->order].order, NULL);
  return read_entries (database, sql, found, by_words, error);
}

GArray *
imz_history_list_read_open (ImzDatabase *database, ImzHistoryScope scope, GError **error)
{
  g_autofree char *sql = NULL;

  if (!imz_database_has (database, IMZ_DATABASE_RECORDS))
    return new_entries ();

  sql = g_strdup_printf ("SELECT id, stamp, '' FROM record WHERE is_open%s"
                         " ORDER BY changed_at DESC, id DESC LIMIT %d",
                         scopes[scope], MAX_OPEN);
  return read_entries (database, sql, NULL, FALSE, error);
}
