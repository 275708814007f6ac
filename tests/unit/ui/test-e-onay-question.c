/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-e-onay-question.h"

#include <glib/gi18n-lib.h>

#include "imz-e-onay-line.h"
#include "test-ui.h"

typedef struct {
  GtkWidget *question;
  int n_answered;
  int answer;
} Fixture;

static void
answered_cb (GtkWidget *question, int answer, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_answered++;
  fixture->answer = answer;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->question = g_object_ref_sink (g_object_new (IMZ_TYPE_E_ONAY_QUESTION, NULL));
  g_signal_connect (fixture->question, "answered", G_CALLBACK (answered_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->question);
}

static GtkCheckButton *
button (Fixture *fixture, const char *name)
{
  return test_ui_part (fixture->question, name, GTK_TYPE_CHECK_BUTTON);
}

static gboolean
shows_way (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (test_ui_part (fixture->question, "way", GTK_TYPE_REVEALER));
}

/* Nothing is answered for the person. */
static void
test_unanswered (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (gtk_check_button_get_active (button (fixture, "yes")));
  g_assert_false (gtk_check_button_get_active (button (fixture, "no")));
  g_assert_false (gtk_check_button_get_active (button (fixture, "unknown")));
  g_assert_false (shows_way (fixture));
  g_assert_cmpint (fixture->n_answered, ==, 0);
}

/* Each press is one answer; the way to find out shows where it is needed (R21). */
static void
test_r21_answers (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *name;
    ImzEOnay answer;
  } vectors[] = {
    { "yes", IMZ_E_ONAY_YES },         { "unknown", IMZ_E_ONAY_UNKNOWN }, { "no", IMZ_E_ONAY_NO },
    { "unknown", IMZ_E_ONAY_UNKNOWN }, { "yes", IMZ_E_ONAY_YES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gtk_check_button_set_active (button (fixture, vectors[i].name), TRUE);
    g_assert_cmpint (fixture->n_answered, ==, i + 1);
    g_assert_cmpint (fixture->answer, ==, vectors[i].answer);
    g_assert_true (shows_way (fixture) == (vectors[i].answer == IMZ_E_ONAY_UNKNOWN));
  }
}

/* What was answered before is shown, and answers nothing. */
static void
test_set (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = {
    [IMZ_E_ONAY_UNKNOWN] = "unknown",
    [IMZ_E_ONAY_YES] = "yes",
    [IMZ_E_ONAY_NO] = "no",
  };

  for (ImzEOnay answer = 0; answer < IMZ_N_E_ONAYS; answer++) {
    imz_e_onay_question_set_answer (IMZ_E_ONAY_QUESTION (fixture->question), answer);
    g_assert_true (gtk_check_button_get_active (button (fixture, names[answer])));
    g_assert_true (shows_way (fixture) == (answer == IMZ_E_ONAY_UNKNOWN));
  }
  g_assert_cmpint (fixture->n_answered, ==, 0);
}

/* Cleared for a person who was not asked: nothing is answered, and each answer can be given again. */
static void
test_clear (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "yes", "no", "unknown" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    fixture->n_answered = 0;
    gtk_check_button_set_active (button (fixture, names[i]), TRUE);
    imz_e_onay_question_clear (IMZ_E_ONAY_QUESTION (fixture->question));
    for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
      g_assert_false (gtk_check_button_get_active (button (fixture, names[j])));
    g_assert_false (shows_way (fixture));
    g_assert_cmpint (fixture->n_answered, ==, 1);

    gtk_check_button_set_active (button (fixture, names[i]), TRUE);
    g_assert_cmpint (fixture->n_answered, ==, 2);
  }
}

/* Each answer is named once, by its row. */
static void
test_names (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "yes", "no", "unknown" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkAccessible *accessible = GTK_ACCESSIBLE (button (fixture, names[i]));

    g_assert_false (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL));
    g_assert_true (
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  }
}

/* The way leads to the page of e-onay, and warns of the button that would remove it. */
static void
test_r21_way (Fixture *fixture, gconstpointer user_data)
{
  GtkButton *portal = test_ui_find_button (fixture->question, "win.open-portal");
  g_autoptr (GPtrArray) labels = test_ui_find (fixture->question, GTK_TYPE_LABEL);
  gboolean warns = FALSE;

  g_assert_nonnull (portal);
  g_assert_cmpstr (
    g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (portal)), NULL),
    ==, "activate-e-onay");
  for (guint i = 0; i < labels->len; i++)
    warns |= strstr (gtk_label_get_text (labels->pdata[i]),
                     "“Daha önce vermiş olduğum E-Onayı kaldırmak istiyorum.”") != NULL;
  g_assert_true (warns);
}

/* The line says whose word it is, and asks only who can answer. */
static void
test_line (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *line = g_object_ref_sink (g_object_new (IMZ_TYPE_E_ONAY_LINE, NULL));
  GtkLabel *text = test_ui_part (line, "text", GTK_TYPE_LABEL);
  GtkWidget *ask = test_ui_part (line, "ask", GTK_TYPE_MENU_BUTTON);

  for (ImzEOnay e_onay = 0; e_onay < IMZ_N_E_ONAYS; e_onay++) {
    for (int asks = 0; asks < 2; asks++) {
      imz_e_onay_line_show (IMZ_E_ONAY_LINE (line), e_onay, TRUE, asks);
      g_assert_cmpstr (gtk_label_get_text (text), ==, imz_e_onay_line_text (e_onay));
      g_assert_true (gtk_widget_get_visible (ask) == asks);
    }
  }
  g_assert_nonnull (strstr (imz_e_onay_line_text (IMZ_E_ONAY_YES),
                            test_ui_is_turkish () ? "(sizin bildiriminiz)" : "(as you told us)"));
  g_assert_nonnull (strstr (imz_e_onay_line_text (IMZ_E_ONAY_NO),
                            test_ui_is_turkish () ? "(sizin bildiriminiz)" : "(as you told us)"));
  g_assert_finalize_object (line);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/e-onay-question/unanswered", test_unanswered);
  add ("/ui/e-onay-question/r21-answers", test_r21_answers);
  add ("/ui/e-onay-question/set", test_set);
  add ("/ui/e-onay-question/clear", test_clear);
  add ("/ui/e-onay-question/names", test_names);
  add ("/ui/e-onay-question/r21-way", test_r21_way);
  add ("/ui/e-onay-question/line", test_line);

  return g_test_run ();
}
