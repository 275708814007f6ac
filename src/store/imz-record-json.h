/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One application in JSON: an element of `applications` of imzam.history/1. Lossless: what was written is read as the
 * same; `stage` and `expected` follow from the rest, and are not read. */

#pragma once

#include <json-glib/json-glib.h>

#include "imz-record.h"

G_BEGIN_DECLS

/**
 * imz_record_json_write:
 * @expected: (nullable): the days to be expected
 *
 * Returns: (transfer full): @record, with all its keys; null is what is not known
 */
JsonNode *imz_record_json_write (ImzRecord *record, const ImzTimeline *expected);

/**
 * imz_record_json_read:
 * @node: what stands there
 * @number: the how manieth it is, from 1 on
 * @error: %IMZ_STORE_ERROR_BAD_FILE, which names @number and the key
 *
 * Keys that are not known are passed over; one that is missing is as good as null.
 *
 * Returns: (transfer full) (nullable): an application, or %NULL with @error
 */
ImzRecord *imz_record_json_read (JsonNode *node, guint number, GError **error);

G_END_DECLS
