/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-crl-parts.h"

#include <openssl/asn1t.h>
#include <openssl/x509v3.h>

#include "imz-signature-strength.h"

enum {
  GET_OBJECT_INDEFINITE = 0x01, /* what ASN1_get_object() returns */
  GET_OBJECT_FAILED = 0x80,

  MAX_HEADER = 6,         /* bytes of tag and length of what has at most 4 GiB */
  MAX_REST = 1024 * 1024, /* bytes of a list without its entries */
};

/* Bytes that are still to be read. */
typedef struct {
  const guint8 *p;
  const guint8 *end;
} Cursor;

typedef struct {
  int tag;
  const guint8 *start;
  Cursor content;
} Value;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (X509_REVOKED, X509_REVOKED_free)

/* Leaves the cursor where it is if there is no value of a universal type. */
static gboolean
take (Cursor *cursor, Value *value)
{
  const guchar *p = cursor->p;
  long length;
  int tag_class, answer;

  if (cursor->p == cursor->end)
    return FALSE;

  answer = ASN1_get_object (&p, &length, &value->tag, &tag_class, cursor->end - cursor->p);
  if ((answer & (GET_OBJECT_FAILED | GET_OBJECT_INDEFINITE)) != 0 ||
      tag_class != V_ASN1_UNIVERSAL ||
      ((answer & V_ASN1_CONSTRUCTED) != 0) != (value->tag == V_ASN1_SEQUENCE))
    return FALSE;

  value->start = cursor->p;
  value->content.p = p;
  value->content.end = cursor->p = p + length;
  return TRUE;
}

static gboolean
take_only (Cursor *cursor, int tag, Value *value)
{
  Cursor before = *cursor;

  if (take (cursor, value) && value->tag == tag)
    return TRUE;

  *cursor = before;
  return FALSE;
}

static gboolean
same_content (const Value *a, const Value *b)
{
  gsize length = (gsize) (a->content.end - a->content.p);

  return length == (gsize) (b->content.end - b->content.p) &&
         memcmp (a->content.p, b->content.p, length) == 0;
}

static gboolean
take_time (Cursor *cursor)
{
  Value value;

  return take_only (cursor, V_ASN1_UTCTIME, &value) ||
         take_only (cursor, V_ASN1_GENERALIZEDTIME, &value);
}

