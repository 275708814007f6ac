/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of a sitting: what it takes, in which order, what it amounts to, and that it forgets. */

#include "config.h"

#include "core-fixture.h"
#include "imz-sitting.h"
#include "test-ui.h"

typedef struct {
  ImzSitting *sitting;
  GString *changes; /* of the model, as "position-removed+added" */
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_string_append_printf (fixture->changes, "%u-%u+%u ", position, removed, added);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->sitting = imz_sitting_new ();
  fixture->changes = g_string_new (NULL);
  g_object_set (fixture->sitting, "keeping", TRUE, NULL);
  g_signal_connect (fixture->sitting, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->sitting);
  g_string_free (fixture->changes, TRUE);
}

static void
take_at (Fixture *fixture, const char *cards, const char *now)
{
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (cards);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, core_fixture_time (now), &IMZ_RENEWAL_LIMITS_DEFAULT);

  imz_sitting_take (fixture->sitting, snapshot, verdict);
}

static void
take (Fixture *fixture, const char *cards)
{
  take_at (fixture, cards, CORE_FIXTURE_NOW);
}

/* The holders' first letters and days, in the order of the list (transfer full). */
static char *
listed (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->sitting);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (ImzSittingEntry) entry = g_list_model_get_item (model, i);
    const ImzSittingFacts *facts = imz_sitting_entry_get_facts (entry);

    g_string_append_printf (text, "%s%.1s%d", i > 0 ? " " : "", facts->holder, facts->days_left);
  }

  return g_string_free (text, FALSE);
}

static void
assert_listed (Fixture *fixture, const char *expected)
{
  g_autofree char *got = listed (fixture);

  g_assert_cmpstr (got, ==, expected);
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->changes->str, ==, expected);
  g_string_truncate (fixture->changes, 0);
}

static void
assert_counts (Fixture *fixture, const char *english, const char *turkish)
{
  g_autofree char *counts = imz_sitting_describe_counts (fixture->sitting);

  g_assert_cmpstr (counts, ==, test_ui_is_turkish () ? turkish : english);
}

static void
test_model (Fixture *fixture, gconstpointer user_data)
{
  GListModel *model = G_LIST_MODEL (fixture->sitting);

  g_assert_true (g_list_model_get_item_type (model) == IMZ_TYPE_SITTING_ENTRY);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  g_assert_null (g_list_model_get_item (model, 0));
  assert_counts (fixture, NULL, NULL);
}

/* Nothing is kept unless it is wanted, and then only from there on. */
static void
test_not_wanted (void)
{
  Fixture fixture = { imz_sitting_new (), g_string_new (NULL) };

  g_assert_false (imz_sitting_get_keeping (fixture.sitting));
  g_assert_true (imz_sitting_get_masked (fixture.sitting));
  take (&fixture, "A:valid");
  assert_listed (&fixture, "");
  tear_down (&fixture, NULL);
}

/* What was kept is gone as soon as it is not wanted any more, and does not come back. */
static void
test_forget (Fixture *fixture, gconstpointer user_data)
{
  take (fixture, "A:valid|B:window");
  assert_changes (fixture, "0-0+1 1-0+1 ");
  g_object_set (fixture->sitting, "keeping", FALSE, NULL);
  assert_changes (fixture, "0-2+0 ");
  assert_counts (fixture, NULL, NULL);
  g_object_set (fixture->sitting, "keeping", TRUE, NULL);
  assert_listed (fixture, "");
}

/* A row for each e-imza, however often it is seen; what is new of it replaces what was. */
static void
test_no_doubles (Fixture *fixture, gconstpointer user_data)
{
  take (fixture, "A:valid+busy");
  assert_changes (fixture, "0-0+1 ");
  take (fixture, "A:valid+busy");
  assert_changes (fixture, "");
  take_at (fixture, "A:valid+good", "2026-11-21T10:00:02+03:00");
  assert_changes (fixture, "0-1+0 0-0+1 ");
  take (fixture, "empty");
  assert_changes (fixture, "");
  take_at (fixture, "A:valid+good", "2026-11-21T10:05:00+03:00");
  assert_listed (fixture, "A425");
}

/* A card that just sits there was seen when it came, however often there is news of another one. */
static void
test_seen_at (Fixture *fixture, gconstpointer user_data)
{
  take_at (fixture, "A:valid", "2026-11-21T10:00:00+03:00");
  take_at (fixture, "A:valid|B:window", "2026-11-21T10:01:00+03:00");
  assert_listed (fixture, "B60 A425");
  g_string_truncate (fixture->changes, 0);
  take_at (fixture, "A:valid|B:window", "2026-11-21T10:02:00+03:00");
  assert_changes (fixture, "");
  take_at (fixture, "B:window", "2026-11-21T10:03:00+03:00");
  take_at (fixture, "A:valid|B:window", "2026-11-21T10:04:00+03:00");
  assert_listed (fixture, "A425 B60");
}

/* An ended one does not count beside a valid one, nor the next one before its time. */
static void
test_who_decides (Fixture *fixture, gconstpointer user_data)
{
  take (fixture, "A:expired A:valid A:far|test|malformed|no-driver");
  assert_listed (fixture, "A425");
  assert_counts (fixture, "1 card", "1 kart");
  take (fixture, "A:expired");
  assert_counts (fixture, "2 cards · expired: 1", "2 kart · süresi dolmuş: 1");
}

/* In the window, but its successor is there: nothing is left to do. */
static void
test_succeeded (Fixture *fixture, gconstpointer user_data)
{
  take (fixture, "A:window A:after-window");
  assert_listed (fixture, "A60");
  assert_counts (fixture, "1 card", "1 kart");
}

