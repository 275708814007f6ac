/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-history: how long a thousand, ten thousand and a hundred thousand applications make one wait: until they are
 * listed, found, shown, changed; and how long a thread is busy with the backups of them. */

#include <stdio.h>
#include <stdlib.h>

#include "imz-backups-model.h"
#include "imz-history-model.h"
#include "store-fixture.h"

enum {
  N_RUNS = 21,
  N_SHOWN = 205, /* rows that GTK binds for a long list */
  DAY = 24 * 60 * 60,
};

typedef struct {
  StoreFixture store;
  ImzDatabase *database;
  ImzHistoryModel *model;
  ImzBackupsModel *backups;
  guint n; /* how often it was run */
} Bench;

typedef void (*Task) (Bench *bench);

static const char *const couriers[] = { "Yurtiçi", "Çabuk Kurye", "Şimşek", "İyi Taşıma", "" };
static const char *const notes[] = {
  "Müdür yardımcısı için; okul adresine gelsin",
  "Evrak il müdürlüğüne elden verildi, alındı kâğıdı dosyada",
  "Isparta’daki eski adres yazılmış, telefonla düzelttirildi",
  "",
};

static ImzRecord *
make_record (guint i)
{
  const ImzStage stages[] = { IMZ_STAGE_APPLIED,
                              i % 10 == 0 ? IMZ_STAGE_SIGNED : IMZ_STAGE_IN_USE };
  g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  g_autofree char *tracking = g_strdup_printf ("%012" G_GUINT64_FORMAT, (guint64) i * 7919 + 1234);
  g_autofree char *note = g_strdup_printf ("%s (%u)", notes[i % G_N_ELEMENTS (notes)], i);
  const char *courier = couriers[i % G_N_ELEMENTS (couriers)];
  ImzRecordFacts facts = {
    .kind = (ImzCase) (i % IMZ_N_CASES),
    .method = (ImzMethod) (i % IMZ_N_METHODS),
    .province = "zonguldak",
    .created_at = 1000000000 + (gint64) i * 3571,
    .changed_at = 1000000000 + (gint64) i * 3571,
    .stages = reached,
    .courier = *courier != '\0' ? courier : NULL,
    .tracking = tracking,
    .note = note,
    .replaces = { "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 900000000,
                  1100000000 },
  };

  for (guint j = 0; j < G_N_ELEMENTS (stages); j++) {
    const ImzRecordStage stage = { stages[j], facts.created_at + (gint64) j * DAY,
                                   IMZ_TELLER_PERSON };

    g_array_append_val (reached, stage);
  }

  return imz_record_new (&facts);
}

static void
need (gboolean is_done, GError *error)
{
  if (!is_done)
    g_error ("%s", error->message);
}

static void
fill (Bench *bench, guint n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, make_record (i));
  need (imz_history_model_add_all (bench->model, records, &error), error);
}

static void
open_model (Bench *bench)
{
  g_clear_object (&bench->model);
  g_clear_object (&bench->database);
  bench->database = imz_database_new (bench->store.dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
  bench->model = imz_history_model_new (bench->database, IMZ_HISTORY_SCOPE_CURRENT);
}

/* As when the program starts: the file is closed. */
static void
list (Bench *bench)
{
  open_model (bench);
  g_list_model_get_n_items (G_LIST_MODEL (bench->model));
}

static void
show (Bench *bench, guint first)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->model));

  for (guint i = 0; i < N_SHOWN; i++) {
    g_autoptr (ImzRecord) record =
      g_list_model_get_item (G_LIST_MODEL (bench->model), (first + i) % n);

    if (imz_record_get_facts (record)->tracking == NULL)
      g_error ("an application cannot be read");
  }
}

static void
list_and_show (Bench *bench)
{
  list (bench);
  show (bench, 0);
}

static void
scroll (Bench *bench)
{
  show (bench, bench->n * 6007);
}

static void
search (Bench *bench, const char *text)
{
  imz_history_model_set_search (bench->model, text);
}

static void
search_number (Bench *bench)
{
  g_autofree char *digits = g_strdup_printf ("%04u", bench->n * 37 % 10000);

  search (bench, digits);
}

