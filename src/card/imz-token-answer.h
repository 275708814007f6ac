/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What imzam-token-reader prints. A driver runs in that process and may have written whatever it likes:
 * nothing of it is believed before it was looked at. */

#pragma once

#include "imz-driver.h"

G_BEGIN_DECLS

enum {
  IMZ_TOKEN_ANSWER_MAX_BYTES = 1024 * 1024, /* of the whole */
  IMZ_TOKEN_ANSWER_MAX_TOKENS = 64,
  IMZ_TOKEN_ANSWER_MAX_CERTIFICATES = 64,            /* of a token */
  IMZ_TOKEN_ANSWER_MAX_CERTIFICATE_BYTES = 64 * 1024 /* of its DER */
};

/**
 * ImzToken:
 * @slot: what its slot is called, without spaces around it: with many drivers the reader's name, cut
 * @pin: what its flags say of the PIN; %IMZ_PIN_STATE_UNKNOWN if none is raised
 * @certificates: (element-type GBytes): any bytes, meant to be DER
 */
typedef struct {
  char *slot;
  ImzPinState pin;
  GPtrArray *certificates;
} ImzToken;

/**
 * ImzTokenAnswer:
 * @problem: %IMZ_DRIVER_PROBLEM_NONE if tokens were read, else what went wrong
 * @detail: (nullable): the name of what is missing, or of the call that failed and how
 * @tokens: (element-type ImzToken): the tokens that were read to their end
 * @libcrypto: (nullable): path of the libcrypto that the driver uses
 * @libpcsclite: (nullable): path of the libpcsclite that the driver uses
 */
typedef struct {
  ImzDriverProblem problem;
  char *detail;
  GPtrArray *tokens;
  char *libcrypto;
  char *libpcsclite;
} ImzTokenAnswer;

/**
 * imz_token_answer_parse:
 * @bytes: any bytes
 * @error: %IMZ_CARD_ERROR_FAILED
 *
 * Takes an answer of version 1 whose every part is of its type and within the limits above, and nothing
 * else. Keys that it does not know are passed over.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL with @error
 */
ImzTokenAnswer *imz_token_answer_parse (GBytes *bytes, GError **error);

/**
 * imz_token_answer_new_failed:
 * @problem: what went wrong, so that there is no answer
 * @detail: (nullable): as in #ImzTokenAnswer
 *
 * Returns: (transfer full): an answer in its place
 */
ImzTokenAnswer *imz_token_answer_new_failed (ImzDriverProblem problem, const char *detail);
void imz_token_answer_free (ImzTokenAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTokenAnswer, imz_token_answer_free)

G_END_DECLS
