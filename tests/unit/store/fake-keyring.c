/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-keyring.h"

#include <libglib-testing/dbus-queue.h>

#define NAME "org.freedesktop.secrets"
#define ROOT "/org/freedesktop/secrets"
#define COLLECTION ROOT "/aliases/default"
#define SESSION ROOT "/session/s1"
#define ITEM "org.freedesktop.Secret.Item"
#define PROMPT "org.freedesktop.Secret.Prompt"

/* The part of the interfaces that is asked for. */
static const char interfaces[] =
  "<node>"
  "<interface name='org.freedesktop.Secret.Service'>"
  "<method name='OpenSession'><arg type='s' direction='in'/><arg type='v' direction='in'/>"
  "<arg type='v' direction='out'/><arg type='o' direction='out'/></method>"
  "<method name='SearchItems'><arg type='a{ss}' direction='in'/><arg type='ao' direction='out'/>"
  "<arg type='ao' direction='out'/></method>"
  "<method name='Unlock'><arg type='ao' direction='in'/><arg type='ao' direction='out'/>"
  "<arg type='o' direction='out'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.Secret.Collection'>"
  "<method name='CreateItem'><arg type='a{sv}' direction='in'/><arg type='(oayays)' "
  "direction='in'/>"
  "<arg type='b' direction='in'/><arg type='o' direction='out'/><arg type='o' direction='out'/>"
  "</method></interface>"
  "<interface name='" ITEM "'>"
  "<method name='Delete'><arg type='o' direction='out'/></method>"
  "<method name='GetSecret'><arg type='o' direction='in'/><arg type='(oayays)' direction='out'/>"
  "</method>"
  "<method name='SetSecret'><arg type='(oayays)' direction='in'/></method>"
  "</interface>"
  "<interface name='org.freedesktop.DBus.Properties'>"
  "<method name='GetAll'><arg type='s' direction='in'/><arg type='a{sv}' direction='out'/></method>"
  "</interface>"
  "<interface name='" PROMPT "'>"
  "<method name='Prompt'><arg type='s' direction='in'/></method>"
  "<method name='Dismiss'/>"
  "</interface>"
  "</node>";

typedef struct {
  char *path;
  char *key;
  char *secret;
  guint export_ids[2];
} Item;

struct _FakeKeyring {
  GtDBusQueue *queue; /* (unowned) */
  GArray *object_ids;
  guint name_id;
  GDBusNodeInfo *node;
  GPtrArray *items; /* (element-type Item) */
  guint n_made;
  gboolean is_locked;
  gboolean is_broken;
  gboolean is_mute;
  GQueue unanswered; /* of GDBusMethodInvocation */

  FakePrompt prompt;
  guint n_prompts;
  guint n_shown;
  gboolean was_cancelled;
  GDBusConnection *connection; /* (nullable): of the last prompt, as the next */
  GVariant *prompted_item;     /* (nullable): the parameters of CreateItem */
};

/* One for all tests: as long as its thread is still at work its end is a gamble. */
static GtDBusQueue *bus;

static guint
export_object (FakeKeyring *self, const char *path, const char *interface)
{
  g_autoptr (GError) error = NULL;
  guint id = gt_dbus_queue_export_object (
    self->queue, path, g_dbus_node_info_lookup_interface (self->node, interface), &error);

  g_assert_no_error (error);
  g_array_append_val (self->object_ids, id);
  return id;
}

static void
unexport_object (FakeKeyring *self, guint id)
{
  for (guint i = 0; i < self->object_ids->len; i++) {
    if (g_array_index (self->object_ids, guint, i) == id) {
      g_array_remove_index_fast (self->object_ids, i);
      gt_dbus_queue_unexport_object (self->queue, id);
      return;
    }
  }
}

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->path);
  g_free (item->key);
  g_free (item->secret);
  g_free (item);
}

static Item *
find_item (FakeKeyring *self, const char *path)
{
  for (guint i = 0; i < self->items->len; i++) {
    Item *item = g_ptr_array_index (self->items, i);

    if (strcmp (item->path, path) == 0)
      return item;
  }

  return NULL;
}

static Item *
find_item_of (FakeKeyring *self, const char *key)
{
  for (guint i = 0; i < self->items->len; i++) {
    Item *item = g_ptr_array_index (self->items, i);

    if (strcmp (item->key, key) == 0)
      return item;
  }

  return NULL;
}

