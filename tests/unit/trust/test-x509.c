/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-x509.h"
#include "trust-fixture.h"

#include <openssl/err.h>

static const struct {
  const char *sentence;
  const char *url;
  gboolean taken;
} urls[] = {
  { "plain", "http://ca.example/a.crt", TRUE },
  { "with TLS", "https://ca.example/a.crt", TRUE },
  { "in capitals", "HTTP://CA.EXAMPLE/A.CRT", TRUE },
  { "with a port and a question", "http://ca.example:8080/a?b=c%20d", TRUE },
  { "an address in brackets", "http://[::1]:80/a", TRUE },
  { "a directory", "ldap://ca.example/cn=a", FALSE },
  { "a file", "file:///etc/passwd", FALSE },
  { "another protocol that begins so", "httpx://ca.example/a", FALSE },
  { "no host", "http:///a", FALSE },
  { "no host at all", "http:a", FALSE },
  { "a space", "http://ca.example/a b", FALSE },
  { "a new line", "http://ca.example/a\nHost: b", FALSE },
  { "a letter that is none here", "http://ca.example/\xC3\xA7", FALSE },
  { "a port that is none", "http://ca.example:x/", FALSE },
  { "nothing", "", FALSE },
};

static char *
read_url (const char *bytes, gsize length)
{
  GENERAL_NAME *name = GENERAL_NAME_new ();
  ASN1_IA5STRING *value = ASN1_IA5STRING_new ();
  char *url;

  g_assert_cmpint (ASN1_STRING_set (value, bytes, (int) length), ==, 1);
  GENERAL_NAME_set0_value (name, GEN_URI, value);
  url = imz_x509_dup_url (name);
  GENERAL_NAME_free (name);

  return url;
}

static void
test_urls (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++) {
    g_autofree char *url = read_url (urls[i].url, strlen (urls[i].url));

    g_test_message ("%s", urls[i].sentence);
    g_assert_cmpstr (url, ==, urls[i].taken ? urls[i].url : NULL);
  }
}

static void
test_odd_urls (void)
{
  static const char with_nul[] = "http://ca.example\0.evil.example/";
  g_autofree char *nul = read_url (with_nul, sizeof with_nul - 1);
  g_autofree char *path = g_strnfill (3000, 'a');
  g_autofree char *long_url = g_strconcat ("http://ca.example/", path, NULL);
  g_autofree char *too_long = read_url (long_url, strlen (long_url));
  GENERAL_NAME *mail = a2i_GENERAL_NAME (NULL, NULL, NULL, GEN_EMAIL, "a@ca.example", 0);

  g_assert_null (nul);
  g_assert_null (too_long);
  g_assert_null (imz_x509_dup_url (mail));
  GENERAL_NAME_free (mail);
}

static void
test_access (void)
{
  g_autoptr (GString) many = g_string_new ("authorityInfoAccess=");
  g_autoptr (TrustParty) two = trust_party_new (
    &(TrustFixtureSpec){ .extensions = "authorityInfoAccess=OCSP;URI:http://ocsp.example/,"
                                       "caIssuers;URI:ldap://ca.example/,"
                                       "caIssuers;URI:http://ca.example/a.crt,"
                                       "OCSP;URI:https://ocsp.example/2\n" },
    NULL);
  g_autoptr (TrustParty) crowd = NULL;
  g_auto (GStrv) responders = imz_x509_get_access_urls (two->x509, NID_ad_OCSP);
  g_auto (GStrv) issuers = imz_x509_get_access_urls (two->x509, NID_ad_ca_issuers);
  g_auto (GStrv) of_crowd = NULL;
  g_auto (GStrv) none = NULL;

  g_assert_cmpuint (g_strv_length (responders), ==, 2);
  g_assert_cmpstr (responders[0], ==, "http://ocsp.example/");
  g_assert_cmpstr (responders[1], ==, "https://ocsp.example/2");
  g_assert_cmpuint (g_strv_length (issuers), ==, 1);
  g_assert_cmpstr (issuers[0], ==, "http://ca.example/a.crt");

  for (int i = 0; i < 100; i++)
    g_string_append_printf (many, "%sOCSP;URI:http://ocsp.example/%d", i > 0 ? "," : "", i);
  crowd = trust_party_new (&(TrustFixtureSpec){ .extensions = many->str }, NULL);
  of_crowd = imz_x509_get_access_urls (crowd->x509, NID_ad_OCSP);
  none = imz_x509_get_access_urls (crowd->x509, NID_ad_ca_issuers);
  g_assert_cmpuint (g_strv_length (of_crowd), ==, 8);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_names (void)
{
  g_autoptr (TrustParty) plain =
    trust_party_new (&(TrustFixtureSpec){ .name = "ŞÜKRÜ IŞIK" }, NULL);
  g_autoptr (X509) no_name = X509_new ();
  g_autoptr (X509) unit_only = X509_new ();
  g_autofree char *holder = imz_x509_dup_holder (plain->x509);
  g_autofree char *issuer = imz_x509_dup_issuer (plain->x509);
  g_autofree char *nobody = imz_x509_dup_holder (no_name);
  g_autofree char *unit = NULL;

  g_assert_cmpint (X509_NAME_add_entry_by_NID (X509_get_subject_name (unit_only),
                                               NID_organizationalUnitName, V_ASN1_UTF8STRING,
                                               (const guchar *) "Old root 10000000146", -1, -1, 0),
                   ==, 1);
  unit = imz_x509_dup_holder (unit_only);
  ERR_clear_error ();

  g_assert_cmpstr (holder, ==, "ŞÜKRÜ IŞIK");
  g_assert_cmpstr (issuer, ==, "ŞÜKRÜ IŞIK");
  g_assert_cmpstr (nobody, ==, "?");
  g_assert_true (g_str_has_prefix (unit, "Old root 1"));
  g_assert_null (strstr (unit, "10000000146"));
}

/* An encoding that is not the shortest would give one certificate two fingerprints. */
static void
test_only_der (void)
{
  g_autoptr (TrustParty) party = trust_party_new (&(TrustFixtureSpec){ .name = "Ayla" }, NULL);
  g_autoptr (GBytes) der = imz_x509_to_der (party->x509);
  gsize size;
  const guint8 *data = g_bytes_get_data (der, &size);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  const guint8 header[] = { 0x30, 0x83, 0x00, data[2], data[3] };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (X509) again = imz_x509_new_from_der (der);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der);
  g_autofree char *same_sha256 = imz_x509_get_sha256 (party->x509);

  g_assert_nonnull (again);
  g_assert_cmpstr (sha256, ==, same_sha256);

  g_assert_cmpuint (data[1], ==, 0x82);
  g_byte_array_append (longer, header, sizeof header);
  g_byte_array_append (longer, data + 4, (guint) size - 4);
  bytes = g_bytes_new (longer->data, longer->len);
  g_assert_null (imz_x509_new_from_der (bytes));
  ERR_clear_error ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/x509/urls", test_urls);
  g_test_add_func ("/trust/x509/odd-urls", test_odd_urls);
  g_test_add_func ("/trust/x509/access", test_access);
  g_test_add_func ("/trust/x509/names", test_names);
  g_test_add_func ("/trust/x509/only-der", test_only_der);

  return g_test_run ();
}
