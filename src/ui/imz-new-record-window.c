/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-new-record-window.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-day-row.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-record-field-row.h"
#include "imz-record-texts.h"
#include "imz-whole-label.h"

enum {
  NOON = 12 * 60 * 60,
  OLD_NONE = 0, /* in the list of old ones; those that are remembered stand behind it */
};

struct _ImzNewRecordWindow {
  AdwWindow parent_instance;

  ImzTools *tools;                  /* (nullable) */
  ImzPreferencesModel *preferences; /* (nullable) */
  GPtrArray *remembered;            /* (element-type ImzRemembered) (nullable) */
  GDate today;

  AdwComboRow *kind_row;
  AdwComboRow *method_row;
  AdwComboRow *province_row;
  AdwComboRow *old_row;
  ImzDayRow *end_row;
  ImzDayRow *applied_row;
  AdwComboRow *stage_row;
  AdwComboRow *refusal_row;
  ImzDayRow *stage_day_row;
  AdwPreferencesGroup *more_group;
  ImzRecordFieldRow *tracking_row;
  ImzRecordFieldRow *note_row;
  GtkWidget *warning_box;
  GtkLabel *warning;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (ImzNewRecordWindow, imz_new_record_window, ADW_TYPE_WINDOW)

static ImzProvince *
get_province (ImzNewRecordWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->province_row);

  if (self->preferences != NULL && chosen != GTK_INVALID_LIST_POSITION)
    return imz_preferences_model_get_nth_province (self->preferences, chosen);

  return imz_circumstances_get_province (imz_status_get_circumstances (self->tools->status));
}

static ImzCase
get_kind (ImzNewRecordWindow *self)
{
  return (ImzCase) adw_combo_row_get_selected (self->kind_row);
}

static ImzMethod
get_method (ImzNewRecordWindow *self)
{
  return (ImzMethod) adw_combo_row_get_selected (self->method_row);
}

static ImzStage
get_stage (ImzNewRecordWindow *self)
{
  return (ImzStage) adw_combo_row_get_selected (self->stage_row);
}

/* All but “not refused” can be chosen. */
static ImzRefusal
get_refusal (ImzNewRecordWindow *self)
{
  return get_stage (self) == IMZ_STAGE_REFUSED
           ? (ImzRefusal) (adw_combo_row_get_selected (self->refusal_row) + IMZ_REFUSAL_NONE + 1)
           : IMZ_REFUSAL_NONE;
}

/* (nullable): the one that was chosen among the remembered ones */
static const ImzRemembered *
get_remembered (ImzNewRecordWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->old_row);

  return chosen != GTK_INVALID_LIST_POSITION && chosen > OLD_NONE && chosen <= self->remembered->len
           ? g_ptr_array_index (self->remembered, chosen - 1)
           : NULL;
}

/* A first application replaces none. */
static gboolean
has_old (ImzNewRecordWindow *self)
{
  return get_kind (self) != IMZ_CASE_FIRST;
}

/* FALSE if the day that is typed is none; all 0 if there is no old one, or its end is not known. */
static gboolean
get_old (ImzNewRecordWindow *self, ImzRecordCertificate *old)
{
  const ImzRemembered *remembered = has_old (self) ? get_remembered (self) : NULL;
  GDate end;

  *old = (ImzRecordCertificate){ NULL };
  if (!has_old (self))
    return TRUE;

  if (remembered != NULL) {
    old->sha256 = imz_certificate_get_sha256 (remembered->certificate);
    old->not_before = imz_certificate_get_not_before (remembered->certificate);
    old->not_after = imz_certificate_get_not_after (remembered->certificate);
    return TRUE;
  }
  if (!imz_day_row_get_day (self->end_row, &end))
    return FALSE;
  if (g_date_valid (&end))
    old->not_after = imz_calendar_start_of_day (&end) + 24 * 60 * 60 - 1;

  return TRUE;
}

/* (transfer full) (nullable): R7, where the days say so; it may have been another day in truth, so nothing is forbidden */
static char *
find_warning (ImzNewRecordWindow *self)
{
  ImzTimelineFacts facts = { .kind = get_kind (self), .has_certificate = TRUE };
  ImzRecordCertificate old;
  ImzTimeline timeline;
  GDate applied;
  g_autofree char *opens = NULL;

  if (facts.kind != IMZ_CASE_RENEWAL || !get_old (self, &old) || old.not_after == 0 ||
      !imz_day_row_get_day (self->applied_row, &applied))
    return NULL;

  facts.now = imz_calendar_start_of_day (&applied);
  facts.not_after = old.not_after;
  timeline = imz_timeline_of (
    &facts, get_province (self),
    imz_circumstances_get_holidays (imz_status_get_circumstances (self->tools->status)));
  if (!g_date_valid (&timeline.window_opens) ||
      g_date_compare (&applied, &timeline.window_opens) >= 0)
    return NULL;

  opens = imz_phrase_date (&timeline.window_opens);

  return imz_phrase_expand (
    _ ("A renewal before {day} is refused: three months or more are left (R7, S0.9)."), "day",
    opens, NULL);
}

