/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-notifier.h"

#include <glib/gi18n-lib.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"
#define BUS "org.freedesktop.DBus"

struct _ImzNotifier {
  GObject parent_instance;

  GDBusConnection *connection;
  guint deadline_ms;
  char *owner;       /* (nullable): unique name of the program that showed the last one */
  GHashTable *shown; /* series → number at the owner */
  guint signals_id;  /* of the owner */
  guint owners_id;
};

G_DEFINE_FINAL_TYPE (ImzNotifier, imz_notifier, G_TYPE_OBJECT)
G_DEFINE_QUARK (imz - notifier - error - quark, imz_notifier_error)

enum {
  ACTED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum {
  URGENCY_NORMAL = 1,
  URGENCY_CRITICAL = 2,
} Urgency;

typedef struct {
  char *series;
  char *title;
  char *body;
  char *open;
  gboolean is_urgent;
  char *owner; /* (nullable): who takes it; not known at first */
} Sending;

static void
free_sending (gpointer data)
{
  Sending *sending = data;

  g_free (sending->series);
  g_free (sending->title);
  g_free (sending->body);
  g_free (sending->open);
  g_free (sending->owner);
  g_free (sending);
}

/* (transfer full) (nullable): the series of what has that number */
static char *
find_series (ImzNotifier *self, guint32 number)
{
  GHashTableIter iter;
  gpointer series, found;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &series, &found)) {
    if (GPOINTER_TO_UINT (found) == number)
      return g_strdup (series);
  }

  return NULL;
}

static void
forget (ImzNotifier *self, const char *series)
{
  g_hash_table_remove (self->shown, series);
  g_signal_emit (self, signals[CLOSED], 0, series);
}

/* Nobody is asked for an answer: most have closed it by themselves. */
static void
close_notice (ImzNotifier *self, guint32 number)
{
  g_dbus_connection_call (self->connection, self->owner, PATH, NAME, "CloseNotification",
                          g_variant_new ("(u)", number), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          (int) self->deadline_ms, NULL, NULL, NULL);
}

static void
act (ImzNotifier *self, const char *series, guint32 number, const char *action)
{
  const char *word = strcmp (action, "default") == 0 ? IMZ_NOTIFIER_OPEN : action;

  if (strcmp (word, IMZ_NOTIFIER_OPEN) != 0 && strcmp (word, IMZ_NOTIFIER_LATER) != 0)
    return;

  close_notice (self, number);
  g_signal_emit (self, signals[ACTED], 0, series, word);
  forget (self, series);
}

static void
leave_owner (ImzNotifier *self)
{
  g_autofree gpointer *all = NULL;
  g_autoptr (GPtrArray) series = g_ptr_array_new_with_free_func (g_free);
  guint n;

  g_clear_pointer (&self->owner, g_free);
  if (self->signals_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->signals_id);
  self->signals_id = 0;

  all = g_hash_table_get_keys_as_array (self->shown, &n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (series, g_strdup (all[i]));
  for (guint i = 0; i < n; i++)
    forget (self, series->pdata[i]);
}

static gboolean
is_no_server (const GError *error)
{
  static const int codes[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,    G_DBUS_ERROR_NAME_HAS_NO_OWNER,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED,  G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED, G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
    G_DBUS_ERROR_SPAWN_FAILED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_error_matches (error, G_DBUS_ERROR, codes[i]))
      return TRUE;
  }

  return FALSE;
}

