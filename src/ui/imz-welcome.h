/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-welcome-flow.h"

G_BEGIN_DECLS

/**
 * ImzWelcome:
 *
 * The first start: a few short pages that fill the window. The flow knows the way; this shows it.
 */
#define IMZ_TYPE_WELCOME (imz_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ImzWelcome, imz_welcome, IMZ, WELCOME, AdwBin)

GtkWidget *imz_welcome_new (ImzWelcomeFlow *flow);

G_END_DECLS
