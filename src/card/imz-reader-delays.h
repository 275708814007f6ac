/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzReaderDelays:
 * @read_ms: a reading that has not ended by then is given up: the card is silent
 * @held_ms: a reading that waits longer for another program says so
 * @arrival_ms: time a reader that was just plugged in has to show its card
 * @leaving_ms: time a reader has to say that its card left
 * @retry_ms: first pause before a card held by another program is tried again; each later one is twice
 *   as long, up to 32 times
 *
 * Milliseconds.
 */
typedef struct {
  guint read_ms;
  guint held_ms;
  guint arrival_ms;
  guint leaving_ms;
  guint retry_ms;
} ImzReaderDelays;

G_END_DECLS
