/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-display-text.h"

enum {
  MAX_CHARACTERS = 200,
  MAX_QUOTED_CHARACTERS = 60,
  MAX_MARKS = 2, /* on a letter; a pile of them would cover the lines beside it */
};

/* Letters and marks that are never seen (Default_Ignorable_Code_Point of Unicode). */
static gboolean
is_blank (gunichar c)
{
  return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
         (c >= 0x180B && c <= 0x180F) || c == 0x2800 || c == 0x3164 ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFFA0 || (c >= 0xE0100 && c <= 0xE01EF);
}

static gboolean
is_harmless (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == ' ' || (!is_blank (c) && g_unichar_isprint (c) && type != G_UNICODE_FORMAT &&
                      type != G_UNICODE_PRIVATE_USE && type != G_UNICODE_LINE_SEPARATOR &&
                      type != G_UNICODE_PARAGRAPH_SEPARATOR && type != G_UNICODE_UNASSIGNED);
}

static char *
write_out (const char *bytes, gsize length, int max_characters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = bytes, *end = bytes + length;
  int n_marks = MAX_MARKS; /* at the beginning there is no letter to carry any */

  for (int shown = 0; p < end; shown++) {
    gunichar c = g_utf8_get_char_validated (p, end - p);

    if (shown == max_characters) {
      g_string_append (text, "…");
      break;
    }

    if (*p == '\0') {
      g_string_append (text, "\\u0000");
      p++;
    } else if (c == (gunichar) -1 || c == (gunichar) -2) {
      g_string_append_printf (text, "\\x%02X", (guint) (guchar) *p);
      p++;
    } else {
      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      if (is_harmless (c) && n_marks <= MAX_MARKS)
        g_string_append_unichar (text, c);
      else
        g_string_append_printf (text, "\\u%04X", c);
      p = g_utf8_next_char (p);
    }
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
imz_display_text (const char *bytes, gsize length)
{
  return write_out (bytes, length, MAX_CHARACTERS);
}

char *
imz_display_text_path (const char *path)
{
  return write_out (path, strlen (path), G_MAXINT);
}

char *
imz_display_text_quoted (const char *text)
{
  return write_out (text, strlen (text), MAX_QUOTED_CHARACTERS);
}

gboolean
imz_display_text_is_blank (const char *text)
{
  const char *p = text;

  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return *p == '\0';
}

gboolean
imz_display_text_is_plain (const char *text)
{
  int n_marks = MAX_MARKS;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
    if (!is_harmless (c) || n_marks > MAX_MARKS)
      return FALSE;
  }

  return TRUE;
}
