/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-advice-warnings.h"

#include <glib/gi18n-lib.h>

#include "imz-method-advice.h"
#include "imz-phrase.h"

/* What is asked before every application. */
static const struct {
  const char *rule;
  gboolean of_renewal_only;
  const char *text;
} check_list[] = {
  { "R0", TRUE,
    N_ ("Renew only if your duty goes on and you still need an e-imza; after a transfer the new "
        "province approves.") },
  { "R3", FALSE,
    N_ ("Whose post or assignment in MEBBİS is Öğretmen or İşçi is stopped at the portal’s login: "
        "ask "
        "the Atama şubesi first.") },
  { "R4", FALSE,
    N_ ("An assignment that has ended, or was extended but not entered in e-personel, is not "
        "approved: "
        "have the record mended first.") },
  { "R22", FALSE,
    N_ (
      "Identity number, name, surname, birth place and birth date must be as in the Merkezi Nüfus "
      "İdaresi Sistemi.") },
};

static void
clear_warning (gpointer data)
{
  g_free (((ImzWarning *) data)->text);
}

static void
append (GArray *list, const char *rule, const char *text)
{
  ImzWarning warning = { .rule = rule, .text = g_strdup (text) };

  g_array_append_val (list, warning);
}

static void
append_too_early (GArray *list, const GDate *window_opens)
{
  g_autofree char *opens = imz_phrase_date (window_opens);
  g_autofree char *text = imz_phrase_expand (
    _ ("Do not apply yet: a renewal made before {opens} is refused."), "opens", opens, NULL);

  append (list, "R7", text);
}

/* What R7 refuses here, if anything. */
static void
append_refusal (GArray *list,
                const ImzTimelineFacts *facts,
                const ImzTimeline *timeline,
                const ImzProvince *province)
{
  gboolean is_open = timeline->phase == IMZ_PHASE_WINDOW || timeline->phase == IMZ_PHASE_LATE;

  if (facts->kind == IMZ_CASE_LOST)
    append (list, "R7",
            _ ("A lost or stolen e-imza must not be filed as a renewal: that is refused."));
  else if (facts->kind == IMZ_CASE_RENEWAL && timeline->phase == IMZ_PHASE_IN_USE)
    append_too_early (list, &timeline->window_opens);
  else if (facts->kind == IMZ_CASE_RENEWAL && is_open && facts->e_onay != IMZ_E_ONAY_YES &&
           imz_method_advice_needs_e_onay (province))
    append (list, "R7", _ ("A renewal that is not made with e-onay is refused."));
}

/* Before an application, that is: not when it was made, was approved or the new e-imza is there. */
static gboolean
is_before_application (const ImzTimelineFacts *facts, ImzPhase phase)
{
  if (facts->has_successor || g_date_valid (&facts->approved) || facts->is_applied)
    return FALSE;

  return facts->kind != IMZ_CASE_RENEWAL ||
         (phase != IMZ_PHASE_UNKNOWN && phase != IMZ_PHASE_NOT_YET);
}

GArray *
imz_advice_warnings_list (const ImzTimelineFacts *facts,
                          const ImzTimeline *timeline,
                          const ImzProvince *province)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (ImzWarning));

  g_array_set_clear_func (list, clear_warning);
  if (!is_before_application (facts, timeline->phase))
    return list;

  append_refusal (list, facts, timeline, province);
  for (gsize i = 0; i < G_N_ELEMENTS (check_list); i++) {
    if (facts->kind == IMZ_CASE_RENEWAL || !check_list[i].of_renewal_only)
      append (list, check_list[i].rule, _ (check_list[i].text));
  }

  return list;
}
