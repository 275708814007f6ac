/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_token_reader_program_find:
 * @folder: where the running program is
 *
 * Looks where imzam-token-reader is installed in relation to @folder, where it is in relation to it in a
 * build folder, and where it was to be installed, in this order.
 *
 * Returns: (transfer full) (nullable): its path; %NULL if it is nowhere
 */
char *imz_token_reader_program_find (const char *folder);

/**
 * imz_token_reader_program_find_ours:
 *
 * Returns: (transfer full) (nullable): the same for the program that is running now
 */
char *imz_token_reader_program_find_ours (void);

G_END_DECLS
