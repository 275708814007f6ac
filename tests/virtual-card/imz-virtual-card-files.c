/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "imz-virtual-card-files.h"

#define ID_AKIS_DF 0x3D00
#define ID_FIRST_CERTIFICATE 0x2F10

/* Where PKCS #15 (v1.1, 5.4) and the drivers of OpenSC look. */
#define ID_PKCS15_DF 0x5015
#define ID_ODF 0x5031
#define ID_TOKEN_INFO 0x5032
#define ID_CDF 0x4403

enum {
  TAG_INTEGER = 0x02,
  TAG_BIT_STRING = 0x03,
  TAG_OCTET_STRING = 0x04,
  TAG_UTF8_STRING = 0x0C,
  TAG_SEQUENCE = 0x30,
  TAG_TOKEN_LABEL = 0x80,
  TAG_PATH_LENGTH = 0x80,
  TAG_TYPE_ATTRIBUTES = 0xA1,
  TAG_ODF_CERTIFICATES = 0xA4,
};

static const guint8 pkcs15_aid[] = {
  0xA0, 0x00, 0x00, 0x00, 0x63, 'P', 'K', 'C', 'S', '-', '1', '5'
};

static void
free_file (gpointer data)
{
  ImzVirtualFile *file = data;

  g_clear_pointer (&file->name, g_bytes_unref);
  g_clear_pointer (&file->content, g_bytes_unref);
  g_free (file);
}

/* Takes name and content. */
static const ImzVirtualFile *
add_file (GPtrArray *files, const ImzVirtualFile *parent, guint16 id, GBytes *name, GBytes *content)
{
  ImzVirtualFile *file = g_new0 (ImzVirtualFile, 1);

  file->id = id;
  file->parent = parent;
  file->name = name;
  file->content = content;
  g_ptr_array_add (files, file);

  return file;
}

static void
append_tlv (GByteArray *to, guint8 tag, gconstpointer value, gsize length)
{
  guint8 header[4] = { tag };
  guint n_header;

  g_assert (length <= G_MAXUINT16);

  if (length < 0x80) {
    header[1] = (guint8) length;
    n_header = 2;
  } else if (length <= G_MAXUINT8) {
    header[1] = 0x81;
    header[2] = (guint8) length;
    n_header = 3;
  } else {
    header[1] = 0x82;
    header[2] = (guint8) (length >> 8);
    header[3] = (guint8) (length & 0xFF);
    n_header = 4;
  }

  g_byte_array_append (to, header, n_header);
  g_byte_array_append (to, value, (guint) length);
}

/* Takes value. */
static void
append_constructed (GByteArray *to, guint8 tag, GByteArray *value)
{
  append_tlv (to, tag, value->data, value->len);
  g_byte_array_unref (value);
}

static void
append_string (GByteArray *to, guint8 tag, const char *value)
{
  append_tlv (to, tag, value, strlen (value));
}

static void
append_unsigned (GByteArray *to, guint8 tag, guint16 value)
{
  const guint8 bytes[] = { 0, (guint8) (value >> 8), (guint8) (value & 0xFF) };

  append_tlv (to, tag, bytes, sizeof bytes);
}

/* Path ::= SEQUENCE { path, index OPTIONAL, length [0] OPTIONAL } of an EF in the PKCS #15 DF. */
static GByteArray *
encode_path (guint16 id, gsize length)
{
  const guint8 path[] = {
    IMZ_VIRTUAL_FILE_MF >> 8, IMZ_VIRTUAL_FILE_MF & 0xFF, ID_PKCS15_DF >> 8,
    ID_PKCS15_DF & 0xFF,      (guint8) (id >> 8),         (guint8) (id & 0xFF)
  };
  GByteArray *fields = g_byte_array_new ();
  GByteArray *whole = g_byte_array_new ();

  append_tlv (fields, TAG_OCTET_STRING, path, sizeof path);
  if (length > 0) {
    append_unsigned (fields, TAG_INTEGER, 0);
    append_unsigned (fields, TAG_PATH_LENGTH, (guint16) length);
  }
  append_constructed (whole, TAG_SEQUENCE, fields);

  return whole;
}

static GBytes *
encode_odf (void)
{
  GByteArray *odf = g_byte_array_new ();

  append_constructed (odf, TAG_ODF_CERTIFICATES, encode_path (ID_CDF, 0));

  return g_byte_array_free_to_bytes (odf);
}

static GBytes *
encode_token_info (void)
{
  static const guint8 version[] = { 0 };
  static const guint8 serial[] = { 0x50, 0x70, 0x00, 0x01 };
  static const guint8 flags[] = { 7, 0x00 };
  GByteArray *fields = g_byte_array_new ();
  GByteArray *whole = g_byte_array_new ();

  append_tlv (fields, TAG_INTEGER, version, sizeof version);
  append_tlv (fields, TAG_OCTET_STRING, serial, sizeof serial);
  append_string (fields, TAG_UTF8_STRING, "İmzam");
  append_string (fields, TAG_TOKEN_LABEL, "Virtual card");
  append_tlv (fields, TAG_BIT_STRING, flags, sizeof flags);
  append_constructed (whole, TAG_SEQUENCE, fields);

  return g_byte_array_free_to_bytes (whole);
}

