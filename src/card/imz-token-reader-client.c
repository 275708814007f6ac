/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-reader-client.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <glib-unix.h>

#include "imz-card-error.h"

enum {
  CHUNK = 16 * 1024,
  REAP_MS =
    500, /* for the end of a process that was killed: in the kernel it may hang for longer */
};

/* What a driver may see of our environment: it may be a stranger's code, and often it is an old one. */
static const char *const variables[] = {
  "HOME",        "LANG",          "LOCPATH",         "PCSCLITE_CSOCK_NAME",
  "OPENSC_CONF", "SOFTHSM2_CONF", "LD_LIBRARY_PATH", "LD_PRELOAD",
};

#define LOCALE_PREFIX "LC_"
#define SANITIZER_SUFFIX "SAN_OPTIONS"

typedef struct {
  GMainContext *context;
  GSubprocess *process; /* (nullable): borrowed, as all but the flags */
  pid_t pid;            /* 0 if it has ended too soon to tell */
  GPollableInputStream *output;
  GByteArray *bytes;
  gboolean has_ended; /* or will never be known to have */
  gboolean is_late;
  gboolean is_endless;
  gboolean is_cancelled;
} Run;

static gboolean
is_allowed (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++) {
    if (strcmp (variables[i], name) == 0)
      return TRUE;
  }

  return g_str_has_prefix (name, LOCALE_PREFIX) || g_str_has_suffix (name, SANITIZER_SUFFIX);
}

char **
imz_token_reader_client_choose_environment (const char *const *environment)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (gsize i = 0; environment[i] != NULL; i++) {
    g_autofree char *name = g_strndup (environment[i], strcspn (environment[i], "="));

    if (is_allowed (name))
      g_ptr_array_add (chosen, g_strdup (environment[i]));
  }
  g_ptr_array_add (chosen, NULL);

  return (char **) g_ptr_array_free (chosen, FALSE);
}

/* FALSE if there is nothing to be read, now or for ever. */
static gboolean
read_chunk (Run *self, gboolean *is_at_end)
{
  guint8 chunk[CHUNK];
  g_autoptr (GError) error = NULL;
  gssize n_read =
    g_pollable_input_stream_read_nonblocking (self->output, chunk, sizeof chunk, NULL, &error);

  *is_at_end =
    n_read == 0 || (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK));
  if (n_read <= 0)
    return FALSE;

  g_byte_array_append (self->bytes, chunk, (guint) n_read);
  self->is_endless = self->bytes->len > IMZ_TOKEN_ANSWER_MAX_BYTES;

  return !self->is_endless;
}

static gboolean
readable_cb (GObject *stream, gpointer user_data)
{
  Run *self = user_data;
  gboolean is_at_end;

  read_chunk (self, &is_at_end);

  return is_at_end || self->is_endless ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *self = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  self->has_ended = TRUE;
}

