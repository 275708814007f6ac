/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-display-text.h"
#include "imz-phrase.h"
#include "imz-record-json.h"
#include "imz-store-error.h"

/* One application, as it is read. */
typedef struct {
  JsonObject *object;
  guint number;
  GError **error;
} Reader;

/* @key: (nullable): of all of it */
static gboolean
refuse (const Reader *self, const char *key, const char *reason)
{
  g_autofree char *number = g_strdup_printf ("%u", self->number);
  g_autofree char *message =
    key != NULL ? imz_phrase_expand (_ ("Application {number}, “{key}”: {reason}"), "number",
                                     number, "key", key, "reason", reason, NULL)
                : imz_phrase_expand (_ ("Application {number}: {reason}"), "number", number,
                                     "reason", reason, NULL);

  g_set_error_literal (self->error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_FILE, message);
  return FALSE;
}

static gboolean
refuse_word (const Reader *self, const char *key, const char *phrase, const char *word)
{
  g_autofree char *shown = imz_display_text_quoted (word);
  g_autofree char *reason = imz_phrase_expand (phrase, "word", shown, NULL);

  return refuse (self, key, reason);
}

/* (nullable): %NULL for null, and for what is not there */
static JsonNode *
find (const Reader *self, const char *key)
{
  JsonNode *node = json_object_get_member (self->object, key);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

/* Nothing written is nothing known. */
static gboolean
read_text (const Reader *self, const char *key, const char **text)
{
  JsonNode *node = find (self, key);

  *text = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (self, key, _ ("This must be a text."));

  *text = json_node_get_string (node);
  if (**text == '\0')
    *text = NULL;
  return TRUE;
}

static gboolean
need_text (const Reader *self, const char *key, const char **text)
{
  if (!read_text (self, key, text))
    return FALSE;

  return *text != NULL || refuse (self, key, _ ("This is missing."));
}

static gboolean
read_id (const Reader *self, const char *key, gint64 *id)
{
  JsonNode *node = find (self, key);

  *id = 0;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (self, key, _ ("This must be a whole number."));

  *id = json_node_get_int (node);
  return *id >= 1 || refuse (self, key, _ ("This is no number of an application."));
}

/* GLib's own reader takes much that RFC 3339 has not. */
static gboolean
parse_time (const char *text, gint64 *time)
{
  static const char *const form =
    "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)\\z";
  g_autoptr (GDateTime) moment = NULL;

  if (!g_regex_match_simple (form, text, 0, 0))
    return FALSE;
  moment = g_date_time_new_from_iso8601 (text, NULL);
  if (moment == NULL)
    return FALSE;

  *time = g_date_time_to_unix (moment);
  return TRUE;
}

/* 0: not known. */
static gboolean
read_time (const Reader *self, const char *key, gint64 *time)
{
  const char *text;

  *time = 0;
  if (!read_text (self, key, &text))
    return FALSE;

  return text == NULL || parse_time (text, time) ||
         refuse (self, key, _ ("This must be a time, as “2026-11-21T10:00:00+03:00” is one."));
}

static gboolean
read_day (const Reader *self, const char *key, GDate *day)
{
  const char *text;

  g_date_clear (day, 1);
  if (!read_text (self, key, &text))
    return FALSE;

  return text == NULL || imz_calendar_parse_day (text, day, NULL) ||
         refuse (self, key, _ ("This must be a day, as “2026-11-21” is one."));
}

static gboolean
read_kind (const Reader *self, const char *key, ImzCase *kind)
{
  const char *word;

  return need_text (self, key, &word) &&
         (imz_case_from_word (word, kind) ||
          refuse_word (self, key, _ ("“{word}” is none of renewal, first, lost and identity."),
                       word));
}

static gboolean
read_method (const Reader *self, const char *key, ImzMethod *method)
{
  const char *word;

  return need_text (self, key, &word) &&
         (imz_method_from_word (word, method) ||
          refuse_word (self, key, _ ("“{word}” is none of e-onay, e-imza and wet-signed."), word));
}

static gboolean
read_refusal (const Reader *self, const char *key, ImzRefusal *refusal)
{
  const char *word;

  *refusal = IMZ_REFUSAL_NONE;
  if (!read_text (self, key, &word))
    return FALSE;

  return word == NULL || imz_refusal_from_word (word, refusal) ||
         refuse_word (self, key,
                      _ ("“{word}” is none of too-early, not-e-onay, wrong-reason and other."),
                      word);
}

static gboolean
read_teller (const Reader *self, const char *key, ImzTeller *teller)
{
  const char *word;

  *teller = IMZ_TELLER_PERSON;
  if (!read_text (self, key, &word))
    return FALSE;

  return word == NULL || imz_teller_from_word (word, teller) ||
         refuse_word (self, key, _ ("“{word}” is none of person, card and guide."), word);
}

static gboolean
read_stage (const Reader *self, JsonNode *node, ImzRecordStage *stage)
{
  Reader within = *self;
  const char *word;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (self, "stages", _ ("A stage must be an object."));

  within.object = json_node_get_object (node);
  if (!need_text (&within, "stage", &word))
    return FALSE;
  if (!imz_stage_from_word (word, &stage->stage))
    return refuse_word (self, "stage", _ ("“{word}” is no stage of an application."), word);
  if (find (&within, "at") == NULL)
    return refuse (self, "at", _ ("This is missing."));

  return read_time (&within, "at", &stage->at) && read_teller (&within, "by", &stage->by);
}

static gboolean
read_stages (const Reader *self, const char *key, GArray *stages)
{
  JsonNode *node = find (self, key);
  JsonArray *list;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (self, key, _ ("This must be a list."));

  list = json_node_get_array (node);
  if (json_array_get_length (list) > IMZ_N_STAGES)
    return refuse (self, key, _ ("There are too many of them."));
  for (guint i = 0; i < json_array_get_length (list); i++) {
    ImzRecordStage stage = { 0 };

    if (!read_stage (self, json_array_get_element (list, i), &stage))
      return FALSE;
    g_array_append_val (stages, stage);
  }

  return TRUE;
}

/* How far it is, which its stages tell, too. */
static gboolean
check_stage (const Reader *self, const GArray *stages)
{
  ImzStage last = stages->len > 0 ? g_array_index (stages, ImzRecordStage, stages->len - 1).stage
                                  : IMZ_STAGE_APPLIED;
  const char *word;

  if (!read_text (self, "stage", &word))
    return FALSE;

  return word == NULL || strcmp (word, imz_stage_to_word (last)) == 0 ||
         refuse (self, "stage", _ ("This is not the last of the stages."));
}

/* Of one that says only how far it is, and when. */
static gboolean
read_times (const Reader *self, ImzRecordFacts *facts)
{
  if (!read_time (self, "created_at", &facts->created_at) ||
      !read_time (self, "changed_at", &facts->changed_at))
    return FALSE;

  if (find (self, "created_at") == NULL) {
    if (facts->stages->len == 0)
      return refuse (self, "created_at", _ ("This is missing."));
    facts->created_at = g_array_index (facts->stages, ImzRecordStage, 0).at;
  }
  if (find (self, "changed_at") == NULL)
    facts->changed_at = facts->created_at;

  return TRUE;
}

static gboolean
read_certificate (const Reader *self,
                  const char *sha256,
                  const char *not_before,
                  const char *not_after,
                  ImzRecordCertificate *certificate)
{
  return read_text (self, sha256, &certificate->sha256) &&
         read_time (self, not_before, &certificate->not_before) &&
         read_time (self, not_after, &certificate->not_after);
}

static gboolean
read_facts (const Reader *self, ImzRecordFacts *facts, GArray *stages)
{
  facts->stages = stages;

  return read_id (self, "id", &facts->id) && read_text (self, "uid", &facts->uid) &&
         read_text (self, "profile", &facts->profile) && read_kind (self, "case", &facts->kind) &&
         read_method (self, "method", &facts->method) &&
         read_text (self, "province", &facts->province) && read_stages (self, "stages", stages) &&
         check_stage (self, stages) && read_times (self, facts) &&
         read_refusal (self, "refusal", &facts->refusal) &&
         read_text (self, "courier", &facts->courier) &&
         read_text (self, "tracking", &facts->tracking) && read_text (self, "link", &facts->link) &&
         read_text (self, "note", &facts->note) &&
         read_day (self, "letter_date", &facts->letter_day) &&
         read_text (self, "letter_number", &facts->letter_number) &&
         read_certificate (self, "replaces_sha256", "replaces_not_before", "replaces_not_after",
                           &facts->replaces) &&
         read_certificate (self, "new_sha256", "new_not_before", "new_not_after",
                           &facts->successor);
}

/* The key that is to blame is the one that is refused without the others, too. */
static const char *
find_culprit (const ImzRecordFacts *facts)
{
  const struct {
    const char *key;
    ImzRecordFacts alone;
  } suspects[] = {
    { "uid", { .uid = facts->uid } },
    { "province", { .province = facts->province } },
    { "stages", { .stages = facts->stages } }, /* the next may be of them */
    { "created_at", { .created_at = facts->created_at } },
    { "changed_at", { .changed_at = facts->changed_at } },
    { "refusal", { .stages = facts->stages, .refusal = facts->refusal } },
    { "courier", { .courier = facts->courier } },
    { "tracking", { .tracking = facts->tracking } },
    { "link", { .link = facts->link } },
    { "note", { .note = facts->note } },
    { "letter_number", { .letter_number = facts->letter_number } },
    { "replaces_sha256", { .replaces.sha256 = facts->replaces.sha256 } },
    { "replaces_not_after", { .replaces = facts->replaces } },
    { "new_sha256", { .successor.sha256 = facts->successor.sha256 } },
    { "new_not_after", { .successor = facts->successor } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (suspects); i++) {
    if (!imz_record_facts_check (&suspects[i].alone, NULL))
      return suspects[i].key;
  }

  return NULL;
}

ImzRecord *
imz_record_json_read (JsonNode *node, guint number, GError **error)
{
  Reader self = { .number = number, .error = error };
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  g_autoptr (GError) reason = NULL;
  ImzRecordFacts facts = { 0 };

  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    refuse (&self, NULL, _ ("This must be an object."));
    return NULL;
  }

  self.object = json_node_get_object (node);
  if (!read_facts (&self, &facts, stages))
    return NULL;
  if (!imz_record_facts_check (&facts, &reason)) {
    refuse (&self, find_culprit (&facts), reason->message);
    return NULL;
  }

  return imz_record_new (&facts);
}
