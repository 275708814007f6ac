/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-revocation-answer.h"

#include "imz-trust-error.h"

enum {
  LIFE_WITHOUT_NEXT_UPDATE = 60 * 60, /* seconds */

  REASON_UNUSED = 7,
  REASON_LAST = 10,
};

gint64
imz_revocation_answer_lives_until (const ImzRevocationAnswer *answer)
{
  return answer->next_update != 0 ? answer->next_update
                                  : answer->this_update + LIFE_WITHOUT_NEXT_UPDATE;
}

gboolean
imz_revocation_answer_check_times (const ImzRevocationAnswer *answer,
                                   gint64 now,
                                   gboolean accepts_stale,
                                   GError **error)
{
  if (answer->next_update != 0 && answer->next_update < answer->this_update) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_RESPONSE,
                         "the answer ends before it begins");
    return FALSE;
  }
  if (answer->this_update > now + IMZ_REVOCATION_SKEW) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_NOT_YET,
                         "the answer is from the future");
    return FALSE;
  }
  if (!accepts_stale && imz_revocation_answer_lives_until (answer) + IMZ_REVOCATION_SKEW < now) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_STALE,
                         "the answer is out of date");
    return FALSE;
  }

  return TRUE;
}

void
imz_revocation_answer_set_revoked (ImzRevocationAnswer *answer, gint64 revoked_at, int reason)
{
  answer->state = reason == IMZ_CRL_REASON_CERTIFICATE_HOLD ? IMZ_REVOCATION_STATE_SUSPENDED
                                                            : IMZ_REVOCATION_STATE_REVOKED;
  answer->revoked_at = revoked_at;
  answer->reason = reason >= 0 && reason <= REASON_LAST && reason != REASON_UNUSED ? reason : -1;
}
