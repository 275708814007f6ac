/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One application: what it keeps, what it refuses, how it goes on and back, which days follow from it. */

#include "core-fixture.h"
#include "imz-calendar.h"
#include "imz-core-error.h"
#include "imz-record.h"

#define SHA256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OTHER_SHA256 "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"

static ImzRecordFacts
make_facts (void)
{
  ImzRecordFacts facts = {
    .id = 7,
    .uid = "00112233445566778899aabbccddeeff",
    .profile = "Ayla",
    .kind = IMZ_CASE_RENEWAL,
    .method = IMZ_METHOD_E_ONAY,
    .province = "batman",
    .created_at = core_fixture_time (CORE_FIXTURE_NOW),
    .changed_at = core_fixture_time (CORE_FIXTURE_NOW),
    .courier = "Bir kurye",
    .tracking = "7310 0245 8861",
    .link = "https://kurye.example/7310",
    .note = "Okulun adresine\ngelecek",
    .letter_number = "E-41758622-710.03",
    .replaces = {
      .sha256 = SHA256,
      .not_before = core_fixture_time ("2024-01-21T00:00:00+03:00"),
      .not_after = core_fixture_time ("2027-01-20T23:59:59+03:00"),
    },
    .successor = {
      .sha256 = OTHER_SHA256,
      .not_before = core_fixture_time ("2027-01-21T00:00:00+03:00"),
      .not_after = core_fixture_time ("2030-01-20T23:59:59+03:00"),
    },
  };

  g_date_clear (&facts.letter_day, 1);
  g_date_set_dmy (&facts.letter_day, 23, 11, 2026);

  return facts;
}

static gint64
day (int days)
{
  return core_fixture_time (CORE_FIXTURE_NOW) + days * G_GINT64_CONSTANT (86400);
}

static void
test_new (void)
{
  ImzRecordFacts facts = make_facts ();
  ImzRecord *record = imz_record_new (&facts);
  const ImzRecordFacts *kept = imz_record_get_facts (record);

  g_assert_cmpint (kept->id, ==, 7);
  g_assert_cmpstr (kept->uid, ==, facts.uid);
  g_assert_true (kept->uid != facts.uid);
  g_assert_cmpstr (kept->note, ==, facts.note);
  g_assert_cmpstr (kept->replaces.sha256, ==, SHA256);
  g_assert_cmpint (kept->successor.not_after, ==, facts.successor.not_after);
  g_assert_cmpuint (kept->stages->len, ==, 1);
  g_assert_cmpint (imz_record_get_stage (record), ==, IMZ_STAGE_APPLIED);
  g_assert_true (imz_record_is_open (record));
  g_assert_finalize_object (record);
}

/* Each member alone makes another one of it. */
static void
test_equal (void)
{
  ImzRecordFacts facts = make_facts ();
  g_autoptr (ImzRecord) record = imz_record_new (&facts);
  g_autoptr (ImzRecord) same = imz_record_new (imz_record_get_facts (record));
  g_autoptr (ImzRecord) later =
    imz_record_with_stage (record, IMZ_STAGE_SIGNED, day (1), IMZ_TELLER_GUIDE, 0, NULL);
  g_autoptr (ImzRecord) otherwise =
    imz_record_with_stage (record, IMZ_STAGE_SIGNED, day (1), IMZ_TELLER_PERSON, 0, NULL);
  ImzRecordFacts others[] = {
    facts, facts, facts, facts, facts, facts, facts, facts, facts,
    facts, facts, facts, facts, facts, facts, facts, facts,
  };

  others[0].id = 8;
  others[1].uid = NULL;
  others[2].profile = "Işık";
  others[3].kind = IMZ_CASE_LOST;
  others[4].method = IMZ_METHOD_E_IMZA;
  others[5].province = NULL;
  others[6].created_at++;
  others[7].changed_at++;
  others[8].refusal = IMZ_REFUSAL_OTHER;
  others[9].courier = NULL;
  others[10].tracking = "1";
  others[11].link = NULL;
  others[12].note = "";
  g_date_clear (&others[13].letter_day, 1);
  others[14].letter_number = NULL;
  others[15].replaces.not_after++;
  others[16].successor.sha256 = NULL;

  g_assert_true (imz_record_equal (record, same));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (ImzRecord) other = imz_record_new (&others[i]);

    g_test_message ("%" G_GSIZE_FORMAT, i);
    g_assert_false (imz_record_equal (record, other));
  }
  g_assert_false (imz_record_equal (record, later));
  g_assert_false (imz_record_equal (later, otherwise));
}

