/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an advice rests on, as plain data: groups of rows, to be shown or copied. */

#pragma once

#include "imz-advice.h"

G_BEGIN_DECLS

/**
 * ImzWhyMark:
 * @IMZ_WHY_MARK_NONE: nothing
 * @IMZ_WHY_MARK_YES: would be accepted
 * @IMZ_WHY_MARK_NO: would be refused
 * @IMZ_WHY_MARK_WARNING: take care of it
 * @IMZ_WHY_MARK_DONE: lies behind
 * @IMZ_WHY_MARK_STEP: its number in the order
 */
typedef enum {
  IMZ_WHY_MARK_NONE,
  IMZ_WHY_MARK_YES,
  IMZ_WHY_MARK_NO,
  IMZ_WHY_MARK_WARNING,
  IMZ_WHY_MARK_DONE,
  IMZ_WHY_MARK_STEP,
} ImzWhyMark;

/**
 * ImzWhyFact:
 * @name: what it is
 * @value: what there is to say
 */
typedef struct {
  char *name;
  char *value;
} ImzWhyFact;

/**
 * ImzWhyRow:
 * @mark: what stands before it
 * @title: a sentence or a name
 * @text: (nullable): what is said of it
 * @facts: (element-type ImzWhyFact): what shows when it is opened
 */
typedef struct {
  ImzWhyMark mark;
  char *title;
  char *text;
  GPtrArray *facts;
} ImzWhyRow;

/**
 * ImzWhyGroup:
 * @title: what the rows are
 * @description: (nullable): what holds for all of them
 * @rows: (element-type ImzWhyRow): at least one
 */
typedef struct {
  const char *title;
  char *description;
  GPtrArray *rows;
} ImzWhyGroup;

/**
 * imz_why_list_new:
 *
 * Returns: (transfer full) (element-type ImzWhyGroup): the next action, the ways to apply, what to take care of,
 *   the steps, the rules; what there is nothing of is left out
 */
GPtrArray *imz_why_list_new (const ImzAdvice *advice);

/**
 * imz_why_list_to_text:
 *
 * Returns: (transfer full): all of it as text to be copied
 */
char *imz_why_list_to_text (GPtrArray *groups);

G_END_DECLS
