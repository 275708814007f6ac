/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Preferences, wherever they are set. The strongest place that sets a key decides:
 *
 *   1. /etc/imzam/imzam.conf, for the keys that it locks
 *   2. the command line
 *   3. the user: GSettings tr.imzam.Imzam, if its schema is installed, and only what the user has set
 *   4. /etc/imzam/imzam.conf
 *   5. /usr/share/imzam/imzam.conf
 *
 * Both files are key files with one group:
 *
 *   [imzam]
 *   driver-deadline=20
 *   Locked=driver-deadline;online-checks;
 *
 * Locked= counts in /etc only. A key that it names without setting it has the value of the place below:
 * neither the user nor the command line moves it, and neither does a value in /etc that is bad. If the file in
 * /etc is there and cannot be read, every key is locked so. */

#pragma once

#include "imz-config-key.h"

G_BEGIN_DECLS

/**
 * ImzConfig:
 *
 * Reads nothing before the first look-up; the files once, then; GSettings at each. May be looked into
 * from any thread.
 */
typedef struct _ImzConfig ImzConfig;

/**
 * imz_config_new:
 * @admin_dir: folder of the administrator's imzam.conf
 * @shipped_dir: folder of İmzam's own imzam.conf
 * @has_user: whether GSettings counts
 *
 * A file that is not there sets nothing.
 *
 * Returns: (transfer full): a configuration
 */
ImzConfig *imz_config_new (const char *admin_dir, const char *shipped_dir, gboolean has_user);

/**
 * imz_config_new_default:
 *
 * Returns: (transfer full): the configuration of this machine and this user
 */
ImzConfig *imz_config_new_default (void);
ImzConfig *imz_config_ref (ImzConfig *self);
void imz_config_unref (ImzConfig *self);

/**
 * imz_config_set:
 * @text: a value as it would stand in a file
 * @error: an #ImzConfigError
 *
 * Sets @key as the command line does: for this configuration alone, and to no effect if @key is locked.
 *
 * Returns: %FALSE with @error if @key cannot have that value
 */
gboolean imz_config_set (ImzConfig *self, ImzConfigKey key, const char *text, GError **error);

/**
 * imz_config_set_user:
 * @key: a personal key
 * @value: (transfer floating): a value that it can have
 *
 * Sets @key in GSettings. To no effect if @key is locked, or GSettings does not count.
 */
void imz_config_set_user (ImzConfig *self, ImzConfigKey key, GVariant *value);

/**
 * imz_config_is_locked:
 *
 * Returns: %TRUE if the administrator has the last word on @key, in a file or in GSettings
 */
gboolean imz_config_is_locked (ImzConfig *self, ImzConfigKey key);

/**
 * imz_config_get_string:
 *
 * Returns: (transfer full): the value of a key that is a text
 */
char *imz_config_get_string (ImzConfig *self, ImzConfigKey key);

/**
 * imz_config_get_number:
 *
 * Returns: the value of a key that is a number
 */
guint imz_config_get_number (ImzConfig *self, ImzConfigKey key);

/**
 * imz_config_get_switch:
 *
 * Returns: the value of a key that is a switch
 */
gboolean imz_config_get_switch (ImzConfig *self, ImzConfigKey key);

/**
 * imz_config_get_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the value of a key that is a list
 */
char **imz_config_get_list (ImzConfig *self, ImzConfigKey key);

/**
 * imz_config_get_numbers:
 *
 * Returns: (transfer full) (element-type guint): the value of a key that is numbers: the greatest first, and none twice
 */
GArray *imz_config_get_numbers (ImzConfig *self, ImzConfigKey key);

/**
 * imz_config_get_problems:
 *
 * Returns: (transfer full) (element-type utf8): what was passed over, one "file: key: reason" or "file:
 *   reason" each
 */
GPtrArray *imz_config_get_problems (ImzConfig *self);

/**
 * imz_config_find_problem:
 *
 * Returns: (transfer full) (nullable): the first of these that is about the value of @key
 */
char *imz_config_find_problem (ImzConfig *self, ImzConfigKey key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzConfig, imz_config_unref)

G_END_DECLS
