/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_import:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * `imzamctl import-anchors FILE`: keeps the issuers' certificates in FILE that İmzam knows by their
 * fingerprint, and says which it left out.
 *
 * Returns: 0 if any was taken, %IMZ_CTL_EXIT_USAGE or %IMZ_CTL_EXIT_FAILED
 */
int imz_ctl_import (int argc, char *argv[]);

G_END_DECLS
