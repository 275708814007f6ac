/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-guide-checks.h"

#include "core-fixture.h"
#include "fake-machine.h"
#include "fake-status.h"
#include "guide-fixture.h"

#define CARD "<check kind='card'/>"
#define WORKING "<check kind='certificate' states='valid renewal-window renewal-late'/>"
#define ENDED "<check kind='certificate' states='expired'/>"
#define WAITING IMZ_CHECK_OUTCOME_WAITING
#define WELL IMZ_CHECK_OUTCOME_WELL
#define WRONG IMZ_CHECK_OUTCOME_WRONG

typedef struct {
  TestClock *clock;
  TestMonitor *monitor;
  FakeMachine *machine;
  ImzStatus *status;
  ImzGuideChecks *checks;
  ImzGuide *guide; /* (nullable) */
  guint n_changes;
} Fixture;

static void
count_cb (guint *n_changes)
{
  ++*n_changes;
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  self->clock->now = core_fixture_time (CORE_FIXTURE_NOW);
  self->monitor = g_object_new (TEST_TYPE_MONITOR, NULL);
  self->machine = g_object_new (FAKE_TYPE_MACHINE, NULL);
  self->status = imz_status_new (IMZ_READER_MONITOR (self->monitor), NULL, IMZ_CLOCK (self->clock),
                                 core_fixture_genel ());
  self->checks = imz_guide_checks_new (self->status, IMZ_MACHINE (self->machine));
  g_signal_connect_swapped (self->checks, "changed", G_CALLBACK (count_cb), &self->n_changes);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->checks);
  g_assert_finalize_object (self->status);
  g_assert_finalize_object (self->machine);
  g_assert_finalize_object (self->monitor);
  g_assert_finalize_object (self->clock);
  g_clear_pointer (&self->guide, imz_guide_unref);
}

static void
plug_in (Fixture *self, const char *cards)
{
  imz_snapshot_unref (self->monitor->snapshot);
  self->monitor->snapshot = core_fixture_snapshot (cards);
  g_object_notify (G_OBJECT (self->monitor), "snapshot");
}

/* A step with these checks. */
static void
look_at (Fixture *self, const char *checks)
{
  g_autofree char *step = g_strdup_printf ("id='a' end='done' | %s", checks);
  const char *const steps[] = { step, NULL };

  imz_guide_checks_set_step (self->checks, NULL, 0);
  g_clear_pointer (&self->guide, imz_guide_unref);
  self->guide = guide_fixture_parse ("", steps);
  imz_guide_checks_set_step (self->checks, imz_guide_get_step (self->guide, 0), 42);
  self->n_changes = 0;
}

static void
assert_seen (Fixture *self,
             guint index,
             ImzCheckOutcome outcome,
             const char *text,
             const char *hint)
{
  g_assert_cmpstr (imz_guide_checks_get_text (self->checks, index), ==, text);
  g_assert_cmpstr (imz_guide_checks_get_hint (self->checks, index), ==, hint);
  g_assert_cmpint (imz_guide_checks_get_outcome (self->checks, index), ==, outcome);
}

static void
test_none (Fixture *self, gconstpointer unused)
{
  g_assert_cmpuint (imz_guide_checks_get_n (self->checks), ==, 0);
  look_at (self, "");
  g_assert_cmpuint (imz_guide_checks_get_n (self->checks), ==, 0);
  plug_in (self, "A:window");
  imz_machine_changed (IMZ_MACHINE (self->machine));
  g_assert_cmpuint (self->n_changes, ==, 0);
  g_assert_cmpuint (self->machine->n_looks, ==, 0);
}

