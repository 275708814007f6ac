/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-parser.h"

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-file-text.h"
#include "imz-guide-elements.h"
#include "imz-markup.h"
#include "imz-phrase.h"

enum {
  MAX_DEPTH = 4, /* no element of ours lies deeper */
  MAX_ATTRIBUTE_LENGTH = 500,
  MAX_TEXT_LENGTH = 2000, /* both in characters */
};

typedef struct {
  const ImzGuideElement *element;
  const ImzGuideElement *translated; /* the last in it, if it may be followed by its translations */
  guint line;
} Frame;

typedef struct {
  ImzGuideDraft *draft;
  GMarkupParseContext *context;
  Frame frames[MAX_DEPTH + 1]; /* the first is the file */
  guint line;                  /* being read */
  guint depth;
  gboolean is_over;
  GString *text;        /* of the element that is open */
  char *language;       /* (nullable): of that text */
  GPtrArray *languages; /* that the element was translated to */
} Parser;

static gboolean
check_text (const ImzGuideDraft *draft, const char *name, const char *text, GError **error)
{
  if (imz_display_text_is_blank (text))
    return imz_guide_draft_fail (draft, error, _ ("<%s> is empty"), name);
  if (g_utf8_strlen (text, -1) > MAX_TEXT_LENGTH)
    return imz_guide_draft_fail (draft, error, _ ("<%s> has more than %d characters"), name,
                                 MAX_TEXT_LENGTH);
  if (!imz_display_text_is_plain (text))
    return imz_guide_draft_fail (draft, error, _ ("<%s> holds a character that cannot be shown"),
                                 name);

  return TRUE;
}

static gboolean
check_value (const ImzGuideDraft *draft, const char *name, const char *value, GError **error)
{
  if (imz_display_text_is_blank (value))
    return imz_guide_draft_fail (draft, error, _ ("“%s” is empty"), name);
  if (g_utf8_strlen (value, -1) > MAX_ATTRIBUTE_LENGTH)
    return imz_guide_draft_fail (draft, error, _ ("“%s” has more than %d characters"), name,
                                 MAX_ATTRIBUTE_LENGTH);
  if (!imz_display_text_is_plain (value))
    return imz_guide_draft_fail (
      draft, error, _ ("“%s” holds a character that cannot be shown in one line"), name);

  return TRUE;
}

/* Where in `values` the attribute belongs; NULL with `error` if `element` has none of that name. */
static const char **
find_place (Parser *self,
            const ImzGuideElement *element,
            const char *name,
            const char **values,
            const char **language,
            GError **error)
{
  g_autofree char *shown = NULL;

  if (strcmp (name, IMZ_MARKUP_LANGUAGE) == 0 && element->text != IMZ_GUIDE_TEXT_NONE &&
      !element->is_fixed)
    return language;

  for (guint i = 0; i < IMZ_GUIDE_MAX_ATTRIBUTES; i++) {
    if (g_strcmp0 (element->attributes[i], name) == 0)
      return &values[i];
  }

  shown = imz_display_text_quoted (name);
  imz_guide_draft_fail (self->draft, error, _ ("<%s> has no attribute “%s”"), element->name, shown);
  return NULL;
}

static gboolean
sort_attributes (Parser *self,
                 const ImzGuideElement *element,
                 const char **names,
                 const char **given,
                 const char **values,
                 const char **language,
                 GError **error)
{
  for (gsize i = 0; names[i] != NULL; i++) {
    const char **place = find_place (self, element, names[i], values, language, error);

    if (place == NULL)
      return FALSE;
    if (*place != NULL)
      return imz_guide_draft_fail (self->draft, error,
                                   _ ("the attribute “%s” stands in <%s> a second time"), names[i],
                                   element->name);
    if (!check_value (self->draft, names[i], given[i], error))
      return FALSE;
    *place = given[i];
  }

  return TRUE;
}

/* The same in another language: it stands behind the first, whose attributes it may repeat. */
static gboolean
start_translation (Parser *self,
                   const ImzGuideElement *element,
                   const char *language,
                   GError **error)
{
  if (!imz_markup_is_language (language))
    return imz_guide_draft_fail (self->draft, error, _ ("“%s” must be a language such as “%s”"),
                                 IMZ_MARKUP_LANGUAGE, "tr");
  if (self->frames[self->depth].translated != element)
    return imz_guide_draft_fail (
      self->draft, error,
      _ ("a text with “%s” stands behind the one that it is the translation of"),
      IMZ_MARKUP_LANGUAGE);
  if (g_ptr_array_find_with_equal_func (self->languages, language, g_str_equal, NULL))
    return imz_guide_draft_fail (self->draft, error, _ ("a second <%s> in “%s”"), element->name,
                                 language);

  g_ptr_array_add (self->languages, g_strdup (language));
  self->language = g_strdup (language);
  return TRUE;
}

static gboolean
start_first (Parser *self, const ImzGuideElement *element, const char **values, GError **error)
{
  for (guint i = 0; i < element->n_required; i++) {
    if (values[i] == NULL)
      return imz_guide_draft_fail (self->draft, error, _ ("the attribute “%s” is missing in <%s>"),
                                   element->attributes[i], element->name);
  }

  if (element->start != NULL && !element->start (self->draft, values, error))
    return FALSE;

  g_ptr_array_set_size (self->languages, 0);
  self->frames[self->depth].translated = element->text != IMZ_GUIDE_TEXT_NONE ? element : NULL;
  return imz_guide_element_check_room (element, self->draft, error);
}

