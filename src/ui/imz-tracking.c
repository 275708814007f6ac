/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-tracking.h"

#include "imz-courier-window.h"
#include "imz-portal-opener.h"

char *
imz_tracking_find_address (const ImzCouriers *couriers, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  const ImzCourier *courier;

  if (imz_couriers_is_listed (couriers, facts->link))
    return g_strdup (facts->link);

  courier = imz_couriers_find (couriers, facts->courier);

  return courier != NULL ? imz_courier_get_address (courier, facts->tracking) : NULL;
}

void
imz_tracking_open (GtkWidget *widget, ImzRecord *record)
{
  g_autoptr (ImzCouriers) couriers = imz_couriers_new_default ();
  g_autofree char *address = imz_tracking_find_address (couriers, record);

  if (address != NULL)
    imz_portal_opener_open_address (widget, address);
  else
    gtk_window_present (GTK_WINDOW (imz_courier_window_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), imz_record_get_facts (record)->tracking)));
}
