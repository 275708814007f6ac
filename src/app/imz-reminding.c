/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminding.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"

enum {
  MAX_NOTICES = 4, /* at once; the last one then speaks of all that are left */
  URGENT_DAYS = 7, /* from when on an end is urgent */
};

/* The series of what speaks of several. */
#define MORE "more"

struct _ImzReminding {
  GObject parent_instance;

  GApplication *application; /* (unowned) */
  ImzRemindersModel *reminders;
  ImzNotifier *notifier;
  ImzClock *clock;
  guint patience_s;
  gint64 until;       /* when the patience ends */
  GQueue waiting;     /* of GPtrArray of ImzReminder: what each notice speaks of */
  GPtrArray *sending; /* (nullable): the same of the one that is under way */
  GHashTable *shown;  /* series → the same */
  gboolean is_over;   /* the patience */
  gboolean is_held;
};

G_DEFINE_FINAL_TYPE (ImzReminding, imz_reminding, G_TYPE_OBJECT)

static void send_next (ImzReminding *self);

static void
free_reminder (gpointer data)
{
  imz_reminder_free (data);
}

static void
print_error (const GError *error)
{
  g_printerr ("imzam: %s\n", error->message);
}

/* As long as there is something to do or to wait for the program runs, also without a window. */
static void
update_hold (ImzReminding *self)
{
  gboolean is_held = self->sending != NULL || !g_queue_is_empty (&self->waiting) ||
                     (g_hash_table_size (self->shown) > 0 && !self->is_over);

  if (is_held == self->is_held)
    return;

  self->is_held = is_held;
  if (is_held) {
    g_application_hold (self->application);
  } else {
    imz_clock_set_alarm (self->clock, 0);
    g_application_release (self->application);
  }
}

static const char *
series_of (GPtrArray *reminders)
{
  const ImzReminder *first = reminders->pdata[0];

  return reminders->len > 1 ? MORE : first->series;
}

static gboolean
speaks_of (GPtrArray *reminders, const char *key)
{
  for (guint i = 0; reminders != NULL && i < reminders->len; i++) {
    const ImzReminder *reminder = reminders->pdata[i];

    if (strcmp (reminder->key, key) == 0)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_in_hand (ImzReminding *self, const char *key)
{
  GHashTableIter iter;
  gpointer reminders;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &reminders)) {
    if (speaks_of (reminders, key))
      return TRUE;
  }
  for (GList *l = self->waiting.head; l != NULL; l = l->next) {
    if (speaks_of (l->data, key))
      return TRUE;
  }

  return speaks_of (self->sending, key);
}

static char *
make_title (GPtrArray *reminders, const GDate *today)
{
  guint n = reminders->len;

  if (n == 1)
    return imz_reminder_get_title (reminders->pdata[0], today);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more reminder", "%u more reminders", n),
                          n);
}

static char *
make_body (GPtrArray *reminders, const GDate *today)
{
  g_autoptr (GString) body = g_string_new (NULL);

  if (reminders->len == 1)
    return imz_reminder_get_body (reminders->pdata[0], today);

  for (guint i = 0; i < reminders->len; i++) {
    g_autofree char *title = imz_reminder_get_title (reminders->pdata[i], today);

    g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", title);
  }

  return g_string_free (g_steal_pointer (&body), FALSE);
}

static const char *
describe_opening (GPtrArray *reminders)
{
  const ImzReminder *first = reminders->pdata[0];

  if (reminders->len == 1 && first->guide != NULL)
    return _ ("Open the guide");
  if (reminders->len == 1 && first->record != 0)
    return _ ("Open the application");

  return _ ("Open İmzam");
}

/* Who is reminded of what ends in a week must not miss it. */
static gboolean
is_urgent (GPtrArray *reminders, const GDate *today)
{
  for (guint i = 0; i < reminders->len; i++) {
    const ImzReminder *reminder = reminders->pdata[i];

    if ((reminder->kind == IMZ_REMINDER_LAST_DATE || reminder->kind == IMZ_REMINDER_END) &&
        g_date_days_between (today, &reminder->day) <= URGENT_DAYS)
      return TRUE;
  }

  return FALSE;
}

static void
note_said (ImzReminding *self, GPtrArray *reminders)
{
  for (guint i = 0; i < reminders->len; i++) {
    g_autoptr (GError) error = NULL;

    if (!imz_reminders_model_note_said (self->reminders, reminders->pdata[i],
                                        imz_clock_now (self->clock), &error))
      print_error (error);
  }
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzReminding) self = user_data;
  g_autoptr (GPtrArray) sent = g_steal_pointer (&self->sending);
  g_autoptr (GError) error = NULL;

  if (imz_notifier_send_finish (IMZ_NOTIFIER (source), result, &error)) {
    note_said (self, sent);
    g_hash_table_replace (self->shown, g_strdup (series_of (sent)), g_ptr_array_ref (sent));
  } else {
    /* The others would fare no better. */
    print_error (error);
    g_queue_clear_full (&self->waiting, (GDestroyNotify) g_ptr_array_unref);
  }

  send_next (self);
}

