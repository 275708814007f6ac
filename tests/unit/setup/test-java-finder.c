/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-java-finder.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "imz-java-version.h"
#include "setup-fixture.h"

enum {
  DEADLINE_MS = 60 * 1000,
  SHORT_MS = 300,
};

#define ELSEWHERE "elsewhere"
#define OF_17 "echo 'openjdk version \"17.0.2\" 2022-01-18' >&2"
#define OF_8 "echo 'java version \"1.8.0_382\"' >&2"

static void
test_version (void)
{
  static const struct {
    const char *text;
    guint version;
  } vectors[] = {
    { "openjdk version \"1.8.0_382\"\nOpenJDK Runtime Environment", 8 },
    { "openjdk version \"17.0.2\" 2022-01-18\nOpenJDK Runtime", 17 },
    { "openjdk version \"21\" 2023-09-19", 21 },
    { "openjdk version \"22-ea\" 2024-03-19", 22 },
    { "java version \"1.7.0\"", 7 },
    { "Picked up JAVA_TOOL_OPTIONS: -Dx=y\nopenjdk version \"11.0.21\"", 11 },
    { "Picked up JAVA_TOOL_OPTIONS: -Dx=version \"99\"\nopenjdk version \"17.0.2\"\n", 17 },
    { "Picked up JAVA_TOOL_OPTIONS: -Dx=version \"99\"\nPicked up _JAVA_OPTIONS: version \"98\"",
      0 },
    { "openjdk version\n\nopenjdk version \"17.0.2\"", 17 },
    { "openjdk version \"1\"", 1 },
    { "openjdk version \"999\"", 999 },
    { "openjdk version \"1000\"", 0 },
    { "openjdk version \"99999999999999999999\"", 0 },
    { "openjdk version \"17.0", 0 },
    { "openjdk version \"17\nx\"", 0 },
    { "openjdk version \"1.", 0 },
    { "openjdk version \"", 0 },
    { "openjdk version \"x\"", 0 },
    { "version 17", 0 },
    { "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gsize length = strlen (vectors[i].text);
    g_autofree char *exact = g_memdup2 (vectors[i].text, length);

    g_test_message ("%s", vectors[i].text);
    g_assert_cmpuint (imz_java_version_parse (exact, length), ==, vectors[i].version);
  }

  g_assert_cmpuint (imz_java_version_parse ("\xff\0version \"17\"", 14), ==, 0);
}

static guint
find (SetupFixture *self, guint deadline_ms)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  return imz_java_finder_find (self->bin, self->jvm, deadline_ms, cancellable);
}

static void
test_none (SetupFixture *self, gconstpointer unused)
{
  g_assert_cmpuint (find (self, DEADLINE_MS), ==, 0);
}

/* What PATH has is what is used, whatever else there is. */
static void
test_in_path (SetupFixture *self, gconstpointer unused)
{
  setup_fixture_write_program (self->bin, "java", OF_8);
  setup_fixture_write_program (self->jvm, "java-17/bin/java", OF_17);
  g_assert_cmpuint (find (self, DEADLINE_MS), ==, 8);
}

