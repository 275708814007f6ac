/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The certificates that İmzam knows to be right, by their fingerprints. They themselves come from
 * anywhere: the fingerprint makes an unsafe channel safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzPin:
 * @sha256: fingerprint of the DER, 64 lower-case hexadecimal digits
 * @name: whose certificate it is
 * @not_before: first second of its validity, since the epoch; 0 if not known
 * @not_after: last second of its validity, since the epoch
 */
typedef struct {
  char *sha256;
  char *name;
  gint64 not_before;
  gint64 not_after;
} ImzPin;

/**
 * ImzPins:
 *
 * An immutable, reference-counted list of #ImzPin, in the order of its file.
 */
typedef struct _ImzPins ImzPins;

/**
 * imz_pins_new_shipped:
 *
 * Returns: (transfer full): the pins that are compiled in (`data/trust/pins.ini`)
 */
ImzPins *imz_pins_new_shipped (void);

/**
 * imz_pins_new_from_bytes:
 * @bytes: a key file in UTF-8 with one group a pin and in it `Sha256`, `Name`, `NotAfter` and, if known,
 *   `NotBefore`: RFC 3339, a day (`YYYY-MM-DD`, in UTC) or a year, of which the first or last second
 *   counts
 * @error: %IMZ_TRUST_ERROR_BAD_FILE with a message that names the group
 *
 * Returns: (transfer full) (nullable): the pins, which may be none
 */
ImzPins *imz_pins_new_from_bytes (GBytes *bytes, GError **error);
ImzPins *imz_pins_ref (ImzPins *self);
void imz_pins_unref (ImzPins *self);

/**
 * imz_pins_find:
 * @self: (nullable): pins
 * @sha256: 64 lower-case hexadecimal digits
 *
 * Returns: (transfer none) (nullable): the pin with this fingerprint
 */
const ImzPin *imz_pins_find (const ImzPins *self, const char *sha256);

guint imz_pins_get_n (const ImzPins *self);
const ImzPin *imz_pins_get (const ImzPins *self, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzPins, imz_pins_unref)

G_END_DECLS
