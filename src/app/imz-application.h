/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * ImzApplication:
 *
 * The window program: builds the real backends and gives them to the window.
 */
#define IMZ_TYPE_APPLICATION (imz_application_get_type ())
G_DECLARE_FINAL_TYPE (ImzApplication, imz_application, IMZ, APPLICATION, AdwApplication)

ImzApplication *imz_application_new (void);

G_END_DECLS