static void
append_certificate_entry (GByteArray *cdf, guint number, guint16 id, gsize length)
{
  g_autofree char *label = g_strdup_printf ("Sertifika %u", number);
  const guint8 identifier = (guint8) number;
  GByteArray *entry = g_byte_array_new ();
  GByteArray *object_attributes = g_byte_array_new ();
  GByteArray *class_attributes = g_byte_array_new ();
  GByteArray *type_attributes = g_byte_array_new ();

  append_string (object_attributes, TAG_UTF8_STRING, label);
  append_tlv (class_attributes, TAG_OCTET_STRING, &identifier, 1);
  append_constructed (type_attributes, TAG_SEQUENCE, encode_path (id, length));

  append_constructed (entry, TAG_SEQUENCE, object_attributes);
  append_constructed (entry, TAG_SEQUENCE, class_attributes);
  append_constructed (entry, TAG_TYPE_ATTRIBUTES, type_attributes);
  append_constructed (cdf, TAG_SEQUENCE, entry);
}

static guint16
get_certificate_id (const ImzVirtualCardOptions *options, gsize i)
{
  return options->files != NULL ? options->files[i] : (guint16) (ID_FIRST_CERTIFICATE + i);
}

static GBytes *
pad_certificate (GBytes *certificate, guint padding)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (certificate, &length);
  guint8 *padded = g_malloc0 (MAX (length + padding, 1));

  if (length > 0)
    memcpy (padded, data, length);

  return g_bytes_new_take (padded, length + padding);
}

static void
add_certificates (GPtrArray *files,
                  const ImzVirtualFile *parent,
                  const ImzVirtualCardOptions *options)
{
  for (gsize i = 0; i < options->n_certificates; i++)
    add_file (files, parent, get_certificate_id (options, i), NULL,
              pad_certificate (options->certificates[i], options->padding));
}

static void
add_akis_layout (GPtrArray *files, const ImzVirtualCardOptions *options)
{
  const char *name = options->df_name != NULL ? options->df_name : "PKCS-15";
  const ImzVirtualFile *df;

  if (*name == '\0')
    return;

  df = add_file (files, g_ptr_array_index (files, 0), ID_AKIS_DF, g_bytes_new (name, strlen (name)),
                 NULL);
  add_certificates (files, df, options);
}

static void
add_pkcs15_layout (GPtrArray *files, const ImzVirtualCardOptions *options)
{
  GByteArray *cdf = g_byte_array_new ();
  const ImzVirtualFile *df;

  for (gsize i = 0; i < options->n_certificates; i++)
    append_certificate_entry (cdf, (guint) i + 1, get_certificate_id (options, i),
                              g_bytes_get_size (options->certificates[i]));

  df = add_file (files, g_ptr_array_index (files, 0), ID_PKCS15_DF,
                 g_bytes_new_static (pkcs15_aid, sizeof pkcs15_aid), NULL);
  add_file (files, df, ID_ODF, NULL, encode_odf ());
  add_file (files, df, ID_TOKEN_INFO, NULL, encode_token_info ());
  add_file (files, df, ID_CDF, NULL, g_byte_array_free_to_bytes (cdf));
  add_certificates (files, df, options);
}

GPtrArray *
imz_virtual_files_new (const ImzVirtualCardOptions *options)
{
  ImzVirtualLayout layout = options->layout != 0 ? options->layout : IMZ_VIRTUAL_LAYOUT_AKIS;
  GPtrArray *files = g_ptr_array_new_with_free_func (free_file);

  add_file (files, NULL, IMZ_VIRTUAL_FILE_MF, NULL, NULL);
  if (layout & IMZ_VIRTUAL_LAYOUT_AKIS)
    add_akis_layout (files, options);
  if (layout & IMZ_VIRTUAL_LAYOUT_PKCS15)
    add_pkcs15_layout (files, options);

  return files;
}

const ImzVirtualFile *
imz_virtual_files_find (GPtrArray *files, const ImzVirtualFile *parent, guint16 id)
{
  for (guint i = 0; i < files->len; i++) {
    const ImzVirtualFile *file = g_ptr_array_index (files, i);

    if (file->parent == parent && file->id == id)
      return file;
  }

  return NULL;
}

const ImzVirtualFile *
imz_virtual_files_find_by_name (GPtrArray *files, const guint8 *name, gsize length)
{
  for (guint i = 0; i < files->len; i++) {
    const ImzVirtualFile *file = g_ptr_array_index (files, i);
    gsize file_length = 0;
    gconstpointer file_name;

    if (file->name == NULL)
      continue;
    file_name = g_bytes_get_data (file->name, &file_length);
    if (file_length == length && memcmp (file_name, name, length) == 0)
      return file;
  }

  return NULL;
}
