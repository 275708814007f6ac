/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* imzam.history/1, as İmzam writes it and as anybody may have written it. */

#include <string.h>

#include "core-fixture.h"
#include "imz-calendar.h"
#include "imz-history-json.h"
#include "imz-record-json.h"
#include "imz-store-error.h"

#define SHA256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define OTHER_SHA256 "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210"
#define UID "00112233445566778899aabbccddeeff"

#define FILE_OF(applications) "{\"schema\":\"imzam.history/1\",\"applications\":[" applications "]}"
#define MUST \
  "\"case\":\"renewal\",\"method\":\"e-onay\",\"created_at\":\"2026-11-21T10:00:00+03:00\""
#define WITH(member) FILE_OF ("{" MUST "," member "}")
#define STAGE_AT(stage, day) "{\"stage\":\"" stage "\",\"at\":\"2026-11-" day "T10:00:00+03:00\"}"

static gint64
at (const char *text)
{
  return core_fixture_time (text);
}

/* All that can be known of one. */
static ImzRecordFacts
make_facts (GArray *stages)
{
  ImzRecordFacts facts = {
    .id = 7,
    .uid = UID,
    .profile = "Ayla",
    .kind = IMZ_CASE_LOST,
    .method = IMZ_METHOD_WET_SIGNED,
    .province = "batman",
    .created_at = at ("2026-11-21T10:00:00+03:00"),
    .changed_at = at ("2026-11-25T10:00:01+03:00"),
    .stages = stages,
    .refusal = IMZ_REFUSAL_OTHER,
    .courier = "Bir \"kurye\"",
    .tracking = "7310 0245 8861",
    .link = "https://kurye.example/7310?a=1&b=2",
    .note = "Okulun adresine\ngelecek 😀 \\ /",
    .letter_number = "E-41758622-710.03",
    .replaces = { SHA256, at ("2024-01-21T00:00:00+03:00"), at ("2027-01-20T23:59:59+03:00") },
    .successor = { OTHER_SHA256, at ("2027-01-21T00:00:00+03:00"),
                   at ("2030-01-20T23:59:59+03:00") },
  };

  g_date_clear (&facts.letter_day, 1);
  g_date_set_dmy (&facts.letter_day, 23, 11, 2026);

  return facts;
}

static GArray *
make_stages (void)
{
  const ImzRecordStage all[] = {
    { IMZ_STAGE_APPLIED, at ("2026-11-21T10:00:00+03:00"), IMZ_TELLER_GUIDE },
    { IMZ_STAGE_SIGNED, at ("2026-11-22T10:00:00+03:00"), IMZ_TELLER_CARD },
    { IMZ_STAGE_REFUSED, at ("2026-11-22T10:00:00+03:00"), IMZ_TELLER_PERSON },
  };
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));

  g_array_append_vals (stages, all, G_N_ELEMENTS (all));
  return stages;
}

/* (transfer full): a file with it */
static char *
write_file (ImzRecord *record)
{
  g_autoptr (JsonNode) node = imz_record_json_write (record, NULL);
  g_autofree char *json = json_to_string (node, FALSE);

  return g_strconcat ("{\"schema\":\"" IMZ_HISTORY_JSON_SCHEMA "\",\"applications\":[", json, "]}",
                      NULL);
}

