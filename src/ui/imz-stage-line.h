/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzStageLine:
 *
 * How far an application is: nine places on a line, with as many of their names below as there is room for; where
 * there is hardly any, "6/9 · Courier". Drawn as one widget; a picture with a description for those who do not see it.
 */
#define IMZ_TYPE_STAGE_LINE (imz_stage_line_get_type ())
G_DECLARE_FINAL_TYPE (ImzStageLine, imz_stage_line, IMZ, STAGE_LINE, GtkWidget)

void imz_stage_line_show (ImzStageLine *self, ImzRecord *record);

G_END_DECLS
