/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which numbers applications from elsewhere have here. */

#include "history-fixture.h"
#include "imz-history-import.h"

/* (transfer full) */
static ImzRecord *
numbered (gint64 id, const char *uid)
{
  g_autoptr (ImzRecord) plain = history_fixture_record (1, "a");
  ImzRecordFacts facts = *imz_record_get_facts (plain);

  facts.id = id;
  facts.uid = uid;
  return imz_record_new (&facts);
}

static void
import (HistoryFixture *self, GPtrArray *records)
{
  ImzExchangeCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  imz_history_import (self->people.database, records, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_added, ==, records->len);
}

static void
import_one (HistoryFixture *self, ImzRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  import (self, records);
}

static void
assert_number (HistoryFixture *self, const char *uid, gint64 id)
{
  g_autoptr (ImzRecord) record = imz_history_model_find_uid (self->model, uid);

  g_assert_cmpint (imz_record_get_facts (record)->id, ==, id);
}

/* Into an empty home: all as it was, in whichever order they come. */
static void
test_same_numbers (HistoryFixture *self, gconstpointer unused)
{
  static const gint64 ids[] = { 3, 1000000000, 2, 7, 1 };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ImzRecord) next = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *uid = g_strdup_printf ("%032u", i);

    g_ptr_array_add (records, numbered (ids[i], uid));
  }
  import (self, records);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_number (self, imz_record_get_facts (records->pdata[i])->uid, ids[i]);

  next = history_fixture_add (self, 1, "next");
  g_assert_cmpint (imz_record_get_facts (next)->id, ==, 1000000001);
}

/* No number is given twice: what was removed here is not taken for what comes from elsewhere. */
static void
test_removed_number (HistoryFixture *self, gconstpointer unused)
{
  static const char uid[] = "00000000000000000000000000000001";
  g_autoptr (ImzRecord) removed = history_fixture_add (self, 1, "removed");
  g_autoptr (ImzRecord) foreign = numbered (1, uid);
  g_autoptr (ImzRecord) back = NULL;

  g_assert_true (imz_history_model_remove (self->model, 1, NULL));
  import_one (self, foreign);
  assert_number (self, uid, 2);
  g_assert_null (imz_history_model_find (self->model, 1));

  back = imz_history_model_add (self->model, removed, 0, NULL);
  g_assert_true (imz_record_equal (back, removed));
}

/* A number that leaves none for those to come is not kept. */
static void
test_great_number (HistoryFixture *self, gconstpointer unused)
{
  static const char uid[] = "00000000000000000000000000000001";
  static const char other_uid[] = "00000000000000000000000000000002";
  const gint64 greatest = (G_GINT64_CONSTANT (1) << 53) - 1;
  g_autoptr (ImzRecord) greater = numbered (greatest + 1, uid);
  g_autoptr (ImzRecord) great = numbered (greatest, other_uid);
  g_autoptr (ImzRecord) next = NULL;

  import_one (self, greater);
  assert_number (self, uid, 1);
  import_one (self, great);
  assert_number (self, other_uid, greatest);
  next = history_fixture_add (self, 1, "next");
  g_assert_cmpint (imz_record_get_facts (next)->id, ==, greatest + 1);
}

static void
add_test (const char *path, void (*test) (HistoryFixture *, gconstpointer))
{
  g_test_add (path, HistoryFixture, NULL, history_fixture_set_up, test, history_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/store/history-import/same-numbers", test_same_numbers);
  add_test ("/store/history-import/removed-number", test_removed_number);
  add_test ("/store/history-import/great-number", test_great_number);

  return g_test_run ();
}
