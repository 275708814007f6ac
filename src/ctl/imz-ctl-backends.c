/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-backends.h"

#include <glib/gi18n-lib.h>

#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-trust-checker.h"

void
imz_ctl_backends_init (ImzCtlBackends *self, gboolean offline, const char *anchors)
{
  ImzPcscSettings settings = IMZ_PCSC_SETTINGS_DEFAULT;

  self->config = imz_config_new_default ();
  self->trust = IMZ_TRUST_SOURCE (imz_trust_checker_new_default (self->config, offline, anchors));
  settings.drivers = self->drivers = imz_drivers_new_default (self->config);
  self->readers = IMZ_READER_MONITOR (imz_pcsc_monitor_new (&settings));
}

void
imz_ctl_backends_clear (ImzCtlBackends *self)
{
  g_clear_object (&self->trust);
  g_clear_object (&self->readers);
  g_clear_pointer (&self->drivers, imz_drivers_unref);
  g_clear_pointer (&self->config, imz_config_unref);
}

ImzSnapshot *
imz_ctl_backends_check (ImzCtlBackends *self, ImzSnapshot *snapshot, gint64 now)
{
  imz_trust_source_look (self->trust, snapshot, now);
  while (imz_trust_source_is_busy (self->trust))
    g_main_context_iteration (NULL, TRUE);

  return imz_trust_source_apply (self->trust, snapshot);
}

static char *
list_ids (const ImzProvinces *provinces)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < imz_provinces_get_n (provinces); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            imz_province_get_id (imz_provinces_get_nth (provinces, i)));

  return g_string_free (ids, FALSE);
}

gboolean
imz_ctl_check_province (const ImzProvinces *provinces, const char *id, GError **error)
{
  const char *problem;
  g_autofree char *shown = imz_display_text_quoted (id);
  g_autofree char *ids = NULL;

  if (imz_provinces_find (provinces, id) != NULL)
    return TRUE;

  problem = imz_provinces_find_problem (provinces, id);
  if (problem != NULL) {
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("the profile of “%s” is not sound: %s"), shown, problem);
    return FALSE;
  }

  ids = list_ids (provinces);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is not a known province; known are: %s"), shown, ids);
  return FALSE;
}

static void
tell_overruled (const ImzProvince *province, const char *id)
{
  g_autofree char *message = NULL;

  if (strcmp (imz_province_get_id (province), id) == 0)
    return;

  message = g_strdup_printf (
    _ ("the administrator chose the province: the rules of “%s” are used, not those of “%s”"),
    imz_province_get_id (province), id);
  imz_ctl_print_problem (message);
}

/* As everywhere, what the administrator locked comes before the command line. */
static gboolean
choose_province (ImzCtlKnowledge *self, const char *id, GError **error)
{
  g_autoptr (ImzConfig) config = imz_config_new_default ();
  g_autofree char *problem = NULL;

  if (id != NULL && (!imz_ctl_check_province (self->provinces, id, error) ||
                     !imz_config_set (config, IMZ_CONFIG_KEY_PROVINCE, id, error)))
    return FALSE;

  self->province = imz_provinces_choose (self->provinces, config, &problem);
  if (problem != NULL)
    imz_ctl_print_problem (problem);
  if (id != NULL)
    tell_overruled (self->province, id);

  return TRUE;
}

/* What was told and claimed is missing then; the answer is without it. */
static void
tell_of_database (ImzProfileModel *profiles)
{
  const char *problem = imz_profile_model_get_reading_problem (profiles);

  if (problem != NULL)
    imz_ctl_print_error (problem);
}

gboolean
imz_ctl_knowledge_init (ImzCtlKnowledge *self, const char *province, GError **error)
{
  g_autoptr (ImzDatabase) database = imz_database_new_default ();

  self->provinces = imz_provinces_new_default ();
  self->profiles = imz_profile_model_new (database);
  self->history = imz_history_model_new (database, IMZ_HISTORY_SCOPE_ALL);

  if (!choose_province (self, province, error))
    return FALSE;

  tell_of_database (self->profiles);
  return TRUE;
}

void
imz_ctl_knowledge_clear (ImzCtlKnowledge *self)
{
  g_clear_object (&self->history);
  g_clear_object (&self->profiles);
  g_clear_pointer (&self->provinces, imz_provinces_unref);
}

static ImzCircumstances *
look_up_without_records (ImzCtlKnowledge *self)
{
  return imz_profile_model_get_shared_circumstances (self->profiles, self->province,
                                                     imz_provinces_get_holidays (self->provinces));
}

ImzCircumstances *
imz_ctl_knowledge_look_up (ImzCtlKnowledge *self)
{
  g_autoptr (ImzCircumstances) plain = look_up_without_records (self);
  g_autoptr (GPtrArray) records = imz_history_model_get_open (self->history);

  return imz_circumstances_with_records (plain, records);
}

ImzCircumstances *
imz_ctl_circumstances_new (const char *province, GError **error)
{
  g_auto (ImzCtlKnowledge) knowledge = { NULL };

  return imz_ctl_knowledge_init (&knowledge, province, error) ? look_up_without_records (&knowledge)
                                                              : NULL;
}

ImzVerdict *
imz_ctl_judge_cards (const ImzCircumstances *circumstances, gint64 now)
{
  const ImzRenewalLimits *limits =
    imz_province_get_limits (imz_circumstances_get_province (circumstances));
  g_auto (ImzCtlBackends) backends = { NULL };
  g_autoptr (ImzSnapshot) snapshot = NULL;
  g_autoptr (ImzVerdict) verdict = NULL;
  ImzVerdict *remembered;

  imz_ctl_backends_init (&backends, TRUE, NULL);
  while (!imz_snapshot_is_settled (imz_reader_monitor_get_snapshot (backends.readers)))
    g_main_context_iteration (NULL, TRUE);

  snapshot =
    imz_ctl_backends_check (&backends, imz_reader_monitor_get_snapshot (backends.readers), now);
  verdict = imz_verdict_new (snapshot, now, limits);
  if (verdict->certificate != NULL)
    return g_steal_pointer (&verdict);

  remembered =
    imz_verdict_new_remembered (imz_circumstances_get_remembered (circumstances), now, limits);
  return remembered != NULL ? remembered : g_steal_pointer (&verdict);
}
