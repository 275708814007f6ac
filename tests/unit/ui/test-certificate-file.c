/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A certificate is saved from the window: the question where to, the file, and what goes wrong. */

#include "config.h"

#include "imz-certificate-file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core-fixture.h"
#include "imz-pem.h"
#include "imz-window.h"
#include "test-cards.h"
#include "test-chooser.h"
#include "test-ui.h"

static GtkApplication *application;

typedef struct {
  ImzClock *clock;
  TestMonitor *monitor;
  ImzStatus *status;
  ImzWindow *window;
  GBytes *bytes;
  ImzCertificate *certificate; /* it is plugged in */
  char *folder;
  char *path; /* in `folder`, not there yet */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GKeyFile) portals = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  fixture->bytes = g_bytes_new_static ("the bytes of a certificate", 26);
  fixture->certificate = test_certificate_from (
    &(TestCertificateSpec){ TEST_AYLA, .days_left = 812, .bytes = fixture->bytes });
  fixture->clock = IMZ_CLOCK (test_clock_new ());
  fixture->monitor = test_monitor_new ();
  test_monitor_take (fixture->monitor, test_snapshot ("Reader", fixture->certificate));
  fixture->status = imz_status_new (IMZ_READER_MONITOR (fixture->monitor), NULL, fixture->clock,
                                    core_fixture_genel ());
  fixture->window = IMZ_WINDOW (imz_window_new (application, fixture->status, portals));
  g_object_ref (fixture->window);
  fixture->folder = g_dir_make_tmp ("imzam-save-XXXXXX", &error);
  g_assert_no_error (error);
  /* It is the folder that is offered first. */
  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  fixture->path = g_build_filename (fixture->folder, "saved.pem", NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

/* What is under way (a frame, an answer of the X server) may hold it for a moment. */
static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_cmpint (g_chdir (g_get_tmp_dir ()), ==, 0);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->status);
  g_assert_finalize_object (fixture->monitor);
  g_assert_finalize_object (fixture->clock);
  imz_certificate_unref (fixture->certificate);
  g_bytes_unref (fixture->bytes);
}

static gboolean
is_answered_cb (gpointer user_data)
{
  return test_chooser_find () == NULL;
}

static GtkFileChooser *
wait_for_question (Fixture *fixture)
{
  g_autofree char *name = imz_certificate_file_suggest_name (fixture->certificate);

  return test_chooser_wait (name);
}

static GtkFileChooser *
ask (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save-certificate",
                                             "s",
                                             imz_certificate_get_sha256 (fixture->certificate)));

  return wait_for_question (fixture);
}

