/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who may sign a responder's answer. */

#include "ocsp-world.h"

#define NOW TRUST_FIXTURE_NOW
#define DAY TRUST_FIXTURE_DAY
#define GOOD V_OCSP_CERTSTATUS_GOOD

#define CRITICAL "2.999.5070.7=critical,DER:05:00\n"

static const struct {
  const char *sentence;
  TrustFixtureSpec spec;
  enum {
    BY_ISSUER,
    BY_TWIN,
    BY_ITSELF,
    BY_ANOTHER_NAME,
  } issued;
  gboolean accepted;
} delegates[] = {
  { "one whom the issuer gave the right to",
    { .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER },
    BY_ISSUER,
    TRUE },
  { "one that says nothing of its key",
    { .name = "Responder", .extensions = "extendedKeyUsage=OCSPSigning\n" },
    BY_ISSUER,
    TRUE },
  { "one that is not asked about itself",
    { .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER "noCheck=yes\n" },
    BY_ISSUER,
    TRUE },
  { "one without the right",
    { .name = "Responder", .extensions = "keyUsage=critical,digitalSignature\n" },
    BY_ISSUER,
    FALSE },
  { "one with another right",
    { .name = "Responder",
      .extensions = "keyUsage=critical,digitalSignature\nextendedKeyUsage=timeStamping\n" },
    BY_ISSUER,
    FALSE },
  { "one with any right",
    { .name = "Responder",
      .extensions = "keyUsage=critical,digitalSignature\nextendedKeyUsage=anyExtendedKeyUsage\n" },
    BY_ISSUER,
    FALSE },
  { "one whose key must not sign",
    { .name = "Responder",
      .extensions = "keyUsage=critical,keyEncipherment\nextendedKeyUsage=OCSPSigning\n" },
    BY_ISSUER,
    FALSE },
  { "one that demands what is not known",
    { .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER CRITICAL },
    BY_ISSUER,
    FALSE },
  { "one that has ended",
    { .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER, .not_after = NOW - 1 },
    BY_ISSUER,
    FALSE },
  { "one that has not begun",
    { .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER, .not_before = NOW + 1 },
    BY_ISSUER,
    FALSE },
  { "one of somebody else of the same name",
    { .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER },
    BY_TWIN,
    FALSE },
  { "one of somebody else, who says nothing of his key",
    { .name = "Responder", .extensions = "extendedKeyUsage=OCSPSigning\n" },
    BY_TWIN,
    FALSE },
  { "one of the issuer's key under another name",
    { .name = "Responder", .extensions = "extendedKeyUsage=OCSPSigning\n" },
    BY_ANOTHER_NAME,
    FALSE },
  { "one that gave itself the right",
    { .name = "Responder", .extensions = "extendedKeyUsage=OCSPSigning\n" },
    BY_ITSELF,
    FALSE },
  { "another issuer of the same name",
    { .name = "Issuer", .extensions = TRUST_FIXTURE_CA },
    BY_ITSELF,
    FALSE },
};

static void
test_delegates (void)
{
  OcspWorld *world = ocsp_world_get ();
  const TrustParty another_name = { .x509 = world->leaf->x509, .key = world->issuer->key };
  const TrustParty *issuers[] = { world->issuer, world->twin, NULL, &another_name };

  for (gsize i = 0; i < G_N_ELEMENTS (delegates); i++) {
    g_autoptr (TrustParty) signer =
      trust_party_new (&delegates[i].spec, issuers[delegates[i].issued]);
    TrustFixtureSingle single = ocsp_world_about_leaf (GOOD);

    for (int by_key = FALSE; by_key <= TRUE; by_key++) {
      g_autoptr (GBytes) response = trust_fixture_answer (&(TrustFixtureAnswer){
        .singles = &single, .n_singles = 1, .signer = signer, .by_key = by_key });

      g_test_message ("%s, told by its %s", delegates[i].sentence, by_key ? "key" : "name");
      if (delegates[i].accepted)
        ocsp_world_assert_state (response, IMZ_REVOCATION_STATE_GOOD);
      else
        ocsp_world_assert_refused (response, IMZ_TRUST_ERROR_WRONG_SIGNER);
    }
  }
}

/* A delegate below a delegate has the right from somebody who cannot give it. */
static void
test_delegate_of_a_delegate (void)
{
  g_autoptr (TrustParty) between =
    trust_party_new (&(TrustFixtureSpec){ .name = "Between", .extensions = TRUST_FIXTURE_CA },
                     ocsp_world_get ()->issuer);
  g_autoptr (TrustParty) signer = trust_party_new (
    &(TrustFixtureSpec){ .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER }, between);
  TrustFixtureSingle single = ocsp_world_about_leaf (GOOD);
  g_autoptr (GBytes) response = trust_fixture_answer (
    &(TrustFixtureAnswer){ .singles = &single, .n_singles = 1, .signer = signer });

  ocsp_world_assert_refused (response, IMZ_TRUST_ERROR_WRONG_SIGNER);
}

static void
test_signer_without_certificate (void)
{
  g_autoptr (TrustParty) delegate = trust_party_new (
    &(TrustFixtureSpec){ .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER },
    ocsp_world_get ()->issuer);
  TrustFixtureSingle single = ocsp_world_about_leaf (GOOD);
  g_autoptr (GBytes) by_issuer =
    trust_fixture_answer (&(TrustFixtureAnswer){ .singles = &single,
                                                 .n_singles = 1,
                                                 .signer = ocsp_world_get ()->issuer,
                                                 .without_certificates = TRUE });
  g_autoptr (GBytes) by_delegate = trust_fixture_answer (&(TrustFixtureAnswer){
    .singles = &single, .n_singles = 1, .signer = delegate, .without_certificates = TRUE });

  ocsp_world_assert_state (by_issuer, IMZ_REVOCATION_STATE_GOOD);
  ocsp_world_assert_refused (by_delegate, IMZ_TRUST_ERROR_WRONG_SIGNER);
}

