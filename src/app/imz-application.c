/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-application.h"

#include <glib/gi18n-lib.h>

#include "imz-config.h"
#include "imz-database.h"
#include "imz-backends.h"
#include "imz-keeper.h"
#include "imz-pcsc-monitor.h"
#include "imz-practice-monitor.h"
#include "imz-provinces.h"
#include "imz-reminding.h"
#include "imz-say.h"
#include "imz-secret-copy.h"
#include "imz-status.h"
#include "imz-system-clock.h"
#include "imz-trust-checker.h"
#include "imz-window.h"

/* The quick check: an option, and an action that the desktop file names. */
#define GLANCE "glance"

/* An action that `imzamctl remind` calls. */
#define REMIND "remind"

enum {
  BACKUP_AFTER_S = 60,
};

struct _ImzApplication {
  AdwApplication parent_instance;

  ImzClock *clock;
  ImzConfig *config;
  ImzProvinces *provinces;
  ImzDrivers *drivers;
  ImzReaderMonitor *readers;
  ImzTrustSource *trust;
  ImzPracticeMonitor *practice;
  ImzStatus *status;
  ImzPreferencesModel *preferences;
  ImzDatabase *database;
  ImzProfileModel *profiles;
  ImzKeeper *keeper;
  ImzTools *tools;         /* (nullable): made once a window is seen */
  guint making_tools;      /* an idle source */
  guint backing_up;        /* a timeout */
  ImzReminding *reminding; /* (nullable): made once it is asked for */
  GKeyFile *portals;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (ImzApplication, imz_application, ADW_TYPE_APPLICATION)

static gboolean
any_card (ImzSnapshot *snapshot)
{
  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    ImzReaderState state = imz_reader_get_state (imz_snapshot_get_reader (snapshot, i));

    if (state != IMZ_READER_STATE_EMPTY && state != IMZ_READER_STATE_UNAVAILABLE)
      return TRUE;
  }

  return FALSE;
}

static void
practice_cb (ImzWindow *window, GParamSpec *pspec, gpointer user_data)
{
  ImzApplication *self = user_data;
  gboolean practice = imz_window_get_practice (window);

  imz_keeper_set_practice (self->keeper, practice);
  if (self->tools != NULL)
    imz_record_keeper_set_practice (self->tools->record_keeper, practice);
  if (practice)
    imz_practice_monitor_set_situation (self->practice, imz_window_get_situation (window));
  imz_status_set_monitor (self->status,
                          practice ? IMZ_READER_MONITOR (self->practice) : self->readers);
}

/* (nullable): other windows may be in front of it */
static ImzWindow *
find_window (ImzApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next) {
    if (IMZ_IS_WINDOW (l->data))
      return l->data;
  }

  return NULL;
}

/* A real card is never hidden by the practice one. */
static void
readers_cb (ImzReaderMonitor *readers, GParamSpec *pspec, gpointer user_data)
{
  ImzApplication *self = user_data;
  ImzWindow *window = find_window (self);

  if (window == NULL || !imz_window_get_practice (window) ||
      !any_card (imz_reader_monitor_get_snapshot (readers)))
    return;

  imz_window_set_practice (window, FALSE);
  imz_say (GTK_WIDGET (window), _ ("A card was plugged in: the practice has ended"));
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ImzApplication *self = user_data;
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (self))) != NULL)
    gtk_window_destroy (window);
}

/* How wide it is beside the browser is not how wide it is. */
static GVariant *
keep_width_cb (const GValue *value, const GVariantType *expected_type, gpointer window)
{
  if (imz_window_get_beside (window))
    return NULL;

  return g_variant_new_int32 (g_value_get_int (value));
}

static gboolean
take_width_cb (GValue *value, GVariant *width, gpointer window)
{
  g_value_set_int (value, g_variant_get_int32 (width));

  return TRUE;
}

