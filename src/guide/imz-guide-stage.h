/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a way through a guide says about an application. */

#pragma once

#include "imz-guide-path.h"

G_BEGIN_DECLS

/**
 * imz_guide_stage_find:
 * @way: (element-type ImzKeptStep): the steps that were gone, with their answers, the present one last
 *
 * A step was gone past if another one stands behind it that no way out of it leads to, or if it is a last one.
 *
 * Returns: how far whoever stands there came: the last stage on @way, and the last method; -1 where nothing says so
 */
ImzGuideReached imz_guide_stage_find (const ImzGuide *guide, const GArray *way);

G_END_DECLS
