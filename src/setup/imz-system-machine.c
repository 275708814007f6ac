/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-system-machine.h"

#include <gio/gio.h>

#include "imz-downloads.h"
#include "imz-java-finder.h"
#include "imz-module-table.h"
#include "imz-search-path.h"
#include "imz-system-clock.h"

#define JVM_DIR "/usr/lib/jvm"
#define MODULES_DIR IMZ_ADMIN_DIR "/modules.d"
#define JNLP_TYPE "application/x-java-jnlp-file"
#define USUAL_PATH "/usr/local/bin:/usr/bin:/bin"
#define USUAL_DOWNLOADS "Downloads"

enum {
  JAVA_DEADLINE_MS = 10 * 1000, /* the first start from a slow disk */
  NEWS_SECONDS = 60,            /* so late may be asked for what has just come */
};

/* What threads look with, counted. */
typedef struct {
  ImzConfig *config;
  char *path;
  char *jvm_dir;
  char *modules_dir;
  char *jnlp_type;
  guint java_deadline_ms;
} Places;

typedef struct {
  ImzFound starter;
  ImzFound driver;
  ImzFound java;
  guint java_version;
} Findings;

/* Files are there at once; Java takes its time to tell its version. */
typedef enum {
  SEARCH_FILES,
  SEARCH_JAVA,
  N_SEARCHES,
} Search;

typedef struct {
  Search search;
  Places *places;
  Findings findings; /* its part of them */
} Task;

struct _ImzSystemMachine {
  GObject parent_instance;

  Places *places;
  ImzDownloads *downloads;
  ImzClock *clock;
  GHashTable *since; /* of gint64: a time that was still to come, and what counts in its place */
  GCancellable *cancellable;
  Findings findings;
  gboolean is_searching[N_SEARCHES];
  gboolean searches_again[N_SEARCHES];
};

static void imz_system_machine_iface_init (ImzMachineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ImzSystemMachine,
                               imz_system_machine,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_MACHINE,
                                                      imz_system_machine_iface_init))

static const char *const jnlp_starters[] = { "javaws", "itweb-javaws" };

static void
clear_places (gpointer data)
{
  Places *places = data;

  imz_config_unref (places->config);
  g_free (places->path);
  g_free (places->jvm_dir);
  g_free (places->modules_dir);
  g_free (places->jnlp_type);
}

static void
release_places (Places *places)
{
  g_atomic_rc_box_release_full (places, clear_places);
}

static void
free_task (gpointer data)
{
  Task *task = data;

  release_places (task->places);
  g_free (task);
}

static ImzFound
found_if (gboolean is_there)
{
  return is_there ? IMZ_FOUND_YES : IMZ_FOUND_NO;
}

/* Only what names the type itself: a .jnlp file is also a text, which any editor opens. */
static gboolean
has_handler (const char *type)
{
  GList *handlers = g_app_info_get_recommended_for_type (type);
  gboolean has_any = handlers != NULL;

  g_list_free_full (handlers, g_object_unref);

  return has_any;
}

static gboolean
has_jnlp_starter (const Places *places)
{
  for (gsize i = 0; i < G_N_ELEMENTS (jnlp_starters); i++) {
    g_autofree char *starter = imz_search_path_find (places->path, jnlp_starters[i]);

    if (starter != NULL)
      return TRUE;
  }

  return has_handler (places->jnlp_type);
}

/* Those registered with p11-kit are not counted: nothing tells which cards they are for. */
static gboolean
has_driver (const Places *places)
{
  g_autoptr (ImzModuleTable) table = imz_module_table_new (places->modules_dir, NULL);
  g_autofree char *chosen = imz_config_get_string (places->config, IMZ_CONFIG_KEY_MODULE_PATH);
  const ImzModuleQuery query = { "", IMZ_CARD_FAMILY_AKIS, chosen, NULL };
  g_autoptr (GPtrArray) modules = imz_module_table_find (table, &query);

  for (guint i = 0; i < modules->len; i++) {
    const ImzModule *module = modules->pdata[i];

    if (g_file_test (module->path, G_FILE_TEST_IS_REGULAR))
      return TRUE;
  }

  return FALSE;
}

static void
search_files (Task *task, GCancellable *cancellable)
{
  task->findings.starter = found_if (has_jnlp_starter (task->places));
  task->findings.driver = found_if (has_driver (task->places));
}

static void
search_java (Task *task, GCancellable *cancellable)
{
  const Places *places = task->places;

  task->findings.java_version =
    imz_java_finder_find (places->path, places->jvm_dir, places->java_deadline_ms, cancellable);
  task->findings.java = found_if (task->findings.java_version != 0);
}

static void
take_files (Findings *known, const Findings *found)
{
  known->starter = found->starter;
  known->driver = found->driver;
}

static void
take_java (Findings *known, const Findings *found)
{
  known->java = found->java;
  known->java_version = found->java_version;
}

static const struct {
  void (*run) (Task *task, GCancellable *cancellable);
  void (*take) (Findings *known, const Findings *found);
} searches[N_SEARCHES] = {
  [SEARCH_FILES] = { search_files, take_files },
  [SEARCH_JAVA] = { search_java, take_java },
};

static void start (ImzSystemMachine *self, Search search);

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Task *ours = data;

  searches[ours->search].run (ours, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Task *task = g_task_get_task_data (G_TASK (result));
  ImzSystemMachine *self;
  Findings before;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return; /* it was cancelled: nobody is there any more */

  self = user_data;
  self->is_searching[task->search] = FALSE;
  if (self->searches_again[task->search])
    start (self, task->search);

  before = self->findings;
  searches[task->search].take (&self->findings, &task->findings);
  if (memcmp (&before, &self->findings, sizeof before) != 0)
    imz_machine_changed (IMZ_MACHINE (self));
}

