/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "test-virtual-card.h"

#include "imz-bed.h"

#define SELECT_DF "00A4040007504B43532D3135"
#define SELECT_2F10 "00A40200022F10"
#define SELECT_AID "00A404000CA000000063504B43532D3135"

/* NULL when the card does not answer. */
static char *
transmit (ImzVirtualCard *card, const char *command_hex)
{
  guint8 command[300];
  guint8 response[258];
  gsize response_length = 0;

  if (!imz_virtual_card_transmit (card, command, test_from_hex (command_hex, command), response,
                                  &response_length))
    return NULL;

  return test_to_hex (response, response_length);
}

#define assert_answer(card, command, answer)                 \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *_answer = transmit ((card), (command)); \
    g_assert_cmpstr (_answer, ==, (answer));                 \
  }                                                          \
  G_STMT_END

static ImzVirtualCard *
make_card_with_selected_file (ImzVirtualCardOptions options)
{
  ImzVirtualCard *card = test_make_card (options);
  g_autofree char *df = transmit (card, SELECT_DF);
  g_autofree char *ef = transmit (card, SELECT_2F10);

  g_assert_true (g_str_has_suffix (df, "9000") || g_str_has_prefix (df, "61"));
  g_assert_true (g_str_has_suffix (ef, "9000") || g_str_has_prefix (ef, "61"));

  return card;
}

static void
test_select (void)
{
  g_autoptr (ImzVirtualCard) card = test_make_card ((ImzVirtualCardOptions){ 0 });

  assert_answer (card, TEST_SELECT_MF, TEST_SELECT_MF_ANSWER);
  assert_answer (card, SELECT_2F10, "6A82");
  assert_answer (card, SELECT_DF, "6F1082013883023D008407504B43532D31359000");
  assert_answer (card, "00A40200022F11", "6A82");
  assert_answer (card, SELECT_2F10, "6F0B8002000882010183022F109000");
  assert_answer (card, "00A4020C022F10", "9000");
  assert_answer (card, "00A40204022F10", "620B8002000882010183022F109000");
  assert_answer (card, "00A40800043D002F10", "6F0B8002000882010183022F109000");
  assert_answer (card, "00A4070000", "6A86");
  assert_answer (card, SELECT_AID, "6A82");
  g_assert_cmpuint (imz_virtual_card_get_n_apdus (card), ==, 10);
}

static void
test_read (void)
{
  g_autoptr (ImzVirtualCard) card = make_card_with_selected_file ((ImzVirtualCardOptions){ 0 });

  assert_answer (card, "00B0000008", "01020304050607089000");
  assert_answer (card, "00B0000203", "0304059000");
  assert_answer (card, "00B0000400", "050607086282");
  assert_answer (card, "00B0000801", "6B00");
  assert_answer (card, "00B00000", "6700");
  imz_virtual_card_reset (card);
  assert_answer (card, "00B0000008", "6986");
}

static void
test_refusals (void)
{
  g_autoptr (ImzVirtualCard) card = test_make_card ((ImzVirtualCardOptions){ 0 });

  assert_answer (card, "0084000008", "6D00");
  assert_answer (card, "80A40000023F00", "6E00");
  assert_answer (card, "00A4", "6700");
  assert_answer (card, "00A40000053F00", "6700");
  assert_answer (card, "00C0000010", "6985");
  g_assert_false (imz_virtual_card_saw_instruction (card, 0x20));
  assert_answer (card, "00200001", "6983");
  g_assert_true (imz_virtual_card_saw_instruction (card, 0x20));
}

static void
test_fci (void)
{
  g_autoptr (ImzVirtualCard) sizeless =
    make_card_with_selected_file ((ImzVirtualCardOptions){ .no_fci_size = TRUE });
  g_autoptr (ImzVirtualCard) silent =
    make_card_with_selected_file ((ImzVirtualCardOptions){ .no_fci = TRUE });

  assert_answer (sizeless, SELECT_2F10, "6F0782010183022F109000");
  assert_answer (silent, SELECT_2F10, "9000");
}

static void
test_get_response (void)
{
  g_autoptr (ImzVirtualCard) card =
    make_card_with_selected_file ((ImzVirtualCardOptions){ .use_61xx = TRUE });

  assert_answer (card, SELECT_2F10, "610D");
  assert_answer (card, "00C000000D", "6F0B8002000882010183022F109000");
  assert_answer (card, "00B0000600", "6102");
  assert_answer (card, "00C0000001", "076101");
  assert_answer (card, "00C0000001", "086282");
  assert_answer (card, "00C0000001", "6985");
  assert_answer (card, "00B0000008", "6108");
  assert_answer (card, "00A40200022F11", "6A82");
  assert_answer (card, "00C0000008", "6985");
}

static void
test_right_length (void)
{
  g_autoptr (ImzVirtualCard) card =
    make_card_with_selected_file ((ImzVirtualCardOptions){ .use_6cxx = TRUE });

  assert_answer (card, "00B0000600", "6C02");
  assert_answer (card, "00B0000602", "07089000");
  assert_answer (card, "00B0000800", "6B00");
}

