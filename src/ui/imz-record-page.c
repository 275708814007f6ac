/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-page.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-compat.h"
#include "imz-contacts-box.h"
#include "imz-contacts.h"
#include "imz-paste-window.h"
#include "imz-phrase.h"
#include "imz-record-editor.h"
#include "imz-record-field-row.h"
#include "imz-record-next.h"
#include "imz-record-print.h"
#include "imz-record-stages.h"
#include "imz-record-texts.h"
#include "imz-record-undo.h"
#include "imz-saved-file.h"
#include "imz-say.h"
#include "imz-stage-line.h"
#include "imz-successor-row.h"
#include "imz-tracking.h"
#include "imz-whole-label.h"

struct _ImzRecordPage {
  AdwBin parent_instance;

  ImzTools *tools;         /* (nullable) */
  ImzRecordEditor *editor; /* (nullable) */

  AdwWindowTitle *heading;
  GtkLabel *problem;
  GtkWidget *back_button;
  GtkLabel *title;
  GtkLabel *summary;
  ImzStageLine *line;
  GtkLabel *overdue;
  GtkWidget *overdue_box;
  GtkWidget *late_guide;
  GtkWidget *come_guide;
  GtkWidget *refusal_box;
  GtkLabel *refusal;
  GtkWidget *refusal_guide;
  ImzRecordNext *next;
  ImzRecordStages *stages;
  GtkWidget *contacts_group;
  ImzContactsBox *contacts;
  AdwPreferencesGroup *courier_group;
  AdwPreferencesGroup *letter_group;
  AdwPreferencesGroup *note_group;
  GtkWidget *certificates_group;
  AdwActionRow *old_row;
  ImzSuccessorRow *new_row;
  GtkWidget *copy_button;
  GtkWidget *open_button;
  ImzRecordFieldRow *rows[IMZ_N_RECORD_FIELDS];
};

G_DEFINE_FINAL_TYPE (ImzRecordPage, imz_record_page, ADW_TYPE_BIN)

enum {
  SIGNAL_CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What leads out of a refusal. */
static const char *const ways_out[IMZ_N_REFUSALS] = {
  [IMZ_REFUSAL_TOO_EARLY] = "renew-e-onay",
  [IMZ_REFUSAL_NOT_E_ONAY] = "e-onay",
  [IMZ_REFUSAL_WRONG_REASON] = "lost",
};

static ImzRecord *
get_record (ImzRecordPage *self)
{
  return imz_record_editor_get_record (self->editor);
}

static ImzProvince *
get_province (ImzRecordPage *self)
{
  return imz_circumstances_get_province (imz_status_get_circumstances (self->tools->status));
}

static ImzHolidays *
get_holidays (ImzRecordPage *self)
{
  return imz_circumstances_get_holidays (imz_status_get_circumstances (self->tools->status));
}

static ImzTimeline
get_timeline (ImzRecordPage *self)
{
  return imz_record_get_timeline (get_record (self), get_province (self), get_holidays (self),
                                  imz_record_editor_get_now (self->editor));
}

/* (transfer full) (nullable) */
static char *
describe_certificate (const ImzRecordCertificate *certificate)
{
  GDate start, end;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (certificate->not_after == 0)
    return NULL;

  start = imz_calendar_day (certificate->not_before);
  end = imz_calendar_day (certificate->not_after);
  from = imz_phrase_date (&start);
  to = imz_phrase_date (&end);

  return certificate->not_before != 0 ? g_strdup_printf ("%s – %s", from, to)
                                      : imz_phrase_expand (_ ("until {end}"), "end", to, NULL);
}

static gboolean
show_certificate (AdwActionRow *row, const ImzRecordCertificate *certificate)
{
  g_autofree char *days = describe_certificate (certificate);

  gtk_widget_set_visible (GTK_WIDGET (row), days != NULL);
  adw_action_row_set_subtitle (row, days != NULL ? days : "");

  return days != NULL;
}

static void
show_certificates (ImzRecordPage *self)
{
  const ImzRecordFacts *facts = imz_record_get_facts (get_record (self));
  gboolean has_old = show_certificate (self->old_row, &facts->replaces);

  imz_successor_row_show (
    self->new_row, get_record (self),
    imz_circumstances_get_remembered (imz_status_get_circumstances (self->tools->status)));
  gtk_widget_set_visible (self->certificates_group,
                          has_old || gtk_widget_get_visible (GTK_WIDGET (self->new_row)));
}

/* Kamu SM's number comes first. */
static void
show_overdue (ImzRecordPage *self)
{
  ImzTimeline timeline = get_timeline (self);
  ImzStage stage = imz_record_get_stage (get_record (self));
  g_autoptr (GPtrArray) contacts = imz_contacts_list (get_province (self));
  const ImzContact *contact = contacts->pdata[0];
  g_autofree char *text = imz_record_texts_overdue (get_record (self), &timeline, contact->text);

  gtk_widget_set_visible (self->overdue_box, text != NULL);
  gtk_widget_set_visible (self->contacts_group, text != NULL || stage == IMZ_STAGE_REFUSED);
  imz_whole_label_set (self->overdue, text != NULL ? text : "");
  gtk_widget_set_visible (self->late_guide, text != NULL);
  gtk_widget_set_visible (self->come_guide, stage == IMZ_STAGE_COURIER ||
                                              stage == IMZ_STAGE_DELIVERED ||
                                              stage == IMZ_STAGE_PIN_MADE);
  imz_contacts_box_set_province (self->contacts, get_province (self));
}

static void
show_refusal (ImzRecordPage *self)
{
  gboolean is_refused = imz_record_get_stage (get_record (self)) == IMZ_STAGE_REFUSED;
  ImzRefusal refusal = imz_record_get_facts (get_record (self))->refusal;
  g_autofree char *text = imz_phrase_expand (
    _ ("It was refused: {reason}. {way}"), "reason",
    refusal != IMZ_REFUSAL_NONE ? imz_refusal_get_text (refusal) : _ ("nobody said why"), "way",
    imz_refusal_get_way_out (refusal != IMZ_REFUSAL_NONE ? refusal : IMZ_REFUSAL_OTHER), NULL);

  gtk_widget_set_visible (self->refusal_box, is_refused);
  imz_whole_label_set (self->refusal, is_refused ? text : "");
  gtk_widget_set_visible (self->refusal_guide, is_refused && ways_out[refusal] != NULL);
  if (ways_out[refusal] != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->refusal_guide), "s", ways_out[refusal]);
}

