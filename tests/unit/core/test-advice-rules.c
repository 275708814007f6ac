/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One test for each rule of the domain, named after it: what the program makes of it. */

#include "imz-advice.h"

#include "advice-fixture.h"
#include "core-fixture.h"

#define NONE NULL

static gboolean
has_rule (const ImzAdvice *advice, const char *id)
{
  for (guint i = 0; i < advice->rules->len; i++) {
    if (strcmp (imz_rule_get_id (g_ptr_array_index (advice->rules, i)), id) == 0)
      return TRUE;
  }

  return FALSE;
}

static const ImzStep *
find_step (const ImzAdvice *advice, const char *id)
{
  for (guint i = 0; i < advice->steps->len; i++) {
    const ImzStep *step = &g_array_index (advice->steps, ImzStep, i);

    if (strcmp (step->id, id) == 0)
      return step;
  }

  return NULL;
}

static guint
index_of_step (const ImzAdvice *advice, const char *id)
{
  const ImzStep *step = find_step (advice, id);

  if (step == NULL)
    g_error ("there is no step %s", id);

  return (guint) (step - (const ImzStep *) (void *) advice->steps->data);
}

static const char *
find_warning (const ImzAdvice *advice, const char *rule)
{
  for (guint i = 0; i < advice->warnings->len; i++) {
    const ImzWarning *warning = &g_array_index (advice->warnings, ImzWarning, i);

    if (strcmp (warning->rule, rule) == 0)
      return warning->text;
  }

  return NULL;
}

static const ImzMethodAdvice *
find_method (const ImzAdvice *advice, ImzMethod method)
{
  for (guint i = 0; i < advice->methods->len; i++) {
    const ImzMethodAdvice *found = &g_array_index (advice->methods, ImzMethodAdvice, i);

    if (found->method == method)
      return found;
  }

  g_error ("there is no method %s", imz_method_to_word (method));
}

/* Of a rule that is told, and that nothing here can decide. */
static void
assert_told (const char *id, const char *source, const char *part)
{
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");
  const ImzRule *rule = imz_province_find_rule (province, id);

  g_assert_nonnull (rule);
  g_assert_cmpstr (imz_rule_get_source (rule), ==, source);
  advice_fixture_assert_has (imz_rule_get_text (rule), part);
}

/* The first question of every renewal, and only of renewals. */
static void
test_r0 (void)
{
  static const char *const days[] = { ADVICE_IN_USE, ADVICE_WINDOW, ADVICE_LATE, ADVICE_EXPIRED };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (ImzAdvice) advice =
      advice_fixture_advice (&(AdviceFixture){ .now = days[i], ADVICE_LIFE });

    advice_fixture_assert_has (find_warning (advice, "R0"), "duty goes on");
    g_assert_true (has_rule (advice, "R0"));
  }
  for (ImzCase kind = IMZ_CASE_FIRST; kind < IMZ_N_CASES; kind++) {
    g_autoptr (ImzAdvice) advice =
      advice_fixture_advice (&(AdviceFixture){ .kind = kind, .now = ADVICE_WINDOW });

    g_assert_null (find_warning (advice, "R0"));
  }
}

/* The letter asks for the approval, and for nothing else. */
static void
test_r1 (void)
{
  g_autoptr (ImzAdvice) advice =
    advice_fixture_advice (&(AdviceFixture){ .now = ADVICE_WINDOW, ADVICE_LIFE });

  assert_told ("R1", "S0.1", "onay verilmesi");
  advice_fixture_assert_has (find_step (advice, "letter")->text,
                             "for approval, and for nothing else");
}

static void
test_r2 (void)
{
  g_autoptr (ImzAdvice) advice =
    advice_fixture_advice (&(AdviceFixture){ .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW });

  advice_fixture_assert_action (advice, "renew-wet-signed", "R2", "S0.2");
  advice_fixture_assert_has (advice->explanation, "administrative class");
  g_assert_cmpstr (find_step (advice, "check-records")->rule, ==, "R2");
}

