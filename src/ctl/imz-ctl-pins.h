/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_pins:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * `imzamctl pins`: one line for each certificate that İmzam knows by its fingerprint: the SHA-256, its
 * first and last day, its name.
 *
 * Returns: 0, %IMZ_CTL_EXIT_USAGE or %IMZ_CTL_EXIT_FAILED
 */
int imz_ctl_pins (int argc, char *argv[]);

G_END_DECLS
