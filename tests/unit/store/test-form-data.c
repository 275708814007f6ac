/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The holder's own data between memory and a keyring that is locked, slow, out of order, or not there. */

#include "form-data-fixture.h"
#include "imz-form-values.h"

#define NAME IMZ_FORM_FIELD_NAME
#define MOBILE IMZ_FORM_FIELD_MOBILE
#define AYLA "{\"name\":\"Ayla\"}"

static void
test_keep (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_LOADING, "not asked");
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "Nothing is kept");
  form_data_fixture_assert_value (self, NAME, NULL);
  g_assert_false (imz_form_data_model_is_changed (self->model));
  g_assert_false (imz_form_data_model_is_kept (self->model));

  /* Nothing is kept that nobody asked to keep. */
  imz_form_data_model_set (self->model, NAME, " Ayla ");
  imz_form_data_model_set (self->model, MOBILE, "0532 123 45 67");
  form_data_fixture_assert_value (self, NAME, "Ayla");
  form_data_fixture_assert_value (self, MOBILE, "5321234567");
  g_assert_true (imz_form_data_model_is_changed (self->model));
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);

  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==,
                   "{\"name\":\"Ayla\",\"mobile\":\"5321234567\"}");
  g_assert_false (imz_form_data_model_is_changed (self->model));
  g_assert_true (imz_form_data_model_is_kept (self->model));
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "in the keyring");
  g_assert_false (store_fixture_holds (&self->people.store, "5321234567"));

  /* In the place of what was there. */
  imz_form_data_model_set (self->model, MOBILE, "");
  imz_form_data_model_set (self->model, NAME, "Deniz");
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==,
                   "{\"name\":\"Deniz\"}");
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 1);

  form_data_fixture_close_model (self);
  form_data_fixture_open_model (self);
  form_data_fixture_assert_value (self, NAME, NULL);
  form_data_fixture_load (self);
  form_data_fixture_assert_value (self, NAME, "Deniz");
  form_data_fixture_assert_value (self, MOBILE, NULL);

  /* Of nothing nothing is kept. */
  imz_form_data_model_set (self->model, NAME, NULL);
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);
  g_assert_false (imz_form_data_model_is_kept (self->model));
}

/* Once for each thing that is otherwise. */
static void
test_changed (FormDataFixture *self, gconstpointer unused)
{
  imz_form_data_model_set (self->model, NAME, "Ayla");
  g_assert_cmpuint (self->n_changed, ==, 1);
  imz_form_data_model_set (self->model, NAME, "Ayla ");
  g_assert_cmpuint (self->n_changed, ==, 1);
  imz_form_data_model_set (self->model, NAME, NULL);
  g_assert_cmpuint (self->n_changed, ==, 2);
  imz_form_data_model_set (self->model, NAME, "");
  g_assert_cmpuint (self->n_changed, ==, 2);
}

static void
test_erase (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  form_data_fixture_load (self);
  imz_form_data_model_set (self->model, MOBILE, "5321234567");
  form_data_fixture_do_well (self, ERASE);
  form_data_fixture_assert_value (self, NAME, NULL);
  form_data_fixture_assert_value (self, MOBILE, NULL);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);
  g_assert_false (imz_form_data_model_is_kept (self->model));
  g_assert_false (imz_form_data_model_is_changed (self->model));
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "Nothing is kept");

  /* Nor is there anything to erase the second time. */
  form_data_fixture_do_well (self, ERASE);
}

