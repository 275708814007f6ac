/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-renewal.h"
#include "imz-tone.h"

G_BEGIN_DECLS

/**
 * ImzSittingFacts:
 * @sha256: the certificate's fingerprint
 * @holder: (nullable): whose it is
 * @not_after: its last second, since the epoch
 * @days_left: calendar days from when it was seen to its end; negative if it had ended
 * @state: its state when it was seen
 * @badge: that in a word or two
 * @tone: how grave that is
 * @seen_at: when it was seen, in seconds since the epoch
 *
 * What is known of one e-imza of a sitting.
 */
typedef struct {
  const char *sha256;
  const char *holder;
  gint64 not_after;
  int days_left;
  ImzCertificateState state;
  const char *badge;
  ImzTone tone;
  gint64 seen_at;
} ImzSittingFacts;

/**
 * ImzSittingEntry:
 *
 * One e-imza that was seen in a sitting: immutable.
 */
#define IMZ_TYPE_SITTING_ENTRY (imz_sitting_entry_get_type ())
G_DECLARE_FINAL_TYPE (ImzSittingEntry, imz_sitting_entry, IMZ, SITTING_ENTRY, GObject)

/* @facts: copied */
ImzSittingEntry *imz_sitting_entry_new (const ImzSittingFacts *facts);

/* (transfer none): for as long as @self lives */
const ImzSittingFacts *imz_sitting_entry_get_facts (ImzSittingEntry *self);

/**
 * imz_sitting_entry_name:
 * @masked: only the first letters of it
 *
 * Returns: (transfer full): the holder's name, as it may be shown
 */
char *imz_sitting_entry_name (ImzSittingEntry *self, gboolean masked);

gboolean imz_sitting_entry_equal (ImzSittingEntry *a, ImzSittingEntry *b);

G_END_DECLS
