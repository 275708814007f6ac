/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-field-list.h"

#include <glib/gi18n-lib.h>

#include "imz-column-layout.h"
#include "imz-field-row.h"
#include "imz-practice-holder.h"
#include "imz-say.h"

struct _ImzFieldList {
  AdwBin parent_instance;

  ImzFormDataModel *form_data; /* (nullable) */
  GArray *fields;              /* of ImzFormField, as the rows */

  GtkWidget *notice;
  GtkLabel *notice_text;
  GtkWidget *unlock_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ImzFieldList, imz_field_list, ADW_TYPE_BIN)

static void
show_notice (ImzFieldList *self)
{
  ImzFormDataState state = imz_form_data_model_get_state (self->form_data);
  gboolean can_unlock = state == IMZ_FORM_DATA_LOCKED || state == IMZ_FORM_DATA_DISMISSED;

  gtk_label_set_label (self->notice_text, imz_form_data_model_get_text (self->form_data));
  gtk_widget_set_visible (self->unlock_button, can_unlock);
  gtk_widget_set_visible (self->notice, can_unlock || state == IMZ_FORM_DATA_FAILED);
}

static const char *
value_of (ImzFieldList *self, ImzFormField field)
{
  return self->form_data != NULL ? imz_form_data_model_get (self->form_data, field)
                                 : imz_practice_holder_get (field);
}

/* Without a keyring, what was typed is all there is. */
static gboolean
are_values_known (ImzFieldList *self)
{
  ImzFormDataState state;

  if (self->form_data == NULL)
    return TRUE;

  state = imz_form_data_model_get_state (self->form_data);
  return state == IMZ_FORM_DATA_READY || state == IMZ_FORM_DATA_NO_SERVICE;
}

static void
show_values (ImzFieldList *self)
{
  for (guint i = 0; i < self->fields->len; i++) {
    ImzFormField field = g_array_index (self->fields, ImzFormField, i);

    imz_field_row_set_value (IMZ_FIELD_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)),
                             value_of (self, field), are_values_known (self));
  }

  if (self->form_data != NULL)
    show_notice (self);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzFieldList) self = user_data;
  g_autoptr (GError) error = NULL;

  /* A prompt that was put away says so by the state. */
  if (!imz_form_data_model_unlock_finish (IMZ_FORM_DATA_MODEL (source), result, &error) &&
      imz_form_data_model_get_state (IMZ_FORM_DATA_MODEL (source)) == IMZ_FORM_DATA_FAILED)
    imz_say (GTK_WIDGET (self), error->message);
}

static void
unlock_cb (ImzFieldList *self)
{
  imz_form_data_model_unlock_async (self->form_data, unlocked_cb, g_object_ref (self));
}

static void
forget_form_data (ImzFieldList *self)
{
  if (self->form_data != NULL)
    g_signal_handlers_disconnect_by_data (self->form_data, self);
  g_clear_object (&self->form_data);
}

static void
imz_field_list_dispose (GObject *object)
{
  ImzFieldList *self = IMZ_FIELD_LIST (object);

  forget_form_data (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_FIELD_LIST);

  G_OBJECT_CLASS (imz_field_list_parent_class)->dispose (object);
}

static void
imz_field_list_finalize (GObject *object)
{
  g_array_unref (IMZ_FIELD_LIST (object)->fields);

  G_OBJECT_CLASS (imz_field_list_parent_class)->finalize (object);
}

static void
imz_field_list_class_init (ImzFieldListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_field_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_field_list_finalize;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-field-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzFieldList, notice);
  gtk_widget_class_bind_template_child (widget_class, ImzFieldList, notice_text);
  gtk_widget_class_bind_template_child (widget_class, ImzFieldList, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, ImzFieldList, list);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
}

static void
imz_field_list_init (ImzFieldList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->fields = g_array_new (FALSE, FALSE, sizeof (ImzFormField));
}

void
imz_field_list_set_form_data (ImzFieldList *self, ImzFormDataModel *form_data)
{
  g_return_if_fail (IMZ_IS_FIELD_LIST (self));

  forget_form_data (self);
  if (form_data != NULL) {
    self->form_data = g_object_ref (form_data);
    g_signal_connect_swapped (form_data, "changed", G_CALLBACK (show_values), self);
  }
  show_values (self);
}

void
imz_field_list_show (ImzFieldList *self, const GArray *fields)
{
  GtkListBoxRow *row;

  g_return_if_fail (IMZ_IS_FIELD_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_array_set_size (self->fields, 0);

  for (guint i = 0; i < fields->len; i++) {
    ImzFormField field = g_array_index (fields, ImzFormField, i);

    g_array_append_val (self->fields, field);
    gtk_list_box_append (self->list, imz_field_row_new (field));
  }

  gtk_widget_set_visible (GTK_WIDGET (self), fields->len > 0);
  if (fields->len > 0 && self->form_data != NULL)
    imz_form_data_model_load (self->form_data);
  show_values (self);
}
