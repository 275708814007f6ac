/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose e-imza guides and letters are about: the one that is in a reader, or the one seen last. */

#pragma once

#include "imz-status.h"

G_BEGIN_DECLS

/* (transfer none): what is said of it; gone with the status's next change */
const ImzVerdict *imz_subject_get_verdict (ImzStatus *status);

/* (transfer full): what to do about that */
ImzAdvice *imz_subject_get_advice (ImzStatus *status);

/* (transfer none) (nullable): the current person's own e-imza: the one in a reader if they claimed it, else the one
 * seen last; nobody else's */
ImzCertificate *imz_subject_get_own (ImzStatus *status);

G_END_DECLS
