/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What keeps a stranger's code, loaded into this process, from doing harm by accident. Its
 * environment and its deadline are the parent's business. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_token_cage_enter:
 *
 * The first call in main(). From here on the process leads a group of its own, gains no privileges, leaves no core file,
 * cannot be looked into, dies with the thread that started it, and has nothing behind stdin and
 * stdout.
 *
 * Returns: a descriptor of what was stdout, or -1 if there is none, if the parent has ended already
 *   or if the kernel refuses
 */
int imz_token_cage_enter (void);

/**
 * imz_token_cage_hush:
 *
 * Puts nothing behind stderr too: what a module says may hold labels, and so identity numbers.
 *
 * Returns: %FALSE if the kernel refuses
 */
gboolean imz_token_cage_hush (void);

/**
 * imz_token_cage_hand_out:
 * @output: from imz_token_cage_enter()
 *
 * Returns: %TRUE if all of @text was written
 */
gboolean imz_token_cage_hand_out (int output, const char *text);

G_END_DECLS
