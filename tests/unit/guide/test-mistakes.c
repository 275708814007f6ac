/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* İmzam's own guides against what they are there for: each of the twenty likeliest mistakes is prevented by a named
 * step, each screen of the portals is drawn in one, and nobody gets past the letter unasked. */

#include "imz-guide-path.h"
#include "imz-guides.h"

#include "core-fixture.h"

/* @rule: (nullable): that the step names; @phrase: (nullable): that it says */
typedef struct {
  guint number;
  const char *mistake;
  const char *guide;
  const char *step;
  const char *rule;
  const char *phrase;
} Prevention;

static const Prevention preventions[] = {
  { 1, "applies with three months or more left", "renew-e-onay", "time", "R7", "three months or" },
  { 1, "applies too early all the same", "renew-e-onay", "too-early", "R7", "{window-opens}" },
  { 1, "the same, signed with the e-imza", "renew-e-imza", "too-early", "R7", "{window-opens}" },
  { 2, "leaves it to the last month", "renew-e-onay", "day", "R8", "{last-date}" },
  { 2, "the same in Zonguldak", "renew-e-onay", "day-zonguldak", "R8", "25 days" },
  { 3, "no e-onay while the old one works", "renew-e-onay", "too-early", NULL, "activate e-onay" },
  { 3, "applies without e-onay", "renew-e-onay", "activate", "R9", "First activate e-onay" },
  { 3, "tries it with one that has ended", "e-onay", "ended", "R9", "on paper" },
  { 4, "removes e-onay", "e-onay", "already", "R21", "Press nothing" },
  { 4, "looks whether it is active", "op-e-onay", "done", "R21", "Press nothing" },
  { 5, "closes the page of the code", "e-onay", "code", NULL, "Do not close the page" },
  { 5, "closes it while Java starts", "e-onay", "application", NULL, "Do not close this page" },
  { 6, "the code runs out while Java loads", "e-onay", "application", NULL,
    "first start can take" },
  { 6, "the code is old by then", "e-onay", "code", NULL, "Tekrar Kod Al" },
  { 6, "Java is not there at all", "e-onay", "java", NULL, "Java 1.8.0" },
  { 7, "follows “Yöntem 1” by its number", "renew-e-onay", "offer", "R9", "numbers differ" },
  { 7, "the same, signed with the e-imza", "renew-e-imza", "choose", "R7", "numbers differ" },
  { 8, "believes that nothing is left to do", "renew-e-onay", "result", "R12", "left to do" },
  { 8, "the page itself says so", "renew-e-onay", "manager", "R12", "Kamu SM only" },
  { 8, "the letter is never sent", "renew-e-onay", "sent", "R12", "Has it been sent?" },
  { 9, "the letter asks for production", "renew-e-onay", "letter", "R1",
    "only ask for the approval" },
  { 9, "the letter goes to the wrong unit", "renew-e-onay", "letter", "R12", "{addressee}" },
  { 9, "so does the e-mail", "renew-e-onay", "e-mail", "R1", "only ask for the approval" },
  { 10, "takes the last sentence for an error", "renew-e-onay", "manager", "R25",
    "This is no error" },
  { 10, "writes from a private mailbox", "renew-e-onay", "e-mail", "R25", "private mailbox" },
  { 10, "leaves the answer unread", "renew-e-onay", "e-mail", "R12", "answer comes to the same" },
  { 11, "the record is not up to date", "renew-e-onay", "record", "R4",
    "not entered in e-personel" },
  { 11, "is stopped at the login", "renew-e-onay", "warning", "R3", "Öğretmen or İşçi" },
  { 11, "asks the wrong unit to mend it", "renew-e-onay", "mend-record", "R4", "Sources differ" },
  { 12, "data are not as in the register", "renew-e-onay", "same-identity", "R22", "register" },
  { 12, "types them otherwise", "renew-e-onay", "form-login", "R22", NULL },
  { 12, "applies before the letter", "identity-change", "letter", "R5", "Do not apply yet" },
  { 12, "applies before the notice", "identity-change", "notice", "R5", "Do not apply before" },
  { 13, "files a loss as a renewal", "renew-e-onay", "reason", "R16", "Never choose “Yenileme”" },
  { 13, "the same after a loss", "lost", "reason", "R16", "Never “Yenileme”" },
  { 14, "an old mobile number", "renew-e-onay", "contact", NULL, "must be right" },
  { 14, "the code goes to somebody else", "renew-e-onay", "sms", NULL, "not your number, stop" },
  { 15, "the card goes to the old address", "renew-e-onay", "address", NULL, "transferred" },
  { 15, "asks for a reader", "renew-e-onay", "reason", NULL, "İstenmedi" },
  { 15, "approved by the old province", "renew-e-onay", "moved", "R0", "new province" },
  { 16, "signs with the wrong pen", "wet-signed", "sign", "R11", "blue ball pen" },
  { 16, "forgets the school's letter", "wet-signed", "school-letter", "R11", "DYS dışı" },
  { 16, "posts it in the wrong way", "wet-signed", "post", "R11", "iadeli taahhütlü" },
  { 16, "posts it to the wrong address", "wet-signed", "send", "R11", "printed on the form" },
  { 17, "mixes up the PIN at e-onay", "e-onay", "sign", "R23", "not the e-Devlet password" },
  { 17, "mixes up the PIN at the form", "renew-e-imza", "pin", "R23",
    "not your personal password" },
  { 17, "mixes up the password at login", "e-onay", "login", "R23", "not the PIN" },
  { 17, "guesses until it is blocked", "pin-locked", "no-guessing", "R19", NULL },
  { 18, "uses the new card early", "after-delivery", "wait", "R14", "earlier" },
  { 18, "loses the waiting SIM", "after-delivery", "keep", "R14", "safe" },
  { 18, "makes its PIN early", "op-pin", "wait", "R14", "{pin-from}" },
  { 19, "revokes the old one", "op-revoke", "not-needed", "R18", "Do not revoke" },
  { 19, "the same when the new one came", "after-delivery", "keep", "R18", "Do not revoke" },
  { 19, "the same while waiting", "renew-e-onay", "keep", "R18", "Do not revoke" },
  { 20, "no e-Devlet password in the end", "renew-e-onay", "password", "R20", "cannot log you in" },
  { 20, "the same when the card is there", "after-delivery", "password", "R20",
    "while it still works" },
  { 20, "does not follow a late delivery", "delivery-late", "days", "R15", "10–15 days" },
  { 20, "does not know where to ask", "renew-e-onay", "done", "R15", "444 5 576" },
};

