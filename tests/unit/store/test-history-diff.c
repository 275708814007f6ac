/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From any list of applications to any other one: who follows each step has the same list after each. */

#include "imz-history-diff.h"
#include "imz-history-list.h"

enum {
  N_ROUNDS = 20000,
  N_MAX = 60,
};

typedef struct {
  const GArray *entries; /* what is told of */
  GArray *followed;
  guint n_left; /* steps until somebody else changes the list */
} Follower;

static void
assert_same (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++) {
    const ImzHistoryEntry *of_a = &g_array_index (a, ImzHistoryEntry, i);
    const ImzHistoryEntry *of_b = &g_array_index (b, ImzHistoryEntry, i);

    g_assert_cmpint (of_a->id, ==, of_b->id);
    g_assert_cmpuint (of_a->stamp, ==, of_b->stamp);
  }
}

static gboolean
follow (guint position, guint n_removed, guint n_added, gpointer user_data)
{
  Follower *self = user_data;

  g_assert_cmpuint (n_removed + n_added, >, 0);
  g_assert_cmpuint (position + n_removed, <=, self->followed->len);
  if (n_removed > 0)
    g_array_remove_range (self->followed, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->followed, position,
                         &g_array_index (self->entries, ImzHistoryEntry, position), n_added);
  assert_same (self->followed, self->entries);

  return --self->n_left > 0;
}

/* Some of the numbers, a few of them in other places, a few of them changed (transfer full). */
static GArray *
make_list (GRand *rand)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (ImzHistoryEntry));
  int n = g_rand_int_range (rand, 0, N_MAX);
  int n_moved = g_rand_int_range (rand, 0, 4);

  for (int i = 0; i < n; i++) {
    ImzHistoryEntry entry = { i, g_rand_int_range (rand, 0, 20) == 0 };

    if (g_rand_int_range (rand, 0, 8) > 0)
      g_array_append_val (list, entry);
  }
  for (int i = 0; list->len > 0 && i < n_moved; i++) {
    guint from = (guint) g_rand_int_range (rand, 0, (int) list->len);
    ImzHistoryEntry entry = g_array_index (list, ImzHistoryEntry, from);

    g_array_remove_index (list, from);
    g_array_insert_val (list, (guint) g_rand_int_range (rand, 0, (int) list->len + 1), entry);
  }

  return list;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (GArray) entries = make_list (rand);
    g_autoptr (GArray) next = make_list (rand);
    g_autoptr (GArray) followed = g_array_copy (entries);
    Follower follower = { entries, followed, G_MAXUINT };

    imz_history_diff_apply (entries, next, follow, &follower);
    assert_same (entries, next);
    assert_same (followed, next);
  }
}

/* Whoever changed it meanwhile has the last word: not a step more. */
static void
test_stopped (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (GArray) entries = make_list (rand);
    g_autoptr (GArray) next = make_list (rand);
    g_autoptr (GArray) followed = g_array_copy (entries);
    Follower follower = { entries, followed, 1 + i % 3 };

    imz_history_diff_apply (entries, next, follow, &follower);
    assert_same (entries, followed);
  }
}

/* Where nothing is otherwise, nobody is told anything. */
static void
test_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  g_autoptr (GArray) entries = make_list (rand);
  g_autoptr (GArray) next = g_array_copy (entries);

  imz_history_diff_apply (entries, next, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/history-diff/random", test_random);
  g_test_add_func ("/store/history-diff/stopped", test_stopped);
  g_test_add_func ("/store/history-diff/same", test_same);

  return g_test_run ();
}
