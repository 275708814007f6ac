/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ways-out.h"

#include <glib/gi18n-lib.h>

#include "imz-column-layout.h"
#include "imz-guide-parts.h"
#include "imz-guide-title.h"
#include "imz-guide-why.h"
#include "imz-phrase.h"

struct _ImzWaysOut {
  AdwBin parent_instance;

  ImzGuideTitle *title;
  GtkWidget *ways;
  GtkWidget *last_resort;
};

G_DEFINE_FINAL_TYPE (ImzWaysOut, imz_ways_out, ADW_TYPE_BIN)

static void
add_text (GtkWidget *card, const char *text, const char *style)
{
  GtkWidget *label = imz_guide_parts_paragraph (text);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (card), label);
}

static void
add_rule (GtkWidget *card, const char *id, const ImzProvince *province)
{
  const ImzRule *rule = imz_province_find_rule (province, id);
  g_autofree char *according_to = NULL;

  if (rule == NULL)
    return;

  according_to = imz_guide_why_describe_rule (rule);
  add_text (card, imz_rule_get_text (rule), NULL);
  add_text (card, according_to, "imz-explanation");
}

static void
add_step (GtkWidget *card, const ImzGuide *guide, const char *id)
{
  const ImzGuideStep *step = imz_guide_find_step (guide, id, NULL);
  g_autofree char *text = imz_phrase_expand (_ ("Go to: {step}"), "step", step->title, NULL);

  gtk_box_append (GTK_BOX (card), imz_guide_parts_choice (text, "guide.go-to", id, FALSE));
}

static void
add_guide (GtkWidget *card, const ImzGuides *guides, const char *id)
{
  ImzGuide *guide = imz_guides_find (guides, id);
  g_autofree char *text = NULL;

  if (guide == NULL)
    return;

  text = imz_phrase_expand (_ ("Guide: {guide}"), "guide", imz_guide_get_title (guide), NULL);
  gtk_box_append (GTK_BOX (card), imz_guide_parts_choice (text, "win.open-guide", id, FALSE));
}

static GtkWidget *
card_new (const ImzGuideWayOut *way,
          const ImzGuide *guide,
          const ImzGuides *guides,
          const ImzProvince *province)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "imz-guide-card");
  add_text (card, way->label, "heading");
  if (way->body != NULL)
    add_text (card, way->body, NULL);
  if (way->rule != NULL)
    add_rule (card, way->rule, province);
  if (way->step != NULL)
    add_step (card, guide, way->step);
  if (way->guide != NULL)
    add_guide (card, guides, way->guide);

  return card;
}

static void
imz_ways_out_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_WAYS_OUT);

  G_OBJECT_CLASS (imz_ways_out_parent_class)->dispose (object);
}

static void
imz_ways_out_class_init (ImzWaysOutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_ways_out_dispose;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_GUIDE_TITLE);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-ways-out.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzWaysOut, title);
  gtk_widget_class_bind_template_child (widget_class, ImzWaysOut, ways);
  gtk_widget_class_bind_template_child (widget_class, ImzWaysOut, last_resort);
}

static void
imz_ways_out_init (ImzWaysOut *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  imz_guide_title_set (self->title, _ ("What do you see instead?"), NULL);
}

void
imz_ways_out_show (ImzWaysOut *self,
                   const ImzGuide *guide,
                   const ImzGuideStep *step,
                   const ImzGuides *guides,
                   const ImzAdvice *advice)
{
  g_return_if_fail (IMZ_IS_WAYS_OUT (self));

  imz_guide_parts_clear (self->ways);
  for (guint i = 0; i < step->ways_out->len; i++)
    gtk_box_append (GTK_BOX (self->ways),
                    card_new (&g_array_index (step->ways_out, ImzGuideWayOut, i), guide, guides,
                              advice->province));
  imz_guide_parts_fill (self->ways, advice);
}

void
imz_ways_out_set_plain (ImzWaysOut *self)
{
  g_return_if_fail (IMZ_IS_WAYS_OUT (self));

  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  gtk_widget_set_visible (self->last_resort, FALSE);
}

void
imz_ways_out_focus_title (ImzWaysOut *self)
{
  g_return_if_fail (IMZ_IS_WAYS_OUT (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
