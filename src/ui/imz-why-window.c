/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-why-window.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-plain-row.h"
#include "imz-say.h"
#include "imz-why-list.h"

struct _ImzWhyWindow {
  AdwWindow parent_instance;

  GPtrArray *groups; /* of ImzWhyGroup */

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (ImzWhyWindow, imz_why_window, ADW_TYPE_WINDOW)

static const struct {
  const char *icon;
  const char *style;
  const char *name; /* for those who do not see the icon */
} marks[] = {
  [IMZ_WHY_MARK_YES] = { "imz-good-symbolic", "success", NC_ ("mark", "accepted") },
  [IMZ_WHY_MARK_NO] = { "imz-alarm-symbolic", "error", NC_ ("mark", "refused") },
  [IMZ_WHY_MARK_WARNING] = { "imz-warning-symbolic", "warning", NC_ ("mark", "attention") },
  [IMZ_WHY_MARK_DONE] = { "imz-good-symbolic", "success", NC_ ("mark", "done") },
};

static GtkWidget *
mark_new (ImzWhyMark mark)
{
  GtkWidget *image = gtk_image_new_from_icon_name (marks[mark].icon);

  gtk_widget_add_css_class (image, marks[mark].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "mark", marks[mark].name), -1);

  return image;
}

static GtkWidget *
number_new (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u.", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static void
show_title (GtkWidget *row, const char *title)
{
  g_autofree char *kept = imz_phrase_keep_numbers (title);

  imz_plain_row_set_title (row, kept);
}

static GtkWidget *
fact_row_new (const ImzWhyFact *fact)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *value = imz_phrase_keep_numbers (fact->value);

  show_title (row, fact->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  gtk_widget_add_css_class (row, "imz-fact");

  return row;
}

/* Rows that are folded away are measured like all others: they are made when they are to be seen. */
static void
expanded_cb (GtkWidget *row, GParamSpec *pspec, const ImzWhyRow *why)
{
  g_signal_handlers_disconnect_by_data (row, (gpointer) why);
  for (guint i = 0; i < why->facts->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              fact_row_new (g_ptr_array_index (why->facts, i)));
}

static GtkWidget *
opening_row_new (const ImzWhyRow *why, const char *text)
{
  GtkWidget *row = adw_expander_row_new ();

  show_title (row, why->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), (gpointer) why);

  return row;
}

static GtkWidget *
plain_row_new (const ImzWhyRow *why, const char *text, guint number)
{
  GtkWidget *row = adw_action_row_new ();

  show_title (row, why->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (why->mark == IMZ_WHY_MARK_STEP)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), number_new (number));
  else if (why->mark != IMZ_WHY_MARK_NONE)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark_new (why->mark));

  return row;
}

static GtkWidget *
row_new (const ImzWhyRow *why, guint number)
{
  g_autofree char *text = imz_phrase_keep_numbers (why->text != NULL ? why->text : "");

  return why->facts->len > 0 ? opening_row_new (why, text) : plain_row_new (why, text, number);
}

static void
show_groups (ImzWhyWindow *self)
{
  for (guint i = 0; i < self->groups->len; i++) {
    const ImzWhyGroup *why = g_ptr_array_index (self->groups, i);
    GtkWidget *group = adw_preferences_group_new ();

    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), why->title);
    if (why->description != NULL) {
      g_autofree char *escaped = g_markup_escape_text (why->description, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
    }
    for (guint j = 0; j < why->rows->len; j++)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 row_new (g_ptr_array_index (why->rows, j), j + 1));
    adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  }
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWhyWindow *self = IMZ_WHY_WINDOW (widget);
  g_autofree char *text = imz_why_list_to_text (self->groups);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  imz_say (widget, _ ("Copied"));
}

static void
imz_why_window_dispose (GObject *object)
{
  ImzWhyWindow *self = IMZ_WHY_WINDOW (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_WHY_WINDOW);

  G_OBJECT_CLASS (imz_why_window_parent_class)->dispose (object);
}

static void
imz_why_window_class_init (ImzWhyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_why_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-why-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzWhyWindow, page);

  gtk_widget_class_install_action (widget_class, "why.copy", NULL, copy_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
imz_why_window_init (ImzWhyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
imz_why_window_new (GtkWindow *parent, const ImzAdvice *advice)
{
  ImzWhyWindow *self = g_object_new (IMZ_TYPE_WHY_WINDOW, "transient-for", parent, NULL);

  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->groups = imz_why_list_new (advice);
  show_groups (self);

  return GTK_WIDGET (self);
}
