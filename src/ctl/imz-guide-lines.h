/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Guides in lines for a person at a terminal. */

#pragma once

#include "imz-guide-told.h"

G_BEGIN_DECLS

/* (transfer full): a line or two for each guide, without a line break at the end */
char *imz_guides_to_lines (const ImzGuideTold *told);

/* (transfer full): the whole of @guide, with the steps that apply in the province */
char *imz_guide_to_lines (const ImzGuideTold *told, const ImzGuide *guide);

G_END_DECLS