static void
test_card (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *cards;
    ImzCheckOutcome outcome;
    const char *text;
    const char *hint;
  } vectors[] = {
    { "empty", WAITING, "A reader is there, but no card is in it.",
      "Insert the card into the reader." },
    { "reading", WAITING, "The card is being read.", "Wait a moment." },
    { "A:window", WELL, "The card is in and could be read.", NULL },
    { "A:expired", WELL, "The card is in and could be read.", NULL },
    { "A:window|empty", WELL, "The card is in and could be read.", NULL },
    { "A:window|reading", WELL, "The card is in and could be read.", NULL },
    { "empty|reading", WAITING, "The card is being read.", "Wait a moment." },
    { "removed", WAITING, "The card was taken out before it could be read.",
      "Insert the card again." },
    { "mute", WRONG, "A card is in the reader, but it does not answer.",
      "Take the card out, turn it and insert it again." },
    { "busy", WRONG, "Another program holds the card, so that it cannot be read now.",
      "Close the other program that uses the card." },
    { "unavailable", WRONG, "A reader is plugged in, but it does not work at present.",
      "Pull the reader out and plug it in again." },
    { "no-driver", WRONG, "The card cannot be read without the AKİA driver.",
      "Have the AKİA driver installed." },
    { "no-certificate", WRONG, "The card can be read, but there is no certificate on it.",
      "Insert your e-imza." },
    { "test", WRONG, "The card holds no qualified certificate; documents cannot be signed with it.",
      "Insert your e-imza." },
    { "stopped", WRONG, "Cards cannot be read, because the card service (pcscd) is not running.",
      "Start the card service." },
    { "starting", WAITING, "The card is being read.", "Wait a moment." },
  };

  look_at (self, CARD);
  assert_seen (self, 0, WAITING, "No card reader is plugged in.",
               "Plug in the mini reader with the card in it.");
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].cards);
    plug_in (self, vectors[i].cards);
    assert_seen (self, 0, vectors[i].outcome, vectors[i].text, vectors[i].hint);
  }
}

/* Never “valid” when only dates are known. */
static void
test_certificate (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *check;
    const char *cards;
    ImzCheckOutcome outcome;
    const char *text;
    const char *hint;
  } vectors[] = {
    { WORKING, "A:valid", WELL,
      "The card is in, and the e-imza has not ended: it ends on 20 January 2028.", NULL },
    { WORKING, "A:valid+anchored", WELL,
      "The card is in, and the e-imza has not ended: it ends on 20 January 2028.", NULL },
    { WORKING, "A:valid+good", WELL,
      "The card is in, and the e-imza is valid: checked on 21.11.2026 09:30, it ends on 20 January "
      "2028.",
      NULL },
    { WORKING, "A:window", WELL,
      "The card is in, and the e-imza has not ended: it ends on 20 January 2027.", NULL },
    { WORKING, "A:late", WELL,
      "The card is in, and the e-imza has not ended: it ends on 10 December 2026.", NULL },
    { WORKING, "A:window A:after-window", WELL,
      "The card is in, and the e-imza has not ended: it ends on 20 January 2027.", NULL },
    { WORKING, "A:expired", WRONG, "The card is in, but its e-imza ended on 20 November 2026.",
      "This takes an e-imza that has not ended. If you have another one, insert that." },
    { WORKING, "A:not-yet", WRONG, "The card is in; its e-imza starts on 1 March 2027.",
      "It cannot be used before then. Insert the present e-imza." },
    { WORKING, "A:valid+revoked", WRONG, "The card is in, but its e-imza was revoked.",
      "Nothing can be done with a revoked e-imza. If you have another one, insert that." },
    { WORKING, "A:valid+hold", WRONG, "The card is in, but its e-imza is suspended.",
      "Take the e-imza into use again first." },
    { WORKING, "A:valid+unknown-issuer", WRONG,
      "The card is in, but its certificate does not lead to Kamu SM.",
      "Do not use this card; show it to your IT staff." },
    { ENDED, "A:expired", WELL, "The card is in, but its e-imza ended on 20 November 2026.", NULL },
    { ENDED, "A:valid+good", WRONG,
      "The card is in, and the e-imza is valid: checked on 21.11.2026 09:30, it ends on 20 January "
      "2028.",
      "This is for an e-imza in another state. If you have another one, insert that." },
    { WORKING, "A:window pin=locked", WELL,
      "The card is in, and the e-imza has not ended: it ends on 20 January 2027.",
      "Unlock the PIN." },
    { WORKING, "A:valid|B:window", WELL,
      "The card is in, and the e-imza has not ended: it ends on 20 January 2027.",
      "E-imzas of several people are plugged in. Leave only your own in." },
    { WORKING, "A:valid|B:expired", WRONG,
      "The card is in, but its e-imza ended on 20 November 2026.",
      "E-imzas of several people are plugged in. Leave only your own in." },
    { WORKING, "empty", WAITING, "A reader is there, but no card is in it.",
      "Insert the card into the reader." },
    { WORKING, "mute", WRONG, "A card is in the reader, but it does not answer.",
      "Take the card out, turn it and insert it again." },
    { CARD WORKING, "mute", WRONG, "A card is in the reader, but it does not answer.",
      "Take the card out, turn it and insert it again." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s for %s", vectors[i].cards, vectors[i].check);
    look_at (self, vectors[i].check);
    plug_in (self, vectors[i].cards);
    assert_seen (self, 0, vectors[i].outcome, vectors[i].text, vectors[i].hint);
  }

  /* What is wrong with the card is said once. */
  assert_seen (self, 1, WAITING, "The e-imza is looked at when its card can be read.", NULL);
}

