/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-guide.h"
#include "imz-print-pages.h"
#include "imz-timeline.h"

G_BEGIN_DECLS

/**
 * imz_guide_print_new:
 * @timeline: (nullable): the days, if there is an e-imza
 *
 * Returns: (transfer full): a whole guide for paper or for a PDF; what is on it is put together when it is printed
 */
ImzPrintPages *
imz_guide_print_new (ImzGuide *guide, ImzProvince *province, const ImzTimeline *timeline);

G_END_DECLS