static void
assert_round_trip (const ImzRecordFacts *facts)
{
  g_autoptr (ImzRecord) record = imz_record_new (facts);
  g_autofree char *text = write_file (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = imz_history_json_read (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_true (imz_record_equal (g_ptr_array_index (records, 0), record));
}

static void
test_round_trip (void)
{
  g_autoptr (GArray) stages = make_stages ();
  ImzRecordFacts full = make_facts (stages);
  const ImzRecordFacts bare = {
    .kind = IMZ_CASE_FIRST,
    .method = IMZ_METHOD_E_IMZA,
    .created_at = at ("2026-11-21T10:00:00+03:00"),
    .changed_at = at ("2026-11-21T10:00:00+03:00"),
  };
  const ImzRecordFacts odd[] = {
    /* Istanbul's offset had seconds then. */
    { .created_at = IMZ_CALENDAR_FIRST_TIME, .changed_at = IMZ_CALENDAR_LAST_TIME },
    { .created_at = -1900000001, .changed_at = 0 },
  };

  assert_round_trip (&full);
  assert_round_trip (&bare);
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    assert_round_trip (&odd[i]);
}

/* Pinned: the keys and their order. */
static void
test_written (void)
{
  g_autoptr (GArray) stages = make_stages ();
  ImzRecordFacts facts = make_facts (stages);
  g_autoptr (ImzRecord) record = imz_record_new (&facts);
  g_autofree char *text = write_file (record);

  g_assert_cmpstr (
    text, ==,
    FILE_OF (
      "{\"id\":7,\"uid\":\"" UID "\",\"profile\":\"Ayla\",\"case\":\"lost\","
      "\"method\":\"wet-signed\",\"province\":\"batman\","
      "\"created_at\":\"2026-11-21T10:00:00+03:00\",\"changed_at\":\"2026-11-25T10:00:01+03:00\","
      "\"stage\":\"refused\",\"stages\":["
      "{\"stage\":\"applied\",\"at\":\"2026-11-21T10:00:00+03:00\",\"by\":\"guide\"},"
      "{\"stage\":\"signed\",\"at\":\"2026-11-22T10:00:00+03:00\",\"by\":\"card\"},"
      "{\"stage\":\"refused\",\"at\":\"2026-11-22T10:00:00+03:00\",\"by\":\"person\"}],"
      "\"refusal\":\"other\",\"courier\":\"Bir \\\"kurye\\\"\",\"tracking\":\"7310 0245 8861\","
      "\"link\":\"https://kurye.example/7310?a=1&b=2\","
      "\"note\":\"Okulun adresine\\ngelecek 😀 \\\\ /\",\"letter_date\":\"2026-11-23\","
      "\"letter_number\":\"E-41758622-710.03\",\"replaces_sha256\":\"" SHA256 "\","
      "\"replaces_not_before\":\"2024-01-21T00:00:00+03:00\","
      "\"replaces_not_after\":\"2027-01-20T23:59:59+03:00\",\"new_sha256\":\"" OTHER_SHA256 "\","
      "\"new_not_before\":\"2027-01-21T00:00:00+03:00\","
      "\"new_not_after\":\"2030-01-20T23:59:59+03:00\",\"expected\":null}"));
}

static const struct {
  const char *sentence;
  const char *text;
  guint n_records;
} sound[] = {
  { "none", FILE_OF (""), 0 },
  { "one with what must be", FILE_OF ("{" MUST "}"), 1 },
  { "two", FILE_OF ("{" MUST "},{" MUST "}"), 2 },
  { "with blanks wherever they may be",
    " \r\n{ \"schema\" :\t\"imzam.history/1\" , \"applications\" : [ { " MUST " } ] }\n", 1 },
  { "with the mark that editors put before it", "\xEF\xBB\xBF" FILE_OF ("{" MUST "}"), 1 },
  { "the list first", "{\"applications\":[{" MUST "}],\"schema\":\"imzam.history/1\"}", 1 },
  { "with keys that are not known",
    "{\"id\":1,\"schema\":\"imzam.history/1\",\"a\":{\"b\":[1.5e3,"
    "-0,true,{}]},\"applications\":[]}",
    0 },
  { "an unknown one in an application", WITH ("\"x\":[[[{\"y\":null}]]]"), 1 },
  { "a great number", WITH ("\"id\":1000000000"), 1 },
  { "one that no other could follow", WITH ("\"id\":9223372036854775807"), 1 },
  { "null is not known", WITH ("\"id\":null,\"note\":null,\"stages\":null,\"refusal\":null"), 1 },
  { "nothing is not known either", WITH ("\"note\":\"\",\"profile\":\"\""), 1 },
  { "what follows from the rest is not read", WITH ("\"expected\":[]"), 1 },
  { "how far it is, as its stages say",
    WITH ("\"stage\":\"signed\",\"stages\":[" STAGE_AT ("applied", "21") "," STAGE_AT ("signed",
                                                                                       "22") "]"),
    1 },
  { "the first stage without stages", WITH ("\"stage\":\"applied\""), 1 },
  { "a character beyond the first 65,536", WITH ("\"note\":\"\\ud83d\\ude00\""), 1 },
  { "a time in another zone", WITH ("\"changed_at\":\"2026-11-21T07:00:00.5Z\""), 1 },
  { "the first day is the first stage’s",
    FILE_OF (
      "{\"case\":\"first\",\"method\":\"e-imza\",\"stages\":[" STAGE_AT ("applied", "21") "]"
                                                                                          "}"),
    1 },
};

static void
test_sound (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sound); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) records =
      imz_history_json_read (sound[i].text, strlen (sound[i].text), &error);

    g_test_message ("%s", sound[i].sentence);
    g_assert_no_error (error);
    g_assert_cmpuint (records->len, ==, sound[i].n_records);
  }
}

