/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-backups-model.h"
#include "imz-clock.h"
#include "imz-countdown.h"
#include "imz-eraser-model.h"
#include "imz-exchange-model.h"
#include "imz-form-data-model.h"
#include "imz-guides.h"
#include "imz-history-model.h"
#include "imz-letters.h"
#include "imz-machine.h"
#include "imz-record-keeper.h"
#include "imz-reminders-model.h"
#include "imz-run-model.h"
#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzTools:
 * @status: what the readers hold: the practice card, while it is in
 * @clock: tells when a step was done
 * @countdown: the one countdown of the window
 * @machine: the real one
 * @practice_machine: on which all is well
 * @runs: where a way through a guide is kept
 * @form_data: the current person's own data
 * @history: (nullable): the current person's applications
 * @record_keeper: (nullable): what cards that are seen tell of them
 * @backups: (nullable): of the file in which they are
 * @eraser: (nullable): takes them away, and all else that is kept
 * @exchange: (nullable): takes them out to a file and in from one
 * @reminders: (nullable): what they and the e-imzas remind of
 *
 * What the window's pages work with; reference-counted.
 */
typedef struct {
  ImzGuides *guides;
  ImzLetters *letters;
  ImzStatus *status;
  ImzClock *clock;
  ImzCountdown *countdown;
  ImzMachine *machine;
  ImzMachine *practice_machine;
  ImzRunModel *runs;
  ImzFormDataModel *form_data;
  ImzHistoryModel *history;
  ImzRecordKeeper *record_keeper;
  ImzBackupsModel *backups;
  ImzEraserModel *eraser;
  ImzExchangeModel *exchange;
  ImzRemindersModel *reminders;
} ImzTools;

/* (transfer full): with references to all that stands in @members */
ImzTools *imz_tools_new (const ImzTools *members);
ImzTools *imz_tools_ref (ImzTools *self);
void imz_tools_unref (ImzTools *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTools, imz_tools_unref)

G_END_DECLS
