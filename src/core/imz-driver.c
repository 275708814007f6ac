/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-driver.h"

struct _ImzDriver {
  gatomicrefcount ref_count;
  ImzDriverFacts facts; /* owns its strings */
};

G_DEFINE_BOXED_TYPE (ImzDriver, imz_driver, imz_driver_ref, imz_driver_unref)

ImzDriver *
imz_driver_new (const ImzDriverFacts *facts)
{
  ImzDriver *self = g_new0 (ImzDriver, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->facts = *facts;
  self->facts.path = g_strdup (facts->path);
  self->facts.detail = g_strdup (facts->detail);
  self->facts.libcrypto = g_strdup (facts->libcrypto);
  self->facts.libpcsclite = g_strdup (facts->libpcsclite);

  return self;
}

ImzDriver *
imz_driver_ref (ImzDriver *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_driver_unref (ImzDriver *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free ((gpointer) self->facts.path);
  g_free ((gpointer) self->facts.detail);
  g_free ((gpointer) self->facts.libcrypto);
  g_free ((gpointer) self->facts.libpcsclite);
  g_free (self);
}

const ImzDriverFacts *
imz_driver_get_facts (const ImzDriver *self)
{
  return &self->facts;
}

gboolean
imz_driver_equal (const ImzDriver *a, const ImzDriver *b)
{
  const ImzDriverFacts *x = &a->facts, *y = &b->facts;

  return x->problem == y->problem && x->pin == y->pin && g_strcmp0 (x->path, y->path) == 0 &&
         g_strcmp0 (x->detail, y->detail) == 0 && g_strcmp0 (x->libcrypto, y->libcrypto) == 0 &&
         g_strcmp0 (x->libpcsclite, y->libpcsclite) == 0;
}

const char *
imz_driver_problem_to_word (ImzDriverProblem problem)
{
  static const char *const words[IMZ_N_DRIVER_PROBLEMS] = {
    [IMZ_DRIVER_PROBLEM_NONE] = "none",
    [IMZ_DRIVER_PROBLEM_CRASHED] = "crashed",
    [IMZ_DRIVER_PROBLEM_TIMEOUT] = "timeout",
    [IMZ_DRIVER_PROBLEM_EXITED] = "exited",
    [IMZ_DRIVER_PROBLEM_GARBAGE] = "garbage",
    [IMZ_DRIVER_PROBLEM_ENDLESS] = "endless",
    [IMZ_DRIVER_PROBLEM_FAILED] = "failed",
    [IMZ_DRIVER_PROBLEM_NO_TOKEN] = "no-token",
    [IMZ_DRIVER_PROBLEM_WRITABLE] = "writable",
    [IMZ_DRIVER_PROBLEM_MISSING] = "missing",
    [IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE] = "wrong-architecture",
    [IMZ_DRIVER_PROBLEM_NOT_A_MODULE] = "not-a-module",
    [IMZ_DRIVER_PROBLEM_MISSING_LIBRARY] = "missing-library",
    [IMZ_DRIVER_PROBLEM_MISSING_SYMBOL] = "missing-symbol",
    [IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM] = "no-reader-program",
  };

  return words[problem];
}

const char *
imz_pin_state_to_word (ImzPinState state)
{
  static const char *const words[] = {
    [IMZ_PIN_STATE_UNKNOWN] = "unknown", [IMZ_PIN_STATE_OK] = "ok",
    [IMZ_PIN_STATE_LOW] = "low",         [IMZ_PIN_STATE_FINAL_TRY] = "final-try",
    [IMZ_PIN_STATE_LOCKED] = "locked",   [IMZ_PIN_STATE_NOT_SET] = "not-set",
  };

  return words[state];
}
