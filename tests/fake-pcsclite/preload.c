/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fake as a module for LD_PRELOAD, so that a whole program meets it in place of libpcsclite.
 * FAKE_PCSC_SCRIPT names the file to play; without one there is a service and no reader.
 *
 * One command a line, words as in a shell ("…" around spaces, # begins a comment):
 *
 *   service running|no-service|denied
 *   plug READER empty|CARD [zero]    zero: its first state is 0, for 50 ms
 *   unplug READER
 *   insert READER CARD
 *   remove READER
 *   flags READER none|mute|exclusive|inuse|unavailable
 *   hold READER on|off               another program's transaction
 *   block FUNCTION on|off            calls of e.g. SCardConnect hang
 *   suspend                          and resume
 *   wait MS
 *
 *   CARD, by what is on it, in days from now:
 *     valid         ends in 812          late     ends in 20
 *     window        ends in 60           expired  ended 10 ago
 *     not-yet       starts in 30         overlap  ends in 20, its successor starts then
 *     test          a test certificate   other    a company's financial seal
 *     two-holders   two people's         malformed, no-certificate
 *
 * What stands before the first wait has happened when main() begins; the rest happens on a thread.
 * The whole file is checked at once: a bad line aborts the program with file and line. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fake-pcsclite-private.h"
#include "preload-cards.h"

typedef struct {
  const char *name;
  gulong value;
} Word;

typedef struct {
  const char *path;
  guint line;
  char **words;
} Command;

typedef enum {
  NEEDS_NOTHING,
  NEEDS_READER,
  NEEDS_NEW_READER,
} Need;

typedef struct {
  const char *name;
  guint n_words; /* the least, itself included */
  guint n_optional;
  Need need;
  void (*check) (const Command *command);
  void (*run) (const Command *command);
} Verb;

static const Word services[] = {
  { "running", SCARD_S_SUCCESS },
  { "no-service", SCARD_E_NO_SERVICE },
  { "denied", SCARD_W_SECURITY_VIOLATION },
  { NULL, 0 },
};

static const Word flags[] = {
  { "none", 0 },
  { "mute", SCARD_STATE_MUTE },
  { "exclusive", SCARD_STATE_EXCLUSIVE },
  { "inuse", SCARD_STATE_INUSE },
  { "unavailable", SCARD_STATE_UNAVAILABLE },
  { NULL, 0 },
};

static const Word switches[] = { { "off", FALSE }, { "on", TRUE }, { NULL, 0 } };

/* They live as long as the program: a reader may ask a card that has just left. */
static GPtrArray *cards;

static void refuse (const Command *command, const char *format, ...)
  G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

static void
refuse (const Command *command, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* No g_printerr(): before main() there is no locale, and it would spoil the text. */
  fprintf (stderr, "%s:%u: %s\n", command->path, command->line, text);
  abort ();
}

static gulong
find_word (const Command *command, guint at, const Word *words)
{
  for (; words->name != NULL; words++) {
    if (strcmp (words->name, command->words[at]) == 0)
      return words->value;
  }
  refuse (command, "“%s” is not known here", command->words[at]);
}

static void
check_card (const Command *command)
{
  if (!preload_is_card (command->words[2]))
    refuse (command, "there is no card “%s”", command->words[2]);
}

static guint
get_milliseconds (const Command *command)
{
  guint64 milliseconds;

  if (!g_ascii_string_to_unsigned (command->words[1], 10, 0, G_MAXINT, &milliseconds, NULL))
    refuse (command, "“%s” is not a number of milliseconds", command->words[1]);
  return (guint) milliseconds;
}

static ImzVirtualCard *
make_card (const Command *command)
{
  ImzVirtualCard *card = preload_make_card (command->words[2]);

  g_ptr_array_add (cards, card);
  return card;
}

static gboolean
transmit_cb (gpointer card,
             const guint8 *command,
             gsize command_length,
             guint8 *response,
             gsize *response_length)
{
  return imz_virtual_card_transmit (card, command, command_length, response, response_length);
}

static void
check_service_cb (const Command *command)
{
  find_word (command, 1, services);
}

static void
run_service_cb (const Command *command)
{
  fake_pcsc_set_service ((LONG) find_word (command, 1, services));
}

static void
check_plug_cb (const Command *command)
{
  if (strcmp (command->words[2], "empty") != 0)
    check_card (command);
  if (command->words[3] != NULL && strcmp (command->words[3], "zero") != 0)
    refuse (command, "“%s” is not known here", command->words[3]);
}

static void
run_plug_cb (const Command *command)
{
  gboolean empty = strcmp (command->words[2], "empty") == 0;

  fake_pcsc_plug (command->words[1], empty ? NULL : IMZ_VIRTUAL_ATR_AKIS_2_5_2, transmit_cb,
                  empty ? NULL : make_card (command), command->words[3] != NULL);
}

static void
run_unplug_cb (const Command *command)
{
  fake_pcsc_unplug (command->words[1]);
}

static void
run_insert_cb (const Command *command)
{
  fake_pcsc_insert (command->words[1], IMZ_VIRTUAL_ATR_AKIS_2_5_2, transmit_cb,
                    make_card (command));
}

static void
run_remove_cb (const Command *command)
{
  fake_pcsc_remove (command->words[1]);
}

static void
check_flags_cb (const Command *command)
{
  find_word (command, 2, flags);
}

static void
run_flags_cb (const Command *command)
{
  fake_pcsc_set_flags (command->words[1], find_word (command, 2, flags));
}

static void
check_switch_cb (const Command *command)
{
  find_word (command, 2, switches);
}

static void
run_hold_cb (const Command *command)
{
  fake_pcsc_hold_transaction (command->words[1], (gboolean) find_word (command, 2, switches));
}

static void
check_block_cb (const Command *command)
{
  if (!fake_call_is_function (command->words[1]))
    refuse (command, "there is no function “%s”", command->words[1]);
  check_switch_cb (command);
}

static void
run_block_cb (const Command *command)
{
  fake_pcsc_block (command->words[1], (gboolean) find_word (command, 2, switches));
}

static void
run_suspend_cb (const Command *command)
{
  for (guint i = 0; i < cards->len; i++)
    imz_virtual_card_reset (g_ptr_array_index (cards, i));
  fake_pcsc_suspend_and_resume ();
}

static void
check_wait_cb (const Command *command)
{
  get_milliseconds (command);
}

static void
run_wait_cb (const Command *command)
{
  g_usleep ((gulong) get_milliseconds (command) * 1000);
}

static const Verb verbs[] = {
  { "service", 2, 0, NEEDS_NOTHING, check_service_cb, run_service_cb },
  { "plug", 3, 1, NEEDS_NEW_READER, check_plug_cb, run_plug_cb },
  { "unplug", 2, 0, NEEDS_READER, NULL, run_unplug_cb },
  { "insert", 3, 0, NEEDS_READER, check_card, run_insert_cb },
  { "remove", 2, 0, NEEDS_READER, NULL, run_remove_cb },
  { "flags", 3, 0, NEEDS_READER, check_flags_cb, run_flags_cb },
  { "hold", 3, 0, NEEDS_READER, check_switch_cb, run_hold_cb },
  { "block", 3, 0, NEEDS_NOTHING, check_block_cb, run_block_cb },
  { "suspend", 1, 0, NEEDS_NOTHING, NULL, run_suspend_cb },
  { "wait", 2, 0, NEEDS_NOTHING, check_wait_cb, run_wait_cb },
};

static const Verb *
find_verb (const Command *command)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    if (strcmp (verbs[i].name, command->words[0]) == 0)
      return &verbs[i];
  }
  refuse (command, "there is no command “%s”", command->words[0]);
}

