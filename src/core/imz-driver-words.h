/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a driver did and what a PIN is like, in the language of the messages. */

#pragma once

#include "imz-driver.h"

G_BEGIN_DECLS

/**
 * imz_driver_words_path:
 *
 * Returns: (transfer full): where @driver is, fit to be shown
 */
char *imz_driver_words_path (ImzDriver *driver);

/**
 * imz_driver_words_problem:
 *
 * Returns: (transfer full) (nullable): how @driver failed and what helps, in a few sentences; %NULL if it
 *   did not fail
 */
char *imz_driver_words_problem (ImzDriver *driver);

/**
 * imz_driver_words_pin:
 *
 * Returns: (transfer none): a PIN's state in a few words
 */
const char *imz_driver_words_pin (ImzPinState state);

G_END_DECLS
