/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-foot.h"

#include <glib/gi18n-lib.h>

#include "imz-column-layout.h"
#include "imz-contacts-box.h"
#include "imz-contacts.h"
#include "imz-phrase.h"

struct _ImzGuideFoot {
  AdwBin parent_instance;

  GtkWidget *next_button;
  GtkLabel *next_label;
  GtkWidget *ways_out_button;
  GtkWidget *start_over_button;
  GtkWidget *contacts_button;
  GtkLabel *contacts_label;
  ImzContactsBox *contacts;
};

G_DEFINE_FINAL_TYPE (ImzGuideFoot, imz_guide_foot, ADW_TYPE_BIN)

/* What was done, where a step asks for one thing only. */
static const char *
describe_deed (const ImzGuideStep *step)
{
  gboolean opens = step->link != NULL;
  gboolean copies = step->copies->len > 0;
  gboolean writes = step->letter != NULL;

  if (opens && !copies && !writes)
    return _ ("Opened, next step");
  if (copies && !opens && !writes)
    return _ ("Copied, next step");
  if (writes && !opens && !copies)
    return _ ("Written, next step");

  return _ ("Next step");
}

/* @next: (nullable): what the large button says, if there is one */
static void
show (ImzGuideFoot *self,
      const char *next,
      gboolean is_suggested,
      gboolean has_ways_out,
      gboolean can_start_over)
{
  gtk_widget_set_visible (self->next_button, next != NULL);
  if (next != NULL) {
    gtk_label_set_label (self->next_label, next);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, next, -1);
  }
  if (is_suggested)
    gtk_widget_add_css_class (self->next_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next_button, "suggested-action");
  gtk_widget_set_visible (self->ways_out_button, has_ways_out);
  gtk_widget_set_visible (self->start_over_button, can_start_over);
}

static void
imz_guide_foot_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_GUIDE_FOOT);

  G_OBJECT_CLASS (imz_guide_foot_parent_class)->dispose (object);
}

static void
imz_guide_foot_class_init (ImzGuideFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_guide_foot_dispose;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_CONTACTS_BOX);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-guide-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzGuideFoot, next_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideFoot, next_label);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideFoot, ways_out_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideFoot, start_over_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideFoot, contacts_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideFoot, contacts_label);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideFoot, contacts);
}

static void
imz_guide_foot_init (ImzGuideFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_guide_foot_show_introduction (ImzGuideFoot *self, guint position, gboolean may_fit)
{
  g_autofree char *number = g_strdup_printf ("%u", position);
  g_autofree char *resume = NULL;

  g_return_if_fail (IMZ_IS_GUIDE_FOOT (self));

  if (position == 0) {
    show (self, may_fit ? _ ("Start") : _ ("Read it all the same"), may_fit, FALSE, FALSE);
    return;
  }

  resume = imz_phrase_expand (_ ("Go on with step {number}"), "number", number, NULL);
  show (self, resume, TRUE, FALSE, TRUE);
}

void
imz_guide_foot_show_step (ImzGuideFoot *self,
                          const ImzGuideStep *step,
                          gboolean has_ways_out,
                          gboolean is_well)
{
  g_return_if_fail (IMZ_IS_GUIDE_FOOT (self));

  if (step->answers->len > 0)
    show (self, NULL, FALSE, has_ways_out, FALSE);
  else if (step->end != IMZ_GUIDE_END_NONE)
    show (self, _ ("Back to all guides"), TRUE, has_ways_out, FALSE);
  else
    show (self, is_well ? describe_deed (step) : _ ("Go on all the same"), is_well, has_ways_out,
          FALSE);
}

void
imz_guide_foot_show_ways_out (ImzGuideFoot *self)
{
  g_return_if_fail (IMZ_IS_GUIDE_FOOT (self));

  show (self, _ ("Back to the step"), FALSE, FALSE, FALSE);
}

void
imz_guide_foot_set_province (ImzGuideFoot *self, const ImzProvince *province)
{
  g_autoptr (GPtrArray) contacts = imz_contacts_list (province);
  const ImzContact *first;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (IMZ_IS_GUIDE_FOOT (self));
  g_return_if_fail (contacts->len > 0);

  first = contacts->pdata[0];
  number = imz_phrase_keep_numbers (first->text);
  text = imz_phrase_expand (_ ("Call: {number}"), "number", number, NULL);
  gtk_label_set_label (self->contacts_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->contacts_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  imz_contacts_box_set_province (self->contacts, province);
}
