/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How each situation looks, against the table of the design: one picture, one sentence, one action. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core-fixture.h"
#include "imz-details-row.h"
#include "imz-look.h"
#include "imz-practice-monitor.h"
#include "imz-sentence.h"
#include "imz-status.h"
#include "test-ui.h"

static ImzStatus *
status_of (ImzSummary summary)
{
  g_autoptr (TestClock) clock = test_clock_new ();
  g_autoptr (ImzPracticeMonitor) monitor = imz_practice_monitor_new (IMZ_CLOCK (clock), summary);

  return imz_status_new (IMZ_READER_MONITOR (monitor), NULL, IMZ_CLOCK (clock),
                         core_fixture_genel ());
}

static GKeyFile *
load_portals (void)
{
  g_autoptr (GBytes) bytes =
    g_resources_lookup_data ("/tr/imzam/Imzam/portals.ini", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GKeyFile *portals = g_key_file_new ();

  g_assert_true (g_key_file_load_from_bytes (portals, bytes, G_KEY_FILE_NONE, NULL));

  return portals;
}

/* With a certificate that decides it is the card that is shown, and only then. */
static void
test_card_or_picture (void)
{
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autoptr (ImzStatus) status = status_of (summary);
    const ImzVerdict *verdict = imz_status_get_verdict (status);

    g_test_message ("%s", imz_sentence_situation (summary));
    g_assert_cmpint (verdict->summary, ==, summary);
    g_assert_true (imz_look_of (summary)->shows_card == (verdict->certificate != NULL));
  }
}

/* The tone is as grave as the exit code that other programs get. */
static void
test_tone (void)
{
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autoptr (ImzStatus) status = status_of (summary);
    ImzTone tone = imz_look_of (summary)->tone;

    g_test_message ("%s", imz_sentence_situation (summary));
    switch (imz_status_get_verdict (status)->exit) {
    case IMZ_EXIT_WELL:
      /* All is well with a new card, and yet there is something to do. */
      g_assert_cmpint (tone, ==,
                       summary == IMZ_SUMMARY_PIN_NOT_SET ? IMZ_TONE_WARNING : IMZ_TONE_GOOD);
      break;
    case IMZ_EXIT_ATTENTION:
      /* Nothing can be done about a certificate that has not started. */
      g_assert_cmpint (tone, ==,
                       summary == IMZ_SUMMARY_NOT_YET ? IMZ_TONE_NEUTRAL : IMZ_TONE_WARNING);
      break;
    case IMZ_EXIT_CRITICAL:
      g_assert_cmpint (tone, ==, IMZ_TONE_ALARM);
      break;
    case IMZ_EXIT_UNKNOWN:
      g_assert_true (tone == IMZ_TONE_NEUTRAL || tone == IMZ_TONE_WARNING);
      break;
    default:
      g_assert_not_reached ();
    }
  }
}

