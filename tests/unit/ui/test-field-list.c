/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The data to copy, as the keyring lets them be known: locked, not unlocked, broken, not there. */

#include "config.h"

#include "imz-field-list.h"

#include <glib/gi18n-lib.h>

#include "form-data-fixture.h"
#include "imz-field-row.h"
#include "test-ui.h"

#define MOBILE "{\"mobile\":\"5321234567\"}"

typedef struct {
  FormDataFixture data;
  GtkWidget *window;
  ImzFieldList *list;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  form_data_fixture_set_up (&self->data, NULL);
  self->list = g_object_new (IMZ_TYPE_FIELD_LIST, NULL);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->list));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_ui_settle ();
  form_data_fixture_tear_down (&self->data, NULL);
}

/* One field to copy, once the keyring has answered. */
static void
show_mobile (Fixture *self)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (ImzFormField));
  const ImzFormField mobile = IMZ_FORM_FIELD_MOBILE;

  g_array_append_val (fields, mobile);
  imz_field_list_set_form_data (self->list, self->data.model);
  imz_field_list_show (self->list, fields);
  form_data_fixture_load (&self->data);
}

static void
assert_row_shows (Fixture *self, const char *text)
{
  g_autoptr (GPtrArray) rows = test_ui_find (self->list, IMZ_TYPE_FIELD_ROW);

  g_assert_cmpuint (rows->len, ==, 1);
  if (test_ui_find_label (rows->pdata[0], text) == NULL)
    g_error ("the row does not show “%s”", text);
}

/* What is said above the rows. */
static void
assert_notice (Fixture *self, gboolean is_shown, gboolean can_unlock)
{
  GtkLabel *text = test_ui_part (self->list, "notice_text", GTK_TYPE_LABEL);

  g_assert_cmpint (gtk_widget_get_visible (test_ui_part (self->list, "notice", GTK_TYPE_WIDGET)),
                   ==, is_shown);
  g_assert_cmpint (
    gtk_widget_get_visible (test_ui_part (self->list, "unlock_button", GTK_TYPE_WIDGET)), ==,
    can_unlock);
  if (is_shown)
    g_assert_cmpstr (gtk_label_get_label (text), ==,
                     imz_form_data_model_get_text (self->data.model));
}

static gboolean
is_unlocked_cb (gpointer user_data)
{
  Fixture *self = user_data;

  return imz_form_data_model_get_state (self->data.model) == IMZ_FORM_DATA_READY;
}

static gboolean
is_dismissed_cb (gpointer user_data)
{
  Fixture *self = user_data;

  return imz_form_data_model_get_state (self->data.model) == IMZ_FORM_DATA_DISMISSED;
}

static void
unlock (Fixture *self, FakePrompt prompt)
{
  fake_keyring_set_prompt (self->data.keyring, prompt);
  g_signal_emit_by_name (test_ui_part (self->list, "unlock_button", GTK_TYPE_BUTTON), "clicked");
  fake_keyring_serve (self->data.keyring,
                      prompt == FAKE_PROMPT_ACCEPTED ? is_unlocked_cb : is_dismissed_cb, self);
  test_ui_settle ();
}

static void
begin_locked (Fixture *self)
{
  fake_keyring_start (self->data.keyring);
  fake_keyring_put (self->data.keyring, form_data_fixture_get_key (&self->data), MOBILE);
  fake_keyring_lock (self->data.keyring);
  show_mobile (self);
}

static void
test_known (Fixture *self, gconstpointer unused)
{
  fake_keyring_start (self->data.keyring);
  fake_keyring_put (self->data.keyring, form_data_fixture_get_key (&self->data), MOBILE);
  show_mobile (self);
  assert_notice (self, FALSE, FALSE);
  assert_row_shows (self, "5321234567");
  assert_row_shows (self, _ ("Copy"));
}

/* What is not known is not said to be missing. */
static void
test_locked (Fixture *self, gconstpointer unused)
{
  begin_locked (self);
  assert_notice (self, TRUE, TRUE);
  assert_row_shows (self, _ ("Not known"));
  unlock (self, FAKE_PROMPT_ACCEPTED);
  assert_notice (self, FALSE, FALSE);
  assert_row_shows (self, "5321234567");
}

/* Whoever puts the prompt away can have it again. */
static void
test_dismissed (Fixture *self, gconstpointer unused)
{
  begin_locked (self);
  unlock (self, FAKE_PROMPT_DISMISSED);
  assert_notice (self, TRUE, TRUE);
  assert_row_shows (self, _ ("Not known"));
}

static void
test_failed (Fixture *self, gconstpointer unused)
{
  fake_keyring_start (self->data.keyring);
  fake_keyring_set_broken (self->data.keyring, TRUE);
  show_mobile (self);
  assert_notice (self, TRUE, FALSE);
  assert_row_shows (self, _ ("Not known"));
}

/* Where there is no keyring, what is typed is all there is. */
static void
test_no_service (Fixture *self, gconstpointer unused)
{
  show_mobile (self);
  assert_notice (self, FALSE, FALSE);
  assert_row_shows (self, _ ("Not typed yet"));
  imz_form_data_model_set (self->data.model, IMZ_FORM_FIELD_MOBILE, "5000000000");
  assert_row_shows (self, "5000000000");
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);

  add ("/ui/field-list/known", test_known);
  add ("/ui/field-list/locked", test_locked);
  add ("/ui/field-list/dismissed", test_dismissed);
  add ("/ui/field-list/failed", test_failed);
  add ("/ui/field-list/no-service", test_no_service);

  result = g_test_run ();
  fake_keyring_end_bus ();

  return result;
}
