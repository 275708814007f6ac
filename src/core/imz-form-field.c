/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-form-field.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-display-text.h"
#include "imz-identity-number.h"
#include "imz-phrase.h"
#include "imz-place-names.h"

enum {
  IDENTITY_NUMBER_DIGITS = 11,
  PHONE_DIGITS = 10, /* without a leading 0 */
  POSTAL_CODE_DIGITS = 5,
  MIN_PHONE_DIGITS = 7, /* 444 5 576 */
  MAX_PHONE_DIGITS = 11,
  MAX_EXTENSION_DIGITS = 6,
};

/* (transfer full): what a tidy text becomes */
typedef char *(*Normalizer) (const char *text);

/* (nullable): what is wrong with a normalized text that is not "" */
typedef const char *(*Checker) (const char *text, const GDate *today);

typedef struct {
  const char *word;
  const char *label;
  gboolean is_sensitive;
  glong max_letters;    /* the portal's own limits are not known */
  Normalizer normalize; /* (nullable) */
  Checker check;        /* (nullable) */
} Field;

static char *
drop_separators (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    if (strchr (" -./()", *p) == NULL)
      g_string_append_c (rest, *p);
  }

  return g_string_free (rest, FALSE);
}

static gboolean
is_digits (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

/* Without what is dialled from abroad; that of Türkiye does not begin with 90. */
static char *
normalize_phone (const char *text)
{
  static const char *const prefixes[] = { "+90", "0090", "90" };
  g_autofree char *digits = drop_separators (text);

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    const char *rest;

    if (!g_str_has_prefix (digits, prefixes[i]))
      continue;
    rest = digits + strlen (prefixes[i]);
    if (*rest == '0')
      rest++;
    if (strlen (rest) == PHONE_DIGITS && is_digits (rest))
      return g_strdup (rest);
  }

  return g_steal_pointer (&digits);
}

static char *
normalize_mobile (const char *text)
{
  g_autofree char *digits = normalize_phone (text);

  if (g_str_has_prefix (digits, "05") && strlen (digits) == PHONE_DIGITS + 1)
    return g_strdup (digits + 1);

  return g_steal_pointer (&digits);
}

static gboolean
is_plausible_day (int day, int month, int year)
{
  return year >= IMZ_CALENDAR_FIRST_YEAR && year <= IMZ_CALENDAR_LAST_YEAR &&
         g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 32), (GDateMonth) CLAMP (month, 0, 13),
                           (GDateYear) year);
}

static gboolean
read_day (const char *text, GDate *day)
{
  g_autoptr (GRegex) turkish =
    g_regex_new ("^([0-9]{1,2}) ?[./ -] ?([0-9]{1,2}) ?[./ -] ?([0-9]{4})$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int numbers[3];

  if (imz_calendar_parse_day (text, day, NULL))
    return TRUE;
  if (!g_regex_match (turkish, text, 0, &match))
    return FALSE;

  for (int i = 0; i < 3; i++) {
    g_autofree char *number = g_match_info_fetch (match, i + 1);

    numbers[i] = (int) g_ascii_strtoll (number, NULL, 10);
  }
  if (!is_plausible_day (numbers[0], numbers[1], numbers[2]))
    return FALSE;

  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) numbers[0], (GDateMonth) numbers[1], (GDateYear) numbers[2]);
  return TRUE;
}

static char *
normalize_day (const char *text)
{
  GDate day;

  return read_day (text, &day) ? imz_phrase_short_date (&day) : g_strdup (text);
}

static char *
normalize_province (const char *text)
{
  const char *province = imz_place_names_find_province (text);

  return g_strdup (province != NULL ? province : text);
}

static const char *
check_identity_number (const char *text, const GDate *today)
{
  if (!is_digits (text) || strlen (text) != IDENTITY_NUMBER_DIGITS || text[0] == '0')
    return _ ("An identity number has 11 digits, and the first is not 0.");
  if (!imz_identity_number_is_valid (text))
    return _ ("A digit of this identity number is wrong. Compare it with your identity card.");

  return NULL;
}

/* As the register of persons writes them. */
static const char *
check_name (const char *text, const GDate *today)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalpha (c) && !g_unichar_ismark (c) && g_utf8_strchr (" -.'’", -1, c) == NULL)
      return _ ("A name has only letters. Write it as it stands on your identity card.");
  }

  return NULL;
}

