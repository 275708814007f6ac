/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include "imz-virtual-card-private.h"

#define VPCD_PORT 35963

enum {
  FIRST_WORD_MS = 2000, /* vpcd looks for a card every 400 ms */
  MAX_CONNECTIONS = 5,
};

struct _ImzVirtualReader {
  ImzVirtualCard *card; /* borrowed */
  guint slot;
  GSocket *socket;
  GCancellable *leave;
  GThread *thread;
};

/* Messages of one byte are vpcd's own, longer ones are APDUs. */
enum {
  VPCD_POWER_OFF = 0x00,
  VPCD_POWER_ON = 0x01,
  VPCD_RESET = 0x02,
  VPCD_GET_ATR = 0x04,
};

static gboolean
receive (ImzVirtualReader *self, guint8 *buffer, gsize length)
{
  gsize n_received = 0;

  while (n_received < length) {
    gssize n;

    /* vpcd sends length and payload apart: without this Nagle's algorithm and the delayed
     * acknowledgement wait 40 ms for each other. The kernel forgets the option again. */
    if (!g_socket_set_option (self->socket, IPPROTO_TCP, TCP_QUICKACK, 1, NULL))
      return FALSE;
    n = g_socket_receive (self->socket, (char *) buffer + n_received, length - n_received,
                          self->leave, NULL);
    if (n <= 0)
      return FALSE;
    n_received += (gsize) n;
  }

  return TRUE;
}

static gboolean
send_message (ImzVirtualReader *self, const guint8 *payload, gsize length)
{
  g_autofree guint8 *message = g_malloc (length + 2);
  gsize n_sent = 0;

  message[0] = (guint8) (length >> 8);
  message[1] = (guint8) (length & 0xFF);
  for (gsize i = 0; i < length; i++)
    message[i + 2] = payload[i];

  while (n_sent < length + 2) {
    gssize n = g_socket_send (self->socket, (const char *) message + n_sent, length + 2 - n_sent,
                              self->leave, NULL);

    if (n < 0)
      return FALSE;
    n_sent += (gsize) n;
  }

  return TRUE;
}

/* FALSE when the card was removed meanwhile. */
static gboolean
pause_for (ImzVirtualReader *self, guint64 microseconds)
{
  const struct timespec timeout = { .tv_sec = (time_t) (microseconds / G_USEC_PER_SEC),
                                    .tv_nsec = (long) (microseconds % G_USEC_PER_SEC) * 1000 };
  struct pollfd wake = { .fd = g_cancellable_get_fd (self->leave), .events = POLLIN };

  if (microseconds > 0)
    ppoll (&wake, 1, &timeout, NULL);
  g_cancellable_release_fd (self->leave);

  return !g_cancellable_is_cancelled (self->leave);
}

static gboolean
serve_apdu (ImzVirtualReader *self, const guint8 *command, gsize length)
{
  guint8 response[IMZ_VIRTUAL_RESPONSE_SIZE];
  gsize response_length = 0;

  switch (imz_virtual_card_process (self->card, command, length, response, &response_length)) {
  case IMZ_VIRTUAL_OUTCOME_EJECTED:
    return FALSE;
  case IMZ_VIRTUAL_OUTCOME_STALLED:
    /* Now vpcd waits for an answer, and receive() for vpcd, until somebody hangs up. */
    return TRUE;
  case IMZ_VIRTUAL_OUTCOME_ANSWERED:
  default:
    return pause_for (self,
                      imz_virtual_card_get_answer_time (self->card, length + response_length)) &&
           send_message (self, response, response_length);
  }
}

static gboolean
serve_control (ImzVirtualReader *self, guint8 control)
{
  GBytes *atr = imz_virtual_card_get_atr (self->card);

  switch (control) {
  case VPCD_GET_ATR:
    return send_message (self, g_bytes_get_data (atr, NULL), g_bytes_get_size (atr));
  case VPCD_POWER_OFF:
  case VPCD_POWER_ON:
  case VPCD_RESET:
    imz_virtual_card_reset (self->card);
    return TRUE;
  default:
    return TRUE;
  }
}

static GSocket *
connect_to_slot (guint slot, GError **error)
{
  g_autoptr (GInetAddress) localhost = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address =
    g_inet_socket_address_new (localhost, (guint16) (VPCD_PORT + slot));
  g_autoptr (GSocket) socket = NULL;

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL || !g_socket_connect (socket, address, NULL, error) ||
      !g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, 1, error))
    return NULL;

  return g_steal_pointer (&socket);
}

static gboolean
has_first_word (ImzVirtualReader *self)
{
  guint8 byte;

  return g_socket_condition_timed_wait (
           self->socket, G_IO_IN, FIRST_WORD_MS * G_TIME_SPAN_MILLISECOND, self->leave, NULL) &&
         recv (g_socket_get_fd (self->socket), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}

/* Once in a while vpcd drops a connection, or forgets it, before its first word: the card was never
 * in. It is put in again. */
static void
wait_until_taken (ImzVirtualReader *self)
{
  for (int i = 1; i < MAX_CONNECTIONS && !has_first_word (self); i++) {
    GSocket *anew = NULL;

    if (!g_cancellable_is_cancelled (self->leave))
      anew = connect_to_slot (self->slot, NULL);
    if (anew == NULL)
      return;

    g_socket_close (self->socket, NULL);
    g_object_unref (self->socket);
    self->socket = anew;
  }
}

static gpointer
serve (gpointer data)
{
  ImzVirtualReader *self = data;
  g_autofree guint8 *message = g_malloc (G_MAXUINT16);
  guint8 header[2];
  gboolean connected = TRUE;

  wait_until_taken (self);
  while (connected) {
    gsize length;

    if (!receive (self, header, sizeof header))
      break;
    length = (gsize) header[0] << 8 | header[1];
    if (!receive (self, message, length))
      break;
    if (length == 1)
      connected = serve_control (self, message[0]);
    else if (length > 1)
      connected = serve_apdu (self, message, length);
  }

  /* The hang-up is what vpcd takes for the card leaving. */
  g_socket_close (self->socket, NULL);

  return NULL;
}

ImzVirtualReader *
imz_virtual_reader_new (ImzVirtualCard *card, guint slot, GError **error)
{
  g_autoptr (GSocket) socket = connect_to_slot (slot, error);
  ImzVirtualReader *self;

  if (socket == NULL)
    return NULL;

  self = g_new0 (ImzVirtualReader, 1);
  self->card = card;
  self->slot = slot;
  self->socket = g_steal_pointer (&socket);
  self->leave = g_cancellable_new ();
  self->thread = g_thread_new ("virtual card", serve, self);

  return self;
}

void
imz_virtual_reader_free (ImzVirtualReader *reader)
{
  g_cancellable_cancel (reader->leave);
  g_thread_join (reader->thread);
  g_object_unref (reader->leave);
  g_object_unref (reader->socket);
  g_free (reader);
}