/* The window opens as large as it was left. */
static void
remember_size (ImzApplication *self, GtkWidget *window)
{
  g_settings_bind_with_mapping (self->settings, "window-width", window, "default-width",
                                G_SETTINGS_BIND_DEFAULT, take_width_cb, keep_width_cb, window,
                                NULL);
  g_settings_bind (self->settings, "window-height", window, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", window, "maximized",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
welcome (ImzApplication *self, ImzWindow *window)
{
  g_autoptr (ImzWelcomeFlow) flow = NULL;

  /* Where the settings cannot be written, what the person did tells. */
  if (imz_preferences_model_get_welcomed (self->preferences) ||
      imz_keeper_knows_holder (self->keeper))
    return;

  flow = imz_welcome_flow_new (self->preferences);
  imz_window_welcome (window, flow);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer unused)
{
  g_autoptr (GError) error = NULL;

  if (!imz_backups_model_make_weekly_finish (IMZ_BACKUPS_MODEL (source), result, &error))
    g_printerr ("imzam: %s\n", error->message);
}

/* Once it has become quiet: nobody waits for it. */
static gboolean
back_up_cb (gpointer user_data)
{
  ImzApplication *self = user_data;

  self->backing_up = 0;
  imz_backups_model_make_weekly_async (self->tools->backups, imz_clock_now (self->clock),
                                       backed_up_cb, NULL);

  return G_SOURCE_REMOVE;
}

/* Nobody looks at a guide before the window is there. */
static gboolean
make_tools_cb (gpointer user_data)
{
  ImzApplication *self = user_data;
  ImzWindow *window = find_window (self);

  self->making_tools = 0;
  if (self->tools == NULL) {
    self->tools = imz_backends_build (self->status, self->provinces, self->config, self->database,
                                      self->profiles);
    imz_backends_notify (self->tools, G_APPLICATION (self));
    imz_keeper_set_history (self->keeper, self->tools->history);
    imz_record_keeper_set_practice (self->tools->record_keeper,
                                    window != NULL && imz_window_get_practice (window));
    self->backing_up =
      g_timeout_add_seconds_full (G_PRIORITY_LOW, BACKUP_AFTER_S, back_up_cb, self, NULL);
  }
  if (window != NULL)
    imz_window_set_tools (window, self->tools);

  return G_SOURCE_REMOVE;
}

/* No reader is looked at before somebody looks at the window. */
static void
build_backends (ImzApplication *self)
{
  ImzPcscSettings settings = IMZ_PCSC_SETTINGS_DEFAULT;
  g_autoptr (ImzCircumstances) circumstances = NULL;

  self->trust = IMZ_TRUST_SOURCE (imz_trust_checker_new_default (self->config, FALSE, NULL));
  settings.drivers = self->drivers = imz_drivers_new_default (self->config);
  self->readers = IMZ_READER_MONITOR (imz_pcsc_monitor_new (&settings));
  self->practice = imz_practice_monitor_new (self->clock, IMZ_SUMMARY_RENEWAL_WINDOW);
  self->preferences = imz_preferences_model_new (self->config, self->provinces);
  circumstances =
    imz_circumstances_new (imz_preferences_model_get_province (self->preferences),
                           imz_provinces_get_holidays (self->provinces), IMZ_E_ONAY_UNKNOWN, NULL);
  self->status = imz_status_new (self->readers, self->trust, self->clock, circumstances);
  self->profiles = imz_profile_model_new (self->database);
  self->keeper = imz_keeper_new (self->status, self->clock, self->preferences, self->profiles);
  g_signal_connect (self->readers, "notify::snapshot", G_CALLBACK (readers_cb), self);
}

/* Made, but not shown yet. */
static void
open_window (ImzApplication *self)
{
  GtkWidget *window;

  if (find_window (self) != NULL)
    return;

  if (self->status == NULL)
    build_backends (self);
  window = imz_window_new (GTK_APPLICATION (self), self->status, self->portals);
  /* The one before may have been closed in the practice. */
  practice_cb (IMZ_WINDOW (window), NULL, self);
  imz_window_set_models (IMZ_WINDOW (window), self->preferences, self->profiles);
  welcome (self, IMZ_WINDOW (window));
  g_object_set (window, "situation", IMZ_SUMMARY_RENEWAL_WINDOW, NULL);
  remember_size (self, window);
  g_signal_connect_object (window, "notify::practice", G_CALLBACK (practice_cb), self, 0);
  g_signal_connect_object (window, "notify::situation", G_CALLBACK (practice_cb), self, 0);
  if (self->making_tools == 0)
    self->making_tools = g_idle_add_full (G_PRIORITY_LOW, make_tools_cb, self, NULL);
}

/* Begins before the window is there, so that nothing else is seen first. */
static void
glance_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ImzApplication *self = user_data;

  open_window (self);
  imz_window_set_glance (find_window (self), TRUE);
  g_application_activate (G_APPLICATION (self));
}

/* Without a window. */
static void
remind_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ImzApplication *self = user_data;

  if (self->reminding == NULL)
    self->reminding = imz_backends_build_reminding (G_APPLICATION (self), self->config,
                                                    self->provinces, self->database);
  if (self->reminding != NULL)
    imz_reminding_remind (self->reminding);
}

/* What is named in a notification. The window tells if it is not there any more. */
static void
open_guide_activated_cb (GSimpleAction *action, GVariant *guide, gpointer user_data)
{
  ImzApplication *self = user_data;

  open_window (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (find_window (self)), "win.open-guide", guide);
  g_application_activate (G_APPLICATION (self));
}

static void
open_record_activated_cb (GSimpleAction *action, GVariant *record, gpointer user_data)
{
  ImzApplication *self = user_data;

  open_window (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (find_window (self)), "win.open-record", record);
  g_application_activate (G_APPLICATION (self));
}

