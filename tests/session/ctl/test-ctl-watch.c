/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-watch.h"

#include <poll.h>
#include <unistd.h>

#include <gio/gfiledescriptorbased.h>

#include "test-ctl-schema.h"

enum {
  LINE_TIMEOUT_MS = 5000,
  END_TIMEOUT_MS = 2000,
};

struct _TestWatch {
  GSubprocess *subprocess;
  GString *unread;
};

static int
fd_of (GInputStream *pipe)
{
  return g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (pipe));
}

TestWatch *
test_watch_start (gboolean json)
{
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  TestWatch *self = g_new0 (TestWatch, 1);
  g_autoptr (GError) error = NULL;

  self->unread = g_string_new (NULL);
  self->subprocess = g_subprocess_launcher_spawn (launcher, &error, test_ctl_get_program (),
                                                  "watch", json ? "--json" : NULL, NULL);
  g_assert_no_error (error);

  return self;
}

/* FALSE when nothing came in time, or nothing will. */
static gboolean
read_some (TestWatch *self, gint64 deadline)
{
  struct pollfd fd = { .fd = fd_of (g_subprocess_get_stdout_pipe (self->subprocess)),
                       .events = POLLIN };
  gint64 left = MAX (deadline - g_get_monotonic_time (), 0);
  char buffer[4096];
  ssize_t n;

  if (poll (&fd, 1, (int) (left / G_TIME_SPAN_MILLISECOND)) <= 0)
    return FALSE;
  n = read (fd.fd, buffer, sizeof buffer);
  if (n <= 0)
    return FALSE;
  g_string_append_len (self->unread, buffer, n);

  return TRUE;
}

char *
test_watch_line (TestWatch *self, guint timeout_ms)
{
  gint64 deadline = g_get_monotonic_time () + timeout_ms * G_TIME_SPAN_MILLISECOND;
  const char *end;
  char *line;

  while ((end = strchr (self->unread->str, '\n')) == NULL) {
    if (!read_some (self, deadline))
      return NULL;
  }

  line = g_strndup (self->unread->str, (gsize) (end - self->unread->str));
  g_string_erase (self->unread, 0, end - self->unread->str + 1);
  test_assert_no_identity (line);

  return line;
}

JsonNode *
test_watch_expect (TestWatch *self, const char *state)
{
  g_autofree char *line = test_watch_line (self, LINE_TIMEOUT_MS);
  JsonNode *document;

  if (line == NULL)
    g_error ("“%s” is not told", state);
  document = test_document_parse (line);
  test_schema_check (document);
  if (g_strcmp0 (test_document_string (document, "summary.state"), state) != 0)
    g_error ("“%s” is expected, and told is %s", state, line);

  return document;
}

void
test_watch_expect_silence (TestWatch *self, guint ms)
{
  g_autofree char *line = test_watch_line (self, ms);

  if (line != NULL || self->unread->len > 0)
    g_error ("nothing is expected, and told is %s%s", line != NULL ? line : "", self->unread->str);
}

gint
test_watch_get_pid (TestWatch *self)
{
  return (gint) g_ascii_strtoll (g_subprocess_get_identifier (self->subprocess), NULL, 10);
}

void
test_watch_close_pipe (TestWatch *self)
{
  g_autoptr (GError) error = NULL;

  g_input_stream_close (g_subprocess_get_stdout_pipe (self->subprocess), NULL, &error);
  g_assert_no_error (error);
}

gboolean
test_watch_has_ended (TestWatch *self, guint timeout_ms)
{
  for (guint waited = 0; waited < timeout_ms; waited += 5) {
    if (g_subprocess_get_identifier (self->subprocess) == NULL)
      return TRUE;
    g_usleep (5000);
  }

  return FALSE;
}

static void
check_errors (TestWatch *self, const char *words)
{
  char buffer[4096] = "";
  ssize_t n =
    read (fd_of (g_subprocess_get_stderr_pipe (self->subprocess)), buffer, sizeof buffer - 1);

  g_assert_cmpint (n, >=, 0);
  g_assert_cmpstr (buffer, ==, words);
}

int
test_watch_end (TestWatch *self, int signal)
{
  return test_watch_end_with_words (self, signal, "");
}

int
test_watch_end_with_words (TestWatch *self, int signal, const char *words)
{
  int exit;

  if (signal != 0)
    g_subprocess_send_signal (self->subprocess, signal);
  if (!test_watch_has_ended (self, END_TIMEOUT_MS)) {
    g_subprocess_force_exit (self->subprocess);
    g_error ("imzamctl watch does not end");
  }

  if (signal != 0) {
    test_watch_expect_silence (self, 0);
    check_errors (self, words);
  }
  exit = g_subprocess_get_if_exited (self->subprocess)
           ? g_subprocess_get_exit_status (self->subprocess)
           : -g_subprocess_get_term_sig (self->subprocess);

  g_object_unref (self->subprocess);
  g_string_free (self->unread, TRUE);
  g_free (self);

  return exit;
}
