/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-parser.h"

#include <glib/gi18n-lib.h>

#include "imz-case.h"
#include "imz-core-error.h"
#include "imz-display-text.h"
#include "imz-file-text.h"
#include "imz-letter-places.h"
#include "imz-markup.h"
#include "imz-phrase.h"

enum {
  MAX_TEXTS = 100,        /* of a letter of one page */
  MAX_TEXT_LENGTH = 2000, /* in characters */
  ALL_CASES = (1 << IMZ_N_CASES) - 1,
};

/* What a text is for: a part of the letter, or the messages. */
typedef enum {
  ELEMENT_TITLE,
  ELEMENT_HINT,
  ELEMENT_PART,
} ElementKind;

typedef struct {
  const char *name;
  ElementKind kind;
  ImzLetterPart part;
  ImzLetterLineKind line;
  guint max;
} Element;

static const Element elements[] = {
  { "title", ELEMENT_TITLE, 0, 0, 0 },
  { "hint", ELEMENT_HINT, 0, 0, 0 },
  { "head", ELEMENT_PART, IMZ_LETTER_PART_HEAD, 0, 5 },
  { "subject", ELEMENT_PART, IMZ_LETTER_PART_SUBJECT, 0, 1 },
  { "to", ELEMENT_PART, IMZ_LETTER_PART_TO, 0, 1 },
  { "unit", ELEMENT_PART, IMZ_LETTER_PART_UNIT, 0, 1 },
  { "greeting", ELEMENT_PART, IMZ_LETTER_PART_GREETING, 0, 1 },
  { "e-mail", ELEMENT_PART, IMZ_LETTER_PART_E_MAIL, 0, 1 },
  { "paragraph", ELEMENT_PART, IMZ_LETTER_PART_BODY, IMZ_LETTER_PARAGRAPH, MAX_TEXTS },
  { "heading", ELEMENT_PART, IMZ_LETTER_PART_BODY, IMZ_LETTER_HEADING, MAX_TEXTS },
  { "line", ELEMENT_PART, IMZ_LETTER_PART_BODY, IMZ_LETTER_LINE, MAX_TEXTS },
  { "check", ELEMENT_PART, IMZ_LETTER_PART_BODY, IMZ_LETTER_CHECK, MAX_TEXTS },
  { "signature", ELEMENT_PART, IMZ_LETTER_PART_SIGNATURE, 0, 5 },
  { "enclosure", ELEMENT_PART, IMZ_LETTER_PART_ENCLOSURE, 0, 10 },
};

typedef struct {
  ImzLetterTemplate *letter;
  gboolean is_in_letter;
  gboolean is_over;
  const Element *element; /* (nullable): the one that is open */
  guint line;             /* where it opened */
  guint line_read;        /* the one that is being read */
  guint cases;
  const char *language; /* (nullable): its xml:lang, while it opens */
  gboolean is_skipped;  /* in a language that is not that of the messages */
  GString *text;
  guint counts[G_N_ELEMENTS (elements)];
  GHashTable *translations; /* a set: "title tr" */
} Reading;

static void
clear_text (gpointer data)
{
  g_free (((ImzLetterText *) data)->text);
}

/* `format` has one place, for `what`, which may be anything. */
static void
fail_at (GError **error, guint line, const char *format, const char *what)
{
  g_autofree char *shown = imz_display_text_quoted (what);
  g_autoptr (GString) reason = g_string_new (format);

  g_string_replace (reason, "%s", shown, 1);
  imz_file_text_set_error (error, line, reason->str);
}

static gboolean
read_flag (const char *value, gboolean *flag)
{
  *flag = strcmp (value, "yes") == 0;

  return *flag || strcmp (value, "no") == 0;
}

static gboolean
check_attributes (const char **names, guint line, GError **error)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    if (!g_strv_contains ((const char *const *) names + i + 1, names[i]))
      continue;
    fail_at (error, line, _ ("the attribute “%s” stands here a second time"), names[i]);
    return FALSE;
  }

  return TRUE;
}

static void
open_letter (Reading *self, const char **names, const char **values, guint line, GError **error)
{
  self->is_in_letter = TRUE;
  for (gsize i = 0; names[i] != NULL; i++) {
    gboolean is_well = FALSE;

    if (strcmp (names[i], "ours") == 0)
      is_well = read_flag (values[i], &self->letter->is_ours);
    else if (strcmp (names[i], "dated") == 0)
      is_well = read_flag (values[i], &self->letter->is_dated);
    else if (strcmp (names[i], "id") == 0)
      is_well = strcmp (values[i], self->letter->id) == 0;
    if (!is_well) {
      fail_at (error, line, _ ("<letter> cannot have the attribute “%s”, or not with this value"),
               names[i]);
      return;
    }
  }
}

