/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "advice-fixture.h"

#include "core-fixture.h"
#include "imz-calendar.h"

/* Türkiye has kept UTC+3 all year since 2016. */
static gint64
moment (const char *text, const char *time_of_day)
{
  g_autofree char *full = NULL;

  if (strchr (text, 'T') != NULL)
    return core_fixture_time (text);

  full = g_strdup_printf ("%sT%s+03:00", text, time_of_day);
  return core_fixture_time (full);
}

ImzTimelineFacts
advice_fixture_facts (const AdviceFixture *self)
{
  ImzTimelineFacts facts = {
    .kind = self->kind,
    .e_onay = self->e_onay,
    .now = moment (self->now, "12:00:00"),
  };

  if (self->not_after != NULL) {
    facts.has_certificate = TRUE;
    facts.not_after = moment (self->not_after, "23:59:59");
  }
  if (self->not_before != NULL) {
    facts.has_not_before = TRUE;
    facts.not_before = moment (self->not_before, "00:00:00");
  }
  if (self->successor != NULL) {
    facts.has_successor = TRUE;
    facts.successor_starts = moment (self->successor, "00:00:00");
  }
  if (self->approved != NULL)
    g_assert_true (imz_calendar_parse_day (self->approved, &facts.approved, NULL));

  return facts;
}

static ImzProvince *
province_of (const AdviceFixture *self)
{
  return core_fixture_province (self->province != NULL ? self->province : IMZ_PROVINCE_DEFAULT);
}

ImzTimeline
advice_fixture_timeline (const AdviceFixture *self)
{
  ImzTimelineFacts facts = advice_fixture_facts (self);
  g_autoptr (ImzProvince) province = province_of (self);
  g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();

  return imz_timeline_of (&facts, province, holidays);
}

ImzAdvice *
advice_fixture_advice (const AdviceFixture *self)
{
  ImzTimelineFacts facts = advice_fixture_facts (self);
  g_autoptr (ImzProvince) province = province_of (self);
  g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();

  return imz_advice_new (&facts, province, holidays);
}

char *
advice_fixture_day (const GDate *day)
{
  return g_date_valid (day) ? imz_calendar_format_day (day) : NULL;
}

void
advice_fixture_assert_has (const char *text, const char *part)
{
  if (text == NULL || strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

void
advice_fixture_assert_day (const GDate *day, const char *expected)
{
  g_autofree char *text = advice_fixture_day (day);

  g_assert_cmpstr (text, ==, expected);
}

void
advice_fixture_assert_action (const ImzAdvice *advice,
                              const char *id,
                              const char *rule,
                              const char *source)
{
  g_assert_cmpstr (advice->action.id, ==, id);
  g_assert_cmpstr (advice->action.rule, ==, rule);
  g_assert_cmpstr (advice->action.source, ==, source);
}
