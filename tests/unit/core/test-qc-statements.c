/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-qc-statements.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

/* DER in hexadecimal digits. A statement's length covers its OID and what follows. */
#define ETSI "3008060604008E460101"
#define ETSI_LONGER_OID "3009060704008E46010101"
#define LAW_OID "060B608618013D0001A74E0101"
#define LAW_V2_OID "060B608618013D0001A74E0201"
#define LAW_V3_OID "060B608618013D0001A74E0301"
#define LAW "300D" LAW_OID
#define LAW_V2 "300D" LAW_V2_OID
#define LAW_V3 "300D" LAW_V3_OID
#define LAW_UTF8_TEST "3013" LAW_OID "0C0454657374"
#define LAW_UTF8_HERE "3013" LAW_OID "0C0448657265"
#define LAW_PRINTABLE "3013" LAW_OID "130454657374"
#define LAW_BMP "3011" LAW_OID "1E02015E"
#define LAW_IN_SEQUENCE "3018" LAW_OID "30090201010C0454657374"
#define LAW_TWO_IN_SEQUENCE "301B" LAW_OID "300C0C04546573740C0448657265"
#define LAW_BROKEN_SEQUENCE "3012" LAW_OID "30030C0541"
#define LAW_EMPTY_SEQUENCE "300F" LAW_OID "3000"
#define LAW_NUMBER "3010" LAW_OID "020101"
#define LAW_NULL "300F" LAW_OID "0500"
#define LAW_NO_UTF8 "3011" LAW_OID "0C0241FF"
#define LAW_NUL "3012" LAW_OID "0C03410042"
#define LAW_OVERRIDE "3012" LAW_OID "0C03E280AE"
#define LAW_THREE_MEMBERS "3011" LAW_OID "05000500"
#define HUGE_OID "30220620FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"
#define LIMIT "3008060604008E460102"

static const struct {
  const char *sentence;
  const char *statements; /* wrapped in a SEQUENCE */
  const char *trailing;
  gboolean etsi_compliance;
  gboolean law_5070;
  const char *law_5070_sentence;
} vectors[] = {
  { "none", "", "", FALSE, FALSE, NULL },
  { "ETSI's", ETSI, "", TRUE, FALSE, NULL },
  { "the law's, without a sentence", LAW, "", FALSE, TRUE, NULL },
  { "the law's second", LAW_V2, "", FALSE, TRUE, NULL },
  { "there is no third", LAW_V3, "", FALSE, FALSE, NULL },
  { "both", ETSI LAW, "", TRUE, TRUE, NULL },
  { "in the other order, with one more between", LAW LIMIT ETSI, "", TRUE, TRUE, NULL },
  { "an OID that begins like ETSI's", ETSI_LONGER_OID LAW, "", FALSE, TRUE, NULL },
  { "a sentence in UTF-8", LAW_UTF8_TEST, "", FALSE, TRUE, "Test" },
  { "in plain letters", LAW_PRINTABLE, "", FALSE, TRUE, "Test" },
  { "in two bytes a letter", LAW_BMP, "", FALSE, TRUE, "Ş" },
  { "among others in a sequence", LAW_IN_SEQUENCE, "", FALSE, TRUE, "Test" },
  { "the first of several in a sequence", LAW_TWO_IN_SEQUENCE, "", FALSE, TRUE, "Test" },
  { "the first of two sentences", LAW_UTF8_TEST LAW_UTF8_HERE, "", FALSE, TRUE, "Test" },
  { "the only one of two statements", LAW_NULL LAW_UTF8_HERE, "", FALSE, TRUE, "Here" },
  { "no sentence: a number", LAW_NUMBER, "", FALSE, TRUE, NULL },
  { "no sentence: a null", LAW_NULL, "", FALSE, TRUE, NULL },
  { "no sentence: an empty sequence", LAW_EMPTY_SEQUENCE, "", FALSE, TRUE, NULL },
  { "no sentence: a sequence that is cut", LAW_BROKEN_SEQUENCE, "", FALSE, TRUE, NULL },
  { "no sentence: not UTF-8", LAW_NO_UTF8, "", FALSE, TRUE, NULL },
  { "a NUL does not end it", LAW_NUL, "", FALSE, TRUE, "A\uFFFDB" },
  { "it is compared only, never shown", LAW_OVERRIDE, "", FALSE, TRUE, "\u202E" },
  { "an OID of one enormous number", HUGE_OID ETSI, "", TRUE, FALSE, NULL },
  { "bytes behind the list make all of it void", ETSI LAW, "0500", FALSE, FALSE, NULL },
  { "so does a statement that is a number", ETSI LAW "020101", "", FALSE, FALSE, NULL },
  { "so does one of three members", ETSI LAW_THREE_MEMBERS, "", FALSE, FALSE, NULL },
  { "so does one that is cut", ETSI "300D060B6086", "", FALSE, FALSE, NULL },
  { "so does an empty one", ETSI "3000", "", FALSE, FALSE, NULL },
};

static GByteArray *
decode_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (const char *p = hex; *p != '\0'; p += 2) {
    guint8 byte = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));

    g_byte_array_append (bytes, &byte, 1);
  }

  return bytes;
}

static void
read_extension (ImzQcStatements *self, const char *hex)
{
  g_autoptr (GByteArray) bytes = decode_hex (hex);
  X509 *x509 = X509_new ();
  ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new ();
  X509_EXTENSION *extension;

  g_assert_cmpint (ASN1_OCTET_STRING_set (value, bytes->data, (int) bytes->len), ==, 1);
  extension = X509_EXTENSION_create_by_NID (NULL, NID_qcStatements, 0, value);
  g_assert_cmpint (X509_add_ext (x509, extension, -1), ==, 1);

  imz_qc_statements_read (self, x509);
  ERR_clear_error ();

  X509_EXTENSION_free (extension);
  ASN1_OCTET_STRING_free (value);
  X509_free (x509);
}

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_auto (ImzQcStatements) statements = { FALSE };
    gsize length = strlen (vectors[i].statements) / 2;
    g_autofree char *hex =
      g_strdup_printf ("30%02X%s%s", (guint) length, vectors[i].statements, vectors[i].trailing);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpuint (length, <, 0x80);
    read_extension (&statements, hex);
    g_assert_cmpint (statements.etsi_compliance, ==, vectors[i].etsi_compliance);
    g_assert_cmpint (statements.law_5070, ==, vectors[i].law_5070);
    g_assert_cmpstr (statements.law_5070_sentence, ==, vectors[i].law_5070_sentence);
  }
}

static void
test_no_list (void)
{
  static const char *const values[] = {
    "", "30", "0500", "0C0454657374", "3080", "307F0603", "3084FFFFFFFF", "310A" ETSI,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    g_auto (ImzQcStatements) statements = { FALSE };

    g_test_message ("%s", values[i]);
    read_extension (&statements, values[i]);
    g_assert_false (statements.etsi_compliance);
    g_assert_false (statements.law_5070);
    g_assert_null (statements.law_5070_sentence);
  }
}

static void
test_no_extension (void)
{
  g_auto (ImzQcStatements) statements = { FALSE };
  X509 *x509 = X509_new ();

  imz_qc_statements_read (&statements, x509);
  g_assert_false (statements.etsi_compliance);
  g_assert_false (statements.law_5070);
  X509_free (x509);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/qc-statements/vectors", test_vectors);
  g_test_add_func ("/core/qc-statements/no-list", test_no_list);
  g_test_add_func ("/core/qc-statements/no-extension", test_no_extension);

  return g_test_run ();
}
