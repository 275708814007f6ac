/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "imz-token-cage.h"
#include "imz-token-json.h"
#include "imz-token-reader.h"

#define OPTION "--initialize="

static const char *
parse_arguments (int argc, char *argv[], ImzTokenInitialize *initialize)
{
  gboolean has_option = argc > 1 && g_str_has_prefix (argv[1], OPTION);
  const char *module = argc == (has_option ? 3 : 2) ? argv[argc - 1] : NULL;

  if (has_option && !imz_token_initialize_from_word (argv[1] + strlen (OPTION), initialize))
    return NULL;

  return module != NULL && *module != '\0' && *module != '-' ? module : NULL;
}

int
main (int argc, char *argv[])
{
  ImzTokenInitialize initialize = IMZ_TOKEN_INITIALIZE_BY_NAME;
  int output = imz_token_cage_enter ();
  ImzTokenReading *reading;
  const char *module;
  char *json;

  if (output < 0)
    return EX_SOFTWARE;

  /* No setlocale(): what the dynamic linker says is read in English. */
  module = parse_arguments (argc, argv, &initialize);
  if (module == NULL) {
    g_printerr ("Usage: imzam-token-reader [" OPTION "null|struct] MODULE\n");
    return EX_USAGE;
  }
  if (!imz_token_cage_hush ())
    return EX_SOFTWARE;

  reading = imz_token_reader_read (module, initialize);
  json = imz_token_reading_to_json (reading);

  /* Neither C_Finalize nor anything that the module would do at an orderly exit: a module that
   * hangs in it must not matter, and what it holds of the card is given back with the process. */
  _exit (imz_token_cage_hand_out (output, json) ? EX_OK : EX_SOFTWARE);
}
