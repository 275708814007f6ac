/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What there is to say of a reader and of the card in it. */

#pragma once

#include "imz-detail.h"
#include "imz-reader.h"

G_BEGIN_DECLS

/**
 * imz_reader_detail_new:
 *
 * Returns: (transfer full): what a reader holds and how it was read
 */
ImzDetail *imz_reader_detail_new (const ImzReader *reader, const char *title);

/**
 * imz_pin_detail_new:
 * @reader: a reader with a card in it
 * @has_started: there is an e-imza on that card whose time has begun: before it no PIN is made (rule R14)
 *
 * Returns: (transfer full): the state of that card's PIN
 */
ImzDetail *imz_pin_detail_new (const ImzReader *reader, const char *title, gboolean has_started);

/**
 * imz_driver_detail_new:
 * @reader: a reader with a card in it that has a driver
 *
 * Returns: (transfer full): that driver, what it did and with which libraries
 */
ImzDetail *imz_driver_detail_new (const ImzReader *reader, const char *title);

G_END_DECLS
