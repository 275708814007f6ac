/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "imz-calendar.h"
#include "imz-core-error.h"
#include "imz-holidays.h"
#include "imz-province.h"

#define BASE "[source S0]\nTitle=Belge\n[rule R0]\nText=Kural\nText[en]=Rule\nSource=S0.1\n"

/* Who reads an error looks for a line. */
static void
check_error (const GError *error)
{
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_true (g_str_has_prefix (error->message, "line "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
}

static void
check_text (const char *text)
{
  g_assert_true (*text != '\0' && g_utf8_validate (text, -1, NULL) && strchr (text, '\n') == NULL);
}

static void
check_rules (const ImzRulebook *rules)
{
  for (guint i = 0; i < imz_rulebook_get_n_rules (rules); i++) {
    const ImzRule *rule = imz_rulebook_get_rule (rules, i);

    g_assert_true (imz_rulebook_find_rule (rules, imz_rule_get_id (rule)) == rule);
    check_text (imz_rule_get_text (rule));
    check_text (imz_rule_get_source (rule));
    check_text (imz_rule_get_source_date (rule));
    if (imz_rule_get_differs (rule) != NULL)
      check_text (imz_rule_get_differs (rule));
  }
}

/* Whatever the end, the days keep their order. */
static void
check_limits (const ImzProvince *province)
{
  const ImzRenewalLimits *limits = imz_province_get_limits (province);
  const ImzLimit recommended = { IMZ_LIMIT_DAYS, imz_province_get_recommended_days (province) };
  GDate end;

  g_date_set_dmy (&end, 1, G_DATE_JANUARY, 2027);
  for (; g_date_get_year (&end) < 2029; g_date_add_days (&end, 1)) {
    const ImzLimit inside[] = {
      limits->last_date,
      imz_province_get_production_lead (province),
      recommended.amount > 0 ? recommended : (ImzLimit){ IMZ_LIMIT_NONE, 0 },
    };
    GDate opens = end;

    g_date_subtract_months (&opens, limits->window_months);
    g_date_add_days (&opens, 1);
    for (gsize i = 0; i < G_N_ELEMENTS (inside); i++) {
      GDate day = imz_limit_before (inside[i], &end);

      g_assert_true (!g_date_valid (&day) || g_date_compare (&day, &opens) >= 0);
    }
  }
}

static void
check_province (const ImzProvince *province)
{
  const char *const *sources = imz_province_get_sources (province);
  ImzRuleSource source;
  guint n_methods;

  check_text (imz_province_get_name (province));
  check_limits (province);
  imz_province_get_methods (province, &n_methods);
  g_assert_cmpuint (n_methods, >, 0);
  g_assert_cmpuint (n_methods, <=, IMZ_N_METHODS);
  for (gsize i = 0; sources[i] != NULL; i++)
    g_assert_true (
      imz_rulebook_find_source (imz_province_get_rules (province), sources[i], &source));
  check_rules (imz_province_get_rules (province));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) base_bytes = g_bytes_new_static (BASE, strlen (BASE));
  g_autoptr (ImzRulebook) base = imz_rulebook_new_from_data (base_bytes, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) holidays_error = NULL;
  g_autoptr (ImzProvince) province = imz_province_new_from_data ("fuzz", bytes, base, &error);
  g_autoptr (ImzHolidays) holidays = imz_holidays_new_from_data (bytes, &holidays_error);

  if (province != NULL)
    check_province (province);
  else
    check_error (error);

  if (holidays != NULL) {
    GDate day = imz_calendar_day (0);
    GDate by = imz_holidays_working_day_by (holidays, &day);

    g_assert_cmpint (g_date_compare (&by, &day), <=, 0);
  } else {
    check_error (holidays_error);
  }

  return 0;
}
