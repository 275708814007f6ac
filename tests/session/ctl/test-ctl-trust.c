/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What imzamctl says of a certificate beyond its dates: a card in a private card service, an issuer that
 * answers on this machine's own address, an administrator's folder of anchors. */

#include "test-ctl-desk.h"
#include "test-ctl-etc.h"
#include "test-ctl-watch.h"

#include <glib/gstdio.h>
#include <openssl/ocsp.h>
#include <openssl/pem.h>

#include "test-web.h"
#include "trust-fixture.h"

/* Statements of a qualified certificate by EN 319 412-5 and by law 5070. */
#define E_IMZA                                                                        \
  TRUST_FIXTURE_LEAF "1.3.6.1.5.5.7.1.3=DER:30283008060604008e460101301c060b60861801" \
                     "3d0001a74e01010c0d4e6974656c696b6c69204e4553\n"

#define CERTIFICATE "readers.0.card.certificates.0."

enum {
  HOUR = 60 * 60,
};

typedef struct {
  gint64 now;
  char *dir;
  char *anchors;
  TestWeb *web;
  TrustParty *issuer;
  TrustFixtureSingle says; /* of the e-imza: what /ocsp answers */
} Fixture;

/* The answer carries no nonce: many responders leave it out. */
static GBytes *
answer_cb (GBytes *request, gpointer user_data)
{
  Fixture *self = user_data;
  const TrustFixtureAnswer answer = {
    .singles = &self->says, .n_singles = 1, .signer = self->issuer, .produced_at = self->now
  };

  return trust_fixture_answer (&answer);
}

static void
write_pem (const char *dir, const char *name, X509 *x509)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (PEM_write_X509 (file, x509), ==, 1);
  fclose (file);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *cache = NULL;

  self->now = g_get_real_time () / G_USEC_PER_SEC;
  self->dir = g_dir_make_tmp ("imzam-trust-XXXXXX", NULL);
  self->anchors = g_build_filename (self->dir, "anchors", NULL);
  g_assert_cmpint (g_mkdir (self->anchors, 0700), ==, 0);
  cache = g_build_filename (self->dir, "cache", NULL);
  test_ctl_set_variable ("XDG_CACHE_HOME", cache);

  self->web = test_web_new ("127.0.0.1", NULL);
  test_web_set (self->web, "/ocsp", &(TestWebPage){ .make_body = answer_cb, .user_data = self });
  self->issuer = trust_party_new (&(TrustFixtureSpec){ .name = "Denenen Yayıncı",
                                                       .extensions = TRUST_FIXTURE_CA,
                                                       .not_before = self->now - 1000 * TEST_DAY,
                                                       .not_after = self->now + 3000 * TEST_DAY },
                                  NULL);
  write_pem (self->anchors, "issuer.pem", self->issuer->x509);
}

