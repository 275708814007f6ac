/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-text.h"

#include <glib/gi18n-lib.h>

#include "imz-guide-date.h"
#include "imz-phrase.h"

#define DATIVE ":dative"
#define LOCATIVE ":locative"

enum {
  PLAIN_CASE,
  DATIVE_CASE,
  LOCATIVE_CASE,
  N_CASES,
};

static const char *const case_marks[N_CASES] = { "", DATIVE, LOCATIVE };
static const char *const case_contexts[N_CASES] = { "day", "day, dative", "day, locative" };

/* What stands for a day that is not known. In Turkish each has three forms. */
static const char *const unknown_days[IMZ_N_GUIDE_DATES][N_CASES] = {
  [IMZ_GUIDE_DATE_STARTS] = { NC_ ("day", "its first day"), NC_ ("day, dative", "its first day"),
                              NC_ ("day, locative", "its first day") },
  [IMZ_GUIDE_DATE_WINDOW_OPENS] = { NC_ ("day", "the day the renewal window opens"),
                                    NC_ ("day, dative", "the day the renewal window opens"),
                                    NC_ ("day, locative", "the day the renewal window opens") },
  [IMZ_GUIDE_DATE_LAST_DATE] = { NC_ ("day", "the last date"), NC_ ("day, dative", "the last date"),
                                 NC_ ("day, locative", "the last date") },
  [IMZ_GUIDE_DATE_RECOMMENDED] = { NC_ ("day", "the recommended day"),
                                   NC_ ("day, dative", "the recommended day"),
                                   NC_ ("day, locative", "the recommended day") },
  [IMZ_GUIDE_DATE_PRODUCTION] = { NC_ ("day", "the day of production"),
                                  NC_ ("day, dative", "the day of production"),
                                  NC_ ("day, locative", "the day of production") },
  [IMZ_GUIDE_DATE_ENDS] = { NC_ ("day", "its last day"), NC_ ("day, dative", "its last day"),
                            NC_ ("day, locative", "its last day") },
  [IMZ_GUIDE_DATE_PIN_FROM] = { NC_ ("day", "the day the new one starts"),
                                NC_ ("day, dative", "the day the new one starts"),
                                NC_ ("day, locative", "the day the new one starts") },
  [IMZ_GUIDE_DATE_DELIVERY_FROM] = { NC_ ("day", "the first day of delivery"),
                                     NC_ ("day, dative", "the first day of delivery"),
                                     NC_ ("day, locative", "the first day of delivery") },
  [IMZ_GUIDE_DATE_DELIVERY_TO] = { NC_ ("day", "the last day of delivery"),
                                   NC_ ("day, dative", "the last day of delivery"),
                                   NC_ ("day, locative", "the last day of delivery") },
};

static const char *const names[] = { "province", "approver", "addressee", "identity-addressee" };

/* Fills the places of a day with its name, or its form in the case of the place. */
static void
name_day (GString *text, ImzGuideDate date)
{
  for (guint i = 0; i < N_CASES; i++) {
    g_autofree char *place =
      g_strdup_printf ("{%s%s}", imz_guide_date_to_word (date), case_marks[i]);

    g_string_replace (text, place,
                      g_dpgettext2 (GETTEXT_PACKAGE, case_contexts[i], unknown_days[date][i]), 0);
  }
}

static const char *
name_province (const ImzProvince *province)
{
  gboolean is_any = strcmp (imz_province_get_id (province), IMZ_PROVINCE_DEFAULT) == 0;

  return is_any ? _ ("your province") : imz_province_get_name (province);
}

static const char *
or_directorate (const char *name)
{
  return name != NULL ? name : _ ("the provincial directorate of national education");
}

char *
imz_guide_text_fill (const char *text, const ImzProvince *province, const ImzTimeline *timeline)
{
  g_autoptr (GString) filled = g_string_new (text);
  char *days[IMZ_N_GUIDE_DATES];
  char *result;

  for (guint i = 0; i < IMZ_N_GUIDE_DATES; i++) {
    const GDate *day = timeline != NULL ? imz_guide_date_of ((ImzGuideDate) i, timeline) : NULL;
    gboolean is_known = day != NULL && g_date_valid (day);

    if (!is_known)
      name_day (filled, (ImzGuideDate) i);
    days[i] = is_known ? imz_phrase_date (day) : g_strdup ("");
  }

  result = imz_phrase_expand (
    filled->str, "province", name_province (province), "approver",
    or_directorate (imz_province_get_approver (province)), "addressee",
    or_directorate (imz_province_get_addressee (province)), "identity-addressee",
    or_directorate (imz_province_get_identity_addressee (province)), "starts",
    days[IMZ_GUIDE_DATE_STARTS], "window-opens", days[IMZ_GUIDE_DATE_WINDOW_OPENS], "last-date",
    days[IMZ_GUIDE_DATE_LAST_DATE], "recommended", days[IMZ_GUIDE_DATE_RECOMMENDED], "production",
    days[IMZ_GUIDE_DATE_PRODUCTION], "ends", days[IMZ_GUIDE_DATE_ENDS], "pin-from",
    days[IMZ_GUIDE_DATE_PIN_FROM], "delivery-from", days[IMZ_GUIDE_DATE_DELIVERY_FROM],
    "delivery-to", days[IMZ_GUIDE_DATE_DELIVERY_TO], NULL);

  for (guint i = 0; i < IMZ_N_GUIDE_DATES; i++)
    g_free (days[i]);
  return result;
}

/* Only a day takes a suffix. */
static gboolean
is_place (const char *place)
{
  const char *colon = strchr (place, ':');
  g_autofree char *name = colon != NULL ? g_strndup (place, colon - place) : g_strdup (place);
  ImzGuideDate date;

  if (imz_guide_date_from_word (name, &date))
    return colon == NULL || strcmp (colon, DATIVE) == 0 || strcmp (colon, LOCATIVE) == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (place, names[i]) == 0)
      return TRUE;
  }

  return FALSE;
}

char *
imz_guide_text_find_wrong_place (const char *text)
{
  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{')) {
    g_autofree char *place = g_strndup (p + 1, strcspn (p + 1, "{}"));

    if (p[1 + strlen (place)] != '}' || !is_place (place))
      return g_steal_pointer (&place);
  }

  return NULL;
}
