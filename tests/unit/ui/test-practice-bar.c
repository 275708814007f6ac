/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bar that says that this is practice, and chooses what is practised. */

#include "config.h"

#include "imz-practice-bar.h"

#include <glib/gi18n-lib.h>

#include "imz-sentence.h"
#include "test-ui.h"

static ImzPracticeBar *
bar_new (void)
{
  return g_object_ref_sink (g_object_new (IMZ_TYPE_PRACTICE_BAR, NULL));
}

static void
test_finalize (void)
{
  g_assert_finalize_object (bar_new ());
}

static void
test_situation (void)
{
  ImzPracticeBar *bar = bar_new ();
  int n_notified = 0;

  test_ui_count (bar, "notify::situation", &n_notified);
  g_assert_cmpint (imz_practice_bar_get_situation (bar), ==, IMZ_SUMMARY_VALID);
  imz_practice_bar_set_situation (bar, IMZ_SUMMARY_VALID);
  g_assert_cmpint (n_notified, ==, 0);

  for (int summary = 1; summary < IMZ_N_SUMMARIES; summary++) {
    int situation;

    g_object_set (bar, "situation", summary, NULL);
    imz_practice_bar_set_situation (bar, (ImzSummary) summary);
    g_object_get (bar, "situation", &situation, NULL);
    g_assert_cmpint (situation, ==, summary);
    g_assert_cmpint (imz_practice_bar_get_situation (bar), ==, summary);
    g_assert_cmpint (n_notified, ==, summary);
  }

  g_assert_finalize_object (bar);
}

/* As a person does it. */
static void
test_choose (void)
{
  ImzPracticeBar *bar = bar_new ();
  GtkDropDown *situations = test_ui_part (bar, "situations", GTK_TYPE_DROP_DOWN);
  int n_notified = 0;

  test_ui_count (bar, "notify::situation", &n_notified);
  gtk_drop_down_set_selected (situations, IMZ_SUMMARY_BUSY);
  g_assert_cmpint (imz_practice_bar_get_situation (bar), ==, IMZ_SUMMARY_BUSY);
  g_assert_cmpint (n_notified, ==, 1);

  g_assert_finalize_object (bar);
}

static void
test_names (void)
{
  ImzPracticeBar *bar = bar_new ();
  GtkStringList *names = test_ui_part (bar, "names", GTK_TYPE_STRING_LIST);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (names)), ==, IMZ_N_SUMMARIES);
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++)
    g_assert_cmpstr (gtk_string_list_get_string (names, summary), ==,
                     imz_sentence_situation (summary));

  g_assert_finalize_object (bar);
}

/* It says what it is, how to leave it, and each part has a name. */
static void
test_words (void)
{
  ImzPracticeBar *bar = bar_new ();
  GtkDropDown *situations = test_ui_part (bar, "situations", GTK_TYPE_DROP_DOWN);
  GtkButton *end = test_ui_find_button (bar, "win.practice");

  g_assert_nonnull (test_ui_find_label (bar, _ ("Practice: this is not a real e-imza")));
  g_assert_nonnull (end);
  g_assert_cmpstr (gtk_button_get_label (end), ==, _ ("End practice"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (situations), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       _ ("What the practice card shows"));

  g_assert_finalize_object (bar);
}

/* What gets the focus within the list says what it is and what is chosen. */
static void
test_name (void)
{
  ImzPracticeBar *bar = bar_new ();
  GtkWidget *situations = test_ui_part (bar, "situations", GTK_TYPE_DROP_DOWN);
  GtkWidget *button = gtk_widget_get_first_child (situations);

  g_assert_true (gtk_widget_get_focusable (button));
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autofree char *name = g_strdup_printf ("%s: %s", _ ("What the practice card shows"),
                                             imz_sentence_situation (summary));

    imz_practice_bar_set_situation (bar, summary);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         name);
  }

  g_assert_finalize_object (bar);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/practice-bar/finalize", test_finalize);
  g_test_add_func ("/ui/practice-bar/situation", test_situation);
  g_test_add_func ("/ui/practice-bar/choose", test_choose);
  g_test_add_func ("/ui/practice-bar/names", test_names);
  g_test_add_func ("/ui/practice-bar/words", test_words);
  g_test_add_func ("/ui/practice-bar/name", test_name);

  return g_test_run ();
}
