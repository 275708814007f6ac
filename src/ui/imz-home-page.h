/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-profile-model.h"
#include "imz-record-keeper.h"
#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzHomePage:
 *
 * The page e-İmzam: the card, one sentence, one button, the time it has left, and the details below. Without a
 * card, the e-imza seen last.
 *
 * Properties: `status` (#ImzStatus): what to show; `practice` (boolean): it is the practice card's.
 */
#define IMZ_TYPE_HOME_PAGE (imz_home_page_get_type ())
G_DECLARE_FINAL_TYPE (ImzHomePage, imz_home_page, IMZ, HOME_PAGE, AdwBin)

ImzStatus *imz_home_page_get_status (ImzHomePage *self);
void imz_home_page_set_status (ImzHomePage *self, ImzStatus *status);

gboolean imz_home_page_get_practice (ImzHomePage *self);
void imz_home_page_set_practice (ImzHomePage *self, gboolean practice);

/**
 * imz_home_page_set_profiles:
 * @profiles: (nullable): the people who share this account; without them nothing can be claimed
 */
void imz_home_page_set_profiles (ImzHomePage *self, ImzProfileModel *profiles);

/* Proposes from now on, on this page, what @keeper does. */
void imz_home_page_set_record_keeper (ImzHomePage *self, ImzRecordKeeper *keeper);

/**
 * imz_home_page_get_advice:
 *
 * Returns: (transfer none) (nullable): what the page advises, gone with the next change: about the card, or
 *   about the e-imza seen last; %NULL without a status
 */
const ImzAdvice *imz_home_page_get_advice (ImzHomePage *self);

G_END_DECLS
