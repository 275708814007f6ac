/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The question before something is lost, answered as a person does. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether it is being asked. */
gboolean test_confirmation_is_asked (void);

/* It is being asked; the answer is taken at once. */
void test_confirmation_answer (gboolean agreed);

G_END_DECLS