/* What is locked is not nothing; and what was typed meanwhile is not lost. */
static void
test_locked (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self),
                    "{\"name\":\"Ayla\",\"surname\":\"Yurt\"}");
  fake_keyring_lock (self->keyring);
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_LOCKED, "locked");
  form_data_fixture_assert_value (self, NAME, NULL);
  g_assert_cmpuint (fake_keyring_get_n_prompts (self->keyring), ==, 0);

  imz_form_data_model_set (self->model, NAME, "Deniz");
  g_assert_true (imz_form_data_model_is_changed (self->model));
  form_data_fixture_do_well (self, UNLOCK);
  g_assert_cmpuint (fake_keyring_get_n_prompts (self->keyring), ==, 1);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "in the keyring");
  form_data_fixture_assert_value (self, NAME, "Deniz");
  form_data_fixture_assert_value (self, IMZ_FORM_FIELD_SURNAME, "Yurt");
  g_assert_true (imz_form_data_model_is_changed (self->model));

  /* Nobody is asked twice. */
  form_data_fixture_do_well (self, UNLOCK);
  g_assert_cmpuint (fake_keyring_get_n_prompts (self->keyring), ==, 1);
}

static void
test_dismissed (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  fake_keyring_lock (self->keyring);
  fake_keyring_set_prompt (self->keyring, FAKE_PROMPT_DISMISSED);
  form_data_fixture_load (self);
  imz_form_data_model_set (self->model, MOBILE, "5321234567");

  form_data_fixture_do_in_vain (self, UNLOCK, IMZ_STORE_ERROR_KEYRING_DISMISSED);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_DISMISSED, "not unlocked");
  form_data_fixture_assert_value (self, NAME, NULL);
  form_data_fixture_assert_value (self, MOBILE, "5321234567");

  form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_KEYRING_DISMISSED);
  form_data_fixture_do_in_vain (self, ERASE, IMZ_STORE_ERROR_KEYRING_DISMISSED);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==, AYLA);
  form_data_fixture_assert_value (self, MOBILE, "5321234567");

  /* Keeping asks again, and takes in what is there. */
  fake_keyring_set_prompt (self->keyring, FAKE_PROMPT_ACCEPTED);
  form_data_fixture_do_well (self, KEEP);
  form_data_fixture_assert_value (self, NAME, "Ayla");
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==,
                   "{\"name\":\"Ayla\",\"mobile\":\"5321234567\"}");
}

/* The keyring asks only when something is put into it; that it was not is found out. */
static void
test_dismissed_putting (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_lock (self->keyring);
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "Nothing is kept");
  imz_form_data_model_set (self->model, NAME, "Ayla");

  fake_keyring_set_prompt (self->keyring, FAKE_PROMPT_DISMISSED);
  form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_KEYRING_DISMISSED);
  g_assert_false (imz_form_data_model_is_kept (self->model));
  g_assert_true (imz_form_data_model_is_changed (self->model));
  form_data_fixture_assert_value (self, NAME, "Ayla");

  fake_keyring_set_prompt (self->keyring, FAKE_PROMPT_ACCEPTED);
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==, AYLA);
}

static void
test_no_service (FormDataFixture *self, gconstpointer unused)
{
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_NO_SERVICE, "no keyring in this session");
  imz_form_data_model_set (self->model, NAME, "Ayla");
  form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_NO_KEYRING);
  form_data_fixture_do_in_vain (self, UNLOCK, IMZ_STORE_ERROR_NO_KEYRING);
  form_data_fixture_assert_value (self, NAME, "Ayla");

  /* From memory it goes all the same. */
  form_data_fixture_do_in_vain (self, ERASE, IMZ_STORE_ERROR_NO_KEYRING);
  form_data_fixture_assert_value (self, NAME, NULL);

  /* It comes later. */
  imz_form_data_model_set (self->model, NAME, "Ayla");
  fake_keyring_start (self->keyring);
  form_data_fixture_do_well (self, KEEP);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "in the keyring");
}

static void
test_no_bus (FormDataFixture *self, gconstpointer unused)
{
  g_autofree char *address = g_strdup (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_NO_SERVICE, "no keyring in this session");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
}

/* Of the other end of the bus; in its thread. */
static GDBusMessage *
answer_cb (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer unused)
{
  g_autoptr (GDBusMessage) question = message;
  g_autoptr (GDBusMessage) answer = NULL;

  if (!incoming)
    return g_steal_pointer (&question);
  if (g_strcmp0 (g_dbus_message_get_member (question), "Hello") == 0) {
    answer = g_dbus_message_new_method_reply (question);
    g_dbus_message_set_body (answer, g_variant_new ("(s)", ":1.1"));
  } else {
    answer =
      g_dbus_message_new_method_error (question, "org.freedesktop.DBus.Error.TimedOut", "Too late");
  }
  g_dbus_connection_send_message (connection, answer, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);

  return NULL;
}

