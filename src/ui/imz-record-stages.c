/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-stages.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-focus.h"
#include "imz-guide-why.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"

struct _ImzRecordStages {
  AdwBin parent_instance;

  ImzRecord *record;     /* (nullable): what the rows tell of, */
  ImzProvince *province; /* (nullable): by whose rules, */
  ImzHolidays *holidays; /* (nullable) */
  GDate day;             /* and on which day */

  GtkListBox *list;
  AdwExpanderRow *openers[IMZ_N_STAGES_ON_THE_WAY]; /* (nullable): those of `list` that open */
};

G_DEFINE_FINAL_TYPE (ImzRecordStages, imz_record_stages, ADW_TYPE_BIN)

enum {
  NOON = 12 * 60 * 60,
};

/* By which rule its day is expected. */
static const char *const rules[IMZ_N_STAGES_ON_THE_WAY] = {
  [IMZ_STAGE_LETTER] = "R12",
  [IMZ_STAGE_PRODUCED] = "R13",
  [IMZ_STAGE_DELIVERED] = "R15",
  [IMZ_STAGE_PIN_MADE] = "R14",
};

static const char *const tellers[IMZ_N_TELLERS] = {
  [IMZ_TELLER_PERSON] = N_ ("as you told us"),
  [IMZ_TELLER_CARD] = N_ ("the card was seen"),
  [IMZ_TELLER_GUIDE] = N_ ("from the guide"),
};

/* What a mark means is said, too. */
static GtkWidget *
mark_new (const char *icon, const char *meaning, const char *css_class)
{
  GtkWidget *mark = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, meaning,
                                  -1);
  gtk_widget_add_css_class (mark, css_class);

  return mark;
}

static GtkWidget *
reached_row_new (const ImzRecordStage *stage, ImzMethod method)
{
  gboolean failed = stage->stage == IMZ_STAGE_REFUSED || stage->stage == IMZ_STAGE_CANCELLED;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = imz_record_stages_describe_reached (stage);

  imz_plain_row_set_title (row, imz_stage_get_name (stage->stage, method));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             failed ? mark_new ("imz-alarm-symbolic", _ ("ended"), "error")
                                    : mark_new ("imz-good-symbolic", _ ("done"), "success"));

  return row;
}

static GtkWidget *
passed_row_new (ImzStage stage, ImzMethod method)
{
  GtkWidget *row = adw_action_row_new ();

  imz_plain_row_set_title (row, imz_stage_get_name (stage, method));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("passed over, or nobody told us"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             mark_new ("imz-note-symbolic", _ ("passed over"), "dim-label"));

  return row;
}

static GtkWidget *
rule_row_new (const ImzRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *source = imz_guide_why_describe_rule (rule);

  imz_plain_row_set_title (row, imz_rule_get_text (rule));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

/* Opens to say according to whom. */
static GtkWidget *
awaited_row_new (ImzRecordStages *self, ImzStage stage, const ImzTimeline *timeline)
{
  ImzMethod method = imz_record_get_facts (self->record)->method;
  const ImzRule *rule =
    rules[stage] != NULL ? imz_province_find_rule (self->province, rules[stage]) : NULL;
  GtkWidget *row = rule != NULL ? adw_expander_row_new () : adw_action_row_new ();
  GtkWidget *mark = mark_new ("imz-waiting-symbolic", _ ("to come"), "dim-label");
  g_autofree char *days = imz_record_stages_describe_expected (stage, timeline);
  g_autofree char *subtitle =
    days != NULL ? imz_phrase_expand (_ ("expected: {days}"), "days", days, NULL) : g_strdup ("");

  imz_plain_row_set_title (row, imz_stage_get_name (stage, method));
  if (rule != NULL) {
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), mark);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), rule_row_new (rule));
    self->openers[stage] = ADW_EXPANDER_ROW (row);
  } else {
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
  }

  return row;
}

static void
clear (ImzRecordStages *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  memset (self->openers, 0, sizeof self->openers);
}

