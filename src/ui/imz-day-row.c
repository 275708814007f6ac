/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-day-row.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-display-text.h"
#include "imz-entry-reason.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-written-day.h"

struct _ImzDayRow {
  AdwPreferencesRow parent_instance;

  GDate latest; /* not valid: any day is well */
  gboolean is_needed;
  gboolean is_filling; /* the calendar, with what was typed */

  GtkLabel *label;
  GtkEntry *entry;
  GtkCalendar *calendar;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (ImzDayRow, imz_day_row, ADW_TYPE_PREFERENCES_ROW)

enum {
  SIGNAL_EDITED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* (nullable): what is wrong, in the language of the messages */
static const char *
check (ImzDayRow *self, GDate *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_date_clear (day, 1);
  if (imz_display_text_is_blank (text))
    return self->is_needed ? _ ("A day must stand here, such as 21.11.2026.") : NULL;
  if (!imz_written_day_parse (text, day))
    return _ ("Write a day of the calendar, such as 21.11.2026.");
  if (g_date_valid (&self->latest) && g_date_compare (day, &self->latest) > 0)
    return _ ("This day is still to come.");

  return NULL;
}

static void
judge (ImzDayRow *self)
{
  GDate day;

  imz_entry_reason_show (self->entry, self->reason, check (self, &day));
}

static void
changed_cb (ImzDayRow *self)
{
  judge (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

/* Left: shown as it was understood. */
static void
left_cb (ImzDayRow *self)
{
  GDate day;

  if (imz_day_row_get_day (self, &day) && g_date_valid (&day))
    imz_day_row_set_day (self, &day);
  judge (self);
}

static void
activate_cb (ImzDayRow *self)
{
  left_cb (self);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* The calendar opens where the day that was typed is. */
static void
opened_cb (ImzDayRow *self)
{
  g_autoptr (GDateTime) shown = NULL;
  GDate day;

  if (!imz_day_row_get_day (self, &day) || !g_date_valid (&day))
    return;

  shown = g_date_time_new_local (g_date_get_year (&day), g_date_get_month (&day),
                                 g_date_get_day (&day), 0, 0, 0);
  if (shown == NULL)
    return;
  self->is_filling = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->is_filling = FALSE;
}

static void
chosen_cb (ImzDayRow *self)
{
  g_autoptr (GDateTime) chosen = NULL;
  int year, month, of_month;
  GDate day;

  if (self->is_filling)
    return;

  chosen = gtk_calendar_get_date (self->calendar);
  g_date_time_get_ymd (chosen, &year, &month, &of_month);
  g_date_clear (&day, 1);
  if (year < IMZ_CALENDAR_FIRST_YEAR || year > IMZ_CALENDAR_LAST_YEAR)
    return;
  g_date_set_dmy (&day, (GDateDay) of_month, (GDateMonth) month, (GDateYear) year);
  imz_day_row_set_day (self, &day);
}

static gboolean
imz_day_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (IMZ_DAY_ROW (widget)->entry));
}

static void
imz_day_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_DAY_ROW);

  G_OBJECT_CLASS (imz_day_row_parent_class)->dispose (object);
}

static void
imz_day_row_class_init (ImzDayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_day_row_dispose;
  widget_class->focus = imz_focus_move_within_row;
  widget_class->grab_focus = imz_day_row_grab_focus;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", IMZ_TYPE_DAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", IMZ_TYPE_DAY_ROW, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzDayRow, label);
  gtk_widget_class_bind_template_child (widget_class, ImzDayRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ImzDayRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, ImzDayRow, reason);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
imz_day_row_init (ImzDayRow *self)
{
  g_date_clear (&self->latest, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self, "title", self->label, "label", G_BINDING_SYNC_CREATE);
}

void
imz_day_row_set_bounds (ImzDayRow *self, const GDate *latest, gboolean is_needed)
{
  g_return_if_fail (IMZ_IS_DAY_ROW (self));

  self->latest = *latest;
  self->is_needed = is_needed;
}

void
imz_day_row_set_day (ImzDayRow *self, const GDate *day)
{
  g_autofree char *text = NULL;

  g_return_if_fail (IMZ_IS_DAY_ROW (self));

  text = day != NULL ? imz_phrase_short_date (day) : g_strdup ("");
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

gboolean
imz_day_row_get_day (ImzDayRow *self, GDate *day)
{
  g_return_val_if_fail (IMZ_IS_DAY_ROW (self), FALSE);

  return check (self, day) == NULL;
}

void
imz_day_row_show_reason (ImzDayRow *self, const char *reason)
{
  g_return_if_fail (IMZ_IS_DAY_ROW (self));

  if (reason != NULL)
    imz_entry_reason_show (self->entry, self->reason, reason);
  else
    judge (self);
}
