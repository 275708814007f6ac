/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-advice.h"

#include "imz-advice-choice.h"
#include "imz-advice-words.h"
#include "imz-calendar.h"
#include "imz-sentence.h"

/* What the days themselves rest on. */
static const char *const rules_of_renewal[] = { "R7", "R8", "R13", "R14", "R15", NULL };
static const char *const rules_of_others[] = { "R13", "R14", "R15", NULL };

/* The point of the document that the action was taken from; where the province has a rule of its own in its
 * place, the first that rule names. */
static const char *
find_source (const ImzProvince *province, const char *rule_id, const char *source)
{
  const ImzRule *rule = rule_id != NULL ? imz_province_find_rule (province, rule_id) : NULL;
  const char *const *keys;

  if (rule == NULL)
    return source;

  keys = imz_rule_get_source_keys (rule);
  return source != NULL && g_strv_contains (keys, source) ? source : keys[0];
}

static void
add_rule (GPtrArray *rules, const ImzProvince *province, const char *id)
{
  const ImzRule *rule = id != NULL ? imz_province_find_rule (province, id) : NULL;

  if (rule != NULL && !g_ptr_array_find (rules, rule, NULL))
    g_ptr_array_add (rules, (gpointer) rule);
}

static void
add_rules (ImzAdvice *self, const char *const *ids_of_days)
{
  add_rule (self->rules, self->province, self->action.rule);
  for (guint i = 0; i < self->methods->len; i++)
    add_rule (self->rules, self->province, g_array_index (self->methods, ImzMethodAdvice, i).rule);
  for (guint i = 0; i < self->warnings->len; i++)
    add_rule (self->rules, self->province, g_array_index (self->warnings, ImzWarning, i).rule);
  for (gsize i = 0; ids_of_days[i] != NULL; i++)
    add_rule (self->rules, self->province, ids_of_days[i]);
  for (guint i = 0; i < self->steps->len; i++)
    add_rule (self->rules, self->province, g_array_index (self->steps, ImzStep, i).rule);
}

/* The last date; where there is none, the recommended day as long as it has not passed, then the end. */
static GDate
last_day_of_window (const ImzTimeline *timeline)
{
  if (g_date_valid (&timeline->last_date))
    return timeline->last_date;
  if (g_date_valid (&timeline->recommended) &&
      g_date_compare (&timeline->today, &timeline->recommended) <= 0)
    return timeline->recommended;

  return timeline->ends;
}

static GDate
day_to_act_by (const ImzTimeline *timeline, ImzDeedBy by)
{
  GDate none;

  switch (by) {
  case IMZ_DEED_BY_LAST_DATE:
    return last_day_of_window (timeline);
  case IMZ_DEED_BY_END:
    return timeline->ends;
  case IMZ_DEED_BY_DELIVERY:
    return timeline->delivery_to;
  case IMZ_DEED_BY_NO_DAY:
  default:
    g_date_clear (&none, 1);
    return none;
  }
}

ImzAdvice *
imz_advice_new (const ImzTimelineFacts *facts, ImzProvince *province, const ImzHolidays *holidays)
{
  ImzAdvice *self = g_new0 (ImzAdvice, 1);
  const ImzDeedWords *deed;

  self->province = imz_province_ref (province);
  self->timeline = imz_timeline_of (facts, province, holidays);
  deed = imz_deed_get_words (imz_advice_choose_deed (facts, &self->timeline, province));
  self->action = (ImzNextAction){
    .id = deed->leads_back ? imz_deed_get_id_of (facts->kind, facts->method) : deed->id,
    .guide = deed->leads_back ? imz_deed_get_guide_of (facts->kind, facts->method) : deed->guide,
    .rule = deed->rule,
    .source = find_source (province, deed->rule, deed->source),
  };
  self->text = imz_advice_words_text (deed, facts, &self->timeline, province);
  self->explanation =
    imz_advice_words_explanation (deed, facts, &self->timeline, province, holidays);
  self->by = day_to_act_by (&self->timeline, deed->by);
  self->is_under_way = facts->is_applied;
  self->methods = imz_method_advice_list (facts, &self->timeline, province);
  self->warnings = imz_advice_warnings_list (facts, &self->timeline, province);
  self->steps = imz_advice_steps_list (facts, &self->timeline, province);
  self->rules = g_ptr_array_new ();
  add_rules (self, facts->kind == IMZ_CASE_RENEWAL ? rules_of_renewal : rules_of_others);

  return self;
}

