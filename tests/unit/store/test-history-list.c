/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which applications are listed: what is searched for, which of them, in which order. */

#include "history-fixture.h"

static ImzRecord *
add_facts (HistoryFixture *self, const ImzRecordFacts *facts)
{
  g_autoptr (ImzRecord) record = imz_record_new (facts);
  g_autoptr (GError) error = NULL;
  ImzRecord *kept = imz_history_model_add (self->model, record, 0, &error);

  g_assert_no_error (error);
  return kept;
}

static void
add_place (HistoryFixture *self, const char *note, const char *courier, const char *tracking)
{
  const ImzRecordFacts facts = {
    .created_at = 1700000000 + g_list_model_get_n_items (G_LIST_MODEL (self->model)),
    .note = note,
    .courier = courier,
    .tracking = tracking,
  };

  g_object_unref (add_facts (self, &facts));
}

static void
test_search (HistoryFixture *self, gconstpointer unused)
{
  static const struct {
    const char *search;
    const char *found;
    const char *why;
  } vectors[] = {
    { "", "c%d_\"e\"|b'|ISPARTA", "all" },
    { " \t\n", "c%d_\"e\"|b'|ISPARTA", "no word" },
    { "ısparta", "ISPARTA", "without a dot" },
    { "ISPARTA", "ISPARTA", "in capitals" },
    { "Isparta", "ISPARTA", "as a name" },
    { "isparta", "ISPARTA", "with a dot" },
    { "İSPARTA", "ISPARTA", "with two" },
    { "spart", "ISPARTA", "part of a word" },
    { "sparta is", "ISPARTA", "two words, in any order" },
    { "isparta ankara", "", "all of them must be there" },
    { "İzmir", "b'", "a courier" },
    { "IZMIR", "b'", "its capitals without a dot" },
    { "çabuk", "c%d_\"e\"", "a letter that only Turkish has" },
    { "ÇABUK", "c%d_\"e\"", "its capital" },
    { "cabuk", "", "which is another letter" },
    { "9012", "ISPARTA", "the last four digits" },
    { "2", "b'|ISPARTA", "one digit" },
    { "78", "ISPARTA", "two digits" },
    { "123456789012", "ISPARTA", "a number that was parted" },
    { "5678 9012", "ISPARTA", "and as it was parted" },
    { "'", "b'", "a quote" },
    { "\"e\"", "c%d_\"e\"", "two quotes" },
    { "\"", "c%d_\"e\"", "a quote that nothing closes" },
    { "%", "c%d_\"e\"", "stands for itself" },
    { "_", "c%d_\"e\"", "likewise" },
    { "*", "", "likewise" },
    { "isparta OR izmir", "", "no operator, but a word" },
    { "NOT izmir", "", "likewise" },
    { "courier:izmir", "", "no name of a column" },
    { "(izmir", "", "no bracket to be closed" },
    { "izmir'; DROP TABLE record; --", "", "no statement" },
    { "bb", "", "not across two texts" },
  };

  add_place (self, "ISPARTA", "Yurdum", "1234 5678 9012");
  add_place (self, "b'", "İzmir Kurye", "2");
  add_place (self, "c%d_\"e\"", "Çabuk", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].why);
    imz_history_model_set_search (self->model, vectors[i].search);
    history_fixture_assert_listed (self->model, vectors[i].found);
    g_assert_cmpuint (imz_history_model_get_n_kept (self->model), ==, 3);
  }

  /* What is written down is found at once. */
  imz_history_model_set_search (self->model, "yurdum");
  history_fixture_assert_items (self, self->items->str);
  add_place (self, "again", "YURDUM", NULL);
  history_fixture_assert_items (self, "0-0+1 ");
  history_fixture_assert_listed (self->model, "again|ISPARTA");
}

