/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * imz_ctl_wake:
 * @action: an action of the window program that takes nothing
 * @deadline_ms: how long that may take, in milliseconds
 * @error: why not, as the session's bus says it
 *
 * Has the window program do @action: the one that runs in this session, or a new one. Waits until it has begun.
 *
 * Returns: %FALSE with @error if it did not
 */
gboolean imz_ctl_wake (const char *action, guint deadline_ms, GError **error);

G_END_DECLS
