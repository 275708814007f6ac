/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-texts.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"
#include "imz-place-names.h"

/* So near, a day needs no year: half a year. */
#define NEAR_DAYS 183

static const char *const case_names[IMZ_N_CASES] = {
  [IMZ_CASE_RENEWAL] = NC_ ("application", "Renewal"),
  [IMZ_CASE_FIRST] = NC_ ("application", "First application"),
  [IMZ_CASE_LOST] = NC_ ("application", "Lost or stolen"),
  [IMZ_CASE_IDENTITY] = NC_ ("application", "Changed identity data"),
};

static const char *const method_names[IMZ_N_METHODS] = {
  [IMZ_METHOD_E_ONAY] = NC_ ("application", "with e-onay"),
  [IMZ_METHOD_E_IMZA] = NC_ ("application", "with e-imza"),
  [IMZ_METHOD_WET_SIGNED] = NC_ ("application", "on paper"),
};

static char
get_ascii (gunichar letter)
{
  static const struct {
    gunichar letter;
    char ascii;
  } table[] = {
    { 0xe2, 'a' }, { 0xe7, 'c' },  { 0x11f, 'g' }, { 0x131, 'i' }, { 0xf6, 'o' },  { 0x15f, 's' },
    { 0xfc, 'u' }, { 0x130, 'i' }, { 0xc7, 'c' },  { 0xd6, 'o' },  { 0x15e, 's' }, { 0xdc, 'u' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    if (table[i].letter == letter)
      return table[i].ascii;
  }

  return letter < 0x80 ? g_ascii_tolower ((char) letter) : '\0';
}

/* An id is the name in small letters of ASCII. */
static gboolean
is_id_of (const char *id, const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name), id++) {
    if (*id == '\0' || *id != get_ascii (g_utf8_get_char (name)))
      return FALSE;
  }

  return *id == '\0';
}

const char *
imz_record_texts_get_case (ImzCase kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "application", case_names[kind]);
}

const char *
imz_record_texts_get_place (const char *province, const ImzProvince *current)
{
  const char *const *names = imz_place_names_get_provinces ();

  if (province == NULL || g_str_equal (province, IMZ_PROVINCE_DEFAULT))
    return NULL;
  if (g_str_equal (province, imz_province_get_id (current)))
    return imz_province_get_name (current);

  for (gsize i = 0; names[i] != NULL; i++) {
    if (is_id_of (province, names[i]))
      return names[i];
  }

  /* A profile of an administrator. */
  return province;
}

char *
imz_record_texts_days (gint64 not_before, gint64 not_after)
{
  GDate start = imz_calendar_day (not_before);
  GDate end = imz_calendar_day (not_after);
  g_autofree char *from = imz_phrase_short_date (&start);
  g_autofree char *to = imz_phrase_short_date (&end);

  return g_strdup_printf ("%s – %s", from, to);
}

char *
imz_record_texts_title (ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);

  return g_strdup_printf (
    "%s · %s", imz_record_texts_get_case (facts->kind),
    g_dpgettext2 (GETTEXT_PACKAGE, "application", method_names[facts->method]));
}

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static void
append_day (GString *text, const char *phrase, char *day)
{
  g_autofree char *part = imz_phrase_expand (phrase, "day", day, NULL);

  append_part (text, part);
  g_free (day);
}

static void
append_stage (GString *text, ImzRecord *record)
{
  const GArray *stages = imz_record_get_facts (record)->stages;
  const ImzRecordStage *first = &g_array_index (stages, ImzRecordStage, 0);
  const ImzRecordStage *last = &g_array_index (stages, ImzRecordStage, stages->len - 1);
  GDate begun = imz_calendar_day (first->at);
  GDate ended = imz_calendar_day (last->at);

  if (last->stage == IMZ_STAGE_IN_USE)
    append_day (text, _ ("completed on {day}"), imz_phrase_date (&ended));
  else if (last->stage == IMZ_STAGE_REFUSED)
    append_day (text, _ ("refused on {day}"), imz_phrase_date (&ended));
  else if (last->stage == IMZ_STAGE_CANCELLED)
    append_day (text, _ ("given up on {day}"), imz_phrase_date (&ended));
  else
    append_day (text, _ ("begun on {day}"), imz_phrase_date (&begun));
}

