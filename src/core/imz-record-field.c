/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-field.h"

#include <glib/gi18n-lib.h>

#include "imz-core-error.h"
#include "imz-phrase.h"
#include "imz-written-day.h"

/* The day is no text in the facts. */
static const struct {
  const char *label;
  gsize offset;
} fields[IMZ_N_RECORD_FIELDS] = {
  [IMZ_RECORD_FIELD_COURIER] = { NC_ ("record", "Courier"),
                                 G_STRUCT_OFFSET (ImzRecordFacts, courier) },
  [IMZ_RECORD_FIELD_TRACKING] = { NC_ ("record", "Tracking number"),
                                  G_STRUCT_OFFSET (ImzRecordFacts, tracking) },
  [IMZ_RECORD_FIELD_LINK] = { NC_ ("record", "Tracking page"),
                              G_STRUCT_OFFSET (ImzRecordFacts, link) },
  [IMZ_RECORD_FIELD_LETTER_DAY] = { NC_ ("record", "Day of the official letter"), 0 },
  [IMZ_RECORD_FIELD_LETTER_NUMBER] = { NC_ ("record", "Number of the official letter"),
                                       G_STRUCT_OFFSET (ImzRecordFacts, letter_number) },
  [IMZ_RECORD_FIELD_NOTE] = { NC_ ("record", "Note"), G_STRUCT_OFFSET (ImzRecordFacts, note) },
};

/* (transfer full): a browser leaves out what a person sees no use in */
static char *
complete_link (const char *text)
{
  if (*text == '\0' || strstr (text, "://") != NULL)
    return g_strdup (text);

  return g_strconcat ("https://", text, NULL);
}

/* (transfer full): without what an editor or a clipboard brings along */
static char *
normalize (ImzRecordField field, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (valid), "\r\n", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);

  g_strdelimit (joined, "\t", ' ');
  g_strdelimit (joined, "\r", '\n');
  if (field != IMZ_RECORD_FIELD_NOTE)
    g_strdelimit (joined, "\n", ' ');

  return field == IMZ_RECORD_FIELD_LINK ? complete_link (joined) : g_steal_pointer (&joined);
}

static gboolean
read_day (const char *text, GDate *day, GError **error)
{
  g_date_clear (day, 1);
  if (*text == '\0' || imz_written_day_parse (text, day))
    return TRUE;

  g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD,
                       _ ("Write a day of the calendar, such as 21.11.2026."));

  return FALSE;
}

const char *
imz_record_field_get_label (ImzRecordField field)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "record", fields[field].label);
}

char *
imz_record_field_get (ImzRecord *record, ImzRecordField field)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  const char *text;

  if (field == IMZ_RECORD_FIELD_LETTER_DAY)
    return g_date_valid (&facts->letter_day) ? imz_phrase_short_date (&facts->letter_day)
                                             : g_strdup ("");

  text = G_STRUCT_MEMBER (const char *, facts, fields[field].offset);

  return g_strdup (text != NULL ? text : "");
}

ImzRecord *
imz_record_field_set (ImzRecord *record, ImzRecordField field, const char *text, GError **error)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);
  g_autofree char *value = normalize (field, text);

  if (field != IMZ_RECORD_FIELD_LETTER_DAY)
    G_STRUCT_MEMBER (const char *, &facts, fields[field].offset) = *value != '\0' ? value : NULL;
  else if (!read_day (value, &facts.letter_day, error))
    return NULL;

  return imz_record_facts_check (&facts, error) ? imz_record_new (&facts) : NULL;
}
