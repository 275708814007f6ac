/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-told.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-core-error.h"
#include "imz-display-text.h"
#include "imz-phrase.h"
#include "imz-record-field.h"

/* Where each text comes from and where it belongs. */
static const struct {
  const char *option;
  gsize offset;
  ImzRecordField field;
} texts[] = {
  { "--courier", G_STRUCT_OFFSET (ImzCtlHistoryOptions, courier), IMZ_RECORD_FIELD_COURIER },
  { "--tracking", G_STRUCT_OFFSET (ImzCtlHistoryOptions, tracking), IMZ_RECORD_FIELD_TRACKING },
  { "--link", G_STRUCT_OFFSET (ImzCtlHistoryOptions, link), IMZ_RECORD_FIELD_LINK },
  { "--letter-date", G_STRUCT_OFFSET (ImzCtlHistoryOptions, letter_date),
    IMZ_RECORD_FIELD_LETTER_DAY },
  { "--letter-number", G_STRUCT_OFFSET (ImzCtlHistoryOptions, letter_number),
    IMZ_RECORD_FIELD_LETTER_NUMBER },
  { "--note", G_STRUCT_OFFSET (ImzCtlHistoryOptions, note), IMZ_RECORD_FIELD_NOTE },
};

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
fail_word (GError **error, const char *phrase, const char *word)
{
  g_autofree char *shown = imz_display_text_quoted (word);
  g_autofree char *message = imz_phrase_expand (phrase, "word", shown, NULL);

  return fail (error, message);
}

/* Of what is empty the day is not valid. Days of the contract are written in one way. */
static gboolean
parse_day (const char *text, GDate *day, GError **error)
{
  g_date_clear (day, 1);

  return text == NULL || *text == '\0' || imz_calendar_parse_day (text, day, error);
}

/* What is written down has happened. */
static gboolean
check_day (const GDate *day, gint64 now, GError **error)
{
  GDate today = imz_calendar_day (now);

  if (!g_date_valid (day) || g_date_compare (day, &today) <= 0)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--date: %s",
               _ ("This day is still to come."));
  return FALSE;
}

static gboolean
parse_stage (ImzHistoryTold *self, const char *word, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  self->has_stage = word != NULL;
  if (word == NULL || imz_stage_from_word (word, &self->stage))
    return TRUE;

  for (ImzStage stage = 0; stage < IMZ_N_STAGES; stage++)
    g_string_append_printf (words, "%s%s", stage > 0 ? ", " : "", imz_stage_to_word (stage));
  shown = imz_display_text_quoted (word);
  message = imz_phrase_expand (_ ("“{word}” is no stage; there are: {words}"), "word", shown,
                               "words", words->str, NULL);
  return fail (error, message);
}

static gboolean
parse_refusal (ImzHistoryTold *self, const char *word, GError **error)
{
  self->has_refusal = word != NULL;

  return word == NULL || imz_refusal_from_word (word, &self->refusal) ||
         fail_word (error, _ ("“{word}” is none of too-early, not-e-onay, wrong-reason and other."),
                    word);
}

gboolean
imz_history_told_init (ImzHistoryTold *self,
                       const ImzCtlHistoryOptions *options,
                       gint64 now,
                       GError **error)
{
  GDate letter_day;

  *self = (ImzHistoryTold){ .options = options };

  if (options->kind != NULL && !imz_case_from_word (options->kind, &self->kind))
    return fail_word (error, _ ("“{word}” is none of renewal, first, lost and identity."),
                      options->kind);
  if (options->method != NULL && !imz_method_from_word (options->method, &self->method))
    return fail_word (error, _ ("“{word}” is none of e-onay, e-imza and wet-signed."),
                      options->method);
  if (options->date != NULL && *options->date == '\0')
    return fail (error, _ ("--date takes a day"));

  return parse_stage (self, options->stage, error) &&
         parse_refusal (self, options->refusal, error) &&
         parse_day (options->date, &self->day, error) && check_day (&self->day, now, error) &&
         parse_day (options->letter_date, &letter_day, error);
}

ImzRecord *
imz_history_told_apply_texts (const ImzHistoryTold *self, ImzRecord *record, GError **error)
{
  g_autoptr (ImzRecord) changed = g_object_ref (record);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    const char *text = G_STRUCT_MEMBER (const char *, self->options, texts[i].offset);
    g_autoptr (ImzRecord) before = g_steal_pointer (&changed);
    g_autoptr (GError) reason = NULL;

    changed = text != NULL ? imz_record_field_set (before, texts[i].field, text, &reason)
                           : g_object_ref (before);
    if (changed == NULL) {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: %s", texts[i].option,
                   reason->message);
      return NULL;
    }
  }

  return g_steal_pointer (&changed);
}

