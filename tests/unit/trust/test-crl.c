/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-crl.h"
#include "imz-trust-error.h"
#include "trust-fixture.h"

#include <openssl/err.h>

#define NOW TRUST_FIXTURE_NOW
#define DAY TRUST_FIXTURE_DAY
#define MINUTE 60
#define HOUR (60 * MINUTE)

#define POINT "http://crl.example/3.crl"
#define LEAF_WITH_POINT TRUST_FIXTURE_LEAF "crlDistributionPoints=URI:" POINT "\n"
#define UNKNOWN_OID "2.999.5070.7"

enum {
  REASON_KEY_COMPROMISE = 1,
  REASON_HOLD = 6,
  REASON_UNUSED = 7,
  REASON_REMOVED = 8,
  REASON_NOBODY_KNOWS = 77,
};

typedef struct {
  TrustParty *issuer;
  TrustParty *leaf;
  TrustParty *other_leaf;
  TrustParty *twin;  /* of the issuer's name, with another key */
  TrustParty *other; /* another issuer */
} World;

static World *
get_world (void)
{
  static World world;

  if (world.issuer == NULL) {
    TrustFixtureSpec ca = { .name = "Issuer", .extensions = TRUST_FIXTURE_CA, .key_number = 1 };
    TrustFixtureSpec leaf = { .extensions = LEAF_WITH_POINT, .key_number = 2 };

    world.issuer = trust_party_new (&ca, NULL);
    world.leaf = trust_party_new (&leaf, world.issuer);
    world.other_leaf = trust_party_new (&leaf, world.issuer);
    ca.key_number = 3;
    world.twin = trust_party_new (&ca, NULL);
    ca.name = "Other issuer";
    world.other = trust_party_new (&ca, NULL);
  }

  return &world;
}

static void
free_world (void)
{
  World *world = get_world ();

  trust_party_free (world->issuer);
  trust_party_free (world->leaf);
  trust_party_free (world->other_leaf);
  trust_party_free (world->twin);
  trust_party_free (world->other);
}

static gboolean
read_list (GBytes *list, ImzRevocationAnswer *answer, GError **error)
{
  World *world = get_world ();
  gboolean is_read =
    imz_crl_read (list, world->leaf->x509, world->issuer->x509, NOW, FALSE, answer, error);

  g_assert_cmpuint (ERR_peek_error (), ==, 0);
  return is_read;
}

static void
assert_refused (GBytes *list, ImzTrustError code)
{
  ImzRevocationAnswer answer = { .reason = 4711 };
  g_autoptr (GError) error = NULL;

  g_assert_false (read_list (list, &answer, &error));
  g_assert_error (error, IMZ_TRUST_ERROR, (int) code);
  g_assert_cmpint (answer.reason, ==, 4711); /* untouched */
}

