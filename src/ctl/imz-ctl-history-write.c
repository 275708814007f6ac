/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-history-write.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-core-error.h"
#include "imz-ctl-backends.h"
#include "imz-ctl-print.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-history-text.h"
#include "imz-history-told.h"
#include "imz-phrase.h"
#include "imz-profile-model.h"
#include "imz-record-match.h"
#include "imz-store-error.h"
#include "imz-turkish.h"

enum {
  N_TRIES = 20, /* while other programs change the same application */
};

/* What is wrong with the words, or with what they ask for. */
static int
fail (const GError *error)
{
  return error->domain == G_OPTION_ERROR ||
             g_error_matches (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATE)
           ? imz_ctl_usage_error (error->message)
           : imz_ctl_history_fail (error->message);
}

/* @known: (out) (transfer full) (nullable): as it is written here */
static gboolean
find_profile (ImzCtlHistoryDesk *desk, const char *name, char **known, int *exit)
{
  g_autoptr (ImzProfileModel) profiles = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *message = NULL;

  *known = NULL;
  if (name == NULL)
    return TRUE;

  profiles = imz_profile_model_new (desk->database);
  names = imz_profile_model_get_names (profiles);
  folded = imz_turkish_fold (name);
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *other = imz_turkish_fold (names[i]);

    if (*names[i] != '\0' && strcmp (folded, other) == 0) {
      *known = g_strdup (names[i]);
      return TRUE;
    }
  }

  if (imz_profile_model_get_reading_problem (profiles) != NULL) {
    *exit = imz_ctl_history_fail (imz_profile_model_get_reading_problem (profiles));
    return FALSE;
  }
  shown = imz_display_text_quoted (name);
  message = g_strdup_printf (_ ("nobody here is called “%s”"), shown);
  *exit = imz_ctl_history_fail (message);
  return FALSE;
}

static int
print_added (ImzCtlHistoryDesk *desk, ImzRecord *record, gboolean json)
{
  if (json)
    return imz_ctl_history_desk_print_one (desk, record, TRUE);

  return imz_ctl_print_text (
    g_strdup_printf ("%" G_GINT64_FORMAT, imz_record_get_facts (record)->id));
}

/* What is wrong with the clock is not to blame on what was written. */
static gboolean
check_clock (gint64 now, GError **error)
{
  if (now >= IMZ_CALENDAR_FIRST_TIME && now <= IMZ_CALENDAR_LAST_TIME)
    return TRUE;

  g_set_error_literal (
    error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD,
    _ ("The clock of this computer shows a day that is in no calendar. Set it and try again."));
  return FALSE;
}

/* (transfer full) (nullable): the e-imza that a renewal is about, as far as that is known here */
static ImzCertificate *
find_old (ImzCtlHistoryDesk *desk, const ImzHistoryTold *told, const char *profile, gint64 at)
{
  g_autoptr (ImzProfileModel) profiles = imz_profile_model_new (desk->database);
  const char *name = profile != NULL ? profile : imz_profile_model_get_current (profiles);
  g_autoptr (ImzCircumstances) circumstances = NULL;
  ImzProvince *province = desk->province;
  ImzCertificate *old;

  if (told->kind != IMZ_CASE_RENEWAL)
    return NULL;

  if (told->options->province != NULL)
    province = imz_provinces_find (desk->provinces, told->options->province);
  circumstances = imz_profile_model_get_circumstances_of (profiles, name, province, NULL);
  if (circumstances == NULL)
    return NULL;

  old = imz_record_match_old (imz_circumstances_get_remembered (circumstances), name, at,
                              imz_province_get_limits (province));
  return old != NULL ? imz_certificate_ref (old) : NULL;
}

/* (transfer full) (nullable) */
static ImzRecord *
make_record (ImzCtlHistoryDesk *desk,
             const ImzHistoryTold *told,
             const char *profile,
             GError **error)
{
  const ImzRecordStage applied = {
    .stage = IMZ_STAGE_APPLIED,
    .at = g_date_valid (&told->day) ? imz_calendar_same_time_on (desk->now, &told->day) : desk->now,
    .by = IMZ_TELLER_PERSON,
  };
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  g_autoptr (ImzCertificate) old = NULL;
  g_autoptr (ImzRecord) record = NULL;
  ImzRecordFacts facts = {
    .profile = profile,
    .kind = told->kind,
    .method = told->method,
    .province = told->options->province,
    .created_at = desk->now,
    .changed_at = desk->now,
    .stages = stages,
  };

  g_array_append_val (stages, applied);
  if (!check_clock (desk->now, error) || !imz_record_facts_check (&facts, error))
    return NULL;

  old = find_old (desk, told, profile, applied.at);
  if (old != NULL)
    facts.replaces = (ImzRecordCertificate){
      imz_certificate_get_sha256 (old),
      imz_certificate_get_not_before (old),
      imz_certificate_get_not_after (old),
    };
  record = imz_record_new (&facts);

  return imz_history_told_apply_texts (told, record, error);
}

