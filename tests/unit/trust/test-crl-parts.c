/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lists built by hand, which no issuer would sign. */

#include "imz-crl-parts.h"

#include <openssl/err.h>

/* Values in hexadecimal digits of DER; list() and entries() below put them together. */
#define ALGORITHM "300506032B6570"
#define OTHER_ALGORITHM "300506032B6571"
#define ISSUER "300C310A300806035504030C0141"
#define OTHER_ISSUER "300C310A300806035504030C0142"
#define TIME "170D3236313132313037303030305A"
#define LATER "170D3236313132323037303030305A"
#define SIGNATURE "03020000"
#define HEAD "020101" ALGORITHM ISSUER TIME LATER

#define OURS "3013020213CE" TIME            /* number 5070 */
#define OTHERS "3013020213CF" TIME          /* number 5071 */
#define PADDED "301402030013CE" TIME        /* 5070 with a zero in front */
#define NEGATIVE_PADDED "30130202FFCE" TIME /* −50 with a sign too many */
#define NO_TIME "3004020213CE"
#define NO_NUMBER "300F" TIME
#define TRAILING "3015020213CE" TIME "0500"
#define EMPTY_NUMBER "30110200" TIME
#define NUMBER_TWICE "3017020213CE020213CE" TIME
/* certificateIssuer: critical, a directory name */
#define CI(name) "3033020213CF" TIME "301E301C0603551D1D0101FF04123010A40E" name
/* an invalidity date (2.5.29.24) whose value holds the bytes of certificateIssuer's number */
#define DISGUISED "3025020213CF" TIME "3010300E0603551D180407060603551D1D05"

static GByteArray *
decode_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (const char *p = hex; *p != '\0'; p += 2) {
    guint8 byte = (guint8) (g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));

    g_byte_array_append (bytes, &byte, 1);
  }

  return bytes;
}

static char *
wrap (const char *tag, const char *content)
{
  gsize length = strlen (content) / 2;

  return length < 0x80 ? g_strdup_printf ("%s%02X%s", tag, (guint) length, content)
                       : g_strdup_printf ("%s82%04X%s", tag, (guint) length, content);
}

/* A list with what stands in front of its entries, behind them, and behind what is signed. */
static GByteArray *
make_list (const char *head, const char *entries, const char *tail, const char *behind)
{
  g_autofree char *wrapped_entries = entries != NULL ? wrap ("30", entries) : g_strdup ("");
  g_autofree char *tbs_content = g_strconcat (head, wrapped_entries, tail, NULL);
  g_autofree char *tbs = wrap ("30", tbs_content);
  g_autofree char *content = g_strconcat (tbs, behind, NULL);
  g_autofree char *list = wrap ("30", content);

  return decode_hex (list);
}

static const struct {
  const char *sentence;
  const char *head, *entries, *tail, *behind;
  gboolean is_read;
} lists[] = {
  { "plain", HEAD, OTHERS, "", ALGORITHM SIGNATURE, TRUE },
  { "of the first version", ALGORITHM ISSUER TIME LATER, OTHERS, "", ALGORITHM SIGNATURE, TRUE },
  { "without a next update", "020101" ALGORITHM ISSUER TIME, OTHERS, "", ALGORITHM SIGNATURE,
    TRUE },
  { "without entries", HEAD, NULL, "", ALGORITHM SIGNATURE, TRUE },
  { "with no entries", HEAD, "", "", ALGORITHM SIGNATURE, TRUE },
  { "with extensions", HEAD, OTHERS, "A00E300C300A0603551D140403020105", ALGORITHM SIGNATURE,
    TRUE },
  { "another algorithm outside", HEAD, OTHERS, "", OTHER_ALGORITHM SIGNATURE, FALSE },
  { "no algorithm outside", HEAD, OTHERS, "", SIGNATURE, FALSE },
  { "no signature", HEAD, OTHERS, "", ALGORITHM, FALSE },
  { "two signatures", HEAD, OTHERS, "", ALGORITHM SIGNATURE SIGNATURE, FALSE },
  { "entries twice", HEAD, OTHERS, "3015" OURS, ALGORITHM SIGNATURE, FALSE },
  { "entries twice, the second empty", HEAD, OTHERS, "3000", ALGORITHM SIGNATURE, FALSE },
  { "something behind the entries", HEAD, OTHERS, "0500", ALGORITHM SIGNATURE, FALSE },
  { "no time", "020101" ALGORITHM ISSUER, OTHERS, "", ALGORITHM SIGNATURE, FALSE },
  { "three times", HEAD LATER, OTHERS, "", ALGORITHM SIGNATURE, FALSE },
  { "no issuer", "020101" ALGORITHM TIME LATER, OTHERS, "", ALGORITHM SIGNATURE, FALSE },
  { "a version that is none", "0500" ALGORITHM ISSUER TIME, OTHERS, "", ALGORITHM SIGNATURE,
    FALSE },
};

