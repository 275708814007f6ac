/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Calls of the fake's own tests, some of them on threads. */

#pragma once

#include "fake-pcsclite.h"

#define READER "Mini Reader 00 00"
#define OTHER "Other Reader 00 00"
#define PNP "\\\\?PnP?\\Notification"
#define ATR "3B9F978131FE458065544353228231C073F62180810553"
#define ATR_LENGTH 23

#define SOON_US (20 * G_TIME_SPAN_MILLISECOND)

#define assert_rv(actual, expected) \
  g_assert_cmpstr (pcsc_stringify_error (actual), ==, pcsc_stringify_error (expected))

/* One call on a thread of its own, to be changed from outside while it waits. */
typedef struct {
  const char *function;
  SCARDCONTEXT context;
  SCARDHANDLE handle;
  SCARD_READERSTATE states[2];
  DWORD n_states;
  DWORD timeout;
  LONG rv;
  gint returned; /* atomic */
  GThread *thread;
} Call;

/* Returns when the call is inside, and very probably waits. */
void start_call (Call *call, const char *function);
gboolean is_waiting (Call *call);
LONG end_call (Call *call);

SCARDCONTEXT new_context (void);
/* Connects and disconnects again. */
LONG try_connect (SCARDCONTEXT context, const char *reader, DWORD share_mode, DWORD protocols);
