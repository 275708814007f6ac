/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-keeper.h"

struct _ImzKeeper {
  GObject parent_instance;

  ImzStatus *status;
  ImzClock *clock;
  ImzPreferencesModel *preferences;
  ImzProfileModel *profiles;
  ImzHistoryModel *history; /* (nullable) */
  gboolean practice;
  guint noting; /* the source that notes what is plugged in; 0: none */
};

G_DEFINE_FINAL_TYPE (ImzKeeper, imz_keeper, G_TYPE_OBJECT)

/* Nothing of anybody's is under way in the practice. */
static ImzCircumstances *
add_records (ImzKeeper *self, ImzCircumstances *circumstances)
{
  g_autoptr (GPtrArray) records = NULL;

  if (self->practice || self->history == NULL)
    return imz_circumstances_ref (circumstances);

  records = imz_history_model_get_open (self->history);
  return imz_circumstances_with_records (circumstances, records);
}

static void
tell (ImzKeeper *self)
{
  ImzProvince *province = imz_preferences_model_get_province (self->preferences);
  ImzHolidays *holidays = imz_preferences_model_get_holidays (self->preferences);
  g_autoptr (ImzCircumstances) circumstances =
    self->practice ? imz_circumstances_new (province, holidays, IMZ_E_ONAY_UNKNOWN, NULL)
                   : imz_profile_model_get_circumstances (self->profiles, province, holidays);
  g_autoptr (ImzCircumstances) with = add_records (self, circumstances);

  imz_status_set_circumstances (self->status, with);
}

static gboolean
note_cb (gpointer user_data)
{
  ImzKeeper *self = user_data;

  self->noting = 0;
  if (!self->practice)
    imz_profile_model_see (self->profiles, imz_status_get_snapshot (self->status),
                           imz_clock_now (self->clock));

  return G_SOURCE_REMOVE;
}

/* First the card is shown, then it is written down. */
static void
status_changed_cb (ImzKeeper *self)
{
  if (self->noting == 0 && !self->practice)
    self->noting = g_idle_add_full (G_PRIORITY_LOW, note_cb, self, NULL);
}

static void
imz_keeper_dispose (GObject *object)
{
  ImzKeeper *self = IMZ_KEEPER (object);

  g_clear_handle_id (&self->noting, g_source_remove);
  g_clear_object (&self->status);
  g_clear_object (&self->clock);
  g_clear_object (&self->preferences);
  g_clear_object (&self->profiles);
  g_clear_object (&self->history);

  G_OBJECT_CLASS (imz_keeper_parent_class)->dispose (object);
}

static void
imz_keeper_class_init (ImzKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_keeper_dispose;
}

static void
imz_keeper_init (ImzKeeper *self)
{
}

ImzKeeper *
imz_keeper_new (ImzStatus *status,
                ImzClock *clock,
                ImzPreferencesModel *preferences,
                ImzProfileModel *profiles)
{
  ImzKeeper *self = g_object_new (IMZ_TYPE_KEEPER, NULL);

  self->status = g_object_ref (status);
  self->clock = g_object_ref (clock);
  self->preferences = g_object_ref (preferences);
  self->profiles = g_object_ref (profiles);
  g_signal_connect_object (preferences, "notify::province", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (profiles, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (status, "changed", G_CALLBACK (status_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tell (self);

  return self;
}

void
imz_keeper_set_practice (ImzKeeper *self, gboolean practice)
{
  g_return_if_fail (IMZ_IS_KEEPER (self));

  if (practice == self->practice)
    return;

  self->practice = practice;
  tell (self);
}

void
imz_keeper_set_history (ImzKeeper *self, ImzHistoryModel *history)
{
  g_return_if_fail (IMZ_IS_KEEPER (self));
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  tell (self);
}

gboolean
imz_keeper_knows_holder (ImzKeeper *self)
{
  g_autoptr (GPtrArray) remembered = NULL;

  g_return_val_if_fail (IMZ_IS_KEEPER (self), FALSE);

  remembered = imz_profile_model_get_remembered (self->profiles);

  return remembered->len > 0 || imz_profile_model_get_e_onay_told_at (self->profiles) != 0;
}