/* One after another: they are read in that order, too. */
static void
send_next (ImzReminding *self)
{
  GDate today = imz_calendar_day (imz_clock_now (self->clock));
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (self->sending == NULL && !g_queue_is_empty (&self->waiting)) {
    self->sending = g_queue_pop_head (&self->waiting);
    title = make_title (self->sending, &today);
    body = make_body (self->sending, &today);
    imz_notifier_send_async (self->notifier,
                             &(ImzNotice){
                               .series = series_of (self->sending),
                               .title = title,
                               .body = body,
                               .open = describe_opening (self->sending),
                               .is_urgent = is_urgent (self->sending, &today),
                             },
                             NULL, sent_cb, g_object_ref (self));
  }
  update_hold (self);
}

static void
snooze (ImzReminding *self, GPtrArray *reminders)
{
  for (guint i = 0; i < reminders->len; i++) {
    const ImzReminder *reminder = reminders->pdata[i];
    g_autoptr (GError) error = NULL;

    if (!imz_reminders_model_snooze (self->reminders, reminder->key, imz_clock_now (self->clock),
                                     &error))
      print_error (error);
  }
}

static void
open (ImzReminding *self, GPtrArray *reminders)
{
  GActionGroup *actions = G_ACTION_GROUP (self->application);
  const ImzReminder *first = reminders->pdata[0];

  if (reminders->len == 1 && first->guide != NULL)
    g_action_group_activate_action (actions, IMZ_REMINDING_OPEN_GUIDE,
                                    g_variant_new_string (first->guide));
  else if (reminders->len == 1 && first->record != 0)
    g_action_group_activate_action (actions, IMZ_REMINDING_OPEN_RECORD,
                                    g_variant_new_int64 (first->record));
  else
    g_application_activate (self->application);
}

static void
acted_cb (ImzNotifier *notifier, const char *series, const char *action, ImzReminding *self)
{
  GPtrArray *reminders = g_hash_table_lookup (self->shown, series);

  if (reminders == NULL)
    return;

  if (strcmp (action, IMZ_NOTIFIER_LATER) == 0)
    snooze (self, reminders);
  else
    open (self, reminders);
}

static void
closed_cb (ImzNotifier *notifier, const char *series, ImzReminding *self)
{
  g_hash_table_remove (self->shown, series);
  update_hold (self);
}

/* It rings, too, when the clock was set, also back: then nobody knows how long it has been. The buttons work for as long as the program runs for something else. */
static void
alarm_cb (ImzClock *clock, ImzReminding *self)
{
  gint64 now = imz_clock_now (clock);

  self->is_over = now >= self->until || self->until - now > self->patience_s;
  if (!self->is_over)
    imz_clock_set_alarm (clock, self->until);
  update_hold (self);
}

static void
imz_reminding_dispose (GObject *object)
{
  ImzReminding *self = IMZ_REMINDING (object);

  if (self->notifier != NULL)
    g_signal_handlers_disconnect_by_data (self->notifier, self);
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->notifier);
  g_clear_object (&self->clock);
  g_clear_object (&self->reminders);

  G_OBJECT_CLASS (imz_reminding_parent_class)->dispose (object);
}

static void
imz_reminding_finalize (GObject *object)
{
  ImzReminding *self = IMZ_REMINDING (object);

  g_queue_clear_full (&self->waiting, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_unref (self->shown);

  G_OBJECT_CLASS (imz_reminding_parent_class)->finalize (object);
}

static void
imz_reminding_class_init (ImzRemindingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_reminding_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_reminding_finalize;
}

static void
imz_reminding_init (ImzReminding *self)
{
  self->shown =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

ImzReminding *
imz_reminding_new (GApplication *application,
                   ImzRemindersModel *reminders,
                   ImzNotifier *notifier,
                   ImzClock *clock,
                   guint patience_s)
{
  ImzReminding *self = g_object_new (IMZ_TYPE_REMINDING, NULL);

  self->application = application;
  self->reminders = g_object_ref (reminders);
  self->notifier = g_object_ref (notifier);
  self->clock = g_object_ref (clock);
  self->patience_s = patience_s;
  g_signal_connect (notifier, "acted", G_CALLBACK (acted_cb), self);
  g_signal_connect (notifier, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect (clock, "alarm", G_CALLBACK (alarm_cb), self);

  return self;
}

void
imz_reminding_remind (ImzReminding *self)
{
  gint64 now = imz_clock_now (self->clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = imz_reminders_model_get_due (self->reminders, now, &error);
  GPtrArray *reminders = NULL;
  guint n = 0;

  if (due == NULL ||
      (due->len > 0 && !imz_reminders_model_check_writable (self->reminders, &error))) {
    print_error (error);
    return;
  }

  /* The latest first: it is what today is about. */
  for (guint i = due->len; i > 0; i--) {
    const ImzReminder *reminder = due->pdata[i - 1];

    if (is_in_hand (self, reminder->key))
      continue;
    if (n < MAX_NOTICES) {
      reminders = g_ptr_array_new_with_free_func (free_reminder);
      g_queue_push_tail (&self->waiting, reminders);
      n++;
    }
    g_ptr_array_add (reminders, imz_reminder_copy (reminder));
  }

  if (n == 0)
    return;

  self->until = now + self->patience_s;
  self->is_over = FALSE;
  imz_clock_set_alarm (self->clock, self->until);
  send_next (self);
}
