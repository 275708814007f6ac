/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-advice-words.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"

/* An empty word for a day that is not known: no phrase names one. */
static char *
describe_day (const GDate *day)
{
  return g_date_valid (day) ? imz_phrase_date (day) : g_strdup ("");
}

static char *
fill (const char *phrase,
      const ImzTimelineFacts *facts,
      const ImzTimeline *timeline,
      const ImzProvince *province)
{
  g_autofree char *opens = describe_day (&timeline->window_opens);
  g_autofree char *last = describe_day (&timeline->last_date);
  g_autofree char *end = describe_day (&timeline->ends);
  g_autofree char *production = describe_day (&timeline->production);
  g_autofree char *from = describe_day (&timeline->delivery_from);
  g_autofree char *to = describe_day (&timeline->delivery_to);
  g_autofree char *applied = describe_day (&facts->applied);

  return imz_phrase_expand (phrase, "opens", opens, "last", last, "end", end, "production",
                            production, "from", from, "to", to, "applied", applied, "province",
                            imz_province_get_name (province), NULL);
}

/* Nobody approves on a weekend or a holiday: whoever applies by the working day before is safe. */
static char *
describe_working_day (const ImzTimeline *timeline, const ImzHolidays *holidays)
{
  GDate working = imz_holidays_working_day_by (holidays, &timeline->last_date);
  g_autofree char *last = imz_phrase_date (&timeline->last_date);
  g_autofree char *day = imz_phrase_date (&working);
  gboolean is_weekend = g_date_get_weekday (&timeline->last_date) >= G_DATE_SATURDAY;
  const char *phrase;

  if (g_date_compare (&working, &timeline->last_date) == 0)
    return NULL;

  if (g_date_compare (&timeline->today, &working) > 0)
    phrase = is_weekend ? _ ("The last date, {last}, is a {last-weekday}: apply today.")
                        : _ ("The last date, {last}, is a public holiday: apply today.");
  else
    phrase = is_weekend
               ? _ ("The last date, {last}, is a {last-weekday}: apply by {weekday}, {day}.")
               : _ ("The last date, {last}, is a public holiday: apply by {weekday}, {day}.");

  return imz_phrase_expand (phrase, "last", last, "last-weekday",
                            imz_phrase_weekday (&timeline->last_date), "weekday",
                            imz_phrase_weekday (&working), "day", day, NULL);
}

/* The day that is better than the last one, as long as it has not passed. */
static char *
describe_better_day (const ImzTimeline *timeline,
                     const ImzProvince *province,
                     const ImzHolidays *holidays)
{
  guint days = imz_province_get_recommended_days (province);
  g_autofree char *left = imz_phrase_days ((int) days);
  g_autofree char *day = NULL;

  if (!timeline->is_recommended_by_province)
    return g_date_valid (&timeline->last_date) ? describe_working_day (timeline, holidays) : NULL;
  if (g_date_compare (&timeline->today, &timeline->recommended) > 0)
    return NULL;

  /* Neither long before it nor after it: a SIM that waits for long is lost (R8). */
  day = imz_phrase_date (&timeline->recommended);
  return imz_phrase_expand (_ ("Your province recommends applying when {left} are left, on {day}."),
                            "left", left, "day", day, NULL);
}

char *
imz_advice_words_text (const ImzDeedWords *deed,
                       const ImzTimelineFacts *facts,
                       const ImzTimeline *timeline,
                       const ImzProvince *province)
{
  return fill (_ (deed->text), facts, timeline, province);
}

char *
imz_advice_words_explanation (const ImzDeedWords *deed,
                              const ImzTimelineFacts *facts,
                              const ImzTimeline *timeline,
                              const ImzProvince *province,
                              const ImzHolidays *holidays)
{
  char *explanation = fill (_ (deed->explanation), facts, timeline, province);
  g_autofree char *better = NULL;

  if (deed->by != IMZ_DEED_BY_LAST_DATE)
    return explanation;

  better = describe_better_day (timeline, province, holidays);
  if (better != NULL) {
    g_autofree char *alone = explanation;

    explanation = g_strconcat (better, " ", alone, NULL);
  }

  return explanation;
}