int
imz_ctl_history_add (const ImzCtlHistoryOptions *options)
{
  g_auto (ImzCtlHistoryDesk) desk = { NULL };
  g_autoptr (ImzRecord) record = NULL;
  g_autoptr (ImzRecord) kept = NULL;
  g_autofree char *profile = NULL;
  g_autoptr (GError) error = NULL;
  ImzHistoryTold told;
  int exit;

  if (options->kind == NULL || options->method == NULL)
    return imz_ctl_usage_error (_ ("“history add” needs --case and --method"));

  imz_ctl_history_desk_init (&desk);
  if (!imz_history_told_init (&told, options, desk.now, &error))
    return fail (error);
  if (options->province != NULL &&
      !imz_ctl_check_province (desk.provinces, options->province, &error))
    return fail (error);
  if (!find_profile (&desk, options->profile, &profile, &exit))
    return exit;

  record = make_record (&desk, &told, profile, &error);
  if (record == NULL)
    return fail (error);
  kept = imz_history_model_add (desk.history, record, desk.now, &error);

  return kept != NULL ? print_added (&desk, kept, options->json) : fail (error);
}

static int
print_line (ImzRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);

  imz_history_text_append_line (text, record);

  return imz_ctl_print_text (g_string_free (g_steal_pointer (&text), FALSE));
}

/* Whoever changed it meanwhile changed something else, or it is said what hinders. */
static int
change (ImzCtlHistoryDesk *desk, gint64 id, const ImzHistoryTold *told)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_TRIES; i++) {
    g_autoptr (ImzRecord) before = NULL;
    g_autoptr (ImzRecord) after = NULL;
    g_autoptr (ImzRecord) kept = NULL;
    int exit;

    before = imz_ctl_history_desk_find (desk, id, &exit);
    if (before == NULL)
      return exit;

    g_clear_error (&error);
    after = imz_history_told_apply (told, before, desk->now, &error);
    if (after == NULL)
      break;
    if (imz_record_equal (before, after))
      return print_line (before);

    kept = imz_history_model_change (desk->history, before, after, desk->now, &error);
    if (kept != NULL)
      return print_line (kept);
    if (!g_error_matches (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CHANGED))
      break;
  }

  return fail (error);
}

int
imz_ctl_history_set (const ImzCtlHistoryOptions *options)
{
  g_auto (ImzCtlHistoryDesk) desk = { NULL };
  g_autoptr (GError) error = NULL;
  ImzHistoryTold told;
  gint64 id;
  int exit;

  if (!imz_ctl_history_parse_id (options->words[1], &id, &exit))
    return exit;

  imz_ctl_history_desk_init (&desk);
  if (!imz_history_told_init (&told, options, desk.now, &error))
    return fail (error);

  return change (&desk, id, &told);
}

static int
remove_one (ImzCtlHistoryDesk *desk, gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (!imz_history_model_remove (desk->history, id, &error))
    return fail (error);

  message = imz_phrase_expand (_ ("Application {number} is removed."), "number", number, NULL);
  return imz_ctl_print_line (message, FALSE) ? 0 : IMZ_CTL_EXIT_FAILED;
}

static gboolean
is_among (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++) {
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  }

  return FALSE;
}

/* None if one of them is not there: it may have been meant otherwise. */
int
imz_ctl_history_remove (const ImzCtlHistoryOptions *options)
{
  g_auto (ImzCtlHistoryDesk) desk = { NULL };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;
  int exit = 0;

  for (gsize i = 1; options->words[i] != NULL; i++) {
    if (!imz_ctl_history_parse_id (options->words[i], &id, &exit))
      return exit;
    if (!is_among (ids, id))
      g_array_append_val (ids, id);
  }

  imz_ctl_history_desk_init (&desk);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (ImzRecord) record =
      imz_ctl_history_desk_find (&desk, g_array_index (ids, gint64, i), &exit);

    if (record == NULL)
      return exit;
  }
  for (guint i = 0; i < ids->len && exit == 0; i++)
    exit = remove_one (&desk, g_array_index (ids, gint64, i));

  return exit;
}
