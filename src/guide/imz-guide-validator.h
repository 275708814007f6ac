/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-guide-draft.h"
#include "imz-letters.h"
#include "imz-rulebook.h"

G_BEGIN_DECLS

/**
 * ImzGuideWorld:
 * @rules: the rules and documents
 * @guides: (element-type utf8): ids of all guides, as a set
 * @letters: all letters
 * @hosts: (array zero-terminated=1): those that links may lead to, or to what lies below them
 * @sketches: (array zero-terminated=1): names of the drawings
 *
 * What a guide may name. Borrowed.
 */
typedef struct {
  const ImzRulebook *rules;
  GHashTable *guides;
  const ImzLetters *letters;
  const char *const *hosts;
  const char *const *sketches;
} ImzGuideWorld;

/**
 * imz_guide_validate:
 * @draft: its line is of no meaning then
 * @error: %IMZ_CORE_ERROR_BAD_DATA, whose message begins with the line: "line 12: …"
 *
 * Returns: %FALSE with @error if something is named that is not there, a step cannot be reached, or a way does not
 *   end
 */
gboolean imz_guide_validate (ImzGuideDraft *draft, const ImzGuideWorld *world, GError **error);

/**
 * imz_guide_validate_guides:
 * @draft: found sound before
 * @error: %IMZ_CORE_ERROR_BAD_DATA, as above
 *
 * When there are fewer guides than before.
 *
 * Returns: %FALSE with @error if @draft names a guide that is there no more
 */
gboolean
imz_guide_validate_guides (ImzGuideDraft *draft, const ImzGuideWorld *world, GError **error);

G_END_DECLS
