/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether a text is a calendar as RFC 5545 has it, as far as İmzam writes one. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * calendar_validator_check:
 *
 * Looks at line ends and lengths, at the nesting of components, at which property each must and may have and how
 * often, and at the form of its value.
 *
 * Returns: (transfer full) (nullable): what is wrong, with the line; %NULL if nothing is
 */
char *calendar_validator_check (const char *text);

/**
 * calendar_validator_unfold:
 *
 * Returns: (transfer full): the lines as they were before they were folded
 */
char **calendar_validator_unfold (const char *text);

G_END_DECLS
