/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-days-row.h"

#include <glib/gi18n-lib.h>

#include "imz-entry-reason.h"
#include "imz-focus.h"
#include "imz-say.h"

struct _ImzDaysRow {
  AdwPreferencesRow parent_instance;

  ImzPreferencesModel *preferences;
  gboolean is_filling;

  GtkEntry *entry;
  GtkLabel *reason;
  GtkLabel *explanation;
};

G_DEFINE_FINAL_TYPE (ImzDaysRow, imz_days_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_days (ImzDaysRow *self)
{
  gboolean is_locked =
    imz_preferences_model_is_locked (self->preferences, IMZ_CONFIG_KEY_REMINDER_DAYS);

  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         imz_preferences_model_get_reminder_days (self->preferences));
  self->is_filling = FALSE;
  imz_entry_reason_show (self->entry, self->reason, NULL);
  gtk_label_set_label (self->explanation, is_locked
                                            ? _ ("Chosen by the administrator of this computer.")
                                            : _ ("Of the day itself you are always reminded."));
}

static gboolean
judge (ImzDaysRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) days = imz_config_key_parse (IMZ_CONFIG_KEY_REMINDER_DAYS, text, &error);

  imz_entry_reason_show (self->entry, self->reason, error != NULL ? error->message : NULL);

  return days != NULL;
}

static void
changed_cb (ImzDaysRow *self)
{
  if (!self->is_filling)
    judge (self);
}

/* GSettings does not tell why. */
static void
keep (ImzDaysRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (self->preferences == NULL || !judge (self) ||
      g_str_equal (text, imz_preferences_model_get_reminder_days (self->preferences)))
    return;

  if (!imz_preferences_model_set_reminder_days (self->preferences, text))
    imz_say (GTK_WIDGET (self), _ ("Your choice could not be kept on this computer"));
  show_days (self);
}

static void
activate_cb (ImzDaysRow *self)
{
  keep (self);
}

static void
left_cb (ImzDaysRow *self)
{
  keep (self);
}

static gboolean
imz_days_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (IMZ_DAYS_ROW (widget)->entry));
}

static void
imz_days_row_dispose (GObject *object)
{
  ImzDaysRow *self = IMZ_DAYS_ROW (object);

  if (self->preferences != NULL)
    g_signal_handlers_disconnect_by_data (self->preferences, self);
  g_clear_object (&self->preferences);
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_DAYS_ROW);

  G_OBJECT_CLASS (imz_days_row_parent_class)->dispose (object);
}

static void
imz_days_row_class_init (ImzDaysRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_days_row_dispose;
  widget_class->grab_focus = imz_days_row_grab_focus;
  widget_class->focus = imz_focus_move_within_row;

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-days-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzDaysRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ImzDaysRow, reason);
  gtk_widget_class_bind_template_child (widget_class, ImzDaysRow, explanation);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
imz_days_row_init (ImzDaysRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_days_row_set_preferences (ImzDaysRow *self, ImzPreferencesModel *preferences)
{
  g_return_if_fail (IMZ_IS_DAYS_ROW (self));
  g_return_if_fail (self->preferences == NULL);

  self->preferences = g_object_ref (preferences);
  g_signal_connect_swapped (preferences, "notify::reminder-days", G_CALLBACK (show_days), self);
  show_days (self);
}
