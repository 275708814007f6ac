/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzRecordNext:
 *
 * What comes next in an application, to be told with one press: the stage and its day. What else may have happened is
 * folded away below.
 *
 * Signals: `reached` (int, an #ImzStage; int, an #ImzRefusal): the person says that it came there;
 * `taken-back`: the last stage was told by mistake.
 */
#define IMZ_TYPE_RECORD_NEXT (imz_record_next_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordNext, imz_record_next, IMZ, RECORD_NEXT, AdwBin)

/* What is being typed as the day stays. */
void imz_record_next_show (ImzRecordNext *self, ImzRecord *record, gint64 now);

/* %FALSE if what stands there is no day up to today. */
gboolean imz_record_next_get_day (ImzRecordNext *self, GDate *day);

/* Says why it cannot have come there on that day. */
void imz_record_next_show_reason (ImzRecordNext *self, const char *reason);

/* (transfer none): "The province approved": what a press says, of the stages on the way */
const char *imz_record_next_get_deed (ImzStage stage, ImzMethod method);

G_END_DECLS
