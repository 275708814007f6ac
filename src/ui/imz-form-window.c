/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-form-window.h"

#include <glib/gi18n-lib.h>

#include "imz-compat.h"
#include "imz-form-row.h"
#include "imz-person-name.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"
#include "imz-say.h"

struct _ImzFormWindow {
  AdwWindow parent_instance;

  ImzFormDataModel *form_data;
  char *holder;            /* (nullable) */
  gboolean is_being_shown; /* what changes in the rows comes from the model */
  GtkWidget *awaited;      /* (nullable): the row that gets the focus once it has its place */
  guint awaiting;          /* a tick callback */

  GtkLabel *keyring;
  GtkButton *unlock_button;
  AdwPreferencesGroup *person;
  AdwPreferencesGroup *work;
  AdwPreferencesGroup *contact;
  AdwPreferencesGroup *letters;
  GtkWidget *holder_button;
  GtkButton *keep_button;
  GtkButton *erase_button;
  ImzFormRow *rows[IMZ_N_FORM_FIELDS];
};

G_DEFINE_FINAL_TYPE (ImzFormWindow, imz_form_window, ADW_TYPE_WINDOW)

static void
show_keyring (ImzFormWindow *self)
{
  ImzFormDataState state = imz_form_data_model_get_state (self->form_data);
  gboolean may_keep = state == IMZ_FORM_DATA_READY;
  gboolean is_locked = state == IMZ_FORM_DATA_LOCKED || state == IMZ_FORM_DATA_DISMISSED;
  const char *name = imz_form_data_model_get (self->form_data, IMZ_FORM_FIELD_NAME);
  const char *surname = imz_form_data_model_get (self->form_data, IMZ_FORM_FIELD_SURNAME);

  gtk_label_set_label (self->keyring, imz_form_data_model_get_text (self->form_data));
  gtk_widget_set_visible (GTK_WIDGET (self->unlock_button), is_locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button),
                            may_keep && imz_form_data_model_is_changed (self->form_data));
  gtk_widget_set_sensitive (GTK_WIDGET (self->erase_button),
                            imz_form_data_model_is_kept (self->form_data) ||
                              imz_form_data_model_is_changed (self->form_data));
  gtk_widget_set_visible (self->holder_button,
                          self->holder != NULL && name == NULL && surname == NULL);
}

static void
show (ImzFormWindow *self)
{
  self->is_being_shown = TRUE;
  for (guint field = 0; field < IMZ_N_FORM_FIELDS; field++)
    imz_form_row_set_value (self->rows[field],
                            imz_form_data_model_get (self->form_data, (ImzFormField) field));
  self->is_being_shown = FALSE;

  show_keyring (self);
}

static void
edited_cb (ImzFormWindow *self, ImzFormRow *row)
{
  if (self->is_being_shown)
    return;

  for (guint field = 0; field < IMZ_N_FORM_FIELDS; field++) {
    if (self->rows[field] == row) {
      g_autofree char *value = imz_form_row_get_value (row);

      imz_form_data_model_set (self->form_data, (ImzFormField) field, value);
    }
  }
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!imz_form_data_model_unlock_finish (IMZ_FORM_DATA_MODEL (source), result, &error))
    imz_say (GTK_WIDGET (self), error->message);
}

static void
unlock_cb (ImzFormWindow *self)
{
  imz_form_data_model_unlock_async (self->form_data, unlocked_cb, g_object_ref (self));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (imz_form_data_model_keep_finish (IMZ_FORM_DATA_MODEL (source), result, &error))
    imz_say (GTK_WIDGET (self), _ ("Kept in the keyring of this session"));
  else
    imz_say (GTK_WIDGET (self), error->message);
}

static void
keep_cb (ImzFormWindow *self)
{
  imz_form_data_model_keep_async (self->form_data, kept_cb, g_object_ref (self));
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (imz_form_data_model_erase_finish (IMZ_FORM_DATA_MODEL (source), result, &error))
    imz_say (GTK_WIDGET (self), _ ("Erased, also from the keyring"));
  else
    imz_say (GTK_WIDGET (self), error->message);
}

static void
erase_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ImzFormWindow *self = IMZ_FORM_WINDOW (source);

  if (imz_compat_confirm_finish (result) && self->form_data != NULL)
    imz_form_data_model_erase_async (self->form_data, erased_cb, g_object_ref (self));
}

