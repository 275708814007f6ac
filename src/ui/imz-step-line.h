/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzStepLine:
 *
 * One short bar a step: done, present, to come. Drawn as one widget; "Step 7 of 9" for those who do
 * not see it. It hides itself while there are no steps.
 */
#define IMZ_TYPE_STEP_LINE (imz_step_line_get_type ())
G_DECLARE_FINAL_TYPE (ImzStepLine, imz_step_line, IMZ, STEP_LINE, GtkWidget)

/* @position: 0 before the first step; up to @n_steps */
void imz_step_line_set (ImzStepLine *self, guint position, guint n_steps);

G_END_DECLS
