/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-introduction.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-column-layout.h"
#include "imz-focus.h"
#include "imz-guide-fit.h"
#include "imz-guide-parts.h"
#include "imz-guide-title.h"
#include "imz-guide-why.h"
#include "imz-phrase.h"

struct _ImzGuideIntroduction {
  AdwBin parent_instance;

  gboolean may_fit;
  char *shown_fit; /* (nullable): what is said of it */

  ImzGuideTitle *title;
  GtkWidget *summary;
  GtkWidget *left;
  GtkWidget *body;
  GtkWidget *fit;
  GtkWidget *ready_group;
  GtkWidget *ready;
  GtkWidget *not_for_group;
  GtkWidget *not_for;
};

G_DEFINE_FINAL_TYPE (ImzGuideIntroduction, imz_guide_introduction, ADW_TYPE_BIN)

static void
add_not_for (ImzGuideIntroduction *self, const ImzGuideNotFor *not_for, const ImzGuides *guides)
{
  ImzGuide *other = not_for->guide != NULL ? imz_guides_find (guides, not_for->guide) : NULL;
  g_autofree char *text = NULL;

  gtk_box_append (GTK_BOX (self->not_for), imz_guide_parts_bullet (not_for->text));
  if (other == NULL)
    return;

  text = imz_phrase_expand (_ ("Guide: {guide}"), "guide", imz_guide_get_title (other), NULL);
  gtk_box_append (GTK_BOX (self->not_for),
                  imz_guide_parts_choice (text, "win.open-guide", not_for->guide, FALSE));
}

/* A word on the e-imza: a guide for everybody needs none. */
static const char *
describe_fit (const ImzGuide *guide, ImzFit fit)
{
  const ImzGuideFitting *fitting = imz_guide_get_fitting (guide);

  if (fitting->states == 0 && fitting->from < 0)
    return NULL;

  return fit == IMZ_FIT_YES
           ? _ ("It fits your e-imza today.")
           : _ ("Plug in your e-imza, and İmzam says whether this guide fits it today.");
}

/* (transfer full) (nullable): according to whom it does not fit */
static char *
describe_source (const ImzGuideFit *fit, const ImzProvince *province)
{
  const ImzRule *rule = fit->rule != NULL ? imz_province_find_rule (province, fit->rule) : NULL;

  return rule != NULL ? imz_guide_why_describe_rule (rule) : NULL;
}

static void
add_refusal (ImzGuideIntroduction *self, const ImzGuideFit *fit, const char *source)
{
  const char *title = g_date_valid (&fit->from) ? _ ("You cannot start yet")
                                                : _ ("This does not fit your e-imza now");

  gtk_box_append (GTK_BOX (self->fit), imz_guide_parts_box (IMZ_TONE_WARNING, title, fit->why));
  if (source != NULL) {
    GtkWidget *according_to = imz_guide_parts_paragraph (source);

    gtk_widget_add_css_class (according_to, "imz-explanation");
    gtk_box_append (GTK_BOX (self->fit), according_to);
  }
}

static void
add_fit (ImzGuideIntroduction *self,
         const ImzGuide *guide,
         const ImzGuideFit *fit,
         const char *source)
{
  const char *word = describe_fit (guide, fit->fit);
  ImzTone tone = fit->fit == IMZ_FIT_YES ? IMZ_TONE_GOOD : IMZ_TONE_NEUTRAL;

  if (fit->fit == IMZ_FIT_NO)
    add_refusal (self, fit, source);
  else if (word != NULL)
    gtk_box_append (GTK_BOX (self->fit), imz_guide_parts_box (tone, NULL, word));
}

