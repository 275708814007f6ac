/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rows of the details on the page: what they show, and that nothing jumps while more becomes known. */

#include "config.h"

#include "imz-details.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-details-row.h"
#include "imz-home-page.h"
#include "imz-sentence.h"
#include "imz-window.h"
#include "test-cards.h"
#include "test-ui.h"

/* Pixels */
#define WIDTH 920
#define HEIGHT 700

static GtkApplication *application;

static const ImzTrustFacts busy = { .revocation.obstacle = IMZ_REVOCATION_OBSTACLE_BUSY };

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  TestTrust *trust;
  ImzStatus *status;
  GtkWidget *window;
  ImzHomePage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzCertificate) certificate =
    test_certificate_from (&(TestCertificateSpec){ TEST_AYLA, .days_left = 812 });
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  fixture->trust = test_trust_new ();
  test_monitor_take (fixture->monitor, test_snapshot ("Reader", certificate));
  fixture->status =
    imz_status_new (IMZ_READER_MONITOR (fixture->monitor), IMZ_TRUST_SOURCE (fixture->trust),
                    fixture->clock, core_fixture_genel ());
  test_trust_tell (fixture->trust, &busy);
  fixture->window = g_object_ref (imz_window_new (application, fixture->status, portals));
  fixture->page = test_ui_part (fixture->window, "home_page", IMZ_TYPE_HOME_PAGE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
}

static gboolean
has_width_cb (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
present (Fixture *fixture)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_wait ("the window", has_width_cb, fixture->window);
}

/* A frame may hold it for a moment. */
static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->status);
  g_assert_finalize_object (fixture->trust);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
}

static GtkWidget *
list_of (Fixture *fixture)
{
  g_autoptr (GPtrArray) lists =
    test_ui_find (test_ui_part (fixture->page, "details", IMZ_TYPE_DETAILS), GTK_TYPE_LIST_BOX);

  g_assert_cmpuint (lists->len, >, 0);
  return lists->pdata[0];
}

/* The row whose key begins so. */
static GtkWidget *
find_row (Fixture *fixture, const char *kind)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list_of (fixture)); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (g_str_has_prefix (imz_details_row_get_detail (row)->key, kind))
      return row;
  }

  g_error ("no row: %s", kind);
}

static GtkWidget *
open_row (Fixture *fixture, const char *kind)
{
  GtkWidget *row = find_row (fixture, kind);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static gboolean
is_mapped_cb (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* What is being unfolded takes the focus when it is to be seen. */
static void
focus_on (Fixture *fixture, GtkWidget *widget)
{
  test_ui_wait ("the widget", is_mapped_cb, widget);
  gtk_widget_grab_focus (widget);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == widget);
}

/* The titles of the lines below a row, one a line. */
static char *
describe_lines (GtkWidget *row)
{
  g_autoptr (GPtrArray) lines = test_ui_find (row, ADW_TYPE_ACTION_ROW);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    if (gtk_widget_has_css_class (lines->pdata[i], "imz-fact"))
      g_string_append_printf (text, "%s\n", adw_preferences_row_get_title (lines->pdata[i]));
  }

  return g_string_free (text, FALSE);
}

/* What the lines below a row ought to be called. */
static char *
expected_lines (GtkWidget *row)
{
  const ImzDetail *detail = imz_details_row_get_detail (row);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < detail->facts->len; i++)
    g_string_append_printf (text, "%s\n", ((ImzDetailFact *) detail->facts->pdata[i])->name);

  return g_string_free (text, FALSE);
}

static void
assert_lines (GtkWidget *row)
{
  g_autofree char *lines = describe_lines (row);
  g_autofree char *expected = expected_lines (row);

  g_assert_cmpstr (lines, ==, expected);
}