/* `readers` are those plugged in when the command's turn comes. */
static void
check_command (const Command *command, GHashTable *readers)
{
  const Verb *verb = find_verb (command);
  guint n_words = g_strv_length (command->words);
  const char *reader = command->words[1];

  if (n_words < verb->n_words || n_words > verb->n_words + verb->n_optional)
    refuse (command, "“%s” takes other words", verb->name);
  if (verb->check != NULL)
    verb->check (command);
  if (verb->need == NEEDS_READER && !g_hash_table_contains (readers, reader))
    refuse (command, "there is no reader “%s” now", reader);
  if (verb->need == NEEDS_NEW_READER && !g_hash_table_add (readers, (gpointer) reader))
    refuse (command, "there is a reader “%s” already", reader);
  if (verb->run == run_unplug_cb)
    g_hash_table_remove (readers, reader);
}

static GQueue *
read_script (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) readers = g_hash_table_new (g_str_hash, g_str_equal);
  GQueue *commands = g_queue_new ();

  if (!g_file_get_contents (path, &text, NULL, &error)) {
    fprintf (stderr, "FAKE_PCSC_SCRIPT: %s\n", error->message);
    abort ();
  }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    Command *command = g_new0 (Command, 1);

    command->path = path;
    command->line = i + 1;
    if (g_shell_parse_argv (lines[i], NULL, &command->words, &error)) {
      check_command (command, readers);
      g_queue_push_tail (commands, command);
    } else if (g_error_matches (error, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING)) {
      g_clear_error (&error);
      g_free (command);
    } else {
      refuse (command, "%s", error->message);
    }
  }
  return commands;
}

static gpointer
play_cb (gpointer data)
{
  g_autoptr (GQueue) commands = data;
  Command *command;

  while ((command = g_queue_pop_head (commands)) != NULL) {
    find_verb (command)->run (command);
    g_strfreev (command->words);
    g_free (command);
  }
  return NULL;
}

static GQueue *
split_before_wait (GQueue *commands)
{
  GQueue *first = g_queue_new ();
  Command *command;

  while ((command = g_queue_peek_head (commands)) != NULL &&
         find_verb (command)->run != run_wait_cb)
    g_queue_push_tail (first, g_queue_pop_head (commands));
  return first;
}

static void __attribute__ ((constructor)) start (void)
{
  const char *path = g_getenv ("FAKE_PCSC_SCRIPT");
  GQueue *commands;

  if (path == NULL)
    return;
  cards = g_ptr_array_new ();
  commands = read_script (path);
  play_cb (split_before_wait (commands));
  if (g_queue_is_empty (commands))
    g_queue_free (commands);
  else
    g_thread_unref (g_thread_new ("fake-pcsclite", play_cb, commands));
}
