/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-welcome.h"

#include <glib/gi18n-lib.h>

#include "imz-e-onay-question.h"
#include "imz-picture.h"
#include "imz-side-by-side-layout.h"

#define PROVINCE_KEY "imz-province"

struct _ImzWelcome {
  AdwBin parent_instance;

  ImzWelcomeFlow *flow;

  GtkWidget *back_button;
  GtkLabel *number;
  GtkScrolledWindow *scroller;
  GtkStack *pages;
  GtkListBox *provinces;
  GtkWidget *question;
  GtkButton *next_button;
};

G_DEFINE_FINAL_TYPE (ImzWelcome, imz_welcome, ADW_TYPE_BIN)

static const char *const page_names[IMZ_WELCOME_N_PAGES] = {
  [IMZ_WELCOME_PAGE_INTRO] = "intro",
  [IMZ_WELCOME_PAGE_PROVINCE] = "province",
  [IMZ_WELCOME_PAGE_E_ONAY] = "e-onay",
};

/* Back and Next, which may have the focus, come and go with the pages: it goes to the page's own control. */
static void
focus_page (ImzWelcome *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  GtkWidget *widget = page;

  /* Where it was when the page was left would count as the place to go on from. */
  while (widget != NULL) {
    GtkWidget *next = gtk_widget_get_focus_child (widget);

    gtk_widget_set_focus_child (widget, NULL);
    widget = next;
  }

  if (!gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
show_flow (ImzWelcome *self)
{
  ImzWelcomePage page = imz_welcome_flow_get_page (self->flow);
  guint number = imz_welcome_flow_get_number (self->flow);
  guint n_pages = imz_welcome_flow_get_n_pages (self->flow);
  g_autofree char *place = g_strdup_printf (_ ("%u of %u"), number, n_pages);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), page_names[page]) != 0) {
    gtk_stack_set_visible_child_name (self->pages, page_names[page]);
    focus_page (self);
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  }
  gtk_label_set_label (self->number, place);
  gtk_widget_set_visible (self->back_button, number > 1);
  gtk_button_set_label (self->next_button, number < n_pages ? _ ("Next") : _ ("Start"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button),
                            imz_welcome_flow_is_complete (self->flow));
}

static void
next_cb (ImzWelcome *self)
{
  imz_welcome_flow_next (self->flow);
}

static void
back_cb (ImzWelcome *self)
{
  imz_welcome_flow_back (self->flow);
}

static void
skip_cb (ImzWelcome *self)
{
  imz_welcome_flow_skip (self->flow);
}

static void
answered_cb (ImzWelcome *self, int answer)
{
  imz_welcome_flow_set_e_onay (self->flow, (ImzEOnay) answer);
}

static void
province_toggled_cb (ImzWelcome *self, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check))
    imz_welcome_flow_set_province (self->flow, g_object_get_data (G_OBJECT (check), PROVINCE_KEY));
}

/* Returns its button, which is in the group of @first (nullable). */
static GtkCheckButton *
add_province (ImzWelcome *self, ImzProvince *province, GtkCheckButton *first)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = adw_action_row_new ();
  const char *id = imz_province_get_id (province);
  const char *scope = imz_province_get_scope (province);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               g_str_equal (id, imz_welcome_flow_get_province (self->flow)));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), PROVINCE_KEY, g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (province_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), imz_province_get_name (province));
  if (scope != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), scope);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->provinces, row);

  return GTK_CHECK_BUTTON (check);
}

static void
add_provinces (ImzWelcome *self)
{
  ImzPreferencesModel *preferences = imz_welcome_flow_get_preferences (self->flow);
  GtkCheckButton *first = NULL;

  for (guint i = 0; i < imz_preferences_model_get_n_provinces (preferences); i++) {
    GtkCheckButton *check =
      add_province (self, imz_preferences_model_get_nth_province (preferences, i), first);

    if (first == NULL)
      first = check;
  }
}

static void
imz_welcome_dispose (GObject *object)
{
  ImzWelcome *self = IMZ_WELCOME (object);

  if (self->flow != NULL)
    g_signal_handlers_disconnect_by_data (self->flow, self);
  g_clear_object (&self->flow);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_WELCOME);

  G_OBJECT_CLASS (imz_welcome_parent_class)->dispose (object);
}

static void
imz_welcome_class_init (ImzWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_welcome_dispose;

  g_type_ensure (IMZ_TYPE_E_ONAY_QUESTION);
  g_type_ensure (IMZ_TYPE_PICTURE);
  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzWelcome, back_button);
  gtk_widget_class_bind_template_child (widget_class, ImzWelcome, number);
  gtk_widget_class_bind_template_child (widget_class, ImzWelcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, ImzWelcome, pages);
  gtk_widget_class_bind_template_child (widget_class, ImzWelcome, provinces);
  gtk_widget_class_bind_template_child (widget_class, ImzWelcome, question);
  gtk_widget_class_bind_template_child (widget_class, ImzWelcome, next_button);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
}

static void
imz_welcome_init (ImzWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->question, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * imz_welcome_new:
 *
 * Returns: (transfer floating): pages that show @flow
 */
GtkWidget *
imz_welcome_new (ImzWelcomeFlow *flow)
{
  ImzWelcome *self = g_object_new (IMZ_TYPE_WELCOME, NULL);

  self->flow = g_object_ref (flow);
  add_provinces (self);
  g_signal_connect_object (flow, "changed", G_CALLBACK (show_flow), self, G_CONNECT_SWAPPED);
  show_flow (self);

  return GTK_WIDGET (self);
}
