/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be set, and to what. A key has one name wherever it is set: in key files, in GSettings and on
 * the command line. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_CONFIG_ERROR (imz_config_error_quark ())
GQuark imz_config_error_quark (void);

/**
 * ImzConfigError:
 * @IMZ_CONFIG_ERROR_BAD_VALUE: a key cannot have this value
 */
typedef enum {
  IMZ_CONFIG_ERROR_BAD_VALUE,
} ImzConfigError;

/**
 * ImzConfigKey:
 * @IMZ_CONFIG_KEY_MODULE_PATH: "module-path", a string: the PKCS#11 module to be tried first; "" for none
 * @IMZ_CONFIG_KEY_DRIVER_DEADLINE: "driver-deadline", a number: seconds that a driver may take
 * @IMZ_CONFIG_KEY_REGISTERED_MODULES: "registered-modules", a switch: whether modules registered with
 *   p11-kit are tried, too
 * @IMZ_CONFIG_KEY_ONLINE_CHECKS: "online-checks", a switch: whether the issuer is asked about a certificate
 * @IMZ_CONFIG_KEY_PROVINCE: "province", a string: the id of the province's profile
 * @IMZ_CONFIG_KEY_REMINDERS: "reminders", a switch: whether people are reminded of what comes
 * @IMZ_CONFIG_KEY_QUIET_REMINDERS: "quiet-reminders", a list: kinds of which they are not; words that nobody knows
 *   do no harm
 * @IMZ_CONFIG_KEY_REMINDER_DAYS: "reminder-days", numbers: how many days before the last date and before the end
 *   people are reminded
 * @IMZ_CONFIG_KEY_E_ONAY_REMINDER_DAYS: "e-onay-reminder-days", numbers: how many days before the end they are that
 *   e-onay is missing; not in GSettings
 * @IMZ_CONFIG_KEY_PASSWORD_REMINDER_DAYS: "password-reminder-days", numbers: the same of the e-Devlet password
 * @IMZ_CONFIG_KEY_HOSTS: "hosts", a list: hosts that may be asked beside those İmzam brings along; not in
 *   GSettings
 */
typedef enum {
  IMZ_CONFIG_KEY_MODULE_PATH,
  IMZ_CONFIG_KEY_DRIVER_DEADLINE,
  IMZ_CONFIG_KEY_REGISTERED_MODULES,
  IMZ_CONFIG_KEY_ONLINE_CHECKS,
  IMZ_CONFIG_KEY_PROVINCE,
  IMZ_CONFIG_KEY_REMINDERS,
  IMZ_CONFIG_KEY_QUIET_REMINDERS,
  IMZ_CONFIG_KEY_REMINDER_DAYS,
  IMZ_CONFIG_KEY_E_ONAY_REMINDER_DAYS,
  IMZ_CONFIG_KEY_PASSWORD_REMINDER_DAYS,
  IMZ_CONFIG_KEY_HOSTS,
  IMZ_N_CONFIG_KEYS,
} ImzConfigKey;

const char *imz_config_key_get_name (ImzConfigKey key);

/**
 * imz_config_key_find:
 * @key: (out): the key of that name
 *
 * Returns: %FALSE if no key has that name
 */
gboolean imz_config_key_find (const char *name, ImzConfigKey *key);

/**
 * imz_config_key_is_personal:
 *
 * Returns: %TRUE if each user may set it for themselves, in GSettings
 */
gboolean imz_config_key_is_personal (ImzConfigKey key);

/**
 * imz_config_key_get_default:
 *
 * Returns: (transfer full): what it is where nobody has set it
 */
GVariant *imz_config_key_get_default (ImzConfigKey key);

/**
 * imz_config_key_read:
 * @file: a key file
 * @group: a group in which @key is set
 * @error: an #ImzConfigError
 *
 * Returns: (transfer full) (nullable): the value, or %NULL with @error if @key cannot have it
 */
GVariant *imz_config_key_read (ImzConfigKey key, GKeyFile *file, const char *group, GError **error);

/**
 * imz_config_key_parse:
 * @text: a value as it would stand in a file
 * @error: an #ImzConfigError
 *
 * Returns: (transfer full) (nullable): the value, or %NULL with @error if @key cannot have it
 */
GVariant *imz_config_key_parse (ImzConfigKey key, const char *text, GError **error);

/**
 * imz_config_key_check:
 * @value: any value
 * @error: an #ImzConfigError
 *
 * Returns: %TRUE if @key can have @value
 */
gboolean imz_config_key_check (ImzConfigKey key, GVariant *value, GError **error);

/**
 * imz_config_numbers_of:
 * @value: of a key that is numbers
 *
 * Returns: (transfer full) (element-type guint): the greatest first, and none twice
 */
GArray *imz_config_numbers_of (GVariant *value);

G_END_DECLS
