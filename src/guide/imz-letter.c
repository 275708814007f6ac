/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter.h"

#include "imz-letter-parser.h"
#include "imz-letter-places.h"
#include "imz-phrase.h"
#include "imz-turkish.h"

/* Servers of web mail refuse longer addresses. */
enum { MAX_MAILTO_LENGTH = 8000 };

/* A template while its places are filled. */
typedef struct {
  const ImzLetterTemplate *letter;
  GHashTable *filled;
  GPtrArray *missing; /* (element-type utf8) */
  guint application;  /* the bit of its case */
} Filling;

static void
clear_line (gpointer data)
{
  g_free (((ImzLetterLine *) data)->text);
}

static void
note_missing (Filling *self, const char *place)
{
  const char *part = imz_letter_places_find_missing (self->filled, place);

  if (!g_ptr_array_find_with_equal_func (self->missing, part, g_str_equal, NULL))
    g_ptr_array_add (self->missing, g_strdup (part));
}

static const char *
find_value_cb (const char *name, gpointer user_data)
{
  Filling *self = user_data;
  const char *value = g_hash_table_lookup (self->filled, name);

  if (value != NULL)
    return value;

  note_missing (self, name);
  return IMZ_LETTER_GAP;
}

/* The texts of a part, filled. */
static char **
fill_part (Filling *self, ImzLetterPart part)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->letter->texts->len; i++) {
    const ImzLetterText *text = &g_array_index (self->letter->texts, ImzLetterText, i);

    if (text->part == part) {
      g_autofree char *filled = imz_phrase_fill (text->text, find_value_cb, self);

      g_strv_builder_add (builder, filled);
    }
  }

  return g_strv_builder_end (builder);
}

/* (nullable) */
static char *
fill_one (Filling *self, ImzLetterPart part)
{
  g_auto (GStrv) texts = fill_part (self, part);

  return g_strdup (texts[0]);
}

/* In capitals with its suffix, the unit in brackets below; or how an e-mail greets. */
static char **
fill_addressee (Filling *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *greeting = fill_one (self, IMZ_LETTER_PART_GREETING);
  g_autofree char *to = fill_one (self, IMZ_LETTER_PART_TO);
  g_autofree char *unit = fill_one (self, IMZ_LETTER_PART_UNIT);

  if (greeting != NULL)
    g_strv_builder_add (builder, greeting);
  if (to != NULL) {
    g_autofree char *dative = imz_turkish_dative (to);
    g_autofree char *upper = imz_turkish_upper (dative);

    g_strv_builder_add (builder, upper);
  }
  if (unit != NULL) {
    g_autofree char *bracketed = g_strdup_printf ("(%s)", unit);

    g_strv_builder_add (builder, bracketed);
  }

  return g_strv_builder_end (builder);
}

/* Not known is not the same as an address with a gap in it. */
static char *
fill_e_mail (Filling *self)
{
  g_autofree char *e_mail = fill_one (self, IMZ_LETTER_PART_E_MAIL);

  return e_mail != NULL && strchr (e_mail, '@') != NULL ? g_steal_pointer (&e_mail) : NULL;
}

static GArray *
fill_body (Filling *self)
{
  GArray *body = g_array_new (FALSE, FALSE, sizeof (ImzLetterLine));

  g_array_set_clear_func (body, clear_line);
  for (guint i = 0; i < self->letter->texts->len; i++) {
    const ImzLetterText *text = &g_array_index (self->letter->texts, ImzLetterText, i);
    ImzLetterLine line = { text->kind, NULL };

    if (text->part != IMZ_LETTER_PART_BODY || (text->cases & self->application) == 0)
      continue;
    line.text = imz_phrase_fill (text->text, find_value_cb, self);
    g_array_append_val (body, line);
  }

  return body;
}

static void
append_lines (GString *text, char **lines)
{
  for (gsize i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", lines[i]);
}

static void
append_gap (GString *text)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
}

/* Lines stand together, paragraphs and headings apart. */
static void
append_body (GString *text, const GArray *body)
{
  for (guint i = 0; i < body->len; i++) {
    const ImzLetterLine *line = &g_array_index (body, ImzLetterLine, i);
    const ImzLetterLine *before = i > 0 ? line - 1 : NULL;

    if (before == NULL || line->kind == IMZ_LETTER_PARAGRAPH || line->kind == IMZ_LETTER_HEADING ||
        before->kind == IMZ_LETTER_PARAGRAPH)
      append_gap (text);
    g_string_append_printf (text, "%s%s\n", line->kind == IMZ_LETTER_CHECK ? "☐ " : "", line->text);
  }
}

