/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The cards a script can name. */

#pragma once

#include "imz-virtual-card.h"

G_BEGIN_DECLS

gboolean preload_is_card (const char *name);

/* The name must be that of a card. Dates count from the time of the call. */
ImzVirtualCard *preload_make_card (const char *name);

G_END_DECLS
