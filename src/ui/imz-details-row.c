/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-details-row.h"

#include <glib/gi18n-lib.h>

#include "imz-focus.h"
#include "imz-mark.h"
#include "imz-plain-row.h"

#define CONTENT_KEY "imz-content"

/* The line of one fact: with a mark or with a button that copies it. */
typedef struct {
  GtkWidget *row;
  GtkWidget *mark; /* (nullable) */
  GtkWidget *copy; /* (nullable) */
} FactLine;

typedef struct {
  ImzDetail *detail;
  GtkWidget *mark;
  gboolean is_made;  /* the lines below are there: the row was opened once */
  GPtrArray *lines;  /* of FactLine, as many as the detail has facts */
  GtkWidget *button; /* (nullable) */
} Content;

static Content *
content_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), CONTENT_KEY);
}

static void
free_content (gpointer data)
{
  Content *content = data;

  imz_detail_free (content->detail);
  g_ptr_array_unref (content->lines);
  g_free (content);
}

static void
show_fact (const FactLine *line, const ImzDetailFact *fact)
{
  g_autofree char *copy_name = NULL;

  imz_plain_row_set_title (line->row, fact->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), fact->value);
  if (line->mark != NULL) {
    imz_mark_show (GTK_IMAGE (line->mark), fact->tone);
    return;
  }

  copy_name = g_strdup_printf (_ ("Copy: %s"), fact->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->copy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  copy_name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (line->copy), "s", fact->value);
}

static FactLine *
fact_line_new (const ImzDetailFact *fact)
{
  FactLine *line = g_new0 (FactLine, 1);

  line->row = adw_action_row_new ();
  gtk_widget_add_css_class (line->row, "imz-fact");
  if (fact->is_marked) {
    line->mark = gtk_image_new ();
    adw_action_row_add_prefix (ADW_ACTION_ROW (line->row), line->mark);
  } else {
    gtk_widget_add_css_class (line->row, "imz-unmarked");
    line->copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
    gtk_widget_add_css_class (line->copy, "flat");
    gtk_widget_set_valign (line->copy, GTK_ALIGN_CENTER);
    gtk_widget_set_tooltip_text (line->copy, _ ("Copy"));
    gtk_actionable_set_action_name (GTK_ACTIONABLE (line->copy), "win.copy");
    adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), line->copy);
  }
  show_fact (line, fact);

  return line;
}

static void
show_button (GtkWidget *button, const ImzDetail *detail)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                       detail->button_label);
  if (detail->action_target != NULL)
    gtk_actionable_set_action_target (actionable, "s", detail->action_target);
  gtk_actionable_set_action_name (actionable, detail->action_name);
}

/* The row is no target of the keyboard's: its button is. */
static GtkWidget *
button_row_new (GtkWidget **button)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  *button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (*button), label);
  gtk_widget_set_halign (*button, GTK_ALIGN_START);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), *button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "imz-button-row");

  return row;
}

static void
make_lines (GtkWidget *row, Content *content)
{
  GPtrArray *facts = content->detail->facts;

  content->is_made = TRUE;
  for (guint i = 0; i < facts->len; i++) {
    FactLine *line = fact_line_new (g_ptr_array_index (facts, i));

    g_ptr_array_add (content->lines, line);
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line->row);
  }

  if (content->detail->button_label != NULL) {
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), button_row_new (&content->button));
    show_button (content->button, content->detail);
  }
}

static void
remove_line (Content *content, GtkListBox *list, guint index)
{
  FactLine *line = g_ptr_array_index (content->lines, index);

  imz_focus_release (line->row);
  gtk_list_box_remove (list, line->row);
  g_ptr_array_remove_index (content->lines, index);
}

/* Lines that fit stay; others come and go where they belong, above the button. */
static void
update_lines (Content *content)
{
  GPtrArray *facts = content->detail->facts;
  GtkWidget *any = content->lines->len > 0
                     ? ((FactLine *) g_ptr_array_index (content->lines, 0))->row
                     : gtk_widget_get_ancestor (content->button, ADW_TYPE_PREFERENCES_ROW);
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (any));

  for (guint i = 0; i < facts->len; i++) {
    const ImzDetailFact *fact = g_ptr_array_index (facts, i);
    FactLine *line = i < content->lines->len ? g_ptr_array_index (content->lines, i) : NULL;

    if (line == NULL || (line->mark != NULL) != fact->is_marked) {
      line = fact_line_new (fact);
      gtk_list_box_insert (list, line->row, (int) i);
      g_ptr_array_insert (content->lines, (int) i, line);
    } else {
      show_fact (line, fact);
    }
  }

  while (content->lines->len > facts->len)
    remove_line (content, list, content->lines->len - 1);
  if (content->button != NULL)
    show_button (content->button, content->detail);
}

/* Rows that are folded away are measured like all others: they are made when they are to be seen. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, Content *content)
{
  if (!content->is_made)
    make_lines (row, content);
}

static void
show_head (GtkWidget *row, const Content *content)
{
  imz_plain_row_set_title (row, content->detail->title);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), content->detail->text);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), content->detail->text);
  imz_mark_show (GTK_IMAGE (content->mark), content->detail->tone);
}

GtkWidget *
imz_details_row_new (ImzDetail *detail)
{
  gboolean opens = imz_detail_opens (detail);
  GtkWidget *row = opens ? adw_expander_row_new () : adw_action_row_new ();
  Content *content = g_new0 (Content, 1);

  content->detail = detail;
  content->mark = gtk_image_new ();
  content->lines = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (row), CONTENT_KEY, content, free_content);

  if (opens) {
    adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), content->mark);
    g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), content);
  } else {
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), content->mark);
  }
  show_head (row, content);

  return row;
}

const ImzDetail *
imz_details_row_get_detail (GtkWidget *row)
{
  return content_of (row)->detail;
}

gboolean
imz_details_row_can_show (GtkWidget *row, const ImzDetail *detail)
{
  const ImzDetail *shown = imz_details_row_get_detail (row);

  return g_str_equal (shown->key, detail->key) &&
         imz_detail_opens (shown) == imz_detail_opens (detail) &&
         (shown->button_label != NULL) == (detail->button_label != NULL);
}

void
imz_details_row_show (GtkWidget *row, ImzDetail *detail)
{
  Content *content = content_of (row);

  g_return_if_fail (imz_details_row_can_show (row, detail));

  imz_detail_free (content->detail);
  content->detail = detail;
  show_head (row, content);
  if (content->is_made)
    update_lines (content);
}
