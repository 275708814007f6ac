/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-guide-run.h"
#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzGuidePage:
 *
 * The companion: one run of a guide beside the browser, one step at a time, with a header bar of its own. It is made
 * for one run and goes with it.
 *
 * Signal `close`: the person goes back to all guides; what was done is kept.
 */
#define IMZ_TYPE_GUIDE_PAGE (imz_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuidePage, imz_guide_page, IMZ, GUIDE_PAGE, AdwBin)

/**
 * imz_guide_page_new:
 * @practice: marked on every page; the practice machine is looked at
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *imz_guide_page_new (ImzTools *tools, ImzGuideRun *run, gboolean practice);

/* Passes over the introduction, straight to the step at which the run stands. */
void imz_guide_page_resume (ImzGuidePage *self);

G_END_DECLS
