/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-json.h"

#include <json-glib/json-glib.h>

#define SCHEMA "imzam.token-reader/1"

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_token (JsonBuilder *builder, const ImzToken *token)
{
  json_builder_begin_object (builder);
  add_string (builder, "slot", token->slot);
  add_string (builder, "pin", imz_token_pin_to_word (token->pin));
  json_builder_set_member_name (builder, "certificates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < token->certificates->len; i++) {
    gsize length;
    const guint8 *value = g_bytes_get_data (g_ptr_array_index (token->certificates, i), &length);
    g_autofree char *base64 = g_base64_encode (value, length);

    json_builder_add_string_value (builder, base64);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

char *
imz_token_reading_to_json (const ImzTokenReading *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "schema", SCHEMA);
  add_string (builder, "result", imz_token_result_to_word (self->result));
  add_string (builder, "detail", self->detail);

  json_builder_set_member_name (builder, "tokens");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->tokens->len; i++)
    add_token (builder, g_ptr_array_index (self->tokens, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "libraries");
  json_builder_begin_object (builder);
  add_string (builder, "libcrypto", self->libcrypto);
  add_string (builder, "libpcsclite", self->libpcsclite);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);

  return g_strconcat (text, "\n", NULL);
}
