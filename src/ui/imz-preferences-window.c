/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "imz-backups-group.h"
#include "imz-copy.h"
#include "imz-e-onay-question.h"
#include "imz-holder.h"
#include "imz-people-group.h"
#include "imz-portal-opener.h"
#include "imz-remembered-group.h"
#include "imz-reminders-group.h"
#include "imz-say.h"

struct _ImzPreferencesWindow {
  AdwWindow parent_instance;

  ImzPreferencesModel *preferences;
  ImzProfileModel *profiles;
  GKeyFile *portals;
  gboolean is_being_shown; /* what changes in the rows comes from the program */

  AdwPreferencesGroup *province_group;
  AdwComboRow *province_row;
  AdwActionRow *scope_row;
  AdwPreferencesGroup *e_onay_group;
  ImzEOnayQuestion *e_onay_question;
  ImzPeopleGroup *people;
  ImzRememberedGroup *remembered;
  ImzRemindersGroup *reminders;
  ImzBackupsGroup *backups;
  AdwActionRow *checks_row;
  GtkSwitch *checks;
};

G_DEFINE_FINAL_TYPE (ImzPreferencesWindow, imz_preferences_window, ADW_TYPE_WINDOW)

static const char *
reason_of_lock (void)
{
  return _ ("Chosen by the administrator of this computer.");
}

static void
show_province (ImzPreferencesWindow *self)
{
  ImzProvince *province = imz_preferences_model_get_province (self->preferences);
  gboolean is_locked = imz_preferences_model_is_locked (self->preferences, IMZ_CONFIG_KEY_PROVINCE);
  const char *scope = imz_province_get_scope (province);

  self->is_being_shown = TRUE;
  for (guint i = 0; i < imz_preferences_model_get_n_provinces (self->preferences); i++) {
    if (imz_preferences_model_get_nth_province (self->preferences, i) == province)
      adw_combo_row_set_selected (self->province_row, i);
  }
  self->is_being_shown = FALSE;

  adw_preferences_group_set_description (
    self->province_group, is_locked
                            ? reason_of_lock ()
                            : _ ("Provinces differ in last dates and ways to apply. If yours is "
                                 "not here, keep the general rules."));
  gtk_widget_set_visible (GTK_WIDGET (self->scope_row), scope != NULL);
  adw_action_row_set_subtitle (self->scope_row, scope != NULL ? scope : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->province_row), !is_locked);
}

static void
show_checks (ImzPreferencesWindow *self)
{
  gboolean is_locked =
    imz_preferences_model_is_locked (self->preferences, IMZ_CONFIG_KEY_ONLINE_CHECKS);

  adw_action_row_set_subtitle (
    self->checks_row, is_locked
                        ? reason_of_lock ()
                        : _ ("Kamu SM is asked whether a certificate was revoked. Nothing else "
                             "is sent."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->checks_row), !is_locked);
  self->is_being_shown = TRUE;
  gtk_switch_set_active (self->checks, imz_preferences_model_get_online_checks (self->preferences));
  self->is_being_shown = FALSE;
}

static void
show_e_onay (ImzPreferencesWindow *self)
{
  g_auto (GStrv) names = imz_profile_model_get_names (self->profiles);
  const char *current = imz_profile_model_get_current (self->profiles);
  const char *problem = imz_profile_model_get_problem (self->profiles);
  g_autofree char *description = NULL;

  if (problem != NULL)
    description = g_markup_escape_text (problem, -1);
  else if (g_strv_length (names) > 1 && *current != '\0')
    description = g_markup_printf_escaped (
      "%s: %s", current, _ ("Only you know whether it is active. It is shown as your word."));
  else
    description = g_markup_escape_text (
      _ ("Only you know whether it is active. It is shown as your word."), -1);
  adw_preferences_group_set_description (self->e_onay_group, description);

  if (imz_profile_model_get_e_onay_told_at (self->profiles) != 0)
    imz_e_onay_question_set_answer (self->e_onay_question,
                                    imz_profile_model_get_e_onay (self->profiles));
  else
    imz_e_onay_question_clear (self->e_onay_question);
}

/* GSettings does not tell why. */
static void
say_unkept (ImzPreferencesWindow *self)
{
  imz_say (GTK_WIDGET (self), _ ("Your choice could not be kept on this computer"));
}

static void
province_selected_cb (ImzPreferencesWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->province_row);

  ImzProvince *province;

  if (self->is_being_shown || selected == GTK_INVALID_LIST_POSITION)
    return;

  province = imz_preferences_model_get_nth_province (self->preferences, selected);
  imz_preferences_model_set_province (self->preferences, imz_province_get_id (province));
  if (imz_preferences_model_get_province (self->preferences) == province)
    return;

  show_province (self);
  say_unkept (self);
}

