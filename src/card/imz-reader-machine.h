/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What becomes of a reader when something happens to it: a table, drawn in docs/reader-states.md. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzReaderPhase:
 * @IMZ_READER_PHASE_ARRIVING: just plugged in, and no card seen yet: a mini reader's card may follow
 *   up to 0.3 s later, so that nothing is shown for now
 * @IMZ_READER_PHASE_EMPTY: no card
 * @IMZ_READER_PHASE_READING: the card is being read
 * @IMZ_READER_PHASE_HELD: another program holds the card; it is tried again
 * @IMZ_READER_PHASE_LEAVING: the card went while it was read; its reader will say so in a moment
 * @IMZ_READER_PHASE_READ: the reading has ended and its result stands
 * @IMZ_READER_PHASE_MUTE: the card does not answer its reset
 * @IMZ_READER_PHASE_UNAVAILABLE: the reader does not work
 */
typedef enum {
  IMZ_READER_PHASE_ARRIVING,
  IMZ_READER_PHASE_EMPTY,
  IMZ_READER_PHASE_READING,
  IMZ_READER_PHASE_HELD,
  IMZ_READER_PHASE_LEAVING,
  IMZ_READER_PHASE_READ,
  IMZ_READER_PHASE_MUTE,
  IMZ_READER_PHASE_UNAVAILABLE,
  IMZ_N_READER_PHASES,
} ImzReaderPhase;

/**
 * ImzReaderEvent:
 * @IMZ_READER_EVENT_EMPTY: the reader says it is empty
 * @IMZ_READER_EVENT_CARD: it says there is a card it did not tell of before
 * @IMZ_READER_EVENT_MUTE: it says the card is mute
 * @IMZ_READER_EVENT_UNAVAILABLE: it says it does not work
 * @IMZ_READER_EVENT_LOCKED: the reading has the card to itself
 * @IMZ_READER_EVENT_WAITING: another program has kept the reading from the card for a while
 * @IMZ_READER_EVENT_DONE: the reading ended with a result
 * @IMZ_READER_EVENT_REFUSED: the reading ended at once: another program holds the card for itself
 * @IMZ_READER_EVENT_NO_ANSWER: the reading ended: the card is mute
 * @IMZ_READER_EVENT_PULLED: the reading ended: the card went, or changed again and again
 * @IMZ_READER_EVENT_BROKEN: the reading ended: card or reader broke off
 * @IMZ_READER_EVENT_DEADLINE: the reading has not ended in time, or was pulled away too often
 * @IMZ_READER_EVENT_TIMER: the time that ARRIVING, HELD or LEAVING asked for is over
 * @IMZ_READER_EVENT_RETRY: the person wants it read again
 */
typedef enum {
  IMZ_READER_EVENT_EMPTY,
  IMZ_READER_EVENT_CARD,
  IMZ_READER_EVENT_MUTE,
  IMZ_READER_EVENT_UNAVAILABLE,
  IMZ_READER_EVENT_LOCKED,
  IMZ_READER_EVENT_WAITING,
  IMZ_READER_EVENT_DONE,
  IMZ_READER_EVENT_REFUSED,
  IMZ_READER_EVENT_NO_ANSWER,
  IMZ_READER_EVENT_PULLED,
  IMZ_READER_EVENT_BROKEN,
  IMZ_READER_EVENT_DEADLINE,
  IMZ_READER_EVENT_TIMER,
  IMZ_READER_EVENT_RETRY,
  IMZ_N_READER_EVENTS,
} ImzReaderEvent;

/**
 * ImzReaderDeed:
 * @IMZ_READER_DEED_NOTHING: leave everything as it is
 * @IMZ_READER_DEED_READ: start a reading, or note that one is to start when the last one's thread ends
 * @IMZ_READER_DEED_DROP: give up a reading that may be under way, and all timers
 * @IMZ_READER_DEED_KEEP: keep the reading's result
 * @IMZ_READER_DEED_KEEP_SILENT: give up the reading; the result is that the card is silent
 * @IMZ_READER_DEED_KEEP_REMOVED: the result is that the card was removed
 * @IMZ_READER_DEED_WAIT_ARRIVAL: wake up when a card would have shown
 * @IMZ_READER_DEED_WAIT_LEAVING: wake up when the reader would have told that the card went
 * @IMZ_READER_DEED_WAIT_RETRY: wake up for the next try, each time later
 * @IMZ_READER_DEED_SUSPEND_DEADLINE: the reading waits for others: its deadline does not run
 * @IMZ_READER_DEED_RENEW_DEADLINE: the reading's deadline runs from now
 */
typedef enum {
  IMZ_READER_DEED_NOTHING,
  IMZ_READER_DEED_READ,
  IMZ_READER_DEED_DROP,
  IMZ_READER_DEED_KEEP,
  IMZ_READER_DEED_KEEP_SILENT,
  IMZ_READER_DEED_KEEP_REMOVED,
  IMZ_READER_DEED_WAIT_ARRIVAL,
  IMZ_READER_DEED_WAIT_LEAVING,
  IMZ_READER_DEED_WAIT_RETRY,
  IMZ_READER_DEED_SUSPEND_DEADLINE,
  IMZ_READER_DEED_RENEW_DEADLINE,
} ImzReaderDeed;

/**
 * imz_reader_machine_step:
 * @phase: (inout): where the reader is, and where it gets to
 * @event: what happened
 *
 * Returns: what to do
 */
ImzReaderDeed imz_reader_machine_step (ImzReaderPhase *phase, ImzReaderEvent event);

const char *imz_reader_phase_to_word (ImzReaderPhase phase);
const char *imz_reader_event_to_word (ImzReaderEvent event);

G_END_DECLS
