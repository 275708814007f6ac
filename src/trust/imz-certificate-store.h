/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Kamu SM's store of certificates (SertifikaDeposu.xml). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_certificate_store_read:
 * @xml: (array length=length): any bytes, meant to be the store
 * @max_entries: more are refused
 * @error: %IMZ_TRUST_ERROR_TOO_LARGE or %IMZ_TRUST_ERROR_BAD_FILE
 *
 * An entry is any element that holds a `mValue` with a certificate in base 64, as `koksertifika` does.
 * Nothing is fetched, and no entity but XML's own five is known.
 *
 * Returns: (transfer full) (element-type GBytes) (nullable): what the entries hold, in their order; empty
 *   for one that is longer than a certificate may be
 */
GPtrArray *
imz_certificate_store_read (const char *xml, gsize length, guint max_entries, GError **error);

G_END_DECLS
