/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-identity-number.h"

enum {
  N_DIGITS = 11,
  MAX_SHOWN = 32,
  MAX_GAP = 3,   /* bytes between two digits of a number that is written in groups */
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

static void
put_stars (char *bytes, const gsize *positions)
{
  for (gsize i = 1; i + 1 < N_DIGITS; i++)
    bytes[positions[i]] = '*';
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
  gsize positions[N_DIGITS];
  gsize n_digits = 0, gap = 0;

  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (bytes[i])) {
      if (g_ascii_isalpha (bytes[i]) || ++gap > MAX_GAP)
        n_digits = 0;
      continue;
    }

    gap = 0;
    if (n_digits == N_DIGITS) {
      n_digits--;
      memmove (digits, digits + 1, n_digits);
      memmove (positions, positions + 1, n_digits * sizeof *positions);
    }
    digits[n_digits] = bytes[i];
    positions[n_digits++] = i;

    if (n_digits == N_DIGITS && imz_identity_number_is_valid (digits)) {
      put_stars (bytes, positions);
      digits[0] = digits[N_DIGITS - 1]; /* which may begin the next one */
      positions[0] = positions[N_DIGITS - 1];
      n_digits = 1;
    }
  }

  if (known != NULL)
    hide_known (bytes, length, known);
}
