/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-person-name.h"

#include <string.h>

void
imz_person_name_split (const char *full, char **name, char **surname)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (full));
  char *space = strrchr (trimmed, ' ');

  *surname = space != NULL ? g_strdup (space + 1) : NULL;
  if (space != NULL)
    *space = '\0';
  *name = g_strchomp (g_steal_pointer (&trimmed));
}
