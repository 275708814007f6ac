/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-downloads.h"

#include <sys/stat.h>

#include <gio/gio.h>

#include "imz-folder-watch.h"

typedef struct {
  char *name;
  struct timespec
    came; /* when the file became what it is: a browser may give it the server's own time */
} Download;

struct _ImzDownloads {
  GObject parent_instance;

  char *dir;
  ImzFolderWatch *watch;
  GCancellable *cancellable;
  GPtrArray *found; /* (element-type Download) (nullable): %NULL while it is not known */
  gboolean is_looking;
  gboolean looks_again;
};

G_DEFINE_FINAL_TYPE (ImzDownloads, imz_downloads, G_TYPE_OBJECT)

/* While it is written a file has another name, or is empty. */
static const char *const endings[] = { ".jnlp", ".jar" };

static guint changed_signal;

static void
free_download (gpointer data)
{
  Download *download = data;

  g_free (download->name);
  g_free (download);
}

static gboolean
has_ending (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize length = strlen (name), ending = strlen (endings[i]);

    if (length > ending && g_ascii_strcasecmp (name + length - ending, endings[i]) == 0)
      return TRUE;
  }

  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Download *first = *(const Download *const *) a;
  const Download *second = *(const Download *const *) b;

  return strcmp (first->name, second->name);
}

static int
compare_times (const struct timespec *a, const struct timespec *b)
{
  if (a->tv_sec != b->tv_sec)
    return a->tv_sec < b->tv_sec ? -1 : 1;

  return (a->tv_nsec > b->tv_nsec) - (a->tv_nsec < b->tv_nsec);
}

static gboolean
is_same (const GPtrArray *a, const GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++) {
    const Download *first = a->pdata[i], *second = b->pdata[i];

    if (strcmp (first->name, second->name) != 0 || compare_times (&first->came, &second->came) != 0)
      return FALSE;
  }

  return TRUE;
}

/* What a look found. */
typedef struct {
  ImzFolderPlace place;
  GPtrArray *found;
} Listing;

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  imz_folder_place_clear (&listing->place);
  g_clear_pointer (&listing->found, g_ptr_array_unref);
  g_free (listing);
}

static GPtrArray *
list (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray *found = g_ptr_array_new_with_free_func (free_download);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *file = NULL;
    struct stat status;
    Download *download;

    if (!has_ending (name))
      continue;
    file = g_build_filename (path, name, NULL);
    if (stat (file, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size == 0)
      continue;

    download = g_new0 (Download, 1);
    download->name = g_strdup (name);
    download->came = status.st_ctim;
    g_ptr_array_add (found, download);
  }
  g_ptr_array_sort (found, compare_names);

  return found;
}

/* The folder may hold thousands of files, on a slow disk. */
static void
list_in_thread (GTask *task, gpointer source, gpointer dir, GCancellable *cancellable)
{
  Listing *listing = g_new0 (Listing, 1);

  imz_folder_place_find (&listing->place, dir);
  listing->found = list (dir);
  g_task_return_pointer (task, listing, free_listing);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ImzDownloads *self;
  g_autoptr (GError) error = NULL;
  Listing *listing = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean is_elsewhere;

  if (listing == NULL)
    return; /* it was cancelled: nobody is there any more */

  self = user_data;
  self->is_looking = FALSE;
  is_elsewhere = imz_folder_watch_move (self->watch, &listing->place);
  if (is_elsewhere || self->looks_again)
    imz_downloads_look (self);

  if (!is_same (self->found, listing->found)) {
    g_clear_pointer (&self->found, g_ptr_array_unref);
    self->found = g_steal_pointer (&listing->found);
    g_signal_emit (self, changed_signal, 0);
  }
  free_listing (listing);
}

static gboolean
is_ours (const char *name)
{
  return name != NULL && has_ending (name);
}

static void
touched_cb (const char *name, const char *other, gpointer user_data)
{
  if (name == NULL || is_ours (name) || is_ours (other))
    imz_downloads_look (user_data);
}

static void
imz_downloads_dispose (GObject *object)
{
  ImzDownloads *self = IMZ_DOWNLOADS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->watch, imz_folder_watch_free);

  G_OBJECT_CLASS (imz_downloads_parent_class)->dispose (object);
}

static void
imz_downloads_finalize (GObject *object)
{
  ImzDownloads *self = IMZ_DOWNLOADS (object);

  g_free (self->dir);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (imz_downloads_parent_class)->finalize (object);
}

static void
imz_downloads_class_init (ImzDownloadsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_downloads_dispose;
  object_class->finalize = imz_downloads_finalize;

  /**
   * ImzDownloads::changed:
   *
   * There are others than before.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_downloads_init (ImzDownloads *self)
{
  self->cancellable = g_cancellable_new ();
}

ImzDownloads *
imz_downloads_new (const char *dir)
{
  ImzDownloads *self = g_object_new (IMZ_TYPE_DOWNLOADS, NULL);

  self->dir = g_strdup (dir);
  self->watch = imz_folder_watch_new (dir, touched_cb, self);

  return self;
}

void
imz_downloads_look (ImzDownloads *self)
{
  g_autoptr (GTask) task = NULL;

  self->looks_again = self->is_looking;
  if (self->is_looking)
    return;

  self->is_looking = TRUE;
  task = g_task_new (NULL, self->cancellable, listed_cb, self);
  g_task_set_task_data (task, g_strdup (self->dir), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

ImzFound
imz_downloads_find (ImzDownloads *self, const char *prefix, gint64 since, char **name)
{
  const Download *newest = NULL;

  if (self->found == NULL)
    return IMZ_FOUND_UNKNOWN;

  for (guint i = 0; i < self->found->len; i++) {
    const Download *download = self->found->pdata[i];

    if (g_str_has_prefix (download->name, prefix) && download->came.tv_sec >= since &&
        (newest == NULL || compare_times (&download->came, &newest->came) > 0))
      newest = download;
  }
  *name = newest != NULL ? g_strdup (newest->name) : NULL;

  return newest != NULL ? IMZ_FOUND_YES : IMZ_FOUND_NO;
}
