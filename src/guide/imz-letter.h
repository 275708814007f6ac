/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A letter: its template, and what it becomes for one person. Letters are Turkish, whatever the language of the
 * messages. */

#pragma once

#include "imz-province.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * ImzLetterTemplate:
 *
 * Immutable; it lives as long as its #ImzLetters.
 */
typedef struct _ImzLetterTemplate ImzLetterTemplate;

const char *imz_letter_template_get_id (const ImzLetterTemplate *self);
const char *
imz_letter_template_get_title (const ImzLetterTemplate *self); /* in the language of the messages */

/* (nullable): what to do with it, in the language of the messages */
const char *imz_letter_template_get_hint (const ImzLetterTemplate *self);

/* Whether no source has it: it is marked so. */
gboolean imz_letter_template_is_ours (const ImzLetterTemplate *self);
gboolean imz_letter_template_is_e_mail (const ImzLetterTemplate *self);

/* (transfer none) (array zero-terminated=1): names of all places: words of #ImzFormField, and those of the letter
 * alone ("application-date", "old-data", …) */
const char *const *imz_letter_template_get_places (const ImzLetterTemplate *self);

/* (transfer none): what stands beside the entry for @place, in the language of the messages */
const char *imz_letter_place_get_label (const char *place);

/**
 * ImzLetter:
 * @head: (array zero-terminated=1): centred lines: "T.C.", the kaymakamlık or valilik, the institution
 * @subject: after "Konu :"
 * @addressee: centred
 * @e_mail: (nullable): where it is to be mailed
 * @paragraphs: (array zero-terminated=1)
 * @date: (nullable): of the day it is written, or %NULL where DYS puts it
 * @signature: (array zero-terminated=1): name and title
 * @enclosures: (array zero-terminated=1): after "Ek :"
 * @missing: (array zero-terminated=1): places without a value; they stand as "……" in the text
 *
 * As it is printed.
 */
typedef struct {
  char **head;
  char *subject;
  char *addressee;
  char *e_mail;
  char **paragraphs;
  char *date;
  char **signature;
  char **enclosures;
  char **missing;
} ImzLetter;

/**
 * imz_letter_new:
 * @values: (element-type utf8 utf8): by the names of places
 * @timeline: (nullable): the e-imza's days, for places that @values does not have
 *
 * Turkish suffixes follow the values: "20.01.2027 tarihinde".
 *
 * Returns: (transfer full): the letter
 */
ImzLetter *imz_letter_new (const ImzLetterTemplate *letter,
                           GHashTable *values,
                           const ImzProvince *province,
                           const ImzTimeline *timeline);
void imz_letter_free (ImzLetter *self);

/* (transfer full): to paste into DYS or a mail */
char *imz_letter_to_text (const ImzLetter *self);

/* (transfer full): a mailto: address that opens it in the mail program */
char *imz_letter_to_mailto (const ImzLetter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzLetter, imz_letter_free)

G_END_DECLS
