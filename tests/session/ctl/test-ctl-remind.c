/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is due is told, or handed over to the window program; what is nobody's turn to say stays as it is. */

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "imz-calendar.h"
#include "imz-profile-model.h"
#include "imz-reminder-model.h"
#include "test-ctl.h"

enum {
  EXIT_USAGE = 64,
};

static const char interface[] =
  "<node><interface name='org.freedesktop.Application'>"
  "<method name='ActivateAction'><arg type='s' direction='in'/><arg type='av' direction='in'/>"
  "<arg type='a{sv}' direction='in'/></method>"
  "</interface></node>";

typedef struct {
  char *data; /* XDG_DATA_HOME, empty at first */
  char *dir;
  char *path;
  GTestDBus *bus;
  GDBusConnection *connection; /* (nullable): of the window program */
  GString *asked;              /* what it was asked for */
  GPtrArray *shows;            /* keys of what it shows then, and notes */
  gboolean ends;               /* it ends after that */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->data = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->data);
  fixture->dir = g_build_filename (fixture->data, "imzam", NULL);
  fixture->path = g_build_filename (fixture->dir, "imzam.db", NULL);
  fixture->asked = g_string_new (NULL);
  fixture->shows = g_ptr_array_new_with_free_func (g_free);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  test_ctl_set_variable ("XDG_DATA_HOME", fixture->data);
  test_ctl_set_variable ("XDG_RUNTIME_DIR", fixture->data);
  test_ctl_set_variable ("DBUS_SESSION_BUS_ADDRESS", g_test_dbus_get_bus_address (fixture->bus));
  test_ctl_set_variable ("DISPLAY", NULL);
  test_ctl_set_variable ("WAYLAND_DISPLAY", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

    g_remove (path);
  }
  g_rmdir (fixture->dir);
  g_assert_cmpint (g_rmdir (fixture->data), ==, 0);
  if (fixture->connection != NULL)
    g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
  g_string_free (fixture->asked, TRUE);
  g_ptr_array_unref (fixture->shows);
  g_free (fixture->data);
  g_free (fixture->dir);
  g_free (fixture->path);
}

static void
call_bus (Fixture *fixture, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
    fixture->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
    method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
note_shown (Fixture *fixture)
{
  g_autoptr (ImzDatabase) database = imz_database_new (fixture->dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
  g_autoptr (ImzReminderModel) kept = imz_reminder_model_new (database);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < fixture->shows->len; i++) {
    const char *const keys[] = { fixture->shows->pdata[i], NULL };

    imz_reminder_model_note_said (kept, keys, g_get_real_time () / G_USEC_PER_SEC, &error);
    g_assert_no_error (error);
  }
}

/* It answers before anything is shown, as GApplication does. */
static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface_name,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = g_variant_print (parameters, FALSE);

  g_string_append (fixture->asked, text);
  g_dbus_method_invocation_return_value (invocation, NULL);
  note_shown (fixture);
  if (fixture->ends)
    call_bus (fixture, "ReleaseName", g_variant_new ("(s)", "tr.imzam.Imzam"));
}

static void
take_name (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  if (fixture->connection == NULL)
    fixture->connection =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  call_bus (fixture, "RequestName", g_variant_new ("(su)", name, 0));
}

/* The window program is there already. */
static void
start_program (Fixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  g_autoptr (GError) error = NULL;

  take_name (fixture, "tr.imzam.Imzam");
  g_dbus_connection_register_object (fixture->connection, "/tr/imzam/Imzam", node->interfaces[0],
                                     &vtable, fixture, NULL, &error);
  g_assert_no_error (error);
}

/* So is what shows notifications; what it shows is the window program's business. */
static void
start_notifications (Fixture *fixture)
{
  take_name (fixture, "org.freedesktop.Notifications");
}