static void
test_filter (HistoryFixture *self, gconstpointer unused)
{
  static const struct {
    ImzHistoryFilter filter;
    const char *listed;
  } vectors[] = {
    { IMZ_HISTORY_FILTER_OPEN, "waiting" },
    { IMZ_HISTORY_FILTER_IN_USE, "used" },
    { IMZ_HISTORY_FILTER_FAILED, "cancelled|refused" },
    { IMZ_HISTORY_FILTER_ALL, "waiting|cancelled|refused|used" },
  };
  static const struct {
    const char *note;
    ImzStage stage;
  } records[] = {
    { "used", IMZ_STAGE_IN_USE },
    { "refused", IMZ_STAGE_REFUSED },
    { "cancelled", IMZ_STAGE_CANCELLED },
    { "waiting", IMZ_STAGE_PIN_MADE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++) {
    g_autoptr (ImzRecord) record = history_fixture_add (self, (int) i, records[i].note);

    g_object_unref (history_fixture_move (self->model, record, records[i].stage));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    imz_history_model_set_filter (self->model, vectors[i].filter);
    history_fixture_assert_listed (self->model, vectors[i].listed);
    g_assert_cmpuint (imz_history_model_get_n_kept (self->model), ==, 4);
  }

  /* Together with a search. */
  imz_history_model_set_filter (self->model, IMZ_HISTORY_FILTER_FAILED);
  imz_history_model_set_search (self->model, "used");
  history_fixture_assert_listed (self->model, "refused");
}

/* As a Turkish dictionary does, whatever the locale is. */
static void
test_order (HistoryFixture *self, gconstpointer unused)
{
  static const struct {
    ImzHistoryOrder order;
    const char *listed;
  } vectors[] = {
    { IMZ_HISTORY_ORDER_NEWEST, "-|dere|çam|Irmak|ılıca|cam|İnci|zil" },
    { IMZ_HISTORY_ORDER_OLDEST, "zil|İnci|cam|ılıca|Irmak|çam|dere|-" },
    { IMZ_HISTORY_ORDER_NOTE, "cam|çam|dere|ılıca|Irmak|İnci|zil|-" },
    { IMZ_HISTORY_ORDER_COURIER, "ılıca|Irmak|çam|dere|zil|-|cam|İnci" },
  };
  static const struct {
    const char *note;
    const char *courier;
  } records[] = {
    { "zil", "ş" },   { "İnci", NULL }, { "cam", NULL }, { "ılıca", "a" },
    { "Irmak", "ı" }, { "çam", "i" },   { "dere", "s" }, { NULL, "z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    add_place (self, records[i].note, records[i].courier, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    imz_history_model_set_order (self->model, vectors[i].order);
    history_fixture_assert_listed (self->model, vectors[i].listed);
  }
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
}

/* Once, and only if it is another one. */
static void
test_properties (HistoryFixture *self, gconstpointer unused)
{
  guint n_search = 0, n_filter = 0, n_order = 0, n_kept_told = 0;
  g_autofree char *search = NULL;
  int filter, order;
  guint n_kept;

  g_signal_connect (self->model, "notify::search", G_CALLBACK (count_cb), &n_search);
  g_signal_connect (self->model, "notify::filter", G_CALLBACK (count_cb), &n_filter);
  g_signal_connect (self->model, "notify::order", G_CALLBACK (count_cb), &n_order);
  g_signal_connect (self->model, "notify::n-kept", G_CALLBACK (count_cb), &n_kept_told);

  for (int i = 0; i < 2; i++)
    g_object_set (self->model, "search", "a", "filter", (int) IMZ_HISTORY_FILTER_FAILED, "order",
                  (int) IMZ_HISTORY_ORDER_NOTE, NULL);
  g_object_get (self->model, "search", &search, "filter", &filter, "order", &order, "n-kept",
                &n_kept, NULL);
  g_assert_cmpstr (search, ==, "a");
  g_assert_cmpint (filter, ==, IMZ_HISTORY_FILTER_FAILED);
  g_assert_cmpint (order, ==, IMZ_HISTORY_ORDER_NOTE);
  g_assert_cmpuint (n_kept, ==, 0);
  g_assert_cmpuint (n_search, ==, 1);
  g_assert_cmpuint (n_filter, ==, 1);
  g_assert_cmpuint (n_order, ==, 1);

  g_object_unref (history_fixture_add (self, 1, "b"));
  g_assert_cmpuint (n_kept_told, ==, 1);
  imz_history_model_set_search (self->model, NULL);
  imz_history_model_set_search (self->model, "");
  g_assert_cmpuint (n_search, ==, 2);
}

/* However much is otherwise, who follows what is told has the same list. */
static void
follow_cb (GListModel *model, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  GPtrArray *followed = user_data;

  g_assert_cmpuint (position + n_removed, <=, followed->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (followed, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (followed, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, followed->len);
}

static void
test_followed (HistoryFixture *self, gconstpointer unused)
{
  static const char *const searches[] = { "", "1", "2", "12", "", "3", "none", "0", "" };
  g_autoptr (GPtrArray) followed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < 300; i++) {
    g_autofree char *note = g_strdup_printf ("%d", i);

    g_ptr_array_add (records, history_fixture_record (i * 7 % 300, note));
  }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (follow_cb), followed);
  g_assert_true (imz_history_model_add_all (self->model, records, NULL));

  for (guint i = 0; i < 60; i++) {
    g_autoptr (ImzRecord) item = NULL;

    imz_history_model_set_search (self->model, searches[i % G_N_ELEMENTS (searches)]);
    imz_history_model_set_order (self->model, (ImzHistoryOrder) (i / 4 % IMZ_N_HISTORY_ORDERS));
    item = g_list_model_get_item (G_LIST_MODEL (self->model), i);
    if (item != NULL && i % 3 == 0)
      g_assert_true (imz_history_model_remove (self->model, imz_record_get_facts (item)->id, NULL));
    else if (item != NULL && !imz_stage_is_final (imz_record_get_stage (item)))
      g_object_unref (history_fixture_move (self->model, item, IMZ_STAGE_CANCELLED));

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, followed->len);
    for (guint j = 0; j < followed->len; j++) {
      g_autoptr (ImzRecord) now = g_list_model_get_item (G_LIST_MODEL (self->model), j);

      g_assert_true (imz_record_equal (now, followed->pdata[j]));
    }
  }
  g_signal_handlers_disconnect_by_data (self->model, followed);
}

typedef struct {
  HistoryFixture *fixture;
  guint n_answers; /* still to be given */
} Answerer;

/* Whoever is told of a change may change the list at once. */
static void
answer_cb (GListModel *model, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  static const char *const searches[] = { "1", "", "2" };
  Answerer *answerer = user_data;
  ImzHistoryModel *history = answerer->fixture->model;
  g_autoptr (ImzRecord) first = NULL;

  if (answerer->n_answers == 0)
    return;

  answerer->n_answers--;
  first = g_list_model_get_item (model, 0);
  if (first != NULL && answerer->n_answers % 2 == 0)
    imz_history_model_remove (history, imz_record_get_facts (first)->id, NULL);
  imz_history_model_set_search (history, searches[answerer->n_answers % G_N_ELEMENTS (searches)]);
}

static void
test_answered (HistoryFixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) followed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ImzHistoryModel) other = NULL;
  Answerer answerer = { self, 0 };

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->model)), ==, 0);
  /* Who follows is told before anybody answers. */
  g_signal_connect (self->model, "items-changed", G_CALLBACK (follow_cb), followed);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (answer_cb), &answerer);
  for (int i = 0; i < 60; i++) {
    g_autofree char *note = g_strdup_printf ("%d", i);

    g_ptr_array_add (records, history_fixture_record (i * 7 % 60, note));
  }
  g_assert_true (imz_history_model_add_all (self->model, records, NULL));

  for (guint i = 0; i < 20; i++) {
    answerer.n_answers = i % 5;
    imz_history_model_set_order (self->model, (ImzHistoryOrder) (i % IMZ_N_HISTORY_ORDERS));
    answerer.n_answers = i % 4;
    imz_history_model_set_search (self->model, i % 2 == 0 ? "3" : "");
  }
  answerer.n_answers = 0;
  imz_history_model_set_search (self->model, "");
  imz_history_model_set_order (self->model, IMZ_HISTORY_ORDER_OLDEST);

  other = imz_history_model_new (self->people.database, IMZ_HISTORY_SCOPE_CURRENT);
  imz_history_model_set_order (other, IMZ_HISTORY_ORDER_OLDEST);
  g_assert_cmpuint (followed->len, <, 60);
  g_assert_cmpuint (followed->len, ==, g_list_model_get_n_items (G_LIST_MODEL (other)));
  for (guint i = 0; i < followed->len; i++) {
    g_autoptr (ImzRecord) item = g_list_model_get_item (G_LIST_MODEL (other), i);

    g_assert_true (imz_record_equal (item, followed->pdata[i]));
  }
  g_signal_handlers_disconnect_by_data (self->model, followed);
  g_signal_handlers_disconnect_by_data (self->model, &answerer);
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

  add_test ("/store/history-list/search", test_search);
  add_test ("/store/history-list/filter", test_filter);
  add_test ("/store/history-list/order", test_order);
  add_test ("/store/history-list/properties", test_properties);
  add_test ("/store/history-list/followed", test_followed);
  add_test ("/store/history-list/answered", test_answered);

  return g_test_run ();
}
