/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-exchange-model.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "imz-history-csv.h"
#include "imz-history-import.h"
#include "imz-history-json.h"
#include "imz-record-json.h"
#include "imz-store-error.h"

enum {
  MAX_HELD_BYTES = 64 * 1024, /* before they are written */
};

struct _ImzExchangeModel {
  GObject parent_instance;

  ImzDatabase *database;
  ImzProvinces *provinces;
};

G_DEFINE_FINAL_TYPE (ImzExchangeModel, imz_exchange_model, G_TYPE_OBJECT)

static const char *const formats[IMZ_N_EXCHANGE_FORMATS] = {
  [IMZ_EXCHANGE_JSON] = "json",
  [IMZ_EXCHANGE_CSV] = "csv",
};

/* An export under way. */
typedef struct {
  ImzExchangeModel *model;
  ImzExchangeFormat format;
  const ImzProvince *province;
  gint64 now;
  GOutputStream *stream;
  GString *text; /* not written yet */
  guint n_records;
  GError *error; /* (nullable) */
} Export;

static gboolean
flush (Export *export)
{
  gboolean is_written = g_output_stream_write_all (export->stream, export->text->str,
                                                   export->text->len, NULL, NULL, &export->error);

  g_string_truncate (export->text, 0);
  return is_written;
}

/* Each stands in a line of its own. */
static void
append_json (Export *export, ImzRecord *record)
{
  ImzTimeline expected =
    imz_exchange_model_expect (export->model, record, export->province, export->now);
  g_autoptr (JsonNode) node = imz_record_json_write (record, &expected);
  g_autofree char *json = json_to_string (node, FALSE);

  g_string_append_printf (export->text, "%s\n%s", export->n_records > 0 ? "," : "", json);
}

static gboolean
write_record_cb (ImzRecord *record, gpointer user_data)
{
  Export *export = user_data;

  if (export->format == IMZ_EXCHANGE_JSON)
    append_json (export, record);
  else
    imz_history_csv_append_record (export->text, record);
  export->n_records++;

  return export->text->len < MAX_HELD_BYTES || flush (export);
}

static void
begin (Export *export)
{
  if (export->format == IMZ_EXCHANGE_JSON)
    g_string_append (export->text,
                     "{\"schema\":\"" IMZ_HISTORY_JSON_SCHEMA "\",\"applications\":[");
  else
    imz_history_csv_append_headings (export->text);
}

static void
end (Export *export)
{
  if (export->format == IMZ_EXCHANGE_JSON)
    g_string_append (export->text, export->n_records > 0 ? "\n]}\n" : "]}\n");
}

static void
imz_exchange_model_dispose (GObject *object)
{
  ImzExchangeModel *self = IMZ_EXCHANGE_MODEL (object);

  g_clear_object (&self->database);
  g_clear_pointer (&self->provinces, imz_provinces_unref);

  G_OBJECT_CLASS (imz_exchange_model_parent_class)->dispose (object);
}

static void
imz_exchange_model_class_init (ImzExchangeModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_exchange_model_dispose;
}

static void
imz_exchange_model_init (ImzExchangeModel *self)
{
}

ImzExchangeModel *
imz_exchange_model_new (ImzDatabase *database, ImzProvinces *provinces)
{
  ImzExchangeModel *self = g_object_new (IMZ_TYPE_EXCHANGE_MODEL, NULL);

  self->database = g_object_ref (database);
  self->provinces = imz_provinces_ref (provinces);

  return self;
}

gboolean
imz_exchange_format_from_word (const char *word, ImzExchangeFormat *format)
{
  for (ImzExchangeFormat found = 0; found < IMZ_N_EXCHANGE_FORMATS; found++) {
    if (strcmp (word, formats[found]) == 0) {
      *format = found;
      return TRUE;
    }
  }

  return FALSE;
}

ImzTimeline
imz_exchange_model_expect (ImzExchangeModel *self,
                           ImzRecord *record,
                           const ImzProvince *province,
                           gint64 now)
{
  const char *id = imz_record_get_facts (record)->province;
  const ImzProvince *named = id != NULL ? imz_provinces_find (self->provinces, id) : NULL;

  return imz_record_get_timeline (record, named != NULL ? named : province,
                                  imz_provinces_get_holidays (self->provinces), now);
}

gboolean
imz_exchange_model_export (ImzExchangeModel *self,
                           ImzHistoryModel *history,
                           ImzExchangeFormat format,
                           const ImzProvince *province,
                           gint64 now,
                           GOutputStream *stream,
                           GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Export export = {
    .model = self,
    .format = format,
    .province = province,
    .now = now,
    .stream = stream,
    .text = text,
  };

  g_return_val_if_fail (IMZ_IS_EXCHANGE_MODEL (self), FALSE);

  begin (&export);
  if (!imz_history_model_foreach (history, write_record_cb, &export, error)) {
    g_clear_error (&export.error);
    return FALSE;
  }

  end (&export);
  if (export.error == NULL && flush (&export) &&
      g_output_stream_flush (stream, NULL, &export.error))
    return TRUE;

  g_propagate_error (error, export.error);
  return FALSE;
}

gboolean
imz_exchange_model_import (ImzExchangeModel *self,
                           GBytes *bytes,
                           ImzExchangeCounts *counts,
                           GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (IMZ_IS_EXCHANGE_MODEL (self), FALSE);

  *counts = (ImzExchangeCounts){ 0 };
  records = imz_history_json_read (text != NULL ? text : "", length, error);

  return records != NULL && imz_history_import (self->database, records, counts, error);
}

GBytes *
imz_exchange_model_read (GInputStream *stream, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (MAX_HELD_BYTES);
  gssize n_read;

  while ((n_read = g_input_stream_read (stream, buffer, MAX_HELD_BYTES, NULL, error)) > 0) {
    g_byte_array_append (bytes, buffer, (guint) n_read);
    if (bytes->len > IMZ_HISTORY_JSON_MAX_BYTES) {
      g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_FILE,
                           _ ("This file is too long for İmzam to read."));
      return NULL;
    }
  }

  return n_read == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
