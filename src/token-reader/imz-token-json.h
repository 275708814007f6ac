/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-token-reading.h"

G_BEGIN_DECLS

/**
 * imz_token_reading_to_json:
 *
 * Returns: (transfer full): the reading as the schema imzam.token-reader/1 has it, in one line with
 *   its end; less than 1 MiB
 */
char *imz_token_reading_to_json (const ImzTokenReading *self);

G_END_DECLS
