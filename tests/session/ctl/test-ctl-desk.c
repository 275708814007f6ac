/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-desk.h"

#include <winscard.h>

#define PID_FILE "/run/pcscd/pcscd.pid"
#define INSTRUCTION_VERIFY 0x20

enum {
  N_SLOTS = 2,
  CHANGE_TIMEOUT_MS = 15000, /* time to put a card in again that vpcd dropped */
};

static ImzBed *bed;
static gboolean running;
static ImzVirtualCard *cards[N_SLOTS];

void
test_desk_start (void)
{
  if (bed == NULL)
    bed = imz_bed_new ();
  if (!running)
    imz_bed_start_pcscd (bed);
  running = TRUE;
}

void
test_desk_stop (void)
{
  imz_bed_stop_pcscd (bed);
  running = FALSE;
}

void
test_desk_kill (void)
{
  imz_bed_kill_pcscd (bed);
  running = FALSE;
}

gint
test_desk_get_pcscd_pid (void)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (PID_FILE, &text, NULL, &error);
  g_assert_no_error (error);

  return (gint) g_ascii_strtoll (text, NULL, 10);
}

const char *
test_desk_get_opensc_conf (void)
{
  return imz_bed_get_opensc_conf (bed);
}

static void
wait_for_slot (guint slot, gboolean present)
{
  SCARD_READERSTATE state = { .szReader = slot == 0 ? TEST_READER_0 : TEST_READER_1 };
  DWORD wanted = present ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
  SCARDCONTEXT context = 0;

  g_assert_cmphex (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context), ==,
                   SCARD_S_SUCCESS);
  do {
    g_assert_cmphex (SCardGetStatusChange (context, CHANGE_TIMEOUT_MS, &state, 1), ==,
                     SCARD_S_SUCCESS);
    state.dwCurrentState = state.dwEventState;
  } while ((state.dwEventState & wanted) == 0);
  SCardReleaseContext (context);
}

static void
discard_card (guint slot)
{
  if (cards[slot] == NULL)
    return;

  imz_virtual_card_remove (cards[slot]);
  g_assert_false (imz_virtual_card_saw_instruction (cards[slot], INSTRUCTION_VERIFY));
  g_clear_pointer (&cards[slot], imz_virtual_card_free);
}

ImzVirtualCard *
test_desk_insert_now (guint slot, const ImzVirtualCardOptions *options)
{
  g_autoptr (GError) error = NULL;

  discard_card (slot);
  cards[slot] = imz_virtual_card_new (options);
  imz_virtual_card_insert (cards[slot], slot, &error);
  g_assert_no_error (error);

  return cards[slot];
}

ImzVirtualCard *
test_desk_insert (guint slot, const ImzVirtualCardOptions *options)
{
  /* Else the old one could still be taken for the new one. */
  if (cards[slot] != NULL) {
    discard_card (slot);
    wait_for_slot (slot, FALSE);
  }

  test_desk_insert_now (slot, options);
  wait_for_slot (slot, TRUE);

  return cards[slot];
}

ImzVirtualCard *
test_desk_insert_specs (guint slot,
                        const ImzTestCertificateSpec *specs,
                        guint n_specs,
                        const ImzVirtualCardOptions *options)
{
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  ImzVirtualCardOptions filled = { 0 };

  if (options != NULL)
    filled = *options;
  for (guint i = 0; i < n_specs; i++)
    g_ptr_array_add (certificates, imz_test_certificate_new (&specs[i]));
  filled.certificates = (GBytes **) certificates->pdata;
  filled.n_certificates = certificates->len;

  return test_desk_insert (slot, &filled);
}

void
test_desk_remove_now (guint slot)
{
  discard_card (slot);
}

void
test_desk_clear (void)
{
  for (guint slot = 0; slot < N_SLOTS; slot++)
    discard_card (slot);
  for (guint slot = 0; running && slot < N_SLOTS; slot++)
    wait_for_slot (slot, FALSE);
}

void
test_desk_free (void)
{
  for (guint slot = 0; slot < N_SLOTS; slot++)
    discard_card (slot);
  g_clear_pointer (&bed, imz_bed_free);
  running = FALSE;
}

gint64
test_time (const char *iso8601)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso8601, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time);
}
