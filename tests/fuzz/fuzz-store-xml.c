/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Kamu SM's store, and all else that may hold certificates. */

#include "fuzz.h"

#include "imz-certificate-import.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (ImzPins) pins = imz_pins_new_shipped ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) answer_error = NULL;
  g_autoptr (GPtrArray) entries = imz_certificate_import_read (bytes, &error);
  g_autoptr (GPtrArray) certificates = imz_certificates_from_answer (bytes, &answer_error);

  g_assert_cmpint (entries == NULL, ==, error != NULL);
  g_assert_cmpint (certificates == NULL, ==, answer_error != NULL);

  if (entries != NULL) {
    g_auto (ImzCertificateImport) import = { 0 };

    imz_certificate_import_sort (&import, entries, pins);
    g_assert_cmpuint (import.taken->len, ==, 0); /* theirs cannot be made up */
    g_assert_cmpuint (import.unpinned->len + import.n_damaged, <=, entries->len);
    for (guint i = 0; i < import.unpinned->len; i++)
      g_assert_true (g_utf8_validate (((ImzUnpinned *) import.unpinned->pdata[i])->name, -1, NULL));
  }

  return 0;
}