static void
append_header (GByteArray *bytes, gsize length)
{
  guint8 header[MAX_HEADER];
  guchar *p = header;

  ASN1_put_object (&p, TRUE, (int) length, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
  g_byte_array_append (bytes, header, (guint) (p - header));
}

/* TBSCertList up to revokedCertificates, which is the only SEQUENCE behind the times. */
static gboolean
find_entries (Cursor tbs, Value *algorithm, Value *entries)
{
  Value value;

  take_only (&tbs, V_ASN1_INTEGER, &value);
  if (!take_only (&tbs, V_ASN1_SEQUENCE, algorithm) || !take_only (&tbs, V_ASN1_SEQUENCE, &value) ||
      !take_time (&tbs))
    return FALSE;
  take_time (&tbs);

  if (!take_only (&tbs, V_ASN1_SEQUENCE, entries))
    entries->start = entries->content.p = entries->content.end = tbs.p;

  return TRUE;
}

static X509_CRL *
decode_rest (const Value *tbs, const Value *entries, const Cursor *behind)
{
  gsize n_before = (gsize) (entries->start - tbs->content.p);
  gsize n_after = (gsize) (tbs->content.end - entries->content.end);
  gsize n_behind = (gsize) (behind->end - behind->p);
  g_autoptr (GByteArray) new_tbs = g_byte_array_new ();
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  const guchar *p;
  X509_CRL *list;

  if (n_before > MAX_REST || n_after > MAX_REST || n_behind > MAX_REST)
    return NULL;

  append_header (new_tbs, n_before + n_after);
  g_byte_array_append (new_tbs, tbs->content.p, (guint) n_before);
  g_byte_array_append (new_tbs, entries->content.end, (guint) n_after);
  append_header (whole, new_tbs->len + n_behind);
  g_byte_array_append (whole, new_tbs->data, new_tbs->len);
  g_byte_array_append (whole, behind->p, (guint) n_behind);

  p = whole->data;
  list = d2i_X509_CRL (NULL, &p, (long) whole->len);
  if (list != NULL && p == whole->data + whole->len && X509_CRL_get_REVOKED (list) == NULL)
    return list;

  X509_CRL_free (list);
  return NULL;
}

gboolean
imz_crl_parts_read (ImzCrlParts *self, const guint8 *der, gsize length)
{
  Cursor cursor, behind;
  Value list, tbs, algorithm, entries, outer_algorithm;

  if (length == 0)
    return FALSE;

  cursor.p = der;
  cursor.end = der + length;
  if (!take_only (&cursor, V_ASN1_SEQUENCE, &list) || cursor.p != cursor.end ||
      !take_only (&list.content, V_ASN1_SEQUENCE, &tbs) ||
      !find_entries (tbs.content, &algorithm, &entries))
    return FALSE;

  /* What is said outside is not signed, so it has to be said inside, too. */
  behind = list.content;
  if (!take_only (&list.content, V_ASN1_SEQUENCE, &outer_algorithm) ||
      !same_content (&algorithm, &outer_algorithm))
    return FALSE;

  self->list = decode_rest (&tbs, &entries, &behind);
  self->to_be_signed = tbs.start;
  self->to_be_signed_length = (gsize) (tbs.content.end - tbs.start);
  self->entries = entries.content.p;
  self->entries_length = (gsize) (entries.content.end - entries.content.p);

  return self->list != NULL;
}

void
imz_crl_parts_clear (ImzCrlParts *self)
{
  g_clear_pointer (&self->list, X509_CRL_free);
}

gboolean
imz_crl_parts_verify (const ImzCrlParts *self, EVP_PKEY *key)
{
  const X509_ALGOR *algorithm;
  const ASN1_BIT_STRING *signature;
  ASN1_STRING *to_be_signed;
  gboolean verified;

  X509_CRL_get0_signature (self->list, &signature, &algorithm);
  if (!imz_signature_is_strong (algorithm, key))
    return FALSE;

  to_be_signed = ASN1_STRING_type_new (V_ASN1_SEQUENCE);
  verified =
    ASN1_STRING_set (to_be_signed, self->to_be_signed, (int) self->to_be_signed_length) == 1 &&
    ASN1_item_verify (ASN1_ITEM_rptr (ASN1_SEQUENCE), algorithm, signature, to_be_signed, key) == 1;
  ASN1_STRING_free (to_be_signed);

  return verified;
}

/* DER has one way only to write a number. */
static gboolean
is_shortest (const Cursor *number)
{
  gsize length = (gsize) (number->end - number->p);

  if (length < 2)
    return length == 1;

  return !(number->p[0] == 0x00 && number->p[1] < 0x80) &&
         !(number->p[0] == 0xFF && number->p[1] >= 0x80);
}

static gboolean
names_own_issuer (const GENERAL_NAMES *names, const X509_NAME *own)
{
  for (int i = 0; i < sk_GENERAL_NAME_num (names); i++) {
    const GENERAL_NAME *name = sk_GENERAL_NAME_value (names, i);

    if (name->type == GEN_DIRNAME && X509_NAME_cmp (name->d.directoryName, own) == 0)
      return TRUE;
  }

  return FALSE;
}

static X509_REVOKED *
decode_entry (const Value *value)
{
  const guchar *p = value->start;
  g_autoptr (X509_REVOKED) entry = d2i_X509_REVOKED (NULL, &p, value->content.end - value->start);

  return entry != NULL && p == value->content.end ? g_steal_pointer (&entry) : NULL;
}

/* certificateIssuer, which holds for the entries that follow, too (RFC 5280, 5.3.3). */
static gboolean
read_certificate_issuer (const Value *value, const X509_NAME *own, gboolean *is_own)
{
  static const guint8 oid[] = { 0x06, 0x03, 0x55, 0x1D, 0x1D };
  g_autoptr (X509_REVOKED) entry = NULL;
  GENERAL_NAMES *names;
  int problem = 0;

  if (memmem (value->start, (gsize) (value->content.end - value->start), oid, sizeof oid) == NULL)
    return TRUE;

  entry = decode_entry (value);
  if (entry == NULL)
    return FALSE;

  names = X509_REVOKED_get_ext_d2i (entry, NID_certificate_issuer, &problem, NULL);
  if (names == NULL)
    return problem == -1; /* the bytes stood for something else */

  *is_own = names_own_issuer (names, own);
  GENERAL_NAMES_free (names);
  return TRUE;
}

/* One entry of the list. Returns FALSE if it cannot be understood. */
static gboolean
take_entry (Cursor *entries, const X509_NAME *own, Value *entry, Value *serial, gboolean *is_own)
{
  Value extensions;
  Cursor rest;

  if (!take_only (entries, V_ASN1_SEQUENCE, entry))
    return FALSE;

  rest = entry->content;
  if (!take_only (&rest, V_ASN1_INTEGER, serial) || !is_shortest (&serial->content) ||
      !take_time (&rest))
    return FALSE;

  return rest.p == rest.end || (take_only (&rest, V_ASN1_SEQUENCE, &extensions) &&
                                rest.p == rest.end && read_certificate_issuer (entry, own, is_own));
}

gboolean
imz_crl_parts_find (const ImzCrlParts *self, const ASN1_INTEGER *serial, X509_REVOKED **entry)
{
  const X509_NAME *own = X509_CRL_get_issuer (self->list);
  Cursor entries = { self->entries, self->entries + self->entries_length };
  guchar *wanted_der = NULL;
  int wanted_length = i2d_ASN1_INTEGER ((ASN1_INTEGER *) serial, &wanted_der);
  Cursor wanted_cursor = { wanted_der, wanted_der + MAX (wanted_length, 0) };
  gboolean understood, is_own = TRUE;
  Value wanted;

  *entry = NULL;
  understood = take_only (&wanted_cursor, V_ASN1_INTEGER, &wanted);
  while (understood && *entry == NULL && entries.p != entries.end) {
    Value value, number;

    understood = take_entry (&entries, own, &value, &number, &is_own);
    if (understood && is_own && same_content (&number, &wanted)) {
      *entry = decode_entry (&value);
      understood = *entry != NULL;
    }
  }
  OPENSSL_free (wanted_der);

  return understood;
}
