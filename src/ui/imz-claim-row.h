/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-profile-model.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzClaimRow:
 *
 * Offers to remember the e-imza that is plugged in (“this is my e-imza”), or says quietly whose it is. The
 * offer goes to the action `win.claim`. It hides itself where there is nothing to claim.
 */
#define IMZ_TYPE_CLAIM_ROW (imz_claim_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzClaimRow, imz_claim_row, IMZ, CLAIM_ROW, AdwBin)

/**
 * imz_claim_row_show:
 * @profiles: (nullable): the people who share this account
 * @verdict: (nullable): what is plugged in; %NULL while that is not real
 * @several_holders: whether cards of several people are plugged in, so that it has to be said whose it is
 */
void imz_claim_row_show (ImzClaimRow *self,
                         ImzProfileModel *profiles,
                         const ImzVerdict *verdict,
                         gboolean several_holders);

G_END_DECLS