/* The same card says something else a second after its end, on the same day. */
static void
test_follow_the_clock (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    int seconds;
    ImzCertificateState state;
  } moments[] = {
    { 0, IMZ_CERTIFICATE_STATE_RENEWAL_LATE },
    { 1, IMZ_CERTIFICATE_STATE_EXPIRED },
    { -1, IMZ_CERTIFICATE_STATE_RENEWAL_LATE }, /* the clock was set back */
  };
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA", 0);
  g_autoptr (ImzSnapshot) snapshot = test_snapshot ("Reader", certificate);
  g_autoptr (GtkWidget) details = g_object_ref_sink (g_object_new (IMZ_TYPE_DETAILS, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    gint64 now = imz_certificate_get_not_after (certificate) + moments[i].seconds;
    g_autoptr (ImzVerdict) verdict = imz_verdict_new (snapshot, now, &IMZ_RENEWAL_LIMITS_DEFAULT);
    g_autoptr (ImzAdvice) advice = imz_advice_new_for_verdict (verdict, core_fixture_genel ());
    g_autoptr (GPtrArray) rows = NULL;

    imz_details_show (IMZ_DETAILS (details), snapshot, verdict, advice);
    rows = test_ui_find (details, ADW_TYPE_EXPANDER_ROW);
    g_assert_true (
      g_str_has_suffix (adw_expander_row_get_subtitle (g_ptr_array_index (rows, rows->len - 1)),
                        imz_sentence_certificate_state (moments[i].state)));
  }
}

/* Nothing is made before it is to be seen, and then all of it, once. */
static void
test_opening (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *row = find_row (fixture, "certificate ");
  g_autofree char *before = describe_lines (row);

  g_assert_cmpstr (before, ==, "");
  for (int i = 0; i < 3; i++) {
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), i % 2 == 0);
    assert_lines (row);
  }
}

/* Each fact can be copied, and the button that does so says which. */
static void
test_copy (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *row = open_row (fixture, "certificate ");
  g_autoptr (GPtrArray) buttons = test_ui_find (row, GTK_TYPE_BUTTON);
  gboolean holder_seen = FALSE;

  g_assert_cmpuint (buttons->len, ==, imz_details_row_get_detail (row)->facts->len);
  for (guint i = 0; i < buttons->len; i++) {
    GtkWidget *fact = gtk_widget_get_ancestor (buttons->pdata[i], ADW_TYPE_ACTION_ROW);
    const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (fact));
    const char *value = adw_action_row_get_subtitle (ADW_ACTION_ROW (fact));
    g_autofree char *label = g_strdup_printf (_ ("Copy: %s"), name);

    g_assert_cmpstr (gtk_actionable_get_action_name (buttons->pdata[i]), ==, "win.copy");
    g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (buttons->pdata[i]), NULL), ==,
      value);
    gtk_test_accessible_assert_property (buttons->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL, label);
    holder_seen |= g_str_equal (value, "AYLA DENİZ YURT");
  }
  g_assert_true (holder_seen);
}

/* The mark of a certificate in the chain is told to those who do not see it. */
static void
test_path_is_told (Fixture *fixture, gconstpointer user_data)
{
  const ImzTrustFacts revoked = test_trust_anchored (IMZ_REVOCATION_STATE_REVOKED);
  GtkWidget *row;
  g_autoptr (GPtrArray) images = NULL;
  guint n_marks = 0;

  test_trust_tell (fixture->trust, &revoked);
  row = open_row (fixture, "trust ");
  images = test_ui_find (row, GTK_TYPE_IMAGE);
  for (guint i = 0; i < images->len; i++) {
    if (g_strcmp0 (gtk_image_get_icon_name (images->pdata[i]), "imz-good-symbolic") != 0)
      continue;
    gtk_test_accessible_assert_property (images->pdata[i], GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         g_dpgettext2 (GETTEXT_PACKAGE, "mark", "in order"));
    n_marks++;
  }
  g_assert_cmpuint (n_marks, ==, revoked.n_links);
}

/* While it is checked and when it is known: the same rows, the open one open, the focus where it was. */
static void
test_trust_changes_in_place (Fixture *fixture, gconstpointer user_data)
{
  const ImzTrustFacts answers[] = {
    test_trust_anchored (IMZ_REVOCATION_STATE_GOOD),
    test_trust_anchored (IMZ_REVOCATION_STATE_UNCHECKED),
    busy,
    test_trust_anchored (IMZ_REVOCATION_STATE_SUSPENDED),
    { .state = IMZ_TRUST_STATE_UNKNOWN_ISSUER, .missing = "Somebody" },
    busy,
  };
  GtkWidget *row, *button;
  GtkRoot *root = GTK_ROOT (fixture->window);

  present (fixture);
  row = open_row (fixture, "trust ");
  button = GTK_WIDGET (test_ui_find_button (row, "win.check"));
  focus_on (fixture, button);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autofree char *former = g_strdup (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)));
    g_autoptr (GPtrArray) lines = NULL;

    test_trust_tell (fixture->trust, &answers[i]);
    test_ui_paint (fixture->window);
    g_assert_true (find_row (fixture, "trust ") == row);
    g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), !=, former);
    g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
    assert_lines (row);
    g_assert_true (GTK_WIDGET (test_ui_find_button (row, "win.check")) == button);
    g_assert_true (gtk_root_get_focus (root) == button);

    /* The button stays below all lines. */
    lines = test_ui_find (row, ADW_TYPE_PREFERENCES_ROW);
    g_assert_true (gtk_widget_is_ancestor (button, g_ptr_array_index (lines, lines->len - 1)));
  }
}

