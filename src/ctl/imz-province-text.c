/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-province-text.h"

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-phrase.h"
#include "imz-rule-text.h"

static void
add_line (GString *text, const char *label, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "\n%s: %s", label, value);
}

/* (nullable); a file may be called anything. */
static char *
describe_place (const ImzProvinces *provinces, const char *id)
{
  const char *place = imz_provinces_get_place (provinces, id);

  return place != NULL ? imz_display_text (place, strlen (place)) : NULL;
}

static char *
describe_before_end (ImzLimit limit)
{
  g_autofree char *span = imz_limit_describe (limit);

  return limit.unit != IMZ_LIMIT_NONE
           ? imz_phrase_expand (_ ("{span} before the end"), "span", span, NULL)
           : g_steal_pointer (&span);
}

static void
add_limit (GString *text, const char *label, ImzLimit limit)
{
  g_autofree char *value = describe_before_end (limit);

  add_line (text, label, value);
}

static void
add_limits (GString *text, const ImzProvince *province)
{
  const ImzRenewalLimits *limits = imz_province_get_limits (province);
  guint recommended = imz_province_get_recommended_days (province);

  add_limit (text, _ ("Renewal window"), (ImzLimit){ IMZ_LIMIT_MONTHS, limits->window_months });
  add_limit (text, _ ("Last date"), limits->last_date);
  if (recommended > 0)
    add_limit (text, _ ("Recommended day"), (ImzLimit){ IMZ_LIMIT_DAYS, recommended });
  add_limit (text, _ ("Production"), imz_province_get_production_lead (province));
  add_line (text, _ ("After the end, with e-onay"),
            imz_province_accepts_expired_with_e_onay (province) ? _ ("can still be renewed")
                                                                : _ ("not with e-onay any more"));
}

static void
add_methods (GString *text, const ImzProvince *province)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const ImzMethod *methods;
  guint n_methods;

  methods = imz_province_get_methods (province, &n_methods);
  for (guint i = 0; i < n_methods; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " · " : "", imz_method_get_name (methods[i]));
  add_line (text, _ ("Ways to apply"), names->str);
}

static void
add_letter (GString *text, const ImzProvince *province)
{
  static const char *const names[] = {
    [IMZ_LETTER_OFFICIAL] = N_ ("official letter of the institution (üst yazı)"),
    [IMZ_LETTER_EMAIL] = N_ ("e-mail from the institution’s official mailbox"),
    [IMZ_LETTER_NONE] = N_ ("nothing"),
  };

  add_line (text, _ ("Asked for before the approval"),
            _ (names[imz_province_get_letter (province)]));
  add_line (text, _ ("Addressee"), imz_province_get_addressee (province));
  add_line (text, _ ("Who approves"), imz_province_get_approver (province));
}

static void
add_contact (GString *text, const ImzProvince *province)
{
  g_autofree char *contact = g_strjoinv (" · ", (char **) imz_province_get_contact (province));

  add_line (text, _ ("How to reach it"), *contact != '\0' ? contact : NULL);
}

static void
add_rules (GString *text, const ImzProvinces *provinces, const ImzProvince *province)
{
  g_autoptr (GPtrArray) rules = imz_provinces_get_own_rules (provinces, province);

  if (rules->len > 0)
    g_string_append_printf (text, "\n\n%s:", _ ("Rules that are other than the general ones"));
  for (guint i = 0; i < rules->len; i++)
    imz_rule_text_append (text, g_ptr_array_index (rules, i));
}

static void
add_sources (GString *text, const ImzProvince *province)
{
  const char *const *keys = imz_province_get_sources (province);
  ImzRuleSource source;

  if (keys[0] != NULL)
    g_string_append_printf (text, "\n\n%s:", _ ("Sources"));
  for (gsize i = 0; keys[i] != NULL; i++) {
    g_autofree char *date = NULL;

    imz_rulebook_find_source (imz_province_get_rules (province), keys[i], &source);
    date = imz_rule_text_date (source.date);
    g_string_append_printf (text, "\n  %s  %s (%s)", keys[i], source.title, date);
  }
}

static void
add_holidays (GString *text, const ImzProvinces *provinces)
{
  g_autofree char *checked =
    g_strdup_printf ("%u", imz_holidays_get_checked_year (imz_provinces_get_holidays (provinces)));
  g_autofree char *last = g_strdup_printf ("%u", imz_provinces_get_last_holidays (provinces));

  g_string_append_c (text, '\n');
  add_line (text, _ ("Public holidays looked over in"), checked);
  add_line (text, _ ("Religious holidays known until"), last);
}

char *
imz_provinces_text_new (const ImzProvinces *provinces, const ImzProvince *chosen)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < imz_provinces_get_n (provinces); i++) {
    const ImzProvince *province = imz_provinces_get_nth (provinces, i);
    const char *id = imz_province_get_id (province);
    g_autofree char *place = describe_place (provinces, id);

    g_string_append_printf (text, "%s%s %-12s %s", i > 0 ? "\n" : "",
                            province == chosen ? "*" : " ", id, imz_province_get_name (province));
    if (place != NULL)
      g_string_append_printf (text, "  (%s)", place);
  }

  return g_string_free (text, FALSE);
}

char *
imz_province_text_new (const ImzProvinces *provinces, const ImzProvince *province)
{
  const char *id = imz_province_get_id (province);
  const char *scope = imz_province_get_scope (province);
  g_autofree char *place = describe_place (provinces, id);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s (%s)", imz_province_get_name (province), id);
  if (scope != NULL)
    g_string_append_printf (text, "\n%s", scope);
  g_string_append_c (text, '\n');
  add_limits (text, province);
  add_methods (text, province);
  add_letter (text, province);
  add_contact (text, province);
  add_line (text, _ ("File"), place);
  add_rules (text, provinces, province);
  add_sources (text, province);
  add_holidays (text, provinces);

  return g_string_free (text, FALSE);
}
