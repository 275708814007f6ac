/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Material that is wrong, or wants to be: strays, forgeries, loops and crowds. */

#include "imz-chain.h"
#include "imz-x509.h"
#include "trust-fixture.h"

#define NOW TRUST_FIXTURE_NOW
#define DAY TRUST_FIXTURE_DAY

/* Nothing in these tells one key from another. */
#define CA_WITHOUT_KEY_ID "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n"
#define LEAF_WITHOUT_KEY_ID "keyUsage=digitalSignature\n"

static TrustParty *
make_ca (const char *name, const char *extensions, guint key_number, const TrustParty *issuer)
{
  TrustFixtureSpec spec = { .name = name, .extensions = extensions, .key_number = key_number };

  return trust_party_new (&spec, issuer);
}

static TrustParty *
make_leaf (const char *extensions, const TrustParty *issuer)
{
  return trust_party_new (&(TrustFixtureSpec){ .extensions = extensions, .key_number = 9 }, issuer);
}

static void
add (GPtrArray *candidates, X509 *x509)
{
  X509_up_ref (x509);
  g_ptr_array_add (candidates, x509);
}

static void
build (ImzChain *chain,
       const TrustParty *leaf,
       GPtrArray *candidates,
       GPtrArray *anchors,
       ImzPins *pins)
{
  ImzChainMaterial material = { candidates, anchors, pins };

  imz_chain_build (chain, leaf->x509, &material, NOW);
}

static void
assert_fault (const ImzChain *chain, ImzChainFault fault, guint fault_at, guint length)
{
  g_assert_cmpint (chain->state, ==, IMZ_TRUST_STATE_BROKEN);
  g_assert_cmpint (chain->fault, ==, fault);
  g_assert_cmpuint (chain->fault_at, ==, fault_at);
  g_assert_cmpuint (chain->path->len, ==, length);
}

static void
assert_ends_nowhere (const ImzChain *chain, guint length)
{
  g_assert_cmpint (chain->state, ==, IMZ_TRUST_STATE_UNKNOWN_ISSUER);
  g_assert_cmpint (chain->fault, ==, IMZ_CHAIN_FAULT_NO_ISSUER);
  g_assert_cmpuint (chain->path->len, ==, length);
}

