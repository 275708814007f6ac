/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-tone.h"

G_DEFINE_ENUM_TYPE (ImzTone,
                    imz_tone,
                    G_DEFINE_ENUM_VALUE (IMZ_TONE_NEUTRAL, "neutral"),
                    G_DEFINE_ENUM_VALUE (IMZ_TONE_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (IMZ_TONE_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (IMZ_TONE_ALARM, "alarm"),
                    G_DEFINE_ENUM_VALUE (IMZ_TONE_MUTED, "muted"))
