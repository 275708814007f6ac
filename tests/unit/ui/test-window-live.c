/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The real window on the real monitor, in the world of the fake libpcsclite: what is plugged, pulled,
 * stopped and started is shown without any press of a key, and meanwhile the window answers. */

#include "config.h"

#include <glib/gstdio.h>

#include "core-fixture.h"
#include "imz-card-view.h"
#include "imz-home-page.h"
#include "imz-sentence.h"
#include "imz-system-clock.h"
#include "imz-window.h"
#include "test-ui.h"
#include "test-world.h"

#define TICK_MS 10

static GtkApplication *application;

typedef struct {
  TestWorld *world; /* its monitor runs */
  TestCard *card;   /* of AYLA */
  TestCard *other;  /* of MERT */
  ImzStatus *status;
  ImzWindow *window;
  guint ticker;
  guint n_ticks; /* of the main loop */
  gint64 last_tick;
  gint64 longest_gap; /* microseconds; told, not judged */
} Fixture;

static gboolean
tick_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  gint64 now = g_get_monotonic_time ();

  fixture->longest_gap = MAX (fixture->longest_gap, now - fixture->last_tick);
  fixture->last_tick = now;
  fixture->n_ticks++;

  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->world = test_world_new ();
  fixture->card = test_card_new_simple ("AYLA");
  fixture->other = test_card_new_simple ("MERT");
}

/* What is there before is plugged before. */
static void
start (Fixture *fixture)
{
  g_autoptr (ImzClock) clock = imz_system_clock_new (0);
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  test_world_start (fixture->world);
  fixture->status = imz_status_new (fixture->world->monitor, NULL, clock, core_fixture_genel ());
  fixture->window = IMZ_WINDOW (imz_window_new (application, fixture->status, portals));
  g_object_ref (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->last_tick = g_get_monotonic_time ();
  fixture->ticker = g_timeout_add (TICK_MS, tick_cb, fixture);
}

static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_test_message ("the main loop was away for at most %d ms",
                  (int) (fixture->longest_gap / G_TIME_SPAN_MILLISECOND));
  g_source_remove (fixture->ticker);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, fixture->window);
  g_assert_finalize_object (fixture->window);
  g_assert_finalize_object (fixture->status);
  test_world_free (fixture->world);
  test_card_free (fixture->card);
  test_card_free (fixture->other);
}

static gpointer
part (Fixture *fixture, const char *name, GType type)
{
  return test_ui_part (test_ui_part (fixture->window, "home_page", IMZ_TYPE_HOME_PAGE), name, type);
}

typedef struct {
  Fixture *fixture;
  ImzSummary summary;
  const char *holder; /* on the drawn card; NULL: no card is drawn */
} Expected;

static gboolean
is_shown_cb (gpointer user_data)
{
  const Expected *expected = user_data;
  ImzCardView *card = part (expected->fixture, "card_view", IMZ_TYPE_CARD_VIEW);
  GtkLabel *title = part (expected->fixture, "title", GTK_TYPE_LABEL);

  if (g_strcmp0 (gtk_label_get_text (title), imz_sentence_situation (expected->summary)) != 0)
    return FALSE;
  if (expected->holder == NULL)
    return !gtk_widget_get_visible (GTK_WIDGET (card));

  return gtk_widget_get_visible (GTK_WIDGET (card)) &&
         g_strcmp0 (imz_card_view_get_holder (card), expected->holder) == 0;
}

/* Nobody presses anything: it shows by itself. */
static void
wait_shown (Fixture *fixture, ImzSummary summary, const char *holder)
{
  Expected expected = { fixture, summary, holder };

  test_ui_wait (imz_sentence_situation (summary), is_shown_cb, &expected);
}

