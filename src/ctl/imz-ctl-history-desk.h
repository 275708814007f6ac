/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the verbs of `imzamctl history` work with, and what they have in common. */

#pragma once

#include "imz-exchange-model.h"

G_BEGIN_DECLS

/**
 * ImzCtlHistoryOptions:
 * @words: the verb, and what stands behind it
 *
 * The options as they were given, %NULL those that were not.
 */
typedef struct {
  char *kind;
  char *method;
  char *province;
  char *profile;
  char *courier;
  char *tracking;
  char *link;
  char *note;
  char *letter_number;
  char *letter_date;
  char *stage;
  char *date;
  char *refusal;
  char *search;
  char *filter;
  char *format;
  gboolean undo;
  gboolean json;
  char **words;
} ImzCtlHistoryOptions;

/**
 * ImzCtlHistoryDesk:
 * @history: the applications of all who share this account
 * @province: by whose rules days are expected of those that name none
 * @now: in seconds since the epoch
 */
typedef struct {
  ImzDatabase *database;
  ImzHistoryModel *history;
  ImzExchangeModel *exchange;
  ImzProvinces *provinces;
  ImzProvince *province;
  gint64 now;
} ImzCtlHistoryDesk;

void imz_ctl_history_desk_init (ImzCtlHistoryDesk *self);
void imz_ctl_history_desk_clear (ImzCtlHistoryDesk *self);

/* Says why on stderr; returns %IMZ_CTL_EXIT_FAILED. */
int imz_ctl_history_fail (const char *message);

/**
 * imz_ctl_history_parse_id:
 * @exit: (out): the exit code, if it is none
 *
 * Returns: %FALSE if @word is no number of an application; that was said on stderr
 */
gboolean imz_ctl_history_parse_id (const char *word, gint64 *id, int *exit);

/**
 * imz_ctl_history_desk_find:
 * @exit: (out): the exit code, if there is none
 *
 * Returns: (transfer full) (nullable): the application of this number; of %NULL it was said on stderr why
 */
ImzRecord *imz_ctl_history_desk_find (ImzCtlHistoryDesk *self, gint64 id, int *exit);

/**
 * imz_ctl_history_desk_print_one:
 * @with_id: whether its number stands beside the list, too
 *
 * Prints imzam.history/1 with one application.
 *
 * Returns: the exit code
 */
int imz_ctl_history_desk_print_one (ImzCtlHistoryDesk *self, ImzRecord *record, gboolean with_id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzCtlHistoryDesk, imz_ctl_history_desk_clear)

G_END_DECLS
