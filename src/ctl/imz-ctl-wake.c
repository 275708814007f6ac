/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-wake.h"

#include <glib/gi18n-lib.h>

#define BUS "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"
#define PATH "/tr/imzam/Imzam"
#define INTERFACE "org.freedesktop.Application"

struct _ImzCtlWaking {
  GDBusConnection *connection; /* (nullable) */
  GCancellable *cancellable;
  guint late_id;
  guint owners_id;
  gboolean is_late;
  gboolean is_gone; /* the window program, after it was asked */
  gboolean is_over; /* what is asked for at present */
  GError *error;    /* (nullable) */
};

static gboolean
late_cb (gpointer user_data)
{
  ImzCtlWaking *self = user_data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_CONTINUE;
}

static void
owner_changed_cb (GDBusConnection *connection,
                  const char *sender,
                  const char *path,
                  const char *interface,
                  const char *member,
                  GVariant *parameters,
                  gpointer user_data)
{
  ImzCtlWaking *self = user_data;
  const char *owner;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sss)")))
    return;

  g_variant_get_child (parameters, 2, "&s", &owner);
  self->is_gone = *owner == '\0';
}

static void
got_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ImzCtlWaking *self = user_data;

  self->connection = g_bus_get_finish (result, &self->error);
  self->is_over = TRUE;
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ImzCtlWaking *self = user_data;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &self->error);

  self->is_gone = FALSE;
  self->is_over = TRUE;
}

static gboolean
wait_for_answer (ImzCtlWaking *self, GError **error)
{
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
  self->is_over = FALSE;

  if (self->error == NULL)
    return TRUE;

  g_dbus_error_strip_remote_error (self->error);
  if (self->is_late)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("nothing answered in time"));
  else
    g_set_error_literal (error, self->error->domain, self->error->code, self->error->message);
  g_clear_error (&self->error);

  return FALSE;
}

static gboolean
connect_to_bus (ImzCtlWaking *self, GError **error)
{
  if (self->connection != NULL)
    return TRUE;

  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, got_bus_cb, self);
  if (!wait_for_answer (self, error))
    return FALSE;

  /* Its end is an answer, not ours. */
  g_dbus_connection_set_exit_on_close (self->connection, FALSE);
  self->owners_id = g_dbus_connection_signal_subscribe (
    self->connection, BUS, BUS, "NameOwnerChanged", BUS_PATH, IMZ_APPLICATION_ID,
    G_DBUS_SIGNAL_FLAGS_NONE, owner_changed_cb, self, NULL);

  return TRUE;
}

ImzCtlWaking *
imz_ctl_waking_new (guint deadline_ms)
{
  ImzCtlWaking *self = g_new0 (ImzCtlWaking, 1);

  self->cancellable = g_cancellable_new ();
  self->late_id = g_timeout_add (deadline_ms, late_cb, self);

  return self;
}

void
imz_ctl_waking_free (ImzCtlWaking *self)
{
  if (self->owners_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->owners_id);
  g_source_remove (self->late_id);
  g_clear_object (&self->connection);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gboolean
call_bus (ImzCtlWaking *self, const char *method, GVariant *parameters, GError **error)
{
  g_dbus_connection_call (self->connection, BUS, BUS_PATH, BUS, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, G_MAXINT, self->cancellable, called_cb, self);

  return wait_for_answer (self, error);
}

/* The bus starts nobody of whom it knows no program, also who is there already. */
gboolean
imz_ctl_waking_start_service (ImzCtlWaking *self, const char *name, GError **error)
{
  return connect_to_bus (self, error) &&
         (call_bus (self, "GetNameOwner", g_variant_new ("(s)", name), NULL) ||
          call_bus (self, "StartServiceByName", g_variant_new ("(su)", name, 0), error));
}

gboolean
imz_ctl_waking_ask (ImzCtlWaking *self, const char *action, GError **error)
{
  if (!connect_to_bus (self, error))
    return FALSE;

  g_dbus_connection_call (self->connection, IMZ_APPLICATION_ID, PATH, INTERFACE, "ActivateAction",
                          g_variant_new ("(sava{sv})", action, NULL, NULL), NULL,
                          G_DBUS_CALL_FLAGS_NONE, G_MAXINT, self->cancellable, called_cb, self);

  return wait_for_answer (self, error);
}

gboolean
imz_ctl_waking_wait (ImzCtlWaking *self)
{
  if (self->is_late || self->is_gone)
    return FALSE;

  g_main_context_iteration (NULL, TRUE);
  return TRUE;
}
