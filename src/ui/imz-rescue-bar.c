/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-rescue-bar.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-column-layout.h"
#include "imz-phrase.h"
#include "imz-restore.h"

struct _ImzRescueBar {
  AdwBin parent_instance;

  ImzTools *tools;   /* (nullable) */
  ImzBackup *backup; /* (nullable): the one that is offered */

  GtkLabel *text;
  GtkLabel *reason;
  GtkWidget *restore;
  GtkLabel *restore_label;
};

G_DEFINE_FINAL_TYPE (ImzRescueBar, imz_rescue_bar, ADW_TYPE_BIN)

static void
show_backup (ImzRescueBar *self)
{
  g_autofree char *date = NULL;
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;
  GDate day;

  gtk_widget_set_visible (self->restore, self->backup != NULL);
  if (self->backup == NULL)
    return;

  day = imz_calendar_day (self->backup->made_at);
  date = imz_phrase_date (&day);
  number = imz_restore_describe_number (self->backup->n_records);
  label = imz_phrase_expand (_ ("Restore the backup of {day} ({number})"), "day", date, "number",
                             number, NULL);
  gtk_label_set_label (self->restore_label, label);
}

static void
show_state (ImzRescueBar *self)
{
  gboolean is_damaged = imz_history_model_is_damaged (self->tools->history);
  gboolean is_new = is_damaged && !gtk_widget_get_visible (GTK_WIDGET (self));
  const char *problem = imz_history_model_get_problem (self->tools->history);

  gtk_widget_set_visible (GTK_WIDGET (self), is_damaged);
  if (!is_damaged)
    return;

  /* As long as it is damaged no other one is made. */
  if (is_new) {
    g_clear_pointer (&self->backup, imz_backup_free);
    self->backup = imz_backups_model_find_latest (self->tools->backups);
    show_backup (self);
  }
  gtk_label_set_label (self->text,
                       self->backup != NULL
                         ? _ ("Nothing of it is erased: whatever you choose, the damaged file is "
                              "kept aside, with the day in its name.")
                         : _ ("There is no sound backup of it. Nothing of it is erased: the "
                              "damaged file is kept aside, with the day in its name. Perhaps your "
                              "IT staff can save something of it."));
  gtk_label_set_label (self->reason, problem != NULL ? problem : "");
}

static void
restore_clicked_cb (ImzRescueBar *self)
{
  imz_restore_ask (GTK_WIDGET (self), self->tools, self->backup);
}

static void
anew_clicked_cb (ImzRescueBar *self)
{
  imz_restore_ask (GTK_WIDGET (self), self->tools, NULL);
}

static void
imz_rescue_bar_dispose (GObject *object)
{
  ImzRescueBar *self = IMZ_RESCUE_BAR (object);

  if (self->tools != NULL)
    g_signal_handlers_disconnect_by_data (self->tools->history, self);
  g_clear_pointer (&self->tools, imz_tools_unref);
  g_clear_pointer (&self->backup, imz_backup_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_RESCUE_BAR);

  G_OBJECT_CLASS (imz_rescue_bar_parent_class)->dispose (object);
}

static void
imz_rescue_bar_class_init (ImzRescueBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_rescue_bar_dispose;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-rescue-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzRescueBar, text);
  gtk_widget_class_bind_template_child (widget_class, ImzRescueBar, reason);
  gtk_widget_class_bind_template_child (widget_class, ImzRescueBar, restore);
  gtk_widget_class_bind_template_child (widget_class, ImzRescueBar, restore_label);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, anew_clicked_cb);
}

static void
imz_rescue_bar_init (ImzRescueBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_rescue_bar_set_tools (ImzRescueBar *self, ImzTools *tools)
{
  g_return_if_fail (IMZ_IS_RESCUE_BAR (self));
  g_return_if_fail (self->tools == NULL);

  /* Tests have pages without them. */
  if (tools->history == NULL || tools->backups == NULL)
    return;

  self->tools = imz_tools_ref (tools);
  g_signal_connect_swapped (tools->history, "changed", G_CALLBACK (show_state), self);
  show_state (self);
}
