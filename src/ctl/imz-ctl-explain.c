/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-explain.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-ctl-backends.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-explain-json.h"
#include "imz-explain-text.h"
#include "imz-sentence.h"

typedef struct {
  char *province;
  char *date;
  char *not_before;
  char *not_after;
  char *approved;
  char *e_onay;
  char *kind;
  gboolean json;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->province);
  g_free (options->date);
  g_free (options->not_before);
  g_free (options->not_after);
  g_free (options->approved);
  g_free (options->e_onay);
  g_free (options->kind);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
clear_explained (ImzExplained *explained)
{
  g_clear_pointer (&explained->advice, imz_advice_free);
  g_free (explained->sentence);
  g_free (explained->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzExplained, clear_explained)

/* What was given on the command line. */
typedef struct {
  GDate date;
  GDate not_before;
  GDate not_after;
  GDate approved;
  ImzCase kind;
  ImzEOnay e_onay; /* IMZ_N_E_ONAYS: not given */
} Question;

static gboolean
fail_value (GError **error, const char *format, const char *value)
{
  g_autofree char *shown = imz_display_text_quoted (value);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", shown, 1);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message->str);

  return FALSE;
}

/* Of an option that was not given the day is not valid. */
static gboolean
parse_day (const char *text, GDate *day, GError **error)
{
  g_date_clear (day, 1);

  return text == NULL || imz_calendar_parse_day (text, day, error);
}

static gboolean
parse_case (const char *text, ImzCase *kind, GError **error)
{
  *kind = IMZ_CASE_RENEWAL;
  if (text == NULL || imz_case_from_word (text, kind))
    return TRUE;

  return fail_value (error, _ ("“%s” is none of renewal, first, lost and identity"), text);
}

static gboolean
parse_e_onay (const char *text, ImzEOnay *e_onay, GError **error)
{
  *e_onay = IMZ_N_E_ONAYS;
  if (text == NULL || imz_e_onay_from_word (text, e_onay))
    return TRUE;

  return fail_value (error, _ ("“%s” is none of yes, no and unknown"), text);
}

static gboolean
parse_question (const Options *options, Question *question, GError **error)
{
  return parse_day (options->date, &question->date, error) &&
         parse_day (options->not_before, &question->not_before, error) &&
         parse_day (options->not_after, &question->not_after, error) &&
         parse_day (options->approved, &question->approved, error) &&
         parse_case (options->kind, &question->kind, error) &&
         parse_e_onay (options->e_onay, &question->e_onay, error);
}

static gint64
moment_of (const Question *question)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return g_date_valid (&question->date) ? imz_calendar_same_time_on (now, &question->date) : now;
}

/* 23:59:59 of that day. */
static gint64
last_second_of (const GDate *day)
{
  GDate next = *day;

  g_date_add_days (&next, 1);
  return imz_calendar_start_of_day (&next) - 1;
}

static ImzSummary
summary_of_phase (const ImzExplained *explained)
{
  /* What was approved will be there when the old one ends. */
  gboolean succeeded = explained->facts.has_successor || g_date_valid (&explained->facts.approved);

  switch (explained->advice->timeline.phase) {
  case IMZ_PHASE_NOT_YET:
    return IMZ_SUMMARY_NOT_YET;
  case IMZ_PHASE_WINDOW:
    return succeeded ? IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED : IMZ_SUMMARY_RENEWAL_WINDOW;
  case IMZ_PHASE_LATE:
    return succeeded ? IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED : IMZ_SUMMARY_RENEWAL_LATE;
  case IMZ_PHASE_EXPIRED:
    return IMZ_SUMMARY_EXPIRED;
  case IMZ_PHASE_IN_USE:
  case IMZ_PHASE_UNKNOWN:
  default:
    return IMZ_SUMMARY_VALID;
  }
}

/* By its dates alone, whatever else is known of a card: the rest is for `status`. Where nothing is renewed its
 * dates are not the point. */
static char *
compose_sentence (const ImzExplained *explained)
{
  const ImzTimelineFacts *facts = &explained->facts;
  const ImzCertificateFacts dates = {
    .sha256 = "",
    .not_before = facts->not_before,
    .not_after = facts->not_after,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  };
  g_autoptr (ImzCertificate) certificate = NULL;
  ImzVerdict verdict = {
    .summary = summary_of_phase (explained),
    .now = facts->now,
    .limits = *imz_province_get_limits (explained->advice->province),
  };

  if (!facts->has_certificate || facts->kind != IMZ_CASE_RENEWAL)
    return NULL;

  verdict.certificate = certificate = imz_certificate_new (&dates);
  return imz_sentence_text (&verdict);
}