static void
assert_state (GBytes *list, ImzRevocationState state)
{
  ImzRevocationAnswer answer = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (read_list (list, &answer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (answer.state, ==, state);
}

static const struct {
  const char *sentence;
  gint64 revoked_at; /* 0: not on the list */
  int reason;
  ImzRevocationState state;
  int said_reason;
} entries[] = {
  { "not on it", 0, 0, IMZ_REVOCATION_STATE_GOOD, -1 },
  { "on it without a reason", NOW - DAY, 0, IMZ_REVOCATION_STATE_REVOKED, -1 },
  { "on it with a reason", NOW - DAY, REASON_KEY_COMPROMISE, IMZ_REVOCATION_STATE_REVOKED,
    REASON_KEY_COMPROMISE },
  { "on hold", NOW - HOUR, REASON_HOLD, IMZ_REVOCATION_STATE_SUSPENDED, REASON_HOLD },
  { "removed", NOW - HOUR, REASON_REMOVED, IMZ_REVOCATION_STATE_GOOD, -1 },
  { "for a reason that there is not", NOW - DAY, REASON_UNUSED, IMZ_REVOCATION_STATE_REVOKED, -1 },
  { "for a reason that nobody knows", NOW - DAY, REASON_NOBODY_KNOWS, IMZ_REVOCATION_STATE_REVOKED,
    -1 },
  { "in a year that is written in full", NOW + 30 * 365 * DAY, 0, IMZ_REVOCATION_STATE_REVOKED,
    -1 },
};

static void
test_entries (void)
{
  World *world = get_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    TrustFixtureEntry ours[] = {
      { .about = world->other_leaf, .reason = REASON_KEY_COMPROMISE },
      { world->leaf, entries[i].revoked_at, entries[i].reason, NULL, NULL },
    };
    g_autoptr (GBytes) list =
      trust_fixture_list (&(TrustFixtureList){ .entries = ours,
                                               .n_entries = entries[i].revoked_at != 0 ? 2 : 1,
                                               .n_strangers = 100,
                                               .issuer = world->issuer,
                                               .this_update = NOW - HOUR,
                                               .next_update = NOW + DAY });
    g_autoptr (GBytes) pem = trust_fixture_pem (list, "X509 CRL");
    GBytes *forms[] = { list, pem };
    gboolean is_revoked = entries[i].state != IMZ_REVOCATION_STATE_GOOD;

    g_test_message ("%s", entries[i].sentence);
    for (gsize j = 0; j < G_N_ELEMENTS (forms); j++) {
      ImzRevocationAnswer answer = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (read_list (forms[j], &answer, &error));
      g_assert_no_error (error);
      g_assert_cmpint (answer.state, ==, entries[i].state);
      g_assert_cmpint (answer.revoked_at, ==, is_revoked ? entries[i].revoked_at : 0);
      g_assert_cmpint (answer.reason, ==, entries[i].said_reason);
      g_assert_cmpint (answer.produced_at, ==, NOW - HOUR);
      g_assert_cmpint (answer.this_update, ==, NOW - HOUR);
      g_assert_cmpint (answer.next_update, ==, NOW + DAY);
    }
  }
}

static void
test_empty (void)
{
  g_autoptr (GBytes) list =
    trust_fixture_list (&(TrustFixtureList){ .issuer = get_world ()->issuer });

  assert_state (list, IMZ_REVOCATION_STATE_GOOD);
}

/* Numbers that share their beginning, their end or their sign with ours. */
static void
test_numbers (void)
{
  static const guint64 numbers[] = { 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0x80007F };
  World *world = get_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    g_autoptr (TrustParty) listed =
      trust_party_new (&(TrustFixtureSpec){ .serial = numbers[i], .key_number = 2 }, world->issuer);
    TrustFixtureEntry entry = { .about = listed };
    g_autoptr (GBytes) list = trust_fixture_list (
      &(TrustFixtureList){ .entries = &entry, .n_entries = 1, .issuer = world->issuer });

    for (gsize j = 0; j < G_N_ELEMENTS (numbers); j++) {
      g_autoptr (TrustParty) asked = trust_party_new (
        &(TrustFixtureSpec){ .serial = numbers[j], .key_number = 2 }, world->issuer);
      ImzRevocationAnswer answer = { 0 };

      g_assert_true (
        imz_crl_read (list, asked->x509, world->issuer->x509, NOW, FALSE, &answer, NULL));
      g_assert_cmpint (answer.state, ==,
                       i == j ? IMZ_REVOCATION_STATE_REVOKED : IMZ_REVOCATION_STATE_GOOD);
    }
  }
}

static const struct {
  const char *sentence;
  gint64 this_update;
  gint64 next_update; /* 0: none */
  int refused;        /* -1: it is not */
  gboolean also_when_stale_is_accepted;
} times[] = {
  { "now", NOW, NOW + DAY, -1, FALSE },
  { "its next update was five minutes ago", NOW - DAY, NOW - 5 * MINUTE, -1, FALSE },
  { "its next update was longer ago", NOW - DAY, NOW - 5 * MINUTE - 1, IMZ_TRUST_ERROR_STALE,
    FALSE },
  { "without a next update an hour is its life", NOW - HOUR - 5 * MINUTE, 0, -1, FALSE },
  { "and no longer", NOW - HOUR - 5 * MINUTE - 1, 0, IMZ_TRUST_ERROR_STALE, FALSE },
  { "five minutes from now", NOW + 5 * MINUTE, NOW + DAY, -1, FALSE },
  { "later than that", NOW + 5 * MINUTE + 1, NOW + DAY, IMZ_TRUST_ERROR_NOT_YET, TRUE },
  { "it ends before it begins", NOW, NOW - MINUTE, IMZ_TRUST_ERROR_BAD_RESPONSE, TRUE },
};

