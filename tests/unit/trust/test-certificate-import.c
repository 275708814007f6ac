/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-certificate-import.h"
#include "imz-trust-error.h"
#include "imz-x509.h"
#include "trust-fixture.h"

#include <openssl/err.h>
#include <openssl/pkcs7.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Three certificates, of which the first is pinned, and their text. */
typedef struct {
  TrustParty *parties[3];
  GBytes *der[3];
  char *base64[3];
  ImzPins *pins;
} World;

static World *
get_world (void)
{
  static World world;

  if (world.pins == NULL) {
    static const char *const names[] = { "Kök", "Alt", "Ayla" };

    for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
      gsize size;
      const guchar *data;

      world.parties[i] = trust_party_new (&(TrustFixtureSpec){ .name = names[i], .key_number = 1 },
                                          i > 0 ? world.parties[0] : NULL);
      world.der[i] = imz_x509_to_der (world.parties[i]->x509);
      data = g_bytes_get_data (world.der[i], &size);
      world.base64[i] = g_base64_encode (data, size);
    }
    world.pins = trust_fixture_pins (world.parties[0], NULL);
  }

  return &world;
}

static void
free_world (void)
{
  World *world = get_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (world->parties); i++) {
    trust_party_free (world->parties[i]);
    g_bytes_unref (world->der[i]);
    g_free (world->base64[i]);
  }
  imz_pins_unref (world->pins);
}

static GPtrArray *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GPtrArray *entries = imz_certificate_import_read (bytes, error);

  g_assert_cmpuint (ERR_peek_error (), ==, 0);
  return entries;
}

static void
assert_sorted (GPtrArray *entries, guint n_taken, guint n_unpinned, guint n_damaged)
{
  g_auto (ImzCertificateImport) import = { 0 };

  imz_certificate_import_sort (&import, entries, get_world ()->pins);
  g_assert_cmpuint (import.taken->len, ==, n_taken);
  g_assert_cmpuint (import.unpinned->len, ==, n_unpinned);
  g_assert_cmpuint (import.n_damaged, ==, n_damaged);
  if (n_taken > 0)
    g_assert_true (g_bytes_equal (import.taken->pdata[0], get_world ()->der[0]));
  g_assert_cmpuint (ERR_peek_error (), ==, 0);
}

static GString *
break_lines (const char *text, const char *line_end)
{
  GString *lines = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p += MIN (64, strlen (p)))
    g_string_append_printf (lines, "%s%.64s", lines->len > 0 ? line_end : "", p);

  return lines;
}

/* As Kamu SM's store is built: long lines, broken lines, other elements beside them. */
static void
test_store (void)
{
  World *world = get_world ();
  g_autoptr (GString) broken = break_lines (world->base64[1], "\r\n\t ");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  text = g_strconcat (
    "\xEF\xBB\xBF" DECLARATION "<!-- depo -->\n<ns2:depo xmlns:ns2=\"urn:depo\">"
    "<koksertifika><mTarih>2026-11-21</mTarih><mValue>",
    world->base64[0], "</mValue><mHash>AAAA</mHash></koksertifika>\n<altsertifika><mValue>",
    broken->str, "\n</mValue></altsertifika><ns2:koksertifika><ns2:mValue><![CDATA[",
    world->base64[2],
    "]]></ns2:mValue></ns2:koksertifika><silinecek>A&amp;B</silinecek></ns2:depo>\n", NULL);

  entries = read_text (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++)
    g_assert_true (g_bytes_equal (entries->pdata[i], world->der[i]));
  assert_sorted (entries, 1, 2, 0);
}

static void
test_names_of_what_is_not_pinned (void)
{
  World *world = get_world ();
  g_auto (ImzCertificateImport) import = { 0 };
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  const ImzUnpinned *unpinned;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, world->der[2]);

  for (int round = 0; round < 2; round++) {
    for (gsize i = 0; i < G_N_ELEMENTS (world->der); i++)
      g_ptr_array_add (entries, world->der[i]);
  }

  imz_certificate_import_sort (&import, entries, world->pins);
  g_test_message ("each is counted once");
  g_assert_cmpuint (import.taken->len, ==, 1);
  g_assert_cmpuint (import.unpinned->len, ==, 2);
  unpinned = import.unpinned->pdata[1];
  g_assert_cmpstr (unpinned->name, ==, "Ayla");
  g_assert_cmpstr (unpinned->sha256, ==, sha256);
}

