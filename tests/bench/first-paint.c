/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* first-paint COMMAND…: starts a program and tells when its window was first seen painted.
 *
 * It looks from outside, as another client of the X server, so that it is the same for every
 * program: the first window that is mapped is given an XDamage, and at every damage the pixels of
 * a small grid are fetched. The server gives a new window a black (or transparent) ground; the
 * first damage that leaves a pixel of another colour is the first painted frame, since GTK draws
 * each frame aside and copies it to the window in one piece.
 *
 * Prints "PID FIRST LAST", microseconds since just before exec(): the first painted frame, and the
 * last damage before half a second of quiet. Then waits for the end of its input, and ends the
 * program. */

#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>

enum {
  TIMEOUT_US = 20 * 1000 * 1000,
  QUIET_US = 500 * 1000,
  GRID = 5,
  COLOUR_BITS = 0xFFFFFF, /* without alpha */
};

typedef struct {
  Display *display;
  int damage_event;
  Window window; /* None until one is mapped */
  int width;
  int height;
  int64_t start;
  int64_t first; /* 0 until painted */
  int64_t last;
} Watch;

static int64_t
now_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return (int64_t) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int
ignore_error_cb (Display *display, XErrorEvent *event)
{
  return 0;
}

/* A pixel that is not black. */
static bool
is_painted (Watch *self)
{
  bool painted = false;

  for (int i = 0; i < GRID * GRID && !painted; i++) {
    int x = self->width * (i % GRID + 1) / (GRID + 1);
    int y = self->height * (i / GRID + 1) / (GRID + 1);
    XImage *image = XGetImage (self->display, self->window, x, y, 1, 1, AllPlanes, ZPixmap);

    if (image == NULL)
      return false;
    painted = (XGetPixel (image, 0, 0) & COLOUR_BITS) != 0;
    XDestroyImage (image);
  }

  return painted;
}

static void
handle_map (Watch *self, const XMapEvent *event)
{
  XWindowAttributes attributes;

  if (self->window != None || event->override_redirect ||
      !XGetWindowAttributes (self->display, event->window, &attributes) ||
      attributes.class != InputOutput)
    return;

  self->window = event->window;
  self->width = attributes.width;
  self->height = attributes.height;
  XDamageCreate (self->display, self->window, XDamageReportNonEmpty);
}

static void
handle_damage (Watch *self, const XDamageNotifyEvent *event, int64_t now)
{
  XDamageSubtract (self->display, event->damage, None, None);
  self->last = now;
  if (self->first == 0 && is_painted (self))
    self->first = now;
}

static void
handle_events (Watch *self)
{
  XEvent event;

  while (XPending (self->display) > 0) {
    int64_t now = now_us ();

    XNextEvent (self->display, &event);
    if (event.type == MapNotify)
      handle_map (self, &event.xmap);
    else if (event.type == self->damage_event + XDamageNotify)
      handle_damage (self, (XDamageNotifyEvent *) &event, now);
  }
}

/* Until the window has been painted and is quiet. */
static bool
watch (Watch *self)
{
  struct pollfd connection = { .fd = ConnectionNumber (self->display), .events = POLLIN };

  while (now_us () - self->start < TIMEOUT_US) {
    handle_events (self);
    if (self->first != 0 && now_us () - self->last > QUIET_US)
      return true;
    poll (&connection, 1, 20);
  }

  return false;
}

static pid_t
start_program (char **argv)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  execvp (argv[0], argv);
  _exit (127);
}

static bool
open_display (Watch *self)
{
  int error_base;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL ||
      !XDamageQueryExtension (self->display, &self->damage_event, &error_base))
    return false;

  XSetErrorHandler (ignore_error_cb); /* windows may go at any time */
  XSelectInput (self->display, DefaultRootWindow (self->display), SubstructureNotifyMask);
  XSync (self->display, False);

  return true;
}

int
main (int argc, char *argv[])
{
  Watch self = { .window = None };
  bool ok;
  pid_t pid;

  if (argc < 2 || !open_display (&self)) {
    fputs ("first-paint: needs a command, and an X server with Damage\n", stderr);
    return 2;
  }

  self.start = now_us ();
  pid = start_program (argv + 1);
  if (pid < 0)
    return 1;

  ok = watch (&self);
  if (ok) {
    printf ("%d %lld %lld\n", (int) pid, (long long) (self.first - self.start),
            (long long) (self.last - self.start));
    fflush (stdout);
    while (getchar () != EOF)
      ;
  }

  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  XCloseDisplay (self.display);

  return ok ? 0 : 1;
}