static void
test_times (void)
{
  World *world = get_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    g_autoptr (GBytes) list = trust_fixture_list (&(TrustFixtureList){
      .issuer = world->issuer,
      .this_update = times[i].this_update,
      .next_update = times[i].next_update,
    });
    ImzRevocationAnswer answer = { 0 };

    g_test_message ("%s", times[i].sentence);
    if (times[i].refused < 0)
      assert_state (list, IMZ_REVOCATION_STATE_GOOD);
    else
      assert_refused (list, (ImzTrustError) times[i].refused);

    g_assert_cmpint (
      imz_crl_read (list, world->leaf->x509, world->issuer->x509, NOW, TRUE, &answer, NULL), ==,
      !times[i].also_when_stale_is_accepted);
  }
}

static void
test_signers (void)
{
  World *world = get_world ();
  g_autoptr (TrustParty) no_lists =
    trust_party_new (&(TrustFixtureSpec){ .name = "Issuer",
                                          .extensions = "basicConstraints=critical,CA:TRUE\n"
                                                        "keyUsage=critical,keyCertSign\n",
                                          .key_number = 1 },
                     NULL);
  g_autoptr (TrustParty) any_use = trust_party_new (
    &(TrustFixtureSpec){
      .name = "Issuer", .extensions = "basicConstraints=critical,CA:TRUE\n", .key_number = 1 },
    NULL);
  struct {
    const char *sentence;
    TrustFixtureList list;
    TrustParty *issuer;
    gboolean accepted;
  } cases[] = {
    { "the issuer", { .issuer = world->issuer }, world->issuer, TRUE },
    { "another key", { .issuer = world->issuer, .signer = world->twin }, world->issuer, FALSE },
    { "somebody of another name", { .issuer = world->other }, world->issuer, FALSE },
    { "another name with the right key",
      { .issuer = world->other, .signer = world->issuer },
      world->issuer,
      FALSE },
    { "the right key, said to be another",
      { .issuer = world->twin,
        .signer = world->issuer,
        .extensions = "authorityKeyIdentifier=keyid:always\n" },
      world->issuer,
      FALSE },
    { "the right key, said to be right",
      { .issuer = world->issuer, .extensions = "authorityKeyIdentifier=keyid:always\n" },
      world->issuer,
      TRUE },
    { "one who must not sign lists", { .issuer = world->issuer }, no_lists, FALSE },
    { "one who may do anything", { .issuer = world->issuer }, any_use, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) list = trust_fixture_list (&cases[i].list);
    ImzRevocationAnswer answer = { 0 };
    g_autoptr (GError) error = NULL;
    gboolean is_read;

    g_test_message ("%s", cases[i].sentence);
    is_read =
      imz_crl_read (list, world->leaf->x509, cases[i].issuer->x509, NOW, FALSE, &answer, &error);
    g_assert_cmpint (is_read, ==, cases[i].accepted);
    if (!cases[i].accepted)
      g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_WRONG_SIGNER);
  }
}

#define SCOPE "issuingDistributionPoint=critical,@scope\n"
#define SECTION "[scope]\n"

