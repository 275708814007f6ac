/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-phrase.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-turkish.h"

typedef struct {
  const char *name;
  const char *value;
} Place;

const char *
imz_phrase_language (void)
{
  return strcmp (C_ ("language of these messages", "en"), "tr") == 0 ? "tr" : "en";
}

static const char *
find_value (const char *name, gpointer user_data)
{
  GArray *places = user_data;

  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index (places, Place, i);

    if (strcmp (place->name, name) == 0)
      return place->value;
  }

  return NULL;
}

static void
append_suffix (GString *text, const char *value, ImzTurkishCase grammatical_case)
{
  gsize length = strlen (value);
  const char *digits;

  /* A full hour is read without its minutes: 14.00 is “on dört”. */
  if (g_str_has_suffix (value, ".00"))
    length -= strlen (".00");
  digits = value + length;

  while (digits > value && g_ascii_isdigit (digits[-1]))
    digits--;

  if (*digits != '\0') {
    guint number = (guint) g_ascii_strtoull (digits, NULL, 10);

    g_string_append_printf (text, "'%s", imz_turkish_suffix (number, grammatical_case));
  }
}

/* Appends the place that `inside` (without its braces) names; FALSE if there is no such place. */
static gboolean
append_place (GString *text,
              ImzPhraseValue find,
              gpointer user_data,
              const char *inside,
              gsize length)
{
  const char *colon = memchr (inside, ':', length);
  gsize name_length = colon != NULL ? (gsize) (colon - inside) : length;
  gsize case_length = colon != NULL ? length - name_length - 1 : 0;
  g_autofree char *name = g_strndup (inside, name_length);
  const char *value = find (name, user_data);

  if (value == NULL)
    return FALSE;

  g_string_append (text, value);
  if (colon == NULL)
    return TRUE;

  if (case_length == strlen ("dative") && strncmp (colon + 1, "dative", case_length) == 0)
    append_suffix (text, value, IMZ_TURKISH_DATIVE);
  else if (case_length == strlen ("locative") && strncmp (colon + 1, "locative", case_length) == 0)
    append_suffix (text, value, IMZ_TURKISH_LOCATIVE);

  return TRUE;
}

char *
imz_phrase_fill (const char *phrase, ImzPhraseValue value, gpointer user_data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = phrase;

  while (*p != '\0') {
    const char *end = *p == '{' ? strchr (p, '}') : NULL;

    if (end != NULL && append_place (text, value, user_data, p + 1, (gsize) (end - p - 1)))
      p = end + 1;
    else
      g_string_append_c (text, *p++);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
imz_phrase_expand (const char *phrase, const char *first_name, ...)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  va_list args;

  va_start (args, first_name);
  for (const char *name = first_name; name != NULL; name = va_arg (args, const char *)) {
    Place place = { name, va_arg (args, const char *) };

    g_array_append_val (places, place);
  }
  va_end (args);

  return imz_phrase_fill (phrase, find_value, places);
}

static const char *
month_name (GDateMonth month)
{
  static const char *const names[] = {
    NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
    NC_ ("month", "April"),   NC_ ("month", "May"),      NC_ ("month", "June"),
    NC_ ("month", "July"),    NC_ ("month", "August"),   NC_ ("month", "September"),
    NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", names[month - G_DATE_JANUARY]);
}

char *
imz_phrase_date (const GDate *day)
{
  g_return_val_if_fail (g_date_valid (day), NULL);

  return g_strdup_printf ("%u %s %u", (guint) g_date_get_day (day),
                          month_name (g_date_get_month (day)), (guint) g_date_get_year (day));
}

const char *
imz_phrase_weekday (const GDate *day)
{
  static const char *const names[] = {
    NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
    NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
    NC_ ("weekday", "Sunday"),
  };

  g_return_val_if_fail (g_date_valid (day), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "weekday", names[g_date_get_weekday (day) - G_DATE_MONDAY]);
}

char *
imz_phrase_short_date (const GDate *day)
{
  g_return_val_if_fail (g_date_valid (day), NULL);

  return g_strdup_printf ("%02u.%02u.%04u", (guint) g_date_get_day (day),
                          (guint) g_date_get_month (day), (guint) g_date_get_year (day));
}

char *
imz_phrase_moment (gint64 time)
{
  GDate day = imz_calendar_day (time);
  gint64 minutes = (time - imz_calendar_start_of_day (&day)) / 60;
  g_autofree char *date = imz_phrase_short_date (&day);

  return g_strdup_printf ("%s %02u:%02u", date, (guint) (minutes / 60), (guint) (minutes % 60));
}

char *
imz_phrase_days (int days)
{
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) MAX (days, 0)), days);
}

char *
imz_phrase_keep_numbers (const char *text)
{
  g_autoptr (GString) kept = g_string_sized_new (strlen (text) + 16);

  for (const char *p = text; *p != '\0'; p++) {
    if (*p == ' ' && p > text && g_ascii_isdigit (p[-1]))
      g_string_append (kept, "\u00A0");
    else
      g_string_append_c (kept, *p);
  }

  return g_string_free (g_steal_pointer (&kept), FALSE);
}
