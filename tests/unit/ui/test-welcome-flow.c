/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The way through the first start, without a window. */

#include "config.h"

#include <glib/gstdio.h>

#include "imz-welcome-flow.h"
#include "test-ui.h"

typedef struct {
  char *folder; /* of the administrator */
  ImzConfig *config;
  ImzPreferencesModel *preferences;
  ImzWelcomeFlow *flow;
  int n_changed;
  int n_done;
  GArray *told; /* of int: what was told of e-onay */
} Fixture;

static void
told_cb (ImzWelcomeFlow *flow, int e_onay, Fixture *fixture)
{
  g_array_append_val (fixture->told, e_onay);
}

/* With this file of the administrator's, or none. */
static void
set_up (Fixture *fixture, gconstpointer conf)
{
  static const char *const nowhere[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (nowhere);
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("imzam-welcome-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "imzam.conf", NULL);
  if (conf != NULL)
    g_assert_true (g_file_set_contents (path, conf, -1, NULL));
  fixture->config = imz_config_new (fixture->folder, "/nowhere", TRUE);
  fixture->preferences = imz_preferences_model_new (fixture->config, provinces);
  imz_preferences_model_set_welcomed (fixture->preferences, FALSE);
  fixture->flow = imz_welcome_flow_new (fixture->preferences);
  fixture->told = g_array_new (FALSE, FALSE, sizeof (int));
  test_ui_count (fixture->flow, "changed", &fixture->n_changed);
  test_ui_count (fixture->flow, "done", &fixture->n_done);
  g_signal_connect (fixture->flow, "told-e-onay", G_CALLBACK (told_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer conf)
{
  g_autofree char *path = g_build_filename (fixture->folder, "imzam.conf", NULL);

  g_assert_finalize_object (fixture->flow);
  if (!imz_preferences_model_is_locked (fixture->preferences, IMZ_CONFIG_KEY_PROVINCE))
    imz_preferences_model_set_province (fixture->preferences, IMZ_PROVINCE_DEFAULT);
  g_assert_finalize_object (fixture->preferences);
  imz_config_unref (fixture->config);
  g_array_unref (fixture->told);
  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_at (Fixture *fixture, ImzWelcomePage page, guint number, guint n_pages)
{
  g_assert_cmpint (imz_welcome_flow_get_page (fixture->flow), ==, page);
  g_assert_cmpuint (imz_welcome_flow_get_number (fixture->flow), ==, number);
  g_assert_cmpuint (imz_welcome_flow_get_n_pages (fixture->flow), ==, n_pages);
}

static const char *
province (Fixture *fixture)
{
  return imz_province_get_id (imz_preferences_model_get_province (fixture->preferences));
}

/* Page by page to the end: each answer takes effect when its page is left. */
static void
test_through (Fixture *fixture, gconstpointer conf)
{
  assert_at (fixture, IMZ_WELCOME_PAGE_INTRO, 1, 3);
  g_assert_true (imz_welcome_flow_is_complete (fixture->flow));
  imz_welcome_flow_next (fixture->flow);

  assert_at (fixture, IMZ_WELCOME_PAGE_PROVINCE, 2, 3);
  g_assert_true (imz_welcome_flow_is_complete (fixture->flow));
  g_assert_cmpstr (imz_welcome_flow_get_province (fixture->flow), ==, IMZ_PROVINCE_DEFAULT);
  imz_welcome_flow_set_province (fixture->flow, "batman");
  g_assert_cmpstr (province (fixture), ==, IMZ_PROVINCE_DEFAULT);
  imz_welcome_flow_next (fixture->flow);
  g_assert_cmpstr (province (fixture), ==, "batman");

  assert_at (fixture, IMZ_WELCOME_PAGE_E_ONAY, 3, 3);
  g_assert_false (imz_welcome_flow_is_complete (fixture->flow));
  imz_welcome_flow_next (fixture->flow);
  assert_at (fixture, IMZ_WELCOME_PAGE_E_ONAY, 3, 3);
  imz_welcome_flow_set_e_onay (fixture->flow, IMZ_E_ONAY_NO);
  imz_welcome_flow_set_e_onay (fixture->flow, IMZ_E_ONAY_YES);
  g_assert_true (imz_welcome_flow_is_complete (fixture->flow));
  g_assert_cmpuint (fixture->told->len, ==, 0);
  g_assert_cmpint (fixture->n_done, ==, 0);
  g_assert_false (imz_preferences_model_get_welcomed (fixture->preferences));

  imz_welcome_flow_next (fixture->flow);
  g_assert_cmpuint (fixture->told->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->told, int, 0), ==, IMZ_E_ONAY_YES);
  g_assert_cmpint (fixture->n_done, ==, 1);
  g_assert_true (imz_preferences_model_get_welcomed (fixture->preferences));
  g_assert_cmpint (fixture->n_changed, ==, 5);
}

/* “I do not know” is an answer. */
static void
test_unknown_is_an_answer (Fixture *fixture, gconstpointer conf)
{
  imz_welcome_flow_next (fixture->flow);
  imz_welcome_flow_next (fixture->flow);
  imz_welcome_flow_set_e_onay (fixture->flow, IMZ_E_ONAY_UNKNOWN);
  g_assert_true (imz_welcome_flow_is_complete (fixture->flow));
}

static void
test_back (Fixture *fixture, gconstpointer conf)
{
  imz_welcome_flow_back (fixture->flow);
  assert_at (fixture, IMZ_WELCOME_PAGE_INTRO, 1, 3);
  g_assert_cmpint (fixture->n_changed, ==, 0);
  imz_welcome_flow_next (fixture->flow);
  imz_welcome_flow_next (fixture->flow);
  imz_welcome_flow_back (fixture->flow);
  assert_at (fixture, IMZ_WELCOME_PAGE_PROVINCE, 2, 3);
  imz_welcome_flow_back (fixture->flow);
  assert_at (fixture, IMZ_WELCOME_PAGE_INTRO, 1, 3);
}

/* From any page, for good, and what was chosen on it does not count. */
static void
test_skip (Fixture *fixture, gconstpointer conf)
{
  imz_welcome_flow_next (fixture->flow);
  imz_welcome_flow_set_province (fixture->flow, "zonguldak");
  imz_welcome_flow_skip (fixture->flow);
  g_assert_cmpint (fixture->n_done, ==, 1);
  g_assert_true (imz_preferences_model_get_welcomed (fixture->preferences));
  g_assert_cmpstr (province (fixture), ==, IMZ_PROVINCE_DEFAULT);
  g_assert_cmpuint (fixture->told->len, ==, 0);

  /* It is over. */
  imz_welcome_flow_skip (fixture->flow);
  imz_welcome_flow_next (fixture->flow);
  imz_welcome_flow_back (fixture->flow);
  g_assert_cmpint (fixture->n_done, ==, 1);
  g_assert_cmpint (imz_welcome_flow_get_page (fixture->flow), ==, IMZ_WELCOME_PAGE_PROVINCE);
}

/* Where the administrator chose the province nobody is asked. */
static void
test_locked (Fixture *fixture, gconstpointer conf)
{
  assert_at (fixture, IMZ_WELCOME_PAGE_INTRO, 1, 2);
  imz_welcome_flow_next (fixture->flow);
  assert_at (fixture, IMZ_WELCOME_PAGE_E_ONAY, 2, 2);
  imz_welcome_flow_back (fixture->flow);
  assert_at (fixture, IMZ_WELCOME_PAGE_INTRO, 1, 2);
  g_assert_cmpstr (province (fixture), ==, "batman");
}

#define add(path, conf, function) g_test_add (path, Fixture, conf, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/welcome-flow/through", NULL, test_through);
  add ("/ui/welcome-flow/unknown-is-an-answer", NULL, test_unknown_is_an_answer);
  add ("/ui/welcome-flow/back", NULL, test_back);
  add ("/ui/welcome-flow/skip", NULL, test_skip);
  add ("/ui/welcome-flow/locked", "[imzam]\nprovince=batman\nLocked=province;\n", test_locked);

  return g_test_run ();
}
