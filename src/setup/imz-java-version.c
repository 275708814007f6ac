/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-java-version.h"

#define BEFORE_VERSION "version \""
#define BEFORE_REPEATED "Picked up "

enum {
  MAX_DIGITS = 3,
};

/* Moves behind the number. 0 if there is none, or one that no version has. */
static guint
read_number (const char **p, const char *end)
{
  guint number = 0, n_digits = 0;

  while (*p < end && g_ascii_isdigit (**p) && n_digits <= MAX_DIGITS) {
    number = 10 * number + (guint) g_ascii_digit_value (**p);
    n_digits++;
    (*p)++;
  }

  return n_digits <= MAX_DIGITS ? number : 0;
}

/* 0 unless the line has all of it, up to the closing quote. */
static guint
read_line (const char *line, const char *end)
{
  const char *p = g_strstr_len (line, end - line, BEFORE_VERSION);
  guint number;

  if (p == NULL)
    return 0;

  p += strlen (BEFORE_VERSION);
  if (memchr (p, '"', (gsize) (end - p)) == NULL)
    return 0;

  number = read_number (&p, end);

  /* Before 9 the first number said nothing. */
  if (number == 1 && *p == '.') {
    p++;
    number = read_number (&p, end);
  }

  return number;
}

/* Java repeats what it takes from the environment, whatever that is. */
static gboolean
is_repeated (const char *line, gsize length)
{
  return length >= strlen (BEFORE_REPEATED) &&
         memcmp (line, BEFORE_REPEATED, strlen (BEFORE_REPEATED)) == 0;
}

guint
imz_java_version_parse (const char *text, gsize length)
{
  const char *line = text;
  guint version = 0;

  while (version == 0 && length > 0) {
    const char *newline = memchr (line, '\n', length);
    gsize n = newline != NULL ? (gsize) (newline - line) : length;

    if (n > 0 && !is_repeated (line, n))
      version = read_line (line, line + n);
    n += newline != NULL ? 1 : 0;
    line += n;
    length -= n;
  }

  return version;
}
