/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The elements of a guide's file, as data/guides/README.md has them. */

#pragma once

#include "imz-guide-attributes.h"

G_BEGIN_DECLS

/* In what an element stands, or what it opens. */
typedef enum {
  IMZ_GUIDE_PLACE_NONE,
  IMZ_GUIDE_PLACE_FILE,
  IMZ_GUIDE_PLACE_GUIDE,
  IMZ_GUIDE_PLACE_NOT_FOR,
  IMZ_GUIDE_PLACE_FITS,
  IMZ_GUIDE_PLACE_STEP,
  IMZ_GUIDE_PLACE_SKETCH,
  IMZ_GUIDE_PLACE_LINK,
  IMZ_GUIDE_PLACE_ANSWER,
  IMZ_GUIDE_PLACE_WAY_OUT,
} ImzGuidePlace;

typedef enum {
  IMZ_GUIDE_TEXT_NONE,
  IMZ_GUIDE_TEXT_ONE,  /* kept as a string */
  IMZ_GUIDE_TEXT_MANY, /* kept in an array of strings */
} ImzGuideTextKind;

/**
 * ImzGuideElement:
 * @within: where it stands
 * @opens: where the elements in it stand; %IMZ_GUIDE_PLACE_NONE if there are none
 * @attributes: the names of those it may have, @n_required of which it must have come first
 * @start: (nullable): takes the values of @attributes, %NULL for those that are not there
 * @end: (nullable): looks at what was read of it
 * @text: what text it holds
 * @text_place: what that belongs to
 * @offset: where in that it is kept
 * @is_needed: whether @within is not complete without it
 * @is_fixed: whether the text is the same in all languages, and has no places
 */
typedef struct {
  const char *name;
  ImzGuidePlace within;
  ImzGuidePlace opens;
  const char *attributes[IMZ_GUIDE_MAX_ATTRIBUTES];
  guint n_required;
  gboolean (*start) (ImzGuideDraft *draft, const char *const *values, GError **error);
  gboolean (*end) (ImzGuideDraft *draft, GError **error);
  ImzGuideTextKind text;
  ImzGuidePlace text_place;
  gsize offset;
  gboolean is_needed;
  gboolean is_fixed;
} ImzGuideElement;

/* (transfer none) (nullable): %NULL if there is none of that name in @within */
const ImzGuideElement *imz_guide_element_find (ImzGuidePlace within, const char *name);

/* Takes @text, which replaces what is there if @replaces. */
void imz_guide_element_take_text (const ImzGuideElement *self,
                                  ImzGuideDraft *draft,
                                  char *text,
                                  gboolean replaces);

/* %FALSE if there is one already that must be the only one, or there are far too many. */
gboolean imz_guide_element_check_room (const ImzGuideElement *self,
                                       const ImzGuideDraft *draft,
                                       GError **error);

/* %FALSE if one of the texts in it, which ends here, is missing. */
gboolean imz_guide_element_check_complete (const ImzGuideElement *self,
                                           const ImzGuideDraft *draft,
                                           GError **error);

G_END_DECLS
