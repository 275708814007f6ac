/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzRescueBar:
 *
 * Says that the file with the applications is damaged, and offers the last sound backup, or to begin anew. Hidden as
 * long as the file is sound.
 */
#define IMZ_TYPE_RESCUE_BAR (imz_rescue_bar_get_type ())
G_DECLARE_FINAL_TYPE (ImzRescueBar, imz_rescue_bar, IMZ, RESCUE_BAR, AdwBin)

/* Once. */
void imz_rescue_bar_set_tools (ImzRescueBar *self, ImzTools *tools);

G_END_DECLS