static void
assert_anchored (const ImzChain *chain, guint length)
{
  g_assert_cmpint (chain->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpuint (chain->path->len, ==, length);
}

static void
test_tampered_leaf (void)
{
  g_autoptr (TrustParty) root = make_ca ("Root", TRUST_FIXTURE_CA, 1, NULL);
  g_autoptr (TrustParty) leaf = make_leaf (TRUST_FIXTURE_LEAF, root);
  TrustParty tampered = { .x509 = trust_fixture_tamper (leaf->x509) };
  g_autoptr (GPtrArray) anchors = trust_fixture_certificates (root, NULL);
  g_auto (ImzChain) chain = { 0 };

  build (&chain, &tampered, NULL, anchors, NULL);
  assert_fault (&chain, IMZ_CHAIN_FAULT_SIGNATURE, 0, 1);
  g_assert_cmpstr (chain.missing, ==, "Root");
  g_assert_null (imz_chain_get_issuer (&chain));
  X509_free (tampered.x509);
}

static void
test_tampered_issuer (void)
{
  g_autoptr (TrustParty) root = make_ca ("Root", TRUST_FIXTURE_CA, 1, NULL);
  g_autoptr (TrustParty) issuer = make_ca ("Issuer", TRUST_FIXTURE_CA, 2, root);
  g_autoptr (TrustParty) leaf = make_leaf (TRUST_FIXTURE_LEAF, issuer);
  g_autoptr (X509) tampered = trust_fixture_tamper (issuer->x509);
  g_autoptr (GPtrArray) anchors = trust_fixture_certificates (root, NULL);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (NULL, NULL);
  g_auto (ImzChain) alone = { 0 };
  g_auto (ImzChain) both = { 0 };

  add (candidates, tampered);
  build (&alone, leaf, candidates, anchors, NULL);
  assert_fault (&alone, IMZ_CHAIN_FAULT_SIGNATURE, 1, 2);
  g_assert_cmpstr (alone.missing, ==, "Root");

  g_test_message ("beside the right one it does no harm");
  add (candidates, issuer->x509);
  build (&both, leaf, candidates, anchors, NULL);
  assert_anchored (&both, 3);
  g_assert_cmpint (X509_cmp (both.path->pdata[1], issuer->x509), ==, 0);
}

/* A pinned certificate with one bit changed is not pinned. */
static void
test_tampered_pin (void)
{
  g_autoptr (TrustParty) root = make_ca ("Root", TRUST_FIXTURE_CA, 1, NULL);
  g_autoptr (TrustParty) leaf = make_leaf (TRUST_FIXTURE_LEAF, root);
  g_autoptr (X509) tampered = trust_fixture_tamper (root->x509);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (NULL, NULL);
  g_autoptr (ImzPins) pins = trust_fixture_pins (root, NULL);
  g_auto (ImzChain) chain = { 0 };

  add (candidates, tampered);
  build (&chain, leaf, candidates, NULL, pins);
  assert_ends_nowhere (&chain, 2);
  g_assert_cmpint (chain.anchor, ==, IMZ_ANCHOR_KIND_NONE);
}

static void
test_same_name_other_key (void)
{
  static const struct {
    const char *ca, *leaf;
    gboolean alone_is_broken;
  } cases[] = {
    { TRUST_FIXTURE_CA, TRUST_FIXTURE_LEAF,
      FALSE }, /* its key identifier says that it is another */
    { CA_WITHOUT_KEY_ID, LEAF_WITHOUT_KEY_ID, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TrustParty) right = make_ca ("Root", cases[i].ca, 1, NULL);
    g_autoptr (TrustParty) stray = make_ca ("Root", cases[i].ca, 2, NULL);
    g_autoptr (TrustParty) leaf = make_leaf (cases[i].leaf, right);
    g_autoptr (GPtrArray) stray_alone = trust_fixture_certificates (stray, NULL);
    g_autoptr (GPtrArray) stray_first = trust_fixture_certificates (stray, right, NULL);
    g_autoptr (GPtrArray) stray_last = trust_fixture_certificates (right, stray, NULL);
    g_autoptr (ImzPins) pins = trust_fixture_pins (right, NULL);
    g_autoptr (ImzPins) both_pins = trust_fixture_pins (stray, right, NULL);
    g_auto (ImzChain) alone = { 0 };
    g_auto (ImzChain) first = { 0 };
    g_auto (ImzChain) last = { 0 };
    g_auto (ImzChain) believed = { 0 };

    build (&alone, leaf, stray_alone, NULL, pins);
    if (cases[i].alone_is_broken)
      assert_fault (&alone, IMZ_CHAIN_FAULT_SIGNATURE, 0, 1);
    else
      assert_ends_nowhere (&alone, 1);

    build (&first, leaf, stray_first, NULL, pins);
    assert_anchored (&first, 2);
    build (&last, leaf, stray_last, NULL, pins);
    assert_anchored (&last, 2);
    build (&believed, leaf, stray_first, NULL, both_pins);
    assert_anchored (&believed, 2);
    g_assert_cmpint (X509_cmp (believed.path->pdata[1], right->x509), ==, 0);
  }
}

/* The key is right, but the leaf says that its issuer's is another. */
static void
test_wrong_key_identifier (void)
{
  g_autoptr (TrustParty) right = make_ca ("Root", TRUST_FIXTURE_CA, 1, NULL);
  g_autoptr (TrustParty) named = make_ca ("Root", TRUST_FIXTURE_CA, 2, NULL);
  TrustParty mixed = { .x509 = named->x509, .key = right->key };
  g_autoptr (TrustParty) leaf = make_leaf (TRUST_FIXTURE_LEAF, &mixed);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (right, NULL);
  g_autoptr (GPtrArray) both = trust_fixture_certificates (right, named, NULL);
  g_autoptr (ImzPins) pins = trust_fixture_pins (right, named, NULL);
  g_auto (ImzChain) chain = { 0 };
  g_auto (ImzChain) with_named = { 0 };

  build (&chain, leaf, candidates, NULL, pins);
  assert_ends_nowhere (&chain, 1);

  build (&with_named, leaf, both, NULL, pins);
  assert_fault (&with_named, IMZ_CHAIN_FAULT_SIGNATURE, 0, 1);
}

static void
test_loop (void)
{
  g_autoptr (TrustParty) a_self = make_ca ("A", TRUST_FIXTURE_CA, 1, NULL);
  g_autoptr (TrustParty) b_self = make_ca ("B", TRUST_FIXTURE_CA, 2, NULL);
  g_autoptr (TrustParty) a_by_b = make_ca ("A", TRUST_FIXTURE_CA, 1, b_self);
  g_autoptr (TrustParty) b_by_a = make_ca ("B", TRUST_FIXTURE_CA, 2, a_self);
  g_autoptr (TrustParty) leaf = make_leaf (TRUST_FIXTURE_LEAF, a_self);
  g_autoptr (GPtrArray) loop = trust_fixture_certificates (leaf, a_by_b, b_by_a, leaf, NULL);
  g_autoptr (GPtrArray) way_out = trust_fixture_certificates (a_by_b, b_by_a, a_self, b_self, NULL);
  g_autoptr (ImzPins) pins = trust_fixture_pins (b_self, NULL);
  g_auto (ImzChain) chain = { 0 };
  g_auto (ImzChain) out = { 0 };

  build (&chain, leaf, loop, NULL, pins);
  assert_ends_nowhere (&chain, 3);

  build (&out, leaf, way_out, NULL, pins);
  assert_anchored (&out, 3);
}

/* An issuer by the leaf's own name and with its key. */
static void
test_leaf_as_its_own_issuer (void)
{
  g_autoptr (TrustParty) self = trust_party_new (
    &(TrustFixtureSpec){ .extensions = TRUST_FIXTURE_LEAF, .key_number = 9 }, NULL);
  g_autoptr (TrustParty) twin =
    trust_party_new (&(TrustFixtureSpec){ .extensions = TRUST_FIXTURE_CA, .key_number = 9 }, NULL);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (self, twin, NULL);
  g_auto (ImzChain) chain = { 0 };

  build (&chain, self, candidates, NULL, NULL);
  assert_ends_nowhere (&chain, 2);
  g_assert_cmpstr (chain.missing, ==, "Ayla");
}

static void
add_strays (GPtrArray *candidates, const char *name, guint n_strays)
{
  for (guint i = 0; i < n_strays; i++) {
    g_autoptr (TrustParty) stray = make_ca (name, CA_WITHOUT_KEY_ID, 10 + i % 8, NULL);

    add (candidates, stray->x509);
  }
}

static void
test_crowd_of_one_name (void)
{
  g_autoptr (TrustParty) root = make_ca ("Root", CA_WITHOUT_KEY_ID, 1, NULL);
  g_autoptr (TrustParty) issuer = make_ca ("Issuer", CA_WITHOUT_KEY_ID, 2, root);
  g_autoptr (TrustParty) leaf = make_leaf (LEAF_WITHOUT_KEY_ID, issuer);
  g_autoptr (GPtrArray) crowd = trust_fixture_certificates (NULL, NULL);
  g_autoptr (GPtrArray) anchors = trust_fixture_certificates (root, NULL);
  g_autoptr (ImzPins) pins = trust_fixture_pins (issuer, NULL);
  g_auto (ImzChain) last_of_64 = { 0 };
  g_auto (ImzChain) last_of_65 = { 0 };
  g_auto (ImzChain) pinned = { 0 };

  add_strays (crowd, "Issuer", IMZ_CHAIN_MAX_CANDIDATES - 1);
  add (crowd, issuer->x509);
  g_test_message ("the right one is the last that is looked at");
  build (&last_of_64, leaf, crowd, anchors, NULL);
  assert_anchored (&last_of_64, 3);

  g_test_message ("the right one is not looked at any more");
  g_ptr_array_remove_index (crowd, crowd->len - 1);
  add_strays (crowd, "Issuer", 1);
  add (crowd, issuer->x509);
  build (&last_of_65, leaf, crowd, anchors, NULL);
  assert_fault (&last_of_65, IMZ_CHAIN_FAULT_SIGNATURE, 0, 1);

  g_test_message ("a pinned one is looked at wherever it stands");
  add_strays (crowd, "Issuer", 200);
  add (crowd, issuer->x509);
  build (&pinned, leaf, crowd, NULL, pins);
  assert_anchored (&pinned, 2);
}

/* The same certificate a thousand times is one. */
static void
test_repeated (void)
{
  g_autoptr (TrustParty) root = make_ca ("Root", TRUST_FIXTURE_CA, 1, NULL);
  g_autoptr (TrustParty) stray = make_ca ("Root", TRUST_FIXTURE_CA, 2, NULL);
  g_autoptr (TrustParty) leaf = make_leaf (TRUST_FIXTURE_LEAF, root);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (NULL, NULL);
  g_auto (ImzChain) chain = { 0 };

  for (int i = 0; i < 1000; i++)
    add (candidates, stray->x509);
  add (candidates, root->x509);

  build (&chain, leaf, candidates, NULL, NULL);
  assert_ends_nowhere (&chain, 2);
}

/* All have one name and one key, so that each vouches for each: more paths than can be walked. */
static void
test_mesh (void)
{
  g_autoptr (TrustParty) root = make_ca ("Root", CA_WITHOUT_KEY_ID, 1, NULL);
  g_autoptr (TrustParty) first = make_ca ("Mesh", CA_WITHOUT_KEY_ID, 2, NULL);
  g_autoptr (TrustParty) by_root = make_ca ("Mesh", CA_WITHOUT_KEY_ID, 2, root);
  g_autoptr (TrustParty) leaf = make_leaf (LEAF_WITHOUT_KEY_ID, first);
  g_autoptr (GPtrArray) mesh = trust_fixture_certificates (NULL, NULL);
  g_autoptr (ImzPins) pins = trust_fixture_pins (root, NULL);
  g_autoptr (ImzPins) pin_in_it = trust_fixture_pins (by_root, NULL);
  g_auto (ImzChain) lost = { 0 };
  g_auto (ImzChain) found = { 0 };

  for (int i = 0; i < IMZ_CHAIN_MAX_CANDIDATES; i++) {
    g_autoptr (TrustParty) one = make_ca ("Mesh", CA_WITHOUT_KEY_ID, 2, NULL);

    add (mesh, one->x509);
  }
  add (mesh, by_root->x509);

  build (&lost, leaf, mesh, NULL, pins);
  g_assert_cmpint (lost.state, ==, IMZ_TRUST_STATE_UNKNOWN_ISSUER);
  g_assert_cmpuint (lost.path->len, <=, IMZ_CHAIN_MAX_LENGTH);

  build (&found, leaf, mesh, NULL, pin_in_it);
  assert_anchored (&found, 2);
}

/* A chain of @length certificates that ends well. */
static void
build_ladder (ImzChain *chain, guint length)
{
  g_autoptr (GPtrArray) ladder = g_ptr_array_new_with_free_func ((GDestroyNotify) trust_party_free);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (NULL, NULL);
  g_autoptr (TrustParty) leaf = NULL;
  g_autoptr (ImzPins) pins = NULL;

  for (guint i = 0; i + 1 < length; i++) {
    g_autofree char *name = g_strdup_printf ("Step %u", i);
    TrustParty *step =
      make_ca (name, TRUST_FIXTURE_CA, 10 + i, i > 0 ? ladder->pdata[i - 1] : NULL);

    g_ptr_array_add (ladder, step);
    add (candidates, step->x509);
  }

  leaf = make_leaf (TRUST_FIXTURE_LEAF, ladder->pdata[ladder->len - 1]);
  pins = trust_fixture_pins (ladder->pdata[0], NULL);
  build (chain, leaf, candidates, NULL, pins);
}

static void
test_length (void)
{
  g_auto (ImzChain) longest = { 0 };
  g_auto (ImzChain) too_long = { 0 };

  build_ladder (&longest, IMZ_CHAIN_MAX_LENGTH);
  assert_anchored (&longest, IMZ_CHAIN_MAX_LENGTH);

  build_ladder (&too_long, IMZ_CHAIN_MAX_LENGTH + 1);
  assert_ends_nowhere (&too_long, IMZ_CHAIN_MAX_LENGTH);
}

/* An issuer's certificate was renewed with the same key: the old one has ended. */
static void
test_another_way_up (void)
{
  g_autoptr (TrustParty) root = make_ca ("Root", TRUST_FIXTURE_CA, 1, NULL);
  g_autoptr (TrustParty) ended = trust_party_new (
    &(TrustFixtureSpec){
      .name = "Issuer", .extensions = TRUST_FIXTURE_CA, .key_number = 2, .not_after = NOW - DAY },
    root);
  g_autoptr (TrustParty) renewed = make_ca ("Issuer", TRUST_FIXTURE_CA, 2, root);
  g_autoptr (TrustParty) leaf = make_leaf (TRUST_FIXTURE_LEAF, renewed);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (root, ended, renewed, NULL);
  g_autoptr (GPtrArray) ended_alone = trust_fixture_certificates (root, ended, NULL);
  g_autoptr (ImzPins) pins = trust_fixture_pins (root, ended, NULL);
  g_auto (ImzChain) chain = { 0 };
  g_auto (ImzChain) no_other = { 0 };

  build (&chain, leaf, candidates, NULL, pins);
  assert_anchored (&chain, 3);
  g_assert_cmpint (X509_cmp (chain.path->pdata[1], renewed->x509), ==, 0);

  build (&no_other, leaf, ended_alone, NULL, pins);
  assert_fault (&no_other, IMZ_CHAIN_FAULT_DATES, 1, 2);
  g_assert_cmpint (no_other.anchor, ==, IMZ_ANCHOR_KIND_PINNED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/chain-hostile/tampered-leaf", test_tampered_leaf);
  g_test_add_func ("/trust/chain-hostile/tampered-issuer", test_tampered_issuer);
  g_test_add_func ("/trust/chain-hostile/tampered-pin", test_tampered_pin);
  g_test_add_func ("/trust/chain-hostile/same-name-other-key", test_same_name_other_key);
  g_test_add_func ("/trust/chain-hostile/wrong-key-identifier", test_wrong_key_identifier);
  g_test_add_func ("/trust/chain-hostile/loop", test_loop);
  g_test_add_func ("/trust/chain-hostile/leaf-as-its-own-issuer", test_leaf_as_its_own_issuer);
  g_test_add_func ("/trust/chain-hostile/crowd-of-one-name", test_crowd_of_one_name);
  g_test_add_func ("/trust/chain-hostile/repeated", test_repeated);
  g_test_add_func ("/trust/chain-hostile/mesh", test_mesh);
  g_test_add_func ("/trust/chain-hostile/length", test_length);
  g_test_add_func ("/trust/chain-hostile/another-way-up", test_another_way_up);

  return g_test_run ();
}
