/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The values themselves: certificate, card, reader, snapshot. */

#include "core-fixture.h"

static const guint8 atr_2_5_2[] = { 0x3B, 0x9F, 0x97, 0x81, 0x31, 0xFE, 0x45, 0x80,
                                    0x65, 0x54, 0x43, 0x53, 0x22, 0x82, 0x31, 0xC0,
                                    0x73, 0xF6, 0x21, 0x80, 0x81, 0x05, 0x53 };

static void
test_certificate_copies (void)
{
  char name[] = "AYLA DENİZ YURT", identity[] = "10000000146", sha256[] = "ab12",
       key[] = "RSA 2048";
  char serial[] = "5070", issuer[] = "Sürüm 6";
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = sha256,
    .serial = serial,
    .holder = name,
    .identity = identity,
    .issuer = issuer,
    .not_before = 10,
    .not_after = 20,
    .kind = IMZ_CERTIFICATE_KIND_TEST,
    .key = key,
  });

  name[0] = identity[0] = sha256[0] = key[0] = serial[0] = issuer[0] = '?';

  g_assert_cmpstr (imz_certificate_get_sha256 (certificate), ==, "ab12");
  g_assert_cmpstr (imz_certificate_get_serial (certificate), ==, "5070");
  g_assert_cmpstr (imz_certificate_get_holder (certificate), ==, "AYLA DENİZ YURT");
  g_assert_cmpstr (imz_certificate_get_identity_masked (certificate), ==, "1*********6");
  g_assert_true (imz_certificate_has_valid_identity (certificate));
  g_assert_cmpstr (imz_certificate_get_issuer (certificate), ==, "Sürüm 6");
  g_assert_cmpint (imz_certificate_get_not_before (certificate), ==, 10);
  g_assert_cmpint (imz_certificate_get_not_after (certificate), ==, 20);
  g_assert_cmpint (imz_certificate_get_kind (certificate), ==, IMZ_CERTIFICATE_KIND_TEST);
  g_assert_cmpstr (imz_certificate_get_key (certificate), ==, "RSA 2048");
}

/* A malformed one says nothing but its fingerprint, whatever it was made of. */
static void
test_certificate_malformed (void)
{
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = "ab12",
    .malformed = TRUE,
    .holder = "AYLA DENİZ YURT",
    .identity = "10000000146",
    .not_after = 20,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });

  g_assert_true (imz_certificate_is_malformed (certificate));
  g_assert_cmpstr (imz_certificate_get_sha256 (certificate), ==, "ab12");
  g_assert_null (imz_certificate_get_holder (certificate));
  g_assert_null (imz_certificate_get_identity_masked (certificate));
  g_assert_cmpint (imz_certificate_get_not_after (certificate), ==, 0);
  g_assert_cmpint (imz_certificate_get_kind (certificate), ==, IMZ_CERTIFICATE_KIND_OTHER);
}

static void
test_certificate_holders (void)
{
  static const struct {
    const char *sentence;
    const char *a;
    const char *b;
    gboolean same;
  } vectors[] = {
    { "one number", "A:valid", "A:expired", TRUE },
    { "two numbers", "A:valid", "B:valid", FALSE },
    { "two numbers, one name", "A:valid", "D:valid", FALSE },
    { "no numbers, one name", "C:valid", "C:window", TRUE },
    { "a number and none", "A:valid", "C:valid", FALSE },
    { "nobody is not the same as nobody", "malformed", "malformed", FALSE },
    { "nor as somebody", "malformed", "A:valid", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) a = core_fixture_certificate (vectors[i].a);
    g_autoptr (ImzCertificate) b = core_fixture_certificate (vectors[i].b);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_certificate_same_holder (a, b), ==, vectors[i].same);
    g_assert_cmpint (imz_certificate_same_holder (b, a), ==, vectors[i].same);
  }
}

static void
test_certificate_equal (void)
{
  g_autoptr (ImzCertificate) a = core_fixture_certificate ("A:valid");
  g_autoptr (ImzCertificate) same = core_fixture_certificate ("A:valid");
  g_autoptr (ImzCertificate) other = core_fixture_certificate ("A:window");
  g_autoptr (ImzCertificate) boxed = g_boxed_copy (IMZ_TYPE_CERTIFICATE, a);

  g_assert_true (imz_certificate_equal (a, a));
  g_assert_true (imz_certificate_equal (a, same));
  g_assert_false (imz_certificate_equal (a, other));
  g_assert_true (boxed == a);
}

