/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-window-records.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar-window.h"
#include "imz-compat.h"
#include "imz-focus.h"
#include "imz-new-record-window.h"
#include "imz-phrase.h"
#include "imz-record-page.h"
#include "imz-record-print.h"
#include "imz-saved-file.h"
#include "imz-say.h"
#include "imz-tracking.h"
#include "imz-window-guides.h"
#include "imz-window-private.h"

#define PAGE "applications"

/* One that was left already may still be asked whether to leave it. */
static void
closed_cb (ImzWindow *self, GtkWidget *page)
{
  gint64 id = self->last_record;

  if (page != self->record_page)
    return;

  imz_window_records_close (self);
  adw_view_stack_set_visible_child_name (self->pages, PAGE);
  imz_applications_page_focus_record (self->applications_page, id);
}

static void
show_record (ImzWindow *self, ImzRecord *record)
{
  GtkWidget *left = self->record_page;

  self->last_record = imz_record_get_facts (record)->id;
  self->record_page = imz_record_page_new (self->tools, record);
  gtk_stack_add_child (self->contents, self->record_page);
  g_signal_connect_object (self->record_page, "close", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
  imz_focus_release (GTK_WIDGET (self->contents));
  imz_window_show_contents (self);
  if (left != NULL)
    gtk_stack_remove (self->contents, left);
}

static void
open_record (ImzWindow *self, gint64 id)
{
  g_autoptr (ImzRecord) record = imz_history_model_find (self->tools->history, id);

  if (record == NULL) {
    imz_say (GTK_WIDGET (self), _ ("This application is not kept any more."));
    return;
  }

  /* What is asked for last is what is seen. */
  imz_window_guides_close (self);
  show_record (self, record);
}

static void
open_record_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (self->tools != NULL)
    open_record (self, id);
  else
    self->awaited_record = id;
}

static void
open_tracking_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (ImzRecord) record =
    imz_history_model_find (IMZ_WINDOW (widget)->tools->history, g_variant_get_int64 (parameter));

  if (record != NULL)
    imz_tracking_open (widget, record);
}

static void
new_record_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);

  gtk_window_present (
    GTK_WINDOW (imz_new_record_window_new (GTK_WINDOW (self), self->tools, self->preferences)));
}

static ImzProvince *
get_province (ImzWindow *self)
{
  return imz_circumstances_get_province (imz_status_get_circumstances (self->status));
}

/* (transfer full): all that is listed */
static ImzPrintPages *
lay_out_history (ImzWindow *self)
{
  return imz_record_print_new_all (
    self->tools->history, get_province (self),
    imz_circumstances_get_holidays (imz_status_get_circumstances (self->status)),
    imz_clock_now (self->tools->clock));
}

static void
print_history_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (ImzPrintPages) pages = lay_out_history (IMZ_WINDOW (widget));

  imz_print_pages_print (pages, GTK_WINDOW (widget));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  imz_saved_file_say (GTK_WIDGET (source), result, _ ("It could not be saved: {reason}"));
}

static void
keep_history_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (ImzPrintPages) pages = lay_out_history (IMZ_WINDOW (widget));
  g_autoptr (GBytes) pdf = imz_print_pages_to_pdf (pages);

  imz_saved_file_save_async (GTK_WINDOW (widget), _ ("Keep as PDF"), "e-imza.pdf", pdf, exported_cb,
                             NULL);
}