static void
show_warning (ImzNewRecordWindow *self)
{
  g_autofree char *warning = find_warning (self);

  gtk_widget_set_visible (self->warning_box, warning != NULL);
  imz_whole_label_set (self->warning, warning != NULL ? warning : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
}

static void
fill_stages (ImzNewRecordWindow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = adw_combo_row_get_selected (self->stage_row);

  for (ImzStage stage = 0; stage < IMZ_N_STAGES; stage++)
    gtk_string_list_append (names, imz_stage_get_name (stage, get_method (self)));
  adw_combo_row_set_model (self->stage_row, G_LIST_MODEL (names));
  if (chosen != GTK_INVALID_LIST_POSITION)
    adw_combo_row_set_selected (self->stage_row, chosen);
  g_object_unref (names);
}

static void
show_rows (ImzNewRecordWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->old_row), has_old (self) && self->remembered->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->end_row),
                          has_old (self) && get_remembered (self) == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal_row), get_stage (self) == IMZ_STAGE_REFUSED);
  gtk_widget_set_visible (GTK_WIDGET (self->stage_day_row), get_stage (self) != IMZ_STAGE_APPLIED);
  show_warning (self);
}

/* What is chosen changes which other rows there are. */
static void
chosen_cb (ImzNewRecordWindow *self)
{
  if (self->remembered != NULL)
    show_rows (self);
}

static void
method_cb (ImzNewRecordWindow *self)
{
  if (self->remembered != NULL)
    fill_stages (self);
}

static void
refuse (ImzNewRecordWindow *self, const char *reason)
{
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reason, -1);
}

/* The day, now if it is today. */
static gint64
get_time (ImzNewRecordWindow *self, const GDate *day)
{
  return g_date_compare (day, &self->today) == 0 ? imz_clock_now (self->tools->clock)
                                                 : imz_calendar_start_of_day (day) + NOON;
}

/* (transfer full) (nullable): %NULL with what is wrong shown */
static ImzRecord *
make_first (ImzNewRecordWindow *self, GError **error)
{
  const ImzRecordStage applied = { .stage = IMZ_STAGE_APPLIED, .by = IMZ_TELLER_PERSON };
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  ImzRecordFacts facts = {
    .kind = get_kind (self),
    .method = get_method (self),
    .province = imz_province_get_id (get_province (self)),
    .created_at = imz_clock_now (self->tools->clock),
    .changed_at = imz_clock_now (self->tools->clock),
    .stages = stages,
  };
  GDate day;

  g_date_clear (&facts.letter_day, 1);
  if (!imz_day_row_get_day (self->applied_row, &day)) {
    gtk_widget_grab_focus (GTK_WIDGET (self->applied_row));
    return NULL;
  }
  if (!get_old (self, &facts.replaces)) {
    gtk_widget_grab_focus (GTK_WIDGET (self->end_row));
    return NULL;
  }

  g_array_append_val (stages, applied);
  g_array_index (stages, ImzRecordStage, 0).at = get_time (self, &day);

  return imz_record_facts_check (&facts, error) ? imz_record_new (&facts) : NULL;
}

/* (transfer full) (nullable); @record: (transfer full) (nullable) */
static ImzRecord *
add_stage (ImzNewRecordWindow *self, ImzRecord *record, GError **error)
{
  g_autoptr (ImzRecord) first = record;
  GDate day, applied;
  gint64 at;

  if (first == NULL || get_stage (self) == IMZ_STAGE_APPLIED)
    return g_steal_pointer (&first);
  if (!imz_day_row_get_day (self->stage_day_row, &day)) {
    gtk_widget_grab_focus (GTK_WIDGET (self->stage_day_row));
    return NULL;
  }

  applied = imz_record_get_stage_day (first, IMZ_STAGE_APPLIED);
  at = get_time (self, &day);
  if (g_date_compare (&day, &applied) == 0)
    at = MAX (at, get_time (self, &applied));

  return imz_record_with_stage (first, get_stage (self), at, IMZ_TELLER_PERSON, get_refusal (self),
                                error);
}

/* (transfer full) (nullable); @record: (transfer full) (nullable) */
static ImzRecord *
add_field (ImzRecord *record, ImzRecordFieldRow *row, GError **error)
{
  g_autoptr (ImzRecord) before = record;
  g_autofree char *text = imz_record_field_row_get_text (row);
  ImzRecord *after;

  if (before == NULL)
    return NULL;

  after = imz_record_field_set (before, imz_record_field_row_get_field (row), text, error);
  if (after == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));

  return after;
}

static void
add_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzNewRecordWindow *self = IMZ_NEW_RECORD_WINDOW (widget);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRecord) record = NULL;
  g_autoptr (ImzRecord) kept = NULL;

  record = add_stage (self, make_first (self, &error), &error);
  record = add_field (record, self->tracking_row, error == NULL ? &error : NULL);
  record = add_field (record, self->note_row, error == NULL ? &error : NULL);
  if (record != NULL)
    kept = imz_history_model_add (self->tools->history, record, imz_clock_now (self->tools->clock),
                                  &error);
  if (kept == NULL) {
    if (error != NULL)
      refuse (self, error->message);
    return;
  }

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-record", "x",
                                imz_record_get_facts (kept)->id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
