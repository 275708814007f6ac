/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-window.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-letter-places.h"
#include "imz-letter-row.h"
#include "imz-phrase.h"
#include "imz-secret-copy.h"
#include "test-guide-world.h"
#include "test-ui.h"

#define NARROW 360

typedef struct {
  TestGuideWorld *world;
  GtkWidget *window; /* (nullable) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->world = test_guide_world_new (FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  if (fixture->window != NULL) {
    gdk_display_sync (gtk_widget_get_display (fixture->window));
    test_ui_settle ();
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    g_assert_finalize_object (fixture->window);
  }
  test_guide_world_free (fixture->world);
}

static void
open_letter (Fixture *fixture, const char *id, gboolean practice)
{
  fixture->window =
    g_object_ref (imz_letter_window_new (NULL, fixture->world->tools, id, practice));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
put_card_in (Fixture *fixture)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);

  test_monitor_take (fixture->world->monitor, test_snapshot ("Reader", certificate));
}

/* (transfer none) (nullable): the row of a place */
static ImzLetterRow *
find_row (Fixture *fixture, const char *place)
{
  g_autoptr (GPtrArray) rows = test_ui_find (fixture->window, IMZ_TYPE_LETTER_ROW);

  for (guint i = 0; i < rows->len; i++) {
    if (g_str_equal (imz_letter_row_get_place (rows->pdata[i]), place))
      return rows->pdata[i];
  }

  return NULL;
}

static gboolean
is_asked (Fixture *fixture, const char *place)
{
  ImzLetterRow *row = find_row (fixture, place);
  GtkWidget *group = test_ui_part (fixture->window, "missing_group", GTK_TYPE_WIDGET);

  return row != NULL && gtk_widget_is_ancestor (GTK_WIDGET (row), group);
}

static const char *
missing_text (Fixture *fixture)
{
  GtkLabel *label = test_ui_part (fixture->window, "missing", GTK_TYPE_LABEL);

  return gtk_widget_get_visible (GTK_WIDGET (label)) ? gtk_label_get_label (label) : NULL;
}

/* Whether a text stands on the paper. */
static gboolean
is_on_paper (Fixture *fixture, const char *text)
{
  GtkWidget *paper = test_ui_part (fixture->window, "paper", GTK_TYPE_WIDGET);
  g_autoptr (GPtrArray) labels = test_ui_find (paper, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (strstr (gtk_label_get_label (labels->pdata[i]), text) != NULL)
      return TRUE;
  }

  return FALSE;
}

/* What is not known is asked for, what is known is filled in, from the card and from the person's own data. */
static void
test_asked (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *name = NULL;

  put_card_in (fixture);
  imz_form_data_model_set (fixture->world->form_data, IMZ_FORM_FIELD_TITLE, "Şef");
  open_letter (fixture, "approval", FALSE);

  g_assert_true (is_asked (fixture, "identity-number"));
  g_assert_true (is_asked (fixture, "application-date"));
  g_assert_true (is_asked (fixture, "manager"));
  g_assert_false (is_asked (fixture, "name"));
  g_assert_false (is_asked (fixture, "title"));
  g_assert_false (is_asked (fixture, "ends"));
  g_assert_false (is_asked (fixture, "method"));
  name = imz_letter_row_get_value (find_row (fixture, "name"));
  g_assert_cmpstr (name, ==, "AYLA DENİZ");
  g_assert_true (is_on_paper (fixture, "AYLA DENİZ YURT"));
  g_assert_true (is_on_paper (fixture, "20.01.2027 tarihinde"));
  g_assert_true (is_on_paper (fixture, "Şef"));
  g_assert_nonnull (
    strstr (missing_text (fixture), imz_letter_place_get_label ("identity-number")));
}

/* The paper follows what is typed; nothing is missing once all is there. */
static void
test_typed (Fixture *fixture, gconstpointer user_data)
{
  put_card_in (fixture);
  open_letter (fixture, "loss-notice", FALSE);
  g_assert_true (is_on_paper (fixture, "……"));

  imz_letter_row_set_value (find_row (fixture, "institution"), "Örnek Lisesi");
  g_assert_true (is_on_paper (fixture, "ÖRNEK LİSESİNE"));
  imz_letter_row_set_value (find_row (fixture, "title"), "Şef");
  imz_letter_row_set_value (find_row (fixture, "loss-date"), "1.2.2026");
  g_assert_nonnull (missing_text (fixture));
  imz_letter_row_set_value (find_row (fixture, "loss-place"), "Iğdır");
  g_assert_null (missing_text (fixture));
  g_assert_false (is_on_paper (fixture, "……"));
  g_assert_true (is_on_paper (fixture, "Tarih: 01.02.2026"));
}

/* Nothing of it goes into the person's own data. */
static void
test_not_stored (Fixture *fixture, gconstpointer user_data)
{
  open_letter (fixture, "approval", FALSE);
  imz_letter_row_set_value (find_row (fixture, "identity-number"), "10000000146");
  imz_letter_row_set_value (find_row (fixture, "surname"), "Yurt");

  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++)
    g_assert_null (imz_form_data_model_get (fixture->world->form_data, (ImzFormField) i));
  g_assert_false (imz_form_data_model_is_changed (fixture->world->form_data));
}