static void
test_certificate_tone (void)
{
  static const struct {
    ImzSummary summary;
    ImzCertificateState state;
  } pairs[] = {
    { IMZ_SUMMARY_VALID, IMZ_CERTIFICATE_STATE_VALID },
    { IMZ_SUMMARY_RENEWAL_WINDOW, IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW },
    { IMZ_SUMMARY_RENEWAL_LATE, IMZ_CERTIFICATE_STATE_RENEWAL_LATE },
    { IMZ_SUMMARY_REVOKED, IMZ_CERTIFICATE_STATE_REVOKED },
    { IMZ_SUMMARY_SUSPENDED, IMZ_CERTIFICATE_STATE_SUSPENDED },
    { IMZ_SUMMARY_UNTRUSTED, IMZ_CERTIFICATE_STATE_UNTRUSTED },
    { IMZ_SUMMARY_EXPIRED, IMZ_CERTIFICATE_STATE_EXPIRED },
    { IMZ_SUMMARY_NOT_YET, IMZ_CERTIFICATE_STATE_NOT_YET },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpint (imz_look_tone_of_certificate (pairs[i].state), ==,
                     imz_look_of (pairs[i].summary)->tone);
  g_assert_cmpint (imz_look_tone_of_certificate (IMZ_CERTIFICATE_STATE_MALFORMED), ==,
                   IMZ_TONE_ALARM);
}

/* What the one button does: a label without a role is that of a guide. */
static const struct {
  const char *sentence;
  ImzSummary summary;
  ImzButtonRole role;
  const char *label;
} buttons[] = {
  { "nothing to renew: activate e-onay", IMZ_SUMMARY_VALID, IMZ_BUTTON_NONE,
    "Start the e-onay guide" },
  { "the same, and checked", IMZ_SUMMARY_VERIFIED, IMZ_BUTTON_NONE, "Start the e-onay guide" },
  { "renew now", IMZ_SUMMARY_RENEWAL_WINDOW, IMZ_BUTTON_NONE, "Start the renewal guide" },
  { "the successor is there: wait", IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED, IMZ_BUTTON_NONE,
    "Open the guide" },
  { "renew at once", IMZ_SUMMARY_RENEWAL_LATE, IMZ_BUTTON_NONE, "Start the renewal guide" },
  { "late, but the successor is there", IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED, IMZ_BUTTON_NONE,
    "Open the guide" },
  { "make a PIN", IMZ_SUMMARY_PIN_NOT_SET, IMZ_BUTTON_NONE, "Start the PIN guide" },
  { "enter it with care", IMZ_SUMMARY_PIN_LOW, IMZ_BUTTON_NONE, "Open the guide" },
  { "make a new one, unless sure", IMZ_SUMMARY_PIN_FINAL_TRY, IMZ_BUTTON_NONE,
    "Start the PIN guide" },
  { "unlock it", IMZ_SUMMARY_PIN_LOCKED, IMZ_BUTTON_NONE, "Start the PIN guide" },
  { "apply for another", IMZ_SUMMARY_REVOKED, IMZ_BUTTON_NONE, "Start the application guide" },
  { "take it into use again", IMZ_SUMMARY_SUSPENDED, IMZ_BUTTON_NONE, "Open the guide" },
  { "no guide for a stranger's card", IMZ_SUMMARY_UNTRUSTED, IMZ_BUTTON_CHECK, "Check now" },
  { "ended: renew", IMZ_SUMMARY_EXPIRED, IMZ_BUTTON_NONE, "Start the renewal guide" },
  { "wait until it starts", IMZ_SUMMARY_NOT_YET, IMZ_BUTTON_NONE, "Open the guide" },
  { "clean it", IMZ_SUMMARY_MALFORMED, IMZ_BUTTON_RETRY, "Read again" },
  { "another card", IMZ_SUMMARY_NOT_AN_E_IMZA, IMZ_BUTTON_RETRY, "Read again" },
  { "an empty card", IMZ_SUMMARY_NO_CERTIFICATE, IMZ_BUTTON_RETRY, "Read again" },
  { "needs its driver", IMZ_SUMMARY_NO_DRIVER, IMZ_BUTTON_RETRY, "Read again" },
  { "its driver cannot be loaded", IMZ_SUMMARY_DRIVER_BROKEN, IMZ_BUTTON_RETRY, "Read again" },
  { "its driver is not safe", IMZ_SUMMARY_DRIVER_REFUSED, IMZ_BUTTON_RETRY, "Read again" },
  { "its driver crashed", IMZ_SUMMARY_DRIVER_CRASHED, IMZ_BUTTON_RETRY, "Read again" },
  { "its driver hangs", IMZ_SUMMARY_DRIVER_TIMEOUT, IMZ_BUTTON_RETRY, "Read again" },
  { "its driver shows nothing", IMZ_SUMMARY_NONE_READABLE, IMZ_BUTTON_RETRY, "Read again" },
  { "clean it", IMZ_SUMMARY_CARD_DAMAGED, IMZ_BUTTON_RETRY, "Read again" },
  { "insert it again", IMZ_SUMMARY_CARD_SILENT, IMZ_BUTTON_RETRY, "Read again" },
  { "pulled too early", IMZ_SUMMARY_CARD_REMOVED, IMZ_BUTTON_RETRY, "Read again" },
  { "turn it", IMZ_SUMMARY_MUTE, IMZ_BUTTON_RETRY, "Read again" },
  { "another program has it", IMZ_SUMMARY_BUSY, IMZ_BUTTON_RETRY, "Read again" },
  { "there is no button to press", IMZ_SUMMARY_NO_CARD, IMZ_BUTTON_NONE, NULL },
  { "nothing there: see it at work", IMZ_SUMMARY_NO_READER, IMZ_BUTTON_PRACTICE,
    "Try it with a practice card" },
  { "another port", IMZ_SUMMARY_READER_UNAVAILABLE, IMZ_BUTTON_RETRY, "Read again" },
  { "install it", IMZ_SUMMARY_SERVICE_ABSENT, IMZ_BUTTON_PRACTICE, "Try it with a practice card" },
  { "start it", IMZ_SUMMARY_SERVICE_STOPPED, IMZ_BUTTON_PRACTICE, "Try it with a practice card" },
  { "log in here", IMZ_SUMMARY_SERVICE_DENIED, IMZ_BUTTON_RETRY, "Read again" },
  { "wait", IMZ_SUMMARY_READING, IMZ_BUTTON_NONE, NULL },
};

static void
test_button (void)
{
  g_assert_cmpint (G_N_ELEMENTS (buttons), ==, IMZ_N_SUMMARIES);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++) {
    g_autoptr (ImzStatus) status = status_of (buttons[i].summary);
    const ImzLook *look = imz_look_of (buttons[i].summary);
    const char *guide = imz_look_guide_label (&imz_status_get_advice (status)->action);

    g_test_message ("%s", buttons[i].sentence);
    g_assert_cmpint (buttons[i].summary, ==, i);
    g_assert_cmpint (look->role, ==, buttons[i].role);
    if (look->role == IMZ_BUTTON_NONE) {
      g_assert_null (look->label);
      g_assert_cmpstr (guide, ==, buttons[i].label != NULL ? _ (buttons[i].label) : NULL);
    } else {
      g_assert_null (guide);
      g_assert_cmpstr (look->label, ==, buttons[i].label);
    }
  }
}

