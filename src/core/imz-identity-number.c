/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-identity-number.h"

enum {
  N_DIGITS = 11,
  MAX_SHOWN = 32,
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
