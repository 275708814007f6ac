/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-session.h"

#include <string.h>

#include "imz-token-return.h"

enum {
  SLOT_ROOM = 1024, /* for a module that has more slots than anybody looks into */
  MAX_SLOTS = 64,
  MAX_OBJECTS = 64,
  MAX_VALUE = 64 * 1024,
  MAX_VALUES = 512 * 1024, /* in base64 two thirds of what the parent takes */
};

typedef struct {
  CK_FUNCTION_LIST *functions;
  ImzTokenReading *reading;
  gsize n_bytes; /* of the values so far */
} Talk;

/* The first call that fails is the one to tell. */
static gboolean
check (Talk *self, const char *function, CK_RV rv)
{
  if (rv == CKR_OK)
    return TRUE;

  if (self->reading->result != IMZ_TOKEN_RESULT_FAILED) {
    self->reading->result = IMZ_TOKEN_RESULT_FAILED;
    self->reading->detail = imz_token_return_describe (function, rv);
  }

  return FALSE;
}

static gboolean
is_gone (CK_RV rv)
{
  return rv == CKR_DEVICE_REMOVED || rv == CKR_TOKEN_NOT_PRESENT ||
         rv == CKR_SESSION_HANDLE_INVALID || rv == CKR_SESSION_CLOSED;
}

static gboolean
initialize (Talk *self, gboolean null_first)
{
  CK_C_INITIALIZE_ARGS arguments = { .flags = CKF_OS_LOCKING_OK };
  CK_RV rv = self->functions->C_Initialize (null_first ? NULL : &arguments);

  if (rv == CKR_ARGUMENTS_BAD)
    rv = self->functions->C_Initialize (null_first ? &arguments : NULL);
  if (rv == CKR_CRYPTOKI_ALREADY_INITIALIZED)
    rv = CKR_OK;

  return check (self, "C_Initialize", rv);
}

static ImzTokenPin
pin_from_flags (CK_FLAGS flags)
{
  static const struct {
    CK_FLAGS flag;
    ImzTokenPin pin;
  } pins[] = {
    { CKF_USER_PIN_LOCKED, IMZ_TOKEN_PIN_LOCKED },
    { CKF_USER_PIN_FINAL_TRY, IMZ_TOKEN_PIN_FINAL_TRY },
    { CKF_USER_PIN_COUNT_LOW, IMZ_TOKEN_PIN_LOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pins); i++) {
    if ((flags & pins[i].flag) != 0)
      return pins[i].pin;
  }

  return (flags & CKF_USER_PIN_INITIALIZED) != 0 ? IMZ_TOKEN_PIN_NONE : IMZ_TOKEN_PIN_NOT_SET;
}

/* Padded with spaces by the book, with NULs by some. */
static char *
read_slot_description (const CK_UTF8CHAR *description, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) description, length);

  return g_strstrip (g_utf8_make_valid (text, -1));
}

/* Two of the same query: for the length, and for the value. The buffer is as long as was said at
 * first, whatever is said then. An object that has no value of a sensible length is passed over. */
static CK_RV
read_value (Talk *self, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, GPtrArray *certificates)
{
  CK_ATTRIBUTE attribute = { .type = CKA_VALUE };
  g_autofree guint8 *value = NULL;
  gsize length;
  CK_RV rv = self->functions->C_GetAttributeValue (session, object, &attribute, 1);

  if (rv != CKR_OK)
    return rv;
  length = attribute.ulValueLen; /* CK_UNAVAILABLE_INFORMATION is far too long as well */
  if (length == 0 || length > MAX_VALUE || length > MAX_VALUES - self->n_bytes)
    return CKR_OK;

  value = g_malloc0 (length);
  attribute.pValue = value;
  rv = self->functions->C_GetAttributeValue (session, object, &attribute, 1);
  if (rv != CKR_OK)
    return rv;
  if (attribute.ulValueLen == 0 || attribute.ulValueLen == CK_UNAVAILABLE_INFORMATION)
    return CKR_OK;

  length = MIN (length, attribute.ulValueLen);
  self->n_bytes += length;
  g_ptr_array_add (certificates, g_bytes_new (value, length));

  return CKR_OK;
}

/* One object that cannot be read does not hide the others; only when there are no others it is
 * told. */
static gboolean
read_values (Talk *self,
             CK_SESSION_HANDLE session,
             const CK_OBJECT_HANDLE *objects,
             CK_ULONG n_objects,
             GPtrArray *certificates)
{
  CK_RV first_failure = CKR_OK;

  for (CK_ULONG i = 0; i < n_objects; i++) {
    CK_RV rv = read_value (self, session, objects[i], certificates);

    if (is_gone (rv))
      return check (self, "C_GetAttributeValue", rv);
    if (first_failure == CKR_OK)
      first_failure = rv;
  }

  return certificates->len > 0 || check (self, "C_GetAttributeValue", first_failure);
}

