/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-backups-group.h"

#include <glib/gi18n-lib.h>

#include "imz-compat.h"
#include "imz-erased-window.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"
#include "imz-restore.h"
#include "imz-say.h"

#define BACKUP_KEY "imz-backup"

struct _ImzBackupsGroup {
  AdwPreferencesGroup parent_instance;

  ImzTools *tools;                  /* (nullable) */
  ImzPreferencesModel *preferences; /* (nullable) */
  GPtrArray *rows;                  /* of the backups; borrowed */
  GtkWidget *make;
  GtkWidget *erase_row;
  GtkWidget *erase;
};

G_DEFINE_FINAL_TYPE (ImzBackupsGroup, imz_backups_group, ADW_TYPE_PREFERENCES_GROUP)

static void
restore_clicked_cb (GtkWidget *button, ImzBackupsGroup *self)
{
  imz_restore_ask (GTK_WIDGET (self), self->tools,
                   g_object_get_data (G_OBJECT (button), BACKUP_KEY));
}

/* @backup: (transfer full) */
static GtkWidget *
row_new (ImzBackupsGroup *self, ImzBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore…"));
  g_autofree char *moment = imz_phrase_moment (backup->made_at);
  g_autofree char *number = imz_restore_describe_number (backup->n_records);
  g_autofree char *name = imz_phrase_expand (_ ("Restore the backup of {day} ({number})"), "day",
                                             moment, "number", number, NULL);

  imz_plain_row_set_title (row, moment);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), BACKUP_KEY, backup, (GDestroyNotify) imz_backup_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

/* The rows that are there for good stand below. */
static void
add_row (ImzBackupsGroup *self, GtkWidget *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
remove_rows (ImzBackupsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    imz_focus_release (self->rows->pdata[i]);
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_backups (ImzBackupsGroup *self)
{
  g_autoptr (GPtrArray) backups = imz_backups_model_list (self->tools->backups);
  gboolean had_focus = gtk_widget_is_focus (self->make);

  remove_rows (self);
  while (backups->len > 0)
    add_row (self, row_new (self, g_ptr_array_steal_index (backups, 0)));
  if (self->tools->eraser != NULL)
    add_row (self, self->erase_row);
  if (had_focus)
    gtk_widget_grab_focus (self->make);
}

static void
make_clicked_cb (ImzBackupsGroup *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
    imz_backups_model_make (self->tools->backups, imz_clock_now (self->tools->clock), &error);

  imz_say (GTK_WIDGET (self), path != NULL ? _ ("Backed up") : error->message);
  show_backups (self);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzBackupsGroup) self = user_data;
  g_autoptr (GPtrArray) erased = imz_eraser_model_erase_finish (IMZ_ERASER_MODEL (source), result);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* Its window may have been closed meanwhile. */
  if (self->tools == NULL)
    return;

  imz_preferences_model_reset (self->preferences);
  gtk_widget_set_sensitive (self->erase, TRUE);
  show_backups (self);
  gtk_window_present (
    GTK_WINDOW (imz_erased_window_new (root != NULL ? GTK_WINDOW (root) : NULL, erased)));
}

static void
confirmed_twice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzBackupsGroup) self = user_data;

  if (!imz_compat_confirm_finish (result) || self->tools == NULL)
    return;

  gtk_widget_set_sensitive (self->erase, FALSE);
  imz_eraser_model_erase_async (self->tools->eraser, erased_cb, g_object_ref (self));
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzBackupsGroup) self = user_data;

  if (!imz_compat_confirm_finish (result) || self->tools == NULL)
    return;

  imz_compat_confirm_async (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Really erase everything?"),
    _ ("Nobody can bring it back. Files that you exported yourself stay where you put them."),
    _ ("_Erase everything"), confirmed_twice_cb, g_object_ref (self));
}

static void
erase_clicked_cb (ImzBackupsGroup *self)
{
  imz_compat_confirm_async (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Erase everything?"),
    _ ("All people who share this account lose what İmzam keeps of them: e-imzas, applications, "
       "backups, and what is in the keyring. Nothing changes on any card or at Kamu SM."),
    _ ("_Go on"), confirmed_cb, g_object_ref (self));
}

static void
imz_backups_group_dispose (GObject *object)
{
  ImzBackupsGroup *self = IMZ_BACKUPS_GROUP (object);

  g_clear_pointer (&self->tools, imz_tools_unref);
  g_clear_object (&self->preferences);
  g_clear_object (&self->make);
  g_clear_object (&self->erase_row);

  G_OBJECT_CLASS (imz_backups_group_parent_class)->dispose (object);
}

static void
imz_backups_group_finalize (GObject *object)
{
  g_ptr_array_unref (IMZ_BACKUPS_GROUP (object)->rows);

  G_OBJECT_CLASS (imz_backups_group_parent_class)->finalize (object);
}

static void
imz_backups_group_class_init (ImzBackupsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_backups_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_backups_group_finalize;
}

static void
imz_backups_group_init (ImzBackupsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->make = g_object_ref_sink (gtk_button_new_with_label (_ ("Back up now")));
  self->erase_row = g_object_ref_sink (adw_action_row_new ());
  self->erase = gtk_button_new_with_label (_ ("Erase everything…"));
  imz_plain_row_set_title (self->erase_row, _ ("Everything that İmzam keeps"));
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (self->erase_row),
    _ ("People, e-imzas, applications, backups, own data in the keyring, and your choices here"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->erase_row), self->erase);
  gtk_widget_add_css_class (self->erase, "destructive-action");
  gtk_widget_set_valign (self->erase, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->make, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->make, "clicked", G_CALLBACK (make_clicked_cb), self);
  g_signal_connect_swapped (self->erase, "clicked", G_CALLBACK (erase_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->make);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
imz_backups_group_set_tools (ImzBackupsGroup *self,
                             ImzTools *tools,
                             ImzPreferencesModel *preferences)
{
  g_return_if_fail (IMZ_IS_BACKUPS_GROUP (self));
  g_return_if_fail (self->tools == NULL);

  /* Tests have windows without them. */
  if (tools->backups == NULL)
    return;

  self->tools = imz_tools_ref (tools);
  self->preferences = g_object_ref (preferences);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  show_backups (self);
}
