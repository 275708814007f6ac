/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-method-advice.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"

/* Places: {opens} is a date, {province} a name. */
typedef struct {
  gboolean allowed;
  const char *rule;
  const char *why;
} Opinion;

#define ALLOWED TRUE
#define REFUSED FALSE

static const Opinion unlisted = { REFUSED, "R7",
                                  N_ ("The rules chosen ({province}) do not know this way.") };
static const Opinion no_dates = {
  REFUSED, "R7", N_ ("Whether a renewal is accepted follows from its end, which is not known yet.")
};
static const Opinion too_early = {
  REFUSED, "R7", N_ ("It is too early: a renewal is accepted from {opens} on, not before.")
};
static const Opinion needs_e_onay = {
  REFUSED, "R7", N_ ("A renewal in time is refused when it is not made with e-onay.")
};
static const Opinion approved = {
  REFUSED, "R13", N_ ("The application is approved already, so there is nothing to apply for.")
};
static const Opinion applied = {
  REFUSED, "R12", N_ ("The application is made already, so there is nothing to apply for.")
};
static const Opinion succeeded = {
  REFUSED, "R14", N_ ("The new e-imza is there already, so there is nothing to apply for.")
};

/* A renewal in time (R6, R7, R9), by what is known of e-onay. */
static const Opinion with_e_onay[IMZ_N_E_ONAYS] = {
  [IMZ_E_ONAY_UNKNOWN] = { ALLOWED, "R9",
                           N_ ("Accepted if your e-onay is active; if it is not, activate it "
                               "first.") },
  [IMZ_E_ONAY_YES] = { ALLOWED, "R6", N_ ("Your e-onay is active: no wet-signed form is needed.") },
  [IMZ_E_ONAY_NO] = { REFUSED, "R9",
                      N_ (
                        "Your e-onay is not active: activate it first, then start the application "
                        "again from the beginning.") },
};

/* The same, where the province takes it. */
static const Opinion with_e_imza = {
  ALLOWED, "R7",
  N_ ("Accepted by the rules chosen ({province}) while the e-imza has not ended; some provinces "
      "refuse it.")
};
static const Opinion on_paper_in_time = {
  ALLOWED, "R7",
  N_ ("Accepted by the rules chosen ({province}); other provinces refuse a renewal in time that is "
      "not made with e-onay.")
};
static const Opinion not_on_paper = {
  REFUSED, "R9",
  N_ ("Not for a renewal in time: where only this way shows, activate e-onay and start again from "
      "the beginning.")
};
static const Opinion not_on_paper_but_signed = {
  REFUSED, "R7",
  N_ ("Not for a renewal in time: that is made with e-onay, or signed with the e-imza.")
};

/* After the end, where e-onay still serves (R10, R11). */
static const Opinion ended[IMZ_N_METHODS][IMZ_N_E_ONAYS] = {
  [IMZ_METHOD_E_ONAY] = {
    [IMZ_E_ONAY_UNKNOWN] = { ALLOWED, "R10",
                             N_("Accepted if your e-onay is active, though the e-imza has ended; some "
                                "provinces refuse it then.") },
    [IMZ_E_ONAY_YES] = { ALLOWED, "R10",
                         N_("Your e-onay is active and serves though the e-imza has ended; some "
                            "provinces refuse it then.") },
    [IMZ_E_ONAY_NO] = { REFUSED, "R9",
                        N_("Your e-onay is not active, and an ended e-imza cannot activate it.") },
  },
  [IMZ_METHOD_E_IMZA] = {
    [IMZ_E_ONAY_UNKNOWN] = { REFUSED, "R7", N_("The e-imza has ended and can sign nothing.") },
    [IMZ_E_ONAY_YES] = { REFUSED, "R7", N_("The e-imza has ended and can sign nothing.") },
    [IMZ_E_ONAY_NO] = { REFUSED, "R7", N_("The e-imza has ended and can sign nothing.") },
  },
  [IMZ_METHOD_WET_SIGNED] = {
    [IMZ_E_ONAY_UNKNOWN] = { ALLOWED, "R11",
                             N_("The way if your e-onay is not active: the e-imza has ended.") },
    [IMZ_E_ONAY_YES] = { REFUSED, "R11", N_("Not needed: your e-onay is active.") },
    [IMZ_E_ONAY_NO] = { ALLOWED, "R11",
                        N_("The e-imza has ended and e-onay is not active: no other way is left.") },
  },
};

/* After the end, where e-onay does not serve any more (R10, R11). */
static const Opinion ended_on_paper[IMZ_N_METHODS] = {
  [IMZ_METHOD_E_ONAY] = { REFUSED, "R10",
                          N_ (
                            "The rules chosen ({province}) refuse it once the e-imza has ended.") },
  [IMZ_METHOD_E_IMZA] = { REFUSED, "R7", N_ ("The e-imza has ended and can sign nothing.") },
  [IMZ_METHOD_WET_SIGNED] = { ALLOWED, "R11",
                              N_ ("Whoever did not renew in time applies on paper, with e-onay or "
                                  "without.") },
};