static void
remove_tree (const char *path)
{
  const char *argv[] = { "rm", "-rf", path, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  test_desk_clear ();
  test_ctl_set_variable ("XDG_CACHE_HOME", NULL);
  remove_tree (self->dir);
  test_web_free (self->web);
  trust_party_free (self->issuer);
  g_free (self->anchors);
  g_free (self->dir);
}

static TrustParty *
new_e_imza (Fixture *self, const TrustParty *issuer)
{
  g_autofree char *ocsp = test_web_dup_uri (self->web, "/ocsp");
  g_autofree char *extensions = g_strdup_printf (E_IMZA "authorityInfoAccess=OCSP;URI:%s\n", ocsp);
  TrustParty *party =
    trust_party_new (&(TrustFixtureSpec){ .name = "AYLA DENİZ YURT",
                                          .identity = TEST_IDENTITY,
                                          .extensions = extensions,
                                          .not_before = self->now - 200 * TEST_DAY,
                                          .not_after = self->now + 895 * TEST_DAY },
                     issuer);

  self->says = (TrustFixtureSingle){ .about = party,
                                     .issuer = self->issuer,
                                     .status = V_OCSP_CERTSTATUS_GOOD,
                                     .this_update = self->now - HOUR,
                                     .next_update = self->now + 12 * HOUR };

  return party;
}

static void
insert (X509 *x509)
{
  guchar *der = NULL;
  int length = i2d_X509 (x509, &der);
  g_autoptr (GBytes) bytes = g_bytes_new (der, (gsize) length);

  OPENSSL_free (der);
  test_desk_insert (0, &(ImzVirtualCardOptions){ .certificates = &bytes, .n_certificates = 1 });
}

static TestRun *
ask (Fixture *self)
{
  return test_ctl_run ("status", "--json", "--wait", "5", "--anchors", self->anchors, NULL);
}

static void
test_good (Fixture *self, gconstpointer unused)
{
  g_autoptr (TrustParty) party = new_e_imza (self, self->issuer);
  g_autoptr (TestRun) first = NULL;
  g_autoptr (TestRun) second = NULL;
  g_autoptr (TestRun) told = NULL;

  insert (party->x509);
  first = ask (self);
  test_run_assert (first, "valid", 0);
  test_assert_string (first->document, CERTIFICATE "kind", "nes");
  test_assert_string (first->document, CERTIFICATE "trust", "anchored");
  test_assert_string (first->document, CERTIFICATE "anchor", "administrator");
  test_assert_string (first->document, CERTIFICATE "revocation.state", "good");
  test_assert_string (first->document, CERTIFICATE "revocation.via", "ocsp");
  g_assert_nonnull (test_document_string (first->document, CERTIFICATE "revocation.checked_at"));
  g_assert_cmpuint (test_web_count_requests (self->web, "/ocsp"), ==, 1);

  /* The answer is kept for as long as it says, in another process, too. */
  second = ask (self);
  test_run_assert (second, "valid", 0);
  test_assert_string (second->document, CERTIFICATE "revocation.state", "good");
  test_assert_string (second->document, CERTIFICATE "revocation.via", "cache");
  g_assert_cmpstr (test_document_string (second->document, CERTIFICATE "revocation.checked_at"), ==,
                   test_document_string (first->document, CERTIFICATE "revocation.checked_at"));
  g_assert_cmpuint (test_web_count_requests (self->web, "/ocsp"), ==, 1);

  told = test_ctl_run ("status", "--wait", "5", "--anchors", self->anchors, NULL);
  g_assert_cmpint (told->exit, ==, 0);
  g_assert_nonnull (strstr (told->output, "is valid"));
  g_assert_nonnull (strstr (told->output, "administrator"));
}

static void
test_revoked_and_suspended (Fixture *self, gconstpointer unused)
{
  static const struct {
    int reason;
    const char *state;
    const char *action;
  } vectors[] = {
    { OCSP_REVOKED_STATUS_KEYCOMPROMISE, "revoked", "replace" },
    { OCSP_REVOKED_STATUS_CERTIFICATEHOLD, "suspended", "resume" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (TrustParty) party = new_e_imza (self, self->issuer);
    g_autoptr (TestRun) run = NULL;

    self->says.status = V_OCSP_CERTSTATUS_REVOKED;
    self->says.reason = vectors[i].reason;
    self->says.revoked_at = self->now - 5 * TEST_DAY;
    insert (party->x509);
    run = ask (self);
    test_run_assert (run, vectors[i].state, 2);
    test_assert_string (run->document, CERTIFICATE "state", vectors[i].state);
    test_assert_string (run->document, CERTIFICATE "revocation.state", vectors[i].state);
    test_assert_string (run->document, "summary.next_action.id", vectors[i].action);
    test_desk_clear ();
  }
}

/* Off line the chain stands, and of revocation the last answer, if there is one. */
static void
test_offline (Fixture *self, gconstpointer unused)
{
  g_autoptr (TrustParty) party = new_e_imza (self, self->issuer);
  g_autoptr (TestRun) before = NULL;
  g_autoptr (TestRun) online = NULL;
  g_autoptr (TestRun) after = NULL;

  insert (party->x509);
  before =
    test_ctl_run ("status", "--json", "--wait", "5", "--offline", "--anchors", self->anchors, NULL);
  test_run_assert (before, "valid", 0);
  test_assert_string (before->document, CERTIFICATE "trust", "anchored");
  test_assert_string (before->document, CERTIFICATE "revocation.state", "unchecked");
  test_assert_null (before->document, CERTIFICATE "revocation.via");
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);

  online = ask (self);
  test_assert_string (online->document, CERTIFICATE "revocation.via", "ocsp");
  after =
    test_ctl_run ("status", "--json", "--wait", "5", "--offline", "--anchors", self->anchors, NULL);
  test_assert_string (after->document, CERTIFICATE "revocation.state", "good");
  test_assert_string (after->document, CERTIFICATE "revocation.via", "cache");
  g_assert_cmpuint (test_web_count_requests (self->web, "/ocsp"), ==, 1);
}

/* Without --anchors this machine's own addresses are nobody's to be asked: a card could name any. */
static void
test_not_listed (Fixture *self, gconstpointer unused)
{
  g_autoptr (TrustParty) party = new_e_imza (self, self->issuer);
  g_autoptr (TestRun) run = NULL;

  insert (party->x509);
  run = test_ctl_run ("status", "--json", "--wait", "5", NULL);
  test_run_assert (run, "valid", 0);
  test_assert_string (run->document, CERTIFICATE "trust", "unchecked");
  test_assert_null (run->document, CERTIFICATE "anchor");
  test_assert_string (run->document, CERTIFICATE "revocation.state", "unchecked");
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

static void
test_broken (Fixture *self, gconstpointer unused)
{
  g_autoptr (TrustParty) party = new_e_imza (self, self->issuer);
  X509 *tampered = trust_fixture_tamper (party->x509);
  g_autoptr (TestRun) run = NULL;

  insert (tampered);
  X509_free (tampered);
  run = ask (self);
  test_run_assert (run, "untrusted", 2);
  test_assert_string (run->document, CERTIFICATE "trust", "broken");
  test_assert_null (run->document, CERTIFICATE "anchor");
  test_assert_string (run->document, CERTIFICATE "revocation.state", "unchecked");
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);
}

static void
test_unknown_issuer (Fixture *self, gconstpointer unused)
{
  g_autoptr (TrustParty) stranger = trust_party_new (
    &(TrustFixtureSpec){ .name = "Yabancı Yayıncı", .extensions = TRUST_FIXTURE_CA }, NULL);
  g_autoptr (TrustParty) party = new_e_imza (self, stranger);
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) offline = NULL;
  g_autoptr (TestRun) told = NULL;

  insert (party->x509);
  run = ask (self);
  test_run_assert (run, "untrusted", 2);
  test_assert_string (run->document, CERTIFICATE "trust", "unknown-issuer");
  test_assert_string (run->document, "summary.next_action.id", "check-trust");

  /* Off line nobody was asked: the dates decide. */
  offline =
    test_ctl_run ("status", "--json", "--wait", "5", "--offline", "--anchors", self->anchors, NULL);
  test_run_assert (offline, "valid", 0);
  test_assert_string (offline->document, CERTIFICATE "trust", "unchecked");

  /* What is missing is named. */
  told = test_ctl_run ("status", "--wait", "5", "--anchors", self->anchors, NULL);
  g_assert_nonnull (strstr (told->output, "“Yabancı Yayıncı”"));
}

