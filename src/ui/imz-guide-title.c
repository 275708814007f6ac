/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-title.h"

struct _ImzGuideTitle {
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (ImzGuideTitle, imz_guide_title, GTK_TYPE_WIDGET)

static void
imz_guide_title_dispose (GObject *object)
{
  g_clear_pointer (&IMZ_GUIDE_TITLE (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (imz_guide_title_parent_class)->dispose (object);
}

static void
imz_guide_title_class_init (ImzGuideTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_guide_title_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_widget_class_set_css_name (widget_class, "imz-guide-title");
}

/* A label can be focused only where its text can be selected; what is around it always can. */
static void
imz_guide_title_init (ImzGuideTitle *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "title-2");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

void
imz_guide_title_set (ImzGuideTitle *self, const char *title, const char *description)
{
  g_return_if_fail (IMZ_IS_GUIDE_TITLE (self));

  gtk_label_set_label (GTK_LABEL (self->label), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}