static const char *
check_birth_date (const char *text, const GDate *today)
{
  GDate day;

  if (!read_day (text, &day))
    return _ ("This is not a day of the calendar. Write it as 31.12.1980.");
  if (today != NULL && g_date_compare (&day, today) > 0)
    return _ ("This day is still to come. Look at the year.");

  return NULL;
}

static const char *
check_province (const char *text, const GDate *today)
{
  if (imz_place_names_find_province (text) == NULL)
    return _ ("There is no province of this name. Choose one of the 81.");

  return NULL;
}

static const char *
check_postal_code (const char *text, const GDate *today)
{
  int province;

  if (!is_digits (text) || strlen (text) != POSTAL_CODE_DIGITS)
    return _ ("A postal code has 5 digits.");

  province = g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
  if (province < 1 || province > 81)
    return _ ("A postal code begins with the number of the province, 01 to 81.");

  return NULL;
}

static gboolean
is_e_mail (const char *text)
{
  return g_regex_match_simple ("^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                               "@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])$",
                               text, G_REGEX_CASELESS, 0);
}

static const char *
check_e_mail (const char *text, const GDate *today)
{
  if (!g_str_is_ascii (text))
    return _ ("An e-mail address has no Turkish letters: write i for ı, s for ş.");
  if (!is_e_mail (text))
    return _ ("An e-mail address looks like ad.soyad@example.com, without blanks.");

  return NULL;
}

static const char *
check_phone (const char *text, const GDate *today)
{
  gsize length = strlen (text);

  if (!is_digits (text) || length < MIN_PHONE_DIGITS || length > MAX_PHONE_DIGITS)
    return _ ("A telephone number has only digits, with the area code in front.");

  return NULL;
}

static const char *
check_extension (const char *text, const GDate *today)
{
  if (!is_digits (text) || strlen (text) > MAX_EXTENSION_DIGITS)
    return _ ("An extension has only digits, at most 6.");

  return NULL;
}

static const char *
check_mobile (const char *text, const GDate *today)
{
  if (!is_digits (text) || strlen (text) != PHONE_DIGITS || text[0] != '5')
    return _ ("The portal wants a mobile number with 10 digits, beginning with 5, without the "
              "leading 0: 5XXXXXXXXX.");

  return NULL;
}

static const Field fields[IMZ_N_FORM_FIELDS] = {
  [IMZ_FORM_FIELD_IDENTITY_NUMBER] = { "identity-number", N_ ("Kimlik No (identity number)"), TRUE,
                                       40, drop_separators, check_identity_number },
  [IMZ_FORM_FIELD_NAME] = { "name", N_ ("Adı (given name)"), TRUE, 60, NULL, check_name },
  [IMZ_FORM_FIELD_SURNAME] = { "surname", N_ ("Soyadı (surname)"), TRUE, 60, NULL, check_name },
  [IMZ_FORM_FIELD_BIRTH_PLACE] = { "birth-place", N_ ("Doğum Yeri (place of birth)"), TRUE, 60,
                                   NULL, NULL },
  [IMZ_FORM_FIELD_BIRTH_DATE] = { "birth-date", N_ ("Doğum Tarihi (date of birth)"), TRUE, 40,
                                  normalize_day, check_birth_date },
  [IMZ_FORM_FIELD_REGISTRY_NUMBER] = { "registry-number",
                                       N_ ("Kurum Sicil No (number at the institution)"), TRUE, 40,
                                       NULL, NULL },
  [IMZ_FORM_FIELD_INSTITUTION] = { "institution", N_ ("Kurum Adı (institution)"), FALSE, 200, NULL,
                                   NULL },
  [IMZ_FORM_FIELD_UNIT] = { "unit", N_ ("Çalıştığı Birim (unit)"), FALSE, 200, NULL, NULL },
  [IMZ_FORM_FIELD_TITLE] = { "title", N_ ("Unvan (title)"), FALSE, 100, NULL, NULL },
  [IMZ_FORM_FIELD_ADDRESS] = { "address", N_ ("Kurum/Birim Adresi (address of the institution)"),
                               TRUE, 300, NULL, NULL },
  [IMZ_FORM_FIELD_PROVINCE] = { "province", N_ ("İl (province)"), FALSE, 40, normalize_province,
                                check_province },
  [IMZ_FORM_FIELD_DISTRICT] = { "district", N_ ("İlçe (district)"), FALSE, 60, NULL, NULL },
  [IMZ_FORM_FIELD_POSTAL_CODE] = { "postal-code", N_ ("Posta Kodu (postal code)"), FALSE, 40,
                                   drop_separators, check_postal_code },
  [IMZ_FORM_FIELD_E_MAIL] = { "e-mail", N_ ("Eposta (e-mail)"), TRUE, 254, NULL, check_e_mail },
  [IMZ_FORM_FIELD_WORK_PHONE] = { "work-phone", N_ ("İş Telefonu (telephone at work)"), TRUE, 40,
                                  normalize_phone, check_phone },
  [IMZ_FORM_FIELD_WORK_EXTENSION] = { "work-extension", N_ ("Dahili (extension)"), TRUE, 40,
                                      drop_separators, check_extension },
  [IMZ_FORM_FIELD_MOBILE] = { "mobile", N_ ("Cep Telefonu (mobile phone)"), TRUE, 40,
                              normalize_mobile, check_mobile },
  [IMZ_FORM_FIELD_MOBILE_OPERATOR] = { "mobile-operator",
                                       N_ ("Mobil Operatör Tipi (mobile operator)"), FALSE, 40,
                                       NULL, NULL },
  [IMZ_FORM_FIELD_HOME_PHONE] = { "home-phone", N_ ("Ev Telefonu (telephone at home)"), TRUE, 40,
                                  normalize_phone, check_phone },
  [IMZ_FORM_FIELD_MANAGER] = { "manager", N_ ("Manager who signs the letter"), TRUE, 100, NULL,
                               check_name },
  [IMZ_FORM_FIELD_MANAGER_TITLE] = { "manager-title", N_ ("Manager’s title"), FALSE, 100, NULL,
                                     NULL },
};