static void
search_words (Bench *bench)
{
  static const char *const texts[] = { "ISPARTA adres", "müdür okul", "şi", "il" };

  search (bench, texts[bench->n % G_N_ELEMENTS (texts)]);
}

static void
filter (Bench *bench)
{
  imz_history_model_set_filter (bench->model,
                                (ImzHistoryFilter) (bench->n % IMZ_N_HISTORY_FILTERS));
}

static void
order (Bench *bench)
{
  imz_history_model_set_order (bench->model, bench->n % 2 == 0 ? IMZ_HISTORY_ORDER_NOTE
                                                               : IMZ_HISTORY_ORDER_COURIER);
}

static void
change (Bench *bench)
{
  g_autoptr (ImzRecord) before =
    g_list_model_get_item (G_LIST_MODEL (bench->model), bench->n * 13 % N_SHOWN);
  g_autofree char *note = g_strdup_printf ("not %u", bench->n);
  ImzRecordFacts facts = *imz_record_get_facts (before);
  g_autoptr (ImzRecord) after = NULL;
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  facts.note = note;
  after = imz_record_new (&facts);
  kept = imz_history_model_change (bench->model, before, after, 1700000000, &error);
  need (kept != NULL, error);
}

static void
back_up (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = imz_backups_model_make (bench->backups, 1700000000, &error);

  need (path != NULL, error);
}

static void
list_backups (Bench *bench)
{
  g_autoptr (GPtrArray) backups = imz_backups_model_list (bench->backups);
}

static void
check (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  need (imz_backups_model_check (bench->backups, &error), error);
}

static void
restore (Bench *bench)
{
  g_autoptr (ImzBackup) latest = imz_backups_model_find_latest (bench->backups);
  g_autoptr (GError) error = NULL;

  need (imz_backups_model_restore (bench->backups, latest->path, 1700000000, NULL, &error), error);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* @n_runs: at most N_RUNS */
static void
measure (Bench *bench, guint n, const char *name, Task task, guint n_runs)
{
  double runs[N_RUNS];

  open_model (bench);
  g_list_model_get_n_items (G_LIST_MODEL (bench->model));
  for (guint i = 0; i < n_runs; i++) {
    gint64 start = g_get_monotonic_time ();

    task (bench);
    runs[i] = (double) (g_get_monotonic_time () - start) / 1000;
    bench->n++;
  }
  qsort (runs, n_runs, sizeof *runs, compare);
  printf ("| %u | %s | %.1f ms | %.1f ms |\n", n, name, runs[n_runs / 2], runs[n_runs - 1]);
}

static void
run (guint n)
{
  static const struct {
    const char *name;
    Task task;
    guint n_runs;
  } tasks[] = {
    { "open and list", list, N_RUNS },
    { "open, list and read a screenful", list_and_show, N_RUNS },
    { "scroll to another screenful", scroll, N_RUNS },
    { "search four digits", search_number, N_RUNS },
    { "search words", search_words, N_RUNS },
    { "another filter", filter, N_RUNS },
    { "another order", order, N_RUNS },
    { "change one, on disk, and list", change, N_RUNS },
    { "back up", back_up, IMZ_BACKUPS_N_KEPT },
    { "list five backups", list_backups, 3 },
    { "look whether all is sound", check, 3 },
    { "restore the latest backup", restore, 1 },
  };
  Bench bench = { 0 };

  store_fixture_set_up (&bench.store, NULL);
  bench.backups = imz_backups_model_new (bench.store.dir);
  open_model (&bench);
  fill (&bench, n);
  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    measure (&bench, n, tasks[i].name, tasks[i].task, tasks[i].n_runs);

  g_clear_object (&bench.backups);
  g_clear_object (&bench.model);
  g_clear_object (&bench.database);
  store_fixture_tear_down (&bench.store, NULL);
}

int
main (void)
{
  static const guint numbers[] = { 1000, 10000, 100000 };

  printf ("| applications | what | median | at most |\n|---|---|---|---|\n");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    run (numbers[i]);

  return 0;
}
