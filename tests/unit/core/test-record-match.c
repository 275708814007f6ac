/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which e-imza in a reader an application brought, and what the card tells of it. */

#include "imz-record-match.h"

#include "core-fixture.h"

#define APPLIED "2026-11-03T09:00:00+03:00"

static ImzRecordCertificate
dates_of (ImzCertificate *certificate)
{
  return (ImzRecordCertificate){
    imz_certificate_get_sha256 (certificate),
    imz_certificate_get_not_before (certificate),
    imz_certificate_get_not_after (certificate),
  };
}

static ImzRecord *
new_record (ImzCase kind, const char *replaces, const char *successor)
{
  g_autoptr (ImzCertificate) old = replaces != NULL ? core_fixture_certificate (replaces) : NULL;
  g_autoptr (ImzCertificate) new = successor != NULL ? core_fixture_certificate (successor) : NULL;
  ImzRecordFacts facts = { .kind = kind, .created_at = core_fixture_time (APPLIED) };

  if (old != NULL)
    facts.replaces = dates_of (old);
  if (new != NULL)
    facts.successor = dates_of (new);

  return imz_record_new (&facts);
}

/* "A:window=" claims it for the person without a name, "A:window=Bora" for Bora. */
static const char *
owner_of (const char *sha256, gpointer user_data)
{
  const char *claim = user_data;
  g_auto (GStrv) parts = claim != NULL ? g_strsplit (claim, "=", 2) : NULL;
  g_autoptr (ImzCertificate) certificate =
    parts != NULL ? core_fixture_certificate (parts[0]) : NULL;

  if (certificate == NULL || strcmp (imz_certificate_get_sha256 (certificate), sha256) != 0)
    return NULL;

  return strchr (claim, '=') + 1;
}

static void
test_find (void)
{
  static const struct {
    const char *sentence;
    ImzCase kind;
    const char *replaces;
    const char *successor; /* known already */
    const char *cards;
    const char *claim;
    const char *found;
  } vectors[] = {
    { "starts within a day of the old one’s end", IMZ_CASE_RENEWAL, "A:window", NULL,
      "A:after-window", NULL, "A:after-window" },
    { "the same, and claimed already", IMZ_CASE_RENEWAL, "A:window", NULL, "A:after-window",
      "A:after-window=", "A:after-window" },
    { "beside the old one", IMZ_CASE_RENEWAL, "A:window", NULL, "A:window A:after-window", NULL,
      "A:after-window" },
    { "the old one itself", IMZ_CASE_RENEWAL, "A:window", NULL, "A:window", "A:window=", NULL },
    { "one that starts otherwise", IMZ_CASE_RENEWAL, "A:window", NULL, "A:after-late", NULL, NULL },
    { "the same, even if it is claimed", IMZ_CASE_RENEWAL, "A:window", NULL, "A:after-late",
      "A:after-late=", NULL },
    { "a colleague’s, claimed by the colleague", IMZ_CASE_RENEWAL, "A:window", NULL,
      "B:after-window", "B:after-window=Bora", NULL },
    { "a colleague’s beside the own old one", IMZ_CASE_RENEWAL, "A:window", NULL,
      "A:window B:after-window", NULL, NULL },
    { "it is known already", IMZ_CASE_RENEWAL, "A:window", "A:after-window", "A:after-window",
      "A:after-window=", NULL },
    { "a first one, claimed, starts after the application", IMZ_CASE_FIRST, NULL, NULL,
      "A:after-late", "A:after-late=", "A:after-late" },
    { "a first one that nobody claimed may be anybody’s", IMZ_CASE_FIRST, NULL, NULL,
      "A:after-late", NULL, NULL },
    { "one that was there before", IMZ_CASE_FIRST, NULL, NULL, "A:window", "A:window=", NULL },
    { "a lost one’s successor need not follow it", IMZ_CASE_LOST, "A:window", NULL, "A:after-late",
      "A:after-late=", "A:after-late" },
    { "a renewal of one that nobody told", IMZ_CASE_RENEWAL, NULL, NULL, "A:after-late",
      "A:after-late=", "A:after-late" },
    { "no card", IMZ_CASE_RENEWAL, "A:window", NULL, "empty", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record =
      new_record (vectors[i].kind, vectors[i].replaces, vectors[i].successor);
    g_autoptr (GPtrArray) records = g_ptr_array_new ();
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (vectors[i].cards);
    g_autoptr (ImzCertificate) expected =
      vectors[i].found != NULL ? core_fixture_certificate (vectors[i].found) : NULL;
    ImzRecord *about = NULL;
    ImzCertificate *found;

    g_test_message ("%s", vectors[i].sentence);
    g_ptr_array_add (records, record);
    found =
      imz_record_match_find (records, snapshot, owner_of, (gpointer) vectors[i].claim, &about);
    g_assert_true ((found != NULL) == (expected != NULL));
    if (found != NULL) {
      g_assert_true (imz_certificate_is_same (found, expected));
      g_assert_true (about == record);
    }
  }
}

static void
test_confirm (void)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("A:after-window");
  g_autoptr (ImzRecord) record = new_record (IMZ_CASE_RENEWAL, "A:window", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRecord) with = imz_record_match_confirm (
    record, certificate, core_fixture_time ("2026-12-28T10:00:00+03:00"), IMZ_TELLER_CARD, &error);
  g_autoptr (ImzRecord) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (imz_record_get_stage (with), ==, IMZ_STAGE_DELIVERED);
  g_assert_cmpstr (imz_record_get_facts (with)->successor.sha256, ==,
                   imz_certificate_get_sha256 (certificate));
  g_assert_cmpint (imz_record_get_facts (with)->successor.not_before, ==,
                   imz_certificate_get_not_before (certificate));

  /* What is delivered stays so. */
  again = imz_record_match_confirm (with, certificate, core_fixture_time (APPLIED),
                                    IMZ_TELLER_PERSON, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (imz_record_get_facts (again)->stages->len, ==, 2);
}

/* A wrong "yes" is taken back wholly: the same e-imza can be asked about again. */
static void
test_taken_back (void)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate ("A:after-window");
  g_autoptr (ImzRecord) record = new_record (IMZ_CASE_RENEWAL, "A:window", NULL);
  g_autoptr (ImzRecord) with = imz_record_match_confirm (
    record, certificate, core_fixture_time ("2026-12-28T10:00:00+03:00"), IMZ_TELLER_CARD, NULL);
  g_autoptr (ImzRecord) back = imz_record_without_last_stage (with);
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:after-window");
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  ImzRecord *about = NULL;

  g_assert_true (imz_record_equal (back, record));
  g_ptr_array_add (records, back);
  g_assert_nonnull (imz_record_match_find (records, snapshot, owner_of, NULL, &about));
}

