/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A network monitor that says what it is told to. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Returns: (transfer full): a GNetworkMonitor */
GObject *test_network_new (gboolean is_available);

G_END_DECLS
