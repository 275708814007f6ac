/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-calendar-model.h"

#include "imz-calendar-text.h"
#include "imz-calendar.h"

struct _ImzCalendarModel {
  GObject parent_instance;

  GPtrArray *events; /* (element-type ImzCalendarEvent) */
  gint64 now;
};

G_DEFINE_FINAL_TYPE (ImzCalendarModel, imz_calendar_model, G_TYPE_OBJECT)

static void
imz_calendar_model_finalize (GObject *object)
{
  ImzCalendarModel *self = IMZ_CALENDAR_MODEL (object);

  g_clear_pointer (&self->events, g_ptr_array_unref);

  G_OBJECT_CLASS (imz_calendar_model_parent_class)->finalize (object);
}

static void
imz_calendar_model_class_init (ImzCalendarModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_calendar_model_finalize;
}

static void
imz_calendar_model_init (ImzCalendarModel *self)
{
}

ImzCalendarModel *
imz_calendar_model_new (ImzRemindersModel *reminders, gint64 now, GError **error)
{
  GDate today = imz_calendar_day (now);
  g_autoptr (GPtrArray) coming = imz_reminders_model_get_coming (reminders, &today, error);
  ImzCalendarModel *self;

  if (coming == NULL)
    return NULL;

  self = g_object_new (IMZ_TYPE_CALENDAR_MODEL, NULL);
  self->events = imz_calendar_events_of (coming);
  self->now = now;

  return self;
}

guint
imz_calendar_model_get_n (ImzCalendarModel *self)
{
  g_return_val_if_fail (IMZ_IS_CALENDAR_MODEL (self), 0);

  return self->events->len;
}

const ImzCalendarEvent *
imz_calendar_model_get_nth (ImzCalendarModel *self, guint index)
{
  g_return_val_if_fail (IMZ_IS_CALENDAR_MODEL (self), NULL);
  g_return_val_if_fail (index < self->events->len, NULL);

  return self->events->pdata[index];
}

char *
imz_calendar_model_to_text (ImzCalendarModel *self)
{
  g_return_val_if_fail (IMZ_IS_CALENDAR_MODEL (self), NULL);

  return imz_calendar_text_of (self->events, self->now);
}

ImzQrCode *
imz_calendar_model_to_qr_code (ImzCalendarModel *self, guint index)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (IMZ_IS_CALENDAR_MODEL (self), NULL);
  g_return_val_if_fail (index < self->events->len, NULL);

  text = imz_calendar_text_of_one (self->events->pdata[index], self->now);

  return imz_qr_code_new (text);
}
