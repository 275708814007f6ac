/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One reading, from the module's path to what is told of it. */

#pragma once

#include "imz-token-reading.h"

G_BEGIN_DECLS

/**
 * ImzTokenInitialize:
 * @IMZ_TOKEN_INITIALIZE_BY_NAME: as is known of the module
 * @IMZ_TOKEN_INITIALIZE_NULL: without arguments
 * @IMZ_TOKEN_INITIALIZE_STRUCT: with arguments that allow threads
 *
 * How C_Initialize is called first; a module that finds that bad gets the other.
 */
typedef enum {
  IMZ_TOKEN_INITIALIZE_BY_NAME,
  IMZ_TOKEN_INITIALIZE_NULL,
  IMZ_TOKEN_INITIALIZE_STRUCT,
} ImzTokenInitialize;

/**
 * imz_token_initialize_from_word:
 * @word: "null" or "struct"
 * @initialize: (out): what it stands for
 *
 * Returns: %FALSE if it is no such word
 */
gboolean imz_token_initialize_from_word (const char *word, ImzTokenInitialize *initialize);

/**
 * imz_token_reader_read:
 * @module: a module's path
 *
 * At most once in a process, which holds the module ever after.
 *
 * Returns: (transfer full): what came of it
 */
ImzTokenReading *imz_token_reader_read (const char *module, ImzTokenInitialize initialize);

G_END_DECLS
