/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-akis-reader.h"

#include <string.h>

#include "imz-card-error.h"
#include "test-card.h"

/* A card that gives the same answer to everything, or to every READ BINARY and GET RESPONSE. */
typedef struct {
  guint8 data;
  gsize n_data;
  guint16 status;
  gsize length;     /* of the whole answer, if it is not n_data and the status word */
  gboolean selects; /* SELECT succeeds */
  guint n_apdus;
} Parrot;

static gboolean
parrot_cb (const guint8 *command,
           gsize command_length,
           guint8 *response,
           gsize *response_length,
           gpointer user_data,
           GError **error)
{
  Parrot *self = user_data;
  gboolean is_select = command[1] == 0xA4 && self->selects;
  gsize n_data = is_select ? 0 : self->n_data;
  guint16 status = is_select ? 0x9000 : self->status;

  g_assert_cmpuint (*response_length, ==, IMZ_APDU_MAX_RESPONSE);
  self->n_apdus++;
  memset (response, self->data, n_data);
  response[n_data] = (guint8) (status >> 8);
  response[n_data + 1] = (guint8) status;
  *response_length = !is_select && self->length > 0 ? self->length - 1 : n_data + 2;

  return TRUE;
}

void
test_read_channel (ImzApduChannel *channel, const char *atr, TestReading *reading)
{
  guint8 bytes[IMZ_ATR_MAX];
  gsize length = strlen (atr) / 2;
  ImzAtrFacts facts;

  for (gsize i = 0; i < length; i++)
    bytes[i] =
      (guint8) (g_ascii_xdigit_value (atr[2 * i]) << 4 | g_ascii_xdigit_value (atr[2 * i + 1]));
  facts = imz_atr_parse (bytes, length);
  reading->certificates = imz_akis_reader_read (channel, &facts, &reading->state, &reading->error);
  g_assert_true ((reading->certificates == NULL) == (reading->error != NULL));
}

void
test_read_card (ImzVirtualCard *card, const char *atr, TestReading *reading)
{
  ImzApduChannel channel = { test_transmit_cb, card };

  test_read_channel (&channel, atr, reading);
  reading->n_apdus = imz_virtual_card_get_n_apdus (card);

  for (guint instruction = 0; instruction <= G_MAXUINT8; instruction++) {
    if (instruction != 0xA4 && instruction != 0xB0 && instruction != 0xC0)
      g_assert_false (imz_virtual_card_saw_instruction (card, (guint8) instruction));
  }
}

void
test_read_options (const ImzVirtualCardOptions *options, TestReading *reading)
{
  g_autoptr (ImzVirtualCard) card = imz_virtual_card_new (options);

  test_read_card (card, options->atr != NULL ? options->atr : IMZ_VIRTUAL_ATR_AKIS_2_5_2, reading);
}

void
test_reading_clear (TestReading *reading)
{
  g_clear_pointer (&reading->certificates, g_ptr_array_unref);
  g_clear_error (&reading->error);
}

gboolean
test_transmit_cb (const guint8 *command,
                  gsize command_length,
                  guint8 *response,
                  gsize *response_length,
                  gpointer user_data,
                  GError **error)
{
  g_assert_cmpuint (*response_length, ==, IMZ_APDU_MAX_RESPONSE);
  if (imz_virtual_card_transmit (user_data, command, command_length, response, response_length))
    return TRUE;

  g_set_error_literal (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_GONE, "ejected");
  return FALSE;
}

/* READ BINARY hands out one byte, however many are asked for. */
static gboolean
one_byte_cb (const guint8 *command,
             gsize command_length,
             guint8 *response,
             gsize *response_length,
             gpointer user_data,
             GError **error)
{
  guint8 changed[16];

  memcpy (changed, command, command_length);
  if (command[1] == 0xB0)
    changed[4] = 1;

  return test_transmit_cb (changed, command_length, response, response_length, user_data, error);
}

static void
test_one_byte_at_a_time (void)
{
  g_autoptr (GBytes) certificate = test_certificate_new ("HOLDER 0", 0);
  const ImzVirtualCardOptions options = { .certificates = &certificate, .n_certificates = 1 };
  g_autoptr (ImzVirtualCard) card = imz_virtual_card_new (&options);
  ImzApduChannel channel = { one_byte_cb, card };
  g_auto (TestReading) reading = { 0 };

  test_read_channel (&channel, IMZ_VIRTUAL_ATR_AKIS_2_5_2, &reading);
  g_assert_no_error (reading.error);
  g_assert_cmpint (reading.state, ==, IMZ_CARD_STATE_OK);
  g_assert_cmpuint (imz_virtual_card_get_n_apdus (card), ==,
                    TEST_DIRECTORY_APDUS + TEST_FILES + g_bytes_get_size (certificate));
}

typedef struct {
  ImzVirtualCard *card;
  gboolean first_file_selected;
} Stubborn;

/* Whatever is asked of the first file, it is the wrong length. */
static gboolean
stubborn_cb (const guint8 *command,
             gsize command_length,
             guint8 *response,
             gsize *response_length,
             gpointer user_data,
             GError **error)
{
  Stubborn *self = user_data;

  if (command[1] == 0xA4)
    self->first_file_selected = command[2] == 0x02 && command[6] == 0x10;
  if (command[1] == 0xB0 && self->first_file_selected) {
    response[0] = 0x67;
    response[1] = 0x00;
    *response_length = 2;
    return TRUE;
  }

  return test_transmit_cb (command, command_length, response, response_length, self->card, error);
}

