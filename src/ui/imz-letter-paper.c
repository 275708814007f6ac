/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-paper.h"

#include <glib/gi18n-lib.h>

#include "imz-whole-words.h"

struct _ImzLetterPaper {
  AdwBin parent_instance;

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (ImzLetterPaper, imz_letter_paper, ADW_TYPE_BIN)

enum { GAP = 18, SMALL_GAP = 6 };

/* Black on yellow, as one marks on paper. */
static PangoAttrList *
mark_gaps (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (const char *gap = strstr (text, IMZ_LETTER_GAP); gap != NULL;) {
    PangoAttribute *mark = pango_attr_background_new (0xffff, 0xe5e5, 0x7f7f);
    const char *end = gap + strlen (IMZ_LETTER_GAP);

    mark->start_index = (guint) (gap - text);
    mark->end_index = (guint) (end - text);
    pango_attr_list_insert (attributes, mark);
    gap = strstr (end, IMZ_LETTER_GAP);
  }

  return attributes;
}

/* Returns: (transfer none): the label, below the others */
static GtkWidget *
add_text (ImzLetterPaper *self, const char *text, GtkJustification justification, int gap)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = mark_gaps (text);

  imz_whole_words_keep (attributes, text);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), justification);
  gtk_label_set_xalign (GTK_LABEL (label), justification == GTK_JUSTIFY_CENTER ? 0.5f : 0.0f);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL)
    gtk_widget_set_margin_top (label, gap);
  gtk_box_append (self->box, label);

  return label;
}

static void
add_lines (ImzLetterPaper *self, char **lines, GtkJustification justification, int gap)
{
  g_autofree char *joined = g_strjoinv ("\n", lines);

  if (lines[0] != NULL)
    add_text (self, joined, justification, gap);
}

static void
add_body (ImzLetterPaper *self, const GArray *body)
{
  for (guint i = 0; i < body->len; i++) {
    const ImzLetterLine *line = &g_array_index (body, ImzLetterLine, i);
    gboolean is_apart = line->kind == IMZ_LETTER_PARAGRAPH || line->kind == IMZ_LETTER_HEADING ||
                        (i > 0 && (line - 1)->kind == IMZ_LETTER_PARAGRAPH);
    g_autofree char *text =
      g_strconcat (line->kind == IMZ_LETTER_CHECK ? "☐ " : "", line->text, NULL);
    GtkWidget *label =
      add_text (self, text, GTK_JUSTIFY_LEFT, i == 0 || is_apart ? GAP : SMALL_GAP);

    if (line->kind == IMZ_LETTER_HEADING)
      gtk_widget_add_css_class (label, "heading");
  }
}

static void
add_field (ImzLetterPaper *self, const char *name, const char *value, int gap)
{
  g_autofree char *line = g_strconcat (name, value, NULL);

  add_text (self, line, GTK_JUSTIFY_LEFT, gap);
}

/* In the order in which they are printed. */
static void
add_fields (ImzLetterPaper *self, const ImzLetter *letter)
{
  gboolean has_number = letter->head[0] != NULL && letter->date == NULL;

  if (letter->date != NULL)
    gtk_label_set_xalign (GTK_LABEL (add_text (self, letter->date, GTK_JUSTIFY_RIGHT, GAP)), 1.0f);
  else if (has_number)
    add_field (self, "Sayı :", NULL, GAP);
  if (letter->e_mail != NULL)
    add_field (self, "Kime : ", letter->e_mail, has_number ? SMALL_GAP : GAP);
  if (letter->subject != NULL)
    add_field (self, "Konu : ", letter->subject, SMALL_GAP);
}

static void
add_signature (ImzLetterPaper *self, char **signature)
{
  g_autofree char *joined = g_strjoinv ("\n", signature);

  if (signature[0] != NULL)
    gtk_widget_set_halign (add_text (self, joined, GTK_JUSTIFY_CENTER, 2 * GAP), GTK_ALIGN_END);
}

static void
add_enclosures (ImzLetterPaper *self, char **enclosures)
{
  if (enclosures[0] == NULL)
    return;

  add_text (self, "Ek:", GTK_JUSTIFY_LEFT, GAP);
  for (guint i = 0; enclosures[i] != NULL; i++) {
    g_autofree char *line = g_strdup_printf ("%u- %s", i + 1, enclosures[i]);

    add_text (self, line, GTK_JUSTIFY_LEFT, 0);
  }
}

static void
imz_letter_paper_class_init (ImzLetterPaperClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
imz_letter_paper_init (ImzLetterPaper *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "imz-paper");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The letter"), -1);
}

void
imz_letter_paper_show (ImzLetterPaper *self, const ImzLetter *letter)
{
  GtkWidget *child;

  g_return_if_fail (IMZ_IS_LETTER_PAPER (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  add_lines (self, letter->head, GTK_JUSTIFY_CENTER, GAP);
  add_fields (self, letter);
  add_lines (self, letter->addressee,
             letter->head[0] == NULL && letter->subject != NULL ? GTK_JUSTIFY_LEFT
                                                                : GTK_JUSTIFY_CENTER,
             GAP);
  add_body (self, letter->body);
  add_signature (self, letter->signature);
  add_enclosures (self, letter->enclosures);
}
