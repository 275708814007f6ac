/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window program is asked for something, and does it, refuses, is silent or is not there. */

#include "imz-ctl-wake.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>

#define PATIENT_MS 20000
#define IMPATIENT_MS 50

static const char interface[] =
  "<node><interface name='org.freedesktop.Application'>"
  "<method name='ActivateAction'><arg type='s' direction='in'/><arg type='av' direction='in'/>"
  "<arg type='a{sv}' direction='in'/></method>"
  "</interface></node>";

typedef enum {
  DOES_IT,
  REFUSES,
  IS_MUTE,
} Manner;

typedef struct {
  GTestDBus *bus;
  GDBusConnection *connection; /* of the program */
  guint object_id;
  Manner manner;
  char *asked;
  GDBusMethodInvocation *unanswered; /* (nullable) */
} Fixture;

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface_name,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->asked);
  fixture->asked = g_variant_print (parameters, FALSE);
  if (fixture->manner == DOES_IT)
    g_dbus_method_invocation_return_value (invocation, NULL);
  else if (fixture->manner == REFUSES)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.example.Error", "not today");
  else
    fixture->unanswered = invocation;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
}

static void
start_program (Fixture *fixture, Manner manner)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GError) error = NULL;

  fixture->manner = manner;
  fixture->connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (fixture->bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->object_id = g_dbus_connection_register_object (
    fixture->connection, "/tr/imzam/Imzam", node->interfaces[0], &vtable, fixture, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (fixture->connection, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "tr.imzam.Imzam", 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->unanswered);
  if (fixture->connection != NULL) {
    g_dbus_connection_unregister_object (fixture->connection, fixture->object_id);
    g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  }
  g_clear_object (&fixture->connection);
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
  g_free (fixture->asked);
}

static gboolean
wake (guint deadline_ms, GError **error)
{
  g_autoptr (ImzCtlWaking) waking = imz_ctl_waking_new (deadline_ms);

  return imz_ctl_waking_ask (waking, "remind", error);
}

static void
test_does_it (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  start_program (fixture, DOES_IT);
  g_assert_true (wake (PATIENT_MS, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->asked, ==, "('remind', [], {})");
}

static void
test_refuses (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  start_program (fixture, REFUSES);
  g_assert_false (wake (PATIENT_MS, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, "not today");
}

static void
test_mute (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  start_program (fixture, IS_MUTE);
  g_assert_false (wake (IMPATIENT_MS, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_not_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (wake (PATIENT_MS, &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
  g_assert_null (strstr (error->message, "GDBus"));
}

/* Who would show what is said is asked for by its name. */
static void
test_service (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCtlWaking) waking = imz_ctl_waking_new (PATIENT_MS);
  g_autoptr (GError) error = NULL;

  start_program (fixture, DOES_IT);
  g_assert_true (imz_ctl_waking_start_service (waking, "tr.imzam.Imzam", &error));
  g_assert_no_error (error);
  g_assert_false (imz_ctl_waking_start_service (waking, "tr.imzam.Nobody", &error));
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN);
}

static void
set_bus_path (const char *path)
{
  g_autofree char *address = g_strconcat ("unix:path=", path, NULL);

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
}

/* In a program of its own: the bus is one of the whole program, and lasts for a while after it has failed. */
static gboolean
is_in_own_program (void)
{
  if (g_test_subprocess ())
    return TRUE;

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();

  return FALSE;
}

static void
test_no_bus (void)
{
  g_autoptr (GError) error = NULL;

  if (!is_in_own_program ())
    return;

  set_bus_path ("/no/such/bus");
  g_assert_false (wake (PATIENT_MS, &error));
  g_assert_nonnull (error);
}

/* Somebody listens there, and says nothing. */
static void
test_mute_bus (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GSocketListener) listener = NULL;
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_in_own_program ())
    return;

  folder = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  path = g_build_filename (folder, "bus", NULL);
  listener = g_socket_listener_new ();
  address = g_unix_socket_address_new (path);
  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT,
                                 NULL, NULL, &error);
  g_assert_no_error (error);
  set_bus_path (path);
  g_assert_false (wake (IMPATIENT_MS, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  g_socket_listener_close (listener);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ctl/wake/does-it", Fixture, NULL, set_up, test_does_it, tear_down);
  g_test_add ("/ctl/wake/refuses", Fixture, NULL, set_up, test_refuses, tear_down);
  g_test_add ("/ctl/wake/mute", Fixture, NULL, set_up, test_mute, tear_down);
  g_test_add ("/ctl/wake/not-there", Fixture, NULL, set_up, test_not_there, tear_down);
  g_test_add ("/ctl/wake/service", Fixture, NULL, set_up, test_service, tear_down);
  g_test_add_func ("/ctl/wake/no-bus", test_no_bus);
  g_test_add_func ("/ctl/wake/mute-bus", test_mute_bus);

  return g_test_run ();
}
