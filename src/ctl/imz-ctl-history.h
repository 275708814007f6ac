/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_history:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * `imzamctl history VERB`: the applications that are kept: looks at them, changes them, takes them out to files and
 * in from there.
 *
 * Returns: 0; %IMZ_CTL_EXIT_USAGE; %IMZ_CTL_EXIT_FAILED if it could not be done; of `check` see
 *   imz-ctl-history-file.h
 */
int imz_ctl_history (int argc, char *argv[]);

G_END_DECLS
