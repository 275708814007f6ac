/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-guide-run.h"

G_BEGIN_DECLS

/**
 * ImzBegunRow:
 *
 * A way through a guide that was left: how far it went and when. Its buttons activate `win.resume-guide` (string) and
 * `win.drop-run` (int64); the focus goes to the first of these.
 */
#define IMZ_TYPE_BEGUN_ROW (imz_begun_row_get_type ())
G_DECLARE_FINAL_TYPE (ImzBegunRow, imz_begun_row, IMZ, BEGUN_ROW, AdwPreferencesRow)

/**
 * imz_begun_row_new:
 * @guide: the guide
 * @id: under which the way is kept
 *
 * Returns: (transfer floating): a row, which shows nothing yet
 */
GtkWidget *imz_begun_row_new (ImzGuide *guide, gint64 id);

/**
 * imz_begun_row_show:
 * @run: as it was left
 * @changed_at: when that was, in seconds since the epoch
 * @now: not before that
 */
void imz_begun_row_show (ImzBegunRow *self, ImzGuideRun *run, gint64 changed_at, gint64 now);

const char *imz_begun_row_get_guide (ImzBegunRow *self); /* (transfer none): its id */
gint64 imz_begun_row_get_id (ImzBegunRow *self);

G_END_DECLS
