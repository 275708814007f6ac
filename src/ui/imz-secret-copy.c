/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-secret-copy.h"

/* What clipboard managers look for before they keep something; KDE's, but others follow it. */
#define HINT_TYPE "x-kde-passwordManagerHint"
#define HINT "secret"

/* What was copied last: a clipboard holds no more than one thing. */
static struct {
  GdkClipboard *clipboard;     /* (nullable) */
  GdkContentProvider *content; /* (nullable) */
  guint timeout;
} copied;

static void
forget_copied (void)
{
  g_clear_handle_id (&copied.timeout, g_source_remove);
  g_clear_object (&copied.content);
  g_clear_object (&copied.clipboard);
}

static gboolean
take_away_cb (gpointer user_data)
{
  copied.timeout = 0;
  imz_secret_copy_take_away ();

  return G_SOURCE_REMOVE;
}

/* (transfer full) */
static GdkContentProvider *
make_content (const char *text, gboolean is_sensitive)
{
  GdkContentProvider *content = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  g_autoptr (GBytes) hint = NULL;

  if (!is_sensitive)
    return content;

  hint = g_bytes_new_static (HINT, strlen (HINT));

  return gdk_content_provider_new_union (
    (GdkContentProvider *[]){ content, gdk_content_provider_new_for_bytes (HINT_TYPE, hint) }, 2);
}

void
imz_secret_copy (GtkWidget *widget, const char *text, gboolean is_sensitive, guint stays)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  forget_copied ();
  copied.clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  copied.content = make_content (text, is_sensitive);
  copied.timeout = g_timeout_add (stays, take_away_cb, NULL);
  gdk_clipboard_set_content (copied.clipboard, copied.content);
}

void
imz_secret_copy_take_away (void)
{
  if (copied.content != NULL && gdk_clipboard_get_content (copied.clipboard) == copied.content)
    gdk_clipboard_set_content (copied.clipboard, NULL);
  forget_copied ();
}
