/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Refuses a module that somebody else could put other code into: what is loaded runs as us. */

#pragma once

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * ImzModuleGuard:
 * @user: who we are
 * @owners_unmapped: whether we are in a user namespace in which some owners have no number of their
 *   own
 */
typedef struct {
  uid_t user;
  gboolean owners_unmapped;
} ImzModuleGuard;

/**
 * ImzModuleVerdict:
 * @IMZ_MODULE_VERDICT_SAFE: only root and we can change what is loaded
 * @IMZ_MODULE_VERDICT_WRITABLE: others can
 * @IMZ_MODULE_VERDICT_MISSING: there is nothing of that name, or the way there is barred
 * @IMZ_MODULE_VERDICT_NOT_A_FILE: a folder or a device
 */
typedef enum {
  IMZ_MODULE_VERDICT_SAFE,
  IMZ_MODULE_VERDICT_WRITABLE,
  IMZ_MODULE_VERDICT_MISSING,
  IMZ_MODULE_VERDICT_NOT_A_FILE,
} ImzModuleVerdict;

/**
 * imz_module_guard_for_process:
 *
 * Returns: a guard for this process
 */
ImzModuleGuard imz_module_guard_for_process (void);

/**
 * imz_module_guard_is_partial:
 * @uid_map: the text of /proc/self/uid_map
 *
 * Returns: %TRUE if not every user has their own number here
 */
gboolean imz_module_guard_is_partial (const char *uid_map);

/**
 * imz_module_guard_trusts:
 * @mode: type and permissions of a file, a folder or a symbolic link
 * @has_acl: whether it has an access control list: then the permissions of the group are what anybody that is
 *   named there may have at most
 *
 * It must belong to root or to us, and nobody else may write to it: not everybody, and no group but
 * root's. Of a folder with the sticky bit anybody may be a guest: its entries are safe from others.
 *
 * Returns: %TRUE if only root and we can change it
 */
gboolean imz_module_guard_trusts (const ImzModuleGuard *self,
                                  mode_t mode,
                                  uid_t owner,
                                  gid_t group,
                                  gboolean has_acl);

/**
 * imz_module_guard_check:
 * @path: an absolute path
 *
 * Looks at everything on the way to the file: each folder, each symbolic link and the folders on
 * the way to where it points.
 *
 * Returns: what to think of it
 */
ImzModuleVerdict imz_module_guard_check (const ImzModuleGuard *self, const char *path);

G_END_DECLS