/* "Bu benim e-imzam": one that ends at the end of that day. */
static void
claim (Fixture *fixture, const GDate *last_day)
{
  g_autoptr (ImzDatabase) database = imz_database_new (fixture->dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
  g_autoptr (ImzProfileModel) profiles = imz_profile_model_new (database);
  g_autoptr (ImzCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  GDate next = *last_day;

  g_date_add_days (&next, 1);
  certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .holder = "ÇİĞDEM IŞIK",
    .not_before = imz_calendar_start_of_day (&next) - G_GINT64_CONSTANT (3) * 365 * 86400,
    .not_after = imz_calendar_start_of_day (&next) - 1,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });
  imz_profile_model_claim (profiles, certificate, g_get_real_time () / G_USEC_PER_SEC, &error);
  g_assert_no_error (error);
}

/* Something is due about it today, and not only for a day. */
static void
claim_what_is_due (Fixture *fixture)
{
  GDate day = imz_calendar_day (g_get_real_time () / G_USEC_PER_SEC);

  g_date_add_days (&day, 20);
  claim (fixture, &day);
}

typedef struct {
  gboolean is_over;
  char *output;
  char *errors;
} Talk;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Talk *talk = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &talk->output, &talk->errors,
                                        &error);
  g_assert_no_error (error);
  talk->is_over = TRUE;
}

/* Its exit; unlike test_ctl_run() nothing need be said. */
static int
remind (const char *option, char **output, char **errors)
{
  g_autoptr (GSubprocessLauncher) launcher =
    test_ctl_new_launcher (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_launcher_spawn (launcher, &error, test_ctl_get_program (), "remind", option, NULL);
  Talk talk = { FALSE };

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, ended_cb, &talk);
  while (!talk.is_over)
    g_main_context_iteration (NULL, TRUE);
  *output = talk.output;
  *errors = talk.errors;
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

static void
assert_silent (int exit)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (remind (NULL, &output, &errors), ==, exit);
  g_assert_cmpstr (output, ==, "");
  g_assert_cmpstr (errors, ==, "");
}

/* One line, on stderr. */
static void
assert_failed (void)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (remind (NULL, &output, &errors), ==, 1);
  g_test_message ("%s", errors);
  g_assert_cmpstr (output, ==, "");
  g_assert_true (g_str_has_prefix (errors, "imzamctl: "));
  g_assert_true (strchr (errors, '\n') == errors + strlen (errors) - 1);
}

static guint
count_due (void)
{
  g_autoptr (TestRun) run = test_ctl_run ("remind", "--dry-run", "--json", NULL);

  g_assert_cmpint (run->exit, ==, 0);

  return test_document_length (run->document, "reminders");
}

