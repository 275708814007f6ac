/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record.h"
#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzRecordPage:
 *
 * One application: where it is, what is next, all that is written down about it; with a header bar of its own. What is
 * typed is kept when it is left. It needs a window that shows short messages and has the actions `win.copy`,
 * `win.open-address`, `win.open-guide` and `win.open-letter`.
 *
 * Signal `close`: the person goes back to all applications, or it is not kept any more.
 */
#define IMZ_TYPE_RECORD_PAGE (imz_record_page_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordPage, imz_record_page, IMZ, RECORD_PAGE, AdwBin)

/**
 * imz_record_page_new:
 * @tools: with a history
 * @record: one that it keeps
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *imz_record_page_new (ImzTools *tools, ImzRecord *record);

G_END_DECLS
