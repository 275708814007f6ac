/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-keyring.h"

#include <glib/gi18n-lib.h>

#include "imz-store-error.h"

#define ATTRIBUTE "profile"

struct _ImzKeyring {
  GObject parent_instance;

  SecretService *service; /* (nullable): not before it is needed, nor after it failed */
  GQueue waiting;         /* of GTask; the first is under way */
};

G_DEFINE_FINAL_TYPE (ImzKeyring, imz_keyring, G_TYPE_OBJECT)

typedef void (*Step) (GTask *task);

/* One thing that is asked for. */
typedef struct {
  GHashTable *attributes;
  gboolean may_prompt;
  gboolean was_prompted;
  SecretValue *value; /* (nullable): to be written */
  Step found;         /* what to do with the items */
  GList *items;       /* of SecretItem */
} Request;

static const SecretSchema schema = {
  "tr.imzam.Imzam.FormData",
  SECRET_SCHEMA_NONE,
  { { ATTRIBUTE, SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
  0,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
  NULL,
};

static const char *const messages[] = {
  [IMZ_STORE_ERROR_NO_KEYRING] =
    N_ ("There is no keyring in this session, so nothing can be kept. What you type here is "
        "forgotten when İmzam is closed."),
  [IMZ_STORE_ERROR_KEYRING_LOCKED] =
    N_ ("The keyring is locked. Unlock it to see what is kept in it."),
  [IMZ_STORE_ERROR_KEYRING_DISMISSED] =
    N_ ("The keyring was not unlocked, so what is kept in it is not known, and nothing is changed. "
        "To unlock it, try again."),
  [IMZ_STORE_ERROR_KEYRING_FAILED] =
    N_ ("The keyring did not answer as it should. Try again; if that does not help, log out and in "
        "again."),
};

static void search (GTask *task);

static void
drop_items (Request *request)
{
  g_list_free_full (g_steal_pointer (&request->items), g_object_unref);
}

static void
free_request (gpointer data)
{
  Request *request = data;

  drop_items (request);
  g_hash_table_unref (request->attributes);
  g_clear_pointer (&request->value, secret_value_unref);
  g_free (request);
}

static Request *
get_request (GTask *task)
{
  return g_task_get_task_data (task);
}

static void open_service (GTask *task);

/* Before the answer is given: whoever gets it may ask for the next thing. */
static void
end (GTask *task)
{
  ImzKeyring *self = g_task_get_source_object (task);
  GTask *next;

  g_queue_pop_head (&self->waiting);
  next = g_queue_peek_head (&self->waiting);
  if (next != NULL)
    open_service (next);
}

static void
fail (GTask *owned_task, ImzStoreError code)
{
  g_autoptr (GTask) task = owned_task;

  end (task);
  g_task_return_new_error (task, IMZ_STORE_ERROR, (int) code, "%s", _ (messages[code]));
}

static gboolean
is_no_service (const GError *error)
{
  static const int codes[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,         G_DBUS_ERROR_NAME_HAS_NO_OWNER,
    G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND, G_DBUS_ERROR_SPAWN_EXEC_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED,      G_DBUS_ERROR_SPAWN_FAILED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_error_matches (error, G_DBUS_ERROR, codes[i]))
      return TRUE;
  }

  return FALSE;
}

/* Another one may be there the next time. */
static void
fail_for (GTask *task, const GError *error)
{
  ImzKeyring *self = g_task_get_source_object (task);

  g_debug ("keyring: %s", error->message);
  g_clear_object (&self->service);

  if (is_no_service (error))
    fail (task, IMZ_STORE_ERROR_NO_KEYRING);
  else if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    fail (task, IMZ_STORE_ERROR_KEYRING_DISMISSED); /* it had been asked for */
  else
    fail (task, IMZ_STORE_ERROR_KEYRING_FAILED);
}

/* `value` is (transfer full) (nullable). */
static void
succeed (GTask *owned_task, SecretValue *value)
{
  g_autoptr (GTask) task = owned_task;

  end (task);
  g_task_return_pointer (task, value, secret_value_unref);
}

static GList *
list_locked (Request *request)
{
  GList *locked = NULL;

  for (GList *l = request->items; l != NULL; l = l->next) {
    if (secret_item_get_locked (l->data))
      locked = g_list_prepend (locked, l->data);
  }

  return locked;
}

/* (nullable): the one that was written last, of those that can be read */
static SecretItem *
find_readable (Request *request)
{
  SecretItem *found = NULL;

  for (GList *l = request->items; l != NULL; l = l->next) {
    if (!secret_item_get_locked (l->data) &&
        (found == NULL || secret_item_get_modified (l->data) > secret_item_get_modified (found)))
      found = l->data;
  }

  return found;
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;
  int n_unlocked;

  n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);
  if (error != NULL)
    fail_for (task, error);
  else if (n_unlocked <= 0)
    fail (task, IMZ_STORE_ERROR_KEYRING_DISMISSED);
  else
    search (task);
}