static void
test_mini_reader (Fixture *fixture, gconstpointer first_state_zero)
{
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_NO_READER, NULL);

  for (int i = 0; i < 2; i++) {
    TestCard *card = i == 0 ? fixture->card : fixture->other;

    fake_pcsc_plug (MINI, card->atr, test_card_transmit_cb, card,
                    GPOINTER_TO_INT (first_state_zero));
    wait_shown (fixture, IMZ_SUMMARY_VALID, i == 0 ? "AYLA" : "MERT");
    fake_pcsc_unplug (MINI);
    wait_shown (fixture, IMZ_SUMMARY_NO_READER, NULL);
  }
}

static void
test_swap (Fixture *fixture, gconstpointer user_data)
{
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_NO_CARD, NULL);

  test_card_insert (fixture->card, DESK);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
  fake_pcsc_remove (DESK);
  test_card_insert (fixture->other, DESK);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "MERT");
  test_card_insert (fixture->card, DESK); /* too fast to be seen empty */
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
  fake_pcsc_remove (DESK);
  wait_shown (fixture, IMZ_SUMMARY_NO_CARD, NULL);
}

static void
unplug_mini_cb (gpointer pulled)
{
  fake_pcsc_unplug (MINI);
  g_atomic_int_set ((int *) pulled, TRUE);
}

static gboolean
is_set_cb (gpointer flag)
{
  return g_atomic_int_get ((int *) flag);
}

/* In the middle of the reading, with its reader; then it comes back. */
static void
test_pulled (Fixture *fixture, gconstpointer user_data)
{
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_NO_READER, NULL);

  for (int apdu = 1; apdu <= 5; apdu++) {
    int pulled = FALSE;

    test_card_act_at (fixture->card, apdu, unplug_mini_cb, &pulled);
    test_card_plug (fixture->card, MINI);
    test_ui_wait ("the pull", is_set_cb, &pulled);
    wait_shown (fixture, IMZ_SUMMARY_NO_READER, NULL);
    test_card_plug (fixture->other, MINI);
    wait_shown (fixture, IMZ_SUMMARY_VALID, "MERT");
    fake_pcsc_unplug (MINI);
    wait_shown (fixture, IMZ_SUMMARY_NO_READER, NULL);
  }
}

static void
start_service (Fixture *fixture)
{
  g_assert_true (g_file_set_contents (fixture->world->socket, "", 0, NULL));
  test_world_run (fixture->world, 30);
  fake_pcsc_set_service (SCARD_S_SUCCESS);
}

static const struct {
  const char *path;
  LONG result;
  ImzSummary summary;
} services[] = {
  { "/ui/window-live/service/stopped", SCARD_E_NO_SERVICE, IMZ_SUMMARY_SERVICE_STOPPED },
  { "/ui/window-live/service/absent", SCARD_E_NO_SERVICE, IMZ_SUMMARY_SERVICE_ABSENT },
  { "/ui/window-live/service/denied", SCARD_W_SECURITY_VIOLATION, IMZ_SUMMARY_SERVICE_DENIED },
  { "/ui/window-live/service/denied/newer", SCARD_E_NO_ACCESS, IMZ_SUMMARY_SERVICE_DENIED },
};

/* It goes while a card is shown, and comes back. */
static void
test_service (Fixture *fixture, gconstpointer index)
{
  gsize i = GPOINTER_TO_SIZE (index);

  if (services[i].summary == IMZ_SUMMARY_SERVICE_ABSENT)
    g_unlink (fixture->world->programs[0]);
  test_card_plug (fixture->card, MINI);
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
  fake_pcsc_set_service (services[i].result);
  wait_shown (fixture, services[i].summary, NULL);
  start_service (fixture);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
}

static void
test_busy (Fixture *fixture, gconstpointer user_data)
{
  test_card_plug (fixture->card, MINI);
  fake_pcsc_hold_transaction (MINI, TRUE);
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_BUSY, NULL);
  fake_pcsc_hold_transaction (MINI, FALSE);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
}

