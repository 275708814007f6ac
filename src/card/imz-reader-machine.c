/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reader-machine.h"

typedef struct {
  gboolean moves; /* FALSE: the event means nothing in this phase */
  ImzReaderPhase next;
  ImzReaderDeed deed;
} Step;

#define GO(next_phase, what)                                    \
  {                                                             \
    TRUE, IMZ_READER_PHASE_##next_phase, IMZ_READER_DEED_##what \
  }

/* The same in every phase: what the reader itself says comes first. */
#define READER_SAYS                                                                       \
  [IMZ_READER_EVENT_EMPTY] = GO (EMPTY, DROP), [IMZ_READER_EVENT_MUTE] = GO (MUTE, DROP), \
  [IMZ_READER_EVENT_UNAVAILABLE] = GO (UNAVAILABLE, DROP)

/* The same in every phase but READING and HELD, where the reading itself sees that the card changed. */
#define NEW_CARD [IMZ_READER_EVENT_CARD] = GO (READING, READ)

/* clang-format off */
static const Step steps[IMZ_N_READER_PHASES][IMZ_N_READER_EVENTS] = {
  [IMZ_READER_PHASE_ARRIVING] = {
    [IMZ_READER_EVENT_EMPTY] = GO (ARRIVING, WAIT_ARRIVAL),
    [IMZ_READER_EVENT_MUTE] = GO (MUTE, DROP),
    [IMZ_READER_EVENT_UNAVAILABLE] = GO (UNAVAILABLE, DROP),
    NEW_CARD,
    [IMZ_READER_EVENT_TIMER] = GO (EMPTY, NOTHING),
  },
  [IMZ_READER_PHASE_EMPTY] = {
    [IMZ_READER_EVENT_MUTE] = GO (MUTE, NOTHING),
    [IMZ_READER_EVENT_UNAVAILABLE] = GO (UNAVAILABLE, NOTHING),
    NEW_CARD,
  },
  [IMZ_READER_PHASE_READING] = {
    READER_SAYS,
    [IMZ_READER_EVENT_LOCKED] = GO (READING, RENEW_DEADLINE),
    [IMZ_READER_EVENT_WAITING] = GO (HELD, SUSPEND_DEADLINE),
    [IMZ_READER_EVENT_DONE] = GO (READ, KEEP),
    [IMZ_READER_EVENT_REFUSED] = GO (READING, WAIT_RETRY),
    [IMZ_READER_EVENT_TIMER] = GO (READING, READ),
    [IMZ_READER_EVENT_NO_ANSWER] = GO (MUTE, DROP),
    [IMZ_READER_EVENT_PULLED] = GO (LEAVING, WAIT_LEAVING),
    [IMZ_READER_EVENT_BROKEN] = GO (READ, KEEP_SILENT),
    [IMZ_READER_EVENT_DEADLINE] = GO (READ, KEEP_SILENT),
  },
  [IMZ_READER_PHASE_HELD] = {
    READER_SAYS,
    [IMZ_READER_EVENT_CARD] = GO (HELD, READ),
    [IMZ_READER_EVENT_LOCKED] = GO (READING, RENEW_DEADLINE),
    [IMZ_READER_EVENT_WAITING] = GO (HELD, SUSPEND_DEADLINE),
    [IMZ_READER_EVENT_REFUSED] = GO (HELD, WAIT_RETRY),
    [IMZ_READER_EVENT_NO_ANSWER] = GO (MUTE, DROP),
    [IMZ_READER_EVENT_PULLED] = GO (LEAVING, WAIT_LEAVING),
    [IMZ_READER_EVENT_BROKEN] = GO (READ, KEEP_SILENT),
    [IMZ_READER_EVENT_DEADLINE] = GO (READ, KEEP_SILENT),
    [IMZ_READER_EVENT_TIMER] = GO (HELD, READ),
    [IMZ_READER_EVENT_RETRY] = GO (HELD, READ),
  },
  [IMZ_READER_PHASE_LEAVING] = {
    READER_SAYS,
    NEW_CARD,
    [IMZ_READER_EVENT_TIMER] = GO (READING, READ),
    [IMZ_READER_EVENT_DEADLINE] = GO (READ, KEEP_REMOVED),
    [IMZ_READER_EVENT_RETRY] = GO (READING, READ),
  },
  [IMZ_READER_PHASE_READ] = {
    READER_SAYS,
    NEW_CARD,
    [IMZ_READER_EVENT_RETRY] = GO (READING, READ),
  },
  [IMZ_READER_PHASE_MUTE] = {
    [IMZ_READER_EVENT_EMPTY] = GO (EMPTY, DROP),
    [IMZ_READER_EVENT_UNAVAILABLE] = GO (UNAVAILABLE, DROP),
    NEW_CARD,
    [IMZ_READER_EVENT_RETRY] = GO (READING, READ),
  },
  [IMZ_READER_PHASE_UNAVAILABLE] = {
    [IMZ_READER_EVENT_EMPTY] = GO (EMPTY, DROP),
    [IMZ_READER_EVENT_MUTE] = GO (MUTE, DROP),
    NEW_CARD,
  },
};
/* clang-format on */

ImzReaderDeed
imz_reader_machine_step (ImzReaderPhase *phase, ImzReaderEvent event)
{
  const Step *step = &steps[*phase][event];

  if (!step->moves)
    return IMZ_READER_DEED_NOTHING;

  *phase = step->next;
  return step->deed;
}

const char *
imz_reader_phase_to_word (ImzReaderPhase phase)
{
  static const char *const words[] = {
    [IMZ_READER_PHASE_ARRIVING] = "arriving", [IMZ_READER_PHASE_EMPTY] = "empty",
    [IMZ_READER_PHASE_READING] = "reading",   [IMZ_READER_PHASE_HELD] = "held",
    [IMZ_READER_PHASE_LEAVING] = "leaving",   [IMZ_READER_PHASE_READ] = "read",
    [IMZ_READER_PHASE_MUTE] = "mute",         [IMZ_READER_PHASE_UNAVAILABLE] = "unavailable",
  };

  return words[phase];
}

const char *
imz_reader_event_to_word (ImzReaderEvent event)
{
  static const char *const words[] = {
    [IMZ_READER_EVENT_EMPTY] = "reader: empty",
    [IMZ_READER_EVENT_CARD] = "reader: new card",
    [IMZ_READER_EVENT_MUTE] = "reader: mute card",
    [IMZ_READER_EVENT_UNAVAILABLE] = "reader: unavailable",
    [IMZ_READER_EVENT_LOCKED] = "has the card",
    [IMZ_READER_EVENT_WAITING] = "waits for others",
    [IMZ_READER_EVENT_DONE] = "done",
    [IMZ_READER_EVENT_REFUSED] = "refused",
    [IMZ_READER_EVENT_NO_ANSWER] = "no answer",
    [IMZ_READER_EVENT_PULLED] = "card pulled",
    [IMZ_READER_EVENT_BROKEN] = "broken off",
    [IMZ_READER_EVENT_DEADLINE] = "deadline",
    [IMZ_READER_EVENT_TIMER] = "timer",
    [IMZ_READER_EVENT_RETRY] = "person: retry",
  };

  return words[event];
}