static gboolean
file_exists_cb (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A message over the page; NULL if there is none. */
static const char *
find_message (Fixture *fixture)
{
  GtkWidget *toasts = test_ui_part (fixture->window, "toasts", ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *page = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (toasts));

  for (GtkWidget *child = gtk_widget_get_first_child (toasts); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    g_autoptr (GPtrArray) labels = test_ui_find (child, GTK_TYPE_LABEL);

    if (child != page && labels->len > 0)
      return gtk_label_get_text (labels->pdata[0]);
  }

  return NULL;
}

static gboolean
is_said_cb (gpointer fixture)
{
  return find_message (fixture) != NULL;
}

/* All that is in it, and for nobody else to read. */
static void
assert_saved (Fixture *fixture)
{
  g_autofree char *expected = imz_pem_encode_certificate (fixture->bytes);
  g_autofree char *contents = NULL;
  GStatBuf status;

  test_ui_wait ("the message", is_said_cb, fixture);
  g_assert_cmpstr (find_message (fixture), ==, _ ("Saved"));
  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_saved (Fixture *fixture, gconstpointer user_data)
{
  test_chooser_answer (ask (fixture), fixture->path);
  assert_saved (fixture);
}

/* From the row of the certificate, and with a name that tells nothing of its holder. */
static void
test_button (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) rows = test_ui_find (fixture->window, ADW_TYPE_EXPANDER_ROW);
  GtkWidget *row = g_ptr_array_index (rows, rows->len - 1);
  g_autofree char *expected = imz_certificate_file_suggest_name (fixture->certificate);
  g_autofree char *name = NULL;
  GtkFileChooser *question;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_signal_emit_by_name (test_ui_find_button (row, "win.save-certificate"), "clicked");
  question = wait_for_question (fixture);
  name = gtk_file_chooser_get_current_name (question);
  g_assert_cmpstr (name, ==, expected);
  test_chooser_answer (question, fixture->path);
  assert_saved (fixture);
}

static void
test_name (void)
{
  static const struct {
    ImzCertificateKind kind;
    const char *start;
  } vectors[] = {
    { IMZ_CERTIFICATE_KIND_NES, "e-imza" },
    { IMZ_CERTIFICATE_KIND_TEST, "certificate" },
    { IMZ_CERTIFICATE_KIND_CA, "certificate" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCertificate) certificate =
      test_certificate_from (&(TestCertificateSpec){ TEST_AYLA, .kind = vectors[i].kind });
    g_autofree char *name = imz_certificate_file_suggest_name (certificate);
    g_autofree char *expected =
      g_strdup_printf ("%s-%.8s.pem", vectors[i].start, imz_certificate_get_sha256 (certificate));

    g_assert_cmpstr (name, ==, expected);
    g_assert_null (strstr (name, "AYLA"));
    g_assert_null (strstr (name, "10000000146"));
  }
}

/* The person thinks better of it: nothing is written and nothing said. */
static void
test_cancelled (Fixture *fixture, gconstpointer user_data)
{
  GtkFileChooser *question = ask (fixture);

  gtk_dialog_response (GTK_DIALOG (question), GTK_RESPONSE_CANCEL);
  test_ui_wait ("the end of the question", is_answered_cb, NULL);
  test_ui_settle ();
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_null (find_message (fixture));
}

/* Where not even root can write. The reason is said. */
static void
test_in_vain (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d/ns", (int) getpid ());
  g_autofree char *path = g_build_filename (folder, "saved.pem", NULL);
  g_auto (GStrv) parts =
    g_strsplit (_ ("The certificate could not be saved: {reason}"), "{reason}", -1);

  g_assert_cmpint (g_chdir (folder), ==, 0);
  test_chooser_answer (ask (fixture), path);
  test_ui_wait ("the message", is_said_cb, fixture);
  g_assert_true (g_str_has_prefix (find_message (fixture), parts[0]));
  g_assert_cmpuint (strlen (find_message (fixture)), >, strlen (parts[0]) + strlen (parts[1]));
}

/* The card is pulled while it is asked where to. */
static void
test_pulled (Fixture *fixture, gconstpointer user_data)
{
  GtkFileChooser *question = ask (fixture);

  test_monitor_take (fixture->monitor, imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL));
  test_chooser_answer (question, fixture->path);
  assert_saved (fixture);
}

/* The window goes while it is asked: it is saved all the same, and nobody is there to be told. */
static void
test_closed (Fixture *fixture, gconstpointer user_data)
{
  GtkFileChooser *question = ask (fixture);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_chooser_answer (question, fixture->path);
  test_ui_wait ("the file", file_exists_cb, fixture->path);
}

/* A certificate that is not there, or whose bytes are not known. */
static void
test_nothing_to_save (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzCertificate) bare = test_certificate ("MERT", 812);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save-certificate", "s",
                              imz_certificate_get_sha256 (bare));
  test_monitor_take (fixture->monitor, test_snapshot ("Reader", bare));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save-certificate", "s",
                              imz_certificate_get_sha256 (bare));
  test_ui_settle ();
  g_assert_null (test_chooser_find ());
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/certificate-file/saved", test_saved);
  add ("/ui/certificate-file/button", test_button);
  g_test_add_func ("/ui/certificate-file/name", test_name);
  add ("/ui/certificate-file/cancelled", test_cancelled);
  add ("/ui/certificate-file/in-vain", test_in_vain);
  add ("/ui/certificate-file/pulled", test_pulled);
  add ("/ui/certificate-file/closed", test_closed);
  add ("/ui/certificate-file/nothing-to-save", test_nothing_to_save);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
