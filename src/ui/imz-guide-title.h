/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzGuideTitle:
 *
 * The title of a page of a guide. It takes the focus, so that it is read when its page comes.
 */
#define IMZ_TYPE_GUIDE_TITLE (imz_guide_title_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideTitle, imz_guide_title, IMZ, GUIDE_TITLE, GtkWidget)

/* @description: (nullable): read after it */
void imz_guide_title_set (ImzGuideTitle *self, const char *title, const char *description);

G_END_DECLS
