/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A PKCS#11 module that plays a script: the file `<path it was loaded by>.script`, or else the one
 * that MOCK_PKCS11_SCRIPT names. Copy it into a folder of the test's own and write the script beside
 * it. It is strict: a caller that logs in, opens a second session or one for writing, asks for
 * anything but CKA_CLASS and CKA_VALUE, or uses another thread is aborted.
 *
 * One command a line, words as in a shell ("…" around spaces, # begins a comment):
 *
 *   absent                           there is no token
 *   slots N                          each with a token (1)
 *   slot-description TEXT            of all slots, with escapes as in C (Mock Reader 00 00, … 01)
 *   label TEXT                       the token's, its serial number too (10000000146NES0)
 *   flags 0x…                        the token's (0x40D: nothing special)
 *   certificates N [SIZE]            made up: a DER header, filled with 01, 02, … (700 bytes)
 *   certificate-file PATH            DER; relative to the module's folder
 *   pulled N                         only N certificates are found, with CKR_OK
 *
 *   arguments-bad null|struct        C_Initialize refuses that
 *   garbage-versions                 FF in every version and time
 *   chatty                           prints the label to stdout and stderr
 *   changing-slot-count              another slot appears between the two calls of C_GetSlotList
 *   absurd-slot-count                C_GetSlotList tells a number far beyond its slots
 *   endless-objects                  C_FindObjects never comes to the end
 *   absurd-object-count              C_FindObjects tells more than it was asked for
 *   one-by-one                       C_FindObjects hands out one at a time
 *   no-function-list                 C_GetFunctionList succeeds with NULL
 *   lacks FUNCTION                   the function list has NULL there
 *
 *   huge-attribute [N]               certificate N (without N: each) claims to be of 2 GB,
 *   empty-attribute [N]                of no bytes,
 *   unavailable-attribute [N]          of CK_UNAVAILABLE_INFORMATION,
 *   lie-length [N]                     of more bytes the second time, though none are written,
 *   shrink-length [N]                  of fewer bytes the second time
 *
 *   hang FUNCTION [SPARED]           sleeps for ever, after SPARED calls that go well
 *   abort FUNCTION [SPARED]
 *   segv FUNCTION [SPARED]
 *   exit FUNCTION CODE [SPARED]
 *   return FUNCTION CODE [SPARED]    returns e.g. 0x30
 *   once                             only the first process that loads it meets these faults
 *   asks                             goes on only when its `<module>.question` was answered with a file
 *                                      `<module>.answer`
 *   cage                             C_Initialize tells what it sees of its process
 *
 * FUNCTION is any that the module has, or `load` (while it is loaded) or `unload` (at an orderly
 * exit). What it tells is written to files: what C_Initialize was called with to
 * `<module>.initialized`, the number of a process that is about to hang to `<module>.hangs`, its cage
 * to `<module>.cage`. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mock-cage.h"
#include "mock-script.h"

#define EXPORTED __attribute__ ((visibility ("default")))

enum {
  SESSION = 0x5E55,
  ABSURD_COUNT = 0x7FFFFFFF,
  HUGE = 0x7FFFFFFF,
};

/* The rules of the standard that a reader could break. */
static struct {
  gboolean initialized;
  gboolean session_open;
  gboolean searching;
  CK_ULONG n_found;
  GThread *thread;
} state;

static void
demand (gboolean kept, const char *rule)
{
  if (!kept) {
    fprintf (stderr, "mock-pkcs11: %s\n", rule);
    abort ();
  }
}

static CK_RV
enter (const char *function)
{
  demand (state.initialized, "not initialised");
  demand (state.thread == g_thread_self (), "another thread");
  return mock_script_enter (function);
}

static void
pad (CK_UTF8CHAR *to, gsize size, const char *text)
{
  memset (to, ' ', size);
  memcpy (to, text, MIN (strlen (text), size));
}

static void
chat (const MockScript *script)
{
  printf ("mock-pkcs11 found %s\n", script->label);
  fflush (stdout);
  fprintf (stderr, "mock-pkcs11 found %s\n", script->label);
  demand (write (STDOUT_FILENO, "{}\n", 3) == 3, "nothing can be written");
}

static CK_RV
mock_initialize (void *arguments)
{
  const MockScript *script = mock_script_get ();
  CK_RV rv = mock_script_enter ("C_Initialize");

  if (rv != CKR_OK && rv != CKR_CRYPTOKI_ALREADY_INITIALIZED)
    return rv;
  if (arguments == NULL ? script->null_is_bad : script->struct_is_bad)
    return CKR_ARGUMENTS_BAD;
  demand (arguments == NULL || ((CK_C_INITIALIZE_ARGS *) arguments)->flags == CKF_OS_LOCKING_OK,
          "other flags than CKF_OS_LOCKING_OK");
  if (script->chatty)
    chat (script);
  if (script->cage)
    mock_cage_tell ();
  mock_script_tell ("initialized", arguments == NULL ? "null" : "struct");
  state.initialized = TRUE;
  state.thread = g_thread_self ();
  return rv;
}

static CK_RV
mock_finalize (void *reserved)
{
  return enter ("C_Finalize");
}

static CK_RV
mock_get_slot_list (CK_BBOOL token_present, CK_SLOT_ID *slots, CK_ULONG *n_slots)
{
  const MockScript *script = mock_script_get ();
  CK_RV rv = enter ("C_GetSlotList");
  CK_ULONG n_there = script->absent && token_present ? 0 : script->n_slots;
  CK_ULONG room = *n_slots;

  if (rv != CKR_OK)
    return rv;
  if (script->changing_slot_count && slots != NULL)
    n_there++;
  *n_slots = script->absurd_slot_count ? ABSURD_COUNT : n_there;
  if (slots == NULL)
    return CKR_OK;
  if (room < n_there)
    return CKR_BUFFER_TOO_SMALL;
  for (CK_ULONG i = 0; i < n_there; i++)
    slots[i] = i;
  return CKR_OK;
}

static CK_RV
mock_get_slot_info (CK_SLOT_ID slot, CK_SLOT_INFO *info)
{
  const MockScript *script = mock_script_get ();
  g_autofree char *numbered = g_strdup_printf ("Mock Reader 00 %02lX", slot);
  CK_RV rv = enter ("C_GetSlotInfo");

  if (rv != CKR_OK)
    return rv;
  memset (info, script->garbage_versions ? 0xFF : 0, sizeof *info);
  pad (info->slotDescription, sizeof info->slotDescription,
       script->slot_description != NULL ? script->slot_description : numbered);
  pad (info->manufacturerID, sizeof info->manufacturerID, script->label);
  info->flags = CKF_REMOVABLE_DEVICE | (script->absent ? 0 : CKF_TOKEN_PRESENT);
  return CKR_OK;
}

static CK_RV
mock_get_token_info (CK_SLOT_ID slot, CK_TOKEN_INFO *info)
{
  const MockScript *script = mock_script_get ();
  CK_RV rv = enter ("C_GetTokenInfo");

  if (rv == CKR_OK && script->absent)
    rv = CKR_TOKEN_NOT_PRESENT;
  if (rv != CKR_OK)
    return rv;
  memset (info, script->garbage_versions ? 0xFF : 0, sizeof *info);
  pad (info->label, sizeof info->label, script->label);
  pad (info->manufacturerID, sizeof info->manufacturerID, script->label);
  pad (info->model, sizeof info->model, script->label);
  pad (info->serialNumber, sizeof info->serialNumber, script->label);
  info->flags = script->flags;
  return CKR_OK;
}

static CK_RV
mock_open_session (CK_SLOT_ID slot,
                   CK_FLAGS flags,
                   void *application,
                   CK_NOTIFY notify,
                   CK_SESSION_HANDLE *session)
{
  CK_RV rv = enter ("C_OpenSession");

  demand (flags == CKF_SERIAL_SESSION, "a session for more than reading");
  demand (!state.session_open, "a second session");
  if (rv != CKR_OK)
    return rv;
  state.session_open = TRUE;
  *session = SESSION + slot;
  return CKR_OK;
}

static CK_RV
mock_close_session (CK_SESSION_HANDLE session)
{
  demand (state.session_open, "no session to close");
  state.session_open = FALSE;
  state.searching = FALSE;
  return enter ("C_CloseSession");
}

static CK_RV
mock_login (CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR *pin, CK_ULONG length)
{
  demand (FALSE, "a login");
  return CKR_PIN_INCORRECT;
}

static CK_RV
mock_find_objects_init (CK_SESSION_HANDLE session, CK_ATTRIBUTE *templates, CK_ULONG n_templates)
{
  CK_RV rv = enter ("C_FindObjectsInit");

  demand (state.session_open && !state.searching, "no session, or a search already");
  demand (n_templates == 1 && templates->type == CKA_CLASS &&
            templates->ulValueLen == sizeof (CK_OBJECT_CLASS) &&
            *(CK_OBJECT_CLASS *) templates->pValue == CKO_CERTIFICATE,
          "a search for anything but certificates");
  if (rv != CKR_OK)
    return rv;
  state.searching = TRUE;
  state.n_found = 0;
  return CKR_OK;
}

static CK_RV
mock_find_objects (CK_SESSION_HANDLE session,
                   CK_OBJECT_HANDLE *objects,
                   CK_ULONG room,
                   CK_ULONG *n_objects)
{
  const MockScript *script = mock_script_get ();
  CK_RV rv = enter ("C_FindObjects");
  CK_ULONG n_there = MIN (script->certificates->len, script->n_left);
  CK_ULONG n_now = script->one_by_one ? MIN (room, 1) : room;

  demand (state.searching, "no search");
  demand (room > 0, "no room for an object");
  if (rv != CKR_OK)
    return rv;
  if (!script->endless_objects)
    n_now = MIN (n_now, n_there - state.n_found);
  for (CK_ULONG i = 0; i < n_now; i++)
    objects[i] = 1 + state.n_found++ % n_there;
  *n_objects = script->absurd_object_count && n_now > 0 ? ABSURD_COUNT : n_now;
  return CKR_OK;
}

static CK_RV
mock_find_objects_final (CK_SESSION_HANDLE session)
{
  demand (state.searching, "no search to end");
  state.searching = FALSE;
  return enter ("C_FindObjectsFinal");
}

static CK_ULONG
say_length (MockValue value, CK_ULONG length, gboolean second)
{
  switch (value) {
  case MOCK_VALUE_HUGE:
    return HUGE;
  case MOCK_VALUE_EMPTY:
    return 0;
  case MOCK_VALUE_UNAVAILABLE:
    return CK_UNAVAILABLE_INFORMATION;
  case MOCK_VALUE_LONGER:
    return second ? length + 1000 : length;
  case MOCK_VALUE_SHORTER:
    return second ? length - 1 : length;
  case MOCK_VALUE_PLAIN:
  default:
    return length;
  }
}

static CK_RV
mock_get_attribute_value (CK_SESSION_HANDLE session,
                          CK_OBJECT_HANDLE object,
                          CK_ATTRIBUTE *attributes,
                          CK_ULONG n_attributes)
{
  const MockScript *script = mock_script_get ();
  CK_RV rv = enter ("C_GetAttributeValue");
  CK_ULONG room = attributes->ulValueLen;
  gconstpointer bytes;
  gsize length;

  demand (state.session_open, "no session");
  demand (n_attributes == 1 && attributes->type == CKA_VALUE, "another attribute than the value");
  if (rv != CKR_OK)
    return rv;
  if (object == CK_INVALID_HANDLE || object > script->certificates->len)
    return CKR_OBJECT_HANDLE_INVALID;
  bytes = g_bytes_get_data (g_ptr_array_index (script->certificates, object - 1), &length);
  attributes->ulValueLen =
    say_length (mock_script_get_value (script, object), length, attributes->pValue != NULL);
  if (attributes->pValue == NULL)
    return CKR_OK;
  if (room < length)
    return CKR_BUFFER_TOO_SMALL;
  memcpy (attributes->pValue, bytes, length);
  return CKR_OK;
}

static void __attribute__ ((constructor)) load (void)
{
  mock_script_enter ("load");
}

static void __attribute__ ((destructor)) unload (void)
{
  mock_script_enter ("unload");
}

EXPORTED CK_RV
C_GetFunctionList (CK_FUNCTION_LIST **list)
{
  static CK_FUNCTION_LIST functions;
  const MockScript *script = mock_script_get ();
  CK_RV rv = mock_script_enter ("C_GetFunctionList");

#define OFFER(name, function) \
  functions.name = g_hash_table_contains (script->lacks, #name) ? NULL : (function)

  functions.version = (CK_VERSION){ 2, 40 };
  OFFER (C_Initialize, mock_initialize);
  OFFER (C_Finalize, mock_finalize);
  OFFER (C_GetSlotList, mock_get_slot_list);
  OFFER (C_GetSlotInfo, mock_get_slot_info);
  OFFER (C_GetTokenInfo, mock_get_token_info);
  OFFER (C_OpenSession, mock_open_session);
  OFFER (C_CloseSession, mock_close_session);
  OFFER (C_Login, mock_login);
  OFFER (C_FindObjectsInit, mock_find_objects_init);
  OFFER (C_FindObjects, mock_find_objects);
  OFFER (C_FindObjectsFinal, mock_find_objects_final);
  OFFER (C_GetAttributeValue, mock_get_attribute_value);

  if (rv != CKR_OK)
    return rv;
  *list = script->no_function_list ? NULL : &functions;
  return CKR_OK;
}
