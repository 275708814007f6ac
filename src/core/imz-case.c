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

static gboolean
find_word (const char *word, const char *const *words, guint n_words, guint *found)
{
  for (guint i = 0; i < n_words; i++) {
    if (strcmp (word, words[i]) == 0) {
      *found = i;
      return TRUE;
    }
  }

  return FALSE;
}

const char *
imz_case_to_word (ImzCase kind)
{
  return cases[kind];
}

gboolean
imz_case_from_word (const char *word, ImzCase *kind)
{
  guint found;

  if (!find_word (word, cases, IMZ_N_CASES, &found))
    return FALSE;

  *kind = (ImzCase) found;
  return TRUE;
}

const char *
imz_case_get_name (ImzCase kind)
{
  static const char *const names[IMZ_N_CASES] = {
    [IMZ_CASE_RENEWAL] = NC_ ("application", "Renewal"),
    [IMZ_CASE_FIRST] = NC_ ("application", "First application"),
    [IMZ_CASE_LOST] = NC_ ("application", "Lost or stolen"),
    [IMZ_CASE_IDENTITY] = NC_ ("application", "Changed identity data"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "application", names[kind]);
}

const char *
imz_e_onay_to_word (ImzEOnay e_onay)
{
  return e_onays[e_onay];
}

gboolean
imz_e_onay_from_word (const char *word, ImzEOnay *e_onay)
{
  guint found;

  if (!find_word (word, e_onays, IMZ_N_E_ONAYS, &found))
    return FALSE;

  *e_onay = (ImzEOnay) found;
  return TRUE;
}

const char *
imz_method_to_word (ImzMethod method)
{
  return methods[method];
}

gboolean
imz_method_from_word (const char *word, ImzMethod *method)
{
  guint found;

  if (!find_word (word, methods, IMZ_N_METHODS, &found))
    return FALSE;

  *method = (ImzMethod) found;
  return TRUE;
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
