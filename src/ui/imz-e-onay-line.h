/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-case.h"

G_BEGIN_DECLS

/**
 * ImzEOnayLine:
 *
 * What the holder told of e-onay, with a button that asks. An answer goes to the action `win.set-e-onay`, as
 * the answer's word.
 */
#define IMZ_TYPE_E_ONAY_LINE (imz_e_onay_line_get_type ())
G_DECLARE_FINAL_TYPE (ImzEOnayLine, imz_e_onay_line, IMZ, E_ONAY_LINE, AdwBin)

/**
 * imz_e_onay_line_show:
 * @e_onay: the holder's word
 * @is_told: whether they gave it; else they were not asked yet
 * @asks: whether the person here can be asked: the e-imza may be theirs
 */
void imz_e_onay_line_show (ImzEOnayLine *self, ImzEOnay e_onay, gboolean is_told, gboolean asks);

/**
 * imz_e_onay_line_set_centered:
 *
 * Whether its words stand in the middle, as those around it.
 */
void imz_e_onay_line_set_centered (ImzEOnayLine *self, gboolean centered);

/**
 * imz_e_onay_line_text:
 *
 * Returns: (transfer none): what is known of e-onay, and that the holder said so
 */
const char *imz_e_onay_line_text (ImzEOnay e_onay);

G_END_DECLS
