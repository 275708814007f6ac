/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-places.h"

#include <glib/gi18n-lib.h>

#include "imz-form-field.h"
#include "imz-guide-date.h"
#include "imz-phrase.h"
#include "imz-place-names.h"
#include "imz-turkish.h"

#define AUTHORITY "authority"
#define ADDRESSEE "addressee"
#define ADDRESSEE_MAIL "addressee-mail"
#define IDENTITY_ADDRESSEE "identity-addressee"
#define TODAY "today"

/* What a field of the form would be, for what is no field; it is checked likewise. */
#define ANY_TEXT IMZ_FORM_FIELD_UNIT
#define ANY_DAY IMZ_FORM_FIELD_BIRTH_DATE

static const struct {
  const char *word;
  const char *label;
  ImzFormField like;
} own_places[] = {
  { IMZ_LETTER_PLACE_APPLICATION, N_ ("What was applied for"), ANY_TEXT },
  { IMZ_LETTER_PLACE_METHOD, N_ ("How the application was signed"), ANY_TEXT },
  { "application-date", N_ ("Day of the application"), ANY_DAY },
  { "old-data", N_ ("Identity data before the change"), ANY_TEXT },
  { "new-data", N_ ("Identity data since the change"), ANY_TEXT },
  { "since", N_ ("Day of the change"), ANY_DAY },
  { "ground", N_ ("Ground of the change: marriage, a ruling of a court"), ANY_TEXT },
  { "loss-date", N_ ("Day on which the loss was noticed"), ANY_DAY },
  { "loss-place", N_ ("Place of the loss"), ANY_TEXT },
  { "tracking-number", N_ ("Tracking number of the parcel"), ANY_TEXT },
  { AUTHORITY, N_ ("Valilik or kaymakamlık"), ANY_TEXT },
  { ADDRESSEE, N_ ("Unit that it goes to"), ANY_TEXT },
  { IDENTITY_ADDRESSEE, N_ ("Unit that it goes to"), ANY_TEXT },
  { ADDRESSEE_MAIL, N_ ("E-mail address that it goes to"), IMZ_FORM_FIELD_E_MAIL },
  { "starts", N_ ("First day of the e-imza"), ANY_DAY },
  { "ends", N_ ("Last day of the e-imza"), ANY_DAY },
  { "pin-from", N_ ("Day from which the new PIN can be made"), ANY_DAY },
  { TODAY, N_ ("Today"), ANY_DAY },
};

/* Turkish, in the middle of a sentence: “… başvurusu”, “… olarak”. */
static const char *const cases[IMZ_N_CASES] = {
  [IMZ_CASE_RENEWAL] = "yenileme",
  [IMZ_CASE_FIRST] = "ilk",
  [IMZ_CASE_LOST] = "kayıp/çalıntı",
  [IMZ_CASE_IDENTITY] = "kimlik bilgisi değişikliği",
};

static const char *const methods[IMZ_N_METHODS] = {
  [IMZ_METHOD_E_ONAY] = "e-onaylı",
  [IMZ_METHOD_E_IMZA] = "e-imzalı",
  [IMZ_METHOD_WET_SIGNED] = "ıslak imzalı",
};

static int
find_own (const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_places); i++) {
    if (strcmp (own_places[i].word, place) == 0)
      return (int) i;
  }

  return -1;
}

static ImzFormField
field_like (const char *place)
{
  int own = find_own (place);
  ImzFormField field = ANY_TEXT;

  if (own >= 0)
    return own_places[own].like;

  imz_form_field_from_word (place, &field);
  return field;
}

/* Keeps what is there already: what was typed is stronger than what is known. */
static void
put (GHashTable *filled, const char *place, char *value)
{
  if (value != NULL && *value != '\0' && !g_hash_table_contains (filled, place))
    g_hash_table_insert (filled, g_strdup (place), value);
  else
    g_free (value);
}

static void
put_typed (GHashTable *filled, GHashTable *values)
{
  GHashTableIter iter;
  gpointer place;
  gpointer value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &place, &value))
    put (filled, place, imz_letter_place_normalize (place, value));
}

static void
put_day (GHashTable *filled, const char *place, const GDate *day)
{
  if (g_date_valid (day))
    put (filled, place, imz_phrase_short_date (day));
}

static void
put_days (GHashTable *filled, const ImzTimeline *timeline)
{
  for (guint i = 0; i < IMZ_N_GUIDE_DATES; i++)
    put_day (filled, imz_guide_date_to_word ((ImzGuideDate) i),
             imz_guide_date_of ((ImzGuideDate) i, timeline));
  put_day (filled, TODAY, &timeline->today);
}

