/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-tone.h"

G_BEGIN_DECLS

/* ISO/IEC 7810 ID-1, and the width at which sizes are written. */
#define IMZ_CARD_RATIO (85.6 / 54.0)
#define IMZ_CARD_NATURAL_WIDTH 348

typedef enum {
  IMZ_CARD_BRAND,
  IMZ_CARD_ISSUER,
  IMZ_CARD_HOLDER,
  IMZ_CARD_IDENTITY,
  IMZ_CARD_UNTIL,
  IMZ_CARD_BADGE,
  IMZ_CARD_N_LINES,
} ImzCardLine;

/**
 * ImzCardFace:
 * @lines: (nullable): the text of each line; borrowed
 * @band: (nullable): the word on a band across the card; borrowed
 * @tone: colour and symbol of the badge
 * @faded: the card is drawn grey, whatever its tone
 * @high_contrast: whether to draw without shades
 *
 * What a card shows.
 */
typedef struct {
  const char *lines[IMZ_CARD_N_LINES];
  const char *band;
  ImzTone tone;
  gboolean faded;
  gboolean high_contrast;
} ImzCardFace;

void imz_card_face_append (const ImzCardFace *self,
                           GtkSnapshot *snapshot,
                           GtkWidget *widget,
                           double width);

G_END_DECLS