/* (transfer full) (nullable): all that is listed */
static GBytes *
export_history (ImzWindow *self, ImzExchangeFormat format, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!imz_exchange_model_export (self->tools->exchange, self->tools->history, format,
                                  get_province (self), imz_clock_now (self->tools->clock), stream,
                                  error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
export_history_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  const char *word = g_variant_get_string (parameter, NULL);
  g_autofree char *name = g_strconcat ("e-imza.", word, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ImzExchangeFormat format;

  if (!imz_exchange_format_from_word (word, &format))
    return;

  bytes = export_history (self, format, &error);
  if (bytes != NULL)
    imz_saved_file_save_async (GTK_WINDOW (self), _ ("Save applications"), name, bytes, exported_cb,
                               NULL);
  else
    imz_say (widget, error->message);
}

static char *
describe_import (const ImzExchangeCounts *counts)
{
  g_autofree char *added = g_strdup_printf ("%u", counts->n_added);
  g_autofree char *replaced = g_strdup_printf ("%u", counts->n_replaced);
  g_autofree char *passed = g_strdup_printf ("%u", counts->n_passed);

  return imz_phrase_expand (_ ("New: {added}, changed: {replaced}, there already: {passed}"),
                            "added", added, "replaced", replaced, "passed", passed, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzWindow) self = user_data;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  ImzExchangeCounts counts;

  stream = g_file_read_finish (G_FILE (source), result, &error);
  if (stream != NULL)
    bytes = imz_exchange_model_read (G_INPUT_STREAM (stream), &error);
  if (bytes != NULL && self->tools != NULL &&
      imz_exchange_model_import (self->tools->exchange, bytes, &counts, &error))
    message = describe_import (&counts);
  if (message != NULL || error != NULL)
    imz_say (GTK_WIDGET (self), message != NULL ? message : error->message);
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = imz_compat_choose_file_finish (result, NULL);

  if (file != NULL)
    g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, read_cb, g_object_ref (source));
}

static void
import_history_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_compat_choose_file_async (GTK_WINDOW (widget), _ ("Take in applications"), import_chosen_cb,
                                NULL);
}

static void
calendar_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzCalendarModel) calendar =
    imz_calendar_model_new (self->tools->reminders, imz_clock_now (self->tools->clock), &error);

  if (calendar != NULL)
    gtk_window_present (GTK_WINDOW (imz_calendar_window_new (GTK_WINDOW (self), calendar)));
  else
    imz_say (widget, error->message);
}

void
imz_window_records_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.open-record", "x", open_record_activated);
  gtk_widget_class_install_action (window_class, "win.open-tracking", "x", open_tracking_activated);
  gtk_widget_class_install_action (window_class, "win.new-record", NULL, new_record_activated);
  gtk_widget_class_install_action (window_class, "win.print-history", NULL,
                                   print_history_activated);
  gtk_widget_class_install_action (window_class, "win.keep-history", NULL, keep_history_activated);
  gtk_widget_class_install_action (window_class, "win.export-history", "s",
                                   export_history_activated);
  gtk_widget_class_install_action (window_class, "win.import-history", NULL,
                                   import_history_activated);
  gtk_widget_class_install_action (window_class, "win.calendar", NULL, calendar_activated);
}

void
imz_window_records_enable (ImzWindow *self)
{
  static const char *const names[] = {
    "win.open-tracking",  "win.new-record",     "win.print-history", "win.keep-history",
    "win.export-history", "win.import-history", "win.calendar",
  };
  gboolean may =
    self->tools != NULL && self->tools->history != NULL && !self->glance && !self->practice;

  /* One that is asked for before the tools are there is opened once they are. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-record",
                                 may || (self->tools == NULL && !self->glance));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], may);
}

void
imz_window_records_close (ImzWindow *self)
{
  GtkWidget *page = g_steal_pointer (&self->record_page);
  gboolean had_focus;

  if (page == NULL)
    return;

  had_focus = imz_focus_release (page);
  imz_window_show_contents (self);
  gtk_stack_remove (self->contents, page);
  if (had_focus && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->contents), GTK_DIR_TAB_FORWARD);
}

void
imz_window_records_open_awaited (ImzWindow *self)
{
  gint64 id = self->awaited_record;

  self->awaited_record = 0;
  if (id != 0 && self->tools->history != NULL && !self->practice)
    open_record (self, id);
}
