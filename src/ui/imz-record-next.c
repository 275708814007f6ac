/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-next.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-day-row.h"
#include "imz-guide-parts.h"
#include "imz-phrase.h"

struct _ImzRecordNext {
  AdwBin parent_instance;

  ImzRecord *record; /* (nullable) */
  GDate today;

  GtkWidget *telling;
  GtkLabel *heading;
  ImzDayRow *day;
  GtkButton *next_button;
  GtkLabel *next_label;
  GtkWidget *other_list;
  AdwExpanderRow *other_row;
  GtkBox *others;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (ImzRecordNext, imz_record_next, ADW_TYPE_BIN)

enum {
  SIGNAL_REACHED,
  SIGNAL_TAKEN_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const deeds[IMZ_N_STAGES_ON_THE_WAY] = {
  [IMZ_STAGE_APPLIED] = N_ ("I filled in the form"),
  [IMZ_STAGE_LETTER] = N_ ("The official letter was sent"),
  [IMZ_STAGE_APPROVED] = N_ ("The province approved"),
  [IMZ_STAGE_PRODUCED] = N_ ("The new e-imza was produced"),
  [IMZ_STAGE_COURIER] = N_ ("It is with the courier"),
  [IMZ_STAGE_DELIVERED] = N_ ("I received it"),
  [IMZ_STAGE_PIN_MADE] = N_ ("I made its PIN"),
  [IMZ_STAGE_IN_USE] = N_ ("I use the new e-imza"),
};

static const char *const signed_deeds[IMZ_N_METHODS] = {
  [IMZ_METHOD_E_ONAY] = N_ ("I applied with e-onay"),
  [IMZ_METHOD_E_IMZA] = N_ ("I signed with the e-imza"),
  [IMZ_METHOD_WET_SIGNED] = N_ ("I signed it by hand and sent it"),
};

/* The one that comes if nothing is passed over. */
static ImzStage
find_next (ImzRecord *record)
{
  return imz_record_get_stage (record) + 1;
}

static GtkWidget *
choice_new (const char *text, const char *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record-next.reach");
  gtk_widget_add_css_class (button, "imz-choice");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return button;
}

static void
add_choice (ImzRecordNext *self, const char *text, ImzStage stage, ImzRefusal refusal)
{
  g_autofree char *target =
    g_strdup_printf ("%s %s", imz_stage_to_word (stage), imz_refusal_to_word (refusal));

  gtk_box_append (self->others, choice_new (text, target));
}

static void
add_refusals (ImzRecordNext *self)
{
  for (ImzRefusal refusal = IMZ_REFUSAL_NONE + 1; refusal < IMZ_N_REFUSALS; refusal++) {
    g_autofree char *text =
      imz_phrase_expand (_ ("Refused: {reason}"), "reason", imz_refusal_get_text (refusal), NULL);

    add_choice (self, text, IMZ_STAGE_REFUSED, refusal);
  }
}

static void
fill_others (ImzRecordNext *self)
{
  ImzStage present = imz_record_get_stage (self->record);
  ImzMethod method = imz_record_get_facts (self->record)->method;

  imz_guide_parts_clear (GTK_WIDGET (self->others));
  for (ImzStage stage = present + 2; stage <= IMZ_STAGE_IN_USE; stage++)
    add_choice (self, imz_record_next_get_deed (stage, method), stage, IMZ_REFUSAL_NONE);
  if (imz_stage_may_follow (present, IMZ_STAGE_REFUSED))
    add_refusals (self);
  if (imz_stage_may_follow (present, IMZ_STAGE_CANCELLED))
    add_choice (self, _ ("I gave it up"), IMZ_STAGE_CANCELLED, IMZ_REFUSAL_NONE);
  gtk_widget_set_visible (self->other_list,
                          gtk_widget_get_first_child (GTK_WIDGET (self->others)) != NULL);
}

static void
show_next (ImzRecordNext *self)
{
  ImzMethod method = imz_record_get_facts (self->record)->method;
  ImzStage next = find_next (self->record);
  const char *deed = imz_record_next_get_deed (next, method);
  g_autofree char *heading =
    imz_phrase_expand (_ ("Next: {stage}"), "stage", imz_stage_get_name (next, method), NULL);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->next_label, deed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  deed, -1);
  fill_others (self);
}

static void
next_cb (ImzRecordNext *self)
{
  g_signal_emit (self, signals[SIGNAL_REACHED], 0, (int) find_next (self->record),
                 (int) IMZ_REFUSAL_NONE);
}

static void
back_cb (ImzRecordNext *self)
{
  g_signal_emit (self, signals[SIGNAL_TAKEN_BACK], 0);
}

/* "approved none", "refused too-early" */
static void
reach_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_auto (GStrv) words = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  ImzStage stage;
  ImzRefusal refusal;

