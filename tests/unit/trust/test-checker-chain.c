/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "imz-x509.h"
#include "test-network.h"
#include "trust-world.h"

static void
assert_anchored (TrustWorld *self, const ImzTrustFacts *facts, const TrustParty *leaf)
{
  const TrustParty *path[] = { leaf, self->issuer, self->root };

  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpint (facts->anchor, ==, IMZ_ANCHOR_KIND_PINNED);
  g_assert_null (facts->missing);
  g_assert_cmpuint (facts->n_links, ==, G_N_ELEMENTS (path));
  for (gsize i = 0; i < G_N_ELEMENTS (path); i++) {
    g_autofree char *sha256 = imz_x509_get_sha256 (path[i]->x509);

    g_assert_cmpstr (facts->path[i].sha256, ==, sha256);
    g_assert_cmpint (facts->path[i].fault, ==, IMZ_CHAIN_FAULT_NONE);
  }
  g_assert_cmpint (facts->revocation.obstacle, ==, IMZ_REVOCATION_OBSTACLE_NO_ADDRESS);
}

static void
assert_not_anchored (const ImzTrustFacts *facts, ImzTrustState state, const char *missing)
{
  g_assert_cmpint (facts->state, ==, state);
  g_assert_cmpint (facts->anchor, ==, IMZ_ANCHOR_KIND_NONE);
  g_assert_cmpstr (facts->missing, ==, missing);
  g_assert_cmpint (facts->revocation.state, ==, IMZ_REVOCATION_STATE_UNCHECKED);
  g_assert_cmpint (facts->revocation.obstacle, ==, IMZ_REVOCATION_OBSTACLE_NO_CHAIN);
}

/* Pins the issuer's certificate in place of the root's. */
static void
pin_issuer (TrustWorld *self)
{
  g_autofree char *sha256 = imz_x509_get_sha256 (self->issuer->x509);
  char *text = g_strdup_printf ("[issuer]\nSha256=%s\nName=Issuer\nNotAfter=2036\n", sha256);

  g_bytes_unref (self->settings.pins);
  self->settings.pins = g_bytes_new_take (text, strlen (text));
}

/* An issuer that says where the root's certificate can be had. */
static void
replace_issuer (TrustWorld *self, const char *root_place)
{
  g_autofree char *extensions =
    trust_world_name_places (self, TRUST_FIXTURE_CA, &(TrustWorldPlaces){ .issuer = root_place });

  trust_party_free (self->issuer);
  self->issuer =
    trust_party_new (&(TrustFixtureSpec){ .name = "Issuer", .extensions = extensions }, self->root);
}

static void
test_from_card (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .ocsp = NULL });

  trust_world_start (self);
  trust_world_plug (self, leaf, self->issuer, self->root, NULL);
  g_assert_true (imz_trust_source_is_busy (IMZ_TRUST_SOURCE (self->checker)));
  g_assert_null (imz_trust_source_find (IMZ_TRUST_SOURCE (self->checker), self->first));
  trust_world_wait (self);
  assert_anchored (self, trust_world_find (self, leaf), leaf);
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
  g_assert_cmpuint (trust_world_count_kept (self, "certificates"), ==, 0);

  /* The issuer's own chain is known, too. */
  g_assert_cmpint (trust_world_find (self, self->issuer)->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpint (trust_world_find (self, self->root)->state, ==, IMZ_TRUST_STATE_ANCHORED);
}

static void
test_one_level (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });
  const ImzTrustFacts *facts;

  pin_issuer (self);
  trust_world_offer (self, "/issuer.cer", self->issuer);
  facts = trust_world_check (self, leaf);
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpuint (facts->n_links, ==, 2);
  g_assert_cmpuint (trust_world_count_kept (self, "certificates"), ==, 1);

  /* It is kept for the next time. */
  facts = trust_world_check (self, leaf);
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 1);
}

static void
test_two_levels (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = NULL;

  replace_issuer (self, "/root.cer");
  leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });
  trust_world_offer (self, "/issuer.cer", self->issuer);
  trust_world_offer (self, "/root.cer", self->root);
  assert_anchored (self, trust_world_check (self, leaf), leaf);
  g_assert_cmpuint (trust_world_count_kept (self, "certificates"), ==, 2);

  self->settings.is_offline = TRUE;
  g_assert_cmpint (trust_world_check (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 2);
}

/* Without a cache everything works, and nothing stays. */
static void
test_no_cache (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });

  self->settings.cache_dir = NULL;
  pin_issuer (self);
  trust_world_offer (self, "/issuer.cer", self->issuer);
  for (guint i = 1; i <= 2; i++) {
    g_assert_cmpint (trust_world_check (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
    g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, i);
  }
  g_assert_false (g_file_test (self->cache_dir, G_FILE_TEST_EXISTS));
}

