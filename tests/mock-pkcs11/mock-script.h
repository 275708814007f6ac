/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the mock module plays; the words are described in mock-pkcs11.c. */

#pragma once

#include <glib.h>
#include <p11-kit/pkcs11.h>

G_BEGIN_DECLS

/* What is odd about the value of one certificate, or of all (key 0). */
typedef enum {
  MOCK_VALUE_PLAIN,
  MOCK_VALUE_HUGE,        /* said to be of 2 GB */
  MOCK_VALUE_EMPTY,       /* of no bytes */
  MOCK_VALUE_UNAVAILABLE, /* CK_UNAVAILABLE_INFORMATION, with CKR_OK */
  MOCK_VALUE_LONGER,      /* said to be longer when it is there than before */
  MOCK_VALUE_SHORTER,
} MockValue;

typedef struct {
  gboolean absent;
  guint n_slots;
  char *slot_description; /* NULL: "Mock Reader 00 00" and so on */
  char *label;
  GPtrArray *certificates; /* of GBytes */
  CK_FLAGS flags;
  GHashTable *values; /* certificate's number, from 1, to MockValue */
  GHashTable *lacks;  /* names of functions that are NULL */
  guint n_left;       /* certificates that are found: the card was pulled */
  gboolean no_function_list;
  gboolean null_is_bad;
  gboolean struct_is_bad;
  gboolean garbage_versions;
  gboolean chatty;
  gboolean changing_slot_count;
  gboolean absurd_slot_count;
  gboolean endless_objects;
  gboolean one_by_one;
  gboolean absurd_object_count;
  gboolean cage;
  gboolean once;
  gboolean asks;
} MockScript;

/* Reads the script at the first call; a bad line aborts. */
const MockScript *mock_script_get (void);

/* The beginning of each call: plays what the script has for it, which may not come back. Returns
 * what the call shall return at once; CKR_OK: it shall go on. */
CK_RV mock_script_enter (const char *function);

MockValue mock_script_get_value (const MockScript *script, CK_ULONG certificate);

/* A file beside the module, for the test to find: `<module>.<extension>`. */
void mock_script_tell (const char *extension, const char *text);

G_END_DECLS
