/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A text of our data in Turkish, the first language, and in English where there is one. */

#pragma once

#include "imz-key-lines.h"

G_BEGIN_DECLS

/**
 * ImzBilingual:
 * @turkish: (nullable): %NULL if there is no text at all
 * @english: (nullable): %NULL if there is none in English
 */
typedef struct {
  char *turkish;
  char *english;
} ImzBilingual;

/**
 * imz_bilingual_read:
 * @self: (out): the text of the keys "name" and "name[en]"
 * @error: %IMZ_CORE_ERROR_BAD_DATA
 *
 * Returns: %FALSE with @error if one of them is bad, or only the English one is there
 */
gboolean imz_bilingual_read (ImzBilingual *self,
                             const ImzKeyLines *lines,
                             const char *group,
                             const char *key,
                             GError **error);
void imz_bilingual_clear (ImzBilingual *self);

/**
 * imz_bilingual_get:
 *
 * Returns: (transfer none) (nullable): the text in the language of the messages, in Turkish if there is none
 */
const char *imz_bilingual_get (const ImzBilingual *self);

G_END_DECLS
