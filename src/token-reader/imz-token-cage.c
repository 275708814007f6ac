/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-cage.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static gboolean
point_to_null (int fd)
{
  int null = open ("/dev/null", O_RDWR | O_CLOEXEC);
  gboolean pointed;

  /* A descriptor that was closed may be the very one that open() takes. */
  if (null == fd)
    return fcntl (fd, F_SETFD, 0) == 0;

  pointed = null >= 0 && dup2 (null, fd) == fd;
  if (null >= 0)
    close (null);

  return pointed;
}

/* Whatever a module starts belongs to it, and can be ended with it. */
static gboolean
lead_group (void)
{
  return setpgid (0, 0) == 0 || getpgrp () == getpid ();
}

/* A core file of a module that crashed would hold what is on the card. The limit alone does not
 * stop a core handler that is a program; an undumpable process has no core at all. */
static gboolean
leave_no_trace (void)
{
  const struct rlimit none = { 0, 0 };

  return setrlimit (RLIMIT_CORE, &none) == 0 && prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

/* A parent that ended before we asked cannot tell us: either we have another one now, or nobody
 * holds the other end of the pipe. */
static gboolean
die_with_parent (int output)
{
  pid_t parent = getppid ();
  struct pollfd reader = { .fd = output };

  return prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid () == parent &&
         poll (&reader, 1, 0) >= 0 && (reader.revents & POLLERR) == 0;
}

int
imz_token_cage_enter (void)
{
  int output = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

  if (!lead_group () || output < 0 || !point_to_null (STDIN_FILENO) ||
      !point_to_null (STDOUT_FILENO) || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      !leave_no_trace () || !die_with_parent (output))
    return -1;

  /* A card service that goes away shall be an error for the module, not the end of this process. */
  signal (SIGPIPE, SIG_IGN);

  return output;
}

gboolean
imz_token_cage_hush (void)
{
  return point_to_null (STDERR_FILENO);
}

gboolean
imz_token_cage_hand_out (int output, const char *text)
{
  gsize left = strlen (text);

  while (left > 0) {
    gssize written = write (output, text, left);

    if (written < 0 && errno != EINTR)
      return FALSE;
    if (written > 0) {
      text += written;
      left -= (gsize) written;
    }
  }

  return TRUE;
}
