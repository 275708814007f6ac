/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-link.h"

/* Whatever is not written plainly leads nowhere. */
static void
test_host (void)
{
  static const struct {
    const char *sentence;
    const char *link;
    const char *host; /* (nullable) */
  } vectors[] = {
    { "a page", "https://www.kamusm.gov.tr/a?b=1#c", "www.kamusm.gov.tr" },
    { "without a path", "http://meb.gov.tr", "meb.gov.tr" },
    { "capitals", "HTTPS://Portal.KamuSM.gov.TR/", "portal.kamusm.gov.tr" },
    { "a question behind the host", "https://meb.gov.tr?x=1", "meb.gov.tr" },
    { "a turkish letter behind the host", "https://meb.gov.tr/ı", "meb.gov.tr" },
    { "who logs in", "https://kamusm.gov.tr@example.com/", NULL },
    { "who logs in, with a word", "https://kamusm.gov.tr:443@example.com/", NULL },
    { "an @ in the path is none", "https://example.com/@me", "example.com" },
    { "a backslash is a slash for browsers", "https://example.com\\@kamusm.gov.tr/", NULL },
    { "a backslash in the path", "https://kamusm.gov.tr/\\x", NULL },
    { "a port", "https://kamusm.gov.tr:8443/", NULL },
    { "punycode", "https://xn--kamusm-xyz.gov.tr/", NULL },
    { "punycode further down", "https://a.xn--e1afmkfd.com/", NULL },
    { "a cyrillic a", "https://k\xd0\xb0musm.gov.tr/", NULL },
    { "a dotless i", "https://kamusm.gov.tr.ı.com/", NULL },
    { "a full-width dot", "https://kamusm\xef\xbc\x8egov.tr/", NULL },
    { "an invisible letter", "https://kamusm\xe2\x80\x8b.gov.tr/", NULL },
    { "another direction",
      "https://example.com/\xe2\x80\xae"
      "rt.vog",
      NULL },
    { "an escaped host", "https://%6bamusm.gov.tr/", NULL },
    { "an address in figures", "https://10.0.0.1/", NULL },
    { "a number", "https://2130706433/", NULL },
    { "figures at the end", "https://1.2.3.0x7f/", NULL },
    { "IPv6", "https://[::1]/", NULL },
    { "one word", "https://localhost/", NULL },
    { "two dots", "https://kamusm..gov.tr/", NULL },
    { "a dot at the end", "https://kamusm.gov.tr./", NULL },
    { "a dot at the start", "https://.gov.tr/", NULL },
    { "a hyphen at the start", "https://-a.gov.tr/", NULL },
    { "a hyphen at the end", "https://a-.gov.tr/", NULL },
    { "a hyphen within", "https://a-b.gov.tr/", "a-b.gov.tr" },
    { "no host", "https:///kamusm.gov.tr", NULL },
    { "one slash", "https:/kamusm.gov.tr", NULL },
    { "nothing", "", NULL },
    { "only a scheme", "https://", NULL },
    { "no scheme", "kamusm.gov.tr", NULL },
    { "a script", "javascript:alert(1)//https://kamusm.gov.tr", NULL },
    { "a file", "file:///etc/passwd", NULL },
    { "a blank", "https://kamusm.gov.tr /", NULL },
    { "two lines", "https://kamusm.gov.tr/\nx", NULL },
    { "a mark", "https://kamusm.gov.tr/\"x", NULL },
    { "bytes that are no text", "https://kamusm.gov.tr/\xff", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *host = imz_link_find_host (vectors[i].link);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (host, ==, vectors[i].host);
  }
}

static void
test_is_on (void)
{
  static const char *const hosts[] = { "kamusm.gov.tr", "meb.gov.tr", NULL };
  static const struct {
    const char *sentence;
    const char *host;
    gboolean is_on;
  } vectors[] = {
    { "the host itself", "meb.gov.tr", TRUE },
    { "one below it", "portal.kamusm.gov.tr", TRUE },
    { "one that only ends so", "xmeb.gov.tr", FALSE },
    { "one above it", "gov.tr", FALSE },
    { "one that begins so", "meb.gov.tr.example.com", FALSE },
    { "nothing", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_link_is_on (vectors[i].host, hosts), ==, vectors[i].is_on);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/link/host", test_host);
  g_test_add_func ("/core/link/is-on", test_is_on);

  return g_test_run ();
}
