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

void
imz_trust_finding_expire (ImzTrustFinding *self)
{
  self->revocation.is_current = FALSE;
  self->revocation.valid_until = 0;
  self->end = 0;
}

/* Only who knows better, by now or still, makes a state milder. */
static gboolean
is_relief (const ImzTrustFinding *mild, const ImzTrustFinding *severe)
{
  return mild->this_update > severe->this_update &&
         (mild->revocation.is_current || !severe->revocation.is_current);
}

static int
get_severity (const ImzTrustFinding *finding)
{
  static const int severities[] = {
    [IMZ_REVOCATION_STATE_SUSPENDED] = 1,
    [IMZ_REVOCATION_STATE_REVOKED] = 2,
  };
  ImzRevocationState state = finding->revocation.state;

  return state < G_N_ELEMENTS (severities) ? severities[state] : 0;
}

/* Of two that differ. */
static const ImzTrustFinding *
weigh (const ImzTrustFinding *a, const ImzTrustFinding *b)
{
  gboolean a_is_milder = get_severity (a) < get_severity (b);
  const ImzTrustFinding *mild = a_is_milder ? a : b, *severe = a_is_milder ? b : a;

  return is_relief (mild, severe) ? mild : severe;
}

const ImzTrustFinding *
imz_trust_finding_choose_kept (const ImzTrustFinding *a, const ImzTrustFinding *b)
{
  if (a->revocation.state == IMZ_REVOCATION_STATE_UNCHECKED)
    return b;
  if (b->revocation.state == IMZ_REVOCATION_STATE_UNCHECKED)
    return a;
  if (a->revocation.state != b->revocation.state)
    return weigh (a, b);
  if (a->revocation.is_current != b->revocation.is_current)
    return a->revocation.is_current ? a : b;

  return a->this_update >= b->this_update ? a : b;
}

const ImzTrustFinding *
imz_trust_finding_choose (const ImzTrustFinding *answered, const ImzTrustFinding *kept)
{
  ImzRevocationState now = answered->revocation.state, then = kept->revocation.state;

  if (then == IMZ_REVOCATION_STATE_UNCHECKED)
    return answered;
  if (now == IMZ_REVOCATION_STATE_UNCHECKED)
    return kept;

  if (now == IMZ_REVOCATION_STATE_UNKNOWN)
    return then != IMZ_REVOCATION_STATE_GOOD ? kept : answered;

  return now == then ? answered : weigh (answered, kept);
}
