/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What there is to be reminded of, and on which days. */

#include "core-fixture.h"
#include "imz-calendar.h"
#include "imz-reminder.h"
#include "remind-fixture.h"

/* One that ends on 20 January 2027: its window opens on 21 October, the last date is 20 December; the next one. */
#define OLD "2024-01-21..2027-01-20"
#define NEXT "2027-01-21..2030-01-20"
#define ALL "90 60 30 15 7 1 0"

#define WINDOW "window:A 2026-10-21 [0] 2026-12-20"
#define LAST_DATE "last-date:A 2026-12-20 [" ALL "] 2027-01-20"
#define END "end:A 2027-01-20 [" ALL "] 2027-01-27"
#define E_ONAY "e-onay:A 2027-01-20 [100 45 7] 2027-01-20"
#define PASSWORD "password:A 2027-01-20 [91 30 7] 2027-01-20"
#define NEXT_ONE                                                                      \
  "window:B 2029-10-21 [0] 2029-12-20; last-date:B 2029-12-20 [" ALL "] 2030-01-20; " \
  "end:B 2030-01-20 [" ALL "] 2030-01-27"
#define NEXT_PASSWORD "password:B 2030-01-20 [91 30 7] 2030-01-20"

typedef struct {
  const char *what;
  const char *province; /* genel, if not told */
  ImzEOnay e_onay;
  const char *claims;
  const char *records;
  const char
    *plan; /* by kinds: series, day, days before it, last day on which it is worth saying */
} Vector;

