/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Chains that end well or nowhere, and the rules that each link is held to. */

#include "imz-chain.h"
#include "trust-fixture.h"

#include <openssl/err.h>

#define NOW TRUST_FIXTURE_NOW
#define DAY TRUST_FIXTURE_DAY

#define CA_WITHOUT_KEY_ID "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n"
#define KEY_ID "subjectKeyIdentifier=hash\n"
#define CRITICAL_QC "1.3.6.1.5.5.7.1.3=critical,DER:30:0A:30:08:06:06:04:00:8E:46:01:01\n"
#define CRITICAL_UNKNOWN "2.999.5070.7=critical,DER:05:00\n"
#define KEPT_AT "authorityInfoAccess=caIssuers;URI:http://ca.example/a.crt\n"

/* A person, an issuer and a root. */
typedef struct {
  TrustParty *root;
  TrustParty *issuer;
  TrustParty *leaf;
} World;

static void
make_world (World *world,
            const TrustFixtureSpec *root,
            const TrustFixtureSpec *issuer,
            const TrustFixtureSpec *leaf)
{
  TrustFixtureSpec own_root = *root, own_issuer = *issuer;

  own_root.name = "Root";
  own_issuer.name = "Issuer";
  if (own_root.extensions == NULL)
    own_root.extensions = TRUST_FIXTURE_CA;
  if (own_issuer.extensions == NULL)
    own_issuer.extensions = TRUST_FIXTURE_CA KEPT_AT;

  world->root = trust_party_new (&own_root, NULL);
  world->issuer = trust_party_new (&own_issuer, world->root);
  world->leaf = trust_party_new (leaf, world->issuer);
}

static void
clear_world (World *world)
{
  trust_party_free (world->root);
  trust_party_free (world->issuer);
  trust_party_free (world->leaf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, clear_world)

static void
make_plain_world (World *world)
{
  make_world (world, &(TrustFixtureSpec){ .key_number = 1 }, &(TrustFixtureSpec){ .key_number = 2 },
              &(TrustFixtureSpec){ .extensions = TRUST_FIXTURE_LEAF KEPT_AT, .key_number = 3 });
}

static void
assert_path (const ImzChain *chain, const TrustParty *first, ...)
{
  va_list parties;
  guint i = 0;

  va_start (parties, first);
  for (const TrustParty *party = first; party != NULL;
       party = va_arg (parties, TrustParty *), i++) {
    g_assert_cmpuint (i, <, chain->path->len);
    g_assert_cmpint (X509_cmp (chain->path->pdata[i], party->x509), ==, 0);
  }
  va_end (parties);

  g_assert_cmpuint (chain->path->len, ==, i);
  g_assert_cmpuint (ERR_peek_error (), ==, 0);
}

static void
assert_anchored (const ImzChain *chain, ImzAnchorKind anchor)
{
  g_assert_cmpint (chain->state, ==, IMZ_TRUST_STATE_ANCHORED);
  g_assert_cmpint (chain->anchor, ==, anchor);
  g_assert_cmpint (chain->fault, ==, IMZ_CHAIN_FAULT_NONE);
  g_assert_null (chain->missing);
}

static void
assert_ends_nowhere (const ImzChain *chain, const char *missing)
{
  g_assert_cmpint (chain->state, ==, IMZ_TRUST_STATE_UNKNOWN_ISSUER);
  g_assert_cmpint (chain->anchor, ==, IMZ_ANCHOR_KIND_NONE);
  g_assert_cmpint (chain->fault, ==, IMZ_CHAIN_FAULT_NO_ISSUER);
  g_assert_cmpuint (chain->fault_at, ==, chain->path->len - 1);
  g_assert_cmpstr (chain->missing, ==, missing);
}

static void
test_pinned_root (void)
{
  g_auto (World) world = { NULL };
  g_auto (ImzChain) chain = { 0 };
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (ImzPins) pins = NULL;

  make_plain_world (&world);
  candidates = trust_fixture_certificates (world.root, world.leaf, world.issuer, NULL);
  pins = trust_fixture_pins (world.root, NULL);

  imz_chain_build (&chain, world.leaf->x509,
                   &(ImzChainMaterial){ .candidates = candidates, .pins = pins }, NOW);
  assert_anchored (&chain, IMZ_ANCHOR_KIND_PINNED);
  assert_path (&chain, world.leaf, world.issuer, world.root, NULL);
  g_assert_cmpint (X509_cmp (imz_chain_get_issuer (&chain), world.issuer->x509), ==, 0);
}

static void
test_pinned_issuer_ends_it (void)
{
  g_auto (World) world = { NULL };
  g_auto (ImzChain) chain = { 0 };
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (ImzPins) pins = NULL;

  make_plain_world (&world);
  candidates = trust_fixture_certificates (world.root, world.issuer, NULL);
  pins = trust_fixture_pins (world.root, world.issuer, NULL);

  imz_chain_build (&chain, world.leaf->x509,
                   &(ImzChainMaterial){ .candidates = candidates, .pins = pins }, NOW);
  assert_anchored (&chain, IMZ_ANCHOR_KIND_PINNED);
  assert_path (&chain, world.leaf, world.issuer, NULL);
}

static void
test_administrators (void)
{
  g_auto (World) world = { NULL };
  g_auto (ImzChain) chain = { 0 };
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) anchors = NULL;

  make_plain_world (&world);
  candidates = trust_fixture_certificates (world.issuer, NULL);
  anchors = trust_fixture_certificates (world.root, NULL);

  imz_chain_build (&chain, world.leaf->x509,
                   &(ImzChainMaterial){ .candidates = candidates, .anchors = anchors }, NOW);
  assert_anchored (&chain, IMZ_ANCHOR_KIND_ADMINISTRATOR);
  assert_path (&chain, world.leaf, world.issuer, world.root, NULL);
}

