/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-place-names.h"

#include "imz-turkish.h"

static const char *const provinces[] = {
#include "imz-province-list.h"
  NULL,
};

const char *const *
imz_place_names_get_provinces (void)
{
  return provinces;
}

const char *
imz_place_names_find_province (const char *name)
{
  g_autofree char *wanted = imz_turkish_fold (name);

  for (gsize i = 0; provinces[i] != NULL; i++) {
    g_autofree char *folded = imz_turkish_fold (provinces[i]);

    /* Comparing also takes â for a: Hakkâri. */
    if (imz_turkish_compare (folded, wanted) == 0)
      return provinces[i];
  }

  return NULL;
}