static void
show_fields (ImzRecordPage *self)
{
  const ImzRecordFacts *facts = imz_record_get_facts (get_record (self));

  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++) {
    g_autofree char *kept = imz_record_field_get (get_record (self), field);

    imz_record_field_row_set_kept (self->rows[field], kept);
  }
  gtk_widget_set_sensitive (self->copy_button, facts->tracking != NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s",
                                    facts->tracking != NULL ? facts->tracking : "");
}

static void
show_problem (ImzRecordPage *self)
{
  const char *problem = imz_history_model_get_problem (self->tools->history);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* What depends on the day and the province, too. */
static void
show_days (ImzRecordPage *self)
{
  gint64 now = imz_record_editor_get_now (self->editor);
  g_autofree char *summary = imz_record_texts_summary (get_record (self), get_province (self), now);

  imz_whole_label_set (self->summary, summary);
  imz_record_next_show (self->next, get_record (self), now);
  imz_record_stages_show (self->stages, get_record (self), get_province (self), get_holidays (self),
                          now);
  show_overdue (self);
}

static void
show_record (ImzRecordPage *self)
{
  g_autofree char *title = imz_record_texts_title (get_record (self));

  adw_window_title_set_title (self->heading, title);
  imz_whole_label_set (self->title, title);
  imz_stage_line_show (self->line, get_record (self));
  show_days (self);
  show_refusal (self);
  show_fields (self);
  show_certificates (self);
}

static void
gone_cb (ImzRecordPage *self)
{
  imz_say (GTK_WIDGET (self), _ ("This application was removed elsewhere."));
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

/* Keeps what stands in the row; says why not, there. */
static gboolean
commit (ImzRecordPage *self, ImzRecordFieldRow *row)
{
  ImzRecordField field = imz_record_field_row_get_field (row);
  g_autofree char *text = imz_record_field_row_get_text (row);
  g_autofree char *kept = NULL;
  g_autoptr (ImzRecord) before = g_object_ref (get_record (self));
  g_autoptr (GError) error = NULL;

  if (!imz_record_editor_set_field (self->editor, field, text, &error)) {
    imz_record_field_row_show_reason (row, error->message);
    return FALSE;
  }

  /* As it was understood: without the blanks around it. */
  kept = imz_record_field_get (get_record (self), field);
  imz_record_field_row_take (row, kept);
  imz_record_undo_offer (GTK_WIDGET (self), self->editor, before, _ ("Kept"));

  return TRUE;
}

static void
commit_cb (ImzRecordPage *self, ImzRecordFieldRow *row)
{
  commit (self, row);
}

/* Whether nothing is typed any more that is not kept. */
static gboolean
commit_all (ImzRecordPage *self)
{
  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++) {
    ImzRecordFieldRow *row = self->rows[field];

    if (imz_record_field_row_is_typed (row) &&
        (imz_record_field_row_is_contested (row) || !commit (self, row)))
      return FALSE;
  }

  return TRUE;
}

static void
reached_cb (ImzRecordPage *self, int stage, int refusal)
{
  g_autoptr (ImzRecord) before = g_object_ref (get_record (self));
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  GDate day;

  if (!imz_record_next_get_day (self->next, &day)) {
    imz_record_next_show_reason (self->next, NULL);
    return;
  }
  if (!imz_record_editor_set_stage (self->editor, (ImzStage) stage, &day, (ImzRefusal) refusal,
                                    &error)) {
    imz_record_next_show_reason (self->next, error->message);
    return;
  }

  said = imz_phrase_expand (
    _ ("Written down: {stage}"), "stage",
    imz_stage_get_name ((ImzStage) stage, imz_record_get_facts (before)->method), NULL);
  imz_record_undo_offer (GTK_WIDGET (self), self->editor, before, said);
}

static void
taken_back_cb (ImzRecordPage *self)
{
  g_autoptr (ImzRecord) before = g_object_ref (get_record (self));
  g_autoptr (GError) error = NULL;

  if (imz_record_editor_take_back_stage (self->editor, &error))
    imz_record_undo_offer (GTK_WIDGET (self), self->editor, before, _ ("Taken back"));
  else
    imz_say (GTK_WIDGET (self), error->message);
}

static void
successor_cb (ImzRecordPage *self)
{
  g_autoptr (ImzRecord) before = g_object_ref (get_record (self));
  g_autoptr (GError) error = NULL;

  if (imz_record_editor_set_successor (self->editor, imz_successor_row_get_chosen (self->new_row),
                                       &error)) {
    imz_record_undo_offer (GTK_WIDGET (self), self->editor, before, _ ("Kept"));
  } else {
    imz_say (GTK_WIDGET (self), error->message);
    show_certificates (self);
  }
}

static void
leave_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzRecordPage) self = user_data;

  if (imz_compat_confirm_finish (result))
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
close_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (commit_all (IMZ_RECORD_PAGE (widget)))
    g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
  else
    imz_compat_confirm_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                              _ ("Leave without keeping it?"),
                              _ ("Something that you typed could not be kept; why is said there."),
                              _ ("_Leave"), leave_cb, g_object_ref (widget));
}

