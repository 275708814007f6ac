/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "imz-display-text.h"
#include "imz-form-values.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_auto (ImzFormValues) values = { { NULL } };
  g_auto (ImzFormValues) again = { { NULL } };
  g_autofree char *json = NULL;

  if (!imz_form_values_read_json (&values, (const char *) data, size)) {
    g_assert_true (imz_form_values_is_empty (&values));
    return 0;
  }

  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    const char *value = values.values[i];

    g_assert_true (value == NULL || (*value != '\0' && g_utf8_validate (value, -1, NULL) &&
                                     imz_display_text_is_plain (value)));
  }

  json = imz_form_values_to_json (&values);
  if (strlen (json) > IMZ_FORM_VALUES_MAX_BYTES) /* it was written more briefly */
    return 0;
  g_assert_true (imz_form_values_read_json (&again, json, strlen (json)));
  g_assert_true (imz_form_values_equal (&values, &again));

  return 0;
}
