/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_person_name_split:
 * @full: a name as a certificate has it
 * @name: (out) (transfer full): what stands before the last word; all if there is only one
 * @surname: (out) (transfer full) (nullable): the last word; %NULL if there is only one
 *
 * A certificate does not tell where the surname begins. As a rule it is the last word; whoever has two corrects it.
 */
void imz_person_name_split (const char *full, char **name, char **surname);

G_END_DECLS