static gboolean
connected_cb (GDBusServer *server, GDBusConnection *connection, gpointer keeper)
{
  g_dbus_connection_add_filter (connection, answer_cb, NULL, NULL);
  g_ptr_array_add (keeper, g_object_ref (connection));

  return TRUE;
}

/* A keyring that does not come up may hold all that was kept. */
static void
test_not_starting (FormDataFixture *self, gconstpointer unused)
{
  g_autofree char *address = g_strdup (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  g_autofree char *guid = g_dbus_generate_guid ();
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusServer) server =
    g_dbus_server_new_sync ("unix:tmpdir=/tmp", G_DBUS_SERVER_FLAGS_NONE, guid, NULL, NULL, &error);

  g_assert_no_error (error);
  g_signal_connect (server, "new-connection", G_CALLBACK (connected_cb), connections);
  g_dbus_server_start (server);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", g_dbus_server_get_client_address (server), TRUE);
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_FAILED, "Try again");

  imz_form_data_model_set (self->model, NAME, "Ayla");
  form_data_fixture_do_in_vain (self, ERASE, IMZ_STORE_ERROR_KEYRING_FAILED);
  form_data_fixture_assert_value (self, NAME, "Ayla");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  g_dbus_server_stop (server);
}

static void
test_broken (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  fake_keyring_set_broken (self->keyring, TRUE);
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_FAILED, "Try again");
  imz_form_data_model_set (self->model, MOBILE, "5321234567");
  form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_KEYRING_FAILED);

  fake_keyring_set_broken (self->keyring, FALSE);
  form_data_fixture_do_well (self, UNLOCK);
  form_data_fixture_assert_value (self, NAME, "Ayla");
  form_data_fixture_assert_value (self, MOBILE, "5321234567");
}

/* Whoever put it there: it is not believed, and not overwritten before somebody says so. */
static void
test_strange (FormDataFixture *self, gconstpointer unused)
{
  g_autofree char *book = g_strnfill (70000, 'x');
  g_autofree char *long_value = g_strdup_printf ("{\"name\":\"%s\"}", book);
  g_autofree char *pit = g_strnfill (60000, '[');
  const struct {
    const char *sentence;
    const char *secret;
  } vectors[] = {
    { "nothing at all", "" },
    { "no JSON", "Ayla" },
    { "half of it", "{\"name\":\"Ay" },
    { "a list", "[\"Ayla\"]" },
    { "a number", "{\"mobile\":5321234567}" },
    { "an object within", "{\"name\":{\"first\":\"Ayla\"}}" },
    { "nothing for a value", "{\"name\":null}" },
    { "a field of which nobody knows", "{\"name\":\"Ayla\",\"pin\":\"123456\"}" },
    { "an empty value", "{\"name\":\"\"}" },
    { "something that is no text", "{\"name\":\"\xff\"}" },
    { "a book", long_value },
    { "so deep that a parser falls into it", pit },
    { "a remark", "{/* of \"mine */\"name\":\"Ayla\"}" },
    { "more behind it", AYLA AYLA },
  };

  fake_keyring_start (self->keyring);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    fake_keyring_put (self->keyring, form_data_fixture_get_key (self), vectors[i].secret);
    form_data_fixture_load (self);
    form_data_fixture_assert_state (self, IMZ_FORM_DATA_FAILED, "erase it");
    form_data_fixture_assert_value (self, NAME, NULL);

    imz_form_data_model_set (self->model, NAME, "Deniz");
    form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_STRANGE_SECRET);
    g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==,
                     vectors[i].secret);
    form_data_fixture_assert_value (self, NAME, "Deniz");

    form_data_fixture_do_well (self, ERASE);
    form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "Nothing is kept");
    form_data_fixture_close_model (self);
    form_data_fixture_open_model (self);
  }
}