static GKeyFile *
load_portals (void)
{
  g_autoptr (GKeyFile) portals = g_key_file_new ();
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data ("/tr/imzam/Imzam/portals.ini", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_key_file_load_from_bytes (portals, bytes, G_KEY_FILE_NONE, &error))
    g_error ("portals.ini: %s", error->message);

  return g_steal_pointer (&portals);
}

static void
imz_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = quit_activated_cb },
    { .name = GLANCE, .activate = glance_activated_cb },
    { .name = REMIND, .activate = remind_activated_cb },
    { .name = IMZ_REMINDING_OPEN_GUIDE,
      .activate = open_guide_activated_cb,
      .parameter_type = "s" },
    { .name = IMZ_REMINDING_OPEN_RECORD,
      .activate = open_record_activated_cb,
      .parameter_type = "x" },
  };
  static const struct {
    const char *action;
    const char *accelerators[3];
  } shortcuts[] = {
    { "app.quit", { "<Control>q" } },
    { "win.retry", { "F5", "<Control>r" } },
    { "win.check", { "<Shift>F5", "<Control><Shift>r" } },
    { "win.practice", { "<Control>p" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.glance", { "F11" } },
    { "win.show-page::e-imza", { "<Alt>1" } },
    { "win.show-page::guides", { "<Alt>2" } },
    { "win.show-page::applications", { "<Alt>3" } },
    { "win.form-data::", { "<Control>d" } },
    { "win.beside", { "<Control>b" } },
  };
  ImzApplication *self = IMZ_APPLICATION (application);

  G_APPLICATION_CLASS (imz_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char **) shortcuts[i].accelerators);

  self->portals = load_portals ();
  self->settings = g_settings_new (IMZ_APPLICATION_ID);
  self->clock = imz_system_clock_new (0);
  self->config = imz_config_new_default ();
  self->provinces = imz_provinces_new_default ();
  self->database = imz_database_new_default ();
}

static void
imz_application_activate (GApplication *application)
{
  ImzApplication *self = IMZ_APPLICATION (application);

  open_window (self);
  gtk_window_present (GTK_WINDOW (find_window (self)));
}

/* In the program that runs already, or in this one. */
static int
imz_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (options, GLANCE))
    return -1;

  if (!g_application_register (application, NULL, &error)) {
    g_printerr ("imzam: %s\n", error->message);
    return EXIT_FAILURE;
  }

  g_action_group_activate_action (G_ACTION_GROUP (application), GLANCE, NULL);

  return g_application_get_is_remote (application) ? EXIT_SUCCESS : -1;
}

static void
imz_application_shutdown (GApplication *application)
{
  /* Before the clipboard is handed on to whoever keeps it. */
  imz_secret_copy_take_away ();

  G_APPLICATION_CLASS (imz_application_parent_class)->shutdown (application);
}

static void
imz_application_dispose (GObject *object)
{
  ImzApplication *self = IMZ_APPLICATION (object);

  if (self->readers != NULL)
    g_signal_handlers_disconnect_by_data (self->readers, self);
  g_clear_handle_id (&self->making_tools, g_source_remove);
  g_clear_handle_id (&self->backing_up, g_source_remove);
  g_clear_object (&self->reminding);
  g_clear_pointer (&self->tools, imz_tools_unref);
  g_clear_object (&self->keeper);
  g_clear_object (&self->profiles);
  g_clear_object (&self->database);
  g_clear_object (&self->preferences);
  g_clear_object (&self->status);
  g_clear_object (&self->practice);
  g_clear_object (&self->trust);
  g_clear_object (&self->readers);
  g_clear_pointer (&self->drivers, imz_drivers_unref);
  g_clear_pointer (&self->provinces, imz_provinces_unref);
  g_clear_pointer (&self->config, imz_config_unref);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->portals, g_key_file_unref);

  G_OBJECT_CLASS (imz_application_parent_class)->dispose (object);
}

static void
imz_application_class_init (ImzApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_application_dispose;
  G_APPLICATION_CLASS (klass)->startup = imz_application_startup;
  G_APPLICATION_CLASS (klass)->activate = imz_application_activate;
  G_APPLICATION_CLASS (klass)->shutdown = imz_application_shutdown;
  G_APPLICATION_CLASS (klass)->handle_local_options = imz_application_handle_local_options;
}

static void
imz_application_init (ImzApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), GLANCE, 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE,
                                 _ ("Begin with the quick check, one card after another"), NULL);
}

ImzApplication *
imz_application_new (void)
{
  return g_object_new (IMZ_TYPE_APPLICATION, "application-id", IMZ_APPLICATION_ID,
                       "resource-base-path", "/tr/imzam/Imzam", NULL);
}
