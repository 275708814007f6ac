/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The document imzam.history/1, as somebody may have made it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_HISTORY_JSON_SCHEMA "imzam.history/1"

enum {
  IMZ_HISTORY_JSON_MAX_BYTES = 256 * 1024 * 1024,
  IMZ_HISTORY_JSON_MAX_RECORDS = 200000,
};

/**
 * imz_history_json_read:
 * @text: any bytes; with or without the mark that some programs put before UTF-8
 * @length: how many
 * @error: %IMZ_STORE_ERROR_BAD_FILE; of a bad application it names the number, from 1 on, and the key
 *
 * Returns: (transfer full) (nullable) (element-type ImzRecord): the applications, or %NULL with @error
 */
GPtrArray *imz_history_json_read (const char *text, gsize length, GError **error);

G_END_DECLS
