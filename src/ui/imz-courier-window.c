/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-courier-window.h"

#include "imz-couriers.h"
#include "imz-link.h"
#include "imz-plain-row.h"
#include "imz-portal-opener.h"

struct _ImzCourierWindow {
  AdwWindow parent_instance;

  ImzCouriers *couriers;
  char *number; /* (nullable) */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ImzCourierWindow, imz_courier_window, ADW_TYPE_WINDOW)

static void
chosen_cb (ImzCourierWindow *self, GtkListBoxRow *row)
{
  const ImzCourier *courier =
    imz_couriers_get_nth (self->couriers, (guint) gtk_list_box_row_get_index (row));
  g_autofree char *address = imz_courier_get_address (courier, self->number);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  imz_portal_opener_open_address (GTK_WIDGET (parent), address);
  gtk_window_destroy (GTK_WINDOW (self));
}

static GtkWidget *
row_new (const ImzCourier *courier)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *host = imz_link_find_host (courier->page);

  imz_plain_row_set_title (row, courier->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), host);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static void
imz_courier_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_COURIER_WINDOW);

  G_OBJECT_CLASS (imz_courier_window_parent_class)->dispose (object);
}

static void
imz_courier_window_finalize (GObject *object)
{
  ImzCourierWindow *self = IMZ_COURIER_WINDOW (object);

  imz_couriers_free (self->couriers);
  g_free (self->number);

  G_OBJECT_CLASS (imz_courier_window_parent_class)->finalize (object);
}

static void
imz_courier_window_class_init (ImzCourierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_courier_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_courier_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-courier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzCourierWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
imz_courier_window_init (ImzCourierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->couriers = imz_couriers_new_default ();
  for (guint i = 0; i < imz_couriers_get_n (self->couriers); i++)
    gtk_list_box_append (self->list, row_new (imz_couriers_get_nth (self->couriers, i)));
}

GtkWidget *
imz_courier_window_new (GtkWindow *parent, const char *number)
{
  ImzCourierWindow *self = g_object_new (IMZ_TYPE_COURIER_WINDOW, "transient-for", parent, NULL);

  self->number = g_strdup (number);

  return GTK_WIDGET (self);
}
