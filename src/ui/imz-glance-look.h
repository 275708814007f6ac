/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the quick check says of a card, to be read from across a room. */

#pragma once

#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzGlanceLight:
 * @IMZ_GLANCE_LIGHT_WELL: green
 * @IMZ_GLANCE_LIGHT_ATTENTION: amber
 * @IMZ_GLANCE_LIGHT_CRITICAL: red
 * @IMZ_GLANCE_LIGHT_UNKNOWN: grey: there is no answer
 * @IMZ_GLANCE_LIGHT_WAITING: blue: a card is waited for, or being read
 *
 * The colour of it all; the classes of #ImzExit decide.
 */
typedef enum {
  IMZ_GLANCE_LIGHT_WELL,
  IMZ_GLANCE_LIGHT_ATTENTION,
  IMZ_GLANCE_LIGHT_CRITICAL,
  IMZ_GLANCE_LIGHT_UNKNOWN,
  IMZ_GLANCE_LIGHT_WAITING,
  IMZ_GLANCE_N_LIGHTS,
} ImzGlanceLight;

/**
 * ImzGlanceMark:
 *
 * The symbol that says the same as the colour, for those who do not see it.
 */
typedef enum {
  IMZ_GLANCE_MARK_CHECK,
  IMZ_GLANCE_MARK_EXCLAMATION,
  IMZ_GLANCE_MARK_CROSS,
  IMZ_GLANCE_MARK_QUESTION,
  IMZ_GLANCE_MARK_INSERT,
  IMZ_GLANCE_MARK_READING,
} ImzGlanceMark;

/**
 * ImzGlanceLook:
 * @light: its colour
 * @mark: its symbol
 * @word: what is the case, in a word or two: "694 days left", "Revoked"
 * @line: more of it, in a line: "valid" only if chain and revocation were checked
 * @other_lines: (nullable): what @line is at the other stages of asking about revocation
 * @holder: (nullable): whose card it is
 * @foot: (nullable): what to do with the card now
 */
typedef struct {
  ImzGlanceLight light;
  ImzGlanceMark mark;
  char *word;
  char *line;
  char **other_lines;
  char *holder;
  char *foot;
} ImzGlanceLook;

/**
 * imz_glance_look_new:
 * @snapshot: what is plugged in
 * @verdict: what that means
 * @masked: of the holder's names only the first letters
 *
 * Returns: (transfer full): how that looks at a glance
 */
ImzGlanceLook *
imz_glance_look_new (const ImzSnapshot *snapshot, const ImzVerdict *verdict, gboolean masked);
void imz_glance_look_free (ImzGlanceLook *self);

gboolean imz_glance_look_equal (const ImzGlanceLook *a, const ImzGlanceLook *b);

/**
 * imz_glance_look_describe:
 *
 * Returns: (transfer full): all of it in words, as a screen reader says it
 */
char *imz_glance_look_describe (const ImzGlanceLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzGlanceLook, imz_glance_look_free)

G_END_DECLS
