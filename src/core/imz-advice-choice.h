/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which of the things a holder can be told to do is the next one. */

#pragma once

#include "imz-advice-deed.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * imz_advice_choose_deed:
 *
 * A renewal is made in the first way that the province accepts then.
 *
 * Returns: the one thing to do next
 */
ImzDeed imz_advice_choose_deed (const ImzTimelineFacts *facts,
                                const ImzTimeline *timeline,
                                const ImzProvince *province);

G_END_DECLS
