/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card-detail.h"

#include <glib/gi18n-lib.h>

#include "imz-driver-words.h"
#include "imz-phrase.h"

static char *
name_of_driver (ImzDriver *driver)
{
  return g_path_get_basename (imz_driver_get_facts (driver)->path);
}

static char *
describe_reading (const ImzCard *card)
{
  ImzDriver *driver = imz_card_get_driver (card);
  g_autofree char *name = NULL;

  if (imz_card_get_state (card) != IMZ_CARD_STATE_OK)
    return g_strdup (_ ("could not be read"));
  if (driver == NULL)
    return g_strdup (_ ("read without extra software"));

  name = name_of_driver (driver);
  return imz_phrase_expand (_ ("read with the driver {driver}"), "driver", name, NULL);
}

static char *
describe_card (const ImzCard *card)
{
  g_autofree char *reading = describe_reading (card);
  const char *version = imz_card_get_version (card);

  if (imz_card_get_family (card) != IMZ_CARD_FAMILY_AKIS)
    return g_strdup_printf ("%s · %s", _ ("a card of another family"), reading);

  return version != NULL ? g_strdup_printf ("AKİS %s · %s", version, reading)
                         : g_strdup_printf ("AKİS · %s", reading);
}

static char *
describe_reader (const ImzReader *reader)
{
  switch (imz_reader_get_state (reader)) {
  case IMZ_READER_STATE_EMPTY:
    return g_strdup (_ ("no card in it"));
  case IMZ_READER_STATE_READING:
    return g_strdup (_ ("the card is being read"));
  case IMZ_READER_STATE_MUTE:
    return g_strdup (_ ("the card does not answer"));
  case IMZ_READER_STATE_BUSY:
    return g_strdup (_ ("another program holds the card"));
  case IMZ_READER_STATE_UNAVAILABLE:
    return g_strdup (_ ("does not work at present"));
  case IMZ_READER_STATE_CARD:
    return describe_card (imz_reader_get_card (reader));
  default:
    g_assert_not_reached ();
  }
}

ImzDetail *
imz_reader_detail_new (const ImzReader *reader, const char *title)
{
  const ImzCard *card = imz_reader_get_card (reader);
  gboolean is_read = card != NULL && imz_card_get_state (card) == IMZ_CARD_STATE_OK;
  g_autofree char *key = g_strconcat ("reader ", imz_reader_get_name (reader), NULL);
  g_autofree char *text = describe_reader (reader);
  ImzDetail *detail = imz_detail_new (key, is_read ? IMZ_TONE_GOOD : IMZ_TONE_NEUTRAL, title, text);

  imz_detail_add_fact (detail, _ ("Name"), imz_reader_get_name (reader));
  if (card != NULL)
    imz_detail_add_fact (detail, _ ("Answer to reset (ATR)"), imz_card_get_atr (card));

  return detail;
}

ImzDetail *
imz_pin_detail_new (const ImzReader *reader, const char *title, gboolean has_started)
{
  static const ImzTone tones[] = {
    [IMZ_PIN_STATE_UNKNOWN] = IMZ_TONE_NEUTRAL, [IMZ_PIN_STATE_OK] = IMZ_TONE_GOOD,
    [IMZ_PIN_STATE_LOW] = IMZ_TONE_WARNING,     [IMZ_PIN_STATE_FINAL_TRY] = IMZ_TONE_WARNING,
    [IMZ_PIN_STATE_LOCKED] = IMZ_TONE_ALARM,    [IMZ_PIN_STATE_NOT_SET] = IMZ_TONE_WARNING,
  };
  ImzPinState state = imz_card_get_pin (imz_reader_get_card (reader));
  g_autofree char *key = g_strconcat ("pin ", imz_reader_get_name (reader), NULL);

  if (!has_started && (state == IMZ_PIN_STATE_UNKNOWN || state == IMZ_PIN_STATE_NOT_SET))
    return imz_detail_new (key, IMZ_TONE_NEUTRAL, title,
                           _ ("No PIN can be made before this e-imza starts."));
  if (state == IMZ_PIN_STATE_UNKNOWN)
    return imz_detail_new (
      key, tones[state], title,
      _ ("The card does not tell the state of its PIN. Do not enter it wrongly "
         "three times."));

  return imz_detail_new (key, tones[state], title, imz_driver_words_pin (state));
}

ImzDetail *
imz_driver_detail_new (const ImzReader *reader, const char *title)
{
  ImzDriver *driver = imz_card_get_driver (imz_reader_get_card (reader));
  const ImzDriverFacts *facts = imz_driver_get_facts (driver);
  g_autofree char *key = g_strconcat ("driver ", imz_reader_get_name (reader), NULL);
  g_autofree char *name = name_of_driver (driver);
  g_autofree char *path = imz_driver_words_path (driver);
  g_autofree char *problem = imz_driver_words_problem (driver);
  g_autofree char *text =
    g_strdup_printf ("%s · %s", name, problem != NULL ? _ ("did not work") : _ ("in order"));
  ImzDetail *detail =
    imz_detail_new (key, problem != NULL ? IMZ_TONE_WARNING : IMZ_TONE_GOOD, title, text);

  imz_detail_add_fact (detail, _ ("Problem"), problem);
  imz_detail_add_fact (detail, _ ("File"), path);
  imz_detail_add_fact (detail, "libcrypto", facts->libcrypto);
  imz_detail_add_fact (detail, "libpcsclite", facts->libpcsclite);

  return detail;
}
