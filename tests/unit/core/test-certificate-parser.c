/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core-fixture.h"
#include "imz-certificate-parser.h"
#include "imz-test-certificate.h"

static ImzCertificate *
parse (const ImzTestCertificateSpec *spec)
{
  g_autoptr (GBytes) bytes = imz_test_certificate_new (spec);

  return imz_certificate_parse (bytes);
}

static void
test_facts (void)
{
  g_autoptr (GBytes) bytes = imz_test_certificate_new (&(ImzTestCertificateSpec){
    .not_before = core_fixture_time ("2024-01-22T00:00:00+03:00"),
    .not_after = core_fixture_time ("2027-01-20T23:59:59+03:00"),
    .serial = G_GUINT64_CONSTANT (0x0BADCAFE5070),
  });
  g_autoptr (ImzCertificate) certificate = imz_certificate_parse (bytes);
  g_autofree char *sha256 = g_compute_checksum_for_data (
    G_CHECKSUM_SHA256, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_false (imz_certificate_is_malformed (certificate));
  g_assert_cmpstr (imz_certificate_get_sha256 (certificate), ==, sha256);
  g_assert_cmpstr (imz_certificate_get_serial (certificate), ==, "0badcafe5070");
  g_assert_cmpstr (imz_certificate_get_holder (certificate), ==, "AYLA DENİZ YURT");
  g_assert_cmpstr (imz_certificate_get_identity_masked (certificate), ==, "1*********6");
  g_assert_true (imz_certificate_has_valid_identity (certificate));
  g_assert_cmpstr (imz_certificate_get_issuer (certificate), ==,
                   "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6");
  g_assert_cmpint (imz_certificate_get_not_before (certificate), ==,
                   core_fixture_time ("2024-01-21T21:00:00Z"));
  g_assert_cmpint (imz_certificate_get_not_after (certificate), ==,
                   core_fixture_time ("2027-01-20T20:59:59Z"));
  g_assert_cmpint (imz_certificate_get_kind (certificate), ==, IMZ_CERTIFICATE_KIND_NES);
  g_assert_cmpstr (imz_certificate_get_key (certificate), ==, "EC secp384r1");
}

static void
test_kinds (void)
{
  static const struct {
    const char *sentence;
    ImzTestCertificateSpec spec;
    ImzCertificateKind kind;
  } vectors[] = {
    { "both statements make an e-imza", { .qc = IMZ_TEST_QC_NES }, IMZ_CERTIFICATE_KIND_NES },
    { "the other statement of law 5070 too",
      { .qc = IMZ_TEST_QC_NES_V2 },
      IMZ_CERTIFICATE_KIND_NES },
    { "the extension may be critical",
      { .qc = IMZ_TEST_QC_NES, .qc_critical = TRUE },
      IMZ_CERTIFICATE_KIND_NES },
    { "statements decide, a policy need not be there", { .policy = "" }, IMZ_CERTIFICATE_KIND_NES },
    { "nor a known one", { .policy = "2.999.1" }, IMZ_CERTIFICATE_KIND_NES },
    { "nor a known issuer", { .issuer = "Başka Bir Kuruluş" }, IMZ_CERTIFICATE_KIND_NES },
    { "an issuer with TEST in its name, but not as the mark",
      { .issuer = "TESTERE A.Ş. - Sürüm 1" },
      IMZ_CERTIFICATE_KIND_NES },
    { "the sentence says it is for tests", { .qc = IMZ_TEST_QC_TEST }, IMZ_CERTIFICATE_KIND_TEST },
    { "the policy says it", { .policy = "2.16.792.1.2.1.1.5.7.1.4.1" }, IMZ_CERTIFICATE_KIND_TEST },
    { "the issuer says it",
      { .issuer = "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6 - TEST" },
      IMZ_CERTIFICATE_KIND_TEST },
    { "a policy that only begins like it is another",
      { .policy = "2.16.792.1.2.1.1.5.7.1.4.10" },
      IMZ_CERTIFICATE_KIND_NES },
    { "a financial seal (mali mühür)",
      { .policy = "2.16.792.1.2.1.1.5.7.4.1" },
      IMZ_CERTIFICATE_KIND_OTHER },
    { "a corporate seal", { .policy = "2.16.792.1.2.1.1.5.7.1.10" }, IMZ_CERTIFICATE_KIND_OTHER },
    { "a seal for tests is no e-imza for tests",
      { .policy = "2.16.792.1.2.1.1.5.7.4.1", .qc = IMZ_TEST_QC_TEST },
      IMZ_CERTIFICATE_KIND_OTHER },
    { "ETSI's statement alone", { .qc = IMZ_TEST_QC_ETSI_ONLY }, IMZ_CERTIFICATE_KIND_OTHER },
    { "law 5070's alone", { .qc = IMZ_TEST_QC_LAW_ONLY }, IMZ_CERTIFICATE_KIND_OTHER },
    { "statements that cannot be decoded",
      { .qc = IMZ_TEST_QC_BROKEN },
      IMZ_CERTIFICATE_KIND_OTHER },
    { "no statements, as on an identity card",
      { .qc = IMZ_TEST_QC_NONE },
      IMZ_CERTIFICATE_KIND_OTHER },
    { "the policy of an e-imza without its statements",
      { .qc = IMZ_TEST_QC_NONE, .policy = "2.16.792.1.2.1.1.5.7.1.1" },
      IMZ_CERTIFICATE_KIND_OTHER },
    { "the policy for tests without the statements",
      { .qc = IMZ_TEST_QC_NONE, .policy = "2.16.792.1.2.1.1.5.7.1.4.1" },
      IMZ_CERTIFICATE_KIND_OTHER },
    { "an issuer's", { .qc = IMZ_TEST_QC_NONE, .ca = TRUE }, IMZ_CERTIFICATE_KIND_CA },
    { "an issuer's with the statements", { .ca = TRUE }, IMZ_CERTIFICATE_KIND_CA },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate = parse (&vectors[i].spec);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_false (imz_certificate_is_malformed (certificate));
    g_assert_cmpstr (imz_certificate_kind_to_word (imz_certificate_get_kind (certificate)), ==,
                     imz_certificate_kind_to_word (vectors[i].kind));
  }
}

static void
test_keys (void)
{
  static const struct {
    const char *sentence;
    ImzTestKey key;
    const char *expected;
  } vectors[] = {
    { "a named curve", IMZ_TEST_KEY_EC_P384, "EC secp384r1" },
    { "the curve written out is the same curve", IMZ_TEST_KEY_EC_P384_EXPLICIT, "EC secp384r1" },
    { "RSA", IMZ_TEST_KEY_RSA_2048, "RSA 2048" },
    { "an algorithm that nobody knows", IMZ_TEST_KEY_UNREADABLE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      parse (&(ImzTestCertificateSpec){ .key = vectors[i].key });

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (imz_certificate_get_key (certificate), ==, vectors[i].expected);
    g_assert_false (imz_certificate_is_malformed (certificate));
    g_assert_cmpint (imz_certificate_get_kind (certificate), ==, IMZ_CERTIFICATE_KIND_NES);
    g_assert_cmpstr (imz_certificate_get_holder (certificate), ==, "AYLA DENİZ YURT");
  }
}

/* The certificate above really has its curve written out: that takes more bytes than a name. */
static void
test_explicit_is_longer (void)
{
  g_autoptr (GBytes) named = imz_test_certificate_new (&(ImzTestCertificateSpec){ .serial = 1 });
  g_autoptr (GBytes) explicit = imz_test_certificate_new (
    &(ImzTestCertificateSpec){ .serial = 1, .key = IMZ_TEST_KEY_EC_P384_EXPLICIT });

  g_assert_cmpuint (g_bytes_get_size (explicit), >, g_bytes_get_size (named) + 200);
}

static void
test_holders (void)
{
  static const struct {
    const char *sentence;
    const char *holder;
    gssize length;
    const char *expected;
  } vectors[] = {
    { "Turkish capitals", "İPEK IŞIK ŞÜKRÜ ÖĞÜÇ", 0, "İPEK IŞIK ŞÜKRÜ ÖĞÜÇ" },
    { "small letters are not made capitals", "Ayla ışık", 0, "Ayla ışık" },
    { "a NUL does not cut the name", "AYLA\0YURT", 9, "AYLA\\u0000YURT" },
    { "a NUL alone", "\0", 1, "\\u0000" },
    { "an override cannot turn it around", "AYLA\u202ETRUY", 0, "AYLA\\u202ETRUY" },
    { "nor an isolate", "\u2067AYLA\u2069", 0, "\\u2067AYLA\\u2069" },
    { "line feed", "AYLA\nYURT", 0, "AYLA\\u000AYURT" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate = parse (
      &(ImzTestCertificateSpec){ .holder = vectors[i].holder, .holder_length = vectors[i].length });

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (imz_certificate_get_holder (certificate), ==, vectors[i].expected);
    g_assert_false (imz_certificate_is_malformed (certificate));
  }
}

static void
test_issuer_escaped (void)
{
  g_autoptr (ImzCertificate) certificate =
    parse (&(ImzTestCertificateSpec){ .issuer = "Kamu\u202E SM" });

  g_assert_cmpstr (imz_certificate_get_issuer (certificate), ==, "Kamu\\u202E SM");
}

static void
test_identities (void)
{
  static const struct {
    const char *sentence;
    const char *identity;
    const char *masked;
    gboolean valid;
  } vectors[] = {
    { "the number alone", "10000000146", "1*********6", TRUE },
    { "with a prefix", "TR10000000146", "1*********6", TRUE },
    { "no number", "", NULL, FALSE },
    { "a prefix alone is no number", "TR", NULL, FALSE },
    { "wrong check digits", "10000000147", "1*********7", FALSE },
    { "a passport number", "U12345678", "U*******8", FALSE },
    { "two prefixes", "TRTR10000000146", "T***********6", FALSE },
    { "too short to show any of it", "12", "**", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      parse (&(ImzTestCertificateSpec){ .identity = vectors[i].identity });

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (imz_certificate_get_identity_masked (certificate), ==, vectors[i].masked);
    g_assert_cmpint (imz_certificate_has_valid_identity (certificate), ==, vectors[i].valid);
    g_assert_false (imz_certificate_is_malformed (certificate));
  }
}

/* Wherever else it stands. */
static void
test_identity_in_names (void)
{
  g_autofree char *filler = g_strnfill (195, 'A');
  g_autofree char *cut = g_strconcat (filler, "10000000146", NULL);
  g_autofree char *cut_masked = g_strconcat (filler, "1****…", NULL);
  const struct {
    const char *identity;
    const char *name;
    const char *expected;
  } vectors[] = {
    { "10000000146", "AYLA 10000000146", "AYLA 1*********6" },
    { "", "AYLA 10000000146", "AYLA 1*********6" },
    { "U12345678", "U12345678 AYLA", "U*******8 AYLA" },
    { "10000000146", cut, cut_masked },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate = parse (&(ImzTestCertificateSpec){
      .identity = vectors[i].identity, .holder = vectors[i].name, .issuer = vectors[i].name });

    g_assert_cmpstr (imz_certificate_get_holder (certificate), ==, vectors[i].expected);
    g_assert_cmpstr (imz_certificate_get_issuer (certificate), ==, vectors[i].expected);
  }
}

static void
test_same_holder (void)
{
  static const struct {
    const char *sentence;
    ImzTestCertificateSpec a;
    ImzTestCertificateSpec b;
    gboolean same;
  } vectors[] = {
    { "one person", { .key = IMZ_TEST_KEY_EC_P384 }, { .key = IMZ_TEST_KEY_RSA_2048 }, TRUE },
    { "the prefix is not part of the number",
      { .identity = "TR10000000146" },
      { .serial = 1 },
      TRUE },
    { "a married name", { .holder = "AYLA YURT" }, { .holder = "AYLA IŞIK" }, TRUE },
    { "namesakes", { .identity = "10000000146" }, { .identity = "10000000214" }, FALSE },
    { "a number beside none", { .identity = "" }, { .serial = 1 }, FALSE },
    { "no numbers, one name", { .identity = "" }, { .identity = "" }, TRUE },
    { "no numbers, two names",
      { .identity = "", .holder = "AYLA" },
      { .identity = "", .holder = "BURAK" },
      FALSE },
    { "nothing at all", { .identity = "", .holder = "" }, { .identity = "", .holder = "" }, FALSE },
    { "prefixes without numbers do not make one person of two",
      { .identity = "TR", .holder = "AYLA" },
      { .identity = "TR", .holder = "BURAK" },
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) a = parse (&vectors[i].a);
    g_autoptr (ImzCertificate) b = parse (&vectors[i].b);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_certificate_same_holder (a, b), ==, vectors[i].same);
    g_assert_cmpint (imz_certificate_same_holder (b, a), ==, vectors[i].same);
    g_assert_false (imz_certificate_equal (a, b));
  }
}

static void
test_times (void)
{
  static const struct {
    const char *sentence;
    const char *not_before;
    const char *not_after;
  } vectors[] = {
    { "two-figure years", "1999-12-31T23:59:59Z", "2049-12-31T23:59:59Z" },
    { "the first year in four figures", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z" },
    { "the last second there is", "2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z" },
    { "before the epoch", "1950-01-01T00:00:00Z", "1969-12-31T23:59:59Z" },
    { "the end before the start", "2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z" },
    { "a leap day", "2024-02-29T12:34:56Z", "2028-02-29T12:34:56Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    gint64 not_before = core_fixture_time (vectors[i].not_before);
    gint64 not_after = core_fixture_time (vectors[i].not_after);
    g_autoptr (ImzCertificate) certificate =
      parse (&(ImzTestCertificateSpec){ .not_before = not_before, .not_after = not_after });

    g_test_message ("%s", vectors[i].sentence);
    g_assert_false (imz_certificate_is_malformed (certificate));
    g_assert_cmpint (imz_certificate_get_not_before (certificate), ==, not_before);
    g_assert_cmpint (imz_certificate_get_not_after (certificate), ==, not_after);
  }
}

static void
test_serials (void)
{
  static const struct {
    guint64 serial;
    const char *expected;
  } vectors[] = {
    { 1, "01" },
    { 0xFF, "ff" },
    { 0x1234, "1234" },
    { G_MAXUINT64, "ffffffffffffffff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      parse (&(ImzTestCertificateSpec){ .serial = vectors[i].serial });

    g_assert_cmpstr (imz_certificate_get_serial (certificate), ==, vectors[i].expected);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/certificate-parser/facts", test_facts);
  g_test_add_func ("/core/certificate-parser/kinds", test_kinds);
  g_test_add_func ("/core/certificate-parser/keys", test_keys);
  g_test_add_func ("/core/certificate-parser/explicit-is-longer", test_explicit_is_longer);
  g_test_add_func ("/core/certificate-parser/holders", test_holders);
  g_test_add_func ("/core/certificate-parser/issuer-escaped", test_issuer_escaped);
  g_test_add_func ("/core/certificate-parser/identities", test_identities);
  g_test_add_func ("/core/certificate-parser/identity-in-names", test_identity_in_names);
  g_test_add_func ("/core/certificate-parser/same-holder", test_same_holder);
  g_test_add_func ("/core/certificate-parser/times", test_times);
  g_test_add_func ("/core/certificate-parser/serials", test_serials);

  return g_test_run ();
}
