/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-history-model.h"
#include "imz-profile-model.h"
#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzRecordKeeper:
 *
 * Stands between the cards that are seen and the current person's applications: proposes the e-imza that an
 * application brought, and once that is confirmed notes when it has a PIN and when it is in use. Nothing of anybody
 * else's card is kept, nothing of the practice card, and no stage is noted twice.
 *
 * Signal `changed`: it proposes something else.
 */
#define IMZ_TYPE_RECORD_KEEPER (imz_record_keeper_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordKeeper, imz_record_keeper, IMZ, RECORD_KEEPER, GObject)

ImzRecordKeeper *imz_record_keeper_new (ImzStatus *status,
                                        ImzClock *clock,
                                        ImzProfileModel *profiles,
                                        ImzHistoryModel *history); /* (transfer full) */

/* Whether the status shows the practice card: it is not looked at then. */
void imz_record_keeper_set_practice (ImzRecordKeeper *self, gboolean practice);

/* (transfer none) (nullable): the application of which the new e-imza seems to be in a reader */
ImzRecord *imz_record_keeper_get_proposed (ImzRecordKeeper *self);

/**
 * imz_record_keeper_answer:
 * @yes: whether it is the new e-imza of what is proposed
 * @error: an #ImzStoreError, or %IMZ_CORE_ERROR_BAD_RECORD
 *
 * A yes claims it for the current person, too. A no holds for this e-imza until İmzam ends.
 *
 * Returns: %FALSE with @error if it cannot be kept
 */
gboolean imz_record_keeper_answer (ImzRecordKeeper *self, gboolean yes, GError **error);

G_END_DECLS
