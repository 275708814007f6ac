/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A verdict in words, in the language of the messages. */

#pragma once

#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_sentence_situation:
 *
 * Returns: (transfer none): the name of a situation in a few words; no two have the same
 */
const char *imz_sentence_situation (ImzSummary summary);

/**
 * imz_sentence_title:
 *
 * Returns: (transfer none): a few words: "Renewal time"
 */
const char *imz_sentence_title (const ImzVerdict *verdict);

/**
 * imz_sentence_text:
 *
 * Returns: (transfer full): what is the case, in one sentence with its dates
 */
char *imz_sentence_text (const ImzVerdict *verdict);

/**
 * imz_sentence_remembered:
 *
 * Returns: (transfer full) (nullable): when that was so, if @verdict is about a card that was seen before;
 *   else %NULL
 */
char *imz_sentence_remembered (const ImzVerdict *verdict);

/**
 * imz_sentence_explanation:
 * @verdict: one in which dates are not the point; of the others an #ImzAdvice tells
 *
 * Returns: (transfer full): what that means and what helps; of a driver that failed, how it failed
 */
char *imz_sentence_explanation (const ImzVerdict *verdict);

/**
 * imz_sentence_next_action:
 * @verdict: one in which dates are not the point; of the others an #ImzAdvice tells
 *
 * Returns: (transfer none): what to do next, in one sentence
 */
const char *imz_sentence_next_action (const ImzVerdict *verdict);

/**
 * imz_sentence_certificate_state:
 *
 * Returns: (transfer none): a certificate's state, in a word or two
 */
const char *imz_sentence_certificate_state (ImzCertificateState state);

/**
 * imz_sentence_certificate_badge:
 * @state: its state
 * @now: seconds since the epoch
 *
 * Returns: (transfer none): the state of @certificate in a word or two: "Valid" only if its chain and its
 *   revocation were checked
 */
const char *imz_sentence_certificate_badge (const ImzCertificate *certificate,
                                            ImzCertificateState state,
                                            gint64 now);

/**
 * imz_sentence_certificate_kind:
 *
 * Returns: (transfer none): what a certificate is for, in a word or two
 */
const char *imz_sentence_certificate_kind (ImzCertificateKind kind);

/**
 * imz_sentence_issuer:
 * @issuer: (nullable): an issuer's name
 *
 * Returns: (transfer full): a short form: "Kamu SM · Sürüm 6" for Kamu SM's, else @issuer itself
 */
char *imz_sentence_issuer (const char *issuer);

G_END_DECLS
