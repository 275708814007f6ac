/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-words.h"

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-summary.h"
#include "imz-timeline.h"

G_STATIC_ASSERT (IMZ_N_SUMMARIES <= 64);

static const char *const state_words[] = {
  "valid", "renewal-window", "renewal-late", "expired", "not-yet", "suspended", "revoked", NULL,
};

static gboolean
fail_word (const ImzGuideDraft *draft, const char *text, const char *words, GError **error)
{
  g_autofree char *shown = imz_display_text_quoted (text);

  return imz_guide_draft_fail (draft, error, _ ("“%s” is none of these: %s"), shown, words);
}

static gboolean
fail_word_of (const ImzGuideDraft *draft,
              const char *text,
              const char *const *words,
              GError **error)
{
  g_autofree char *list = g_strjoinv (", ", (char **) words);

  return fail_word (draft, text, list, error);
}

gboolean
imz_guide_words_check_id (const ImzGuideDraft *draft, const char *text, GError **error)
{
  g_autofree char *shown = imz_display_text_quoted (text);

  return imz_province_is_id (text) ||
         imz_guide_draft_fail (
           draft, error, _ ("“%s” must be lower-case letters from a to z, digits and hyphens"),
           shown);
}

gboolean
imz_guide_words_read_number (const ImzGuideDraft *draft,
                             const char *text,
                             guint least,
                             guint most,
                             guint *number,
                             GError **error)
{
  g_autofree char *shown = imz_display_text_quoted (text);
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, least, most, &value, NULL))
    return imz_guide_draft_fail (draft, error, _ ("“%s” is no number from %u to %u"), shown, least,
                                 most);

  *number = (guint) value;
  return TRUE;
}

gboolean
imz_guide_words_read_states (const ImzGuideDraft *draft,
                             const char *text,
                             guint64 *states,
                             GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++) {
    if (!g_strv_contains (state_words, words[i]))
      return fail_word_of (draft, words[i], state_words, error);
    for (guint summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
      if (g_strcmp0 (imz_summary_to_word ((ImzSummary) summary), words[i]) == 0)
        *states |= G_GUINT64_CONSTANT (1) << summary;
    }
  }

  return TRUE;
}

gboolean
imz_guide_words_read_phases (const ImzGuideDraft *draft,
                             const char *text,
                             guint *phases,
                             GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++) {
    guint phase = IMZ_PHASE_NOT_YET;

    while (phase <= IMZ_PHASE_EXPIRED &&
           strcmp (imz_phase_to_word ((ImzPhase) phase), words[i]) != 0)
      phase++;
    if (phase > IMZ_PHASE_EXPIRED)
      return fail_word (draft, words[i], "not-yet, in-use, window, late, expired", error);
    *phases |= 1u << phase;
  }

  return TRUE;
}

gboolean
imz_guide_words_read_date (const ImzGuideDraft *draft,
                           const char *text,
                           ImzGuideDate *date,
                           GError **error)
{
  const char *words[IMZ_N_GUIDE_DATES + 1] = { NULL };

  for (guint i = 0; i < IMZ_N_GUIDE_DATES; i++)
    words[i] = imz_guide_date_to_word ((ImzGuideDate) i);

  return imz_guide_date_from_word (text, date) || fail_word_of (draft, text, words, error);
}

gboolean
imz_guide_words_read_method (const ImzGuideDraft *draft,
                             const char *text,
                             int *method,
                             GError **error)
{
  ImzMethod found;

  if (!imz_method_from_word (text, &found))
    return fail_word (draft, text, "e-onay, e-imza, wet-signed", error);

  *method = (int) found;
  return TRUE;
}

gboolean
imz_guide_words_read_case (const ImzGuideDraft *draft, const char *text, int *kind, GError **error)
{
  ImzCase found;

  if (!imz_case_from_word (text, &found))
    return fail_word (draft, text, "renewal, first, lost, identity", error);

  *kind = (int) found;
  return TRUE;
}

gboolean
imz_guide_words_read_stage (const ImzGuideDraft *draft,
                            const char *text,
                            int *stage,
                            GError **error)
{
  ImzStage found;

  if (!imz_stage_from_word (text, &found) || found > IMZ_STAGE_IN_USE)
    return fail_word (draft, text,
                      "applied, signed, letter, approved, produced, courier, delivered, pin-made, "
                      "in-use",
                      error);

  *stage = (int) found;
  return TRUE;
}

gboolean
imz_guide_words_read_letter (const ImzGuideDraft *draft,
                             const char *text,
                             int *letter,
                             GError **error)
{
  static const ImzLetterKind known[] = { IMZ_LETTER_OFFICIAL, IMZ_LETTER_EMAIL, IMZ_LETTER_NONE };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++) {
    if (strcmp (imz_letter_kind_to_word (known[i]), text) == 0) {
      *letter = (int) known[i];
      return TRUE;
    }
  }

  return fail_word (draft, text, "letter, e-mail, none", error);
}

gboolean
imz_guide_words_read_field (const ImzGuideDraft *draft,
                            const char *text,
                            ImzFormField *field,
                            GError **error)
{
  const char *words[IMZ_N_FORM_FIELDS + 1] = { NULL };

  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++)
    words[i] = imz_form_field_to_word ((ImzFormField) i);

  return imz_form_field_from_word (text, field) || fail_word_of (draft, text, words, error);
}

gboolean
imz_guide_words_read_check (const ImzGuideDraft *draft,
                            const char *text,
                            ImzGuideCheckKind *kind,
                            GError **error)
{
  const char *words[IMZ_N_GUIDE_CHECKS + 1] = { NULL };

  for (guint i = 0; i < IMZ_N_GUIDE_CHECKS; i++) {
    words[i] = imz_guide_check_kind_to_word ((ImzGuideCheckKind) i);
    if (strcmp (words[i], text) == 0) {
      *kind = (ImzGuideCheckKind) i;
      return TRUE;
    }
  }

  return fail_word_of (draft, text, words, error);
}

gboolean
imz_guide_words_read_end (const ImzGuideDraft *draft,
                          const char *text,
                          ImzGuideEnd *end,
                          GError **error)
{
  if (strcmp (text, "done") == 0)
    *end = IMZ_GUIDE_END_DONE;
  else if (strcmp (text, "stop") == 0)
    *end = IMZ_GUIDE_END_STOP;
  else
    return fail_word (draft, text, "done, stop", error);

  return TRUE;
}
