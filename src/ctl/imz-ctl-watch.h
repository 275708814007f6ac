/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_watch:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * `imzamctl watch`: prints a complete status at once and at each change, until SIGINT or SIGTERM.
 *
 * Returns: 0, or %IMZ_CTL_EXIT_USAGE
 */
int imz_ctl_watch (int argc, char *argv[]);

G_END_DECLS