static gboolean
read_cases (const char *words, guint *cases)
{
  g_auto (GStrv) split = g_strsplit (words, " ", -1);

  *cases = 0;
  for (gsize i = 0; split[i] != NULL; i++) {
    ImzCase kind;

    if (!imz_case_from_word (split[i], &kind))
      return FALSE;
    *cases |= 1u << kind;
  }

  return *cases != 0;
}

static gboolean
read_attribute (Reading *self, const char *name, const char *value)
{
  if (self->element->kind != ELEMENT_PART && strcmp (name, IMZ_MARKUP_LANGUAGE) == 0) {
    self->language = value;
    self->is_skipped = strcmp (value, imz_phrase_language ()) != 0;
    return imz_markup_is_language (value);
  }
  if (self->element->part == IMZ_LETTER_PART_BODY && self->element->kind == ELEMENT_PART &&
      strcmp (name, "application") == 0)
    return read_cases (value, &self->cases);

  return FALSE;
}

static const Element *
find_element (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    if (strcmp (elements[i].name, name) == 0)
      return &elements[i];
  }

  return NULL;
}

/* It stands behind the first, once for each language. */
static void
open_translation (Reading *self, GError **error)
{
  const char *name = self->element->name;

  if (self->counts[self->element - elements] == 0)
    fail_at (error, self->line, _ ("<%s> in another language stands in front of the first"), name);
  else if (!g_hash_table_add (self->translations, g_strconcat (name, " ", self->language, NULL)))
    fail_at (error, self->line, _ ("<%s> stands here a second time in the same language"), name);
}

static void
open_element (Reading *self,
              const char *name,
              const char **names,
              const char **values,
              GError **error)
{
  self->element = find_element (name);
  self->cases = ALL_CASES;
  self->language = NULL;
  self->is_skipped = FALSE;
  g_string_truncate (self->text, 0);

  if (self->element == NULL) {
    fail_at (error, self->line, _ ("there is no element <%s> in a letter"), name);
    return;
  }
  for (gsize i = 0; names[i] != NULL; i++) {
    if (!read_attribute (self, names[i], values[i])) {
      fail_at (error, self->line,
               _ ("the attribute “%s” cannot stand here, or not with this value"), names[i]);
      return;
    }
  }
  if (self->language != NULL) {
    open_translation (self, error);
    return;
  }
  self->counts[self->element - elements]++;
  if (self->element->max != 0 && self->counts[self->element - elements] > self->element->max)
    fail_at (error, self->line, _ ("there are too many <%s>"), name);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reading *self = user_data;

  self->line = self->line_read;
  if (!check_attributes (names, self->line, error))
    return;

  if (self->is_over)
    fail_at (error, self->line, _ ("<%s> stands behind the end of the letter"), name);
  else if (!self->is_in_letter && strcmp (name, "letter") == 0)
    open_letter (self, names, values, self->line, error);
  else if (!self->is_in_letter)
    fail_at (error, self->line, _ ("a letter begins with <letter>, not with <%s>"), name);
  else if (self->element != NULL)
    fail_at (error, self->line, _ ("<%s> stands within another text"), name);
  else
    open_element (self, name, names, values, error);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reading *self = user_data;
  g_autofree char *copy = g_strndup (text, length);

  if (self->element != NULL)
    g_string_append (self->text, copy);
  else if (*g_strstrip (copy) != '\0')
    fail_at (error, self->line_read, _ ("“%s” stands outside of an element"), copy);
}

static void
add_place (ImzLetterTemplate *letter, const char *place)
{
  const char *const *parts = imz_letter_place_get_parts (place);

  if (parts != NULL) {
    for (gsize i = 0; parts[i] != NULL; i++)
      add_place (letter, parts[i]);
  } else if (!g_ptr_array_find_with_equal_func (letter->places, place, g_str_equal, NULL)) {
    g_ptr_array_add (letter->places, g_strdup (place));
  }
}

/* `inside` is what stands between braces. */
static gboolean
read_place (ImzLetterTemplate *letter, const char *inside)
{
  g_auto (GStrv) words = g_strsplit (inside, ":", 2);

  if (words[0] == NULL || !imz_letter_place_is_known (words[0]))
    return FALSE;
  if (words[1] != NULL && strcmp (words[1], "dative") != 0 && strcmp (words[1], "locative") != 0)
    return FALSE;

  add_place (letter, words[0]);
  return TRUE;
}

