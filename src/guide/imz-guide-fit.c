/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-fit.h"

#include <glib/gi18n-lib.h>

#include "imz-guide-text.h"
#include "imz-phrase.h"
#include "imz-sentence.h"

/* Places: {day} is a date; {rule} is " (R7)", or nothing. */
static const char *const day_sentences[IMZ_N_GUIDE_DATES] = {
  [IMZ_GUIDE_DATE_WINDOW_OPENS] = N_ ("A renewal is accepted from {day} on{rule}."),
};
static const char any_day_sentence[] = N_ ("It is time for this from {day} on{rule}.");

/* What it is judged by. */
typedef struct {
  const ImzGuideFitting *fitting;
  const ImzVerdict *verdict;
  const ImzAdvice *advice;
  ImzCertificateState state; /* of the e-imza, where one is known */
} Question;

gboolean
imz_guide_states_include (guint64 states, const ImzVerdict *verdict)
{
  const char *word = imz_verdict_get_word (verdict);

  for (guint summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    if ((states & (G_GUINT64_CONSTANT (1) << summary)) != 0 &&
        g_strcmp0 (imz_summary_to_word (summary), word) == 0)
      return TRUE;
  }

  return FALSE;
}

/* What nobody stands behind is nobody's e-imza. */
static gboolean
is_known (const Question *question)
{
  return question->verdict->certificate != NULL && !question->verdict->several_holders &&
         question->state != IMZ_CERTIFICATE_STATE_MALFORMED &&
         question->state != IMZ_CERTIFICATE_STATE_UNTRUSTED;
}

/* A revoked e-imza does not get better by waiting. */
static gboolean
is_a_matter_of_time (ImzCertificateState state)
{
  return state != IMZ_CERTIFICATE_STATE_REVOKED && state != IMZ_CERTIFICATE_STATE_SUSPENDED;
}

static void
refuse (ImzGuideFit *self, char *why, const char *rule)
{
  self->fit = IMZ_FIT_NO;
  self->why = why;
  self->rule = rule;
}

static char *
explain_day (const Question *question, const GDate *from)
{
  const char *sentence = day_sentences[question->fitting->from];
  const char *id = question->fitting->rule;
  g_autofree char *day = imz_phrase_date (from);
  g_autofree char *rule = id != NULL ? g_strdup_printf (" (%s)", id) : g_strdup ("");
  g_autofree char *until = imz_phrase_expand (_ (sentence != NULL ? sentence : any_day_sentence),
                                              "day", day, "rule", rule, NULL);
  g_autofree char *otherwise = NULL;

  if (question->fitting->otherwise == NULL)
    return g_steal_pointer (&until);

  otherwise = imz_guide_text_fill (question->fitting->otherwise, question->advice->province,
                                   &question->advice->timeline);
  return g_strdup_printf ("%s %s", otherwise, until);
}

static gboolean
judge_day (ImzGuideFit *self, const Question *question)
{
  const ImzTimeline *timeline = &question->advice->timeline;
  const GDate *from;

  if (question->fitting->from < 0 || !is_a_matter_of_time (question->state))
    return TRUE;

  from = imz_guide_date_of ((ImzGuideDate) question->fitting->from, timeline);
  if (!g_date_valid (from) || g_date_compare (&timeline->today, from) >= 0)
    return TRUE;

  self->from = *from;
  refuse (self, explain_day (question, from), question->fitting->rule);
  return FALSE;
}

/* Where a day is named the guide says what holds before it, and that may be wrong of an e-imza in another state. */
static gboolean
judge_state (ImzGuideFit *self, const Question *question)
{
  const ImzGuideFitting *fitting = question->fitting;
  char *why;

  if (fitting->states == 0 || imz_guide_states_include (fitting->states, question->verdict))
    return TRUE;

  if (fitting->otherwise != NULL && fitting->from < 0)
    why = imz_guide_text_fill (fitting->otherwise, question->advice->province,
                               &question->advice->timeline);
  else
    why = imz_phrase_expand (_ ("It is not for an e-imza in this state: {state}."), "state",
                             imz_sentence_certificate_state (question->state), NULL);
  refuse (self, why, fitting->rule);
  return FALSE;
}

static gboolean
judge_method (ImzGuideFit *self, const Question *question)
{
  const GArray *methods = question->advice->methods;

  for (guint i = 0; i < methods->len; i++) {
    const ImzMethodAdvice *method = &g_array_index (methods, ImzMethodAdvice, i);

    if ((int) method->method == question->fitting->method && !method->allowed) {
      refuse (self, g_strdup (method->why), method->rule);
      return FALSE;
    }
  }

  return TRUE;
}

/* Whatever the e-imza is like. */
static gboolean
judge_province (ImzGuideFit *self, const Question *question)
{
  const ImzProvince *province = question->advice->province;

  if (question->fitting->method < 0 ||
      imz_province_has_method (province, (ImzMethod) question->fitting->method))
    return TRUE;

  refuse (self,
          imz_phrase_expand (_ ("The rules chosen ({province}) do not know this way."), "province",
                             imz_province_get_name (province), NULL),
          question->fitting->rule);
  return FALSE;
}

/* The first that refuses tells why. */
static gboolean (*const judges[]) (ImzGuideFit *self, const Question *question) = {
  judge_province,
  judge_day,
  judge_state,
  judge_method,
};

ImzGuideFit *
imz_guide_fit_of (const ImzGuide *guide, const ImzVerdict *verdict, const ImzAdvice *advice)
{
  ImzGuideFit *self = g_new0 (ImzGuideFit, 1);
  Question question = {
    .fitting = imz_guide_get_fitting (guide),
    .verdict = verdict,
    .advice = advice,
  };
  gboolean goes_on = TRUE;

  g_date_clear (&self->from, 1);
  self->fit = IMZ_FIT_YES;
  if (verdict->certificate != NULL)
    question.state =
      imz_certificate_state_at (verdict->certificate, verdict->now, &verdict->limits);

  if (!is_known (&question)) {
    if (judge_province (self, &question) && question.fitting->states != 0)
      self->fit = IMZ_FIT_UNKNOWN;
    return self;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (judges) && goes_on; i++)
    goes_on = judges[i](self, &question);
  self->is_next = goes_on && g_strcmp0 (advice->action.guide, imz_guide_get_id (guide)) == 0;

  return self;
}

void
imz_guide_fit_free (ImzGuideFit *self)
{
  g_free (self->why);
  g_free (self);
}
