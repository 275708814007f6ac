/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzRecordFoot:
 *
 * Where an e-imza that is applied for is, and when it comes: the tracking number at one side, the expected days at the
 * other, or one above the other. Presses activate `win.copy` (string) and `win.open-tracking` (int64, the
 * application's number).
 */
#define IMZ_TYPE_RECORD_FOOT (imz_record_foot_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordFoot, imz_record_foot, IMZ, RECORD_FOOT, GtkWidget)

/* Whether there is anything to be shown in it. */
gboolean imz_record_foot_is_wanted (ImzRecord *record, const ImzTimeline *timeline);

/* @record must be one that it is wanted for. */
void imz_record_foot_show (ImzRecordFoot *self, ImzRecord *record, const ImzTimeline *timeline);

G_END_DECLS
