/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define IMZ_NOTIFIER_ERROR (imz_notifier_error_quark ())
GQuark imz_notifier_error_quark (void);

/**
 * ImzNotifierError:
 * @IMZ_NOTIFIER_ERROR_NO_SERVER: nothing in this session shows notifications
 * @IMZ_NOTIFIER_ERROR_FAILED: what shows them did not take this one, or did not answer in time
 */
typedef enum {
  IMZ_NOTIFIER_ERROR_NO_SERVER,
  IMZ_NOTIFIER_ERROR_FAILED,
} ImzNotifierError;

/* What a person may press on a notification. The words are those of the signal `acted`. */
#define IMZ_NOTIFIER_OPEN "open"
#define IMZ_NOTIFIER_LATER "later"

/**
 * ImzNotice:
 * @series: what it belongs to: it takes the place of the one of the same series that is shown
 * @title: plain text, in one line
 * @body: plain text
 * @open: what stands on the button that opens
 * @is_urgent: it stays in sight, also where the person does not want to be disturbed
 */
typedef struct {
  const char *series;
  const char *title;
  const char *body;
  const char *open;
  gboolean is_urgent;
} ImzNotice;

/**
 * ImzNotifier:
 *
 * Shows notifications, and tells what becomes of each: by org.freedesktop.Notifications, since #GNotification cannot
 * tell when one is closed. They stay until the person closes them; outside GNOME their buttons work as long as
 * @connection is there.
 *
 * Signals: `acted` (series, IMZ_NOTIFIER_OPEN or IMZ_NOTIFIER_LATER): the person pressed that; it is not shown any
 * more, and `closed` follows. `closed` (series): it is not shown any more, or what showed it is gone.
 */
#define IMZ_TYPE_NOTIFIER (imz_notifier_get_type ())
G_DECLARE_FINAL_TYPE (ImzNotifier, imz_notifier, IMZ, NOTIFIER, GObject)

/**
 * imz_notifier_new:
 * @connection: the session's bus
 * @deadline_ms: how long each answer may take, in milliseconds
 *
 * Returns: (transfer full): a notifier, which asks nobody yet
 */
ImzNotifier *imz_notifier_new (GDBusConnection *connection, guint deadline_ms);

/**
 * imz_notifier_send_async:
 * @notice: what to show; it is copied
 *
 * Starts what shows notifications, where it can be started. Where that has no buttons there are none, and its own
 * mark-up is not what the text is taken for. Two of one series must not be under way at the same time.
 */
void imz_notifier_send_async (ImzNotifier *self,
                              const ImzNotice *notice,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * imz_notifier_send_finish:
 *
 * Returns: %TRUE if it was taken; else %FALSE with @error, an #ImzNotifierError in words for a person, or
 *   %G_IO_ERROR_CANCELLED
 */
gboolean imz_notifier_send_finish (ImzNotifier *self, GAsyncResult *result, GError **error);

/* How many are shown. */
guint imz_notifier_get_n_shown (ImzNotifier *self);

G_END_DECLS
