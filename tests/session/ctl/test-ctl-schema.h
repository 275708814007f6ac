/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Fails the test unless the document is what its schema says (imzam.status/1, imzam.timeline/1, imzam.guides/1,
 * imzam.guide/1 or imzam.history/1) to the letter: every key is there, of its type, with one of its words or in its form, and what is
 * said twice is said alike. */
void test_schema_check (JsonNode *document);

G_END_DECLS