static void
test_pinned_and_administrators_counts_as_pinned (void)
{
  g_auto (World) world = { NULL };
  g_auto (ImzChain) chain = { 0 };
  g_autoptr (GPtrArray) issuer = NULL;
  g_autoptr (ImzPins) pins = NULL;

  make_plain_world (&world);
  issuer = trust_fixture_certificates (world.issuer, NULL);
  pins = trust_fixture_pins (world.issuer, NULL);

  imz_chain_build (&chain, world.leaf->x509,
                   &(ImzChainMaterial){ .candidates = issuer, .anchors = issuer, .pins = pins },
                   NOW);
  assert_anchored (&chain, IMZ_ANCHOR_KIND_PINNED);
}

static void
test_believed_leaf (void)
{
  g_auto (World) world = { NULL };
  g_autoptr (GPtrArray) anchors = NULL;
  g_autoptr (ImzPins) pins = NULL;
  g_auto (ImzChain) pinned = { 0 };
  g_auto (ImzChain) administrators = { 0 };

  make_plain_world (&world);
  anchors = trust_fixture_certificates (world.leaf, NULL);
  pins = trust_fixture_pins (world.leaf, NULL);

  imz_chain_build (&pinned, world.leaf->x509, &(ImzChainMaterial){ .pins = pins }, NOW);
  assert_anchored (&pinned, IMZ_ANCHOR_KIND_PINNED);
  assert_path (&pinned, world.leaf, NULL);
  g_assert_null (imz_chain_get_issuer (&pinned));

  imz_chain_build (&administrators, world.leaf->x509, &(ImzChainMaterial){ .anchors = anchors },
                   NOW);
  assert_anchored (&administrators, IMZ_ANCHOR_KIND_ADMINISTRATOR);
}

static void
test_pin_without_its_certificate (void)
{
  g_auto (World) world = { NULL };
  g_auto (ImzChain) chain = { 0 };
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (ImzPins) pins = NULL;

  make_plain_world (&world);
  candidates = trust_fixture_certificates (world.issuer, NULL);
  pins = trust_fixture_pins (world.root, NULL);

  imz_chain_build (&chain, world.leaf->x509,
                   &(ImzChainMaterial){ .candidates = candidates, .pins = pins }, NOW);
  assert_ends_nowhere (&chain, "Root");
  assert_path (&chain, world.leaf, world.issuer, NULL);
  g_assert_cmpstr (chain.issuer_urls[0], ==, "http://ca.example/a.crt");
  g_assert_null (chain.issuer_urls[1]);
}

