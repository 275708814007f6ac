/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-history-model.h"
#include "imz-provinces.h"

G_BEGIN_DECLS

/**
 * ImzExchangeFormat:
 * @IMZ_EXCHANGE_JSON: imzam.history/1, which loses nothing and can be imported
 * @IMZ_EXCHANGE_CSV: a table for a spreadsheet program, in the language of the messages
 */
typedef enum {
  IMZ_EXCHANGE_JSON,
  IMZ_EXCHANGE_CSV,
  IMZ_N_EXCHANGE_FORMATS,
} ImzExchangeFormat;

/* "json", "csv". Of another word nothing is written. */
gboolean imz_exchange_format_from_word (const char *word, ImzExchangeFormat *format);

/**
 * ImzExchangeCounts:
 * @n_added: applications that were not here
 * @n_replaced: that were changed elsewhere later than here
 * @n_passed: that were here already as they are, or changed later here
 */
typedef struct {
  guint n_added;
  guint n_replaced;
  guint n_passed;
} ImzExchangeCounts;

/**
 * ImzExchangeModel:
 *
 * Applications out to a file, and in from one.
 */
#define IMZ_TYPE_EXCHANGE_MODEL (imz_exchange_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzExchangeModel, imz_exchange_model, IMZ, EXCHANGE_MODEL, GObject)

/* (transfer full): @provinces: by whose rules days are expected */
ImzExchangeModel *imz_exchange_model_new (ImzDatabase *database, ImzProvinces *provinces);

/**
 * imz_exchange_model_expect:
 * @province: by whose rules, if the application names none that is known
 * @now: the moment it is asked, in seconds since the epoch
 *
 * Returns: the days to be expected of it
 */
ImzTimeline imz_exchange_model_expect (ImzExchangeModel *self,
                                       ImzRecord *record,
                                       const ImzProvince *province,
                                       gint64 now);

/**
 * imz_exchange_model_export:
 * @history: those that it lists, in their order
 * @province: as for imz_exchange_model_expect()
 * @now: in seconds since the epoch
 * @stream: where to; it stays open
 * @error: an #ImzStoreError if they could not be read, else what @stream says
 *
 * Holds a few of them at a time only.
 *
 * Returns: %FALSE with @error if not all was written
 */
gboolean imz_exchange_model_export (ImzExchangeModel *self,
                                    ImzHistoryModel *history,
                                    ImzExchangeFormat format,
                                    const ImzProvince *province,
                                    gint64 now,
                                    GOutputStream *stream,
                                    GError **error);

/**
 * imz_exchange_model_import:
 * @bytes: a file that imz_exchange_model_export() wrote as JSON
 * @counts: (out): what was done
 * @error: %IMZ_STORE_ERROR_BAD_FILE, or why nothing can be written
 *
 * An application that is known by its mark (#ImzRecordFacts) is replaced if it was changed later there than here. Its
 * number is kept if it is free. People who are not here are made; an application of somebody who cannot be, for their
 * name or their number, becomes the current person's, as does one without a name if all here have one. All or
 * nothing.
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean imz_exchange_model_import (ImzExchangeModel *self,
                                    GBytes *bytes,
                                    ImzExchangeCounts *counts,
                                    GError **error);

/**
 * imz_exchange_model_read:
 * @stream: a file of another's making, or a pipe
 * @error: %IMZ_STORE_ERROR_BAD_FILE if it is too long, else what @stream says
 *
 * Returns: (transfer full) (nullable): what can be given to imz_exchange_model_import()
 */
GBytes *imz_exchange_model_read (GInputStream *stream, GError **error);

G_END_DECLS
