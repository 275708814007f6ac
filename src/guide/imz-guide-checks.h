/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-guide.h"
#include "imz-machine.h"
#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzCheckOutcome:
 * @IMZ_CHECK_OUTCOME_WAITING: not yet, or not known yet
 * @IMZ_CHECK_OUTCOME_WELL: it is so
 * @IMZ_CHECK_OUTCOME_WRONG: it is not so, and something must be done
 */
typedef enum {
  IMZ_CHECK_OUTCOME_WAITING,
  IMZ_CHECK_OUTCOME_WELL,
  IMZ_CHECK_OUTCOME_WRONG,
} ImzCheckOutcome;

/**
 * ImzGuideChecks:
 *
 * What İmzam can see by itself of a step: follows the readers and the machine. Signal `changed`: an outcome or a
 * sentence is another one.
 */
#define IMZ_TYPE_GUIDE_CHECKS (imz_guide_checks_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideChecks, imz_guide_checks, IMZ, GUIDE_CHECKS, GObject)

ImzGuideChecks *imz_guide_checks_new (ImzStatus *status, ImzMachine *machine); /* (transfer full) */

/**
 * imz_guide_checks_set_step:
 * @step: (nullable): looks at this one from now on; must live until the next call
 * @since: what was downloaded before does not count, in seconds since the epoch
 */
void imz_guide_checks_set_step (ImzGuideChecks *self, const ImzGuideStep *step, gint64 since);

guint imz_guide_checks_get_n (ImzGuideChecks *self);
ImzCheckOutcome imz_guide_checks_get_outcome (ImzGuideChecks *self, guint index);

/* (transfer none): what is seen, in one sentence: "Card is in, the e-imza has not ended" */
const char *imz_guide_checks_get_text (ImzGuideChecks *self, guint index);

/* (transfer none) (nullable): what to do about it */
const char *imz_guide_checks_get_hint (ImzGuideChecks *self, guint index);

G_END_DECLS
