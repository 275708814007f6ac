/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where it is told where a parcel is. */

#pragma once

#include <gtk/gtk.h>

#include "imz-couriers.h"
#include "imz-record.h"

G_BEGIN_DECLS

/**
 * imz_tracking_find_address:
 *
 * Returns: (transfer full) (nullable): the link that is written down, if it is listed (imz_couriers_is_listed()), else
 *   the page of the courier that is; %NULL if neither is known
 */
char *imz_tracking_find_address (const ImzCouriers *couriers, ImzRecord *record);

/**
 * imz_tracking_open:
 * @widget: a widget of a window that shows short messages
 *
 * Opens that page in the browser; where none is known, lets the person choose among the couriers.
 */
void imz_tracking_open (GtkWidget *widget, ImzRecord *record);

G_END_DECLS
