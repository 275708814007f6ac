/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A guide as it is being read: with the lines of what it names, which is not looked for yet. */

#pragma once

#include "imz-guide.h"

G_BEGIN_DECLS

/**
 * ImzGuideMentionKind:
 * @IMZ_GUIDE_MENTION_TEXT: any text, which may have places
 * @IMZ_GUIDE_MENTION_ANSWER: "step/answer"
 * @IMZ_GUIDE_MENTION_LINK: an address
 */
typedef enum {
  IMZ_GUIDE_MENTION_TEXT,
  IMZ_GUIDE_MENTION_STEP,
  IMZ_GUIDE_MENTION_ANSWER,
  IMZ_GUIDE_MENTION_GUIDE,
  IMZ_GUIDE_MENTION_RULE,
  IMZ_GUIDE_MENTION_SOURCE,
  IMZ_GUIDE_MENTION_LETTER,
  IMZ_GUIDE_MENTION_SKETCH,
  IMZ_GUIDE_MENTION_LINK,
} ImzGuideMentionKind;

/* What the guide names, in whatever language, and where. */
typedef struct {
  ImzGuideMentionKind kind;
  char *value;
  guint line;
} ImzGuideMention;

/**
 * ImzGuideDraft:
 * @guide: what was read
 * @mentions: (element-type ImzGuideMention): in the order of the file
 * @lines: (element-type guint): of each step
 * @line: being read
 * @has_fits: whether `fits` was there
 */
typedef struct {
  ImzGuide *guide;
  GArray *mentions;
  GArray *lines;
  guint line;
  gboolean has_fits;
} ImzGuideDraft;

ImzGuideDraft *imz_guide_draft_new (const char *id); /* (transfer full) */
void imz_guide_draft_free (ImzGuideDraft *self);

/* @value: (nullable): %NULL to no effect; it stands in the line being read. */
void imz_guide_draft_mention (ImzGuideDraft *self, ImzGuideMentionKind kind, const char *value);

/**
 * imz_guide_draft_fail:
 * @error: (out): %IMZ_CORE_ERROR_BAD_DATA, whose message begins with the line being read
 * @format: the reason, in the language of the messages
 *
 * Returns: %FALSE
 */
gboolean imz_guide_draft_fail (const ImzGuideDraft *self, GError **error, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzGuideDraft, imz_guide_draft_free)

G_END_DECLS
