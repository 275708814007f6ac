/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* İmzam's own guides against their documents: every rule and every document is used, every step says according to
 * whom, and the guides around the renewal have kept what the documents say. */

#include "imz-guides.h"

#include "core-fixture.h"

/* @rule: (nullable): that the step names */
typedef struct {
  const char *guide;
  const char *step;
  const char *rule;
  const char *phrase;
} Fact;

static const Fact facts[] = {
  /* D: on paper */
  { "wet-signed", "duty", "R0", "duty" },
  { "wet-signed", "moved", "R0", "approves only its own staff" },
  { "wet-signed", "works", "R7", "is refused" },
  { "wet-signed", "works", "R9", "activate e-onay and start again from the beginning" },
  { "wet-signed", "active", "R10", "can still be made with it" },
  { "wet-signed", "active", "R10", "Zonguldak wants paper" },
  { "wet-signed", "active", "R10", "as a first application [web]" },
  { "wet-signed", "here-on-paper", "R11", "with e-onay or without" },
  { "wet-signed", "record", "R4", "not entered in e-personel" },
  { "wet-signed", "password", "R20", "Who applies late needs an e-Devlet password" },
  { "wet-signed", "way", "R11", "Go by the name" },
  { "wet-signed", "print", "R11", "FORM-001-042" },
  { "wet-signed", "manager", "R25", "Kurum yetkiliniz ile irtibata geçin" },
  { "wet-signed", "sign", "R11", "mavi tükenmez kalem" },
  { "wet-signed", "send", "R11", "Gebze/Kocaeli" },
  { "wet-signed", "send", "R11", "The address printed on the form wins [inference]" },
  { "wet-signed", "send", "R11", "In Zonguldak" },
  { "wet-signed", "school-letter", "R11", "the signed form is enclosed" },
  { "wet-signed", "post", "R11", "The address printed on the form wins [inference]" },
  { "wet-signed", "post", "R11", "Elsewhere the holder sends the form by parcel service" },
  { "wet-signed", "letter", "R1", "onay verilmesi" },
  { "wet-signed", "done", "R13", "[inference]" },
  { "wet-signed", "done", "R15", "10–15 days" },
  { "wet-signed", "not-yours", "R18", "ends by itself" },
  /* E: the first one */
  { "first", "administrative", "R2", "idari hizmetler sınıfı" },
  { "first", "administrative", "R2", "Sources differ" },
  { "first", "administrative", "R3", "Öğretmen or İşçi" },
  { "first", "ask-record", "R2", "atama birimi" },
  { "first", "register", "R22", "Merkezi Nüfus İdaresi Sistemi" },
  { "first", "password", "R20", "Who applies for the first time needs an e-Devlet password" },
  { "first", "reason", "R16", "is in none of our documents" },
  { "first", "reason", NULL, "“Kart Okuyucu Tipi” (reader) is asked for" },
  { "first", "way", "R11", "A first application is wet-signed" },
  { "first", "done", "R13", "produced at once" },
  { "first", "done", "R14", "can be used at once" },
  { "first", "done", "R9", "activate e-onay" },
  /* F: other identity data */
  { "identity-change", "register", "R22", "[inference]" },
  { "identity-change", "letter", "R5", "{identity-addressee}" },
  { "identity-change", "letter", "R5", "the old and the new data, since when and on what ground" },
  { "identity-change", "notice", "R5", "Do not apply before" },
  { "identity-change", "wait", "R5", "You cannot start yet" },
  { "identity-change", "active", "R5", "with e-onay is recommended" },
  { "identity-change", "finish-work", "R5", "None works then until the courier comes [inference]" },
  { "identity-change", "finish-work", "R13", "the moment the new one is produced" },
  { "identity-change", "reason", "R16", "is in none of our documents" },
  { "identity-change", "choose", "R24", "as they stand on the day of approval" },
  { "identity-change", "tell-unit", "R12", "is in none of our documents" },
  { "identity-change", "done", "R14", "can be used at once" },
  /* G: lost or stolen */
  { "lost", "revoke", "R16", "revokes it" },
  { "lost", "revoke", "R18", "Revoking is final" },
  { "lost", "revoked", "R17", "a case of its own" },
  { "lost", "notice", NULL, "ours, from no source" },
  { "lost", "fee", "R17", "costs you a fee" },
  { "lost", "fee", "R17", "name no amount" },
  { "lost", "fee", "R17", "another case" },
  { "lost", "fee", "R17", "that the person pays for [web]" },
  { "lost", "password", "R20", "Without the e-imza you log in to e-Devlet" },
  { "lost", "reason", "R16", "“Kayıp Çalıntı” (lost, stolen). It revokes the valid" },
  { "lost", "reason", "R7", "Never “Yenileme”" },
  { "lost", "offer", NULL, "in none of our documents" },
  { "lost", "offer", NULL, "[inference]" },
  { "lost", "done", "R13", "produced at once" },
  { "lost", "done", "R14", "can be used at once" },
  /* H: when it has come */
  { "after-delivery", "parcel", NULL, "only the SIM card" },
  { "after-delivery", "parcel", NULL, "ours, from no source" },
  { "after-delivery", "case", "R14", "at once" },
  { "after-delivery", "keep", "R14", "{ends}" },
  { "after-delivery", "keep", "R18", "revoking is final" },
  { "after-delivery", "password", "R20", "with the old e-imza, without fail" },
  { "after-delivery", "wait", "R14", "You cannot start yet: you can from {pin-from} on" },
  { "after-delivery", "swap", NULL, "take the old SIM card out and put the new one in" },
  { "after-delivery", "swap", NULL, "[web]" },
  { "after-delivery", "pin", "R19", "6 digits" },
  { "after-delivery", "pin", "R23", "not the e-Devlet password, not the Web parola" },
  { "after-delivery", "done", "R9", "Activate e-onay" },
  { "after-delivery", "done", "R18", "needs no revoking" },
  { "after-delivery", "done", "R6", "Three months before the end" },
  /* I: the PIN */
  { "pin-locked", "no-guessing", "R19", "three wrong tries" },
  { "pin-locked", "no-guessing", "R19", "the card locks [web]" },
  { "pin-locked", "no-guessing", "R23", "İmzam never sends a PIN" },
  { "pin-locked", "password", "R20", "you need the e-Devlet password" },
  { "pin-locked", "new-card", "R14", "from which day on" },
  { "pin-locked", "pin", "R19", "6 digits" },
  /* J: suspended */
  { "suspended", "why", NULL, "How an e-imza is suspended is in none of our documents" },
  { "suspended", "menu", NULL, "Askıdan İndirme" },
  { "suspended", "lost-card", "R17", "Do not resume it" },
  /* K: late */
  { "delivery-late", "days", "R15", "10–15 days from the approval (S1)" },
  { "delivery-late", "days", "R15", "{delivery-from} – {delivery-to}" },
  { "delivery-late", "days", "R13", "whichever is later [inference]" },
  { "delivery-late", "status", "R15", "teslim durumu" },
  { "delivery-late", "approval", "R12", "letter is missing" },
  { "delivery-late", "approval", "R12", "true towards Kamu SM only" },
  { "delivery-late", "approval", "R25", "Kurum yetkiliniz ile irtibata geçin" },
  { "delivery-late", "production", "R13", "The documents of Batman" },
  { "delivery-late", "courier", "R15", "Kurye Takip" },
  { "delivery-late", "courier", NULL, "Which courier it is, and its page" },
  { "delivery-late", "call", "R15", "444 5 576 (S1, S2, S4) or 0262 648 18 18 (S2, S4)" },
};

