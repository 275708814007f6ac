/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-text.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"
#include "imz-record-field.h"

enum {
  STAGE_WIDTH = 16, /* letters */
};

static void
append_padded (GString *text, const char *word, glong width)
{
  g_string_append (text, word);
  for (glong i = g_utf8_strlen (word, -1); i < width; i++)
    g_string_append_c (text, ' ');
}

static char *
describe_day_of (gint64 time)
{
  GDate day = imz_calendar_day (time);

  return imz_phrase_short_date (&day);
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, " · %s", part);
}

void
imz_history_text_append_line (GString *text, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  const GArray *stages = facts->stages;
  g_autofree char *day =
    describe_day_of (g_array_index (stages, ImzRecordStage, stages->len - 1).at);

  g_string_append_printf (text, "%4" G_GINT64_FORMAT "  %s  ", facts->id, day);
  append_padded (text, imz_stage_get_name (imz_record_get_stage (record), facts->method),
                 STAGE_WIDTH);
  g_string_append_printf (text, "  %s · %s", imz_case_get_name (facts->kind),
                          imz_method_get_name (facts->method));
  append_part (text, facts->profile);
  append_part (text, facts->courier);
  append_part (text, facts->tracking);
}

static void
add_line (GString *text, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "\n%s: %s", label, value);
}

static void
add_day (GString *text, const char *label, const GDate *day)
{
  g_autofree char *value = g_date_valid (day) ? imz_phrase_short_date (day) : NULL;

  add_line (text, label, value);
}

static const char *
describe_teller (ImzTeller teller)
{
  static const char *const tellers[IMZ_N_TELLERS] = {
    [IMZ_TELLER_PERSON] = N_ ("as you told us"),
    [IMZ_TELLER_CARD] = N_ ("seen on the card"),
    [IMZ_TELLER_GUIDE] = N_ ("from the guide"),
  };

  return _ (tellers[teller]);
}

static void
add_stages (GString *text, const ImzRecordFacts *facts)
{
  for (guint i = 0; i < facts->stages->len; i++) {
    const ImzRecordStage *stage = &g_array_index (facts->stages, ImzRecordStage, i);
    g_autofree char *day = describe_day_of (stage->at);

    g_string_append_printf (text, "\n  %s  ", day);
    append_padded (text, imz_stage_get_name (stage->stage, facts->method), STAGE_WIDTH);
    g_string_append_printf (text, "  (%s)", describe_teller (stage->by));
  }
}

static void
add_certificate (GString *text, const char *label, const ImzRecordCertificate *certificate)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *value = NULL;

  if (certificate->not_after == 0)
    return;

  from = describe_day_of (certificate->not_before);
  to = describe_day_of (certificate->not_after);
  value = certificate->not_before != 0 ? g_strdup_printf ("%s – %s", from, to) : g_strdup (to);
  add_line (text, label, value);
}

static void
add_delivery (GString *text, const ImzTimeline *expected)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *value = NULL;

  if (!g_date_valid (&expected->delivery_from) || !g_date_valid (&expected->delivery_to))
    return;

  from = imz_phrase_short_date (&expected->delivery_from);
  to = imz_phrase_short_date (&expected->delivery_to);
  value = g_strdup_printf ("%s – %s", from, to);
  add_line (text, _ ("Delivery expected"), value);
}

/* Of what has come nothing is expected any more. */
static void
add_expected (GString *text, ImzRecord *record, const ImzTimeline *expected)
{
  ImzStage stage = imz_record_get_stage (record);

  if (!imz_record_is_open (record))
    return;
  if (stage < IMZ_STAGE_PRODUCED)
    add_day (text, _ ("Production expected"), &expected->production);
  if (stage < IMZ_STAGE_DELIVERED)
    add_delivery (text, expected);
  if (stage < IMZ_STAGE_PIN_MADE)
    add_day (text, _ ("PIN can be made from"), &expected->pin_from);
}

static void
add_refusal (GString *text, ImzRefusal refusal)
{
  add_line (text, _ ("Why refused"), imz_refusal_get_text (refusal));
  add_line (text, _ ("What to do then"), imz_refusal_get_way_out (refusal));
}

static void
add_fields (GString *text, ImzRecord *record)
{
  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++) {
    g_autofree char *value = imz_record_field_get (record, field);

    add_line (text, imz_record_field_get_label (field), value);
  }
}

char *
imz_history_text_new (ImzRecord *record, const ImzTimeline *expected)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, facts->id);
  g_autofree char *heading = imz_phrase_expand (_ ("Application {number}"), "number", number, NULL);
  GString *text = g_string_new (heading);

  add_line (text, _ ("Person"), facts->profile);
  add_line (text, _ ("Reason"), imz_case_get_name (facts->kind));
  add_line (text, _ ("Method"), imz_method_get_name (facts->method));
  add_line (text, _ ("Province"), facts->province);
  g_string_append_printf (text, "\n%s:", _ ("Stages"));
  add_stages (text, facts);
  add_refusal (text, facts->refusal);
  add_expected (text, record, expected);
  add_certificate (text, _ ("E-imza"), &facts->replaces);
  add_certificate (text, _ ("New e-imza"), &facts->successor);
  add_fields (text, record);

  return g_string_free (text, FALSE);
}