/* Every key is there, and a string or a number of its form. */
static void
check_reminder (JsonNode *reminder)
{
  static const struct {
    const char *name;
    const char *form;
    gboolean may_be_null;
  } members[] = {
    { "key", "[a-z-]+:[0-9a-z:-]+", FALSE },
    { "kind", "window|last-date|end|e-onay|password|production|courier|pin", FALSE },
    { "due", "\\d{4}-\\d\\d-\\d\\d", FALSE },
    { "day", "\\d{4}-\\d\\d-\\d\\d", FALSE },
    { "title", "[^\\n{}]+", FALSE },
    { "body", "[^\\n{}]+", FALSE },
    { "guide", "[a-z0-9-]+", TRUE },
    { "rule", "R\\d+", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *value = test_document_string (reminder, members[i].name);
    g_autofree char *form = g_strdup_printf ("^(%s)$", members[i].form);

    g_test_message ("%s: %s", members[i].name, value);
    if (value == NULL)
      g_assert_true (members[i].may_be_null);
    else
      g_assert_true (g_regex_match_simple (form, value, 0, 0));
  }
  test_document_int (reminder, "days_left");
  g_assert_cmpuint (json_object_get_size (json_node_get_object (reminder)), ==,
                    G_N_ELEMENTS (members) + 1);
}

static void
check_document (JsonNode *document)
{
  guint n = test_document_length (document, "reminders");

  test_assert_string (document, "schema", "imzam.remind/1");
  for (guint i = 0; i < n; i++) {
    g_autofree char *path = g_strdup_printf ("reminders.%u", i);

    check_reminder (test_document_get (document, path));
  }
}

/* Day by day, of an e-imza that ends on 20 January 2027. */
static void
test_dry_run (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *day;
    const char *key;
    const char *rule;
    int days_left;
  } vectors[] = {
    { "2026-10-21", "window:0123456789abcdef", "R7", 0 },
    { "2026-12-13", "last-date:0123456789abcdef", "R8", 7 },
  };
  GDate last_day;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_date_clear (&last_day, 1);
  g_date_set_dmy (&last_day, 20, G_DATE_JANUARY, 2027);
  claim (fixture, &last_day);
  start_program (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TestRun) run =
      test_ctl_run ("remind", "--dry-run", "--json", "--date", vectors[i].day, NULL);
    g_autoptr (TestRun) for_people =
      test_ctl_run ("remind", "--dry-run", "--date", vectors[i].day, NULL);
    guint n = test_document_length (run->document, "reminders");
    gboolean is_told = FALSE;

    check_document (run->document);
    for (guint j = 0; j < n && !is_told; j++) {
      g_autofree char *key = g_strdup_printf ("reminders.%u.key", j);
      g_autofree char *rule = g_strdup_printf ("reminders.%u.rule", j);
      g_autofree char *left = g_strdup_printf ("reminders.%u.days_left", j);
      g_autofree char *title = g_strdup_printf ("reminders.%u.title", j);

      if (!g_str_has_prefix (test_document_string (run->document, key), vectors[i].key))
        continue;
      is_told = TRUE;
      test_assert_string (run->document, rule, vectors[i].rule);
      test_assert_int (run->document, left, vectors[i].days_left);
      g_assert_nonnull (strstr (for_people->output, test_document_string (run->document, title)));
    }
    g_test_message ("%s: %s", vectors[i].day, run->output);
    g_assert_true (is_told);
    g_assert_null (strstr (run->output, "IŞIK"));
    g_assert_null (strstr (for_people->output, "IŞIK"));
  }

  /* Nobody was woken, and nothing written. */
  g_assert_cmpstr (fixture->asked->str, ==, "");
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* Nobody is woken for nothing, and nothing is missing for it. */
static void
test_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) told = test_ctl_run ("remind", "--dry-run", NULL);

  g_assert_cmpint (told->exit, ==, 0);
  g_assert_cmpstr (told->output, ==, "There is nothing to be reminded of.\n");
  g_assert_cmpuint (count_due (), ==, 0);
  assert_silent (0);
  start_program (fixture);
  assert_silent (0);
  g_assert_cmpstr (fixture->asked->str, ==, "");
  test_ctl_set_variable ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/such/bus");
  assert_silent (0);
  g_assert_false (g_file_test (fixture->dir, G_FILE_TEST_EXISTS));
}

/* What will be shown of what is due: so many. */
static guint
plan_to_show (Fixture *fixture, guint n)
{
  g_autoptr (TestRun) run = test_ctl_run ("remind", "--dry-run", "--json", NULL);
  guint n_due = test_document_length (run->document, "reminders");

  g_assert_cmpuint (n_due, >, 1);
  g_ptr_array_set_size (fixture->shows, 0);
  for (guint i = 0; i < MIN (n, n_due); i++) {
    g_autofree char *path = g_strdup_printf ("reminders.%u.key", i);

    g_ptr_array_add (fixture->shows, g_strdup (test_document_string (run->document, path)));
  }

  return n_due;
}

/* It is over once all is noted; then there is nothing to hand over any more. */
static void
test_handed_over (Fixture *fixture, gconstpointer unused)
{
  claim_what_is_due (fixture);
  start_program (fixture);
  start_notifications (fixture);
  plan_to_show (fixture, G_MAXUINT);
  assert_silent (0);
  g_assert_cmpstr (fixture->asked->str, ==, "('remind', [], {})");
  g_assert_cmpuint (count_due (), ==, 0);
  assert_silent (0);
  g_assert_cmpstr (fixture->asked->str, ==, "('remind', [], {})");
}

