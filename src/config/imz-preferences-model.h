/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "imz-config.h"
#include "imz-provinces.h"

G_BEGIN_DECLS

/**
 * ImzPreferencesModel:
 *
 * What a person chooses in the window, and what the administrator left to choose.
 *
 * Properties, all notified also when another program changes them: `province` (string): id of the profile in
 * use, always one that exists; `problem` (string, nullable, read only): what is wrong with what was chosen;
 * `online-checks` (boolean); `reminders` (boolean); `quiet-reminders` (array of strings): kinds of reminders that are
 * not wanted; `reminder-days` (string): days before the last date and the end: "90, 60, 30"; `welcomed` (boolean): the first start is over. What is written stays in GSettings.
 */
#define IMZ_TYPE_PREFERENCES_MODEL (imz_preferences_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzPreferencesModel, imz_preferences_model, IMZ, PREFERENCES_MODEL, GObject)

ImzPreferencesModel *imz_preferences_model_new (ImzConfig *config, ImzProvinces *provinces);

ImzProvince *imz_preferences_model_get_province (ImzPreferencesModel *self); /* (transfer none) */

/* (transfer none) (nullable): why another province than the chosen one is in use, or an older profile of it, in
 * one line for a person; %NULL if all is well */
const char *imz_preferences_model_get_problem (ImzPreferencesModel *self);

/* To no effect if it is locked; there must be a profile of that id. */
void imz_preferences_model_set_province (ImzPreferencesModel *self, const char *id);

/* Whether the administrator has the last word on the key. */
gboolean imz_preferences_model_is_locked (ImzPreferencesModel *self, ImzConfigKey key);

gboolean imz_preferences_model_get_online_checks (ImzPreferencesModel *self);
void imz_preferences_model_set_online_checks (ImzPreferencesModel *self, gboolean online_checks);

gboolean imz_preferences_model_get_reminders (ImzPreferencesModel *self);
void imz_preferences_model_set_reminders (ImzPreferencesModel *self, gboolean reminders);

/* (transfer none) (array zero-terminated=1) */
const char *const *imz_preferences_model_get_quiet_reminders (ImzPreferencesModel *self);
void imz_preferences_model_set_quiet_reminders (ImzPreferencesModel *self,
                                                const char *const *kinds);

/* (transfer none): the most first, "" if there are none; what is set must be good for %IMZ_CONFIG_KEY_REMINDER_DAYS
 * (imz_config_key_parse()); %FALSE if it could not be kept */
const char *imz_preferences_model_get_reminder_days (ImzPreferencesModel *self);
gboolean imz_preferences_model_set_reminder_days (ImzPreferencesModel *self, const char *days);

gboolean imz_preferences_model_get_welcomed (ImzPreferencesModel *self);
void imz_preferences_model_set_welcomed (ImzPreferencesModel *self, gboolean welcomed);

/* Forgets all that was ever chosen or noted in GSettings, also what has no property here. */
void imz_preferences_model_reset (ImzPreferencesModel *self);

guint imz_preferences_model_get_n_provinces (ImzPreferencesModel *self);
ImzProvince *imz_preferences_model_get_nth_province (ImzPreferencesModel *self, guint index);
ImzHolidays *imz_preferences_model_get_holidays (ImzPreferencesModel *self); /* (transfer none) */

G_END_DECLS
