/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Brings a PKCS#11 module into this process, or says why that cannot be. */

#pragma once

#include <glib.h>
#include <p11-kit/pkcs11.h>

#include "imz-token-reading.h"

G_BEGIN_DECLS

/**
 * imz_module_loader_load:
 * @path: an absolute path to a regular file
 * @result: (out): why there is no module
 * @detail: (out) (nullable) (transfer full): the name of what is missing or wrong
 *
 * Returns: (transfer none) (nullable): the module's functions, all there that a reading calls; they
 *   stay for as long as the process lives
 */
CK_FUNCTION_LIST *imz_module_loader_load (const char *path, ImzTokenResult *result, char **detail);

/**
 * imz_module_loader_explain:
 * @path: the module that the dynamic linker refused
 * @message: what it said, in English
 * @result: (out): what that means
 * @detail: (out) (transfer full): the name of what is missing, or else the reason it gave; one line
 *   of valid UTF-8
 */
void imz_module_loader_explain (const char *path,
                                const char *message,
                                ImzTokenResult *result,
                                char **detail);

/**
 * imz_module_loader_find_library:
 * @name: without its version: "libcrypto.so"
 *
 * Returns: (transfer full) (nullable): path of the first such library in this process
 */
char *imz_module_loader_find_library (const char *name);

G_END_DECLS
