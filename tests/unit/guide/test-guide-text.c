/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The places in a guide's texts, in both languages: dates with their suffixes, and what is not known. */

#include <libintl.h>
#include <locale.h>

#include "imz-guide-date.h"
#include "imz-guide-text.h"
#include "imz-provinces.h"

#define DOMAIN "imzam"

static void
speak (const char *locale)
{
  if (setlocale (LC_ALL, locale) == NULL)
    g_error ("there is no locale %s", locale);
  g_setenv ("LANGUAGE", "", TRUE);
  bindtextdomain (DOMAIN, g_getenv ("IMZAM_CATALOGUES"));
  bind_textdomain_codeset (DOMAIN, "UTF-8");
}

/* Of an e-imza that ends on 20 January 2027; nobody has approved a new one yet. */
static ImzTimeline
make_timeline (void)
{
  ImzTimeline timeline = { .phase = IMZ_PHASE_WINDOW };

  g_date_set_dmy (&timeline.starts, 20, G_DATE_JANUARY, 2024);
  g_date_set_dmy (&timeline.window_opens, 21, G_DATE_OCTOBER, 2026);
  g_date_set_dmy (&timeline.last_date, 20, G_DATE_DECEMBER, 2026);
  g_date_set_dmy (&timeline.recommended, 18, G_DATE_DECEMBER, 2026);
  g_date_set_dmy (&timeline.production, 20, G_DATE_DECEMBER, 2026);
  g_date_set_dmy (&timeline.ends, 20, G_DATE_JANUARY, 2027);
  g_date_set_dmy (&timeline.pin_from, 21, G_DATE_JANUARY, 2027);

  return timeline;
}

typedef struct {
  const char *text;
  const char *expected;
} Case;

static void
assert_filled (const Case *cases, gsize n, const char *id, const ImzTimeline *timeline)
{
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  const ImzProvince *province = imz_provinces_find (provinces, id);

  for (gsize i = 0; i < n; i++) {
    g_autofree char *filled = imz_guide_text_fill (cases[i].text, province, timeline);

    g_assert_cmpstr (filled, ==, cases[i].expected);
  }
}

static void
test_english (void)
{
  static const Case known[] = {
    { "No places.", "No places." },
    { "By {last-date} at the latest.", "By 20 December 2026 at the latest." },
    { "{starts}–{ends}", "20 January 2024–20 January 2027" },
    { "{window-opens}, {recommended}, {production}, {pin-from}",
      "21 October 2026, 18 December 2026, 20 December 2026, 21 January 2027" },
    { "from {delivery-from} to {delivery-to}",
      "from the first day of delivery to the last day of delivery" },
    { "{approver} of {province}: {addressee}, {identity-addressee}",
      "the province’s officer for Kamu SM (KAMU SM Kurum Yetkilisi) of Zonguldak: "
      "zonguldakmem@meb.gov.tr, MEBBİS unit of the provincial directorate (İl MEM MEBBİS Birimi)" },
    { "{unknown} {ends", "{unknown} {ends" },
  };
  static const Case unknown[] = {
    { "By {last-date} at the latest.", "By the last date at the latest." },
    { "{starts}, {window-opens}, {recommended}, {production}, {ends}, {pin-from}",
      "its first day, the day the renewal window opens, the recommended day, the day of "
      "production, "
      "its last day, the day the new one starts" },
    { "in {province}", "in your province" },
  };
  ImzTimeline timeline = make_timeline ();

  speak ("C.UTF-8");
  assert_filled (known, G_N_ELEMENTS (known), "zonguldak", &timeline);
  assert_filled (unknown, G_N_ELEMENTS (unknown), IMZ_PROVINCE_DEFAULT, NULL);
}

static void
test_turkish (void)
{
  static const Case known[] = {
    { "{last-date:dative} kadar", "20 Aralık 2026'ya kadar" },
    { "{ends:locative} biter", "20 Ocak 2027'de biter" },
    { "{pin-from} günü", "21 Ocak 2027 günü" },
    { "{approver}, {province}", "KAMU SM Kurum Yetkilisi, Zonguldak" },
  };
  static const Case unknown[] = {
    { "En geç {last-date:dative} kadar", "En geç son tarihe kadar" },
    { "{ends:locative} biter", "bitiş gününde biter" },
    { "{delivery-from} ile {delivery-to} arasında",
      "teslimatın ilk günü ile teslimatın son günü arasında" },
    { "{province}", "iliniz" },
  };
  ImzTimeline timeline = make_timeline ();

  speak ("tr_TR.UTF-8");
  assert_filled (known, G_N_ELEMENTS (known), "zonguldak", &timeline);
  assert_filled (unknown, G_N_ELEMENTS (unknown), IMZ_PROVINCE_DEFAULT, NULL);
}

/* A province that says little of itself. */
static void
test_silent_province (void)
{
  static const char profile[] = "[province]\nname=Van\n";
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  g_autoptr (GBytes) data = g_bytes_new_static (profile, strlen (profile));
  g_autoptr (ImzProvince) province =
    imz_province_new_from_data ("van", data, imz_provinces_get_rules (provinces), NULL);
  g_autofree char *filled = NULL;

  speak ("C.UTF-8");
  filled = imz_guide_text_fill ("{province}: {approver}, {addressee}, {identity-addressee}",
                                province, NULL);
  g_assert_cmpstr (filled, ==,
                   "Van: the provincial directorate of national education, the provincial "
                   "directorate of national education, the provincial directorate of national "
                   "education");
}

static void
test_wrong_places (void)
{
  static const Case cases[] = {
    { "none", NULL },
    { "{ends}, {last-date:dative}, {pin-from:locative}, {province}", NULL },
    { "a } alone", NULL },
    { "{ends} {end}", "end" },
    { "{ends:dativ}", "ends:dativ" },
    { "{province:dative}", "province:dative" },
    { "{}", "" },
    { "{ends", "ends" },
    { "{ends {ends}", "ends " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *place = imz_guide_text_find_wrong_place (cases[i].text);

    g_assert_cmpstr (place, ==, cases[i].expected);
  }
}

/* What the parser takes is filled, whichever day it is. */
static void
test_all_days (void)
{
  ImzTimeline timeline = make_timeline ();
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  const ImzProvince *province = imz_provinces_find (provinces, IMZ_PROVINCE_DEFAULT);

  for (guint i = 0; i < IMZ_N_GUIDE_DATES; i++) {
    const char *word = imz_guide_date_to_word ((ImzGuideDate) i);
    g_autofree char *text = g_strdup_printf ("{%s} {%s:dative} {%s:locative}", word, word, word);
    g_autofree char *place = imz_guide_text_find_wrong_place (text);
    g_autofree char *filled = imz_guide_text_fill (text, province, &timeline);
    g_autofree char *named = imz_guide_text_fill (text, province, NULL);

    g_assert_null (place);
    g_assert_null (strchr (filled, '{'));
    g_assert_null (strchr (named, '{'));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-text/english", test_english);
  g_test_add_func ("/guide-text/turkish", test_turkish);
  g_test_add_func ("/guide-text/silent-province", test_silent_province);
  g_test_add_func ("/guide-text/wrong-places", test_wrong_places);
  g_test_add_func ("/guide-text/all-days", test_all_days);
  return g_test_run ();
}