static void
test_nothing_at_hand (void)
{
  g_auto (World) world = { NULL };
  g_auto (ImzChain) chain = { 0 };

  make_plain_world (&world);
  imz_chain_build (&chain, world.leaf->x509, &(ImzChainMaterial){ NULL }, NOW);
  assert_ends_nowhere (&chain, "Issuer");
  assert_path (&chain, world.leaf, NULL);
  g_assert_null (imz_chain_get_issuer (&chain));
  g_assert_cmpstr (chain.issuer_urls[0], ==, "http://ca.example/a.crt");
}

static void
test_a_root_that_nobody_believes_in (void)
{
  g_auto (World) world = { NULL };
  g_auto (ImzChain) chain = { 0 };
  g_auto (ImzChain) root_alone = { 0 };
  g_autoptr (GPtrArray) candidates = NULL;

  make_plain_world (&world);
  candidates = trust_fixture_certificates (world.root, world.issuer, world.leaf, NULL);

  imz_chain_build (&chain, world.leaf->x509, &(ImzChainMaterial){ .candidates = candidates }, NOW);
  assert_ends_nowhere (&chain, "Root");
  assert_path (&chain, world.leaf, world.issuer, world.root, NULL);

  imz_chain_build (&root_alone, world.root->x509, &(ImzChainMaterial){ .candidates = candidates },
                   NOW);
  assert_ends_nowhere (&root_alone, "Root");
  assert_path (&root_alone, world.root, NULL);
}

static void
test_description (void)
{
  g_autoptr (TrustParty) issuer = trust_party_new (
    &(TrustFixtureSpec){ .name = "Kök\u202Eevil", .extensions = TRUST_FIXTURE_CA }, NULL);
  g_autoptr (TrustParty) leaf = trust_party_new (
    &(TrustFixtureSpec){ .name = "Ayla 10000000146", .identity = "10000000146" }, issuer);
  g_autoptr (GPtrArray) candidates = trust_fixture_certificates (issuer, NULL);
  g_auto (ImzChain) chain = { 0 };
  ImzChainLink *links = NULL;
  guint n_links;

  imz_chain_build (&chain, leaf->x509, &(ImzChainMaterial){ .candidates = candidates }, NOW);
  n_links = imz_chain_describe (&chain, &links);
  g_assert_cmpuint (n_links, ==, 2);

  g_test_message ("nobody's identity number, and nothing that reorders what stands beside it");
  g_assert_true (g_str_has_prefix (links[0].name, "Ayla 1"));
  g_assert_null (strstr (links[0].name, "10000000146"));
  g_assert_cmpstr (links[1].name, ==, "Kök\\u202Eevil");
  g_assert_cmpstr (chain.missing, ==, "Kök\\u202Eevil");
  g_assert_cmpuint (strlen (links[0].sha256), ==, 64);
  g_assert_cmpstr (links[0].sha256, !=, links[1].sha256);
  g_assert_cmpint (links[0].fault, ==, IMZ_CHAIN_FAULT_NONE);
  g_assert_cmpint (links[1].fault, ==, IMZ_CHAIN_FAULT_NO_ISSUER);

  imz_chain_links_free (links, n_links);
}

