/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-field-row.h"

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-entry-reason.h"
#include "imz-focus.h"
#include "imz-phrase.h"

struct _ImzRecordFieldRow {
  AdwPreferencesRow parent_instance;

  ImzRecordField field;
  char *kept;
  gboolean is_filling;
  gboolean is_contested; /* somebody else wrote something else meanwhile: the person decides */

  GtkLabel *label;
  GtkBox *line;
  GtkEntry *entry;
  GtkWidget *frame; /* around the only one of several lines */
  GtkTextView *view;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (ImzRecordFieldRow, imz_record_field_row, ADW_TYPE_PREFERENCES_ROW)

enum {
  SIGNAL_COMMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_lines (ImzRecordFieldRow *self)
{
  return self->field == IMZ_RECORD_FIELD_NOTE;
}

static void
put_text (ImzRecordFieldRow *self, const char *text)
{
  g_autofree char *present = imz_record_field_row_get_text (self);

  if (g_str_equal (present, text))
    return;

  self->is_filling = TRUE;
  if (has_lines (self))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
}

static void
show_reason (ImzRecordFieldRow *self, const char *reason)
{
  if (!has_lines (self)) {
    imz_entry_reason_show (self->entry, self->reason, reason);
    return;
  }

  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_STATE_INVALID,
    reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
commit (ImzRecordFieldRow *self)
{
  if (imz_record_field_row_is_typed (self))
    g_signal_emit (self, signals[SIGNAL_COMMIT], 0);
}

/* What was wrong may be well now; it is looked at when it is left. */
static void
changed_cb (ImzRecordFieldRow *self)
{
  if (!self->is_filling && !self->is_contested)
    show_reason (self, NULL);
}

static void
left_cb (ImzRecordFieldRow *self)
{
  if (!self->is_contested)
    commit (self);
}

/* Enter keeps what was typed, whatever somebody else wrote. */
static void
activate_cb (ImzRecordFieldRow *self)
{
  commit (self);
}

/* In several lines Enter alone begins a new one. */
static gboolean
key_cb (ImzRecordFieldRow *self, guint key, guint code, GdkModifierType modifiers)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(modifiers & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  commit (self);

  return GDK_EVENT_STOP;
}

static GtkSizeRequestMode
request_mode_cb (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A list gives its rows the least they ask for; a note that grows wants what it likes. */
static void
measure_cb (GtkWidget *widget,
            GtkOrientation orientation,
            int for_size,
            int *minimum,
            int *natural,
            int *minimum_baseline,
            int *natural_baseline)
{
  gtk_widget_measure (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), orientation, for_size,
                      minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural;
}

static void
allocate_cb (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)),
                            &(GtkAllocation){ 0, 0, width, height }, -1);
}

static gboolean
imz_record_field_row_grab_focus (GtkWidget *widget)
{
  ImzRecordFieldRow *self = IMZ_RECORD_FIELD_ROW (widget);

  return gtk_widget_grab_focus (has_lines (self) ? GTK_WIDGET (self->view)
                                                 : GTK_WIDGET (self->entry));
}

static void
imz_record_field_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_RECORD_FIELD_ROW);

  G_OBJECT_CLASS (imz_record_field_row_parent_class)->dispose (object);
}

static void
imz_record_field_row_finalize (GObject *object)
{
  g_free (IMZ_RECORD_FIELD_ROW (object)->kept);

  G_OBJECT_CLASS (imz_record_field_row_parent_class)->finalize (object);
}

static void
imz_record_field_row_class_init (ImzRecordFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_record_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_record_field_row_finalize;
  widget_class->focus = imz_focus_move_within_row;
  widget_class->grab_focus = imz_record_field_row_grab_focus;

  signals[SIGNAL_COMMIT] = g_signal_new ("commit", IMZ_TYPE_RECORD_FIELD_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-record-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFieldRow, line);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFieldRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFieldRow, frame);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFieldRow, view);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFieldRow, reason);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
imz_record_field_row_init (ImzRecordFieldRow *self)
{
  self->kept = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 gtk_custom_layout_new (request_mode_cb, measure_cb, allocate_cb));
}

GtkWidget *
imz_record_field_row_new (ImzRecordField field)
{
  ImzRecordFieldRow *self = g_object_new (IMZ_TYPE_RECORD_FIELD_ROW, NULL);
  const char *label = imz_record_field_get_label (field);

  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_label_set_label (self->label, label);
  gtk_widget_set_visible (self->frame, has_lines (self));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !has_lines (self));
  gtk_label_set_mnemonic_widget (self->label, has_lines (self) ? GTK_WIDGET (self->view)
                                                               : GTK_WIDGET (self->entry));

  return GTK_WIDGET (self);
}

ImzRecordField
imz_record_field_row_get_field (ImzRecordFieldRow *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_FIELD_ROW (self), IMZ_RECORD_FIELD_NOTE);

  return self->field;
}

char *
imz_record_field_row_get_text (ImzRecordFieldRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (IMZ_IS_RECORD_FIELD_ROW (self), NULL);

  if (!has_lines (self))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* (transfer full): who typed sees what somebody else wrote, and decides */
static char *
describe_conflict (const char *kept)
{
  g_autofree char *shown = imz_display_text_quoted (kept);

  if (*kept == '\0')
    return g_strdup (_ ("It was taken out elsewhere meanwhile. Enter keeps what you typed."));

  return imz_phrase_expand (
    _ ("It was changed elsewhere meanwhile: “{kept}” is kept now. Enter keeps what you typed."),
    "kept", shown, NULL);
}

void
imz_record_field_row_set_kept (ImzRecordFieldRow *self, const char *kept)
{
  g_autofree char *text = NULL;
  g_autofree char *former = NULL;

  g_return_if_fail (IMZ_IS_RECORD_FIELD_ROW (self));

  text = imz_record_field_row_get_text (self);
  former = g_steal_pointer (&self->kept);
  self->kept = g_strdup (kept);
  if (g_str_equal (text, former) || g_str_equal (text, kept)) {
    put_text (self, kept);
    self->is_contested = FALSE;
    show_reason (self, NULL);
  } else if (!g_str_equal (kept, former)) {
    g_autofree char *reason = describe_conflict (kept);

    self->is_contested = TRUE;
    show_reason (self, reason);
  }
}

void
imz_record_field_row_take (ImzRecordFieldRow *self, const char *kept)
{
  g_return_if_fail (IMZ_IS_RECORD_FIELD_ROW (self));

  g_free (self->kept);
  self->kept = g_strdup (kept);
  self->is_contested = FALSE;
  put_text (self, kept);
  show_reason (self, NULL);
}

void
imz_record_field_row_show_reason (ImzRecordFieldRow *self, const char *reason)
{
  g_return_if_fail (IMZ_IS_RECORD_FIELD_ROW (self));

  show_reason (self, reason);
}

gboolean
imz_record_field_row_is_typed (ImzRecordFieldRow *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_FIELD_ROW (self), FALSE);

  text = imz_record_field_row_get_text (self);

  return !g_str_equal (text, self->kept);
}

gboolean
imz_record_field_row_is_contested (ImzRecordFieldRow *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_FIELD_ROW (self), FALSE);

  return self->is_contested;
}

void
imz_record_field_row_add_button (ImzRecordFieldRow *self, GtkWidget *button)
{
  g_return_if_fail (IMZ_IS_RECORD_FIELD_ROW (self));

  gtk_box_append (self->line, button);
}
