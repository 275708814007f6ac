/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-step-view.h"

#include <glib/gi18n-lib.h>

#include "imz-check-list.h"
#include "imz-column-layout.h"
#include "imz-contacts-box.h"
#include "imz-countdown-row.h"
#include "imz-e-onay-line.h"
#include "imz-field-list.h"
#include "imz-guide-parts.h"
#include "imz-guide-title.h"
#include "imz-guide-why.h"
#include "imz-phrase.h"
#include "imz-sketch.h"
#include "imz-ways-out.h"

/* The guide that ends with something İmzam should know. */
#define E_ONAY_GUIDE "e-onay"

struct _ImzGuideStepView {
  AdwBin parent_instance;

  ImzTools *tools; /* (nullable) */
  gboolean practice;

  GtkWidget *done_mark;
  ImzGuideTitle *title;
  GtkWidget *body;
  GtkWidget *warnings;
  GtkWidget *link_button;
  GtkWidget *link_label;
  ImzSketch *sketch;
  GtkWidget *wordings_group;
  GtkWidget *wordings;
  GtkWidget *ready_group;
  GtkWidget *ready;
  ImzFieldList *fields;
  GtkWidget *letter_button;
  GtkLabel *letter_label;
  ImzCountdownRow *countdown;
  ImzCheckList *checks;
  GtkWidget *answers;
  ImzWaysOut *ways_on;
  GtkWidget *e_onay_button;
  GtkWidget *e_onay_told;
  GtkWidget *contacts_group;
  ImzContactsBox *contacts;
  GtkWidget *print_button;
  ImzGuideWhy *why;
};

G_DEFINE_FINAL_TYPE (ImzGuideStepView, imz_guide_step_view, ADW_TYPE_BIN)

static GtkWidget *
warning_new (const char *text)
{
  return imz_guide_parts_box (IMZ_TONE_WARNING, NULL, text);
}

static GtkWidget *
wording_new (const char *text)
{
  g_autofree char *quoted = g_strdup_printf ("“%s”", text);
  GtkWidget *label = imz_guide_parts_paragraph (quoted);

  gtk_widget_add_css_class (label, "imz-wording");

  return label;
}

/* @group: what goes with @box when there is nothing in it */
static void
show_texts (GtkWidget *group, GtkWidget *box, char **texts, GtkWidget *(*make) (const char *text))
{
  imz_guide_parts_clear (box);
  for (guint i = 0; texts[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), make (texts[i]));
  gtk_widget_set_visible (group, texts[0] != NULL);
}

static void
show_link (ImzGuideStepView *self, const ImzGuideStep *step)
{
  gtk_widget_set_visible (self->link_button, step->link != NULL);
  if (step->link == NULL)
    return;

  imz_guide_parts_set_text (self->link_label, step->link_label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link_button), "s", step->link);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->link_button), "win.open-address");
  gtk_widget_set_tooltip_text (self->link_button, step->link);
}

static void
show_sketch (ImzGuideStepView *self, const ImzGuideStep *step, const ImzAdvice *advice)
{
  g_autofree char *alt =
    step->sketch_alt != NULL ? imz_guide_parts_fill_text (step->sketch_alt, advice) : NULL;

  imz_sketch_show (self->sketch, step->sketch, alt);
}

/* A province may want none. */
static void
show_letter (ImzGuideStepView *self, const ImzGuideStep *step, const ImzProvince *province)
{
  ImzLetterTemplate *letter =
    step->letter != NULL ? imz_letters_find (self->tools->letters, step->letter, province) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->letter_button, letter != NULL);
  if (letter == NULL)
    return;

  text = imz_phrase_expand (_ ("Write: {letter}"), "letter", imz_letter_template_get_title (letter),
                            NULL);
  gtk_label_set_label (self->letter_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->letter_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->letter_button), "s", step->letter);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->letter_button), "win.open-letter");
}

/* The code is still needed in the steps behind the one that has it, but not at the end. */
static void
show_countdown (ImzGuideStepView *self, const ImzGuideStep *step)
{
  ImzCountdown *countdown = self->tools->countdown;
  ImzCountdownState state;
  gboolean runs;

  if (step->end != IMZ_GUIDE_END_NONE)
    imz_countdown_stop (countdown);

  state = imz_countdown_get_state (countdown);
  runs = state == IMZ_COUNTDOWN_RUNNING || state == IMZ_COUNTDOWN_ENDING;
  if (step->countdown > 0)
    imz_countdown_row_set_whole (self->countdown, step->countdown);
  else if (runs)
    imz_countdown_row_set_whole (self->countdown, imz_countdown_get_whole (countdown));
  gtk_widget_set_visible (GTK_WIDGET (self->countdown), step->countdown > 0 || runs);
}

static void
show_answers (ImzGuideStepView *self, const ImzGuideStep *step, const char *given)
{
  imz_guide_parts_clear (self->answers);
  for (guint i = 0; i < step->answers->len; i++) {
    const ImzGuideAnswer *answer = &g_array_index (step->answers, ImzGuideAnswer, i);

    gtk_box_append (GTK_BOX (self->answers),
                    imz_guide_parts_choice (answer->label, "guide.answer", answer->id,
                                            g_strcmp0 (answer->id, given) == 0));
  }
  gtk_widget_set_visible (self->answers, step->answers->len > 0);
}

