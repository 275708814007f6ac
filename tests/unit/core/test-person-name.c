/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-person-name.h"

static void
test_split (void)
{
  static const struct {
    const char *sentence;
    const char *full;
    const char *name;
    const char *surname;
  } vectors[] = {
    { "one name", "Çiğdem İnci", "Çiğdem", "İnci" },
    { "two names", "Ayla Deniz Yurt", "Ayla Deniz", "Yurt" },
    { "a surname alone cannot be told", "Yurt", "Yurt", NULL },
    { "nothing", "", "", NULL },
    { "spaces at the ends", " Ayla  Yurt ", "Ayla", "Yurt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *name = NULL;
    g_autofree char *surname = NULL;

    g_test_message ("%s", vectors[i].sentence);
    imz_person_name_split (vectors[i].full, &name, &surname);
    g_assert_cmpstr (name, ==, vectors[i].name);
    g_assert_cmpstr (surname, ==, vectors[i].surname);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/person-name/split", test_split);

  return g_test_run ();
}
