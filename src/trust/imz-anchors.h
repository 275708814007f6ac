/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The certificates that the administrator of this machine relies on. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_anchors_load:
 * @dirs: (array zero-terminated=1): folders; one that is not there holds nothing
 * @problems: (out) (optional) (transfer full) (element-type utf8): what could not be read, one
 *   "path: reason" each
 *
 * Reads every `*.pem` of @dirs, in the order of their names: regular files of at most 1 MiB, each with
 * one certificate or more. Blocks for as long as the disk does.
 *
 * Returns: (transfer full) (element-type X509): the certificates
 */
GPtrArray *imz_anchors_load (const char *const *dirs, GPtrArray **problems);

G_END_DECLS
