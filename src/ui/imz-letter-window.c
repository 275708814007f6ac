/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-window.h"

#include <glib/gi18n-lib.h>

#include "imz-copy.h"
#include "imz-letter-paper.h"
#include "imz-letter-places.h"
#include "imz-letter-print.h"
#include "imz-letter-row.h"
#include "imz-letter-values.h"
#include "imz-phrase.h"
#include "imz-portal-opener.h"
#include "imz-saved-file.h"
#include "imz-say.h"
#include "imz-secret-copy.h"
#include "imz-subject.h"

struct _ImzLetterWindow {
  AdwWindow parent_instance;

  ImzTools *tools;
  ImzAdvice *advice; /* of when it was opened */
  const ImzLetterTemplate *template;
  ImzLetter *letter;
  GPtrArray *rows; /* (element-type ImzLetterRow): borrowed */
  gboolean is_practice;

  GtkLabel *practice_mark;
  GtkLabel *heading;
  GtkLabel *hint;
  GtkWidget *ours_mark;
  AdwPreferencesGroup *missing_group;
  GtkWidget *known_group;
  AdwExpanderRow *known_row;
  GtkLabel *missing;
  ImzLetterPaper *paper;
  GtkWidget *mail_button;
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (ImzLetterWindow, imz_letter_window, ADW_TYPE_WINDOW)

/* A letter holds an identity number, but it takes its time to be pasted and sent. In milliseconds. */
#define COPY_STAYS (10 * 60 * 1000)

/* (transfer full): what stands in the rows */
static GHashTable *
collect_values (ImzLetterWindow *self)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < self->rows->len; i++) {
    ImzLetterRow *row = g_ptr_array_index (self->rows, i);

    g_hash_table_insert (values, (gpointer) imz_letter_row_get_place (row),
                         imz_letter_row_get_value (row));
  }

  return values;
}

static void
show_missing (ImzLetterWindow *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  for (gsize i = 0; self->letter->missing[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) imz_letter_place_get_label (self->letter->missing[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->missing), labels->len > 0);
  g_ptr_array_add (labels, NULL);

  joined = g_strjoinv (", ", (char **) labels->pdata);
  text = imz_phrase_expand (_ ("Still missing: {places}"), "places", joined, NULL);
  gtk_label_set_label (self->missing, text);
}

static void
show_letter (ImzLetterWindow *self)
{
  g_autoptr (GHashTable) values = collect_values (self);

  g_clear_pointer (&self->letter, imz_letter_free);
  self->letter =
    imz_letter_new (self->template, values, self->advice->province, &self->advice->timeline);
  imz_letter_paper_show (self->paper, self->letter);
  show_missing (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.mail",
                                 self->letter->e_mail != NULL && !self->is_practice);
}

static ImzLetterRow *
add_row (ImzLetterWindow *self, const char *place, const char *value)
{
  GtkWidget *row = imz_letter_row_new (place);

  if (value != NULL)
    imz_letter_row_set_value (IMZ_LETTER_ROW (row), value);
  if (value == NULL)
    adw_preferences_group_add (self->missing_group, row);
  else
    adw_expander_row_add_row (self->known_row, row);
  g_ptr_array_add (self->rows, row);

  return IMZ_LETTER_ROW (row);
}

/* A choice begins with what the province wants, or with what is most common. */
static const char *
value_of (ImzLetterWindow *self, GHashTable *filled, const char *place)
{
  guint n;

  if (g_str_equal (place, IMZ_LETTER_PLACE_APPLICATION))
    return imz_case_to_word (IMZ_CASE_RENEWAL);
  if (g_str_equal (place, IMZ_LETTER_PLACE_METHOD))
    return imz_method_to_word (imz_province_get_methods (self->advice->province, &n)[0]);

  return g_hash_table_lookup (filled, place);
}

static void
add_rows (ImzLetterWindow *self)
{
  g_autoptr (GHashTable) values = imz_letter_values_new (self->tools, self->is_practice);
  g_autoptr (GHashTable) filled =
    imz_letter_places_fill (values, self->advice->province, &self->advice->timeline);
  const char *const *places = imz_letter_template_get_places (self->template);
  guint n_known = 0;

  for (gsize i = 0; places[i] != NULL; i++) {
    const char *value = value_of (self, filled, places[i]);
    ImzLetterRow *row = add_row (self, places[i], value);

    g_signal_connect_object (row, "edited", G_CALLBACK (show_letter), self, G_CONNECT_SWAPPED);
    n_known += value != NULL;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->missing_group), n_known < self->rows->len);
  gtk_widget_set_visible (self->known_group, n_known > 0);
}

/* The keyring has answered: what is still empty takes what it holds. */
static void
form_data_changed_cb (ImzLetterWindow *self)
{
  g_autoptr (GHashTable) values = imz_letter_values_new (self->tools, self->is_practice);

  for (guint i = 0; i < self->rows->len; i++) {
    ImzLetterRow *row = g_ptr_array_index (self->rows, i);
    g_autofree char *present = imz_letter_row_get_value (row);
    const char *value = g_hash_table_lookup (values, imz_letter_row_get_place (row));

    if (*present == '\0' && value != NULL)
      imz_letter_row_set_value (row, value);
  }
}

