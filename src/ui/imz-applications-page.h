/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzApplicationsPage:
 *
 * All applications of the current person, with a search, a filter and an order; as long as there is none, what one goes
 * through. Presses activate `win.open-record` (int64, the application's number), `win.new-record`,
 * `win.print-history`, `win.keep-history`, `win.export-history` (string), `win.import-history`, `win.open-guide`
 * (string), or what #ImzRecordFoot activates.
 */
#define IMZ_TYPE_APPLICATIONS_PAGE (imz_applications_page_get_type ())
G_DECLARE_FINAL_TYPE (ImzApplicationsPage, imz_applications_page, IMZ, APPLICATIONS_PAGE, AdwBin)

/* Once. */
void imz_applications_page_set_tools (ImzApplicationsPage *self, ImzTools *tools);

/* With the practice card nothing is kept, and nothing that is kept is shown. */
void imz_applications_page_set_practice (ImzApplicationsPage *self, gboolean practice);

/**
 * imz_applications_page_focus_record:
 * @id: the number of an application
 *
 * Puts the focus on it. To no effect if it is not listed, or was not opened from the list.
 */
void imz_applications_page_focus_record (ImzApplicationsPage *self, gint64 id);

G_END_DECLS
