/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-error.h"

G_DEFINE_QUARK (imz - trust - error - quark, imz_trust_error)
