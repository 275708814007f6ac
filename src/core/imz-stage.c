/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-stage.h"

#include <glib/gi18n-lib.h>

#define BIT(stage) (1u << IMZ_STAGE_##stage)

/* What ends an application before the card is there. */
#define GIVEN_UP BIT (CANCELLED)
#define SAID_NO (BIT (REFUSED) | BIT (CANCELLED))

#define FROM_IN_USE BIT (IN_USE)
#define FROM_PIN (BIT (PIN_MADE) | FROM_IN_USE)
#define FROM_DELIVERED (BIT (DELIVERED) | FROM_PIN)
#define FROM_COURIER (BIT (COURIER) | FROM_DELIVERED)
#define FROM_PRODUCED (BIT (PRODUCED) | FROM_COURIER)
#define FROM_APPROVED (BIT (APPROVED) | FROM_PRODUCED)
#define FROM_LETTER (BIT (LETTER) | FROM_APPROVED)
#define FROM_SIGNED (BIT (SIGNED) | FROM_LETTER)

/* The province refuses until it has approved; what is produced comes. */
static const struct {
  const char *word;
  guint next; /* a bit for each stage that may follow */
} stages[IMZ_N_STAGES] = {
  [IMZ_STAGE_APPLIED] = { "applied", FROM_SIGNED | SAID_NO },
  [IMZ_STAGE_SIGNED] = { "signed", FROM_LETTER | SAID_NO },
  [IMZ_STAGE_LETTER] = { "letter", FROM_APPROVED | SAID_NO },
  [IMZ_STAGE_APPROVED] = { "approved", FROM_PRODUCED | GIVEN_UP },
  [IMZ_STAGE_PRODUCED] = { "produced", FROM_COURIER | GIVEN_UP },
  [IMZ_STAGE_COURIER] = { "courier", FROM_DELIVERED | GIVEN_UP },
  [IMZ_STAGE_DELIVERED] = { "delivered", FROM_PIN },
  [IMZ_STAGE_PIN_MADE] = { "pin-made", FROM_IN_USE },
  [IMZ_STAGE_IN_USE] = { "in-use", 0 },
  [IMZ_STAGE_REFUSED] = { "refused", 0 },
  [IMZ_STAGE_CANCELLED] = { "cancelled", 0 },
};

static const char *const tellers[IMZ_N_TELLERS] = {
  [IMZ_TELLER_PERSON] = "person",
  [IMZ_TELLER_CARD] = "card",
  [IMZ_TELLER_GUIDE] = "guide",
};

static const struct {
  const char *word;
  const char *text;
  const char *way_out;
} refusals[IMZ_N_REFUSALS] = {
  [IMZ_REFUSAL_NONE] = { "none", "", "" },
  [IMZ_REFUSAL_TOO_EARLY] = {
    "too-early",
    N_ ("Three months or more were left"),
    N_ ("Apply again once less than three months are left."),
  },
  [IMZ_REFUSAL_NOT_E_ONAY] = {
    "not-e-onay",
    N_ ("The renewal was not made with e-onay"),
    N_ ("Activate e-onay, and apply again from the beginning."),
  },
  [IMZ_REFUSAL_WRONG_REASON] = {
    "wrong-reason",
    N_ ("A lost or stolen e-imza was filed as a plain renewal"),
    N_ ("Apply again with the reason “Kayıp Çalıntı” (lost, stolen)."),
  },
  [IMZ_REFUSAL_OTHER] = {
    "other",
    N_ ("For another reason"),
    N_ ("Ask your province why, have it mended, and apply again."),
  },
};

const char *
imz_stage_to_word (ImzStage stage)
{
  return stages[stage].word;
}

gboolean
imz_stage_from_word (const char *word, ImzStage *stage)
{
  for (ImzStage found = 0; found < IMZ_N_STAGES; found++) {
    if (strcmp (word, stages[found].word) == 0) {
      *stage = found;
      return TRUE;
    }
  }

  return FALSE;
}

static const char *
get_signed_name (ImzMethod method)
{
  static const char *const names[IMZ_N_METHODS] = {
    [IMZ_METHOD_E_ONAY] = NC_ ("stage", "E-onay"),
    [IMZ_METHOD_E_IMZA] = NC_ ("stage", "E-imza"),
    [IMZ_METHOD_WET_SIGNED] = NC_ ("stage", "Wet signature"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "stage", names[method]);
}

const char *
imz_stage_get_name (ImzStage stage, ImzMethod method)
{
  switch (stage) {
  case IMZ_STAGE_APPLIED:
    return C_ ("stage", "Application");
  case IMZ_STAGE_SIGNED:
    return get_signed_name (method);
  case IMZ_STAGE_LETTER:
    return C_ ("stage", "Official letter");
  case IMZ_STAGE_APPROVED:
    return C_ ("stage", "Approval");
  case IMZ_STAGE_PRODUCED:
    return C_ ("stage", "Production");
  case IMZ_STAGE_COURIER:
    return C_ ("stage", "Courier");
  case IMZ_STAGE_DELIVERED:
    return C_ ("stage", "Delivery");
  case IMZ_STAGE_PIN_MADE:
    return C_ ("stage", "PIN");
  case IMZ_STAGE_IN_USE:
    return C_ ("stage", "In use");
  case IMZ_STAGE_REFUSED:
    return C_ ("stage", "Refused");
  case IMZ_STAGE_CANCELLED:
    return C_ ("stage", "Given up");
  case IMZ_N_STAGES:
  default:
    g_assert_not_reached ();
  }
}

gboolean
imz_stage_may_follow (ImzStage from, ImzStage to)
{
  return (stages[from].next & (1u << to)) != 0;
}

gboolean
imz_stage_is_final (ImzStage stage)
{
  return stages[stage].next == 0;
}

const char *
imz_teller_to_word (ImzTeller teller)
{
  return tellers[teller];
}

gboolean
imz_teller_from_word (const char *word, ImzTeller *teller)
{
  for (ImzTeller found = 0; found < IMZ_N_TELLERS; found++) {
    if (strcmp (word, tellers[found]) == 0) {
      *teller = found;
      return TRUE;
    }
  }

  return FALSE;
}

const char *
imz_refusal_to_word (ImzRefusal refusal)
{
  return refusals[refusal].word;
}

gboolean
imz_refusal_from_word (const char *word, ImzRefusal *refusal)
{
  for (ImzRefusal found = 0; found < IMZ_N_REFUSALS; found++) {
    if (strcmp (word, refusals[found].word) == 0) {
      *refusal = found;
      return TRUE;
    }
  }

  return FALSE;
}

/* Of "" gettext would tell about the catalogue. */
static const char *
translate (const char *text)
{
  return *text != '\0' ? _ (text) : text;
}

const char *
imz_refusal_get_text (ImzRefusal refusal)
{
  return translate (refusals[refusal].text);
}

const char *
imz_refusal_get_way_out (ImzRefusal refusal)
{
  return translate (refusals[refusal].way_out);
}
