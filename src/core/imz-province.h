/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a province does in its own way: limits, methods, whom to write to, whose rule says so. */

#pragma once

#include "imz-case.h"
#include "imz-renewal.h"
#include "imz-rulebook.h"

G_BEGIN_DECLS

/* The profile that serves wherever no other was chosen. Pinned. */
#define IMZ_PROVINCE_DEFAULT "genel"

/**
 * ImzLetterKind:
 * @IMZ_LETTER_OFFICIAL: the institution's official letter (üst yazı)
 * @IMZ_LETTER_EMAIL: an e-mail from the institution's official mailbox
 * @IMZ_LETTER_NONE: none is asked for
 *
 * What the province waits for before it approves (R12).
 */
typedef enum {
  IMZ_LETTER_OFFICIAL,
  IMZ_LETTER_EMAIL,
  IMZ_LETTER_NONE,
} ImzLetterKind;

/* "letter", "e-mail", "none" */
const char *imz_letter_kind_to_word (ImzLetterKind kind);

/**
 * ImzProvince:
 *
 * A province's profile: an immutable, reference-counted value. Texts come in the language of the messages.
 */
typedef struct _ImzProvince ImzProvince;

/**
 * imz_province_is_id:
 *
 * Returns: %TRUE if @text could be the id of a profile: lower-case ASCII letters, digits and hyphens,
 *   at most 64, the first no hyphen
 */
gboolean imz_province_is_id (const char *text);

/**
 * imz_province_new_from_data:
 * @id: its id
 * @data: a key file of the form described in data/provinces/README.md
 * @rules: the rules that hold unless the profile has others
 * @error: an #ImzCoreError, whose message begins with the line: "line 12: …"
 *
 * Returns: (transfer full) (nullable): the profile, or %NULL with @error
 */
ImzProvince *
imz_province_new_from_data (const char *id, GBytes *data, ImzRulebook *rules, GError **error);
ImzProvince *imz_province_ref (ImzProvince *self);
void imz_province_unref (ImzProvince *self);

const char *imz_province_get_id (const ImzProvince *self);
const char *imz_province_get_name (const ImzProvince *self);
const char *imz_province_get_scope (const ImzProvince *self); /* (nullable) */

/* The window and the last date (R7, R8). */
const ImzRenewalLimits *imz_province_get_limits (const ImzProvince *self);

/* Days before the end at which it recommends to apply (R8); 0 if it recommends no day. */
guint imz_province_get_recommended_days (const ImzProvince *self);

/* How long before the end a renewal is produced (R13). */
ImzLimit imz_province_get_production_lead (const ImzProvince *self);

/* Whether a renewal with e-onay is accepted after the end (R10). */
gboolean imz_province_accepts_expired_with_e_onay (const ImzProvince *self);

/**
 * imz_province_get_methods:
 * @n_methods: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_methods): the methods it accepts, the one it wants first
 */
const ImzMethod *imz_province_get_methods (const ImzProvince *self, guint *n_methods);

gboolean imz_province_has_method (const ImzProvince *self, ImzMethod method);

ImzLetterKind imz_province_get_letter (const ImzProvince *self);
const char *imz_province_get_approver (const ImzProvince *self);  /* (nullable): who approves */
const char *imz_province_get_addressee (const ImzProvince *self); /* (nullable): of the letter */

/* (nullable): of the letter that an identity change begins with (R5) */
const char *imz_province_get_identity_addressee (const ImzProvince *self);

/* The same as they stand on a letter, which is Turkish whatever the language of the messages is (nullable). */
const char *imz_province_get_turkish_addressee (const ImzProvince *self);
const char *imz_province_get_turkish_identity_addressee (const ImzProvince *self);

/* (transfer none) (array zero-terminated=1): how to reach it, one line each */
const char *const *imz_province_get_contact (const ImzProvince *self);

/* (transfer none) (array zero-terminated=1): keys of the documents it was made from, known to its rules */
const char *const *imz_province_get_sources (const ImzProvince *self);

/* (transfer none): all rules as they hold there */
ImzRulebook *imz_province_get_rules (const ImzProvince *self);

/* (nullable): %NULL if there is no rule of that id */
const ImzRule *imz_province_find_rule (const ImzProvince *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzProvince, imz_province_unref)

G_END_DECLS
