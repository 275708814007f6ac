/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was told of an application on the command line. */

#pragma once

#include "imz-ctl-history-desk.h"

G_BEGIN_DECLS

/**
 * ImzHistoryTold:
 * @kind: what is applied for, if that was told
 * @has_stage: whether @stage was
 * @day: when it came to its stage; not valid (g_date_valid()) if that was not told
 * @has_refusal: whether @refusal was
 * @options: the texts, "" of those that are to be taken away
 */
typedef struct {
  ImzCase kind;
  ImzMethod method;
  gboolean has_stage;
  ImzStage stage;
  GDate day;
  gboolean has_refusal;
  ImzRefusal refusal;
  const ImzCtlHistoryOptions *options;
} ImzHistoryTold;

/**
 * imz_history_told_init:
 * @options: must live as long
 * @now: in seconds since the epoch
 * @error: a #GOptionError, or %IMZ_CORE_ERROR_BAD_DATE
 *
 * Returns: %FALSE with @error if a word or day is none, or the day is still to come
 */
gboolean imz_history_told_init (ImzHistoryTold *self,
                                const ImzCtlHistoryOptions *options,
                                gint64 now,
                                GError **error);

/**
 * imz_history_told_apply_texts:
 * @error: a #GOptionError that names the option
 *
 * Returns: (transfer full) (nullable): @record with the texts that were told; %NULL with @error if one of them cannot
 *   be kept
 */
ImzRecord *
imz_history_told_apply_texts (const ImzHistoryTold *self, ImzRecord *record, GError **error);

/**
 * imz_history_told_apply:
 * @record: an application that is kept
 * @now: in seconds since the epoch
 * @error: a #GOptionError if the words are at odds, else %IMZ_CORE_ERROR_BAD_RECORD
 *
 * Returns: (transfer full) (nullable): the same, with all that was told; %NULL with @error if it cannot be so
 */
ImzRecord *
imz_history_told_apply (const ImzHistoryTold *self, ImzRecord *record, gint64 now, GError **error);

G_END_DECLS
