/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-values.h"

#include "imz-person-name.h"
#include "imz-practice-holder.h"
#include "imz-subject.h"

/* Invented, as the person of the practice is: what letters alone have. */
static const char *const practice_values[][2] = {
  { "application-date", "20.11.2026" },
  { "old-data", "Ayla Deniz Eski" },
  { "new-data", "Ayla Deniz Yurt" },
  { "since", "01.10.2026" },
  { "ground", "Evlilik" },
  { "loss-date", "19.11.2026" },
  { "loss-place", "Servis aracı" },
  { "tracking-number", "RR000000000TR" },
  { "addressee-mail", "il@example.com" },
};

static void
put (GHashTable *values, const char *place, const char *value)
{
  if (value != NULL)
    g_hash_table_insert (values, g_strdup (place), g_strdup (value));
}

static void
put_holder (GHashTable *values, ImzStatus *status)
{
  const ImzVerdict *verdict = imz_subject_get_verdict (status);
  const char *holder =
    verdict->certificate != NULL ? imz_certificate_get_holder (verdict->certificate) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *surname = NULL;

  if (holder == NULL)
    return;

  imz_person_name_split (holder, &name, &surname);
  put (values, "name", name);
  put (values, "surname", surname);
}

static const char *
value_of (const ImzTools *tools, ImzFormField field, gboolean is_practice)
{
  return is_practice ? imz_practice_holder_get (field)
                     : imz_form_data_model_get (tools->form_data, field);
}

GHashTable *
imz_letter_values_new (const ImzTools *tools, gboolean is_practice)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (is_practice) {
    for (gsize i = 0; i < G_N_ELEMENTS (practice_values); i++)
      put (values, practice_values[i][0], practice_values[i][1]);
  } else {
    put_holder (values, tools->status);
  }
  for (ImzFormField field = 0; field < IMZ_N_FORM_FIELDS; field++)
    put (values, imz_form_field_to_word (field), value_of (tools, field, is_practice));

  return values;
}
