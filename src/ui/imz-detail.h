/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One row of the details as plain data: what it says, and what it says when it is opened. */

#pragma once

#include <glib.h>

#include "imz-tone.h"

G_BEGIN_DECLS

/**
 * ImzDetailFact:
 * @name: what the fact is
 * @value: the fact
 * @is_marked: whether it gets the mark of @tone; else it gets a button that copies it
 * @tone: which mark
 */
typedef struct {
  char *name;
  char *value;
  gboolean is_marked;
  ImzTone tone;
} ImzDetailFact;

/**
 * ImzDetail:
 * @key: what it is about, for the program: two details with the same one are the same row
 * @tone: which mark it gets
 * @title: what it is about
 * @text: what there is to say
 * @facts: (element-type ImzDetailFact): what shows when it is opened
 * @button_label: (nullable): what the button below the facts says, if there is one
 * @action_name: (nullable): what that button does
 * @action_target: (nullable): to what
 */
typedef struct {
  char *key;
  ImzTone tone;
  char *title;
  char *text;
  GPtrArray *facts;
  const char *button_label;
  const char *action_name;
  char *action_target;
} ImzDetail;

/**
 * imz_detail_new:
 * @key: copied, as the other texts
 *
 * Returns: (transfer full): a detail without facts
 */
ImzDetail *imz_detail_new (const char *key, ImzTone tone, const char *title, const char *text);
void imz_detail_free (ImzDetail *self);

/**
 * imz_detail_add_fact:
 * @value: (nullable): the fact; nothing is added for %NULL
 */
void imz_detail_add_fact (ImzDetail *self, const char *name, const char *value);
void
imz_detail_add_marked_fact (ImzDetail *self, ImzTone tone, const char *name, const char *value);

/**
 * imz_detail_set_button:
 * @label: (transfer none): what it says; a string of the catalogue
 * @action_name: (transfer none): what it does; a literal
 * @action_target: (nullable): to what; copied
 */
void imz_detail_set_button (ImzDetail *self,
                            const char *label,
                            const char *action_name,
                            const char *action_target);

/**
 * imz_detail_opens:
 *
 * Returns: %TRUE if there is more to be seen than its text
 */
gboolean imz_detail_opens (const ImzDetail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzDetail, imz_detail_free)

G_END_DECLS
