/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program that is killed while it puts a backup in use: either what was there or what comes is in place. */

#include "backups-fixture.h"
#include "imz-profile-model.h"

enum {
  N_KILLS = 40,
  MAX_LIFE_US = 20000,
};

static const char *program;

/* (transfer full) */
static char *
make_copy (BackupsFixture *fixture, const char *name, gint64 now)
{
  backups_fixture_write (fixture, name);
  return backups_fixture_make (fixture, now);
}

static void
live_and_die (BackupsFixture *fixture, const char *first, const char *second, const char *spoil)
{
  const char *argv[] = { program, fixture->store.dir, first, second, spoil, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char line[5];

  /* From its first word on any moment is as good as another. */
  g_assert_no_error (error);
  g_assert_true (
    g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), line, 5, NULL, NULL, &error));
  g_usleep ((gulong) g_test_rand_int_range (0, MAX_LIFE_US));
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
}

static void
assert_either (BackupsFixture *fixture)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (&fixture->store);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);
  const char *name = imz_profile_model_get_current (people);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (imz_profile_model_get_problem (people), ==, NULL);
  g_assert_true (g_str_equal (name, "Ayla") || g_str_equal (name, "Can"));
  g_assert_true (imz_backups_model_check (fixture->model, &error));
  g_assert_no_error (error);
}

static void
test_sound (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *first = make_copy (fixture, "Ayla", BACKUPS_NOW);
  g_autofree char *second = make_copy (fixture, "Can", BACKUPS_NOW + 1);

  for (guint i = 0; i < N_KILLS; i++) {
    live_and_die (fixture, first, second, NULL);
    assert_either (fixture);
  }
}

/* What was damaged may be in place still; it is never that nothing is, nor a part of something. */
static void
test_damaged (BackupsFixture *fixture, gconstpointer unused)
{
  g_autofree char *first = make_copy (fixture, "Ayla", BACKUPS_NOW);
  g_autofree char *second = make_copy (fixture, "Can", BACKUPS_NOW + 1);

  for (guint i = 0; i < N_KILLS; i++) {
    g_autofree char *text = NULL;

    live_and_die (fixture, first, second, "spoil");
    g_assert_true (g_file_get_contents (fixture->store.path, &text, NULL, NULL));
    if (!g_str_has_prefix (text, "what is this?"))
      assert_either (fixture);
  }
}

static void
add_test (const char *path, void (*test) (BackupsFixture *, gconstpointer))
{
  g_test_add (path, BackupsFixture, NULL, backups_fixture_set_up, test, backups_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];

  add_test ("/store/restore-killed/sound", test_sound);
  add_test ("/store/restore-killed/damaged", test_damaged);

  return g_test_run ();
}