static const Vector vectors[] = {
  {
    .what = "Nobody claimed anything: nothing.",
    .claims = NULL,
    .plan = "",
  },
  {
    .what = "Who said nothing of e-onay is reminded of that, too.",
    .claims = OLD,
    .plan = WINDOW "; " LAST_DATE "; " END "; " E_ONAY "; " PASSWORD,
  },
  {
    .what = "Who said that it is not active likewise.",
    .e_onay = IMZ_E_ONAY_NO,
    .claims = OLD,
    .plan = WINDOW "; " LAST_DATE "; " END "; " E_ONAY "; " PASSWORD,
  },
  {
    .what = "Where it is active nothing is missing.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD,
    .plan = WINDOW "; " LAST_DATE "; " END "; " PASSWORD,
  },
  {
    .what = "Zonguldak has no last date, but a day that it recommends (R8).",
    .province = "zonguldak",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD,
    .plan = "window:A 2026-10-21 [0] 2026-12-26; last-date:A 2026-12-26 [" ALL "] 2027-01-20; " END
            "; " PASSWORD,
  },
  {
    .what = "One that was revoked has ended already.",
    .claims = OLD "+revoked",
    .plan = "",
  },
  {
    .what =
      "One that is suspended ends all the same; with it e-onay and a password are not to be had.",
    .claims = OLD "+hold",
    .plan = WINDOW "; " LAST_DATE "; " END,
  },
  {
    .what = "Of one that was followed only that a password is to be had; the new one gets a PIN.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " " NEXT "@2027-01-10",
    .plan = NEXT_ONE "; " PASSWORD "; " NEXT_PASSWORD "; pin:B 2027-01-21 [0] 2027-03-22",
  },
  {
    .what = "One that was seen since it can be used has a PIN, or its holder stands before it.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " " NEXT "@2027-01-21",
    .plan = NEXT_ONE "; " PASSWORD "; " NEXT_PASSWORD,
  },
  {
    .what = "A follower that was revoked follows nobody.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " " NEXT "+revoked",
    .plan = WINDOW "; " LAST_DATE "; " END "; " PASSWORD,
  },
  {
    .what = "Who has applied is not told to apply, but that it ends.",
    .claims = OLD,
    .records = "renewal A applied=2026-11-01",
    .plan = END "; " PASSWORD,
  },
  {
    .what = "An application that was refused does not count.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD,
    .records = "renewal A applied=2026-11-01 refused=2026-11-05",
    .plan = WINDOW "; " LAST_DATE "; " END "; " PASSWORD,
  },
  {
    .what = "Nor one that was given up.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD,
    .records = "renewal A applied=2026-11-01 cancelled=2026-11-05",
    .plan = WINDOW "; " LAST_DATE "; " END "; " PASSWORD,
  },
  {
    .what = "After a refusal the next application counts.",
    .claims = OLD,
    .records = "renewal A applied=2026-11-01 refused=2026-11-05|renewal A applied=2026-11-06",
    .plan = END "; " PASSWORD,
  },
  {
    .what = "An application of which nobody said what it replaces is for what its holder had then.",
    .claims = OLD,
    .records = "renewal - applied=2026-11-01",
    .plan = END "; " PASSWORD,
  },
  {
    .what = "One that was made before it started was for another.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD,
    .records = "renewal - applied=2023-12-01",
    .plan = WINDOW "; " LAST_DATE "; " END "; " PASSWORD,
  },
  {
    .what = "Of two the later one that its holder had then: the old one has long been followed.",
    .claims = "2021-01-22..2024-01-20 " OLD,
    .records = "renewal - applied=2026-11-01 approved=2026-11-05",
    .plan = "end:B 2027-01-20 [" ALL "] 2027-01-27; password:A 2024-01-20 [91 30 7] 2024-01-20; "
            "password:B 2027-01-20 [91 30 7] 2027-01-20; "
            "production:1 2026-12-20 [0] 2027-01-04; courier:1 2027-01-04 [0] 2027-03-05",
  },
  {
    .what = "Its production and courier are told of as if it had said so.",
    .claims = OLD,
    .records = "renewal - applied=2026-11-01 approved=2026-11-05",
    .plan = END "; " PASSWORD
                "; production:1 2026-12-20 [0] 2027-01-04; courier:1 2027-01-04 [0] 2027-03-05",
  },
  {
    .what = "And so is its PIN.",
    .claims = OLD,
    .records = "renewal - applied=2026-11-01 delivered=2027-01-02",
    .plan = PASSWORD "; pin:1 2027-01-21 [0] 2027-03-22",
  },
  {
    .what = "Nor is who lost it and did not say which one told to renew.",
    .claims = OLD,
    .records = "lost - applied=2026-03-01",
    .plan = "",
  },
  {
    .what = "Nor is, of a new identity, what ends when that is produced.",
    .claims = OLD,
    .records = "identity - applied=2026-03-01 produced=2026-03-06",
    .plan = "courier:1 2026-03-21 [0] 2026-05-20",
  },
  {
    .what = "What was lost is not to be renewed because the application was refused; it ends.",
    .claims = OLD,
    .records = "lost A applied=2026-10-25 refused=2026-10-28",
    .plan = END,
  },
  {
    .what = "Whichever it was.",
    .claims = OLD,
    .records = "lost - applied=2026-10-25 refused=2026-10-28",
    .plan = END,
  },
  {
    .what = "The next application ends it.",
    .claims = OLD,
    .records = "lost A applied=2026-10-25 refused=2026-10-28|lost A applied=2026-10-29",
    .plan = "",
  },
  {
    .what = "The new one is there, though nobody told so: no courier is late, and its PIN waits.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " " NEXT "@2027-01-10",
    .records = "renewal A applied=2026-11-01 courier=2026-12-28",
    .plan = NEXT_ONE "; " PASSWORD "; " NEXT_PASSWORD "; pin:1 2027-01-21 [0] 2027-03-22",
  },
  {
    .what = "It is not produced any more, either.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " " NEXT "@2027-01-10",
    .records = "renewal - applied=2026-11-01 approved=2026-11-05",
    .plan = NEXT_ONE "; " PASSWORD "; " NEXT_PASSWORD "; pin:1 2027-01-21 [0] 2027-03-22",
  },
  {
    .what = "Nor is one late that replaces a lost one; its holder has had it in a reader.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " 2026-03-07..2029-03-06@2026-03-20",
    .records = "lost A applied=2026-03-01 courier=2026-03-08",
    .plan = "window:B 2028-12-07 [0] 2029-02-06; last-date:B 2029-02-06 [" ALL "] 2029-03-06; "
            "end:B 2029-03-06 [" ALL "] 2029-03-13; password:B 2029-03-06 [89 30 7] 2029-03-06",
  },
  {
    .what =
      "One that is approved early waits for its production; 15 days later it is late (R13, R15).",
    .claims = OLD,
    .records = "renewal A applied=2026-11-01 approved=2026-11-05",
    .plan = END "; " PASSWORD
                "; production:1 2026-12-20 [0] 2027-01-04; courier:1 2027-01-04 [0] 2027-03-05",
  },
  {
    .what = "One that is approved late is produced at once: the days count from the approval.",
    .claims = OLD,
    .records = "renewal A applied=2026-12-20 approved=2027-01-10",
    .plan = END "; " PASSWORD "; courier:1 2027-01-25 [0] 2027-03-26",
  },
  {
    .what = "Who was told that it is produced is not told to expect it.",
    .claims = OLD,
    .records = "renewal A applied=2026-11-01 approved=2026-11-05 produced=2026-12-21",
    .plan = END "; " PASSWORD "; courier:1 2027-01-04 [0] 2027-03-05",
  },
  {
    .what =
      "When it is there, its PIN waits for the end (R14), and the password still counts (R20).",
    .claims = OLD,
    .records = "renewal A applied=2026-11-01 delivered=2027-01-02",
    .plan = PASSWORD "; pin:1 2027-01-21 [0] 2027-03-22",
  },
  {
    .what = "One that comes after the end can be used at once.",
    .claims = OLD,
    .records = "renewal A applied=2026-12-20 delivered=2027-02-01",
    .plan = PASSWORD "; pin:1 2027-02-01 [0] 2027-04-02",
  },
  {
    .what = "A renewed one of which nobody knows when the old one ends: no day is told.",
    .claims = NULL,
    .records = "renewal - applied=2026-12-20 delivered=2027-02-01",
    .plan = "",
  },
  {
    .what = "What its holder calls the new one follows it, whatever its dates.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " 2027-02-10..2030-02-09",
    .records = "renewal A>B applied=2026-12-20",
    .plan = "window:B 2029-11-10 [0] 2030-01-09; last-date:B 2030-01-09 [" ALL "] 2030-02-09; "
            "end:B 2030-02-09 [" ALL "] 2030-02-16; " PASSWORD
            "; password:B 2030-02-09 [91 30 7] 2030-02-09",
  },
  {
    .what = "Where a PIN was made, nothing is to be said.",
    .claims = OLD,
    .records = "renewal A applied=2026-12-20 delivered=2027-02-01 pin-made=2027-02-02",
    .plan = "",
  },
  {
    .what = "Who has made a PIN has an e-Devlet password (R20).",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD " " NEXT,
    .records = "renewal A>B applied=2026-12-20 in-use=2027-02-02",
    .plan = NEXT_ONE,
  },
  {
    .what = "The first one has no old one to wait for.",
    .claims = NULL,
    .records = "first - applied=2026-11-01 approved=2026-11-05",
    .plan = "courier:1 2026-11-20 [0] 2027-01-19",
  },
  {
    .what = "And its PIN can be made on the day that it comes.",
    .claims = NULL,
    .records = "first - applied=2026-11-01 delivered=2026-11-12",
    .plan = "pin:1 2026-11-12 [0] 2027-01-11",
  },
  {
    .what = "A lost one is revoked with the application (R16).",
    .claims = OLD,
    .records = "lost A applied=2026-03-01",
    .plan = "",
  },
  {
    .what =
      "With a new identity the old one works until the new one is produced (R5): a password first.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD,
    .records = "identity A applied=2026-03-01 approved=2026-03-05",
    .plan =
      END "; password:A 2027-01-20 [325 30 7] 2027-01-20; courier:1 2026-03-20 [0] 2026-05-19",
  },
  {
    .what = "And not a day longer.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = OLD,
    .records = "identity A applied=2026-03-01 approved=2026-03-05 produced=2026-03-06",
    .plan = "courier:1 2026-03-20 [0] 2026-05-19",
  },
  {
    .what = "What would be said before the first day of a short one is not.",
    .e_onay = IMZ_E_ONAY_YES,
    .claims = "2026-12-01..2027-01-20",
    .plan =
      "last-date:A 2026-12-20 [15 7 1 0] 2027-01-20; end:A 2027-01-20 [30 15 7 1 0] 2027-01-27; "
      "password:A 2027-01-20 [30 7] 2027-01-20",
  },
};

