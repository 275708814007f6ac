/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Widgets that libadwaita 1.2 (Debian 12) has and later ones call deprecated. They are named nowhere
 * else, so that they can be replaced in one place. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * imz_compat_show_about:
 * @parent: the window it belongs to
 *
 * Shows what the program is, its version and its licence.
 */
void imz_compat_show_about (GtkWindow *parent);

G_END_DECLS