static void
remove_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzRecordPage *self = IMZ_RECORD_PAGE (widget);
  g_autoptr (ImzRecord) removed = g_object_ref (get_record (self));
  g_autoptr (GError) error = NULL;

  if (!imz_record_editor_remove (self->editor, &error)) {
    imz_say (widget, error->message);
    return;
  }

  imz_record_undo_offer_removed (widget, self->tools->history, removed);
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
paste_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzRecordPage *self = IMZ_RECORD_PAGE (widget);

  commit_all (self);
  gtk_window_present (
    GTK_WINDOW (imz_paste_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->editor)));
}

static void
track_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzRecordPage *self = IMZ_RECORD_PAGE (widget);

  commit_all (self);
  imz_tracking_open (widget, get_record (self));
}

/* (transfer full): with what was typed last */
static ImzPrintPages *
lay_out (ImzRecordPage *self)
{
  commit_all (self);

  return imz_record_print_new (get_record (self), get_province (self), get_holidays (self),
                               imz_record_editor_get_now (self->editor));
}

static void
print_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (ImzPrintPages) pages = lay_out (IMZ_RECORD_PAGE (widget));

  imz_print_pages_print (pages, GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  imz_saved_file_say (GTK_WIDGET (source), result, _ ("It could not be saved: {reason}"));
}

static void
keep_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (ImzPrintPages) pages = lay_out (IMZ_RECORD_PAGE (widget));
  g_autoptr (GBytes) pdf = imz_print_pages_to_pdf (pages);

  imz_saved_file_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Keep as PDF"),
                             "e-imza.pdf", pdf, kept_cb, NULL);
}

/* A window that is closed leaves the page, too. */
static void
imz_record_page_unmap (GtkWidget *widget)
{
  ImzRecordPage *self = IMZ_RECORD_PAGE (widget);

  for (ImzRecordField field = 0; self->editor != NULL && field < IMZ_N_RECORD_FIELDS; field++) {
    ImzRecordFieldRow *row = self->rows[field];

    if (imz_record_field_row_is_typed (row) && !imz_record_field_row_is_contested (row))
      commit (self, row);
  }

  GTK_WIDGET_CLASS (imz_record_page_parent_class)->unmap (widget);
}