static const struct {
  const char *sentence;
  const char *before, *after; /* of a good certificate in base 64 */
  guint n_taken;
  guint n_damaged;
  int refused; /* -1: it is not */
} stores[] = {
  { "without a declaration", "<d><k><mValue>", "</mValue></k></d>", 1, 0, -1 },
  { "a value that is the whole file", "<mValue>", "</mValue>", 0, 0, IMZ_TRUST_ERROR_BAD_FILE },
  { "a value of another name", "<d><k><value>", "</value></k></d>", 0, 0,
    IMZ_TRUST_ERROR_BAD_FILE },
  { "an empty value beside it", "<d><k><mValue/></k><k><mValue>", "</mValue></k></d>", 1, 1, -1 },
  { "letters of no base 64", "<d><k><mValue>ççç</mValue></k><k><mValue>", "</mValue></k></d>", 1, 1,
    -1 },
  { "something in front of it", "<d><k><mValue>AAAA", "</mValue></k></d>", 0, 1, -1 },
  { "something behind it", "<d><k><mValue>", "AAAA</mValue></k></d>", 0, 1, -1 },
  { "an element in it is passed over", "<d><k><mValue><x>AAAA</x>", "</mValue></k></d>", 1, 0, -1 },
  { "a value in a value is passed over", "<d><k><mValue><mValue>AAAA</mValue>", "</mValue></k></d>",
    1, 0, -1 },
  { "an entity of its own",
    "<!DOCTYPE d [<!ENTITY a \"AAAA\"><!ENTITY b \"&a;&a;\">]><d><k><mValue>&b;",
    "</mValue></k></d>", 0, 0, IMZ_TRUST_ERROR_BAD_FILE },
  { "an entity from a file",
    "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><d>&a;<k>"
    "<mValue>",
    "</mValue></k></d>", 0, 0, IMZ_TRUST_ERROR_BAD_FILE },
  { "it ends too early", "<d><k><mValue>", "</mValue></k>", 0, 0, IMZ_TRUST_ERROR_BAD_FILE },
  { "it ends in the value", "<d><k><mValue>", "", 0, 0, IMZ_TRUST_ERROR_BAD_FILE },
  { "elements that cross", "<d><k><mValue>", "</k></mValue></d>", 0, 0, IMZ_TRUST_ERROR_BAD_FILE },
  { "garbage behind it", "<d><k><mValue>", "</mValue></k></d>garbage", 0, 0,
    IMZ_TRUST_ERROR_BAD_FILE },
  { "names in another encoding", "<d><k ad=\"K\xF6k\"><mAd>K\xF6k</mAd><mValue>",
    "</mValue></k></d>", 1, 0, -1 },
  { "fifteen deep", "<a><a><a><a><a><a><a><a><a><a><a><a><a><k><mValue>",
    "</mValue></k></a></a></a></a></a></a></a></a></a></a></a></a></a>", 1, 0, -1 },
  { "seventeen deep", "<a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><k><mValue>",
    "</mValue></k></a></a></a></a></a></a></a></a></a></a></a></a></a></a></a>", 0, 0,
    IMZ_TRUST_ERROR_BAD_FILE },
};

static void
test_stores (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stores); i++) {
    g_autofree char *text =
      g_strconcat (stores[i].before, get_world ()->base64[0], stores[i].after, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) entries = read_text (text, &error);

    g_test_message ("%s", stores[i].sentence);
    if (stores[i].refused < 0) {
      g_assert_no_error (error);
      assert_sorted (entries, stores[i].n_taken, 0, stores[i].n_damaged);
    } else {
      g_assert_null (entries);
      g_assert_error (error, IMZ_TRUST_ERROR, stores[i].refused);
    }
  }
}

