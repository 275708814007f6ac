/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-circumstances.h"
#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzRecordRow:
 *
 * One application in a list: what it is, how far it is, and what else is of use while it is under way.
 */
#define IMZ_TYPE_RECORD_ROW (imz_record_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordRow, imz_record_row, IMZ, RECORD_ROW, AdwBin)

/**
 * imz_record_row_show:
 * @circumstances: by whose rules its days are counted
 * @now: in seconds since the epoch
 */
void imz_record_row_show (ImzRecordRow *self,
                          ImzRecord *record,
                          const ImzCircumstances *circumstances,
                          gint64 now);

/* (transfer none) (nullable): what it shows */
ImzRecord *imz_record_row_get_record (ImzRecordRow *self);

/* (transfer full): all that it shows but the number and the buttons, for those who do not see it */
char *imz_record_row_describe (ImzRecordRow *self);

G_END_DECLS
