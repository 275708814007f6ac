/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-schema.h"

#include "test-ctl-document.h"
#include "test-ctl-shapes.h"

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
    return TEST_OBJECT;
  case JSON_NODE_ARRAY:
    return TEST_LIST;
  case JSON_NODE_NULL:
    return TEST_OR_NULL;
  case JSON_NODE_VALUE:
    if (json_node_get_value_type (node) == G_TYPE_STRING)
      return TEST_STRING;
    if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
      return TEST_BOOLEAN;
    return json_node_get_value_type (node) == G_TYPE_INT64 ? TEST_INTEGER : 0;
  default:
    return 0;
  }
}

static void check_members (JsonNode *node, const TestKey *keys, const char *path);

static void
check_form (const char *text, const char *form, const char *path)
{
  g_autofree char *whole = g_strdup_printf ("\\A(?:%s)\\z", form);

  if (!g_regex_match_simple (whole, text, G_REGEX_DOTALL, 0))
    g_error ("%s is “%s”, which is not %s", path, text, form);
}

static void
check_element (JsonNode *node, const TestKey *key, const char *path)
{
  g_assert_cmpuint (type_of (node), ==, key->members != NULL ? TEST_OBJECT : TEST_STRING);
  if (key->members != NULL)
    check_members (node, key->members, path);
  else if (key->form != NULL)
    check_form (json_node_get_string (node), key->form, path);
}

static void
check_value (JsonNode *node, const TestKey *key, const char *path)
{
  guint type = type_of (node);

  if ((type & key->types) == 0)
    g_error ("%s is of the wrong type", path);

  if (type == TEST_STRING && key->form != NULL)
    check_form (json_node_get_string (node), key->form, path);
  if (type == TEST_OBJECT)
    check_members (node, key->members, path);
  if (type == TEST_LIST) {
    JsonArray *list = json_node_get_array (node);

    for (guint i = 0; i < json_array_get_length (list); i++) {
      g_autofree char *element = g_strdup_printf ("%s.%u", path, i);

      check_element (json_array_get_element (list, i), key, element);
    }
  }
}

static void
check_members (JsonNode *node, const TestKey *keys, const char *path)
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

  check_members (document, test_shape_status, "");
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

/* The last stage is the one it is at, and none was before the one before. */
static void
check_application (JsonNode *node)
{
  guint n_stages = test_document_length (node, "stages");
  g_autofree char *last = g_strdup_printf ("stages.%u.stage", n_stages - 1);

  g_assert_cmpuint (n_stages, >, 0);
  test_assert_string (node, "stage", test_document_string (node, last));
  g_assert_true (test_document_is_null (node, "refusal") ||
                 g_str_equal (test_document_string (node, "stage"), "refused"));
}

static void
check_history (JsonNode *document)
{
  gboolean is_added = json_object_has_member (json_node_get_object (document), "id");

  check_members (document, is_added ? test_shape_history_added : test_shape_history, "");
  for (guint i = 0; i < test_document_length (document, "applications"); i++) {
    g_autofree char *path = g_strdup_printf ("applications.%u", i);

    check_application (test_document_get (document, path));
  }
  if (is_added)
    test_assert_int (document, "applications.0.id", test_document_int (document, "id"));
}

void
test_schema_check (JsonNode *document)
{
  const char *schema = test_document_string (document, "schema");

  g_assert_true (g_str_has_prefix (schema, "imzam."));
  if (g_str_equal (schema, "imzam.status/1"))
    check_status (document);
  else if (g_str_equal (schema, "imzam.timeline/1"))
    check_members (document, test_shape_timeline, "");
  else if (g_str_equal (schema, "imzam.guides/1"))
    check_members (document, test_shape_guides, "");
  else if (g_str_equal (schema, "imzam.guide/1"))
    check_members (document, test_shape_guide, "");
  else if (g_str_equal (schema, "imzam.history/1"))
    check_history (document);
}