static void
test_handed_over_json (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (TestRun) told = NULL;
  guint n;

  claim_what_is_due (fixture);
  start_program (fixture);
  start_notifications (fixture);
  n = plan_to_show (fixture, G_MAXUINT);
  told = test_ctl_run ("remind", "--json", NULL);
  g_assert_cmpint (told->exit, ==, 0);
  check_document (told->document);
  test_assert_length (told->document, "reminders", n);
}

/* The window program tries, and ends: what was not shown is told of, and stays due. */
static void
test_not_all (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (JsonNode) document = NULL;
  guint n;

  claim_what_is_due (fixture);
  start_program (fixture);
  start_notifications (fixture);
  fixture->ends = TRUE;
  n = plan_to_show (fixture, 1);
  g_assert_cmpint (remind ("--json", &output, &errors), ==, 1);
  document = test_document_parse (output);
  test_assert_length (document, "reminders", 1);
  test_assert_string (document, "reminders.0.key", fixture->shows->pdata[0]);
  g_assert_cmpstr (errors, ==, "imzamctl: Not all that is due could be shown; it stays due.\n");
  g_assert_cmpuint (count_due (), ==, n - 1);
}

/* A timer’s run is tried again then; the window program is not troubled. */
static void
test_nobody_to_show (Fixture *fixture, gconstpointer unused)
{
  guint n;

  claim_what_is_due (fixture);
  start_program (fixture);
  n = plan_to_show (fixture, G_MAXUINT);
  assert_failed ();
  g_assert_cmpstr (fixture->asked->str, ==, "");
  g_assert_cmpuint (count_due (), ==, n);
}

/* What cannot be noted would be said each time. */
static void
test_newer (Fixture *fixture, gconstpointer unused)
{
  sqlite3 *connection;

  claim_what_is_due (fixture);
  start_program (fixture);
  start_notifications (fixture);
  plan_to_show (fixture, G_MAXUINT);
  g_assert_cmpint (sqlite3_open (fixture->path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, "PRAGMA user_version = 99", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_close (connection), ==, SQLITE_OK);
  assert_failed ();
  g_assert_cmpstr (fixture->asked->str, ==, "");
}

static void
test_nobody_to_say (Fixture *fixture, gconstpointer unused)
{
  guint n;

  claim_what_is_due (fixture);
  start_notifications (fixture);
  n = count_due ();

  /* There is a bus, and nothing to start. */
  assert_failed ();
  test_ctl_set_variable ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/such/bus");
  assert_failed ();
  test_ctl_set_variable ("DBUS_SESSION_BUS_ADDRESS", NULL);
  assert_failed ();
  g_assert_cmpuint (count_due (), ==, n);
}

/* What was said before is not known then: rather nothing is said than twice. */
static void
test_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *noise = g_strnfill (5000, 'x');

  start_program (fixture);
  g_assert_cmpint (g_mkdir (fixture->dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, noise, -1, NULL));
  assert_failed ();
  g_assert_cmpstr (fixture->asked->str, ==, "");
}

static void
test_usage (Fixture *fixture, gconstpointer unused)
{
  static const char *const lines[][5] = {
    { "remind", "--date", "2026-12-13" },
    { "remind", "--dry-run", "--date", "2026-02-30" },
    { "remind", "--dry-run", "--date", "" },
    { "remind", "now" },
    { "remind", "--quiet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (TestRun) run = test_ctl_finish (test_ctl_start_words (lines[i]));

    g_assert_cmpint (run->exit, ==, EXIT_USAGE);
    g_assert_cmpstr (run->output, ==, "");
    g_assert_true (g_str_has_prefix (run->errors, "imzamctl: "));
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/ctl/remind/dry-run", test_dry_run },
    { "/ctl/remind/nothing", test_nothing },
    { "/ctl/remind/handed-over", test_handed_over },
    { "/ctl/remind/handed-over-json", test_handed_over_json },
    { "/ctl/remind/not-all", test_not_all },
    { "/ctl/remind/nobody-to-show", test_nobody_to_show },
    { "/ctl/remind/newer", test_newer },
    { "/ctl/remind/nobody-to-say", test_nobody_to_say },
    { "/ctl/remind/damaged", test_damaged },
    { "/ctl/remind/usage", test_usage },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
