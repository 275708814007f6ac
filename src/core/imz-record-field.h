/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person writes about an application, field by field. */

#pragma once

#include "imz-record.h"

G_BEGIN_DECLS

typedef enum {
  IMZ_RECORD_FIELD_COURIER,
  IMZ_RECORD_FIELD_TRACKING,
  IMZ_RECORD_FIELD_LINK,
  IMZ_RECORD_FIELD_LETTER_DAY,
  IMZ_RECORD_FIELD_LETTER_NUMBER,
  IMZ_RECORD_FIELD_NOTE,
  IMZ_N_RECORD_FIELDS,
} ImzRecordField;

const char *imz_record_field_get_label (ImzRecordField field); /* (transfer none): translated */

/* (transfer full): what stands there, as it is typed; "" if nothing does */
char *imz_record_field_get (ImzRecord *record, ImzRecordField field);

/**
 * imz_record_field_set:
 * @text: what was typed: blanks around it do not count; "" for nothing
 * @error: %IMZ_CORE_ERROR_BAD_RECORD, in words for a person
 *
 * Returns: (transfer full) (nullable): @record with @text there; %NULL with @error if that cannot stand there
 */
ImzRecord *
imz_record_field_set (ImzRecord *record, ImzRecordField field, const char *text, GError **error);

G_END_DECLS
