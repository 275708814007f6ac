/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-place-names.h"

#include "imz-display-text.h"
#include "imz-turkish.h"

/* All of them, each once, as a dictionary has them. */
static void
test_provinces (void)
{
  const char *const *provinces = imz_place_names_get_provinces ();

  g_assert_cmpuint (g_strv_length ((char **) provinces), ==, 81);
  g_assert_cmpstr (provinces[0], ==, "Adana");
  g_assert_cmpstr (provinces[80], ==, "Zonguldak");

  for (guint i = 0; i < 81; i++) {
    g_assert_true (imz_display_text_is_plain (provinces[i]));
    g_assert_cmpstr (imz_place_names_find_province (provinces[i]), ==, provinces[i]);
    if (i > 0)
      g_assert_cmpint (imz_turkish_compare (provinces[i - 1], provinces[i]), <, 0);
  }
}

static void
test_find (void)
{
  static const struct {
    const char *sentence;
    const char *name;
    const char *province;
  } vectors[] = {
    { "capitals as typed in Türkiye", "ISPARTA", "Isparta" },
    { "small letters", "ısparta", "Isparta" },
    { "typed on an English keyboard", "isparta", "Isparta" },
    { "dotless capital for a dotted letter", "IZMIR", "İzmir" },
    { "other Turkish letters", "şanlıurfa", "Şanlıurfa" },
    { "without the circumflex, as most write it", "Hakkari", "Hakkâri" },
    { "with it", "HAKKÂRİ", "Hakkâri" },
    { "an older name", "İçel", NULL },
    { "a part of a name", "Kahraman", NULL },
    { "more than a name", "Van ili", NULL },
    { "nothing", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (imz_place_names_find_province (vectors[i].name), ==, vectors[i].province);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/place-names/provinces", test_provinces);
  g_test_add_func ("/core/place-names/find", test_find);

  return g_test_run ();
}