/* Who is stopped, and what is not approved, is said before: in every case, until the application is made. */
static void
assert_on_check_list (const char *rule, const char *part)
{
  for (ImzCase kind = IMZ_CASE_RENEWAL; kind < IMZ_N_CASES; kind++) {
    g_autoptr (ImzAdvice) before =
      advice_fixture_advice (&(AdviceFixture){ .kind = kind, .now = ADVICE_WINDOW, ADVICE_LIFE });
    g_autoptr (ImzAdvice) approved = advice_fixture_advice (&(AdviceFixture){
      .kind = kind, .now = ADVICE_WINDOW, ADVICE_LIFE, .approved = "2026-11-20" });
    g_autoptr (ImzAdvice) there = advice_fixture_advice (&(AdviceFixture){
      .kind = kind, .now = ADVICE_WINDOW, ADVICE_LIFE, .successor = "2027-01-21" });

    advice_fixture_assert_has (find_warning (before, rule), part);
    g_assert_true (has_rule (before, rule));
    g_assert_cmpuint (approved->warnings->len, ==, 0);
    g_assert_cmpuint (there->warnings->len, ==, 0);
  }
}

static void
test_r3 (void)
{
  assert_on_check_list ("R3", "Öğretmen or İşçi");
}

static void
test_r4 (void)
{
  assert_on_check_list ("R4", "e-personel");
}

/* The letter comes first; the present e-imza ends when the new one is produced. */
static void
test_r5 (void)
{
  const AdviceFixture fixture = { .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW, ADVICE_LIFE };
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (&fixture);

  advice_fixture_assert_action (advice, "replace", "R5", "S0.3");
  advice_fixture_assert_has (advice->text, "letter sent first");
  advice_fixture_assert_has (advice->explanation,
                             "stops working the moment the new one is produced");
  g_assert_cmpuint (index_of_step (advice, "letter"), <, index_of_step (advice, "apply"));
  g_assert_cmpstr (find_step (advice, "letter")->rule, ==, "R5");
}

/* Its letter goes to the MEBBİS unit, wherever a renewal's goes. */
static void
test_r5_addressee (void)
{
  static const char *const provinces[] = { "genel", "batman", "zonguldak" };
  const AdviceFixture fixture = { .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW };
  ImzTimelineFacts facts = advice_fixture_facts (&fixture);
  g_autoptr (ImzProvince) silent = core_fixture_province_of ("addressee=Başka");
  g_autoptr (ImzAdvice) without = imz_advice_new (&facts, silent, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (provinces); i++) {
    g_autoptr (ImzAdvice) advice = advice_fixture_advice (&(AdviceFixture){
      .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW, .province = provinces[i] });

    advice_fixture_assert_has (find_step (advice, "letter")->text, "İl MEM MEBBİS Birimi");
  }
  advice_fixture_assert_has (find_step (without, "letter")->text, "the unit that rule R5 names");
}

/* In time, with e-onay, and not before the window. */
static void
test_r6 (void)
{
  const AdviceFixture window = { .now = ADVICE_WINDOW, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES };
  const AdviceFixture in_use = { .now = ADVICE_IN_USE, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES };
  g_autoptr (ImzAdvice) now = advice_fixture_advice (&window);
  g_autoptr (ImzAdvice) later = advice_fixture_advice (&in_use);

  advice_fixture_assert_action (now, "renew", "R6", "S0.4");
  g_assert_true (find_method (now, IMZ_METHOD_E_ONAY)->allowed);
  advice_fixture_assert_action (later, "none", "R6", "S0.4");
}