static const ImzRecordStage *
get_last (ImzRecord *record)
{
  const GArray *stages = imz_record_get_facts (record)->stages;

  return &g_array_index (stages, ImzRecordStage, stages->len - 1);
}

/* The present clock time of that day. On the day of the stage before, it was after that, whatever the clock says. */
static gint64
choose_time (const GDate *day, const ImzRecordStage *before, gint64 now)
{
  gint64 at = g_date_valid (day) ? imz_calendar_same_time_on (now, day) : now;
  GDate day_before;

  if (before == NULL)
    return at;

  day_before = imz_calendar_day (before->at);
  return g_date_valid (day) && g_date_compare (day, &day_before) == 0 ? MAX (at, before->at) : at;
}

static ImzRecord *
refuse_stage (ImzRecord *record, GError **error)
{
  ImzStage stage = imz_record_get_stage (record);
  g_autofree char *number =
    g_strdup_printf ("%" G_GINT64_FORMAT, imz_record_get_facts (record)->id);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *message = NULL;

  for (ImzStage next = 0; next < IMZ_N_STAGES; next++) {
    if (imz_stage_may_follow (stage, next))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", imz_stage_to_word (next));
  }
  message = imz_phrase_expand (
    words->len > 0
      ? _ ("application {number} is at {stage}; from there it comes to one of: {words}")
      : _ ("application {number} is at {stage}, where it ends; --undo takes that back"),
    "number", number, "stage", imz_stage_to_word (stage), "words", words->str, NULL);
  g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD, message);

  return NULL;
}

static ImzRecord *
undo (ImzRecord *record, GError **error)
{
  ImzRecord *before = imz_record_without_last_stage (record);

  if (before == NULL)
    g_set_error_literal (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD,
                         _ ("it is at its first stage: “imzamctl history remove” takes it away"));

  return before;
}

/* The one it is at, on another day. */
static ImzRecord *
move_stage (const ImzHistoryTold *self, ImzRecord *record, gint64 now, GError **error)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);
  g_autoptr (GArray) stages = g_array_copy ((GArray *) facts.stages);
  ImzRecordStage *last = &g_array_index (stages, ImzRecordStage, stages->len - 1);

  last->at = choose_time (&self->day, stages->len > 1 ? last - 1 : NULL, now);
  facts.stages = stages;

  return imz_record_facts_check (&facts, error) ? imz_record_new (&facts) : NULL;
}

static ImzRecord *
go_on (const ImzHistoryTold *self, ImzRecord *record, gint64 now, GError **error)
{
  if (!imz_stage_may_follow (imz_record_get_stage (record), self->stage))
    return refuse_stage (record, error);

  return imz_record_with_stage (record, self->stage,
                                choose_time (&self->day, get_last (record), now), IMZ_TELLER_PERSON,
                                self->has_refusal ? self->refusal : IMZ_REFUSAL_NONE, error);
}

static ImzRecord *
apply_stage (const ImzHistoryTold *self, ImzRecord *record, gint64 now, GError **error)
{
  if (self->options->undo)
    return undo (record, error);
  if (self->has_stage)
    return go_on (self, record, now, error);
  if (g_date_valid (&self->day))
    return move_stage (self, record, now, error);

  return g_object_ref (record);
}

/* (transfer full) (nullable): another reason of a refusal alone */
static ImzRecord *
apply_refusal (const ImzHistoryTold *self, ImzRecord *record, GError **error)
{
  ImzRecordFacts facts = *imz_record_get_facts (record);

  if (!self->has_refusal)
    return g_object_ref (record);
  if (imz_record_get_stage (record) != IMZ_STAGE_REFUSED) {
    fail (error, _ ("--refusal goes with --stage refused"));
    return NULL;
  }

  facts.refusal = self->refusal;
  return imz_record_new (&facts);
}

ImzRecord *
imz_history_told_apply (const ImzHistoryTold *self, ImzRecord *record, gint64 now, GError **error)
{
  g_autoptr (ImzRecord) staged = NULL;
  g_autoptr (ImzRecord) reasoned = NULL;

  if (self->options->undo && (self->has_stage || self->has_refusal || g_date_valid (&self->day))) {
    fail (error, _ ("--undo goes with neither --stage nor --refusal nor --date"));
    return NULL;
  }

  staged = apply_stage (self, record, now, error);
  if (staged != NULL)
    reasoned = apply_refusal (self, staged, error);

  return reasoned != NULL ? imz_history_told_apply_texts (self, reasoned, error) : NULL;
}
