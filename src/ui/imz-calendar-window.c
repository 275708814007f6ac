/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-calendar-window.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-qr-view.h"
#include "imz-saved-file.h"

struct _ImzCalendarWindow {
  AdwWindow parent_instance;

  ImzCalendarModel *calendar;

  GtkWidget *empty_group;
  GtkWidget *days_group;
  GtkListBox *days;
  GtkWidget *code_group;
  ImzQrView *code;
};

G_DEFINE_FINAL_TYPE (ImzCalendarWindow, imz_calendar_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (const ImzCalendarEvent *event)
{
  g_autofree char *day = imz_phrase_date (&event->day);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->summary);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day);

  return row;
}

static void
row_selected_cb (ImzCalendarWindow *self, GtkListBoxRow *row)
{
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : 0;
  ImzQrCode *code = row != NULL ? imz_calendar_model_to_qr_code (self->calendar, index) : NULL;
  g_autofree char *description = NULL;

  gtk_widget_set_visible (self->code_group, code != NULL);
  if (code == NULL)
    return;

  description = imz_phrase_expand (
    _ ("QR code: {day}"), "day", imz_calendar_model_get_nth (self->calendar, index)->summary, NULL);
  imz_qr_view_set_code (self->code, code, description);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  imz_saved_file_say (GTK_WIDGET (source), result, _ ("It could not be saved: {reason}"));
}

static void
keep_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzCalendarWindow *self = IMZ_CALENDAR_WINDOW (widget);
  char *text = imz_calendar_model_to_text (self->calendar);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  imz_saved_file_save_async (GTK_WINDOW (self), _ ("Save all days as a file"), "e-imza.ics", bytes,
                             kept_cb, NULL);
}

static void
imz_calendar_window_dispose (GObject *object)
{
  ImzCalendarWindow *self = IMZ_CALENDAR_WINDOW (object);

  /* The list lets go of its rows one by one. */
  if (self->days != NULL)
    g_signal_handlers_disconnect_by_data (self->days, self);
  g_clear_object (&self->calendar);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_CALENDAR_WINDOW);

  G_OBJECT_CLASS (imz_calendar_window_parent_class)->dispose (object);
}

static void
imz_calendar_window_class_init (ImzCalendarWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_calendar_window_dispose;

  g_type_ensure (IMZ_TYPE_QR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-calendar-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzCalendarWindow, empty_group);
  gtk_widget_class_bind_template_child (widget_class, ImzCalendarWindow, days_group);
  gtk_widget_class_bind_template_child (widget_class, ImzCalendarWindow, days);
  gtk_widget_class_bind_template_child (widget_class, ImzCalendarWindow, code_group);
  gtk_widget_class_bind_template_child (widget_class, ImzCalendarWindow, code);
  gtk_widget_class_install_action (widget_class, "calendar.keep", NULL, keep_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
imz_calendar_window_init (ImzCalendarWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->days, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
imz_calendar_window_new (GtkWindow *parent, ImzCalendarModel *calendar)
{
  ImzCalendarWindow *self = g_object_new (IMZ_TYPE_CALENDAR_WINDOW, "transient-for", parent, NULL);
  guint n = imz_calendar_model_get_n (calendar);

  self->calendar = g_object_ref (calendar);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->days, make_row (imz_calendar_model_get_nth (calendar, i)));

  gtk_widget_set_visible (self->empty_group, n == 0);
  gtk_widget_set_visible (self->days_group, n > 0);
  gtk_widget_set_visible (self->code_group, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "calendar.keep", n > 0);
  gtk_list_box_select_row (self->days, gtk_list_box_get_row_at_index (self->days, 0));

  return GTK_WIDGET (self);
}
