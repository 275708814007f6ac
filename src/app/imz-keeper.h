/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-history-model.h"
#include "imz-preferences-model.h"
#include "imz-profile-model.h"
#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzKeeper:
 *
 * Stands between what is kept of a person and what is shown: tells the status the circumstances, whenever they
 * change, and notes when a remembered e-imza is seen.
 */
#define IMZ_TYPE_KEEPER (imz_keeper_get_type ())
G_DECLARE_FINAL_TYPE (ImzKeeper, imz_keeper, IMZ, KEEPER, GObject)

ImzKeeper *imz_keeper_new (ImzStatus *status,
                           ImzClock *clock,
                           ImzPreferencesModel *preferences,
                           ImzProfileModel *profiles);

/**
 * imz_keeper_set_practice:
 * @practice: whether the status shows the practice card: nothing is known of its holder then, and nothing noted
 */
void imz_keeper_set_practice (ImzKeeper *self, gboolean practice);

/* From now on what is under way counts, too: the applications of the current person. */
void imz_keeper_set_history (ImzKeeper *self, ImzHistoryModel *history);

/**
 * imz_keeper_knows_holder:
 *
 * Returns: %TRUE if anything was told or claimed before
 */
gboolean imz_keeper_knows_holder (ImzKeeper *self);

G_END_DECLS
