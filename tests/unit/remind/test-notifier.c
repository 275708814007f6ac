/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is sent to whatever shows notifications, and what is made of its answers. */

#include "imz-notifier.h"

#include "fake-notifications.h"

#define PATIENT_MS 20000
#define IMPATIENT_MS 50

static const ImzNotice notice = {
  .series = "last-date:01",
  .title = "30 days are left",
  .body = "Apply <now> & wait",
  .open = "Open the guide",
};

typedef struct {
  FakeNotifications *server;
  ImzNotifier *notifier;
  GString *heard;    /* of its signals */
  guint n_withdrawn; /* to be */
  gboolean is_over;
  gboolean was_taken;
  GError *error;
} Fixture;

static void
acted_cb (ImzNotifier *notifier, const char *series, const char *action, Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "[%s %s]", series, action);
}

static void
closed_cb (ImzNotifier *notifier, const char *series, Fixture *fixture)
{
  g_string_append_printf (fixture->heard, "[%s closed]", series);
}

static void
set_up (Fixture *fixture, gconstpointer deadline_ms)
{
  fixture->server = fake_notifications_new ();
  fixture->notifier = imz_notifier_new (fake_notifications_get_client (fixture->server),
                                        GPOINTER_TO_UINT (deadline_ms));
  fixture->heard = g_string_new (NULL);
  g_signal_connect (fixture->notifier, "acted", G_CALLBACK (acted_cb), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->notifier);
  fake_notifications_settle (fixture->server);
  fake_notifications_free (fixture->server);
  g_string_free (fixture->heard, TRUE);
  g_clear_error (&fixture->error);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->was_taken = imz_notifier_send_finish (IMZ_NOTIFIER (source), result, &fixture->error);
  fixture->is_over = TRUE;
}

static gboolean
is_over (gpointer user_data)
{
  return ((Fixture *) user_data)->is_over;
}

static gboolean
send (Fixture *fixture, const ImzNotice *sent)
{
  fixture->is_over = FALSE;
  g_clear_error (&fixture->error);
  imz_notifier_send_async (fixture->notifier, sent, NULL, sent_cb, fixture);
  fake_notifications_serve (fixture->server, is_over, fixture);

  return fixture->was_taken;
}

static void
assert_heard (Fixture *fixture, const char *heard)
{
  fake_notifications_settle (fixture->server);
  g_assert_cmpstr (fixture->heard->str, ==, heard);
}

static void
test_sent (Fixture *fixture, gconstpointer unused)
{
  const FakeNotice *shown;
  g_autofree char *actions = NULL;

  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &notice));
  g_assert_cmpuint (fake_notifications_get_n (fixture->server), ==, 1);

  shown = fake_notifications_get (fixture->server, 0);
  actions = g_strjoinv ("|", shown->actions);
  g_assert_cmpuint (shown->replaces, ==, 0);
  g_assert_cmpstr (shown->title, ==, notice.title);
  g_assert_cmpstr (shown->body, ==, notice.body);
  g_assert_cmpstr (actions, ==, "default|Open the guide|open|Open the guide|later|Postpone");
  g_assert_cmpstr (shown->desktop_entry, ==, "tr.imzam.Imzam");
  g_assert_cmpuint (shown->urgency, ==, 1);
  g_assert_cmpint (shown->expires, ==, 0);
  g_assert_cmpuint (imz_notifier_get_n_shown (fixture->notifier), ==, 1);
  assert_heard (fixture, "");
}

