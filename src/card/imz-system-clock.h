/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"

G_BEGIN_DECLS

/**
 * ImzSystemClock:
 *
 * The machine's clock. Its alarm follows the wall clock, also when that is set and after the machine
 * slept, and costs no wake-up before it is due.
 */
#define IMZ_TYPE_SYSTEM_CLOCK (imz_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (ImzSystemClock, imz_system_clock, IMZ, SYSTEM_CLOCK, ImzClock)

/**
 * imz_system_clock_new:
 * @offset: seconds by which it is ahead of the machine's clock, to ask what will be
 *
 * Returns: (transfer full): a clock
 */
ImzClock *imz_system_clock_new (gint64 offset);

/**
 * imz_system_clock_new_steady:
 *
 * Returns: (transfer full): one that counts the seconds since the machine was started, also those for which it slept:
 *   whoever sets the time does not change it
 */
ImzClock *imz_system_clock_new_steady (void);

G_END_DECLS
