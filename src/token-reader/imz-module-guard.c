/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-module-guard.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define ACL_ATTRIBUTE "system.posix_acl_access"

enum {
  ROOT = 0,
  UNMAPPED = 65534, /* whoever has no number in a user namespace */
  MAX_LINKS = 40,   /* as many as the kernel follows */
};

ImzModuleGuard
imz_module_guard_for_process (void)
{
  ImzModuleGuard self = { .user = geteuid () };
  g_autofree char *uid_map = NULL;

  if (g_file_get_contents ("/proc/self/uid_map", &uid_map, NULL, NULL))
    self.owners_unmapped = imz_module_guard_is_partial (uid_map);

  return self;
}

gboolean
imz_module_guard_is_partial (const char *uid_map)
{
  guint inside, outside, length;

  return sscanf (uid_map, "%u %u %u", &inside, &outside, &length) != 3 || inside != 0 ||
         outside != 0 || length != G_MAXUINT32;
}

static gboolean
trusts_owner (const ImzModuleGuard *self, uid_t owner)
{
  return owner == ROOT || owner == self->user || (self->owners_unmapped && owner == UNMAPPED);
}

gboolean
imz_module_guard_trusts (const ImzModuleGuard *self,
                         mode_t mode,
                         uid_t owner,
                         gid_t group,
                         gboolean has_acl)
{
  if (!trusts_owner (self, owner))
    return FALSE;

  /* A link's permissions mean nothing; it changes only with its folder. */
  if (S_ISLNK (mode) || (S_ISDIR (mode) && (mode & S_ISVTX) != 0))
    return TRUE;

  return (mode & S_IWOTH) == 0 && ((mode & S_IWGRP) == 0 || (group == ROOT && !has_acl));
}

/* Takes the first name off `rest`; NULL if there is none. */
static char *
take_name (char **rest)
{
  g_autofree char *whole = *rest;
  const char *start = whole + strspn (whole, "/");
  gsize length = strcspn (start, "/");

  *rest = g_strdup (start + length);

  return length > 0 ? g_strndup (start, length) : NULL;
}

/* From the link `here` to where it points, before what is left of the way. */
static gboolean
follow_link (char **here, char **rest)
{
  g_autofree char *target = g_file_read_link (*here, NULL);
  g_autofree char *after = *rest;
  g_autofree char *link = *here;

  *rest = target != NULL ? g_strconcat (target, "/", after, NULL) : NULL;
  *here =
    target != NULL && g_path_is_absolute (target) ? g_strdup ("/") : g_path_get_dirname (link);

  return target != NULL;
}

/* One name further; no link stands before it any more, so that ".." is simply the folder above. */
static void
step (char **here, const char *name)
{
  g_autofree char *before = *here;

  if (strcmp (name, ".") == 0)
    *here = g_steal_pointer (&before);
  else if (strcmp (name, "..") == 0)
    *here = g_path_get_dirname (before);
  else
    *here = g_build_filename (before, name, NULL);
}

ImzModuleVerdict
imz_module_guard_check (const ImzModuleGuard *self, const char *path)
{
  g_autofree char *here = g_strdup ("/");
  g_autofree char *rest = g_strdup (path);
  guint n_links = 0;

  g_return_val_if_fail (g_path_is_absolute (path), IMZ_MODULE_VERDICT_MISSING);

  while (TRUE) {
    g_autofree char *name = NULL;
    struct stat status;
    gboolean has_acl = lgetxattr (here, ACL_ATTRIBUTE, NULL, 0) >= 0;

    if (lstat (here, &status) != 0)
      return IMZ_MODULE_VERDICT_MISSING;
    if (!imz_module_guard_trusts (self, status.st_mode, status.st_uid, status.st_gid, has_acl))
      return IMZ_MODULE_VERDICT_WRITABLE;

    if (S_ISLNK (status.st_mode)) {
      if (++n_links > MAX_LINKS || !follow_link (&here, &rest))
        return IMZ_MODULE_VERDICT_MISSING;
      continue;
    }

    name = take_name (&rest);
    if (name == NULL)
      return S_ISREG (status.st_mode) ? IMZ_MODULE_VERDICT_SAFE : IMZ_MODULE_VERDICT_NOT_A_FILE;
    step (&here, name);
  }
}
