/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What an answer to reset (ISO 7816-3) tells of the card that gave it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum {
  IMZ_ATR_MAX = 33, /* bytes, ISO 7816-3 */
};

/**
 * ImzCardFamily:
 *
 * Pinned: its words (imz_card_family_to_word()) leave the process.
 */
typedef enum {
  IMZ_CARD_FAMILY_AKIS,
  IMZ_CARD_FAMILY_OTHER,
} ImzCardFamily;

/**
 * ImzAtrFacts:
 * @family: the card's operating system
 * @version: "2.5.2", or "" when the ATR does not tell it
 * @secure_messaging: the card gives its files only through secure messaging (AKİS 1.1–1.4), so that
 *   it cannot be read without its driver
 */
typedef struct {
  ImzCardFamily family;
  char version[16];
  gboolean secure_messaging;
} ImzAtrFacts;

/**
 * imz_atr_parse:
 * @atr: (array length=length) (nullable): any bytes
 * @length: how many
 *
 * Returns: what is known; %IMZ_CARD_FAMILY_OTHER for anything not recognised
 */
ImzAtrFacts imz_atr_parse (const guint8 *atr, gsize length);

const char *imz_card_family_to_word (ImzCardFamily family);

G_END_DECLS