static const ImzGuideElement *
find_element (Parser *self, const char *name, GError **error)
{
  const ImzGuideElement *parent = self->frames[self->depth].element;
  ImzGuidePlace within = self->depth == 0 ? IMZ_GUIDE_PLACE_FILE : parent->opens;
  const ImzGuideElement *element =
    within != IMZ_GUIDE_PLACE_NONE ? imz_guide_element_find (within, name) : NULL;
  g_autofree char *shown = NULL;

  if (element != NULL && !self->is_over)
    return element;

  shown = imz_display_text_quoted (name);
  if (parent != NULL)
    imz_guide_draft_fail (self->draft, error, _ ("there is no <%s> in <%s>"), shown, parent->name);
  else if (element != NULL)
    imz_guide_draft_fail (self->draft, error, _ ("a second <%s>, where there may be only one"),
                          shown);
  else
    imz_guide_draft_fail (self->draft, error, _ ("<%s> is no guide"), shown);
  return NULL;
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *name,
                  const char **attribute_names,
                  const char **attribute_values,
                  gpointer user_data,
                  GError **error)
{
  Parser *self = user_data;
  const char *values[IMZ_GUIDE_MAX_ATTRIBUTES] = { NULL };
  const char *language = NULL;
  const ImzGuideElement *element;

  self->draft->line = self->line;
  element = find_element (self, name, error);
  if (element == NULL ||
      !sort_attributes (self, element, attribute_names, attribute_values, values, &language, error))
    return;
  if (!(language != NULL ? start_translation (self, element, language, error)
                         : start_first (self, element, values, error)))
    return;

  g_string_truncate (self->text, 0);
  self->frames[++self->depth] = (Frame){ element, NULL, self->draft->line };
}

static gboolean
end_text (Parser *self, const ImzGuideElement *element, GError **error)
{
  g_autofree char *language = g_steal_pointer (&self->language);
  g_autofree char *text = imz_markup_join_lines (self->text->str);

  if (!check_text (self->draft, element->name, text, error))
    return FALSE;

  if (!element->is_fixed)
    imz_guide_draft_mention (self->draft, IMZ_GUIDE_MENTION_TEXT, text);
  if (language == NULL || strcmp (language, imz_phrase_language ()) == 0)
    imz_guide_element_take_text (element, self->draft, g_steal_pointer (&text), language != NULL);

  return TRUE;
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Parser *self = user_data;
  const Frame *frame = &self->frames[self->depth--];
  const ImzGuideElement *element = frame->element;

  self->draft->line = frame->line; /* where it began */
  self->is_over = self->depth == 0;

  if ((element->text == IMZ_GUIDE_TEXT_NONE || end_text (self, element, error)) &&
      imz_guide_element_check_complete (element, self->draft, error) && element->end != NULL)
    element->end (self->draft, error);
}

static guint
count_line_ends (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

/* Comes when what stands behind the text was read. */
static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Parser *self = user_data;
  const Frame *frame = &self->frames[self->depth];
  g_autofree char *copy = g_strndup (text, length);
  const char *first = copy + strspn (copy, IMZ_MARKUP_WHITESPACE);

  if (self->depth > 0 && frame->element->text != IMZ_GUIDE_TEXT_NONE) {
    g_string_append (self->text, copy);
  } else if (*first != '\0') {
    guint line_ends = count_line_ends (first); /* of which GMarkup makes some */

    self->draft->line = self->line > line_ends ? self->line - line_ends : 1;
    imz_guide_draft_fail (self->draft, error, _ ("there is text between the elements"));
  }
}

/* What is neither an element nor text. */
static void
passthrough_cb (GMarkupParseContext *context,
                const char *text,
                gsize length,
                gpointer user_data,
                GError **error)
{
  Parser *self = user_data;

  self->draft->line = self->line;
  if (!imz_markup_is_harmless (text, length))
    imz_guide_draft_fail (self->draft, error,
                          _ ("this is neither an element nor text nor a comment"));
}

static const GMarkupParser markup = {
  .start_element = start_element_cb,
  .end_element = end_element_cb,
  .text = text_cb,
  .passthrough = passthrough_cb,
};

static void
explain_error (Parser *self, GError **error)
{
  g_autofree char *reason = NULL;

  if ((*error)->domain != G_MARKUP_ERROR)
    return;

  self->draft->line = self->line;
  reason = imz_markup_get_reason (*error);
  g_clear_error (error);
  imz_guide_draft_fail (self->draft, error, _ ("this is no sound XML: %s"), reason);
}

static gboolean
parse (Parser *self, const char *text, GError **error)
{
  if (!imz_markup_parse (self->context, text, &self->line, error))
    return FALSE;

  return self->is_over || imz_guide_draft_fail (self->draft, error, _ ("there is no guide in it"));
}

ImzGuideDraft *
imz_guide_parse (const char *id, GBytes *data, GError **error)
{
  g_autoptr (ImzGuideDraft) draft = imz_guide_draft_new (id);
  g_autofree char *text = imz_file_text_new (data, error);
  Parser parser = { .draft = draft };
  GError *reason = NULL;

  if (text == NULL)
    return NULL;

  parser.text = g_string_new (NULL);
  parser.languages = g_ptr_array_new_with_free_func (g_free);
  parser.context =
    g_markup_parse_context_new (&markup, G_MARKUP_TREAT_CDATA_AS_TEXT, &parser, NULL);
  if (!parse (&parser, text, &reason))
    explain_error (&parser, &reason);
  g_markup_parse_context_free (parser.context);
  g_ptr_array_unref (parser.languages);
  g_string_free (parser.text, TRUE);
  g_free (parser.language);

  if (reason != NULL) {
    g_propagate_error (error, reason);
    return NULL;
  }

  return g_steal_pointer (&draft);
}