/* The button of the row, and that of the page when nobody stands behind the certificate. */
static void
test_check_now (Fixture *fixture, gconstpointer user_data)
{
  const ImzTrustFacts broken = { .state = IMZ_TRUST_STATE_BROKEN };
  GtkWidget *row = open_row (fixture, "trust ");

  g_signal_emit_by_name (test_ui_find_button (row, "win.check"), "clicked");
  g_assert_cmpuint (test_trust_get_n_retries (fixture->trust), ==, 1);

  test_trust_tell (fixture->trust, &broken);
  g_signal_emit_by_name (test_ui_part (fixture->page, "button", GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (test_trust_get_n_retries (fixture->trust), ==, 2);
}

/* The focus was on a line that is no more: Tab leads on from elsewhere. */
static void
test_line_with_focus_goes (Fixture *fixture, gconstpointer user_data)
{
  const ImzTrustFacts good = test_trust_anchored (IMZ_REVOCATION_STATE_GOOD);
  g_autoptr (GPtrArray) copies = NULL;
  GtkWidget *row;

  present (fixture);
  test_trust_tell (fixture->trust, &good);
  row = open_row (fixture, "trust ");
  copies = test_ui_find (row, GTK_TYPE_BUTTON);
  focus_on (fixture, copies->pdata[0]);

  test_trust_tell (fixture->trust, NULL);
  assert_lines (row);
  g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (fixture->window)));
}

static double
top_of (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->window, &bounds));

  return (double) bounds.origin.y;
}

/* What stands below does not move while a closed row and the sentence learn more; when all is well not
 * even what stands right below the sentence. */
static void
test_nothing_jumps (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *parts[] = {
    test_ui_part (fixture->page, "title", GTK_TYPE_WIDGET),
    test_ui_part (fixture->page, "sentence", GTK_TYPE_WIDGET),
    find_row (fixture, "trust "),
    find_row (fixture, "pin "),
    find_row (fixture, "reader "),
    find_row (fixture, "certificate "),
    test_ui_part (fixture->page, "explanation", GTK_TYPE_WIDGET),
    test_ui_part (fixture->page, "button", GTK_TYPE_WIDGET),
  };
  const gsize all = G_N_ELEMENTS (parts), but_below_sentence = G_N_ELEMENTS (parts) - 2;
  struct {
    ImzTrustFacts facts;
    gsize n_parts;
  } answers[] = {
    { test_trust_anchored (IMZ_REVOCATION_STATE_GOOD), all },
    { busy, all },
    { test_trust_anchored (IMZ_REVOCATION_STATE_UNCHECKED), but_below_sentence },
    { busy, all },
    { test_trust_anchored (IMZ_REVOCATION_STATE_GOOD), all },
  };
  double tops[G_N_ELEMENTS (parts)];

  answers[2].facts.revocation.obstacle = IMZ_REVOCATION_OBSTACLE_NO_NETWORK;
  present (fixture);
  test_ui_paint (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    tops[i] = top_of (fixture, parts[i]);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    test_trust_tell (fixture->trust, &answers[i].facts);
    test_ui_paint (fixture->window);
    for (gsize j = 0; j < answers[i].n_parts; j++)
      g_assert_cmpfloat (top_of (fixture, parts[j]), ==, tops[j]);
  }
}