static char *
compose_note (const ImzTimelineFacts *facts, const ImzVerdict *verdict)
{
  if (facts->has_certificate && facts->has_not_before && facts->not_before > facts->not_after)
    return g_strdup (
      _ ("The first day lies behind the last one: such an e-imza can never be used."));

  return verdict != NULL ? imz_sentence_remembered (verdict) : NULL;
}

/* Of a card that is revoked, cannot be relied on or has a locked PIN neither dates nor the holder's word decide,
 * as in `status`; no advice then has ways to apply. */
static gboolean
explain_card (const Question *question,
              const ImzVerdict *verdict,
              const ImzCircumstances *circumstances,
              ImzExplained *explained)
{
  g_autoptr (ImzAdvice) advice = NULL;

  if (verdict == NULL || verdict->certificate == NULL || question->kind != IMZ_CASE_RENEWAL)
    return FALSE;

  advice = imz_advice_new_for_verdict (verdict, circumstances);
  if (advice->methods->len > 0)
    return FALSE;

  explained->advice = g_steal_pointer (&advice);
  explained->sentence = imz_sentence_text (verdict);
  return TRUE;
}

static void
explain (const Question *question, const ImzCircumstances *circumstances, ImzExplained *explained)
{
  ImzTimelineFacts *facts = &explained->facts;
  gint64 now = moment_of (question);
  g_autoptr (ImzVerdict) verdict = NULL;

  if (g_date_valid (&question->not_after)) {
    facts->now = now;
    facts->e_onay = imz_circumstances_get_e_onay (circumstances);
    facts->has_certificate = TRUE;
    facts->not_after = last_second_of (&question->not_after);
  } else {
    verdict = imz_ctl_judge_cards (circumstances, now);
    *facts = imz_advice_facts_of (verdict, circumstances);
  }

  facts->kind = question->kind;
  facts->approved = question->approved;
  if (question->e_onay != IMZ_N_E_ONAYS)
    facts->e_onay = question->e_onay;
  if (g_date_valid (&question->not_before)) {
    facts->has_not_before = TRUE;
    facts->not_before = imz_calendar_start_of_day (&question->not_before);
  }

  if (!explain_card (question, verdict, circumstances, explained)) {
    explained->advice = imz_advice_new (facts, imz_circumstances_get_province (circumstances),
                                        imz_circumstances_get_holidays (circumstances));
    explained->sentence = compose_sentence (explained);
  }
  explained->note = compose_note (facts, verdict);
}

static int
print_explained (const ImzExplained *explained, gboolean json)
{
  g_autoptr (JsonNode) document = json ? imz_explain_json_new (explained) : NULL;
  g_autofree char *text = json ? json_to_string (document, TRUE) : imz_explain_to_text (explained);

  return imz_ctl_print_line (text, json) ? 0 : IMZ_CTL_EXIT_FAILED;
}

int
imz_ctl_explain (int argc, char *argv[])
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "province", 0, 0, G_OPTION_ARG_STRING, &options.province, N_ ("Go by this province’s rules"),
      N_ ("ID") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_ ("Answer as if it were this day (YYYY-MM-DD)"), N_ ("DATE") },
    { "not-before", 0, 0, G_OPTION_ARG_STRING, &options.not_before,
      N_ ("The first day of the e-imza"), N_ ("DATE") },
    { "not-after", 0, 0, G_OPTION_ARG_STRING, &options.not_after,
      N_ ("The last day of the e-imza; no reader is looked at"), N_ ("DATE") },
    { "approved", 0, 0, G_OPTION_ARG_STRING, &options.approved,
      N_ ("The day on which the province approved the application"), N_ ("DATE") },
    { "e-onay", 0, 0, G_OPTION_ARG_STRING, &options.e_onay,
      N_ ("Whether e-onay is active: yes, no or unknown"), N_ ("ANSWER") },
    { "case", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("What is applied for: renewal, first, lost or identity"), N_ ("CASE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (ImzExplained) explained = { 0 };
  g_autoptr (ImzCircumstances) circumstances = NULL;
  g_autoptr (GError) error = NULL;
  Question question;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries,
                              _ ("Explain where an e-imza stands, what to do next and why"), &exit))
    return exit;

  if (!parse_question (&options, &question, &error))
    return imz_ctl_usage_error (error->message);
  circumstances = imz_ctl_circumstances_new (options.province, &error);
  if (circumstances == NULL)
    return imz_ctl_usage_error (error->message);

  explain (&question, circumstances, &explained);
  return print_explained (&explained, options.json);
}
