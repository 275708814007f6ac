/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-province-parser.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-display-text.h"

#define GROUP "province"

#define KEY_NAME "name"
#define KEY_SCOPE "scope"
#define KEY_WINDOW_MONTHS "window_months"
#define KEY_LAST_DATE "last_date"
#define KEY_RECOMMENDED_DAYS "recommended_days"
#define KEY_PRODUCTION "production"
#define KEY_EXPIRED_WITH_E_ONAY "expired_with_e_onay"
#define KEY_METHODS "methods"
#define KEY_APPROVER "approver"
#define KEY_LETTER "letter"
#define KEY_ADDRESSEE "addressee"
#define KEY_IDENTITY_ADDRESSEE "identity_addressee"
#define KEY_CONTACT "contact"
#define KEY_TEMPLATES "templates"
#define KEY_SOURCES "sources"

enum {
  MAX_NAME_LENGTH = 100, /* in characters */
  MAX_WINDOW_MONTHS = 12,
  MAX_LIST_LENGTH = 20,
  SOME_YEAR = 2027, /* a common one between a common one and a leap one */
};

static const char *const known_keys[] = {
  KEY_NAME,
  KEY_NAME "[en]",
  KEY_SCOPE,
  KEY_SCOPE "[en]",
  KEY_WINDOW_MONTHS,
  KEY_LAST_DATE,
  KEY_RECOMMENDED_DAYS,
  KEY_PRODUCTION,
  KEY_EXPIRED_WITH_E_ONAY,
  KEY_METHODS,
  KEY_APPROVER,
  KEY_APPROVER "[en]",
  KEY_LETTER,
  KEY_ADDRESSEE,
  KEY_ADDRESSEE "[en]",
  KEY_IDENTITY_ADDRESSEE,
  KEY_IDENTITY_ADDRESSEE "[en]",
  KEY_CONTACT,
  KEY_TEMPLATES,
  KEY_SOURCES,
  NULL,
};

static gboolean
read_number (const ImzKeyLines *lines,
             const char *key,
             guint least,
             guint most,
             guint *number,
             GError **error)
{
  g_autofree char *text = NULL;
  guint64 value;

  if (!imz_key_lines_read (lines, GROUP, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, least, most, &value, NULL)) {
    imz_key_lines_set_error (lines, GROUP, key, error,
                             _ ("“%s” must be a whole number from %u to %u"), key, least, most);
    return FALSE;
  }

  *number = (guint) value;
  return TRUE;
}

static gboolean
read_limit (const ImzKeyLines *lines, const char *key, ImzLimit *limit, GError **error)
{
  g_autofree char *text = NULL;

  if (!imz_key_lines_read (lines, GROUP, key, &text, error))
    return FALSE;
  if (text == NULL || imz_limit_parse (text, limit))
    return TRUE;

  imz_key_lines_set_error (lines, GROUP, key, error,
                           _ ("“%s” must be like “1 month” or “15 days”, or “none”"), key);
  return FALSE;
}

