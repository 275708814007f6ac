/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-finding.h"

const ImzTrustFinding IMZ_TRUST_FINDING_NONE = { .revocation = { .reason = -1 } };

ImzTrustFinding
imz_trust_finding_make (const ImzRevocationAnswer *answer,
                        ImzRevocationVia via,
                        gint64 fetched_at,
                        gint64 now)
{
  gboolean is_current = imz_revocation_answer_check_times (answer, now, FALSE, NULL);
  gint64 end = imz_revocation_answer_lives_until (answer) + IMZ_REVOCATION_SKEW;

  return (ImzTrustFinding){
    .revocation = {
      .state = answer->state,
      .via = via,
      .is_current = is_current,
      .checked_at = fetched_at,
      .valid_until = is_current ? end + 1 : 0,
      .revoked_at = answer->revoked_at,
      .reason = answer->reason,
    },
    .this_update = answer->this_update,
    .end = end,
  };
}

const ImzTrustFinding *
imz_trust_finding_choose (const ImzTrustFinding *answered, const ImzTrustFinding *kept)
{
  ImzRevocationState now = answered->revocation.state, then = kept->revocation.state;

  if (then == IMZ_REVOCATION_STATE_UNCHECKED)
    return answered;
  if (now == IMZ_REVOCATION_STATE_UNCHECKED)
    return kept;

  return now == IMZ_REVOCATION_STATE_UNKNOWN && then != IMZ_REVOCATION_STATE_GOOD ? kept : answered;
}
