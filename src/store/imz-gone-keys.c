/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-gone-keys.h"

struct _ImzGoneKeys {
  GObject parent_instance;

  ImzProfileModel *profiles;
  ImzKeyring *keyring;
  GPtrArray *tried; /* (nullable): this time; the last one is under way */
};

G_DEFINE_FINAL_TYPE (ImzGoneKeys, imz_gone_keys, G_TYPE_OBJECT)

static void try_next (ImzGoneKeys *self);

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzGoneKeys) self = user_data;

  if (imz_keyring_erase_finish (self->keyring, result, NULL))
    imz_profile_model_forget_gone_key (self->profiles,
                                       g_ptr_array_index (self->tried, self->tried->len - 1), NULL);

  try_next (self);
}

/* (nullable): none of those that were tried, though they may still be there */
static const char *
find_next (ImzGoneKeys *self)
{
  const char *const *keys = imz_profile_model_get_gone_keys (self->profiles);

  while (*keys != NULL && self->tried != NULL &&
         g_ptr_array_find_with_equal_func (self->tried, *keys, g_str_equal, NULL))
    keys++;

  return *keys;
}

/* Others may have gone while one was being erased. */
static void
try_next (ImzGoneKeys *self)
{
  const char *key = find_next (self);

  if (key == NULL) {
    g_clear_pointer (&self->tried, g_ptr_array_unref);
    return;
  }

  if (self->tried == NULL)
    self->tried = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->tried, g_strdup (key));
  imz_keyring_erase_async (self->keyring, key, FALSE, erased_cb, g_object_ref (self));
}

static void
imz_gone_keys_finalize (GObject *object)
{
  ImzGoneKeys *self = IMZ_GONE_KEYS (object);

  g_object_unref (self->profiles);
  g_object_unref (self->keyring);

  G_OBJECT_CLASS (imz_gone_keys_parent_class)->finalize (object);
}

static void
imz_gone_keys_class_init (ImzGoneKeysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_gone_keys_finalize;
}

static void
imz_gone_keys_init (ImzGoneKeys *self)
{
}

ImzGoneKeys *
imz_gone_keys_new (ImzProfileModel *profiles, ImzKeyring *keyring)
{
  ImzGoneKeys *self = g_object_new (IMZ_TYPE_GONE_KEYS, NULL);

  self->profiles = g_object_ref (profiles);
  self->keyring = g_object_ref (keyring);

  return self;
}

void
imz_gone_keys_erase (ImzGoneKeys *self)
{
  if (self->tried == NULL)
    try_next (self);
}
