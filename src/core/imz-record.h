/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One application for an e-imza, as it is kept. */

#pragma once

#include <glib-object.h>

#include "imz-record-facts.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzRecord:
 *
 * An immutable value; an object, so that lists can hold it.
 */
#define IMZ_TYPE_RECORD (imz_record_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecord, imz_record, IMZ, RECORD, GObject)

/**
 * imz_record_new:
 * @facts: copied; must be good (imz_record_facts_check())
 *
 * Returns: (transfer full): an application of which @facts are known
 */
ImzRecord *imz_record_new (const ImzRecordFacts *facts);

/* (transfer none): a copy of these, with other members, is how to make a changed one */
const ImzRecordFacts *imz_record_get_facts (ImzRecord *self);

ImzStage imz_record_get_stage (ImzRecord *self); /* the present one */

/* The day in Istanbul on which it came to @stage; not valid (g_date_valid()) if it did not, or passed it over. */
GDate imz_record_get_stage_day (ImzRecord *self, ImzStage stage);

/* The day the province approved it, at the latest: what was not told of happened before what comes after it; not valid
 * if it did not, or nothing was told before the delivery. */
GDate imz_record_get_approval_day (ImzRecord *self);

/* Whether something is still to come. */
gboolean imz_record_is_open (ImzRecord *self);

/**
 * imz_record_with_stage:
 * @at: when it came to it, in seconds since the epoch
 * @refusal: why, of a refused one; else %IMZ_REFUSAL_NONE
 * @error: %IMZ_CORE_ERROR_BAD_RECORD
 *
 * Returns: (transfer full) (nullable): the same, come to @stage; %NULL with @error if it cannot come there from where
 *   it is, or not then
 */
ImzRecord *imz_record_with_stage (ImzRecord *self,
                                  ImzStage stage,
                                  gint64 at,
                                  ImzTeller by,
                                  ImzRefusal refusal,
                                  GError **error);

/**
 * imz_record_without_last_stage:
 *
 * Returns: (transfer full) (nullable): the same, back where it was before; before its delivery there is no new e-imza
 *   any more; %NULL if it is at its first stage
 */
ImzRecord *imz_record_without_last_stage (ImzRecord *self);

/* (transfer full): the same, with @successor as the new e-imza; %NULL if none is known */
ImzRecord *imz_record_with_successor (ImzRecord *self, const ImzRecordCertificate *successor);

/**
 * imz_record_get_timeline:
 * @province: by whose rules
 * @holidays: (nullable): the public holidays
 * @now: the moment it is asked, in seconds since the epoch
 *
 * Returns: the days to be expected (R13, R14, R15); what the end decides is not known if the e-imza it replaces is not
 */
ImzTimeline imz_record_get_timeline (ImzRecord *self,
                                     const ImzProvince *province,
                                     const ImzHolidays *holidays,
                                     gint64 now);

/* Whether all facts are the same, those of its keeping too (id, uid, times). */
gboolean imz_record_equal (ImzRecord *a, ImzRecord *b);

G_END_DECLS
