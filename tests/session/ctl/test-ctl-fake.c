/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What no virtual reader can play: mini readers that come and go with their card inside, a service
 * that refuses, other programs, calls that never return, a machine that sleeps. The fake libpcsclite
 * plays it to the real program (see its script language in tests/fake-pcsclite/preload.c). */

#include "imz-bed.h"
#include "test-ctl-watch.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

#define MINI "\"ACS ACR39U ICC Reader [CCID Interface] (1234) 00 00\""
#define QUIET_MS 1200

typedef struct {
  const char *script;
  const char *service;
  const char *readers; /* their states, with spaces between */
  const char *summary;
  int exit;
  const char *action;
} Vector;

typedef struct {
  const char *script;
  const char *states[5]; /* the summaries of the lines that watch prints, up to NULL */
} Scene;

static char *folder;
static guint n_scripts;

/* What the programs started from now on will meet. */
static void
play (const char *script)
{
  g_autofree char *name = g_strdup_printf ("script-%u", n_scripts++);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, script, -1, &error);
  g_assert_no_error (error);
  test_ctl_set_variable ("FAKE_PCSC_SCRIPT", path);
}

/* All at once, for some take their time. */
static void
check_vectors (const Vector *vectors, gsize n_vectors)
{
  g_autofree TestProcess **processes = g_new0 (TestProcess *, n_vectors);

  for (gsize i = 0; i < n_vectors; i++) {
    play (vectors[i].script);
    processes[i] = test_ctl_start ("status", "--json", NULL);
  }

  for (gsize i = 0; i < n_vectors; i++) {
    g_autoptr (TestRun) run = test_ctl_finish (processes[i]);
    g_autofree char *readers = test_document_words (run->document, "readers", "state");

    g_test_message ("%s", vectors[i].script);
    test_run_assert (run, vectors[i].summary, vectors[i].exit);
    test_assert_string (run->document, "service.state", vectors[i].service);
    test_assert_string (run->document, "summary.next_action.id", vectors[i].action);
    g_assert_cmpstr (readers, ==, vectors[i].readers);
    g_assert_cmpint (run->duration_ms, <, 5000);
  }
}

static void
test_services (void)
{
  static const Vector vectors[] = {
    { "service running", "running", "", "no-reader", 3, "plug-reader" },
    { "service denied", "denied", "", "denied", 3, "none" },
    { "service no-service", "stopped", "", "no-service", 3, "start-service" },
  };

  check_vectors (vectors, G_N_ELEMENTS (vectors));
}

static void
test_readers (void)
{
  static const Vector vectors[] = {
    { "plug A empty", "running", "empty", "no-card", 3, "insert-card" },
    { "plug A empty zero", "running", "empty", "no-card", 3, "insert-card" },
    { "plug A valid\nflags A mute", "running", "mute", "mute", 3, "turn-card" },
    { "plug A valid\nflags A exclusive", "running", "busy", "busy", 3, "close-other-program" },
    { "plug A valid\nflags A inuse", "running", "card", "valid", 0, "activate-e-onay" },
    { "plug A valid\nhold A on", "running", "busy", "busy", 3, "close-other-program" },
    { "plug A empty\nflags A unavailable", "running", "unavailable", "no-reader", 3,
      "plug-reader" },

    /* Who decides: 2 before 1 before 3 before 0, and empty readers only when no reader holds a card. */
    { "plug A empty\nplug B valid", "running", "empty card", "valid", 0, "activate-e-onay" },
    { "plug A valid\nplug B empty\nflags B unavailable", "running", "card unavailable", "valid", 0,
      "activate-e-onay" },
    { "plug A valid\nplug B valid\nflags B mute", "running", "card mute", "mute", 3, "turn-card" },
    { "plug A window\nplug B valid\nhold B on", "running", "card busy", "renewal-window", 1,
      "renew" },
    { "plug A expired\nplug B valid\nflags B mute", "running", "card mute", "expired", 2, "renew" },
    { "plug A malformed\nplug B late", "running", "card card", "renewal-late", 2, "renew" },
    { "plug A test\nplug B window", "running", "card card", "renewal-window", 1, "renew" },
    { "plug A other\nplug B valid", "running", "card card", "not-an-e-imza", 3, "none" },
  };

  check_vectors (vectors, G_N_ELEMENTS (vectors));
}