static void
test_stages (void)
{
  ImzRecordFacts facts = make_facts ();
  g_autoptr (ImzRecord) record = imz_record_new (&facts);
  g_autoptr (ImzRecord) approved =
    imz_record_with_stage (record, IMZ_STAGE_APPROVED, day (3), IMZ_TELLER_PERSON, 0, NULL);
  g_autoptr (ImzRecord) back = imz_record_without_last_stage (approved);
  g_autoptr (GError) error = NULL;
  GDate approved_on = imz_record_get_stage_day (approved, IMZ_STAGE_APPROVED);
  GDate passed_over = imz_record_get_stage_day (approved, IMZ_STAGE_LETTER);
  GDate wanted = imz_calendar_day (day (3));

  g_assert_cmpint (imz_record_get_stage (approved), ==, IMZ_STAGE_APPROVED);
  g_assert_cmpint (g_date_compare (&approved_on, &wanted), ==, 0);
  g_assert_false (g_date_valid (&passed_over));
  g_assert_true (imz_record_equal (back, record));
  g_assert_null (imz_record_without_last_stage (record));

  /* Never back, and never before what was. */
  g_assert_null (
    imz_record_with_stage (approved, IMZ_STAGE_LETTER, day (4), IMZ_TELLER_PERSON, 0, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD);
  g_clear_error (&error);
  g_assert_null (
    imz_record_with_stage (approved, IMZ_STAGE_COURIER, day (2), IMZ_TELLER_PERSON, 0, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD);
}

/* Undone, nobody was refused for anything. */
static void
test_refused (void)
{
  ImzRecordFacts facts = make_facts ();
  g_autoptr (ImzRecord) record = imz_record_new (&facts);
  g_autoptr (ImzRecord) refused = imz_record_with_stage (
    record, IMZ_STAGE_REFUSED, day (2), IMZ_TELLER_PERSON, IMZ_REFUSAL_TOO_EARLY, NULL);
  g_autoptr (ImzRecord) back = imz_record_without_last_stage (refused);

  g_assert_false (imz_record_is_open (refused));
  g_assert_cmpint (imz_record_get_facts (refused)->refusal, ==, IMZ_REFUSAL_TOO_EARLY);
  g_assert_null (
    imz_record_with_stage (refused, IMZ_STAGE_APPROVED, day (3), IMZ_TELLER_PERSON, 0, NULL));
  g_assert_true (imz_record_equal (back, record));
}

/* Whoever takes the delivery back has not the new e-imza. */
static void
test_successor (void)
{
  static const struct {
    ImzStage before;
    ImzStage taken_back;
    gboolean is_kept;
  } vectors[] = {
    { IMZ_STAGE_COURIER, IMZ_STAGE_DELIVERED, FALSE },
    { IMZ_STAGE_PRODUCED, IMZ_STAGE_IN_USE, FALSE },
    { IMZ_STAGE_DELIVERED, IMZ_STAGE_PIN_MADE, TRUE },
    { IMZ_STAGE_APPROVED, IMZ_STAGE_CANCELLED, TRUE },
    { IMZ_STAGE_APPROVED, IMZ_STAGE_COURIER, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const ImzRecordFacts facts = make_facts ();
    g_autoptr (ImzRecord) record = imz_record_new (&facts);
    g_autoptr (ImzRecord) before =
      imz_record_with_stage (record, vectors[i].before, day (1), IMZ_TELLER_PERSON, 0, NULL);
    g_autoptr (ImzRecord) after =
      imz_record_with_stage (before, vectors[i].taken_back, day (2), IMZ_TELLER_PERSON, 0, NULL);
    g_autoptr (ImzRecord) back = imz_record_without_last_stage (after);
    g_autoptr (ImzRecord) without = imz_record_with_successor (before, NULL);

    g_test_message ("%s", imz_stage_to_word (vectors[i].taken_back));
    g_assert_null (imz_record_get_facts (without)->successor.sha256);
    g_assert_cmpint (imz_record_get_facts (without)->successor.not_after, ==, 0);
    g_assert_true (imz_record_equal (back, vectors[i].is_kept ? before : without));
  }
}

static void
assert_refused (const ImzRecordFacts *facts, const char *what)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", what);
  g_assert_false (imz_record_facts_check (facts, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD);
}

static void
test_check_texts (void)
{
  g_autofree char *long_line = g_strnfill (IMZ_RECORD_MAX_LINE + 1, 'a');
  g_autofree char *long_link = g_strnfill (IMZ_RECORD_MAX_LINK + 1, 'a');
  g_autofree char *long_note = g_strnfill (IMZ_RECORD_MAX_NOTE + 1, 'a');
  const struct {
    gsize member;
    const char *text;
    const char *what;
  } bad[] = {
    { G_STRUCT_OFFSET (ImzRecordFacts, uid), "0011", "a mark that is too short" },
    { G_STRUCT_OFFSET (ImzRecordFacts, uid), "00112233445566778899AABBCCDDEEFF", "in capitals" },
    { G_STRUCT_OFFSET (ImzRecordFacts, province), "../batman", "no name of a profile" },
    { G_STRUCT_OFFSET (ImzRecordFacts, courier), "", "nothing is NULL" },
    { G_STRUCT_OFFSET (ImzRecordFacts, courier), "bir\nkurye", "two lines" },
    { G_STRUCT_OFFSET (ImzRecordFacts, courier), long_line, "too long" },
    { G_STRUCT_OFFSET (ImzRecordFacts, courier), "10000000146 kuryesi", "an identity number" },
    { G_STRUCT_OFFSET (ImzRecordFacts, tracking), "12\xff", "no UTF-8" },
    { G_STRUCT_OFFSET (ImzRecordFacts, tracking),
      "\xe2\x80\xae"
      "1234",
      "read backwards" },
    { G_STRUCT_OFFSET (ImzRecordFacts, link), long_link, "too long" },
    { G_STRUCT_OFFSET (ImzRecordFacts, note), long_note, "too long" },
    { G_STRUCT_OFFSET (ImzRecordFacts, note), "T.C.\n10000000146", "an identity number" },
    { G_STRUCT_OFFSET (ImzRecordFacts, note), "\xe2\x80\x8b", "nothing to be seen" },
    { G_STRUCT_OFFSET (ImzRecordFacts, letter_number), "\x01", "a control character" },
    { G_STRUCT_OFFSET (ImzRecordFacts, letter_number), "E-10000000146", "an identity number" },
    { G_STRUCT_OFFSET (ImzRecordFacts, link), "https://x.example/10000000146",
      "an identity number" },
    { G_STRUCT_OFFSET (ImzRecordFacts, link), "javascript:alert(1)", "no page" },
    { G_STRUCT_OFFSET (ImzRecordFacts, link), "kurye.example/1", "a page without a scheme" },
    { G_STRUCT_OFFSET (ImzRecordFacts, link), "https://kurye.example@example.com/",
      "it leads elsewhere than it seems" },
    { G_STRUCT_OFFSET (ImzRecordFacts, courier), " ", "a blank" },
    { G_STRUCT_OFFSET (ImzRecordFacts, tracking), " \xc2\xa0 ", "blanks of other kinds" },
    { G_STRUCT_OFFSET (ImzRecordFacts, note), " \n\n ", "blank lines" },
    { G_STRUCT_OFFSET (ImzRecordFacts, replaces.sha256), "abc", "no fingerprint" },
    { G_STRUCT_OFFSET (ImzRecordFacts, successor.sha256), SHA256 "0", "too long for one" },
  };
  const ImzRecordFacts good = make_facts ();

  g_assert_true (imz_record_facts_check (&good, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    ImzRecordFacts facts = good;

    G_STRUCT_MEMBER (const char *, &facts, bad[i].member) = bad[i].text;
    assert_refused (&facts, bad[i].what);
  }
}

/* What looks like an identity number by chance, and must be possible. */
static void
test_check_numbers (void)
{
  static const struct {
    gsize member;
    const char *text;
    const char *what;
  } good[] = {
    { G_STRUCT_OFFSET (ImzRecordFacts, tracking), "10000000146",
      "of the couriers’ numbers of eleven digits one in a hundred has these check digits" },
    { G_STRUCT_OFFSET (ImzRecordFacts, letter_number), "E-41758622-710.03-13855679",
      "an official letter’s number" },
    { G_STRUCT_OFFSET (ImzRecordFacts, letter_number), "E-10000000-146.03-1",
      "eleven of its digits are right by chance" },
    { G_STRUCT_OFFSET (ImzRecordFacts, link), "https://kurye.example/1000000/0146",
      "so are those of an address" },
    { G_STRUCT_OFFSET (ImzRecordFacts, link), "https://kurye.example/100000001460",
      "and of a longer number" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    ImzRecordFacts facts = make_facts ();
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", good[i].what);
    G_STRUCT_MEMBER (const char *, &facts, good[i].member) = good[i].text;
    imz_record_facts_check (&facts, &error);
    g_assert_no_error (error);
  }
}

/* Only what was refused has a reason for it. */
static void
test_check_refusal (void)
{
  ImzRecordFacts facts = make_facts ();
  ImzRecordStage stage = { IMZ_STAGE_REFUSED, day (1), IMZ_TELLER_PERSON };
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));

  facts.refusal = IMZ_REFUSAL_OTHER;
  assert_refused (&facts, "applied for");
  facts.stages = stages;
  assert_refused (&facts, "nothing is said of its stages");
  g_array_append_val (stages, stage);
  g_assert_true (imz_record_facts_check (&facts, NULL));
  g_array_index (stages, ImzRecordStage, 0).stage = IMZ_STAGE_CANCELLED;
  assert_refused (&facts, "given up");
}

static void
test_check_times (void)
{
  const ImzRecordFacts good = make_facts ();
  ImzRecordFacts facts = good;

  facts.created_at = G_MAXINT64;
  assert_refused (&facts, "written down behind the end of the calendar");

  facts = good;
  facts.changed_at = G_MININT64;
  assert_refused (&facts, "changed before its beginning");

  facts = good;
  facts.replaces.not_before = facts.replaces.not_after + 1;
  assert_refused (&facts, "an e-imza that ends before it starts");

  facts = good;
  facts.replaces.sha256 = NULL;
  facts.replaces.not_before = 0;
  g_assert_true (imz_record_facts_check (&facts, NULL)); /* an end that a person typed */
}

static void
assert_day (const GDate *found, const char *wanted)
{
  g_autofree char *text =
    g_date_valid (found) ? imz_calendar_format_day (found) : g_strdup ("none");

  g_assert_cmpstr (text, ==, wanted);
}

/* A renewal that was approved early is produced a month before the end, and comes 10 to 15 days after (R13, R15). */
static void
test_timeline (void)
{
  g_autoptr (ImzProvince) genel = core_fixture_province ("genel");
  ImzRecordFacts facts = make_facts ();
  g_autoptr (ImzRecord) applied = imz_record_new (&facts);
  g_autoptr (ImzRecord) approved =
    imz_record_with_stage (applied, IMZ_STAGE_APPROVED, day (3), IMZ_TELLER_PERSON, 0, NULL);
  g_autoptr (ImzRecord) untold =
    imz_record_with_stage (applied, IMZ_STAGE_COURIER, day (40), IMZ_TELLER_PERSON, 0, NULL);
  ImzTimeline timeline = imz_record_get_timeline (applied, genel, NULL, day (0));

  assert_day (&timeline.ends, "2027-01-20");
  assert_day (&timeline.production, "2026-12-20");
  assert_day (&timeline.delivery_from, "none");
  assert_day (&timeline.pin_from, "2027-01-21");

  timeline = imz_record_get_timeline (approved, genel, NULL, day (3));
  assert_day (&timeline.delivery_from, "2026-12-30");
  assert_day (&timeline.delivery_to, "2027-01-04");

  /* Nobody told of the approval: it was before the courier had it. */
  timeline = imz_record_get_timeline (untold, genel, NULL, day (40));
  assert_day (&timeline.delivery_from, "2027-01-10");
}

/* Of a lost one it is produced with the approval. */
static void
test_timeline_of_lost (void)
{
  g_autoptr (ImzProvince) genel = core_fixture_province ("genel");
  ImzRecordFacts facts = make_facts ();
  g_autoptr (ImzRecord) applied = NULL;
  g_autoptr (ImzRecord) approved = NULL;
  ImzTimeline timeline;

  facts.kind = IMZ_CASE_LOST;
  facts.successor = (ImzRecordCertificate){ 0 };
  applied = imz_record_new (&facts);
  approved =
    imz_record_with_stage (applied, IMZ_STAGE_APPROVED, day (3), IMZ_TELLER_PERSON, 0, NULL);
  timeline = imz_record_get_timeline (approved, genel, NULL, day (3));

  assert_day (&timeline.production, "2026-11-24");
  assert_day (&timeline.delivery_to, "2026-12-09");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/record/new", test_new);
  g_test_add_func ("/core/record/equal", test_equal);
  g_test_add_func ("/core/record/stages", test_stages);
  g_test_add_func ("/core/record/refused", test_refused);
  g_test_add_func ("/core/record/successor", test_successor);
  g_test_add_func ("/core/record/check-texts", test_check_texts);
  g_test_add_func ("/core/record/check-numbers", test_check_numbers);
  g_test_add_func ("/core/record/check-refusal", test_check_refusal);
  g_test_add_func ("/core/record/check-times", test_check_times);
  g_test_add_func ("/core/record/timeline", test_timeline);
  g_test_add_func ("/core/record/timeline-of-lost", test_timeline_of_lost);

  return g_test_run ();
}
