/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-csv.h"

#include <string.h>

/* Also as wide as a Chinese character, as some programs take them for the same. */
static gboolean
begins_formula (gunichar letter)
{
  switch (letter) {
  case '=':
  case '+':
  case '-':
  case '@':
  case 0xFF1D:
  case 0xFF0B:
  case 0xFF0D:
  case 0xFF20:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Where the comma is for decimals the semicolon parts cells, and quotation marks within a cell mean nothing. */
static gboolean
begins_cell (gunichar letter)
{
  return letter == ';' || letter == '\t' || letter == '\n' || letter == '\r';
}

char *
imz_csv_make_harmless (const char *text)
{
  gboolean is_start = TRUE;
  GString *harmless = g_string_new (NULL);

  if (*text == '\t' || *text == '\r')
    g_string_append_c (harmless, '\'');
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar letter = g_utf8_get_char (p);

    if (is_start && begins_formula (letter))
      g_string_append_c (harmless, '\'');
    is_start = begins_cell (letter) || (is_start && (letter == '"' || g_unichar_isspace (letter)));
    g_string_append_unichar (harmless, letter);
  }

  return g_string_free (harmless, FALSE);
}

static void
append_quoted (GString *text, const char *cell)
{
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
}

void
imz_csv_append_row (GString *text, const char *const *cells, gsize n_cells)
{
  for (gsize i = 0; i < n_cells; i++) {
    if (i > 0)
      g_string_append_c (text, ',');
    if (strpbrk (cells[i], "\",\r\n") != NULL)
      append_quoted (text, cells[i]);
    else
      g_string_append (text, cells[i]);
  }
  g_string_append (text, "\r\n");
}
