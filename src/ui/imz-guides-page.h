/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-guide-tools.h"

G_BEGIN_DECLS

/**
 * ImzGuidesPage:
 *
 * All guides: the one that fits now on top with the reason, those left half way, then the others. Presses activate
 * `win.open-guide` (string).
 */
#define IMZ_TYPE_GUIDES_PAGE (imz_guides_page_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuidesPage, imz_guides_page, IMZ, GUIDES_PAGE, AdwBin)

void imz_guides_page_set_tools (ImzGuidesPage *self, ImzGuideTools *tools);

/* With the practice card nothing is left half way, since it is not kept. */
void imz_guides_page_set_practice (ImzGuidesPage *self, gboolean practice);

G_END_DECLS
