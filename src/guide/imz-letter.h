/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A letter: its template, and what it becomes for one person. Letters are Turkish, whatever the language of the
 * messages. */

#pragma once

#include "imz-province.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/* Stands for what is missing. */
#define IMZ_LETTER_GAP "……"

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
 * alone ("application-date", "old-data", …), in the order in which they stand there */
const char *const *imz_letter_template_get_places (const ImzLetterTemplate *self);

/**
 * ImzLetterLineKind:
 * @IMZ_LETTER_PARAGRAPH: of running text
 * @IMZ_LETTER_HEADING: a short line above others
 * @IMZ_LETTER_LINE: one of several lines
 * @IMZ_LETTER_CHECK: one to tick
 */
typedef enum {
  IMZ_LETTER_PARAGRAPH,
  IMZ_LETTER_HEADING,
  IMZ_LETTER_LINE,
  IMZ_LETTER_CHECK,
} ImzLetterLineKind;

typedef struct {
  ImzLetterLineKind kind;
  char *text;
} ImzLetterLine;

/**
 * ImzLetter:
 * @title: names it in the language of the messages
 * @head: (array zero-terminated=1): centred lines: "T.C.", the kaymakamlık or valilik, the institution
 * @subject: (nullable): after "Konu :"
 * @addressee: (array zero-terminated=1): centred lines; of an e-mail, how it greets
 * @e_mail: (nullable): where it is to be mailed
 * @body: (element-type ImzLetterLine): what it says
 * @date: (nullable): of the day it is written, or %NULL where DYS puts it
 * @signature: (array zero-terminated=1): name and title
 * @enclosures: (array zero-terminated=1): after "Ek :"
 * @missing: (array zero-terminated=1): places without a value; they stand as %IMZ_LETTER_GAP in the text
 *
 * As it is printed.
 */
typedef struct {
  char *title;
  char **head;
  char *subject;
  char **addressee;
  char *e_mail;
  GArray *body;
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
 * Returns: (transfer full): the letter
 */
ImzLetter *imz_letter_new (const ImzLetterTemplate *letter,
                           GHashTable *values,
                           const ImzProvince *province,
                           const ImzTimeline *timeline);
void imz_letter_free (ImzLetter *self);

/* (transfer full): to paste into DYS or a mail */
char *imz_letter_to_text (const ImzLetter *self);

/**
 * imz_letter_to_mailto:
 * @has_text: (out): %FALSE if the text is longer than mail programs take; then it is left out
 *
 * Returns: (transfer full) (nullable): a mailto: address that opens it in the mail program; %NULL if it is not
 *   known where it is to be mailed
 */
char *imz_letter_to_mailto (const ImzLetter *self, gboolean *has_text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzLetter, imz_letter_free)

G_END_DECLS
