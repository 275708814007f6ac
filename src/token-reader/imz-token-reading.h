/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What one reading through one PKCS#11 module brought. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzTokenResult:
 * @IMZ_TOKEN_RESULT_READ: there was at least one token, and all were read
 * @IMZ_TOKEN_RESULT_NO_TOKEN: the module works, but knows no token in any slot
 * @IMZ_TOKEN_RESULT_WRITABLE: others can change the module's file, so that it was not loaded
 * @IMZ_TOKEN_RESULT_MISSING: there is no such file, or it cannot be opened
 * @IMZ_TOKEN_RESULT_WRONG_ARCHITECTURE: the file was made for another kind of processor
 * @IMZ_TOKEN_RESULT_NOT_A_MODULE: the file is no PKCS#11 module
 * @IMZ_TOKEN_RESULT_MISSING_LIBRARY: a library that the module needs is not there
 * @IMZ_TOKEN_RESULT_MISSING_SYMBOL: a library that the module needs is there in another version
 * @IMZ_TOKEN_RESULT_FAILED: a call into the module failed; tokens read to their end are kept
 *
 * Pinned: its words (imz_token_result_to_word()) leave the process.
 */
typedef enum {
  IMZ_TOKEN_RESULT_READ,
  IMZ_TOKEN_RESULT_NO_TOKEN,
  IMZ_TOKEN_RESULT_WRITABLE,
  IMZ_TOKEN_RESULT_MISSING,
  IMZ_TOKEN_RESULT_WRONG_ARCHITECTURE,
  IMZ_TOKEN_RESULT_NOT_A_MODULE,
  IMZ_TOKEN_RESULT_MISSING_LIBRARY,
  IMZ_TOKEN_RESULT_MISSING_SYMBOL,
  IMZ_TOKEN_RESULT_FAILED,
} ImzTokenResult;

const char *imz_token_result_to_word (ImzTokenResult result);

/**
 * ImzTokenPin:
 * @IMZ_TOKEN_PIN_NONE: no flag is raised; many modules never raise one
 * @IMZ_TOKEN_PIN_NOT_SET: the holder has not made a PIN yet
 * @IMZ_TOKEN_PIN_LOW: a wrong PIN was entered
 * @IMZ_TOKEN_PIN_FINAL_TRY: one more wrong one locks it
 * @IMZ_TOKEN_PIN_LOCKED: locked
 *
 * What a token's flags say of the holder's PIN. Pinned like the results.
 */
typedef enum {
  IMZ_TOKEN_PIN_NONE,
  IMZ_TOKEN_PIN_NOT_SET,
  IMZ_TOKEN_PIN_LOW,
  IMZ_TOKEN_PIN_FINAL_TRY,
  IMZ_TOKEN_PIN_LOCKED,
} ImzTokenPin;

const char *imz_token_pin_to_word (ImzTokenPin pin);

/**
 * ImzToken:
 * @slot: its slot's description, which is a reader's name cut after 64 bytes; valid UTF-8
 * @pin: what its flags say
 * @certificates: (element-type GBytes): the values of its certificate objects, unparsed
 */
typedef struct {
  char *slot;
  ImzTokenPin pin;
  GPtrArray *certificates;
} ImzToken;

ImzToken *imz_token_new (void);
void imz_token_free (ImzToken *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzToken, imz_token_free)

/**
 * ImzTokenReading:
 * @result: how it ended
 * @detail: (nullable): the name of what is missing, or of the call that failed; never a token's
 *   words
 * @tokens: (element-type ImzToken): the tokens read to their end
 * @libcrypto: (nullable): path of the libcrypto that the module brought into the process
 * @libpcsclite: (nullable): path of the libpcsclite that the module brought into the process
 */
typedef struct {
  ImzTokenResult result;
  char *detail;
  GPtrArray *tokens;
  char *libcrypto;
  char *libpcsclite;
} ImzTokenReading;

ImzTokenReading *imz_token_reading_new (void);
void imz_token_reading_free (ImzTokenReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTokenReading, imz_token_reading_free)

G_END_DECLS
