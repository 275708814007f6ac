/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A program that is killed at any moment while it writes applications: the file stays sound, and what was said to be on
 * disk is there, whole. */

#include "imz-history-model.h"
#include "imz-profile-model.h"
#include "store-fixture.h"

enum {
  N_KILLS = 200,
  N_NUMBERS = 100000, /* more than one life can keep */
  MAX_LIFE_US = 60000,
};

typedef enum {
  NEVER,
  ADDED,
  MOVED,
  REMOVED,
} State;

/* What one life said, by the number after the first. */
typedef struct {
  int first;
  GArray *said; /* (element-type State) */
  int n_said;
} Life;

static void
note (Life *life, const char *line)
{
  static const char *const words[] = {
    [ADDED] = "added ", [MOVED] = "moved ", [REMOVED] = "removed "
  };

  for (State state = ADDED; state <= REMOVED; state++) {
    if (g_str_has_prefix (line, words[state])) {
      guint index = (guint) (atoi (line + strlen (words[state])) - life->first);

      if (index >= life->said->len)
        g_array_set_size (life->said, index + 1);
      g_array_index (life->said, State, index) = state;
      life->n_said++;
    }
  }
}

static void
live_and_die (StoreFixture *fixture, const char *program, Life *life)
{
  g_autofree char *number = g_strdup_printf ("%d", life->first);
  const char *argv[] = { program, fixture->dir, number, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GDataInputStream) output = NULL;
  gboolean is_killed = FALSE;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  /* From its first word on any moment is as good as another. */
  for (;;) {
    g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, &error);

    g_assert_no_error (error);
    if (line == NULL)
      break;
    note (life, line);
    if (!is_killed) {
      g_usleep ((gulong) g_test_rand_int_range (0, MAX_LIFE_US));
      g_subprocess_send_signal (process, SIGKILL);
      is_killed = TRUE;
    }
  }

  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

static State
look_up (ImzHistoryModel *model, int number)
{
  g_autofree char *uid = g_strdup_printf ("%032x", (guint) number);
  g_autofree char *text = g_strdup_printf ("note %d", number);
  g_autoptr (ImzRecord) record = imz_history_model_find_uid (model, uid);

  if (record == NULL)
    return NEVER;

  g_assert_cmpstr (imz_record_get_facts (record)->note, ==, text);
  return imz_record_get_stage (record) == IMZ_STAGE_SIGNED ? MOVED : ADDED;
}

/* The next thing may have been done, and nobody was told. */
static void
check_kept (StoreFixture *fixture, const Life *life)
{
  g_autoptr (ImzDatabase) database = store_fixture_open (fixture);
  g_autoptr (ImzHistoryModel) model = imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzProfileModel) people = imz_profile_model_new (database);
  guint n_untold = 0;

  for (guint i = 0; i < life->said->len + 1; i++) {
    State said = i < life->said->len ? g_array_index (life->said, State, i) : NEVER;
    State found = look_up (model, life->first + (int) i);

    if (said == REMOVED ? found != NEVER : found != said) {
      g_assert_true (said == NEVER || (said == ADDED && found == MOVED) ||
                     (said == MOVED && found == NEVER));
      n_untold++;
    }
  }
  g_assert_cmpuint (n_untold, <=, 1);
  g_assert_null (imz_history_model_get_problem (model));
  g_assert_true (imz_profile_model_remove (people, "", NULL)); /* room for the next life */
}

static void
test_killed (StoreFixture *fixture, gconstpointer user_data)
{
  const char *program = user_data;

  for (int i = 0; i < N_KILLS; i++) {
    g_autoptr (GArray) said = g_array_new (FALSE, TRUE, sizeof (State));
    Life life = { .first = 1 + i * N_NUMBERS, .said = said };

    live_and_die (fixture, program, &life);
    g_test_message ("killed after %d", life.n_said);
    g_assert_cmpint (life.n_said, >, 0);
    g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_integrity_check"
                                                 " WHERE integrity_check <> 'ok'"),
                     ==, 0);
    g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM pragma_foreign_key_check"),
                     ==, 0);
    g_assert_cmpint (store_fixture_ask (fixture, "SELECT count (*) FROM record WHERE id NOT IN"
                                                 " (SELECT record FROM record_text) OR id NOT IN"
                                                 " (SELECT record FROM record_stage)"),
                     ==, 0);
    check_kept (fixture, &life);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  g_test_add ("/store/history-killed", StoreFixture, argv[1], store_fixture_set_up, test_killed,
              store_fixture_tear_down);

  return g_test_run ();
}
