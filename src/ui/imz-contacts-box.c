/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-contacts-box.h"

#include <glib/gi18n-lib.h>

#include "imz-contacts.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"

struct _ImzContactsBox {
  AdwBin parent_instance;

  char *province; /* (nullable): id of the one that is shown */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ImzContactsBox, imz_contacts_box, ADW_TYPE_BIN)

static GtkWidget *
button_new (const char *icon, const char *name, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

/* A desktop without a telephone would only say that it cannot call. */
static void
add_opener (AdwActionRow *row, const ImzContact *contact)
{
  g_autofree char *name = imz_phrase_expand (_ ("Open: {contact}"), "contact", contact->text, NULL);

  if (contact->address == NULL || g_str_has_prefix (contact->address, "tel:"))
    return;

  adw_action_row_add_suffix (
    row, button_new ("adw-external-link-symbolic", name, "win.open-address", contact->address));
}

static GtkWidget *
row_new (const ImzContact *contact)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = imz_phrase_keep_numbers (contact->text);
  g_autofree char *copy = imz_phrase_expand (_ ("Copy: {contact}"), "contact", contact->text, NULL);

  imz_plain_row_set_title (row, contact->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_add_css_class (row, "imz-fact");
  add_opener (ADW_ACTION_ROW (row), contact);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             button_new ("edit-copy-symbolic", copy, "win.copy", contact->text));

  return row;
}

static void
imz_contacts_box_finalize (GObject *object)
{
  g_free (IMZ_CONTACTS_BOX (object)->province);

  G_OBJECT_CLASS (imz_contacts_box_parent_class)->finalize (object);
}

static void
imz_contacts_box_class_init (ImzContactsBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_contacts_box_finalize;
}

static void
imz_contacts_box_init (ImzContactsBox *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "imz-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Whom to ask"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
imz_contacts_box_set_province (ImzContactsBox *self, const ImzProvince *province)
{
  g_autoptr (GPtrArray) contacts = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (IMZ_IS_CONTACTS_BOX (self));

  if (g_strcmp0 (self->province, imz_province_get_id (province)) == 0)
    return;

  g_free (self->province);
  self->province = g_strdup (imz_province_get_id (province));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  contacts = imz_contacts_list (province);
  for (guint i = 0; i < contacts->len; i++)
    gtk_list_box_append (self->list, row_new (contacts->pdata[i]));
}