static void
test_redirect (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/old" });

  pin_issuer (self);
  test_web_set (self->web, "/old", &(TestWebPage){ .status = 301, .location = "/issuer.cer" });
  trust_world_offer (self, "/issuer.cer", self->issuer);
  g_assert_cmpint (trust_world_check (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
}

static void
test_second_address (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (
    self, &(TrustWorldPlaces){ .issuer = "/gone.cer", .second_issuer = "/issuer.cer" });

  pin_issuer (self);
  trust_world_offer (self, "/issuer.cer", self->issuer);
  g_assert_cmpint (trust_world_check (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
}

static void
test_not_a_certificate (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });
  g_autoptr (GBytes) body = g_bytes_new_static ("Welcome!", 8);

  test_web_set (self->web, "/issuer.cer", &(TestWebPage){ .body = body });
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Issuer");
  g_assert_cmpuint (trust_world_count_kept (self, "certificates"), ==, 0);
}

/* An issuer of the right name and another key, as anybody on the way can make it, breaks nothing. */
static void
test_forged_issuer (TrustWorld *self, gconstpointer unused)
{
  g_autofree char *extensions =
    trust_world_name_places (self, "keyUsage=critical,digitalSignature,nonRepudiation\n",
                             &(TrustWorldPlaces){ .issuer = "/issuer.cer" });
  g_autoptr (TrustParty) leaf =
    trust_party_new (&(TrustFixtureSpec){ .extensions = extensions }, self->issuer);
  g_autoptr (TrustParty) forged =
    trust_party_new (&(TrustFixtureSpec){ .name = "Issuer", .extensions = TRUST_FIXTURE_CA }, NULL);

  trust_world_offer (self, "/issuer.cer", forged);
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");

  /* On the card itself it does. */
  trust_world_start (self);
  trust_world_plug (self, leaf, forged, NULL);
  trust_world_wait (self);
  g_assert_cmpint (trust_world_find (self, leaf)->state, ==, IMZ_TRUST_STATE_BROKEN);
}

/* Nobody got through to the issuer: whoever stands in between says nothing of it. */
static void
test_portal (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });
  g_autoptr (GBytes) page = g_bytes_new_static ("\r\n <html>Welcome!</html>", 24);
  g_autofree char *away = test_web_dup_uri (self->other, "/login");
  const TestWebPage pages[] = {
    { .body = page },
    { .status = 302, .location = "/issuer.cer" },
    { .status = 302, .location = away },
    { .status = 503 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    test_web_set (self->web, "/issuer.cer", &pages[i]);
    assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");
  }

  test_web_set (self->web, "/issuer.cer", &(TestWebPage){ .status = 404 });
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Issuer");
}

/* Somebody else's, or one that leads nowhere, is not kept. */
static void
test_of_no_use (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });
  g_autoptr (TrustParty) other = trust_party_new (
    &(TrustFixtureSpec){ .name = "Somebody", .extensions = TRUST_FIXTURE_CA }, NULL);

  trust_world_offer (self, "/issuer.cer", other);
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Issuer");

  trust_world_offer (self, "/issuer.cer", self->issuer);
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Root");

  g_assert_cmpuint (trust_world_count_kept (self, "certificates"), ==, 0);
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 2);
}

/* Each new link names a further one, for ever. */
static void
test_too_many_levels (TrustWorld *self, gconstpointer unused)
{
  TrustParty *parties[7] = { NULL };
  const TrustParty *above = NULL;

  for (guint i = G_N_ELEMENTS (parties); i-- > 0;) {
    g_autofree char *name = g_strdup_printf ("Level %u", i);
    g_autofree char *place = g_strdup_printf ("/%u", i + 1);
    g_autofree char *own_place = g_strdup_printf ("/%u", i);
    g_autofree char *extensions = trust_world_name_places (
      self, i > 0 ? TRUST_FIXTURE_CA : TRUST_FIXTURE_LEAF, &(TrustWorldPlaces){ .issuer = place });

    parties[i] =
      trust_party_new (&(TrustFixtureSpec){ .name = name, .extensions = extensions }, above);
    trust_world_offer (self, own_place, parties[i]);
    above = parties[i];
  }

  assert_not_anchored (trust_world_check (self, parties[0]), IMZ_TRUST_STATE_UNKNOWN_ISSUER,
                       "Level 5");
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 4);

  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    trust_party_free (parties[i]);
}

static void
test_not_listed (TrustWorld *self, gconstpointer unused)
{
  g_autofree char *uri = test_web_dup_uri (self->other, "/issuer.cer");
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = uri });

  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Issuer");
  g_assert_cmpuint (test_web_count_connections (self->other), ==, 0);
}

