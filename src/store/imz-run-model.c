/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-run-model.h"

#include <glib/gi18n-lib.h>

#include "imz-database-access.h"
#include "imz-display-text.h"
#include "imz-kept-time.h"
#include "imz-store-error.h"

/* A file that holds more is not İmzam's. */
enum {
  MAX_RUNS = 200,
  MAX_STEPS = 500,
  MAX_ID = 100, /* letters of a guide, a step or an answer */
};

#define OF_CURRENT                                                \
  " WHERE profile = " IMZ_DATABASE_CURRENT " AND NOT is_finished" \
  " ORDER BY changed_at DESC, id DESC"

struct _ImzRunModel {
  GObject parent_instance;

  ImzDatabase *database;
  GPtrArray *open; /* (element-type ImzKeptRun); NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (ImzRunModel, imz_run_model, G_TYPE_OBJECT)

static guint changed_signal;

static gboolean
are_same_runs (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++) {
    if (!imz_kept_run_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  }

  return TRUE;
}

static gpointer
copy_run (gconstpointer run, gpointer unused)
{
  return imz_kept_run_copy (run);
}

static GPtrArray *
new_runs (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) imz_kept_run_free);
}

static gboolean
is_id (const char *text)
{
  return *text != '\0' && g_utf8_validate (text, -1, NULL) && imz_display_text_is_plain (text) &&
         g_utf8_strlen (text, -1) <= MAX_ID;
}

static gboolean
is_time (gint64 time)
{
  return imz_kept_time (time) == time;
}

static gboolean
load_runs (ImzDatabase *database, const char *which, GPtrArray *runs, GError **error)
{
  const char *own = imz_database_has (database, IMZ_DATABASE_RECORDS) ? "record, asked" : "0, 0";
  g_autofree char *sql =
    g_strconcat ("SELECT id, guide, started_at, changed_at, ", own, " FROM guide_run", which, NULL);
  g_autoptr (ImzStatement) statement = imz_database_query (database, error, sql, "");
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    ImzKeptRun *run;

    if (!has_row)
      return TRUE;
    if (runs->len == MAX_RUNS || !is_id (imz_statement_get_text (statement, 1)) ||
        !is_time (imz_statement_get_number (statement, 2)) ||
        !is_time (imz_statement_get_number (statement, 3)))
      return imz_database_refuse_content (database, error);

    run = imz_kept_run_new (imz_statement_get_text (statement, 1));
    run->id = imz_statement_get_number (statement, 0);
    run->started_at = imz_statement_get_number (statement, 2);
    run->changed_at = imz_statement_get_number (statement, 3);
    run->record = imz_statement_get_number (statement, 4);
    run->asked = (guint) imz_statement_get_number (statement, 5);
    g_ptr_array_add (runs, run);
  }

  return FALSE;
}

static gboolean
load_steps (ImzDatabase *database, ImzKeptRun *run, GError **error)
{
  g_autoptr (ImzStatement) statement = imz_database_query (
    database, error, "SELECT step, answer, at FROM guide_run_step WHERE run = ? ORDER BY position",
    "i", run->id);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (imz_statement_next (statement, &has_row, error)) {
    const char *step = imz_statement_get_text (statement, 0);
    const char *answer = imz_statement_get_text (statement, 1);

    if (!has_row)
      return TRUE;
    if (run->steps->len == MAX_STEPS || !is_id (step) || (*answer != '\0' && !is_id (answer)) ||
        !is_time (imz_statement_get_number (statement, 2)))
      return imz_database_refuse_content (database, error);

    imz_kept_run_add_step (run, step, *answer != '\0' ? answer : NULL,
                           imz_statement_get_number (statement, 2));
  }

  return FALSE;
}

static gboolean
load_whole (ImzDatabase *database, const char *which, GPtrArray *runs, GError **error)
{
  if (imz_database_has (database, IMZ_DATABASE_RUNS) && !load_runs (database, which, runs, error))
    return FALSE;
  for (guint i = 0; i < runs->len; i++) {
    if (!load_steps (database, g_ptr_array_index (runs, i), error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_open (ImzDatabase *database, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) runs = new_runs ();
  GPtrArray **loaded = user_data;

  if (!load_whole (database, OF_CURRENT, runs, error))
    return FALSE;

  g_clear_pointer (loaded, g_ptr_array_unref);
  *loaded = g_steal_pointer (&runs);
  return TRUE;
}

/* (nullable) */
static GPtrArray *
load_open (ImzDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) runs = NULL;
  gboolean is_empty;

  if (!imz_database_read (database, read_open, &runs, &is_empty, error))
    return NULL;

  return is_empty ? new_runs () : g_steal_pointer (&runs);
}

/* Whether there are others than before. What cannot be read now does not take away what was. */
static gboolean
load (ImzRunModel *self)
{
  g_autoptr (GPtrArray) runs = load_open (self->database, NULL);
  gboolean is_same;

  if (runs == NULL)
    runs = self->open != NULL ? g_ptr_array_ref (self->open) : new_runs ();
  is_same = self->open != NULL && are_same_runs (runs, self->open);

  g_clear_pointer (&self->open, g_ptr_array_unref);
  self->open = g_steal_pointer (&runs);
  return !is_same;
}

/* What was finished first goes first, then what nobody went on with for longest: its guide may be gone. */
static gboolean
make_room (ImzDatabase *database, const ImzKeptRun *run, GError **error)
{
  return imz_database_run (database, error,
                           "DELETE FROM guide_run WHERE id IN (SELECT id FROM guide_run"
                           " WHERE id <> ? ORDER BY is_finished DESC, changed_at, id"
                           " LIMIT max (0, (SELECT count (*) FROM guide_run) - ?))",
                           "ii", run->id, (gint64) MAX_RUNS);
}