/* What the keyring answers later fills what is still empty, and nothing else. */
static void
test_later (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *surname = NULL;
  g_autofree char *manager = NULL;

  open_letter (fixture, "approval", FALSE);
  imz_letter_row_set_value (find_row (fixture, "surname"), "Yurt");
  imz_form_data_model_set (fixture->world->form_data, IMZ_FORM_FIELD_SURNAME, "Other");
  imz_form_data_model_set (fixture->world->form_data, IMZ_FORM_FIELD_MANAGER, "Ali İnci");
  surname = imz_letter_row_get_value (find_row (fixture, "surname"));
  manager = imz_letter_row_get_value (find_row (fixture, "manager"));
  g_assert_cmpstr (surname, ==, "Yurt");
  g_assert_cmpstr (manager, ==, "Ali İnci");
  g_assert_true (is_on_paper (fixture, "Ali İnci"));
}

/* What is wrong is said beside it. */
static void
test_wrong (Fixture *fixture, gconstpointer user_data)
{
  ImzLetterRow *row;

  open_letter (fixture, "identity-letter", FALSE);
  row = find_row (fixture, "since");
  imz_letter_row_set_value (row, "31.02.2026");
  g_assert_nonnull (test_ui_find_label (row, imz_letter_place_check ("since", "31.02.2026")));
  imz_letter_row_set_value (row, "28.02.2026");
  g_assert_null (test_ui_find_label (row, imz_letter_place_check ("since", "31.02.2026")));
}

