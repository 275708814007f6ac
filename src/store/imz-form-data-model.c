/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-form-data-model.h"

#include <glib/gi18n-lib.h>

#include "imz-form-values.h"
#include "imz-gone-keys.h"
#include "imz-keyring.h"
#include "imz-store-error.h"

struct _ImzFormDataModel {
  GObject parent_instance;

  ImzProfileModel *profiles;
  ImzKeyring *keyring;

  char *key;  /* (nullable): whose data these are; NULL until somebody asks */
  char *name; /* as it was called then */
  ImzFormDataState state;
  char *problem; /* (nullable): what the state means */
  gboolean was_asked_for;
  gboolean is_asking; /* the keyring is, for these data */
  ImzFormValues values;
  ImzFormValues kept;                    /* what the keyring holds, as far as it is known */
  gboolean is_edited[IMZ_N_FORM_FIELDS]; /* since it was kept */

  ImzGoneKeys *gone_keys;
};

G_DEFINE_FINAL_TYPE (ImzFormDataModel, imz_form_data_model, G_TYPE_OBJECT)

/* What is asked of the keyring for one person, who may be another one when it answers. */
typedef struct {
  char *key;
  ImzFormValues values; /* that are being kept */
} Errand;

static guint changed_signal;

static Errand *
new_errand (ImzFormDataModel *self)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->key = g_strdup (self->key);

  return errand;
}

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_free (errand->key);
  imz_form_values_clear (&errand->values);
  g_free (errand);
}

static gboolean
is_for_current (ImzFormDataModel *self, const Errand *errand)
{
  return g_strcmp0 (errand->key, self->key) == 0;
}

static void
set_state (ImzFormDataModel *self, ImzFormDataState state, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  self->state = state;
  g_signal_emit (self, changed_signal, 0);
}

static void
set_failure (ImzFormDataModel *self, const GError *error)
{
  static const struct {
    ImzStoreError code;
    ImzFormDataState state;
  } states[] = {
    { IMZ_STORE_ERROR_NO_KEYRING, IMZ_FORM_DATA_NO_SERVICE },
    { IMZ_STORE_ERROR_KEYRING_LOCKED, IMZ_FORM_DATA_LOCKED },
    { IMZ_STORE_ERROR_KEYRING_DISMISSED, IMZ_FORM_DATA_DISMISSED },
  };
  ImzFormDataState state = IMZ_FORM_DATA_FAILED;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    if (g_error_matches (error, IMZ_STORE_ERROR, (int) states[i].code))
      state = states[i].state;
  }

  set_state (self, state, error->message);
}

/* What was typed is younger than what is kept. */
static void
take_kept (ImzFormDataModel *self, const ImzFormValues *kept)
{
  imz_form_values_copy (&self->kept, kept);
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    if (!self->is_edited[i])
      imz_form_values_set (&self->values, (ImzFormField) i, kept->values[i]);
  }
}

static void
forget_all (ImzFormDataModel *self)
{
  imz_form_values_clear (&self->values);
  imz_form_values_clear (&self->kept);
  memset (self->is_edited, 0, sizeof self->is_edited);
}

/* As long as nothing was ever kept there is nobody else; they may get a key and a name at any time. */
static gboolean
is_same_person (ImzFormDataModel *self, const char *key, const char *name)
{
  if (*self->key == '\0')
    return *self->name == '\0' || strcmp (self->name, name) == 0;

  return strcmp (self->key, key) == 0;
}

/* Whether the keyring knows the person otherwise than before. */
static gboolean
look_at_profile (ImzFormDataModel *self)
{
  const char *key = imz_profile_model_get_key (self->profiles);
  const char *name = imz_profile_model_get_current (self->profiles);
  gboolean has_new_key = g_strcmp0 (self->key, key) != 0;
  g_autofree char *former_key = self->key;
  g_autofree char *former_name = self->name;

  if (self->key != NULL && !is_same_person (self, key, name))
    forget_all (self);
  self->key = g_strdup (key);
  self->name = g_strdup (name);

  return has_new_key;
}

static const char *
get_key (ImzFormDataModel *self)
{
  if (self->key == NULL)
    look_at_profile (self);

  return self->key;
}

/* `value` is (nullable): what the keyring holds. */
static gboolean
read_value (ImzFormValues *values, SecretValue *value, GError **error)
{
  const char *bytes;
  gsize length;

  if (value == NULL)
    return TRUE;

  bytes = secret_value_get (value, &length);
  if (imz_form_values_read_json (values, bytes, length))
    return TRUE;

  g_set_error_literal (
    error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_STRANGE_SECRET,
    _ ("What the keyring holds for İmzam cannot be read, perhaps because a newer İmzam put it "
       "there. It is left as it is; to begin anew, erase it."));
  return FALSE;
}

