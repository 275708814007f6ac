/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-elements.h"

#include <glib/gi18n-lib.h>

#include "imz-guide-private.h"

#define IN(place) .within = IMZ_GUIDE_PLACE_##place
#define OPENS(place) .opens = IMZ_GUIDE_PLACE_##place
#define TEXT(owner, kind, type, member)                                 \
  .text = IMZ_GUIDE_TEXT_##kind, .text_place = IMZ_GUIDE_PLACE_##owner, \
  .offset = G_STRUCT_OFFSET (type, member)
#define REACHED "stage", "method"
#define CONDITIONS "province", "letter", "method", "phase", "answer"

/* clang-format off */
static const ImzGuideElement elements[] = {
  { "guide", IN (FILE), OPENS (GUIDE), .attributes = { "id", "case", "method" }, .n_required = 1,
    .start = imz_guide_take_guide, .end = imz_guide_finish_guide },

  { "title", IN (GUIDE), TEXT (GUIDE, ONE, ImzGuide, title), .is_needed = TRUE },
  { "summary", IN (GUIDE), TEXT (GUIDE, ONE, ImzGuide, summary), .is_needed = TRUE },
  { "introduction", IN (GUIDE), TEXT (GUIDE, MANY, ImzGuide, introduction), .is_needed = TRUE },
  { "ready", IN (GUIDE), TEXT (GUIDE, MANY, ImzGuide, ready) },
  { "not-for", IN (GUIDE), TEXT (NOT_FOR, ONE, ImzGuideNotFor, text), .attributes = { "guide" },
    .start = imz_guide_take_not_for },
  { "fits", IN (GUIDE), OPENS (FITS), .attributes = { "states", "from", "method", "rule" },
    .start = imz_guide_take_fits },
  { "otherwise", IN (FITS), TEXT (FITS, ONE, ImzGuideFitting, otherwise) },

  { "step", IN (GUIDE), OPENS (STEP), .attributes = { "id", "next", "end", REACHED },
    .n_required = 1, .start = imz_guide_take_step, .end = imz_guide_finish_step },
  { "when", IN (STEP), .attributes = { CONDITIONS }, .start = imz_guide_take_when },
  { "unless", IN (STEP), .attributes = { CONDITIONS }, .start = imz_guide_take_unless },
  { "title", IN (STEP), TEXT (STEP, ONE, ImzGuideStep, title), .is_needed = TRUE },
  { "body", IN (STEP), TEXT (STEP, MANY, ImzGuideStep, body), .is_needed = TRUE },
  { "warning", IN (STEP), TEXT (STEP, MANY, ImzGuideStep, warnings) },
  { "ready", IN (STEP), TEXT (STEP, MANY, ImzGuideStep, ready) },
  { "wording", IN (STEP), TEXT (STEP, MANY, ImzGuideStep, wordings), .is_fixed = TRUE },
  { "sketch", IN (STEP), OPENS (SKETCH), .attributes = { "name" }, .n_required = 1,
    .start = imz_guide_take_sketch },
  { "alt", IN (SKETCH), TEXT (STEP, ONE, ImzGuideStep, sketch_alt), .is_needed = TRUE },
  { "copy", IN (STEP), .attributes = { "field" }, .n_required = 1, .start = imz_guide_take_copy },
  { "link", IN (STEP), OPENS (LINK), .attributes = { "href" }, .n_required = 1,
    .start = imz_guide_take_link },
  { "label", IN (LINK), TEXT (STEP, ONE, ImzGuideStep, link_label), .is_needed = TRUE },
  { "letter", IN (STEP), .attributes = { "id" }, .n_required = 1, .start = imz_guide_take_letter },
  { "countdown", IN (STEP), .attributes = { "seconds" }, .n_required = 1,
    .start = imz_guide_take_countdown },
  { "check", IN (STEP), .attributes = { "kind", "states", "at-least", "prefix", "day" },
    .n_required = 1, .start = imz_guide_take_check },
  { "answer", IN (STEP), OPENS (ANSWER), .attributes = { "id", "next", REACHED }, .n_required = 1,
    .start = imz_guide_take_answer },
  { "label", IN (ANSWER), TEXT (ANSWER, ONE, ImzGuideAnswer, label), .is_needed = TRUE },
  { "way-out", IN (STEP), OPENS (WAY_OUT), .attributes = { "step", "guide", "rule" },
    .start = imz_guide_take_way_out, .end = imz_guide_finish_way_out },
  { "label", IN (WAY_OUT), TEXT (WAY_OUT, ONE, ImzGuideWayOut, label), .is_needed = TRUE },
  { "body", IN (WAY_OUT), TEXT (WAY_OUT, ONE, ImzGuideWayOut, body) },
  { "rule", IN (STEP), .attributes = { "id" }, .n_required = 1, .start = imz_guide_take_rule },
  { "source", IN (STEP), .attributes = { "key" }, .n_required = 1, .start = imz_guide_take_source },
};
/* clang-format on */