static void
append_enclosures (GString *text, char **enclosures)
{
  if (enclosures[0] == NULL)
    return;

  append_gap (text);
  g_string_append (text, "Ek:\n");
  for (guint i = 0; enclosures[i] != NULL; i++)
    g_string_append_printf (text, "%u- %s\n", i + 1, enclosures[i]);
}

const char *
imz_letter_template_get_id (const ImzLetterTemplate *self)
{
  return self->id;
}

const char *
imz_letter_template_get_title (const ImzLetterTemplate *self)
{
  return self->title;
}

const char *
imz_letter_template_get_hint (const ImzLetterTemplate *self)
{
  return self->hint;
}

gboolean
imz_letter_template_is_ours (const ImzLetterTemplate *self)
{
  return self->is_ours;
}

gboolean
imz_letter_template_is_e_mail (const ImzLetterTemplate *self)
{
  for (guint i = 0; i < self->texts->len; i++) {
    if (g_array_index (self->texts, ImzLetterText, i).part == IMZ_LETTER_PART_E_MAIL)
      return TRUE;
  }

  return FALSE;
}

const char *const *
imz_letter_template_get_places (const ImzLetterTemplate *self)
{
  return (const char *const *) self->places->pdata;
}

ImzLetter *
imz_letter_new (const ImzLetterTemplate *letter,
                GHashTable *values,
                const ImzProvince *province,
                const ImzTimeline *timeline)
{
  g_autoptr (GHashTable) filled = imz_letter_places_fill (values, province, timeline);
  Filling filling = { letter, filled, g_ptr_array_new (),
                      1u << imz_letter_places_get_case (values) };
  ImzLetter *self = g_new0 (ImzLetter, 1);

  self->title = g_strdup (letter->title);
  self->head = fill_part (&filling, IMZ_LETTER_PART_HEAD);
  self->subject = fill_one (&filling, IMZ_LETTER_PART_SUBJECT);
  self->addressee = fill_addressee (&filling);
  self->e_mail = fill_e_mail (&filling);
  self->body = fill_body (&filling);
  if (letter->is_dated)
    self->date = g_strdup (find_value_cb ("today", &filling));
  self->signature = fill_part (&filling, IMZ_LETTER_PART_SIGNATURE);
  self->enclosures = fill_part (&filling, IMZ_LETTER_PART_ENCLOSURE);
  g_ptr_array_add (filling.missing, NULL);
  self->missing = (char **) g_ptr_array_free (filling.missing, FALSE);

  return self;
}

void
imz_letter_free (ImzLetter *self)
{
  g_free (self->title);
  g_strfreev (self->head);
  g_free (self->subject);
  g_strfreev (self->addressee);
  g_free (self->e_mail);
  g_array_unref (self->body);
  g_free (self->date);
  g_strfreev (self->signature);
  g_strfreev (self->enclosures);
  g_strfreev (self->missing);
  g_free (self);
}

char *
imz_letter_to_text (const ImzLetter *self)
{
  GString *text = g_string_new (NULL);

  append_lines (text, self->head);
  if (self->head[0] != NULL && self->subject != NULL) {
    append_gap (text);
    if (self->date == NULL)
      g_string_append (text, "Sayı :\n");
    g_string_append_printf (text, "Konu : %s\n", self->subject);
  }
  if (self->addressee[0] != NULL) {
    append_gap (text);
    append_lines (text, self->addressee);
  }
  append_body (text, self->body);
  if (self->date != NULL) {
    append_gap (text);
    g_string_append_printf (text, "%s\n", self->date);
  }
  if (self->signature[0] != NULL) {
    append_gap (text);
    append_lines (text, self->signature);
  }
  append_enclosures (text, self->enclosures);

  return g_string_free (text, FALSE);
}

char *
imz_letter_to_mailto (const ImzLetter *self, gboolean *has_text)
{
  g_autofree char *text = imz_letter_to_text (self);
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;
  g_autofree char *to = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GString) lines = g_string_new (text);

  *has_text = FALSE;
  if (self->e_mail == NULL)
    return NULL;

  g_string_replace (lines, "\n", "\r\n", 0);
  to = g_uri_escape_string (self->e_mail, "@", FALSE);
  subject = g_uri_escape_string (self->subject, NULL, FALSE);
  body = g_uri_escape_string (lines->str, NULL, FALSE);
  whole = g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, body);
  *has_text = strlen (whole) <= MAX_MAILTO_LENGTH;

  return *has_text ? g_steal_pointer (&whole)
                   : g_strdup_printf ("mailto:%s?subject=%s", to, subject);
}