static void
tell (Fixture *self, FakeMachine answers)
{
  self->machine->java = answers.java;
  self->machine->version = answers.version;
  self->machine->starter = answers.starter;
  self->machine->driver = answers.driver;
  self->machine->download = answers.download;
  imz_machine_changed (IMZ_MACHINE (self->machine));
}

static void
test_machine (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *check;
    FakeMachine answers;
    ImzCheckOutcome outcome;
    const char *text;
    const char *hint;
  } vectors[] = {
    { "<check kind='driver'/>",
      { .driver = IMZ_FOUND_UNKNOWN },
      WAITING,
      "A driver for e-imza cards is being looked for.",
      NULL },
    { "<check kind='driver'/>",
      { .driver = IMZ_FOUND_NO },
      WRONG,
      "No driver for e-imza cards was found.",
      "Install the AKİA package, or ask your IT staff to." },
    { "<check kind='driver'/>",
      { .driver = IMZ_FOUND_YES },
      WELL,
      "A driver for e-imza cards was found.",
      NULL },
    { "<check kind='java' at-least='8'/>",
      { .java = IMZ_FOUND_UNKNOWN },
      WAITING,
      "Java is being looked for.",
      NULL },
    { "<check kind='java' at-least='8'/>",
      { .java = IMZ_FOUND_NO },
      WRONG,
      "Java was not found.",
      "Install the package default-jre, or ask your IT staff to." },
    { "<check kind='java' at-least='8'/>",
      { .java = IMZ_FOUND_YES, .version = 7 },
      WRONG,
      "Java 7 was found; it must be Java 8 or newer.",
      "Install the package default-jre, or ask your IT staff to." },
    { "<check kind='java' at-least='8'/>",
      { .java = IMZ_FOUND_YES, .version = 8 },
      WELL,
      "Java 8 was found.",
      NULL },
    { "<check kind='java' at-least='8'/>",
      { .java = IMZ_FOUND_YES, .version = 17 },
      WELL,
      "Java 17 was found.",
      NULL },
    { "<check kind='jnlp'/>",
      { .starter = IMZ_FOUND_YES },
      WELL,
      "What opens the portal’s application (.jnlp) was found.",
      NULL },
    { "<check kind='jnlp'/>",
      { .starter = IMZ_FOUND_NO },
      WAITING,
      "What opens the portal’s application is being looked for.",
      NULL },
    { "<check kind='jnlp'/>",
      { .java = IMZ_FOUND_YES, .version = 17 },
      WAITING,
      "What opens the portal’s application is being looked for.",
      NULL },
    { "<check kind='jnlp'/>",
      { .starter = IMZ_FOUND_NO, .java = IMZ_FOUND_YES, .version = 17 },
      WELL,
      "Nothing opens .jnlp files here, but Java starts the .jar file.",
      "Download the second file (.jar) and start it in a terminal: java -jar, then the file’s "
      "name. "
      "Or install the package icedtea-netx." },
    { "<check kind='jnlp'/>",
      { .starter = IMZ_FOUND_NO, .java = IMZ_FOUND_NO },
      WRONG,
      "Nothing that opens the portal’s application was found.",
      "Install the packages default-jre and icedtea-netx, or ask your IT staff to." },
    { "<check kind='download' prefix='KamuSM'/>",
      { .download = "KamuSM-eimza.jnlp" },
      WELL,
      "KamuSM-eimza.jnlp was downloaded.",
      NULL },
    { "<check kind='download' prefix='KamuSM'/>",
      { .download = "KamuSM\u202Ex.jnlp" },
      WELL,
      "KamuSM\\u202Ex.jnlp was downloaded.",
      NULL },
    { "<check kind='download' prefix='KamuSM'/>",
      { .download = "other.jnlp" },
      WAITING,
      "The file was not downloaded yet.",
      "If the browser asks where, take the folder for downloads." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s: %s", vectors[i].check, vectors[i].text);
    look_at (self, vectors[i].check);
    tell (self, vectors[i].answers);
    assert_seen (self, 0, vectors[i].outcome, vectors[i].text, vectors[i].hint);
  }
  g_assert_cmpint (self->machine->looked_since, ==, 42);
  g_assert_cmpuint (self->machine->n_looks, ==, G_N_ELEMENTS (vectors));
}

