/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * imz_portal_opener_open:
 * @window: the window that asks, which has the action `win.copy` and shows short messages
 * @portals: addresses of the portals, by the next action that is done there (group `portals`)
 * @id: an action
 *
 * Opens the portal in the browser; where there is none, offers its address in @window.
 */
void imz_portal_opener_open (GtkWidget *window, GKeyFile *portals, const char *id);

/**
 * imz_portal_opener_open_address:
 * @window: as above
 * @address: an address of any scheme that a program may be there for
 *
 * Opens it in the program that is there for it; where there is none, offers in @window what it leads to: the address of
 * a mail and the number of a call without their scheme.
 */
void imz_portal_opener_open_address (GtkWidget *window, const char *address);

G_END_DECLS
