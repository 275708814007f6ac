/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define IMZ_TYPE_TONE (imz_tone_get_type ())

/**
 * ImzTone:
 * @IMZ_TONE_NEUTRAL: tells something, asks for nothing
 * @IMZ_TONE_GOOD: all right
 * @IMZ_TONE_WARNING: something is to be done, there is time
 * @IMZ_TONE_ALARM: something is wrong, or time is up
 * @IMZ_TONE_MUTED: belongs to the past; the card is drawn grey
 *
 * How urgent a statement is. Each tone has a colour and a symbol of its own,
 * so that colour alone never carries the meaning.
 */
typedef enum {
  IMZ_TONE_NEUTRAL,
  IMZ_TONE_GOOD,
  IMZ_TONE_WARNING,
  IMZ_TONE_ALARM,
  IMZ_TONE_MUTED,
} ImzTone;

GType imz_tone_get_type (void);

G_END_DECLS
