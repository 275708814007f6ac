/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-reader-machine.h"

#include <string.h>

#define P(phase) IMZ_READER_PHASE_##phase
#define E(event) IMZ_READER_EVENT_##event
#define D(deed) IMZ_READER_DEED_##deed

typedef struct {
  ImzReaderPhase phase;
  ImzReaderEvent event;
  ImzReaderPhase next;
  ImzReaderDeed deed;
} Cell;

/* All that means something, with the reason where it is not plain. What is not here is ignored. */
static const Cell cells[] = {
  /* A mini reader's card may follow its reader: it is not shown empty until the time is over. */
  { P (ARRIVING), E (EMPTY), P (ARRIVING), D (WAIT_ARRIVAL) },
  { P (ARRIVING), E (CARD), P (READING), D (READ) },
  { P (ARRIVING), E (MUTE), P (MUTE), D (DROP) },
  { P (ARRIVING), E (UNAVAILABLE), P (UNAVAILABLE), D (DROP) },
  { P (ARRIVING), E (TIMER), P (EMPTY), D (NOTHING) },

  { P (EMPTY), E (CARD), P (READING), D (READ) },
  { P (EMPTY), E (MUTE), P (MUTE), D (NOTHING) },
  { P (EMPTY), E (UNAVAILABLE), P (UNAVAILABLE), D (NOTHING) },

  { P (READING), E (EMPTY), P (EMPTY), D (DROP) },
  { P (READING), E (MUTE), P (MUTE), D (DROP) },
  { P (READING), E (UNAVAILABLE), P (UNAVAILABLE), D (DROP) },
  { P (READING), E (LOCKED), P (READING), D (RENEW_DEADLINE) },
  { P (READING), E (WAITING), P (HELD), D (SUSPEND_DEADLINE) },
  { P (READING), E (DONE), P (READ), D (KEEP) },
  { P (READING), E (REFUSED), P (READING), D (WAIT_RETRY) },
  { P (READING), E (NO_ANSWER), P (MUTE), D (DROP) },
  { P (READING), E (PULLED), P (LEAVING), D (WAIT_LEAVING) },
  { P (READING), E (BROKEN), P (READ), D (KEEP_SILENT) },
  { P (READING), E (DEADLINE), P (READ), D (KEEP_SILENT) },
  { P (READING), E (TIMER), P (READING), D (READ) },

  /* Busy stays busy until the card is had: no flicker at each try. */
  { P (HELD), E (EMPTY), P (EMPTY), D (DROP) },
  { P (HELD), E (CARD), P (HELD), D (READ) },
  { P (HELD), E (MUTE), P (MUTE), D (DROP) },
  { P (HELD), E (UNAVAILABLE), P (UNAVAILABLE), D (DROP) },
  { P (HELD), E (LOCKED), P (READING), D (RENEW_DEADLINE) },
  { P (HELD), E (WAITING), P (HELD), D (SUSPEND_DEADLINE) },
  { P (HELD), E (REFUSED), P (HELD), D (WAIT_RETRY) },
  { P (HELD), E (NO_ANSWER), P (MUTE), D (DROP) },
  { P (HELD), E (PULLED), P (LEAVING), D (WAIT_LEAVING) },
  { P (HELD), E (BROKEN), P (READ), D (KEEP_SILENT) },
  { P (HELD), E (DEADLINE), P (READ), D (KEEP_SILENT) },
  { P (HELD), E (TIMER), P (HELD), D (READ) },
  { P (HELD), E (RETRY), P (HELD), D (READ) },

  { P (LEAVING), E (EMPTY), P (EMPTY), D (DROP) },
  { P (LEAVING), E (CARD), P (READING), D (READ) },
  { P (LEAVING), E (MUTE), P (MUTE), D (DROP) },
  { P (LEAVING), E (UNAVAILABLE), P (UNAVAILABLE), D (DROP) },
  { P (LEAVING), E (TIMER), P (READING), D (READ) },
  { P (LEAVING), E (DEADLINE), P (READ), D (KEEP_REMOVED) },
  { P (LEAVING), E (RETRY), P (READING), D (READ) },

  { P (READ), E (EMPTY), P (EMPTY), D (DROP) },
  { P (READ), E (CARD), P (READING), D (READ) },
  { P (READ), E (MUTE), P (MUTE), D (DROP) },
  { P (READ), E (UNAVAILABLE), P (UNAVAILABLE), D (DROP) },
  { P (READ), E (RETRY), P (READING), D (READ) },

  { P (MUTE), E (EMPTY), P (EMPTY), D (DROP) },
  { P (MUTE), E (CARD), P (READING), D (READ) },
  { P (MUTE), E (UNAVAILABLE), P (UNAVAILABLE), D (DROP) },
  { P (MUTE), E (RETRY), P (READING), D (READ) },

  { P (UNAVAILABLE), E (EMPTY), P (EMPTY), D (DROP) },
  { P (UNAVAILABLE), E (CARD), P (READING), D (READ) },
  { P (UNAVAILABLE), E (MUTE), P (MUTE), D (DROP) },
};

