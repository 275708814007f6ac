/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-diff.h"

#include "imz-history-list.h"

enum {
  MAX_STEPS = 64, /* of more, who shows them begins anew sooner */
};

/* What is otherwise, between the same beginning and the same end. */
typedef struct {
  const GArray *array;
  guint start;
  guint end;
} Part;

static const ImzHistoryEntry *
get_entry (const GArray *array, guint index)
{
  return &g_array_index (array, ImzHistoryEntry, index);
}

static gboolean
is_same (const ImzHistoryEntry *a, const ImzHistoryEntry *b)
{
  return a->id == b->id && a->stamp == b->stamp;
}

static void
find_parts (Part *old, Part *next)
{
  old->end = old->array->len;
  next->end = next->array->len;
  while (old->start < old->end && next->start < next->end &&
         is_same (get_entry (old->array, old->start), get_entry (next->array, next->start))) {
    old->start++;
    next->start++;
  }
  while (old->start < old->end && next->start < next->end &&
         is_same (get_entry (old->array, old->end - 1), get_entry (next->array, next->end - 1))) {
    old->end--;
    next->end--;
  }
}

/* The numbers, with what they belong to. */
static GHashTable *
index_part (const Part *part)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = part->start; i < part->end; i++) {
    const ImzHistoryEntry *entry = get_entry (part->array, i);

    g_hash_table_insert (by_id, (gpointer) &entry->id, (gpointer) entry);
  }

  return by_id;
}

/* Those of `part` that stay, in their order; they are the array's. */
static GPtrArray *
list_staying (const Part *part, GHashTable *other)
{
  GPtrArray *staying = g_ptr_array_new ();

  for (guint i = part->start; i < part->end; i++) {
    const ImzHistoryEntry *entry = get_entry (part->array, i);
    const ImzHistoryEntry *same = g_hash_table_lookup (other, &entry->id);

    if (same != NULL && is_same (entry, same))
      g_ptr_array_add (staying, (gpointer) entry);
  }

  return staying;
}

/* (transfer full) (nullable) (element-type ImzHistoryEntry): those that stay; NULL if that is not worth while */
static GArray *
find_staying (const Part *old, const Part *next)
{
  g_autoptr (GHashTable) old_by_id = index_part (old);
  g_autoptr (GHashTable) next_by_id = index_part (next);
  g_autoptr (GPtrArray) old_staying = list_staying (old, next_by_id);
  g_autoptr (GPtrArray) next_staying = list_staying (next, old_by_id);
  GArray *staying;

  if (old->end - old->start + next->end - next->start > MAX_STEPS + 2 * old_staying->len)
    return NULL;
  for (guint i = 0; i < old_staying->len; i++) {
    if (!is_same (old_staying->pdata[i], next_staying->pdata[i]))
      return NULL;
  }

  staying = g_array_new (FALSE, FALSE, sizeof (ImzHistoryEntry));
  for (guint i = 0; i < old_staying->len; i++)
    g_array_append_vals (staying, old_staying->pdata[i], 1);
  return staying;
}

/* How many there are from `start` on, up to the one that stays. */
static guint
count_until (const GArray *array, guint start, guint end, const ImzHistoryEntry *staying)
{
  guint i = start;

  while (i < end && (staying == NULL || !is_same (get_entry (array, i), staying)))
    i++;

  return i - start;
}

static void
replace (GArray *entries, guint position, guint n_removed, const GArray *next, guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (entries, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (entries, position, get_entry (next, position), n_added);
}

void
imz_history_diff_apply (GArray *entries,
                        const GArray *next,
                        ImzHistoryDiffFunc func,
                        gpointer user_data)
{
  Part old_part = { .array = entries }, next_part = { .array = next };
  g_autoptr (GArray) staying = NULL;
  guint position, n_after;

  find_parts (&old_part, &next_part);
  staying = find_staying (&old_part, &next_part);
  position = old_part.start;
  n_after = entries->len - old_part.end;

  /* Up to here, the list is as the next one. */
  for (guint i = 0; staying == NULL || i <= staying->len; i++) {
    const ImzHistoryEntry *until =
      staying != NULL && i < staying->len ? get_entry (staying, i) : NULL;
    guint n_removed = count_until (entries, position, entries->len - n_after, until);
    guint n_added = count_until (next, position, next->len - n_after, until);

    replace (entries, position, n_removed, next, n_added);
    if ((n_removed > 0 || n_added > 0) && !func (position, n_removed, n_added, user_data))
      return;
    if (staying == NULL)
      return;
    position += n_added + 1;
  }
}
