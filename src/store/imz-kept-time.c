/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-kept-time.h"

/* As the calendar's. */
#define FIRST_TIME G_GINT64_CONSTANT (-2208988800) /* 1900-01-01T00:00:00Z */
#define LAST_TIME G_GINT64_CONSTANT (253370753999) /* 9998-12-31T23:59:59+03:00 */

gint64
imz_kept_time (gint64 time)
{
  return CLAMP (time, FIRST_TIME, LAST_TIME);
}
