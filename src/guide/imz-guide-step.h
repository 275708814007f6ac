/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A step of a guide as it was written. Texts are in the language of the messages. */

#pragma once

#include "imz-case.h"
#include "imz-form-field.h"
#include "imz-guide-date.h"
#include "imz-guide-progress.h"
#include "imz-province.h"

G_BEGIN_DECLS

/**
 * ImzGuideCheckKind:
 * @IMZ_GUIDE_CHECK_CARD: an e-imza card is in a reader and could be read
 * @IMZ_GUIDE_CHECK_CERTIFICATE: the e-imza is in one of the states
 * @IMZ_GUIDE_CHECK_DRIVER: a driver for cards is there
 * @IMZ_GUIDE_CHECK_JAVA: Java is there, and new enough
 * @IMZ_GUIDE_CHECK_JNLP: what starts the application that the portal gives (JNLP starter, or Java for the jar)
 * @IMZ_GUIDE_CHECK_DOWNLOAD: the portal's file was downloaded
 * @IMZ_GUIDE_CHECK_DATE: a day of the timeline was reached
 * Words: "card", "certificate", "driver", "java", "jnlp", "download", "date".
 */
typedef enum {
  IMZ_GUIDE_CHECK_CARD,
  IMZ_GUIDE_CHECK_CERTIFICATE,
  IMZ_GUIDE_CHECK_DRIVER,
  IMZ_GUIDE_CHECK_JAVA,
  IMZ_GUIDE_CHECK_JNLP,
  IMZ_GUIDE_CHECK_DOWNLOAD,
  IMZ_GUIDE_CHECK_DATE,
  IMZ_N_GUIDE_CHECKS,
} ImzGuideCheckKind;

const char *imz_guide_check_kind_to_word (ImzGuideCheckKind kind);

/**
 * ImzGuideCheck:
 * @states: of a certificate: a bit (1 << #ImzSummary) for each state that is well
 * @at_least: of Java: the version
 * @prefix: (nullable): of a download: what the file's name begins with
 * @date: of a date: the day
 */
typedef struct {
  ImzGuideCheckKind kind;
  guint64 states;
  guint at_least;
  char *prefix;
  ImzGuideDate date;
} ImzGuideCheck;

/* An answer to a step's question; @next: (nullable): id of the step it leads to, %NULL for the one that follows;
 * @reached: what whoever gives it did. */
typedef struct {
  char *id;
  char *label;
  char *next;
  ImzGuideReached reached;
} ImzGuideAnswer;

/* "I do not see this": one of @step, @guide, @rule is set, or none where @body says all (nullable). */
typedef struct {
  char *label;
  char *body;
  char *step;
  char *guide;
  char *rule;
} ImzGuideWayOut;

/**
 * ImzGuideCondition:
 * @negated: it must not be so
 * @province: (nullable): id of the province whose rules hold
 * @letter: -1, or an #ImzLetterKind that the province wants
 * @method: -1, or an #ImzMethod that the province accepts
 * @phases: 0, or a bit (1 << #ImzPhase) for each phase; it also holds while the phase is not known
 * @answer: (nullable): "step/answer" that was given
 *
 * All that is set must be so. A step is shown if one of its conditions holds, or it has none.
 */
typedef struct {
  gboolean negated;
  char *province;
  int letter;
  int method;
  guint phases;
  char *answer;
} ImzGuideCondition;

/**
 * ImzGuideStep:
 * @body: (array zero-terminated=1): paragraphs
 * @warnings: (array zero-terminated=1): what must not be done, or must not be missed
 * @ready: (array zero-terminated=1): what to have at hand
 * @wordings: (array zero-terminated=1): all names under which the portal is known to show what to choose
 * @sketch: (nullable): name of the drawing of the screen
 * @sketch_alt: (nullable): what it shows, in words; set if @sketch is
 * @copies: (element-type ImzFormField): what to copy into the page
 * @link: (nullable): https address to open
 * @link_label: (nullable): what the button says
 * @letter: (nullable): id of the letter to write
 * @countdown: seconds that a code is good for; 0 for none
 * @checks: (element-type ImzGuideCheck)
 * @answers: (element-type ImzGuideAnswer): of a question; empty else
 * @ways_out: (element-type ImzGuideWayOut)
 * @conditions: (element-type ImzGuideCondition)
 * @next: (nullable): id of the step behind it; %NULL for the one that follows in the file
 * @reached: what whoever went past it did
 * @rules: (array zero-terminated=1): ids
 * @sources: (array zero-terminated=1): keys of documents, with points
 *
 * Borrowed from its guide. Texts may have places, which imz_guide_text_fill() fills.
 */
typedef struct {
  char *id;
  char *title;
  char **body;
  char **warnings;
  char **ready;
  char **wordings;
  char *sketch;
  char *sketch_alt;
  GArray *copies;
  char *link;
  char *link_label;
  char *letter;
  guint countdown;
  GArray *checks;
  GArray *answers;
  GArray *ways_out;
  GArray *conditions;
  char *next;
  ImzGuideReached reached;
  ImzGuideEnd end;
  char **rules;
  char **sources;
} ImzGuideStep;

G_END_DECLS
