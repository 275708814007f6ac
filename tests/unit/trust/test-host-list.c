/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-host-list.h"

#include <libsoup/soup.h>

static const char *const further[] = {
  "ca.example.org",     "192.0.2.7", "127.0.0.2", "2001:db8:0::0:7",
  "UPPER.Example.com.", "",          ".",         "no host",
  "http://a.example",   NULL
};

typedef enum {
  NEVER,
  ON_THIS_MACHINE, /* only if loopback is allowed */
  ALWAYS,
} Answer;

static const struct {
  const char *uri;
  Answer answer;
  const char *why;
} cases[] = {
  { "http://kamusm.gov.tr", ALWAYS, "the host itself" },
  { "http://ocsp.kamusm.gov.tr/", ALWAYS, "a host below it" },
  { "https://a.b.c.kamusm.gov.tr/x?y#z", ALWAYS, "a host far below it, with TLS" },
  { "http://kamusm.gov.tr:8080/", ALWAYS, "on any port" },
  { "HTTP://OCSP.KamuSM.gov.TR/", ALWAYS, "case means nothing" },
  { "http://kamusm.gov.tr./", ALWAYS, "a full stop at the end means nothing" },
  { "http://ca.example.org/a.crl", ALWAYS, "the administrator's host" },
  { "http://x.ca.example.org/a.crl", ALWAYS, "a host below it" },
  { "http://upper.example.com/", ALWAYS, "the administrator may write it in another way" },
  { "http://192.0.2.7/", ALWAYS, "the administrator's address" },
  { "http://127.0.0.2/", ALWAYS, "the administrator's address, on this machine though it is" },
  { "http://[2001:db8::7]/", ALWAYS, "the same address, written shorter" },
  { "http://kamusm%2Egov.tr/", ALWAYS, "is read as the host that will be called" },

  { "http://kamusm.gov.tr.evil.com/", NEVER, "begins like it" },
  { "http://evilkamusm.gov.tr/", NEVER, "ends like it" },
  { "http://gov.tr/", NEVER, "is above it" },
  { "http://kamusm.gov.tr@evil.com/", NEVER, "shows it as a user" },
  { "http://kamusm.gov.tr:80@evil.com/", NEVER, "shows it as user and password" },
  { "http://user@kamusm.gov.tr/", NEVER, "brings a user along" },
  { "http://@kamusm.gov.tr/", NEVER, "brings an empty user along" },
  { "http://evil.com/kamusm.gov.tr", NEVER, "shows it as a path" },
  { "http://evil.com?.kamusm.gov.tr", NEVER, "shows it as a query" },
  { "http://evil.com#.kamusm.gov.tr", NEVER, "shows it as a fragment" },
  { "http://evil.com%2F.kamusm.gov.tr/", NEVER, "hides a slash" },
  { "http://evil.com%23.kamusm.gov.tr/", NEVER, "hides a fragment" },
  { "http://evil.com%40kamusm.gov.tr/", NEVER, "hides a user" },
  { "http://evil.com\\.kamusm.gov.tr/", NEVER, "a slash of another system" },
  { "http://evil.com .kamusm.gov.tr/", NEVER, "a space" },
  { "http://evil_com.kamusm.gov.tr/", NEVER, "no letter of a host's name" },
  { "http://.kamusm.gov.tr/", NEVER, "an empty name below it" },
  { "http://kamusm..gov.tr/", NEVER, "an empty name in it" },
  { "http://kamusm.gov.tr../", NEVER, "two full stops at the end" },
  { "http://kamusm。evil.com/", NEVER, "a full stop of another script" },
  { "http://kаmusm.gov.tr/", NEVER, "an а that is Cyrillic" },
  { "http://xn--kmusm-4ve.gov.tr/", NEVER, "the same, encoded" },
  { "ftp://kamusm.gov.tr/", NEVER, "another protocol" },
  { "file:///etc/passwd", NEVER, "a file" },
  { "file://kamusm.gov.tr/etc/passwd", NEVER, "a file with a host" },
  { "ldap://kamusm.gov.tr/cn=x", NEVER, "a directory" },
  { "javascript:alert(1)", NEVER, "no host at all" },
  { "http:///x", NEVER, "an empty host" },
  { "http:kamusm.gov.tr", NEVER, "a path without a host" },
  { "http://192.0.2.8/", NEVER, "another address" },
  { "http://1.192.0.2.7/", NEVER, "nothing is below an address" },
  { "http://x.192.0.2.7/", NEVER, "nothing is below an address" },
  { "http://[2001:db8::8]/", NEVER, "another address" },
  { "http://[::ffff:192.0.2.7]/", NEVER, "an address in another's clothes" },
  { "http://a.example/", NEVER, "the administrator's line was no host" },

  { "http://localhost/", ON_THIS_MACHINE, "this machine" },
  { "http://localhost./", ON_THIS_MACHINE, "this machine" },
  { "http://LocalHost:8080/", ON_THIS_MACHINE, "this machine" },
  { "http://127.0.0.1/", ON_THIS_MACHINE, "this machine" },
  { "http://127.255.255.254:99/", ON_THIS_MACHINE, "this machine" },
  { "https://[::1]:8443/", ON_THIS_MACHINE, "this machine" },
  { "http://127.0.0.1.nip.io/", NEVER, "a name of somebody else" },
  { "http://localhost.evil.com/", NEVER, "a name of somebody else" },
  { "http://notlocalhost/", NEVER, "a name of somebody else" },
  { "http://0x7f.1/", NEVER, "this machine in disguise" },
  { "http://0x7f000001/", NEVER, "this machine in disguise" },
  { "http://2130706433/", NEVER, "this machine in disguise" },
  { "http://0177.0.0.1/", NEVER, "this machine in disguise" },
  { "http://127.1/", NEVER, "this machine in disguise" },
  { "http://[::ffff:127.0.0.1]/", NEVER, "this machine in disguise" },
  { "http://[::127.0.0.1]/", NEVER, "this machine in disguise" },
  { "http://0.0.0.0/", NEVER, "this machine in disguise" },
  { "http://[::]/", NEVER, "this machine in disguise" },
  { "http://128.0.0.1/", NEVER, "no address of this machine" },
  { "http://user@127.0.0.1/", NEVER, "brings a user along" },
};