enum {
  N_MISTAKES = 20,
};

/* Where each screen is drawn: of the activation, of the renewals with e-onay and with the e-imza, of the
 * operations (each marks its own tile) and of the way on paper. */
static const struct {
  const char *sketch;
  const char *guide;
  const char *step;
} screens[] = {
  { "a1", "e-onay", "portal" },
  { "a2", "e-onay", "gate" },
  { "a3", "e-onay", "login" },
  { "a4", "e-onay", "identity" },
  { "a5", "e-onay", "menu" },
  { "a6a", "e-onay", "consent" },
  { "a6b", "e-onay", "already" },
  { "a7", "e-onay", "application" },
  { "a7", "e-onay", "code" },
  { "a8", "e-onay", "paste" },
  { "a9", "e-onay", "sign" },
  { "a10", "e-onay", "success" },
  { "b1", "renew-e-onay", "form-login" },
  { "b2", "renew-e-onay", "form" },
  { "b2", "renew-e-onay", "declaration" },
  { "b3", "renew-e-onay", "sms" },
  { "b4", "renew-e-onay", "sms-code" },
  { "b5", "renew-e-onay", "offer" },
  { "b6", "renew-e-onay", "result" },
  { "b7", "renew-e-onay", "manager" },
  { "b1", "renew-e-imza", "form-login" },
  { "b2", "renew-e-imza", "form" },
  { "b3", "renew-e-imza", "sms" },
  { "b4", "renew-e-imza", "sms-code" },
  { "c5", "renew-e-imza", "choose" },
  { "c6", "renew-e-imza", "java-warning" },
  { "c7", "renew-e-imza", "sign" },
  { "c8", "renew-e-imza", "result" },
  { "status", "op-status", "look" },
  { "pin", "op-pin", "make" },
  { "a5-status", "op-status", "menu" },
  { "a5-status", "delivery-late", "menu" },
  { "a5-list", "op-list", "menu" },
  { "a5-resume", "op-resume", "menu" },
  { "a5-resume", "suspended", "menu" },
  { "a5-pin", "op-pin", "menu" },
  { "a5-pin", "after-delivery", "menu" },
  { "a5-pin", "pin-locked", "menu" },
  { "a5-web", "op-web-password", "menu" },
  { "a5-revoke", "op-revoke", "menu" },
  { "b5-wet", "wet-signed", "way" },
  { "b5-wet", "first", "way" },
};

/* Where the portal has done its part, and the province has not. */
static const struct {
  const char *guide;
  const char *step;
} applied[] = {
  { "renew-e-onay", "manager" }, { "renew-e-imza", "manager" }, { "wet-signed", "manager" },
  { "first", "manager" },        { "lost", "manager" },         { "lost", "manager-e-onay" },
};

