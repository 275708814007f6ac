/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the elements of a guide's file say in their attributes goes into the guide. @values are those of the names
 * that the table in imz-guide-elements.c has, %NULL where there is none. All return %FALSE with an error in the
 * draft's line. */

#pragma once

#include "imz-guide-draft.h"

G_BEGIN_DECLS

enum {
  IMZ_GUIDE_MAX_ATTRIBUTES = 5, /* of any element */
  IMZ_GUIDE_MAX_ITEMS = 60,     /* of a kind in one step; far more than anybody would read */
};

gboolean imz_guide_take_guide (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_not_for (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_fits (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_step (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_when (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_unless (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_sketch (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_link (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_letter (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_copy (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_countdown (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_check (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_answer (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_way_out (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_rule (ImzGuideDraft *draft, const char *const *values, GError **error);
gboolean imz_guide_take_source (ImzGuideDraft *draft, const char *const *values, GError **error);

/* Where the element ends. */
gboolean imz_guide_finish_guide (ImzGuideDraft *draft, GError **error);
gboolean imz_guide_finish_step (ImzGuideDraft *draft, GError **error);
gboolean imz_guide_finish_way_out (ImzGuideDraft *draft, GError **error);

G_END_DECLS
