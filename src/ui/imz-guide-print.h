/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-guide.h"

G_BEGIN_DECLS

/**
 * imz_guide_print_run:
 * @parent: the window to ask in
 * @timeline: (nullable): the days, if there is an e-imza
 *
 * Prints a whole guide, or keeps it as PDF, as the person chooses.
 */
void imz_guide_print_run (GtkWindow *parent,
                          ImzGuide *guide,
                          const ImzProvince *province,
                          const ImzTimeline *timeline);

/* The same into a file, without a question: FALSE with @error if it cannot be written. */
gboolean imz_guide_print_export (ImzGuide *guide,
                                 const ImzProvince *province,
                                 const ImzTimeline *timeline,
                                 const char *path,
                                 GError **error);

G_END_DECLS