/* What a page or a PDF has between its letters and nobody sees: alone behind a letter it cannot be shown. */
static gboolean
is_unseen (const char *c)
{
  char behind_letter[8] = "a";

  memcpy (behind_letter + 1, c, (gsize) (g_utf8_next_char (c) - c));
  return !imz_display_text_is_plain (behind_letter);
}

/* Blanks of any kind, also the ends of lines, are one blank; around it there are none. */
static char *
tidy (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *tidied = g_string_new (NULL);
  gboolean is_blank = FALSE;
  char *composed;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isspace (g_utf8_get_char (p))) {
      is_blank = TRUE;
    } else if (!is_unseen (p)) {
      if (is_blank && tidied->len > 0)
        g_string_append_c (tidied, ' ');
      is_blank = FALSE;
      g_string_append_len (tidied, p, g_utf8_next_char (p) - p);
    }
  }

  composed = g_utf8_normalize (tidied->str, (gssize) tidied->len, G_NORMALIZE_DEFAULT_COMPOSE);
  g_string_free (tidied, TRUE);
  return composed;
}

const char *
imz_form_field_to_word (ImzFormField field)
{
  return fields[field].word;
}

gboolean
imz_form_field_from_word (const char *word, ImzFormField *field)
{
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    if (strcmp (fields[i].word, word) == 0) {
      *field = (ImzFormField) i;
      return TRUE;
    }
  }

  return FALSE;
}

const char *
imz_form_field_get_label (ImzFormField field)
{
  return _ (fields[field].label);
}

gboolean
imz_form_field_is_sensitive (ImzFormField field)
{
  return fields[field].is_sensitive;
}

char *
imz_form_field_normalize (ImzFormField field, const char *text)
{
  g_autofree char *tidied = tidy (text);

  return fields[field].normalize != NULL ? fields[field].normalize (tidied)
                                         : g_steal_pointer (&tidied);
}

const char *
imz_form_field_check (ImzFormField field, const char *text, const GDate *today)
{
  if (*text == '\0')
    return NULL;
  if (!imz_display_text_is_plain (text))
    return _ ("This holds a character that cannot be shown. Type it anew instead of pasting it.");
  if (g_utf8_strlen (text, -1) > fields[field].max_letters)
    return _ ("This is longer than the form can take. Shorten it.");

  return fields[field].check != NULL ? fields[field].check (text, today) : NULL;
}
