/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-world.h"

#include <glib/gstdio.h>

static void
append_reader (GString *words, ImzReader *reader)
{
  g_auto (GStrv) name = g_strsplit (imz_reader_get_name (reader), " ", 2);
  ImzCard *card = imz_reader_get_card (reader);

  g_assert_true ((card != NULL) == (imz_reader_get_state (reader) == IMZ_READER_STATE_CARD));
  g_string_append_printf (words, " [%s %s", name[0],
                          imz_reader_state_to_word (imz_reader_get_state (reader)));
  if (card != NULL) {
    /* "unreadable" is two things. */
    g_string_append_printf (words, " %s",
                            imz_card_get_state (card) == IMZ_CARD_STATE_SILENT
                              ? "silent"
                              : imz_card_state_to_word (imz_card_get_state (card)));

    for (guint i = 0; i < imz_card_get_n_certificates (card); i++) {
      ImzCertificate *certificate = imz_card_get_certificate (card, i);

      g_string_append (words, i == 0 ? " " : ", ");
      g_string_append (words, imz_certificate_is_malformed (certificate)
                                ? "?"
                                : imz_certificate_get_holder (certificate));
    }
  }
  g_string_append_c (words, ']');
}

char *
test_describe (ImzSnapshot *snapshot)
{
  GString *words = g_string_new (imz_service_state_to_word (imz_snapshot_get_service (snapshot)));

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++)
    append_reader (words, imz_snapshot_get_reader (snapshot, i));

  return g_string_free (words, FALSE);
}

TestWorld *
test_world_new (void)
{
  TestWorld *self = g_new0 (TestWorld, 1);

  fake_pcsc_reset ();
  self->folder = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->socket = g_build_filename (self->folder, "pcscd.comm", NULL);
  self->programs[0] = g_build_filename (self->folder, "pcscd", NULL);
  g_assert_true (g_file_set_contents (self->programs[0], "", 0, NULL));
  self->logger = gt_signal_logger_new ();
  self->told = g_ptr_array_new_with_free_func (g_free);
  self->settings = (ImzPcscSettings) {
    .delays = {
      .read_ms = 3000,
      .held_ms = 100,
      .arrival_ms = 300,
      .leaving_ms = 300,
      .retry_ms = 10,
    },
    .longest_sleep_ms = 60 * 1000,
    .socket = self->socket,
    .programs = (const char *const *) self->programs,
  };

  return self;
}

static void
notify_cb (ImzReaderMonitor *monitor, GParamSpec *pspec, gpointer user_data)
{
  TestWorld *self = user_data;

  g_ptr_array_add (self->told, test_describe (imz_reader_monitor_get_snapshot (monitor)));
}

void
test_world_start (TestWorld *self)
{
  g_assert_null (self->monitor);
  self->monitor = IMZ_READER_MONITOR (imz_pcsc_monitor_new (&self->settings));
  gt_signal_logger_connect (self->logger, self->monitor, "notify::snapshot");
  g_signal_connect (self->monitor, "notify::snapshot", G_CALLBACK (notify_cb), self);
  test_world_assert_now (self, "starting");
}

void
test_world_stop_at_once (TestWorld *self)
{
  test_world_forget (self);
  g_assert_finalize_object (g_steal_pointer (&self->monitor));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (self->told->len, ==, 0);
}

void
test_world_stop (TestWorld *self)
{
  test_world_stop_at_once (self);
  test_world_wait_contexts (self, 0);
}

void
test_world_free (TestWorld *self)
{
  if (self->monitor != NULL)
    test_world_stop (self);
  fake_pcsc_reset ();

  g_unlink (self->socket);
  g_unlink (self->programs[0]);
  g_rmdir (self->folder);
  g_ptr_array_unref (self->told);
  gt_signal_logger_free (self->logger);
  g_free (self->programs[0]);
  g_free (self->socket);
  g_free (self->folder);
  g_free (self);
}

static void
print_told (TestWorld *self)
{
  for (guint i = 0; i < self->told->len; i++)
    g_printerr ("told %u: %s\n", i + 1, (const char *) self->told->pdata[i]);
}

static gboolean
says (TestWorld *self, const char *words)
{
  g_autofree char *now = test_describe (imz_reader_monitor_get_snapshot (self->monitor));

  return g_str_equal (now, words);
}

static gboolean
has_told (TestWorld *self, const char *words)
{
  return g_ptr_array_find_with_equal_func (self->told, words, g_str_equal, NULL);
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* An iteration of at most 5 ms: what the threads of the fake do wakes no main loop. */
static void
iterate (void)
{
  guint timeout = g_timeout_add (5, wake_up_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

#define wait_until(self, what, condition)                                                \
  G_STMT_START                                                                           \
  {                                                                                      \
    gint64 until = g_get_monotonic_time () + TEST_PATIENCE_MS * G_TIME_SPAN_MILLISECOND; \
                                                                                         \
    while (!(condition)) {                                                               \
      iterate ();                                                                        \
      if (g_get_monotonic_time () > until) {                                             \
        print_told (self);                                                               \
        g_error ("waited in vain for %s", what);                                         \
      }                                                                                  \
    }                                                                                    \
  }                                                                                      \
  G_STMT_END

void
test_world_wait (TestWorld *self, const char *words)
{
  wait_until (self, words, says (self, words));
}

void
test_world_wait_told (TestWorld *self, const char *words)
{
  wait_until (self, words, has_told (self, words));
}

void
test_world_wait_count (TestWorld *self, const char *function, guint count)
{
  wait_until (self, function, fake_pcsc_count (function) >= count);
}

void
test_world_wait_contexts (TestWorld *self, guint count)
{
  wait_until (self, "contexts to end", fake_pcsc_living_contexts () == count);
}

void
test_world_settle (TestWorld *self, guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (!imz_snapshot_is_settled (imz_reader_monitor_get_snapshot (self->monitor))) {
    iterate ();
    if (g_get_monotonic_time () > until) {
      print_told (self);
      g_error ("not settled after %u ms", ms);
    }
  }
}

void
test_world_run (TestWorld *self, guint ms)
{
  gint64 until = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    iterate ();
}

void
test_world_assert_now (TestWorld *self, const char *words)
{
  g_autofree char *now = test_describe (imz_reader_monitor_get_snapshot (self->monitor));

  g_assert_cmpstr (now, ==, words);
}

void
test_world_assert_told (TestWorld *self, const char *first, ...)
{
  const char *words = first;
  guint i = 0;
  va_list rest;

  va_start (rest, first);
  for (; words != NULL; words = va_arg (rest, const char *), i++) {
    if (i >= self->told->len || !g_str_equal (self->told->pdata[i], words)) {
      print_told (self);
      g_error ("number %u should be: %s", i + 1, words);
    }
    gt_signal_logger_assert_notify_emission_pop (self->logger, self->monitor, "snapshot");
  }
  va_end (rest);

  if (i != self->told->len) {
    print_told (self);
    g_error ("more than %u was told", i);
  }
  gt_signal_logger_assert_no_emissions (self->logger);
  test_world_forget (self);
}

void
test_world_assert_never_told (TestWorld *self, const char *beginning)
{
  for (guint i = 0; i < self->told->len; i++) {
    if (g_str_has_prefix (self->told->pdata[i], beginning)) {
      print_told (self);
      g_error ("this should never be told: %s", beginning);
    }
  }
}

void
test_world_forget (TestWorld *self)
{
  g_ptr_array_set_size (self->told, 0);
  while (gt_signal_logger_pop_emission (self->logger, NULL, NULL, NULL, NULL))
    ;
}
