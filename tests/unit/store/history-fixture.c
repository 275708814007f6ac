/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "history-fixture.h"

enum {
  DAY = 24 * 60 * 60,
  FIRST_DAY = 1700000000,
};

static void
changed_cb (ImzHistoryModel *model, gpointer user_data)
{
  HistoryFixture *self = user_data;

  self->n_changed++;
}

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint n_removed,
                  guint n_added,
                  gpointer user_data)
{
  HistoryFixture *self = user_data;

  g_string_append_printf (self->items, "%u-%u+%u ", position, n_removed, n_added);
}

static void
open_model (HistoryFixture *self)
{
  self->model = imz_history_model_new (self->people.database, IMZ_HISTORY_SCOPE_CURRENT);
  g_signal_connect (self->model, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (items_changed_cb), self);
}

void
history_fixture_set_up (HistoryFixture *self, gconstpointer unused)
{
  profile_fixture_set_up (&self->people, NULL);
  self->items = g_string_new (NULL);
  open_model (self);
}

void
history_fixture_tear_down (HistoryFixture *self, gconstpointer unused)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  g_string_free (self->items, TRUE);
  profile_fixture_tear_down (&self->people, NULL);
}

void
history_fixture_reopen (HistoryFixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->model));
  profile_fixture_reopen (&self->people);
  open_model (self);
}

ImzRecord *
history_fixture_record (int day, const char *note)
{
  const ImzRecordFacts facts = {
    .kind = IMZ_CASE_RENEWAL,
    .method = IMZ_METHOD_E_ONAY,
    .created_at = FIRST_DAY + (gint64) day * DAY,
    .changed_at = FIRST_DAY + (gint64) day * DAY,
    .note = note,
  };

  return imz_record_new (&facts);
}

ImzRecord *
history_fixture_full_record (void)
{
  static const ImzRecordStage reached[] = {
    { IMZ_STAGE_APPLIED, 1700000000, IMZ_TELLER_GUIDE },
    { IMZ_STAGE_SIGNED, 1700000001, IMZ_TELLER_PERSON },
    { IMZ_STAGE_LETTER, 1700900000, IMZ_TELLER_CARD },
    { IMZ_STAGE_REFUSED, 1700900001, IMZ_TELLER_PERSON },
  };
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  ImzRecordFacts facts = {
    .uid = "00112233445566778899aabbccddeeff",
    .kind = IMZ_CASE_IDENTITY,
    .method = IMZ_METHOD_WET_SIGNED,
    .province = "zonguldak",
    .created_at = 1700000002,
    .changed_at = 1700900002,
    .stages = stages,
    .refusal = IMZ_REFUSAL_WRONG_REASON,
    .courier = "Hızlı Kurye “A” & Oğulları",
    .tracking = "1234 5678 9012",
    .link = "https://kurye.example/takip?no=1234",
    .note = "İlk satır; 'tırnak'\nikinci satır",
    .letter_number = "E-12345678-902.01-1",
    .replaces = { "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 1600000000,
                  1702000000 },
    .successor = { "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210", 1702000001,
                   1800000000 },
  };

  g_date_set_dmy (&facts.letter_day, 29, G_DATE_FEBRUARY, 2024);
  g_array_append_vals (stages, reached, G_N_ELEMENTS (reached));
  return imz_record_new (&facts);
}

ImzRecord *
history_fixture_add (HistoryFixture *self, int day, const char *note)
{
  g_autoptr (ImzRecord) record = history_fixture_record (day, note);
  g_autoptr (GError) error = NULL;
  ImzRecord *kept = imz_history_model_add (self->model, record, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
  return kept;
}

static ImzRecord *
change (ImzHistoryModel *model, ImzRecord *before, ImzRecord *after)
{
  g_autoptr (GError) error = NULL;
  ImzRecord *kept = imz_history_model_change (model, before, after, 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (kept);
  return kept;
}

ImzRecord *
history_fixture_note (ImzHistoryModel *model, ImzRecord *record, const char *note)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);
  g_autoptr (ImzRecord) after = NULL;

  facts.note = note;
  after = imz_record_new (&facts);
  return change (model, record, after);
}

ImzRecord *
history_fixture_move (ImzHistoryModel *model, ImzRecord *record, ImzStage stage)
{
  const GArray *stages = imz_record_get_facts (record)->stages;
  const ImzRecordStage *last = &g_array_index (stages, ImzRecordStage, stages->len - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRecord) after = imz_record_with_stage (record, stage, last->at + 1,
                                                       IMZ_TELLER_PERSON, IMZ_REFUSAL_NONE, &error);

  g_assert_no_error (error);
  return change (model, record, after);
}

void
history_fixture_assert_listed (ImzHistoryModel *model, const char *joined)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    g_autoptr (ImzRecord) record = g_list_model_get_item (G_LIST_MODEL (model), i);
    const char *note = imz_record_get_facts (record)->note;

    g_string_append_printf (notes, "%s%s", i > 0 ? "|" : "", note != NULL ? note : "-");
  }
  g_assert_cmpstr (notes->str, ==, joined);
}

void
history_fixture_assert_items (HistoryFixture *self, const char *said)
{
  g_assert_cmpstr (self->items->str, ==, said);
  g_string_truncate (self->items, 0);
}
