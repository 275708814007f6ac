/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words that tell of an application, wherever it is shown. All but names are (transfer full). */

#pragma once

#include "imz-record.h"

G_BEGIN_DECLS

/* (transfer none): "Renewal", "First application" */
const char *imz_record_texts_get_case (ImzCase kind);

/**
 * imz_record_texts_get_place:
 * @province: (nullable): id of a province's profile
 * @current: the profile in use
 *
 * Returns: (transfer none) (nullable): its name; %NULL if it stands for no province
 */
const char *imz_record_texts_get_place (const char *province, const ImzProvince *current);

/* "21.01.2027 – 20.01.2030": the days of an e-imza, by its first and last second */
char *imz_record_texts_days (gint64 not_before, gint64 not_after);

/* "Renewal · with e-onay" */
char *imz_record_texts_title (ImzRecord *record);

/**
 * imz_record_texts_summary:
 * @current: the profile in use
 * @now: in seconds since the epoch
 *
 * Returns: "begun on 21 November 2026 · Batman · the e-imza ends on 20.01.2027"; of one that came to its end, when and
 *   why
 */
char *imz_record_texts_summary (ImzRecord *record, const ImzProvince *current, gint64 now);

/**
 * imz_record_texts_expected:
 * @timeline: its days (imz_record_get_timeline())
 *
 * Returns: (nullable): what comes next, in a few words: "Expected 30 December – 4 January" once it is approved (R15),
 *   from when on it gets its PIN once it is delivered (R14); %NULL if that is not known
 */
char *imz_record_texts_expected (ImzRecord *record, const ImzTimeline *timeline);

/* (transfer none) (nullable): what to know about that, in a sentence: a renewed one gets its PIN late (R14) */
const char *imz_record_texts_get_note (ImzRecord *record, const ImzTimeline *timeline);

/**
 * imz_record_texts_overdue:
 * @phone: whom to call, as people read it
 *
 * Returns: (nullable): what to do, since it should have come by now (R15); %NULL as long as it is not late
 */
char *imz_record_texts_overdue (ImzRecord *record, const ImzTimeline *timeline, const char *phone);

G_END_DECLS