static void
test_cards (void)
{
  static const Vector vectors[] = {
    { "plug A valid", "running", "card", "valid", 0, "activate-e-onay" },
    { "plug A window", "running", "card", "renewal-window", 1, "renew" },
    { "plug A late", "running", "card", "renewal-late", 2, "renew" },
    { "plug A expired", "running", "card", "expired", 2, "renew" },
    { "plug A not-yet", "running", "card", "not-yet", 1, "wait" },
    { "plug A overlap", "running", "card", "renewal-late", 0, "wait" },
    { "plug A two-holders", "running", "card", "valid", 0, "activate-e-onay" },
    { "plug A test", "running", "card", "not-an-e-imza", 3, "none" },
    { "plug A other", "running", "card", "not-an-e-imza", 3, "none" },
    { "plug A malformed", "running", "card", "unreadable", 3, "turn-card" },
    { "plug A no-certificate", "running", "card", "no-certificate", 3, "none" },
  };

  check_vectors (vectors, G_N_ELEMENTS (vectors));
}

/* Milliseconds that a script plays. */
static guint
get_length (const char *script)
{
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);
  guint length = 0;

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], "wait "))
      length += (guint) g_ascii_strtoull (lines[i] + strlen ("wait "), NULL, 10);
  }

  return length;
}

/* Watches all of them at once and expects of each exactly its lines. */
static void
check_scenes (const Scene *scenes, gsize n_scenes)
{
  g_autofree TestWatch **watches = g_new0 (TestWatch *, n_scenes);
  gint64 start;

  for (gsize i = 0; i < n_scenes; i++) {
    play (scenes[i].script);
    watches[i] = test_watch_start (TRUE);
  }

  start = g_get_monotonic_time ();
  for (gsize i = 0; i < n_scenes; i++) {
    gint64 passed;

    g_test_message ("%s", scenes[i].script);
    for (gsize j = 0; scenes[i].states[j] != NULL; j++) {
      g_autoptr (JsonNode) document G_GNUC_UNUSED =
        test_watch_expect (watches[i], scenes[i].states[j]);
    }

    passed = (g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND;
    test_watch_expect_silence (watches[i],
                               (guint) MAX (get_length (scenes[i].script) + QUIET_MS - passed, 0));
    g_assert_cmpint (test_watch_end (watches[i], SIGTERM), ==, 0);
  }
}

static void
test_watch (void)
{
  static const Scene scenes[] = {
    /* The usual event: a mini reader arrives with its card inside and leaves as a whole. Nobody is told
     * to insert a card. */
    { "wait 300\nplug " MINI " valid", { "no-reader", "valid" } },
    { "wait 300\nplug " MINI " valid zero", { "no-reader", "valid" } },
    { "wait 300\nplug " MINI " valid zero\nwait 1500\nunplug " MINI,
      { "no-reader", "valid", "no-reader" } },
    { "plug " MINI " valid\nwait 800\nunplug " MINI "\nwait 800\nplug " MINI " valid zero",
      { "valid", "no-reader", "valid" } },
    /* The card may show up to 0.3 s after its reader. */
    { "wait 300\nplug " MINI " empty zero\nwait 300\ninsert " MINI " window",
      { "no-reader", "renewal-window" } },
    /* A reader that stays empty is told of, a little later. */
    { "wait 300\nplug " MINI " empty", { "no-reader", "no-card" } },

    /* Pulled while its card was asked: it was never there to see. */
    { "block SCardTransmit on\nwait 300\nplug " MINI " valid\nwait 500\nunplug " MINI,
      { "no-reader" } },
    { "block SCardConnect on\nwait 300\nplug " MINI " valid\nwait 500\nunplug " MINI,
      { "no-reader" } },

    /* Another program holds the card and lets it go. */
    { "plug A valid\nhold A on\nwait 2500\nhold A off", { "busy", "valid" } },
    { "plug A valid\nflags A exclusive\nwait 2500\nflags A none", { "busy", "valid" } },
    /* For a moment only: no news. Nor is one that uses it after we have read it. */
    { "plug A valid\nhold A on\nwait 400\nhold A off", { "valid" } },
    { "plug A valid\nwait 800\nhold A on\nwait 1500\nhold A off", { "valid" } },

    /* The card is reset and powered anew, and read again; it says what it said before. */
    { "plug A valid\nplug B empty\nwait 800\nsuspend", { "valid" } },
    /* Another card came in its place while nobody looked. */
    { "plug A valid\nwait 800\ninsert A expired", { "valid", "expired" } },

    { "plug A valid\nwait 800\nservice no-service\nwait 1500\nservice denied",
      { "valid", "no-service", "denied" } },
    { "plug A valid\nwait 800\nservice denied", { "valid", "denied" } },
    { "plug A empty\nwait 800\nflags A unavailable\nwait 800\nflags A none",
      { "no-card", "no-reader", "no-card" } },
  };

  check_scenes (scenes, G_N_ELEMENTS (scenes));
}

/* Calls that never return are given up after ten seconds. All at once, to wait only once. */
static void
test_hanging_calls (void)
{
  static const struct {
    const char *function;
    const char *state;
  } vectors[] = {
    { "SCardConnect", "unreadable" },
    { "SCardBeginTransaction", "busy" }, /* as if another program had the card */
    { "SCardTransmit", "unreadable" },
  };
  TestProcess *processes[G_N_ELEMENTS (vectors)];

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *script = g_strdup_printf ("plug A valid\nblock %s on", vectors[i].function);

    play (script);
    processes[i] = test_ctl_start ("status", "--json", NULL);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TestRun) run = test_ctl_finish (processes[i]);

    g_test_message ("%s", vectors[i].function);
    test_run_assert (run, vectors[i].state, 3);
  }
}

