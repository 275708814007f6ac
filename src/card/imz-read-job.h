/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One reading of one card, on a thread and in a PC/SC context of its own. The calls in it may never
 * return: nobody waits for the thread, which ends by itself when the card goes. */

#pragma once

#include "imz-card.h"
#include "imz-drivers.h"
#include "imz-presence.h"

G_BEGIN_DECLS

/**
 * ImzReadNews:
 * @IMZ_READ_NEWS_LOCKED: no other program holds the card (any more); its reading begins. Told again
 *   before each wait for a driver, and when a driver was asked
 * @IMZ_READ_NEWS_DONE: the card was read
 * @IMZ_READ_NEWS_BUSY: another program holds the card for itself alone
 * @IMZ_READ_NEWS_MUTE: the card does not answer its reset
 * @IMZ_READ_NEWS_CHANGED: the card was reset or swapped meanwhile, again and again
 * @IMZ_READ_NEWS_GONE: the card or its reader left meanwhile
 * @IMZ_READ_NEWS_FAILED: the card or its reader broke off
 *
 * All but LOCKED end the job.
 */
typedef enum {
  IMZ_READ_NEWS_LOCKED,
  IMZ_READ_NEWS_DONE,
  IMZ_READ_NEWS_BUSY,
  IMZ_READ_NEWS_MUTE,
  IMZ_READ_NEWS_CHANGED,
  IMZ_READ_NEWS_GONE,
  IMZ_READ_NEWS_FAILED,
} ImzReadNews;

typedef struct _ImzReadJob ImzReadJob;

/**
 * ImzReadJobFunc:
 * @card: (nullable): the card, with %IMZ_READ_NEWS_DONE
 * @presence: (nullable): which card it was, with %IMZ_READ_NEWS_DONE
 */
typedef void (*ImzReadJobFunc) (ImzReadJob *job,
                                ImzReadNews news,
                                ImzCard *card,
                                const ImzPresence *presence,
                                gpointer user_data);

/**
 * imz_read_job_start:
 * @reader: a reader's name
 * @drivers: (nullable): what reads a card that cannot be read without a driver
 * @func: told the news, in the main context that is the thread's default one now
 *
 * Returns: (transfer full): the job
 */
ImzReadJob *imz_read_job_start (const char *reader,
                                ImzDrivers *drivers,
                                ImzReadJobFunc func,
                                gpointer user_data);

/**
 * imz_read_job_is_waiting:
 *
 * Returns: %TRUE while another program keeps the job from the card
 */
gboolean imz_read_job_is_waiting (ImzReadJob *self);

/**
 * imz_read_job_get_driver_ms:
 *
 * Returns: milliseconds that the driver may take that is at work now; 0 if there is none
 */
guint imz_read_job_get_driver_ms (ImzReadJob *self);

/**
 * imz_read_job_give_up:
 *
 * A driver at work is ended. The thread ends as soon as the call it is in returns, and tells so as of any reading that failed.
 */
void imz_read_job_give_up (ImzReadJob *self);

/**
 * imz_read_job_release:
 *
 * Drops the caller's share; its function is not called any more. The thread goes on until the call it
 * is in returns.
 */
void imz_read_job_release (ImzReadJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzReadJob, imz_read_job_release)

G_END_DECLS
