/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-reading.h"

const char *
imz_token_result_to_word (ImzTokenResult result)
{
  static const char *const words[] = {
    [IMZ_TOKEN_RESULT_READ] = "read",
    [IMZ_TOKEN_RESULT_NO_TOKEN] = "no-token",
    [IMZ_TOKEN_RESULT_WRITABLE] = "writable",
    [IMZ_TOKEN_RESULT_MISSING] = "missing",
    [IMZ_TOKEN_RESULT_WRONG_ARCHITECTURE] = "wrong-architecture",
    [IMZ_TOKEN_RESULT_NOT_A_MODULE] = "not-a-module",
    [IMZ_TOKEN_RESULT_MISSING_LIBRARY] = "missing-library",
    [IMZ_TOKEN_RESULT_MISSING_SYMBOL] = "missing-symbol",
    [IMZ_TOKEN_RESULT_FAILED] = "failed",
  };

  return words[result];
}

const char *
imz_token_pin_to_word (ImzTokenPin pin)
{
  static const char *const words[] = {
    [IMZ_TOKEN_PIN_NONE] = "none",     [IMZ_TOKEN_PIN_NOT_SET] = "not-set",
    [IMZ_TOKEN_PIN_LOW] = "low",       [IMZ_TOKEN_PIN_FINAL_TRY] = "final-try",
    [IMZ_TOKEN_PIN_LOCKED] = "locked",
  };

  return words[pin];
}

ImzToken *
imz_token_new (void)
{
  ImzToken *self = g_new0 (ImzToken, 1);

  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  return self;
}

void
imz_token_free (ImzToken *self)
{
  g_free (self->slot);
  g_ptr_array_unref (self->certificates);
  g_free (self);
}

ImzTokenReading *
imz_token_reading_new (void)
{
  ImzTokenReading *self = g_new0 (ImzTokenReading, 1);

  self->tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_token_free);

  return self;
}

void
imz_token_reading_free (ImzTokenReading *self)
{
  g_free (self->detail);
  g_ptr_array_unref (self->tokens);
  g_free (self->libcrypto);
  g_free (self->libpcsclite);
  g_free (self);
}
