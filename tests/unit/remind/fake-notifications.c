/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-notifications.h"

#include <libglib-testing/dbus-queue.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

#define NOTIFY_IN                                                                               \
  "<arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"  \
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>" \
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
#define CLOSE "<method name='CloseNotification'><arg type='u' direction='in'/></method>"

static const char interface[] =
  "<node><interface name='" NAME "'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='Notify'>" NOTIFY_IN "<arg type='u' direction='out'/></method>" CLOSE
  "</interface></node>";

static const char strange_interface[] =
  "<node><interface name='" NAME "'>"
  "<method name='GetCapabilities'><arg type='u' direction='out'/></method>"
  "<method name='Notify'>" NOTIFY_IN "<arg type='s' direction='out'/></method>" CLOSE
  "</interface></node>";

struct _FakeNotifications {
  GtDBusQueue *queue; /* (unowned) */
  GDBusNodeInfo *node;
  guint object_id;
  guint name_id;
  FakeManner manner;
  char **capabilities;
  GPtrArray *notices; /* (element-type FakeNotice) */
  guint n_withdrawn;
  GQueue unanswered;           /* of GDBusMethodInvocation */
  GDBusConnection *connection; /* (nullable): of the last question */
};

/* One for all tests: as long as its thread is still at work its end is a gamble. */
static GtDBusQueue *bus;

static void
free_notice (gpointer data)
{
  FakeNotice *notice = data;

  g_free (notice->title);
  g_free (notice->body);
  g_strfreev (notice->actions);
  g_free (notice->desktop_entry);
  g_free (notice);
}

static void
keep_notice (FakeNotifications *self, GVariant *parameters)
{
  FakeNotice *notice = g_new0 (FakeNotice, 1);
  g_autoptr (GVariant) hints = NULL;
  g_autoptr (GVariant) urgency = NULL;
  const char *name, *icon;

  g_variant_get (parameters, "(&su&sss^as@a{sv}i)", &name, &notice->replaces, &icon, &notice->title,
                 &notice->body, &notice->actions, &hints, &notice->expires);
  g_assert_cmpstr (name, ==, "İmzam");
  g_assert_cmpstr (icon, ==, "tr.imzam.Imzam");
  g_assert_true (g_variant_lookup (hints, "desktop-entry", "s", &notice->desktop_entry));
  urgency = g_variant_lookup_value (hints, "urgency", G_VARIANT_TYPE_BYTE);
  notice->urgency = g_variant_get_byte (urgency);
  notice->id = notice->replaces != 0 ? notice->replaces : self->notices->len + 41;
  g_ptr_array_add (self->notices, notice);
}

static GVariant *
make_id (FakeNotifications *self)
{
  const FakeNotice *last = self->notices->pdata[self->notices->len - 1];

  if (self->manner == FAKE_ANSWERS_STRANGELY)
    return g_variant_new ("(s)", "41");

  return g_variant_new ("(u)", self->manner == FAKE_ANSWERS_ZERO ? 0 : last->id);
}

static GVariant *
make_capabilities (FakeNotifications *self)
{
  if (self->manner == FAKE_ANSWERS_STRANGELY)
    return g_variant_new ("(u)", 7);

  return g_variant_new ("(^as)", self->capabilities);
}

static void
answer (FakeNotifications *self, GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant *result = NULL;

  g_set_object (&self->connection, g_dbus_method_invocation_get_connection (invocation));
  if (strcmp (method, "GetCapabilities") == 0) {
    result = make_capabilities (self);
  } else if (strcmp (method, "Notify") == 0 && self->manner == FAKE_REFUSES) {
    g_dbus_method_invocation_return_dbus_error (invocation, NAME ".Error", "too many");
    return;
  } else if (strcmp (method, "Notify") == 0) {
    keep_notice (self, g_dbus_method_invocation_get_parameters (invocation));
    result = make_id (self);
  } else {
    self->n_withdrawn++;
  }
  g_dbus_method_invocation_return_value (invocation, result);
}

void
fake_notifications_answer (FakeNotifications *self)
{
  GDBusMethodInvocation *invocation;

  while (gt_dbus_queue_get_n_messages (self->queue) > 0) {
    gt_dbus_queue_pop_message (self->queue, &invocation);
    g_queue_push_tail (&self->unanswered, invocation);
  }
  while (self->manner != FAKE_MUTE && (invocation = g_queue_pop_head (&self->unanswered)) != NULL) {
    answer (self, invocation);
    g_object_unref (invocation);
  }
}

void
fake_notifications_serve (FakeNotifications *self,
                          gboolean (*is_done) (gpointer user_data),
                          gpointer user_data)
{
  for (;;) {
    fake_notifications_answer (self);
    if (is_done (user_data))
      return;
    g_main_context_iteration (NULL, TRUE);
  }
}

