/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-pins.h"
#include "imz-trust-error.h"

#define DIGITS_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define DIGITS_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define UPPER_A "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

static ImzPins *
read_pins (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return imz_pins_new_from_bytes (bytes, error);
}

/* Whoever changes one of these changes whom everybody relies on. */
static void
test_shipped (void)
{
  static const char *const wanted[] = {
    "aa466d3b528dc947c7e1dca594c0deb4a1d2b987c119125fcd7435de92a23c60",
    "062782a715b1b5fc794aedf25396dd3d2ffbe2fad202e5567273a0e13bfe16f9",
    "23044f859844c23a2d082e518627fe8d69f5b21a7f7af30ce204434c4055387d",
    "0f41d3bdb0687fd825303974cd052ccaca0a03b4125a2fd4a18f5063512318f3",
  };
  g_autoptr (ImzPins) pins = imz_pins_new_shipped ();

  g_assert_cmpuint (imz_pins_get_n (pins), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    const ImzPin *pin = imz_pins_get (pins, i);

    g_assert_cmpstr (pin->sha256, ==, wanted[i]);
    g_assert_true (imz_pins_find (pins, wanted[i]) == pin);
    g_assert_true (g_str_has_prefix (pin->name, "Kamu "));
    g_assert_cmpint (pin->not_after, >, pin->not_before);
  }

  g_assert_null (imz_pins_find (pins, DIGITS_A));
}

static void
test_moments (void)
{
  static const struct {
    const char *not_before, *not_after;
    gint64 first, last;
  } moments[] = {
    { "2019-08-09T16:25:08Z", "2029-08-06T16:25:08Z", 1565367908, 1880727908 },
    { "2019-08-09T19:25:08+03:00", "2029-08-06T19:25:08+03:00", 1565367908, 1880727908 },
    { "2026-01-01", "2026-12-31", 1767214800, 1798750799 },
    { "2026", "2026", 1767214800, 1798750799 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autofree char *text =
      g_strdup_printf ("[a]\nSha256=" DIGITS_A "\nName=A\nNotBefore=%s\nNotAfter=%s\n",
                       moments[i].not_before, moments[i].not_after);
    g_autoptr (GError) error = NULL;
    g_autoptr (ImzPins) pins = read_pins (text, &error);

    g_assert_no_error (error);
    g_assert_cmpint (imz_pins_get (pins, 0)->not_before, ==, moments[i].first);
    g_assert_cmpint (imz_pins_get (pins, 0)->not_after, ==, moments[i].last);
  }
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzPins) pins = read_pins ("# none\n[a]\nSha256=" UPPER_A "\nName=Kök\nNotAfter=2030\n"
                                        "[b]\nSha256=" DIGITS_B "\nName=B\nNotAfter=2031\n",
                                        &error);
  g_autoptr (ImzPins) again = imz_pins_ref (pins);
  g_autoptr (ImzPins) none = read_pins ("", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (imz_pins_get_n (again), ==, 2);
  g_assert_cmpstr (imz_pins_find (pins, DIGITS_A)->name, ==, "Kök");
  g_assert_cmpint (imz_pins_find (pins, DIGITS_A)->not_before, ==, 0);
  g_assert_cmpstr (imz_pins_get (pins, 1)->sha256, ==, DIGITS_B);
  g_assert_null (imz_pins_find (pins, UPPER_A));

  g_assert_cmpuint (imz_pins_get_n (none), ==, 0);
  g_assert_null (imz_pins_find (none, DIGITS_A));
  g_assert_null (imz_pins_find (NULL, DIGITS_A));
}

static void
test_errors (void)
{
  static const struct {
    const char *text;
    const char *message; /* a part of it */
  } files[] = {
    { "[a]\nName=A\nNotAfter=2030\n", "[a]: no Sha256" },
    { "[a]\nSha256=" DIGITS_A "\nNotAfter=2030\n", "[a]: no Name" },
    { "[a]\nSha256=" DIGITS_A "\nName=\nNotAfter=2030\n", "[a]: no Name" },
    { "[a]\nSha256=" DIGITS_A "\nName=A\n", "[a]: no NotAfter" },
    { "[ab]\nSha256=" DIGITS_A "a\nName=A\nNotAfter=2030\n", "[ab]: Sha256 is not" },
    { "[ab]\nSha256=aa:aa\nName=A\nNotAfter=2030\n", "[ab]: Sha256 is not" },
    { "[a]\nSha256=" DIGITS_A "\nName=A\nNotAfter=tomorrow\n", "[a]: NotAfter is no date" },
    { "[a]\nSha256=" DIGITS_A "\nName=A\nNotAfter=2030-02-30\n", "[a]: NotAfter is no date" },
    { "[a]\nSha256=" DIGITS_A "\nName=A\nNotAfter=\n", "[a]: NotAfter is no date" },
    { "[a]\nSha256=" DIGITS_A "\nName=A\nNotBefore=x\nNotAfter=2030\n",
      "[a]: NotBefore is no date" },
    { "[a]\nSha256=" DIGITS_A "\nName=A\nNotBefore=2031\nNotAfter=2030\n",
      "[a]: NotAfter is not after NotBefore" },
    { "[a]\nSha256=" DIGITS_A "\nName=A\nNotAfter=2030\n[b]\nSha256=" UPPER_A
      "\nName=B\nNotAfter=2030\n",
      "[b]: its Sha256 stands in another group" },
    { "no key file", "" },
    { "[a]\nName=\xFF\n", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_pins (files[i].text, &error));
    g_assert_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE);
    g_assert_nonnull (strstr (error->message, files[i].message));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/pins/shipped", test_shipped);
  g_test_add_func ("/trust/pins/moments", test_moments);
  g_test_add_func ("/trust/pins/values", test_values);
  g_test_add_func ("/trust/pins/errors", test_errors);

  return g_test_run ();
}
