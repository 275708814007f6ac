/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "imz-display-text.h"
#include "imz-identity-number.h"
#include "imz-link.h"
#include "imz-message-parts.h"

/* What is offered can be shown, is no identity number, and leads where it says. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) parts = imz_message_parts_find (text);

  for (guint i = 0; i < parts->len; i++) {
    const ImzMessagePart *part = parts->pdata[i];
    g_autofree char *host = imz_link_find_host (part->text);

    g_assert_true (imz_display_text_is_plain (part->text));
    g_assert_false (imz_identity_number_is_valid (part->text));
    g_assert_true (part->kind != IMZ_MESSAGE_PART_DAY || g_date_valid (&part->day));
    if (part->host != NULL)
      g_assert_cmpstr (host, ==, part->host);
  }

  return 0;
}