static const struct {
  const char *sentence;
  const char *extensions;
  gboolean accepted;
} scopes[] = {
  { "a number, as all have", "2.5.29.20=DER:02:02:13:CE\n", TRUE },
  { "where newer ones are", "freshestCRL=URI:http://crl.example/delta.crl\n", TRUE },
  { "for people only", SCOPE SECTION "onlyuser=TRUE\n", TRUE },
  { "for issuers only", SCOPE SECTION "onlyCA=TRUE\n", FALSE },
  { "for attribute certificates only", SCOPE SECTION "onlyAA=TRUE\n", FALSE },
  { "for some reasons only", SCOPE SECTION "onlysomereasons=keyCompromise\n", FALSE },
  { "of several issuers", SCOPE SECTION "indirectCRL=TRUE\n", FALSE },
  { "a part, which is ours", SCOPE SECTION "fullname=URI:" POINT "\n", TRUE },
  { "a part, which is not ours", SCOPE SECTION "fullname=URI:http://crl.example/4.crl\n", FALSE },
  { "a part, told in another way", SCOPE SECTION "relativename=rdn\n[rdn]\nCN=Part\n", FALSE },
  { "a scope that cannot be read", "2.5.29.28=critical,DER:30:03:01:01\n", FALSE },
  { "a scope that cannot be read and need not be", "2.5.29.28=DER:05:00\n", FALSE },
  { "a change to another list", "2.5.29.27=critical,DER:02:01:05\n", FALSE },
  { "a change that does not say so loudly", "2.5.29.27=DER:02:01:05\n", FALSE },
  { "something unknown", UNKNOWN_OID "=DER:05:00\n", TRUE },
  { "something unknown that must be understood", UNKNOWN_OID "=critical,DER:05:00\n", FALSE },
};

static void
test_scopes (void)
{
  World *world = get_world ();

  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++) {
    g_autoptr (GBytes) list = trust_fixture_list (
      &(TrustFixtureList){ .issuer = world->issuer, .extensions = scopes[i].extensions });

    g_test_message ("%s", scopes[i].sentence);
    if (scopes[i].accepted)
      assert_state (list, IMZ_REVOCATION_STATE_GOOD);
    else
      assert_refused (list, IMZ_TRUST_ERROR_BAD_RESPONSE);
  }
}

/* A list for people only says nothing of an issuer. */
static void
test_scope_of_an_issuer (void)
{
  World *world = get_world ();
  g_autoptr (TrustParty) below = trust_party_new (
    &(TrustFixtureSpec){ .name = "Below", .extensions = TRUST_FIXTURE_CA }, world->issuer);
  g_autoptr (GBytes) list = trust_fixture_list (
    &(TrustFixtureList){ .issuer = world->issuer, .extensions = SCOPE SECTION "onlyuser=TRUE\n" });
  g_autoptr (GError) error = NULL;
  ImzRevocationAnswer answer = { 0 };

  g_assert_false (
    imz_crl_read (list, below->x509, world->issuer->x509, NOW, FALSE, &answer, &error));
  g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_RESPONSE);
}

/* An entry's issuer holds for those that follow, until another is named. */
static void
test_certificate_issuers (void)
{
  World *world = get_world ();
  const TrustFixtureEntry ours = { .about = world->leaf };
  const TrustFixtureEntry others = { .about = world->other_leaf };
  const TrustFixtureEntry of_other = { .about = world->other_leaf,
                                       .certificate_issuer = world->other };
  const TrustFixtureEntry ours_of_other = { .about = world->leaf,
                                            .certificate_issuer = world->other };
  const TrustFixtureEntry ours_of_ours = { .about = world->leaf,
                                           .certificate_issuer = world->issuer };
  const struct {
    const char *sentence;
    TrustFixtureEntry entries[3];
    gsize n_entries;
    ImzRevocationState state;
  } cases[] = {
    { "our number, another's", { ours_of_other }, 1, IMZ_REVOCATION_STATE_GOOD },
    { "our number behind another's", { of_other, ours }, 2, IMZ_REVOCATION_STATE_GOOD },
    { "our number two behind", { of_other, others, ours }, 3, IMZ_REVOCATION_STATE_GOOD },
    { "our number in front of it", { ours, of_other }, 2, IMZ_REVOCATION_STATE_REVOKED },
    { "our own name", { of_other, ours_of_ours }, 2, IMZ_REVOCATION_STATE_REVOKED },
    { "another's and ours", { ours_of_other, ours_of_ours }, 2, IMZ_REVOCATION_STATE_REVOKED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) list = trust_fixture_list (&(TrustFixtureList){
      .entries = cases[i].entries, .n_entries = cases[i].n_entries, .issuer = world->issuer });

    g_test_message ("%s", cases[i].sentence);
    assert_state (list, cases[i].state);
  }
}

