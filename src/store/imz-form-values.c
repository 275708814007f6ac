/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-form-values.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "imz-display-text.h"

void
imz_form_values_wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

void
imz_form_values_clear (ImzFormValues *self)
{
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++)
    imz_form_values_set (self, (ImzFormField) i, NULL);
}

void
imz_form_values_set (ImzFormValues *self, ImzFormField field, const char *value)
{
  char *former = self->values[field];

  self->values[field] = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  imz_form_values_wipe (former);
}

void
imz_form_values_copy (ImzFormValues *self, const ImzFormValues *other)
{
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++)
    imz_form_values_set (self, (ImzFormField) i, other->values[i]);
}

gboolean
imz_form_values_equal (const ImzFormValues *a, const ImzFormValues *b)
{
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;
  }

  return TRUE;
}

gboolean
imz_form_values_is_empty (const ImzFormValues *self)
{
  static const ImzFormValues empty = { { NULL } };

  return imz_form_values_equal (self, &empty);
}

gboolean
imz_form_values_is_plain (const ImzFormValues *self)
{
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    if (self->values[i] != NULL && !imz_display_text_is_plain (self->values[i]))
      return FALSE;
  }

  return TRUE;
}

char *
imz_form_values_to_json (const ImzFormValues *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    if (self->values[i] == NULL)
      continue;
    json_builder_set_member_name (builder, imz_form_field_to_word ((ImzFormField) i));
    json_builder_add_string_value (builder, self->values[i]);
  }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static gboolean
read_member (ImzFormValues *self, const char *word, JsonNode *node)
{
  ImzFormField field;
  const char *value;

  if (!imz_form_field_from_word (word, &field) || json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  value = json_node_get_string (node);
  if (*value == '\0' || !g_utf8_validate (value, -1, NULL))
    return FALSE;

  /* One that cannot be shown is typed anew; the others need not be. */
  if (imz_display_text_is_plain (value))
    imz_form_values_set (self, field, value);
  return TRUE;
}

static gboolean
read_object (ImzFormValues *self, JsonObject *object)
{
  JsonObjectIter iter;
  const char *word;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &word, &node)) {
    if (!read_member (self, word, node))
      return FALSE;
  }

  return TRUE;
}

/* Texts in one object and nothing else: the parser calls itself for what is within, however deep that goes. */
static gboolean
is_flat (const char *bytes, gsize length)
{
  gboolean is_text = FALSE;
  guint n_objects = 0;

  for (gsize i = 0; i < length; i++) {
    if (bytes[i] == '"')
      is_text = !is_text;
    else if (is_text && bytes[i] == '\\')
      i++;
    else if (!is_text && bytes[i] == '{')
      n_objects++;
    else if (!is_text && (bytes[i] == '\0' || strchr ("}:, \t\r\n", bytes[i]) == NULL))
      return FALSE;
  }

  return n_objects == 1;
}

gboolean
imz_form_values_read_json (ImzFormValues *self, const char *bytes, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (length > IMZ_FORM_VALUES_MAX_BYTES || !g_utf8_validate_len (bytes, length, NULL) ||
      !is_flat (bytes, length) ||
      !json_parser_load_from_data (parser, bytes, (gssize) length, NULL))
    return FALSE;

  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
      read_object (self, json_node_get_object (root)))
    return TRUE;

  imz_form_values_clear (self);
  return FALSE;
}
