/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz-world.h"

#include <openssl/evp.h>
#include <openssl/x509v3.h>

#define YEAR (365 * G_GINT64_CONSTANT (86400))

enum {
  KEY_LENGTH = 32, /* of Ed25519, whose signatures are always the same */
  SIGNATURE_LENGTH = 64,

  TAG_SEQUENCE = 0x30,
  TAG_BIT_STRING = 0x03,
};

static EVP_PKEY *
get_key (FuzzWorldParty party)
{
  static EVP_PKEY *keys[FUZZ_WORLD_N];

  if (keys[party] == NULL) {
    guint8 bytes[KEY_LENGTH];

    memset (bytes, 1 + (int) party, sizeof bytes);
    keys[party] = EVP_PKEY_new_raw_private_key (EVP_PKEY_ED25519, NULL, bytes, sizeof bytes);
  }

  return keys[party];
}

static void
add_name (X509_NAME *name, FuzzWorldParty party)
{
  static const char *const names[] = { "Fuzz root", "Fuzz issuer", "Fuzz leaf" };

  X509_NAME_add_entry_by_NID (name, NID_commonName, V_ASN1_UTF8STRING,
                              (const guchar *) names[party], -1, -1, 0);
}

static void
add_extension (X509 *x509, int nid, const char *value)
{
  X509_EXTENSION *extension = X509V3_EXT_conf_nid (NULL, NULL, nid, value);

  X509_add_ext (x509, extension, -1);
  X509_EXTENSION_free (extension);
}

static X509 *
make (FuzzWorldParty party)
{
  FuzzWorldParty issuer = party == FUZZ_WORLD_LEAF ? FUZZ_WORLD_ISSUER : FUZZ_WORLD_ROOT;
  X509 *x509 = X509_new ();

  X509_set_version (x509, X509_VERSION_3);
  ASN1_INTEGER_set (X509_get_serialNumber (x509), 5070 + (long) party);
  add_name (X509_get_issuer_name (x509), issuer);
  add_name (X509_get_subject_name (x509), party);
  ASN1_TIME_set (X509_getm_notBefore (x509), (time_t) (FUZZ_WORLD_NOW - YEAR));
  ASN1_TIME_set (X509_getm_notAfter (x509), (time_t) (FUZZ_WORLD_NOW + YEAR));
  X509_set_pubkey (x509, get_key (party));
  if (party != FUZZ_WORLD_LEAF) {
    add_extension (x509, NID_basic_constraints, "critical,CA:TRUE");
    add_extension (x509, NID_key_usage, "critical,keyCertSign,cRLSign");
  }
  X509_sign (x509, get_key (issuer), NULL);

  return x509;
}

X509 *
fuzz_world_get (FuzzWorldParty party)
{
  static X509 *parties[FUZZ_WORLD_N];

  if (parties[party] == NULL)
    parties[party] = make (party);

  return parties[party];
}

GBytes *
fuzz_world_wrap (guint8 tag, gconstpointer content, gsize size)
{
  GByteArray *value = g_byte_array_new ();
  guint8 header[5] = { tag };
  guint n_header;

  if (size < 0x80) {
    header[1] = (guint8) size;
    n_header = 2;
  } else if (size < 0x100) {
    header[1] = 0x81;
    header[2] = (guint8) size;
    n_header = 3;
  } else if (size < 0x10000) {
    header[1] = 0x82;
    header[2] = (guint8) (size >> 8);
    header[3] = (guint8) size;
    n_header = 4;
  } else {
    header[1] = 0x83;
    header[2] = (guint8) (size >> 16);
    header[3] = (guint8) (size >> 8);
    header[4] = (guint8) size;
    n_header = 5;
  }

  g_byte_array_append (value, header, n_header);
  g_byte_array_append (value, content, (guint) size);

  return g_byte_array_free_to_bytes (value);
}

GBytes *
fuzz_world_sign (FuzzWorldParty party, gconstpointer to_be_signed, gsize size)
{
  static const guint8 ed25519[] = { 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70 };
  guint8 signature[1 + SIGNATURE_LENGTH] = { 0 }; /* no unused bits, then the signature */
  gsize length = SIGNATURE_LENGTH;
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autoptr (GBytes) bit_string = NULL;

  EVP_DigestSignInit (context, NULL, NULL, NULL, get_key (party));
  EVP_DigestSign (context, signature + 1, &length, size > 0 ? to_be_signed : "", size);
  EVP_MD_CTX_free (context);
  bit_string = fuzz_world_wrap (TAG_BIT_STRING, signature, sizeof signature);

  g_byte_array_append (content, to_be_signed, (guint) size);
  g_byte_array_append (content, ed25519, sizeof ed25519);
  g_byte_array_append (content, g_bytes_get_data (bit_string, NULL),
                       (guint) g_bytes_get_size (bit_string));

  return fuzz_world_wrap (TAG_SEQUENCE, content->data, content->len);
}
