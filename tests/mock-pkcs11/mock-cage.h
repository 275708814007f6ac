/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Writes what the module sees of the process that loaded it, one `name=value` a line. */
void mock_cage_tell (void);
