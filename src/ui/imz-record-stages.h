/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzRecordStages:
 *
 * The way of an application as a list: what it came to, when, and who said so; what is to come, when, and according to
 * whom.
 */
#define IMZ_TYPE_RECORD_STAGES (imz_record_stages_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordStages, imz_record_stages, IMZ, RECORD_STAGES, AdwBin)

/* @holidays: (nullable); @now: in seconds since the epoch */
void imz_record_stages_show (ImzRecordStages *self,
                             ImzRecord *record,
                             ImzProvince *province,
                             ImzHolidays *holidays,
                             gint64 now);

/* (transfer full) (nullable): "30.12.2026 – 04.01.2027", or a day: when @stage is to be expected; %NULL if nobody knows */
char *imz_record_stages_describe_expected (ImzStage stage, const ImzTimeline *timeline);

/* (transfer full): "21.11.2026 10:05 · as you told us" */
char *imz_record_stages_describe_reached (const ImzRecordStage *stage);

G_END_DECLS
