/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_kept_time:
 * @time: seconds since the epoch
 *
 * Returns: the time nearest to @time that the calendar can hold (imz-calendar.h); no other one is kept
 */
gint64 imz_kept_time (gint64 time);

G_END_DECLS
