/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzGlancePage:
 *
 * The quick check: a whole window that says how the card stands, one card after another, and on demand a
 * list of the sitting, which is gone with the page. `win.glance` leaves it.
 *
 * Property: `status` (#ImzStatus): what to show.
 */
#define IMZ_TYPE_GLANCE_PAGE (imz_glance_page_get_type ())
G_DECLARE_FINAL_TYPE (ImzGlancePage, imz_glance_page, IMZ, GLANCE_PAGE, GtkWidget)

GtkWidget *imz_glance_page_new (ImzStatus *status);

/**
 * imz_glance_page_may_leave:
 *
 * Asks the person first if a list would be lost that was neither saved nor copied; when that is what they
 * want, `win.glance` is activated.
 *
 * Returns: whether nothing would be lost: the page may go at once
 */
gboolean imz_glance_page_may_leave (ImzGlancePage *self);

G_END_DECLS