static gboolean
read_places (Reading *self, const char *text, GError **error)
{
  for (const char *open = strpbrk (text, "{}"); open != NULL;) {
    const char *close = *open == '{' ? strchr (open, '}') : NULL;
    g_autofree char *inside =
      close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;

    if (inside == NULL) {
      fail_at (error, self->line, _ ("a brace has no partner in “%s”"), text);
      return FALSE;
    }
    if (!read_place (self->letter, inside)) {
      fail_at (error, self->line, _ ("there is no place “%s” in a letter"), inside);
      return FALSE;
    }
    open = strpbrk (close + 1, "{}");
  }

  return TRUE;
}

static void
take_text (Reading *self, const char *text, GError **error)
{
  ImzLetterText part = { self->element->part, self->element->line, self->cases, NULL };

  if (self->is_skipped)
    return;

  if (self->element->kind == ELEMENT_TITLE) {
    g_free (self->letter->title);
    self->letter->title = g_strdup (text);
  } else if (self->element->kind == ELEMENT_HINT) {
    g_free (self->letter->hint);
    self->letter->hint = g_strdup (text);
  } else if (read_places (self, text, error)) {
    part.text = g_strdup (text);
    g_array_append_val (self->letter->texts, part);
  }
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autofree char *text = NULL;

  if (self->element == NULL) {
    self->is_over = TRUE;
    return;
  }

  text = imz_markup_join_lines (self->text->str);
  if (imz_display_text_is_blank (text))
    fail_at (error, self->line, _ ("<%s> is empty"), name);
  else if (g_utf8_strlen (text, -1) > MAX_TEXT_LENGTH)
    fail_at (error, self->line, _ ("<%s> is far too long"), name);
  else if (!imz_display_text_is_plain (text))
    fail_at (error, self->line, _ ("<%s> holds a character that cannot be shown in one line"),
             name);
  else
    take_text (self, text, error);
  self->element = NULL;
}

static void
passthrough_cb (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer user_data,
                GError **error)
{
  const Reading *self = user_data;

  if (!imz_markup_is_harmless (text, length))
    imz_file_text_set_error (error, self->line_read,
                             _ ("this is neither an element nor text nor a comment"));
}

static guint
count_of (const Reading *self, const char *name)
{
  return self->counts[find_element (name) - elements];
}

static gboolean
check_whole (const Reading *self, GError **error)
{
  const char *reason = NULL;
  guint n_in_body =
    count_of (self, "paragraph") + count_of (self, "line") + count_of (self, "check");

  if (count_of (self, "title") != 1)
    reason = _ ("a letter has one <title>");
  else if (count_of (self, "hint") > 1)
    reason = _ ("a letter has one <hint> at most");
  else if (n_in_body == 0)
    reason = _ ("a letter has a <paragraph>, <line> or <check>");
  else if (count_of (self, "greeting") > 0 && count_of (self, "to") > 0)
    reason = _ ("a letter has either <to> or <greeting>");
  else if (count_of (self, "unit") > 0 && count_of (self, "to") == 0)
    reason = _ ("<unit> stands below <to>");
  else if (count_of (self, "e-mail") > 0 && count_of (self, "subject") == 0)
    reason = _ ("an e-mail has a <subject>");

  if (reason != NULL)
    imz_file_text_set_error (error, 1, reason);

  return reason == NULL;
}

static void
take_markup_error (const Reading *self, GError *markup_error, GError **error)
{
  g_autofree char *reason = NULL;

  if (markup_error->domain == IMZ_CORE_ERROR) {
    g_propagate_error (error, markup_error);
    return;
  }

  reason = imz_markup_get_reason (markup_error);
  imz_file_text_set_error (error, self->line_read, reason);
  g_error_free (markup_error);
}

static gboolean
read_letter (Reading *self, const char *text, GError **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, passthrough_cb,
                                        NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, self, NULL);
  GError *markup_error = NULL;

  if (!imz_markup_parse (context, text, &self->line_read, &markup_error)) {
    take_markup_error (self, markup_error, error);
    return FALSE;
  }

  return check_whole (self, error);
}

ImzLetterTemplate *
imz_letter_template_new_from_data (const char *id, GBytes *data, GError **error)
{
  g_autoptr (ImzLetterTemplate) self = g_new0 (ImzLetterTemplate, 1);
  g_autofree char *text = imz_file_text_new (data, error);
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GHashTable) translations =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .letter = self, .text = buffer, .translations = translations };

  self->id = g_strdup (id);
  self->texts = g_array_new (FALSE, FALSE, sizeof (ImzLetterText));
  g_array_set_clear_func (self->texts, clear_text);
  self->places = g_ptr_array_new_with_free_func (g_free);
  if (text == NULL || !read_letter (&reading, text, error))
    return NULL;

  g_ptr_array_add (self->places, NULL);
  return g_steal_pointer (&self);
}

void
imz_letter_template_free (ImzLetterTemplate *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->hint);
  g_array_unref (self->texts);
  g_ptr_array_unref (self->places);
  g_free (self);
}
