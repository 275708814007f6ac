/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-status-json.h"

#include "imz-advice-json.h"
#include "imz-calendar.h"
#include "imz-json.h"
#include "imz-sentence.h"

#define SCHEMA "imzam.status/1"
#define TIME "time"

static void
add_trust (JsonBuilder *builder, const ImzTrustFacts *trust)
{
  const ImzRevocation *revocation = &trust->revocation;

  imz_json_add_string (builder, "trust", imz_trust_state_to_word (trust->state));
  imz_json_add_string (builder, "anchor", imz_anchor_kind_to_word (trust->anchor));
  json_builder_set_member_name (builder, "revocation");
  json_builder_begin_object (builder);
  imz_json_add_string (builder, "state", imz_revocation_state_to_word (revocation->state));
  if (revocation->checked_at != 0)
    imz_json_add_time (builder, "checked_at", revocation->checked_at);
  else
    imz_json_add_string (builder, "checked_at", NULL);
  imz_json_add_string (builder, "via", imz_revocation_via_to_word (revocation->via));
  json_builder_end_object (builder);
}

static void
add_certificate (JsonBuilder *builder, const ImzCertificate *certificate, const ImzVerdict *verdict)
{
  ImzCertificateState state =
    imz_certificate_state_at (certificate, verdict->now, &verdict->limits);

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "sha256", imz_certificate_get_sha256 (certificate));
  imz_json_add_string (builder, "serial", imz_certificate_get_serial (certificate));
  imz_json_add_string (builder, "holder", imz_certificate_get_holder (certificate));
  imz_json_add_string (builder, "identity_masked",
                       imz_certificate_get_identity_masked (certificate));
  imz_json_add_string (builder, "issuer", imz_certificate_get_issuer (certificate));
  if (imz_certificate_is_malformed (certificate)) {
    imz_json_add_string (builder, "not_before", NULL);
    imz_json_add_string (builder, "not_after", NULL);
    imz_json_add_string (builder, "days_left", NULL);
  } else {
    imz_json_add_time (builder, "not_before", imz_certificate_get_not_before (certificate));
    imz_json_add_time (builder, "not_after", imz_certificate_get_not_after (certificate));
    imz_json_add_int (builder, "days_left", imz_certificate_days_left (certificate, verdict->now));
  }
  imz_json_add_string (builder, "kind",
                       imz_certificate_kind_to_word (imz_certificate_get_kind (certificate)));
  imz_json_add_string (builder, "key", imz_certificate_get_key (certificate));

  add_trust (builder, imz_certificate_get_trust (certificate));
  imz_json_add_string (builder, "state", imz_certificate_state_to_word (state));
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
  imz_json_add_string (builder, "atr", imz_card_get_atr (card));
  imz_json_add_string (builder, "family", imz_card_family_to_word (imz_card_get_family (card)));
  imz_json_add_string (builder, "version", imz_card_get_version (card));
  imz_json_add_string (builder, "source", driver != NULL ? "pkcs11" : "direct");
  imz_json_add_string (builder, "driver",
                       driver != NULL ? imz_driver_get_facts (driver)->path : NULL);
  imz_json_add_string (builder, "state", imz_card_state_to_word (imz_card_get_state (card)));

  /* No card that is read so far tells the number of tries. */
  json_builder_set_member_name (builder, "pin");
  json_builder_begin_object (builder);
  imz_json_add_string (builder, "state", imz_pin_state_to_word (imz_card_get_pin (card)));
  imz_json_add_string (builder, "tries_left", NULL);
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
    imz_json_add_string (builder, "name", imz_reader_get_name (reader));
    imz_json_add_string (builder, "state",
                         imz_reader_state_to_word (imz_reader_get_state (reader)));
    add_card (builder, imz_reader_get_card (reader), verdict);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_summary (JsonBuilder *builder, const ImzVerdict *verdict, const ImzAdvice *advice)
{
  g_autofree char *text = imz_advice_get_sentence (advice, verdict);

  json_builder_set_member_name (builder, "summary");
  json_builder_begin_object (builder);
  imz_json_add_string (builder, "state", imz_verdict_get_word (verdict));
  imz_json_add_int (builder, "exit", verdict->exit);
  imz_json_add_string (builder, "text", text);
  imz_advice_json_add_next_action (builder, advice);
  json_builder_end_object (builder);
}

static void
add_remembered (JsonBuilder *builder, const GPtrArray *remembered, const ImzVerdict *verdict)
{
  json_builder_set_member_name (builder, "remembered");
  json_builder_begin_array (builder);
  for (guint i = 0; remembered != NULL && i < remembered->len; i++) {
    const ImzRemembered *entry = g_ptr_array_index (remembered, i);
    const ImzCertificate *certificate = entry->certificate;
    ImzCertificateState state =
      imz_certificate_state_at (certificate, verdict->now, &verdict->limits);

    json_builder_begin_object (builder);
    imz_json_add_string (builder, "sha256", imz_certificate_get_sha256 (certificate));
    imz_json_add_time (builder, "not_before", imz_certificate_get_not_before (certificate));
    imz_json_add_time (builder, "not_after", imz_certificate_get_not_after (certificate));
    imz_json_add_int (builder, "days_left", imz_certificate_days_left (certificate, verdict->now));
    imz_json_add_string (builder, "state", imz_certificate_state_to_word (state));
    imz_json_add_time (builder, "seen_at", entry->seen_at);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

JsonNode *
imz_status_json_new (const ImzSnapshot *snapshot,
                     const ImzVerdict *verdict,
                     const ImzAdvice *advice,
                     const GPtrArray *remembered)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", SCHEMA);
  imz_json_add_time (builder, TIME, verdict->now);

  json_builder_set_member_name (builder, "service");
  json_builder_begin_object (builder);
  imz_json_add_string (builder, "state",
                       imz_service_state_to_word (imz_snapshot_get_service (snapshot)));
  json_builder_end_object (builder);

  add_readers (builder, snapshot, verdict);
  add_remembered (builder, remembered, verdict);
  add_summary (builder, verdict, advice);
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
