/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-wake.h"

#include <glib/gi18n-lib.h>

#define PATH "/tr/imzam/Imzam"
#define INTERFACE "org.freedesktop.Application"

typedef struct {
  const char *action;
  GCancellable *cancellable;
  gboolean is_late;
  gboolean is_over;
  GError *error; /* (nullable) */
} Waking;

static gboolean
late_cb (gpointer user_data)
{
  Waking *waking = user_data;

  waking->is_late = TRUE;
  g_cancellable_cancel (waking->cancellable);

  return G_SOURCE_CONTINUE;
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waking *waking = user_data;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &waking->error);

  waking->is_over = TRUE;
}

static void
got_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waking *waking = user_data;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &waking->error);

  if (connection == NULL) {
    waking->is_over = TRUE;
    return;
  }

  /* Its end is an answer, not ours. */
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  g_dbus_connection_call (connection, IMZ_APPLICATION_ID, PATH, INTERFACE, "ActivateAction",
                          g_variant_new ("(sava{sv})", waking->action, NULL, NULL), NULL,
                          G_DBUS_CALL_FLAGS_NONE, G_MAXINT, waking->cancellable, called_cb, waking);
}

gboolean
imz_ctl_wake (const char *action, guint deadline_ms, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waking waking = { .action = action, .cancellable = cancellable };
  guint late_id = g_timeout_add (deadline_ms, late_cb, &waking);

  g_bus_get (G_BUS_TYPE_SESSION, cancellable, got_bus_cb, &waking);
  while (!waking.is_over)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late_id);

  if (waking.error == NULL)
    return TRUE;

  g_dbus_error_strip_remote_error (waking.error);
  if (waking.is_late)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("nothing answered in time"));
  else
    g_set_error_literal (error, waking.error->domain, waking.error->code, waking.error->message);
  g_error_free (waking.error);

  return FALSE;
}