/* The readers change often, what is said of them seldom: only then is it made anew, so that it can be read. */
static void
show_fit (ImzGuideIntroduction *self,
          const ImzGuide *guide,
          const ImzVerdict *verdict,
          const ImzAdvice *advice)
{
  g_autoptr (ImzGuideFit) fit = imz_guide_fit_of (guide, verdict, advice);
  g_autofree char *source = describe_source (fit, advice->province);
  g_autofree char *shown =
    g_strdup_printf ("%d %d %s %s", (int) fit->fit, g_date_valid (&fit->from),
                     fit->why != NULL ? fit->why : "", source != NULL ? source : "");
  gboolean had_focus;

  if (g_strcmp0 (shown, self->shown_fit) == 0)
    return;

  g_free (self->shown_fit);
  self->shown_fit = g_steal_pointer (&shown);
  self->may_fit = fit->fit != IMZ_FIT_NO;
  had_focus = imz_focus_release (self->fit);
  imz_guide_parts_clear (self->fit);
  add_fit (self, guide, fit, source);
  gtk_widget_set_visible (self->fit, gtk_widget_get_first_child (self->fit) != NULL);
  if (had_focus && !gtk_widget_child_focus (self->fit, GTK_DIR_TAB_FORWARD))
    imz_guide_introduction_focus_title (self);
}

static void
imz_guide_introduction_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_GUIDE_INTRODUCTION);

  G_OBJECT_CLASS (imz_guide_introduction_parent_class)->dispose (object);
}

static void
imz_guide_introduction_finalize (GObject *object)
{
  g_free (IMZ_GUIDE_INTRODUCTION (object)->shown_fit);

  G_OBJECT_CLASS (imz_guide_introduction_parent_class)->finalize (object);
}

static void
imz_guide_introduction_class_init (ImzGuideIntroductionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_guide_introduction_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_guide_introduction_finalize;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_GUIDE_TITLE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-guide-introduction.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, title);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, summary);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, left);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, body);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, fit);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, ready_group);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, ready);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, not_for_group);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideIntroduction, not_for);
}

static void
imz_guide_introduction_init (ImzGuideIntroduction *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_guide_introduction_set_guide (ImzGuideIntroduction *self,
                                  const ImzGuide *guide,
                                  const ImzGuides *guides)
{
  const char *const *introduction = imz_guide_get_introduction (guide);
  const char *const *ready = imz_guide_get_ready (guide);
  const GArray *not_for = imz_guide_get_not_for (guide);

  g_return_if_fail (IMZ_IS_GUIDE_INTRODUCTION (self));

  imz_guide_title_set (self->title, imz_guide_get_title (guide), imz_guide_get_summary (guide));
  imz_guide_parts_set_text (self->summary, imz_guide_get_summary (guide));
  for (guint i = 0; introduction[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->body), imz_guide_parts_paragraph (introduction[i]));
  for (guint i = 0; ready[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->ready), imz_guide_parts_bullet (ready[i]));
  gtk_widget_set_visible (self->ready_group, ready[0] != NULL);
  for (guint i = 0; i < not_for->len; i++)
    add_not_for (self, &g_array_index (not_for, ImzGuideNotFor, i), guides);
  gtk_widget_set_visible (self->not_for_group, not_for->len > 0);
}

void
imz_guide_introduction_show_left (ImzGuideIntroduction *self, gint64 time, gboolean is_long_ago)
{
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  GDate day;

  g_return_if_fail (IMZ_IS_GUIDE_INTRODUCTION (self));

  imz_guide_parts_clear (self->left);
  gtk_widget_set_visible (self->left, time != 0);
  if (time == 0)
    return;

  day = imz_calendar_day (time);
  date = imz_phrase_date (&day);
  text =
    imz_phrase_expand (is_long_ago ? _ ("You were last here on {date}. Pages of the portal may "
                                        "have changed since then.")
                                   : _ ("You were last here on {date}."),
                       "date", date, NULL);
  gtk_box_append (
    GTK_BOX (self->left),
    imz_guide_parts_box (is_long_ago ? IMZ_TONE_WARNING : IMZ_TONE_NEUTRAL, NULL, text));
}

void
imz_guide_introduction_fill (ImzGuideIntroduction *self,
                             const ImzGuide *guide,
                             const ImzVerdict *verdict,
                             const ImzAdvice *advice)
{
  g_return_if_fail (IMZ_IS_GUIDE_INTRODUCTION (self));

  show_fit (self, guide, verdict, advice);
  imz_guide_parts_fill (GTK_WIDGET (self), advice);
}

gboolean
imz_guide_introduction_may_fit (ImzGuideIntroduction *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_INTRODUCTION (self), TRUE);

  return self->may_fit;
}

void
imz_guide_introduction_focus_title (ImzGuideIntroduction *self)
{
  g_return_if_fail (IMZ_IS_GUIDE_INTRODUCTION (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}
