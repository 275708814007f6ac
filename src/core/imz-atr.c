/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-atr.h"

#include "imz-hex.h"

typedef enum {
  VERSION_UNKNOWN,
  VERSION_1_0,     /* the card of that name only */
  VERSION_NIBBLES, /* 1292 is 1.2.2 */
  VERSION_FIELDS,  /* 4-bit major, 5-bit minor, 7-bit patch: 2282 is 2.5.2 */
} VersionCoding;

/* Patterns of the whole of the historical bytes; `.` is any digit. */
static const struct {
  const char *historical_bytes;
  gsize version_offset; /* in bytes */
  VersionCoding coding;
} akis_patterns[] = {
  { "806755454B4145....318073B3A180", 7, VERSION_NIBBLES },
  { "80655443......31C073F6218081..", 5, VERSION_FIELDS },
  { "8066683209......31958105", 0, VERSION_UNKNOWN },
  { "8066683249......31958105", 0, VERSION_UNKNOWN },
  { "55454B41452056312E30", 0, VERSION_1_0 },
};

/* The historical bytes stand behind T0 and the chain of interface bytes it announces. */
static const guint8 *
find_historical_bytes (const guint8 *atr, gsize length, gsize *n_bytes)
{
  gsize offset = 2;
  guint announced;

  if (length < 2)
    return NULL;

  *n_bytes = atr[1] & 0x0F;
  announced = atr[1] >> 4;

  while (announced != 0) {
    gboolean has_td = (announced & 0x8) != 0;
    guint n_interface_bytes = (announced & 1) + (announced >> 1 & 1) + (announced >> 2 & 1);

    offset += n_interface_bytes;
    if (!has_td)
      break;
    if (offset >= length)
      return NULL;
    announced = atr[offset++] >> 4;
  }

  return offset + *n_bytes <= length ? atr + offset : NULL;
}

static gboolean
matches (const char *pattern, const char *hex)
{
  if (strlen (pattern) != strlen (hex))
    return FALSE;

  for (; *pattern != '\0'; pattern++, hex++) {
    if (*pattern != '.' && *pattern != *hex)
      return FALSE;
  }

  return TRUE;
}

static void
read_version (ImzAtrFacts *facts, const guint8 *bytes, VersionCoding coding)
{
  guint major = bytes[0] >> 4, minor = 0, patch = 0;

  switch (coding) {
  case VERSION_UNKNOWN:
    return;
  case VERSION_1_0:
    g_strlcpy (facts->version, "1.0", sizeof facts->version);
    return;
  case VERSION_NIBBLES:
    minor = bytes[0] & 0x0F;
    patch = bytes[1] & 0x0F;
    break;
  case VERSION_FIELDS:
    minor = (bytes[0] & 0x0Fu) << 1 | bytes[1] >> 7;
    patch = bytes[1] & 0x7F;
    break;
  default:
    g_assert_not_reached ();
  }

  g_snprintf (facts->version, sizeof facts->version, "%u.%u.%u", major, minor, patch);
  facts->secure_messaging = major == 1 && minor >= 1 && minor <= 4;
}

ImzAtrFacts
imz_atr_parse (const guint8 *atr, gsize length)
{
  ImzAtrFacts facts = { .family = IMZ_CARD_FAMILY_OTHER };
  gsize n_bytes = 0;
  const guint8 *bytes = find_historical_bytes (atr, length, &n_bytes);
  g_autofree char *hex = NULL;

  if (bytes == NULL)
    return facts;

  hex = imz_hex_encode (bytes, n_bytes);
  for (gsize i = 0; i < G_N_ELEMENTS (akis_patterns); i++) {
    if (matches (akis_patterns[i].historical_bytes, hex)) {
      facts.family = IMZ_CARD_FAMILY_AKIS;
      read_version (&facts, bytes + akis_patterns[i].version_offset, akis_patterns[i].coding);
      break;
    }
  }

  return facts;
}

const char *
imz_card_family_to_word (ImzCardFamily family)
{
  return family == IMZ_CARD_FAMILY_AKIS ? "akis" : "other";
}
