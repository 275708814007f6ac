/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-case.h"

#include <glib/gi18n-lib.h>

static const char *const cases[IMZ_N_CASES] = {
  [IMZ_CASE_RENEWAL] = "renewal",
  [IMZ_CASE_FIRST] = "first",
  [IMZ_CASE_LOST] = "lost",
  [IMZ_CASE_IDENTITY] = "identity",
};

static const char *const e_onays[IMZ_N_E_ONAYS] = {
  [IMZ_E_ONAY_UNKNOWN] = "unknown",
  [IMZ_E_ONAY_YES] = "yes",
  [IMZ_E_ONAY_NO] = "no",
};

static const char *const methods[IMZ_N_METHODS] = {
  [IMZ_METHOD_E_ONAY] = "e-onay",
  [IMZ_METHOD_E_IMZA] = "e-imza",
  [IMZ_METHOD_WET_SIGNED] = "wet-signed",
};

/* Returns the index of `word`, or `n_words`. */
static guint
find_word (const char *word, const char *const *words, guint n_words)
{
  guint i;

  for (i = 0; i < n_words && strcmp (word, words[i]) != 0; i++)
    ;

  return i;
}

const char *
imz_case_to_word (ImzCase kind)
{
  return cases[kind];
}

gboolean
imz_case_from_word (const char *word, ImzCase *kind)
{
  *kind = (ImzCase) find_word (word, cases, IMZ_N_CASES);
  return *kind < IMZ_N_CASES;
}

const char *
imz_e_onay_to_word (ImzEOnay e_onay)
{
  return e_onays[e_onay];
}

gboolean
imz_e_onay_from_word (const char *word, ImzEOnay *e_onay)
{
  *e_onay = (ImzEOnay) find_word (word, e_onays, IMZ_N_E_ONAYS);
  return *e_onay < IMZ_N_E_ONAYS;
}

const char *
imz_method_to_word (ImzMethod method)
{
  return methods[method];
}

gboolean
imz_method_from_word (const char *word, ImzMethod *method)
{
  *method = (ImzMethod) find_word (word, methods, IMZ_N_METHODS);
  return *method < IMZ_N_METHODS;
}

const char *
imz_method_get_name (ImzMethod method)
{
  static const char *const names[IMZ_N_METHODS] = {
    [IMZ_METHOD_E_ONAY] = N_ ("Application with e-onay"),
    [IMZ_METHOD_E_IMZA] = N_ ("Application signed with the e-imza"),
    [IMZ_METHOD_WET_SIGNED] = N_ ("Wet-signed application"),
  };

  return _ (names[method]);
}
