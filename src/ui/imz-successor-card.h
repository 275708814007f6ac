/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record-keeper.h"

G_BEGIN_DECLS

/**
 * ImzSuccessorCard:
 *
 * Asks whether the e-imza in the reader is the one that an application brought. Hidden as long as none seems to be.
 */
#define IMZ_TYPE_SUCCESSOR_CARD (imz_successor_card_get_type ())
G_DECLARE_FINAL_TYPE (ImzSuccessorCard, imz_successor_card, IMZ, SUCCESSOR_CARD, AdwBin)

/* What @keeper proposes, from now on. */
void imz_successor_card_set_keeper (ImzSuccessorCard *self, ImzRecordKeeper *keeper);

G_END_DECLS
