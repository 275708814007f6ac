/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-java-finder.h"

#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib-unix.h>

#include "imz-java-version.h"
#include "imz-search-path.h"

#define PROGRAM "java"

enum {
  MAX_OUTPUT = 16 * 1024, /* bytes: it is a few lines */
  MAX_ASKED = 8,          /* in one folder: each may take up to the deadline */
};

typedef struct {
  pid_t pid; /* also of its group */
  int output;
  GByteArray *bytes;
  gint64 ends_at; /* monotonic, in microseconds */
} Run;

/* In the child: whatever it starts can be ended with it. */
static void
lead_group_cb (gpointer unused)
{
  setpgid (0, 0);
}

static gboolean
start (Run *self, const char *program)
{
  const char *arguments[] = { program, "-version", NULL };
  g_autoptr (GError) error = NULL;
  int fds[2];
  gboolean is_started;

  if (!g_unix_open_pipe (fds, FD_CLOEXEC, &error)) {
    g_debug ("%s is not asked: %s", program, error->message);
    return FALSE;
  }

  is_started = g_spawn_async_with_pipes_and_fds (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                                 lead_group_cb, NULL, -1, fds[1], fds[1], NULL,
                                                 NULL, 0, &self->pid, NULL, NULL, NULL, &error);
  close (fds[1]);
  self->output = fds[0];
  if (!is_started) {
    g_debug ("%s does not start: %s", program, error->message);
    close (self->output);
  }

  return is_started;
}

/* FALSE at the deadline, or when it is cancelled. */
static gboolean
wait_for_output (Run *self, int cancel_fd)
{
  struct pollfd fds[] = {
    { .fd = self->output, .events = POLLIN },
    { .fd = cancel_fd, .events = POLLIN },
  };
  gint64 left;
  int n_ready;

  do {
    left = MAX (self->ends_at - g_get_monotonic_time (), 0);
    n_ready = poll (fds, G_N_ELEMENTS (fds), (int) ((left + 999) / 1000));
  } while (n_ready < 0 && errno == EINTR);

  return n_ready > 0 && fds[1].revents == 0;
}

/* Until its end, or as long as there is time. */
static void
read_output (Run *self, int cancel_fd)
{
  guint8 chunk[4096];

  while (wait_for_output (self, cancel_fd)) {
    gssize n_read = read (self->output, chunk, sizeof chunk);

    if (n_read == 0 || (n_read < 0 && errno != EINTR))
      return;
    if (n_read > 0)
      g_byte_array_append (self->bytes, chunk, (guint) n_read);
    if (self->bytes->len > MAX_OUTPUT)
      return;
  }
}

/* As long as it is not waited for, neither it nor its group, which it may have left, can be another one. */
static void
end (Run *self)
{
  kill (-self->pid, SIGKILL);
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
    ;
  close (self->output);
}

/* What it has said of its version counts, however it came to its end. */
static guint
ask (const char *program, guint deadline_ms, int cancel_fd)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Run run = {
    .bytes = bytes,
    .ends_at = g_get_monotonic_time () + (gint64) deadline_ms * 1000,
  };

  if (!start (&run, program))
    return 0;

  read_output (&run, cancel_fd);
  end (&run);

  return imz_java_version_parse ((const char *) bytes->data, bytes->len);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Most names in the folder are links to others there. */
static GPtrArray *
list_versions (const char *jvm_dir)
{
  g_autoptr (GDir) dir = g_dir_open (jvm_dir, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *versions = g_ptr_array_new_with_free_func (g_free);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    g_ptr_array_add (found, g_build_filename (jvm_dir, name, "bin", PROGRAM, NULL));
  g_ptr_array_sort (found, compare_names);

  for (guint i = 0; i < found->len && versions->len < MAX_ASKED; i++) {
    char *real =
      imz_search_path_is_program (found->pdata[i]) ? realpath (found->pdata[i], NULL) : NULL;

    if (real != NULL && g_hash_table_add (known, g_strdup (real)))
      g_ptr_array_add (versions, g_strdup (real));
    free (real);
  }

  return versions;
}

guint
imz_java_finder_find (const char *path,
                      const char *jvm_dir,
                      guint deadline_ms,
                      GCancellable *cancellable)
{
  g_autofree char *first = imz_search_path_find (path, PROGRAM);
  int cancel_fd = g_cancellable_get_fd (cancellable);
  guint version = first != NULL ? ask (first, deadline_ms, cancel_fd) : 0;

  if (version == 0) {
    g_autoptr (GPtrArray) versions = list_versions (jvm_dir);

    for (guint i = 0; i < versions->len && !g_cancellable_is_cancelled (cancellable); i++) {
      guint other = ask (versions->pdata[i], deadline_ms, cancel_fd);

      version = MAX (version, other);
    }
  }
  g_cancellable_release_fd (cancellable);

  return version;
}