static gpointer
get_last (GArray *array)
{
  return array->data + (array->len - 1) * g_array_get_element_size (array);
}

/* Where the text is kept: a `char *` or a `char **`. */
static gpointer
get_slot (const ImzGuideElement *self, const ImzGuideDraft *draft)
{
  ImzGuide *guide = draft->guide;
  gpointer owner = guide;

  if (self->text_place == IMZ_GUIDE_PLACE_FITS)
    owner = &guide->fitting;
  else if (self->text_place == IMZ_GUIDE_PLACE_NOT_FOR)
    owner = get_last (guide->not_for);
  else if (self->text_place != IMZ_GUIDE_PLACE_GUIDE)
    owner = get_last (guide->steps);

  if (self->text_place == IMZ_GUIDE_PLACE_ANSWER)
    owner = get_last (((ImzGuideStep *) owner)->answers);
  else if (self->text_place == IMZ_GUIDE_PLACE_WAY_OUT)
    owner = get_last (((ImzGuideStep *) owner)->ways_out);

  return G_STRUCT_MEMBER_P (owner, self->offset);
}

const ImzGuideElement *
imz_guide_element_find (ImzGuidePlace within, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    if (elements[i].within == within && strcmp (elements[i].name, name) == 0)
      return &elements[i];
  }

  return NULL;
}

gboolean
imz_guide_element_check_room (const ImzGuideElement *self,
                              const ImzGuideDraft *draft,
                              GError **error)
{
  if (self->text == IMZ_GUIDE_TEXT_ONE && *(char **) get_slot (self, draft) != NULL)
    return imz_guide_draft_fail (draft, error, _ ("a second <%s>, where there may be only one"),
                                 self->name);
  if (self->text == IMZ_GUIDE_TEXT_MANY) {
    char **texts = *(char ***) get_slot (self, draft);

    if (texts != NULL && g_strv_length (texts) >= IMZ_GUIDE_MAX_ITEMS)
      return imz_guide_draft_fail (draft, error, _ ("there are far too many <%s>"), self->name);
  }

  return TRUE;
}

void
imz_guide_element_take_text (const ImzGuideElement *self,
                             ImzGuideDraft *draft,
                             char *text,
                             gboolean replaces)
{
  char **one = get_slot (self, draft);

  if (self->text == IMZ_GUIDE_TEXT_MANY) {
    char ***texts = get_slot (self, draft);
    guint n = *texts != NULL ? g_strv_length (*texts) : 0;

    if (!replaces) {
      *texts = g_renew (char *, *texts, n + 2);
      (*texts)[n++] = NULL;
      (*texts)[n] = NULL;
    }
    one = *texts + n - 1;
  }

  g_free (*one);
  *one = text;
}

gboolean
imz_guide_element_check_complete (const ImzGuideElement *self,
                                  const ImzGuideDraft *draft,
                                  GError **error)
{
  for (gsize i = 0; self->opens != IMZ_GUIDE_PLACE_NONE && i < G_N_ELEMENTS (elements); i++) {
    const ImzGuideElement *element = &elements[i];

    if (element->within == self->opens && element->is_needed &&
        *(gpointer *) get_slot (element, draft) == NULL)
      return imz_guide_draft_fail (draft, error, _ ("<%s> is missing in <%s>"), element->name,
                                   self->name);
  }

  return TRUE;
}
