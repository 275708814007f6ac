/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-schema.h"

#include "test-ctl-document.h"

typedef enum {
  STRING = 1 << 0,
  INTEGER = 1 << 1,
  OBJECT = 1 << 2,
  LIST = 1 << 3,
  BOOLEAN = 1 << 4,
  OR_NULL = 1 << 5,
} Types;

typedef struct _Key Key;

struct _Key {
  const char *name;
  guint types;
  const char *form; /* regular expression for the whole of a string; NULL: any text */
  const Key
    *members; /* of the object, or of each element of the list; NULL: a list of such strings */
};

#define TIME "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)"
#define DATE "\\d{4}-\\d\\d-\\d\\d"
#define SENTENCES "[^\\n{}]+[.\\]]"
#define SHA256 "[0-9a-f]{64}"
#define CERTIFICATE_STATE \
  "malformed|revoked|suspended|untrusted|expired|not-yet|renewal-late|renewal-window|valid"

static const Key revocation[] = {
  { "state", STRING, "good|revoked|suspended|unknown|unchecked", NULL },
  { "checked_at", STRING | OR_NULL, TIME, NULL },
  { "via", STRING | OR_NULL, "ocsp|crl|cache", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key certificate[] = {
  { "sha256", STRING, SHA256, NULL },
  { "serial", STRING | OR_NULL, "[0-9a-f]+", NULL },
  { "holder", STRING | OR_NULL, NULL, NULL },
  { "identity_masked", STRING | OR_NULL, ".\\*+.|\\*+", NULL },
  { "issuer", STRING | OR_NULL, NULL, NULL },
  { "not_before", STRING | OR_NULL, TIME, NULL },
  { "not_after", STRING | OR_NULL, TIME, NULL },
  { "days_left", INTEGER | OR_NULL, NULL, NULL },
  { "kind", STRING, "nes|test|ca|other", NULL },
  { "key", STRING | OR_NULL, NULL, NULL },
  { "trust", STRING, "anchored|unknown-issuer|broken|unchecked", NULL },
  { "anchor", STRING | OR_NULL, "pinned|administrator", NULL },
  { "revocation", OBJECT, NULL, revocation },
  { "state", STRING, CERTIFICATE_STATE, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key pin[] = {
  { "state", STRING, "ok|low|final-try|locked|not-set|unknown", NULL },
  { "tries_left", INTEGER | OR_NULL, NULL, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key card[] = {
  { "atr", STRING, "([0-9A-F]{2})*", NULL },
  { "family", STRING, "akis|other", NULL },
  { "version", STRING | OR_NULL, "\\d+(\\.\\d+)+", NULL },
  { "source", STRING, "direct|pkcs11", NULL },
  { "driver", STRING | OR_NULL, "/.+", NULL },
  { "state", STRING, "ok|no-certificate|no-driver|unreadable|driver-crashed|driver-timeout|removed",
    NULL },
  { "pin", OBJECT, NULL, pin },
  { "certificates", LIST, NULL, certificate },
  { NULL, 0, NULL, NULL },
};

static const Key reader[] = {
  { "name", STRING, ".+", NULL },
  { "state", STRING, "empty|card|mute|busy|unavailable", NULL },
  { "card", OBJECT | OR_NULL, NULL, card },
  { NULL, 0, NULL, NULL },
};

static const Key remembered[] = {
  { "sha256", STRING, SHA256, NULL },
  { "not_before", STRING, TIME, NULL },
  { "not_after", STRING, TIME, NULL },
  { "days_left", INTEGER, NULL, NULL },
  { "state", STRING, CERTIFICATE_STATE, NULL },
  { "seen_at", STRING, TIME, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key next_action[] = {
  { "id", STRING,
    "none|activate-e-onay|renew|renew-wet-signed|call-province|wait|make-pin|unlock-pin|resume|"
    "replace|start-service|plug-reader|insert-card|turn-card|close-other-program|install-driver|"
    "check-trust",
    NULL },
  { "text", STRING, ".+", NULL },
  { "by", STRING | OR_NULL, DATE, NULL },
  { "guide", STRING | OR_NULL,
    "e-onay|renew-e-onay|renew-e-imza|wet-signed|first|identity-change|lost|after-delivery|"
    "pin-locked|suspended|delivery-late|op-(status|list|resume|pin|web-password|revoke|e-onay)",
    NULL },
  { "rule", STRING | OR_NULL, "R\\d+", NULL },
  { "source", STRING | OR_NULL, "S\\d+(\\.\\d+)*", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key summary[] = {
  { "state", STRING,
    CERTIFICATE_STATE "|no-service|denied|no-reader|no-card|mute|busy|unreadable|no-certificate|"
                      "no-driver|driver-crashed|driver-timeout|not-an-e-imza",
    NULL },
  { "exit", INTEGER, NULL, NULL },
  { "text", STRING, "[^\\n{}]+", NULL },
  { "next_action", OBJECT, NULL, next_action },
  { NULL, 0, NULL, NULL },
};

static const Key service[] = {
  { "state", STRING, "running|absent|stopped|denied", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key status[] = {
  { "schema", STRING, "imzam\\.status/1", NULL },
  { "time", STRING, TIME, NULL },
  { "service", OBJECT, NULL, service },
  { "readers", LIST, NULL, reader },
  { "remembered", LIST, NULL, remembered },
  { "summary", OBJECT, NULL, summary },
  { NULL, 0, NULL, NULL },
};

static const Key dates[] = {
  { "window_opens", STRING | OR_NULL, DATE, NULL },
  { "last_date", STRING | OR_NULL, DATE, NULL },
  { "recommended", STRING | OR_NULL, DATE, NULL },
  { "production", STRING | OR_NULL, DATE, NULL },
  { "ends", STRING | OR_NULL, DATE, NULL },
  { "pin_from", STRING | OR_NULL, DATE, NULL },
  { "delivery_from", STRING | OR_NULL, DATE, NULL },
  { "delivery_to", STRING | OR_NULL, DATE, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key method[] = {
  { "id", STRING, "e-onay|e-imza|wet-signed", NULL },
  { "allowed", BOOLEAN, NULL, NULL },
  { "why", STRING, SENTENCES, NULL },
  { "rule", STRING, "R\\d+", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key warning[] = {
  { "rule", STRING, "R(0|3|4|7|22)", NULL },
  { "text", STRING, SENTENCES, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key step[] = {
  { "id", STRING, "[a-z-]+", NULL },
  { "text", STRING, SENTENCES, NULL },
  { "from", STRING | OR_NULL, DATE, NULL },
  { "to", STRING | OR_NULL, DATE, NULL },
  { "done", BOOLEAN, NULL, NULL },
  { "rule", STRING | OR_NULL, "R\\d+", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key rule[] = {
  { "id", STRING, "R\\d+", NULL },
  { "text", STRING, SENTENCES, NULL },
  { "source", STRING, "(S\\d+(\\.\\d+)*|W|5070)((, | ↔ )(S\\d+(\\.\\d+)*|W|5070))*", NULL },
  { "source_date", STRING, DATE "|tarihsiz", NULL },
  { "differs", STRING | OR_NULL, SENTENCES, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key timeline[] = {
  { "schema", STRING, "imzam\\.timeline/1", NULL },
  { "time", STRING, TIME, NULL },
  { "province", STRING, "[a-z0-9-]+", NULL },
  { "case", STRING, "renewal|first|lost|identity", NULL },
  { "e_onay", STRING, "yes|no|unknown", NULL },
  { "not_before", STRING | OR_NULL, TIME, NULL },
  { "not_after", STRING | OR_NULL, TIME, NULL },
  { "approved", STRING | OR_NULL, DATE, NULL },
  { "phase", STRING | OR_NULL, "not-yet|in-use|window|late|expired", NULL },
  { "text", STRING | OR_NULL, SENTENCES, NULL },
  { "note", STRING | OR_NULL, SENTENCES, NULL },
  { "next_action", OBJECT, NULL, next_action },
  { "explanation", STRING, SENTENCES, NULL },
  { "dates", OBJECT, NULL, dates },
  { "methods", LIST, NULL, method },
  { "warnings", LIST, NULL, warning },
  { "steps", LIST, NULL, step },
  { "rules", LIST, NULL, rule },
  { NULL, 0, NULL, NULL },
};

#define ID "[a-z0-9][a-z0-9-]*"
#define FIT_KEYS                                                                            \
  { "id", STRING, ID, NULL }, { "title", STRING, "[^\\n{}]+", NULL },                       \
    { "summary", STRING, "[^\\n{}]+", NULL }, { "fits", BOOLEAN | OR_NULL, NULL, NULL },    \
    { "why", STRING | OR_NULL, SENTENCES, NULL }, { "from", STRING | OR_NULL, DATE, NULL }, \
    { "rule", STRING | OR_NULL, "R\\d+", NULL },                                            \
  {                                                                                         \
    "is_next", BOOLEAN, NULL, NULL                                                          \
  }

static const Key listed_guide[] = {
  FIT_KEYS,
  { NULL, 0, NULL, NULL },
};

static const Key guides[] = {
  { "schema", STRING, "imzam\\.guides/1", NULL },
  { "province", STRING, ID, NULL },
  { "guides", LIST, NULL, listed_guide },
  { "problems", LIST, ".+", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key not_for[] = {
  { "text", STRING, "[^\\n{}]+", NULL },
  { "guide", STRING | OR_NULL, ID, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key guide_check[] = {
  { "kind", STRING, "card|certificate|driver|java|jnlp|download|date", NULL },
  { "states", LIST, CERTIFICATE_STATE, NULL },
  { "at_least", INTEGER | OR_NULL, NULL, NULL },
  { "prefix", STRING | OR_NULL, ".+", NULL },
  { "day", STRING | OR_NULL, "[a-z-]+", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key answer[] = {
  { "id", STRING, ID, NULL },
  { "label", STRING, "[^\\n{}]+", NULL },
  { "next", STRING, ID, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key way_out[] = {
  { "label", STRING, "[^\\n{}]+", NULL },      { "body", STRING | OR_NULL, "[^\\n{}]+", NULL },
  { "step", STRING | OR_NULL, ID, NULL },      { "guide", STRING | OR_NULL, ID, NULL },
  { "rule", STRING | OR_NULL, "R\\d+", NULL }, { NULL, 0, NULL, NULL },
};

static const Key condition[] = {
  { "negated", BOOLEAN, NULL, NULL },
  { "province", STRING | OR_NULL, ID, NULL },
  { "letter", STRING | OR_NULL, "letter|e-mail|none", NULL },
  { "method", STRING | OR_NULL, "e-onay|e-imza|wet-signed", NULL },
  { "phases", LIST, "not-yet|in-use|window|late|expired", NULL },
  { "answer", STRING | OR_NULL, ID "/" ID, NULL },
  { NULL, 0, NULL, NULL },
};

static const Key guide_step[] = {
  { "id", STRING, ID, NULL },
  { "title", STRING, "[^\\n{}]+", NULL },
  { "body", STRING, "[^{}]+", NULL },
  { "warnings", LIST, "[^\\n{}]+", NULL },
  { "ready", LIST, "[^\\n{}]+", NULL },
  { "link", STRING | OR_NULL, "https://[a-z0-9.-]+(/.*)?", NULL },
  { "link_label", STRING | OR_NULL, "[^\\n{}]+", NULL },
  { "sketch", STRING | OR_NULL, ID, NULL },
  { "sketch_alt", STRING | OR_NULL, "[^\\n{}]+", NULL },
  { "wordings", LIST, "[^\\n]+", NULL },
  { "copy", LIST, ID, NULL },
  { "letter", STRING | OR_NULL, ID, NULL },
  { "countdown_s", INTEGER | OR_NULL, NULL, NULL },
  { "check", STRING | OR_NULL, "card|certificate|driver|java|jnlp|download|date", NULL },
  { "checks", LIST, NULL, guide_check },
  { "answers", LIST, NULL, answer },
  { "ways_out", LIST, NULL, way_out },
  { "conditions", LIST, NULL, condition },
  { "next", STRING | OR_NULL, ID, NULL },
  { "end", STRING | OR_NULL, "done|stop", NULL },
  { "rules", LIST, "R\\d+", NULL },
  { "sources", LIST, "(S\\d+(\\.\\d+)*|W|5070)", NULL },
  { NULL, 0, NULL, NULL },
};

static const Key guide[] = {
  { "schema", STRING, "imzam\\.guide/1", NULL },
  FIT_KEYS,
  { "province", STRING, ID, NULL },
  { "introduction", STRING, "[^{}]+", NULL },
  { "not_for", LIST, NULL, not_for },
  { "ready", LIST, "[^\\n{}]+", NULL },
  { "steps", LIST, NULL, guide_step },
  { NULL, 0, NULL, NULL },
};

/* "Who decides": what each state may end with. All others are 3. */
static const struct {
  const char *state;
  const char *exits;
} exits[] = {
  { "valid", "0" },   { "renewal-window", "01" }, { "not-yet", "1" },   { "renewal-late", "02" },
  { "expired", "2" }, { "revoked", "2" },         { "suspended", "2" }, { "untrusted", "2" },
};

static guint
type_of (JsonNode *node)
{
  switch (json_node_get_node_type (node)) {
  case JSON_NODE_OBJECT:
    return OBJECT;
  case JSON_NODE_ARRAY:
    return LIST;
  case JSON_NODE_NULL:
    return OR_NULL;
  case JSON_NODE_VALUE:
    if (json_node_get_value_type (node) == G_TYPE_STRING)
      return STRING;
    if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
      return BOOLEAN;
    return json_node_get_value_type (node) == G_TYPE_INT64 ? INTEGER : 0;
  default:
    return 0;
  }
}

static void check_members (JsonNode *node, const Key *keys, const char *path);

static void
check_form (const char *text, const char *form, const char *path)
{
  g_autofree char *whole = g_strdup_printf ("\\A(?:%s)\\z", form);

  if (!g_regex_match_simple (whole, text, G_REGEX_DOTALL, 0))
    g_error ("%s is “%s”, which is not %s", path, text, form);
}

static void
check_element (JsonNode *node, const Key *key, const char *path)
{
  g_assert_cmpuint (type_of (node), ==, key->members != NULL ? OBJECT : STRING);
  if (key->members != NULL)
    check_members (node, key->members, path);
  else if (key->form != NULL)
    check_form (json_node_get_string (node), key->form, path);
}

static void
check_value (JsonNode *node, const Key *key, const char *path)
{
  guint type = type_of (node);

  if ((type & key->types) == 0)
    g_error ("%s is of the wrong type", path);

  if (type == STRING && key->form != NULL)
    check_form (json_node_get_string (node), key->form, path);
  if (type == OBJECT)
    check_members (node, key->members, path);
  if (type == LIST) {
    JsonArray *list = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (list); i++) {
      g_autofree char *element = g_strdup_printf ("%s.%u", path, i);

      check_element (json_array_get_element (list, i), key, element);
    }
  }
}

static void
check_members (JsonNode *node, const Key *keys, const char *path)
{
  JsonObject *object = json_node_get_object (node);
  guint n_keys = 0;

  for (; keys->name != NULL; keys++, n_keys++) {
    g_autofree char *member = g_strdup_printf ("%s.%s", path, keys->name);

    if (!json_object_has_member (object, keys->name))
      g_error ("%s is missing", member);
    check_value (json_object_get_member (object, keys->name), keys, member);
  }

  /* The contract may grow; then this table does. */
  g_assert_cmpuint (json_object_get_size (object), ==, n_keys);
}

static GDate
day_in_istanbul (const char *time)
{
  g_autoptr (GTimeZone) istanbul = g_time_zone_new_identifier ("Europe/Istanbul");
  g_autoptr (GDateTime) parsed = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (GDateTime) local = NULL;
  GDate day;

  g_assert_nonnull (istanbul);
  g_assert_nonnull (parsed);
  local = g_date_time_to_timezone (parsed, istanbul);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));

  return day;
}

static void
check_certificate (JsonNode *node, const char *time)
{
  static const char *const unknown_when_malformed[] = { "serial",   "holder",     "identity_masked",
                                                        "issuer",   "not_before", "not_after",
                                                        "days_left" };
  GDate today, last;

  if (g_str_equal (test_document_string (node, "state"), "malformed")) {
    for (gsize i = 0; i < G_N_ELEMENTS (unknown_when_malformed); i++)
      test_assert_null (node, unknown_when_malformed[i]);
    return;
  }

  today = day_in_istanbul (time);
  last = day_in_istanbul (test_document_string (node, "not_after"));
  test_assert_int (node, "days_left", g_date_days_between (&today, &last));
  g_assert_nonnull (test_document_string (node, "not_before"));
}

static void
check_card (JsonNode *node, const char *time)
{
  const char *state = test_document_string (node, "state");
  guint n_certificates = test_document_length (node, "certificates");
  g_autofree char *states = test_document_words (node, "certificates", "state");

  if (g_str_equal (test_document_string (node, "source"), "direct"))
    test_assert_null (node, "driver");
  else
    g_assert_nonnull (test_document_string (node, "driver"));

  for (guint i = 0; i < n_certificates; i++) {
    g_autofree char *path = g_strdup_printf ("certificates.%u", i);

    check_certificate (test_document_get (node, path), time);
  }

  if (g_str_equal (state, "ok"))
    g_assert_true (g_regex_match_simple ("(?<!\\S)(?!malformed)\\S", states, 0, 0));
  else if (g_str_equal (state, "unreadable"))
    g_assert_true (g_regex_match_simple ("^(malformed ?)*$", states, 0, 0));
  else
    g_assert_cmpuint (n_certificates, ==, 0);
}

static void
check_exit (JsonNode *document)
{
  const char *state = test_document_string (document, "summary.state");
  gint64 exit = test_document_int (document, "summary.exit");
  const char *allowed = "3";

  for (gsize i = 0; i < G_N_ELEMENTS (exits); i++) {
    if (g_str_equal (state, exits[i].state))
      allowed = exits[i].exits;
  }
  g_assert_cmpint (exit, >=, 0);
  g_assert_cmpint (exit, <=, 3);
  if (strchr (allowed, (int) ('0' + exit)) == NULL)
    g_error ("“%s” ends with %d", state, (int) exit);
}

static void
check_status (JsonNode *document)
{
  const char *time;

  check_members (document, status, "");
  check_exit (document);

  time = test_document_string (document, "time");
  for (guint i = 0; i < test_document_length (document, "readers"); i++) {
    g_autofree char *path = g_strdup_printf ("readers.%u", i);
    JsonNode *node = test_document_get (document, path);
    gboolean has_card = g_str_equal (test_document_string (node, "state"), "card");

    g_assert_true (has_card != test_document_is_null (node, "card"));
    if (has_card)
      check_card (test_document_get (node, "card"), time);
  }

  if (!g_str_equal (test_document_string (document, "service.state"), "running"))
    test_assert_length (document, "readers", 0);
}

void
test_schema_check (JsonNode *document)
{
  const char *schema = test_document_string (document, "schema");

  g_assert_true (g_str_has_prefix (schema, "imzam."));
  if (g_str_equal (schema, "imzam.status/1"))
    check_status (document);
  else if (g_str_equal (schema, "imzam.timeline/1"))
    check_members (document, timeline, "");
  else if (g_str_equal (schema, "imzam.guides/1"))
    check_members (document, guides, "");
  else if (g_str_equal (schema, "imzam.guide/1"))
    check_members (document, guide, "");
}