static gboolean
find_objects (Talk *self, CK_SESSION_HANDLE session, CK_OBJECT_HANDLE *objects, CK_ULONG *n_objects)
{
  CK_OBJECT_CLASS class = CKO_CERTIFICATE;
  CK_ATTRIBUTE template = { CKA_CLASS, &class, sizeof class };
  CK_ULONG n_found;
  CK_RV rv = self->functions->C_FindObjectsInit (session, &template, 1);

  *n_objects = 0;
  if (!check (self, "C_FindObjectsInit", rv))
    return FALSE;

  do {
    CK_ULONG room = MAX_OBJECTS - *n_objects;

    n_found = 0;
    rv = self->functions->C_FindObjects (session, objects + *n_objects, room, &n_found);
    if (!check (self, "C_FindObjects", rv))
      return FALSE;
    n_found = MIN (n_found, room);
    *n_objects += n_found;
  } while (n_found > 0 && *n_objects < MAX_OBJECTS);

  /* By now all are found: how the search closes is not told, nor how the session does. */
  self->functions->C_FindObjectsFinal (session);

  return TRUE;
}

/* FALSE with nothing told if what is in the slot is a token that was never made ready: no token to
 * us. */
static gboolean
read_certificates (Talk *self, CK_SLOT_ID slot, GPtrArray *certificates)
{
  CK_OBJECT_HANDLE objects[MAX_OBJECTS] = { CK_INVALID_HANDLE };
  CK_ULONG n_objects = 0;
  CK_SESSION_HANDLE session = CK_INVALID_HANDLE;
  CK_RV rv = self->functions->C_OpenSession (slot, CKF_SERIAL_SESSION, NULL, NULL, &session);
  gboolean read;

  if (rv == CKR_TOKEN_NOT_RECOGNIZED || !check (self, "C_OpenSession", rv))
    return FALSE;

  read = find_objects (self, session, objects, &n_objects) &&
         read_values (self, session, objects, n_objects, certificates);
  self->functions->C_CloseSession (session);

  return read;
}

static void
read_slot (Talk *self, CK_SLOT_ID slot)
{
  g_autoptr (ImzToken) token = imz_token_new ();
  CK_TOKEN_INFO token_info = { .flags = 0 };
  CK_SLOT_INFO slot_info = { .flags = 0 };
  CK_RV rv = self->functions->C_GetTokenInfo (slot, &token_info);

  /* No card, or a card of somebody else's. */
  if (rv == CKR_TOKEN_NOT_PRESENT || rv == CKR_TOKEN_NOT_RECOGNIZED)
    return;
  if (!check (self, "C_GetTokenInfo", rv) ||
      !check (self, "C_GetSlotInfo", self->functions->C_GetSlotInfo (slot, &slot_info)))
    return;

  token->pin = pin_from_flags (token_info.flags);
  token->slot = read_slot_description (slot_info.slotDescription, sizeof slot_info.slotDescription);
  if (read_certificates (self, slot, token->certificates))
    g_ptr_array_add (self->reading->tokens, g_steal_pointer (&token));
}

/* The first call, which asks for the number alone, is the one at which modules look for cards. Its
 * answer says only whether there is any: by the second it may be another one. */
static gboolean
list_slots (Talk *self, CK_SLOT_ID *slots, CK_ULONG *n_slots)
{
  CK_RV rv;

  *n_slots = 0;
  rv = self->functions->C_GetSlotList (CK_TRUE, NULL, n_slots);
  if (rv == CKR_OK && *n_slots > 0) {
    *n_slots = SLOT_ROOM;
    rv = self->functions->C_GetSlotList (CK_TRUE, slots, n_slots);
  }

  return check (self, "C_GetSlotList", rv);
}

/* Of a list that is shorter than was said, the rest is one slot again and again. */
static gboolean
is_repeated (const CK_SLOT_ID *slots, CK_ULONG i)
{
  for (CK_ULONG j = 0; j < i; j++) {
    if (slots[j] == slots[i])
      return TRUE;
  }

  return FALSE;
}

void
imz_token_session_read (CK_FUNCTION_LIST *functions, gboolean null_first, ImzTokenReading *reading)
{
  Talk self = { .functions = functions, .reading = reading };
  CK_SLOT_ID slots[SLOT_ROOM] = { 0 };
  CK_ULONG n_slots = 0;

  reading->result = IMZ_TOKEN_RESULT_NO_TOKEN;
  if (!initialize (&self, null_first) || !list_slots (&self, slots, &n_slots))
    return;

  for (CK_ULONG i = 0; i < MIN (n_slots, MAX_SLOTS); i++) {
    if (!is_repeated (slots, i))
      read_slot (&self, slots[i]);
  }

  if (reading->result == IMZ_TOKEN_RESULT_NO_TOKEN && reading->tokens->len > 0)
    reading->result = IMZ_TOKEN_RESULT_READ;
}