/* JSON is UTF-8 in every locale; what a reader calls itself does nothing to the terminal. */
static void
test_letters (void)
{
  g_autoptr (TestRun) run = NULL;

  play ("plug \"A\x1b[31m\u202E\" valid");
  test_ctl_set_variable ("LC_ALL", "C");
  run = test_ctl_run ("status", "--json", NULL);
  test_ctl_set_variable ("LC_ALL", "C.UTF-8");

  test_assert_string (run->document, "readers.0.name", "A\\u001B[31m\\u202E");
  test_assert_string (run->document, "readers.0.card.certificates.0.holder", "AYLA DENİZ YURT");
}

/* Nothing of what developers are told gives the number away. GLib tells it on stdout. */
static void
test_debug (void)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  play ("plug A valid");
  launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, test_ctl_get_program (), "status",
                                         "--json", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);

  g_assert_nonnull (strstr (output, "A: "));
  test_assert_no_identity (output);
  test_assert_no_identity (errors);
}

/* Nobody hears that all is well. */
static void
test_no_room (void)
{
  static const char *const options[] = { "--json", "--offline" };

  play ("plug A valid");
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autoptr (GSubprocessLauncher) launcher = test_ctl_new_launcher (G_SUBPROCESS_FLAGS_NONE);
    g_autoptr (GSubprocess) process = NULL;
    g_autoptr (GError) error = NULL;

    g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
    process = g_subprocess_launcher_spawn (launcher, &error, test_ctl_get_program (), "status",
                                           options[i], NULL);
    g_assert_no_error (error);
    g_subprocess_wait (process, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 3);
  }
}

static void
remove_scripts (void)
{
  for (guint i = 0; i < n_scripts; i++) {
    g_autofree char *name = g_strdup_printf ("script-%u", i);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  folder = g_dir_make_tmp ("test-ctl-fake-XXXXXX", &error);
  g_assert_no_error (error);
  test_ctl_set_variable ("LD_PRELOAD", g_getenv ("FAKE_PCSC_PRELOAD"));

  g_test_add_func ("/ctl/fake/services", test_services);
  g_test_add_func ("/ctl/fake/readers", test_readers);
  g_test_add_func ("/ctl/fake/cards", test_cards);
  g_test_add_func ("/ctl/fake/watch", test_watch);
  g_test_add_func ("/ctl/fake/hanging-calls", test_hanging_calls);
  g_test_add_func ("/ctl/fake/letters", test_letters);
  g_test_add_func ("/ctl/fake/debug", test_debug);
  g_test_add_func ("/ctl/fake/no-room", test_no_room);

  result = g_test_run ();
  remove_scripts ();

  return result;
}
