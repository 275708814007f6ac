/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The keeper of the token reader, and programs that misbehave in every way. */

#include "imz-card-error.h"
#include "imz-token-reader-client.h"
#include "imz-token-reader-program.h"

#include "test-drivers-kit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define READER "Reader 00 00"
#define NEVER_MS (60 * 1000)
#define SHORT_MS 300
#define PATIENCE_US (10 * G_TIME_SPAN_SECOND)

static ImzTokenAnswer *
run (TestKit *kit, const char *module, guint deadline_ms)
{
  const ImzModule its = { .path = (char *) module };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ImzTokenReaderTask task = { kit->program, &its, deadline_ms, cancellable };
  g_autoptr (GError) error = NULL;
  ImzTokenAnswer *answer = imz_token_reader_client_run (&task, &error);

  g_assert_no_error (error);

  return answer;
}

static void
assert_problem (const ImzTokenAnswer *answer, ImzDriverProblem problem, const char *detail)
{
  g_assert_cmpstr (imz_driver_problem_to_word (answer->problem), ==,
                   imz_driver_problem_to_word (problem));
  g_assert_cmpstr (answer->detail, ==, detail);
}

static void
test_read (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module =
    test_kit_add_answer (kit, "a.so", "", test_answer_new_read (READER, "AYLA", NULL));
  g_autoptr (ImzTokenAnswer) answer = run (kit, module, NEVER_MS);
  const ImzToken *token;

  assert_problem (answer, IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_assert_cmpuint (answer->tokens->len, ==, 1);
  token = g_ptr_array_index (answer->tokens, 0);
  g_assert_cmpstr (token->slot, ==, READER);
  g_assert_cmpuint (token->certificates->len, ==, 1);
  g_assert_cmpuint (test_kit_count (module), ==, 1);
}

/* Said in pieces, with pauses, and its last piece just before the end. */
static void
test_in_pieces (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module = test_kit_add (kit, "a.so",
                                     "head -c 20 \"$2.json\"; sleep 0.05\n"
                                     "tail -c +21 \"$2.json\" | head -c 400; sleep 0.05\n"
                                     "tail -c +421 \"$2.json\"\n");
  g_autofree char *json = test_kit_get_file (module, "json");
  g_autofree char *text = test_answer_new_read (READER, "AYLA", "MERT", NULL);
  g_autoptr (ImzTokenAnswer) answer = NULL;

  g_assert_true (g_file_set_contents (json, text, -1, NULL));
  answer = run (kit, module, NEVER_MS);
  assert_problem (answer, IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_assert_cmpuint (answer->tokens->len, ==, 1);
}

static void
test_arguments (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module = test_kit_add (kit, "a name with spaces.so", "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (int null_first = FALSE; null_first <= TRUE; null_first++) {
    const ImzModule its = { .path = (char *) module, .null_first = null_first };
    const ImzTokenReaderTask task = { kit->program, &its, NEVER_MS, cancellable };
    g_autoptr (ImzTokenAnswer) answer = imz_token_reader_client_run (&task, NULL);
    g_autofree char *argument = test_kit_get_argument (module);

    g_assert_cmpstr (argument, ==, null_first ? "--initialize=null" : "--initialize=struct");
  }
  g_assert_cmpuint (test_kit_count (module), ==, 2);
}

/* Ends by itself in every way there is. */
static void
test_ends (void)
{
  static const struct {
    const char *script;
    ImzDriverProblem problem;
    const char *detail;
  } cases[] = {
    { "kill -SEGV $$", IMZ_DRIVER_PROBLEM_CRASHED, "SIGSEGV" },
    { "kill -ABRT $$", IMZ_DRIVER_PROBLEM_CRASHED, "SIGABRT" },
    { "kill -BUS $$", IMZ_DRIVER_PROBLEM_CRASHED, "SIGBUS" },
    { "kill -KILL $$", IMZ_DRIVER_PROBLEM_CRASHED, "SIGKILL" },
    { "kill -TERM $$", IMZ_DRIVER_PROBLEM_CRASHED, "SIGTERM" },
    { "echo '{}'; kill -SEGV $$", IMZ_DRIVER_PROBLEM_CRASHED, "SIGSEGV" },
    { "exit 3", IMZ_DRIVER_PROBLEM_EXITED, "3" },
    { "exit 70", IMZ_DRIVER_PROBLEM_EXITED, "70" },
    { "echo '{}'; exit 255", IMZ_DRIVER_PROBLEM_EXITED, "255" },
    { "exit 0", IMZ_DRIVER_PROBLEM_EXITED, "0" },
    { "exec >&-; exit 0", IMZ_DRIVER_PROBLEM_EXITED, "0" },
    { "echo Segmentation fault", IMZ_DRIVER_PROBLEM_GARBAGE, NULL },
    { "echo '{}'", IMZ_DRIVER_PROBLEM_GARBAGE, NULL },
    { "head -c 5000 /dev/zero", IMZ_DRIVER_PROBLEM_GARBAGE, NULL },
    { "head -c 5000 /dev/urandom", IMZ_DRIVER_PROBLEM_GARBAGE, NULL },
    { "head -c 1048576 /dev/zero", IMZ_DRIVER_PROBLEM_GARBAGE, NULL },
    { "head -c 1048577 /dev/zero", IMZ_DRIVER_PROBLEM_ENDLESS, NULL },
    { "head -c 5000000 /dev/zero || exit 3", IMZ_DRIVER_PROBLEM_ENDLESS, NULL },
    { "cat /dev/zero", IMZ_DRIVER_PROBLEM_ENDLESS, NULL },
    { "while :; do echo no end; done", IMZ_DRIVER_PROBLEM_ENDLESS, NULL },
    { "head -c 100000 /dev/zero >&2; echo '{}'", IMZ_DRIVER_PROBLEM_GARBAGE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestKit) kit = test_kit_new ();
    const char *module = test_kit_add (kit, "a.so", cases[i].script);
    g_autoptr (ImzTokenAnswer) answer = run (kit, module, NEVER_MS);

    g_test_message ("%s", cases[i].script);
    assert_problem (answer, cases[i].problem, cases[i].detail);
    g_assert_cmpuint (answer->tokens->len, ==, 0);
    test_assert_process_ends (test_kit_get_process (module));
  }
}

/* Does not end by itself: it is ended, whatever it does against that. */
static void
test_hangs (void)
{
  static const char *const scripts[] = {
    "exec sleep 1000",
    "trap '' TERM INT HUP; exec sleep 1000",
    "kill -STOP $$",
    "exec >&-; exec sleep 1000",
    "echo '{}'; exec sleep 1000",
    "while :; do :; done",
    "while :; do printf x; sleep 0.01; done",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autoptr (TestKit) kit = test_kit_new ();
    const char *module = test_kit_add (kit, "a.so", scripts[i]);

    g_test_message ("%s", scripts[i]);
    /* On a busy machine the time may be over before the script has begun. */
    do {
      g_autoptr (ImzTokenAnswer) answer = run (kit, module, SHORT_MS);

      assert_problem (answer, IMZ_DRIVER_PROBLEM_TIMEOUT, NULL);
    } while (!test_kit_has_file (module, "calls"));
    test_assert_process_ends (test_kit_get_process (module));
  }
}

/* A process that it started holds the pipe open: nobody waits for that. Without a group of its own nothing of
 * it is ended either: that would be ours. */
static void
test_grandchild (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module = test_kit_add_answer (kit, "a.so", "sleep 1000 & echo $! > \"$2.child\"",
                                            test_answer_new_read (READER, "AYLA", NULL));
  g_autofree char *file = test_kit_get_file (module, "child");
  g_autofree char *child = NULL;
  g_autoptr (ImzTokenAnswer) answer = run (kit, module, NEVER_MS);

  assert_problem (answer, IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_assert_cmpuint (answer->tokens->len, ==, 1);
  g_assert_true (g_file_get_contents (file, &child, NULL, NULL));
  g_assert_cmpint (kill ((pid_t) g_ascii_strtoll (child, NULL, 10), 0), ==, 0);
}

/* …and writes into it for ever: that comes to an end for us. */
static void
test_babbling_grandchild (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module =
    test_kit_add (kit, "a.so", "cat /dev/zero & echo $! > \"$2.child\"\nsleep 0.1\nexit 3");
  g_autoptr (ImzTokenAnswer) answer = run (kit, module, NEVER_MS);

  assert_problem (answer, IMZ_DRIVER_PROBLEM_ENDLESS, NULL);
}

/* As the real program does: leads a group of its own. */
#define LEAD_GROUP "[ -n \"$LEADS\" ] || LEADS=1 exec setsid \"$0\" \"$@\"\n"
#define LEAVE_CHILD LEAD_GROUP "sleep 1000 & echo $! > \"$2.child\"\n"

static void
assert_child_ends (const char *module)
{
  g_autofree char *file = test_kit_get_file (module, "child");
  g_autofree char *child = NULL;
  gint64 until = g_get_monotonic_time () + PATIENCE_US;
  pid_t pid, ended;
  int status;

  g_assert_true (g_file_get_contents (file, &child, NULL, NULL));
  pid = (pid_t) g_ascii_strtoll (child, NULL, 10);
  while ((ended = waitpid (pid, &status, WNOHANG)) == 0) {
    g_assert_cmpint (g_get_monotonic_time (), <, until);
    g_usleep (2000);
  }
  g_assert_cmpint (ended, ==, pid);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
}

/* What a driver has started ends with the program that leads the group, however that ends. */
static void
test_group (void)
{
  static const struct {
    const char *script;
    ImzDriverProblem problem;
    const char *detail;
  } cases[] = {
    { LEAVE_CHILD "cat \"$2.json\"", IMZ_DRIVER_PROBLEM_NONE, NULL },
    { LEAVE_CHILD "exit 3", IMZ_DRIVER_PROBLEM_EXITED, "3" },
    { LEAVE_CHILD "kill -SEGV $$", IMZ_DRIVER_PROBLEM_CRASHED, "SIGSEGV" },
    { LEAVE_CHILD "exec cat /dev/zero", IMZ_DRIVER_PROBLEM_ENDLESS, NULL },
    { LEAVE_CHILD "exec sleep 1000", IMZ_DRIVER_PROBLEM_TIMEOUT, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestKit) kit = test_kit_new ();
    const char *module = test_kit_add (kit, "a.so", cases[i].script);
    g_autofree char *json = test_kit_get_file (module, "json");
    g_autofree char *text = test_answer_new_read (READER, "AYLA", NULL);
    gboolean hangs = cases[i].problem == IMZ_DRIVER_PROBLEM_TIMEOUT;

    g_test_message ("%s", cases[i].script);
    g_assert_true (g_file_set_contents (json, text, -1, NULL));
    /* On a busy machine the time may be over before the script has come so far. */
    do {
      g_autoptr (ImzTokenAnswer) answer = run (kit, module, hangs ? SHORT_MS : NEVER_MS);

      assert_problem (answer, cases[i].problem, cases[i].detail);
    } while (!test_kit_has_file (module, "child"));
    assert_child_ends (module);
  }
}

typedef struct {
  const char *module;
  const char *sign; /* the file that it leaves when it is at work */
  GCancellable *cancellable;
} Canceller;

static gpointer
cancel_cb (gpointer data)
{
  Canceller *self = data;

  while (!test_kit_has_file (self->module, self->sign))
    g_usleep (1000);
  g_cancellable_cancel (self->cancellable);

  return NULL;
}

static void
test_cancelled (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module = test_kit_add (kit, "a.so", "exec sleep 1000");
  const ImzModule its = { .path = (char *) module };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ImzTokenReaderTask task = { kit->program, &its, NEVER_MS, cancellable };
  Canceller canceller = { module, "calls", cancellable };
  GThread *thread = g_thread_new ("canceller", cancel_cb, &canceller);
  g_autoptr (GError) error = NULL;

  g_assert_null (imz_token_reader_client_run (&task, &error));
  g_assert_error (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_FAILED);
  g_thread_join (thread);
  test_assert_process_ends (test_kit_get_process (module));
  g_clear_error (&error);

  /* From now on it does not even start. */
  g_assert_null (imz_token_reader_client_run (&task, &error));
  g_assert_error (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_FAILED);
  g_assert_cmpuint (test_kit_count (module), ==, 1);
}

static void
test_group_cancelled (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module = test_kit_add (kit, "a.so", LEAVE_CHILD ": > \"$2.ready\"\nexec sleep 1000");
  const ImzModule its = { .path = (char *) module };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ImzTokenReaderTask task = { kit->program, &its, NEVER_MS, cancellable };
  Canceller canceller = { module, "ready", cancellable };
  GThread *thread = g_thread_new ("canceller", cancel_cb, &canceller);

  g_assert_null (imz_token_reader_client_run (&task, NULL));
  g_thread_join (thread);
  assert_child_ends (module);
}

static void
test_no_program (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module = test_kit_add (kit, "a.so", "");
  const char *const programs[] = { NULL, "/not/there", module, kit->folder };
  const ImzModule its = { .path = (char *) module };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++) {
    const ImzTokenReaderTask task = { programs[i], &its, NEVER_MS, cancellable };
    g_autoptr (ImzTokenAnswer) answer = imz_token_reader_client_run (&task, NULL);

    assert_problem (answer, IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM, NULL);
  }
}

/* It gets nothing of ours but stdout; and what it says on stderr goes nowhere. */
static void
test_descriptors (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module = test_kit_add (kit, "a.so",
                                     "ls /proc/$$/fd > \"$2.fds\"\n"
                                     "readlink /proc/$$/fd/0 /proc/$$/fd/2 > \"$2.links\"\n");
  g_autofree char *fds_file = test_kit_get_file (module, "fds");
  g_autofree char *links_file = test_kit_get_file (module, "links");
  g_autofree char *fds = NULL;
  g_autofree char *links = NULL;
  g_autofree char *ours = NULL;
  int leak = open ("/dev/null", O_RDONLY);
  int high = fcntl (leak, F_DUPFD, 77);
  g_autoptr (ImzTokenAnswer) answer = run (kit, module, NEVER_MS);

  g_assert_true (g_file_get_contents (fds_file, &fds, NULL, NULL));
  g_assert_true (g_file_get_contents (links_file, &links, NULL, NULL));
  ours = g_strdup_printf ("\n%d\n", high);
  g_assert_true (g_str_has_prefix (fds, "0\n1\n"));
  g_assert_null (strstr (fds, ours));
  g_assert_cmpstr (links, ==, "/dev/null\n/dev/null\n");
  close (high);
  close (leak);
}

static void
test_environment (void)
{
  static const char *const environment[] = {
    "HOME=/home/ayla",
    "LANG=tr_TR.UTF-8",
    "LANGUAGE=tr",
    "LC_ALL=C.UTF-8",
    "LC_TIME=tr_TR",
    "LOCPATH=/loc",
    "PATH=/bin",
    "USER=ayla",
    "DISPLAY=:0",
    "SSH_AUTH_SOCK=/x",
    "PCSCLITE_CSOCK_NAME=x",
    "OPENSC_CONF=x",
    "OPENSC_DEBUG=9",
    "SOFTHSM2_CONF=x",
    "LD_LIBRARY_PATH=x",
    "LD_PRELOAD=x.so",
    "LD_AUDIT=x",
    "ASAN_OPTIONS=a=1:b=2",
    "UBSAN_OPTIONS=",
    "LSAN_OPTIONS=x",
    "HOMER=x",
    "DBUS_SESSION_BUS=x",
    "XDG_RUNTIME_DIR=/run",
    "P11_KIT_DEBUG=all",
    "no equals sign HOME",
    "LD_PRELOAD_MORE=x",
    NULL,
  };
  g_auto (GStrv) chosen = imz_token_reader_client_choose_environment (environment);
  g_autofree char *joined = g_strjoinv (" ", chosen);

  g_assert_cmpstr (joined, ==,
                   "HOME=/home/ayla LANG=tr_TR.UTF-8 LC_ALL=C.UTF-8 LC_TIME=tr_TR LOCPATH=/loc "
                   "PCSCLITE_CSOCK_NAME=x OPENSC_CONF=x SOFTHSM2_CONF=x LD_LIBRARY_PATH=x "
                   "LD_PRELOAD=x.so ASAN_OPTIONS=a=1:b=2 UBSAN_OPTIONS= LSAN_OPTIONS=x");
}

/* What a shell without a PATH makes for itself is not exported. */
static void
test_environment_of_process (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *module =
    test_kit_add (kit, "a.so", "tr '\\0' '\\n' < /proc/$$/environ > \"$2.environment\"");
  g_autofree char *file = test_kit_get_file (module, "environment");
  g_autofree char *text = NULL;
  g_autoptr (ImzTokenAnswer) answer = NULL;

  g_setenv ("IMZAM_TEST_SECRET", "x", TRUE);
  g_setenv ("OPENSC_CONF", "/some/opensc.conf", TRUE);
  answer = run (kit, module, NEVER_MS);
  g_unsetenv ("IMZAM_TEST_SECRET");
  g_unsetenv ("OPENSC_CONF");

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "OPENSC_CONF=/some/opensc.conf\n"));
  g_assert_null (strstr (text, "IMZAM_TEST_SECRET"));
  g_assert_null (strstr (text, "PATH="));
}