/* What the server cannot do is not asked of it; what it would take for mark-up is none. */
static void
test_capabilities (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *capabilities;
    gboolean has_actions;
    const char *body;
  } vectors[] = {
    { "actions|body", TRUE, "Apply <now> & wait" },
    { "body|body-markup|actions", TRUE, "Apply &lt;now&gt; &amp; wait" },
    { "body|body-markup", FALSE, "Apply &lt;now&gt; &amp; wait" },
    { "body", FALSE, "Apply <now> & wait" },
    { "", FALSE, "Apply <now> & wait" },
    { "action-icons|x-actions", FALSE, "Apply <now> & wait" },
  };

  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const FakeNotice *shown;

    fake_notifications_set_capabilities (fixture->server, vectors[i].capabilities);
    g_assert_true (send (fixture, &notice));
    shown = fake_notifications_get (fixture->server, i);
    g_assert_cmpstr (shown->body, ==, vectors[i].body);
    g_assert_cmpuint (g_strv_length (shown->actions), ==, vectors[i].has_actions ? 6 : 0);
  }
}

static void
test_urgent (Fixture *fixture, gconstpointer unused)
{
  ImzNotice urgent = notice;

  urgent.is_urgent = TRUE;
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &urgent));
  g_assert_cmpuint (fake_notifications_get (fixture->server, 0)->urgency, ==, 2);
}

static void
test_closed (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &notice));
  fake_notifications_close (fixture->server, 41);
  assert_heard (fixture, "[last-date:01 closed]");
  g_assert_cmpuint (imz_notifier_get_n_shown (fixture->notifier), ==, 0);

  /* Once is enough. */
  fake_notifications_close (fixture->server, 41);
  assert_heard (fixture, "[last-date:01 closed]");
  g_assert_cmpuint (fake_notifications_get_n_withdrawn (fixture->server), ==, 0);
}

static gboolean
is_withdrawn (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fake_notifications_get_n_withdrawn (fixture->server) == fixture->n_withdrawn;
}

/* Who acts has done with it, whether the server closes it by itself or not. */
static void
test_acted (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *action;
    const char *heard;
  } vectors[] = {
    { "open", "[last-date:01 open][last-date:01 closed]" },
    { "later", "[last-date:01 later][last-date:01 closed]" },
    { "default", "[last-date:01 open][last-date:01 closed]" },
  };

  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    guint32 id = 41 + i;

    g_string_truncate (fixture->heard, 0);
    g_assert_true (send (fixture, &notice));
    fake_notifications_press (fixture->server, id, vectors[i].action);
    fake_notifications_close (fixture->server, id);
    fake_notifications_press (fixture->server, id, "open");
    assert_heard (fixture, vectors[i].heard);
    fixture->n_withdrawn = i + 1;
    fake_notifications_serve (fixture->server, is_withdrawn, fixture);
  }
}

/* One of the same series takes its place; another stands beside it. */
static void
test_two (Fixture *fixture, gconstpointer unused)
{
  ImzNotice other = notice;

  other.series = "pin:02";
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &notice));
  g_assert_true (send (fixture, &other));
  g_assert_true (send (fixture, &notice));
  g_assert_cmpuint (fake_notifications_get (fixture->server, 1)->replaces, ==, 0);
  g_assert_cmpuint (fake_notifications_get (fixture->server, 2)->replaces, ==, 41);
  g_assert_cmpuint (imz_notifier_get_n_shown (fixture->notifier), ==, 2);

  fake_notifications_press (fixture->server, 42, "later");
  fake_notifications_close (fixture->server, 41);
  assert_heard (fixture, "[pin:02 later][pin:02 closed][last-date:01 closed]");
}

/* Numbers of others, actions that there are not, and what somebody else says. */
static void
test_not_ours (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &notice));
  fake_notifications_close (fixture->server, 40);
  fake_notifications_close (fixture->server, 0);
  fake_notifications_press (fixture->server, 7, "open");
  fake_notifications_press (fixture->server, 41, "erase");
  fake_notifications_press (fixture->server, 41, "");
  fake_notifications_forge_close (fixture->server, 41);
  assert_heard (fixture, "");
  g_assert_cmpuint (imz_notifier_get_n_shown (fixture->notifier), ==, 1);
}