static void
start (ImzSystemMachine *self, Search search)
{
  g_autoptr (GTask) task = NULL;
  Task *data;

  self->searches_again[search] = self->is_searching[search];
  if (self->is_searching[search])
    return;

  self->is_searching[search] = TRUE;
  data = g_new0 (Task, 1);
  data->search = search;
  data->places = g_atomic_rc_box_acquire (self->places);
  task = g_task_new (NULL, self->cancellable, searched_cb, self);
  g_task_set_task_data (task, data, free_task);
  g_task_run_in_thread (task, search_in_thread);
}

static void
imz_system_machine_look (ImzMachine *machine)
{
  ImzSystemMachine *self = IMZ_SYSTEM_MACHINE (machine);

  for (Search search = 0; search < N_SEARCHES; search++)
    start (self, search);
  imz_downloads_look (self->downloads);
}

static ImzFound
imz_system_machine_find_java (ImzMachine *machine, guint *version)
{
  ImzSystemMachine *self = IMZ_SYSTEM_MACHINE (machine);

  *version = self->findings.java_version;

  return self->findings.java;
}

static ImzFound
imz_system_machine_find_jnlp_starter (ImzMachine *machine)
{
  return IMZ_SYSTEM_MACHINE (machine)->findings.starter;
}

static ImzFound
imz_system_machine_find_driver (ImzMachine *machine)
{
  return IMZ_SYSTEM_MACHINE (machine)->findings.driver;
}

/* The clock may have been set back: then nothing would come for hours. It keeps to that when the time has come. */
static gint64
find_since (ImzSystemMachine *self, gint64 since)
{
  gint64 now = imz_clock_now (self->clock);
  const gint64 *instead = g_hash_table_lookup (self->since, &since);

  if (since > now && (instead == NULL || *instead > now)) {
    gint64 before = now - NEWS_SECONDS;

    g_hash_table_insert (self->since, g_memdup2 (&since, sizeof since),
                         g_memdup2 (&before, sizeof before));
    return before;
  }

  return instead != NULL ? *instead : since;
}

static ImzFound
imz_system_machine_find_download (ImzMachine *machine,
                                  const char *prefix,
                                  gint64 since,
                                  char **name)
{
  ImzSystemMachine *self = IMZ_SYSTEM_MACHINE (machine);

  return imz_downloads_find (self->downloads, prefix, find_since (self, since), name);
}

static void
imz_system_machine_dispose (GObject *object)
{
  ImzSystemMachine *self = IMZ_SYSTEM_MACHINE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->downloads);

  G_OBJECT_CLASS (imz_system_machine_parent_class)->dispose (object);
}

static void
imz_system_machine_finalize (GObject *object)
{
  ImzSystemMachine *self = IMZ_SYSTEM_MACHINE (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->clock);
  g_hash_table_unref (self->since);
  release_places (self->places);

  G_OBJECT_CLASS (imz_system_machine_parent_class)->finalize (object);
}

static void
imz_system_machine_class_init (ImzSystemMachineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_system_machine_dispose;
  object_class->finalize = imz_system_machine_finalize;
}

static void
imz_system_machine_init (ImzSystemMachine *self)
{
  self->cancellable = g_cancellable_new ();
  self->since = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
imz_system_machine_iface_init (ImzMachineInterface *iface)
{
  iface->look = imz_system_machine_look;
  iface->find_java = imz_system_machine_find_java;
  iface->find_jnlp_starter = imz_system_machine_find_jnlp_starter;
  iface->find_driver = imz_system_machine_find_driver;
  iface->find_download = imz_system_machine_find_download;
}

ImzMachine *
imz_system_machine_new (ImzConfig *config, const ImzMachinePlaces *places, ImzClock *clock)
{
  ImzSystemMachine *self = g_object_new (IMZ_TYPE_SYSTEM_MACHINE, NULL);

  self->places = g_atomic_rc_box_new0 (Places);
  *self->places = (Places){
    .config = imz_config_ref (config),
    .path = g_strdup (places->path),
    .jvm_dir = g_strdup (places->jvm_dir),
    .modules_dir = g_strdup (places->modules_dir),
    .jnlp_type = g_strdup (places->jnlp_type),
    .java_deadline_ms = places->java_deadline_ms,
  };
  self->clock = g_object_ref (clock);
  self->downloads = imz_downloads_new (places->downloads_dir);
  g_signal_connect_object (self->downloads, "changed", G_CALLBACK (imz_machine_changed), self,
                           G_CONNECT_SWAPPED);

  return IMZ_MACHINE (self);
}

ImzMachine *
imz_system_machine_new_default (ImzConfig *config)
{
  const char *path = g_getenv ("PATH");
  const char *downloads_dir = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);
  g_autoptr (ImzClock) clock = imz_system_clock_new (0);
  g_autofree char *usual = g_build_filename (g_get_home_dir (), USUAL_DOWNLOADS, NULL);
  const ImzMachinePlaces places = {
    .path = path != NULL ? path : USUAL_PATH,
    .jvm_dir = JVM_DIR,
    .modules_dir = MODULES_DIR,
    .downloads_dir = downloads_dir != NULL ? downloads_dir : usual,
    .jnlp_type = JNLP_TYPE,
    .java_deadline_ms = JAVA_DEADLINE_MS,
  };

  return imz_system_machine_new (config, &places, clock);
}