static void
add_program (const char *top, const char *folder)
{
  g_autofree char *place = g_build_filename (top, folder, NULL);
  g_autofree char *program = g_build_filename (place, "imzam-token-reader", NULL);

  g_assert_cmpint (g_mkdir (place, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (program, "", 0, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
}

/* Where programs were moved to together; then in a build folder. */
static void
test_program (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  g_autofree char *bin = g_build_filename (kit->folder, "bin", NULL);
  g_autofree char *in_build =
    g_build_filename (kit->folder, "token-reader", "imzam-token-reader", NULL);
  g_autofree char *installed =
    g_build_filename (kit->folder, "libexec", "imzam-token-reader", NULL);

  add_program (kit->folder, "token-reader");
  {
    g_autofree char *found = imz_token_reader_program_find (bin);

    g_assert_cmpstr (found, ==, in_build);
  }
  add_program (kit->folder, "libexec");
  {
    g_autofree char *found = imz_token_reader_program_find (bin);

    g_assert_cmpstr (found, ==, installed);
  }

  /* What cannot be started is none. */
  g_assert_cmpint (g_chmod (installed, 0600), ==, 0);
  {
    g_autofree char *found = imz_token_reader_program_find (bin);

    g_assert_cmpstr (found, ==, in_build);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (prctl (PR_SET_CHILD_SUBREAPER, 1), ==, 0); /* for what outlives its parent */
  g_test_add_func ("/card/token-reader/read", test_read);
  g_test_add_func ("/card/token-reader/in-pieces", test_in_pieces);
  g_test_add_func ("/card/token-reader/arguments", test_arguments);
  g_test_add_func ("/card/token-reader/ends", test_ends);
  g_test_add_func ("/card/token-reader/hangs", test_hangs);
  g_test_add_func ("/card/token-reader/grandchild", test_grandchild);
  g_test_add_func ("/card/token-reader/grandchild/babbling", test_babbling_grandchild);
  g_test_add_func ("/card/token-reader/group", test_group);
  g_test_add_func ("/card/token-reader/group/cancelled", test_group_cancelled);
  g_test_add_func ("/card/token-reader/cancelled", test_cancelled);
  g_test_add_func ("/card/token-reader/no-program", test_no_program);
  g_test_add_func ("/card/token-reader/descriptors", test_descriptors);
  g_test_add_func ("/card/token-reader/environment", test_environment);
  g_test_add_func ("/card/token-reader/environment/of-process", test_environment_of_process);
  g_test_add_func ("/card/token-reader/program", test_program);
  return g_test_run ();
}
