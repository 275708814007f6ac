/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-turkish.h"

#define BACK_VOWELS "aıouâû"
#define HIGH_VOWELS "ıiuüîû"
#define VOWELS "aâeıiîoöuûü"

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

static gunichar
lower (gunichar c)
{
  return c == 0x130 /* İ */ ? 'i' : c == 'I' ? 0x131 /* ı */ : g_unichar_tolower (c);
}

static gboolean
is_one_of (const char *letters, gunichar c)
{
  return c != 0 && g_utf8_strchr (letters, -1, c) != NULL;
}

/* The letter before `place` as a small one; 0 if there is none. */
static gunichar
letter_before (const char *word, const char *place)
{
  return place > word ? lower (g_utf8_get_char (g_utf8_prev_char (place))) : 0;
}

/* The last vowel of the word that ends at `end`, or 0. */
static gunichar
last_vowel (const char *word, const char *end)
{
  gunichar c = letter_before (word, end);

  while (c != 0 && !g_unichar_isspace (c) && !is_one_of (VOWELS, c)) {
    end = g_utf8_prev_char (end);
    c = letter_before (word, end);
  }

  return is_one_of (VOWELS, c) ? c : 0;
}

char *
imz_turkish_dative (const char *name)
{
  g_autoptr (GString) text = g_string_new (name);
  g_autoptr (GString) suffix = g_string_new (NULL);
  const char *end = name + strlen (name);
  gunichar last = letter_before (name, end);
  gunichar vowel = last_vowel (name, end);
  gboolean is_capital;

  if (!g_unichar_isalpha (last) || vowel == 0)
    return g_string_free (g_steal_pointer (&text), FALSE);

  is_capital = g_unichar_isupper (g_utf8_get_char (g_utf8_prev_char (end)));
  /* Başkanlık, Başkanlığa. */
  if (last == 'k' && letter_before (name, end - 1) == vowel) {
    g_string_truncate (text, text->len - 1);
    g_string_append (suffix, "ğ");
  } else if (is_one_of (HIGH_VOWELS, last)) {
    g_string_append_c (suffix, 'n');
  } else if (last == vowel) {
    g_string_append_c (suffix, 'y');
  }
  g_string_append_c (suffix, is_one_of (BACK_VOWELS, vowel) ? 'a' : 'e');

  if (is_capital) {
    g_autofree char *capital = imz_turkish_upper (suffix->str);

    g_string_append (text, capital);
  } else {
    g_string_append (text, suffix->str);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
imz_turkish_upper (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *upper = g_string_new (NULL);

  for (const char *p = composed; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (upper, c == 'i' ? 0x130 : g_unichar_toupper (c));
  }

  return g_string_free (upper, FALSE);
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

/* The place of a letter among others; what is no letter of the alphabet keeps its place in Unicode. */
static gint64
letter_rank (gunichar c)
{
  static const char alphabet[] = "abcçdefgğhıijklmnoöpqrsştuüvwxyz";
  static const char circumflexes[] = "âaîiûu";
  const gint64 width = 64; /* room for all letters where “a” stands */
  const char *plain;
  const char *found;

  c = lower (c);
  plain = g_utf8_strchr (circumflexes, -1, c);
  if (c > 0x7f && plain != NULL)
    c = g_utf8_get_char (g_utf8_next_char (plain));
  found = c != 0 ? g_utf8_strchr (alphabet, -1, c) : NULL;

  return found != NULL ? 'a' * width + g_utf8_pointer_to_offset (alphabet, found) : c * width;
}

/* Of the letters that nearly all texts are made of, it is found out once: long lists are put in order by it. */
static gint64
find_rank (gunichar c)
{
  static gint64 ranks[0x180]; /* up to the end of Latin Extended-A */
  static gsize is_known = 0;

  if (c >= G_N_ELEMENTS (ranks))
    return letter_rank (c);

  if (g_once_init_enter (&is_known)) {
    for (gunichar i = 0; i < G_N_ELEMENTS (ranks); i++)
      ranks[i] = letter_rank (i);
    g_once_init_leave (&is_known, 1);
  }
  return ranks[c];
}

int
imz_turkish_compare (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0') {
    gint64 rank_a = find_rank (g_utf8_get_char (a));
    gint64 rank_b = find_rank (g_utf8_get_char (b));

    if (rank_a != rank_b)
      return rank_a < rank_b ? -1 : 1;

    a = g_utf8_next_char (a);
    b = g_utf8_next_char (b);
  }

  return (*a != '\0') - (*b != '\0');
}
