/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One test program in several files. */

#pragma once

#include "imz-virtual-card.h"

G_BEGIN_DECLS

#define TEST_SELECT_MF "00A40000023F00"
#define TEST_SELECT_MF_ANSWER "6F0782013883023F009000"

/* Upper case, transfer full. */
char *test_to_hex (const guint8 *bytes, gsize length);
gsize test_from_hex (const char *hex, guint8 *bytes);

/* A card with one file, 2F10, that holds the bytes 01 to 08. */
ImzVirtualCard *test_make_card (ImzVirtualCardOptions options);

void test_add_certificate (void);
void test_add_reader (void);

G_END_DECLS
