/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an application that is under way changes in what is to be done next. */

#include "imz-advice.h"

#include "advice-fixture.h"
#include "core-fixture.h"
#include "imz-calendar.h"

#define APPLIED "2026-11-03"
#define OLD "A:window"
#define NEW "A:after-window"

/* Of the fixture's e-imza, or of none that is known. */
static ImzRecord *
new_record (ImzCase kind, ImzMethod method, const char *replaces, ImzStage stage, const char *day)
{
  g_autofree char *applied = g_strdup_printf ("%sT09:00:00+03:00", APPLIED);
  g_autofree char *reached = g_strdup_printf ("%sT09:00:00+03:00", day != NULL ? day : APPLIED);
  g_autoptr (ImzCertificate) old = replaces != NULL ? core_fixture_certificate (replaces) : NULL;
  ImzRecordFacts facts = {
    .kind = kind,
    .method = method,
    .created_at = core_fixture_time (applied),
  };
  g_autoptr (ImzRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  ImzRecord *moved;

  if (old != NULL)
    facts.replaces = (ImzRecordCertificate){
      .sha256 = imz_certificate_get_sha256 (old),
      .not_before = imz_certificate_get_not_before (old),
      .not_after = imz_certificate_get_not_after (old),
    };
  record = imz_record_new (&facts);
  if (stage == IMZ_STAGE_APPLIED)
    return g_steal_pointer (&record);

  moved = imz_record_with_stage (record, stage, core_fixture_time (reached), IMZ_TELLER_PERSON,
                                 IMZ_REFUSAL_NONE, &error);
  g_assert_no_error (error);
  return moved;
}

static ImzAdvice *
advise (const char *province, ImzRecord *record, const char *cards, const char *now)
{
  g_autoptr (ImzProvince) rules = core_fixture_province (province);
  g_autoptr (ImzCircumstances) plain =
    imz_circumstances_new (rules, NULL, IMZ_E_ONAY_UNKNOWN, NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (ImzCircumstances) circumstances = NULL;
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (cards);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, core_fixture_time (now), imz_province_get_limits (rules));

  g_ptr_array_add (records, record);
  circumstances = imz_circumstances_with_records (plain, records);

  return imz_advice_new_for_verdict (verdict, circumstances);
}

/* The e-imza ends on 20 January 2027; the last date is a month before. */
static void
test_actions (void)
{
  static const struct {
    const char *sentence;
    const char *province;
    ImzCase kind;
    ImzMethod method;
    ImzStage stage;
    const char *on;
    const char *now;
    const char *id;
    const char *guide;
    const char *rule;
    const char *text;
  } vectors[] = {
    { "the form alone, with e-onay", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_APPLIED, NULL, "2026-11-10T12:00:00+03:00", "renew", "renew-e-onay", "R6",
      "approve it with e-onay" },
    { "the form alone, with the e-imza", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_IMZA,
      IMZ_STAGE_APPLIED, NULL, "2026-11-10T12:00:00+03:00", "renew", "renew-e-imza", "R6",
      "sign it with your e-imza" },
    { "the form alone, on paper", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_WET_SIGNED,
      IMZ_STAGE_APPLIED, NULL, "2026-11-10T12:00:00+03:00", "renew-wet-signed", "wet-signed", "R11",
      "sign the printed form" },
    { "signed, where a letter is wanted", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_SIGNED, NULL, "2026-11-10T12:00:00+03:00", "renew", "renew-e-onay", "R12",
      "have the official letter sent" },
    { "signed, where an e-mail is wanted", "zonguldak", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_SIGNED, NULL, "2026-11-10T12:00:00+03:00", "renew", "renew-e-onay", "R12",
      "have the e-mail sent" },
    { "signed on paper, where a letter is wanted", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_WET_SIGNED,
      IMZ_STAGE_SIGNED, NULL, "2026-11-10T12:00:00+03:00", "renew-wet-signed", "wet-signed", "R12",
      "have the official letter sent" },
    { "a lost one’s form alone", "genel", IMZ_CASE_LOST, IMZ_METHOD_E_ONAY, IMZ_STAGE_APPLIED, NULL,
      "2026-11-10T12:00:00+03:00", "replace", "lost", "R6", "approve it with e-onay" },
    { "a new name’s form alone", "genel", IMZ_CASE_IDENTITY, IMZ_METHOD_WET_SIGNED,
      IMZ_STAGE_APPLIED, NULL, "2026-11-10T12:00:00+03:00", "replace", "identity-change", "R11",
      "sign the printed form" },
    { "signed; of a new name the letter came first", "genel", IMZ_CASE_IDENTITY, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_SIGNED, NULL, "2026-11-10T12:00:00+03:00", "wait", NULL, "R12",
      "waits for the approval" },
    { "the letter is sent", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, IMZ_STAGE_LETTER, NULL,
      "2026-11-10T12:00:00+03:00", "wait", NULL, "R12",
      "made on 3 November 2026; it waits for the approval" },
    { "the last date has passed without approval", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_LETTER, NULL, "2026-12-21T12:00:00+03:00", "call-province", NULL, "R8",
      "of 3 November 2026 is not approved yet" },
    { "so has the end", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, IMZ_STAGE_LETTER, NULL,
      "2026-12-30T12:00:00+03:00", "call-province", NULL, "R8", "not approved yet" },
    { "approved before the production", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_APPROVED, "2026-11-05", "2026-11-10T12:00:00+03:00", "wait", NULL, "R15",
      "between 30 December 2026 and 4 January 2027" },
    { "produced", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, IMZ_STAGE_PRODUCED, "2026-12-22",
      "2026-12-23T12:00:00+03:00", "wait", NULL, "R15", "is produced" },
    { "with the courier", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, IMZ_STAGE_COURIER,
      "2026-12-22", "2026-12-23T12:00:00+03:00", "wait", NULL, "R15",
      "with the courier; it should come by 6 January 2027" },
    { "the courier is late", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, IMZ_STAGE_COURIER,
      "2026-12-22", "2027-01-07T12:00:00+03:00", "call-province", "delivery-late", "R15",
      "should have come by 6 January 2027" },
    { "delivered, while the old one works", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_DELIVERED, "2026-12-01", "2026-12-02T12:00:00+03:00", "wait", "after-delivery",
      "R14", "keep the new one safe" },
    { "delivered, and the old one has ended", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY,
      IMZ_STAGE_DELIVERED, "2026-12-01", "2027-01-21T12:00:00+03:00", "make-pin", "after-delivery",
      "R19", "Make the PIN" },
    { "it has its PIN, but the old one is in the reader", "genel", IMZ_CASE_RENEWAL,
      IMZ_METHOD_E_ONAY, IMZ_STAGE_PIN_MADE, "2027-01-21", "2027-01-22T12:00:00+03:00",
      "insert-card", NULL, "R14", "Put your new e-imza into the reader" },
    { "a lost one’s successor serves at once", "genel", IMZ_CASE_LOST, IMZ_METHOD_WET_SIGNED,
      IMZ_STAGE_DELIVERED, "2026-11-09", "2026-11-10T12:00:00+03:00", "make-pin", "after-delivery",
      "R19", "Make the PIN" },
    { "of a lost one nothing is late", "genel", IMZ_CASE_LOST, IMZ_METHOD_WET_SIGNED,
      IMZ_STAGE_LETTER, NULL, "2026-11-30T12:00:00+03:00", "wait", NULL, "R12",
      "waits for the approval" },
    { "refused: as if there were none", "genel", IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, IMZ_N_STAGES,
      NULL, "2026-11-10T12:00:00+03:00", "renew", "renew-e-onay", "R6",
      "Make your renewal application" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gboolean is_there = vectors[i].stage != IMZ_N_STAGES;
    g_autoptr (ImzRecord) record =
      new_record (vectors[i].kind, vectors[i].method, is_there ? OLD : "B:window",
                  is_there ? vectors[i].stage : IMZ_STAGE_LETTER, vectors[i].on);
    g_autoptr (ImzAdvice) advice = advise (vectors[i].province, record, OLD, vectors[i].now);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (advice->action.id, ==, vectors[i].id);
    g_assert_cmpstr (advice->action.guide, ==, vectors[i].guide);
    g_assert_cmpstr (advice->action.rule, ==, vectors[i].rule);
    advice_fixture_assert_has (advice->text, vectors[i].text);
    g_assert_null (strchr (advice->text, '{'));
    g_assert_null (strchr (advice->explanation, '{'));
  }
}

static ImzRecord *
with_successor (ImzRecord *record, const char *name)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (name);
  ImzRecordFacts facts = *imz_record_get_facts (record);

  facts.successor = (ImzRecordCertificate){
    .sha256 = imz_certificate_get_sha256 (certificate),
    .not_before = imz_certificate_get_not_before (certificate),
    .not_after = imz_certificate_get_not_after (certificate),
  };

  return imz_record_new (&facts);
}

/* The new one is in the reader. */
static void
test_successor (void)
{
  static const struct {
    const char *sentence;
    ImzStage stage;
    const char *now;
    const char *id;
  } vectors[] = {
    { "it has not started", IMZ_STAGE_DELIVERED, "2027-01-19T12:00:00+03:00", "wait" },
    { "it has started; nobody told of a PIN", IMZ_STAGE_DELIVERED, "2027-01-21T12:00:00+03:00",
      "make-pin" },
    { "it has its PIN", IMZ_STAGE_PIN_MADE, "2027-01-21T12:00:00+03:00", "activate-e-onay" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) delivered =
      new_record (IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, OLD, vectors[i].stage, "2027-01-10");
    g_autoptr (ImzRecord) record = with_successor (delivered, NEW);
    g_autoptr (ImzAdvice) advice = advise ("genel", record, NEW, vectors[i].now);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (advice->action.id, ==, vectors[i].id);
  }
}

/* The state and the exit code are the card's; of a revoked one what is to do lies with the application. */
static void
test_revoked (void)
{
  static const struct {
    const char *sentence;
    ImzCase kind;
    const char *id;
  } vectors[] = {
    { "lost, and applied for", IMZ_CASE_LOST, "wait" },
    { "a renewal of a revoked one is none", IMZ_CASE_RENEWAL, "replace" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record =
      new_record (vectors[i].kind, IMZ_METHOD_WET_SIGNED, OLD, IMZ_STAGE_LETTER, "2026-11-04");
    g_autoptr (ImzAdvice) advice =
      advise ("genel", record, "A:window+revoked", "2026-11-21T10:00:00+03:00");

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (advice->action.id, ==, vectors[i].id);
  }
}

/* Nothing more to apply for, nothing to be warned of; what lies behind is done. */
static void
test_rest (void)
{
  static const struct {
    const char *step;
    gboolean is_done;
  } steps[] = {
    { "apply", TRUE },
    { "letter", FALSE },
    { "approval", FALSE },
    { "production", FALSE },
  };
  g_autoptr (ImzRecord) record =
    new_record (IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, OLD, IMZ_STAGE_SIGNED, NULL);
  g_autoptr (ImzAdvice) advice = advise ("genel", record, OLD, "2026-11-21T10:00:00+03:00");

  g_assert_true (advice->is_under_way);
  g_assert_cmpuint (advice->warnings->len, ==, 0);
  for (guint i = 0; i < advice->methods->len; i++)
    g_assert_false (g_array_index (advice->methods, ImzMethodAdvice, i).allowed);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    gboolean found = FALSE;

    for (guint j = 0; j < advice->steps->len; j++) {
      const ImzStep *step = &g_array_index (advice->steps, ImzStep, j);

      if (strcmp (step->id, steps[i].step) != 0)
        continue;
      g_assert_cmpint (step->is_done, ==, steps[i].is_done);
      found = TRUE;
    }
    g_assert_true (found);
  }
}

/* Who applied is not told to renew now, nor alarmed in the last month, in which it usually comes. The state and the
 * exit code stay. */
static void
test_sentence (void)
{
  static const struct {
    const char *now;
    ImzSummary summary;
    const char *urgent;
  } vectors[] = {
    { CORE_FIXTURE_NOW, IMZ_SUMMARY_RENEWAL_WINDOW, "Renew your e-imza now" },
    { "2026-12-21T10:00:00+03:00", IMZ_SUMMARY_RENEWAL_LATE, "The last application date was" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (OLD);
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, core_fixture_time (vectors[i].now), &IMZ_RENEWAL_LIMITS_DEFAULT);
    g_autoptr (ImzRecord) record =
      new_record (IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, OLD, IMZ_STAGE_APPROVED, "2026-11-05");
    g_autoptr (ImzRecord) other =
      new_record (IMZ_CASE_RENEWAL, IMZ_METHOD_E_ONAY, "B:window", IMZ_STAGE_SIGNED, NULL);
    g_autoptr (ImzAdvice) applied = advise ("genel", record, OLD, vectors[i].now);
    g_autoptr (ImzAdvice) not_applied = advise ("genel", other, OLD, vectors[i].now);
    g_autofree char *calm = imz_advice_get_sentence (applied, verdict);
    g_autofree char *urgent = imz_advice_get_sentence (not_applied, verdict);

    g_assert_cmpint (verdict->summary, ==, vectors[i].summary);
    g_assert_null (strstr (calm, vectors[i].urgent));
    advice_fixture_assert_has (calm, "ends on 20 January 2027");
    advice_fixture_assert_has (urgent, vectors[i].urgent);
  }
}

/* Without an e-imza, and while none was claimed, the application says what is next. */
static void
test_no_card (void)
{
  static const struct {
    const char *sentence;
    const char *cards;
    ImzCase kind;
    const char *replaces;
    ImzStage stage;
    const char *id;
    const char *text;
  } vectors[] = {
    { "a first one, without a reader", "", IMZ_CASE_FIRST, NULL, IMZ_STAGE_APPLIED,
      "renew-wet-signed", "sign the printed form" },
    { "signed, without a card", "empty", IMZ_CASE_FIRST, NULL, IMZ_STAGE_SIGNED, "renew-wet-signed",
      "have the official letter sent" },
    { "a reader that fails", "unavailable", IMZ_CASE_FIRST, NULL, IMZ_STAGE_LETTER, "wait",
      "waits for the approval" },
    { "a first one that is approved", "empty", IMZ_CASE_FIRST, NULL, IMZ_STAGE_APPROVED, "wait",
      "between 15 November 2026 and 20 November 2026" },
    { "a first one that came", "empty", IMZ_CASE_FIRST, NULL, IMZ_STAGE_DELIVERED, "make-pin",
      "Make the PIN" },
    { "a renewal whose end is known", "empty", IMZ_CASE_RENEWAL, OLD, IMZ_STAGE_APPROVED, "wait",
      "between 30 December 2026 and 4 January 2027" },
    { "one whose end nobody told", "empty", IMZ_CASE_RENEWAL, NULL, IMZ_STAGE_LETTER, "wait",
      "waits for the approval" },
    { "no days can be told of it any more", "empty", IMZ_CASE_RENEWAL, NULL, IMZ_STAGE_APPROVED,
      "insert-card", "" },
    { "but that it came", "empty", IMZ_CASE_RENEWAL, NULL, IMZ_STAGE_DELIVERED, "wait",
      "keep the new one safe" },
    { "a card that cannot be read comes first", "mute", IMZ_CASE_FIRST, NULL, IMZ_STAGE_SIGNED,
      "turn-card", "" },
    { "somebody’s e-imza", "B:valid", IMZ_CASE_FIRST, NULL, IMZ_STAGE_SIGNED, "activate-e-onay",
      "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record = new_record (vectors[i].kind, IMZ_METHOD_WET_SIGNED,
                                               vectors[i].replaces, vectors[i].stage, "2026-11-05");
    g_autoptr (ImzAdvice) advice =
      advise ("genel", record, vectors[i].cards, "2026-11-10T12:00:00+03:00");

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (advice->action.id, ==, vectors[i].id);
    advice_fixture_assert_has (advice->text, vectors[i].text);
    g_assert_null (strchr (advice->text, '{'));
  }
}

/* Whose application it is, where nobody told which e-imza it is about. */
static void
test_whose (void)
{
  static const struct {
    const char *sentence;
    ImzCase kind;
    const char *replaces;
    const char *claimed; /* NULL: nothing */
    const char *profile;
    gboolean found;
  } vectors[] = {
    { "about this one", IMZ_CASE_RENEWAL, OLD, NULL, "", TRUE },
    { "about another one", IMZ_CASE_RENEWAL, "B:window", OLD, "", FALSE },
    { "about one that nobody told, of whoever claimed this", IMZ_CASE_RENEWAL, NULL, OLD, "",
      TRUE },
    { "a colleague’s card", IMZ_CASE_RENEWAL, NULL, NULL, "", FALSE },
    { "claimed by somebody else", IMZ_CASE_RENEWAL, NULL, OLD, "Bora", FALSE },
    { "a first application is about none", IMZ_CASE_FIRST, NULL, OLD, "", FALSE },
    { "but who was too late may apply as for the first time", IMZ_CASE_FIRST, NULL, "A:old", "",
      TRUE },
    { "not with another’s", IMZ_CASE_FIRST, NULL, "A:old", "Bora", FALSE },
    { "a new one is not what was applied about", IMZ_CASE_LOST, NULL, NEW, "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzProvince) province = core_fixture_province ("genel");
    g_autoptr (GPtrArray) remembered =
      g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
    g_autoptr (GPtrArray) records = g_ptr_array_new ();
    g_autoptr (ImzRecord) record =
      new_record (vectors[i].kind, IMZ_METHOD_E_ONAY, vectors[i].replaces, IMZ_STAGE_APPLIED, NULL);
    g_autoptr (ImzCertificate) certificate =
      core_fixture_certificate (vectors[i].claimed != NULL ? vectors[i].claimed : OLD);
    g_autoptr (ImzCircumstances) plain = NULL;
    g_autoptr (ImzCircumstances) circumstances = NULL;

    if (vectors[i].claimed != NULL)
      g_ptr_array_add (remembered, imz_remembered_new (certificate, vectors[i].profile, 0));
    plain = imz_circumstances_new (province, NULL, IMZ_E_ONAY_UNKNOWN, remembered);
    g_assert_null (imz_circumstances_find_record (plain, certificate));
    g_ptr_array_add (records, record);
    circumstances = imz_circumstances_with_records (plain, records);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_true (imz_circumstances_find_record (circumstances, certificate) ==
                   (vectors[i].found ? record : NULL));
    g_assert_true (imz_circumstances_find_record (circumstances, NULL) ==
                   (vectors[i].claimed == NULL ? record : NULL));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/advice-under-way/actions", test_actions);
  g_test_add_func ("/core/advice-under-way/successor", test_successor);
  g_test_add_func ("/core/advice-under-way/revoked", test_revoked);
  g_test_add_func ("/core/advice-under-way/rest", test_rest);
  g_test_add_func ("/core/advice-under-way/sentence", test_sentence);
  g_test_add_func ("/core/advice-under-way/no-card", test_no_card);
  g_test_add_func ("/core/advice-under-way/whose", test_whose);

  return g_test_run ();
}
