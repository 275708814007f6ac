/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-paste-window.h"

#include <glib/gi18n-lib.h>

#include "imz-couriers.h"
#include "imz-focus.h"
#include "imz-message-parts.h"
#include "imz-phrase.h"
#include "imz-portal-opener.h"
#include "imz-copy.h"
#include "imz-record-undo.h"
#include "imz-say.h"

struct _ImzPasteWindow {
  AdwWindow parent_instance;

  ImzRecordEditor *editor; /* (nullable) */
  ImzCouriers *couriers;
  GPtrArray *parts; /* (element-type ImzMessagePart) */

  GtkTextView *view;
  GtkLabel *found;
  GtkListBox *list;
  GtkWidget *too_long;
};

G_DEFINE_FINAL_TYPE (ImzPasteWindow, imz_paste_window, ADW_TYPE_WINDOW)

/* Stages that such a message may tell of. */
static const ImzStage told_stages[] = {
  IMZ_STAGE_APPROVED,
  IMZ_STAGE_PRODUCED,
  IMZ_STAGE_COURIER,
  IMZ_STAGE_DELIVERED,
};

static const char *const field_uses[IMZ_N_RECORD_FIELDS] = {
  [IMZ_RECORD_FIELD_TRACKING] = N_ ("Use as the tracking number"),
  [IMZ_RECORD_FIELD_LINK] = N_ ("Use as the tracking page"),
  [IMZ_RECORD_FIELD_LETTER_DAY] = N_ ("Use as the day of the official letter"),
  [IMZ_RECORD_FIELD_LETTER_NUMBER] = N_ ("Use as the number of the official letter"),
};

static GtkWidget *
button_new (const char *text, const char *action, GVariant *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return button;
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);

  return label;
}

static gboolean
stands_there (ImzPasteWindow *self, ImzRecordField field, const ImzMessagePart *part)
{
  g_autofree char *kept = imz_record_field_get (imz_record_editor_get_record (self->editor), field);
  g_autofree char *day =
    part->kind == IMZ_MESSAGE_PART_DAY ? imz_phrase_short_date (&part->day) : NULL;

  return g_str_equal (kept, day != NULL ? day : part->text);
}

static void
add_field_use (ImzPasteWindow *self, GtkWidget *box, guint index, ImzRecordField field)
{
  if (stands_there (self, field, self->parts->pdata[index])) {
    g_autofree char *text = imz_phrase_expand (_ ("Written down: {field}"), "field",
                                               imz_record_field_get_label (field), NULL);

    gtk_box_append (GTK_BOX (box), label_new (text, "success"));
    return;
  }

  gtk_box_append (GTK_BOX (box), button_new (_ (field_uses[field]), "paste.fill",
                                             g_variant_new ("(ui)", index, (int) field)));
}

static void
add_day_uses (ImzPasteWindow *self, GtkWidget *box, guint index)
{
  ImzRecord *record = imz_record_editor_get_record (self->editor);
  ImzMethod method = imz_record_get_facts (record)->method;

  for (gsize i = 0; i < G_N_ELEMENTS (told_stages); i++) {
    g_autofree char *text = imz_phrase_expand (_ ("That day: {stage}"), "stage",
                                               imz_stage_get_name (told_stages[i], method), NULL);

    if (imz_stage_may_follow (imz_record_get_stage (record), told_stages[i]))
      gtk_box_append (
        GTK_BOX (box),
        button_new (text, "paste.reach", g_variant_new ("(ui)", index, (int) told_stages[i])));
  }
  add_field_use (self, box, index, IMZ_RECORD_FIELD_LETTER_DAY);
}

/* Only where it leads to is known is it opened; only if it is plain is it kept. */
static void
add_link_uses (ImzPasteWindow *self, GtkWidget *box, guint index)
{
  const ImzMessagePart *part = self->parts->pdata[index];

  if (part->host == NULL) {
    gtk_box_append (
      GTK_BOX (box),
      label_new (
        _ ("This address is written so that one does not see where it leads. Do not open it."),
        "error"));
    return;
  }

  if (imz_couriers_is_listed (self->couriers, part->text))
    gtk_box_append (GTK_BOX (box),
                    button_new (_ ("Open"), "paste.open", g_variant_new_uint32 (index)));
  else
    gtk_box_append (GTK_BOX (box),
                    label_new (_ ("This address is not on İmzam’s list: it is not opened here."),
                               "imz-explanation"));
  add_field_use (self, box, index, IMZ_RECORD_FIELD_LINK);
}

