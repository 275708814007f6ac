/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-json.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "imz-json-outline.h"
#include "imz-phrase.h"
#include "imz-record-json.h"
#include "imz-store-error.h"

#define SCHEMA_OF_ANY_VERSION "imzam.history/"

enum {
  MAX_BYTES_OF_ONE = 1024 * 1024, /* of an application, or of what stands beside them */
};

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_FILE, message);
  return FALSE;
}

static gboolean
refuse_whole (GError **error)
{
  return refuse (error, _ ("This is no file of applications that İmzam exported as JSON."));
}

static gboolean
refuse_piece (GError **error, guint number, const char *phrase)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *message = imz_phrase_expand (phrase, "number", text, NULL);

  return refuse (error, message);
}

/* Behind so many applications. */
static gboolean
refuse_outline (GError **error, guint number)
{
  if (number > IMZ_HISTORY_JSON_MAX_RECORDS)
    return refuse (error, _ ("There are more applications in this file than İmzam reads."));

  return number > 0 ? refuse_piece (error, number,
                                    _ ("What stands behind application {number} is not JSON."))
                    : refuse_whole (error);
}

static void
count_member_cb (JsonObject *object, const char *name, JsonNode *node, gpointer user_data);

static void
count_members (JsonNode *node, gsize *n_members)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    json_object_foreach_member (json_node_get_object (node), count_member_cb, n_members);
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    JsonArray *list = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (list); i++)
      count_members (json_array_get_element (list, i), n_members);
  }
}

static void
count_member_cb (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  gsize *n_members = user_data;

  (*n_members)++;
  count_members (node, n_members);
}

/* (transfer full) (nullable): %NULL also if a key is there twice: nobody knows which of them is meant */
static JsonNode *
parse (const ImzJsonPiece *piece)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  gsize n_members = 0;

  if (piece->length > MAX_BYTES_OF_ONE ||
      !json_parser_load_from_data (parser, piece->text, (gssize) piece->length, NULL))
    return NULL;

  root = json_parser_get_root (parser);
  if (root != NULL)
    count_members (root, &n_members);

  return root != NULL && n_members == piece->n_members ? json_node_ref (root) : NULL;
}

static gboolean
check_schema (const ImzJsonPiece *rest, GError **error)
{
  g_autoptr (JsonNode) root = parse (rest);
  JsonNode *node =
    root != NULL ? json_object_get_member (json_node_get_object (root), "schema") : NULL;
  const char *schema = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    schema = json_node_get_string (node);
  if (schema == NULL || !g_str_has_prefix (schema, SCHEMA_OF_ANY_VERSION))
    return refuse_whole (error);

  return strcmp (schema, IMZ_HISTORY_JSON_SCHEMA) == 0 ||
         refuse (error, _ ("A newer İmzam exported this file. Install that version to read it."));
}

static gboolean
read_records (const GArray *elements, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < elements->len; i++) {
    g_autoptr (JsonNode) node = parse (&g_array_index (elements, ImzJsonPiece, i));
    ImzRecord *record;

    if (node == NULL)
      return refuse_piece (error, i + 1,
                           _ ("Application {number} cannot be read: it is too long, or a key is "
                              "there twice."));
    record = imz_record_json_read (node, i + 1, error);
    if (record == NULL)
      return FALSE;
    g_ptr_array_add (records, record);
  }

  return TRUE;
}

GPtrArray *
imz_history_json_read (const char *text, gsize length, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) elements = g_array_new (FALSE, FALSE, sizeof (ImzJsonPiece));
  g_autoptr (GString) rest = g_string_new (NULL);
  ImzJsonPiece piece = { 0 };

  if (length > IMZ_HISTORY_JSON_MAX_BYTES) {
    refuse (error, _ ("This file is too long for İmzam to read."));
    return NULL;
  }
  if (!g_utf8_validate_len (text, length, NULL)) {
    refuse_whole (error);
    return NULL;
  }
  if (!imz_json_outline_read (text, length, "applications", IMZ_HISTORY_JSON_MAX_RECORDS, elements,
                              rest, &piece.n_members)) {
    refuse_outline (error, elements->len);
    return NULL;
  }

  piece.text = rest->str;
  piece.length = rest->len;
  if (!check_schema (&piece, error) || !read_records (elements, records, error))
    return NULL;

  return g_steal_pointer (&records);
}