/* Whether it could be read; of another person's nothing is taken. */
static gboolean
finish_reading (ImzFormDataModel *self, const Errand *errand, GAsyncResult *result, GError **error)
{
  g_auto (ImzFormValues) values = { { NULL } };
  g_autoptr (GError) read_error = NULL;
  SecretValue *value = imz_keyring_read_finish (self->keyring, result, &read_error);

  if (read_error == NULL)
    read_value (&values, value, &read_error);
  g_clear_pointer (&value, secret_value_unref);

  if (!is_for_current (self, errand)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                         _ ("Meanwhile someone else uses İmzam here."));
    return FALSE;
  }
  if (read_error != NULL) {
    set_failure (self, read_error);
    g_propagate_error (error, g_steal_pointer (&read_error));
    return FALSE;
  }

  take_kept (self, &values);
  set_state (self, IMZ_FORM_DATA_READY, NULL);
  imz_gone_keys_erase (self->gone_keys);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (finish_reading (g_task_get_source_object (task), g_task_get_task_data (task), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* `task` is (transfer full). */
static void
begin_reading (ImzFormDataModel *self, gboolean may_prompt, GTask *task, GAsyncReadyCallback next)
{
  Errand *errand = g_task_get_task_data (task);

  self->is_asking = TRUE;
  set_state (self, IMZ_FORM_DATA_LOADING, NULL);
  imz_keyring_read_async (self->keyring, errand->key, may_prompt, next, task);
}

static GTask *
new_task (ImzFormDataModel *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  get_key (self);
  g_task_set_task_data (task, new_errand (self), free_errand);

  return task;
}

static void
start_loading (ImzFormDataModel *self)
{
  begin_reading (self, FALSE, new_task (self, NULL, NULL), read_cb);
}

static void
profiles_changed_cb (ImzProfileModel *profiles, gpointer user_data)
{
  ImzFormDataModel *self = user_data;

  if (self->key != NULL && look_at_profile (self)) {
    self->is_asking = FALSE;
    if (self->was_asked_for)
      start_loading (self);
    else
      set_state (self, IMZ_FORM_DATA_LOADING, NULL);
  }
  imz_gone_keys_erase (self->gone_keys);
}

static void
finish_keeping (GTask *task, gboolean is_written, const GError *error)
{
  ImzFormDataModel *self = g_task_get_source_object (task);
  const Errand *errand = g_task_get_task_data (task);

  if (!is_for_current (self, errand))
    return;
  if (!is_written) {
    set_failure (self, error);
    return;
  }

  imz_form_values_copy (&self->kept, &errand->values);
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++)
    self->is_edited[i] = g_strcmp0 (self->values.values[i], self->kept.values[i]) != 0;
  set_state (self, IMZ_FORM_DATA_READY, NULL);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_written = imz_keyring_write_finish (IMZ_KEYRING (source), result, &error);

  finish_keeping (task, is_written, error);
  if (is_written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
write_values (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  ImzFormDataModel *self = g_task_get_source_object (task);
  Errand *errand = g_task_get_task_data (task);
  SecretValue *value;
  char *json;

  imz_form_values_copy (&errand->values, &self->values);
  if (imz_form_values_is_empty (&errand->values)) {
    imz_keyring_erase_async (self->keyring, errand->key, TRUE, written_cb, g_steal_pointer (&task));
    return;
  }

  if (!imz_form_values_is_plain (&errand->values)) {
    g_task_return_new_error (task, IMZ_STORE_ERROR, IMZ_STORE_ERROR_STRANGE_VALUE,
                             _ ("One of the fields holds a character that cannot be shown. Type "
                                "that field anew instead of pasting it."));
    return;
  }

  json = imz_form_values_to_json (&errand->values);
  if (strlen (json) > IMZ_FORM_VALUES_MAX_BYTES) {
    g_task_return_new_error (task, IMZ_STORE_ERROR, IMZ_STORE_ERROR_TOO_MANY,
                             _ ("That is more than a form can take. Shorten it."));
  } else {
    value = secret_value_new (json, -1, "text/plain");
    imz_keyring_write_async (self->keyring, errand->key, value, written_cb,
                             g_steal_pointer (&task));
    secret_value_unref (value);
  }
  imz_form_values_wipe (json);
}

static void
read_before_keeping_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (finish_reading (g_task_get_source_object (task), g_task_get_task_data (task), result, &error))
    write_values (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  ImzFormDataModel *self = g_task_get_source_object (task);
  gboolean is_erased = imz_keyring_erase_finish (IMZ_KEYRING (source), result, &error);

  if (is_for_current (self, g_task_get_task_data (task))) {
    if (is_erased || g_error_matches (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_KEYRING))
      forget_all (self);
    if (is_erased)
      set_state (self, IMZ_FORM_DATA_READY, NULL);
    else
      set_failure (self, error);
  }

  if (is_erased)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
imz_form_data_model_dispose (GObject *object)
{
  ImzFormDataModel *self = IMZ_FORM_DATA_MODEL (object);

  if (self->profiles != NULL)
    g_signal_handlers_disconnect_by_data (self->profiles, self);
  g_clear_object (&self->profiles);
  g_clear_object (&self->keyring);
  g_clear_object (&self->gone_keys);

  G_OBJECT_CLASS (imz_form_data_model_parent_class)->dispose (object);
}

static void
imz_form_data_model_finalize (GObject *object)
{
  ImzFormDataModel *self = IMZ_FORM_DATA_MODEL (object);

  forget_all (self);
  g_free (self->key);
  g_free (self->name);
  g_free (self->problem);

  G_OBJECT_CLASS (imz_form_data_model_parent_class)->finalize (object);
}

static void
imz_form_data_model_class_init (ImzFormDataModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_form_data_model_dispose;
  object_class->finalize = imz_form_data_model_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_form_data_model_init (ImzFormDataModel *self)
{
  self->keyring = imz_keyring_new ();
}

ImzFormDataModel *
imz_form_data_model_new (ImzProfileModel *profiles)
{
  ImzFormDataModel *self = g_object_new (IMZ_TYPE_FORM_DATA_MODEL, NULL);

  self->profiles = g_object_ref (profiles);
  self->gone_keys = imz_gone_keys_new (profiles, self->keyring);
  g_signal_connect (profiles, "changed", G_CALLBACK (profiles_changed_cb), self);

  return self;
}

void
imz_form_data_model_load (ImzFormDataModel *self)
{
  if (self->was_asked_for)
    return;

  self->was_asked_for = TRUE;
  start_loading (self);
}

ImzFormDataState
imz_form_data_model_get_state (ImzFormDataModel *self)
{
  return self->state;
}

const char *
imz_form_data_model_get_text (ImzFormDataModel *self)
{
  if (self->problem != NULL)
    return self->problem;
  if (self->state == IMZ_FORM_DATA_LOADING)
    return self->is_asking ? _ ("The keyring is being asked …")
                           : _ ("The keyring was not asked yet.");
  if (imz_form_data_model_is_kept (self))
    return _ ("What you keep here is in the keyring of your session, and nowhere else.");

  return _ (
    "Nothing is kept. What you type here is forgotten when İmzam is closed, unless you have "
    "it kept in the keyring.");
}

const char *
imz_form_data_model_get (ImzFormDataModel *self, ImzFormField field)
{
  return self->values.values[field];
}

void
imz_form_data_model_set (ImzFormDataModel *self, ImzFormField field, const char *value)
{
  char *normalized = imz_form_field_normalize (field, value != NULL ? value : "");
  gboolean is_same =
    g_strcmp0 (*normalized != '\0' ? normalized : NULL, imz_form_data_model_get (self, field)) == 0;

  get_key (self);
  if (!is_same) {
    imz_form_values_set (&self->values, field, normalized);
    self->is_edited[field] = TRUE;
    g_signal_emit (self, changed_signal, 0);
  }
  imz_form_values_wipe (normalized);
}

gboolean
imz_form_data_model_is_changed (ImzFormDataModel *self)
{
  if (self->state == IMZ_FORM_DATA_READY)
    return !imz_form_values_equal (&self->values, &self->kept);

  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    if (self->is_edited[i])
      return TRUE;
  }

  return FALSE;
}

gboolean
imz_form_data_model_is_kept (ImzFormDataModel *self)
{
  return !imz_form_values_is_empty (&self->kept);
}

void
imz_form_data_model_unlock_async (ImzFormDataModel *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, callback, user_data);

  if (self->state == IMZ_FORM_DATA_READY)
    g_task_return_boolean (task, TRUE);
  else
    begin_reading (self, TRUE, g_steal_pointer (&task), read_cb);
}

gboolean
imz_form_data_model_unlock_finish (ImzFormDataModel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
imz_form_data_model_keep_async (ImzFormDataModel *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  get_key (self);
  if (imz_profile_model_make_key (self->profiles, &error) && *self->key == '\0')
    g_set_error_literal (&error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_PROFILE,
                         _ ("It cannot be told whose data these are, so nothing is kept. Close "
                            "İmzam, start it again and try once more."));
  task = new_task (self, callback, user_data);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else /* another program may have kept something meanwhile */
    begin_reading (self, TRUE, g_steal_pointer (&task), read_before_keeping_cb);
}

gboolean
imz_form_data_model_keep_finish (ImzFormDataModel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
imz_form_data_model_erase_async (ImzFormDataModel *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = new_task (self, callback, user_data);

  imz_keyring_erase_async (self->keyring, self->key, TRUE, erased_cb, g_steal_pointer (&task));
}

gboolean
imz_form_data_model_erase_finish (ImzFormDataModel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
