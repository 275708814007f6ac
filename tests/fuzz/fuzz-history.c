/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <string.h>

#include "imz-history-csv.h"
#include "imz-history-json.h"
#include "imz-record-json.h"
#include "imz-store-error.h"

/* Who reads it is told in one line. */
static void
check_error (const GError *error)
{
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_FILE);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
}

/* What was read can be kept, and comes back as it was. */
static void
check_record (ImzRecord *record)
{
  g_autoptr (JsonNode) node = imz_record_json_write (record, NULL);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autofree char *file = g_strconcat (
    "{\"schema\":\"" IMZ_HISTORY_JSON_SCHEMA "\",\"applications\":[", json, "]}", NULL);
  g_autoptr (GPtrArray) again = imz_history_json_read (file, strlen (file), NULL);

  g_assert_true (imz_record_facts_check (imz_record_get_facts (record), NULL));
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_true (imz_record_equal (g_ptr_array_index (again, 0), record));
}

/* Nothing begins a formula where the semicolon parts cells. */
static void
check_row (ImzRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  imz_history_csv_append_record (text, record);
  g_assert_false (
    g_regex_match_simple ("(\\A|[;\\t\\r\\n])[\" ]*[=+@-]", text->str, G_REGEX_RAW, 0));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
    imz_history_json_read (size > 0 ? (const char *) data : "", size, &error);

  if (records == NULL) {
    check_error (error);
    return 0;
  }

  for (guint i = 0; i < records->len; i++) {
    check_record (g_ptr_array_index (records, i));
    check_row (g_ptr_array_index (records, i));
  }

  return 0;
}
