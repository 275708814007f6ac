/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rules R0–R25 and the documents they were taken from: data, in Turkish and English. */

#pragma once

#include "imz-key-lines.h"

G_BEGIN_DECLS

/* What stands in the place of a document's date that has none. Pinned. */
#define IMZ_RULE_UNDATED "tarihsiz"

/**
 * ImzRule:
 *
 * One rule; it lives as long as its rulebook. Texts come in the language of the messages.
 */
typedef struct _ImzRule ImzRule;

const char *imz_rule_get_id (const ImzRule *self); /* "R7" */
const char *imz_rule_get_text (const ImzRule *self);

/* Where it is written: keys of documents with their points, "S0.9, S0.7"; "S0.6 ↔ S4" where they contradict
 * each other */
const char *imz_rule_get_source (const ImzRule *self);

/* (transfer none) (array zero-terminated=1): these keys, one at least */
const char *const *imz_rule_get_source_keys (const ImzRule *self);

/* The date of the first of these documents as YYYY-MM-DD, or %IMZ_RULE_UNDATED if it has none */
const char *imz_rule_get_source_date (const ImzRule *self);

/* (nullable): what is otherwise elsewhere */
const char *imz_rule_get_differs (const ImzRule *self);

/**
 * ImzRuleSource:
 * @key: "S0"
 * @title: the document's name, in the language of the messages
 * @date: (nullable): YYYY-MM-DD, or %NULL if it has none
 */
typedef struct {
  const char *key;
  const char *title;
  const char *date;
} ImzRuleSource;

/**
 * ImzRulebook:
 *
 * All rules and their documents: an immutable value with one owner.
 */
typedef struct _ImzRulebook ImzRulebook;

/**
 * imz_rulebook_new_from_data:
 * @data: a key file of the form of data/rules/rules.ini, or the `[rule …]` and `[source …]` groups of a
 *   province's profile (other groups are passed over)
 * @base: (nullable): rules and documents that are taken over unless @data has others of the same id
 * @error: an #ImzCoreError, whose message begins with the line: "line 12: …"
 *
 * Returns: (transfer full) (nullable): the rules, or %NULL with @error
 */
ImzRulebook *imz_rulebook_new_from_data (GBytes *data, ImzRulebook *base, GError **error);

/* The same of a file that was read already (transfer full) (nullable). */
ImzRulebook *
imz_rulebook_new_from_lines (const ImzKeyLines *lines, ImzRulebook *base, GError **error);
void imz_rulebook_free (ImzRulebook *self);

/* In their order: R0, R1, …, then those a province added. */
guint imz_rulebook_get_n_rules (const ImzRulebook *self);
const ImzRule *imz_rulebook_get_rule (const ImzRulebook *self, guint index);

/* (nullable): %NULL if there is none of that id */
const ImzRule *imz_rulebook_find_rule (const ImzRulebook *self, const char *id);

/**
 * imz_rulebook_find_source:
 * @key: a document's key, with or without a point: "S0", "S0.9"
 * @source: (out): the document; its texts live as long as @self
 *
 * Returns: %FALSE if the document is not known
 */
gboolean imz_rulebook_find_source (const ImzRulebook *self, const char *key, ImzRuleSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzRulebook, imz_rulebook_free)

G_END_DECLS