/* There what leads on is no way out, but what comes next. */
static void
show_end (ImzGuideStepView *self,
          const ImzGuide *guide,
          const ImzGuideStep *step,
          const ImzAdvice *advice)
{
  gboolean is_last = step->end != IMZ_GUIDE_END_NONE;
  gboolean is_done = step->end == IMZ_GUIDE_END_DONE;

  gtk_widget_set_visible (self->done_mark, is_done);
  gtk_widget_set_visible (self->print_button, is_last);
  gtk_widget_set_visible (self->contacts_group, is_last);
  gtk_widget_set_visible (GTK_WIDGET (self->ways_on), is_last && step->ways_out->len > 0);
  if (!is_last)
    return;

  imz_contacts_box_set_province (self->contacts, advice->province);
  imz_ways_out_show (self->ways_on, guide, step, self->tools->guides, advice);
}

/* What was told stands in the place of the question. */
static void
show_e_onay (ImzGuideStepView *self, const ImzGuide *guide, const ImzGuideStep *step)
{
  ImzCircumstances *circumstances = imz_status_get_circumstances (self->tools->status);
  gboolean is_asked = step->end == IMZ_GUIDE_END_DONE && !self->practice &&
                      g_str_equal (imz_guide_get_id (guide), E_ONAY_GUIDE);
  gboolean is_told = imz_circumstances_get_e_onay (circumstances) == IMZ_E_ONAY_YES;

  gtk_widget_set_visible (self->e_onay_button, is_asked && !is_told);
  gtk_widget_set_visible (self->e_onay_told, is_asked && is_told);
}

static void
imz_guide_step_view_dispose (GObject *object)
{
  ImzGuideStepView *self = IMZ_GUIDE_STEP_VIEW (object);

  g_clear_pointer (&self->tools, imz_tools_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_GUIDE_STEP_VIEW);

  G_OBJECT_CLASS (imz_guide_step_view_parent_class)->dispose (object);
}

static void
imz_guide_step_view_class_init (ImzGuideStepViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_guide_step_view_dispose;

  g_type_ensure (IMZ_TYPE_CHECK_LIST);
  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_CONTACTS_BOX);
  g_type_ensure (IMZ_TYPE_COUNTDOWN_ROW);
  g_type_ensure (IMZ_TYPE_FIELD_LIST);
  g_type_ensure (IMZ_TYPE_GUIDE_TITLE);
  g_type_ensure (IMZ_TYPE_GUIDE_WHY);
  g_type_ensure (IMZ_TYPE_SKETCH);
  g_type_ensure (IMZ_TYPE_WAYS_OUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-guide-step-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, done_mark);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, title);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, body);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, warnings);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, link_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, link_label);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, sketch);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, wordings_group);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, wordings);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, ready_group);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, ready);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, fields);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, letter_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, letter_label);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, countdown);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, checks);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, answers);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, ways_on);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, e_onay_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, e_onay_told);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, contacts);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, print_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuideStepView, why);
}

static void
imz_guide_step_view_init (ImzGuideStepView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  imz_ways_out_set_plain (self->ways_on);
  gtk_box_append (GTK_BOX (self->e_onay_told),
                  imz_guide_parts_box (IMZ_TONE_GOOD, NULL, imz_e_onay_line_text (IMZ_E_ONAY_YES)));
}

void
imz_guide_step_view_set_tools (ImzGuideStepView *self,
                               ImzTools *tools,
                               ImzGuideChecks *checks,
                               gboolean practice)
{
  g_return_if_fail (IMZ_IS_GUIDE_STEP_VIEW (self));
  g_return_if_fail (self->tools == NULL);

  self->tools = imz_tools_ref (tools);
  self->practice = practice;
  imz_field_list_set_form_data (self->fields, practice ? NULL : tools->form_data);
  imz_countdown_row_set_countdown (self->countdown, tools->countdown);
  imz_check_list_set_checks (self->checks, checks);
}

void
imz_guide_step_view_show (ImzGuideStepView *self, ImzGuideRun *run, const ImzAdvice *advice)
{
  const ImzGuideStep *step = imz_guide_run_get_step (run);

  g_return_if_fail (IMZ_IS_GUIDE_STEP_VIEW (self));
  g_return_if_fail (step != NULL);

  show_texts (self->body, self->body, step->body, imz_guide_parts_paragraph);
  show_texts (self->warnings, self->warnings, step->warnings, warning_new);
  show_texts (self->wordings_group, self->wordings, step->wordings, wording_new);
  show_texts (self->ready_group, self->ready, step->ready, imz_guide_parts_bullet);
  show_link (self, step);
  imz_field_list_show (self->fields, step->copies);
  show_letter (self, step, advice->province);
  show_countdown (self, step);
  show_answers (self, step, imz_guide_run_get_answer (run, step->id));
  show_end (self, imz_guide_run_get_guide (run), step, advice);
  imz_guide_why_show (self->why, step, advice->province);
  imz_guide_step_view_fill (self, run, advice);
}

void
imz_guide_step_view_fill (ImzGuideStepView *self, ImzGuideRun *run, const ImzAdvice *advice)
{
  const ImzGuideStep *step = imz_guide_run_get_step (run);
  g_autofree char *title = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (IMZ_IS_GUIDE_STEP_VIEW (self));
  g_return_if_fail (step != NULL);

  show_e_onay (self, imz_guide_run_get_guide (run), step);
  show_sketch (self, step, advice);
  title = imz_guide_parts_fill_text (step->title, advice);
  joined = g_strjoinv (" ", step->body);
  body = imz_guide_parts_fill_text (joined, advice);
  imz_guide_title_set (self->title, title, body);
  imz_guide_parts_fill (GTK_WIDGET (self), advice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (self->link_label)), -1);
}

void
imz_guide_step_view_focus_title (ImzGuideStepView *self)
{
  g_return_if_fail (IMZ_IS_GUIDE_STEP_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

gboolean
imz_guide_step_view_has_countdown (ImzGuideStepView *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_STEP_VIEW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->countdown));
}
