/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of the holder's own data, over a keyring that does as it is told. */

#include "config.h"

#include "imz-form-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "../store/fake-keyring.h"
#include "imz-form-row.h"
#include "imz-phrase.h"
#include "test-confirmation.h"
#include "test-ui.h"

#define HOLDER "ÇİĞDEM IŞIK İNCİ"

typedef struct {
  char *folder;
  ImzProfileModel *profiles;
  FakeKeyring *keyring;
  ImzFormDataModel *form_data;
  GtkWidget *window;
} Fixture;

static const GDate today = { .day = 21, .month = 11, .year = 2026, .dmy = 1 };

/* With one person, who has a key. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzDatabase) database = NULL;

  fixture->folder = g_dir_make_tmp ("imzam-form-XXXXXX", &error);
  g_assert_no_error (error);
  database = imz_database_new (fixture->folder, 1000);
  fixture->profiles = imz_profile_model_new (database);
  g_assert_true (imz_profile_model_rename (fixture->profiles, "", "Ayla", &error));
  g_assert_no_error (error);
  fixture->keyring = fake_keyring_new ();
  fixture->form_data = imz_form_data_model_new (fixture->profiles);
}

/* What is under way (a frame, an answer of the keyring) may hold it for a moment. */
static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  test_ui_wait ("the end of the question", is_only_ours_cb, fixture->form_data);
  g_assert_finalize_object (fixture->form_data);
  fake_keyring_free (fixture->keyring);
  g_assert_finalize_object (fixture->profiles);

  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
is_answered_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return imz_form_data_model_get_state (fixture->form_data) != IMZ_FORM_DATA_LOADING;
}

static void
lock_what_is_kept (Fixture *fixture)
{
  fake_keyring_put (fixture->keyring, imz_profile_model_get_key (fixture->profiles),
                    "{\"mobile\":\"5321234567\"}");
  fake_keyring_lock (fixture->keyring);
}

static void
open_window (Fixture *fixture, const char *holder)
{
  fixture->window = g_object_ref (imz_form_window_new (NULL, fixture->form_data, holder, &today));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fake_keyring_serve (fixture->keyring, is_answered_cb, fixture);
}

static gpointer
part (Fixture *fixture, const char *name)
{
  return test_ui_part (fixture->window, name, GTK_TYPE_WIDGET);
}

static ImzFormRow *
row_of (Fixture *fixture, ImzFormField field)
{
  g_autoptr (GPtrArray) rows = test_ui_find (fixture->window, IMZ_TYPE_FORM_ROW);

  g_assert_cmpuint (rows->len, ==, IMZ_N_FORM_FIELDS);

  return rows->pdata[field];
}

static void
type (Fixture *fixture, ImzFormField field, const char *text)
{
  GtkEditable *entry = test_ui_part (row_of (fixture, field), "entry", GTK_TYPE_ENTRY);

  gtk_editable_set_text (entry, text);
}

static void
assert_value (Fixture *fixture, ImzFormField field, const char *value)
{
  g_autofree char *shown = imz_form_row_get_value (row_of (fixture, field));

  g_assert_cmpstr (shown, ==, value);
  g_assert_cmpstr (imz_form_data_model_get (fixture->form_data, field), ==,
                   *value != '\0' ? value : NULL);
}

static void
press (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_get_sensitive (part (fixture, name)));
  g_signal_emit_by_name (part (fixture, name), "clicked");
}

static gboolean
is_kept_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return imz_form_data_model_is_kept (fixture->form_data) &&
         !imz_form_data_model_is_changed (fixture->form_data);
}

static gboolean
is_erased_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return !imz_form_data_model_is_kept (fixture->form_data);
}

static gboolean
is_unlocked_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return imz_form_data_model_get_state (fixture->form_data) == IMZ_FORM_DATA_READY;
}

static gboolean
is_dismissed_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  return imz_form_data_model_get_state (fixture->form_data) == IMZ_FORM_DATA_DISMISSED;
}

/* What can be done depends on the keyring. */
static void
test_states (Fixture *fixture, gconstpointer state)
{
  gboolean is_locked = GPOINTER_TO_INT (state) == IMZ_FORM_DATA_LOCKED;
  gboolean may_keep = GPOINTER_TO_INT (state) == IMZ_FORM_DATA_READY;

  if (GPOINTER_TO_INT (state) != IMZ_FORM_DATA_NO_SERVICE)
    fake_keyring_start (fixture->keyring);
  if (is_locked)
    lock_what_is_kept (fixture);
  if (GPOINTER_TO_INT (state) == IMZ_FORM_DATA_FAILED)
    fake_keyring_set_broken (fixture->keyring, TRUE);
  open_window (fixture, NULL);

  g_assert_cmpint (imz_form_data_model_get_state (fixture->form_data), ==, GPOINTER_TO_INT (state));
  g_assert_cmpstr (gtk_label_get_label (part (fixture, "keyring")), ==,
                   imz_form_data_model_get_text (fixture->form_data));
  g_assert_cmpint (gtk_widget_get_visible (part (fixture, "unlock_button")), ==, is_locked);
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "keep_button")));
  type (fixture, IMZ_FORM_FIELD_MOBILE, "0532 123 45 67");
  g_assert_cmpint (gtk_widget_get_sensitive (part (fixture, "keep_button")), ==, may_keep);
  g_assert_true (gtk_widget_get_sensitive (part (fixture, "erase_button")));
}

