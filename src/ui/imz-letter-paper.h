/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-letter.h"

G_BEGIN_DECLS

/**
 * ImzLetterPaper:
 *
 * A letter as it will stand on paper, as wide as there is room; what is missing is marked.
 */
#define IMZ_TYPE_LETTER_PAPER (imz_letter_paper_get_type ())
G_DECLARE_FINAL_TYPE (ImzLetterPaper, imz_letter_paper, IMZ, LETTER_PAPER, AdwBin)

void imz_letter_paper_show (ImzLetterPaper *self, const ImzLetter *letter);

G_END_DECLS
