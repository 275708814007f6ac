/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-undo.h"

#include <glib/gi18n-lib.h>

#include "imz-say.h"

typedef struct {
  ImzRecordEditor *editor;  /* (nullable): of a change */
  ImzHistoryModel *history; /* (nullable): of a removal */
  ImzRecord *before;
  ImzRecord *after; /* (nullable): of a change */
} Undo;

static void
free_undo (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_clear_object (&undo->editor);
  g_clear_object (&undo->history);
  g_clear_object (&undo->before);
  g_clear_object (&undo->after);
  g_free (undo);
}

static gboolean
take_back (const Undo *undo, GError **error)
{
  g_autoptr (ImzRecord) kept = NULL;

  if (undo->editor != NULL)
    return imz_record_editor_undo (undo->editor, undo->before, undo->after, error);

  kept = imz_history_model_add (undo->history, undo->before, 0, error);

  return kept != NULL;
}

static void
undo_cb (AdwToast *toast, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = g_object_get_data (G_OBJECT (toast), "imz-window");

  if (!take_back (user_data, &error) && window != NULL)
    imz_say (window, error->message);
}

/* @undo: (transfer full) */
static void
offer (GtkWidget *widget, const char *said, Undo *undo)
{
  g_autofree char *escaped = g_markup_escape_text (said, -1);
  AdwToast *toast = adw_toast_new (escaped);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, free_undo, 0);
  /* The overlay that shows the toast is part of the window: neither outlives it. */
  g_object_set_data (G_OBJECT (toast), "imz-window", window);
  imz_say_toast (widget, toast);
}

void
imz_record_undo_offer (GtkWidget *widget,
                       ImzRecordEditor *editor,
                       ImzRecord *before,
                       const char *said)
{
  ImzRecord *after = imz_record_editor_get_record (editor);
  Undo *undo;

  if (before == after || gtk_widget_get_root (widget) == NULL)
    return;

  undo = g_new0 (Undo, 1);
  undo->editor = g_object_ref (editor);
  undo->before = g_object_ref (before);
  undo->after = g_object_ref (after);
  offer (widget, said, undo);
}

void
imz_record_undo_offer_removed (GtkWidget *widget, ImzHistoryModel *history, ImzRecord *removed)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->history = g_object_ref (history);
  undo->before = g_object_ref (removed);
  offer (widget, _ ("The application was removed"), undo);
}
