/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said in the end of a card that could not be read directly: from what was seen of it directly,
 * and from what its drivers said. */

#include "test-drivers-desk.h"

#include "imz-test-certificate.h"

#include <string.h>

typedef enum {
  CLOSED,  /* it cannot be read without a driver */
  EMPTY,   /* the place for certificates is there, and empty */
  DAMAGED, /* what stands there is no certificate */
  N_KINDS,
} Kind;

typedef enum {
  SAYS_NOTHING_OF_CARD, /* an answer with the result `word` */
  SHOWS_NONE,
  SHOWS_BROKEN,
  DOES, /* the script `word` */
} Habit;

typedef struct {
  Habit habit;
  const char *word;
} Behaviour;

typedef struct {
  const char *sentence;
  Behaviour first;
  Behaviour second;
  const char *words[N_KINDS]; /* of a card of each kind */
  int told;                   /* the driver that is told of: 1 or 2 */
  ImzDriverProblem problem;
} Case;

#define SAYS(result)             \
  {                              \
    SAYS_NOTHING_OF_CARD, result \
  }
#define RUNS(script) \
  {                  \
    DOES, script     \
  }
#define SHOWS(what)  \
  {                  \
    SHOWS_##what, "" \
  }
#define NO_SECOND \
  {               \
    DOES, NULL    \
  }

/* What was known without a driver stands. */
#define AS_BEFORE                                 \
  {                                               \
    "no-driver", "no-certificate", "unreadable ?" \
  }
#define ALWAYS(state)   \
  {                     \
    state, state, state \
  }

static const Case cases[] = {
  { "knows the card, and shows nothing",
    SHOWS (NONE),
    NO_SECOND,
    { "unreadable", "no-certificate", "unreadable ?" },
    1,
    IMZ_DRIVER_PROBLEM_NONE },
  { "knows the card, and shows what is no certificate",
    SHOWS (BROKEN),
    NO_SECOND,
    { "unreadable ?", "unreadable ?", "unreadable ?" },
    1,
    IMZ_DRIVER_PROBLEM_NONE },
  { "one fails, the next knows the card",
    RUNS ("kill -SEGV $$"),
    SHOWS (NONE),
    { "unreadable", "no-certificate", "unreadable ?" },
    2,
    IMZ_DRIVER_PROBLEM_NONE },
  { "one knows the card, the next fails",
    SHOWS (NONE),
    RUNS ("kill -SEGV $$"),
    { "unreadable", "no-certificate", "unreadable ?" },
    1,
    IMZ_DRIVER_PROBLEM_NONE },

  { "crashes", RUNS ("kill -SEGV $$"), NO_SECOND, ALWAYS ("driver-crashed"), 1,
    IMZ_DRIVER_PROBLEM_CRASHED },
  { "ends", RUNS ("exit 3"), NO_SECOND, ALWAYS ("driver-crashed"), 1, IMZ_DRIVER_PROBLEM_EXITED },
  { "babbles", RUNS ("echo hello"), NO_SECOND, ALWAYS ("driver-crashed"), 1,
    IMZ_DRIVER_PROBLEM_GARBAGE },
  { "does not stop", RUNS ("cat /dev/zero"), NO_SECOND, ALWAYS ("driver-crashed"), 1,
    IMZ_DRIVER_PROBLEM_ENDLESS },
  { "hangs", RUNS ("exec sleep 1000"), NO_SECOND, ALWAYS ("driver-timeout"), 1,
    IMZ_DRIVER_PROBLEM_TIMEOUT },

  { "does not know the card", SAYS ("no-token"), NO_SECOND, AS_BEFORE, 1,
    IMZ_DRIVER_PROBLEM_NO_TOKEN },
  { "read, but nothing of this card", SAYS ("read"), NO_SECOND, AS_BEFORE, 1,
    IMZ_DRIVER_PROBLEM_NO_TOKEN },
  { "fails", SAYS ("failed"), NO_SECOND, AS_BEFORE, 1, IMZ_DRIVER_PROBLEM_FAILED },
  { "is not there", SAYS ("missing"), NO_SECOND, AS_BEFORE, 1, IMZ_DRIVER_PROBLEM_MISSING },
  { "anybody can write to it", SAYS ("writable"), NO_SECOND, AS_BEFORE, 1,
    IMZ_DRIVER_PROBLEM_WRITABLE },
  { "for another processor", SAYS ("wrong-architecture"), NO_SECOND, AS_BEFORE, 1,
    IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE },
  { "is none", SAYS ("not-a-module"), NO_SECOND, AS_BEFORE, 1, IMZ_DRIVER_PROBLEM_NOT_A_MODULE },
  { "needs a library", SAYS ("missing-library"), NO_SECOND, AS_BEFORE, 1,
    IMZ_DRIVER_PROBLEM_MISSING_LIBRARY },
  { "needs another version", SAYS ("missing-symbol"), NO_SECOND, AS_BEFORE, 1,
    IMZ_DRIVER_PROBLEM_MISSING_SYMBOL },

  { "the graver failure is told, first", RUNS ("kill -SEGV $$"), SAYS ("no-token"),
    ALWAYS ("driver-crashed"), 1, IMZ_DRIVER_PROBLEM_CRASHED },
  { "the graver failure is told, second", SAYS ("no-token"), RUNS ("exec sleep 1000"),
    ALWAYS ("driver-timeout"), 2, IMZ_DRIVER_PROBLEM_TIMEOUT },
  { "of two alike the first is told", SAYS ("no-token"), SAYS ("no-token"), AS_BEFORE, 1,
    IMZ_DRIVER_PROBLEM_NO_TOKEN },
  { "a driver that cannot be loaded before one that does not know the card", SAYS ("no-token"),
    SAYS ("missing-library"), AS_BEFORE, 2, IMZ_DRIVER_PROBLEM_MISSING_LIBRARY },
};

