/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The question where to save something, answered as a person does. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL while it is not asked (transfer none). */
GtkFileChooser *test_chooser_find (void);

/* Until it is asked, in the current folder and with this name suggested (transfer none). */
GtkFileChooser *test_chooser_wait (const char *name);

/* In the folder that is offered, under the last part of this path. */
void test_chooser_answer (GtkFileChooser *question, const char *path);

G_END_DECLS
