/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-form-row.h"

#include "imz-field-copy.h"
#include "imz-place-names.h"
#include "imz-secret-copy.h"
#include "test-ui.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *list;
  ImzFormRow *row;
  int n_edited;
} Fixture;

static const GDate today = { .day = 21, .month = 11, .year = 2026, .dmy = 1 };

static void
make_row (Fixture *fixture, ImzFormField field)
{
  if (fixture->row != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (fixture->list), GTK_WIDGET (fixture->row));
  fixture->row = IMZ_FORM_ROW (imz_form_row_new (field, &today));
  fixture->n_edited = 0;
  test_ui_count (fixture->row, "edited", &fixture->n_edited);
  gtk_list_box_append (GTK_LIST_BOX (fixture->list), GTK_WIDGET (fixture->row));
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->window = g_object_ref (gtk_window_new ());
  fixture->list = gtk_list_box_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->list);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  /* That a clipboard was given up is told later, and must not be taken for the next one. */
  gdk_display_sync (gtk_widget_get_display (fixture->window));
  test_ui_settle ();
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return test_ui_part (fixture->row, name, GTK_TYPE_WIDGET);
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (part (fixture, "entry")), text);
}

/* What the portal would refuse is told while it is typed; only what it would take can be copied. */
static void
test_judge (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *sentence;
    ImzFormField field;
    const char *typed;
    const char *value;
    gboolean well;
    gboolean copies;
  } vectors[] = {
    { "nothing is well, but cannot be copied", IMZ_FORM_FIELD_MOBILE, "", "", TRUE, FALSE },
    { "as people write it", IMZ_FORM_FIELD_MOBILE, "0532 123 45 67", "5321234567", TRUE, TRUE },
    { "too short", IMZ_FORM_FIELD_MOBILE, "532", "532", FALSE, FALSE },
    { "the check digits are right", IMZ_FORM_FIELD_IDENTITY_NUMBER, "10000000146", "10000000146",
      TRUE, TRUE },
    { "the check digits are wrong", IMZ_FORM_FIELD_IDENTITY_NUMBER, "10000000147", "10000000147",
      FALSE, FALSE },
    { "a day", IMZ_FORM_FIELD_BIRTH_DATE, "1.2.1980", "01.02.1980", TRUE, TRUE },
    { "a day to come", IMZ_FORM_FIELD_BIRTH_DATE, "22.11.2026", "22.11.2026", FALSE, FALSE },
    { "a province", IMZ_FORM_FIELD_PROVINCE, "zonguldak", "Zonguldak", TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *value = NULL;

    g_test_message ("%s", vectors[i].sentence);
    make_row (fixture, vectors[i].field);
    type (fixture, vectors[i].typed);

    value = imz_form_row_get_value (fixture->row);
    g_assert_cmpstr (value, ==, vectors[i].value);
    g_assert_cmpint (gtk_widget_get_visible (part (fixture, "reason")), ==, !vectors[i].well);
    g_assert_cmpstr (gtk_label_get_label (part (fixture, "reason")), ==,
                     vectors[i].well ? "" : imz_form_field_check (vectors[i].field, value, &today));
    g_assert_cmpint (gtk_widget_get_sensitive (part (fixture, "copy_button")), ==,
                     vectors[i].copies);
    g_assert_cmpint (fixture->n_edited, ==, *vectors[i].typed != '\0');
  }
}

/* What is set again while it is typed does not move the cursor. */
static void
test_set (Fixture *fixture, gconstpointer user_data)
{
  make_row (fixture, IMZ_FORM_FIELD_MOBILE);
  type (fixture, "0532 123 45 67");
  imz_form_row_set_value (fixture->row, "5321234567");
  g_assert_cmpstr (gtk_editable_get_text (part (fixture, "entry")), ==, "0532 123 45 67");

  imz_form_row_set_value (fixture->row, "5339876543");
  g_assert_cmpstr (gtk_editable_get_text (part (fixture, "entry")), ==, "5339876543");
  imz_form_row_set_value (fixture->row, NULL);
  g_assert_cmpstr (gtk_editable_get_text (part (fixture, "entry")), ==, "");
}

