/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A person's values for the fields of forms, and how the keyring keeps them. */

#pragma once

#include "imz-form-field.h"

G_BEGIN_DECLS

enum {
  IMZ_FORM_VALUES_MAX_BYTES = 64 * 1024, /* nobody's data are longer */
};

/**
 * ImzFormValues:
 * @values: (nullable) each: what is known of a field; never ""
 */
typedef struct {
  char *values[IMZ_N_FORM_FIELDS];
} ImzFormValues;

/* Overwrites them in memory, as far as they are here: of what went through JSON, the bus or an entry other copies
 * stay until that memory is used anew. They reach no core dump, for the window writes none. */
void imz_form_values_clear (ImzFormValues *self);

/* (nullable) @value: what was there before is overwritten in memory */
void imz_form_values_set (ImzFormValues *self, ImzFormField field, const char *value);
void imz_form_values_copy (ImzFormValues *self, const ImzFormValues *other);

gboolean imz_form_values_equal (const ImzFormValues *a, const ImzFormValues *b);
gboolean imz_form_values_is_empty (const ImzFormValues *self);

/* Whether each can be shown in one line; of others imz_form_values_read_json() knows nothing. */
gboolean imz_form_values_is_plain (const ImzFormValues *self);

/**
 * imz_form_values_to_json:
 *
 * Returns: (transfer full): an object of the fields' words and their values; to be freed with
 *   imz_form_values_wipe()
 */
char *imz_form_values_to_json (const ImzFormValues *self);

/**
 * imz_form_values_read_json:
 * @self: empty; stays so if @bytes are none
 * @bytes: (array length=length): what the keyring holds
 *
 * A value that cannot be shown in one line is passed over.
 *
 * Returns: %FALSE if it is anything else than imz_form_values_to_json() makes
 */
gboolean imz_form_values_read_json (ImzFormValues *self, const char *bytes, gsize length);

/* Overwrites @text before it is freed. */
void imz_form_values_wipe (char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzFormValues, imz_form_values_clear)

G_END_DECLS
