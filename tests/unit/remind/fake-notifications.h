/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Plays org.freedesktop.Notifications on a bus of the test's own, and the person who looks at it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _FakeNotifications FakeNotifications;

/* What was sent, in its order. */
typedef struct {
  guint32 id; /* what it was given */
  guint32 replaces;
  char *title;
  char *body;
  char **actions;
  char *desktop_entry;
  guint urgency;
  int expires;
} FakeNotice;

typedef enum {
  FAKE_ANSWERS,
  FAKE_ANSWERS_ZERO,
  FAKE_ANSWERS_STRANGELY, /* other types than it should */
  FAKE_REFUSES,
  FAKE_MUTE,
} FakeManner;

FakeNotifications *fake_notifications_new (void);
void fake_notifications_free (FakeNotifications *self);

/* Of the whole program, once all tests are over. */
void fake_notifications_end_bus (void);

GDBusConnection *fake_notifications_get_client (FakeNotifications *self);

/* Words with "|" between them; "actions|body" if nothing is said. */
void fake_notifications_start (FakeNotifications *self, FakeManner manner);
void fake_notifications_stop (FakeNotifications *self);
void fake_notifications_set_capabilities (FakeNotifications *self, const char *joined);
void fake_notifications_set_manner (FakeNotifications *self, FakeManner manner);

guint fake_notifications_get_n (FakeNotifications *self);
const FakeNotice *fake_notifications_get (FakeNotifications *self, guint i);

/* How often the program asked to close one; most have been closed by then. */
guint fake_notifications_get_n_withdrawn (FakeNotifications *self);

/* The person closes it, or presses a button; by any number. */
void fake_notifications_close (FakeNotifications *self, guint32 id);
void fake_notifications_press (FakeNotifications *self, guint32 id, const char *action);

/* Somebody else says that it was closed. */
void fake_notifications_forge_close (FakeNotifications *self, guint32 id);

/* Answers what has come, without waiting. */
void fake_notifications_answer (FakeNotifications *self);

/* Answers until that is the case. */
void fake_notifications_serve (FakeNotifications *self,
                               gboolean (*is_done) (gpointer user_data),
                               gpointer user_data);

/* Until all that was emitted so far has arrived. */
void fake_notifications_settle (FakeNotifications *self);

G_END_DECLS
