/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A computer with an administrator: /etc/imzam of the test's own. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TEST_ETC "/etc/imzam"

/* Once, in main(), behind imz_bed_enter(): from here on /etc is as it was, but TEST_ETC is empty, can be written,
 * and goes with the test. */
void test_etc_take (void);

G_END_DECLS
