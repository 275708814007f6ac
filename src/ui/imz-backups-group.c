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
#include "imz-restore.h"
#include "imz-say.h"
#include "imz-side-by-side-layout.h"

#define BACKUP_KEY "imz-backup"

struct _ImzBackupsGroup {
  AdwPreferencesGroup parent_instance;

  ImzTools *tools;                  /* (nullable) */
  ImzPreferencesModel *preferences; /* (nullable) */
  GPtrArray *rows;                  /* below that of `make`; borrowed */
  GtkWidget *make;
  GtkWidget *erase_row;
  GtkWidget *erase;
  guint n_listings; /* under way */
  gboolean is_making;
};

G_DEFINE_FINAL_TYPE (ImzBackupsGroup, imz_backups_group, ADW_TYPE_PREFERENCES_GROUP)

/* Erasing, which goes on when the window with the group is closed. */
typedef struct {
  GWeakRef group;
  GWeakRef window; /* from which the group's own was opened */
  ImzPreferencesModel *preferences;
} Errand;

static Errand *
errand_new (ImzBackupsGroup *group)
{
  Errand *self = g_new0 (Errand, 1);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (group));

  g_weak_ref_init (&self->group, group);
  g_weak_ref_init (&self->window, gtk_window_get_transient_for (GTK_WINDOW (root)));
  self->preferences = g_object_ref (group->preferences);

  return self;
}

static void
errand_free (Errand *self)
{
  g_weak_ref_clear (&self->group);
  g_weak_ref_clear (&self->window);
  g_object_unref (self->preferences);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
restore_clicked_cb (GtkWidget *button, ImzBackupsGroup *self)
{
  imz_restore_ask (GTK_WIDGET (self), self->tools,
                   g_object_get_data (G_OBJECT (button), BACKUP_KEY));
}

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

/* The row is no target of the keyboard's: its button is. */
static GtkWidget *
row_new (GtkWidget *content)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_add_css_class (row, "imz-offer");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

/* @is_below: the button stands below the text, as wide as it, even where there is room beside it */
static GtkWidget *
offer_new (const char *title, const char *subtitle, GtkWidget *button, gboolean is_below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *explanation = label_new (subtitle);

  gtk_widget_add_css_class (explanation, "caption");
  gtk_widget_add_css_class (explanation, "imz-explanation");
  gtk_box_append (GTK_BOX (texts), label_new (title));
  gtk_box_append (GTK_BOX (texts), explanation);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, is_below ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  gtk_widget_set_layout_manager (
    box, g_object_new (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT, "spacing", 9, "stacked", is_below, NULL));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), button);

  return row_new (box);
}

/* @backup: (transfer full) */
static GtkWidget *
backup_row_new (ImzBackupsGroup *self, ImzBackup *backup)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore…"));
  g_autofree char *moment = imz_phrase_moment (backup->made_at);
  g_autofree char *number = imz_restore_describe_number (backup->n_records);
  g_autofree char *name = imz_phrase_expand (_ ("Restore the backup of {day} ({number})"), "day",
                                             moment, "number", number, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), BACKUP_KEY, backup, (GDestroyNotify) imz_backup_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_clicked_cb), self);

  return offer_new (moment, number, button, FALSE);
}

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

/* Its window may be closed before the answer comes (transfer full). */
static GWeakRef *
remember (ImzBackupsGroup *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);

  return ref;
}

/* (transfer full) (nullable) @ref: (transfer full) */
static ImzBackupsGroup *
recall (GWeakRef *ref)
{
  ImzBackupsGroup *self = g_weak_ref_get (ref);

  g_weak_ref_clear (ref);
  g_free (ref);

  return self;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzBackupsGroup) self = recall (user_data);
  g_autoptr (GPtrArray) backups =
    imz_backups_model_list_finish (IMZ_BACKUPS_MODEL (source), result);

  /* Or they are being listed once more. */
  if (self == NULL || --self->n_listings > 0)
    return;

  remove_rows (self);
  while (backups->len > 0)
    add_row (self, backup_row_new (self, g_ptr_array_steal_index (backups, 0)));
  if (self->tools->eraser != NULL)
    add_row (self, self->erase_row);
}

static void
show_backups (ImzBackupsGroup *self)
{
  self->n_listings++;
  imz_backups_model_list_async (self->tools->backups, listed_cb, remember (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzBackupsGroup) self = recall (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
    imz_backups_model_make_finish (IMZ_BACKUPS_MODEL (source), result, &error);

  if (self == NULL)
    return;

  self->is_making = FALSE;
  imz_say (GTK_WIDGET (self), path != NULL ? _ ("Backed up") : error->message);
  show_backups (self);
}

/* The button keeps the focus: whoever presses it twice has asked once. */
static void
make_clicked_cb (ImzBackupsGroup *self)
{
  if (self->is_making)
    return;

  self->is_making = TRUE;
  imz_backups_model_make_async (self->tools->backups, imz_clock_now (self->tools->clock), made_cb,
                                remember (self));
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (ImzBackupsGroup) self = g_weak_ref_get (&errand->group);
  g_autoptr (GtkWindow) window = g_weak_ref_get (&errand->window);
  g_autoptr (GPtrArray) erased = imz_eraser_model_erase_finish (IMZ_ERASER_MODEL (source), result);
  GtkRoot *root = self != NULL ? gtk_widget_get_root (GTK_WIDGET (self)) : NULL;

  imz_preferences_model_reset (errand->preferences);
  if (self != NULL) {
    gtk_widget_set_sensitive (self->erase, TRUE);
    show_backups (self);
  }
  gtk_window_present (
    GTK_WINDOW (imz_erased_window_new (root != NULL ? GTK_WINDOW (root) : window, erased)));
}

static void
confirmed_twice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzBackupsGroup) self = user_data;

  if (!imz_compat_confirm_finish (result) || self->tools == NULL)
    return;

  gtk_widget_set_sensitive (self->erase, FALSE);
  imz_eraser_model_erase_async (self->tools->eraser, erased_cb, errand_new (self));
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
  self->make = gtk_button_new_with_label (_ ("Back up now"));
  self->erase = gtk_button_new_with_label (_ ("Erase everything…"));
  self->erase_row = g_object_ref_sink (offer_new (
    _ ("Everything that İmzam keeps"),
    _ ("People, e-imzas, applications, backups, own data in the keyring, and your choices here"),
    self->erase, TRUE));
  gtk_widget_add_css_class (self->erase, "destructive-action");
  gtk_widget_set_halign (self->make, GTK_ALIGN_START);
  g_signal_connect_swapped (self->make, "clicked", G_CALLBACK (make_clicked_cb), self);
  g_signal_connect_swapped (self->erase, "clicked", G_CALLBACK (erase_clicked_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row_new (self->make));
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
  if (tools->eraser != NULL)
    add_row (self, self->erase_row);
  show_backups (self);
}
