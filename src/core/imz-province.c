/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-province.h"

#include <glib/gi18n-lib.h>

#include "imz-core-error.h"
#include "imz-province-parser.h"

enum {
  MAX_ID_LENGTH = 64,
};

struct _ImzProvince {
  gatomicrefcount ref_count;
  char *id;
  ImzProvinceFacts facts;
  ImzRulebook *rules;
};

const char *
imz_letter_kind_to_word (ImzLetterKind kind)
{
  static const char *const words[] = {
    [IMZ_LETTER_OFFICIAL] = "letter",
    [IMZ_LETTER_EMAIL] = "e-mail",
    [IMZ_LETTER_NONE] = "none",
  };

  return words[kind];
}

gboolean
imz_province_is_id (const char *text)
{
  gsize length = strspn (text, G_CSET_a_2_z G_CSET_DIGITS "-");

  return length > 0 && length <= MAX_ID_LENGTH && text[length] == '\0' && *text != '-';
}

static gboolean
check_id (const char *id, GError **error)
{
  if (imz_province_is_id (id))
    return TRUE;

  if (id[strspn (id, G_CSET_a_2_z G_CSET_DIGITS "-")] != '\0' || *id == '\0')
    g_set_error_literal (
      error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA,
      _ ("the file’s name must be lower-case letters from a to z, digits and hyphens"));
  else if (*id == '-')
    g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA,
                         _ ("the file’s name must begin with a letter or a digit"));
  else
    g_set_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA,
                 _ ("the file’s name is too long; without its ending it may have %d characters"),
                 MAX_ID_LENGTH);

  return FALSE;
}

ImzProvince *
imz_province_new_from_data (const char *id, GBytes *data, ImzRulebook *rules, GError **error)
{
  g_autoptr (ImzKeyLines) lines = NULL;
  g_autoptr (ImzProvince) self = NULL;

  if (!check_id (id, error))
    return NULL;

  lines = imz_key_lines_new (data, error);
  if (lines == NULL)
    return NULL;

  self = g_new0 (ImzProvince, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->rules = imz_rulebook_new_from_lines (lines, rules, error);
  if (self->rules == NULL || !imz_province_facts_read (&self->facts, lines, self->rules, error))
    return NULL;

  return g_steal_pointer (&self);
}

ImzProvince *
imz_province_ref (ImzProvince *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_province_unref (ImzProvince *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  imz_province_facts_clear (&self->facts);
  g_clear_pointer (&self->rules, imz_rulebook_free);
  g_free (self);
}

const char *
imz_province_get_id (const ImzProvince *self)
{
  return self->id;
}

const char *
imz_province_get_name (const ImzProvince *self)
{
  return imz_bilingual_get (&self->facts.name);
}

const char *
imz_province_get_scope (const ImzProvince *self)
{
  return imz_bilingual_get (&self->facts.scope);
}

const ImzRenewalLimits *
imz_province_get_limits (const ImzProvince *self)
{
  return &self->facts.limits;
}

guint
imz_province_get_recommended_days (const ImzProvince *self)
{
  return self->facts.recommended_days;
}

ImzLimit
imz_province_get_production_lead (const ImzProvince *self)
{
  return self->facts.production;
}

gboolean
imz_province_accepts_expired_with_e_onay (const ImzProvince *self)
{
  return self->facts.accepts_expired_with_e_onay;
}

const ImzMethod *
imz_province_get_methods (const ImzProvince *self, guint *n_methods)
{
  *n_methods = self->facts.n_methods;
  return self->facts.methods;
}

gboolean
imz_province_has_method (const ImzProvince *self, ImzMethod method)
{
  for (guint i = 0; i < self->facts.n_methods; i++) {
    if (self->facts.methods[i] == method)
      return TRUE;
  }

  return FALSE;
}

ImzLetterKind
imz_province_get_letter (const ImzProvince *self)
{
  return self->facts.letter;
}

const char *
imz_province_get_approver (const ImzProvince *self)
{
  return imz_bilingual_get (&self->facts.approver);
}

const char *
imz_province_get_addressee (const ImzProvince *self)
{
  return imz_bilingual_get (&self->facts.addressee);
}

const char *
imz_province_get_identity_addressee (const ImzProvince *self)
{
  return imz_bilingual_get (&self->facts.identity_addressee);
}

const char *
imz_province_get_turkish_addressee (const ImzProvince *self)
{
  return self->facts.addressee.turkish;
}

const char *
imz_province_get_turkish_identity_addressee (const ImzProvince *self)
{
  return self->facts.identity_addressee.turkish;
}

const char *const *
imz_province_get_contact (const ImzProvince *self)
{
  return (const char *const *) self->facts.contact;
}

const char *const *
imz_province_get_sources (const ImzProvince *self)
{
  return (const char *const *) self->facts.sources;
}

ImzRulebook *
imz_province_get_rules (const ImzProvince *self)
{
  return self->rules;
}

const ImzRule *
imz_province_find_rule (const ImzProvince *self, const char *id)
{
  return imz_rulebook_find_rule (self->rules, id);
}
