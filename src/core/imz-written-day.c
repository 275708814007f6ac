/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-written-day.h"

#include <string.h>

#include "imz-calendar.h"
#include "imz-turkish.h"

/* Reads @min to @max digits, behind which there is no other one. */
static gboolean
read_digits (const char **p, guint min, guint max, guint *number)
{
  guint n = 0;

  *number = 0;
  while (g_ascii_isdigit ((*p)[n]) && n < max)
    *number = *number * 10 + (guint) g_ascii_digit_value ((*p)[n++]);
  if (n < min || g_ascii_isdigit ((*p)[n]))
    return FALSE;
  *p += n;

  return TRUE;
}

static gboolean
read_blank (const char **p)
{
  gunichar c = g_utf8_get_char (*p);

  if (c != ' ' && c != 0xa0 && c != 0x202f)
    return FALSE;
  *p = g_utf8_next_char (*p);

  return TRUE;
}

static gboolean
read_month_name (const char **p, guint *month)
{
  static const char *const names[] = {
    "Ocak",   "Şubat",   "Mart",  "Nisan", "Mayıs", "Haziran",
    "Temmuz", "Ağustos", "Eylül", "Ekim",  "Kasım", "Aralık",
  };
  const char *end = *p;
  g_autofree char *word = NULL;
  g_autofree char *folded = NULL;

  /* A capital İ may come as an I and a dot of its own. */
  while (g_unichar_isalpha (g_utf8_get_char (end)) || g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  word = g_utf8_normalize (*p, end - *p, G_NORMALIZE_DEFAULT_COMPOSE);
  if (word == NULL)
    return FALSE;

  folded = imz_turkish_fold (word);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = imz_turkish_fold (names[i]);

    if (g_str_equal (name, folded)) {
      *month = i + 1;
      *p = end;
      return TRUE;
    }
  }

  return FALSE;
}

/* “21.11.2026”, “21/11/2026”, “21-11-2026” */
static gboolean
read_figures (const char **p, guint *day, guint *month, guint *year)
{
  char separator;

  if (!read_digits (p, 1, 2, day) || **p == '\0' || strchr ("./-", **p) == NULL)
    return FALSE;

  separator = *(*p)++;
  if (!read_digits (p, 1, 2, month) || *(*p)++ != separator || !read_digits (p, 4, 4, year))
    return FALSE;

  /* Something longer that only begins like a day. */
  return !(**p == separator && g_ascii_isdigit ((*p)[1]));
}

/* “2026-11-21” */
static gboolean
read_reversed (const char **p, guint *day, guint *month, guint *year)
{
  return read_digits (p, 4, 4, year) && *(*p)++ == '-' && read_digits (p, 2, 2, month) &&
         *(*p)++ == '-' && read_digits (p, 2, 2, day) && !(**p == '-' && g_ascii_isdigit ((*p)[1]));
}

/* “21 Kasım 2026” */
static gboolean
read_words (const char **p, guint *day, guint *month, guint *year)
{
  if (!read_digits (p, 1, 2, day) || !read_blank (p) || !read_month_name (p, month) ||
      !read_blank (p))
    return FALSE;

  return read_digits (p, 4, 4, year);
}

const char *
imz_written_day_read (const char *text, GDate *day)
{
  static gboolean (*const readers[]) (const char **, guint *, guint *, guint *) = {
    read_figures,
    read_reversed,
    read_words,
  };

  g_date_clear (day, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    const char *end = text;
    guint of_month, month, year;

    if (!readers[i](&end, &of_month, &month, &year))
      continue;
    if (year >= IMZ_CALENDAR_FIRST_YEAR && year <= IMZ_CALENDAR_LAST_YEAR &&
        g_date_valid_dmy ((GDateDay) of_month, (GDateMonth) month, (GDateYear) year))
      g_date_set_dmy (day, (GDateDay) of_month, (GDateMonth) month, (GDateYear) year);

    return end;
  }

  return NULL;
}

gboolean
imz_written_day_parse (const char *text, GDate *day)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *end = imz_written_day_read (stripped, day);

  return end != NULL && *end == '\0' && g_date_valid (day);
}
