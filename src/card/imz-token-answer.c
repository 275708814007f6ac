/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-answer.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "imz-card-error.h"

#define SCHEMA "imzam.token-reader/1"

enum {
  MAX_DEPTH = 16, /* of arrays in objects in arrays: five are needed, and the parser calls itself */
  MAX_TEXT = 4096, /* bytes: a path; all other texts are shorter */
};

static const struct {
  const char *word;
  ImzDriverProblem problem;
} results[] = {
  { "read", IMZ_DRIVER_PROBLEM_NONE },
  { "no-token", IMZ_DRIVER_PROBLEM_NO_TOKEN },
  { "writable", IMZ_DRIVER_PROBLEM_WRITABLE },
  { "missing", IMZ_DRIVER_PROBLEM_MISSING },
  { "wrong-architecture", IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE },
  { "not-a-module", IMZ_DRIVER_PROBLEM_NOT_A_MODULE },
  { "missing-library", IMZ_DRIVER_PROBLEM_MISSING_LIBRARY },
  { "missing-symbol", IMZ_DRIVER_PROBLEM_MISSING_SYMBOL },
  { "failed", IMZ_DRIVER_PROBLEM_FAILED },
};

static const struct {
  const char *word;
  ImzPinState pin;
} pins[] = {
  { "none", IMZ_PIN_STATE_UNKNOWN },  { "not-set", IMZ_PIN_STATE_NOT_SET },
  { "low", IMZ_PIN_STATE_LOW },       { "final-try", IMZ_PIN_STATE_FINAL_TRY },
  { "locked", IMZ_PIN_STATE_LOCKED },
};

static void
free_token (gpointer data)
{
  ImzToken *token = data;

  g_free (token->slot);
  g_ptr_array_unref (token->certificates);
  g_free (token);
}

ImzTokenAnswer *
imz_token_answer_new_failed (ImzDriverProblem problem, const char *detail)
{
  ImzTokenAnswer *self = g_new0 (ImzTokenAnswer, 1);

  self->problem = problem;
  self->detail = g_strdup (detail);
  self->tokens = g_ptr_array_new_with_free_func (free_token);

  return self;
}

void
imz_token_answer_free (ImzTokenAnswer *self)
{
  g_free (self->detail);
  g_ptr_array_unref (self->tokens);
  g_free (self->libcrypto);
  g_free (self->libpcsclite);
  g_free (self);
}

/* Brackets inside strings count, too: what has so many of them is no answer of ours. */
static gboolean
is_deep (const char *text, gsize length)
{
  gsize depth = 0;

  for (gsize i = 0; i < length; i++) {
    if (text[i] == '{' || text[i] == '[')
      depth++;
    else if ((text[i] == '}' || text[i] == ']') && depth > 0)
      depth--;
    if (depth > MAX_DEPTH)
      return TRUE;
  }

  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);

  return text != NULL && strlen (text) <= MAX_TEXT ? text : NULL;
}

static gboolean
is_printable (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    if (!g_unichar_isprint (g_utf8_get_char (c)))
      return FALSE;
  }

  return TRUE;
}

/* A text that a person will see, or null. */
static gboolean
dup_words (JsonObject *object, const char *name, char **words)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = get_text (object, name);

  *words = g_strdup (text);

  return text != NULL ? is_printable (text) : node != NULL && JSON_NODE_HOLDS_NULL (node);
}

static JsonArray *
get_array (JsonObject *object, const char *name, guint max_length)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  return array != NULL && json_array_get_length (array) <= max_length ? array : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* GLib passes over what is no base64: only what comes out the same again was any. */
static GBytes *
decode (JsonNode *node)
{
  g_autofree guchar *bytes = NULL;
  g_autofree char *again = NULL;
  const char *text;
  gsize length;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  text = json_node_get_string (node);
  bytes = g_base64_decode (text, &length);
  again = g_base64_encode (bytes, length);
  if (strcmp (text, again) != 0 || length > IMZ_TOKEN_ANSWER_MAX_CERTIFICATE_BYTES)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

static gboolean
take_pin (ImzToken *token, const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (pins); i++) {
    token->pin = pins[i].pin;
    if (strcmp (pins[i].word, word) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Adds the token before it is known to be sound: on failure the whole answer goes. */
static gboolean
add_token (ImzTokenAnswer *self, JsonNode *node)
{
  ImzToken *token = g_new0 (ImzToken, 1);
  JsonObject *object = get_object (node);
  JsonArray *certificates;

  token->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (self->tokens, token);
  if (object == NULL)
    return FALSE;

  token->slot = g_strdup (get_text (object, "slot"));
  certificates = get_array (object, "certificates", IMZ_TOKEN_ANSWER_MAX_CERTIFICATES);
  if (token->slot == NULL || certificates == NULL || !take_pin (token, get_text (object, "pin")))
    return FALSE;
  g_strstrip (token->slot);

  for (guint i = 0; i < json_array_get_length (certificates); i++) {
    GBytes *bytes = decode (json_array_get_element (certificates, i));

    if (bytes == NULL)
      return FALSE;
    g_ptr_array_add (token->certificates, bytes);
  }

  return TRUE;
}

static gboolean
take_result (ImzTokenAnswer *self, const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (results); i++) {
    self->problem = results[i].problem;
    if (strcmp (results[i].word, word) == 0)
      return TRUE;
  }

  return FALSE;
}

static gboolean
take_libraries (ImzTokenAnswer *self, JsonObject *libraries)
{
  return libraries != NULL && dup_words (libraries, "libcrypto", &self->libcrypto) &&
         dup_words (libraries, "libpcsclite", &self->libpcsclite);
}

/* The name of the first part that is not as it should be; NULL if there is none. */
static const char *
fill (ImzTokenAnswer *self, JsonObject *object)
{
  JsonArray *tokens;

  if (object == NULL || g_strcmp0 (get_text (object, "schema"), SCHEMA) != 0)
    return "schema";
  if (!take_result (self, get_text (object, "result")))
    return "result";
  if (!dup_words (object, "detail", &self->detail))
    return "detail";
  if (!take_libraries (self, get_object (json_object_get_member (object, "libraries"))))
    return "libraries";

  tokens = get_array (object, "tokens", IMZ_TOKEN_ANSWER_MAX_TOKENS);
  if (tokens == NULL)
    return "tokens";
  for (guint i = 0; i < json_array_get_length (tokens); i++) {
    if (!add_token (self, json_array_get_element (tokens, i)))
      return "tokens";
  }

  return NULL;
}

ImzTokenAnswer *
imz_token_answer_parse (GBytes *bytes, GError **error)
{
  g_autoptr (ImzTokenAnswer) self = imz_token_answer_new_failed (IMZ_DRIVER_PROBLEM_NONE, NULL);
  g_autoptr (JsonParser) parser = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *bad = "form";

  if (length > 0 && length <= IMZ_TOKEN_ANSWER_MAX_BYTES && !is_deep (text, length) &&
      g_utf8_validate_len (text, length, NULL)) {
    parser = json_parser_new_immutable ();
    if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
      bad = fill (self, get_object (json_parser_get_root (parser)));
  }

  /* What stands in it is not quoted: it may be anything, and personal. */
  if (bad != NULL) {
    g_set_error (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_FAILED,
                 "the token reader’s answer is not sound: %s", bad);
    return NULL;
  }

  return g_steal_pointer (&self);
}
