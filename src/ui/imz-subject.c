/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-subject.h"

const ImzVerdict *
imz_subject_get_verdict (ImzStatus *status)
{
  const ImzVerdict *remembered = imz_status_get_remembered (status);

  return remembered != NULL ? remembered : imz_status_get_verdict (status);
}

ImzAdvice *
imz_subject_get_advice (ImzStatus *status)
{
  return imz_advice_new_for_verdict (imz_subject_get_verdict (status),
                                     imz_status_get_circumstances (status));
}

ImzCertificate *
imz_subject_get_own (ImzStatus *status)
{
  const ImzVerdict *verdict = imz_status_get_verdict (status);
  const ImzVerdict *remembered = imz_status_get_remembered (status);

  if (verdict->certificate != NULL &&
      imz_circumstances_is_claimed (imz_status_get_circumstances (status), verdict->certificate))
    return verdict->certificate;

  return remembered != NULL ? remembered->certificate : NULL;
}
