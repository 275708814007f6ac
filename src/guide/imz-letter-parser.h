/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads a letter's template, a file of the form described in data/letters/README.md. */

#pragma once

#include "imz-letter.h"

G_BEGIN_DECLS

/* Where in a letter a text stands. */
typedef enum {
  IMZ_LETTER_PART_HEAD,
  IMZ_LETTER_PART_SUBJECT,
  IMZ_LETTER_PART_TO,
  IMZ_LETTER_PART_UNIT,
  IMZ_LETTER_PART_GREETING,
  IMZ_LETTER_PART_E_MAIL,
  IMZ_LETTER_PART_BODY,
  IMZ_LETTER_PART_SIGNATURE,
  IMZ_LETTER_PART_ENCLOSURE,
  IMZ_N_LETTER_PARTS,
} ImzLetterPart;

/**
 * ImzLetterText:
 * @kind: of what stands in the body
 * @cases: a bit (1 << #ImzCase) for each that it is for
 */
typedef struct {
  ImzLetterPart part;
  ImzLetterLineKind kind;
  guint cases;
  char *text;
} ImzLetterText;

struct _ImzLetterTemplate {
  char *id;
  char *title;
  char *hint; /* (nullable) */
  gboolean is_ours;
  gboolean is_dated;
  GArray *texts;     /* of ImzLetterText, in their order */
  GPtrArray *places; /* (element-type utf8), %NULL-terminated */
};

/**
 * imz_letter_template_new_from_data:
 * @data: the bytes of a file
 * @error: %IMZ_CORE_ERROR_BAD_DATA, whose message begins with the line: "line 12: …"
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with @error
 */
ImzLetterTemplate *imz_letter_template_new_from_data (const char *id, GBytes *data, GError **error);
void imz_letter_template_free (ImzLetterTemplate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzLetterTemplate, imz_letter_template_free)

G_END_DECLS