/* … unless loopback addresses are allowed, as with `--anchors`. */
static void
test_loopback (TrustWorld *self, gconstpointer unused)
{
  g_autofree char *uri = test_web_dup_uri (self->other, "/issuer.cer");
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = uri });
  g_autoptr (GBytes) der = imz_x509_to_der (self->issuer->x509);

  pin_issuer (self);
  self->settings.allows_loopback = TRUE;
  test_web_set (self->other, "/issuer.cer", &(TestWebPage){ .body = der });
  g_assert_cmpint (trust_world_check (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
}

static void
set_network (TrustWorld *self, gboolean is_available)
{
  g_object_unref (self->network);
  self->network = test_network_new (is_available);
  self->settings.network = G_NETWORK_MONITOR (self->network);
}

/* Who says so has to have been on line. */
static void
test_no_address (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = NULL });

  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Issuer");

  set_network (self, FALSE);
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");

  self->settings.allows_loopback = TRUE;
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Issuer");

  self->settings.is_offline = TRUE;
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");
}

static void
test_off (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });

  self->settings.is_offline = TRUE;
  trust_world_offer (self, "/issuer.cer", self->issuer);
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

static void
test_cut_off (TrustWorld *self, gconstpointer unused)
{
  TestWeb *gone = test_web_new (TRUST_WORLD_LISTED, NULL);
  g_autofree char *uri = test_web_dup_uri (gone, "/issuer.cer");
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = uri });
  g_autoptr (TrustParty) patient =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/silent" });

  test_web_free (gone);
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");

  self->settings.deadline_ms = 300;
  test_web_set (self->web, "/silent", &(TestWebPage){ .manner = TEST_WEB_SILENT });
  assert_not_anchored (trust_world_check (self, patient), IMZ_TRUST_STATE_UNCHECKED, "Issuer");
}

/* However many do not answer, the check has one end for all. */
static void
test_many_are_silent (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (GString) extensions = g_string_new (TRUST_FIXTURE_LEAF "authorityInfoAccess=");
  g_autoptr (TrustParty) leaf = NULL;

  for (guint i = 0; i < 8; i++) {
    g_autofree char *path = g_strdup_printf ("/silent%u", i);
    g_autofree char *uri = test_web_dup_uri (self->web, path);

    test_web_set (self->web, path, &(TestWebPage){ .manner = TEST_WEB_SILENT });
    g_string_append_printf (extensions, "%scaIssuers;URI:%s", i > 0 ? "," : "", uri);
  }
  leaf = trust_party_new (&(TrustFixtureSpec){ .extensions = extensions->str }, self->issuer);

  self->settings.deadline_ms = 300;
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), <=, 3);
}

/* What does not hold does not hold, on line or not. */
static void
test_broken (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) impostor = trust_party_new (
    &(TrustFixtureSpec){ .name = "Issuer", .extensions = TRUST_FIXTURE_LEAF }, self->root);
  g_autoptr (TrustParty) leaf = trust_party_new (&(TrustFixtureSpec){ .name = "Ayla" }, impostor);

  for (guint i = 0; i < 2; i++) {
    const ImzTrustFacts *facts;

    self->settings.is_offline = i == 1;
    trust_world_start (self);
    trust_world_plug (self, leaf, impostor, self->root, NULL);
    trust_world_wait (self);
    facts = trust_world_find (self, leaf);
    assert_not_anchored (facts, IMZ_TRUST_STATE_BROKEN, NULL);
    g_assert_cmpuint (facts->n_links, ==, 3);
    g_assert_cmpint (facts->path[0].fault, ==, IMZ_CHAIN_FAULT_NOT_A_CA);
  }
}

