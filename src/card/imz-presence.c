/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-presence.h"

#include "imz-card-error.h"

gboolean
imz_presence_equal (const ImzPresence *a, const ImzPresence *b)
{
  return a->events == b->events && a->atr_length == b->atr_length &&
         memcmp (a->atr, b->atr, a->atr_length) == 0;
}

gboolean
imz_presence_is_later (const ImzPresence *self, const ImzPresence *other)
{
  gint16 n_later = (gint16) (self->events - other->events); /* the counter wraps around */

  return n_later > 0 || (n_later == 0 && !imz_presence_equal (self, other));
}

gboolean
imz_presence_read (SCARDCONTEXT context, const char *reader, ImzPresence *presence, GError **error)
{
  SCARD_READERSTATE state = { .szReader = reader, .dwCurrentState = SCARD_STATE_UNAWARE };
  LONG result = SCardGetStatusChange (context, 0, &state, 1);

  if (!imz_card_error_set (error, result, "SCardGetStatusChange"))
    return FALSE;

  if ((state.dwEventState & SCARD_STATE_PRESENT) == 0)
    return imz_card_error_set (error, SCARD_E_NO_SMARTCARD, "SCardGetStatusChange");

  presence->events = state.dwEventState >> 16 & 0xFFFF;
  presence->atr_length = MIN (state.cbAtr, (DWORD) sizeof presence->atr);
  memcpy (presence->atr, state.rgbAtr, presence->atr_length);

  return TRUE;
}

/* A reader that comes or goes meanwhile holds no card that would matter. */
static char **
list_others (SCARDCONTEXT context, const char *reader)
{
  GPtrArray *others = g_ptr_array_new ();
  DWORD length = SCARD_AUTOALLOCATE;
  char *names = NULL;

  if (SCardListReaders (context, NULL, (LPSTR) &names, &length) == SCARD_S_SUCCESS) {
    for (const char *name = names; *name != '\0'; name += strlen (name) + 1) {
      ImzPresence presence;

      if (strcmp (name, reader) != 0 && imz_presence_read (context, name, &presence, NULL))
        g_ptr_array_add (others, g_strdup (name));
    }
    SCardFreeMemory (context, names);
  }
  g_ptr_array_add (others, NULL);

  return (char **) g_ptr_array_free (others, FALSE);
}

gboolean
imz_presence_check (const ImzPresence *before, const char *reader, char ***others, GError **error)
{
  ImzPresence now;
  SCARDCONTEXT context;
  LONG result = SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context);
  gboolean is_there;

  *others = NULL;
  if (!imz_card_error_set (error, result, "SCardEstablishContext"))
    return FALSE;

  *others = list_others (context, reader);
  is_there = imz_presence_read (context, reader, &now, error);
  SCardReleaseContext (context);

  return is_there && (imz_presence_equal (&now, before) ||
                      imz_card_error_set (error, SCARD_W_RESET_CARD, "SCardGetStatusChange"));
}