/* With little room neither, as far as the first of the rows. */
static void
test_nothing_jumps_when_narrow (Fixture *fixture, gconstpointer user_data)
{
  const ImzTrustFacts good = test_trust_anchored (IMZ_REVOCATION_STATE_GOOD);
  GtkWidget *parts[] = {
    test_ui_part (fixture->page, "title", GTK_TYPE_WIDGET),
    test_ui_part (fixture->page, "sentence", GTK_TYPE_WIDGET),
    test_ui_part (fixture->page, "explanation", GTK_TYPE_WIDGET),
    test_ui_part (fixture->page, "button", GTK_TYPE_WIDGET),
    find_row (fixture, "trust "),
  };
  double tops[G_N_ELEMENTS (parts)];

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, HEIGHT);
  present (fixture);
  test_ui_paint (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    tops[i] = top_of (fixture, parts[i]);

  test_trust_tell (fixture->trust, &good);
  test_ui_paint (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_cmpfloat (top_of (fixture, parts[i]), ==, tops[i]);
}

/* Neither does the page scroll by itself. */
static void
test_scroll_position (Fixture *fixture, gconstpointer user_data)
{
  const ImzTrustFacts good = test_trust_anchored (IMZ_REVOCATION_STATE_GOOD);
  g_autoptr (GPtrArray) pages = test_ui_find (fixture->page, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (g_ptr_array_index (pages, 0));
  const double position = 150;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, 400);
  present (fixture);
  test_ui_paint (fixture->window);
  gtk_adjustment_set_value (adjustment, position);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, position);

  test_trust_tell (fixture->trust, &good);
  test_ui_paint (fixture->window);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, position);
}

static ImzReader *
reader_with (const char *name, TestCertificateSpec spec)
{
  return test_reader_new (name, NULL, test_certificate_from (&spec), NULL);
}

/* Another card comes and goes: the rows of the first stay, and stay open. */
static void
test_other_card (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *trust = open_row (fixture, "trust ");
  GtkWidget *certificate = open_row (fixture, "certificate ");
  GtkWidget *reader = find_row (fixture, "reader ");

  for (int i = 0; i < 2; i++) {
    test_monitor_take (
      fixture->monitor,
      test_snapshot_new (
        reader_with ("Another", (TestCertificateSpec){ TEST_MERT, .days_left = 20 }),
        reader_with ("Reader", (TestCertificateSpec){ TEST_AYLA, .days_left = 812 }), NULL));
    g_assert_true (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_of (fixture)), 1) ==
                   (GtkListBoxRow *) trust);
    g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_of (fixture)), 8));

    test_monitor_take (
      fixture->monitor,
      test_snapshot_new (
        reader_with ("Reader", (TestCertificateSpec){ TEST_AYLA, .days_left = 812 }), NULL));
    g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_of (fixture)), 4));
    g_assert_true (find_row (fixture, "trust ") == trust);
    g_assert_true (find_row (fixture, "certificate ") == certificate);
    g_assert_true (find_row (fixture, "reader ") == reader);
    g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (trust)));
    g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (certificate)));
  }
}

/* Readers that change places are shown in their new order. */
static void
test_other_order (Fixture *fixture, gconstpointer user_data)
{
  for (int i = 0; i < 4; i++) {
    ImzReader *first = reader_with ("1", (TestCertificateSpec){ TEST_AYLA, .days_left = 812 });
    ImzReader *second = reader_with ("2", (TestCertificateSpec){ TEST_MERT, .days_left = 20 });
    g_autofree char *key = g_strdup_printf ("reader %d", i % 2 + 1);
    GtkListBoxRow *row;

    test_monitor_take (fixture->monitor, i % 2 == 0 ? test_snapshot_new (first, second, NULL)
                                                    : test_snapshot_new (second, first, NULL));
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_of (fixture)), 4);
    g_assert_cmpstr (imz_details_row_get_detail (GTK_WIDGET (row))->key, ==, key);
    g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_of (fixture)), 8));
  }
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/details/follow-the-clock", test_follow_the_clock);
  add ("/ui/details/opening", test_opening);
  add ("/ui/details/copy", test_copy);
  add ("/ui/details/path-is-told", test_path_is_told);
  add ("/ui/details/trust-changes-in-place", test_trust_changes_in_place);
  add ("/ui/details/check-now", test_check_now);
  add ("/ui/details/line-with-focus-goes", test_line_with_focus_goes);
  add ("/ui/details/nothing-jumps", test_nothing_jumps);
  add ("/ui/details/nothing-jumps/narrow", test_nothing_jumps_when_narrow);
  add ("/ui/details/scroll-position", test_scroll_position);
  add ("/ui/details/other-card", test_other_card);
  add ("/ui/details/other-order", test_other_order);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
