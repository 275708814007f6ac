/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a fuzz target defines: libFuzzer calls it with bytes that it makes up, the ordinary test with
 * each file of `seeds/TARGET`. */

#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
