/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "imz-atr.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  ImzAtrFacts facts = imz_atr_parse (data, size);

  g_assert_cmpuint (strnlen (facts.version, sizeof facts.version), <, sizeof facts.version);
  g_assert_true (facts.family == IMZ_CARD_FAMILY_AKIS || !facts.secure_messaging);

  return 0;
}
