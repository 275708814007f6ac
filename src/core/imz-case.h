/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an application is about and how it is signed. The words are pinned: they leave the process. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzCase:
 * @IMZ_CASE_RENEWAL: the e-imza ends and goes on
 * @IMZ_CASE_FIRST: there was none before (R2)
 * @IMZ_CASE_LOST: lost or stolen; the valid one is revoked (R16, R17)
 * @IMZ_CASE_IDENTITY: the holder's name or identity data changed (R5)
 */
typedef enum {
  IMZ_CASE_RENEWAL,
  IMZ_CASE_FIRST,
  IMZ_CASE_LOST,
  IMZ_CASE_IDENTITY,
  IMZ_N_CASES,
} ImzCase;

/**
 * ImzEOnay:
 * @IMZ_E_ONAY_UNKNOWN: the holder does not know, or was not asked
 * @IMZ_E_ONAY_YES: active, as the holder says
 * @IMZ_E_ONAY_NO: not active, as the holder says
 *
 * Nothing but the holder's word tells whether e-onay is active.
 */
typedef enum {
  IMZ_E_ONAY_UNKNOWN,
  IMZ_E_ONAY_YES,
  IMZ_E_ONAY_NO,
  IMZ_N_E_ONAYS,
} ImzEOnay;

/**
 * ImzMethod:
 * @IMZ_METHOD_E_ONAY: by the consent given once (E-Onaylı Başvuru)
 * @IMZ_METHOD_E_IMZA: by the e-imza that still runs (E-İmzalı Başvuru)
 * @IMZ_METHOD_WET_SIGNED: on paper (Islak İmzalı Başvuru)
 */
typedef enum {
  IMZ_METHOD_E_ONAY,
  IMZ_METHOD_E_IMZA,
  IMZ_METHOD_WET_SIGNED,
  IMZ_N_METHODS,
} ImzMethod;

/* "renewal", "first", "lost", "identity". Of another word nothing is written, here and below. */
const char *imz_case_to_word (ImzCase kind);
gboolean imz_case_from_word (const char *word, ImzCase *kind);

/* (transfer none): what the application is about, in a word or two, in the language of the messages */
const char *imz_case_get_name (ImzCase kind);

/* "unknown", "yes", "no" */
const char *imz_e_onay_to_word (ImzEOnay e_onay);
gboolean imz_e_onay_from_word (const char *word, ImzEOnay *e_onay);

/* "e-onay", "e-imza", "wet-signed" */
const char *imz_method_to_word (ImzMethod method);
gboolean imz_method_from_word (const char *word, ImzMethod *method);

/**
 * imz_method_get_name:
 *
 * Returns: (transfer none): its name as the portal has it, in the language of the messages
 */
const char *imz_method_get_name (ImzMethod method);

G_END_DECLS
