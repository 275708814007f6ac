/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-json-outline.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Where it is in the text. */
typedef struct {
  const char *at;
  const char *end;
  guint depth;
  gsize n_members;
} Cursor;

static gboolean pass_value (Cursor *self);

static char
look (const Cursor *self)
{
  return self->at < self->end ? *self->at : '\0';
}

static void
pass_blanks (Cursor *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
}

static gboolean
pass_char (Cursor *self, char wanted)
{
  if (look (self) != wanted)
    return FALSE;

  self->at++;
  return TRUE;
}

static gboolean
pass_word (Cursor *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;

  self->at += length;
  return TRUE;
}

static gboolean
pass_digits (Cursor *self)
{
  const char *start = self->at;

  while (g_ascii_isdigit (look (self)))
    self->at++;

  return self->at > start;
}

static gboolean
pass_number (Cursor *self)
{
  pass_char (self, '-');
  if (!pass_char (self, '0') && !pass_digits (self))
    return FALSE;
  if (pass_char (self, '.') && !pass_digits (self))
    return FALSE;
  if (pass_char (self, 'e') || pass_char (self, 'E')) {
    if (!pass_char (self, '+'))
      pass_char (self, '-');
    return pass_digits (self);
  }

  return TRUE;
}

static gboolean
pass_unit (Cursor *self, guint *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++, self->at++) {
    if (!g_ascii_isxdigit (look (self)))
      return FALSE;
    *unit = *unit * 16 + (guint) g_ascii_xdigit_value (*self->at);
  }

  return TRUE;
}

/* Behind "\u". A character beyond the first 65,536 is written as two of them. */
static gboolean
pass_character (Cursor *self)
{
  guint unit;

  if (!pass_unit (self, &unit) || unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
    return FALSE;
  if (unit < 0xD800 || unit > 0xDFFF)
    return TRUE;

  return pass_word (self, "\\u") && pass_unit (self, &unit) && unit >= 0xDC00 && unit <= 0xDFFF;
}

static gboolean
pass_escape (Cursor *self)
{
  char letter = look (self);

  if (letter == '\0' || strchr ("\"\\/bfnrtu", letter) == NULL)
    return FALSE;

  self->at++;
  return letter != 'u' || pass_character (self);
}

static gboolean
pass_text (Cursor *self)
{
  if (!pass_char (self, '"'))
    return FALSE;

  while (self->at < self->end) {
    guchar letter = (guchar) *self->at++;

    if (letter == '"')
      return TRUE;
    if (letter < 0x20 || (letter == '\\' && !pass_escape (self)))
      return FALSE;
  }

  return FALSE;
}

/* Behind what opens a list or an object, or behind an element: %TRUE if there is one (more). */
static gboolean
pass_to_next (Cursor *self, char close, gboolean is_first, gboolean *is_sound)
{
  pass_blanks (self);
  *is_sound = TRUE;
  if (pass_char (self, close))
    return FALSE;

  *is_sound = is_first || pass_char (self, ',');
  pass_blanks (self);
  return *is_sound;
}

static gboolean
pass_list (Cursor *self)
{
  gboolean is_first = TRUE;
  gboolean is_sound;

  self->at++;
  for (; pass_to_next (self, ']', is_first, &is_sound); is_first = FALSE) {
    if (!pass_value (self))
      return FALSE;
  }

  return is_sound;
}

static gboolean
pass_name (Cursor *self)
{
  self->n_members++;
  if (!pass_text (self))
    return FALSE;

  pass_blanks (self);
  if (!pass_char (self, ':'))
    return FALSE;

  pass_blanks (self);
  return TRUE;
}

static gboolean
pass_object (Cursor *self)
{
  gboolean is_first = TRUE;
  gboolean is_sound;

  self->at++;
  for (; pass_to_next (self, '}', is_first, &is_sound); is_first = FALSE) {
    if (!pass_name (self) || !pass_value (self))
      return FALSE;
  }

  return is_sound;
}

static gboolean
pass_nested (Cursor *self, gboolean (*pass) (Cursor *self))
{
  gboolean is_sound;

  if (self->depth == IMZ_JSON_MAX_DEPTH)
    return FALSE;

  self->depth++;
  is_sound = pass (self);
  self->depth--;

  return is_sound;
}

static gboolean
pass_value (Cursor *self)
{
  switch (look (self)) {
  case '{':
    return pass_nested (self, pass_object);
  case '[':
    return pass_nested (self, pass_list);
  case '"':
    return pass_text (self);
  case 't':
    return pass_word (self, "true");
  case 'f':
    return pass_word (self, "false");
  case 'n':
    return pass_word (self, "null");
  default:
    return pass_number (self);
  }
}

static gboolean
pass_elements (Cursor *self, guint max_elements, GArray *elements)
{
  gboolean is_first = TRUE;
  gboolean is_sound;

  if (!pass_char (self, '['))
    return FALSE;

  for (; pass_to_next (self, ']', is_first, &is_sound); is_first = FALSE) {
    ImzJsonPiece piece = { .text = self->at };
    gsize n_members = self->n_members;

    if (!pass_value (self))
      return FALSE;
    piece.length = (gsize) (self->at - piece.text);
    piece.n_members = self->n_members - n_members;
    g_array_append_val (elements, piece);
    if (elements->len > max_elements)
      return FALSE;
  }

  return is_sound;
}

/* Whether the member that `name` begins, with its quotation mark, is called `list`. */
static gboolean
is_called (const char *name, const Cursor *behind, const char *list)
{
  gsize length = strlen (list);

  return (gsize) (behind->at - name) > length + 1 && memcmp (name + 1, list, length) == 0 &&
         name[length + 1] == '"';
}

gboolean
imz_json_outline_read (const char *text,
                       gsize length,
                       const char *list,
                       guint max_elements,
                       GArray *elements,
                       GString *rest,
                       gsize *n_members)
{
  Cursor cursor = { .at = text, .end = text + length };
  gsize n_within = 0;
  gboolean is_found = FALSE;
  gboolean is_first = TRUE;
  gboolean is_sound;

  pass_word (&cursor, BYTE_ORDER_MARK);
  pass_blanks (&cursor);
  if (!pass_char (&cursor, '{'))
    return FALSE;

  g_string_append_c (rest, '{');
  for (; pass_to_next (&cursor, '}', is_first, &is_sound); is_first = FALSE) {
    const char *start = cursor.at;

    if (!pass_name (&cursor))
      return FALSE;
    if (!is_first)
      g_string_append_c (rest, ',');
    if (is_called (start, &cursor, list)) {
      gsize n_before = cursor.n_members;

      g_string_append_printf (rest, "\"%s\":[]", list);
      if (is_found || !pass_elements (&cursor, max_elements, elements))
        return FALSE;
      is_found = TRUE;
      n_within = cursor.n_members - n_before;
    } else {
      if (!pass_value (&cursor))
        return FALSE;
      g_string_append_len (rest, start, cursor.at - start);
    }
  }

  g_string_append_c (rest, '}');
  *n_members = cursor.n_members - n_within;
  pass_blanks (&cursor);
  return is_sound && is_found && cursor.at == cursor.end;
}