static gboolean
allows (ImzHostList *list, const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);

  return uri != NULL && imz_host_list_allows (list, uri);
}

static void
test_table (void)
{
  g_autoptr (ImzHostList) list = imz_host_list_new (further, FALSE);
  g_autoptr (ImzHostList) with_loopback = imz_host_list_new (further, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s: %s", cases[i].uri, cases[i].why);
    g_assert_cmpint (allows (list, cases[i].uri), ==, cases[i].answer == ALWAYS);
    g_assert_cmpint (allows (with_loopback, cases[i].uri), ==, cases[i].answer != NEVER);
  }

  g_assert_false (imz_host_list_allows_loopback (list));
  g_assert_true (imz_host_list_allows_loopback (with_loopback));
}

static void
test_shipped_alone (void)
{
  g_autoptr (ImzHostList) list = imz_host_list_new (NULL, FALSE);

  g_assert_true (allows (list, "http://ocsp.kamusm.gov.tr/"));
  g_assert_false (allows (list, "http://ca.example.org/"));
  g_assert_false (allows (list, "http://spdx-license-identifier/"));
}

/* What is never asked through a proxy. */
static void
test_loopback (void)
{
  static const struct {
    const char *host;
    gboolean is_loopback;
  } hosts[] = {
    { "localhost", TRUE },
    { "LOCALHOST.", TRUE },
    { "127.0.0.1", TRUE },
    { "127.9.9.9", TRUE },
    { "::1", TRUE },
    { "0:0:0:0:0:0:0:1", TRUE },
    { "kamusm.gov.tr", FALSE },
    { "127.0.0.1.nip.io", FALSE },
    { "2130706433", FALSE },
    { "128.0.0.1", FALSE },
    { "::ffff:127.0.0.1", FALSE },
    { "", FALSE },
    { "evil/localhost", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++) {
    g_test_message ("%s", hosts[i].host);
    g_assert_cmpint (imz_host_is_loopback (hosts[i].host), ==, hosts[i].is_loopback);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trust/host-list/table", test_table);
  g_test_add_func ("/trust/host-list/shipped-alone", test_shipped_alone);
  g_test_add_func ("/trust/host-list/loopback", test_loopback);
  return g_test_run ();
}