/* Only a renewal waits for it. */
static void
append_end (GString *text, ImzRecord *record, gint64 now)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  GDate end = imz_calendar_day (facts->replaces.not_after);

  if (facts->kind != IMZ_CASE_RENEWAL || facts->replaces.not_after == 0 ||
      !imz_record_is_open (record))
    return;

  append_day (text,
              facts->replaces.not_after < now ? _ ("the e-imza ended on {day}")
                                              : _ ("the e-imza ends on {day}"),
              imz_phrase_short_date (&end));
}

char *
imz_record_texts_summary (ImzRecord *record, const ImzProvince *current, gint64 now)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  const char *place = imz_record_texts_get_place (facts->province, current);
  g_autoptr (GString) text = g_string_new (NULL);

  append_stage (text, record);
  if (imz_record_get_stage (record) == IMZ_STAGE_REFUSED && facts->refusal != IMZ_REFUSAL_NONE)
    append_part (text, imz_refusal_get_text (facts->refusal));
  if (place != NULL)
    append_part (text, place);
  append_end (text, record, now);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "30 December": in both languages the year comes last. */
static char *
format_near_day (const GDate *day, const GDate *today)
{
  char *text = imz_phrase_date (day);

  if (ABS (imz_calendar_days_until (today, day)) <= NEAR_DAYS)
    *strrchr (text, ' ') = '\0';

  return text;
}

static gboolean
is_awaited (ImzRecord *record, const ImzTimeline *timeline)
{
  ImzStage stage = imz_record_get_stage (record);

  return stage >= IMZ_STAGE_APPROVED && stage <= IMZ_STAGE_COURIER &&
         g_date_valid (&timeline->delivery_to);
}

static gboolean
waits_for_pin (const ImzTimeline *timeline)
{
  return g_date_valid (&timeline->pin_from) &&
         g_date_compare (&timeline->today, &timeline->pin_from) < 0;
}

static char *
expect_pin (ImzRecord *record, const ImzTimeline *timeline)
{
  g_autofree char *day = NULL;

  if (!waits_for_pin (timeline))
    return g_date_valid (&timeline->pin_from) ? g_strdup (_ ("The PIN can be made now")) : NULL;

  day = format_near_day (&timeline->pin_from, &timeline->today);

  return imz_phrase_expand (_ ("PIN from {day} on"), "day", day, NULL);
}

char *
imz_record_texts_expected (ImzRecord *record, const ImzTimeline *timeline)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (imz_record_get_stage (record) == IMZ_STAGE_DELIVERED)
    return expect_pin (record, timeline);
  if (!is_awaited (record, timeline))
    return NULL;

  from = format_near_day (&timeline->delivery_from, &timeline->today);
  to = format_near_day (&timeline->delivery_to, &timeline->today);

  return imz_phrase_expand (_ ("Expected {from} – {to}"), "from", from, "to", to, NULL);
}

const char *
imz_record_texts_get_note (ImzRecord *record, const ImzTimeline *timeline)
{
  gboolean is_delivered = imz_record_get_stage (record) == IMZ_STAGE_DELIVERED;

  if (imz_record_get_facts (record)->kind != IMZ_CASE_RENEWAL || !waits_for_pin (timeline) ||
      !(is_delivered || is_awaited (record, timeline)))
    return NULL;

  return _ ("The PIN cannot be made before the old e-imza has ended");
}

char *
imz_record_texts_overdue (ImzRecord *record, const ImzTimeline *timeline, const char *phone)
{
  if (!is_awaited (record, timeline) ||
      g_date_compare (&timeline->today, &timeline->delivery_to) <= 0)
    return NULL;

  return imz_phrase_expand (
    _ ("The 10–15 days are over, and it has not come: call Kamu SM, {phone}."), "phone", phone,
    NULL);
}
