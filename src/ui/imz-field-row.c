/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-field-row.h"

#include <glib/gi18n-lib.h>

#include "imz-field-copy.h"
#include "imz-identity-number.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"

struct _ImzFieldRow {
  AdwActionRow parent_instance;

  ImzFormField field;
  char *value; /* (nullable) */

  GtkImage *mark; /* shown once it was copied */
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (ImzFieldRow, imz_field_row, ADW_TYPE_ACTION_ROW)

static void
copy (ImzFieldRow *self)
{
  imz_field_copy (GTK_WIDGET (self), self->field, self->value, IMZ_FIELD_COPY_STAYS);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), TRUE);
}

static void
clicked_cb (ImzFieldRow *self)
{
  if (self->value != NULL)
    copy (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.form-data", "s",
                                imz_form_field_to_word (self->field));
}

/* (transfer full) */
static char *
describe_value (ImzFieldRow *self, gboolean is_known)
{
  if (self->value == NULL)
    return g_strdup (is_known ? _ ("Not typed yet") : _ ("Not known"));
  if (self->field == IMZ_FORM_FIELD_IDENTITY_NUMBER)
    return imz_identity_number_mask (self->value);

  return g_strdup (self->value);
}

static void
imz_field_row_finalize (GObject *object)
{
  g_free (IMZ_FIELD_ROW (object)->value);

  G_OBJECT_CLASS (imz_field_row_parent_class)->finalize (object);
}

static void
imz_field_row_class_init (ImzFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_field_row_finalize;
}

static void
imz_field_row_init (ImzFieldRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);

  self->mark = GTK_IMAGE (gtk_image_new_from_icon_name ("imz-good-symbolic"));
  gtk_widget_add_css_class (GTK_WIDGET (self->mark), "success");
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("mark", "copied"), -1);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->mark));

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->button));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->button));
  gtk_widget_add_css_class (GTK_WIDGET (self), "imz-fact");
}

GtkWidget *
imz_field_row_new (ImzFormField field)
{
  ImzFieldRow *self = g_object_new (IMZ_TYPE_FIELD_ROW, NULL);

  self->field = field;
  imz_plain_row_set_title (GTK_WIDGET (self), imz_form_field_get_label (field));
  imz_field_row_set_value (self, NULL, TRUE);

  return GTK_WIDGET (self);
}

void
imz_field_row_set_value (ImzFieldRow *self, const char *value, gboolean is_known)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (IMZ_IS_FIELD_ROW (self));

  if (g_strcmp0 (value, self->value) != 0) {
    g_free (self->value);
    self->value = g_strdup (value);
    gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  }

  text = describe_value (self, is_known);
  name = imz_phrase_expand (value != NULL ? _ ("Copy: {field}") : _ ("Type: {field}"), "field",
                            imz_form_field_get_label (self->field), NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  gtk_button_set_label (self->button, value != NULL ? _ ("Copy") : _ ("Type"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}
