/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-certificate-store.h"

#include "imz-trust-error.h"
#include "imz-x509.h"

#define VALUE_ELEMENT "mValue"

enum {
  MAX_DEPTH = 16,
  MAX_TEXT = 2 * IMZ_X509_MAX_BYTES, /* base 64 takes a third more, and lines are broken */
};

typedef struct {
  GPtrArray *entries; /* GBytes */
  guint max_entries;
  guint depth;
  guint value_depth; /* of the mValue that is being read; 0: none */
  GString *text;     /* of it */
} Reading;

/* Whatever the prefix of its name space is. */
static gboolean
is_value (const char *element_name)
{
  const char *colon = strrchr (element_name, ':');

  return strcmp (colon != NULL ? colon + 1 : element_name, VALUE_ELEMENT) == 0;
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element_name,
                  const char **attribute_names,
                  const char **attribute_values,
                  gpointer user_data,
                  GError **error)
{
  Reading *reading = user_data;

  if (++reading->depth > MAX_DEPTH) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE,
                         "its elements are nested too deeply");
    return;
  }

  if (reading->value_depth == 0 && reading->depth > 1 && is_value (element_name)) {
    reading->value_depth = reading->depth;
    g_string_truncate (reading->text, 0);
  }
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reading *reading = user_data;

  if (reading->depth == reading->value_depth && reading->text->len <= MAX_TEXT)
    g_string_append_len (reading->text, text, (gssize) MIN (length, MAX_TEXT + 1));
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *element_name,
                gpointer user_data,
                GError **error)
{
  Reading *reading = user_data;

  if (reading->depth-- != reading->value_depth)
    return;

  reading->value_depth = 0;
  if (reading->entries->len == reading->max_entries) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_TOO_LARGE,
                         "it holds too many certificates");
  } else if (reading->text->len > MAX_TEXT) {
    g_ptr_array_add (reading->entries, g_bytes_new (NULL, 0));
  } else {
    gsize size = 0;
    guchar *content = g_base64_decode (reading->text->str, &size);

    g_ptr_array_add (reading->entries, g_bytes_new_take (content, size));
  }
}

GPtrArray *
imz_certificate_store_read (const char *xml, gsize length, guint max_entries, GError **error)
{
  static const GMarkupParser parser = {
    .start_element = start_element_cb,
    .end_element = end_element_cb,
    .text = text_cb,
  };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Reading reading = { .entries = entries, .max_entries = max_entries, .text = g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);
  g_autoptr (GError) xml_error = NULL;
  /* Base 64 is the same in all encodings that the names may be in. */
  g_autofree char *text = g_utf8_make_valid (xml, (gssize) length);

  if (g_markup_parse_context_parse (context, text, -1, &xml_error))
    g_markup_parse_context_end_parse (context, &xml_error);
  g_string_free (reading.text, TRUE);

  if (xml_error == NULL)
    return g_steal_pointer (&entries);

  if (xml_error->domain == IMZ_TRUST_ERROR)
    g_propagate_error (error, g_steal_pointer (&xml_error));
  else
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE, xml_error->message);
  return NULL;
}