static gboolean
has_owner (FakeNotifications *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = g_dbus_connection_call_sync (
    fake_notifications_get_client (self), "org.freedesktop.DBus", "/org/freedesktop/DBus",
    "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", NAME), NULL,
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean is_owned;

  g_assert_no_error (error);
  g_variant_get (result, "(b)", &is_owned);

  return is_owned;
}

/* Whatever was sent before the answer to a question has come before it. */
void
fake_notifications_settle (FakeNotifications *self)
{
  if (self->connection != NULL)
    g_dbus_connection_flush_sync (self->connection, NULL, NULL);
  has_owner (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
ignore (const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
}

FakeNotifications *
fake_notifications_new (void)
{
  FakeNotifications *self = g_new0 (FakeNotifications, 1);
  g_autoptr (GError) error = NULL;

  if (bus == NULL) {
    /* The queue tells of each message, byte by byte. */
    g_log_set_handler (NULL, G_LOG_LEVEL_DEBUG, ignore, NULL);
    bus = gt_dbus_queue_new ();
    gt_dbus_queue_connect (bus, &error);
    g_assert_no_error (error);
  }
  self->queue = bus;
  self->notices = g_ptr_array_new_with_free_func (free_notice);
  fake_notifications_set_capabilities (self, "actions|body");

  return self;
}

void
fake_notifications_free (FakeNotifications *self)
{
  fake_notifications_answer (self);
  fake_notifications_stop (self);
  g_queue_clear_full (&self->unanswered, g_object_unref);
  g_clear_object (&self->connection);
  g_ptr_array_unref (self->notices);
  g_strfreev (self->capabilities);
  g_free (self);
}

void
fake_notifications_end_bus (void)
{
  gt_dbus_queue_disconnect (bus, TRUE);
}

GDBusConnection *
fake_notifications_get_client (FakeNotifications *self)
{
  return gt_dbus_queue_get_client_connection (self->queue);
}

void
fake_notifications_start (FakeNotifications *self, FakeManner manner)
{
  g_autoptr (GError) error = NULL;

  self->manner = manner;
  self->node = g_dbus_node_info_new_for_xml (
    manner == FAKE_ANSWERS_STRANGELY ? strange_interface : interface, &error);
  g_assert_no_error (error);
  self->object_id =
    gt_dbus_queue_export_object (self->queue, PATH, self->node->interfaces[0], &error);
  g_assert_no_error (error);
  self->name_id = gt_dbus_queue_own_name (self->queue, NAME);
  while (!has_owner (self)) /* it only asked for it */
    ;
}

void
fake_notifications_stop (FakeNotifications *self)
{
  if (self->name_id == 0)
    return;

  gt_dbus_queue_unown_name (self->queue, self->name_id);
  self->name_id = 0;
  while (has_owner (self))
    ;
  gt_dbus_queue_unexport_object (self->queue, self->object_id);
  g_clear_pointer (&self->node, g_dbus_node_info_unref);
}

void
fake_notifications_set_capabilities (FakeNotifications *self, const char *joined)
{
  g_strfreev (self->capabilities);
  self->capabilities = g_strsplit (joined, "|", -1);
}

void
fake_notifications_set_manner (FakeNotifications *self, FakeManner manner)
{
  self->manner = manner;
}

guint
fake_notifications_get_n (FakeNotifications *self)
{
  return self->notices->len;
}

const FakeNotice *
fake_notifications_get (FakeNotifications *self, guint i)
{
  g_assert_cmpuint (i, <, self->notices->len);

  return self->notices->pdata[i];
}

guint
fake_notifications_get_n_withdrawn (FakeNotifications *self)
{
  return self->n_withdrawn;
}

static void
emit (GDBusConnection *connection, const char *to, const char *member, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (connection, to, PATH, NAME, member, parameters, &error);
  g_assert_no_error (error);
}

void
fake_notifications_close (FakeNotifications *self, guint32 id)
{
  emit (self->connection, NULL, "NotificationClosed", g_variant_new ("(uu)", id, 2));
}

void
fake_notifications_press (FakeNotifications *self, guint32 id, const char *action)
{
  emit (self->connection, NULL, "ActionInvoked", g_variant_new ("(us)", id, action));
}

/* Straight to the program, whatever it has said that it listens to. */
void
fake_notifications_forge_close (FakeNotifications *self, guint32 id)
{
  GDBusConnection *client = fake_notifications_get_client (self);

  emit (client, g_dbus_connection_get_unique_name (client), "NotificationClosed",
        g_variant_new ("(uu)", id, 2));
}
