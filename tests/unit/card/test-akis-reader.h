/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One test program in several files. */

#pragma once

#include "imz-akis-reader.h"
#include "imz-virtual-card.h"

G_BEGIN_DECLS

enum {
  TEST_DIRECTORY_APDUS = 2, /* SELECT MF, SELECT DF */
  TEST_FILES = 10,          /* 2F10 to 2F19 */
  TEST_FILES_1_0 = 17,      /* 2F10 to 2F20 */
};

/* How a reading ended. */
typedef struct {
  GPtrArray *certificates;
  ImzCardState state;
  GError *error;
  guint n_apdus;
} TestReading;

/* Reads the card, and asserts that none but reading instructions were used. */
void test_read_card (ImzVirtualCard *card, const char *atr, TestReading *reading);
/* The same of a card with these options. */
void test_read_options (const ImzVirtualCardOptions *options, TestReading *reading);
/* The same through any channel. */
void test_read_channel (ImzApduChannel *channel, const char *atr, TestReading *reading);
void test_reading_clear (TestReading *reading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestReading, test_reading_clear)

/* An ImzApduChannel's transmit; `user_data` is an ImzVirtualCard. */
gboolean test_transmit_cb (const guint8 *command,
                           gsize command_length,
                           guint8 *response,
                           gsize *response_length,
                           gpointer user_data,
                           GError **error);

void test_add_odd_channels (void);

G_END_DECLS