static GtkWidget *
row_new (ImzPasteWindow *self, guint index)
{
  const ImzMessagePart *part = self->parts->pdata[index];
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *day = part->kind == IMZ_MESSAGE_PART_DAY ? imz_phrase_date (&part->day) : NULL;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (box, "imz-form-row");
  gtk_box_append (GTK_BOX (box), label_new (day != NULL ? day : part->text, "heading"));
  switch (part->kind) {
  case IMZ_MESSAGE_PART_DAY:
    add_day_uses (self, box, index);
    break;
  case IMZ_MESSAGE_PART_NUMBER:
    add_field_use (self, box, index, IMZ_RECORD_FIELD_TRACKING);
    add_field_use (self, box, index, IMZ_RECORD_FIELD_LETTER_NUMBER);
    break;
  case IMZ_MESSAGE_PART_LINK:
    add_link_uses (self, box, index);
    break;
  default:
    g_assert_not_reached ();
  }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

/* (transfer full) */
static char *
get_text (ImzPasteWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_found (ImzPasteWindow *self)
{
  int length = gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view));

  gtk_widget_set_visible (self->too_long, length > IMZ_MESSAGE_MAX_LETTERS);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->parts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->found), length > 0);
  gtk_label_set_label (self->found, self->parts->len > 0
                                      ? _ ("What may be of use; nothing is taken without a press:")
                                      : _ ("There is no day, no long number and no link in it."));
}

static void
fill_list (ImzPasteWindow *self)
{
  GtkListBoxRow *row;

  imz_focus_release (GTK_WIDGET (self->list));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->parts->len; i++)
    gtk_list_box_append (self->list, row_new (self, i));
  show_found (self);
}

static void
text_changed_cb (ImzPasteWindow *self)
{
  g_autofree char *text = get_text (self);

  g_ptr_array_unref (self->parts);
  self->parts = imz_message_parts_find (text);
  fill_list (self);
}

/* What was pressed has become a word: the way goes on in the same row. */
static void
finish (ImzPasteWindow *self, guint index, ImzRecord *before, const char *said)
{
  GtkListBoxRow *row;

  fill_list (self);
  row = gtk_list_box_get_row_at_index (self->list, (int) index);
  if (row == NULL || !gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  imz_record_undo_offer (GTK_WIDGET (self), self->editor, before, said);
}

static void
fill_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzPasteWindow *self = IMZ_PASTE_WINDOW (widget);
  g_autoptr (ImzRecord) before = g_object_ref (imz_record_editor_get_record (self->editor));
  g_autoptr (GError) error = NULL;
  const ImzMessagePart *part;
  guint index;
  int field;

  g_variant_get (parameter, "(ui)", &index, &field);
  part = g_ptr_array_index (self->parts, index);
  if (imz_record_editor_set_field (self->editor, (ImzRecordField) field, part->text, &error))
    finish (self, index, before, _ ("Kept"));
  else
    imz_say (widget, error->message);
}

static void
reach_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzPasteWindow *self = IMZ_PASTE_WINDOW (widget);
  g_autoptr (ImzRecord) before = g_object_ref (imz_record_editor_get_record (self->editor));
  g_autoptr (GError) error = NULL;
  const ImzMessagePart *part;
  guint index;
  int stage;

  g_variant_get (parameter, "(ui)", &index, &stage);
  part = g_ptr_array_index (self->parts, index);
  if (imz_record_editor_set_stage (self->editor, (ImzStage) stage, &part->day, IMZ_REFUSAL_NONE,
                                   &error))
    finish (self, index, before, _ ("Kept"));
  else
    imz_say (widget, error->message);
}

static void
open_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzPasteWindow *self = IMZ_PASTE_WINDOW (widget);
  const ImzMessagePart *part = g_ptr_array_index (self->parts, g_variant_get_uint32 (parameter));

  if (imz_couriers_is_listed (self->couriers, part->text))
    imz_portal_opener_open_address (widget, part->text);
}

static void
gone_cb (ImzPasteWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
imz_paste_window_dispose (GObject *object)
{
  ImzPasteWindow *self = IMZ_PASTE_WINDOW (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_PASTE_WINDOW);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (imz_paste_window_parent_class)->dispose (object);
}

static void
imz_paste_window_finalize (GObject *object)
{
  ImzPasteWindow *self = IMZ_PASTE_WINDOW (object);

  imz_couriers_free (self->couriers);
  g_ptr_array_unref (self->parts);

  G_OBJECT_CLASS (imz_paste_window_parent_class)->finalize (object);
}

static void
imz_paste_window_class_init (ImzPasteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_paste_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_paste_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-paste-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzPasteWindow, view);
  gtk_widget_class_bind_template_child (widget_class, ImzPasteWindow, found);
  gtk_widget_class_bind_template_child (widget_class, ImzPasteWindow, list);
  gtk_widget_class_bind_template_child (widget_class, ImzPasteWindow, too_long);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);

  gtk_widget_class_install_action (widget_class, "paste.fill", "(ui)", fill_activated);
  gtk_widget_class_install_action (widget_class, "paste.reach", "(ui)", reach_activated);
  gtk_widget_class_install_action (widget_class, "paste.open", "u", open_activated);
  imz_copy_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
imz_paste_window_init (ImzPasteWindow *self)
{
  self->couriers = imz_couriers_new_default ();
  self->parts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_found (self);
}

GtkWidget *
imz_paste_window_new (GtkWindow *parent, ImzRecordEditor *editor)
{
  ImzPasteWindow *self = g_object_new (IMZ_TYPE_PASTE_WINDOW, "transient-for", parent, NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (fill_list), self);
  g_signal_connect_swapped (editor, "gone", G_CALLBACK (gone_cb), self);

  return GTK_WIDGET (self);
}