static Cell
expect (ImzReaderPhase phase, ImzReaderEvent event)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    if (cells[i].phase == phase && cells[i].event == event)
      return cells[i];
  }

  return (Cell){ phase, event, phase, D (NOTHING) };
}

static void
test_every_cell (void)
{
  for (ImzReaderPhase phase = 0; phase < IMZ_N_READER_PHASES; phase++) {
    for (ImzReaderEvent event = 0; event < IMZ_N_READER_EVENTS; event++) {
      ImzReaderPhase next = phase;
      ImzReaderDeed deed = imz_reader_machine_step (&next, event);
      Cell expected = expect (phase, event);

      g_test_message ("%s, %s", imz_reader_phase_to_word (phase), imz_reader_event_to_word (event));
      g_assert_cmpstr (imz_reader_phase_to_word (next), ==,
                       imz_reader_phase_to_word (expected.next));
      g_assert_cmpint (deed, ==, expected.deed);
    }
  }
}

static void
test_words (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (ImzReaderPhase phase = 0; phase < IMZ_N_READER_PHASES; phase++)
    g_assert_true (g_hash_table_add (words, (gpointer) imz_reader_phase_to_word (phase)));
  g_hash_table_remove_all (words);
  for (ImzReaderEvent event = 0; event < IMZ_N_READER_EVENTS; event++)
    g_assert_true (g_hash_table_add (words, (gpointer) imz_reader_event_to_word (event)));
}

static int
find_phase (const char *word)
{
  for (ImzReaderPhase phase = 0; phase < IMZ_N_READER_PHASES; phase++) {
    if (strcmp (imz_reader_phase_to_word (phase), word) == 0)
      return (int) phase;
  }

  return -1;
}

static ImzReaderEvent
find_event (const char *word)
{
  for (ImzReaderEvent event = 0; event < IMZ_N_READER_EVENTS; event++) {
    if (strcmp (imz_reader_event_to_word (event), word) == 0)
      return event;
  }

  g_error ("the picture names an event \"%s\" that is none", word);
}

enum {
  NOT_DRAWN = -1,
  ANY_PHASE = IMZ_N_READER_PHASES,
};

typedef int Picture[IMZ_N_READER_PHASES + 1][IMZ_N_READER_EVENTS]; /* the next phase of each */

static void
draw_edge (Picture picture, const char *from_word, const char *to_word, const char *label)
{
  g_auto (GStrv) events = g_strsplit (label, "\\n", -1);
  int from = strcmp (from_word, "any") == 0 ? (int) ANY_PHASE : find_phase (from_word);
  int to = find_phase (to_word);

  g_assert_cmpint (from, >=, 0);
  g_assert_cmpint (to, >=, 0);

  for (gsize i = 0; events[i] != NULL; i++) {
    ImzReaderEvent event = find_event (events[i]);

    g_assert_cmpint (picture[from][event], ==, NOT_DRAWN);
    picture[from][event] = to;
  }
}

static void
read_picture (Picture picture)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "..", "docs", "reader-states.dot", NULL);
  g_autoptr (GRegex) edge = g_regex_new ("^ *(\\w+) -> (\\w+) \\[label=\"([^\"]+)\"[^\\]]*\\]$",
                                         G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  guint n_edges = 0, n_arrows = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  for (g_regex_match (edge, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *from = g_match_info_fetch (match, 1);
    g_autofree char *to = g_match_info_fetch (match, 2);
    g_autofree char *label = g_match_info_fetch (match, 3);

    draw_edge (picture, from, to, label);
    n_edges++;
  }

  /* No arrow is drawn that was not understood here. */
  for (const char *arrow = strstr (text, "->"); arrow != NULL; arrow = strstr (arrow + 1, "->"))
    n_arrows++;
  g_assert_cmpuint (n_edges, ==, n_arrows);
  g_assert_cmpuint (n_edges, >, 0);
}

static void
test_picture (void)
{
  Picture picture;

  memset (picture, NOT_DRAWN, sizeof picture);
  read_picture (picture);

  for (ImzReaderPhase phase = 0; phase < IMZ_N_READER_PHASES; phase++) {
    for (ImzReaderEvent event = 0; event < IMZ_N_READER_EVENTS; event++) {
      ImzReaderPhase next = phase;
      ImzReaderDeed deed = imz_reader_machine_step (&next, event);
      gboolean is_step = next != phase || deed != D (NOTHING);
      int drawn = picture[phase][event];

      if (drawn == NOT_DRAWN && picture[ANY_PHASE][event] != (int) phase)
        drawn = picture[ANY_PHASE][event];

      g_test_message ("%s, %s", imz_reader_phase_to_word (phase), imz_reader_event_to_word (event));
      g_assert_cmpint (drawn, ==, is_step ? (int) next : NOT_DRAWN);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/reader-machine/every-cell", test_every_cell);
  g_test_add_func ("/card/reader-machine/words", test_words);
  g_test_add_func ("/card/reader-machine/picture", test_picture);
  return g_test_run ();
}
