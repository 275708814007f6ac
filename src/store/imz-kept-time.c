/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-kept-time.h"

#include "imz-calendar.h"

gint64
imz_kept_time (gint64 time)
{
  return CLAMP (time, IMZ_CALENDAR_FIRST_TIME, IMZ_CALENDAR_LAST_TIME);
}