static gboolean
late_cb (gpointer user_data)
{
  Run *self = user_data;

  self->is_late = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (int fd, GIOCondition condition, gpointer user_data)
{
  Run *self = user_data;

  self->is_cancelled = TRUE;

  return G_SOURCE_REMOVE;
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
attach (Run *self, GSource *source, GSourceFunc func, gpointer user_data)
{
  g_source_set_callback (source, func, user_data, NULL);
  g_source_attach (source, self->context);
}

static void
detach (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static GSubprocess *
start (const ImzTokenReaderTask *task)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_auto (GStrv) all = g_get_environ ();
  g_auto (GStrv) environment =
    imz_token_reader_client_choose_environment ((const char *const *) all);
  const char *initialize = task->module->null_first ? "--initialize=null" : "--initialize=struct";
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_environ (launcher, environment);
  process = g_subprocess_launcher_spawn (launcher, &error, task->program, initialize,
                                         task->module->path, NULL);
  if (process == NULL)
    g_debug ("the token reader does not start: %s", error->message);

  return process;
}

/* With all that a driver has started: that may hold the card. As long as the process is there it must lead its
 * group, which it does not from its first moment on; a group without its leader can be no other one, unless
 * a new process has its number. */
static void
kill_group (Run *self)
{
  gboolean was_reaped = g_subprocess_get_identifier (self->process) == NULL;
  pid_t group;

  if (self->pid == 0)
    return;

  group = getpgid (self->pid);
  if (was_reaped ? group < 0 && errno == ESRCH : group == self->pid)
    kill (-self->pid, SIGKILL);
}

/* A process that cannot even be killed is left to itself. */
static void
wait_for_killed (Run *self, GCancellable *waiting)
{
  GSource *patience = g_timeout_source_new (REAP_MS);

  attach (self, patience, give_up_cb, waiting);
  while (!self->has_ended)
    g_main_context_iteration (self->context, TRUE);
  detach (patience);
}

/* Returns when the process has ended, or was killed. */
static void
wait_for_end (Run *self, const ImzTokenReaderTask *task)
{
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  GSource *readable = g_pollable_input_stream_create_source (self->output, NULL);
  GSource *deadline = g_timeout_source_new (task->deadline_ms);
  /* Not g_cancellable_source_new(): in GLib 2.74 that leaks when it is dropped during the cancelling. */
  GSource *cancelled = g_unix_fd_source_new (g_cancellable_get_fd (task->cancellable), G_IO_IN);

  attach (self, readable, G_SOURCE_FUNC (readable_cb), self);
  attach (self, deadline, late_cb, self);
  attach (self, cancelled, G_SOURCE_FUNC (cancelled_cb), self);
  g_subprocess_wait_async (self->process, waiting, ended_cb, self);

  while (!self->has_ended && !self->is_late && !self->is_endless && !self->is_cancelled)
    g_main_context_iteration (self->context, TRUE);

  detach (readable);
  detach (deadline);
  detach (cancelled);
  g_cancellable_release_fd (task->cancellable);

  if (!self->has_ended) {
    kill_group (self);
    g_subprocess_force_exit (self->process);
    wait_for_killed (self, waiting);
  } else {
    self->is_late = FALSE;
  }
  kill_group (self);
}

/* The rest of what the process wrote is in the pipe; for others who hold it open nobody waits. */
static void
drain (Run *self)
{
  gboolean is_at_end;

  while (!self->is_endless && read_chunk (self, &is_at_end))
    ;
}

static ImzTokenAnswer *
fail (ImzDriverProblem problem, const char *detail)
{
  return imz_token_answer_new_failed (problem, detail);
}

static ImzTokenAnswer *
judge_end (Run *self)
{
  g_autofree char *detail = NULL;

  if (g_subprocess_get_if_signaled (self->process)) {
    int number = g_subprocess_get_term_sig (self->process);
    const char *name = sigabbrev_np (number);

    detail = name != NULL ? g_strconcat ("SIG", name, NULL) : g_strdup_printf ("%d", number);
    return fail (IMZ_DRIVER_PROBLEM_CRASHED, detail);
  }

  /* A driver may end the process as if all were well; the program itself always says something. */
  if (g_subprocess_get_exit_status (self->process) != 0 || self->bytes->len == 0) {
    detail = g_strdup_printf ("%d", g_subprocess_get_exit_status (self->process));
    return fail (IMZ_DRIVER_PROBLEM_EXITED, detail);
  }

  return NULL;
}

static ImzTokenAnswer *
judge (Run *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  ImzTokenAnswer *answer;

  if (self->is_cancelled) {
    g_set_error_literal (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_FAILED, "the reading was given up");
    return NULL;
  }
  if (self->process == NULL)
    return fail (IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM, NULL);
  if (self->is_late)
    return fail (IMZ_DRIVER_PROBLEM_TIMEOUT, NULL);

  drain (self);
  if (self->is_endless)
    return fail (IMZ_DRIVER_PROBLEM_ENDLESS, NULL);

  answer = judge_end (self);
  if (answer != NULL)
    return answer;

  bytes = g_bytes_new (self->bytes->data, self->bytes->len);
  answer = imz_token_answer_parse (bytes, NULL);

  return answer != NULL ? answer : fail (IMZ_DRIVER_PROBLEM_GARBAGE, NULL);
}

ImzTokenAnswer *
imz_token_reader_client_run (const ImzTokenReaderTask *task, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Run run = {
    .context = context,
    .bytes = bytes,
    .is_cancelled = g_cancellable_is_cancelled (task->cancellable),
  };

  g_main_context_push_thread_default (context);
  if (!run.is_cancelled && task->program != NULL)
    process = start (task);
  if (process != NULL) {
    const char *identifier = g_subprocess_get_identifier (process);

    run.process = process;
    run.pid = identifier != NULL ? (pid_t) g_ascii_strtoll (identifier, NULL, 10) : 0;
    run.output = G_POLLABLE_INPUT_STREAM (g_subprocess_get_stdout_pipe (process));
    wait_for_end (&run, task);
  }
  g_main_context_pop_thread_default (context);

  return judge (&run, error);
}