/* A host that never answers keeps nobody waiting for long, and its silence is no answer. */
static void
test_responder_gone (Fixture *self, gconstpointer unused)
{
  g_autoptr (TrustParty) party = new_e_imza (self, self->issuer);
  g_autoptr (TestRun) run = NULL;

  test_web_set (self->web, "/ocsp", &(TestWebPage){ .manner = TEST_WEB_CLOSES });
  insert (party->x509);
  run = ask (self);
  test_run_assert (run, "valid", 0);
  test_assert_string (run->document, CERTIFICATE "trust", "anchored");
  test_assert_string (run->document, CERTIFICATE "revocation.state", "unchecked");
}

/* `explain` asks nobody, but knows what was found out: it goes by the same as `status`, and not by dates alone. */
static void
test_explain (Fixture *self, gconstpointer unused)
{
  g_autoptr (TrustParty) party = new_e_imza (self, self->issuer);
  X509 *tampered = trust_fixture_tamper (party->x509);
  g_autoptr (TestRun) before = NULL;
  g_autoptr (TestRun) status = NULL;
  g_autoptr (TestRun) revoked = NULL;
  g_autoptr (TestRun) untrusted = NULL;

  g_assert_cmpint (g_mkdir_with_parents (TEST_ETC "/anchors", 0755), ==, 0);
  write_pem (TEST_ETC "/anchors", "issuer.pem", self->issuer->x509);
  self->says.status = V_OCSP_CERTSTATUS_REVOKED;
  self->says.reason = OCSP_REVOKED_STATUS_KEYCOMPROMISE;
  self->says.revoked_at = self->now - 5 * TEST_DAY;
  insert (party->x509);
  before = test_ctl_run ("explain", "--json", NULL);
  test_assert_string (before->document, "next_action.id", "activate-e-onay");
  g_assert_cmpuint (test_web_count_connections (self->web), ==, 0);

  status = ask (self);
  test_run_assert (status, "revoked", 2);
  revoked = test_ctl_run ("explain", "--json", "--approved", "2026-11-20", NULL);
  test_assert_string (revoked->document, "next_action.id", "replace");
  g_assert_cmpstr (test_document_string (revoked->document, "text"), ==,
                   test_document_string (status->document, "summary.text"));
  g_assert_cmpuint (test_web_count_requests (self->web, "/ocsp"), ==, 1);
  test_desk_clear ();

  insert (tampered);
  X509_free (tampered);
  untrusted = test_ctl_run ("explain", "--json", NULL);
  test_assert_string (untrusted->document, "next_action.id", "check-trust");
  remove_tree (TEST_ETC "/anchors");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  test_etc_take ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  add ("/ctl/trust/good", test_good);
  add ("/ctl/trust/revoked-and-suspended", test_revoked_and_suspended);
  add ("/ctl/trust/offline", test_offline);
  add ("/ctl/trust/not-listed", test_not_listed);
  add ("/ctl/trust/broken", test_broken);
  add ("/ctl/trust/unknown-issuer", test_unknown_issuer);
  add ("/ctl/trust/responder-gone", test_responder_gone);
  add ("/ctl/trust/explain", test_explain);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