static void
fill (ImzRecordStages *self, const ImzTimeline *timeline)
{
  const ImzRecordFacts *facts = imz_record_get_facts (self->record);
  guint next = 0; /* of the stages on the way, that was not shown yet */

  for (guint i = 0; i < facts->stages->len; i++) {
    const ImzRecordStage *stage = &g_array_index (facts->stages, ImzRecordStage, i);

    for (; stage->stage <= IMZ_STAGE_IN_USE && next < stage->stage; next++)
      gtk_list_box_append (self->list, passed_row_new (next, facts->method));
    gtk_list_box_append (self->list, reached_row_new (stage, facts->method));
    next++;
  }
  for (; imz_record_is_open (self->record) && next < IMZ_N_STAGES_ON_THE_WAY; next++)
    gtk_list_box_append (self->list, awaited_row_new (self, next, timeline));
}

/* What was opened stays open, and the focus near. */
static void
fill_anew (ImzRecordStages *self, const ImzTimeline *timeline)
{
  gboolean had_focus = imz_focus_release (GTK_WIDGET (self->list));
  gboolean were_open[IMZ_N_STAGES_ON_THE_WAY];

  for (guint i = 0; i < IMZ_N_STAGES_ON_THE_WAY; i++)
    were_open[i] = self->openers[i] != NULL && adw_expander_row_get_expanded (self->openers[i]);
  clear (self);
  fill (self, timeline);
  for (guint i = 0; i < IMZ_N_STAGES_ON_THE_WAY; i++) {
    if (self->openers[i] != NULL)
      adw_expander_row_set_expanded (self->openers[i], were_open[i]);
  }
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* Whether the rows tell something else than before. */
static gboolean
take (ImzRecordStages *self,
      ImzRecord *record,
      ImzProvince *province,
      ImzHolidays *holidays,
      const GDate *day)
{
  if (self->record == record && self->province == province && self->holidays == holidays &&
      g_date_compare (&self->day, day) == 0)
    return FALSE;

  g_set_object (&self->record, record);
  g_clear_pointer (&self->province, imz_province_unref);
  self->province = imz_province_ref (province);
  g_clear_pointer (&self->holidays, imz_holidays_unref);
  self->holidays = holidays != NULL ? imz_holidays_ref (holidays) : NULL;
  self->day = *day;

  return TRUE;
}

static void
imz_record_stages_finalize (GObject *object)
{
  ImzRecordStages *self = IMZ_RECORD_STAGES (object);

  g_clear_object (&self->record);
  g_clear_pointer (&self->province, imz_province_unref);
  g_clear_pointer (&self->holidays, imz_holidays_unref);

  G_OBJECT_CLASS (imz_record_stages_parent_class)->finalize (object);
}

static void
imz_record_stages_class_init (ImzRecordStagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_record_stages_finalize;
}

static void
imz_record_stages_init (ImzRecordStages *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "imz-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stages of the application"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

void
imz_record_stages_show (ImzRecordStages *self,
                        ImzRecord *record,
                        ImzProvince *province,
                        ImzHolidays *holidays,
                        gint64 now)
{
  ImzTimeline timeline;
  GDate day;

  g_return_if_fail (IMZ_IS_RECORD_STAGES (self));

  day = imz_calendar_day (now);
  if (!take (self, record, province, holidays, &day))
    return;

  timeline = imz_record_get_timeline (record, province, holidays, now);
  fill_anew (self, &timeline);
}

char *
imz_record_stages_describe_expected (ImzStage stage, const ImzTimeline *timeline)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (stage == IMZ_STAGE_PRODUCED && g_date_valid (&timeline->production))
    return imz_phrase_date (&timeline->production);
  if (stage == IMZ_STAGE_PIN_MADE && g_date_valid (&timeline->pin_from)) {
    from = imz_phrase_date (&timeline->pin_from);

    return imz_phrase_expand (_ ("{day} at the earliest"), "day", from, NULL);
  }
  if (stage != IMZ_STAGE_DELIVERED || !g_date_valid (&timeline->delivery_from))
    return NULL;

  from = imz_phrase_date (&timeline->delivery_from);
  to = imz_phrase_date (&timeline->delivery_to);

  return g_strdup_printf ("%s – %s", from, to);
}

/* A day that was typed has no time of day; noon stands for it. */
char *
imz_record_stages_describe_reached (const ImzRecordStage *stage)
{
  GDate day = imz_calendar_day (stage->at);
  gboolean has_time =
    stage->by != IMZ_TELLER_PERSON || stage->at != imz_calendar_start_of_day (&day) + NOON;
  g_autofree char *moment = has_time ? imz_phrase_moment (stage->at) : imz_phrase_short_date (&day);

  return g_strdup_printf ("%s · %s", moment, _ (tellers[stage->by]));
}
