/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-akis-reader.h"

#include "imz-certificate-parser.h"

enum {
  FIRST_FILE = 0x2F10,
  LAST_FILE = 0x2F19,
  LAST_FILE_1_0 = 0x2F20,

  MAX_OFFSET = 0x7FFF, /* of READ BINARY: 15 bits */
  MAX_FILE = MAX_OFFSET + 1,

  SW_SUCCESS = 0x9000,
  SW_END_OF_FILE = 0x6282,
  SW_WRONG_LENGTH = 0x6700,
  SW_FILE_NOT_FOUND = 0x6A82,
  SW1_MORE_DATA = 0x61,
  SW1_NOT_ALLOWED = 0x69,
  SW1_WRONG_LE = 0x6C,

  DER_SEQUENCE = 0x30,
};

typedef struct {
  ImzApduChannel *channel;
  guint max_le;         /* the most bytes this card hands out at once */
  gboolean any_refused; /* a file that is there, but not for us */
} Reading;

/* SELECT's answer is not looked at: a file is read up to the length its DER tells. */
static gboolean
select_file (Reading *reading,
             const guint8 *command,
             gsize command_length,
             guint16 *status,
             GError **error)
{
  if (!imz_apdu_channel_send (reading->channel, command, command_length, NULL, status, error))
    return FALSE;

  if (*status >> 8 == SW1_MORE_DATA)
    *status = SW_SUCCESS;

  return TRUE;
}

static gboolean
select_directory (Reading *reading, guint16 *status, GError **error)
{
  static const guint8 select_mf[] = { 0x00, 0xA4, 0x00, 0x00, 0x02, 0x3F, 0x00 };
  static const guint8 select_df[] = { 0x00, 0xA4, 0x04, 0x00, 0x07, 'P',
                                      'K',  'C',  'S',  '-',  '1',  '5' };

  return select_file (reading, select_mf, sizeof select_mf, status, error) &&
         select_file (reading, select_df, sizeof select_df, status, error);
}

/* Bytes of the DER value that begins with `bytes`; 0 if too few of them are there to tell, or if they
 * cannot begin a certificate that READ BINARY reaches. */
static gsize
der_size (const guint8 *bytes, gsize n_bytes)
{
  guint n_length_bytes;
  gsize content = 0;

  if (n_bytes < 2 || bytes[0] != DER_SEQUENCE)
    return 0;
  if (bytes[1] < 0x80)
    return 2 + bytes[1];

  n_length_bytes = bytes[1] & 0x7F;
  if (n_length_bytes == 0 || n_length_bytes > 4 || n_bytes < 2 + n_length_bytes)
    return 0;

  for (guint i = 0; i < n_length_bytes; i++)
    content = content << 8 | bytes[2 + i];

  return content <= MAX_FILE - 2 - n_length_bytes ? 2 + n_length_bytes + content : 0;
}

static guint
smaller_le (guint le)
{
  static const guint steps[] = { 244, 128, 64, 32, 16 };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i] < le)
      return steps[i];
  }

  return 0;
}

/* Appends up to `wanted` bytes from the file's offset data->len; `more` says if it may have further. */
static gboolean
read_chunk (Reading *reading, GByteArray *data, guint wanted, gboolean *more, GError **error)
{
  guint offset = data->len;
  guint le = MIN (wanted, reading->max_le);
  gboolean le_was_corrected = FALSE;
  gboolean le_was_too_large = FALSE;
  guint16 status = 0;

  *more = FALSE;

  while (le > 0) {
    const guint8 read_binary[] = { 0x00, 0xB0, (guint8) (offset >> 8), (guint8) offset,
                                   (guint8) le };

    if (!imz_apdu_channel_send (reading->channel, read_binary, sizeof read_binary, data, &status,
                                error))
      return FALSE;

    if (status == SW_WRONG_LENGTH && data->len == offset) {
      le = smaller_le (le);
      le_was_too_large = TRUE;
    } else if (status >> 8 == SW1_WRONG_LE && !le_was_corrected) {
      le_was_corrected = TRUE;
      g_byte_array_set_size (data, offset);
      le = (status & 0xFF) != 0 ? status & 0xFF : IMZ_APDU_MAX_DATA;
    } else {
      break;
    }
  }

  /* Only what came with a good word counts. A short answer need not be the file's end: some cards hand
   * out less than they are asked for. */
  if (status != SW_SUCCESS && status != SW_END_OF_FILE)
    g_byte_array_set_size (data, offset);
  *more = status == SW_SUCCESS && data->len > offset;
  reading->any_refused |= status >> 8 == SW1_NOT_ALLOWED;

  /* What no length is right for is this file's own fault, not the card's. */
  if (le_was_too_large && data->len > offset)
    reading->max_le = le;

  return TRUE;
}

/* The DER value at the selected file's beginning, without the padding behind it. What is no DER value
 * comes as its first bytes. */
static GBytes *
read_file (Reading *reading, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  gsize size = 0;
  gboolean more = TRUE;

  while (more && data->len < (size != 0 ? size : 6)) {
    guint wanted = size != 0 ? (guint) size - data->len : IMZ_APDU_MAX_DATA;

    if (!read_chunk (reading, data, MIN (wanted, IMZ_APDU_MAX_DATA), &more, error))
      return NULL;

    size = der_size (data->data, data->len);
    if (size == 0 && data->len >= 6)
      break;
  }

  if (size != 0 && data->len > size)
    g_byte_array_set_size (data, (guint) size);

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/* A file that was made, but never written. */
static gboolean
is_blank (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size == 0 || data[0] == 0x00 || data[0] == 0xFF;
}

static ImzCardState
state_of (GPtrArray *certificates, gboolean any_refused)
{
  for (guint i = 0; i < certificates->len; i++) {
    if (!imz_certificate_is_malformed (g_ptr_array_index (certificates, i)))
      return IMZ_CARD_STATE_OK;
  }

  if (certificates->len > 0)
    return IMZ_CARD_STATE_DAMAGED;

  return any_refused ? IMZ_CARD_STATE_NO_DRIVER : IMZ_CARD_STATE_NO_CERTIFICATE;
}

GPtrArray *
imz_akis_reader_read (ImzApduChannel *channel,
                      const ImzAtrFacts *atr_facts,
                      ImzCardState *state,
                      GError **error)
{
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  Reading reading = { .channel = channel, .max_le = IMZ_APDU_MAX_DATA };
  guint last_file = strcmp (atr_facts->version, "1.0") == 0 ? LAST_FILE_1_0 : LAST_FILE;
  guint16 status;

  *state = IMZ_CARD_STATE_NO_DRIVER;
  if (atr_facts->secure_messaging)
    return g_steal_pointer (&certificates);

  if (!select_directory (&reading, &status, error))
    return NULL;
  if (status != SW_SUCCESS)
    return g_steal_pointer (&certificates);

  for (guint file = FIRST_FILE; file <= last_file; file++) {
    const guint8 select_ef[] = {
      0x00, 0xA4, 0x02, 0x00, 0x02, (guint8) (file >> 8), (guint8) file
    };
    g_autoptr (GBytes) bytes = NULL;

    if (!select_file (&reading, select_ef, sizeof select_ef, &status, error))
      return NULL;
    if (status != SW_SUCCESS) {
      reading.any_refused |= status != SW_FILE_NOT_FOUND;
      continue;
    }

    bytes = read_file (&reading, error);
    if (bytes == NULL)
      return NULL;
    if (!is_blank (bytes))
      g_ptr_array_add (certificates, imz_certificate_parse (bytes));
  }

  *state = state_of (certificates, reading.any_refused);

  return g_steal_pointer (&certificates);
}