static const Opinion first[IMZ_N_METHODS] = {
  [IMZ_METHOD_E_ONAY] = { REFUSED, "R9",
                          N_ (
                            "It takes an e-imza to activate e-onay, and this is the first one.") },
  [IMZ_METHOD_E_IMZA] = { REFUSED, "R11", N_ ("There is no e-imza yet to sign with.") },
  [IMZ_METHOD_WET_SIGNED] = { ALLOWED, "R11",
                              N_ ("A first application is printed, signed by hand and sent to Kamu "
                                  "SM.") },
};

/* No source names a way for it. */
static const Opinion lost[IMZ_N_METHODS][IMZ_N_E_ONAYS] = {
  [IMZ_METHOD_E_ONAY] = {
    [IMZ_E_ONAY_UNKNOWN] = { ALLOWED, "R16",
                             N_("Possible if your e-onay is active, with the reason “Kayıp Çalıntı” "
                                "[inference].") },
    [IMZ_E_ONAY_YES] = { ALLOWED, "R16",
                         N_("Possible, as your e-onay is active, with the reason “Kayıp Çalıntı” "
                            "[inference].") },
    [IMZ_E_ONAY_NO] = { REFUSED, "R9",
                        N_("Your e-onay is not active, and a lost e-imza cannot activate it "
                           "[inference].") },
  },
  [IMZ_METHOD_E_IMZA] = {
    [IMZ_E_ONAY_UNKNOWN] = { REFUSED, "R16",
                             N_("Never with the lost e-imza: it is revoked [inference].") },
    [IMZ_E_ONAY_YES] = { REFUSED, "R16",
                         N_("Never with the lost e-imza: it is revoked [inference].") },
    [IMZ_E_ONAY_NO] = { REFUSED, "R16",
                        N_("Never with the lost e-imza: it is revoked [inference].") },
  },
  [IMZ_METHOD_WET_SIGNED] = {
    [IMZ_E_ONAY_UNKNOWN] = { ALLOWED, "R16",
                             N_("Possible, with the reason “Kayıp Çalıntı” [inference].") },
    [IMZ_E_ONAY_YES] = { ALLOWED, "R16",
                         N_("Possible, with the reason “Kayıp Çalıntı” [inference].") },
    [IMZ_E_ONAY_NO] = { ALLOWED, "R16",
                        N_("E-onay is not active: apply on paper, with the reason “Kayıp Çalıntı” "
                           "[inference].") },
  },
};

static const Opinion identity[IMZ_N_METHODS][IMZ_N_E_ONAYS] = {
  [IMZ_METHOD_E_ONAY] = {
    [IMZ_E_ONAY_UNKNOWN] = { ALLOWED, "R5",
                             N_("Recommended after the letter, if your e-onay is active.") },
    [IMZ_E_ONAY_YES] = { ALLOWED, "R5", N_("Recommended after the letter: your e-onay is active.") },
    [IMZ_E_ONAY_NO] = { REFUSED, "R9", N_("Your e-onay is not active: activate it before you apply.") },
  },
  [IMZ_METHOD_E_IMZA] = {
    [IMZ_E_ONAY_UNKNOWN] = { REFUSED, "R5", N_("The present e-imza names the old identity data [inference].") },
    [IMZ_E_ONAY_YES] = { REFUSED, "R5", N_("The present e-imza names the old identity data [inference].") },
    [IMZ_E_ONAY_NO] = { REFUSED, "R5", N_("The present e-imza names the old identity data [inference].") },
  },
  [IMZ_METHOD_WET_SIGNED] = {
    [IMZ_E_ONAY_UNKNOWN] = { ALLOWED, "R5", N_("Possible after the letter; e-onay is recommended.") },
    [IMZ_E_ONAY_YES] = { ALLOWED, "R5", N_("Possible after the letter; e-onay is recommended.") },
    [IMZ_E_ONAY_NO] = { ALLOWED, "R5", N_("Possible after the letter; e-onay is recommended.") },
  },
};

gboolean
imz_method_advice_needs_e_onay (const ImzProvince *province)
{
  return imz_province_has_method (province, IMZ_METHOD_E_ONAY) &&
         !imz_province_has_method (province, IMZ_METHOD_E_IMZA);
}

