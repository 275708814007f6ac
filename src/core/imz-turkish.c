/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-turkish.h"

typedef struct {
  const char *dative;
  const char *locative;
} Suffixes;

static const Suffixes units[] = {
  { "a", "da" },  /* sıfır */
  { "e", "de" },  /* bir */
  { "ye", "de" }, /* iki */
  { "e", "te" },  /* üç */
  { "e", "te" },  /* dört */
  { "e", "te" },  /* beş */
  { "ya", "da" }, /* altı */
  { "ye", "de" }, /* yedi */
  { "e", "de" },  /* sekiz */
  { "a", "da" },  /* dokuz */
};

static const Suffixes tens[] = {
  { "a", "da" },  /* sıfır */
  { "a", "da" },  /* on */
  { "ye", "de" }, /* yirmi */
  { "a", "da" },  /* otuz */
  { "a", "ta" },  /* kırk */
  { "ye", "de" }, /* elli */
  { "a", "ta" },  /* altmış */
  { "e", "te" },  /* yetmiş */
  { "e", "de" },  /* seksen */
  { "a", "da" },  /* doksan */
};

static const Suffixes hundred = { "e", "de" };  /* yüz */
static const Suffixes thousand = { "e", "de" }; /* bin */
static const Suffixes million = { "a", "da" };  /* milyon, milyar */

static const Suffixes *
suffixes_of (guint number)
{
  if (number % 10 != 0 || number == 0)
    return &units[number % 10];
  if (number % 100 != 0)
    return &tens[number / 10 % 10];
  if (number % 1000 != 0)
    return &hundred;
  if (number % 1000000 != 0)
    return &thousand;

  return &million;
}

const char *
imz_turkish_suffix (guint number, ImzTurkishCase grammatical_case)
{
  const Suffixes *suffixes = suffixes_of (number);

  return grammatical_case == IMZ_TURKISH_DATIVE ? suffixes->dative : suffixes->locative;
}

char *
imz_turkish_fold (const char *text)
{
  g_autoptr (GString) dotted = g_string_sized_new (strlen (text));
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  gunichar previous = 0;

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == 0x130 || c == 0x131 || c == 'I') /* İ, ı */
      c = 'i';
    /* Programs that know no Turkish make i and a dot of İ. */
    if (c != 0x307 || previous != 'i')
      g_string_append_unichar (dotted, c);
    previous = c;
  }

  return g_utf8_casefold (dotted->str, -1);
}