static ImzCard *
make_card (const char *certificates, ImzCardState state)
{
  g_autoptr (GPtrArray) array =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_auto (GStrv) words = g_strsplit (certificates, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (array, core_fixture_certificate (words[i]));

  return imz_card_new (atr_2_5_2, sizeof atr_2_5_2, state, array);
}

static void
test_card (void)
{
  g_autoptr (ImzCard) card = make_card ("A:window ca", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) boxed = g_boxed_copy (IMZ_TYPE_CARD, card);

  g_assert_true (boxed == card);
  g_assert_cmpstr (imz_card_get_atr (card), ==, "3B9F978131FE458065544353228231C073F62180810553");
  g_assert_cmpint (imz_card_get_family (card), ==, IMZ_CARD_FAMILY_AKIS);
  g_assert_cmpstr (imz_card_get_version (card), ==, "2.5.2");
  g_assert_cmpint (imz_card_get_state (card), ==, IMZ_CARD_STATE_OK);
  g_assert_cmpuint (imz_card_get_n_certificates (card), ==, 2);
  g_assert_cmpint (imz_certificate_get_kind (imz_card_get_certificate (card, 0)), ==,
                   IMZ_CERTIFICATE_KIND_NES);
  g_assert_cmpint (imz_certificate_get_kind (imz_card_get_certificate (card, 1)), ==,
                   IMZ_CERTIFICATE_KIND_CA);
}

static void
test_card_without_anything (void)
{
  g_autoptr (ImzCard) card = imz_card_new (NULL, 0, IMZ_CARD_STATE_SILENT, NULL);

  g_assert_cmpstr (imz_card_get_atr (card), ==, "");
  g_assert_cmpint (imz_card_get_family (card), ==, IMZ_CARD_FAMILY_OTHER);
  g_assert_null (imz_card_get_version (card));
  g_assert_cmpuint (imz_card_get_n_certificates (card), ==, 0);
}

static void
test_card_duplicates (void)
{
  static const struct {
    const char *sentence;
    const char *certificates;
    guint n;
  } vectors[] = {
    { "two identical are one", "A:valid A:valid", 1 },
    { "in any place", "A:valid ca A:valid ca A:valid", 2 },
    { "two e-imzas are two", "A:valid A:window", 2 },
    { "two damaged ones with the same bytes are one", "malformed malformed", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCard) card = make_card (vectors[i].certificates, IMZ_CARD_STATE_OK);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpuint (imz_card_get_n_certificates (card), ==, vectors[i].n);
  }
}

static void
test_card_equal (void)
{
  g_autoptr (ImzCard) card = make_card ("A:window ca", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) same = make_card ("A:window ca", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) twice = make_card ("A:window ca ca", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) fewer = make_card ("A:window", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) other = make_card ("A:window test", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) state = make_card ("A:window ca", IMZ_CARD_STATE_REMOVED);
  g_autoptr (ImzCard) atr_a = imz_card_new (atr_2_5_2, 22, IMZ_CARD_STATE_NO_DRIVER, NULL);
  g_autoptr (ImzCard) atr_b = imz_card_new (atr_2_5_2, 23, IMZ_CARD_STATE_NO_DRIVER, NULL);

  g_assert_true (imz_card_equal (card, card));
  g_assert_true (imz_card_equal (card, same));
  g_assert_true (imz_card_equal (card, twice));
  g_assert_false (imz_card_equal (card, fewer));
  g_assert_false (imz_card_equal (fewer, card));
  g_assert_false (imz_card_equal (card, other));
  g_assert_false (imz_card_equal (card, state));
  g_assert_false (imz_card_equal (atr_a, atr_b));
}

static void
test_reader (void)
{
  g_autoptr (ImzCard) card = make_card ("A:window", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) same_card = make_card ("A:window", IMZ_CARD_STATE_OK);
  g_autoptr (ImzCard) other_card = make_card ("A:late", IMZ_CARD_STATE_OK);
  g_autoptr (ImzReader) reader = imz_reader_new ("ACS 00 00", IMZ_READER_STATE_CARD, card);
  g_autoptr (ImzReader) same = imz_reader_new ("ACS 00 00", IMZ_READER_STATE_CARD, same_card);
  g_autoptr (ImzReader) swapped = imz_reader_new ("ACS 00 00", IMZ_READER_STATE_CARD, other_card);
  g_autoptr (ImzReader) renamed = imz_reader_new ("ACS 01 00", IMZ_READER_STATE_CARD, card);
  g_autoptr (ImzReader) empty = imz_reader_new ("ACS 00 00", IMZ_READER_STATE_EMPTY, NULL);
  g_autoptr (ImzReader) mute = imz_reader_new ("ACS 00 00", IMZ_READER_STATE_MUTE, NULL);
  g_autoptr (ImzReader) empty_too = imz_reader_new ("ACS 00 00", IMZ_READER_STATE_EMPTY, NULL);
  g_autoptr (ImzReader) boxed = g_boxed_copy (IMZ_TYPE_READER, reader);

  g_assert_true (boxed == reader);
  g_assert_cmpstr (imz_reader_get_name (reader), ==, "ACS 00 00");
  g_assert_cmpint (imz_reader_get_state (reader), ==, IMZ_READER_STATE_CARD);
  g_assert_true (imz_reader_get_card (reader) == card);
  g_assert_null (imz_reader_get_card (empty));

  g_assert_true (imz_reader_equal (reader, same));
  g_assert_true (imz_reader_equal (empty, empty_too));
  g_assert_false (imz_reader_equal (reader, swapped));
  g_assert_false (imz_reader_equal (reader, renamed));
  g_assert_false (imz_reader_equal (reader, empty));
  g_assert_false (imz_reader_equal (empty, reader));
  g_assert_false (imz_reader_equal (empty, mute));
}

/* A part of a reader's name comes from the device. */
static void
test_reader_name (void)
{
  g_autoptr (ImzReader) reader =
    imz_reader_new ("A\x1b[31m\n\u202E\xff 00", IMZ_READER_STATE_EMPTY, NULL);

  g_assert_cmpstr (imz_reader_get_name (reader), ==, "A\\u001B[31m\\u000A\\u202E\\xFF 00");
}

static void
test_snapshot_equal (void)
{
  static const struct {
    const char *a;
    const char *b;
    gboolean equal;
  } vectors[] = {
    { "A:valid | empty", "A:valid | empty", TRUE },
    { "A:valid | empty", "A:valid", FALSE },
    { "A:valid", "A:valid | empty", FALSE },
    { "A:valid | empty", "empty | A:valid", FALSE },
    { "A:valid", "A:window", FALSE },
    { "empty", "mute", FALSE },
    { "empty", "stopped", FALSE },
    { "stopped", "stopped", TRUE },
    { "stopped", "absent", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) a = core_fixture_snapshot (vectors[i].a);
    g_autoptr (ImzSnapshot) b = core_fixture_snapshot (vectors[i].b);

    g_test_message ("%s, %s", vectors[i].a, vectors[i].b);
    g_assert_cmpint (imz_snapshot_equal (a, b), ==, vectors[i].equal);
  }
}

static void
test_snapshot_settled (void)
{
  static const struct {
    const char *snapshot;
    gboolean settled;
  } vectors[] = {
    { "A:valid", TRUE },
    { "A:valid | empty", TRUE },
    { "reading", FALSE },
    { "empty | reading", FALSE },
    { "reading | A:valid", FALSE },
    { "mute | busy", TRUE },
    { "unavailable", TRUE },
    { "starting", FALSE },
    { "stopped", TRUE },
    { "absent", TRUE },
    { "denied", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (vectors[i].snapshot);

    g_test_message ("%s", vectors[i].snapshot);
    g_assert_cmpint (imz_snapshot_is_settled (snapshot), ==, vectors[i].settled);
  }
}

static void
test_snapshot_filter (void)
{
  static const struct {
    const char *sentence;
    const char *prefix;
    guint n;
    const char *first;
  } vectors[] = {
    { "the whole name", "Reader 1", 1, "Reader 1" },
    { "the beginning of two", "Reader", 3, "Reader 0" },
    { "everything", "", 3, "Reader 0" },
    { "capitals count", "reader", 0, NULL },
    { "the middle is not the beginning", "eader 1", 0, NULL },
    { "more than the name", "Reader 10", 0, NULL },
  };
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:valid | empty | mute");
  g_autoptr (ImzSnapshot) boxed = g_boxed_copy (IMZ_TYPE_SNAPSHOT, snapshot);

  g_assert_true (boxed == snapshot);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzSnapshot) kept = imz_snapshot_filter_readers (snapshot, vectors[i].prefix);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_snapshot_get_service (kept), ==, IMZ_SERVICE_STATE_RUNNING);
    g_assert_cmpuint (imz_snapshot_get_n_readers (kept), ==, vectors[i].n);
    if (vectors[i].first != NULL)
      g_assert_cmpstr (imz_reader_get_name (imz_snapshot_get_reader (kept, 0)), ==,
                       vectors[i].first);
  }

  g_assert_cmpuint (imz_snapshot_get_n_readers (snapshot), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/values/certificate/copies", test_certificate_copies);
  g_test_add_func ("/core/values/certificate/malformed", test_certificate_malformed);
  g_test_add_func ("/core/values/certificate/holders", test_certificate_holders);
  g_test_add_func ("/core/values/certificate/equal", test_certificate_equal);
  g_test_add_func ("/core/values/card", test_card);
  g_test_add_func ("/core/values/card/without-anything", test_card_without_anything);
  g_test_add_func ("/core/values/card/duplicates", test_card_duplicates);
  g_test_add_func ("/core/values/card/equal", test_card_equal);
  g_test_add_func ("/core/values/reader", test_reader);
  g_test_add_func ("/core/values/reader/name", test_reader_name);
  g_test_add_func ("/core/values/snapshot/equal", test_snapshot_equal);
  g_test_add_func ("/core/values/snapshot/settled", test_snapshot_settled);
  g_test_add_func ("/core/values/snapshot/filter", test_snapshot_filter);

  return g_test_run ();
}