/* What cannot be shown costs nobody the rest; and nothing is kept that would be passed over. */
static void
test_unseen (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self),
                    "{\"name\":\"Ay\\u202ela\",\"surname\":\"Yurt\",\"title\":\"a\\nb\"}");
  form_data_fixture_load (self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_READY, "in the keyring");
  form_data_fixture_assert_value (self, NAME, NULL);
  form_data_fixture_assert_value (self, IMZ_FORM_FIELD_TITLE, NULL);
  form_data_fixture_assert_value (self, IMZ_FORM_FIELD_SURNAME, "Yurt");

  imz_form_data_model_set (self->model, NAME, "a\u0300\u0301\u0302\u0303");
  form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_STRANGE_VALUE);
  imz_form_data_model_set (self->model, NAME, "Ay\u200bla\033");
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==,
                   "{\"name\":\"Ayla\",\"surname\":\"Yurt\"}");
}

/* Whatever is pasted and kept can be read again. */
static void
test_pasted (FormDataFixture *self, gconstpointer unused)
{
  static const gunichar letters[] = {
    'a',    ' ',    '\n',   '"',  '\\',   0x130,   0x301,  0x308,  0xAD,
    0x200B, 0x200D, 0x202E, 0x1B, 0xFFFD, 0x1F600, 0xFE0F, 0xE000, 0xE0001,
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < 2000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_auto (ImzFormValues) values = { { NULL } }, again = { { NULL } };
    char *json, *normalized;

    for (int left = g_rand_int_range (random, 0, 12); left > 0; left--)
      g_string_append_unichar (text,
                               letters[g_rand_int_range (random, 0, (int) G_N_ELEMENTS (letters))]);
    normalized = imz_form_field_normalize (IMZ_FORM_FIELD_TITLE, text->str);
    imz_form_values_set (&values, IMZ_FORM_FIELD_TITLE, normalized);
    imz_form_values_wipe (normalized);
    if (!imz_form_values_is_plain (&values))
      continue;

    json = imz_form_values_to_json (&values);
    g_test_message ("%s", json);
    g_assert_true (imz_form_values_read_json (&again, json, strlen (json)));
    g_assert_true (imz_form_values_equal (&values, &again));
    imz_form_values_wipe (json);
  }
}

/* What another program kept meanwhile is not lost, but where this one has something younger. */
static void
test_kept_behind (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  form_data_fixture_load (self);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self),
                    "{\"name\":\"Ayla Nur\",\"surname\":\"Yurt\",\"mobile\":\"5000000000\"}");
  imz_form_data_model_set (self->model, MOBILE, "5321234567");
  form_data_fixture_do_well (self, KEEP);
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==,
                   "{\"name\":\"Ayla Nur\",\"surname\":\"Yurt\",\"mobile\":\"5321234567\"}");
}

static void
test_too_much (FormDataFixture *self, gconstpointer unused)
{
  g_autofree char *book = g_strnfill (70000, 'x');

  fake_keyring_start (self->keyring);
  form_data_fixture_load (self);
  imz_form_data_model_set (self->model, NAME, book);
  form_data_fixture_do_in_vain (self, KEEP, IMZ_STORE_ERROR_TOO_MANY);
  g_assert_cmpuint (fake_keyring_get_n_items (self->keyring), ==, 0);
}

/* The program goes on meanwhile, and what is typed into it is younger than what comes. */
static void
test_slow (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self),
                    "{\"name\":\"Ayla\",\"surname\":\"Yurt\"}");
  fake_keyring_set_mute (self->keyring, TRUE);
  imz_form_data_model_load (self->model);
  fake_keyring_serve (self->keyring, form_data_fixture_is_asked, self);
  form_data_fixture_assert_state (self, IMZ_FORM_DATA_LOADING, "being asked");
  imz_form_data_model_set (self->model, NAME, "Deniz");

  fake_keyring_set_mute (self->keyring, FALSE);
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
  form_data_fixture_assert_value (self, NAME, "Deniz");
  form_data_fixture_assert_value (self, IMZ_FORM_FIELD_SURNAME, "Yurt");
}