static void
test_mute (Fixture *fixture, gconstpointer user_data)
{
  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  fake_pcsc_set_flags (DESK, SCARD_STATE_MUTE);
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_NO_CARD, NULL);
  test_card_insert (fixture->card, DESK);
  wait_shown (fixture, IMZ_SUMMARY_MUTE, NULL);
  fake_pcsc_remove (DESK);
  wait_shown (fixture, IMZ_SUMMARY_NO_CARD, NULL);
  test_card_insert (fixture->card, DESK);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
}

static void
test_unavailable (Fixture *fixture, gconstpointer user_data)
{
  test_card_plug (fixture->card, DESK);
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
  fake_pcsc_set_flags (DESK, SCARD_STATE_UNAVAILABLE);
  wait_shown (fixture, IMZ_SUMMARY_READER_UNAVAILABLE, NULL);
  fake_pcsc_set_flags (DESK, 0);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
}

static void
test_suspend (Fixture *fixture, gconstpointer user_data)
{
  guint n_reads;

  fake_pcsc_plug (DESK, NULL, NULL, NULL, FALSE);
  test_card_insert (fixture->card, DESK);
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
  n_reads = fake_pcsc_count ("SCardConnect");
  fake_pcsc_suspend_and_resume ();
  test_world_wait_count (fixture->world, "SCardConnect", n_reads + 1);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
}

/* A card that never answers holds up nothing, and is given up. */
static void
test_hang (Fixture *fixture, gconstpointer function)
{
  guint n_ticks;

  fixture->world->settings.delays.read_ms = 600;
  fixture->world->settings.delays.held_ms = 5000;
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_NO_READER, NULL);
  fake_pcsc_block (function, TRUE);
  test_card_plug (fixture->card, MINI);
  wait_shown (fixture, IMZ_SUMMARY_READING, NULL);
  n_ticks = fixture->n_ticks;
  wait_shown (fixture, IMZ_SUMMARY_CARD_SILENT, NULL);
  g_assert_cmpuint (fixture->n_ticks - n_ticks, >=, 5);

  /* It goes and comes back in a better mood. */
  fake_pcsc_block (function, FALSE);
  fake_pcsc_unplug (MINI);
  wait_shown (fixture, IMZ_SUMMARY_NO_READER, NULL);
  test_card_plug (fixture->card, MINI);
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
}

/* The one thing to press: Read again. */
static void
test_read_again (Fixture *fixture, gconstpointer user_data)
{
  GtkButton *button;

  fixture->world->settings.delays.read_ms = 300;
  fixture->world->settings.delays.held_ms = 5000;
  fake_pcsc_block ("SCardConnect", TRUE);
  test_card_plug (fixture->card, MINI);
  start (fixture);
  wait_shown (fixture, IMZ_SUMMARY_CARD_SILENT, NULL);
  fake_pcsc_block ("SCardConnect", FALSE);
  test_world_wait_contexts (fixture->world, 1);
  button = part (fixture, "button", GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (button)));
  g_signal_emit_by_name (button, "clicked");
  wait_shown (fixture, IMZ_SUMMARY_VALID, "AYLA");
}

#define add_with(path, data, function) g_test_add (path, Fixture, data, set_up, function, tear_down)
#define add(path, function) add_with (path, NULL, function)

int
main (int argc, char **argv)
{
  int result;

  test_ui_init (&argc, &argv);
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/ui/window-live/mini-reader", test_mini_reader);
  add_with ("/ui/window-live/mini-reader/first-state-zero", GINT_TO_POINTER (TRUE),
            test_mini_reader);
  add ("/ui/window-live/swap", test_swap);
  add ("/ui/window-live/pulled", test_pulled);
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    add_with (services[i].path, GSIZE_TO_POINTER (i), test_service);
  add ("/ui/window-live/busy", test_busy);
  add ("/ui/window-live/mute", test_mute);
  add ("/ui/window-live/unavailable", test_unavailable);
  add ("/ui/window-live/suspend", test_suspend);
  add_with ("/ui/window-live/hang/connect", "SCardConnect", test_hang);
  add_with ("/ui/window-live/hang/transmit", "SCardTransmit", test_hang);
  add ("/ui/window-live/read-again", test_read_again);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
