/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-advice-choice.h"

#include "imz-method-advice.h"

static ImzDeed
by_e_onay (ImzEOnay e_onay, ImzDeed unknown, ImzDeed yes, ImzDeed no)
{
  if (e_onay == IMZ_E_ONAY_YES)
    return yes;

  return e_onay == IMZ_E_ONAY_NO ? no : unknown;
}

static gboolean
knows (const ImzProvince *province, ImzMethod method)
{
  return imz_province_has_method (province, method);
}

static ImzDeed
choose_before_window (ImzEOnay e_onay, const ImzProvince *province)
{
  if (!knows (province, IMZ_METHOD_E_ONAY))
    return IMZ_DEED_NOTHING_YET_HERE;

  return by_e_onay (e_onay, IMZ_DEED_ACTIVATE_IF_NOT_ACTIVE, IMZ_DEED_NOTHING_YET,
                    knows (province, IMZ_METHOD_E_IMZA) ? IMZ_DEED_ACTIVATE_OR_E_IMZA
                                                        : IMZ_DEED_ACTIVATE);
}

/* E-onay that is not active comes first wherever it is a way: it serves after the end, too. */
static ImzDeed
choose_in_time (ImzEOnay e_onay, gboolean is_late, const ImzProvince *province)
{
  gboolean takes_e_imza = knows (province, IMZ_METHOD_E_IMZA);
  ImzMethod method = IMZ_METHOD_E_ONAY;

  if (e_onay == IMZ_E_ONAY_NO && knows (province, IMZ_METHOD_E_ONAY) && is_late)
    return takes_e_imza ? IMZ_DEED_ACTIVATE_LATE_OR_E_IMZA : IMZ_DEED_ACTIVATE_LATE;
  if (e_onay == IMZ_E_ONAY_NO && knows (province, IMZ_METHOD_E_ONAY))
    return takes_e_imza ? IMZ_DEED_ACTIVATE_THEN_RENEW_OR_E_IMZA : IMZ_DEED_ACTIVATE_THEN_RENEW;

  /* There always is one in time. */
  imz_method_advice_find_for_renewal (e_onay, IMZ_PHASE_WINDOW, province, &method);

  switch (method) {
  case IMZ_METHOD_E_ONAY:
    if (e_onay == IMZ_E_ONAY_YES)
      return is_late ? IMZ_DEED_RENEW_LATE_WITH_E_ONAY : IMZ_DEED_RENEW_WITH_E_ONAY;
    return is_late ? IMZ_DEED_RENEW_LATE : IMZ_DEED_RENEW;
  case IMZ_METHOD_E_IMZA:
    return is_late ? IMZ_DEED_RENEW_LATE_WITH_E_IMZA : IMZ_DEED_RENEW_WITH_E_IMZA;
  case IMZ_METHOD_WET_SIGNED:
    return is_late ? IMZ_DEED_RENEW_LATE_WET_SIGNED : IMZ_DEED_RENEW_WET_SIGNED;
  case IMZ_N_METHODS:
  default:
    g_assert_not_reached ();
  }
}

static ImzDeed
choose_after_end (ImzEOnay e_onay, const ImzProvince *province)
{
  gboolean serves =
    imz_province_accepts_expired_with_e_onay (province) && knows (province, IMZ_METHOD_E_ONAY);
  ImzMethod method;

  if (!imz_method_advice_find_for_renewal (e_onay, IMZ_PHASE_EXPIRED, province, &method))
    return IMZ_DEED_ASK_HOW_TO_APPLY;
  if (method != IMZ_METHOD_E_ONAY)
    return serves ? IMZ_DEED_RENEW_ON_PAPER : IMZ_DEED_RENEW_ON_PAPER_HERE;

  return e_onay == IMZ_E_ONAY_UNKNOWN && knows (province, IMZ_METHOD_WET_SIGNED)
           ? IMZ_DEED_RENEW_EXPIRED
           : IMZ_DEED_RENEW_EXPIRED_WITH_E_ONAY;
}

static ImzDeed
choose_by_phase (const ImzTimelineFacts *facts, ImzPhase phase, const ImzProvince *province)
{
  switch (phase) {
  case IMZ_PHASE_NOT_YET:
    return IMZ_DEED_WAIT_FOR_START;
  case IMZ_PHASE_IN_USE:
    return choose_before_window (facts->e_onay, province);
  case IMZ_PHASE_WINDOW:
    return choose_in_time (facts->e_onay, FALSE, province);
  case IMZ_PHASE_LATE:
    return choose_in_time (facts->e_onay, TRUE, province);
  case IMZ_PHASE_EXPIRED:
    return choose_after_end (facts->e_onay, province);
  case IMZ_PHASE_UNKNOWN:
  default:
    return IMZ_DEED_PLUG_IN;
  }
}

static ImzDeed
choose_with_successor (const ImzTimelineFacts *facts)
{
  return facts->now >= facts->successor_starts ? IMZ_DEED_MAKE_PIN : IMZ_DEED_WAIT_FOR_START;
}

static ImzDeed
choose_approved (const ImzTimelineFacts *facts, const ImzTimeline *timeline)
{
  if (g_date_compare (&timeline->today, &timeline->delivery_to) > 0)
    return IMZ_DEED_ASK_FOR_DELIVERY;

  return g_date_compare (&timeline->production, &facts->approved) > 0 ? IMZ_DEED_WAIT_FOR_PRODUCTION
                                                                      : IMZ_DEED_WAIT_FOR_DELIVERY;
}

