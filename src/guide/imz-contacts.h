/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whom to call or write to: Kamu SM, and the province as its profile has it. */

#pragma once

#include "imz-province.h"

G_BEGIN_DECLS

/**
 * ImzContact:
 * @label: "Kamu SM", in the language of the messages
 * @text: as people read it: "444 5 576"
 * @address: (nullable): to open: "tel:4445576", "mailto:…", "https://…"; %NULL if it is only to be read
 */
typedef struct {
  char *label;
  char *text;
  char *address;
} ImzContact;

/**
 * imz_contacts_list:
 *
 * Returns: (transfer full) (element-type ImzContact): Kamu SM's from data/contacts.ini, then the province's
 */
GPtrArray *imz_contacts_list (const ImzProvince *province);

G_END_DECLS