static void
test_lists (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_autoptr (GByteArray) list =
      make_list (lists[i].head, lists[i].entries, lists[i].tail, lists[i].behind);
    g_auto (ImzCrlParts) parts = { NULL };

    g_test_message ("%s", lists[i].sentence);
    g_assert_cmpint (imz_crl_parts_read (&parts, list->data, list->len), ==, lists[i].is_read);
  }
  ERR_clear_error ();
}

static const struct {
  const char *sentence;
  const char *entries;
  gboolean understood;
  gboolean found;
} entries[] = {
  { "none", "", TRUE, FALSE },
  { "ours", OURS, TRUE, TRUE },
  { "another", OTHERS, TRUE, FALSE },
  { "ours behind another", OTHERS OURS, TRUE, TRUE },
  { "what follows ours is not looked at", OURS NO_TIME, TRUE, TRUE },
  { "a zero in front of a number", OTHERS PADDED, FALSE, FALSE },
  { "a sign too many", NEGATIVE_PADDED OURS, FALSE, FALSE },
  { "no time", NO_TIME OURS, FALSE, FALSE },
  { "no number", NO_NUMBER OURS, FALSE, FALSE },
  { "a number of no digits", EMPTY_NUMBER OURS, FALSE, FALSE },
  { "two numbers", NUMBER_TWICE OURS, FALSE, FALSE },
  { "something else behind the time", TRAILING OURS, FALSE, FALSE },
  { "something else between them", OTHERS "0500" OURS, FALSE, FALSE },
  { "something else behind them", OTHERS "05", FALSE, FALSE },
  { "an entry that is longer than the list", OTHERS "3020020213CE" TIME, FALSE, FALSE },
  { "an entry without a length", OTHERS "3080020213CE" TIME "0000", FALSE, FALSE },
  { "an issuer of its own, from there on", CI (OTHER_ISSUER) OURS, TRUE, FALSE },
  { "until the list's own is named", CI (OTHER_ISSUER) CI (ISSUER) OURS, TRUE, TRUE },
  { "bytes that only look so", DISGUISED OURS, TRUE, TRUE },
};

static void
test_entries (void)
{
  ASN1_INTEGER *serial = ASN1_INTEGER_new ();

  g_assert_cmpint (ASN1_INTEGER_set (serial, 5070), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    g_autoptr (GByteArray) list = make_list (HEAD, entries[i].entries, "", ALGORITHM SIGNATURE);
    g_auto (ImzCrlParts) parts = { NULL };
    X509_REVOKED *entry = NULL;

    g_test_message ("%s", entries[i].sentence);
    g_assert_true (imz_crl_parts_read (&parts, list->data, list->len));
    g_assert_cmpint (imz_crl_parts_find (&parts, serial, &entry), ==, entries[i].understood);
    g_assert_cmpint (entry != NULL, ==, entries[i].found);
    X509_REVOKED_free (entry);
  }
  ASN1_INTEGER_free (serial);
  ERR_clear_error ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/crl-parts/lists", test_lists);
  g_test_add_func ("/trust/crl-parts/entries", test_entries);

  return g_test_run ();
}
