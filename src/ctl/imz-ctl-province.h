/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_province:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * `imzamctl province list`: the profiles there are, and on stderr what was passed over.
 * `imzamctl province show ID`: what a province does in its own way.
 * `imzamctl province check FILE…`: which files are sound profiles, and on stderr where others are wrong.
 *
 * Returns: 0; %IMZ_CTL_EXIT_USAGE; %IMZ_CTL_EXIT_FAILED if a checked file is not sound
 */
int imz_ctl_province (int argc, char *argv[]);

G_END_DECLS
