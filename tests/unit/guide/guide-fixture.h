/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Guides written in a few words, so that a test holds them whole. */

#pragma once

#include "imz-guide.h"

G_BEGIN_DECLS

/**
 * guide_fixture_parse:
 * @head: elements of the guide before its steps, as "<fits states='valid'/>"; "" for none
 * @steps: (array zero-terminated=1): attributes of a step, and behind " | " its elements: "id='a' next='c'",
 *   "id='b' | <countdown seconds='9'/>"
 *
 * Fails the test if that is no guide.
 *
 * Returns: (transfer full): the guide "fixture"
 */
ImzGuide *guide_fixture_parse (const char *head, const char *const *steps);

/* Elements of a step: an answer to its question, that leads to the following step or to another one. */
#define GUIDE_FIXTURE_ANSWER(id) "<answer id='" id "'><label>L</label></answer>"
#define GUIDE_FIXTURE_ANSWER_TO(id, next) \
  "<answer id='" id "' next='" next "'><label>L</label></answer>"

G_END_DECLS
