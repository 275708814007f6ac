/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mock-cage.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mock-script.h"

enum {
  MAX_DESCRIPTOR = 256,
};

/* Compared by number: the links in /proc are closed to a process that cannot be looked into. */
static const char *
describe_descriptor (int fd)
{
  struct stat theirs, null;

  if (fstat (fd, &theirs) != 0 || stat ("/dev/null", &null) != 0)
    return "none";
  return S_ISCHR (theirs.st_mode) && theirs.st_rdev == null.st_rdev ? "null" : "something";
}

/* A program that the module starts would get them. */
static guint
count_inheritable_descriptors (void)
{
  guint n = 0;

  for (int fd = STDERR_FILENO + 1; fd < MAX_DESCRIPTOR; fd++) {
    int flags = fcntl (fd, F_GETFD);

    if (flags >= 0 && (flags & FD_CLOEXEC) == 0)
      n++;
  }
  return n;
}

void
mock_cage_tell (void)
{
  g_autofree char *text = NULL;
  struct sigaction pipe_action;
  struct rlimit core;
  int death_signal = 0;

  getrlimit (RLIMIT_CORE, &core);
  prctl (PR_GET_PDEATHSIG, &death_signal);
  sigaction (SIGPIPE, NULL, &pipe_action);
  text = g_strdup_printf ("no-new-privs=%d\ncore=%lu/%lu\ndumpable=%d\ndeath-signal=%d\n"
                          "stdin=%s\nstdout=%s\nstderr=%s\ninheritable=%u\nsigpipe=%s\n",
                          prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), (gulong) core.rlim_cur,
                          (gulong) core.rlim_max, prctl (PR_GET_DUMPABLE), death_signal,
                          describe_descriptor (STDIN_FILENO), describe_descriptor (STDOUT_FILENO),
                          describe_descriptor (STDERR_FILENO), count_inheritable_descriptors (),
                          pipe_action.sa_handler == SIG_IGN ? "ignored" : "deadly");
  mock_script_tell ("cage", text);
}