/* "A:window= B:late=Bora" (transfer full) */
static GPtrArray *
remember (const char *claims)
{
  GPtrArray *remembered = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_auto (GStrv) words = g_strsplit (claims, " ", -1);

  for (char **word = words; *word != NULL; word++) {
    g_auto (GStrv) parts = g_strsplit (*word, "=", 2);
    g_autoptr (ImzCertificate) certificate = core_fixture_certificate (parts[0]);

    g_ptr_array_add (remembered, imz_remembered_new (certificate, parts[1], 1));
  }

  return remembered;
}

static void
test_list (void)
{
  static const struct {
    const char *sentence;
    const char *claims;
    const char *listed; /* their ends */
  } vectors[] = {
    { "none", "", "" },
    { "the old one, and one that started before", "A:window= A:valid=", "" },
    { "those that start after it was applied for",
      "A:window= A:after-window= A:not-yet=", "A:after-window A:not-yet" },
    { "somebody else’s", "A:after-window=Bora A:not-yet=", "A:not-yet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) record = new_record (IMZ_CASE_RENEWAL, "A:window", NULL);
    g_autoptr (GPtrArray) remembered =
      *vectors[i].claims != '\0' ? remember (vectors[i].claims) : g_ptr_array_new ();
    g_autoptr (GPtrArray) listed = imz_record_match_list (record, remembered);
    g_auto (GStrv) wanted = g_strsplit (vectors[i].listed, " ", -1);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpuint (listed->len, ==, g_strv_length (wanted));
    for (guint j = 0; j < listed->len; j++) {
      g_autoptr (ImzCertificate) certificate = core_fixture_certificate (wanted[j]);

      g_assert_cmpstr (imz_certificate_get_sha256 (listed->pdata[j]), ==,
                       imz_certificate_get_sha256 (certificate));
    }
  }
}

static void
test_old (void)
{
  static const struct {
    const char *sentence;
    const char *claims;
    const char *at;
    const char *found;
  } vectors[] = {
    { "less than three months are left", "A:window=", "2026-11-21", "A:window" },
    { "more are", "A:window=", "2026-10-20", NULL },
    { "it has ended yesterday", "A:window=", "2027-01-21", "A:window" },
    { "it has ended ninety days ago", "A:window=", "2027-04-20", "A:window" },
    { "it has ended longer ago", "A:window=", "2027-04-21", NULL },
    { "the next one is there already", "A:window= A:after-window=", "2026-11-21", NULL },
    { "the next one is somebody else’s", "A:window= A:after-window=Bora", "2026-11-21",
      "A:window" },
    { "it may be two", "A:window= A:late=", "2026-11-21", NULL },
    { "one of the two is far from its end", "A:window= A:valid=", "2026-11-21", "A:window" },
    { "one of the two has ended long ago", "A:window= A:old=", "2026-11-21", "A:window" },
    { "it was revoked", "A:window+revoked=", "2026-11-21", NULL },
    { "somebody else’s", "A:window=Bora", "2026-11-21", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GPtrArray) remembered = remember (vectors[i].claims);
    g_autofree char *at = g_strconcat (vectors[i].at, "T12:00:00+03:00", NULL);
    ImzCertificate *found =
      imz_record_match_old (remembered, "", core_fixture_time (at), &IMZ_RENEWAL_LIMITS_DEFAULT);
    g_autoptr (ImzCertificate) wanted =
      vectors[i].found != NULL ? core_fixture_certificate (vectors[i].found) : NULL;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (found != NULL ? imz_certificate_get_sha256 (found) : NULL, ==,
                     wanted != NULL ? imz_certificate_get_sha256 (wanted) : NULL);
  }
}

/* The new one starts on 21 January 2027. */
static void
test_next (void)
{
  static const struct {
    const char *sentence;
    ImzStage stage;
    const char *cards;
    const char *now;
    int next; /* -1: nothing new */
  } vectors[] = {
    { "no PIN yet", IMZ_STAGE_DELIVERED, "A:after-window pin=not-set", "2027-01-22T10:00:00+03:00",
      -1 },
    { "nobody can tell without a driver", IMZ_STAGE_DELIVERED, "A:after-window",
      "2027-01-22T10:00:00+03:00", -1 },
    { "it has a PIN", IMZ_STAGE_DELIVERED, "A:after-window pin=ok", "2027-01-22T10:00:00+03:00",
      IMZ_STAGE_PIN_MADE },
    { "one wrong try", IMZ_STAGE_DELIVERED, "A:after-window pin=low", "2027-01-22T10:00:00+03:00",
      IMZ_STAGE_PIN_MADE },
    { "one try left", IMZ_STAGE_DELIVERED, "A:after-window pin=final-try",
      "2027-01-22T10:00:00+03:00", IMZ_STAGE_PIN_MADE },
    { "locked", IMZ_STAGE_DELIVERED, "A:after-window pin=locked", "2027-01-22T10:00:00+03:00", -1 },
    { "another card’s PIN", IMZ_STAGE_DELIVERED, "B:after-window pin=ok",
      "2027-01-22T10:00:00+03:00", -1 },
    { "it has started", IMZ_STAGE_PIN_MADE, "A:after-window", "2027-01-21T00:00:00+03:00",
      IMZ_STAGE_IN_USE },
    { "it has not", IMZ_STAGE_PIN_MADE, "A:after-window", "2027-01-20T23:59:59+03:00", -1 },
    { "it is not there", IMZ_STAGE_PIN_MADE, "empty", "2027-01-22T10:00:00+03:00", -1 },
    { "nobody told that it was delivered", IMZ_STAGE_COURIER, "A:after-window pin=ok",
      "2027-01-22T10:00:00+03:00", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) applied = new_record (IMZ_CASE_RENEWAL, "A:window", "A:after-window");
    g_autoptr (GError) error = NULL;
    g_autoptr (ImzRecord) record =
      imz_record_with_stage (applied, vectors[i].stage, core_fixture_time (APPLIED),
                             IMZ_TELLER_PERSON, IMZ_REFUSAL_NONE, &error);
    g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (vectors[i].cards);
    ImzStage next = IMZ_N_STAGES;
    gboolean is_new =
      imz_record_match_next (record, snapshot, core_fixture_time (vectors[i].now), &next);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_no_error (error);
    g_assert_cmpint (is_new ? (int) next : -1, ==, vectors[i].next);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/record-match/find", test_find);
  g_test_add_func ("/core/record-match/confirm", test_confirm);
  g_test_add_func ("/core/record-match/taken-back", test_taken_back);
  g_test_add_func ("/core/record-match/list", test_list);
  g_test_add_func ("/core/record-match/old", test_old);
  g_test_add_func ("/core/record-match/next", test_next);

  return g_test_run ();
}
