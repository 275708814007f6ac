/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads the group [province] of a profile. */

#pragma once

#include "imz-bilingual.h"
#include "imz-province.h"

G_BEGIN_DECLS

/**
 * ImzProvinceFacts:
 *
 * What stands in the group; where nothing does, the days, the ways and the letter of the shipped profile `genel`.
 */
typedef struct {
  ImzBilingual name;
  ImzBilingual scope;
  ImzRenewalLimits limits;
  guint recommended_days;
  ImzLimit production;
  gboolean accepts_expired_with_e_onay;
  ImzMethod methods[IMZ_N_METHODS];
  guint n_methods;
  ImzLetterKind letter;
  ImzBilingual approver;
  ImzBilingual addressee;
  ImzBilingual identity_addressee;
  char **contact;
  char **sources;
} ImzProvinceFacts;

/**
 * imz_province_facts_read:
 * @self: (out): the facts, to be cleared in any case
 * @rules: where the documents are known
 * @error: %IMZ_CORE_ERROR_BAD_DATA
 *
 * Returns: %FALSE with @error if the file is wrong, of which the groups of rules and sources are not read
 */
gboolean imz_province_facts_read (ImzProvinceFacts *self,
                                  const ImzKeyLines *lines,
                                  const ImzRulebook *rules,
                                  GError **error);
void imz_province_facts_clear (ImzProvinceFacts *self);

G_END_DECLS
