/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A root, an issuer below it and a person below that, the same in every run, so that what a target
 * found once it finds again. Their keys sign what was made up, so that it is looked at, too. */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

#define FUZZ_WORLD_NOW G_GINT64_CONSTANT (1795244400) /* 21 November 2026, 07:00 UTC */

typedef enum {
  FUZZ_WORLD_ROOT,
  FUZZ_WORLD_ISSUER,
  FUZZ_WORLD_LEAF,
  FUZZ_WORLD_N,
} FuzzWorldParty;

X509 *fuzz_world_get (FuzzWorldParty party);

/**
 * fuzz_world_sign:
 *
 * Returns: (transfer full): `SEQUENCE { @to_be_signed, algorithm, signature }`, which is what
 *   certificates, lists and responders' answers have in common
 */
GBytes *fuzz_world_sign (FuzzWorldParty party, gconstpointer to_be_signed, gsize size);

/**
 * fuzz_world_wrap:
 * @tag: the first byte of a value in DER
 *
 * Returns: (transfer full): a value with @content
 */
GBytes *fuzz_world_wrap (guint8 tag, gconstpointer content, gsize size);

G_END_DECLS