static gboolean
is_about_dates (ImzSummary summary)
{
  switch ((int) summary) {
  case IMZ_SUMMARY_VALID:
  case IMZ_SUMMARY_VERIFIED:
  case IMZ_SUMMARY_RENEWAL_WINDOW:
  case IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED:
  case IMZ_SUMMARY_RENEWAL_LATE:
  case IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED:
  case IMZ_SUMMARY_EXPIRED:
  case IMZ_SUMMARY_NOT_YET:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Where something else comes first: no card, a driver that fails, a locked PIN, a revoked e-imza. */
static ImzAdvice *
new_without_dates (const ImzVerdict *verdict,
                   const ImzTimelineFacts *facts,
                   ImzProvince *province,
                   const ImzHolidays *holidays)
{
  static const char *const no_rules[] = { NULL };
  ImzAdvice *self = g_new0 (ImzAdvice, 1);

  self->province = imz_province_ref (province);
  self->timeline = imz_timeline_of (facts, province, holidays);
  self->action = *imz_summary_get_next_action (verdict->summary);
  self->action.source = find_source (province, self->action.rule, self->action.source);
  self->text = g_strdup (imz_sentence_next_action (verdict));
  self->explanation = imz_sentence_explanation (verdict);
  g_date_clear (&self->by, 1);
  self->methods = g_array_new (FALSE, FALSE, sizeof (ImzMethodAdvice));
  self->warnings = g_array_new (FALSE, FALSE, sizeof (ImzWarning));
  self->steps = g_array_new (FALSE, FALSE, sizeof (ImzStep));
  self->rules = g_ptr_array_new ();
  add_rules (self, no_rules);

  return self;
}

/* Of several people's cards it is not known whose word was given, until one is claimed. */
static ImzEOnay
e_onay_of (const ImzVerdict *verdict, const ImzCircumstances *circumstances)
{
  if (verdict->several_holders && imz_circumstances_get_remembered (circumstances)->len == 0)
    return IMZ_E_ONAY_UNKNOWN;

  return imz_circumstances_get_e_onay_of (circumstances, verdict->certificate);
}

/* No e-imza is there to be spoken of. */
static gboolean
is_without_card (ImzSummary summary)
{
  return summary == IMZ_SUMMARY_NO_READER || summary == IMZ_SUMMARY_READER_UNAVAILABLE ||
         summary == IMZ_SUMMARY_NO_CARD;
}

/* Nobody told when a new one starts that was not seen: a renewed one when the old one has ended (R14). */
static gint64
guess_start (const ImzTimelineFacts *facts)
{
  return facts->kind == IMZ_CASE_RENEWAL && facts->has_certificate ? facts->not_after + 1
                                                                   : facts->now;
}

static void
take_record (ImzTimelineFacts *facts, ImzRecord *record)
{
  const ImzRecordFacts *known = imz_record_get_facts (record);

  facts->kind = known->kind;
  facts->is_applied = TRUE;
  facts->method = known->method;
  facts->stage = imz_record_get_stage (record);
  facts->applied = imz_calendar_day (g_array_index (known->stages, ImzRecordStage, 0).at);
  facts->approved = imz_record_get_approval_day (record);
  if (facts->has_successor || facts->stage < IMZ_STAGE_DELIVERED)
    return;

  facts->has_successor = TRUE;
  facts->successor_starts =
    known->successor.sha256 != NULL ? known->successor.not_before : guess_start (facts);
}

/* Of the e-imza that an application brought, only whether it has a PIN is still open. */
static void
take_what_is_under_way (ImzTimelineFacts *facts,
                        const ImzVerdict *verdict,
                        const ImzCircumstances *circumstances)
{
  const char *sha256 = imz_certificate_get_sha256 (verdict->certificate);
  ImzRecord *record = imz_circumstances_find_record (circumstances, verdict->certificate);

  if (record == NULL)
    return;

  if (g_strcmp0 (imz_record_get_facts (record)->successor.sha256, sha256) == 0)
    facts->needs_pin = imz_record_get_stage (record) <= IMZ_STAGE_DELIVERED;
  else
    take_record (facts, record);
}

/* Who has no e-imza yet, or did not claim one. Of a renewal without the old one's end nobody knows when it comes once it
 * is approved. */
static void
take_what_is_awaited (ImzTimelineFacts *facts, const ImzCircumstances *circumstances)
{
  ImzRecord *record = imz_circumstances_find_record (circumstances, NULL);
  const ImzRecordFacts *known;
  ImzStage stage;

  if (record == NULL)
    return;

  known = imz_record_get_facts (record);
  stage = imz_record_get_stage (record);
  facts->has_certificate = known->replaces.not_after != 0;
  facts->has_not_before = known->replaces.not_before != 0;
  facts->not_before = known->replaces.not_before;
  facts->not_after = known->replaces.not_after;
  if (known->kind != IMZ_CASE_RENEWAL || facts->has_certificate || stage < IMZ_STAGE_APPROVED ||
      stage >= IMZ_STAGE_DELIVERED)
    take_record (facts, record);
}

ImzTimelineFacts
imz_advice_facts_of (const ImzVerdict *verdict, const ImzCircumstances *circumstances)
{
  const ImzCertificate *certificate = verdict->certificate;
  ImzTimelineFacts facts = {
    .kind = IMZ_CASE_RENEWAL,
    .e_onay = e_onay_of (verdict, circumstances),
    .now = verdict->now,
  };

  if (certificate != NULL && !imz_certificate_is_malformed (certificate)) {
    facts.has_certificate = facts.has_not_before = TRUE;
    facts.not_before = imz_certificate_get_not_before (certificate);
    facts.not_after = imz_certificate_get_not_after (certificate);
  }
  if (verdict->successor != NULL) {
    facts.has_successor = TRUE;
    facts.successor_starts = imz_certificate_get_not_before (verdict->successor);
  }
  if (facts.has_certificate)
    take_what_is_under_way (&facts, verdict, circumstances);
  else if (is_without_card (verdict->summary))
    take_what_is_awaited (&facts, circumstances);

  return facts;
}

/* One that was revoked because it is lost, or for a new name, or none at all: what is to do lies with the
 * application. */
static gboolean
is_left_to_record (const ImzVerdict *verdict, const ImzTimelineFacts *facts)
{
  gboolean is_replaced = verdict->summary == IMZ_SUMMARY_REVOKED && facts->kind != IMZ_CASE_RENEWAL;

  return facts->is_applied && (is_replaced || is_without_card (verdict->summary));
}

ImzAdvice *
imz_advice_new_for_verdict (const ImzVerdict *verdict, const ImzCircumstances *circumstances)
{
  ImzTimelineFacts facts = imz_advice_facts_of (verdict, circumstances);
  ImzProvince *province = imz_circumstances_get_province (circumstances);
  ImzHolidays *holidays = imz_circumstances_get_holidays (circumstances);

  return is_about_dates (verdict->summary) || is_left_to_record (verdict, &facts)
           ? imz_advice_new (&facts, province, holidays)
           : new_without_dates (verdict, &facts, province, holidays);
}

char *
imz_advice_get_sentence (const ImzAdvice *self, const ImzVerdict *verdict)
{
  ImzVerdict calm = *verdict;

  if (self->is_under_way && (verdict->summary == IMZ_SUMMARY_RENEWAL_WINDOW ||
                             verdict->summary == IMZ_SUMMARY_RENEWAL_LATE))
    calm.summary = IMZ_SUMMARY_VALID;

  return imz_sentence_text (&calm);
}

void
imz_advice_free (ImzAdvice *self)
{
  g_free (self->text);
  g_free (self->explanation);
  g_array_unref (self->methods);
  g_array_unref (self->warnings);
  g_array_unref (self->steps);
  g_ptr_array_unref (self->rules);
  imz_province_unref (self->province);
  g_free (self);
}