#define NO_FILE "This is no file of applications that İmzam exported as JSON."
#define TWICE "Application 1 cannot be read: it is too long, or a key is there twice."
#define BEHIND_1 "What stands behind application 1 is not JSON."

static const struct {
  const char *sentence;
  const char *text;
  const char *message;
} bad[] = {
  { "nothing", "", NO_FILE },
  { "not UTF-8", FILE_OF ("\"\xff\""), NO_FILE },
  { "a table", "Number,Person\r\n1,Ayla\r\n", NO_FILE },
  { "a list", "[]", NO_FILE },
  { "without a list", "{\"schema\":\"imzam.history/1\"}", NO_FILE },
  { "the list is none", "{\"schema\":\"imzam.history/1\",\"applications\":{}}", NO_FILE },
  { "without a schema", "{\"applications\":[]}", NO_FILE },
  { "another schema", "{\"schema\":\"imzam.status/1\",\"applications\":[]}", NO_FILE },
  { "a schema that is no text", "{\"schema\":1,\"applications\":[]}", NO_FILE },
  { "a newer schema", "{\"schema\":\"imzam.history/2\",\"applications\":[]}",
    "A newer İmzam exported this file. Install that version to read it." },
  { "two schemas", "{\"schema\":\"a\",\"schema\":\"imzam.history/1\",\"applications\":[]}",
    NO_FILE },
  { "two lists", "{\"schema\":\"imzam.history/1\",\"applications\":[],\"applications\":[]}",
    NO_FILE },
  { "cut off", "{\"schema\":\"imzam.history/1\",\"applications\":[{" MUST "}", BEHIND_1 },
  { "something behind it", FILE_OF ("{" MUST "}") "x", BEHIND_1 },
  { "a comma too many", FILE_OF ("{" MUST "},"), BEHIND_1 },
  { "a comment", FILE_OF ("{" MUST "}/* */"), BEHIND_1 },
  { "single quotation marks", FILE_OF ("{" MUST "},{'a':1}"), BEHIND_1 },
  { "a number that begins with 0", FILE_OF ("{" MUST "},{\"id\":010}"), BEHIND_1 },
  { "a hexadecimal number", FILE_OF ("{" MUST "},{\"id\":0x10}"), BEHIND_1 },
  { "a number without figures behind the point", FILE_OF ("{" MUST "},{\"id\":1.}"), BEHIND_1 },
  { "the first half of a character", FILE_OF ("{" MUST "},{\"note\":\"\\ud83d\"}"), BEHIND_1 },
  { "the first half and another one", FILE_OF ("{" MUST "},{\"note\":\"\\ud83d\\u0041\"}"),
    BEHIND_1 },
  { "the second half of a character", FILE_OF ("{" MUST "},{\"note\":\"\\ude00\"}"), BEHIND_1 },
  { "a NUL", FILE_OF ("{" MUST "},{\"note\":\"a\\u0000b\"}"), BEHIND_1 },
  { "the end of a line within a text", FILE_OF ("{" MUST "},{\"note\":\"a\nb\"}"), BEHIND_1 },
  { "a key twice", FILE_OF ("{" MUST ",\"note\":\"a\",\"note\":\"b\"}"), TWICE },
  { "a key twice within", WITH ("\"x\":[{\"a\":1,\"a\":1}]"), TWICE },
  { "no object", FILE_OF ("7"), "Application 1: This must be an object." },
  { "the second is none", FILE_OF ("{" MUST "},null"), "Application 2: This must be an object." },
  { "no reason", FILE_OF ("{}"), "Application 1, “case”: This is missing." },
  { "another reason", FILE_OF ("{\"case\":\"Renewal\"}"),
    "Application 1, “case”: “Renewal” is none of renewal, first, lost and identity." },
  { "another way", FILE_OF ("{\"case\":\"lost\",\"method\":\"fax\\u202e\"}"),
    "Application 1, “method”: “fax\\u202E” is none of e-onay, e-imza and wet-signed." },
  { "no first day", FILE_OF ("{\"case\":\"lost\",\"method\":\"e-onay\"}"),
    "Application 1, “created_at”: This is missing." },
  { "a number with a fraction", WITH ("\"id\":1.5"),
    "Application 1, “id”: This must be a whole number." },
  { "a number in another form", WITH ("\"id\":1e0"),
    "Application 1, “id”: This must be a whole number." },
  { "a number as a text", WITH ("\"id\":\"1\""),
    "Application 1, “id”: This must be a whole number." },
  { "no number of an application", WITH ("\"id\":0"),
    "Application 1, “id”: This is no number of an application." },
  { "one that is too long for any computer", WITH ("\"id\":99999999999999999999"),
    "Application 1, “id”: This is no number of an application." },
  { "a text that is none", WITH ("\"note\":7"), "Application 1, “note”: This must be a text." },
  { "a text that is an object", WITH ("\"courier\":{}"),
    "Application 1, “courier”: This must be a text." },
  { "a mark that is none", WITH ("\"uid\":\"" UID "0\""),
    "Application 1, “uid”: This is not the mark of an application." },
  { "a province that cannot be", WITH ("\"province\":\"../van\""),
    "Application 1, “province”: This is not the name of a province’s profile." },
  { "a day for a time", WITH ("\"changed_at\":\"2026-11-21\""),
    "Application 1, “changed_at”: This must be a time, as “2026-11-21T10:00:00+03:00” is one." },
  { "a time without a zone", WITH ("\"changed_at\":\"2026-11-21T10:00:00\""),
    "Application 1, “changed_at”: This must be a time, as “2026-11-21T10:00:00+03:00” is one." },
  { "a time that is on no clock", WITH ("\"changed_at\":\"2026-11-21T25:00:00Z\""),
    "Application 1, “changed_at”: This must be a time, as “2026-11-21T10:00:00+03:00” is one." },
  { "a time before the calendar", WITH ("\"changed_at\":\"0001-01-01T00:00:00Z\""),
    "Application 1, “changed_at”: This day is not in the calendar." },
  { "a day that is in no calendar", WITH ("\"letter_date\":\"2026-02-30\""),
    "Application 1, “letter_date”: This must be a day, as “2026-11-21” is one." },
  { "stages that are no list", WITH ("\"stages\":{}"),
    "Application 1, “stages”: This must be a list." },
  { "a stage that is no object", WITH ("\"stages\":[\"applied\"]"),
    "Application 1, “stages”: A stage must be an object." },
  { "a stage that there is not", WITH ("\"stages\":[" STAGE_AT ("lost", "21") "]"),
    "Application 1, “stage”: “lost” is no stage of an application." },
  { "a stage without a time", WITH ("\"stages\":[{\"stage\":\"applied\"}]"),
    "Application 1, “at”: This is missing." },
  { "said by nobody",
    WITH (
      "\"stages\":[{\"stage\":\"applied\",\"at\":\"2026-11-21T10:00:00Z\",\"by\":\"\\u0007\"}]"),
    "Application 1, “by”: “\\u0007” is none of person, card and guide." },
  { "a stage that does not follow",
    WITH ("\"stages\":[" STAGE_AT ("delivered", "21") "," STAGE_AT ("courier", "22") "]"),
    "Application 1, “stages”: An application does not come to this stage from where it is." },
  { "a stage before the one before",
    WITH ("\"stages\":[" STAGE_AT ("applied", "21") "," STAGE_AT ("signed", "20") "]"),
    "Application 1, “stages”: This is before the stage before it." },
  { "a stage outside of the calendar, which is the first day, too",
    FILE_OF ("{\"case\":\"lost\",\"method\":\"e-onay\",\"stages\":[{\"stage\":\"applied\","
             "\"at\":\"9999-01-01T10:00:00Z\"}]}"),
    "Application 1, “stages”: This day is not in the calendar." },
  { "another stage than the last one",
    WITH ("\"stage\":\"in-use\",\"stages\":[" STAGE_AT ("applied", "21") "]"),
    "Application 1, “stage”: This is not the last of the stages." },
  { "a stage without stages", WITH ("\"stage\":\"delivered\""),
    "Application 1, “stage”: This is not the last of the stages." },
  { "a page that is none", WITH ("\"link\":\"javascript:alert(1)\""),
    "Application 1, “link”: The address of a page begins with https:// and the plain name of a "
    "site, such as https://www.example.com." },
  { "another refusal", WITH ("\"refusal\":\"no\""),
    "Application 1, “refusal”: “no” is none of too-early, not-e-onay, wrong-reason and other." },
  { "an identity number", WITH ("\"note\":\"TC 10000000146\""),
    "Application 1, “note”: There is an identity number in it, which İmzam does not keep here." },
  { "what cannot be shown", WITH ("\"courier\":\"a\\u202eb\""),
    "Application 1, “courier”: There are characters in it that cannot be shown." },
  { "a line’s end where one line is", WITH ("\"letter_number\":\"a\\nb\""),
    "Application 1, “letter_number”: There are characters in it that cannot be shown." },
  { "a fingerprint that is none", WITH ("\"new_sha256\":\"abc\""),
    "Application 1, “new_sha256”: This is not the fingerprint of an e-imza." },
  { "a reason for what was not refused", WITH ("\"refusal\":\"other\""),
    "Application 1, “refusal”: This application was not refused: there is no reason for it." },
  { "blanks", WITH ("\"courier\":\" \""),
    "Application 1, “courier”: There are characters in it that cannot be shown." },
  { "an end before the beginning",
    WITH ("\"replaces_not_before\":\"2027-01-01T00:00:00Z\","
          "\"replaces_not_after\":\"2026-01-01T00:00:00Z\""),
    "Application 1, “replaces_not_after”: An e-imza cannot have these dates." },
};

