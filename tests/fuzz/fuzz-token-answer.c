/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include <string.h>

#include "imz-token-choice.h"

static void
choose (const ImzTokenAnswer *answer)
{
  static const char *const others[] = { "ACS ACR39U ICC Reader 01 00", NULL };
  g_autoptr (ImzTokenChoice) choice =
    imz_token_choice_new (answer, "ACS ACR39U ICC Reader 00 00", others, FALSE);

  if (choice != NULL)
    g_assert_cmpstr (imz_pin_state_to_word (choice->pin), !=, NULL);
}

/* What is taken keeps to its limits. */
static void
check (const ImzTokenAnswer *answer)
{
  g_assert_cmpstr (imz_driver_problem_to_word (answer->problem), !=, NULL);
  g_assert_cmpuint (answer->tokens->len, <=, IMZ_TOKEN_ANSWER_MAX_TOKENS);

  for (guint i = 0; i < answer->tokens->len; i++) {
    const ImzToken *token = g_ptr_array_index (answer->tokens, i);

    g_assert_true (g_utf8_validate (token->slot, -1, NULL));
    g_assert_cmpuint (token->certificates->len, <=, IMZ_TOKEN_ANSWER_MAX_CERTIFICATES);
    for (guint j = 0; j < token->certificates->len; j++)
      g_assert_cmpuint (g_bytes_get_size (token->certificates->pdata[j]), <=,
                        IMZ_TOKEN_ANSWER_MAX_CERTIFICATE_BYTES);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (ImzTokenAnswer) answer = imz_token_answer_parse (bytes, NULL);

  if (answer != NULL) {
    check (answer);
    choose (answer);
  }

  return 0;
}
