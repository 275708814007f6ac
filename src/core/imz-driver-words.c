/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-driver-words.h"

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-identity-number.h"
#include "imz-phrase.h"

/* Places: {driver} is the module's file, {detail} the name of what is missing or of what failed. */
static const char *const problems[IMZ_N_DRIVER_PROBLEMS] = {
  [IMZ_DRIVER_PROBLEM_NONE] = NULL,
  [IMZ_DRIVER_PROBLEM_CRASHED] =
    N_ ("The driver {driver} crashed, and crashed again at the second try. Take the card out and "
        "insert "
        "it again; if that does not help, ask your IT staff to install the driver anew."),
  [IMZ_DRIVER_PROBLEM_TIMEOUT] = N_ (
    "The driver {driver} was waiting for the card and was stopped. Pull the reader out and plug it "
    "in again, if possible into another USB port."),
  [IMZ_DRIVER_PROBLEM_EXITED] = N_ (
    "The driver {driver} ended its own process (code {detail}). Take the card out and insert it "
    "again; if that does not help, ask your IT staff to install the driver anew."),
  [IMZ_DRIVER_PROBLEM_GARBAGE] =
    N_ ("What the driver {driver} answered makes no sense. Ask your IT staff to install it anew."),
  [IMZ_DRIVER_PROBLEM_ENDLESS] =
    N_ ("The driver {driver} answered without end and was stopped. Ask your IT staff to install it "
        "anew."),
  [IMZ_DRIVER_PROBLEM_FAILED] = N_ (
    "The driver {driver} reported an error ({detail}). Take the card out and insert it again; if "
    "that does not help, show this to your IT staff."),
  [IMZ_DRIVER_PROBLEM_NO_TOKEN] = N_ (
    "The driver {driver} does not know this card. If it is not an e-imza, insert the one that Kamu "
    "SM sent you; else ask your IT staff to install the present AKİA package."),
  [IMZ_DRIVER_PROBLEM_WRITABLE] =
    N_ ("Other people can change the file {driver} or a folder above it. Ask your IT staff to give "
        "it to "
        "root alone: what anybody can change must not get near an e-imza."),
  [IMZ_DRIVER_PROBLEM_MISSING] = N_ ("The driver {driver} that is named in the settings is not "
                                     "there. Ask your IT staff to install it "
                                     "or to correct the setting."),
  [IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE] = N_ (
    "The driver {driver} was made for another kind of processor. Ask your IT staff to install the "
    "package made for this one."),
  [IMZ_DRIVER_PROBLEM_NOT_A_MODULE] = N_ ("The file {driver} is not a driver for cards (PKCS#11). "
                                          "Ask your IT staff to correct the setting "
                                          "or to install the AKİA package anew."),
  [IMZ_DRIVER_PROBLEM_MISSING_LIBRARY] = N_ (
    "The driver {driver} needs {detail}, which is not installed. Ask your IT staff to install it."),
  [IMZ_DRIVER_PROBLEM_MISSING_SYMBOL] = N_ (
    "The driver {driver} needs {detail}, which the installed libraries do not have: it was made "
    "for "
    "another version of the system. Ask your IT staff to install the package made for this one."),
  [IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM] =
    N_ ("İmzam’s own program that loads drivers cannot be started. Install İmzam anew."),
};

/* Paths are anybody's, and what a driver tells may hold a number that is nobody's business. */
static char *
make_showable (const char *text)
{
  g_autofree char *hidden = g_strdup (text != NULL ? text : "?");

  imz_identity_number_hide (hidden, strlen (hidden), NULL);
  return imz_display_text (hidden, strlen (hidden));
}

char *
imz_driver_words_path (ImzDriver *driver)
{
  return make_showable (imz_driver_get_facts (driver)->path);
}

char *
imz_driver_words_problem (ImzDriver *driver)
{
  const ImzDriverFacts *facts = imz_driver_get_facts (driver);
  g_autofree char *path = imz_driver_words_path (driver);
  g_autofree char *detail = make_showable (facts->detail);

  if (problems[facts->problem] == NULL)
    return NULL;

  return imz_phrase_expand (_ (problems[facts->problem]), "driver", path, "detail", detail, NULL);
}

const char *
imz_driver_words_pin (ImzPinState state)
{
  switch (state) {
  case IMZ_PIN_STATE_OK:
    return _ ("Set");
  case IMZ_PIN_STATE_LOW:
    return _ ("Set; a wrong one was entered");
  case IMZ_PIN_STATE_FINAL_TRY:
    return _ ("Set; one try is left");
  case IMZ_PIN_STATE_LOCKED:
    return _ ("Locked");
  case IMZ_PIN_STATE_NOT_SET:
    return _ ("Not made yet");
  case IMZ_PIN_STATE_UNKNOWN:
    return _ ("Not known");
  default:
    g_assert_not_reached ();
  }
}