/* (nullable): what stands above a letter that is not in earnest, wherever it goes */
static const char *
get_mark (ImzLetterWindow *self)
{
  return self->is_practice ? gtk_label_get_label (self->practice_mark) : NULL;
}

static void
copy_text (ImzLetterWindow *self)
{
  const char *mark = get_mark (self);
  g_autofree char *text = imz_letter_to_text (self->letter);
  g_autofree char *marked = mark != NULL ? g_strconcat (mark, "\n\n", text, NULL) : NULL;

  imz_secret_copy (GTK_WIDGET (self), marked != NULL ? marked : text, TRUE, COPY_STAYS);
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  copy_text (IMZ_LETTER_WINDOW (widget));
  imz_say (widget, _ ("Copied. It leaves the clipboard after ten minutes."));
}

/* (transfer full) */
static ImzPrintPages *
lay_out (ImzLetterWindow *self)
{
  return imz_letter_print_new (self->letter, get_mark (self));
}

static void
print_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (ImzPrintPages) pages = lay_out (IMZ_LETTER_WINDOW (widget));

  imz_print_pages_print (pages, GTK_WINDOW (widget));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  imz_saved_file_say (GTK_WIDGET (source), result, _ ("It could not be saved: {reason}"));
}

static void
keep_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzLetterWindow *self = IMZ_LETTER_WINDOW (widget);
  g_autoptr (ImzPrintPages) pages = lay_out (self);
  g_autoptr (GBytes) pdf = imz_print_pages_to_pdf (pages);
  g_autofree char *name = g_strconcat (imz_letter_template_get_id (self->template), ".pdf", NULL);

  imz_saved_file_save_async (GTK_WINDOW (self), _ ("Keep as PDF"), name, pdf, kept_cb, NULL);
}

static void
mail_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzLetterWindow *self = IMZ_LETTER_WINDOW (widget);
  gboolean has_text;
  g_autofree char *address = imz_letter_to_mailto (self->letter, &has_text);

  if (!has_text) {
    copy_text (self);
    imz_say (widget,
             _ ("The text is too long for the mail program. It was copied: paste it there."));
  }
  imz_portal_opener_open_address (widget, address);
}

static void
imz_letter_window_dispose (GObject *object)
{
  ImzLetterWindow *self = IMZ_LETTER_WINDOW (object);

  if (self->tools != NULL)
    g_signal_handlers_disconnect_by_data (self->tools->form_data, self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->letter, imz_letter_free);
  g_clear_pointer (&self->advice, imz_advice_free);
  g_clear_pointer (&self->tools, imz_tools_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_LETTER_WINDOW);

  G_OBJECT_CLASS (imz_letter_window_parent_class)->dispose (object);
}

static void
imz_letter_window_class_init (ImzLetterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_letter_window_dispose;

  g_type_ensure (IMZ_TYPE_LETTER_PAPER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-letter-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, practice_mark);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, ours_mark);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, missing_group);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, known_group);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, known_row);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, missing);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, paper);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, mail_button);
  gtk_widget_class_bind_template_child (widget_class, ImzLetterWindow, copy_button);

  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "letter.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "letter.keep", NULL, keep_activated);
  gtk_widget_class_install_action (widget_class, "letter.mail", NULL, mail_activated);
  imz_copy_install (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "letter.print",
                                       NULL);
}

static void
imz_letter_window_init (ImzLetterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

static void
show_template (ImzLetterWindow *self)
{
  const char *hint = imz_letter_template_get_hint (self->template);
  gboolean can_be_mailed = imz_letter_template_is_e_mail (self->template) && !self->is_practice;

  gtk_label_set_label (self->heading, imz_letter_template_get_title (self->template));
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), hint != NULL);
  gtk_widget_set_visible (self->ours_mark, imz_letter_template_is_ours (self->template));
  gtk_widget_set_visible (GTK_WIDGET (self->practice_mark), self->is_practice);
  gtk_widget_set_visible (self->mail_button, can_be_mailed);
  if (!can_be_mailed)
    gtk_widget_add_css_class (self->copy_button, "suggested-action");
}

GtkWidget *
imz_letter_window_new (GtkWindow *parent, ImzTools *tools, const char *id, gboolean practice)
{
  g_autoptr (ImzAdvice) advice = imz_subject_get_advice (tools->status);
  const ImzLetterTemplate *template = imz_letters_find (tools->letters, id, advice->province);
  ImzLetterWindow *self;

  if (template == NULL)
    return NULL;

  self = g_object_new (IMZ_TYPE_LETTER_WINDOW, "transient-for", parent, NULL);
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->tools = imz_tools_ref (tools);
  self->advice = g_steal_pointer (&advice);
  self->template = template;
  self->is_practice = practice;
  if (!practice) {
    imz_form_data_model_load (tools->form_data);
    g_signal_connect_object (tools->form_data, "changed", G_CALLBACK (form_data_changed_cb), self,
                             G_CONNECT_SWAPPED);
  }
  show_template (self);
  add_rows (self);
  show_letter (self);

  return GTK_WIDGET (self);
}
