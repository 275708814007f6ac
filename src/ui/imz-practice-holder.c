/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-practice-holder.h"

static const char *const values[IMZ_N_FORM_FIELDS] = {
  [IMZ_FORM_FIELD_IDENTITY_NUMBER] = "10000000146",
  [IMZ_FORM_FIELD_NAME] = "AYLA DENİZ",
  [IMZ_FORM_FIELD_SURNAME] = "YURT",
  [IMZ_FORM_FIELD_BIRTH_PLACE] = "ANKARA",
  [IMZ_FORM_FIELD_BIRTH_DATE] = "01.01.1980",
  [IMZ_FORM_FIELD_REGISTRY_NUMBER] = "1234567",
  [IMZ_FORM_FIELD_INSTITUTION] = "Örnek İlkokulu",
  [IMZ_FORM_FIELD_UNIT] = "Müdürlük",
  [IMZ_FORM_FIELD_TITLE] = "Okul Müdürü",
  [IMZ_FORM_FIELD_ADDRESS] = "Örnek Mahallesi Okul Sokak No: 1",
  [IMZ_FORM_FIELD_PROVINCE] = "Ankara",
  [IMZ_FORM_FIELD_DISTRICT] = "Örnek",
  [IMZ_FORM_FIELD_POSTAL_CODE] = "06000",
  [IMZ_FORM_FIELD_E_MAIL] = "ayla.yurt@example.org",
  [IMZ_FORM_FIELD_WORK_PHONE] = "3120000000",
  [IMZ_FORM_FIELD_WORK_EXTENSION] = "101",
  [IMZ_FORM_FIELD_MOBILE] = "5000000000",
  [IMZ_FORM_FIELD_MOBILE_OPERATOR] = "Örnek",
  [IMZ_FORM_FIELD_HOME_PHONE] = "3120000001",
  [IMZ_FORM_FIELD_MANAGER] = "MERT KAYA",
  [IMZ_FORM_FIELD_MANAGER_TITLE] = "İlçe Millî Eğitim Müdürü",
};

const char *
imz_practice_holder_get (ImzFormField field)
{
  g_return_val_if_fail (field < IMZ_N_FORM_FIELDS, "");

  return values[field];
}
