/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words that tell of an application: what it is, since when, what comes next, and when to call. */

#include "config.h"

#include "imz-record-texts.h"

#include "core-fixture.h"
#include "test-record-world.h"

#define DAY 86400 /* seconds */

typedef struct {
  const char *english;
  const char *turkish;
} Words;

static const char *
wanted (const Words *words)
{
  return test_ui_is_turkish () ? words->turkish : words->english;
}

static void
test_title (void)
{
  static const struct {
    ImzCase kind;
    ImzMethod method;
    Words words;
  } vectors[] = {
    { IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, { "Renewal · with e-onay", "Yenileme · e-onaylı" } },
    { IMZ_CASE_FIRST,
      IMZ_METHOD_WET_SIGNED,
      { "First application · on paper", "İlk başvuru · ıslak imzalı" } },
    { IMZ_CASE_LOST,
      IMZ_METHOD_E_IMZA,
      { "Lost or stolen · with e-imza", "Kayıp veya çalıntı · e-imzalı" } },
    { IMZ_CASE_IDENTITY,
      IMZ_METHOD_E_ONAY,
      { "Changed identity data · with e-onay", "Kimlik bilgisi değişikliği · e-onaylı" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record =
      test_record_new ((TestRecordSpec){ .kind = vectors[i].kind, .method = vectors[i].method });
    g_autofree char *title = imz_record_texts_title (record);

    g_assert_cmpstr (title, ==, wanted (&vectors[i].words));
  }
}

static void
test_summary (void)
{
  static const struct {
    const char *why;
    TestRecordSpec spec;
    Words words;
  } vectors[] = {
    { "a renewal tells when the old one ends",
      { .stage = IMZ_STAGE_COURIER, .fast = TRUE, .ends = 60, .province = "batman" },
      { "begun on 21 November 2026 · Batman · the e-imza ends on 20.01.2027",
        "21 Kasım 2026'da başlatıldı · Batman · e-imzanın süresi 20.01.2027'de doluyor" } },
    { "or that it ended",
      { .stage = IMZ_STAGE_DELIVERED, .begun = -60, .ends = -1 },
      { "begun on 22 September 2026 · the e-imza ended on 20.11.2026",
        "22 Eylül 2026'da başlatıldı · e-imzanın süresi 20.11.2026'da doldu" } },
    { "the profile for everywhere is no province",
      { .stage = IMZ_STAGE_APPLIED, .province = "genel" },
      { "begun on 21 November 2026", "21 Kasım 2026'da başlatıldı" } },
    { "a first one has no old one",
      { .kind = IMZ_CASE_FIRST, .ends = 60, .province = "kahramanmaras" },
      { "begun on 21 November 2026 · Kahramanmaraş",
        "21 Kasım 2026'da başlatıldı · Kahramanmaraş" } },
    { "one that came to its end tells the day of its end only",
      { .stage = IMZ_STAGE_IN_USE, .begun = -1027, .ends = 60 },
      { "completed on 6 February 2024", "6 Şubat 2024'te tamamlandı" } },
    { "a refused one tells why",
      { .stage = IMZ_STAGE_REFUSED, .begun = -10, .refusal = IMZ_REFUSAL_TOO_EARLY },
      { "refused on 14 November 2026 · Three months or more were left",
        "14 Kasım 2026'da reddedildi · Üç ay veya daha fazla süre vardı" } },
    { "if that is known",
      { .stage = IMZ_STAGE_REFUSED, .begun = -10 },
      { "refused on 14 November 2026", "14 Kasım 2026'da reddedildi" } },
    { "one that was given up",
      { .stage = IMZ_STAGE_CANCELLED, .begun = -10 },
      { "given up on 13 November 2026", "13 Kasım 2026'da vazgeçildi" } },
  };
  g_autoptr (ImzProvince) current = core_fixture_province ("genel");

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record = test_record_new (vectors[i].spec);
    g_autofree char *summary = imz_record_texts_summary (record, current, TEST_CLOCK_NOW);

    g_test_message ("%s", vectors[i].why);
    g_assert_cmpstr (summary, ==, wanted (&vectors[i].words));
  }
}

/* All 81, and whatever an administrator calls a profile. */
static void
test_place (void)
{
  g_autoptr (ImzProvince) current = core_fixture_province ("batman");

  g_assert_null (imz_record_texts_get_place (NULL, current));
  g_assert_null (imz_record_texts_get_place ("genel", current));
  g_assert_cmpstr (imz_record_texts_get_place ("batman", current), ==, "Batman");
  g_assert_cmpstr (imz_record_texts_get_place ("zonguldak", current), ==, "Zonguldak");
  g_assert_cmpstr (imz_record_texts_get_place ("istanbul", current), ==, "İstanbul");
  g_assert_cmpstr (imz_record_texts_get_place ("sanliurfa", current), ==, "Şanlıurfa");
  g_assert_cmpstr (imz_record_texts_get_place ("igdir", current), ==, "Iğdır");
  g_assert_cmpstr (imz_record_texts_get_place ("hakkari", current), ==, "Hakkâri");
  g_assert_cmpstr (imz_record_texts_get_place ("bursa-osb", current), ==, "bursa-osb");
  g_assert_cmpstr (imz_record_texts_get_place ("burs", current), ==, "burs");
}

static ImzTimeline
timeline_of (ImzRecord *record, int days_later)
{
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");

  return imz_record_get_timeline (record, province, NULL, TEST_CLOCK_NOW + days_later * DAY);
}

static void
test_next (void)
{
  static const struct {
    const char *why;
    TestRecordSpec spec;
    int later; /* days after TEST_CLOCK_NOW at which it is asked */
    Words expected;
    gboolean has_note;
    gboolean is_overdue;
  } vectors[] = {
    { "nothing is known before it is approved",
      { .stage = IMZ_STAGE_LETTER, .fast = TRUE, .ends = 60 },
      0,
      { NULL, NULL },
      FALSE,
      FALSE },
    { "approved early, the days count from the production",
      { .stage = IMZ_STAGE_APPROVED, .fast = TRUE, .ends = 60 },
      0,
      { "Expected 30 December – 4 January", "Tahminî teslim 30 Aralık – 4 Ocak" },
      TRUE,
      FALSE },
    { "the last day is not late yet",
      { .stage = IMZ_STAGE_COURIER, .fast = TRUE, .ends = 60 },
      44,
      { "Expected 30 December – 4 January", "Tahminî teslim 30 Aralık – 4 Ocak" },
      TRUE,
      FALSE },
    { "the day after it is",
      { .stage = IMZ_STAGE_COURIER, .fast = TRUE, .ends = 60 },
      45,
      { "Expected 30 December – 4 January", "Tahminî teslim 30 Aralık – 4 Ocak" },
      TRUE,
      TRUE },
    { "once the old one has ended the PIN waits for nothing",
      { .stage = IMZ_STAGE_COURIER, .fast = TRUE, .ends = 60 },
      61,
      { "Expected 30 December – 4 January", "Tahminî teslim 30 Aralık – 4 Ocak" },
      FALSE,
      TRUE },
    { "a day that is far away has its year",
      { .stage = IMZ_STAGE_COURIER, .fast = TRUE, .ends = 60 },
      400,
      { "Expected 30 December 2026 – 4 January 2027",
        "Tahminî teslim 30 Aralık 2026 – 4 Ocak 2027" },
      FALSE,
      TRUE },
    { "a first one is produced at once, and needs to wait for no PIN",
      { .kind = IMZ_CASE_FIRST, .stage = IMZ_STAGE_APPROVED, .fast = TRUE },
      0,
      { "Expected 1 December – 6 December", "Tahminî teslim 1 Aralık – 6 Aralık" },
      FALSE,
      FALSE },
    { "of a renewal without the old one nobody knows when it comes",
      { .stage = IMZ_STAGE_COURIER, .fast = TRUE },
      0,
      { NULL, NULL },
      FALSE,
      FALSE },
    { "it is there, and has no PIN before the old one has ended",
      { .stage = IMZ_STAGE_DELIVERED, .fast = TRUE, .ends = 60 },
      50,
      { "PIN from 21 January on", "PIN: 21 Ocak gününden itibaren" },
      TRUE,
      FALSE },
    { "it is there, and can have one",
      { .stage = IMZ_STAGE_DELIVERED, .fast = TRUE, .ends = 60 },
      61,
      { "The PIN can be made now", "PIN şimdi oluşturulabilir" },
      FALSE,
      FALSE },
    { "it is used",
      { .stage = IMZ_STAGE_IN_USE, .fast = TRUE, .ends = 60 },
      61,
      { NULL, NULL },
      FALSE,
      FALSE },
    { "it was refused",
      { .stage = IMZ_STAGE_REFUSED, .fast = TRUE, .ends = 60 },
      61,
      { NULL, NULL },
      FALSE,
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record = test_record_new (vectors[i].spec);
    ImzTimeline timeline = timeline_of (record, vectors[i].later);
    g_autofree char *expected = imz_record_texts_expected (record, &timeline);
    g_autofree char *overdue = imz_record_texts_overdue (record, &timeline, "444 5 576");

    g_test_message ("%s", vectors[i].why);
    g_assert_cmpstr (expected, ==, wanted (&vectors[i].expected));
    g_assert_true ((imz_record_texts_get_note (record, &timeline) != NULL) == vectors[i].has_note);
    g_assert_true ((overdue != NULL) == vectors[i].is_overdue);
    if (overdue != NULL)
      g_assert_nonnull (strstr (overdue, "444 5 576"));
  }
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/record-texts/title", test_title);
  g_test_add_func ("/ui/record-texts/summary", test_summary);
  g_test_add_func ("/ui/record-texts/place", test_place);
  g_test_add_func ("/ui/record-texts/next", test_next);

  return g_test_run ();
}