void
fake_keyring_put (FakeKeyring *self, const char *key, const char *secret)
{
  Item *item = find_item_of (self, key);

  if (item == NULL) {
    item = g_new0 (Item, 1);
    item->path = g_strdup_printf (ROOT "/collection/login/%u", ++self->n_made);
    item->key = g_strdup (key);
    item->export_ids[0] = export_object (self, item->path, ITEM);
    item->export_ids[1] = export_object (self, item->path, "org.freedesktop.DBus.Properties");
    g_ptr_array_add (self->items, item);
  }
  g_free (item->secret);
  item->secret = g_strdup (secret);
}

const char *
fake_keyring_get (FakeKeyring *self, const char *key)
{
  Item *item = find_item_of (self, key);

  return item != NULL ? item->secret : NULL;
}

static char *
read_secret (GVariant *secret)
{
  g_autoptr (GVariant) bytes = g_variant_get_child_value (secret, 2);
  gsize length;
  const char *data = g_variant_get_fixed_array (bytes, &length, 1);

  return g_strndup (data, length);
}

static GVariant *
make_secret (const Item *item)
{
  return g_variant_new (
    "(o@ay@ays)", SESSION, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "", 0, 1),
    g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, item->secret, strlen (item->secret), 1),
    "text/plain");
}

static void
create_item (FakeKeyring *self, GVariant *parameters)
{
  g_autoptr (GVariant) properties = g_variant_get_child_value (parameters, 0);
  g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) attributes = NULL;
  g_autofree char *text = read_secret (secret);
  const char *schema, *key;

  attributes = g_variant_lookup_value (properties, ITEM ".Attributes", G_VARIANT_TYPE ("a{ss}"));
  g_assert_true (g_variant_lookup (attributes, "profile", "&s", &key));
  g_assert_true (g_variant_lookup (attributes, "xdg:schema", "&s", &schema));
  g_assert_cmpstr (schema, ==, "tr.imzam.Imzam.FormData");
  g_assert_cmpuint (strlen (key), ==, 32);
  fake_keyring_put (self, key, text);
}

static void
open_session (FakeKeyring *self, GDBusMethodInvocation *invocation, GVariant *parameters)
{
  const char *algorithm;

  g_variant_get_child (parameters, 0, "&s", &algorithm);
  if (strcmp (algorithm, "plain") == 0)
    g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(vo)", g_variant_new_string (""), SESSION));
  else
    g_dbus_method_invocation_return_dbus_error (
      invocation, "org.freedesktop.DBus.Error.NotSupported", algorithm);
}

static void
search_items (FakeKeyring *self, GDBusMethodInvocation *invocation, GVariant *parameters)
{
  g_autoptr (GVariant) attributes = g_variant_get_child_value (parameters, 0);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  const char *const *found;
  const char *key = NULL;

  g_variant_lookup (attributes, "profile", "&s", &key);
  for (guint i = 0; i < self->items->len; i++) {
    const Item *item = g_ptr_array_index (self->items, i);

    if (key == NULL || strcmp (item->key, key) == 0)
      g_ptr_array_add (paths, item->path);
  }

  found = (const char *const *) paths->pdata;
  g_dbus_method_invocation_return_value (
    invocation,
    g_variant_new ("(@ao@ao)", g_variant_new_objv (found, self->is_locked ? 0 : paths->len),
                   g_variant_new_objv (found, self->is_locked ? paths->len : 0)));
}

static const char *
make_prompt (FakeKeyring *self, GDBusMethodInvocation *invocation)
{
  static char path[64];

  g_snprintf (path, sizeof path, ROOT "/prompt/p%u", ++self->n_prompts);
  export_object (self, path, PROMPT);
  g_set_object (&self->connection, g_dbus_method_invocation_get_connection (invocation));

  return path;
}

static void
unlock (FakeKeyring *self, GDBusMethodInvocation *invocation, GVariant *parameters)
{
  g_assert_true (self->is_locked);
  g_dbus_method_invocation_return_value (
    invocation,
    g_variant_new ("(@aoo)", g_variant_new_objv (NULL, 0), make_prompt (self, invocation)));
}

