/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an SMS or an e-mail holds that an application may need. No wording is known, so none is relied on. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Letters of a message that are looked at. */
#define IMZ_MESSAGE_MAX_LETTERS 20000

/**
 * ImzMessagePartKind:
 * @IMZ_MESSAGE_PART_DAY: a day of the calendar
 * @IMZ_MESSAGE_PART_NUMBER: a long number, or letters and digits
 * @IMZ_MESSAGE_PART_LINK: the address of a web page
 */
typedef enum {
  IMZ_MESSAGE_PART_DAY,
  IMZ_MESSAGE_PART_NUMBER,
  IMZ_MESSAGE_PART_LINK,
} ImzMessagePartKind;

/**
 * ImzMessagePart:
 * @text: a day and a link as they stand there; a number without the blanks and hyphens between its digits; fit to be
 *   shown
 * @day: of a day
 * @host: (nullable): of a link: where it leads to (imz_link_find_host()); %NULL if it is written so that this is hidden
 */
typedef struct {
  ImzMessagePartKind kind;
  char *text;
  GDate day;
  char *host;
} ImzMessagePart;

/**
 * imz_message_parts_find:
 * @text: anything
 *
 * Identity numbers, phone numbers, IBANs and mail addresses are told apart and left out.
 *
 * Returns: (transfer full) (element-type ImzMessagePart): at most 100, each once, in their order
 */
GPtrArray *imz_message_parts_find (const char *text);

G_END_DECLS
