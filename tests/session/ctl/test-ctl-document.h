/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Ways into a JSON document. A path is member names and array indices with dots between them
 * ("readers.0.card.state"); one that leads nowhere fails the test. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One JSON object in UTF-8 and nothing else (transfer full); anything else fails the test. */
JsonNode *test_document_parse (const char *text);

JsonNode *test_document_get (JsonNode *document, const char *path);
gboolean test_document_is_null (JsonNode *document, const char *path);

/* NULL for null; another type fails the test. */
const char *test_document_string (JsonNode *document, const char *path);
gint64 test_document_int (JsonNode *document, const char *path);
guint test_document_length (JsonNode *document, const char *path);

/* The words of all elements' member `name`, with spaces between them (transfer full). */
char *test_document_words (JsonNode *document, const char *path, const char *name);

#define test_assert_string(document, path, value) \
  g_assert_cmpstr (test_document_string (document, path), ==, value)
#define test_assert_int(document, path, value) \
  g_assert_cmpint (test_document_int (document, path), ==, value)
#define test_assert_length(document, path, value) \
  g_assert_cmpuint (test_document_length (document, path), ==, value)
#define test_assert_null(document, path) g_assert_true (test_document_is_null (document, path))

G_END_DECLS
