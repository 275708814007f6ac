/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-row.h"

#include "imz-case.h"
#include "imz-entry-reason.h"
#include "imz-focus.h"
#include "imz-letter-places.h"
#include "imz-plain-row.h"

struct _ImzLetterRow {
  AdwPreferencesRow parent_instance;

  char *place;
  gboolean is_choice;

  GtkLabel *label;
  GtkEntry *entry;
  GtkDropDown *choice;
  GtkStringList *names;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (ImzLetterRow, imz_letter_row, ADW_TYPE_PREFERENCES_ROW)

enum {
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
judge (ImzLetterRow *self)
{
  g_autofree char *value = imz_letter_row_get_value (self);

  imz_entry_reason_show (self->entry, self->reason, imz_letter_place_check (self->place, value));
}

static void
changed_cb (ImzLetterRow *self)
{
  judge (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Left: shown as the letter has it. */
static void
left_cb (ImzLetterRow *self)
{
  g_autofree char *value = imz_letter_row_get_value (self);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), value))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
  judge (self);
}

static void
selected_cb (ImzLetterRow *self)
{
  if (self->is_choice)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
imz_letter_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_LETTER_ROW);

  G_OBJECT_CLASS (imz_letter_row_parent_class)->dispose (object);
}

static void
imz_letter_row_finalize (GObject *object)
{
  g_free (IMZ_LETTER_ROW (object)->place);

  G_OBJECT_CLASS (imz_letter_row_parent_class)->finalize (object);
}

static gboolean
imz_letter_row_grab_focus (GtkWidget *widget)
{
  ImzLetterRow *self = IMZ_LETTER_ROW (widget);

  return gtk_widget_grab_focus (self->is_choice ? GTK_WIDGET (self->choice)
                                                : GTK_WIDGET (self->entry));
}

static void
imz_letter_row_class_init (ImzLetterRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_letter_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_letter_row_finalize;
  widget_class->grab_focus = imz_letter_row_grab_focus;
  widget_class->focus = imz_focus_move_within_row;

  signals[EDITED] = g_signal_new ("edited", IMZ_TYPE_LETTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-letter-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzLetterRow, label);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterRow, entry);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterRow, choice);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterRow, names);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterRow, reason);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
imz_letter_row_init (ImzLetterRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_application (ImzLetterRow *self)
{
  return g_str_equal (self->place, IMZ_LETTER_PLACE_APPLICATION);
}

static void
fill_choice (ImzLetterRow *self)
{
  guint n = is_application (self) ? (guint) IMZ_N_CASES : (guint) IMZ_N_METHODS;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (self->names, is_application (self)
                                           ? imz_case_get_name ((ImzCase) i)
                                           : imz_method_get_name ((ImzMethod) i));
}

static const char *
word_of (ImzLetterRow *self, guint index)
{
  return is_application (self) ? imz_case_to_word ((ImzCase) index)
                               : imz_method_to_word ((ImzMethod) index);
}

GtkWidget *
imz_letter_row_new (const char *place)
{
  ImzLetterRow *self = g_object_new (IMZ_TYPE_LETTER_ROW, NULL);
  const char *name = imz_letter_place_get_label (place);

  self->place = g_strdup (place);
  imz_plain_row_set_title (GTK_WIDGET (self), name);
  gtk_label_set_label (self->label, name);
  if (is_application (self) || g_str_equal (place, IMZ_LETTER_PLACE_METHOD)) {
    fill_choice (self);
    self->is_choice = TRUE;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->choice), self->is_choice);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !self->is_choice);
  gtk_label_set_mnemonic_widget (self->label, self->is_choice ? GTK_WIDGET (self->choice)
                                                              : GTK_WIDGET (self->entry));

  return GTK_WIDGET (self);
}

const char *
imz_letter_row_get_place (ImzLetterRow *self)
{
  g_return_val_if_fail (IMZ_IS_LETTER_ROW (self), NULL);

  return self->place;
}

char *
imz_letter_row_get_value (ImzLetterRow *self)
{
  g_return_val_if_fail (IMZ_IS_LETTER_ROW (self), NULL);

  if (self->is_choice)
    return g_strdup (word_of (self, gtk_drop_down_get_selected (self->choice)));

  return imz_letter_place_normalize (self->place,
                                     gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

void
imz_letter_row_set_value (ImzLetterRow *self, const char *value)
{
  guint n;

  g_return_if_fail (IMZ_IS_LETTER_ROW (self));

  if (!self->is_choice) {
    gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
    return;
  }

  n = g_list_model_get_n_items (G_LIST_MODEL (self->names));
  for (guint i = 0; i < n; i++) {
    if (g_str_equal (word_of (self, i), value))
      gtk_drop_down_set_selected (self->choice, i);
  }
}