static void
test_newest (SetupFixture *self, gconstpointer unused)
{
  g_autofree char *asked = g_build_filename (self->top, "asked", NULL);
  g_autofree char *lines = g_strdup_printf ("echo x >>%s; " OF_17, asked);
  g_autofree char *link = g_build_filename (self->jvm, "default-java", NULL);
  g_autofree char *content = NULL;

  setup_fixture_write_program (self->jvm, "java-17/bin/java", lines);
  setup_fixture_write_program (self->jvm, "java-8/bin/java", OF_8);
  setup_fixture_write (self->jvm, "java-21/bin/java", "is no program");
  setup_fixture_write (self->jvm, "openjdk-21.txt", "is no folder");
  g_assert_no_errno (symlink ("java-17", link));
  g_assert_cmpuint (find (self, DEADLINE_MS), ==, 17);

  /* Each is asked once, however many names it has. */
  g_assert_true (g_file_get_contents (asked, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "x\n");
}

/* What does not answer as Java does is none. */
static void
test_strange (SetupFixture *self, gconstpointer unused)
{
  static const struct {
    const char *what;
    const char *lines;
  } vectors[] = {
    { "it says nothing", ":" },
    { "it says something else", "echo I am not Java" },
    { "it says half of it and fails", "printf 'openjdk version \"17.0' >&2; exit 1" },
    { "it says a megabyte", "head -c 1000000 /dev/zero; exit 0" },
    { "it says garbage", "printf '\\377\\001\\033[2J version \\200\\n'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].what);
    setup_fixture_write_program (self->bin, "java", vectors[i].lines);
    g_assert_cmpuint (find (self, DEADLINE_MS), ==, 0);
  }

  /* And the next one is asked. */
  setup_fixture_write_program (self->jvm, "java-17/bin/java", OF_17);
  g_assert_cmpuint (find (self, DEADLINE_MS), ==, 17);

  setup_fixture_write (self->bin, "java", "this cannot be run");
  g_assert_cmpuint (find (self, DEADLINE_MS), ==, 17);
}

/* Whatever else it says or does: it has told its version. */
static void
test_bad_end (SetupFixture *self, gconstpointer unused)
{
  static const struct {
    const char *what;
    const char *lines;
  } vectors[] = {
    { "it fails", OF_17 "; exit 1" },
    { "it breaks down", OF_17 "; kill -SEGV $$" },
    { "it says a megabyte more", OF_17 "; head -c 1000000 /dev/zero; exit 0" },
    { "it closes its output and goes on", OF_17 "; exec >&- 2>&-; sleep 1000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].what);
    setup_fixture_write_program (self->bin, "java", vectors[i].lines);
    g_assert_cmpuint (find (self, DEADLINE_MS), ==, 17);
  }
}

static pid_t
read_pid (const char *path)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return (pid_t) strtol (content, NULL, 10);
}

static gboolean
is_alive (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", (int) pid);
  g_autofree char *stat = NULL;

  return g_file_get_contents (path, &stat, NULL, NULL) && strstr (stat, ") Z ") == NULL;
}

static void
assert_ends (pid_t pid)
{
  while (is_alive (pid))
    g_thread_yield ();
}

/* It is ended, and so is what it started; it has told its version before. */
static void
test_hangs (SetupFixture *self, gconstpointer unused)
{
  g_autofree char *parent = g_build_filename (self->top, "parent", NULL);
  g_autofree char *child = g_build_filename (self->top, "child", NULL);
  g_autofree char *lines =
    g_strdup_printf ("echo $$ >%s; sleep 1000 & echo $! >%s; " OF_17 "; wait", parent, child);

  setup_fixture_write_program (self->bin, "java", lines);
  while (find (self, SHORT_MS) != 17)
    ;
  assert_ends (read_pid (parent));
  assert_ends (read_pid (child));
}

/* This test again, as a java that is no more in the group it was started in. */
static void
hang_elsewhere (const char *file)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());

  g_assert_no_errno (setpgid (0, getpgid (getppid ())));
  g_assert_true (g_file_set_contents (file, pid, -1, NULL));
  for (;;)
    pause ();
}

static void
test_hangs_elsewhere (SetupFixture *self, gconstpointer unused)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *file = g_build_filename (self->top, "pid", NULL);
  g_autofree char *lines = g_strdup_printf ("exec '%s' " ELSEWHERE " '%s'", program, file);

  setup_fixture_write_program (self->bin, "java", lines);
  while (!g_file_test (file, G_FILE_TEST_EXISTS))
    g_assert_cmpuint (find (self, SHORT_MS), ==, 0);
  assert_ends (read_pid (file));
}

static gpointer
cancel_when_asked (gpointer data)
{
  gpointer *both = data;

  while (!g_file_test (both[0], G_FILE_TEST_EXISTS))
    g_thread_yield ();
  g_cancellable_cancel (both[1]);

  return NULL;
}

static void
test_cancelled (SetupFixture *self, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *asked = g_build_filename (self->top, "asked", NULL);
  g_autofree char *lines = g_strdup_printf ("echo x >%s; sleep 1000", asked);
  gpointer both[] = { asked, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_when_asked, both);

  setup_fixture_write_program (self->bin, "java", lines);
  setup_fixture_write_program (self->jvm, "java-17/bin/java", OF_17);
  g_assert_cmpuint (imz_java_finder_find (self->bin, self->jvm, DEADLINE_MS, cancellable), ==, 0);
  g_thread_join (thread);
}

static void
add (const char *path, void (*test) (SetupFixture *self, gconstpointer unused))
{
  g_test_add (path, SetupFixture, NULL, setup_fixture_set_up, test, setup_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], ELSEWHERE) == 0)
    hang_elsewhere (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup/java-finder/version", test_version);
  add ("/setup/java-finder/none", test_none);
  add ("/setup/java-finder/in-path", test_in_path);
  add ("/setup/java-finder/newest", test_newest);
  add ("/setup/java-finder/strange", test_strange);
  add ("/setup/java-finder/bad-end", test_bad_end);
  add ("/setup/java-finder/hangs", test_hangs);
  add ("/setup/java-finder/hangs-elsewhere", test_hangs_elsewhere);
  add ("/setup/java-finder/cancelled", test_cancelled);
  return g_test_run ();
}
