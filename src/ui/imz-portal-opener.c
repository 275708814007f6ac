/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-portal-opener.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-say.h"

typedef struct {
  GWeakRef window; /* may be closed meanwhile */
  char *address;
} Opening;

typedef struct {
  const char *scheme;
  const char *message;
} Program;

/* Those that stand for what the browser does not open. */
static const Program programs[] = {
  { "mailto:", N_ ("The mail program could not be opened: {address}") },
  { "tel:", N_ ("No program to call with could be opened: {address}") },
};

/* (transfer full): as one would write it down, without scheme and subject */
static char *
bare_address (const char *address, const Program *program)
{
  const char *bare = address + strlen (program->scheme);
  g_autofree char *escaped = g_strndup (bare, strcspn (bare, "?"));
  char *unescaped = g_uri_unescape_string (escaped, NULL);

  return unescaped != NULL ? unescaped : g_steal_pointer (&escaped);
}

/* No program for it: the address is given instead. */
static void
offer_address (GtkWidget *window, const char *address)
{
  const char *said = _ ("The browser could not be opened: {address}");
  g_autofree char *bare = g_strdup (address);
  g_autofree char *message = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++) {
    if (g_str_has_prefix (address, programs[i].scheme)) {
      said = _ (programs[i].message);
      g_free (bare);
      bare = bare_address (address, &programs[i]);
    }
  }

  /* A toast's title is markup. */
  message = imz_phrase_expand (said, "address", bare, NULL);
  escaped = g_markup_escape_text (message, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _ ("Copy address"));
  adw_toast_set_action_name (toast, "win.copy");
  adw_toast_set_action_target (toast, "s", bare);
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

  if (address != NULL)
    imz_portal_opener_open_address (window, address);
  else
    g_warning ("no portal is known for “%s”", id);
}

void
imz_portal_opener_open_address (GtkWidget *window, const char *address)
{
  g_autoptr (GAppLaunchContext) context = NULL;
  Opening *opening;

  context =
    G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (gtk_widget_get_display (window)));
  opening = g_new0 (Opening, 1);
  g_weak_ref_init (&opening->window, window);
  opening->address = g_strdup (address);
  g_app_info_launch_default_for_uri_async (address, context, NULL, opened_cb, opening);
}