static void
test_one_stubborn_file (void)
{
  g_autoptr (GBytes) certificate = test_certificate_new ("HOLDER 0", 0);
  GBytes *certificates[] = { certificate, certificate };
  const ImzVirtualCardOptions options = { .certificates = certificates, .n_certificates = 2 };
  g_autoptr (ImzVirtualCard) card = imz_virtual_card_new (&options);
  Stubborn stubborn = { card, FALSE };
  ImzApduChannel channel = { stubborn_cb, &stubborn };
  g_auto (TestReading) reading = { 0 };

  test_read_channel (&channel, IMZ_VIRTUAL_ATR_AKIS_2_5_2, &reading);
  g_assert_no_error (reading.error);
  g_assert_cmpint (reading.state, ==, IMZ_CARD_STATE_OK);
  g_assert_cmpuint (reading.certificates->len, ==, 1);
  g_assert_cmpuint (imz_virtual_card_get_n_apdus (card), ==,
                    TEST_DIRECTORY_APDUS + TEST_FILES +
                      (g_bytes_get_size (certificate) + 255) / 256);
}

static void
read_parrot (Parrot *parrot, TestReading *reading)
{
  ImzApduChannel channel = { parrot_cb, parrot };

  test_read_channel (&channel, IMZ_VIRTUAL_ATR_AKIS_2_5_2, reading);
}

/* No word, said again and again, keeps us at a card. */
static void
test_every_status (void)
{
  for (guint status = 0; status <= G_MAXUINT16; status++) {
    for (gsize n_data = 0; n_data < 2; n_data++) {
      Parrot parrot = {
        .status = (guint16) status, .selects = TRUE, .data = 0xFF, .n_data = n_data
      };
      g_auto (TestReading) reading = { 0 };
      gboolean has_data = n_data > 0 && (status == 0x9000 || status == 0x6282);

      if (n_data > 0 && status >> 8 == 0x61)
        continue; /* below */

      read_parrot (&parrot, &reading);
      g_assert_no_error (reading.error);
      g_assert_cmpuint (reading.certificates->len, ==, 0);
      g_assert_cmpint (reading.state, ==,
                       status >> 8 == 0x69 ? IMZ_CARD_STATE_NO_DRIVER
                                           : IMZ_CARD_STATE_NO_CERTIFICATE);
      g_assert_cmpuint (parrot.n_apdus, <=, TEST_DIRECTORY_APDUS + TEST_FILES * (has_data ? 7 : 8));
    }
  }
}

static void
test_every_status_to_everything (void)
{
  for (guint status = 0; status <= G_MAXUINT16; status++) {
    Parrot parrot = { .status = (guint16) status };
    g_auto (TestReading) reading = { 0 };
    gboolean accepts = status == 0x9000 || status >> 8 == 0x61;

    read_parrot (&parrot, &reading);
    g_assert_no_error (reading.error);
    g_assert_cmpuint (reading.certificates->len, ==, 0);
    g_assert_cmpint (reading.state, ==,
                     accepts ? IMZ_CARD_STATE_NO_CERTIFICATE : IMZ_CARD_STATE_NO_DRIVER);
    g_assert_cmpuint (parrot.n_apdus, <=, accepts ? TEST_DIRECTORY_APDUS + 3 * TEST_FILES : 2);
  }
}

static void
test_more_for_ever (void)
{
  static const gsize lengths[] = { 0, 1, 256 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    Parrot parrot = { .status = 0x6101, .selects = TRUE, .data = 0x30, .n_data = lengths[i] };
    g_auto (TestReading) reading = { 0 };

    read_parrot (&parrot, &reading);
    g_assert_no_error (reading.error);
    g_assert_cmpuint (reading.certificates->len, ==, 0);
    g_assert_cmpuint (parrot.n_apdus, <=, TEST_DIRECTORY_APDUS + TEST_FILES * (0x10000 + 3));
  }
}

/* As much as there is room for, and a header that wants nearly all that READ BINARY can reach. */
static void
test_data_for_ever (void)
{
  Parrot parrot = { .status = 0x9000, .selects = TRUE, .data = 0x30, .n_data = 256 };
  g_auto (TestReading) reading = { 0 };

  read_parrot (&parrot, &reading);
  g_assert_no_error (reading.error);
  g_assert_cmpuint (reading.certificates->len, ==, TEST_FILES);
  g_assert_cmpint (reading.state, ==, IMZ_CARD_STATE_DAMAGED);
  g_assert_cmpuint (parrot.n_apdus, ==, TEST_DIRECTORY_APDUS + 2 * TEST_FILES);
}

/* Some drivers report a pulled card as an answer of no bytes. */
static void
test_no_status_word (void)
{
  static const gsize lengths[] = { 0, 1, IMZ_APDU_MAX_RESPONSE + 1, G_MAXSIZE - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    for (int selects = FALSE; selects <= TRUE; selects++) {
      Parrot parrot = { .status = 0x9000, .length = lengths[i] + 1, .selects = selects };
      g_auto (TestReading) reading = { 0 };

      read_parrot (&parrot, &reading);
      g_assert_error (reading.error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_GONE);
      g_assert_null (reading.certificates);
    }
  }
}

void
test_add_odd_channels (void)
{
  g_test_add_func ("/card/akis-reader/one-byte-at-a-time", test_one_byte_at_a_time);
  g_test_add_func ("/card/akis-reader/one-stubborn-file", test_one_stubborn_file);
  g_test_add_func ("/card/akis-reader/every-status", test_every_status);
  g_test_add_func ("/card/akis-reader/every-status-to-everything", test_every_status_to_everything);
  g_test_add_func ("/card/akis-reader/more-for-ever", test_more_for_ever);
  g_test_add_func ("/card/akis-reader/data-for-ever", test_data_for_ever);
  g_test_add_func ("/card/akis-reader/no-status-word", test_no_status_word);
}
