/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-status-json.h"

#include "imz-calendar.h"
#include "imz-sentence.h"

#define SCHEMA "imzam.status/1"
#define TIME "time"

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 time)
{
  g_autofree char *text = imz_calendar_format_time (time);

  add_string (builder, name, text);
}

static void
add_trust (JsonBuilder *builder, const ImzTrustFacts *trust)
{
  const ImzRevocation *revocation = &trust->revocation;

  add_string (builder, "trust", imz_trust_state_to_word (trust->state));
  add_string (builder, "anchor", imz_anchor_kind_to_word (trust->anchor));
  json_builder_set_member_name (builder, "revocation");
  json_builder_begin_object (builder);
  add_string (builder, "state", imz_revocation_state_to_word (revocation->state));
  if (revocation->checked_at != 0)
    add_time (builder, "checked_at", revocation->checked_at);
  else
    add_string (builder, "checked_at", NULL);
  add_string (builder, "via", imz_revocation_via_to_word (revocation->via));
  json_builder_end_object (builder);
}

static void
add_certificate (JsonBuilder *builder, const ImzCertificate *certificate, const ImzVerdict *verdict)
{
  ImzCertificateState state =
    imz_certificate_state_at (certificate, verdict->now, &verdict->limits);

  json_builder_begin_object (builder);
  add_string (builder, "sha256", imz_certificate_get_sha256 (certificate));
  add_string (builder, "serial", imz_certificate_get_serial (certificate));
  add_string (builder, "holder", imz_certificate_get_holder (certificate));
  add_string (builder, "identity_masked", imz_certificate_get_identity_masked (certificate));
  add_string (builder, "issuer", imz_certificate_get_issuer (certificate));
  if (imz_certificate_is_malformed (certificate)) {
    add_string (builder, "not_before", NULL);
    add_string (builder, "not_after", NULL);
    add_string (builder, "days_left", NULL);
  } else {
    add_time (builder, "not_before", imz_certificate_get_not_before (certificate));
    add_time (builder, "not_after", imz_certificate_get_not_after (certificate));
    add_int (builder, "days_left", imz_certificate_days_left (certificate, verdict->now));
  }
  add_string (builder, "kind",
              imz_certificate_kind_to_word (imz_certificate_get_kind (certificate)));
  add_string (builder, "key", imz_certificate_get_key (certificate));

  add_trust (builder, imz_certificate_get_trust (certificate));
  add_string (builder, "state", imz_certificate_state_to_word (state));
  json_builder_end_object (builder);
}

static void
add_card (JsonBuilder *builder, const ImzCard *card, const ImzVerdict *verdict)
{
  ImzDriver *driver;

  json_builder_set_member_name (builder, "card");
  if (card == NULL) {
    json_builder_add_null_value (builder);
    return;
  }

  driver = imz_card_get_driver (card);
  json_builder_begin_object (builder);
  add_string (builder, "atr", imz_card_get_atr (card));
  add_string (builder, "family", imz_card_family_to_word (imz_card_get_family (card)));
  add_string (builder, "version", imz_card_get_version (card));
  add_string (builder, "source", driver != NULL ? "pkcs11" : "direct");
  add_string (builder, "driver", driver != NULL ? imz_driver_get_facts (driver)->path : NULL);
  add_string (builder, "state", imz_card_state_to_word (imz_card_get_state (card)));

  /* No card that is read so far tells the number of tries. */
  json_builder_set_member_name (builder, "pin");
  json_builder_begin_object (builder);
  add_string (builder, "state", imz_pin_state_to_word (imz_card_get_pin (card)));
  add_string (builder, "tries_left", NULL);
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "certificates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < imz_card_get_n_certificates (card); i++)
    add_certificate (builder, imz_card_get_certificate (card, i), verdict);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_readers (JsonBuilder *builder, const ImzSnapshot *snapshot, const ImzVerdict *verdict)
{
  json_builder_set_member_name (builder, "readers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzReader *reader = imz_snapshot_get_reader (snapshot, i);

    json_builder_begin_object (builder);
    add_string (builder, "name", imz_reader_get_name (reader));
    add_string (builder, "state", imz_reader_state_to_word (imz_reader_get_state (reader)));
    add_card (builder, imz_reader_get_card (reader), verdict);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_next_action (JsonBuilder *builder, const ImzVerdict *verdict)
{
  const ImzNextAction *action = imz_verdict_get_next_action (verdict);
  g_autofree char *by = g_date_valid (&verdict->by) ? imz_calendar_format_day (&verdict->by) : NULL;

  json_builder_set_member_name (builder, "next_action");
  json_builder_begin_object (builder);
  add_string (builder, "id", action->id);
  add_string (builder, "text", imz_sentence_next_action (verdict));
  add_string (builder, "by", by);
  add_string (builder, "guide", action->guide);
  add_string (builder, "rule", action->rule);
  add_string (builder, "source", action->source);
  json_builder_end_object (builder);
}

static void
add_summary (JsonBuilder *builder, const ImzVerdict *verdict)
{
  g_autofree char *text = imz_sentence_text (verdict);

  json_builder_set_member_name (builder, "summary");
  json_builder_begin_object (builder);
  add_string (builder, "state", imz_verdict_get_word (verdict));
  add_int (builder, "exit", verdict->exit);
  add_string (builder, "text", text);
  add_next_action (builder, verdict);
  json_builder_end_object (builder);
}

JsonNode *
imz_status_json_new (const ImzSnapshot *snapshot, const ImzVerdict *verdict)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "schema", SCHEMA);
  add_time (builder, TIME, verdict->now);

  json_builder_set_member_name (builder, "service");
  json_builder_begin_object (builder);
  add_string (builder, "state", imz_service_state_to_word (imz_snapshot_get_service (snapshot)));
  json_builder_end_object (builder);

  add_readers (builder, snapshot, verdict);

  /* No certificate is remembered from one run to the next. */
  json_builder_set_member_name (builder, "remembered");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);

  add_summary (builder, verdict);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* What programs go by: without the time, and without the sentence for people. */
static JsonNode *
strip (JsonNode *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  JsonObject *object = json_node_get_object (document);
  JsonObject *summary = json_object_get_object_member (object, "summary");
  g_autoptr (GList) names = json_object_get_members (object);

  json_builder_begin_array (builder);
  for (GList *name = names; name != NULL; name = name->next) {
    if (strcmp (name->data, TIME) != 0 && strcmp (name->data, "summary") != 0)
      json_builder_add_value (builder, json_object_dup_member (object, name->data));
  }
  json_builder_add_value (builder, json_object_dup_member (summary, "state"));
  json_builder_add_value (builder, json_object_dup_member (summary, "exit"));
  json_builder_add_value (builder, json_object_dup_member (summary, "next_action"));
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

gboolean
imz_status_json_same (JsonNode *a, JsonNode *b)
{
  g_autoptr (JsonNode) x = strip (a);
  g_autoptr (JsonNode) y = strip (b);

  return json_node_equal (x, y);
}
