/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-machine.h"

G_BEGIN_DECLS

/**
 * ImzPracticeMachine:
 *
 * A machine on which all is well, for the practice card.
 */
#define IMZ_TYPE_PRACTICE_MACHINE (imz_practice_machine_get_type ())
G_DECLARE_FINAL_TYPE (ImzPracticeMachine, imz_practice_machine, IMZ, PRACTICE_MACHINE, GObject)

ImzMachine *imz_practice_machine_new (void); /* (transfer full) */

G_END_DECLS
