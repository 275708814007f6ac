/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The talk with a PKCS#11 module: one thread, one session at a time, read-only, never a login. */

#pragma once

#include <glib.h>
#include <p11-kit/pkcs11.h>

#include "imz-token-reading.h"

G_BEGIN_DECLS

/**
 * imz_token_session_read:
 * @functions: a module's functions
 * @null_first: whether C_Initialize is tried without arguments first
 * @reading: gets the result, its detail and the tokens
 *
 * Nothing the module says of a length or a number is believed without limits: of 64 slots and 64
 * certificate objects in each the values are read, up to 64 KiB each and 512 KiB in all.
 */
void
imz_token_session_read (CK_FUNCTION_LIST *functions, gboolean null_first, ImzTokenReading *reading);

G_END_DECLS
