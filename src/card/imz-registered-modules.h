/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The modules that are registered with p11-kit (its files *.module). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_registered_modules_list:
 * @dirs: (array zero-terminated=1): folders of *.module files; a file replaces one of the same name in a
 *   folder before
 * @module_dir: where modules are that have no whole path
 *
 * Leaves out what is no card's driver or not meant for everybody: modules for trust policy, those that only
 * some programs shall load, and those on other machines.
 *
 * Returns: (transfer full) (array zero-terminated=1): their paths, in the order of the files' names
 */
char **imz_registered_modules_list (const char *const *dirs, const char *module_dir);

G_END_DECLS