/* Whoever can make two of the same of these can make any answer. */
static void
test_weak (void)
{
  const struct {
    const char *sentence;
    TrustFixtureKey key;
    const EVP_MD *certificate_digest;
    const EVP_MD *answer_digest;
    gboolean accepted;
  } strengths[] = {
    { "strong", TRUST_FIXTURE_KEY_RSA, EVP_sha256 (), EVP_sha256 (), TRUE },
    { "as weak as may be", TRUST_FIXTURE_KEY_RSA, EVP_sha224 (), EVP_sha224 (), TRUE },
    { "a short key", TRUST_FIXTURE_KEY_RSA_SHORT, EVP_sha256 (), EVP_sha256 (), FALSE },
    { "a certificate with MD5", TRUST_FIXTURE_KEY_RSA, EVP_md5 (), EVP_sha256 (), FALSE },
    { "a certificate with SHA-1", TRUST_FIXTURE_KEY_RSA, EVP_sha1 (), EVP_sha256 (), FALSE },
    { "an answer with MD5", TRUST_FIXTURE_KEY_RSA, EVP_sha256 (), EVP_md5 (), FALSE },
    { "an answer with SHA-1", TRUST_FIXTURE_KEY_RSA, EVP_sha256 (), EVP_sha1 (), FALSE },
  };
  const TrustFixtureSpec ca = { .name = "Issuer",
                                .extensions = TRUST_FIXTURE_CA,
                                .key = TRUST_FIXTURE_KEY_RSA };
  g_autoptr (TrustParty) issuer = trust_party_new (&ca, NULL);
  g_autoptr (TrustParty) leaf = trust_party_new (&(TrustFixtureSpec){ .name = "Ayla" }, issuer);
  const TrustFixtureSingle single = { .about = leaf, .issuer = issuer };

  for (gsize i = 0; i < G_N_ELEMENTS (strengths); i++) {
    const TrustFixtureSpec spec = { .name = "Responder",
                                    .extensions = TRUST_FIXTURE_RESPONDER,
                                    .key = strengths[i].key,
                                    .digest = strengths[i].certificate_digest };
    g_autoptr (TrustParty) signer = trust_party_new (&spec, issuer);
    g_autoptr (GBytes) response = trust_fixture_answer (&(TrustFixtureAnswer){
      .singles = &single, .n_singles = 1, .signer = signer, .digest = strengths[i].answer_digest });
    g_autoptr (GError) error = NULL;
    ImzRevocationAnswer answer = { 0 };
    gboolean accepted = imz_ocsp_read_response (response, leaf->x509, issuer->x509, NULL, NOW,
                                                FALSE, &answer, &error);

    g_test_message ("%s", strengths[i].sentence);
    g_assert_cmpint (accepted, ==, strengths[i].accepted);
    if (!accepted)
      g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_WRONG_SIGNER);
  }
}

/* The delegate's certificate has ended meanwhile; when it signed, it had not. */
static void
test_old_delegate_of_a_stale_answer (void)
{
  OcspWorld *world = ocsp_world_get ();
  g_autoptr (TrustParty) delegate = trust_party_new (
    &(TrustFixtureSpec){
      .name = "Responder", .extensions = TRUST_FIXTURE_RESPONDER, .not_after = NOW - 10 * DAY },
    world->issuer);
  TrustFixtureSingle single = ocsp_world_about_leaf (GOOD);
  TrustFixtureAnswer spec = { .singles = &single, .n_singles = 1, .signer = delegate };
  g_autoptr (GBytes) in_time = NULL;
  g_autoptr (GBytes) too_late = NULL;
  g_autoptr (GError) error = NULL;
  ImzRevocationAnswer answer = { 0 };

  single.this_update = NOW - 12 * DAY;
  single.next_update = NOW - 11 * DAY;
  spec.produced_at = NOW - 12 * DAY;
  in_time = trust_fixture_answer (&spec);
  ocsp_world_assert_refused (in_time, IMZ_TRUST_ERROR_WRONG_SIGNER);
  g_assert_true (imz_ocsp_read_response (in_time, world->leaf->x509, world->issuer->x509, NULL, NOW,
                                         TRUE, &answer, &error));
  g_assert_cmpint (answer.this_update, ==, NOW - 12 * DAY);

  spec.produced_at = NOW - 9 * DAY;
  too_late = trust_fixture_answer (&spec);
  g_assert_false (imz_ocsp_read_response (too_late, world->leaf->x509, world->issuer->x509, NULL,
                                          NOW, TRUE, &answer, &error));
  g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_WRONG_SIGNER);
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/ocsp-signers/delegates", test_delegates);
  g_test_add_func ("/trust/ocsp-signers/delegate-of-a-delegate", test_delegate_of_a_delegate);
  g_test_add_func ("/trust/ocsp-signers/signer-without-certificate",
                   test_signer_without_certificate);
  g_test_add_func ("/trust/ocsp-signers/old-delegate-of-a-stale-answer",
                   test_old_delegate_of_a_stale_answer);

  g_test_add_func ("/trust/ocsp-signers/weak", test_weak);

  failed = g_test_run ();
  ocsp_world_free ();

  return failed;
}