/* What stands beside the words of a step. Unset: none. */
static const struct {
  const char *guide;
  const char *step;
  const char *letter;
  const char *province; /* of the only condition */
  gboolean elsewhere;   /* ... if it must be another one */
} letters[] = {
  { "wet-signed", "send", "parcel-label", "zonguldak", TRUE },
  { "wet-signed", "school-letter", "wet-signed-letter", "zonguldak", FALSE },
  { "wet-signed", "post", "parcel-label", "zonguldak", FALSE },
  { "first", "send", "parcel-label", "zonguldak", TRUE },
  { "first", "school-letter", "wet-signed-letter", "zonguldak", FALSE },
  { "lost", "post", "parcel-label", "zonguldak", FALSE },
  { "identity-change", "letter", "identity-letter", NULL, FALSE },
  { "lost", "notice", "loss-notice", NULL, FALSE },
  { "after-delivery", "parcel", "handover", NULL, FALSE },
};

static const struct {
  const char *guide;
  const char *step;
  ImzGuideDate day;
} days[] = {
  { "after-delivery", "wait", IMZ_GUIDE_DATE_PIN_FROM },
  { "delivery-late", "days", IMZ_GUIDE_DATE_DELIVERY_TO },
};

static const char *const documents[] = { "S0", "S1", "S2", "S3", "S4", "W", "5070" };

