/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The things a holder can be told to do where dates are the point. */

#pragma once

#include <glib.h>

#include "imz-case.h"

G_BEGIN_DECLS

typedef enum {
  IMZ_DEED_PLUG_IN,
  IMZ_DEED_WAIT_FOR_START,
  IMZ_DEED_NOTHING_YET,
  IMZ_DEED_NOTHING_YET_HERE, /* where e-onay is no way */
  IMZ_DEED_ACTIVATE_IF_NOT_ACTIVE,
  IMZ_DEED_ACTIVATE,
  IMZ_DEED_ACTIVATE_OR_E_IMZA, /* where a renewal may be signed with the e-imza instead */
  IMZ_DEED_RENEW,
  IMZ_DEED_RENEW_WITH_E_ONAY,
  IMZ_DEED_RENEW_WITH_E_IMZA,
  IMZ_DEED_RENEW_WET_SIGNED,
  IMZ_DEED_ACTIVATE_THEN_RENEW,
  IMZ_DEED_ACTIVATE_THEN_RENEW_OR_E_IMZA,
  IMZ_DEED_RENEW_LATE,
  IMZ_DEED_RENEW_LATE_WITH_E_ONAY,
  IMZ_DEED_RENEW_LATE_WITH_E_IMZA,
  IMZ_DEED_RENEW_LATE_WET_SIGNED,
  IMZ_DEED_ACTIVATE_LATE,
  IMZ_DEED_ACTIVATE_LATE_OR_E_IMZA,
  IMZ_DEED_RENEW_EXPIRED,
  IMZ_DEED_RENEW_EXPIRED_WITH_E_ONAY,
  IMZ_DEED_RENEW_ON_PAPER,
  IMZ_DEED_RENEW_ON_PAPER_HERE, /* where e-onay does not serve then */
  IMZ_DEED_ASK_HOW_TO_APPLY,
  IMZ_DEED_WAIT_FOR_PRODUCTION, /* approved, but not produced yet */
  IMZ_DEED_WAIT_FOR_DELIVERY,
  IMZ_DEED_SIGN_WITH_E_ONAY, /* an application that was made, by what it waits for */
  IMZ_DEED_SIGN_WITH_E_IMZA,
  IMZ_DEED_SIGN_BY_HAND,
  IMZ_DEED_HAVE_LETTER_SENT,
  IMZ_DEED_HAVE_E_MAIL_SENT,
  IMZ_DEED_WAIT_FOR_APPROVAL,
  IMZ_DEED_ASK_FOR_APPROVAL,
  IMZ_DEED_WAIT_FOR_PRODUCED, /* it is produced, and then with the courier */
  IMZ_DEED_WAIT_FOR_COURIER,
  IMZ_DEED_ASK_FOR_DELIVERY,
  IMZ_DEED_WAIT_FOR_END,
  IMZ_DEED_MAKE_PIN,
  IMZ_DEED_USE_NEW,
  IMZ_DEED_APPLY_FIRST,
  IMZ_DEED_APPLY_LOST,
  IMZ_DEED_APPLY_IDENTITY,
  IMZ_N_DEEDS,
} ImzDeed;

/**
 * ImzDeedBy:
 *
 * The day by which to do it.
 */
typedef enum {
  IMZ_DEED_BY_NO_DAY,
  IMZ_DEED_BY_LAST_DATE, /* or what serves as one, where there is none */
  IMZ_DEED_BY_END,
  IMZ_DEED_BY_DELIVERY,
} ImzDeedBy;

/**
 * ImzDeedWords:
 * @id: (nullable): the action's pinned id; %NULL if it @leads_back
 * @guide: (nullable): the guide that leads through it
 * @rule: (nullable): the rule it rests on
 * @source: (nullable): where the rule says so, as long as the province has no rule of its own; %NULL for
 *   wherever the rule is written
 * @leads_back: whether id and guide are those of the application, which the holder has not finished
 *   (imz_deed_get_id_of(), imz_deed_get_guide_of())
 * @by: the day by which to do it
 * @text: not translated, with places to fill
 * @explanation: the same
 */
typedef struct {
  const char *id;
  const char *guide;
  const char *rule;
  const char *source;
  gboolean leads_back;
  ImzDeedBy by;
  const char *text;
  const char *explanation;
} ImzDeedWords;

const ImzDeedWords *imz_deed_get_words (ImzDeed deed);

/* The pinned id of making an application, and the guide that leads through it. */
const char *imz_deed_get_id_of (ImzCase kind, ImzMethod method);
const char *imz_deed_get_guide_of (ImzCase kind, ImzMethod method);

G_END_DECLS