/* What was applied for changes the text. */
static void
test_choices (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *word = NULL;

  put_card_in (fixture);
  open_letter (fixture, "approval", FALSE);
  word = imz_letter_row_get_value (find_row (fixture, "application"));
  g_assert_cmpstr (word, ==, "renewal");
  g_assert_true (is_on_paper (fixture, "E-imza yenileme başvurusunun onaylanması"));
  imz_letter_row_set_value (find_row (fixture, "application"), "first");
  g_assert_true (is_on_paper (fixture, "E-imza ilk başvurusunun onaylanması"));
  g_assert_false (is_on_paper (fixture, "tarihinde sona ermektedir"));
  imz_letter_row_set_value (find_row (fixture, "method"), "wet-signed");
  g_assert_true (is_on_paper (fixture, "ıslak imzalı olarak"));
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

/* (transfer full): what is copied */
static char *
copy_text (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  char *text = NULL;

  g_signal_emit_by_name (test_ui_find_button (fixture->window, "letter.copy"), "clicked");
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "x-kde-passwordManagerHint"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  test_ui_wait ("the text", is_set_cb, &text);

  return text;
}

/* The whole text, for pasting; clipboard managers are asked not to keep it, and it can be taken away. */
static void
test_copy (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  open_letter (fixture, "approval", FALSE);
  text = copy_text (fixture);
  g_assert_true (g_str_has_prefix (text, "T.C.\n"));
  g_assert_nonnull (strstr (text, "onay verilmesi hususunda gereğini arz ederim."));
  imz_secret_copy_take_away ();
  g_assert_null (gdk_clipboard_get_content (gtk_widget_get_clipboard (fixture->window)));
}

/* Practice says so, with invented data, and asks for nothing. */
static void
test_practice (Fixture *fixture, gconstpointer user_data)
{
  put_card_in (fixture);
  imz_form_data_model_set (fixture->world->form_data, IMZ_FORM_FIELD_TITLE, "Gerçek unvan");
  open_letter (fixture, "approval", TRUE);

  g_assert_true (
    gtk_widget_get_visible (test_ui_part (fixture->window, "practice_mark", GTK_TYPE_WIDGET)));
  g_assert_null (missing_text (fixture));
  g_assert_true (is_on_paper (fixture, "10000000146"));
  g_assert_false (is_on_paper (fixture, "Gerçek unvan"));
}

/* Wherever a letter of the practice goes, it says that it is one; it is mailed nowhere. */
static void
test_practice_mark (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = NULL;
  GtkWidget *button;

  open_letter (fixture, "approval-e-mail", TRUE);
  text = copy_text (fixture);
  g_assert_true (g_str_has_prefix (text, _ ("Practice: every name and number in it is invented")));
  button = test_ui_part (fixture->window, "mail_button", GTK_TYPE_WIDGET);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_false (gtk_widget_get_sensitive (button));
}

/* What the buttons say is said to those who do not see it, too. */
static void
test_names (Fixture *fixture, gconstpointer user_data)
{
  open_letter (fixture, "approval-e-mail", FALSE);
  gtk_test_accessible_assert_property (
    test_ui_part (fixture->window, "mail_button", GTK_TYPE_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL,
    _ ("Open in the mail program"));
  gtk_test_accessible_assert_property (
    test_ui_part (fixture->window, "copy_button", GTK_TYPE_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL,
    _ ("Copy the text"));
}

/* What no source has is marked, and what has one is not. */
static void
test_ours (Fixture *fixture, gconstpointer user_data)
{
  open_letter (fixture, "parcel-label", FALSE);
  g_assert_true (
    gtk_widget_get_visible (test_ui_part (fixture->window, "ours_mark", GTK_TYPE_WIDGET)));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->window);

  open_letter (fixture, "approval", FALSE);
  g_assert_false (
    gtk_widget_get_visible (test_ui_part (fixture->window, "ours_mark", GTK_TYPE_WIDGET)));
  g_assert_false (
    gtk_widget_get_visible (test_ui_part (fixture->window, "mail_button", GTK_TYPE_WIDGET)));
}

static gboolean
has_toast_cb (gpointer window)
{
  return test_ui_find_button (window, "win.copy") != NULL;
}

/* Where there is no mail program, the address is shown to copy. */
static void
test_mail (Fixture *fixture, gconstpointer user_data)
{
  GtkButton *button;

  open_letter (fixture, "approval-e-mail", FALSE);
  button = test_ui_find_button (fixture->window, "letter.mail");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  imz_letter_row_set_value (find_row (fixture, "addressee-mail"), "il@example.com");
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
  test_ui_wait ("the address", has_toast_cb, fixture->window);

  imz_letter_row_set_value (find_row (fixture, "addressee-mail"), "");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (button)));
}

/* There is no window of a letter that there is not. */
static void
test_unknown (Fixture *fixture, gconstpointer user_data)
{
  g_assert_null (imz_letter_window_new (NULL, fixture->world->tools, "no-such-letter", FALSE));
}

/* Each of them, narrow, with large letters, and all that opens opened. */
static void
test_narrow (Fixture *fixture, gconstpointer user_data)
{
  static const char *const ids[] = {
    "approval-letter", "approval-e-mail", "wet-signed-letter", "identity-letter",
    "loss-notice",     "parcel-label",    "handover",
  };

  test_ui_set_text_size (200);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    AdwExpanderRow *known;
    int minimum;

    open_letter (fixture, ids[i], i % 2 == 0);
    known = test_ui_part (fixture->window, "known_row", ADW_TYPE_EXPANDER_ROW);
    adw_expander_row_set_expanded (known, TRUE);
    gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (fixture->window)),
                        GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_test_message ("%s: %d", ids[i], minimum);
    g_assert_cmpint (minimum, <=, NARROW);
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    g_assert_finalize_object (fixture->window);
    fixture->window = NULL;
  }
  test_ui_set_text_size (100);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/ui/letter-window/asked", test_asked },
    { "/ui/letter-window/typed", test_typed },
    { "/ui/letter-window/not-stored", test_not_stored },
    { "/ui/letter-window/later", test_later },
    { "/ui/letter-window/wrong", test_wrong },
    { "/ui/letter-window/choices", test_choices },
    { "/ui/letter-window/copy", test_copy },
    { "/ui/letter-window/practice", test_practice },
    { "/ui/letter-window/practice-mark", test_practice_mark },
    { "/ui/letter-window/names", test_names },
    { "/ui/letter-window/ours", test_ours },
    { "/ui/letter-window/mail", test_mail },
    { "/ui/letter-window/unknown", test_unknown },
    { "/ui/letter-window/narrow", test_narrow },
  };

  test_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