static void
append_day (GString *text, const GDate *day)
{
  g_autofree char *word = imz_calendar_format_day (day);

  g_string_append (text, word);
}

/* All of one series. */
static void
append_series (GString *text, GPtrArray *plan, guint first, GPtrArray *remembered)
{
  const ImzReminder *start = g_ptr_array_index (plan, first);
  g_autofree char *key = remind_fixture_short_key (start->key, remembered);

  *strrchr (key, ':') = '\0';
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, key);
  g_string_append_c (text, ' ');
  append_day (text, &start->day);
  g_string_append (text, " [");
  for (guint i = first; i < plan->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (plan, i);

    if (strcmp (reminder->series, start->series) == 0)
      g_string_append_printf (text, i == first ? "%u" : " %u", reminder->days_before);
  }
  g_string_append (text, "] ");
  append_day (text, &start->until);
}

static gboolean
is_first_of_series (GPtrArray *plan, guint index)
{
  const ImzReminder *reminder = g_ptr_array_index (plan, index);

  for (guint i = 0; i < index; i++) {
    const ImzReminder *earlier = g_ptr_array_index (plan, i);

    if (strcmp (earlier->series, reminder->series) == 0)
      return FALSE;
  }

  return TRUE;
}

static char *
describe (GPtrArray *plan, GPtrArray *remembered)
{
  GString *text = g_string_new (NULL);

  for (ImzReminderKind kind = 0; kind < IMZ_N_REMINDER_KINDS; kind++) {
    for (guint i = 0; i < plan->len; i++) {
      const ImzReminder *reminder = g_ptr_array_index (plan, i);

      if (reminder->kind == kind && is_first_of_series (plan, i))
        append_series (text, plan, i, remembered);
    }
  }

  return g_string_free (text, FALSE);
}

