/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All that the program can say of the readers and cards: its word, its weight, what to do about it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzSummary:
 *
 * Every situation the program can tell apart. Several share one pinned word
 * (imz_summary_to_word()): the word is for machines, the situation for people.
 */
typedef enum {
  IMZ_SUMMARY_VALID,    /* by its dates */
  IMZ_SUMMARY_VERIFIED, /* and by its chain and a current answer on revocation */
  IMZ_SUMMARY_RENEWAL_WINDOW,
  IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, /* in the window, but the successor is there */
  IMZ_SUMMARY_RENEWAL_LATE,
  IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED,
  IMZ_SUMMARY_PIN_NOT_SET,
  IMZ_SUMMARY_PIN_LOW,
  IMZ_SUMMARY_PIN_FINAL_TRY,
  IMZ_SUMMARY_PIN_LOCKED,
  IMZ_SUMMARY_REVOKED,
  IMZ_SUMMARY_SUSPENDED,
  IMZ_SUMMARY_UNTRUSTED,
  IMZ_SUMMARY_EXPIRED,
  IMZ_SUMMARY_NOT_YET,
  IMZ_SUMMARY_MALFORMED,
  IMZ_SUMMARY_NOT_AN_E_IMZA,
  IMZ_SUMMARY_NO_CERTIFICATE,
  IMZ_SUMMARY_NO_DRIVER,
  IMZ_SUMMARY_DRIVER_BROKEN,  /* there is one, but it cannot be loaded or fails */
  IMZ_SUMMARY_DRIVER_REFUSED, /* there is one, but others can change it */
  IMZ_SUMMARY_DRIVER_CRASHED,
  IMZ_SUMMARY_DRIVER_TIMEOUT,
  IMZ_SUMMARY_NONE_READABLE,
  IMZ_SUMMARY_CARD_DAMAGED,
  IMZ_SUMMARY_CARD_SILENT,
  IMZ_SUMMARY_CARD_REMOVED,
  IMZ_SUMMARY_MUTE,
  IMZ_SUMMARY_BUSY,
  IMZ_SUMMARY_NO_CARD,
  IMZ_SUMMARY_NO_READER,
  IMZ_SUMMARY_READER_UNAVAILABLE,
  IMZ_SUMMARY_SERVICE_ABSENT,
  IMZ_SUMMARY_SERVICE_STOPPED,
  IMZ_SUMMARY_SERVICE_DENIED,
  IMZ_SUMMARY_READING, /* not settled; never leaves the process */
  IMZ_N_SUMMARIES,
} ImzSummary;

/**
 * imz_summary_to_word:
 *
 * Returns: (nullable): its pinned word; %NULL of those about the PIN, where the certificate gives the word
 */
const char *imz_summary_to_word (ImzSummary summary);

/**
 * ImzExit:
 *
 * As monitoring systems expect. Pinned.
 */
typedef enum {
  IMZ_EXIT_WELL = 0,
  IMZ_EXIT_ATTENTION = 1,
  IMZ_EXIT_CRITICAL = 2,
  IMZ_EXIT_UNKNOWN = 3,
} ImzExit;

/**
 * ImzNextAction:
 * @id: what to do
 * @guide: (nullable): the guide that leads through it
 * @rule: (nullable): the rule it rests on
 * @source: (nullable): where that rule is written
 * @command: (nullable): what can be typed in a terminal to do it
 *
 * All words but the command are pinned.
 */
typedef struct {
  const char *id;
  const char *guide;
  const char *rule;
  const char *source;
  const char *command;
} ImzNextAction;

ImzExit imz_summary_get_exit (ImzSummary summary);
const ImzNextAction *imz_summary_get_next_action (ImzSummary summary);

G_END_DECLS