/* The person does not unlock it: what to do stays there, and it can be tried again. */
static void
test_unlock (Fixture *fixture, gconstpointer unused)
{
  fake_keyring_start (fixture->keyring);
  lock_what_is_kept (fixture);
  fake_keyring_set_prompt (fixture->keyring, FAKE_PROMPT_DISMISSED);
  open_window (fixture, NULL);

  press (fixture, "unlock_button");
  fake_keyring_serve (fixture->keyring, is_dismissed_cb, fixture);
  g_assert_true (gtk_widget_get_visible (part (fixture, "unlock_button")));

  fake_keyring_set_prompt (fixture->keyring, FAKE_PROMPT_ACCEPTED);
  press (fixture, "unlock_button");
  fake_keyring_serve (fixture->keyring, is_unlocked_cb, fixture);
  g_assert_false (gtk_widget_get_visible (part (fixture, "unlock_button")));
  assert_value (fixture, IMZ_FORM_FIELD_MOBILE, "5321234567");
}

/* Kept only when the person wants it, and erased from everywhere after a question. */
static void
test_keep_and_erase (Fixture *fixture, gconstpointer unused)
{
  const char *key = imz_profile_model_get_key (fixture->profiles);

  fake_keyring_start (fixture->keyring);
  open_window (fixture, NULL);
  type (fixture, IMZ_FORM_FIELD_MOBILE, "0532 123 45 67");
  assert_value (fixture, IMZ_FORM_FIELD_MOBILE, "5321234567");
  g_assert_null (fake_keyring_get (fixture->keyring, key));

  press (fixture, "keep_button");
  fake_keyring_serve (fixture->keyring, is_kept_cb, fixture);
  g_assert_nonnull (strstr (fake_keyring_get (fixture->keyring, key), "5321234567"));
  g_assert_false (gtk_widget_get_sensitive (part (fixture, "keep_button")));

  press (fixture, "erase_button");
  test_confirmation_answer (FALSE);
  test_ui_settle ();
  assert_value (fixture, IMZ_FORM_FIELD_MOBILE, "5321234567");

  press (fixture, "erase_button");
  test_confirmation_answer (TRUE);
  fake_keyring_serve (fixture->keyring, is_erased_cb, fixture);
  assert_value (fixture, IMZ_FORM_FIELD_MOBILE, "");
  g_assert_null (fake_keyring_get (fixture->keyring, key));
}

/* The name on the card need not be typed, but is taken only when the person wants it. */
static void
test_holder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *take =
    imz_phrase_expand (_ ("Use the name on the card: {holder}"), "holder", HOLDER, NULL);

  open_window (fixture, HOLDER);
  assert_value (fixture, IMZ_FORM_FIELD_NAME, "");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (part (fixture, "holder_button")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, take);
  press (fixture, "holder_button");
  assert_value (fixture, IMZ_FORM_FIELD_NAME, "ÇİĞDEM IŞIK");
  assert_value (fixture, IMZ_FORM_FIELD_SURNAME, "İNCİ");
  g_assert_false (gtk_widget_get_visible (part (fixture, "holder_button")));
}

typedef struct {
  GtkWidget *window;
  GtkWidget *row;
} Sight;

static gboolean
is_in_sight_cb (gpointer user_data)
{
  const Sight *sight = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (sight->window));
  graphene_rect_t bounds;

  return focus != NULL && gtk_widget_is_ancestor (focus, sight->row) &&
         gtk_widget_compute_bounds (sight->row, sight->window, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (sight->window);
}

/* The field that is asked for is scrolled to, before the window is there and when it comes back to the front. */
static void
test_show_field (Fixture *fixture, gconstpointer unused)
{
  static const ImzFormField fields[] = {
    IMZ_FORM_FIELD_MANAGER_TITLE,
    IMZ_FORM_FIELD_IDENTITY_NUMBER,
    IMZ_FORM_FIELD_HOME_PHONE,
  };

  fixture->window = g_object_ref (imz_form_window_new (NULL, fixture->form_data, NULL, &today));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
    Sight sight = { .window = fixture->window };

    imz_form_window_show_field (IMZ_FORM_WINDOW (fixture->window), fields[i]);
    gtk_window_present (GTK_WINDOW (fixture->window));
    sight.row = GTK_WIDGET (row_of (fixture, fields[i]));
    test_ui_wait ("the field", is_in_sight_cb, &sight);
  }
}

/* Closed before the field was found. */
static void
test_close (Fixture *fixture, gconstpointer unused)
{
  fixture->window = g_object_ref (imz_form_window_new (NULL, fixture->form_data, NULL, &today));
  imz_form_window_show_field (IMZ_FORM_WINDOW (fixture->window), IMZ_FORM_FIELD_MANAGER);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

#define add_with(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
#define add(path, function) add_with (path, NULL, function)
#define add_state(path, state) add_with (path, GINT_TO_POINTER (state), test_states)

int
main (int argc, char *argv[])
{
  int result;

  test_ui_init (&argc, &argv);

  add_state ("/ui/form-window/state/ready", IMZ_FORM_DATA_READY);
  add_state ("/ui/form-window/state/locked", IMZ_FORM_DATA_LOCKED);
  add_state ("/ui/form-window/state/no-service", IMZ_FORM_DATA_NO_SERVICE);
  add_state ("/ui/form-window/state/failed", IMZ_FORM_DATA_FAILED);
  add ("/ui/form-window/unlock", test_unlock);
  add ("/ui/form-window/keep-and-erase", test_keep_and_erase);
  add ("/ui/form-window/holder", test_holder);
  add ("/ui/form-window/show-field", test_show_field);
  add ("/ui/form-window/close", test_close);

  result = g_test_run ();
  fake_keyring_end_bus ();

  return result;
}
