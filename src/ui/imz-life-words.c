/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-life-words.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"

/* The last date is a month before the end in most provinces, but not in all. */
#define DAYS_OF_A_MONTH 28

static const ImzLifeMark *
last_date_of (const ImzLifeScale *scale)
{
  for (guint i = 0; i < scale->n_marks; i++) {
    if (scale->marks[i].kind == IMZ_LIFE_MARK_LAST_DATE)
      return &scale->marks[i];
  }

  return NULL;
}

const char *
imz_life_words_segment (const ImzLifeScale *scale, guint index)
{
  const ImzLifeMark *last = last_date_of (scale);
  const ImzLifeMark *end = &scale->marks[scale->n_marks - 1];

  switch (scale->segments[index].part) {
  case IMZ_LIFE_IN_USE:
    return C_ ("part of the life bar", "in use");
  case IMZ_LIFE_WINDOW:
    return C_ ("part of the life bar", "renewal time");
  case IMZ_LIFE_LATE:
    return last != NULL && imz_calendar_days_until (&last->day, &end->day) >= DAYS_OF_A_MONTH
             ? C_ ("part of the life bar", "last month")
             : C_ ("part of the life bar", "last days");
  case IMZ_LIFE_NOT_STARTED:
    return C_ ("part of the life bar", "not started yet");
  case IMZ_LIFE_ENDED:
    return C_ ("part of the life bar", "ended");
  case IMZ_LIFE_NEW:
    return imz_life_words_new ();
  default:
    g_assert_not_reached ();
  }
}

const char *
imz_life_words_new (void)
{
  return C_ ("part of the life bar", "new e-imza");
}

const char *
imz_life_words_mark (const ImzLifeScale *scale, const ImzLifeMark *mark)
{
  gboolean is_past = g_date_compare (&mark->day, &scale->today) <= 0;

  switch (mark->kind) {
  case IMZ_LIFE_MARK_START:
    return _ ("Start of validity");
  case IMZ_LIFE_MARK_WINDOW:
    return is_past ? _ ("Renewal opened") : _ ("Renewal opens");
  case IMZ_LIFE_MARK_LAST_DATE:
    return _ ("Last application date");
  case IMZ_LIFE_MARK_RECOMMENDED:
    return _ ("Recommended day");
  case IMZ_LIFE_MARK_END:
    return _ ("End");
  case IMZ_LIFE_MARK_NEW_START:
    return is_past ? _ ("New e-imza started") : _ ("New e-imza starts");
  case IMZ_LIFE_MARK_NEW_END:
    return _ ("Its end");
  default:
    g_assert_not_reached ();
  }
}

static void
describe_mark (GString *text, const ImzLifeScale *scale, const ImzLifeMark *mark)
{
  g_autofree char *day = imz_phrase_date (&mark->day);

  g_string_append_printf (text, " %s: %s;", imz_life_words_mark (scale, mark), day);
}

static char *
describe_today (const ImzLifeScale *scale)
{
  const GDate *start = &scale->marks[0].day;
  const GDate *end = &scale->marks[scale->n_marks - 1].day;
  g_autofree char *today = imz_phrase_date (&scale->today);
  g_autofree char *left = imz_phrase_days (ABS (imz_calendar_days_until (&scale->today, end)));
  g_autofree char *until_start =
    imz_phrase_days (ABS (imz_calendar_days_until (&scale->today, start)));
  const char *phrase;

  switch (scale->phase) {
  case IMZ_PHASE_NOT_YET:
    phrase = _ ("Today, {today}, it has not started; {until-start} are left until it does.");
    break;
  case IMZ_PHASE_WINDOW:
    phrase = _ ("Today, {today}, is renewal time; {left} are left until the end.");
    break;
  case IMZ_PHASE_LATE:
    phrase =
      _ ("Today, {today}, the last application date has passed; {left} are left until the end.");
    break;
  case IMZ_PHASE_EXPIRED:
    phrase = _ ("Today, {today}, it has ended, {left} ago.");
    break;
  case IMZ_PHASE_IN_USE:
  case IMZ_PHASE_UNKNOWN:
  default:
    phrase = _ ("Today, {today}, it is in use; {left} are left until the end.");
  }

  return imz_phrase_expand (phrase, "today", today, "left", left, "until-start", until_start, NULL);
}

char *
imz_life_words_description (const ImzLifeScale *scale)
{
  GString *text = g_string_new (_ ("The time of your e-imza."));
  g_autofree char *today = NULL;

  g_return_val_if_fail (scale->n_segments > 0, NULL);

  for (guint i = 0; i < scale->n_marks; i++)
    describe_mark (text, scale, &scale->marks[i]);
  for (guint i = 0; scale->is_two && i < G_N_ELEMENTS (scale->new_marks); i++)
    describe_mark (text, scale, &scale->new_marks[i]);
  text->str[text->len - 1] = '.';

  today = describe_today (scale);
  g_string_append_printf (text, " %s", today);

  return g_string_free (text, FALSE);
}