static void
test_demands_of_entries (void)
{
  World *world = get_world ();
  TrustFixtureEntry ours = { .about = world->leaf, .critical_oid = UNKNOWN_OID };
  TrustFixtureEntry others = { .about = world->other_leaf, .critical_oid = UNKNOWN_OID };
  g_autoptr (GBytes) about_us = trust_fixture_list (
    &(TrustFixtureList){ .entries = &ours, .n_entries = 1, .issuer = world->issuer });
  g_autoptr (GBytes) about_others = trust_fixture_list (
    &(TrustFixtureList){ .entries = &others, .n_entries = 1, .issuer = world->issuer });

  assert_refused (about_us, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_state (about_others, IMZ_REVOCATION_STATE_GOOD);
}

static void
test_urls (void)
{
  g_autoptr (TrustParty) leaf = trust_party_new (
    &(TrustFixtureSpec){
      .extensions = "crlDistributionPoints=whole,ldap,reasons,indirect,both\n"
                    "[whole]\nfullname=URI:http://crl.example/a.crl\n"
                    "[ldap]\nfullname=URI:ldap://crl.example/b\n"
                    "[reasons]\nfullname=URI:http://crl.example/c.crl\nreasons=keyCompromise\n"
                    "[indirect]\nfullname=URI:http://crl.example/d.crl\nCRLissuer=dirName:other\n"
                    "[both]\nfullname=URI:https://crl.example/e.crl,URI:http://crl.example/f.crl\n"
                    "[other]\nCN=Other\n" },
    get_world ()->issuer);
  static const char *const wanted[] = { "http://crl.example/a.crl", "https://crl.example/e.crl",
                                        "http://crl.example/f.crl", NULL };
  g_auto (GStrv) urls = imz_crl_urls (leaf->x509);
  g_auto (GStrv) none = imz_crl_urls (get_world ()->issuer->x509);

  g_assert_true (g_strv_equal ((const char *const *) urls, wanted));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_bytes (void)
{
  World *world = get_world ();
  TrustFixtureEntry entry = { .about = world->leaf, .reason = REASON_KEY_COMPROMISE };
  g_autoptr (GBytes) list =
    trust_fixture_list (&(TrustFixtureList){ .entries = &entry,
                                             .n_entries = 1,
                                             .issuer = world->issuer,
                                             .extensions = "2.5.29.20=DER:02:01:01\n" });
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) other_pem = trust_fixture_pem (list, "CERTIFICATE");
  g_autoptr (GBytes) text = g_bytes_new_static ("-----BEGIN X509 CRL-----\n!\n", 27);
  g_autofree guint8 *zeros = g_malloc0 ((gsize) IMZ_CRL_MAX_BYTES + 1);
  g_autoptr (GBytes) more = g_bytes_new_static (zeros, (gsize) IMZ_CRL_MAX_BYTES + 1);
  g_autoptr (GBytes) trailing = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (list, &size);
  g_autofree guint8 *longer = g_malloc0 (size + 1);

  for (gsize length = 0; length < size; length++) {
    g_autofree guint8 *own_block = g_memdup2 (data, length);
    g_autoptr (GBytes) cut = g_bytes_new_static (own_block, length);

    assert_refused (cut, IMZ_TRUST_ERROR_BAD_RESPONSE);
  }

  memcpy (longer, data, size);
  trailing = g_bytes_new (longer, size + 1);
  assert_refused (trailing, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_refused (empty, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_refused (other_pem, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_refused (text, IMZ_TRUST_ERROR_BAD_RESPONSE);
  assert_refused (more, IMZ_TRUST_ERROR_TOO_LARGE);
}

/* Whatever bit is changed, it does not turn into another list. */
static void
test_every_bit (void)
{
  World *world = get_world ();
  TrustFixtureEntry entry = { .about = world->leaf, .revoked_at = NOW - DAY };
  g_autoptr (GBytes) list = trust_fixture_list (
    &(TrustFixtureList){ .entries = &entry, .n_entries = 1, .issuer = world->issuer });
  gsize size;
  const guint8 *data = g_bytes_get_data (list, &size);

  for (gsize i = 0; i < size; i++) {
    g_autofree guint8 *changed = g_memdup2 (data, size);
    g_autoptr (GBytes) bytes = NULL;
    ImzRevocationAnswer answer = { 0 };

    changed[i] ^= (guint8) (1 << i % 8);
    bytes = g_bytes_new_static (changed, size);
    if (read_list (bytes, &answer, NULL)) {
      g_assert_cmpint (answer.state, ==, IMZ_REVOCATION_STATE_REVOKED);
      g_assert_cmpint (answer.revoked_at, ==, NOW - DAY);
    }
  }
}

/* Long enough that its parts are looked at one by one, and its memory is given back. */
static void
test_long (void)
{
  World *world = get_world ();
  TrustFixtureEntry entry = { .about = world->leaf, .reason = REASON_HOLD };
  g_autoptr (GBytes) list = trust_fixture_list (&(TrustFixtureList){
    .entries = &entry, .n_entries = 1, .n_strangers = 50000, .issuer = world->issuer });
  g_autoptr (GBytes) pem = trust_fixture_pem (list, "X509 CRL");

  g_assert_cmpuint (g_bytes_get_size (list), >, 1024 * 1024);
  assert_state (list, IMZ_REVOCATION_STATE_SUSPENDED);
  assert_state (pem, IMZ_REVOCATION_STATE_SUSPENDED);
}

/* Whoever can make two of the same of these can make any list. */
static void
test_weak (void)
{
  const struct {
    TrustFixtureKey key;
    const EVP_MD *digest;
    gboolean accepted;
  } strengths[] = {
    { TRUST_FIXTURE_KEY_RSA, EVP_sha256 (), TRUE },
    { TRUST_FIXTURE_KEY_RSA, EVP_sha1 (), FALSE },
    { TRUST_FIXTURE_KEY_RSA, EVP_md5 (), FALSE },
    { TRUST_FIXTURE_KEY_RSA_SHORT, EVP_sha256 (), FALSE },
    { TRUST_FIXTURE_KEY_EC, EVP_sha384 (), TRUE },
    { TRUST_FIXTURE_KEY_EC, EVP_sha1 (), FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strengths); i++) {
    const TrustFixtureSpec ca = { .name = "Issuer",
                                  .extensions = TRUST_FIXTURE_CA,
                                  .key = strengths[i].key };
    g_autoptr (TrustParty) issuer = trust_party_new (&ca, NULL);
    g_autoptr (TrustParty) leaf = trust_party_new (&(TrustFixtureSpec){ .name = "Ayla" }, issuer);
    g_autoptr (GBytes) list =
      trust_fixture_list (&(TrustFixtureList){ .issuer = issuer, .digest = strengths[i].digest });
    g_autoptr (GError) error = NULL;
    ImzRevocationAnswer answer = { 0 };

    g_assert_cmpint (imz_crl_read (list, leaf->x509, issuer->x509, NOW, FALSE, &answer, &error), ==,
                     strengths[i].accepted);
    if (!strengths[i].accepted)
      g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_WRONG_SIGNER);
  }
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/crl/entries", test_entries);
  g_test_add_func ("/trust/crl/empty", test_empty);
  g_test_add_func ("/trust/crl/numbers", test_numbers);
  g_test_add_func ("/trust/crl/times", test_times);
  g_test_add_func ("/trust/crl/signers", test_signers);
  g_test_add_func ("/trust/crl/weak", test_weak);
  g_test_add_func ("/trust/crl/scopes", test_scopes);
  g_test_add_func ("/trust/crl/scope-of-an-issuer", test_scope_of_an_issuer);
  g_test_add_func ("/trust/crl/certificate-issuers", test_certificate_issuers);
  g_test_add_func ("/trust/crl/demands-of-entries", test_demands_of_entries);
  g_test_add_func ("/trust/crl/urls", test_urls);
  g_test_add_func ("/trust/crl/bytes", test_bytes);
  g_test_add_func ("/trust/crl/every-bit", test_every_bit);
  g_test_add_func ("/trust/crl/long", test_long);

  failed = g_test_run ();
  free_world ();

  return failed;
}