static void
remember (Fixture *self, const char *text)
{
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (text);
  g_autoptr (GPtrArray) remembered =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
  g_autoptr (ImzCircumstances) circumstances = NULL;

  g_ptr_array_add (remembered, imz_remembered_new (certificate, "", self->clock->now - 1));
  circumstances = imz_circumstances_new (province, NULL, IMZ_E_ONAY_UNKNOWN, remembered);
  imz_status_set_circumstances (self->status, circumstances);
}

static void
test_date (Fixture *self, gconstpointer unused)
{
  look_at (self, "<check kind='date' day='ends'/>");
  assert_seen (self, 0, WAITING, "The day is not known.",
               "Plug in your e-imza: the day follows from its dates.");
  plug_in (self, "A:late");
  assert_seen (self, 0, WAITING, "The day comes on 10 December 2026, in 19 days.", NULL);
  plug_in (self, "A:expired");
  assert_seen (self, 0, WELL, "The day has come: 20 November 2026.", NULL);

  /* A day is what is remembered, too; and it comes by itself. */
  plug_in (self, "empty");
  assert_seen (self, 0, WAITING, "The day is not known.",
               "Plug in your e-imza: the day follows from its dates.");
  remember (self, "A:late");
  assert_seen (self, 0, WAITING, "The day comes on 10 December 2026, in 19 days.", NULL);
  self->clock->now += 18 * 24 * 60 * 60;
  imz_clock_ring (IMZ_CLOCK (self->clock));
  assert_seen (self, 0, WAITING, "The day comes on 10 December 2026, in 1 day.", NULL);
  self->clock->now += 24 * 60 * 60;
  imz_clock_ring (IMZ_CLOCK (self->clock));
  assert_seen (self, 0, WELL, "The day has come: 10 December 2026.", NULL);
}

/* It is told once that something is another thing, and only then. */
static void
test_changes (Fixture *self, gconstpointer unused)
{
  look_at (self, CARD WORKING "<check kind='java' at-least='8'/>");
  g_assert_cmpuint (imz_guide_checks_get_n (self->checks), ==, 3);
  plug_in (self, "reading");
  g_assert_cmpuint (self->n_changes, ==, 1);
  plug_in (self, "A:window");
  g_assert_cmpuint (self->n_changes, ==, 2);
  plug_in (self, "A:window|empty");
  imz_machine_changed (IMZ_MACHINE (self->machine));
  g_assert_cmpuint (self->n_changes, ==, 2);
  tell (self, (FakeMachine){ .java = IMZ_FOUND_YES, .version = 17 });
  g_assert_cmpuint (self->n_changes, ==, 3);
  assert_seen (self, 0, WELL, "The card is in and could be read.", NULL);
  assert_seen (self, 1, WELL,
               "The card is in, and the e-imza has not ended: it ends on 20 January 2027.", NULL);
  assert_seen (self, 2, WELL, "Java 17 was found.", NULL);

  imz_guide_checks_set_step (self->checks, NULL, 0);
  g_assert_cmpuint (self->n_changes, ==, 4);
  g_assert_cmpuint (imz_guide_checks_get_n (self->checks), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/guide/checks/none", test_none);
  add ("/guide/checks/card", test_card);
  add ("/guide/checks/certificate", test_certificate);
  add ("/guide/checks/machine", test_machine);
  add ("/guide/checks/date", test_date);
  add ("/guide/checks/changes", test_changes);
  return g_test_run ();
}
