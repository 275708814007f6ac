/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-backends.h"

#include <glib/gi18n-lib.h>

#include "imz-practice-machine.h"
#include "imz-system-clock.h"
#include "imz-system-machine.h"
#include "imz-trust-cache.h"

#define CODE_ENDS "code-ends"

/* What shows notifications may have to be started first. */
#define NOTIFIER_DEADLINE_MS 30000

static void
print_problems (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("imzam: %s\n", (const char *) problems->pdata[i]);
}

ImzTools *
imz_backends_build (ImzStatus *status,
                    ImzProvinces *provinces,
                    ImzConfig *config,
                    ImzDatabase *database,
                    ImzProfileModel *profiles)
{
  g_autoptr (ImzLetters) letters = imz_letters_new_default ();
  g_autoptr (ImzGuides) guides =
    imz_guides_new_default (imz_provinces_get_rules (provinces), letters);
  g_autoptr (ImzClock) clock = imz_system_clock_new (0);
  g_autoptr (ImzClock) steady_clock = imz_system_clock_new_steady ();
  g_autoptr (ImzCountdown) countdown = imz_countdown_new (steady_clock);
  g_autoptr (ImzMachine) machine = imz_system_machine_new_default (config);
  g_autoptr (ImzMachine) practice_machine = imz_practice_machine_new ();
  g_autoptr (ImzRunModel) runs = imz_run_model_new (database);
  g_autoptr (ImzFormDataModel) form_data = imz_form_data_model_new (profiles);
  g_autoptr (ImzHistoryModel) history = imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);
  g_autoptr (ImzBackupsModel) backups = imz_backups_model_new_default ();
  g_autofree char *cache_dir = imz_trust_cache_get_default_dir ();
  g_autoptr (ImzEraserModel) eraser = imz_eraser_model_new_default (cache_dir, form_data);
  g_autoptr (ImzExchangeModel) exchange = imz_exchange_model_new (database, provinces);
  g_autoptr (ImzRemindersModel) reminders = imz_reminders_model_new (config, provinces, database);
  g_autoptr (ImzRecordKeeper) record_keeper =
    imz_record_keeper_new (status, clock, profiles, history);

  print_problems (imz_guides_get_problems (guides));
  print_problems (imz_letters_get_problems (letters));

  return imz_tools_new (&(ImzTools){
    .guides = guides,
    .letters = letters,
    .status = status,
    .clock = clock,
    .countdown = countdown,
    .machine = machine,
    .practice_machine = practice_machine,
    .runs = runs,
    .form_data = form_data,
    .history = history,
    .record_keeper = record_keeper,
    .backups = backups,
    .eraser = eraser,
    .exchange = exchange,
    .reminders = reminders,
  });
}

static void
ending_cb (ImzCountdown *countdown, GApplication *application)
{
  g_autoptr (GNotification) notification =
    g_notification_new (_ ("The code on the page runs out in a minute"));

  g_notification_set_body (notification,
                           _ ("If it does, press “Tekrar Kod Al” on the page for a new one."));
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_HIGH);
  g_application_send_notification (application, CODE_ENDS, notification);
}

/* It says nothing any more once there is a new code, or none is needed. */
static void
changed_cb (ImzCountdown *countdown, GApplication *application)
{
  ImzCountdownState state = imz_countdown_get_state (countdown);

  if (state == IMZ_COUNTDOWN_IDLE || state == IMZ_COUNTDOWN_OVER)
    g_application_withdraw_notification (application, CODE_ENDS);
}

void
imz_backends_notify (ImzTools *tools, GApplication *application)
{
  g_signal_connect_object (tools->countdown, "ending", G_CALLBACK (ending_cb), application, 0);
  g_signal_connect_object (tools->countdown, "changed", G_CALLBACK (changed_cb), application, 0);
}

ImzReminding *
imz_backends_build_reminding (GApplication *application,
                              ImzConfig *config,
                              ImzProvinces *provinces,
                              ImzDatabase *database)
{
  GDBusConnection *connection = g_application_get_dbus_connection (application);
  g_autoptr (ImzRemindersModel) reminders = NULL;
  g_autoptr (ImzNotifier) notifier = NULL;
  g_autoptr (ImzClock) clock = NULL;

  if (connection == NULL)
    return NULL;

  reminders = imz_reminders_model_new (config, provinces, database);
  notifier = imz_notifier_new (connection, NOTIFIER_DEADLINE_MS);
  clock = imz_system_clock_new (0);

  return imz_reminding_new (application, reminders, notifier, clock, IMZ_REMINDING_PATIENCE_S);
}
