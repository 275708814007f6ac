/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-file-watch.h"

#include <sys/stat.h>

#include "imz-folder-watch.h"

/* What tells that a file was written; all 0 of one that is not there. */
typedef struct {
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec written_at;
} Stamp;

struct _ImzFileWatch {
  char *dir;
  char *name;
  char *wal_name;
  char *paths[2]; /* of the file and of its log */
  Stamp stamps[2];
  ImzFileWatchFunc touched;
  gpointer user_data;
  ImzFolderWatch *folder;
};

static Stamp
read_stamp (const char *path)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return (Stamp){ 0 };

  return (Stamp){
    .device = status.st_dev,
    .inode = status.st_ino,
    .size = status.st_size,
    .written_at = status.st_mtim,
  };
}

/* SQLite touches its log when it only reads: whoever reads because of that would never come to an end. */
static gboolean
was_written (ImzFileWatch *self)
{
  gboolean is_other = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (self->paths); i++) {
    Stamp stamp = read_stamp (self->paths[i]);
    const Stamp *before = &self->stamps[i];

    is_other |= stamp.device != before->device || stamp.inode != before->inode ||
                stamp.size != before->size ||
                stamp.written_at.tv_sec != before->written_at.tv_sec ||
                stamp.written_at.tv_nsec != before->written_at.tv_nsec;
    self->stamps[i] = stamp;
  }

  return is_other;
}

static gboolean
is_ours (ImzFileWatch *self, const char *name)
{
  return g_strcmp0 (name, self->name) == 0 || g_strcmp0 (name, self->wal_name) == 0;
}

static gboolean
follow (ImzFileWatch *self)
{
  gboolean is_elsewhere = FALSE;

  /* While one folder was being taken into view, the next one may have been made in it. */
  for (gboolean is_moved = TRUE; is_moved; is_elsewhere |= is_moved) {
    g_auto (ImzFolderPlace) place = { NULL };

    imz_folder_place_find (&place, self->dir);
    is_moved = imz_folder_watch_move (self->folder, &place);
  }

  return is_elsewhere;
}

static void
touched_cb (const char *name, const char *other, gpointer user_data)
{
  ImzFileWatch *self = user_data;
  gboolean is_elsewhere = follow (self);

  if ((is_elsewhere || is_ours (self, name) || is_ours (self, other)) && was_written (self))
    self->touched (self->user_data);
}

ImzFileWatch *
imz_file_watch_new (const char *path, ImzFileWatchFunc touched, gpointer user_data)
{
  ImzFileWatch *self = g_new0 (ImzFileWatch, 1);

  self->dir = g_path_get_dirname (path);
  self->name = g_path_get_basename (path);
  self->wal_name = g_strconcat (self->name, "-wal", NULL);
  self->paths[0] = g_strdup (path);
  self->paths[1] = g_strconcat (path, "-wal", NULL);
  self->touched = touched;
  self->user_data = user_data;
  self->folder = imz_folder_watch_new (self->dir, touched_cb, self);
  follow (self);
  was_written (self);

  return self;
}

void
imz_file_watch_free (ImzFileWatch *self)
{
  imz_folder_watch_free (self->folder);
  g_free (self->dir);
  g_free (self->name);
  g_free (self->wal_name);
  for (gsize i = 0; i < G_N_ELEMENTS (self->paths); i++)
    g_free (self->paths[i]);
  g_free (self);
}

void
imz_file_watch_look (ImzFileWatch *self)
{
  follow (self);
}
