/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "imz-java-version.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* Of its own size: what is read behind its end is seen. */
  g_autofree char *text = g_memdup2 (data, size);

  g_assert_cmpuint (imz_java_version_parse (text, size), <, 1000);

  return 0;
}
