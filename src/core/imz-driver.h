/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What became of reading a card through a driver: a PKCS#11 module, loaded in a process of its own. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ImzDriverProblem:
 * @IMZ_DRIVER_PROBLEM_NONE: it did what was asked of it
 * @IMZ_DRIVER_PROBLEM_CRASHED: it crashed, twice
 * @IMZ_DRIVER_PROBLEM_TIMEOUT: it did not come back in time
 * @IMZ_DRIVER_PROBLEM_EXITED: it ended the process that had loaded it
 * @IMZ_DRIVER_PROBLEM_GARBAGE: what came back makes no sense
 * @IMZ_DRIVER_PROBLEM_ENDLESS: what came back did not end
 * @IMZ_DRIVER_PROBLEM_FAILED: it reported an error of its own
 * @IMZ_DRIVER_PROBLEM_NO_TOKEN: it does not recognise the card
 * @IMZ_DRIVER_PROBLEM_WRITABLE: other people can change its file, so that it was not loaded
 * @IMZ_DRIVER_PROBLEM_MISSING: its file is not there
 * @IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE: it was made for another kind of processor
 * @IMZ_DRIVER_PROBLEM_NOT_A_MODULE: its file is no PKCS#11 module
 * @IMZ_DRIVER_PROBLEM_MISSING_LIBRARY: a library it needs is not installed
 * @IMZ_DRIVER_PROBLEM_MISSING_SYMBOL: a library it needs is there in another version
 * @IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM: İmzam's own program that loads drivers cannot be started
 */
typedef enum {
  IMZ_DRIVER_PROBLEM_NONE,
  IMZ_DRIVER_PROBLEM_CRASHED,
  IMZ_DRIVER_PROBLEM_TIMEOUT,
  IMZ_DRIVER_PROBLEM_EXITED,
  IMZ_DRIVER_PROBLEM_GARBAGE,
  IMZ_DRIVER_PROBLEM_ENDLESS,
  IMZ_DRIVER_PROBLEM_FAILED,
  IMZ_DRIVER_PROBLEM_NO_TOKEN,
  IMZ_DRIVER_PROBLEM_WRITABLE,
  IMZ_DRIVER_PROBLEM_MISSING,
  IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE,
  IMZ_DRIVER_PROBLEM_NOT_A_MODULE,
  IMZ_DRIVER_PROBLEM_MISSING_LIBRARY,
  IMZ_DRIVER_PROBLEM_MISSING_SYMBOL,
  IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM,
  IMZ_N_DRIVER_PROBLEMS,
} ImzDriverProblem;

/**
 * imz_driver_problem_to_word:
 *
 * Returns: a word for reports and logs: "crashed", "missing-library"
 */
const char *imz_driver_problem_to_word (ImzDriverProblem problem);

/**
 * ImzPinState:
 * @IMZ_PIN_STATE_UNKNOWN: nothing tells
 * @IMZ_PIN_STATE_OK: set, and no wrong one was entered since the last right one
 * @IMZ_PIN_STATE_LOW: a wrong one was entered
 * @IMZ_PIN_STATE_FINAL_TRY: one more wrong one locks it
 * @IMZ_PIN_STATE_LOCKED: locked
 * @IMZ_PIN_STATE_NOT_SET: not made yet
 *
 * Pinned: its words (imz_pin_state_to_word()) leave the process.
 */
typedef enum {
  IMZ_PIN_STATE_UNKNOWN,
  IMZ_PIN_STATE_OK,
  IMZ_PIN_STATE_LOW,
  IMZ_PIN_STATE_FINAL_TRY,
  IMZ_PIN_STATE_LOCKED,
  IMZ_PIN_STATE_NOT_SET,
} ImzPinState;

const char *imz_pin_state_to_word (ImzPinState state);

/**
 * ImzDriver:
 *
 * One attempt with one driver: an immutable, reference-counted value.
 */
typedef struct _ImzDriver ImzDriver;

#define IMZ_TYPE_DRIVER (imz_driver_get_type ())
GType imz_driver_get_type (void);

/**
 * ImzDriverFacts:
 * @path: the module's file
 * @problem: what went wrong
 * @detail: (nullable): the name of what is missing, or of the call that failed
 * @pin: what it says of the card's PIN
 * @libcrypto: (nullable): the libcrypto it was linked with at run time
 * @libpcsclite: (nullable): the libpcsclite it was linked with at run time
 */
typedef struct {
  const char *path;
  ImzDriverProblem problem;
  const char *detail;
  ImzPinState pin;
  const char *libcrypto;
  const char *libpcsclite;
} ImzDriverFacts;

/**
 * imz_driver_new:
 * @facts: copied
 *
 * Returns: (transfer full): a driver
 */
ImzDriver *imz_driver_new (const ImzDriverFacts *facts);
ImzDriver *imz_driver_ref (ImzDriver *self);
void imz_driver_unref (ImzDriver *self);

/**
 * imz_driver_get_facts:
 *
 * Returns: (transfer none): what is known of it, for as long as @self lives
 */
const ImzDriverFacts *imz_driver_get_facts (const ImzDriver *self);

gboolean imz_driver_equal (const ImzDriver *a, const ImzDriver *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzDriver, imz_driver_unref)

G_END_DECLS
