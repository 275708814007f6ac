/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-service-watch.h"

#include <fcntl.h>

#include <glib/gstdio.h>

#define PATIENCE_US (10 * G_TIME_SPAN_SECOND)

typedef struct {
  char *top;    /* the folder that is there */
  char *run;    /* in it, and not there */
  char *pcscd;  /* in that */
  char *socket; /* in that */
  char *other;  /* a neighbour of the socket */
  ImzServiceWatch *watch;
  int n_calls;
} Fixture;

static void
appeared_cb (gpointer user_data)
{
  Fixture *self = user_data;

  self->n_calls++;
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
run_until_called (Fixture *self, gint64 us)
{
  gint64 until = g_get_monotonic_time () + us;
  guint ticker = g_timeout_add (5, wake_up_cb, NULL);

  while (self->n_calls == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticker);
}

static void
assert_called (Fixture *self)
{
  run_until_called (self, PATIENCE_US);
  g_assert_cmpint (self->n_calls, >, 0);

  /* Until the last of it has been told. */
  do {
    self->n_calls = 0;
    run_until_called (self, 50 * G_TIME_SPAN_MILLISECOND);
  } while (self->n_calls > 0);
}

static void
assert_not_called (Fixture *self)
{
  run_until_called (self, 150 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (self->n_calls, ==, 0);
}

static void
touch (const char *path)
{
  int fd = g_open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->top = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  self->run = g_build_filename (self->top, "run", NULL);
  self->pcscd = g_build_filename (self->run, "pcscd", NULL);
  self->socket = g_build_filename (self->pcscd, "pcscd.comm", NULL);
  self->other = g_build_filename (self->pcscd, "other", NULL);
}

static void
start (Fixture *self)
{
  self->watch = imz_service_watch_new (self->socket, appeared_cb, self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_clear_pointer (&self->watch, imz_service_watch_free);
  g_unlink (self->socket);
  g_unlink (self->other);
  g_rmdir (self->pcscd);
  g_rmdir (self->run);
  g_assert_cmpint (g_rmdir (self->top), ==, 0);
  self->n_calls = 0;
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (self->n_calls, ==, 0);

  g_free (self->top);
  g_free (self->run);
  g_free (self->pcscd);
  g_free (self->socket);
  g_free (self->other);
}

static void
test_socket_later (Fixture *self, gconstpointer unused)
{
  g_assert_cmpint (g_mkdir_with_parents (self->pcscd, 0700), ==, 0);
  start (self);
  assert_not_called (self);
  touch (self->other);
  assert_not_called (self);
  touch (self->socket);
  assert_called (self);
}

/* Everything is made bit by bit, as an installation and a service's start do. */
static void
test_folders_later (Fixture *self, gconstpointer unused)
{
  start (self);
  assert_not_called (self);
  g_assert_cmpint (g_mkdir (self->run, 0700), ==, 0);
  assert_not_called (self);
  g_assert_cmpint (g_mkdir (self->pcscd, 0700), ==, 0);
  assert_not_called (self);
  touch (self->socket);
  assert_called (self);
}

/* … or all at once, before we can look. */
static void
test_all_at_once (Fixture *self, gconstpointer unused)
{
  start (self);
  g_assert_cmpint (g_mkdir_with_parents (self->pcscd, 0700), ==, 0);
  touch (self->socket);
  assert_called (self);
}

static void
test_deleted_and_recreated (Fixture *self, gconstpointer unused)
{
  g_assert_cmpint (g_mkdir_with_parents (self->pcscd, 0700), ==, 0);
  touch (self->socket);
  start (self);
  assert_not_called (self);

  for (int i = 0; i < 3; i++) {
    g_unlink (self->socket);
    run_until_called (self, 50 * G_TIME_SPAN_MILLISECOND);
    self->n_calls = 0;
    touch (self->socket);
    assert_called (self);
  }
}

static void
test_folders_recreated (Fixture *self, gconstpointer unused)
{
  g_assert_cmpint (g_mkdir_with_parents (self->pcscd, 0700), ==, 0);
  touch (self->socket);
  start (self);

  for (int i = 0; i < 3; i++) {
    g_unlink (self->socket);
    g_rmdir (self->pcscd);
    if (i > 0)
      g_rmdir (self->run);
    run_until_called (self, 200 * G_TIME_SPAN_MILLISECOND);
    run_until_called (self, 100 * G_TIME_SPAN_MILLISECOND);
    self->n_calls = 0;
    g_assert_cmpint (g_mkdir_with_parents (self->pcscd, 0700), ==, 0);
    if (i < 2)
      assert_not_called (self);
    touch (self->socket);
    assert_called (self);
  }
}

/* Both again before we can look: what we watch is a folder that is no more. */
static void
test_folder_replaced (Fixture *self, gconstpointer unused)
{
  g_assert_cmpint (g_mkdir_with_parents (self->pcscd, 0700), ==, 0);
  start (self);
  g_rmdir (self->pcscd);
  g_assert_cmpint (g_mkdir (self->pcscd, 0700), ==, 0);
  run_until_called (self, 300 * G_TIME_SPAN_MILLISECOND);
  touch (self->socket);
  assert_called (self);
}

static void
test_free_at_once (Fixture *self, gconstpointer unused)
{
  start (self);
  g_assert_cmpint (g_mkdir_with_parents (self->pcscd, 0700), ==, 0);
  g_clear_pointer (&self->watch, imz_service_watch_free);
  touch (self->socket);
  assert_not_called (self);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/card/service-watch/socket-later", test_socket_later);
  add ("/card/service-watch/folders-later", test_folders_later);
  add ("/card/service-watch/all-at-once", test_all_at_once);
  add ("/card/service-watch/deleted-and-recreated", test_deleted_and_recreated);
  add ("/card/service-watch/folders-recreated", test_folders_recreated);
  add ("/card/service-watch/folder-replaced", test_folder_replaced);
  add ("/card/service-watch/free-at-once", test_free_at_once);
  return g_test_run ();
}
