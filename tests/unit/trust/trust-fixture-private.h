/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <openssl/conf.h>

G_BEGIN_DECLS

/* A configuration whose section "extensions" holds these lines. */
CONF *trust_fixture_conf (const char *extensions);

G_END_DECLS