/* As gnome-keyring does: who dismisses the prompt leaves no error. */
static void
try_to_create (FakeKeyring *self, GDBusMethodInvocation *invocation, GVariant *parameters)
{
  const char *prompt = "/";

  if (self->is_locked) {
    self->prompted_item = g_variant_ref (parameters);
    prompt = make_prompt (self, invocation);
  } else {
    create_item (self, parameters);
  }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(oo)", "/", prompt));
}

static void
delete_item (FakeKeyring *self, GDBusMethodInvocation *invocation, Item *item)
{
  for (gsize i = 0; i < G_N_ELEMENTS (item->export_ids); i++)
    unexport_object (self, item->export_ids[i]);
  g_ptr_array_remove (self->items, item);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/"));
}

static void
get_properties (FakeKeyring *self, GDBusMethodInvocation *invocation, Item *item)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sv}"));

  g_variant_builder_add (&builder, "{sv}", "Locked", g_variant_new_boolean (self->is_locked));
  g_variant_builder_add (&builder, "{sv}", "Label", g_variant_new_string ("x"));
  g_variant_builder_add (&builder, "{sv}", "Modified", g_variant_new_uint64 (1700000000));
  g_dbus_method_invocation_return_value (
    invocation, g_variant_new ("(@a{sv})", g_variant_builder_end (&builder)));
}

static void
answer_for_item (FakeKeyring *self, GDBusMethodInvocation *invocation, Item *item)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);

  if (strcmp (method, "GetAll") == 0) {
    get_properties (self, invocation, item);
    return;
  }

  /* What is locked is nobody's to touch. */
  g_assert_false (self->is_locked);
  if (strcmp (method, "GetSecret") == 0) {
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(@(oayays))", make_secret (item)));
  } else if (strcmp (method, "SetSecret") == 0) {
    g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 0);

    g_free (item->secret);
    item->secret = read_secret (secret);
    g_dbus_method_invocation_return_value (invocation, NULL);
  } else {
    g_assert_cmpstr (method, ==, "Delete");
    delete_item (self, invocation, item);
  }
}

void
fake_keyring_end_prompt (FakeKeyring *self, gboolean is_dismissed)
{
  g_autoptr (GVariant) creation = g_steal_pointer (&self->prompted_item);
  g_autofree char *path = g_strdup_printf (ROOT "/prompt/p%u", self->n_prompts);
  g_autoptr (GPtrArray) unlocked = g_ptr_array_new ();
  GVariant *answer;

  if (!is_dismissed)
    self->is_locked = FALSE;
  if (creation != NULL && !is_dismissed)
    create_item (self, creation);
  for (guint i = 0; !is_dismissed && i < self->items->len; i++)
    g_ptr_array_add (unlocked, ((Item *) g_ptr_array_index (self->items, i))->path);

  if (creation != NULL)
    answer = g_variant_new_object_path (is_dismissed ? "/" : g_ptr_array_index (unlocked, 0));
  else
    answer = g_variant_new_objv ((const char *const *) unlocked->pdata, unlocked->len);
  g_dbus_connection_emit_signal (self->connection, NULL, path, PROMPT, "Completed",
                                 g_variant_new ("(bv)", is_dismissed, answer), NULL);
}

static void
answer_for_prompt (FakeKeyring *self, GDBusMethodInvocation *invocation)
{
  if (strcmp (g_dbus_method_invocation_get_method_name (invocation), "Dismiss") == 0)
    self->was_cancelled = TRUE;
  self->n_shown++;
  g_dbus_method_invocation_return_value (invocation, NULL);
  if (self->prompt != FAKE_PROMPT_OPEN)
    fake_keyring_end_prompt (self, self->prompt == FAKE_PROMPT_DISMISSED);
}

static void
answer (FakeKeyring *self, GDBusMethodInvocation *invocation)
{
  static const struct {
    const char *method;
    void (*answer) (FakeKeyring *, GDBusMethodInvocation *, GVariant *);
  } answers[] = {
    { "OpenSession", open_session },
    { "SearchItems", search_items },
    { "Unlock", unlock },
    { "CreateItem", try_to_create },
  };
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  Item *item = find_item (self, g_dbus_method_invocation_get_object_path (invocation));

  if (self->is_broken) {
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.Failed",
                                                "out of order");
    return;
  }
  if (item != NULL) {
    answer_for_item (self, invocation, item);
    return;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    if (strcmp (method, answers[i].method) == 0) {
      answers[i].answer (self, invocation, g_dbus_method_invocation_get_parameters (invocation));
      return;
    }
  }

  answer_for_prompt (self, invocation);
}

