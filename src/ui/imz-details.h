/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-advice.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzDetails:
 *
 * What was found, for whoever wants to know: the readers, the certificates, what was checked and what
 * was not. Empty while there is no reader.
 */
#define IMZ_TYPE_DETAILS (imz_details_get_type ())
G_DECLARE_FINAL_TYPE (ImzDetails, imz_details, IMZ, DETAILS, AdwBin)

/**
 * imz_details_show:
 * @snapshot: what is plugged in
 * @verdict: what that means
 * @advice: what to do about it
 *
 * What is still there keeps its row: what was opened stays open, and the focus stays where it is.
 */
void imz_details_show (ImzDetails *self,
                       ImzSnapshot *snapshot,
                       const ImzVerdict *verdict,
                       const ImzAdvice *advice);

G_END_DECLS
