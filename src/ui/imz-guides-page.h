/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzGuidesPage:
 *
 * All guides: the one that fits now on top with the reason, those left half way, then the others. Presses activate
 * `win.open-guide` (string), or what #ImzBegunRow activates.
 */
#define IMZ_TYPE_GUIDES_PAGE (imz_guides_page_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuidesPage, imz_guides_page, IMZ, GUIDES_PAGE, AdwBin)

/* Once. */
void imz_guides_page_set_tools (ImzGuidesPage *self, ImzTools *tools);

/* With the practice card nothing is left half way, since it is not kept. */
void imz_guides_page_set_practice (ImzGuidesPage *self, gboolean practice);

/**
 * imz_guides_page_focus_guide:
 * @guide: id of a guide
 *
 * Puts the focus where it is offered: to go on with it if it was left half way. To no effect if there is none of this
 * name.
 */
void imz_guides_page_focus_guide (ImzGuidesPage *self, const char *guide);

G_END_DECLS
