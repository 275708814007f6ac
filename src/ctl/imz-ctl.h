/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum {
  IMZ_CTL_EXIT_FAILED = 1, /* of commands that do something, and could not */
  IMZ_CTL_EXIT_USAGE = 64, /* EX_USAGE of sysexits.h; pinned */
};

/**
 * imz_ctl_run:
 * @argc: number of words
 * @argv: the command line
 *
 * Returns: the exit code
 */
int imz_ctl_run (int argc, char *argv[]);

/**
 * imz_ctl_print_error:
 * @message: (transfer none): what went wrong
 *
 * Says so in one line on stderr. Whoever repeats a word of the command line in it takes imz_display_text_quoted().
 */
void imz_ctl_print_error (const char *message);

/**
 * imz_ctl_print_problem:
 * @problem: (transfer none): what was passed over, fit to be shown as it is
 *
 * Says so in one line on stderr, however long it is.
 */
void imz_ctl_print_problem (const char *problem);

/**
 * imz_ctl_usage_error:
 * @message: (transfer none): what is wrong with the command line
 *
 * Says so in one line on stderr.
 *
 * Returns: %IMZ_CTL_EXIT_USAGE
 */
int imz_ctl_usage_error (const char *message);

/**
 * imz_ctl_print_line:
 * @text: what to print on stdout, without its line end
 * @json: whether it is JSON, which is UTF-8 in every locale
 *
 * Returns: %FALSE if it could not be written
 */
gboolean imz_ctl_print_line (const char *text, gboolean json);

/**
 * imz_ctl_parse_options:
 * @argc: number of words, the command's name first
 * @argv: (inout): the words; those that were understood are taken out
 * @entries: the command's options
 * @summary: what the command does, in one line
 * @exit: (out): the exit code, if the command ends here
 *
 * Returns: %FALSE if the command ends here: its help was asked for, or its options are wrong
 */
gboolean imz_ctl_parse_options (int argc,
                                char *argv[],
                                const GOptionEntry *entries,
                                const char *summary,
                                int *exit);

G_END_DECLS
