/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-facts.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-core-error.h"
#include "imz-display-text.h"
#include "imz-hex.h"
#include "imz-identity-number.h"
#include "imz-link.h"
#include "imz-province.h"

enum {
  N_SHA256_DIGITS = 64,
  N_UID_DIGITS = 32,
};

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD, reason);
  return FALSE;
}

static gboolean
is_time (gint64 time)
{
  return time >= IMZ_CALENDAR_FIRST_TIME && time <= IMZ_CALENDAR_LAST_TIME;
}

static gboolean
refuse_identity_number (GError **error)
{
  return refuse (error, _ ("There is an identity number in it, which İmzam does not keep here."));
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

static gboolean
check_text (const char *text, glong max_letters, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL) || is_blank (text) || !imz_display_text_is_plain (text))
    return refuse (error, _ ("There are characters in it that cannot be shown."));
  if (g_utf8_strlen (text, -1) > max_letters)
    return refuse (error, _ ("This is too long."));

  return TRUE;
}

static gboolean
check_words (const char *text, GError **error)
{
  if (!check_text (text, IMZ_RECORD_MAX_LINE, error))
    return FALSE;

  return text == NULL || !imz_identity_number_is_in (text) || refuse_identity_number (error);
}

/* An official letter's number and an address are groups of digits themselves. */
static gboolean
check_numbered (const char *text, glong max_letters, GError **error)
{
  if (!check_text (text, max_letters, error))
    return FALSE;

  return text == NULL || !imz_identity_number_is_unbroken_in (text) ||
         refuse_identity_number (error);
}

static gboolean
check_link (const char *link, GError **error)
{
  g_autofree char *host = NULL;

  if (link == NULL)
    return TRUE;
  if (!check_numbered (link, IMZ_RECORD_MAX_LINK, error))
    return FALSE;

  host = imz_link_find_host (link);
  return host != NULL ||
         refuse (error, _ ("The address of a page begins with https:// and the "
                           "plain name of a site, such as https://www.example.com."));
}

static gboolean
check_note (const char *note, GError **error)
{
  g_autofree char *line = NULL;

  if (note == NULL)
    return TRUE;

  line = g_strdelimit (g_strdup (note), "\n", ' ');

  return check_text (line, IMZ_RECORD_MAX_NOTE, error) &&
         (!imz_identity_number_is_in (note) || refuse_identity_number (error));
}

static gboolean
check_stages (const ImzRecordFacts *facts, GError **error)
{
  const ImzRecordStage *before = NULL;

  for (guint i = 0; facts->stages != NULL && i < facts->stages->len; i++) {
    const ImzRecordStage *stage = &g_array_index (facts->stages, ImzRecordStage, i);

    if (!is_time (stage->at))
      return refuse (error, _ ("This day is not in the calendar."));
    if (before != NULL && !imz_stage_may_follow (before->stage, stage->stage))
      return refuse (error, _ ("An application does not come to this stage from where it is."));
    if (before != NULL && stage->at < before->at)
      return refuse (error, _ ("This is before the stage before it."));
    before = stage;
  }

  return TRUE;
}

static gboolean
check_refusal (const ImzRecordFacts *facts, GError **error)
{
  const GArray *stages = facts->stages;
  gboolean is_refused =
    stages != NULL && stages->len > 0 &&
    g_array_index (stages, ImzRecordStage, stages->len - 1).stage == IMZ_STAGE_REFUSED;

  return facts->refusal == IMZ_REFUSAL_NONE || is_refused ||
         refuse (error, _ ("This application was not refused: there is no reason for it."));
}

static gboolean
check_certificate (const ImzRecordCertificate *certificate, GError **error)
{
  if (certificate->sha256 != NULL && !imz_hex_is_lower (certificate->sha256, N_SHA256_DIGITS))
    return refuse (error, _ ("This is not the fingerprint of an e-imza."));
  if (!is_time (certificate->not_before) || !is_time (certificate->not_after) ||
      certificate->not_after < certificate->not_before)
    return refuse (error, _ ("An e-imza cannot have these dates."));

  return TRUE;
}

gboolean
imz_record_facts_check (const ImzRecordFacts *facts, GError **error)
{
  if (facts->uid != NULL && !imz_hex_is_lower (facts->uid, N_UID_DIGITS))
    return refuse (error, _ ("This is not the mark of an application."));
  if (facts->province != NULL && !imz_province_is_id (facts->province))
    return refuse (error, _ ("This is not the name of a province’s profile."));
  if (!is_time (facts->created_at) || !is_time (facts->changed_at))
    return refuse (error, _ ("This day is not in the calendar."));

  return check_stages (facts, error) && check_refusal (facts, error) &&
         check_words (facts->courier, error) &&
         check_text (facts->tracking, IMZ_RECORD_MAX_LINE, error) &&
         check_link (facts->link, error) && check_note (facts->note, error) &&
         check_numbered (facts->letter_number, IMZ_RECORD_MAX_LINE, error) &&
         check_certificate (&facts->replaces, error) &&
         check_certificate (&facts->successor, error);
}