/* It stands below the directorate's own name, which says whose unit it is. */
static const char *
unit_of (const char *addressee)
{
  static const char directorate[] = "İl MEM ";

  return g_str_has_prefix (addressee, directorate) ? addressee + strlen (directorate) : addressee;
}

static void
put_addressees (GHashTable *filled, const ImzProvince *province)
{
  const char *addressee = imz_province_get_turkish_addressee (province);
  const char *of_identity = imz_province_get_turkish_identity_addressee (province);

  if (addressee != NULL && strchr (addressee, '@') != NULL)
    put (filled, ADDRESSEE_MAIL, g_strdup (addressee));
  else if (addressee != NULL)
    put (filled, ADDRESSEE, g_strdup (unit_of (addressee)));
  if (of_identity != NULL)
    put (filled, IDENTITY_ADDRESSEE, g_strdup (unit_of (of_identity)));
}

/* The directorate of a province stands below its valilik, wherever in the province it is. */
static gboolean
is_of_province (const char *institution, const char *district)
{
  g_autofree char *folded = imz_turkish_fold (institution);
  g_autofree char *of_district = imz_turkish_fold (district);

  return strcmp (of_district, "merkez") == 0 || g_str_has_prefix (folded, "il mill") ||
         strstr (folded, " il mill") != NULL;
}

static const char *
look_up (GHashTable *filled, const char *place)
{
  const char *value = g_hash_table_lookup (filled, place);

  return value != NULL ? value : "";
}

static const char *
find_authority_part (GHashTable *filled)
{
  return is_of_province (look_up (filled, "institution"), look_up (filled, "district"))
           ? "province"
           : "district";
}

static void
put_authority (GHashTable *filled)
{
  const char *part = find_authority_part (filled);
  const char *name = g_hash_table_lookup (filled, part);
  g_autofree char *authority = NULL;

  if (name == NULL)
    return;

  authority =
    g_strconcat (name, strcmp (part, "province") == 0 ? " Valiliği" : " Kaymakamlığı", NULL);
  put (filled, AUTHORITY, imz_turkish_upper (authority));
}

static void
put_method (GHashTable *filled, GHashTable *values, const ImzProvince *province)
{
  const char *word = g_hash_table_lookup (values, IMZ_LETTER_PLACE_METHOD);
  guint n;
  ImzMethod method = imz_province_get_methods (province, &n)[0];

  if (word != NULL)
    imz_method_from_word (word, &method);
  g_hash_table_insert (filled, g_strdup (IMZ_LETTER_PLACE_METHOD), g_strdup (methods[method]));
}

gboolean
imz_letter_place_is_known (const char *place)
{
  ImzFormField field;

  return find_own (place) >= 0 || imz_form_field_from_word (place, &field);
}

const char *
imz_letter_place_get_label (const char *place)
{
  int own = find_own (place);

  return own >= 0 ? _ (own_places[own].label) : imz_form_field_get_label (field_like (place));
}

char *
imz_letter_place_normalize (const char *place, const char *text)
{
  return imz_form_field_normalize (field_like (place), text);
}

const char *
imz_letter_place_check (const char *place, const char *text)
{
  return imz_form_field_check (field_like (place), text, NULL);
}

const char *const *
imz_letter_place_get_parts (const char *place)
{
  static const char *const parts[] = { "province", "district", "institution", NULL };

  return strcmp (place, AUTHORITY) == 0 ? parts : NULL;
}

GHashTable *
imz_letter_places_fill (GHashTable *values,
                        const ImzProvince *province,
                        const ImzTimeline *timeline)
{
  GHashTable *filled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  put_typed (filled, values);
  g_hash_table_insert (filled, g_strdup (IMZ_LETTER_PLACE_APPLICATION),
                       g_strdup (cases[imz_letter_places_get_case (values)]));
  put_method (filled, values, province);
  if (timeline != NULL)
    put_days (filled, timeline);
  put (filled, "province",
       g_strdup (imz_place_names_find_province (imz_province_get_name (province))));
  put_addressees (filled, province);
  put_authority (filled);

  return filled;
}

const char *
imz_letter_places_find_missing (GHashTable *filled, const char *place)
{
  return strcmp (place, AUTHORITY) == 0 ? find_authority_part (filled) : place;
}

ImzCase
imz_letter_places_get_case (GHashTable *values)
{
  const char *word = g_hash_table_lookup (values, IMZ_LETTER_PLACE_APPLICATION);
  ImzCase kind = IMZ_CASE_RENEWAL;

  if (word != NULL)
    imz_case_from_word (word, &kind);

  return kind;
}