/* What the question on e-onay opens. */
static void
test_portals (void)
{
  g_autoptr (GKeyFile) portals = load_portals ();
  g_auto (GStrv) ids = g_key_file_get_keys (portals, "portals", NULL, NULL);
  g_autofree char *address = g_key_file_get_string (portals, "portals", "activate-e-onay", NULL);

  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_true (g_str_has_prefix (address, "https://"));
}

/* No two situations say the same, and none is told by its colour alone. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    const char *name = imz_sentence_situation (summary);

    g_assert_cmpstr (name, !=, "");
    g_assert_true (g_hash_table_add (seen, (gpointer) name));
  }

  g_hash_table_remove_all (seen);
  for (ImzCertificateState state = 0; state <= IMZ_CERTIFICATE_STATE_VALID; state++) {
    const char *name = imz_sentence_certificate_state (state);

    g_assert_cmpstr (name, !=, "");
    g_assert_true (g_hash_table_add (seen, (gpointer) name));
  }
}

static GtkImage *
mark_of (GtkWidget *row)
{
  g_autoptr (GPtrArray) images = test_ui_find (row, GTK_TYPE_IMAGE);

  for (guint i = 0; i < images->len; i++) {
    const char *icon = gtk_image_get_icon_name (images->pdata[i]);

    if (icon != NULL && g_str_has_prefix (icon, "imz-"))
      return images->pdata[i];
  }

  return NULL;
}

static ImzDetail *
detail_of (ImzTone tone, gboolean opens)
{
  ImzDetail *detail = imz_detail_new ("key", tone, "title", "text");

  imz_detail_add_fact (detail, "name", opens ? "value" : NULL);

  return detail;
}

/* Each tone that asks for something has a symbol of its own, with a name for those who do not see it;
 * and the symbols exist. */
static void
test_marks (void)
{
  static const char *const names[] = {
    [IMZ_TONE_NEUTRAL] = "note", [IMZ_TONE_GOOD] = "in order", [IMZ_TONE_WARNING] = "attention",
    [IMZ_TONE_ALARM] = "urgent", [IMZ_TONE_MUTED] = "note",
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (ImzTone tone = IMZ_TONE_NEUTRAL; tone <= IMZ_TONE_MUTED; tone++) {
    GtkWidget *rows[] = {
      imz_details_row_new (detail_of (tone, FALSE)),
      imz_details_row_new (detail_of (tone, TRUE)),
      imz_details_row_new (detail_of ((tone + 1) % (IMZ_TONE_MUTED + 1), TRUE)),
    };
    g_autofree char *icon = NULL;
    g_autofree char *path = NULL;

    imz_details_row_show (rows[2], detail_of (tone, TRUE));
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
      GtkImage *mark;

      g_object_ref_sink (rows[i]);
      mark = mark_of (rows[i]);
      g_assert_nonnull (mark);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           g_dpgettext2 (GETTEXT_PACKAGE, "mark", names[tone]));
      if (icon != NULL)
        g_assert_cmpstr (icon, ==, gtk_image_get_icon_name (mark));
      g_free (icon);
      icon = g_strdup (gtk_image_get_icon_name (mark));
      g_assert_finalize_object (rows[i]);
    }

    path = g_strdup_printf ("/tr/imzam/Imzam/icons/scalable/status/%s.svg", icon);
    g_assert_true (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
    if (tone != IMZ_TONE_MUTED)
      g_assert_true (g_hash_table_add (seen, g_strdup (icon)));
  }
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/look/card-or-picture", test_card_or_picture);
  g_test_add_func ("/ui/look/tone", test_tone);
  g_test_add_func ("/ui/look/tone/certificate", test_certificate_tone);
  g_test_add_func ("/ui/look/button", test_button);
  g_test_add_func ("/ui/look/portals", test_portals);
  g_test_add_func ("/ui/look/words", test_words);
  g_test_add_func ("/ui/look/marks", test_marks);

  return g_test_run ();
}
