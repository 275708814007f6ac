/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-guide-checks.h"

G_BEGIN_DECLS

/**
 * ImzCheckList:
 *
 * One line for each thing that İmzam sees by itself: in order, awaited, or not in order; follows them while they
 * change. Hidden while there is none.
 */
#define IMZ_TYPE_CHECK_LIST (imz_check_list_get_type ())
G_DECLARE_FINAL_TYPE (ImzCheckList, imz_check_list, IMZ, CHECK_LIST, AdwBin)

void imz_check_list_set_checks (ImzCheckList *self, ImzGuideChecks *checks);

G_END_DECLS