static void
test_limits (void)
{
  g_autoptr (ImzVirtualCard) short_reads =
    make_card_with_selected_file ((ImzVirtualCardOptions){ .max_le = 4 });
  g_autoptr (ImzVirtualCard) closed =
    test_make_card ((ImzVirtualCardOptions){ .refuse_select_ef = 0x6982 });

  assert_answer (short_reads, "00B0000004", "010203049000");
  assert_answer (short_reads, "00B0000005", "6700");
  assert_answer (closed, SELECT_DF, "6F1082013883023D008407504B43532D31359000");
  assert_answer (closed, SELECT_2F10, "6982");
  assert_answer (closed, "00A40200022F11", "6982");
}

static void
test_files (void)
{
  const guint16 files[] = { 0x2F20 };
  g_autoptr (ImzVirtualCard) card =
    test_make_card ((ImzVirtualCardOptions){ .files = files, .df_name = "AB", .padding = 2 });
  g_autoptr (ImzVirtualCard) bare = test_make_card ((ImzVirtualCardOptions){ .df_name = "" });

  assert_answer (card, SELECT_DF, "6A82");
  assert_answer (card, "00A40400024142", "6F0B82013883023D00840241429000");
  assert_answer (card, SELECT_2F10, "6A82");
  assert_answer (card, "00A40200022F20", "6F0B8002000A82010183022F209000");
  assert_answer (card, "00B0000604", "070800009000");
  assert_answer (bare, SELECT_DF, "6A82");
  assert_answer (bare, SELECT_2F10, "6A82");
}

static void
test_faults (void)
{
  g_autoptr (ImzVirtualCard) leaving = test_make_card ((ImzVirtualCardOptions){ .eject_after = 2 });
  g_autoptr (ImzVirtualCard) stalling =
    test_make_card ((ImzVirtualCardOptions){ .stall_after = 1 });
  g_autoptr (ImzVirtualCard) corrupt =
    make_card_with_selected_file ((ImzVirtualCardOptions){ .corrupt_after = 4 });

  assert_answer (leaving, SELECT_DF, "6F1082013883023D008407504B43532D31359000");
  assert_answer (leaving, SELECT_2F10, NULL);
  assert_answer (leaving, SELECT_2F10, "6A82"); /* put in again, it is a card after a reset */
  assert_answer (stalling, TEST_SELECT_MF, NULL);
  assert_answer (stalling, TEST_SELECT_MF, TEST_SELECT_MF_ANSWER);
  assert_answer (corrupt, "00B0000002", "01029000");
  assert_answer (corrupt, "00B0000002", "FEFD9000");
}

static void
test_pkcs15 (void)
{
  g_autoptr (ImzVirtualCard) card = test_make_card (
    (ImzVirtualCardOptions){ .layout = IMZ_VIRTUAL_LAYOUT_AKIS | IMZ_VIRTUAL_LAYOUT_PKCS15 });

  assert_answer (card, SELECT_AID, "6F1582013883025015840CA000000063504B43532D31359000");
  assert_answer (card, "00A4020C025031", "9000");
  assert_answer (card, "00B000000C", "A40A300804063F00501544039000");
  assert_answer (card, "00A4080C0450152F10", "9000");
  assert_answer (card, "00B0000008", "01020304050607089000");
  assert_answer (card, SELECT_DF, "6F1082013883023D008407504B43532D31359000");
  assert_answer (card, "00A4020C022F10", "9000");
  assert_answer (card, "00B0000008", "01020304050607089000");
}

char *
test_to_hex (const guint8 *bytes, gsize length)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (hex, "%02X", bytes[i]);

  return g_string_free (hex, FALSE);
}

gsize
test_from_hex (const char *hex, guint8 *bytes)
{
  gsize length = strlen (hex) / 2;

  for (gsize i = 0; i < length; i++)
    bytes[i] =
      (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));

  return length;
}

ImzVirtualCard *
test_make_card (ImzVirtualCardOptions options)
{
  static const guint8 content[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, sizeof content);

  options.certificates = &bytes;
  options.n_certificates = 1;

  return imz_virtual_card_new (&options);
}

int
main (int argc, char **argv)
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/virtual-card/select", test_select);
  g_test_add_func ("/virtual-card/read", test_read);
  g_test_add_func ("/virtual-card/refusals", test_refusals);
  g_test_add_func ("/virtual-card/fci", test_fci);
  g_test_add_func ("/virtual-card/get-response", test_get_response);
  g_test_add_func ("/virtual-card/right-length", test_right_length);
  g_test_add_func ("/virtual-card/limits", test_limits);
  g_test_add_func ("/virtual-card/files", test_files);
  g_test_add_func ("/virtual-card/faults", test_faults);
  g_test_add_func ("/virtual-card/pkcs15", test_pkcs15);
  test_add_certificate ();
  test_add_reader ();

  return g_test_run ();
}
