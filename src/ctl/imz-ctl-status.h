/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_status:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * `imzamctl status`: reads what is plugged in, once.
 *
 * Returns: an #ImzExit, or %IMZ_CTL_EXIT_USAGE
 */
int imz_ctl_status (int argc, char *argv[]);

G_END_DECLS
