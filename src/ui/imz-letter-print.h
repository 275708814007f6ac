/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-letter.h"
#include "imz-print-pages.h"

G_BEGIN_DECLS

/**
 * imz_letter_print_new:
 * @mark: (nullable): stands above it
 *
 * Returns: (transfer full): @letter laid out as offices do, for paper or for a PDF
 */
ImzPrintPages *imz_letter_print_new (const ImzLetter *letter, const char *mark);

G_END_DECLS
