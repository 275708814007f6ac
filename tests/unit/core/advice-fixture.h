/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Situations for the timeline and the advice, written in a few words. */

#pragma once

#include "imz-advice.h"

G_BEGIN_DECLS

/* Days on which an e-imza that ends on 20 January 2027 is in each phase. */
#define ADVICE_NOT_YET "2023-12-31"
#define ADVICE_IN_USE "2026-10-20"
#define ADVICE_WINDOW "2026-11-21"
#define ADVICE_LATE "2026-12-21"
#define ADVICE_EXPIRED "2027-01-21"
#define ADVICE_LIFE .not_before = "2024-01-21", .not_after = "2027-01-20"

/**
 * AdviceFixture:
 * @province: (nullable): as core_fixture_province(); %NULL for the default one
 * @kind: what is applied for
 * @e_onay: the holder's word
 * @now: ISO 8601 with a zone, or a day: its noon in Istanbul
 * @not_before: (nullable): the same; of a day its first second
 * @not_after: (nullable): the same; of a day its last second; %NULL if there is no e-imza
 * @approved: (nullable): a day
 * @successor: (nullable): when the new one starts; of a day its first second
 */
typedef struct {
  const char *province;
  ImzCase kind;
  ImzEOnay e_onay;
  const char *now;
  const char *not_before;
  const char *not_after;
  const char *approved;
  const char *successor;
} AdviceFixture;

ImzTimelineFacts advice_fixture_facts (const AdviceFixture *self);
ImzTimeline advice_fixture_timeline (const AdviceFixture *self);
ImzAdvice *advice_fixture_advice (const AdviceFixture *self); /* (transfer full) */

/* As YYYY-MM-DD; %NULL if it is not valid (transfer full). */
char *advice_fixture_day (const GDate *day);

/* Fails the test with both texts if @part is not in @text. */
void advice_fixture_assert_has (const char *text, const char *part);

/* Of a day that is not valid, @expected is %NULL. */
void advice_fixture_assert_day (const GDate *day, const char *expected);
void advice_fixture_assert_action (const ImzAdvice *advice,
                                   const char *id,
                                   const char *rule,
                                   const char *source);

G_END_DECLS
