/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words in the attributes of a guide's file. All return %FALSE with an error in the draft's line if @text is
 * none of them. */

#pragma once

#include "imz-guide-draft.h"

G_BEGIN_DECLS

/* Lower-case letters, digits and hyphens. */
gboolean imz_guide_words_check_id (const ImzGuideDraft *draft, const char *text, GError **error);

gboolean imz_guide_words_read_number (const ImzGuideDraft *draft,
                                      const char *text,
                                      guint least,
                                      guint most,
                                      guint *number,
                                      GError **error);

/* "valid renewal-window": a bit (1 << #ImzSummary) for each situation that has one of these words. */
gboolean imz_guide_words_read_states (const ImzGuideDraft *draft,
                                      const char *text,
                                      guint64 *states,
                                      GError **error);

/* "window late": a bit (1 << #ImzPhase) each. */
gboolean imz_guide_words_read_phases (const ImzGuideDraft *draft,
                                      const char *text,
                                      guint *phases,
                                      GError **error);

gboolean imz_guide_words_read_date (const ImzGuideDraft *draft,
                                    const char *text,
                                    ImzGuideDate *date,
                                    GError **error);
gboolean imz_guide_words_read_method (const ImzGuideDraft *draft,
                                      const char *text,
                                      int *method,
                                      GError **error);
gboolean
imz_guide_words_read_case (const ImzGuideDraft *draft, const char *text, int *kind, GError **error);

/* One on the way to an e-imza: nobody is led to a refusal. */
gboolean imz_guide_words_read_stage (const ImzGuideDraft *draft,
                                     const char *text,
                                     int *stage,
                                     GError **error);
gboolean imz_guide_words_read_letter (const ImzGuideDraft *draft,
                                      const char *text,
                                      int *letter,
                                      GError **error);
gboolean imz_guide_words_read_field (const ImzGuideDraft *draft,
                                     const char *text,
                                     ImzFormField *field,
                                     GError **error);
gboolean imz_guide_words_read_check (const ImzGuideDraft *draft,
                                     const char *text,
                                     ImzGuideCheckKind *kind,
                                     GError **error);
gboolean imz_guide_words_read_end (const ImzGuideDraft *draft,
                                   const char *text,
                                   ImzGuideEnd *end,
                                   GError **error);

G_END_DECLS