  if (g_strv_length (words) == 2 && imz_stage_from_word (words[0], &stage) &&
      imz_refusal_from_word (words[1], &refusal))
    g_signal_emit (widget, signals[SIGNAL_REACHED], 0, (int) stage, (int) refusal);
}

static void
imz_record_next_dispose (GObject *object)
{
  g_clear_object (&IMZ_RECORD_NEXT (object)->record);
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_RECORD_NEXT);

  G_OBJECT_CLASS (imz_record_next_parent_class)->dispose (object);
}

static void
imz_record_next_class_init (ImzRecordNextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_record_next_dispose;

  signals[SIGNAL_REACHED] = g_signal_new ("reached", IMZ_TYPE_RECORD_NEXT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_TAKEN_BACK] = g_signal_new ("taken-back", IMZ_TYPE_RECORD_NEXT, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (IMZ_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-record-next.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, telling);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, heading);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, day);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, next_button);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, next_label);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, other_list);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, other_row);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, others);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordNext, back_button);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);

  gtk_widget_class_install_action (widget_class, "record-next.reach", "s", reach_activated);
}

static void
imz_record_next_init (ImzRecordNext *self)
{
  g_date_clear (&self->today, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A day that was typed for the stage before says nothing about the next one. */
static void
show_day (ImzRecordNext *self, ImzStage former, const GDate *today)
{
  gboolean is_other = former != imz_record_get_stage (self->record) ||
                      !g_date_valid (&self->today) || g_date_compare (&self->today, today) != 0;

  self->today = *today;
  if (!is_other)
    return;
  imz_day_row_set_bounds (self->day, today, TRUE);
  imz_day_row_set_day (self->day, today);
  imz_day_row_show_reason (self->day, NULL);
}

void
imz_record_next_show (ImzRecordNext *self, ImzRecord *record, gint64 now)
{
  ImzStage former;
  GDate today;
  gboolean is_open;

  g_return_if_fail (IMZ_IS_RECORD_NEXT (self));

  former = self->record != NULL ? imz_record_get_stage (self->record) : IMZ_N_STAGES;
  today = imz_calendar_day (now);
  is_open = imz_record_is_open (record);
  g_set_object (&self->record, record);
  show_day (self, former, &today);
  if (former != imz_record_get_stage (record)) {
    adw_expander_row_set_expanded (self->other_row, FALSE);
    if (is_open)
      show_next (self);
  }
  gtk_widget_set_visible (self->telling, is_open);
  gtk_widget_set_visible (self->back_button, imz_record_get_facts (record)->stages->len > 1);
}

gboolean
imz_record_next_get_day (ImzRecordNext *self, GDate *day)
{
  g_return_val_if_fail (IMZ_IS_RECORD_NEXT (self), FALSE);

  return imz_day_row_get_day (self->day, day);
}

void
imz_record_next_show_reason (ImzRecordNext *self, const char *reason)
{
  g_return_if_fail (IMZ_IS_RECORD_NEXT (self));

  imz_day_row_show_reason (self->day, reason);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
}

const char *
imz_record_next_get_deed (ImzStage stage, ImzMethod method)
{
  return stage == IMZ_STAGE_SIGNED ? _ (signed_deeds[method]) : _ (deeds[stage]);
}
