/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fields of the portal's form, and of our letters, that a holder copies from here. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzFormField:
 *
 * Pinned by their words: they leave the process.
 */
typedef enum {
  IMZ_FORM_FIELD_IDENTITY_NUMBER,
  IMZ_FORM_FIELD_NAME,
  IMZ_FORM_FIELD_SURNAME,
  IMZ_FORM_FIELD_BIRTH_PLACE,
  IMZ_FORM_FIELD_BIRTH_DATE,      /* DD.MM.YYYY */
  IMZ_FORM_FIELD_REGISTRY_NUMBER, /* Kurum Sicil No */
  IMZ_FORM_FIELD_INSTITUTION,     /* Kurum Adı */
  IMZ_FORM_FIELD_UNIT,            /* Çalıştığı Birim */
  IMZ_FORM_FIELD_TITLE,           /* Unvan */
  IMZ_FORM_FIELD_ADDRESS,         /* Kurum/Birim Adresi: the card goes there */
  IMZ_FORM_FIELD_PROVINCE,        /* İl */
  IMZ_FORM_FIELD_DISTRICT,        /* İlçe */
  IMZ_FORM_FIELD_POSTAL_CODE,     /* 5 digits */
  IMZ_FORM_FIELD_E_MAIL,
  IMZ_FORM_FIELD_WORK_PHONE,
  IMZ_FORM_FIELD_WORK_EXTENSION, /* Dahili */
  IMZ_FORM_FIELD_MOBILE,         /* 5XXXXXXXXX */
  IMZ_FORM_FIELD_MOBILE_OPERATOR,
  IMZ_FORM_FIELD_HOME_PHONE,
  IMZ_FORM_FIELD_MANAGER,       /* who signs for the institution; of letters only */
  IMZ_FORM_FIELD_MANAGER_TITLE, /* of letters only */
  IMZ_N_FORM_FIELDS,
} ImzFormField;

/* "identity-number", "name", "surname", "birth-place", "birth-date", "registry-number", "institution", "unit",
 * "title", "address", "province", "district", "postal-code", "e-mail", "work-phone", "work-extension", "mobile",
 * "mobile-operator", "home-phone", "manager", "manager-title" */
const char *imz_form_field_to_word (ImzFormField field);
gboolean imz_form_field_from_word (const char *word, ImzFormField *field);

/* (transfer none): as the portal's form has it, with its meaning where the language of the messages is another */
const char *imz_form_field_get_label (ImzFormField field);

/* Whether it says who somebody is, or how to reach them: a clipboard manager must not keep it. */
gboolean imz_form_field_is_sensitive (ImzFormField field);

/**
 * imz_form_field_normalize:
 * @text: what was typed or pasted
 *
 * Returns: (transfer full): as the portal wants it, valid UTF-8 in one line: without blanks around it, digits
 *   without blanks between, a province as it is written, a day as 01.02.1980; what is none of these stays as it is
 */
char *imz_form_field_normalize (ImzFormField field, const char *text);

/**
 * imz_form_field_check:
 * @text: a normalized value; "" is always well
 * @today: (nullable): the day today; %NULL if it is not known, then no day is too late
 *
 * Returns: (transfer none) (nullable): what is wrong with it, in a sentence or two that say what to do; %NULL if
 *   the portal would take it
 */
const char *imz_form_field_check (ImzFormField field, const char *text, const GDate *today);

G_END_DECLS
