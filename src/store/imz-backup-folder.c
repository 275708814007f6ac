/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-backup-folder.h"

#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "imz-backups-model.h"
#include "imz-display-text.h"
#include "imz-kept-aside.h"
#include "imz-kept-time.h"
#include "imz-phrase.h"
#include "imz-store-error.h"

#define FOLDER "backups"
#define STEM_FORMAT "imzam-%Y-%m-%dT%H-%M-%SZ"
#define DAY "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define NUMBER "(-[0-9]{1,5})?"

static void
free_entry (gpointer data)
{
  ImzBackupEntry *entry = data;

  g_free (entry->path);
  g_free (entry);
}

static gint64
read_time (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  g_autoptr (GDateTime) time = NULL;

  /* "2026-11-21T10-00-00Z": a colon cannot stand in every file system's names. */
  copy[13] = copy[16] = ':';
  copy[20] = '\0';
  time = g_date_time_new_from_iso8601 (copy, NULL);

  return time != NULL ? g_date_time_to_unix (time) : G_MININT64;
}

/* (nullable): of no backup */
static ImzBackupEntry *
read_entry (const char *folder, const char *name)
{
  static const char prefix[] = "imzam-";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  ImzBackupEntry *entry;
  struct stat info;

  if (!g_regex_match_simple ("^imzam-" DAY "T[0-9]{2}-[0-9]{2}-[0-9]{2}Z" NUMBER "\\.db\\z", name,
                             0, 0) ||
      lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;

  entry = g_new0 (ImzBackupEntry, 1);
  entry->made_at = read_time (name + strlen (prefix));
  entry->number = (guint) g_ascii_strtoull (strchr (name, 'Z') + 2, NULL, 10);
  entry->written_at = info.st_mtim;
  entry->path = g_steal_pointer (&path);
  return entry;
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  const ImzBackupEntry *first = *(ImzBackupEntry *const *) a;
  const ImzBackupEntry *second = *(ImzBackupEntry *const *) b;

  if (first->made_at != second->made_at)
    return first->made_at > second->made_at ? -1 : 1;

  return first->number > second->number ? -1 : first->number < second->number;
}

/* (nullable): not one of those that stay */
static const ImzBackupEntry *
find_surplus (GPtrArray *entries, const char *new_path, gint64 now)
{
  const ImzBackupEntry *surplus = NULL;

  if (entries->len <= IMZ_BACKUPS_N_KEPT)
    return NULL;

  for (guint i = 0; i < entries->len; i++) {
    const ImzBackupEntry *entry = entries->pdata[i];

    if (g_strcmp0 (entry->path, new_path) == 0)
      continue;
    if (entry->made_at > now)
      return entry;
    surplus = entry;
  }

  return surplus;
}

static void
take_surplus_away (const char *dir, const char *new_path, gint64 now)
{
  g_autoptr (GPtrArray) entries = imz_backup_folder_list (dir);
  const ImzBackupEntry *surplus;

  while ((surplus = find_surplus (entries, new_path, now)) != NULL) {
    g_unlink (surplus->path);
    g_ptr_array_remove (entries, (gpointer) surplus);
  }
}

char *
imz_backup_folder_get_path (const char *dir)
{
  return g_build_filename (dir, FOLDER, NULL);
}

gboolean
imz_backup_folder_check (const char *dir, GError **error)
{
  g_autofree char *path = imz_backup_folder_get_path (dir);
  g_autofree char *shown = imz_display_text_path (path);
  g_autofree char *message = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;

  message = imz_phrase_expand (
    _ ("“{file}” leads to another place, where no backups are made. Move it away."), "file", shown,
    NULL);
  g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CANNOT_OPEN, message);
  return FALSE;
}

GPtrArray *
imz_backup_folder_list (const char *dir)
{
  g_autofree char *path = imz_backup_folder_get_path (dir);
  g_autoptr (GDir) folder = imz_backup_folder_check (dir, NULL) ? g_dir_open (path, 0, NULL) : NULL;
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    ImzBackupEntry *entry = read_entry (path, name);

    if (entry != NULL)
      g_ptr_array_add (entries, entry);
  }
  g_ptr_array_sort (entries, compare_latest_first);

  return entries;
}

gboolean
imz_backup_folder_has (const char *dir, const struct timespec *written_at)
{
  g_autoptr (GPtrArray) entries = imz_backup_folder_list (dir);

  for (guint i = 0; i < entries->len; i++) {
    const ImzBackupEntry *entry = entries->pdata[i];

    if (entry->written_at.tv_sec == written_at->tv_sec &&
        entry->written_at.tv_nsec == written_at->tv_nsec)
      return TRUE;
  }

  return FALSE;
}

char *
imz_backup_folder_add (const char *dir, ImzBackupFile *file, gint64 now, GError **error)
{
  g_autofree char *folder = imz_backup_folder_get_path (dir);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (imz_kept_time (now));
  g_autofree char *stem = g_date_time_format (time, STEM_FORMAT);
  g_autofree char *path =
    imz_kept_aside_move (imz_backup_file_get_path (file), folder, stem, error);

  if (path == NULL)
    return NULL;

  imz_backup_file_keep (file);
  take_surplus_away (dir, path, now);
  return g_steal_pointer (&path);
}

gboolean
imz_backup_folder_is_ours (const char *name)
{
  return g_regex_match_simple ("^(imzam-" DAY "(T[0-9]{2}-[0-9]{2}-[0-9]{2}Z)?" NUMBER
                               "\\.db|\\.new-[A-Za-z0-9]{6})(-wal|-shm|-journal)?\\z",
                               name, 0, 0);
}
