/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-identity-number.h"

enum {
  N_DIGITS = 11,
  MAX_SHOWN = 32,
  MAX_GAP = 6,   /* characters between two digits of a number that is written in groups */
  MIN_KNOWN = 5, /* a shorter identifier says nothing, and may be part of any word */
};

gboolean
imz_identity_number_is_valid (const char *number)
{
  int odd = 0, even = 0, sum = 0;
  int digits[N_DIGITS];

  if (number == NULL || strlen (number) != N_DIGITS || number[0] == '0')
    return FALSE;

  for (int i = 0; i < N_DIGITS; i++) {
    digits[i] = g_ascii_digit_value (number[i]);
    if (digits[i] < 0)
      return FALSE;
  }

  for (int i = 0; i < 9; i += 2)
    odd += digits[i];
  for (int i = 1; i < 8; i += 2)
    even += digits[i];
  for (int i = 0; i < 10; i++)
    sum += digits[i];

  return (odd * 7 - even + 80) % 10 == digits[9] && sum % 10 == digits[10];
}

char *
imz_identity_number_mask (const char *number)
{
  glong length = g_utf8_strlen (number, -1);
  g_autoptr (GString) masked = g_string_new (NULL);
  const char *p = number;

  for (glong i = 0; i < MIN (length, MAX_SHOWN); i++, p = g_utf8_next_char (p)) {
    gboolean at_end = i == 0 || i == length - 1;

    if (at_end && length >= 3 && g_ascii_isalnum (*p))
      g_string_append_c (masked, *p);
    else
      g_string_append_c (masked, '*');
  }

  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/* A digit of any script, and where it stands. */
typedef struct {
  gsize start;
  gsize length;
} Place;

/* The bytes of the character that stands first, one if it is none: @c is 0 then. */
static gsize
read_character (const char *bytes, gsize length, gunichar *c)
{
  *c = g_utf8_get_char_validated (bytes, (gssize) length);
  if (*c == (gunichar) -1 || *c == (gunichar) -2) {
    *c = 0;
    return 1;
  }

  return (gsize) (g_utf8_next_char (bytes) - bytes);
}

/* As many stars as bytes: all else stays where it is. */
static void
put_stars (char *bytes, const Place *places)
{
  for (gsize i = 1; i + 1 < N_DIGITS; i++)
    memset (bytes + places[i].start, '*', places[i].length);
}

static void
hide_known (char *bytes, gsize length, const char *known)
{
  gsize known_length = strlen (known);
  char *found = bytes;

  if (known_length < MIN_KNOWN || known_length > length)
    return;

  while ((found = memmem (found, length - (gsize) (found - bytes), known, known_length)) != NULL) {
    memset (found + 1, '*', known_length - 2);
    found += known_length - 1; /* which may begin the next one */
  }
}

void
imz_identity_number_hide (char *bytes, gsize length, const char *known)
{
  char digits[N_DIGITS + 1] = "";
  Place places[N_DIGITS];
  gsize n_digits = 0, gap = 0, n_bytes;

  for (gsize i = 0; i < length; i += n_bytes) {
    gunichar c;

    n_bytes = read_character (bytes + i, length - i, &c);
    if (!g_unichar_isdigit (c)) {
      if (g_unichar_isalpha (c) || ++gap > MAX_GAP)
        n_digits = 0;
      continue;
    }

    gap = 0;
    if (n_digits == N_DIGITS) {
      n_digits--;
      memmove (digits, digits + 1, n_digits);
      memmove (places, places + 1, n_digits * sizeof *places);
    }
    digits[n_digits] = (char) ('0' + g_unichar_digit_value (c));
    places[n_digits++] = (Place){ i, n_bytes };

    if (n_digits == N_DIGITS && imz_identity_number_is_valid (digits)) {
      put_stars (bytes, places);
      digits[0] = digits[N_DIGITS - 1]; /* which may begin the next one */
      places[0] = places[N_DIGITS - 1];
      n_digits = 1;
    }
  }

  if (known != NULL)
    hide_known (bytes, length, known);
}

gboolean
imz_identity_number_is_in (const char *text)
{
  g_autofree char *masked = g_strdup (text);

  imz_identity_number_hide (masked, strlen (masked), NULL);

  return strcmp (masked, text) != 0;
}

gboolean
imz_identity_number_is_unbroken_in (const char *text)
{
  gsize length = strlen (text);
  char digits[N_DIGITS + 1] = "";
  gsize n_digits = 0;
  gunichar c;

  for (gsize i = 0; i < length; i += read_character (text + i, length - i, &c)) {
    read_character (text + i, length - i, &c);
    if (!g_unichar_isdigit (c)) {
      if (n_digits == N_DIGITS && imz_identity_number_is_valid (digits))
        return TRUE;
      n_digits = 0;
    } else {
      if (n_digits < N_DIGITS)
        digits[n_digits] = (char) ('0' + g_unichar_digit_value (c));
      n_digits++;
    }
  }

  return n_digits == N_DIGITS && imz_identity_number_is_valid (digits);
}