typedef void (*StepFunc) (const ImzGuide *guide, const ImzGuideStep *step, gpointer data);

static ImzProvince *
shipped_province (void)
{
  static ImzProvince *province;

  if (province == NULL)
    province = core_fixture_province (IMZ_PROVINCE_DEFAULT);

  return province;
}

static ImzGuides *
shipped_guides (void)
{
  static ImzGuides *guides;
  const char *const none[] = { NULL };

  if (guides == NULL) {
    g_autoptr (ImzLetters) shipped = imz_letters_new (none);

    guides = imz_guides_new (none, imz_province_get_rules (shipped_province ()), shipped);
  }

  return guides;
}

static void
foreach_step (StepFunc func, gpointer data)
{
  for (guint i = 0; i < imz_guides_get_n (shipped_guides ()); i++) {
    const ImzGuide *guide = imz_guides_get_nth (shipped_guides (), i);

    for (guint j = 0; j < imz_guide_get_n_steps (guide); j++)
      func (guide, imz_guide_get_step (guide, j), data);
  }
}

static const ImzGuideStep *
find_step (const char *guide, const char *step)
{
  const ImzGuide *found = imz_guides_find (shipped_guides (), guide);
  const ImzGuideStep *there = found != NULL ? imz_guide_find_step (found, step, NULL) : NULL;

  if (there == NULL)
    g_error ("there is no step %s/%s", guide, step);

  return there;
}

/* All that a person reads in the step, a line each. */
static char *
join_words (const ImzGuideStep *step)
{
  char **const lists[] = { step->body, step->warnings, step->ready, step->wordings };
  g_autoptr (GString) words = g_string_new (step->title);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    for (gsize j = 0; lists[i][j] != NULL; j++)
      g_string_append_printf (words, "\n%s", lists[i][j]);
  }
  for (guint i = 0; i < step->answers->len; i++)
    g_string_append_printf (words, "\n%s", g_array_index (step->answers, ImzGuideAnswer, i).label);
  for (guint i = 0; i < step->ways_out->len; i++) {
    const ImzGuideWayOut *way = &g_array_index (step->ways_out, ImzGuideWayOut, i);

    g_string_append_printf (words, "\n%s\n%s", way->label, way->body != NULL ? way->body : "");
  }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
has (char **list, const char *text)
{
  return g_strv_contains ((const char *const *) list, text);
}

/* Of the document, whatever the point in it. */
static gboolean
names_document (const ImzGuideStep *step, const char *key)
{
  gsize length = strlen (key);

  for (gsize i = 0; step->sources[i] != NULL; i++) {
    const char *source = step->sources[i];

    if (strncmp (source, key, length) == 0 && (source[length] == '\0' || source[length] == '.'))
      return TRUE;
  }

  return FALSE;
}

static void
collect_rules (const ImzGuide *guide, const ImzGuideStep *step, gpointer data)
{
  for (gsize i = 0; step->rules[i] != NULL; i++)
    g_hash_table_add (data, step->rules[i]);
}

static void
test_rules (void)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  const ImzRulebook *rules = imz_province_get_rules (shipped_province ());

  foreach_step (collect_rules, named);
  g_assert_cmpuint (imz_rulebook_get_n_rules (rules), ==, 26);
  for (guint i = 0; i < imz_rulebook_get_n_rules (rules); i++) {
    const char *id = imz_rule_get_id (imz_rulebook_get_rule (rules, i));

    if (!g_hash_table_contains (named, id))
      g_error ("no step of any guide names %s", id);
  }
}

static void
count_documents (const ImzGuide *guide, const ImzGuideStep *step, gpointer data)
{
  guint *counts = data;

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    counts[i] += names_document (step, documents[i]) ? 1 : 0;
}

static void
test_documents (void)
{
  guint counts[G_N_ELEMENTS (documents)] = { 0 };

  foreach_step (count_documents, counts);
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++) {
    if (counts[i] == 0)
      g_error ("no step of any guide names %s", documents[i]);
  }
}

static void
check_source (const ImzGuide *guide, const ImzGuideStep *step, gpointer unused)
{
  if (step->sources[0] == NULL && step->rules[0] == NULL)
    g_error ("%s/%s does not say according to whom", imz_guide_get_id (guide), step->id);
}

static void
test_every_step (void)
{
  foreach_step (check_source, NULL);
}

