/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is seen of one check, in words. */

#pragma once

#include "imz-guide-checks.h"

G_BEGIN_DECLS

/**
 * ImzGuideView:
 * @status: what the readers hold
 * @machine: what is on this machine
 * @since: what was downloaded before does not count, in seconds since the epoch
 * @has_card_check: another check of the same step tells what is wrong with the card
 *
 * What is looked at.
 */
typedef struct {
  ImzStatus *status;
  ImzMachine *machine;
  gint64 since;
  gboolean has_card_check;
} ImzGuideView;

/* @text and (nullable) @hint as of #ImzGuideChecks. */
typedef struct {
  ImzCheckOutcome outcome;
  char *text;
  char *hint;
} ImzGuideSeen;

/* (transfer full): clear it with imz_guide_seen_clear() */
ImzGuideSeen imz_guide_check_look (const ImzGuideCheck *check, const ImzGuideView *view);
gboolean imz_guide_seen_equal (const ImzGuideSeen *a, const ImzGuideSeen *b);
void imz_guide_seen_clear (ImzGuideSeen *self);

G_END_DECLS
