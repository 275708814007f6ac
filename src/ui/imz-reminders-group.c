/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminders-group.h"

#include <glib/gi18n-lib.h>

#include "imz-days-row.h"
#include "imz-plain-row.h"
#include "imz-reminders-model.h"
#include "imz-say.h"

/* The line of a switch. */
typedef struct {
  GtkWidget *row;
  GtkSwitch *wanted;
} Line;

struct _ImzRemindersGroup {
  AdwPreferencesGroup parent_instance;

  ImzPreferencesModel *preferences;
  gboolean is_being_shown; /* what changes in the lines comes from the program */

  Line all;
  GtkWidget *days;
  Line kinds[IMZ_N_REMINDER_KINDS];
};

G_DEFINE_FINAL_TYPE (ImzRemindersGroup, imz_reminders_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_quiet (ImzRemindersGroup *self, ImzReminderKind kind)
{
  return g_strv_contains (imz_preferences_model_get_quiet_reminders (self->preferences),
                          imz_reminder_kind_to_word (kind));
}

static void
show_line (ImzRemindersGroup *self,
           const Line *line,
           gboolean wanted,
           gboolean is_locked,
           const char *text)
{
  const char *subtitle = is_locked ? _ ("Chosen by the administrator of this computer.") : text;

  self->is_being_shown = TRUE;
  gtk_switch_set_active (line->wanted, wanted);
  self->is_being_shown = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->wanted),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

/* Of what nobody is reminded there is nothing to choose. */
static void
show_reminders (ImzRemindersGroup *self)
{
  ImzPreferencesModel *preferences = self->preferences;
  gboolean wanted = imz_preferences_model_get_reminders (preferences);
  gboolean is_locked = imz_preferences_model_is_locked (preferences, IMZ_CONFIG_KEY_REMINDERS);
  gboolean are_kinds_locked =
    imz_preferences_model_is_locked (preferences, IMZ_CONFIG_KEY_QUIET_REMINDERS);

  show_line (self, &self->all, wanted, is_locked,
             _ ("Also while this window is closed, and without your name."));
  gtk_widget_set_sensitive (self->all.row, !is_locked);
  gtk_widget_set_sensitive (self->days, wanted && !imz_preferences_model_is_locked (
                                                    preferences, IMZ_CONFIG_KEY_REMINDER_DAYS));

  for (ImzReminderKind kind = 0; kind < IMZ_N_REMINDER_KINDS; kind++) {
    show_line (self, &self->kinds[kind], !is_quiet (self, kind), are_kinds_locked,
               imz_reminder_kind_get_occasion (kind));
    gtk_widget_set_sensitive (self->kinds[kind].row, wanted && !are_kinds_locked);
  }
}

/* GSettings does not tell why. */
static gboolean
take_back (ImzRemindersGroup *self)
{
  show_reminders (self);
  imz_say (GTK_WIDGET (self), _ ("Your choice could not be kept on this computer"));

  return GDK_EVENT_STOP;
}

static gboolean
all_set_cb (ImzRemindersGroup *self, gboolean wanted)
{
  if (self->is_being_shown)
    return GDK_EVENT_PROPAGATE;

  imz_preferences_model_set_reminders (self->preferences, wanted);

  return imz_preferences_model_get_reminders (self->preferences) == wanted ? GDK_EVENT_PROPAGATE
                                                                           : take_back (self);
}

/* Words of kinds that only another version knows stay. */
static void
set_quiet (ImzRemindersGroup *self, ImzReminderKind kind, gboolean quiet)
{
  const char *const *words = imz_preferences_model_get_quiet_reminders (self->preferences);
  const char *word = imz_reminder_kind_to_word (kind);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (gsize i = 0; words[i] != NULL; i++) {
    if (strcmp (words[i], word) != 0)
      g_strv_builder_add (builder, words[i]);
  }
  if (quiet)
    g_strv_builder_add (builder, word);
  list = g_strv_builder_end (builder);

  imz_preferences_model_set_quiet_reminders (self->preferences, (const char *const *) list);
}

static ImzReminderKind
find_kind (ImzRemindersGroup *self, GtkSwitch *wanted)
{
  for (ImzReminderKind kind = 0; kind < IMZ_N_REMINDER_KINDS; kind++) {
    if (self->kinds[kind].wanted == wanted)
      return kind;
  }

  g_assert_not_reached ();
}

static gboolean
kind_set_cb (GtkSwitch *button, gboolean wanted, ImzRemindersGroup *self)
{
  ImzReminderKind kind = find_kind (self, button);

  if (self->is_being_shown)
    return GDK_EVENT_PROPAGATE;

  set_quiet (self, kind, !wanted);

  return is_quiet (self, kind) == !wanted ? GDK_EVENT_PROPAGATE : take_back (self);
}

static void
add_line (ImzRemindersGroup *self, Line *line, const char *title)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *wanted = gtk_switch_new ();

  imz_plain_row_set_title (row, title);
  gtk_widget_set_valign (wanted, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (wanted), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), wanted);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), wanted);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);

  line->row = row;
  line->wanted = GTK_SWITCH (wanted);
}

static void
imz_reminders_group_dispose (GObject *object)
{
  ImzRemindersGroup *self = IMZ_REMINDERS_GROUP (object);

  if (self->preferences != NULL)
    g_signal_handlers_disconnect_by_data (self->preferences, self);
  g_clear_object (&self->preferences);

  G_OBJECT_CLASS (imz_reminders_group_parent_class)->dispose (object);
}

static void
imz_reminders_group_class_init (ImzRemindersGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_reminders_group_dispose;
}

static void
imz_reminders_group_init (ImzRemindersGroup *self)
{
  add_line (self, &self->all, _ ("Remind me of what comes"));
  g_signal_connect_swapped (self->all.wanted, "state-set", G_CALLBACK (all_set_cb), self);

  self->days = g_object_new (IMZ_TYPE_DAYS_ROW, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->days);

  for (ImzReminderKind kind = 0; kind < IMZ_N_REMINDER_KINDS; kind++) {
    add_line (self, &self->kinds[kind], imz_reminder_kind_get_name (kind));
    g_signal_connect (self->kinds[kind].wanted, "state-set", G_CALLBACK (kind_set_cb), self);
  }
}

void
imz_reminders_group_set_preferences (ImzRemindersGroup *self, ImzPreferencesModel *preferences)
{
  g_return_if_fail (IMZ_IS_REMINDERS_GROUP (self));
  g_return_if_fail (self->preferences == NULL);

  self->preferences = g_object_ref (preferences);
  g_signal_connect_swapped (preferences, "notify::reminders", G_CALLBACK (show_reminders), self);
  g_signal_connect_swapped (preferences, "notify::quiet-reminders", G_CALLBACK (show_reminders),
                            self);
  imz_days_row_set_preferences (IMZ_DAYS_ROW (self->days), preferences);
  show_reminders (self);
}
