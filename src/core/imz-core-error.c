/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-core-error.h"

G_DEFINE_QUARK (imz - core - error - quark, imz_core_error)