static TestCard *
new_card (Kind kind)
{
  static const char *const nobody[] = { NULL };
  ImzVirtualCardOptions options = { 0 };
  g_autoptr (GBytes) text = g_bytes_new_static ("no certificate", strlen ("no certificate"));
  TestCard *card;

  if (kind == CLOSED)
    return test_desk_new_closed_card ();
  if (kind == EMPTY)
    return test_card_new (NULL, nobody);

  card = g_new0 (TestCard, 1);
  options.certificates = &text;
  options.n_certificates = 1;
  card->card = imz_virtual_card_new (&options);
  card->atr = IMZ_VIRTUAL_ATR_AKIS_2_5_2;

  return card;
}

static const char *
add_driver (TestDesk *self, const char *name, const Behaviour *behaviour)
{
  g_autoptr (GBytes) broken = g_bytes_new_static ("no certificate", strlen ("no certificate"));
  GBytes *const certificates[] = { behaviour->habit == SHOWS_BROKEN ? broken : NULL, NULL };
  char *answer;

  if (behaviour->habit == DOES)
    return behaviour->word != NULL ? test_kit_add (self->kit, name, behaviour->word) : NULL;

  answer = behaviour->habit == SAYS_NOTHING_OF_CARD
             ? test_answer_new (behaviour->word, NULL, NULL, NULL, NULL)
             : test_answer_new ("read", NULL, DESK, "none", certificates);

  return test_kit_add_answer (self->kit, name, "", answer);
}

static void
test_outcome (TestDesk *self, gconstpointer data)
{
  const Case *expected = data;
  const char *modules[] = { add_driver (self, "1.so", &expected->first),
                            add_driver (self, "2.so", &expected->second) };
  g_autofree char *table = g_strdup_printf ("[akis]\nFamily=akis\nFiles=%s;%s\n", modules[0],
                                            modules[1] != NULL ? modules[1] : "");

  test_kit_write_table (self->kit, "x.ini", table);
  test_desk_use_driver (self, NULL, 300);

  for (Kind kind = 0; kind < N_KINDS; kind++) {
    TestCard *card = new_card (kind);
    g_autofree char *words = g_strdup_printf ("running [Desk card %s]", expected->words[kind]);

    g_test_message ("%s: %s", expected->sentence, words);
    test_card_plug (card, DESK);
    test_world_start (self->world);
    test_world_wait (self->world, words);
    test_desk_assert_driver (self, modules[expected->told - 1], expected->problem,
                             test_desk_get_facts (self)->detail);
    test_world_assert_told (self->world, "running [Desk reading]", words, NULL);
    test_world_stop (self->world);
    fake_pcsc_unplug (DESK);
    test_card_free (card);
  }
}

/* Without the program that loads drivers there is none; the card is as without any, but that is told. */
static void
test_no_program (TestDesk *self, gconstpointer unused)
{
  const char *module = test_kit_add (self->kit, "a.so", "exit 0");

  g_free (self->kit->program);
  self->kit->program = g_strdup ("/not/there");
  test_desk_use_driver (self, module, 300);
  test_card_plug (self->card, DESK);
  test_world_start (self->world);
  test_world_wait (self->world, "running [Desk card no-driver]");
  test_desk_assert_driver (self, module, IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/card/drivers/outcomes/%s", cases[i].sentence);

    TEST_DESK_ADD (path, &cases[i], test_outcome);
  }
  TEST_DESK_ADD ("/card/drivers/outcomes/no-program", NULL, test_no_program);
  return g_test_run ();
}