/* The province may be chosen, nothing else. */
static void
test_provinces (Fixture *fixture, gconstpointer user_data)
{
  GtkMenuButton *button;
  GtkListBox *list;
  g_autoptr (GPtrArray) lists = NULL;

  make_row (fixture, IMZ_FORM_FIELD_DISTRICT);
  g_assert_false (gtk_widget_get_visible (part (fixture, "provinces")));

  make_row (fixture, IMZ_FORM_FIELD_PROVINCE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_settle ();
  button = part (fixture, "provinces");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (button)));
  gtk_menu_button_popup (button);
  lists = test_ui_find (gtk_menu_button_get_popover (button), GTK_TYPE_LIST_BOX);
  g_assert_cmpuint (lists->len, ==, 1);
  list = lists->pdata[0];
  g_assert_null (gtk_list_box_get_row_at_index (list, 81));

  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 80));
  g_assert_cmpstr (gtk_editable_get_text (part (fixture, "entry")), ==,
                   imz_place_names_get_provinces ()[80]);
  test_ui_settle ();
}

static gboolean
is_empty_cb (gpointer clipboard)
{
  return gdk_clipboard_get_content (clipboard) == NULL;
}

/* A number is marked, so that clipboard managers do not keep it; a post code need not be. */
static void
test_marked (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    ImzFormField field;
    const char *value;
    gboolean marked;
  } vectors[] = {
    { IMZ_FORM_FIELD_IDENTITY_NUMBER, "10000000146", TRUE },
    { IMZ_FORM_FIELD_POSTAL_CODE, "67100", FALSE },
  };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GdkContentFormats) formats = NULL;
    g_auto (GValue) value = G_VALUE_INIT;

    g_assert_cmpint (imz_form_field_is_sensitive (vectors[i].field), ==, vectors[i].marked);
    imz_field_copy (fixture->window, vectors[i].field, vectors[i].value, IMZ_FIELD_COPY_STAYS);
    formats = gdk_content_provider_ref_formats (gdk_clipboard_get_content (clipboard));
    g_assert_cmpint (gdk_content_formats_contain_mime_type (formats, "x-kde-passwordManagerHint"),
                     ==, vectors[i].marked);
    g_value_init (&value, G_TYPE_STRING);
    g_assert_true (
      gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
    g_assert_cmpstr (g_value_get_string (&value), ==, vectors[i].value);
  }
}

/* It goes by itself. */
static void
test_taken_away (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);

  imz_field_copy (fixture->window, IMZ_FORM_FIELD_MOBILE, "5321234567", 1);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
  test_ui_wait ("an empty clipboard", is_empty_cb, clipboard);
}

static gboolean
tell_cb (gpointer told)
{
  *(gboolean *) told = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
is_told_cb (gpointer told)
{
  return *(gboolean *) told;
}

/* What somebody copied meanwhile is theirs. */
static void
test_left_alone (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  gboolean is_over = FALSE;

  imz_field_copy (fixture->window, IMZ_FORM_FIELD_MOBILE, "5321234567", 1);
  gdk_clipboard_set_text (clipboard, "something else");
  /* Behind the other one, since it is due later. */
  g_timeout_add (2, tell_cb, &is_over);
  test_ui_wait ("the time", is_told_cb, &is_over);
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
}

/* The program ends before the time is over: nothing is handed on that is not somebody else's. */
static void
test_end (Fixture *fixture, gconstpointer user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);

  imz_field_copy (fixture->window, IMZ_FORM_FIELD_MOBILE, "5321234567", IMZ_FIELD_COPY_STAYS);
  imz_secret_copy_take_away ();
  g_assert_null (gdk_clipboard_get_content (clipboard));

  imz_field_copy (fixture->window, IMZ_FORM_FIELD_MOBILE, "5321234567", IMZ_FIELD_COPY_STAYS);
  gdk_clipboard_set_text (clipboard, "something else");
  imz_secret_copy_take_away ();
  g_assert_nonnull (gdk_clipboard_get_content (clipboard));
}

/* Tab leads out of a row again, back, too. */
static void
test_tab_back (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *first;
  GtkWidget *entry;

  make_row (fixture, IMZ_FORM_FIELD_MOBILE);
  entry = part (fixture, "entry");
  first = imz_form_row_new (IMZ_FORM_FIELD_E_MAIL, &today);
  gtk_list_box_prepend (GTK_LIST_BOX (fixture->list), first);
  gtk_window_present (GTK_WINDOW (fixture->window));
  test_ui_paint (fixture->window);
  gtk_widget_grab_focus (entry);
  g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_BACKWARD);
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), first));
  g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_FORWARD);
  g_assert_true (
    gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), entry));
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  adw_init ();

  add ("/ui/form-row/judge", test_judge);
  add ("/ui/form-row/set", test_set);
  add ("/ui/form-row/provinces", test_provinces);
  add ("/ui/form-row/tab-back", test_tab_back);
  add ("/ui/field-copy/marked", test_marked);
  add ("/ui/field-copy/taken-away", test_taken_away);
  add ("/ui/field-copy/left-alone", test_left_alone);
  add ("/ui/field-copy/end", test_end);

  return g_test_run ();
}
