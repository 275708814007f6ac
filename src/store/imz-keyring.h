/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept in the session's keyring: one secret for each key. */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

/**
 * ImzKeyring:
 *
 * Asks one thing after the other, and nothing before it is first asked. The keyring's own prompt is never taken
 * back and waited for as long as it takes, even if nobody holds the object any more. Errors are
 * %IMZ_STORE_ERROR_NO_KEYRING, %IMZ_STORE_ERROR_KEYRING_LOCKED, %IMZ_STORE_ERROR_KEYRING_DISMISSED and
 * %IMZ_STORE_ERROR_KEYRING_FAILED.
 */
#define IMZ_TYPE_KEYRING (imz_keyring_get_type ())
G_DECLARE_FINAL_TYPE (ImzKeyring, imz_keyring, IMZ, KEYRING, GObject)

ImzKeyring *imz_keyring_new (void); /* (transfer full): the one of the session bus */

/**
 * imz_keyring_read_async:
 * @may_prompt: whether the keyring may ask the person to unlock it
 */
void imz_keyring_read_async (ImzKeyring *self,
                             const char *key,
                             gboolean may_prompt,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * imz_keyring_read_finish:
 * @error: an #ImzStoreError
 *
 * Returns: (transfer full) (nullable): what is kept; %NULL without @error if nothing is
 */
SecretValue *imz_keyring_read_finish (ImzKeyring *self, GAsyncResult *result, GError **error);

/**
 * imz_keyring_write_async:
 * @value: in the place of what is kept
 *
 * May ask the person. It is kept only if it is found there afterwards.
 */
void imz_keyring_write_async (ImzKeyring *self,
                              const char *key,
                              SecretValue *value,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean imz_keyring_write_finish (ImzKeyring *self, GAsyncResult *result, GError **error);

/**
 * imz_keyring_erase_async:
 * @key: (nullable): %NULL erases all that İmzam ever put there, whatever its key
 * @may_prompt: whether the keyring may ask the person to unlock it
 */
void imz_keyring_erase_async (ImzKeyring *self,
                              const char *key,
                              gboolean may_prompt,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean imz_keyring_erase_finish (ImzKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