/* What is refused: too early, without e-onay, lost filed as a renewal. */
static void
test_r7 (void)
{
  static const struct {
    const char *sentence;
    AdviceFixture fixture;
    const char *warning; /* NULL: none */
  } vectors[] = {
    { "the last day with three months left",
      { .now = "2026-10-20T23:59:59+03:00", ADVICE_LIFE },
      "before 21 October 2026" },
    { "the next second",
      { .now = "2026-10-21T00:00:00+03:00", ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES },
      NONE },
    { "not known whether with e-onay",
      { .now = ADVICE_WINDOW, ADVICE_LIFE },
      "not made with e-onay" },
    { "without it",
      { .now = ADVICE_LATE, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO },
      "not made with e-onay" },
    { "ended: R11 holds", { .now = ADVICE_EXPIRED, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO }, NONE },
    { "lost",
      { .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES },
      "must not be filed as a renewal" },
    { "first", { .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW }, NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice = advice_fixture_advice (&vectors[i].fixture);

    g_test_message ("%s", vectors[i].sentence);
    if (vectors[i].warning != NULL)
      advice_fixture_assert_has (find_warning (advice, "R7"), vectors[i].warning);
    else
      g_assert_null (find_warning (advice, "R7"));
  }
}

/* One calendar month before the end, clipped; in Zonguldak a recommended day, and no last date. */
static void
test_r8 (void)
{
  g_autoptr (ImzAdvice) clipped =
    advice_fixture_advice (&(AdviceFixture){ .now = "2027-05-01", .not_after = "2027-05-31" });
  g_autoptr (ImzAdvice) last =
    advice_fixture_advice (&(AdviceFixture){ .now = "2027-04-30", .not_after = "2027-05-31" });
  g_autoptr (ImzAdvice) zonguldak = advice_fixture_advice (
    &(AdviceFixture){ .now = "2027-05-01", .not_after = "2027-05-31", .province = "zonguldak" });

  advice_fixture_assert_day (&clipped->timeline.last_date, "2027-04-30");
  advice_fixture_assert_action (clipped, "renew", "R8", "S1");
  /* S1 does not say that it is still accepted. */
  advice_fixture_assert_has (clipped->explanation, "for your province to decide");
  g_assert_null (strstr (clipped->explanation, "until the e-imza ends"));
  advice_fixture_assert_action (last, "renew", "R6", "S0.4");
  advice_fixture_assert_day (&zonguldak->timeline.last_date, NONE);
  advice_fixture_assert_day (&zonguldak->timeline.recommended, "2027-05-06");
  advice_fixture_assert_action (zonguldak, "renew", "R6", "S0.4");
  g_assert_cmpstr (imz_rule_get_source (imz_province_find_rule (zonguldak->province, "R8")), ==,
                   "S4");
}

/* E-onay first, then the application from the beginning. */
static void
test_r9 (void)
{
  const AdviceFixture fixture = { .now = ADVICE_WINDOW, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO };
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (&fixture);

  advice_fixture_assert_action (advice, "activate-e-onay", "R9", "S0.5");
  advice_fixture_assert_has (advice->explanation, "again from the beginning");
  g_assert_false (find_method (advice, IMZ_METHOD_E_ONAY)->allowed);
  g_assert_false (find_method (advice, IMZ_METHOD_WET_SIGNED)->allowed);
  g_assert_cmpuint (index_of_step (advice, "activate-e-onay"), <, index_of_step (advice, "apply"));
}

/* Where sources disagree the chosen province speaks, and the difference is told. */
static void
test_r10 (void)
{
  AdviceFixture fixture = { .now = ADVICE_EXPIRED, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_YES };
  g_autoptr (ImzAdvice) genel = advice_fixture_advice (&fixture);
  g_autoptr (ImzAdvice) zonguldak = NULL;

  fixture.province = "zonguldak";
  zonguldak = advice_fixture_advice (&fixture);

  advice_fixture_assert_action (genel, "renew", "R10", "S0.6");
  advice_fixture_assert_has (imz_rule_get_differs (g_ptr_array_index (genel->rules, 0)),
                             "Zonguldak");
  advice_fixture_assert_has (genel->explanation, "Some provinces");
  advice_fixture_assert_action (zonguldak, "renew-wet-signed", "R10", "S4");
  advice_fixture_assert_has (imz_rule_get_differs (g_ptr_array_index (zonguldak->rules, 0)),
                             "S0.6");
  advice_fixture_assert_has (zonguldak->explanation, "Zonguldak");
}

static void
test_r11 (void)
{
  const AdviceFixture fixture = { .now = ADVICE_EXPIRED, ADVICE_LIFE, .e_onay = IMZ_E_ONAY_NO };
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (&fixture);

  advice_fixture_assert_action (advice, "renew-wet-signed", "R11", "S0.7");
  advice_fixture_assert_has (advice->explanation, "the address printed on it counts");
  g_assert_true (find_method (advice, IMZ_METHOD_WET_SIGNED)->allowed);
  advice_fixture_assert_has (find_step (advice, "apply")->text, "send it to Kamu SM");
  advice_fixture_assert_has (find_step (advice, "apply")->text, "as rule R11 says");
  g_assert_cmpstr (find_step (advice, "apply")->rule, ==, "R11");
}

/* Two addressees, an e-mail, or nothing: as the province has it. */
static void
test_r12 (void)
{
  static const struct {
    const char *province;
    const char *part;
  } vectors[] = {
    { "genel", "MEBBİS" },
    { "batman", "Bilgi İşlem Şube Müdürlüğü" },
    { "zonguldak", "zonguldakmem@meb.gov.tr" },
  };
  const AdviceFixture fixture = { .now = ADVICE_WINDOW, ADVICE_LIFE };
  ImzTimelineFacts facts = advice_fixture_facts (&fixture);
  g_autoptr (ImzProvince) silent = core_fixture_province_of ("letter=none");
  g_autoptr (ImzAdvice) without = imz_advice_new (&facts, silent, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice = advice_fixture_advice (
      &(AdviceFixture){ .now = ADVICE_WINDOW, ADVICE_LIFE, .province = vectors[i].province });
    const ImzStep *letter = find_step (advice, "letter");

    advice_fixture_assert_has (letter->text, vectors[i].part);
    g_assert_cmpstr (letter->rule, ==, "R12");
    g_assert_cmpint (strstr (letter->text, "e-mail") != NULL, ==, i == 2);
    g_assert_true (has_rule (advice, "R12"));
  }
  g_assert_null (find_step (without, "letter"));
}

/* A renewal waits until the old one has a month left; everything else is produced at once. */
static void
test_r13 (void)
{
  g_autoptr (ImzAdvice) renewal = advice_fixture_advice (
    &(AdviceFixture){ .now = ADVICE_WINDOW, ADVICE_LIFE, .approved = "2026-11-20" });
  g_autoptr (ImzAdvice) ended = advice_fixture_advice (
    &(AdviceFixture){ .now = ADVICE_EXPIRED, ADVICE_LIFE, .approved = "2027-01-20" });
  g_autoptr (ImzAdvice) late = advice_fixture_advice (
    &(AdviceFixture){ .now = ADVICE_EXPIRED, ADVICE_LIFE, .approved = "2027-01-21" });
  g_autoptr (ImzAdvice) lost = advice_fixture_advice (&(AdviceFixture){
    .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW, ADVICE_LIFE, .approved = "2026-11-20" });

  advice_fixture_assert_day (&renewal->timeline.production, "2026-12-20");
  advice_fixture_assert_has (find_step (renewal, "production")->text, "1 month left");
  /* Also when the old one has ended before it came. */
  advice_fixture_assert_has (find_step (ended, "production")->text, "1 month left");
  advice_fixture_assert_has (find_step (ended, "apply")->text, "with e-onay");
  advice_fixture_assert_has (find_step (late, "production")->text, "at once");
  advice_fixture_assert_day (&lost->timeline.production, "2026-11-20");
  advice_fixture_assert_has (find_step (lost, "production")->text, "at once");
}

/* The new one is of no use, and gets no PIN, before the old one has ended. */
static void
test_r14 (void)
{
  g_autoptr (ImzAdvice) waiting = advice_fixture_advice (
    &(AdviceFixture){ .now = ADVICE_WINDOW, ADVICE_LIFE, .successor = "2027-01-21" });
  g_autoptr (ImzAdvice) first = advice_fixture_advice (
    &(AdviceFixture){ .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW, .approved = "2026-11-20" });

  advice_fixture_assert_action (waiting, "wait", "R14", "S0.11");
  advice_fixture_assert_day (&find_step (waiting, "pin")->from, "2027-01-21");
  g_assert_cmpstr (find_step (waiting, "pin")->rule, ==, "R14");
  advice_fixture_assert_day (&find_step (first, "pin")->from, "2026-11-30");
}

/* Of an e-imza that is not there yet no PIN can be made, though the old one has ended. */
static void
test_r14_delivery (void)
{
  static const struct {
    const char *approved;
    const char *successor;
    const char *pin_from;
  } vectors[] = {
    { "2026-11-20", NONE, "2027-01-21" },         { "2027-01-11", NONE, "2027-01-21" },
    { "2027-01-12", NONE, "2027-01-22" },         { "2027-01-22", NONE, "2027-02-01" },
    { "2027-01-22", "2027-01-21", "2027-01-21" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzAdvice) advice =
      advice_fixture_advice (&(AdviceFixture){ .now = "2027-01-25",
                                               ADVICE_LIFE,
                                               .approved = vectors[i].approved,
                                               .successor = vectors[i].successor });

    advice_fixture_assert_day (&find_step (advice, "pin")->from, vectors[i].pin_from);
    advice_fixture_assert_day (&advice->timeline.pin_from, "2027-01-21");
  }
}

static void
test_r15 (void)
{
  const AdviceFixture fixture = { .now = ADVICE_WINDOW, ADVICE_LIFE, .approved = "2026-12-25" };
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (&fixture);

  advice_fixture_assert_action (advice, "wait", "R15", "S1");
  advice_fixture_assert_day (&advice->timeline.delivery_from, "2027-01-04");
  advice_fixture_assert_day (&advice->timeline.delivery_to, "2027-01-09");
  advice_fixture_assert_day (&find_step (advice, "delivery")->from, "2027-01-04");
}

/* The reason is named where a source names one, and nowhere else. */
static void
test_r16 (void)
{
  g_autoptr (ImzAdvice) lost =
    advice_fixture_advice (&(AdviceFixture){ .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW });
  g_autoptr (ImzAdvice) identity =
    advice_fixture_advice (&(AdviceFixture){ .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW });
  g_autoptr (ImzAdvice) first =
    advice_fixture_advice (&(AdviceFixture){ .kind = IMZ_CASE_FIRST, .now = ADVICE_WINDOW });

  advice_fixture_assert_action (lost, "replace", "R16", "S4");
  advice_fixture_assert_has (lost->text, "Kayıp Çalıntı");
  g_assert_false (find_method (lost, IMZ_METHOD_E_IMZA)->allowed);
  g_assert_null (strstr (find_step (identity, "apply")->text, "reason"));
  g_assert_null (strstr (find_step (first, "apply")->text, "reason"));
}

static void
test_r17 (void)
{
  g_autoptr (ImzAdvice) advice =
    advice_fixture_advice (&(AdviceFixture){ .kind = IMZ_CASE_LOST, .now = ADVICE_WINDOW });

  advice_fixture_assert_has (advice->explanation, "fee");
  advice_fixture_assert_has (find_step (advice, "apply")->text, "fee");
  g_assert_cmpstr (find_step (advice, "apply")->rule, ==, "R17");
}

/* Nobody is told to revoke an e-imza because the new one came. */
static void
test_r18 (void)
{
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (
    &(AdviceFixture){ .now = ADVICE_WINDOW, ADVICE_LIFE, .successor = "2027-01-21" });

  assert_told ("R18", "S3", "final");
  g_assert_null (strstr (advice->text, "revoke"));
  g_assert_null (strstr (advice->explanation, "revoke"));
  for (guint i = 0; i < advice->steps->len; i++)
    g_assert_null (strstr (g_array_index (advice->steps, ImzStep, i).text, "revoke"));
}

static void
test_r19 (void)
{
  g_autoptr (ImzAdvice) advice = advice_fixture_advice (
    &(AdviceFixture){ .now = ADVICE_EXPIRED, ADVICE_LIFE, .successor = "2027-01-21" });

  advice_fixture_assert_action (advice, "make-pin", "R19", "S3");
  assert_told ("R19", "S3", "PIN Oluşturma/Kilit Çözme");
}

/* Renewers get the password while the old e-imza works; the others are told what the PIN takes. */
static void
test_r20 (void)
{
  g_autoptr (ImzAdvice) renewal =
    advice_fixture_advice (&(AdviceFixture){ .now = ADVICE_WINDOW, ADVICE_LIFE });
  g_autoptr (ImzAdvice) late =
    advice_fixture_advice (&(AdviceFixture){ .now = ADVICE_EXPIRED, ADVICE_LIFE });
  const ImzStep *password = find_step (renewal, "e-devlet-password");

  g_assert_cmpstr (password->rule, ==, "R20");
  advice_fixture_assert_day (&password->to, "2027-01-20");
  g_assert_null (find_step (late, "e-devlet-password"));
  advice_fixture_assert_has (find_step (late, "pin")->text, "e-Devlet password");
}

static void
test_r21 (void)
{
  assert_told ("R21", "S3", "removes");
}

static void
test_r22 (void)
{
  g_autoptr (ImzAdvice) identity =
    advice_fixture_advice (&(AdviceFixture){ .kind = IMZ_CASE_IDENTITY, .now = ADVICE_WINDOW });

  assert_on_check_list ("R22", "Merkezi Nüfus İdaresi Sistemi");
  g_assert_cmpstr (find_step (identity, "check-records")->rule, ==, "R22");
}

/* By dates alone nothing is called valid, and nobody applies for anybody. */
static void
test_r23 (void)
{
  static const char *const days[] = { ADVICE_NOT_YET, ADVICE_IN_USE, ADVICE_WINDOW, ADVICE_LATE,
                                      ADVICE_EXPIRED };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (ImzAdvice) advice =
      advice_fixture_advice (&(AdviceFixture){ .now = days[i], ADVICE_LIFE });

    g_assert_null (strstr (advice->text, "valid"));
    g_assert_null (strstr (advice->explanation, "valid"));
  }
  assert_told ("R23", "S4, 5070", "never signs");
}

