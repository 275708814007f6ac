/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "remind-fixture.h"

#include "core-fixture.h"
#include "imz-config.h"

gint64
remind_fixture_time (const char *day)
{
  g_autofree char *text = g_strconcat (day, "T00:00:00+03:00", NULL);

  return core_fixture_time (text);
}

ImzCertificate *
remind_fixture_certificate (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "+", 2);
  g_auto (GStrv) days = g_strsplit (parts[0], "..", 2);
  g_autofree char *not_before = g_strconcat (days[0], "T00:00:00+03:00", NULL);
  g_autofree char *not_after = g_strconcat (days[1], "T23:59:59+03:00", NULL);
  g_autoptr (ImzCertificate) plain = core_fixture_dated (not_before, not_after);
  g_autoptr (ImzTrust) trust = parts[1] != NULL ? core_fixture_trust (parts[1]) : NULL;

  return imz_certificate_with_trust (plain, trust);
}

ImzCircumstances *
remind_fixture_circumstances (const char *province, ImzEOnay e_onay, const char *claims)
{
  g_autoptr (ImzProvince) profile = core_fixture_province (province);
  g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();
  g_autoptr (GPtrArray) remembered =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_auto (GStrv) texts = g_strsplit (claims, " ", -1);

  for (gsize i = 0; texts[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (texts[i], "@", 2);
    g_autoptr (ImzCertificate) certificate = remind_fixture_certificate (parts[0]);
    gint64 seen_at = parts[1] != NULL ? remind_fixture_time (parts[1])
                                      : imz_certificate_get_not_before (certificate);

    g_ptr_array_add (remembered, imz_remembered_new (certificate, "", seen_at));
  }

  return imz_circumstances_new (profile, holidays, e_onay, remembered);
}

static ImzRecordCertificate
find_claim (GPtrArray *remembered, char letter)
{
  const ImzRemembered *claim;

  if (letter == '-')
    return (ImzRecordCertificate){ NULL };

  g_assert_cmpuint ((guint) (letter - 'A'), <, remembered->len);
  claim = g_ptr_array_index (remembered, (guint) (letter - 'A'));

  return (ImzRecordCertificate){
    .sha256 = imz_certificate_get_sha256 (claim->certificate),
    .not_before = imz_certificate_get_not_before (claim->certificate),
    .not_after = imz_certificate_get_not_after (claim->certificate),
  };
}

ImzRecord *
remind_fixture_record (const char *text, GPtrArray *remembered, guint number, const char *profile)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *uid = g_strdup_printf ("%032x", number);
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  g_autoptr (GError) error = NULL;
  ImzRecordFacts facts = {
    .id = number,
    .uid = uid,
    .profile = profile,
    .method = IMZ_METHOD_E_ONAY,
    .province = "genel",
    .stages = stages,
  };

  g_date_clear (&facts.letter_day, 1);
  g_assert_true (imz_case_from_word (words[0], &facts.kind));
  facts.replaces = find_claim (remembered, words[1][0]);
  if (words[1][1] == '>')
    facts.successor = find_claim (remembered, words[1][2]);
  for (gsize i = 2; words[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
    ImzRecordStage stage = { .at = remind_fixture_time (parts[1]) };

    g_assert_true (imz_stage_from_word (parts[0], &stage.stage));
    g_array_append_val (stages, stage);
  }
  facts.created_at = g_array_index (stages, ImzRecordStage, 0).at;
  facts.changed_at = facts.created_at;

  g_assert_true (imz_record_facts_check (&facts, &error));
  g_assert_no_error (error);

  return imz_record_new (&facts);
}

GPtrArray *
remind_fixture_records (const char *text, GPtrArray *remembered)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) texts = g_strsplit (text != NULL ? text : "", "|", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (records, remind_fixture_record (texts[i], remembered, i + 1, NULL));

  return records;
}

static GArray *
get_days (ImzConfigKey key)
{
  g_autoptr (GVariant) value = imz_config_key_get_default (key);

  return imz_config_numbers_of (value);
}

GPtrArray *
remind_fixture_plan (const ImzCircumstances *circumstances, GPtrArray *records, const char *profile)
{
  g_autoptr (GArray) deadline = get_days (IMZ_CONFIG_KEY_REMINDER_DAYS);
  g_autoptr (GArray) e_onay = get_days (IMZ_CONFIG_KEY_E_ONAY_REMINDER_DAYS);
  g_autoptr (GArray) password = get_days (IMZ_CONFIG_KEY_PASSWORD_REMINDER_DAYS);
  const ImzReminderDays days = { deadline, e_onay, password };

  return imz_reminders_plan (circumstances, records, &days, profile);
}

char *
remind_fixture_short_key (const char *key, GPtrArray *remembered)
{
  g_auto (GStrv) parts = g_strsplit (key, ":", 3);
  g_autofree char *subject = NULL;

  for (guint i = 0; subject == NULL && i < remembered->len; i++) {
    const ImzRemembered *claim = g_ptr_array_index (remembered, i);

    if (strcmp (imz_certificate_get_sha256 (claim->certificate), parts[1]) == 0)
      subject = g_strdup_printf ("%c", (char) ('A' + i));
  }
  if (subject == NULL)
    subject = g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (parts[1], NULL, 16));

  g_free (parts[1]);
  parts[1] = g_steal_pointer (&subject);

  return g_strjoinv (":", parts);
}