/* The card's copy of the issuer's certificate is another's of the same name: the right one mends it. */
static void
test_mended (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) namesake = trust_party_new (
    &(TrustFixtureSpec){ .name = "Issuer", .extensions = "basicConstraints=critical,CA:TRUE\n" },
    self->root);
  g_autofree char *extensions =
    trust_world_name_places (self, "keyUsage=critical,digitalSignature,nonRepudiation\n",
                             &(TrustWorldPlaces){ .issuer = "/issuer.cer" });
  g_autoptr (TrustParty) leaf =
    trust_party_new (&(TrustFixtureSpec){ .extensions = extensions }, self->issuer);

  trust_world_start (self);
  trust_world_plug (self, leaf, namesake, self->root, NULL);
  trust_world_wait (self);
  assert_not_anchored (trust_world_find (self, leaf), IMZ_TRUST_STATE_BROKEN, "Issuer");
  g_assert_cmpuint (test_web_count_requests (self->web, "/issuer.cer"), ==, 1);

  trust_world_offer (self, "/issuer.cer", self->issuer);
  trust_world_start (self);
  trust_world_plug (self, leaf, namesake, self->root, NULL);
  trust_world_wait (self);
  g_assert_cmpint (trust_world_find (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
}

static void
test_administrator (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf = trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = NULL });
  const char *dirs[] = { self->anchor_dir, NULL };
  g_autofree char *file = g_build_filename (self->anchor_dir, "ours.pem", NULL);
  g_autoptr (GBytes) der = imz_x509_to_der (self->issuer->x509);
  g_autoptr (GBytes) pem = trust_fixture_pem (der, "CERTIFICATE");
  const ImzTrustFacts *facts;

  self->settings.anchor_dirs = dirs;
  self->settings.is_offline = TRUE;
  assert_not_anchored (trust_world_check (self, leaf), IMZ_TRUST_STATE_UNCHECKED, "Issuer");

  g_assert_cmpint (g_mkdir (self->anchor_dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, g_bytes_get_data (pem, NULL),
                                      (gssize) g_bytes_get_size (pem), NULL));
  facts = trust_world_check (self, leaf);
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpint (facts->anchor, ==, IMZ_ANCHOR_KIND_ADMINISTRATOR);
}

/* The chain is judged at the time that is asked for. */
static void
test_time (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) past_issuer = NULL, past_leaf = NULL;
  const ImzTrustFacts *facts;

  past_issuer =
    trust_party_new (&(TrustFixtureSpec){ .name = "Past",
                                          .extensions = TRUST_FIXTURE_CA,
                                          .not_after = TRUST_FIXTURE_NOW - TRUST_FIXTURE_DAY },
                     self->root);
  past_leaf = trust_party_new (&(TrustFixtureSpec){ .name = "Ayla" }, past_issuer);

  trust_world_start (self);
  trust_world_plug (self, past_leaf, past_issuer, self->root, NULL);
  trust_world_wait (self);
  facts = trust_world_find (self, past_leaf);
  assert_not_anchored (facts, IMZ_TRUST_STATE_BROKEN, NULL);
  g_assert_cmpint (facts->path[1].fault, ==, IMZ_CHAIN_FAULT_DATES);

  self->now = TRUST_FIXTURE_NOW - 2 * TRUST_FIXTURE_DAY;
  trust_world_start (self);
  trust_world_plug (self, past_leaf, past_issuer, self->root, NULL);
  trust_world_wait (self);
  g_assert_cmpint (trust_world_find (self, past_leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
}

static void
test_kept_issuer_damaged (TrustWorld *self, gconstpointer unused)
{
  g_autoptr (TrustParty) leaf =
    trust_world_leaf (self, &(TrustWorldPlaces){ .issuer = "/issuer.cer" });

  pin_issuer (self);
  trust_world_offer (self, "/issuer.cer", self->issuer);
  trust_world_check (self, leaf);
  trust_world_damage (self, "certificates", NULL);
  g_assert_cmpint (trust_world_check (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 2);

  /* … and it was mended. */
  g_assert_cmpint (trust_world_check (self, leaf)->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpuint (test_web_count_requests (self->web, NULL), ==, 2);
}

static void
add (const char *path, void (*test) (TrustWorld *, gconstpointer))
{
  g_test_add (path, TrustWorld, NULL, trust_world_set_up, test, trust_world_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/trust/checker/chain/from-card", test_from_card);
  add ("/trust/checker/chain/one-level", test_one_level);
  add ("/trust/checker/chain/two-levels", test_two_levels);
  add ("/trust/checker/chain/no-cache", test_no_cache);
  add ("/trust/checker/chain/redirect", test_redirect);
  add ("/trust/checker/chain/second-address", test_second_address);
  add ("/trust/checker/chain/not-a-certificate", test_not_a_certificate);
  add ("/trust/checker/chain/forged-issuer", test_forged_issuer);
  add ("/trust/checker/chain/portal", test_portal);
  add ("/trust/checker/chain/of-no-use", test_of_no_use);
  add ("/trust/checker/chain/too-many-levels", test_too_many_levels);
  add ("/trust/checker/chain/not-listed", test_not_listed);
  add ("/trust/checker/chain/loopback", test_loopback);
  add ("/trust/checker/chain/no-address", test_no_address);
  add ("/trust/checker/chain/off", test_off);
  add ("/trust/checker/chain/cut-off", test_cut_off);
  add ("/trust/checker/chain/many-are-silent", test_many_are_silent);
  add ("/trust/checker/chain/broken", test_broken);
  add ("/trust/checker/chain/mended", test_mended);
  add ("/trust/checker/chain/administrator", test_administrator);
  add ("/trust/checker/chain/time", test_time);
  add ("/trust/checker/chain/kept-issuer-damaged", test_kept_issuer_damaged);
  return g_test_run ();
}