/* A prompt that is cancelled takes gnome-keyring 42 along, so that there is nothing to cancel it with. */
static void
unlock (GTask *task, GList *locked)
{
  ImzKeyring *self = g_task_get_source_object (task);
  Request *request = get_request (task);

  if (!request->may_prompt) {
    fail (task, IMZ_STORE_ERROR_KEYRING_LOCKED);
  } else if (request->was_prompted) {
    fail (task, IMZ_STORE_ERROR_KEYRING_DISMISSED);
  } else {
    request->was_prompted = TRUE;
    secret_service_unlock (self->service, locked, NULL, unlocked_cb, task);
  }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Request *request = get_request (task);
  g_autoptr (GError) error = NULL;
  SecretValue *value;

  if (!secret_item_load_secret_finish (SECRET_ITEM (source), result, &error)) {
    fail_for (task, error);
    return;
  }

  value = secret_item_get_secret (SECRET_ITEM (source));
  if (value == NULL) {
    fail (task, IMZ_STORE_ERROR_KEYRING_FAILED);
  } else if (request->value != NULL && g_strcmp0 (secret_value_get_text (value),
                                                  secret_value_get_text (request->value)) != 0) {
    secret_value_unref (value);
    fail (task, IMZ_STORE_ERROR_KEYRING_FAILED);
  } else {
    succeed (task, value);
  }
}

static void
read_found (GTask *task)
{
  Request *request = get_request (task);
  SecretItem *item = find_readable (request);
  g_autoptr (GList) locked = list_locked (request);

  if (item != NULL)
    secret_item_load_secret (item, NULL, loaded_cb, task);
  else if (locked != NULL)
    unlock (task, locked);
  else
    succeed (task, NULL);
}

/* A prompt that was dismissed leaves no error, only nothing. */
static void
check_written (GTask *task)
{
  if (get_request (task)->items != NULL)
    read_found (task);
  else
    fail (task, IMZ_STORE_ERROR_KEYRING_DISMISSED);
}

/* What came back is not believed, but what is there. */
static void
look_again (GTask *task)
{
  Request *request = get_request (task);

  request->was_prompted = TRUE;
  request->found = check_written;
  search (task);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_service_store_finish (SECRET_SERVICE (source), result, &error))
    look_again (task);
  else
    fail_for (task, error);
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_item_set_secret_finish (SECRET_ITEM (source), result, &error))
    look_again (task);
  else
    fail_for (task, error);
}

/* What is locked is unlocked before, so that there is not a second one beside it. */
static void
write_found (GTask *task)
{
  ImzKeyring *self = g_task_get_source_object (task);
  Request *request = get_request (task);
  SecretItem *item = find_readable (request);
  g_autoptr (GList) locked = list_locked (request);

  if (locked != NULL)
    unlock (task, locked);
  else if (item != NULL)
    secret_item_set_secret (item, request->value, NULL, replaced_cb, task);
  else
    secret_service_store (self->service, &schema, request->attributes, SECRET_COLLECTION_DEFAULT,
                          _ ("İmzam: data for forms"), request->value, NULL, stored_cb, task);
}

static void erase_next (GTask *task);

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_item_delete_finish (SECRET_ITEM (source), result, &error))
    erase_next (task);
  else if (error != NULL)
    fail_for (task, error);
  else
    fail (task, IMZ_STORE_ERROR_KEYRING_DISMISSED);
}

