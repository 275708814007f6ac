/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-guide-run.h"
#include "imz-history-model.h"

G_BEGIN_DECLS

/**
 * ImzRecordAsks:
 * @IMZ_RECORD_ASKS_NOTHING: there is nothing to ask, or it was asked
 * @IMZ_RECORD_ASKS_TO_WRITE: whether to write down the application that was made now
 * @IMZ_RECORD_ASKS_TO_GO_ON: whether it is the one that is kept already
 */
typedef enum {
  IMZ_RECORD_ASKS_NOTHING,
  IMZ_RECORD_ASKS_TO_WRITE,
  IMZ_RECORD_ASKS_TO_GO_ON,
} ImzRecordAsks;

/**
 * ImzRecordFollower:
 *
 * Keeps the application up to date that one person's way through a guide is about: once the way has come to a stage
 * it asks whether to write it down, a single time; from then on each stage that is reached is noted, never backwards.
 *
 * Signal `changed`: it asks something else. Signal `moved`: the application was written or moved, which can be taken
 * back (imz_record_follower_undo()).
 */
#define IMZ_TYPE_RECORD_FOLLOWER (imz_record_follower_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordFollower, imz_record_follower, IMZ, RECORD_FOLLOWER, GObject)

/**
 * imz_record_follower_new:
 * @run: one that is kept; nothing follows a practice
 * @clock: tells when a stage was reached
 *
 * Returns: (transfer full): a follower of @run
 */
ImzRecordFollower *
imz_record_follower_new (ImzGuideRun *run, ImzHistoryModel *history, ImzClock *clock);

/**
 * imz_record_follower_set_circumstances:
 * @province: the province that approves
 * @certificate: (nullable): the person's own e-imza, if there is one
 */
void imz_record_follower_set_circumstances (ImzRecordFollower *self,
                                            ImzProvince *province,
                                            ImzCertificate *certificate);

ImzRecordAsks imz_record_follower_get_asks (ImzRecordFollower *self);

/* (transfer none) (nullable): the application that it is about: the one to go on with, or that follows */
ImzRecord *imz_record_follower_get_record (ImzRecordFollower *self);

/* Answers what it asks. %FALSE with @error, an #ImzStoreError, if it cannot be kept; it asks on then. */
gboolean imz_record_follower_answer (ImzRecordFollower *self, gboolean yes, GError **error);

/* Takes back what was written or moved last; %FALSE with @error if that is not possible any more. */
gboolean imz_record_follower_undo (ImzRecordFollower *self, GError **error);

G_END_DECLS