static void
test_no_server (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (send (fixture, &notice));
  g_assert_error (fixture->error, IMZ_NOTIFIER_ERROR, IMZ_NOTIFIER_ERROR_NO_SERVER);
  g_assert_cmpuint (imz_notifier_get_n_shown (fixture->notifier), ==, 0);

  /* There may be one later. */
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &notice));
  assert_heard (fixture, "");
}

static gboolean
is_none_shown (gpointer user_data)
{
  return imz_notifier_get_n_shown (((Fixture *) user_data)->notifier) == 0;
}

/* What showed it has taken it along; the next one knows nothing of it. */
static void
test_server_dies (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &notice));
  fake_notifications_stop (fixture->server);
  fake_notifications_serve (fixture->server, is_none_shown, fixture);
  assert_heard (fixture, "[last-date:01 closed]");

  fake_notifications_start (fixture->server, FAKE_ANSWERS);
  g_assert_true (send (fixture, &notice));
  g_assert_cmpuint (fake_notifications_get (fixture->server, 1)->replaces, ==, 0);
}

/* Of what is not certain to be shown it is not said that it is. */
static void
test_bad_answers (Fixture *fixture, gconstpointer unused)
{
  static const FakeManner manners[] = { FAKE_ANSWERS_ZERO, FAKE_ANSWERS_STRANGELY, FAKE_REFUSES };

  for (gsize i = 0; i < G_N_ELEMENTS (manners); i++) {
    fake_notifications_start (fixture->server, manners[i]);
    g_assert_false (send (fixture, &notice));
    g_test_message ("%s", fixture->error->message);
    g_assert_error (fixture->error, IMZ_NOTIFIER_ERROR, IMZ_NOTIFIER_ERROR_FAILED);
    g_assert_null (strstr (fixture->error->message, "GDBus"));
    g_assert_cmpuint (imz_notifier_get_n_shown (fixture->notifier), ==, 0);
    fake_notifications_stop (fixture->server);
  }
  assert_heard (fixture, "");
}

static void
test_mute (Fixture *fixture, gconstpointer unused)
{
  fake_notifications_start (fixture->server, FAKE_MUTE);
  g_assert_false (send (fixture, &notice));
  g_assert_error (fixture->error, IMZ_NOTIFIER_ERROR, IMZ_NOTIFIER_ERROR_FAILED);

  /* What it says in the end nobody waits for any more. */
  fake_notifications_set_manner (fixture->server, FAKE_ANSWERS);
  fake_notifications_answer (fixture->server);
  assert_heard (fixture, "");
  g_assert_cmpuint (imz_notifier_get_n_shown (fixture->notifier), ==, 0);
}

static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  fake_notifications_start (fixture->server, FAKE_MUTE);
  imz_notifier_send_async (fixture->notifier, &notice, cancellable, sent_cb, fixture);
  g_cancellable_cancel (cancellable);
  fake_notifications_serve (fixture->server, is_over, fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    guint deadline_ms;
    void (*run) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/notifier/sent", PATIENT_MS, test_sent },
    { "/notifier/capabilities", PATIENT_MS, test_capabilities },
    { "/notifier/urgent", PATIENT_MS, test_urgent },
    { "/notifier/closed", PATIENT_MS, test_closed },
    { "/notifier/acted", PATIENT_MS, test_acted },
    { "/notifier/two", PATIENT_MS, test_two },
    { "/notifier/not-ours", PATIENT_MS, test_not_ours },
    { "/notifier/no-server", PATIENT_MS, test_no_server },
    { "/notifier/server-dies", PATIENT_MS, test_server_dies },
    { "/notifier/bad-answers", PATIENT_MS, test_bad_answers },
    { "/notifier/mute", IMPATIENT_MS, test_mute },
    { "/notifier/cancelled", PATIENT_MS, test_cancelled },
  };
  int exit;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, GUINT_TO_POINTER (tests[i].deadline_ms), set_up,
                tests[i].run, tear_down);
  exit = g_test_run ();
  fake_notifications_end_bus ();

  return exit;
}
