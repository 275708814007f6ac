/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the halves of the fake share. fake-pcsclite.c plays the world, where readers come and go;
 * -context.c, -card.c and -status.c are what a program calls; -call.c guards each such call, and
 * -world.c keeps readers, contexts and handles, all behind one mutex that fake_call_begin() takes
 * and fake_call_end() gives back. */

#pragma once

#include "fake-pcsclite.h"

G_BEGIN_DECLS

#define FAKE_FOREVER G_MAXINT64

typedef struct {
  SCARDCONTEXT id;
  gboolean busy;      /* a call is inside: pcsc-lite lets in one at a time */
  gboolean waiting;   /* that call is a SCardGetStatusChange which can be cancelled */
  gboolean cancelled; /* and it was */
  gboolean dead;      /* its service has ended */
} FakeContext;

typedef struct _FakeHandle FakeHandle;

typedef struct {
  char *name;
  gboolean plugged;
  GBytes *atr; /* NULL: no card */
  FakePcscTransmit transmit;
  gpointer card;
  guint16 event_counter;
  gint64 zero_until;  /* monotonic µs: till then its state reads 0 */
  DWORD flags;        /* of other programs and bad hardware */
  gboolean held;      /* another program's transaction */
  FakeHandle *owner;  /* our program's transaction */
  guint depth;        /* of it */
  GThread *answering; /* the thread inside transmit() */
} FakeReader;

struct _FakeHandle {
  SCARDHANDLE id;
  FakeContext *context;
  FakeReader *reader;
  DWORD share_mode;
  DWORD protocol;
  LONG event; /* SCARD_S_SUCCESS, SCARD_W_RESET_CARD or SCARD_W_REMOVED_CARD */
};

typedef struct {
  guint generation; /* counts resets */
  LONG service;
  LONG death_code;
  GPtrArray *readers; /* (element-type FakeReader) */
  GPtrArray *contexts;
  GPtrArray *handles;
} FakeWorld;

extern FakeWorld fake_world;

/* One call of the program, on its stack; all but the function's name starts as zero. */
typedef struct {
  const char *function;
  guint generation;
  FakeContext *context; /* busy until fake_call_end() */
  FakeReader *reader;
  FakeHandle *handle;
} FakeCall;

/* Every call begins with this, and with fake_call_end() it ends, also after an error. */
LONG fake_call_begin (FakeCall *call);
LONG fake_call_end (FakeCall *call, LONG rv);

/* Takes the context, waiting until no other call is inside, and looks up the reader if a name is
 * given (call->reader stays NULL if there is none of that name). */
LONG fake_call_enter_context (FakeCall *call, SCARDCONTEXT id, const char *reader_name);
/* The same from a card handle. */
LONG fake_call_enter_handle (FakeCall *call, SCARDHANDLE id);
/* The same, after another's transaction, and only with the card of before. */
LONG fake_call_enter_card (FakeCall *call, SCARDHANDLE id);
/* What happened to the reader or the card of the handle. */
LONG fake_call_check_card (FakeCall *call);

/* Waits until something happens or a monotonic time has come. Anything but SCARD_S_SUCCESS: the
 * call shall end with it, and its handle may be gone. */
LONG fake_call_wait (FakeCall *call, gint64 until);

/* The block of fake_pcsc_block(); the enter functions include it. */
LONG fake_call_wait_while_blocked (FakeCall *call);

/* Answers an APDU with the lock given back meanwhile. */
LONG fake_call_transmit (FakeCall *call,
                         const guint8 *command,
                         gsize command_length,
                         guint8 *response,
                         gsize *response_length);

gboolean fake_call_is_function (const char *name);
/* Nothing counted, failing or blocked. */
void fake_call_reset_functions (void);

void fake_lock (void);
void fake_unlock (void);
void fake_wait (gint64 until);
/* Wakes all who wait. */
void fake_changed (void);

LONG fake_context_new (SCARDCONTEXT *id);
FakeContext *fake_context_lookup (SCARDCONTEXT id);
/* Ends its handles too. */
void fake_context_drop (FakeContext *context);

FakeHandle *fake_handle_new (FakeContext *context, FakeReader *reader);
FakeHandle *fake_handle_lookup (SCARDHANDLE id);
void fake_handle_drop (FakeHandle *handle);

FakeReader *fake_reader_lookup (const char *name);
void fake_reader_unref (gpointer reader);
void fake_reader_set_card (FakeReader *reader,
                           const char *atr_hex,
                           FakePcscTransmit transmit,
                           gpointer card);
void fake_reader_eject (FakeReader *reader);
/* SCARD_STATE_* without CHANGED and counter; 0 while the reader is starting. */
DWORD fake_reader_get_state (FakeReader *reader);
/* SCARD_STATE_EXCLUSIVE or SCARD_STATE_INUSE if anybody but `except` (may be NULL) uses it. */
DWORD fake_reader_get_sharing (FakeReader *reader, FakeHandle *except);
/* Somebody but `handle` (may be NULL) has a transaction. */
gboolean fake_reader_is_locked (FakeReader *reader, FakeHandle *handle);
void fake_reader_unlock (FakeReader *reader);
/* All its handles learn of SCARD_W_RESET_CARD or SCARD_W_REMOVED_CARD; transactions end. */
void fake_reader_tell (FakeReader *reader, LONG event);

/* Gives `size` bytes as pcsc-lite's callers may ask for them: into their buffer, into one of ours
 * (SCARD_AUTOALLOCATE), or only the length. */
LONG fake_give_bytes (gconstpointer bytes, DWORD size, gpointer buffer, DWORD *length);

G_END_DECLS