static ImzDeed
choose_signature (ImzMethod method)
{
  switch (method) {
  case IMZ_METHOD_E_ONAY:
    return IMZ_DEED_SIGN_WITH_E_ONAY;
  case IMZ_METHOD_E_IMZA:
    return IMZ_DEED_SIGN_WITH_E_IMZA;
  case IMZ_METHOD_WET_SIGNED:
    return IMZ_DEED_SIGN_BY_HAND;
  case IMZ_N_METHODS:
  default:
    g_assert_not_reached ();
  }
}

/* What was asked for in time should be approved in time. */
static gboolean
is_approval_late (const ImzTimelineFacts *facts, const ImzTimeline *timeline)
{
  if (facts->kind != IMZ_CASE_RENEWAL)
    return FALSE;

  return timeline->phase == IMZ_PHASE_LATE ||
         (timeline->phase == IMZ_PHASE_EXPIRED &&
          g_date_compare (&facts->applied, &timeline->ends) <= 0);
}

/* The letter of an identity change came first (R5). */
static ImzDeed
choose_before_approval (const ImzTimelineFacts *facts,
                        const ImzTimeline *timeline,
                        const ImzProvince *province)
{
  ImzLetterKind letter =
    facts->kind == IMZ_CASE_IDENTITY ? IMZ_LETTER_NONE : imz_province_get_letter (province);

  if (facts->stage == IMZ_STAGE_APPLIED)
    return choose_signature (facts->method);
  if (facts->stage == IMZ_STAGE_SIGNED && letter == IMZ_LETTER_OFFICIAL)
    return IMZ_DEED_HAVE_LETTER_SENT;
  if (facts->stage == IMZ_STAGE_SIGNED && letter == IMZ_LETTER_EMAIL)
    return IMZ_DEED_HAVE_E_MAIL_SENT;

  return is_approval_late (facts, timeline) ? IMZ_DEED_ASK_FOR_APPROVAL
                                            : IMZ_DEED_WAIT_FOR_APPROVAL;
}

/* A renewed one serves once the old one has ended (R14), the others at once. */
static ImzDeed
choose_delivered (const ImzTimelineFacts *facts, const ImzTimeline *timeline)
{
  if (facts->kind == IMZ_CASE_RENEWAL && timeline->phase != IMZ_PHASE_EXPIRED)
    return IMZ_DEED_WAIT_FOR_END;

  return facts->stage == IMZ_STAGE_PIN_MADE ? IMZ_DEED_USE_NEW : choose_with_successor (facts);
}

static ImzDeed
choose_under_way (const ImzTimelineFacts *facts,
                  const ImzTimeline *timeline,
                  const ImzProvince *province)
{
  ImzDeed deed;

  if (facts->has_successor)
    return choose_delivered (facts, timeline);
  if (!g_date_valid (&timeline->delivery_to))
    return choose_before_approval (facts, timeline, province);

  deed = choose_approved (facts, timeline);
  if (facts->stage == IMZ_STAGE_APPROVED || deed == IMZ_DEED_ASK_FOR_DELIVERY)
    return deed;

  return facts->stage == IMZ_STAGE_PRODUCED ? IMZ_DEED_WAIT_FOR_PRODUCED
                                            : IMZ_DEED_WAIT_FOR_COURIER;
}

static ImzDeed
choose_renewal (const ImzTimelineFacts *facts,
                const ImzTimeline *timeline,
                const ImzProvince *province)
{
  gboolean is_open = timeline->phase == IMZ_PHASE_WINDOW || timeline->phase == IMZ_PHASE_LATE;

  if (facts->has_successor && is_open)
    return IMZ_DEED_WAIT_FOR_END;
  if (facts->has_successor && timeline->phase == IMZ_PHASE_EXPIRED)
    return choose_with_successor (facts);
  if (!facts->has_successor && g_date_valid (&timeline->delivery_to))
    return choose_approved (facts, timeline);

  return choose_by_phase (facts, timeline->phase, province);
}

ImzDeed
imz_advice_choose_deed (const ImzTimelineFacts *facts,
                        const ImzTimeline *timeline,
                        const ImzProvince *province)
{
  if (facts->needs_pin && timeline->phase != IMZ_PHASE_NOT_YET)
    return IMZ_DEED_MAKE_PIN;
  if (facts->is_applied)
    return choose_under_way (facts, timeline, province);
  if (facts->kind == IMZ_CASE_RENEWAL)
    return choose_renewal (facts, timeline, province);
  if (facts->has_successor)
    return choose_with_successor (facts);
  if (g_date_valid (&timeline->delivery_to))
    return choose_approved (facts, timeline);

  switch (facts->kind) {
  case IMZ_CASE_FIRST:
    return IMZ_DEED_APPLY_FIRST;
  case IMZ_CASE_LOST:
    return IMZ_DEED_APPLY_LOST;
  case IMZ_CASE_IDENTITY:
    return IMZ_DEED_APPLY_IDENTITY;
  case IMZ_CASE_RENEWAL:
  case IMZ_N_CASES:
  default:
    g_assert_not_reached ();
  }
}
