/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-form-data-model.h"

G_BEGIN_DECLS

/**
 * ImzFieldList:
 *
 * The fields that a step asks to copy, with what is known of them, and what keeps İmzam from knowing more.
 */
#define IMZ_TYPE_FIELD_LIST (imz_field_list_get_type ())
G_DECLARE_FINAL_TYPE (ImzFieldList, imz_field_list, IMZ, FIELD_LIST, AdwBin)

/**
 * imz_field_list_set_form_data:
 * @form_data: (nullable): the holder’s own; %NULL for the practice, whose data are invented
 */
void imz_field_list_set_form_data (ImzFieldList *self, ImzFormDataModel *form_data);

/* @fields: (element-type ImzFormField): hidden if there is none */
void imz_field_list_show (ImzFieldList *self, const GArray *fields);

G_END_DECLS
