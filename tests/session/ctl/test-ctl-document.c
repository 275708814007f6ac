/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-document.h"

JsonNode *
test_document_parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonNode *root;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  if (!json_parser_load_from_data (parser, text, -1, &error))
    g_error ("not a JSON document: %s\n%s", error->message, text);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    g_error ("not a JSON object: %s", text);

  return json_node_ref (root);
}

static JsonNode *
get_child (JsonNode *node, const char *name)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_get_member (json_node_get_object (node), name);

  if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *array = json_node_get_array (node);
    guint64 index;

    if (g_ascii_string_to_unsigned (name, 10, 0, G_MAXUINT, &index, NULL) &&
        index < json_array_get_length (array))
      return json_array_get_element (array, (guint) index);
  }

  return NULL;
}

JsonNode *
test_document_get (JsonNode *document, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  JsonNode *node = document;

  for (gsize i = 0; names[i] != NULL; i++) {
    node = get_child (node, names[i]);
    if (node == NULL) {
      g_autofree char *text = json_to_string (document, TRUE);

      g_error ("“%s” leads nowhere in %s", path, text);
    }
  }

  return node;
}

gboolean
test_document_is_null (JsonNode *document, const char *path)
{
  return JSON_NODE_HOLDS_NULL (test_document_get (document, path));
}

const char *
test_document_string (JsonNode *document, const char *path)
{
  JsonNode *node = test_document_get (document, path);

  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  g_assert_cmpuint (json_node_get_value_type (node), ==, G_TYPE_STRING);

  return json_node_get_string (node);
}

gint64
test_document_int (JsonNode *document, const char *path)
{
  JsonNode *node = test_document_get (document, path);

  g_assert_cmpuint (json_node_get_value_type (node), ==, G_TYPE_INT64);

  return json_node_get_int (node);
}

static JsonArray *
get_array (JsonNode *document, const char *path)
{
  JsonNode *node = test_document_get (document, path);

  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));

  return json_node_get_array (node);
}

guint
test_document_length (JsonNode *document, const char *path)
{
  return json_array_get_length (get_array (document, path));
}

char *
test_document_words (JsonNode *document, const char *path, const char *name)
{
  JsonArray *array = get_array (document, path);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            test_document_string (json_array_get_element (array, i), name));

  return g_string_free (words, FALSE);
}