/* What other institutions' pages say is marked, and they are named. */
static void
check_mark (const ImzGuide *guide, const ImzGuideStep *step, gpointer unused)
{
  g_autofree char *words = join_words (step);

  if (strstr (words, "[web]") != NULL && !names_document (step, "W"))
    g_error ("%s/%s says something from the web and does not name it", imz_guide_get_id (guide),
             step->id);
  if (strstr (words, "[web]") == NULL && names_document (step, "W"))
    g_error ("%s/%s names the web and does not mark what it says", imz_guide_get_id (guide),
             step->id);
}

static void
test_marks (void)
{
  foreach_step (check_mark, NULL);
}

/* Numbers of ways differ between documents: a way goes by its name. */
static void
check_wordings (const ImzGuide *guide, const ImzGuideStep *step, gpointer unused)
{
  for (gsize i = 0; step->wordings[i] != NULL; i++) {
    if (strstr (step->wordings[i], "Yöntem") != NULL)
      g_error ("%s/%s chooses “%s”", imz_guide_get_id (guide), step->id, step->wordings[i]);
  }
}

static void
test_no_numbers (void)
{
  foreach_step (check_wordings, NULL);
}

static void
test_facts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++) {
    const Fact *fact = &facts[i];
    const ImzGuideStep *step = find_step (fact->guide, fact->step);
    g_autofree char *words = join_words (step);

    if (strstr (words, fact->phrase) == NULL)
      g_error ("%s/%s does not say “%s” but:\n%s", fact->guide, fact->step, fact->phrase, words);
    if (fact->rule != NULL && !has (step->rules, fact->rule))
      g_error ("%s/%s does not name %s", fact->guide, fact->step, fact->rule);
  }
}

static void
test_letters (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++) {
    const ImzGuideStep *step = find_step (letters[i].guide, letters[i].step);
    const ImzGuideCondition *condition;

    g_assert_cmpstr (step->letter, ==, letters[i].letter);
    g_assert_cmpuint (step->conditions->len, ==, letters[i].province != NULL ? 1 : 0);
    if (letters[i].province == NULL)
      continue;

    condition = &g_array_index (step->conditions, ImzGuideCondition, 0);
    g_assert_cmpstr (condition->province, ==, letters[i].province);
    g_assert_cmpint (condition->negated, ==, letters[i].elsewhere);
  }
}

static void
test_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    const ImzGuideStep *step = find_step (days[i].guide, days[i].step);
    const ImzGuideCheck *check;

    g_assert_cmpuint (step->checks->len, ==, 1);
    check = &g_array_index (step->checks, ImzGuideCheck, 0);
    g_assert_cmpint (check->kind, ==, IMZ_GUIDE_CHECK_DATE);
    g_assert_cmpint (check->date, ==, days[i].day);
  }
}

/* Whoever has no card to show, or one that says nothing of the matter, is not refused. */
static void
test_fitting (void)
{
  static const char *const for_all[] = { "first",          "identity-change", "lost",
                                         "after-delivery", "pin-locked",      "delivery-late" };
  const ImzGuideFitting *fitting;

  for (gsize i = 0; i < G_N_ELEMENTS (for_all); i++) {
    fitting = imz_guide_get_fitting (imz_guides_find (shipped_guides (), for_all[i]));
    g_assert_cmpuint (fitting->states, ==, 0);
    g_assert_cmpint (fitting->from, ==, -1);
    g_assert_cmpint (fitting->method, ==, -1);
  }

  fitting = imz_guide_get_fitting (imz_guides_find (shipped_guides (), "wet-signed"));
  g_assert_cmpint (fitting->method, ==, IMZ_METHOD_WET_SIGNED);
  g_assert_cmpint (fitting->from, ==, IMZ_GUIDE_DATE_WINDOW_OPENS);
  g_assert_cmpstr (fitting->rule, ==, "R7");

  fitting = imz_guide_get_fitting (imz_guides_find (shipped_guides (), "suspended"));
  g_assert_cmpuint (fitting->states, !=, 0);
  g_assert_nonnull (strstr (fitting->otherwise, "follow this guide all the same"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide-sources/rules", test_rules);
  g_test_add_func ("/guide-sources/documents", test_documents);
  g_test_add_func ("/guide-sources/every-step", test_every_step);
  g_test_add_func ("/guide-sources/marks", test_marks);
  g_test_add_func ("/guide-sources/no-numbers", test_no_numbers);
  g_test_add_func ("/guide-sources/facts", test_facts);
  g_test_add_func ("/guide-sources/letters", test_letters);
  g_test_add_func ("/guide-sources/days", test_days);
  g_test_add_func ("/guide-sources/fitting", test_fitting);

  return g_test_run ();
}