imz_new_record_window_dispose (GObject *object)
{
  ImzNewRecordWindow *self = IMZ_NEW_RECORD_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_NEW_RECORD_WINDOW);
  g_clear_pointer (&self->remembered, g_ptr_array_unref);
  g_clear_object (&self->preferences);
  g_clear_pointer (&self->tools, imz_tools_unref);

  G_OBJECT_CLASS (imz_new_record_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, method_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, province_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, old_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, end_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, applied_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, stage_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, refusal_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, stage_day_row);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, more_group);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, warning_box);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, warning);
  gtk_widget_class_bind_template_child (widget_class, ImzNewRecordWindow, reason);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, method_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_warning);
}

static void
imz_new_record_window_class_init (ImzNewRecordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_new_record_window_dispose;

  g_type_ensure (IMZ_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-new-record-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "new-record.add", NULL, add_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
imz_new_record_window_init (ImzNewRecordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->tracking_row = IMZ_RECORD_FIELD_ROW (imz_record_field_row_new (IMZ_RECORD_FIELD_TRACKING));
  self->note_row = IMZ_RECORD_FIELD_ROW (imz_record_field_row_new (IMZ_RECORD_FIELD_NOTE));
  adw_preferences_group_add (self->more_group, GTK_WIDGET (self->tracking_row));
  adw_preferences_group_add (self->more_group, GTK_WIDGET (self->note_row));
}

/* @names: (transfer full) */
static void
fill (AdwComboRow *row, GtkStringList *names, guint chosen)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, chosen);
  g_object_unref (names);
}

static void
fill_kinds (ImzNewRecordWindow *self)
{
  GtkStringList *kinds = gtk_string_list_new (NULL);
  GtkStringList *methods = gtk_string_list_new (NULL);

  for (ImzCase kind = 0; kind < IMZ_N_CASES; kind++)
    gtk_string_list_append (kinds, imz_record_texts_get_case (kind));
  for (ImzMethod method = 0; method < IMZ_N_METHODS; method++)
    gtk_string_list_append (methods, imz_method_get_name (method));
  fill (self->kind_row, kinds, IMZ_CASE_RENEWAL);
  fill (self->method_row, methods, IMZ_METHOD_E_ONAY);
}

static void
fill_refusals (ImzNewRecordWindow *self)
{
  GtkStringList *reasons = gtk_string_list_new (NULL);

  for (ImzRefusal refusal = IMZ_REFUSAL_NONE + 1; refusal < IMZ_N_REFUSALS; refusal++)
    gtk_string_list_append (reasons, imz_refusal_get_text (refusal));
  fill (self->refusal_row, reasons, IMZ_REFUSAL_OTHER - IMZ_REFUSAL_NONE - 1);
}

static void
fill_provinces (ImzNewRecordWindow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n =
    self->preferences != NULL ? imz_preferences_model_get_n_provinces (self->preferences) : 0;
  guint chosen = 0;

  for (guint i = 0; i < n; i++) {
    ImzProvince *province = imz_preferences_model_get_nth_province (self->preferences, i);

    gtk_string_list_append (names, imz_province_get_name (province));
    if (province == imz_preferences_model_get_province (self->preferences))
      chosen = i;
  }
  fill (self->province_row, names, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->province_row), n > 0);
}

/* The last one is most likely the one that is replaced. */
static void
fill_old (ImzNewRecordWindow *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Another e-imza"));
  for (guint i = 0; i < self->remembered->len; i++) {
    const ImzRemembered *remembered = g_ptr_array_index (self->remembered, i);
    g_autofree char *name =
      imz_record_texts_days (imz_certificate_get_not_before (remembered->certificate),
                             imz_certificate_get_not_after (remembered->certificate));

    gtk_string_list_append (names, name);
  }
  fill (self->old_row, names, self->remembered->len);
}

GtkWidget *
imz_new_record_window_new (GtkWindow *parent, ImzTools *tools, ImzPreferencesModel *preferences)
{
  ImzNewRecordWindow *self =
    g_object_new (IMZ_TYPE_NEW_RECORD_WINDOW, "transient-for", parent, NULL);
  GDate any;

  g_date_clear (&any, 1);
  self->tools = imz_tools_ref (tools);
  g_set_object (&self->preferences, preferences);
  self->today = imz_calendar_day (imz_clock_now (tools->clock));
  imz_day_row_set_bounds (self->applied_row, &self->today, TRUE);
  imz_day_row_set_bounds (self->stage_day_row, &self->today, TRUE);
  imz_day_row_set_bounds (self->end_row, &any, FALSE);
  imz_day_row_set_day (self->applied_row, &self->today);
  imz_day_row_set_day (self->stage_day_row, &self->today);
  fill_kinds (self);
  fill_refusals (self);
  fill_provinces (self);
  self->remembered = g_ptr_array_ref (
    imz_circumstances_get_remembered (imz_status_get_circumstances (tools->status)));
  fill_old (self);
  fill_stages (self);
  show_rows (self);

  return GTK_WIDGET (self);
}