static void
answer_all (FakeKeyring *self)
{
  GDBusMethodInvocation *invocation;

  while (gt_dbus_queue_get_n_messages (self->queue) > 0) {
    gt_dbus_queue_pop_message (self->queue, &invocation);
    g_queue_push_tail (&self->unanswered, invocation);
  }
  while (!self->is_mute && (invocation = g_queue_pop_head (&self->unanswered)) != NULL) {
    answer (self, invocation);
    g_object_unref (invocation);
  }
}

static gboolean
has_owner (FakeKeyring *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = g_dbus_connection_call_sync (
    gt_dbus_queue_get_client_connection (self->queue), "org.freedesktop.DBus",
    "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", NAME),
    NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean is_owned;

  g_assert_no_error (error);
  g_variant_get (result, "(b)", &is_owned);

  return is_owned;
}

static void
ignore (const char *domain, GLogLevelFlags level, const char *message, gpointer unused)
{
}

FakeKeyring *
fake_keyring_new (void)
{
  FakeKeyring *self = g_new0 (FakeKeyring, 1);
  g_autoptr (GError) error = NULL;

  if (bus == NULL) {
    /* The queue tells of each message, byte by byte. */
    g_log_set_handler (NULL, G_LOG_LEVEL_DEBUG, ignore, NULL);
    bus = gt_dbus_queue_new ();
    gt_dbus_queue_connect (bus, &error);
    g_assert_no_error (error);
  }

  self->queue = bus;
  self->object_ids = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->node = g_dbus_node_info_new_for_xml (interfaces, &error);
  g_assert_no_error (error);

  return self;
}

void
fake_keyring_free (FakeKeyring *self)
{
  gt_dbus_queue_assert_no_messages (self->queue);
  while (self->object_ids->len > 0)
    unexport_object (self, g_array_index (self->object_ids, guint, 0));
  if (self->name_id != 0)
    gt_dbus_queue_unown_name (self->queue, self->name_id);
  while (has_owner (self))
    ;

  g_array_unref (self->object_ids);
  g_dbus_node_info_unref (self->node);
  g_ptr_array_unref (self->items);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->prompted_item, g_variant_unref);
  g_queue_clear_full (&self->unanswered, g_object_unref);
  g_free (self);
}

void
fake_keyring_end_bus (void)
{
  gt_dbus_queue_disconnect (bus, TRUE);
}

void
fake_keyring_start (FakeKeyring *self)
{
  export_object (self, ROOT, "org.freedesktop.Secret.Service");
  export_object (self, COLLECTION, "org.freedesktop.Secret.Collection");
  self->name_id = gt_dbus_queue_own_name (self->queue, NAME);
  while (!has_owner (self)) /* it only asked for it */
    ;
}

void
fake_keyring_lock (FakeKeyring *self)
{
  self->is_locked = TRUE;
}

void
fake_keyring_set_prompt (FakeKeyring *self, FakePrompt prompt)
{
  self->prompt = prompt;
}

guint
fake_keyring_get_n_prompts (FakeKeyring *self)
{
  return self->n_shown;
}

gboolean
fake_keyring_was_cancelled (FakeKeyring *self)
{
  return self->was_cancelled;
}

void
fake_keyring_set_broken (FakeKeyring *self, gboolean is_broken)
{
  self->is_broken = is_broken;
}

void
fake_keyring_set_mute (FakeKeyring *self, gboolean is_mute)
{
  self->is_mute = is_mute;
}

guint
fake_keyring_get_n_unanswered (FakeKeyring *self)
{
  return g_queue_get_length (&self->unanswered);
}

guint
fake_keyring_get_n_items (FakeKeyring *self)
{
  return self->items->len;
}

void
fake_keyring_serve (FakeKeyring *self, gboolean (*is_done) (gpointer user_data), gpointer user_data)
{
  for (;;) {
    answer_all (self);
    if (is_done (user_data))
      return;
    g_main_context_iteration (NULL, TRUE);
  }
}