/* What is typed while it is being kept is not kept yet. */
static void
test_typed_while_keeping (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  form_data_fixture_load (self);
  imz_form_data_model_set (self->model, NAME, "Ayla");
  form_data_fixture_begin (self, KEEP);
  fake_keyring_serve (self->keyring, form_data_fixture_is_answered, self);
  g_assert_false (self->is_done);
  imz_form_data_model_set (self->model, MOBILE, "5321234567");
  fake_keyring_serve (self->keyring, form_data_fixture_is_done, self);
  g_assert_no_error (self->error);
  g_assert_true (imz_form_data_model_is_changed (self->model));
  g_assert_cmpstr (fake_keyring_get (self->keyring, form_data_fixture_get_key (self)), ==, AYLA);
  form_data_fixture_do_well (self, KEEP);
  g_assert_false (imz_form_data_model_is_changed (self->model));
}

/* One prompt at a time, however often somebody presses. */
static void
test_pressed_twice (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  fake_keyring_lock (self->keyring);
  form_data_fixture_load (self);
  imz_form_data_model_unlock_async (self->model, NULL, NULL);
  form_data_fixture_do_well (self, UNLOCK);
  g_assert_cmpuint (fake_keyring_get_n_prompts (self->keyring), ==, 1);
  form_data_fixture_assert_value (self, NAME, "Ayla");
}

/* The window is closed while the keyring is asking: its question stands, and nothing is asked of it but that. */
static void
test_closed_while_prompting (FormDataFixture *self, gconstpointer unused)
{
  fake_keyring_start (self->keyring);
  fake_keyring_put (self->keyring, form_data_fixture_get_key (self), AYLA);
  fake_keyring_lock (self->keyring);
  fake_keyring_set_prompt (self->keyring, FAKE_PROMPT_OPEN);
  form_data_fixture_load (self);
  form_data_fixture_begin (self, UNLOCK);
  fake_keyring_serve (self->keyring, form_data_fixture_is_prompting, self);

  /* Only who asked still holds it. */
  g_object_unref (self->model);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (self->is_done);
  g_assert_false (fake_keyring_was_cancelled (self->keyring));

  g_object_ref (self->model);
  fake_keyring_end_prompt (self->keyring, FALSE);
  fake_keyring_serve (self->keyring, form_data_fixture_is_done, self);
  g_assert_true (self->is_well);
}

static void
add_test (const char *path, void (*test) (FormDataFixture *, gconstpointer))
{
  g_test_add (path, FormDataFixture, NULL, form_data_fixture_set_up, test,
              form_data_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  add_test ("/store/form-data/keep", test_keep);
  add_test ("/store/form-data/changed", test_changed);
  add_test ("/store/form-data/erase", test_erase);
  add_test ("/store/form-data/locked", test_locked);
  add_test ("/store/form-data/dismissed", test_dismissed);
  add_test ("/store/form-data/dismissed-putting", test_dismissed_putting);
  add_test ("/store/form-data/no-service", test_no_service);
  add_test ("/store/form-data/no-bus", test_no_bus);
  add_test ("/store/form-data/not-starting", test_not_starting);
  add_test ("/store/form-data/broken", test_broken);
  add_test ("/store/form-data/strange", test_strange);
  add_test ("/store/form-data/unseen", test_unseen);
  add_test ("/store/form-data/pasted", test_pasted);
  add_test ("/store/form-data/kept-behind", test_kept_behind);
  add_test ("/store/form-data/too-much", test_too_much);
  add_test ("/store/form-data/slow", test_slow);
  add_test ("/store/form-data/typed-while-keeping", test_typed_while_keeping);
  add_test ("/store/form-data/pressed-twice", test_pressed_twice);
  add_test ("/store/form-data/closed-while-prompting", test_closed_while_prompting);

  status = g_test_run ();
  fake_keyring_end_bus ();

  return status;
}
