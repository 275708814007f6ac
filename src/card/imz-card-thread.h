/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Threads that talk to cards. The calls in them may never return, so nobody waits for them: not even
 * the end of the program. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_card_thread_start:
 * @name: the thread's name
 * @func: what it does
 * @data: for @func
 *
 * Starts a thread that is never joined.
 */
void imz_card_thread_start (const char *name, GThreadFunc func, gpointer data);

/**
 * imz_card_thread_leave:
 * @exit: the program's exit code
 *
 * To be called last in main(). Does not return if a thread is still in a call to a card: libraries must
 * not be torn down under it.
 *
 * Returns: @exit
 */
int imz_card_thread_leave (int exit);

G_END_DECLS