/* Wherever it is cut, it is no store, and nothing else happens. */
static void
test_cut_store (void)
{
  g_autofree char *text =
    g_strconcat (DECLARATION "<d><koksertifika><mValue>", get_world ()->base64[0],
                 "</mValue></koksertifika></d>", NULL);

  for (gsize length = strlen (text) - 1; length > 0; length--) {
    g_autoptr (GError) error = NULL;

    text[length] = '\0';
    g_assert_null (read_text (text, &error));
    g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE);
  }
}

static char *
repeat (const char *before, const char *repeated, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, repeated);
  g_string_append (text, after);

  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *most = repeat ("<d>", "<k><mValue>AAAA</mValue></k>", 1000, "</d>");
  g_autofree char *more = repeat ("<d>", "<k><mValue>AAAA</mValue></k>", 1001, "</d>");
  g_autofree char *pem =
    repeat ("", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", 1001, "");
  g_autofree char *long_value = repeat ("<d><k><mValue>", "AAAA", 100000, "</mValue></k></d>");
  g_autofree char *deep = repeat ("", "<a>", 1000000, "");
  g_autofree char *attributes = repeat ("<d><k", " a=\"b\"", 1000000, "/></d>");
  g_autofree char *space = g_strnfill (IMZ_CERTIFICATE_IMPORT_MAX_BYTES + 1, ' ');
  g_autoptr (GPtrArray) entries = read_text (most, NULL);
  g_autoptr (GPtrArray) long_entry = read_text (long_value, NULL);
  const struct {
    const char *text;
    ImzTrustError refused;
  } refused[] = {
    { more, IMZ_TRUST_ERROR_TOO_LARGE },  { pem, IMZ_TRUST_ERROR_TOO_LARGE },
    { deep, IMZ_TRUST_ERROR_BAD_FILE },   { attributes, IMZ_TRUST_ERROR_BAD_FILE },
    { space, IMZ_TRUST_ERROR_TOO_LARGE },
  };

  g_assert_cmpuint (entries->len, ==, 1000);
  assert_sorted (entries, 0, 0, 1000);
  g_assert_cmpuint (long_entry->len, ==, 1);
  g_assert_cmpuint (g_bytes_get_size (long_entry->pdata[0]), ==, 0);
  assert_sorted (long_entry, 0, 0, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (refused[i].text, &error));
    g_assert_error (error, IMZ_TRUST_ERROR, (int) refused[i].refused);
  }
}

static void
test_pem (void)
{
  World *world = get_world ();
  g_autoptr (GString) text = g_string_new ("Subject: Kök\n");
  g_autoptr (GString) broken = break_lines (world->base64[0], "\n");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (world->der); i++) {
    g_autoptr (GBytes) pem = trust_fixture_pem (world->der[i], "CERTIFICATE");

    g_string_append_len (text, g_bytes_get_data (pem, NULL), (gssize) g_bytes_get_size (pem));
    g_string_append (text, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
  }
  g_string_append (text, "-----BEGIN CERTIFICATE-----\nAA!A\n-----END CERTIFICATE-----\n");
  g_string_append_printf (text,
                          "-----BEGIN CERTIFICATE-----\nProc-Type: 4,ENCRYPTED\n\n%s\n"
                          "-----END CERTIFICATE-----\n",
                          broken->str);

  entries = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 5);
  assert_sorted (entries, 1, 2, 2);
}

static void
test_der (void)
{
  World *world = get_world ();
  g_autoptr (GPtrArray) entries = imz_certificate_import_read (world->der[0], NULL);

  g_assert_cmpuint (entries->len, ==, 1);
  assert_sorted (entries, 1, 0, 0);
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", " \n", "text", "<", "<d/>", "0\x82", "-----BEGIN " };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_text (texts[i], &error));
    g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE);
  }
}

static GBytes *
encode_bundle (PKCS7 *bundle)
{
  guchar *der = NULL;
  int length = i2d_PKCS7 (bundle, &der);
  GBytes *bytes = g_bytes_new (der, (gsize) length);

  OPENSSL_free (der);
  PKCS7_free (bundle);

  return bytes;
}

