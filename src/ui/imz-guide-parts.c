/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-parts.h"

#include <glib/gi18n-lib.h>

#include "imz-focus.h"
#include "imz-guide-text.h"
#include "imz-mark.h"
#include "imz-phrase.h"

/* Kept with a label: its text with places. */
#define TEXT_KEY "imz-guide-text"

/* Kept with a widget that is read as a whole: what stands before the text of its label. */
#define NAME_KEY "imz-guide-name"

/* A GtkBox is passed over by Tab, even if it can have the focus. */
#define IMZ_TYPE_GUIDE_NOTE (imz_guide_note_get_type ())
G_DECLARE_FINAL_TYPE (ImzGuideNote, imz_guide_note, IMZ, GUIDE_NOTE, GtkWidget)

struct _ImzGuideNote {
  GtkWidget parent_instance;

  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (ImzGuideNote, imz_guide_note, GTK_TYPE_WIDGET)

static void
imz_guide_note_dispose (GObject *object)
{
  g_clear_pointer (&IMZ_GUIDE_NOTE (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (imz_guide_note_parent_class)->dispose (object);
}

static void
imz_guide_note_class_init (ImzGuideNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_guide_note_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NOTE);
  gtk_widget_class_set_css_name (widget_class, "imz-guide-note");
}

static void
imz_guide_note_init (ImzGuideNote *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  imz_guide_parts_set_text (label, text);

  return label;
}

static GtkWidget *
decoration_new (const char *icon)
{
  return g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "valign", GTK_ALIGN_CENTER,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/* All texts of ours in @widget, one behind the other. */
static void
collect_texts (GtkWidget *widget, GString *texts)
{
  if (g_object_get_data (G_OBJECT (widget), TEXT_KEY) != NULL)
    g_string_append_printf (texts, "%s%s", texts->len > 0 ? " " : "",
                            gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static void
fill_label (GtkWidget *widget, const ImzAdvice *advice)
{
  const char *text = g_object_get_data (G_OBJECT (widget), TEXT_KEY);
  g_autofree char *filled = NULL;

  if (text == NULL)
    return;

  filled = imz_guide_parts_fill_text (text, advice);
  if (!g_str_equal (filled, gtk_label_get_label (GTK_LABEL (widget))))
    gtk_label_set_label (GTK_LABEL (widget), filled);
}

static void
name_widget (GtkWidget *widget)
{
  const char *prefix = g_object_get_data (G_OBJECT (widget), NAME_KEY);
  g_autoptr (GString) texts = NULL;
  g_autofree char *name = NULL;

  if (prefix == NULL)
    return;

  texts = g_string_new (NULL);
  collect_texts (widget, texts);
  name = g_strconcat (prefix, texts->str, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
imz_guide_parts_paragraph (const char *text)
{
  return label_new (text);
}

GtkWidget *
imz_guide_parts_bullet (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *bullet = gtk_label_new ("•");

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_add_css_class (bullet, "accent");
  gtk_box_append (GTK_BOX (box), bullet);
  gtk_box_append (GTK_BOX (box), label_new (text));

  return box;
}

GtkWidget *
imz_guide_parts_box (ImzTone tone, const char *title, const char *text)
{
  static const char *const classes[] = {
    [IMZ_TONE_NEUTRAL] = "imz-quiet",   [IMZ_TONE_GOOD] = "imz-glad",
    [IMZ_TONE_WARNING] = "imz-careful", [IMZ_TONE_ALARM] = "imz-grave",
    [IMZ_TONE_MUTED] = "imz-quiet",
  };
  ImzGuideNote *note = g_object_new (IMZ_TYPE_GUIDE_NOTE, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *image = gtk_image_new ();

  imz_mark_show (GTK_IMAGE (image), tone);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (image, "imz-box-mark");
  gtk_box_append (GTK_BOX (note->content), image);
  gtk_box_append (GTK_BOX (note->content), texts);
  if (title != NULL) {
    GtkWidget *heading = label_new (title);

    gtk_widget_add_css_class (heading, "heading");
    gtk_box_append (GTK_BOX (texts), heading);
  }
  if (text != NULL)
    gtk_box_append (GTK_BOX (texts), label_new (text));
  gtk_widget_add_css_class (GTK_WIDGET (note), "imz-box");
  gtk_widget_add_css_class (GTK_WIDGET (note), classes[tone]);
  g_object_set_data_full (
    G_OBJECT (note), NAME_KEY,
    tone == IMZ_TONE_WARNING ? g_strdup_printf ("%s: ", C_ ("mark", "attention")) : g_strdup (""),
    g_free);

  return GTK_WIDGET (note);
}

GtkWidget *
imz_guide_parts_choice (const char *text,
                        const char *action,
                        const char *target,
                        gboolean is_chosen)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), label_new (text));
  gtk_box_append (GTK_BOX (box),
                  decoration_new (is_chosen ? "object-select-symbolic" : "go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "imz-choice");
  if (is_chosen)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    _ ("Your answer so far"), -1);
  g_object_set_data_full (G_OBJECT (button), NAME_KEY, g_strdup (""), g_free);

  return button;
}

void
imz_guide_parts_set_text (GtkWidget *label, const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_object_set_data_full (G_OBJECT (label), TEXT_KEY, g_strdup (text), g_free);
}

void
imz_guide_parts_fill (GtkWidget *root, const ImzAdvice *advice)
{
  fill_label (root, advice);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    imz_guide_parts_fill (child, advice);
  name_widget (root);
}

char *
imz_guide_parts_fill_text (const char *text, const ImzAdvice *advice)
{
  g_autofree char *filled = imz_guide_text_fill (text, advice->province, &advice->timeline);

  return imz_phrase_keep_numbers (filled);
}

void
imz_guide_parts_clear (GtkWidget *box)
{
  GtkWidget *child;

  imz_focus_release (box);
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
