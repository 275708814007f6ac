/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-guide-walker.h"

#include "imz-guide-title.h"

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TestWalker *self = user_data;

  g_string_append_printf (self->activated, "%s %s\n", g_action_get_name (G_ACTION (action)),
                          g_variant_get_string (parameter, NULL));
}

static void
add_actions (TestWalker *self)
{
  static const char *const names[] = { "open-guide",  "open-address", "copy",
                                       "open-letter", "form-data",    "set-e-onay" };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

    g_signal_connect (action, "activate", G_CALLBACK (activated_cb), self);
    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  }
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
}

static gboolean
is_mapped_cb (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

void
test_walker_show_page (TestWalker *self, gboolean practice)
{
  self->page = imz_guide_page_new (self->world->tools, self->run, practice);
  test_ui_count (self->page, "close", &self->n_closed);
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  test_ui_wait ("the page", is_mapped_cb, self->page);
  test_ui_paint (self->window);
}

/* Where it is to be resumed: at this step (nullable). */
void
test_walker_open_at (TestWalker *self, const char *step, gboolean practice)
{
  self->run = practice ? test_guide_world_practise (self->world, "walk")
                       : test_guide_world_begin (self->world, "walk");
  if (step != NULL)
    test_guide_world_walk_to (self->run, step);
  test_walker_show_page (self, practice);
  imz_guide_page_resume (IMZ_GUIDE_PAGE (self->page));
}

void
test_walker_set_up (TestWalker *self, gconstpointer unused)
{
  self->world = test_guide_world_new (TRUE);
  self->activated = g_string_new (NULL);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), TEST_WALKER_WIDTH, 720);
  add_actions (self);
}

static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

void
test_walker_tear_down (TestWalker *self, gconstpointer unused)
{
  g_object_ref (self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_ui_wait ("the end of the page", is_only_ours_cb, self->page);
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->run);
  test_guide_world_free (self->world);
  g_string_free (self->activated, TRUE);
}

/* What is to be seen: not on a page that is turned away (transfer none) (nullable). */
GtkLabel *
test_walker_find_label (TestWalker *self, const char *text)
{
  g_autoptr (GPtrArray) labels = test_ui_find (self->page, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (gtk_widget_get_mapped (labels->pdata[i]) &&
        g_str_equal (gtk_label_get_text (labels->pdata[i]), text))
      return labels->pdata[i];
  }

  return NULL;
}

GtkButton *
test_walker_find_button (TestWalker *self, const char *action_name)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (self->page, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (gtk_widget_get_mapped (buttons->pdata[i]) &&
        g_strcmp0 (gtk_actionable_get_action_name (buttons->pdata[i]), action_name) == 0)
      return buttons->pdata[i];
  }

  return NULL;
}

gboolean
test_walker_shows (TestWalker *self, const char *text)
{
  return test_walker_find_label (self, text) != NULL;
}

void
test_walker_assert_shows (TestWalker *self, const char *text)
{
  if (!test_walker_shows (self, text))
    g_error ("“%s” is not there", text);
}

void
test_walker_assert_next_says (TestWalker *self, const char *text)
{
  GtkButton *button = test_walker_find_button (self, "guide.next");
  GtkLabel *label = text != NULL ? test_ui_find_label (button, text) : NULL;

  g_assert_true ((button != NULL) == (text != NULL));
  if (text != NULL && label == NULL)
    g_error ("the button does not say “%s”", text);
}

/* The title that is read, since it has the focus. */
void
test_walker_assert_at (TestWalker *self, const char *title)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  g_assert_true (IMZ_IS_GUIDE_TITLE (focus));
  g_assert_nonnull (test_ui_find_label (focus, title));
}

void
test_walker_press (TestWalker *self, const char *action_name)
{
  GtkButton *button = test_walker_find_button (self, action_name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
  test_ui_settle ();
}

void
test_walker_press_label (TestWalker *self, const char *text)
{
  GtkLabel *label = test_walker_find_label (self, text);
  GtkWidget *button =
    label != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (label), GTK_TYPE_BUTTON) : NULL;

  if (button == NULL)
    g_error ("there is no button “%s”", text);
  g_signal_emit_by_name (button, "clicked");
  test_ui_settle ();
}

void
test_walker_assert_activated (TestWalker *self, const char *what)
{
  g_autofree char *line = g_strconcat (what, "\n", NULL);

  g_assert_cmpstr (self->activated->str, ==, line);
  g_string_truncate (self->activated, 0);
}

void
test_walker_plug_in (TestWalker *self, int days_left)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", days_left);

  test_monitor_take (self->world->monitor, test_snapshot ("reader", certificate));
  test_ui_settle ();
}