static GBytes *
make_bundle (guint n_certificates)
{
  PKCS7 *bundle = PKCS7_new ();

  g_assert_cmpint (PKCS7_set_type (bundle, NID_pkcs7_signed), ==, 1);
  g_assert_cmpint (PKCS7_content_new (bundle, NID_pkcs7_data), ==, 1);
  for (guint i = 0; i < n_certificates; i++)
    g_assert_cmpint (PKCS7_add_certificate (bundle, get_world ()->parties[i]->x509), ==, 1);

  return encode_bundle (bundle);
}

/* Something else in the same wrapping. */
static GBytes *
make_letter (void)
{
  g_autoptr (TrustParty) reader =
    trust_party_new (&(TrustFixtureSpec){ .key = TRUST_FIXTURE_KEY_RSA, .key_number = 1 }, NULL);
  STACK_OF (X509) *readers = sk_X509_new_null ();
  BIO *text = BIO_new_mem_buf ("text", -1);
  PKCS7 *letter;

  sk_X509_push (readers, reader->x509);
  letter = PKCS7_encrypt (readers, text, EVP_aes_128_cbc (), 0);
  g_assert_nonnull (letter);
  sk_X509_free (readers);
  BIO_free (text);

  return encode_bundle (letter);
}

static void
assert_answer (GBytes *answer, guint n_certificates)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) certificates = imz_certificates_from_answer (answer, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (certificates->len, ==, n_certificates);
  g_assert_cmpint (X509_cmp (certificates->pdata[0], get_world ()->parties[0]->x509), ==, 0);
  g_assert_cmpuint (ERR_peek_error (), ==, 0);
}

static void
assert_no_answer (GBytes *answer, ImzTrustError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (imz_certificates_from_answer (answer, &error));
  g_assert_error (error, IMZ_TRUST_ERROR, (int) code);
  g_assert_cmpuint (ERR_peek_error (), ==, 0);
}

static void
test_answers (void)
{
  World *world = get_world ();
  g_autoptr (GBytes) pem = trust_fixture_pem (world->der[0], "CERTIFICATE");
  g_autoptr (GBytes) bundle = make_bundle (3);
  g_autoptr (GBytes) bundle_pem = trust_fixture_pem (bundle, "PKCS7");

  assert_answer (world->der[0], 1);
  assert_answer (pem, 1);
  assert_answer (bundle, 3);
  assert_answer (bundle_pem, 3);
}

static void
test_wrong_answers (void)
{
  g_autoptr (GBytes) bundle = make_bundle (3);
  g_autoptr (GBytes) hollow = make_bundle (0);
  g_autoptr (GBytes) letter = make_letter ();
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bundle, 0, g_bytes_get_size (bundle) - 1);
  g_autoptr (GBytes) page = g_bytes_new_static ("<html>404</html>", 16);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) huge =
    g_bytes_new_take (g_malloc0 (IMZ_X509_MAX_BYTES + 1), IMZ_X509_MAX_BYTES + 1);

  assert_no_answer (hollow, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_no_answer (letter, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_no_answer (cut, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_no_answer (page, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_no_answer (empty, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_no_answer (huge, IMZ_TRUST_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/certificate-import/store", test_store);
  g_test_add_func ("/trust/certificate-import/names-of-what-is-not-pinned",
                   test_names_of_what_is_not_pinned);
  g_test_add_func ("/trust/certificate-import/stores", test_stores);
  g_test_add_func ("/trust/certificate-import/cut-store", test_cut_store);
  g_test_add_func ("/trust/certificate-import/limits", test_limits);
  g_test_add_func ("/trust/certificate-import/pem", test_pem);
  g_test_add_func ("/trust/certificate-import/der", test_der);
  g_test_add_func ("/trust/certificate-import/nothing", test_nothing);
  g_test_add_func ("/trust/certificate-import/answers", test_answers);
  g_test_add_func ("/trust/certificate-import/wrong-answers", test_wrong_answers);

  failed = g_test_run ();
  free_world ();

  return failed;
}