/* Paper is a way in time only where e-onay is none: beside e-onay it is listed for what comes too late for it. */
static const Opinion *
judge_in_time (ImzEOnay e_onay, const ImzProvince *province, ImzMethod method)
{
  gboolean is_listed = imz_province_has_method (province, method);
  gboolean knows_e_onay = imz_province_has_method (province, IMZ_METHOD_E_ONAY);

  switch (method) {
  case IMZ_METHOD_E_ONAY:
    return is_listed ? &with_e_onay[e_onay] : &unlisted;
  case IMZ_METHOD_E_IMZA:
    if (is_listed)
      return &with_e_imza;
    return knows_e_onay ? &needs_e_onay : &unlisted;
  case IMZ_METHOD_WET_SIGNED:
    if (!knows_e_onay)
      return is_listed ? &on_paper_in_time : &unlisted;
    if (e_onay == IMZ_E_ONAY_NO)
      return &not_on_paper;
    return imz_method_advice_needs_e_onay (province) ? &needs_e_onay : &not_on_paper_but_signed;
  case IMZ_N_METHODS:
  default:
    g_assert_not_reached ();
  }
}

static const Opinion *
judge_ended (ImzEOnay e_onay, const ImzProvince *province, ImzMethod method)
{
  gboolean serves = imz_province_accepts_expired_with_e_onay (province) &&
                    imz_province_has_method (province, IMZ_METHOD_E_ONAY);

  return serves ? &ended[method][e_onay] : &ended_on_paper[method];
}

static const Opinion *
judge_renewal (ImzEOnay e_onay, ImzPhase phase, const ImzProvince *province, ImzMethod method)
{
  switch (phase) {
  case IMZ_PHASE_UNKNOWN:
    return &no_dates;
  case IMZ_PHASE_NOT_YET:
  case IMZ_PHASE_IN_USE:
    return &too_early;
  case IMZ_PHASE_WINDOW:
  case IMZ_PHASE_LATE:
    return judge_in_time (e_onay, province, method);
  case IMZ_PHASE_EXPIRED:
    return judge_ended (e_onay, province, method);
  default:
    g_assert_not_reached ();
  }
}

static const Opinion *
judge_case (const ImzTimelineFacts *facts,
            ImzPhase phase,
            const ImzProvince *province,
            ImzMethod method)
{
  switch (facts->kind) {
  case IMZ_CASE_RENEWAL:
    return judge_renewal (facts->e_onay, phase, province, method);
  case IMZ_CASE_FIRST:
    return &first[method];
  case IMZ_CASE_LOST:
    return &lost[method][facts->e_onay];
  case IMZ_CASE_IDENTITY:
    return &identity[method][facts->e_onay];
  case IMZ_N_CASES:
  default:
    g_assert_not_reached ();
  }
}

/* Of a way the province does not have, a reason why it is refused anyway says more than that. A first application
 * is wet-signed everywhere (R2). */
static const Opinion *
judge (const ImzTimelineFacts *facts, ImzPhase phase, const ImzProvince *province, ImzMethod method)
{
  const Opinion *opinion;

  if (facts->has_successor)
    return &succeeded;
  if (g_date_valid (&facts->approved))
    return &approved;
  if (facts->is_applied)
    return &applied;

  opinion = judge_case (facts, phase, province, method);
  return opinion->allowed && facts->kind != IMZ_CASE_FIRST &&
             !imz_province_has_method (province, method)
           ? &unlisted
           : opinion;
}

gboolean
imz_method_advice_find_for_renewal (ImzEOnay e_onay,
                                    ImzPhase phase,
                                    const ImzProvince *province,
                                    ImzMethod *method)
{
  guint n_methods;
  const ImzMethod *methods = imz_province_get_methods (province, &n_methods);

  for (guint i = 0; i < n_methods; i++) {
    if (judge_renewal (e_onay, phase, province, methods[i])->allowed) {
      *method = methods[i];
      return TRUE;
    }
  }

  return FALSE;
}

static void
clear_advice (gpointer data)
{
  g_free (((ImzMethodAdvice *) data)->why);
}

static void
append (GArray *list,
        ImzMethod method,
        const Opinion *opinion,
        const ImzTimeline *timeline,
        const ImzProvince *province)
{
  g_autofree char *opens =
    g_date_valid (&timeline->window_opens) ? imz_phrase_date (&timeline->window_opens) : NULL;
  ImzMethodAdvice advice = {
    .method = method,
    .allowed = opinion->allowed,
    .why = imz_phrase_expand (_ (opinion->why), "opens", opens != NULL ? opens : "", "province",
                              imz_province_get_name (province), NULL),
    .rule = opinion->rule,
  };

  g_array_append_val (list, advice);
}

GArray *
imz_method_advice_list (const ImzTimelineFacts *facts,
                        const ImzTimeline *timeline,
                        const ImzProvince *province)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (ImzMethodAdvice));
  const ImzMethod *methods;
  guint n_methods;

  g_array_set_clear_func (list, clear_advice);
  methods = imz_province_get_methods (province, &n_methods);
  for (guint i = 0; i < n_methods; i++)
    append (list, methods[i], judge (facts, timeline->phase, province, methods[i]), timeline,
            province);

  for (ImzMethod method = 0; method < IMZ_N_METHODS; method++) {
    if (!imz_province_has_method (province, method))
      append (list, method, judge (facts, timeline->phase, province, method), timeline, province);
  }

  return list;
}