static void
fail (GTask *task, GError *error)
{
  g_dbus_error_strip_remote_error (error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_error_copy (error));
  else if (is_no_server (error))
    g_task_return_new_error (task, IMZ_NOTIFIER_ERROR, IMZ_NOTIFIER_ERROR_NO_SERVER, "%s",
                             _ ("Nothing in this session shows notifications."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_task_return_new_error (task, IMZ_NOTIFIER_ERROR, IMZ_NOTIFIER_ERROR_FAILED, "%s",
                             _ ("What shows notifications in this session did not answer."));
  else
    g_task_return_new_error (task, IMZ_NOTIFIER_ERROR, IMZ_NOTIFIER_ERROR_FAILED,
                             _ ("A notification could not be shown: %s"), error->message);
}

static void
fail_strangely (GTask *task)
{
  g_task_return_new_error (task, IMZ_NOTIFIER_ERROR, IMZ_NOTIFIER_ERROR_FAILED, "%s",
                           _ ("What shows notifications in this session answered something that "
                              "cannot be understood."));
}

static void
signal_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *member,
           GVariant *parameters,
           gpointer user_data)
{
  ImzNotifier *self = user_data;
  g_autofree char *series = NULL;
  const char *action;
  guint32 number;

  if (strcmp (member, "NotificationClosed") == 0 &&
      g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(uu)"))) {
    g_variant_get_child (parameters, 0, "u", &number);
    series = find_series (self, number);
    if (series != NULL)
      forget (self, series);
  } else if (strcmp (member, "ActionInvoked") == 0 &&
             g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(us)"))) {
    g_variant_get (parameters, "(u&s)", &number, &action);
    series = find_series (self, number);
    if (series != NULL)
      act (self, series, number, action);
  }
}

/* Who answers is listened to before anything can become of what it is sent. By the unique name: anybody may send a
 * signal, and say of it what they like. */
static void
adopt_owner (ImzNotifier *self, const char *owner)
{
  if (g_strcmp0 (self->owner, owner) == 0)
    return;

  leave_owner (self);
  self->owner = g_strdup (owner);
  self->signals_id =
    g_dbus_connection_signal_subscribe (self->connection, owner, NAME, NULL, PATH, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, self, NULL);
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
  ImzNotifier *self = user_data;
  const char *owner;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sss)")))
    return;

  g_variant_get_child (parameters, 2, "&s", &owner);
  if (self->owner != NULL && strcmp (self->owner, owner) != 0)
    leave_owner (self);
}

/* What was gone before its answer was read shows nothing any more. */
static void
notify_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ImzNotifier *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  guint32 number = 0;

  if (answer == NULL) {
    fail (task, error);
    return;
  }

  if (g_variant_is_of_type (answer, G_VARIANT_TYPE ("(u)")))
    g_variant_get (answer, "(u)", &number);
  if (number == 0 || g_strcmp0 (self->owner, sending->owner) != 0) {
    fail_strangely (task);
    return;
  }

  g_hash_table_replace (self->shown, g_strdup (sending->series), GUINT_TO_POINTER (number));
  g_task_return_boolean (task, TRUE);
}

static GVariant *
make_actions (const Sending *sending, gboolean has_actions)
{
  const char *const actions[] = { "default",     sending->open,      IMZ_NOTIFIER_OPEN,
                                  sending->open, IMZ_NOTIFIER_LATER, _ ("Postpone") };

  return g_variant_new_strv (actions, has_actions ? (gssize) G_N_ELEMENTS (actions) : 0);
}

static GVariant *
make_hints (const Sending *sending)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&builder, "{sv}", "desktop-entry",
                         g_variant_new_string (IMZ_APPLICATION_ID));
  g_variant_builder_add (
    &builder, "{sv}", "urgency",
    g_variant_new_byte (sending->is_urgent ? URGENCY_CRITICAL : URGENCY_NORMAL));

  return g_variant_builder_end (&builder);
}

static void
notify_owner (GTask *owned_task, const char *const *capabilities)
{
  g_autoptr (GTask) task = owned_task;
  ImzNotifier *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  guint32 replaced =
    GPOINTER_TO_UINT (g_hash_table_lookup (self->shown, sending->series)); /* 0 if there is none */
  g_autofree char *body = g_strv_contains (capabilities, "body-markup")
                            ? g_markup_escape_text (sending->body, -1)
                            : g_strdup (sending->body);
  GVariant *parameters = g_variant_new (
    "(susss@as@a{sv}i)", "İmzam", replaced, IMZ_APPLICATION_ID, sending->title, body,
    make_actions (sending, g_strv_contains (capabilities, "actions")), make_hints (sending), 0);

  g_dbus_connection_call (self->connection, sending->owner, PATH, NAME, "Notify", parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, (int) self->deadline_ms,
                          g_task_get_cancellable (task), notify_cb, g_object_ref (task));
}