/* Whatever the plan: by days, each key once, and never worth saying only before it is due. */
static void
assert_sound (GPtrArray *plan)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (plan, i);
    const ImzReminder *before = i > 0 ? g_ptr_array_index (plan, i - 1) : reminder;
    g_autofree char *key = g_strdup_printf ("%s:%u", reminder->series, reminder->days_before);
    int left = imz_calendar_days_until (&reminder->due, &reminder->day);

    g_assert_cmpstr (reminder->key, ==, key);
    g_assert_true (g_hash_table_add (keys, reminder->key));
    g_assert_cmpint (g_date_compare (&before->due, &reminder->due), <=, 0);
    g_assert_cmpint (g_date_compare (&reminder->due, &reminder->until), <=, 0);
    g_assert_cmpint ((int) reminder->days_before, ==, MAX (left, 0));
    g_assert_cmpstr (reminder->profile, ==, "Ayla");
    g_assert_nonnull (reminder->rule);
  }
}

static ImzCircumstances *
circumstances_of (const Vector *vector)
{
  const char *province = vector->province != NULL ? vector->province : "genel";

  return vector->claims != NULL
           ? remind_fixture_circumstances (province, vector->e_onay, vector->claims)
           : core_fixture_circumstances (province, vector->e_onay);
}

static void
test_plan (gconstpointer data)
{
  const Vector *vector = data;
  g_autoptr (ImzCircumstances) circumstances = circumstances_of (vector);
  GPtrArray *remembered = imz_circumstances_get_remembered (circumstances);
  g_autoptr (GPtrArray) records = remind_fixture_records (vector->records, remembered);
  g_autoptr (GPtrArray) plan = remind_fixture_plan (circumstances, records, "Ayla");
  g_autofree char *text = describe (plan, remembered);

  g_test_message ("%s", vector->what);
  g_assert_cmpstr (text, ==, vector->plan);
  assert_sound (plan);
}