/* Each changes one thing in a chain that is otherwise good: leaf 0, issuer 1, root 2, which is pinned. */
static const struct {
  const char *sentence;
  TrustFixtureSpec root, issuer, leaf;
  gint64 at; /* 0: now */
  ImzChainFault fault;
  guint fault_at;
} rules[] = {
  { "all is well", .fault = IMZ_CHAIN_FAULT_NONE },

  { "P-384 written out, everywhere", .root = { .key = TRUST_FIXTURE_KEY_EC_EXPLICIT },
    .issuer = { .key = TRUST_FIXTURE_KEY_EC_EXPLICIT },
    .leaf = { .key = TRUST_FIXTURE_KEY_EC_EXPLICIT } },
  { "an issuer's curve that is nobody's", .issuer = { .key = TRUST_FIXTURE_KEY_EC_STRANGE },
    .fault = IMZ_CHAIN_FAULT_OTHER, .fault_at = 1 },
  { "RSA everywhere", .root = { .key = TRUST_FIXTURE_KEY_RSA },
    .issuer = { .key = TRUST_FIXTURE_KEY_RSA }, .leaf = { .key = TRUST_FIXTURE_KEY_RSA } },
  { "RSA above EC", .root = { .key = TRUST_FIXTURE_KEY_RSA } },
  { "an issuer's short key", .issuer = { .key = TRUST_FIXTURE_KEY_RSA_SHORT },
    .fault = IMZ_CHAIN_FAULT_OTHER, .fault_at = 1 },
  { "the person's own short key is not the chain's business",
    .leaf = { .key = TRUST_FIXTURE_KEY_RSA_SHORT } },

  { "the person's certificate ended before its issuer's", .leaf = { .not_after = NOW - 10 * DAY },
    .issuer = { .not_after = NOW - 5 * DAY } },
  { "the issuer's ended before the person's", .issuer = { .not_after = NOW - 10 * DAY },
    .fault = IMZ_CHAIN_FAULT_DATES, .fault_at = 1 },
  { "the issuer's ends after the moment in question", .issuer = { .not_after = NOW - 10 * DAY },
    .at = NOW - 11 * DAY },
  { "the issuer's begins later", .issuer = { .not_before = NOW + DAY },
    .fault = IMZ_CHAIN_FAULT_DATES, .fault_at = 1 },
  { "the root's ended", .root = { .not_after = NOW - DAY }, .fault = IMZ_CHAIN_FAULT_DATES,
    .fault_at = 2 },
  { "the person's begins in the future, and so does its issuer's",
    .leaf = { .not_before = NOW + 5 * DAY }, .issuer = { .not_before = NOW + 4 * DAY } },
  { "a moment long after the end of all", .at = NOW + 9999 * DAY },
  { "a moment long before the beginning of all", .at = 0 - 9999 * DAY },

  { "the issuer is a person", .issuer = { .extensions = TRUST_FIXTURE_LEAF },
    .fault = IMZ_CHAIN_FAULT_NOT_A_CA, .fault_at = 0 },
  { "the issuer must not sign certificates",
    .issuer = { .extensions =
                  KEY_ID "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,cRLSign\n" },
    .fault = IMZ_CHAIN_FAULT_NOT_A_CA, .fault_at = 0 },
  { "the issuer may sign certificates, but is none",
    .issuer = { .extensions = KEY_ID "basicConstraints=critical,CA:FALSE\nkeyUsage=keyCertSign\n" },
    .fault = IMZ_CHAIN_FAULT_NOT_A_CA, .fault_at = 0 },
  { "the issuer does not say that it is one",
    .issuer = { .extensions = KEY_ID "keyUsage=keyCertSign\n" }, .fault = IMZ_CHAIN_FAULT_NOT_A_CA,
    .fault_at = 0 },
  { "the issuer is one and does not restrict its key",
    .issuer = { .extensions = KEY_ID "basicConstraints=CA:TRUE\n" } },
  { "the root is a person", .root = { .extensions = TRUST_FIXTURE_LEAF },
    .fault = IMZ_CHAIN_FAULT_NOT_A_CA, .fault_at = 1 },
  { "no issuer may stand below the root",
    .root = { .extensions = KEY_ID "basicConstraints=critical,CA:TRUE,pathlen:0\n" },
    .fault = IMZ_CHAIN_FAULT_NOT_A_CA, .fault_at = 1 },
  { "one issuer may stand below the root",
    .root = { .extensions = KEY_ID "basicConstraints=critical,CA:TRUE,pathlen:1\n" } },
  { "the issuer is not for these names",
    .issuer = { .extensions = KEY_ID "basicConstraints=critical,CA:TRUE\n"
                                     "nameConstraints=critical,permitted;dirName:only\n"
                                     "[only]\nC=DE\n" },
    .fault = IMZ_CHAIN_FAULT_OTHER, .fault_at = 0 },

  { "QCStatements that must be understood",
    .leaf = { .extensions = TRUST_FIXTURE_LEAF CRITICAL_QC } },
  { "something unknown that must be understood",
    .leaf = { .extensions = TRUST_FIXTURE_LEAF CRITICAL_UNKNOWN }, .fault = IMZ_CHAIN_FAULT_OTHER,
    .fault_at = 0 },
  { "something unknown behind QCStatements",
    .leaf = { .extensions = TRUST_FIXTURE_LEAF CRITICAL_QC CRITICAL_UNKNOWN },
    .fault = IMZ_CHAIN_FAULT_OTHER, .fault_at = 0 },
  { "something unknown in the issuer's",
    .issuer = { .extensions = TRUST_FIXTURE_CA CRITICAL_UNKNOWN }, .fault = IMZ_CHAIN_FAULT_OTHER,
    .fault_at = 1 },
  { "QCStatements in the issuer's, which have no business there",
    .issuer = { .extensions = TRUST_FIXTURE_CA CRITICAL_QC }, .fault = IMZ_CHAIN_FAULT_OTHER,
    .fault_at = 1 },

  { "no key identifiers at all", .root = { .extensions = CA_WITHOUT_KEY_ID },
    .issuer = { .extensions = CA_WITHOUT_KEY_ID },
    .leaf = { .extensions = "keyUsage=digitalSignature\n" } },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    g_auto (World) world = { NULL };
    g_auto (ImzChain) chain = { 0 };
    g_autoptr (GPtrArray) candidates = NULL;
    g_autoptr (ImzPins) pins = NULL;
    gint64 at = rules[i].at != 0 ? rules[i].at : NOW;

    g_test_message ("%s", rules[i].sentence);
    make_world (&world, &rules[i].root, &rules[i].issuer, &rules[i].leaf);
    candidates = trust_fixture_certificates (world.root, world.issuer, NULL);
    pins = trust_fixture_pins (world.root, NULL);

    imz_chain_build (&chain, world.leaf->x509,
                     &(ImzChainMaterial){ .candidates = candidates, .pins = pins }, at);
    assert_path (&chain, world.leaf, world.issuer, world.root, NULL);
    g_assert_cmpint (chain.fault, ==, rules[i].fault);
    g_assert_cmpuint (chain.fault_at, ==, rules[i].fault_at);
    g_assert_cmpint (chain.anchor, ==, IMZ_ANCHOR_KIND_PINNED);
    g_assert_cmpint (chain.state, ==,
                     rules[i].fault == IMZ_CHAIN_FAULT_NONE ? IMZ_TRUST_STATE_ANCHORED
                                                            : IMZ_TRUST_STATE_BROKEN);
  }
}

