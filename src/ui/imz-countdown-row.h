/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-countdown.h"

G_BEGIN_DECLS

/**
 * ImzCountdownRow:
 *
 * How long the code on the portal’s page is still good, as a ring and in words; to be started, adjusted to the
 * page’s own counter, and started again.
 */
#define IMZ_TYPE_COUNTDOWN_ROW (imz_countdown_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzCountdownRow, imz_countdown_row, IMZ, COUNTDOWN_ROW, AdwBin)

void imz_countdown_row_set_countdown (ImzCountdownRow *self, ImzCountdown *countdown);

/* What it is started with, in seconds. */
void imz_countdown_row_set_whole (ImzCountdownRow *self, guint seconds);

G_END_DECLS