/* Any dates, in any province, whatever was applied for. */
static void
test_properties (void)
{
  static const char *const provinces[] = { "genel", "batman", "zonguldak" };
  static const char *const records[] = {
    NULL,
    "renewal A applied=2026-11-01",
    "renewal A applied=2026-11-01 approved=2026-11-05",
    "renewal - applied=2026-11-01 delivered=2027-01-05",
    "identity A applied=2026-03-01 approved=2026-03-05",
  };

  for (guint round = 0; round < 400; round++) {
    int first = g_test_rand_int_range (0, 3000);
    int length = round % 4 == 0 ? g_test_rand_int_range (0, 100) : g_test_rand_int_range (0, 1500);
    GDate starts, ends;
    g_autofree char *claim = NULL;
    g_autofree char *start = NULL;
    g_autofree char *end = NULL;
    Vector vector = {
      .province = provinces[round % 3],
      .e_onay = (ImzEOnay) g_test_rand_int_range (0, IMZ_N_E_ONAYS),
      .records = records[g_test_rand_int_range (0, G_N_ELEMENTS (records))],
    };
    g_autoptr (ImzCircumstances) circumstances = NULL;
    g_autoptr (GPtrArray) applications = NULL;
    g_autoptr (GPtrArray) plan = NULL;

    g_date_clear (&starts, 1);
    g_date_set_dmy (&starts, 1, 1, 2020);
    g_date_add_days (&starts, (guint) first);
    ends = starts;
    g_date_add_days (&ends, (guint) length);
    start = imz_calendar_format_day (&starts);
    end = imz_calendar_format_day (&ends);
    claim = g_strconcat (start, "..", end, NULL);
    vector.claims = claim;

    circumstances = circumstances_of (&vector);
    applications =
      remind_fixture_records (vector.records, imz_circumstances_get_remembered (circumstances));
    plan = remind_fixture_plan (circumstances, applications, "Ayla");
    assert_sound (plan);
    for (guint i = 0; i < plan->len; i++) {
      const ImzReminder *reminder = g_ptr_array_index (plan, i);

      if (reminder->kind < IMZ_REMINDER_PRODUCTION)
        g_assert_cmpint (g_date_compare (&reminder->due, &starts), >=, 0);
    }
  }
}

/* Each leads to what the advice of its day leads to. */
static void
test_guides (void)
{
  static const struct {
    const char *what;
    ImzEOnay e_onay;
    const char *claim;
    const char *record;
    const char *key;
    const char *guide;
  } rows[] = {
    { "with e-onay", IMZ_E_ONAY_YES, OLD, NULL, "window:A:0", "renew-e-onay" },
    { "that comes first", IMZ_E_ONAY_NO, OLD, NULL, "last-date:A:30", "e-onay" },
    { "of which nothing is known", IMZ_E_ONAY_UNKNOWN, OLD, NULL, "last-date:A:0", "renew-e-onay" },
    { "before the window nothing is to do", IMZ_E_ONAY_YES, OLD, NULL, "last-date:A:90", NULL },
    { "e-onay", IMZ_E_ONAY_NO, OLD, NULL, "e-onay:A:100", "e-onay" },
    { "suspended", IMZ_E_ONAY_NO, OLD "+hold", NULL, "end:A:15", "suspended" },
    { "suspended, with e-onay", IMZ_E_ONAY_YES, OLD "+hold", NULL, "end:A:15", "renew-e-onay" },
    { "applied for", IMZ_E_ONAY_YES, OLD, "renewal A applied=2026-11-01", "end:A:7", NULL },
    { "late", IMZ_E_ONAY_YES, OLD, "renewal A applied=2026-11-01 approved=2026-11-02",
      "courier:1:0", "delivery-late" },
    { "there", IMZ_E_ONAY_YES, OLD, "renewal A applied=2026-11-01 delivered=2026-12-30", "pin:1:0",
      "after-delivery" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (ImzCircumstances) circumstances =
      remind_fixture_circumstances ("genel", rows[i].e_onay, rows[i].claim);
    GPtrArray *remembered = imz_circumstances_get_remembered (circumstances);
    g_autoptr (GPtrArray) records = remind_fixture_records (rows[i].record, remembered);
    g_autoptr (GPtrArray) plan = remind_fixture_plan (circumstances, records, "");
    const ImzReminder *found = NULL;

    g_test_message ("%s", rows[i].what);
    for (guint j = 0; j < plan->len; j++) {
      const ImzReminder *reminder = g_ptr_array_index (plan, j);
      g_autofree char *key = remind_fixture_short_key (reminder->key, remembered);

      if (strcmp (key, rows[i].key) == 0)
        found = reminder;
    }
    g_assert_nonnull (found);
    g_assert_cmpstr (found->guide, ==, rows[i].guide);
    g_assert_cmpint (found->record, ==, rows[i].record != NULL ? 1 : 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *path = g_strdup_printf ("/remind/plan/%02" G_GSIZE_FORMAT, i);

    g_test_add_data_func (path, &vectors[i], test_plan);
  }
  g_test_add_func ("/remind/plan/properties", test_properties);
  g_test_add_func ("/remind/plan/guides", test_guides);

  return g_test_run ();
}