static void
assert_refused (const char *text, gsize length, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = imz_history_json_read (text, length, &error);

  g_assert_null (records);
  g_assert_error (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_FILE);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_test_message ("%s", bad[i].sentence);
    assert_refused (bad[i].text, strlen (bad[i].text), bad[i].message);
  }
}

/* The parser calls itself for what is within: nobody may lead it as deep as that. */
static void
test_deep (void)
{
  g_autofree char *lists = g_strnfill (1000000, '[');
  g_autofree char *in_file = g_strconcat ("{\"a\":", lists, NULL);
  g_autofree char *in_list = g_strconcat ("{\"applications\":[", lists, NULL);

  assert_refused (lists, strlen (lists), NO_FILE);
  assert_refused (in_file, strlen (in_file), NO_FILE);
  assert_refused (in_list, strlen (in_list), NO_FILE);
}

static void
test_long (void)
{
  g_autofree char *letters = g_strnfill (1024 * 1024, 'x');
  g_autofree char *unknown = g_strconcat (
    "{\"schema\":\"imzam.history/1\",\"applications\":[{" MUST ",\"x\":\"", letters, "\"}]}", NULL);
  g_autofree char *note =
    g_strconcat ("{\"schema\":\"imzam.history/1\",\"applications\":[{" MUST ",\"note\":\"",
                 letters + 1024 * 1024 - 4001, "\"}]}", NULL);
  g_autoptr (GString) many = g_string_new ("{\"schema\":\"imzam.history/1\",\"applications\":[0");

  assert_refused (unknown, strlen (unknown), TWICE);
  assert_refused (note, strlen (note), "Application 1, “note”: This is too long.");

  for (guint i = 0; i < IMZ_HISTORY_JSON_MAX_RECORDS; i++)
    g_string_append (many, ",0");
  g_string_append (many, "]}");
  assert_refused (many->str, many->len,
                  "There are more applications in this file than İmzam reads.");
}

/* A NUL ends no file. */
static void
test_nul (void)
{
  static const char text[] = FILE_OF ("") "\0" FILE_OF ("");

  assert_refused (text, sizeof text - 1, NO_FILE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/history-json/round-trip", test_round_trip);
  g_test_add_func ("/store/history-json/written", test_written);
  g_test_add_func ("/store/history-json/sound", test_sound);
  g_test_add_func ("/store/history-json/bad", test_bad);
  g_test_add_func ("/store/history-json/deep", test_deep);
  g_test_add_func ("/store/history-json/long", test_long);
  g_test_add_func ("/store/history-json/nul", test_nul);

  return g_test_run ();
}