/* Keys work where the focus is; nothing that could be pressed by mistake has it. */
static void
imz_record_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (imz_record_page_parent_class)->map (widget);

  gtk_widget_grab_focus (IMZ_RECORD_PAGE (widget)->back_button);
}

static void
imz_record_page_dispose (GObject *object)
{
  ImzRecordPage *self = IMZ_RECORD_PAGE (object);

  if (self->editor != NULL) {
    g_signal_handlers_disconnect_by_data (self->editor, self);
    g_signal_handlers_disconnect_by_data (self->tools->history, self);
    g_signal_handlers_disconnect_by_data (self->tools->status, self);
  }
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_RECORD_PAGE);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->tools, imz_tools_unref);

  G_OBJECT_CLASS (imz_record_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, heading);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, problem);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, title);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, summary);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, line);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, overdue);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, overdue_box);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, late_guide);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, come_guide);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, refusal);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, refusal_guide);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, next);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, stages);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, contacts);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, courier_group);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, letter_group);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, note_group);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, certificates_group);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, old_row);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordPage, new_row);
  gtk_widget_class_bind_template_callback (widget_class, reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, taken_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, successor_cb);
}

static void
imz_record_page_class_init (ImzRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_record_page_dispose;
  widget_class->map = imz_record_page_map;
  widget_class->unmap = imz_record_page_unmap;

  signals[SIGNAL_CLOSE] = g_signal_new ("close", IMZ_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (IMZ_TYPE_CONTACTS_BOX);
  g_type_ensure (IMZ_TYPE_RECORD_NEXT);
  g_type_ensure (IMZ_TYPE_RECORD_STAGES);
  g_type_ensure (IMZ_TYPE_STAGE_LINE);
  g_type_ensure (IMZ_TYPE_SUCCESSOR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-record-page.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "record.close", NULL, close_activated);
  gtk_widget_class_install_action (widget_class, "record.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "record.paste", NULL, paste_activated);
  gtk_widget_class_install_action (widget_class, "record.track", NULL, track_activated);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "record.keep", NULL, keep_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "record.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "record.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "record.print",
                                       NULL);
}

static GtkWidget *
button_new (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static void
imz_record_page_init (ImzRecordPage *self)
{
  AdwPreferencesGroup *groups[IMZ_N_RECORD_FIELDS];

  gtk_widget_init_template (GTK_WIDGET (self));

  groups[IMZ_RECORD_FIELD_COURIER] = self->courier_group;
  groups[IMZ_RECORD_FIELD_TRACKING] = self->courier_group;
  groups[IMZ_RECORD_FIELD_LINK] = self->courier_group;
  groups[IMZ_RECORD_FIELD_LETTER_DAY] = self->letter_group;
  groups[IMZ_RECORD_FIELD_LETTER_NUMBER] = self->letter_group;
  groups[IMZ_RECORD_FIELD_NOTE] = self->note_group;
  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++) {
    GtkWidget *row = imz_record_field_row_new (field);

    self->rows[field] = IMZ_RECORD_FIELD_ROW (row);
    adw_preferences_group_add (groups[field], row);
    g_signal_connect_object (row, "commit", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
  }
  self->copy_button = button_new ("edit-copy-symbolic", _ ("Copy the tracking number"), NULL);
  self->open_button =
    button_new ("adw-external-link-symbolic", _ ("Open the tracking page"), "record.track");
  imz_record_field_row_add_button (self->rows[IMZ_RECORD_FIELD_TRACKING], self->copy_button);
  imz_record_field_row_add_button (self->rows[IMZ_RECORD_FIELD_TRACKING], self->open_button);
}

GtkWidget *
imz_record_page_new (ImzTools *tools, ImzRecord *record)
{
  ImzRecordPage *self = g_object_new (IMZ_TYPE_RECORD_PAGE, NULL);

  self->tools = imz_tools_ref (tools);
  self->editor = imz_record_editor_new (tools->history, tools->clock, record);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (show_record), self);
  g_signal_connect_swapped (self->editor, "gone", G_CALLBACK (gone_cb), self);
  g_signal_connect_swapped (tools->history, "changed", G_CALLBACK (show_problem), self);
  g_signal_connect_swapped (tools->status, "changed", G_CALLBACK (show_days), self);
  g_signal_connect_swapped (tools->status, "changed", G_CALLBACK (show_certificates), self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_button), "win.copy");
  show_record (self);
  show_problem (self);

  return GTK_WIDGET (self);
}
