/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-system-clock.h"

#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <glib-unix.h>

struct _ImzSystemClock {
  ImzClock parent_instance;

  clockid_t kind;
  gint64 offset;
  int timer_fd; /* -1 until an alarm is set */
  GSource *source;
};

G_DEFINE_FINAL_TYPE (ImzSystemClock, imz_system_clock, IMZ_TYPE_CLOCK)

static gboolean
timer_cb (int fd, GIOCondition condition, gpointer user_data)
{
  guint64 n_expirations;

  /* Fails with ECANCELED when the clock was set: then, too, the time has to be looked at anew. */
  (void) !read (fd, &n_expirations, sizeof n_expirations);
  imz_clock_ring (user_data);

  return G_SOURCE_CONTINUE;
}

static gint64
imz_system_clock_now (ImzClock *clock)
{
  ImzSystemClock *self = IMZ_SYSTEM_CLOCK (clock);
  struct timespec now;

  clock_gettime (self->kind, &now);

  return now.tv_sec + self->offset;
}

static void
imz_system_clock_set_alarm (ImzClock *clock, gint64 time)
{
  ImzSystemClock *self = IMZ_SYSTEM_CLOCK (clock);
  struct itimerspec when = { .it_value = { .tv_sec = time != 0 ? time - self->offset : 0 } };

  if (self->timer_fd < 0) {
    if (time == 0)
      return;

    self->timer_fd = timerfd_create (self->kind, TFD_CLOEXEC | TFD_NONBLOCK);
    if (self->timer_fd < 0) {
      g_warning ("no alarm clock: %s", g_strerror (errno));
      return;
    }

    self->source = g_unix_fd_source_new (self->timer_fd, G_IO_IN);
    g_source_set_callback (self->source, G_SOURCE_FUNC (timer_cb), self, NULL);
    g_source_attach (self->source, g_main_context_get_thread_default ());
  }

  /* One that cannot be set is never cancelled. */
  if (timerfd_settime (self->timer_fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL) <
      0)
    g_warning ("the alarm clock cannot be set: %s", g_strerror (errno));
}

static void
imz_system_clock_finalize (GObject *object)
{
  ImzSystemClock *self = IMZ_SYSTEM_CLOCK (object);

  if (self->source != NULL) {
    g_source_destroy (self->source);
    g_source_unref (self->source);
  }
  if (self->timer_fd >= 0)
    close (self->timer_fd);

  G_OBJECT_CLASS (imz_system_clock_parent_class)->finalize (object);
}

static void
imz_system_clock_class_init (ImzSystemClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_system_clock_finalize;
  IMZ_CLOCK_CLASS (klass)->now = imz_system_clock_now;
  IMZ_CLOCK_CLASS (klass)->set_alarm = imz_system_clock_set_alarm;
}

static void
imz_system_clock_init (ImzSystemClock *self)
{
  self->kind = CLOCK_REALTIME;
  self->timer_fd = -1;
}

ImzClock *
imz_system_clock_new (gint64 offset)
{
  ImzSystemClock *self = g_object_new (IMZ_TYPE_SYSTEM_CLOCK, NULL);

  self->offset = offset;

  return IMZ_CLOCK (self);
}

ImzClock *
imz_system_clock_new_steady (void)
{
  ImzSystemClock *self = g_object_new (IMZ_TYPE_SYSTEM_CLOCK, NULL);

  self->kind = CLOCK_BOOTTIME;

  return IMZ_CLOCK (self);
}