static void
test_counts (Fixture *fixture, gconstpointer user_data)
{
  take (fixture, "A:valid");
  take (fixture, "B:window");
  take (fixture, "C:late");
  take (fixture, "D:expired");
  assert_counts (fixture, "4 cards · renewal time: 2 · expired: 1",
                 "4 kart · yenileme zamanı: 2 · süresi dolmuş: 1");
  take (fixture, "A:valid+revoked");
  assert_counts (fixture, "4 cards · renewal time: 2 · expired: 1 · with a problem: 1",
                 "4 kart · yenileme zamanı: 2 · süresi dolmuş: 1 · sorunlu: 1");
  take (fixture, "A:valid pin=locked");
  assert_counts (fixture, "4 cards · renewal time: 2 · expired: 1 · with a problem: 1",
                 "4 kart · yenileme zamanı: 2 · süresi dolmuş: 1 · sorunlu: 1");
}

static ImzSnapshot *
snapshot_of (const char *holder, const char *identity, gint64 not_after)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, holder, -1);
  g_autoptr (ImzCertificate) certificate =
    imz_certificate_new (&(ImzCertificateFacts){ .sha256 = sha256,
                                                 .holder = holder,
                                                 .identity = identity,
                                                 .not_before = not_after - 1000,
                                                 .not_after = not_after,
                                                 .kind = IMZ_CERTIFICATE_KIND_NES });

  return test_snapshot ("Reader", certificate);
}

/* As a Turkish list is sorted, in a C locale too. */
static void
test_names_in_order (Fixture *fixture, gconstpointer user_data)
{
  static const char *const holders[] = {
    "ZEYNEP", "İLKER", "ÇİĞDEM", "IRMAK", "CEM", "ŞULE", "SU"
  };
  static const char *const sorted[] = { "CEM", "ÇİĞDEM", "IRMAK", "İLKER", "SU", "ŞULE", "ZEYNEP" };
  GListModel *model = G_LIST_MODEL (fixture->sitting);
  gint64 now = core_fixture_time (CORE_FIXTURE_NOW);

  g_object_set (fixture->sitting, "order", IMZ_SITTING_ORDER_HOLDER, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (holders); i++) {
    g_autofree char *identity = g_strdup_printf ("%d", (int) i);
    g_autoptr (ImzSnapshot) snapshot = snapshot_of (holders[i], identity, now + 100000);
    g_autoptr (ImzVerdict) verdict = imz_verdict_new (snapshot, now, &IMZ_RENEWAL_LIMITS_DEFAULT);

    imz_sitting_take (fixture->sitting, snapshot, verdict);
  }

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, G_N_ELEMENTS (sorted));
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++) {
    g_autoptr (ImzSittingEntry) entry = g_list_model_get_item (model, i);
    g_autofree char *name = imz_sitting_entry_name (entry, FALSE);

    g_assert_cmpstr (name, ==, sorted[i]);
  }
}

static const struct {
  ImzSittingOrder order;
  const char *expected;
} orders[] = {
  { IMZ_SITTING_ORDER_HOLDER, "A425 B60 C19" }, { IMZ_SITTING_ORDER_END, "C19 B60 A425" },
  { IMZ_SITTING_ORDER_DAYS, "C19 B60 A425" },   { IMZ_SITTING_ORDER_STATE, "C19 B60 A425" },
  { IMZ_SITTING_ORDER_SEEN, "A425 C19 B60" },
};

static void
test_orders (Fixture *fixture, gconstpointer user_data)
{
  take_at (fixture, "B:window", "2026-11-21T10:00:00+03:00");
  take_at (fixture, "C:late", "2026-11-21T10:01:00+03:00");
  take_at (fixture, "A:valid", "2026-11-21T10:02:00+03:00");

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_string_truncate (fixture->changes, 0);
    g_object_set (fixture->sitting, "order", orders[i].order, NULL);
    assert_listed (fixture, orders[i].expected);
    assert_changes (fixture, "0-3+3 ");
  }
}

/* All rows are shown anew when names are to be seen. */
static void
test_mask (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ImzSittingEntry) entry = NULL;
  g_autofree char *masked = NULL;
  g_autofree char *name = NULL;

  take (fixture, "A:valid|B:window");
  g_string_truncate (fixture->changes, 0);
  g_object_set (fixture->sitting, "masked", FALSE, NULL);
  assert_changes (fixture, "0-2+2 ");
  entry = g_list_model_get_item (G_LIST_MODEL (fixture->sitting), 0);
  masked = imz_sitting_entry_name (entry, TRUE);
  name = imz_sitting_entry_name (entry, FALSE);
  g_assert_nonnull (strstr (masked, "***"));
  g_assert_null (strstr (name, "*"));
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/sitting/model", test_model);
  g_test_add_func ("/ui/sitting/not-wanted", test_not_wanted);
  add ("/ui/sitting/forget", test_forget);
  add ("/ui/sitting/no-doubles", test_no_doubles);
  add ("/ui/sitting/seen-at", test_seen_at);
  add ("/ui/sitting/who-decides", test_who_decides);
  add ("/ui/sitting/succeeded", test_succeeded);
  add ("/ui/sitting/counts", test_counts);
  add ("/ui/sitting/names-in-order", test_names_in_order);
  add ("/ui/sitting/orders", test_orders);
  add ("/ui/sitting/mask", test_mask);

  return g_test_run ();
}