static gboolean
insert_run (ImzDatabase *database, ImzKeptRun *run, GError **error)
{
  return imz_database_run (
           database, error,
           "INSERT INTO guide_run (profile, guide, started_at, changed_at,"
           " is_finished, record, asked) VALUES (" IMZ_DATABASE_CURRENT ", ?, ?, ?, ?, ?, ?)",
           "tiiiii", run->guide, imz_kept_time (run->started_at), imz_kept_time (run->changed_at),
           (gint64) run->finished, run->record, (gint64) run->asked) &&
         imz_statement_answer (
           imz_database_query (database, error, "SELECT last_insert_rowid ()", ""), &run->id,
           error) &&
         make_room (database, run, error);
}

static gboolean
update_run (ImzDatabase *database, const ImzKeptRun *run, GError **error)
{
  gint64 id;

  if (!imz_statement_answer (
        imz_database_query (database, error, "SELECT id FROM guide_run WHERE id = ?", "i", run->id),
        &id, error))
    return FALSE;
  if (id == 0) {
    g_set_error_literal (
      error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_RUN,
      _ ("This guide was forgotten in another window. To keep where you are, begin it anew."));
    return FALSE;
  }

  return imz_database_run (database, error,
                           "UPDATE guide_run SET guide = ?, started_at = ?, changed_at = ?,"
                           " is_finished = ?, record = ?, asked = ? WHERE id = ?",
                           "tiiiiii", run->guide, imz_kept_time (run->started_at),
                           imz_kept_time (run->changed_at), (gint64) run->finished, run->record,
                           (gint64) run->asked, run->id) &&
         imz_database_run (database, error, "DELETE FROM guide_run_step WHERE run = ?", "i",
                           run->id);
}

/* Of a way that goes in circles the last ones. */
static gboolean
insert_steps (ImzDatabase *database, const ImzKeptRun *run, GError **error)
{
  guint first = run->steps->len > MAX_STEPS ? run->steps->len - MAX_STEPS : 0;

  for (guint i = first; i < run->steps->len; i++) {
    const ImzKeptStep *step = &g_array_index (run->steps, ImzKeptStep, i);

    if (!imz_database_run (
          database, error,
          "INSERT INTO guide_run_step (run, position, step, answer, at) VALUES (?, ?, ?, ?, ?)",
          "iitti", run->id, (gint64) (i - first), step->step,
          step->answer != NULL ? step->answer : "", imz_kept_time (step->at)))
      return FALSE;
  }

  return TRUE;
}

static gboolean
write_run (ImzDatabase *database, ImzKeptRun *run, GError **error)
{
  return (run->id != 0 ? update_run (database, run, error) : insert_run (database, run, error)) &&
         insert_steps (database, run, error);
}

/* Into what cannot be read nothing is written either. */
static gboolean
begin_writing (ImzRunModel *self, GError **error)
{
  g_autoptr (GPtrArray) now = load_open (self->database, error);

  return now != NULL &&
         imz_database_begin_writing (self->database, IMZ_DATABASE_PATIENCE_SHORT, error);
}

static void
database_changed_cb (ImzDatabase *database, gpointer user_data)
{
  ImzRunModel *self = user_data;

  /* Else nobody was told anything yet. */
  if (self->open != NULL && load (self))
    g_signal_emit (self, changed_signal, 0);
}

static void
imz_run_model_dispose (GObject *object)
{
  ImzRunModel *self = IMZ_RUN_MODEL (object);

  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (imz_run_model_parent_class)->dispose (object);
}

static void
imz_run_model_finalize (GObject *object)
{
  ImzRunModel *self = IMZ_RUN_MODEL (object);

  g_clear_pointer (&self->open, g_ptr_array_unref);

  G_OBJECT_CLASS (imz_run_model_parent_class)->finalize (object);
}

static void
imz_run_model_class_init (ImzRunModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_run_model_dispose;
  object_class->finalize = imz_run_model_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_run_model_init (ImzRunModel *self)
{
}

ImzRunModel *
imz_run_model_new (ImzDatabase *database)
{
  ImzRunModel *self = g_object_new (IMZ_TYPE_RUN_MODEL, NULL);

  self->database = g_object_ref (database);
  g_signal_connect (database, "changed", G_CALLBACK (database_changed_cb), self);

  return self;
}

gboolean
imz_run_model_check (ImzDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) runs = new_runs ();

  return load_whole (database, "", runs, error);
}

GPtrArray *
imz_run_model_get_open (ImzRunModel *self)
{
  if (self->open == NULL) {
    imz_database_watch (self->database);
    load (self);
  }

  return g_ptr_array_copy (self->open, copy_run, NULL);
}

gboolean
imz_run_model_keep (ImzRunModel *self, ImzKeptRun *run, GError **error)
{
  gint64 former_id = run->id;
  gboolean keep;

  if (!begin_writing (self, error))
    return FALSE;

  keep = write_run (self->database, run, error);
  if (imz_database_end_writing (self->database, keep, keep ? error : NULL))
    return TRUE;

  run->id = former_id;
  return FALSE;
}

gboolean
imz_run_model_forget (ImzRunModel *self, gint64 id, GError **error)
{
  gboolean keep;

  if (!begin_writing (self, error))
    return FALSE;

  keep = imz_database_run (self->database, error, "DELETE FROM guide_run WHERE id = ?", "i", id);
  return imz_database_end_writing (self->database, keep, keep ? error : NULL);
}