static void
erase_cb (ImzFormWindow *self)
{
  imz_compat_confirm_async (GTK_WINDOW (self), _ ("Erase your data?"),
                            _ ("All fields are emptied, here and in the keyring."), _ ("_Erase"),
                            erase_answered_cb, NULL);
}

static void
take_holder_cb (ImzFormWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *surname = NULL;

  imz_person_name_split (self->holder, &name, &surname);
  imz_form_data_model_set (self->form_data, IMZ_FORM_FIELD_NAME, name);
  imz_form_data_model_set (self->form_data, IMZ_FORM_FIELD_SURNAME, surname);
  imz_form_window_show_field (self, IMZ_FORM_FIELD_NAME);
}

static void
add_rows (ImzFormWindow *self, const GDate *today)
{
  const struct {
    AdwPreferencesGroup *group;
    ImzFormField first, last;
  } groups[] = {
    { self->person, IMZ_FORM_FIELD_IDENTITY_NUMBER, IMZ_FORM_FIELD_BIRTH_DATE },
    { self->work, IMZ_FORM_FIELD_REGISTRY_NUMBER, IMZ_FORM_FIELD_POSTAL_CODE },
    { self->contact, IMZ_FORM_FIELD_E_MAIL, IMZ_FORM_FIELD_HOME_PHONE },
    { self->letters, IMZ_FORM_FIELD_MANAGER, IMZ_FORM_FIELD_MANAGER_TITLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++) {
    for (guint field = groups[i].first; field <= groups[i].last; field++) {
      GtkWidget *row = imz_form_row_new ((ImzFormField) field, today);

      self->rows[field] = IMZ_FORM_ROW (row);
      adw_preferences_group_add (groups[i].group, row);
      g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
    }
  }
}

/* To the middle: what the keyring answers may move all fields a little. */
static void
scroll_to (GtkWidget *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double y = 0;

  gtk_widget_translate_coordinates (row, scroller, 0, 0, NULL, &y);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y -
                                          gtk_adjustment_get_page_size (adjustment) / 2);
}

static gboolean
has_place_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  ImzFormWindow *self = IMZ_FORM_WINDOW (widget);

  if (gtk_widget_get_height (self->awaited) == 0)
    return G_SOURCE_CONTINUE;

  self->awaiting = 0;
  scroll_to (self->awaited);
  gtk_widget_grab_focus (g_steal_pointer (&self->awaited));

  return G_SOURCE_REMOVE;
}

static void
imz_form_window_dispose (GObject *object)
{
  ImzFormWindow *self = IMZ_FORM_WINDOW (object);

  if (self->awaiting != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->awaiting);
  self->awaiting = 0;
  g_clear_object (&self->form_data);
  g_clear_pointer (&self->holder, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_FORM_WINDOW);

  G_OBJECT_CLASS (imz_form_window_parent_class)->dispose (object);
}

static void
imz_form_window_class_init (ImzFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_form_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-form-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, keyring);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, person);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, work);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, contact);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, letters);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, holder_button);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, ImzFormWindow, erase_button);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, erase_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_holder_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
imz_form_window_init (ImzFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
imz_form_window_new (GtkWindow *parent,
                     ImzFormDataModel *form_data,
                     const char *holder,
                     const GDate *today)
{
  ImzFormWindow *self = g_object_new (IMZ_TYPE_FORM_WINDOW, "transient-for", parent, NULL);

  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->form_data = g_object_ref (form_data);
  self->holder = g_strdup (holder);
  if (holder != NULL) {
    g_autofree char *take =
      imz_phrase_expand (_ ("Use the name on the card: {holder}"), "holder", holder, NULL);
    GtkWidget *label = gtk_label_new (take);

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    gtk_button_set_child (GTK_BUTTON (self->holder_button), label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->holder_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, take, -1);
  }
  add_rows (self, today);
  g_signal_connect_object (form_data, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  imz_form_data_model_load (form_data);
  show (self);

  return GTK_WIDGET (self);
}

void
imz_form_window_show_field (ImzFormWindow *self, ImzFormField field)
{
  g_return_if_fail (IMZ_IS_FORM_WINDOW (self));
  g_return_if_fail (field < IMZ_N_FORM_FIELDS);

  /* It is scrolled to where it stands: that is not known before the window has its size. */
  self->awaited = GTK_WIDGET (self->rows[field]);
  if (self->awaiting == 0)
    self->awaiting = gtk_widget_add_tick_callback (GTK_WIDGET (self), has_place_cb, NULL, NULL);
}
