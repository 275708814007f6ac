/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzPracticeBar:
 *
 * Says that what is shown is not a real e-imza, and lets the person choose what to see.
 *
 * Properties: `situation` (int, an #ImzSummary): what the practice card shows.
 */
#define IMZ_TYPE_PRACTICE_BAR (imz_practice_bar_get_type ())
G_DECLARE_FINAL_TYPE (ImzPracticeBar, imz_practice_bar, IMZ, PRACTICE_BAR, AdwBin)

ImzSummary imz_practice_bar_get_situation (ImzPracticeBar *self);
void imz_practice_bar_set_situation (ImzPracticeBar *self, ImzSummary situation);

G_END_DECLS