static gboolean
checks_set_cb (ImzPreferencesWindow *self, gboolean wanted)
{
  if (self->is_being_shown)
    return GDK_EVENT_PROPAGATE;

  imz_preferences_model_set_online_checks (self->preferences, wanted);
  if (imz_preferences_model_get_online_checks (self->preferences) == wanted)
    return GDK_EVENT_PROPAGATE;

  show_checks (self);
  say_unkept (self);
  return GDK_EVENT_STOP;
}

static void
e_onay_answered_cb (ImzPreferencesWindow *self, int answer)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  AdwToast *refusal = imz_holder_tell_e_onay (self->profiles, (ImzEOnay) answer, now);

  if (refusal == NULL)
    return;

  show_e_onay (self);
  imz_say_toast (GTK_WIDGET (self), refusal);
}

static void
open_portal_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_portal_opener_open (widget, IMZ_PREFERENCES_WINDOW (widget)->portals,
                          g_variant_get_string (parameter, NULL));
}

static void
imz_preferences_window_dispose (GObject *object)
{
  ImzPreferencesWindow *self = IMZ_PREFERENCES_WINDOW (object);

  if (self->preferences != NULL)
    g_signal_handlers_disconnect_by_data (self->preferences, self);
  if (self->profiles != NULL)
    g_signal_handlers_disconnect_by_data (self->profiles, self);
  g_clear_object (&self->preferences);
  g_clear_object (&self->profiles);
  g_clear_pointer (&self->portals, g_key_file_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (imz_preferences_window_parent_class)->dispose (object);
}

static void
imz_preferences_window_class_init (ImzPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_preferences_window_dispose;

  g_type_ensure (IMZ_TYPE_BACKUPS_GROUP);
  g_type_ensure (IMZ_TYPE_E_ONAY_QUESTION);
  g_type_ensure (IMZ_TYPE_PEOPLE_GROUP);
  g_type_ensure (IMZ_TYPE_REMEMBERED_GROUP);
  g_type_ensure (IMZ_TYPE_REMINDERS_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, province_group);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, province_row);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, scope_row);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, e_onay_group);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, e_onay_question);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, people);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, remembered);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, reminders);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, backups);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, checks_row);
  gtk_widget_class_bind_template_child (widget_class, ImzPreferencesWindow, checks);
  gtk_widget_class_bind_template_callback (widget_class, province_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, e_onay_answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, checks_set_cb);

  imz_copy_install (widget_class);
  gtk_widget_class_install_action (widget_class, "win.open-portal", "s", open_portal_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
imz_preferences_window_init (ImzPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_provinces (ImzPreferencesWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < imz_preferences_model_get_n_provinces (self->preferences); i++)
    gtk_string_list_append (
      names, imz_province_get_name (imz_preferences_model_get_nth_province (self->preferences, i)));

  self->is_being_shown = TRUE;
  adw_combo_row_set_model (self->province_row, G_LIST_MODEL (names));
  self->is_being_shown = FALSE;
}

GtkWidget *
imz_preferences_window_new (GtkWindow *parent,
                            ImzPreferencesModel *preferences,
                            ImzProfileModel *profiles,
                            GKeyFile *portals)
{
  ImzPreferencesWindow *self =
    g_object_new (IMZ_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  self->preferences = g_object_ref (preferences);
  self->profiles = g_object_ref (profiles);
  self->portals = g_key_file_ref (portals);
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));

  fill_provinces (self);
  show_province (self);
  g_signal_connect_swapped (preferences, "notify::province", G_CALLBACK (show_province), self);
  show_checks (self);
  g_signal_connect_swapped (preferences, "notify::online-checks", G_CALLBACK (show_checks), self);
  show_e_onay (self);
  g_signal_connect_swapped (profiles, "changed", G_CALLBACK (show_e_onay), self);
  imz_people_group_set_profiles (self->people, profiles);
  imz_remembered_group_set_profiles (self->remembered, profiles);
  imz_reminders_group_set_preferences (self->reminders, preferences);

  return GTK_WIDGET (self);
}

void
imz_preferences_window_set_tools (ImzPreferencesWindow *self, ImzTools *tools)
{
  g_return_if_fail (IMZ_IS_PREFERENCES_WINDOW (self));

  imz_backups_group_set_tools (self->backups, tools, self->preferences);
}