/* An old hash is weak in a signature that somebody else vouches with. */
static void
test_weak_hash (void)
{
  g_autoptr (TrustParty) root = trust_party_new (
    &(TrustFixtureSpec){ .name = "Root", .extensions = TRUST_FIXTURE_CA, .digest = EVP_sha1 () },
    NULL);
  g_autoptr (TrustParty) leaf =
    trust_party_new (&(TrustFixtureSpec){ .digest = EVP_sha1 () }, root);
  g_autoptr (TrustParty) better = trust_party_new (&(TrustFixtureSpec){ .name = "Deniz" }, root);
  g_autoptr (GPtrArray) anchors = trust_fixture_certificates (root, NULL);
  ImzChainMaterial material = { .anchors = anchors };
  g_auto (ImzChain) chain = { 0 };
  g_auto (ImzChain) better_chain = { 0 };

  imz_chain_build (&chain, leaf->x509, &material, NOW);
  g_assert_cmpint (chain.state, ==, IMZ_TRUST_STATE_BROKEN);
  g_assert_cmpint (chain.fault, ==, IMZ_CHAIN_FAULT_OTHER);
  g_assert_cmpuint (chain.fault_at, ==, 0);

  g_test_message ("nobody relies on the root's own signature");
  imz_chain_build (&better_chain, better->x509, &material, NOW);
  assert_anchored (&better_chain, IMZ_ANCHOR_KIND_ADMINISTRATOR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/chain/pinned-root", test_pinned_root);
  g_test_add_func ("/trust/chain/pinned-issuer-ends-it", test_pinned_issuer_ends_it);
  g_test_add_func ("/trust/chain/administrators", test_administrators);
  g_test_add_func ("/trust/chain/pinned-and-administrators-counts-as-pinned",
                   test_pinned_and_administrators_counts_as_pinned);
  g_test_add_func ("/trust/chain/believed-leaf", test_believed_leaf);
  g_test_add_func ("/trust/chain/pin-without-its-certificate", test_pin_without_its_certificate);
  g_test_add_func ("/trust/chain/nothing-at-hand", test_nothing_at_hand);
  g_test_add_func ("/trust/chain/a-root-that-nobody-believes-in",
                   test_a_root_that_nobody_believes_in);
  g_test_add_func ("/trust/chain/description", test_description);
  g_test_add_func ("/trust/chain/rules", test_rules);
  g_test_add_func ("/trust/chain/weak-hash", test_weak_hash);

  return g_test_run ();
}
