/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_remind:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * Runs `imzamctl remind`: has the window program say what is due, if anything is, and waits until it is said; with
 * --dry-run it is only told here. What was said is noted by the window program, once it is shown.
 *
 * Returns: 0, also if nothing is due; 1 if not all of it could be said; %IMZ_CTL_EXIT_USAGE
 */
int imz_ctl_remind (int argc, char *argv[]);

G_END_DECLS
