/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looks over a JSON text of another's making before json-glib reads it, which calls itself for what is within, takes
 * much that is no JSON, ends the program at half a character, cuts texts at a NUL and passes over what is there
 * twice. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum {
  IMZ_JSON_MAX_DEPTH = 32,
};

/**
 * ImzJsonPiece:
 * @text: where it begins; not ended by a NUL
 * @length: its bytes
 * @n_members: members of all objects in it
 *
 * A value within a text: JSON to the letter, no deeper than %IMZ_JSON_MAX_DEPTH.
 */
typedef struct {
  const char *text;
  gsize length;
  gsize n_members;
} ImzJsonPiece;

/**
 * imz_json_outline_read:
 * @text: UTF-8, with or without the mark that some programs put before it
 * @length: its bytes
 * @list: name of a member of the object that it is
 * @max_elements: how many there may be in it
 * @elements: (element-type ImzJsonPiece) (inout): the elements of that list are appended, as far as they are sound, and one more than
 *   @max_elements at most
 * @rest: (inout): the object without them is appended
 * @n_members: (out): members of all objects in @rest
 *
 * Returns: %FALSE if @text is not one JSON object with one such list, and nothing else
 */
gboolean imz_json_outline_read (const char *text,
                                gsize length,
                                const char *list,
                                guint max_elements,
                                GArray *elements,
                                GString *rest,
                                gsize *n_members);

G_END_DECLS
