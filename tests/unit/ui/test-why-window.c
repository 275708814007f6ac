/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-why-window.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-phrase.h"
#include "imz-why-list.h"
#include "test-cards.h"
#include "test-ui.h"

#define NARROW 360

static ImzAdvice *
advice_new (void)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (ImzSnapshot) snapshot = test_snapshot ("Reader", certificate);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);

  return imz_advice_new_for_verdict (verdict, core_fixture_genel ());
}

static ImzWhyWindow *
window_new (GtkWindow *parent)
{
  g_autoptr (ImzAdvice) advice = advice_new ();
  GtkWidget *window = g_object_ref (imz_why_window_new (parent, advice));

  gtk_window_present (GTK_WINDOW (window));

  return IMZ_WHY_WINDOW (window);
}

static void
close_window (ImzWhyWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

/* Belongs to the other window, and Esc closes it. */
static void
test_window (void)
{
  GtkWidget *parent = gtk_window_new ();
  ImzWhyWindow *window = window_new (GTK_WINDOW (parent));

  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (window)) == GTK_WINDOW (parent));
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (window)));
  g_assert_true (gtk_window_get_resizable (GTK_WINDOW (window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, _ ("Why?"));
  close_window (window);
  gtk_window_destroy (GTK_WINDOW (parent));
}

/* Each row of the list is there, and says all of it. */
static void
test_rows (void)
{
  g_autoptr (ImzAdvice) advice = advice_new ();
  g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
  ImzWhyWindow *window = window_new (NULL);

  for (guint i = 0; i < groups->len; i++) {
    const ImzWhyGroup *group = groups->pdata[i];

    g_assert_nonnull (test_ui_find_label (window, group->title));
    for (guint j = 0; j < group->rows->len; j++) {
      const ImzWhyRow *row = group->rows->pdata[j];
      g_autofree char *kept = imz_phrase_keep_numbers (row->title);
      g_autofree char *text = imz_phrase_keep_numbers (row->text != NULL ? row->text : "");
      GtkLabel *title = test_ui_find_label (window, kept);
      GtkWidget *shown;

      g_assert_nonnull (title);
      shown = gtk_widget_get_ancestor (GTK_WIDGET (title), ADW_TYPE_PREFERENCES_ROW);
      g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (shown)));
      if (row->text != NULL)
        g_assert_nonnull (test_ui_find_label (window, text));
    }
  }
  close_window (window);
}

/* A rule opens, and then tells its sources. */
static void
test_rule_opens (void)
{
  ImzWhyWindow *window = window_new (NULL);
  g_autoptr (GPtrArray) rows = test_ui_find (window, ADW_TYPE_EXPANDER_ROW);

  g_assert_cmpuint (rows->len, >, 3);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rows->pdata[0]), TRUE);
  g_assert_nonnull (test_ui_find_label (rows->pdata[0], _ ("Source")));
  close_window (window);
}

/* What comes from a province's file is text, not markup, and no line breaks within a telephone number. */
static void
test_province_text (void)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);
  g_autoptr (ImzSnapshot) snapshot = test_snapshot ("Reader", certificate);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());
  ImzWhyWindow *window;

  g_free (advice->text);
  g_free (advice->explanation);
  advice->text = g_strdup ("Ask A & B");
  advice->explanation = g_strdup ("Call 0 (372) 252 40 & <b>ask");
  window = IMZ_WHY_WINDOW (g_object_ref (imz_why_window_new (NULL, advice)));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (test_ui_find_label (window, "Ask A & B"));
  g_assert_null (test_ui_find_label (window, advice->explanation));
  close_window (window);
}

/* Marks have names for those who do not see them. */
static void
test_marks (void)
{
  ImzWhyWindow *window = window_new (NULL);
  g_autoptr (GPtrArray) images = test_ui_find (window, GTK_TYPE_IMAGE);
  guint n_marks = 0;

  for (guint i = 0; i < images->len; i++) {
    const char *icon = gtk_image_get_icon_name (images->pdata[i]);
    const char *name = NULL;

    if (g_strcmp0 (icon, "imz-alarm-symbolic") == 0)
      name = C_ ("mark", "refused");
    else if (g_strcmp0 (icon, "imz-warning-symbolic") == 0)
      name = C_ ("mark", "attention");
    else
      continue;
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (images->pdata[i]),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, name);
    n_marks++;
  }
  g_assert_cmpuint (n_marks, >, 2);
  close_window (window);
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_set_cb (gpointer text)
{
  return *(char **) text != NULL;
}

static void
test_copy (void)
{
  g_autoptr (ImzAdvice) advice = advice_new ();
  g_autoptr (GPtrArray) groups = imz_why_list_new (advice);
  g_autofree char *expected = imz_why_list_to_text (groups);
  g_autofree char *text = NULL;
  ImzWhyWindow *window = window_new (NULL);

  g_signal_emit_by_name (test_ui_find_button (window, "why.copy"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, read_cb,
                                 &text);
  test_ui_wait ("the text", is_set_cb, &text);
  g_assert_cmpstr (text, ==, expected);
  close_window (window);
}

/* Narrow, with large letters, everything opened: it still fits. */
static void
test_narrow (void)
{
  ImzWhyWindow *window;
  g_autoptr (GPtrArray) rows = NULL;
  int minimum;

  test_ui_set_text_size (200);
  window = window_new (NULL);
  rows = test_ui_find (window, ADW_TYPE_EXPANDER_ROW);
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rows->pdata[i]), TRUE);
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (window)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  test_ui_set_text_size (100);
  close_window (window);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/why-window/window", test_window);
  g_test_add_func ("/ui/why-window/rows", test_rows);
  g_test_add_func ("/ui/why-window/rule-opens", test_rule_opens);
  g_test_add_func ("/ui/why-window/province-text", test_province_text);
  g_test_add_func ("/ui/why-window/marks", test_marks);
  g_test_add_func ("/ui/why-window/copy", test_copy);
  g_test_add_func ("/ui/why-window/narrow", test_narrow);

  return g_test_run ();
}