static void
erase_next (GTask *task)
{
  Request *request = get_request (task);
  g_autoptr (SecretItem) item = NULL;

  if (request->items == NULL) {
    succeed (task, NULL);
    return;
  }

  item = request->items->data;
  request->items = g_list_delete_link (request->items, request->items);
  secret_item_delete (item, NULL, deleted_cb, task);
}

static void
erase_found (GTask *task)
{
  g_autoptr (GList) locked = list_locked (get_request (task));

  if (locked != NULL)
    unlock (task, locked);
  else
    erase_next (task);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Request *request = get_request (task);
  g_autoptr (GError) error = NULL;

  drop_items (request);
  request->items = secret_service_search_finish (SECRET_SERVICE (source), result, &error);
  if (error != NULL)
    fail_for (task, error);
  else
    request->found (task);
}

/* Without unlocking: what is locked would look as if it were not there once the prompt was dismissed. */
static void
search (GTask *task)
{
  ImzKeyring *self = g_task_get_source_object (task);

  secret_service_search (self->service, &schema, get_request (task)->attributes, SECRET_SEARCH_ALL,
                         NULL, searched_cb, task);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  ImzKeyring *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  self->service = secret_service_open_finish (result, &error);
  if (self->service != NULL) {
    search (task);
    return;
  }

  fail_for (task, error);
}

/* Without a bus there is no keyring; whoever is on one and does not answer may be one that holds everything. */
static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus != NULL) {
    secret_service_open (SECRET_TYPE_SERVICE, NULL, SECRET_SERVICE_NONE, NULL, opened_cb, task);
    return;
  }

  g_debug ("keyring: %s", error->message);
  fail (task, IMZ_STORE_ERROR_NO_KEYRING);
}

static void
open_service (GTask *task)
{
  ImzKeyring *self = g_task_get_source_object (task);

  if (self->service != NULL)
    search (task);
  else
    g_bus_get (G_BUS_TYPE_SESSION, NULL, connected_cb, task);
}

static void
imz_keyring_dispose (GObject *object)
{
  ImzKeyring *self = IMZ_KEYRING (object);

  g_clear_object (&self->service);

  G_OBJECT_CLASS (imz_keyring_parent_class)->dispose (object);
}

static void
imz_keyring_class_init (ImzKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_keyring_dispose;
}

static void
imz_keyring_init (ImzKeyring *self)
{
  g_queue_init (&self->waiting);
}

ImzKeyring *
imz_keyring_new (void)
{
  return g_object_new (IMZ_TYPE_KEYRING, NULL);
}

static void
begin (ImzKeyring *self,
       const char *key,
       gboolean may_prompt,
       SecretValue *value,
       Step found,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->attributes = key != NULL ? secret_attributes_build (&schema, ATTRIBUTE, key, NULL)
                                    : secret_attributes_build (&schema, NULL);
  request->may_prompt = may_prompt;
  request->value = value != NULL ? secret_value_ref (value) : NULL;
  request->found = found;
  g_task_set_task_data (task, request, free_request);

  g_queue_push_tail (&self->waiting, task);
  if (g_queue_get_length (&self->waiting) == 1)
    open_service (task);
}

static gboolean
finish (GAsyncResult *result, GError **error)
{
  g_autoptr (GError) task_error = NULL;
  SecretValue *value = g_task_propagate_pointer (G_TASK (result), &task_error);

  g_clear_pointer (&value, secret_value_unref);
  if (task_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&task_error));
  return FALSE;
}

void
imz_keyring_read_async (ImzKeyring *self,
                        const char *key,
                        gboolean may_prompt,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  begin (self, key, may_prompt, NULL, read_found, callback, user_data);
}

SecretValue *
imz_keyring_read_finish (ImzKeyring *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
imz_keyring_write_async (ImzKeyring *self,
                         const char *key,
                         SecretValue *value,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  begin (self, key, TRUE, value, write_found, callback, user_data);
}

gboolean
imz_keyring_write_finish (ImzKeyring *self, GAsyncResult *result, GError **error)
{
  return finish (result, error);
}

void
imz_keyring_erase_async (ImzKeyring *self,
                         const char *key,
                         gboolean may_prompt,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  begin (self, key, may_prompt, NULL, erase_found, callback, user_data);
}

gboolean
imz_keyring_erase_finish (ImzKeyring *self, GAsyncResult *result, GError **error)
{
  return finish (result, error);
}
