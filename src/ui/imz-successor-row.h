/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzSuccessorRow:
 *
 * Which e-imza is the new one of an application: the one that is known, and those that the person claimed and may choose
 * instead, by their dates alone; or none. Hidden while there is nothing to choose.
 *
 * Signal `chosen`: the person chose another one.
 */
#define IMZ_TYPE_SUCCESSOR_ROW (imz_successor_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzSuccessorRow, imz_successor_row, IMZ, SUCCESSOR_ROW, AdwComboRow)

/* @remembered: (element-type ImzRemembered): what was claimed */
void imz_successor_row_show (ImzSuccessorRow *self, ImzRecord *record, const GPtrArray *remembered);

/* (transfer none) (nullable): what is chosen; %NULL for none */
const ImzCertificate *imz_successor_row_get_chosen (ImzSuccessorRow *self);

G_END_DECLS
