/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program that is killed at any moment: the file stays sound, and what was said to be kept is there. And one that looks while another
 * one makes the file. */

#include "imz-profile-model.h"
#include "store-fixture.h"

enum {
  N_KILLS = 20,
  N_MAKINGS = 20,
  N_NUMBERS = 100000, /* more than one life can claim */
  MAX_LIFE_US = 30000,
};

/* Returns how many it said to have kept from `first` on. */
static int
live_and_die (StoreFixture *fixture, const char *program, int first)
{
  g_autofree char *number = g_strdup_printf ("%d", first);
  const char *argv[] = { program, fixture->dir, number, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GDataInputStream) output = NULL;
  int n_kept = 0;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  /* From its first word on any moment is as good as another. */
  for (gboolean is_killed = FALSE;; n_kept++) {
    g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);
    g_autofree char *wanted = g_strdup_printf ("%064x", first + n_kept);

    g_assert_no_error (error);
    if (line == NULL)
      break;
    if (strlen (line) == 64) /* the last one may be cut off */
      g_assert_cmpstr (line, ==, wanted);
    if (!is_killed) {
      g_usleep ((gulong) g_test_rand_int_range (0, MAX_LIFE_US));
      g_subprocess_send_signal (process, SIGKILL);
      is_killed = TRUE;
    }
  }

  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);

  return n_kept;
}

static void
check_kept (StoreFixture *fixture, int first, int n_kept)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);

  /* The next one may have been about to come in the place of the oldest. */
  for (int i = MAX (first, first + n_kept - STORE_CLAIMER_N_KEPT + 1); i < first + n_kept; i++) {
    g_autofree char *sha256 = g_strdup_printf ("%064x", i);

    if (imz_profile_model_get_owner (model, sha256) == NULL)
      g_error ("%s was said to be kept and is not there", sha256);
  }
  g_assert_null (imz_profile_model_get_problem (model));
  g_assert_true (imz_profile_model_remove (model, "", NULL)); /* room for the next life */
}

static void
test_killed (StoreFixture *fixture, gconstpointer user_data)
{
  const char *program = user_data;

  for (int i = 0; i < N_KILLS; i++) {
    int n_kept = live_and_die (fixture, program, 1 + i * N_NUMBERS);

    g_test_message ("killed after %d", n_kept);
    g_assert_cmpint (n_kept, >, 0);
    check_kept (fixture, 1 + i * N_NUMBERS, n_kept);
    g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_integrity_check"
                                                 " WHERE integrity_check <> 'ok'"),
                     ==, 0);
    g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_foreign_key_check"),
                     ==, 0);
  }
}

/* Who looks while another program makes the file finds nothing, or what is kept; never something damaged. */
static void
test_made_meanwhile (StoreFixture *fixture, gconstpointer user_data)
{
  const char *program = user_data;
  g_autofree char *first = g_strdup_printf ("%064x", 1);

  for (int i = 0; i < N_MAKINGS; i++) {
    const char *argv[] = { program, fixture->dir, "1", NULL };
    g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL); /* ends when this one does */
    gboolean is_made = FALSE;

    g_assert_nonnull (process);
    while (!is_made) {
      g_autoptr (ImzDatabase) database =
        imz_database_new (fixture->dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
      g_autoptr (ImzProfileModel) model = imz_profile_model_new (database);

      is_made = imz_profile_model_get_owner (model, first) != NULL;
      g_assert_cmpstr (imz_profile_model_get_problem (model), ==, NULL);
    }

    g_subprocess_force_exit (process);
    g_subprocess_wait (process, NULL, NULL);
    store_fixture_tear_down (fixture, NULL);
    store_fixture_set_up (fixture, NULL);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  g_test_add ("/store/killed", StoreFixture, argv[1], store_fixture_set_up, test_killed,
              store_fixture_tear_down);
  g_test_add ("/store/made-meanwhile", StoreFixture, argv[1], store_fixture_set_up,
              test_made_meanwhile, store_fixture_tear_down);

  return g_test_run ();
}