static void
capabilities_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const char *const none[] = { NULL };
  g_autoptr (GTask) task = user_data;
  ImzNotifier *self = g_task_get_source_object (task);
  Sending *sending = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusMessage) answer =
    g_dbus_connection_send_message_with_reply_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autofree const char **capabilities = NULL;
  GVariant *body;

  if (answer == NULL || g_dbus_message_to_gerror (answer, &error)) {
    fail (task, error);
    return;
  }
  if (g_dbus_message_get_sender (answer) == NULL) {
    fail_strangely (task);
    return;
  }

  sending->owner = g_strdup (g_dbus_message_get_sender (answer));
  adopt_owner (self, sending->owner);
  body = g_dbus_message_get_body (answer);
  if (body != NULL && g_variant_is_of_type (body, G_VARIANT_TYPE ("(as)")))
    g_variant_get (body, "(^a&s)", &capabilities);
  notify_owner (g_steal_pointer (&task), capabilities != NULL ? capabilities : none);
}

static void
imz_notifier_dispose (GObject *object)
{
  ImzNotifier *self = IMZ_NOTIFIER (object);

  if (self->signals_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->signals_id);
  self->signals_id = 0;
  if (self->owners_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->owners_id);
  self->owners_id = 0;
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (imz_notifier_parent_class)->dispose (object);
}

static void
imz_notifier_finalize (GObject *object)
{
  ImzNotifier *self = IMZ_NOTIFIER (object);

  g_free (self->owner);
  g_hash_table_unref (self->shown);

  G_OBJECT_CLASS (imz_notifier_parent_class)->finalize (object);
}

static void
imz_notifier_class_init (ImzNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_notifier_finalize;

  signals[ACTED] = g_signal_new ("acted", IMZ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", IMZ_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
imz_notifier_init (ImzNotifier *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

ImzNotifier *
imz_notifier_new (GDBusConnection *connection, guint deadline_ms)
{
  ImzNotifier *self = g_object_new (IMZ_TYPE_NOTIFIER, NULL);

  self->connection = g_object_ref (connection);
  self->deadline_ms = deadline_ms;
  self->owners_id = g_dbus_connection_signal_subscribe (
    connection, BUS, BUS, "NameOwnerChanged", "/org/freedesktop/DBus", NAME,
    G_DBUS_SIGNAL_FLAGS_NONE, owner_changed_cb, self, NULL);

  return self;
}

void
imz_notifier_send_async (ImzNotifier *self,
                         const ImzNotice *notice,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GDBusMessage) question =
    g_dbus_message_new_method_call (NAME, PATH, NAME, "GetCapabilities");
  Sending *sending = g_new0 (Sending, 1);

  sending->series = g_strdup (notice->series);
  sending->title = g_strdup (notice->title);
  sending->body = g_strdup (notice->body);
  sending->open = g_strdup (notice->open);
  sending->is_urgent = notice->is_urgent;
  g_task_set_source_tag (task, imz_notifier_send_async);
  g_task_set_task_data (task, sending, free_sending);
  g_dbus_connection_send_message_with_reply (
    self->connection, question, G_DBUS_SEND_MESSAGE_FLAGS_NONE, (int) self->deadline_ms, NULL,
    cancellable, capabilities_cb, g_steal_pointer (&task));
}

gboolean
imz_notifier_send_finish (ImzNotifier *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
imz_notifier_get_n_shown (ImzNotifier *self)
{
  return g_hash_table_size (self->shown);
}