static void
test_r24 (void)
{
  assert_told ("R24", "S3", "day of approval");
}

static void
test_r25 (void)
{
  g_autoptr (ImzAdvice) advice =
    advice_fixture_advice (&(AdviceFixture){ .now = ADVICE_WINDOW, ADVICE_LIFE });

  assert_told ("R25", "S4", "Kurum yetkiliniz ile irtibata geçin");
  /* The letter goes out after the application. */
  g_assert_cmpuint (index_of_step (advice, "apply"), <, index_of_step (advice, "letter"));
  g_assert_cmpuint (index_of_step (advice, "letter"), <, index_of_step (advice, "approval"));
}

int
main (int argc, char *argv[])
{
  static void (*const rules[]) (void) = {
    test_r0,  test_r1,  test_r2,  test_r3,  test_r4,  test_r5,  test_r6,  test_r7,  test_r8,
    test_r9,  test_r10, test_r11, test_r12, test_r13, test_r14, test_r15, test_r16, test_r17,
    test_r18, test_r19, test_r20, test_r21, test_r22, test_r23, test_r24, test_r25,
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_autofree char *path = g_strdup_printf ("/core/advice/R%" G_GSIZE_FORMAT, i);

    g_test_add_func (path, rules[i]);
  }
  g_test_add_func ("/core/advice/R5/addressee", test_r5_addressee);
  g_test_add_func ("/core/advice/R14/delivery", test_r14_delivery);

  return g_test_run ();
}