static ImzGuides *
shipped_guides (void)
{
  static ImzGuides *guides;
  const char *const none[] = { NULL };

  if (guides == NULL) {
    g_autoptr (ImzProvince) province = core_fixture_province (IMZ_PROVINCE_DEFAULT);
    g_autoptr (ImzLetters) letters = imz_letters_new (none);

    guides = imz_guides_new (none, imz_province_get_rules (province), letters);
  }

  return guides;
}

static const ImzGuideStep *
find_step (const char *guide, const char *step)
{
  const ImzGuide *found = imz_guides_find (shipped_guides (), guide);
  const ImzGuideStep *there;

  if (found == NULL)
    g_error ("there is no guide %s", guide);
  there = imz_guide_find_step (found, step, NULL);
  if (there == NULL)
    g_error ("%s has no step %s", guide, step);

  return there;
}

static gboolean
any_has (char **texts, const char *phrase)
{
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++) {
    if (strstr (texts[i], phrase) != NULL)
      return TRUE;
  }

  return FALSE;
}

static gboolean
says (const ImzGuideStep *step, const char *phrase)
{
  return strstr (step->title, phrase) != NULL || any_has (step->body, phrase) ||
         any_has (step->warnings, phrase);
}

static void
test_mistakes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (preventions); i++) {
    const Prevention *prevention = &preventions[i];
    const ImzGuideStep *step = find_step (prevention->guide, prevention->step);

    if (prevention->rule != NULL &&
        !g_strv_contains ((const char *const *) step->rules, prevention->rule))
      g_error ("%u, %s: %s/%s does not name %s", prevention->number, prevention->mistake,
               prevention->guide, prevention->step, prevention->rule);
    if (prevention->phrase != NULL && !says (step, prevention->phrase))
      g_error ("%u, %s: %s/%s does not say “%s”", prevention->number, prevention->mistake,
               prevention->guide, prevention->step, prevention->phrase);
  }
}

static void
test_each_mistake (void)
{
  guint64 seen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (preventions); i++)
    seen |= G_GUINT64_CONSTANT (1) << preventions[i].number;

  for (guint number = 1; number <= N_MISTAKES; number++)
    g_assert_cmpuint ((guint) (seen >> number) & 1, ==, 1);
}

static void
test_screens (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++) {
    const ImzGuideStep *step = find_step (screens[i].guide, screens[i].step);

    if (g_strcmp0 (step->sketch, screens[i].sketch) != 0)
      g_error ("%s/%s shows %s, not %s", screens[i].guide, screens[i].step,
               step->sketch != NULL ? step->sketch : "nothing", screens[i].sketch);
    g_assert_cmpstr (step->sketch_alt, !=, NULL);
  }
}

/* Names the steps behind @step, where each question gets its first answer. */
static GString *
walk_from (const char *guide_id, const char *step_id, const ImzProvince *province)
{
  const ImzGuide *guide = imz_guides_find (shipped_guides (), guide_id);
  const ImzGuideStep *step = find_step (guide_id, step_id);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (ImzKeptStep));
  const ImzGuideSituation situation = { province, IMZ_PHASE_UNKNOWN, way };
  GString *names = g_string_new (" ");

  while (step != NULL) {
    const ImzGuideAnswer *answer =
      step->answers->len > 0 ? &g_array_index (step->answers, ImzGuideAnswer, 0) : NULL;
    const ImzKeptStep gone = { .step = step->id, .answer = answer != NULL ? answer->id : NULL };

    g_array_append_val (way, gone);
    g_string_append_printf (names, "%s ", step->id);
    step = imz_guide_path_next (guide, step, answer, &situation);
  }

  return names;
}

static void
test_letter (void)
{
  static const struct {
    const char *province;
    const char *step;
  } letters[] = { { "genel", " letter sent " },
                  { "batman", " letter sent " },
                  { "zonguldak", " e-mail sent " } };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
    g_autoptr (ImzProvince) province = core_fixture_province (letters[i].province);

    for (gsize j = 0; j < G_N_ELEMENTS (applied); j++) {
      g_autoptr (GString) way = walk_from (applied[j].guide, applied[j].step, province);

      if (strstr (way->str, letters[i].step) == NULL)
        g_error ("%s in %s:%s", applied[j].guide, letters[i].province, way->str);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mistakes/prevented", test_mistakes);
  g_test_add_func ("/mistakes/each", test_each_mistake);
  g_test_add_func ("/mistakes/screens", test_screens);
  g_test_add_func ("/mistakes/letter", test_letter);

  return g_test_run ();
}