static gboolean
read_switch (const ImzKeyLines *lines, const char *key, gboolean *value, GError **error)
{
  static const char *const yes[] = { "yes", "true", NULL };
  static const char *const no[] = { "no", "false", NULL };
  g_autofree char *text = NULL;

  if (!imz_key_lines_read (lines, GROUP, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  *value = g_strv_contains (yes, text);
  if (*value || g_strv_contains (no, text))
    return TRUE;

  imz_key_lines_set_error (lines, GROUP, key, error, _ ("“%s” must be “yes” or “no”"), key);
  return FALSE;
}

static gboolean
read_list (const ImzKeyLines *lines, const char *key, char ***list, GError **error)
{
  if (!imz_key_lines_read_list (lines, GROUP, key, list, error))
    return FALSE;
  if (g_strv_length (*list) <= MAX_LIST_LENGTH)
    return TRUE;

  imz_key_lines_set_error (lines, GROUP, key, error, _ ("“%s” has more than %d elements"), key,
                           MAX_LIST_LENGTH);
  return FALSE;
}

static gboolean
has_method (const ImzProvinceFacts *self, ImzMethod method)
{
  for (guint i = 0; i < self->n_methods; i++) {
    if (self->methods[i] == method)
      return TRUE;
  }

  return FALSE;
}

static gboolean
read_methods (ImzProvinceFacts *self, const ImzKeyLines *lines, GError **error)
{
  g_auto (GStrv) words = NULL;

  if (!read_list (lines, KEY_METHODS, &words, error))
    return FALSE;
  if (words[0] == NULL)
    return TRUE;

  self->n_methods = 0;
  for (gsize i = 0; words[i] != NULL; i++) {
    ImzMethod method;

    if (!imz_method_from_word (words[i], &method)) {
      g_autofree char *shown = imz_display_text_quoted (words[i]);

      imz_key_lines_set_error (lines, GROUP, KEY_METHODS, error,
                               _ ("“%s” is none of “e-onay”, “e-imza” and “wet-signed”"), shown);
      return FALSE;
    }
    if (has_method (self, method)) {
      imz_key_lines_set_error (lines, GROUP, KEY_METHODS, error, _ ("“%s” is named twice"),
                               words[i]);
      return FALSE;
    }
    self->methods[self->n_methods++] = method;
  }

  return TRUE;
}

static gboolean
read_letter (ImzProvinceFacts *self, const ImzKeyLines *lines, GError **error)
{
  g_autofree char *word = NULL;
  g_autofree char *shown = NULL;

  if (!imz_key_lines_read (lines, GROUP, KEY_LETTER, &word, error))
    return FALSE;
  if (word == NULL)
    return TRUE;

  for (ImzLetterKind kind = IMZ_LETTER_OFFICIAL; kind <= IMZ_LETTER_NONE; kind++) {
    if (strcmp (word, imz_letter_kind_to_word (kind)) == 0) {
      self->letter = kind;
      return TRUE;
    }
  }

  shown = imz_display_text_quoted (word);
  imz_key_lines_set_error (lines, GROUP, KEY_LETTER, error,
                           _ ("“%s” is none of “letter”, “e-mail” and “none”"), shown);
  return FALSE;
}

/* Templates of letters are known by their ids; they have no meaning here yet. */
static gboolean
check_templates (const ImzKeyLines *lines, GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!read_list (lines, KEY_TEMPLATES, &ids, error))
    return FALSE;

  for (gsize i = 0; ids[i] != NULL; i++) {
    if (!imz_province_is_id (ids[i])) {
      g_autofree char *shown = imz_display_text_quoted (ids[i]);

      imz_key_lines_set_error (
        lines, GROUP, KEY_TEMPLATES, error,
        _ ("“%s” must be lower-case letters from a to z, digits and hyphens"), shown);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
read_sources (ImzProvinceFacts *self,
              const ImzKeyLines *lines,
              const ImzRulebook *rules,
              GError **error)
{
  ImzRuleSource source;

  if (!read_list (lines, KEY_SOURCES, &self->sources, error))
    return FALSE;

  for (gsize i = 0; self->sources[i] != NULL; i++) {
    if (!imz_rulebook_find_source (rules, self->sources[i], &source)) {
      g_autofree char *shown = imz_display_text_quoted (self->sources[i]);

      imz_key_lines_set_error (lines, GROUP, KEY_SOURCES, error,
                               _ ("there is no source “%s”; a group [source …] makes one known"),
                               shown);
      return FALSE;
    }
  }

  return TRUE;
}

/* The fewest and the most days that a limit can be before an end. */
static void
measure (ImzLimit limit, int *fewest, int *most)
{
  GDate end;

  *fewest = *most = (int) limit.amount;
  if (limit.unit != IMZ_LIMIT_MONTHS)
    return;

  *fewest = G_MAXINT;
  *most = 0;
  g_date_set_dmy (&end, 1, G_DATE_JANUARY, SOME_YEAR);
  for (guint i = 0; i < 2 * 12; i++) {
    GDate before = imz_limit_before (limit, &end);
    int days = imz_calendar_days_until (&before, &end);

    *fewest = MIN (*fewest, days);
    *most = MAX (*most, days);
    g_date_add_months (&end, 1);
  }
}

/* Whatever the end, the limit lies in the window. Its own first day is the one after the months. */
static gboolean
check_in_window (const ImzProvinceFacts *self,
                 const ImzKeyLines *lines,
                 const char *key,
                 ImzLimit limit,
                 GError **error)
{
  const ImzLimit window = { IMZ_LIMIT_MONTHS, self->limits.window_months };
  int fewest, most;

  measure (window, &fewest, &most);
  if (limit.unit == IMZ_LIMIT_NONE ||
      (limit.unit == IMZ_LIMIT_MONTHS && limit.amount < window.amount) ||
      (limit.unit == IMZ_LIMIT_DAYS && (int) limit.amount < fewest))
    return TRUE;

  imz_key_lines_set_error (
    lines, GROUP, key, error,
    g_dngettext (GETTEXT_PACKAGE, "“%s” lies before the window opens, %u month before the end",
                 "“%s” lies before the window opens, %u months before the end", window.amount),
    key, window.amount);
  return FALSE;
}

static gboolean
check_recommended (const ImzProvinceFacts *self, const ImzKeyLines *lines, GError **error)
{
  const ImzLimit recommended = { IMZ_LIMIT_DAYS, self->recommended_days };
  int fewest, most;

  if (self->recommended_days == 0)
    return TRUE;

  measure (self->limits.last_date, &fewest, &most);
  if (self->limits.last_date.unit != IMZ_LIMIT_NONE && (int) self->recommended_days < most) {
    imz_key_lines_set_error (lines, GROUP, KEY_RECOMMENDED_DAYS, error, _ ("“%s” lies behind “%s”"),
                             KEY_RECOMMENDED_DAYS, KEY_LAST_DATE);
    return FALSE;
  }

  return check_in_window (self, lines, KEY_RECOMMENDED_DAYS, recommended, error);
}

static gboolean
read_limits (ImzProvinceFacts *self, const ImzKeyLines *lines, GError **error)
{
  if (!read_number (lines, KEY_WINDOW_MONTHS, 1, MAX_WINDOW_MONTHS, &self->limits.window_months,
                    error) ||
      !read_limit (lines, KEY_LAST_DATE, &self->limits.last_date, error) ||
      !read_number (lines, KEY_RECOMMENDED_DAYS, 1, G_MAXINT16, &self->recommended_days, error) ||
      !read_limit (lines, KEY_PRODUCTION, &self->production, error))
    return FALSE;

  if (self->production.unit == IMZ_LIMIT_NONE) {
    imz_key_lines_set_error (lines, GROUP, KEY_PRODUCTION, error,
                             _ ("“%s” must be a number of months or of days"), KEY_PRODUCTION);
    return FALSE;
  }

  return check_in_window (self, lines, KEY_LAST_DATE, self->limits.last_date, error) &&
         check_in_window (self, lines, KEY_PRODUCTION, self->production, error) &&
         check_recommended (self, lines, error);
}

static gboolean
check_groups (const ImzKeyLines *lines, GError **error)
{
  g_auto (GStrv) groups = imz_key_lines_get_groups (lines);

  for (gsize i = 0; groups[i] != NULL; i++) {
    if (strcmp (groups[i], GROUP) != 0 && !g_str_has_prefix (groups[i], "rule ") &&
        !g_str_has_prefix (groups[i], "source ")) {
      imz_key_lines_set_error (lines, groups[i], NULL, error, _ ("there is no group [%s]"),
                               groups[i]);
      return FALSE;
    }
  }
  if (!imz_key_lines_has_group (lines, GROUP)) {
    imz_key_lines_set_error (lines, NULL, NULL, error, _ ("the group [%s] is missing"), GROUP);
    return FALSE;
  }

  return imz_key_lines_check_keys (lines, GROUP, known_keys, error);
}

static gboolean
is_short (const char *name)
{
  return name == NULL || g_utf8_strlen (name, -1) <= MAX_NAME_LENGTH;
}

static gboolean
read_name (ImzProvinceFacts *self, const ImzKeyLines *lines, GError **error)
{
  if (!imz_bilingual_read (&self->name, lines, GROUP, KEY_NAME, error))
    return FALSE;

  if (self->name.turkish == NULL) {
    imz_key_lines_set_error (lines, GROUP, NULL, error, _ ("“%s” is missing in [%s]"), KEY_NAME,
                             GROUP);
    return FALSE;
  }
  if (!is_short (self->name.turkish) || !is_short (self->name.english)) {
    const char *key = is_short (self->name.turkish) ? KEY_NAME "[en]" : KEY_NAME;

    imz_key_lines_set_error (lines, GROUP, key, error, _ ("“%s” has more than %d characters"), key,
                             MAX_NAME_LENGTH);
    return FALSE;
  }

  return TRUE;
}

gboolean
imz_province_facts_read (ImzProvinceFacts *self,
                         const ImzKeyLines *lines,
                         const ImzRulebook *rules,
                         GError **error)
{
  *self = (ImzProvinceFacts){
    .limits = IMZ_RENEWAL_LIMITS_DEFAULT,
    .production = { IMZ_LIMIT_MONTHS, 1 },
    .accepts_expired_with_e_onay = TRUE,
    .methods = { IMZ_METHOD_E_ONAY, IMZ_METHOD_WET_SIGNED },
    .n_methods = 2,
  };

  return check_groups (lines, error) && read_name (self, lines, error) &&
         imz_bilingual_read (&self->scope, lines, GROUP, KEY_SCOPE, error) &&
         read_limits (self, lines, error) &&
         read_switch (lines, KEY_EXPIRED_WITH_E_ONAY, &self->accepts_expired_with_e_onay, error) &&
         read_methods (self, lines, error) &&
         imz_bilingual_read (&self->approver, lines, GROUP, KEY_APPROVER, error) &&
         read_letter (self, lines, error) &&
         imz_bilingual_read (&self->addressee, lines, GROUP, KEY_ADDRESSEE, error) &&
         imz_bilingual_read (&self->identity_addressee, lines, GROUP, KEY_IDENTITY_ADDRESSEE,
                             error) &&
         read_list (lines, KEY_CONTACT, &self->contact, error) && check_templates (lines, error) &&
         read_sources (self, lines, rules, error);
}

void
imz_province_facts_clear (ImzProvinceFacts *self)
{
  imz_bilingual_clear (&self->name);
  imz_bilingual_clear (&self->scope);
  imz_bilingual_clear (&self->approver);
  imz_bilingual_clear (&self->addressee);
  imz_bilingual_clear (&self->identity_addressee);
  g_clear_pointer (&self->contact, g_strfreev);
  g_clear_pointer (&self->sources, g_strfreev);
}
