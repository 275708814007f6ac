/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ImzCtlWaking:
 *
 * Has the window program do something: the one that runs in this session, or a new one. All of it together has one
 * deadline.
 */
typedef struct _ImzCtlWaking ImzCtlWaking;

ImzCtlWaking *
imz_ctl_waking_new (guint deadline_ms); /* (transfer full); in milliseconds, from now */
void imz_ctl_waking_free (ImzCtlWaking *self);

/**
 * imz_ctl_waking_start_service:
 * @name: of the session's bus
 * @error: why not, as the bus says it
 *
 * Returns: %FALSE with @error if nobody has @name, and nobody can be started that would
 */
gboolean imz_ctl_waking_start_service (ImzCtlWaking *self, const char *name, GError **error);

/**
 * imz_ctl_waking_ask:
 * @action: an action of the window program that takes nothing
 * @error: why not, as the bus says it
 *
 * Waits until it has begun.
 *
 * Returns: %FALSE with @error if it did not
 */
gboolean imz_ctl_waking_ask (ImzCtlWaking *self, const char *action, GError **error);

/**
 * imz_ctl_waking_wait:
 *
 * Waits until something happens that may have to do with it.
 *
 * Returns: %FALSE if nothing more is to be waited for: the window program has ended, or the deadline is over
 */
gboolean imz_ctl_waking_wait (ImzCtlWaking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzCtlWaking, imz_ctl_waking_free)

G_END_DECLS
