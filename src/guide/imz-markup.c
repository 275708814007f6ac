/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-markup.h"

#include "imz-core-error.h"
#include "imz-data-file.h"
#include "imz-display-text.h"
#include "imz-file-text.h"

enum {
  MAX_LANGUAGE_LENGTH = 16,
};

gboolean
imz_markup_parse (GMarkupParseContext *context, const char *text, guint *line, GError **error)
{
  *line = 1;
  for (const char *p = text; *p != '\0';) {
    const char *end = strchr (p, '\n');
    gsize length = end != NULL ? (gsize) (end - p) + 1 : strlen (p);

    if (!g_markup_parse_context_parse (context, p, (gssize) length, error))
      return FALSE;
    p += length;
    *line += *p != '\0';
  }

  return g_markup_parse_context_end_parse (context, error);
}

/* Nothing more is read. */
static void
take_root_cb (GMarkupParseContext *context,
              const char *name,
              const char **names,
              const char **values,
              gpointer user_data,
              GError **error)
{
  char **root = user_data;

  *root = g_strdup (name);
  g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA, name);
}

char *
imz_markup_find_root (const char *path)
{
  static const GMarkupParser parser = { .start_element = take_root_cb };
  g_autoptr (GBytes) data = imz_data_file_read (path, NULL);
  g_autofree char *text = data != NULL ? imz_file_text_new (data, NULL) : NULL;
  char *root = NULL;
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &root, NULL);

  if (text != NULL)
    g_markup_parse_context_parse (context, text, -1, NULL);

  return root;
}

char *
imz_markup_join_lines (const char *text)
{
  GString *joined = g_string_new (NULL);

  for (const char *p = text + strspn (text, IMZ_MARKUP_WHITESPACE); *p != '\0';) {
    gsize length = strcspn (p, IMZ_MARKUP_WHITESPACE);

    if (joined->len > 0)
      g_string_append_c (joined, ' ');
    g_string_append_len (joined, p, (gssize) length);
    p += length;
    p += strspn (p, IMZ_MARKUP_WHITESPACE);
  }

  return g_string_free (joined, FALSE);
}

gboolean
imz_markup_is_language (const char *value)
{
  gsize length = strspn (value, G_CSET_A_2_Z G_CSET_a_2_z "-");

  return length > 0 && length <= MAX_LANGUAGE_LENGTH && value[length] == '\0';
}

gboolean
imz_markup_is_harmless (const char *passthrough, gsize length)
{
  g_autofree char *copy = g_strndup (passthrough, length);

  return g_str_has_prefix (copy, "<!--") || g_str_has_prefix (copy, "<?xml ");
}

char *
imz_markup_get_reason (const GError *error)
{
  const char *colon = strstr (error->message, ": ");
  const char *reason = colon != NULL ? colon + strlen (": ") : error->message;

  return imz_display_text (reason, strlen (reason));
}
