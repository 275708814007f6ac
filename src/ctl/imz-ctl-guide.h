/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_guide:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * `imzamctl guide list`: the guides there are, which of them fit, and on stderr what was passed over.
 * `imzamctl guide show ID`: a guide, with the steps that apply in the province.
 * `imzamctl guide check FILE…`: which files are sound guides, and on stderr where others are wrong.
 *
 * Returns: 0; %IMZ_CTL_EXIT_USAGE; %IMZ_CTL_EXIT_FAILED if a checked file is not sound
 */
int imz_ctl_guide (int argc, char *argv[]);

G_END_DECLS
