/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-form-row.h"

#include <glib/gi18n-lib.h>

#include "imz-entry-reason.h"
#include "imz-field-copy.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-place-names.h"
#include "imz-plain-row.h"

struct _ImzFormRow {
  AdwPreferencesRow parent_instance;

  ImzFormField field;
  GDate today;

  GtkLabel *label;
  GtkEntry *entry;
  GtkLabel *reason;
  GtkMenuButton *provinces;
  GtkButton *copy_button;
};

G_DEFINE_FINAL_TYPE (ImzFormRow, imz_form_row, ADW_TYPE_PREFERENCES_ROW)

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
judge (ImzFormRow *self)
{
  g_autofree char *value = imz_form_row_get_value (self);
  const char *reason = imz_form_field_check (self->field, value, &self->today);

  imz_entry_reason_show (self->entry, self->reason, reason);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), reason == NULL && *value != '\0');
}

static void
changed_cb (ImzFormRow *self)
{
  judge (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Left: shown as the portal wants it. */
static void
left_cb (ImzFormRow *self)
{
  g_autofree char *value = imz_form_row_get_value (self);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), value))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
  judge (self);
}

static void
copy_cb (ImzFormRow *self)
{
  g_autofree char *value = imz_form_row_get_value (self);

  imz_field_copy (GTK_WIDGET (self), self->field, value, IMZ_FIELD_COPY_STAYS);
}

static void
province_chosen_cb (GtkListBox *list, GtkListBoxRow *row, ImzFormRow *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  const char *const *names = imz_place_names_get_provinces ();

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), names[gtk_list_box_row_get_index (row)]);
}

static void
fill_provinces_cb (GtkMenuButton *button, gpointer user_data)
{
  ImzFormRow *self = user_data;
  GtkWidget *list, *scroller, *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  list = gtk_list_box_new ();
  for (const char *const *name = imz_place_names_get_provinces (); *name != NULL; name++) {
    GtkWidget *label = gtk_label_new (*name);

    gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
    gtk_list_box_append (GTK_LIST_BOX (list), label);
  }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (province_chosen_cb), self, 0);

  scroller = gtk_scrolled_window_new ();
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 300, "child", list, NULL);
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

static void
imz_form_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_FORM_ROW);

  G_OBJECT_CLASS (imz_form_row_parent_class)->dispose (object);
}

static gboolean
imz_form_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (IMZ_FORM_ROW (widget)->entry));
}

static void
imz_form_row_class_init (ImzFormRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_form_row_dispose;
  widget_class->focus = imz_focus_move_within_row;
  widget_class->grab_focus = imz_form_row_grab_focus;

  signals[EDITED] = g_signal_new ("edited", IMZ_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-form-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzFormRow, label);
  gtk_widget_class_bind_template_child (widget_class, ImzFormRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ImzFormRow, reason);
  gtk_widget_class_bind_template_child (widget_class, ImzFormRow, provinces);
  gtk_widget_class_bind_template_child (widget_class, ImzFormRow, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
imz_form_row_init (ImzFormRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkInputPurpose
purpose_of (ImzFormField field)
{
  switch ((int) field) {
  case IMZ_FORM_FIELD_IDENTITY_NUMBER:
  case IMZ_FORM_FIELD_POSTAL_CODE:
  case IMZ_FORM_FIELD_WORK_EXTENSION:
    return GTK_INPUT_PURPOSE_DIGITS;
  case IMZ_FORM_FIELD_MOBILE:
  case IMZ_FORM_FIELD_WORK_PHONE:
  case IMZ_FORM_FIELD_HOME_PHONE:
    return GTK_INPUT_PURPOSE_PHONE;
  case IMZ_FORM_FIELD_E_MAIL:
    return GTK_INPUT_PURPOSE_EMAIL;
  default:
    return GTK_INPUT_PURPOSE_FREE_FORM;
  }
}

GtkWidget *
imz_form_row_new (ImzFormField field, const GDate *today)
{
  ImzFormRow *self = g_object_new (IMZ_TYPE_FORM_ROW, NULL);
  const char *name = imz_form_field_get_label (field);
  g_autofree char *copy = imz_phrase_expand (_ ("Copy: {field}"), "field", name, NULL);

  self->field = field;
  self->today = *today;
  imz_plain_row_set_title (GTK_WIDGET (self), name);
  gtk_label_set_label (self->label, name);
  gtk_entry_set_input_purpose (self->entry, purpose_of (field));
  gtk_entry_set_input_hints (self->entry, GTK_INPUT_HINT_PRIVATE | GTK_INPUT_HINT_NO_SPELLCHECK);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  copy, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->provinces), field == IMZ_FORM_FIELD_PROVINCE);
  if (field == IMZ_FORM_FIELD_PROVINCE)
    gtk_menu_button_set_create_popup_func (self->provinces, fill_provinces_cb, self, NULL);
  judge (self);

  return GTK_WIDGET (self);
}

char *
imz_form_row_get_value (ImzFormRow *self)
{
  g_return_val_if_fail (IMZ_IS_FORM_ROW (self), NULL);

  return imz_form_field_normalize (self->field, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

void
imz_form_row_set_value (ImzFormRow *self, const char *value)
{
  g_autofree char *present = NULL;

  g_return_if_fail (IMZ_IS_FORM_ROW (self));

  present = imz_form_row_get_value (self);
  if (g_strcmp0 (present, value != NULL ? value : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
}
