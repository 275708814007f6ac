/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-portal-opener.h"

#include <glib/gi18n-lib.h>

#include "imz-say.h"

typedef struct {
  GWeakRef window; /* may be closed meanwhile */
  char *address;
} Opening;

/* No browser: the address is given instead. */
static void
offer_address (GtkWidget *window, const char *address)
{
  /* A toast's title is markup. */
  g_autofree char *message =
    g_markup_printf_escaped (_ ("The browser could not be opened: %s"), address);
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _ ("Copy address"));
  adw_toast_set_action_name (toast, "win.copy");
  adw_toast_set_action_target (toast, "s", address);
  adw_toast_set_timeout (toast, 0);
  imz_say_toast (window, toast);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GtkWidget) window = g_weak_ref_get (&opening->window);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error)) {
    g_debug ("opening a portal failed: %s", error->message);
    if (window != NULL)
      offer_address (window, opening->address);
  }

  g_weak_ref_clear (&opening->window);
  g_free (opening->address);
  g_free (opening);
}

void
imz_portal_opener_open (GtkWidget *window, GKeyFile *portals, const char *id)
{
  g_autofree char *address = g_key_file_get_string (portals, "portals", id, NULL);
  g_autoptr (GAppLaunchContext) context = NULL;
  Opening *opening;

  if (address == NULL) {
    g_warning ("no portal is known for “%s”", id);
    return;
  }

  context =
    G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (gtk_widget_get_display (window)));
  opening = g_new0 (Opening, 1);
  g_weak_ref_init (&opening->window, window);
  opening->address = g_strdup (address);
  g_app_info_launch_default_for_uri_async (address, context, NULL, opened_cb, opening);
}
