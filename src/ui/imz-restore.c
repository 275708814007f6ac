/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-restore.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-compat.h"
#include "imz-display-text.h"
#include "imz-phrase.h"
#include "imz-say.h"

/* What is asked for; its window may be closed before the answer comes. */
typedef struct {
  GWeakRef widget;
  ImzTools *tools; /* NULL once it is under way */
  char *path;      /* (nullable): of the backup */
} Errand;

static Errand *
errand_new (GtkWidget *widget, ImzTools *tools, const ImzBackup *backup)
{
  Errand *self = g_new0 (Errand, 1);

  g_weak_ref_init (&self->widget, widget);
  self->tools = imz_tools_ref (tools);
  self->path = g_strdup (backup != NULL ? backup->path : NULL);

  return self;
}

static void
errand_free (Errand *self)
{
  g_weak_ref_clear (&self->widget);
  g_clear_pointer (&self->tools, imz_tools_unref);
  g_free (self->path);
  g_free (self);
}

/* Long enough to be read, and to be written down. */
static void
say_kept (GtkWidget *widget, const char *kept_aside)
{
  g_autofree char *name = imz_display_text_path (kept_aside);
  g_autofree char *text =
    imz_phrase_expand (_ ("The former file is kept as {file}"), "file", name, NULL);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 0);
  imz_say_toast (widget, toast);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *self = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autofree char *kept_aside = NULL;
  g_autoptr (GError) error = NULL;

  errand_free (self);
  imz_backups_model_restore_finish (IMZ_BACKUPS_MODEL (source), result, &kept_aside, &error);
  if (widget == NULL)
    return;

  if (error != NULL)
    imz_say (widget, error->message);
  else if (kept_aside != NULL)
    say_kept (widget, kept_aside);
  else
    imz_say (widget, _ ("Done"));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *self = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  g_autoptr (ImzTools) tools = g_steal_pointer (&self->tools);

  if (imz_compat_confirm_finish (result) && widget != NULL)
    imz_backups_model_restore_async (tools->backups, self->path, imz_clock_now (tools->clock),
                                     restored_cb, self);
  else
    errand_free (self);
}

char *
imz_restore_describe_number (guint n_records)
{
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u application", "%u applications", n_records), n_records);
}

void
imz_restore_ask (GtkWidget *widget, ImzTools *tools, const ImzBackup *backup)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  g_autofree char *body = NULL;

  if (backup == NULL) {
    imz_compat_confirm_async (
      parent, _ ("Begin anew?"),
      _ ("İmzam then knows no people, no e-imzas and no applications. The file that is in use now "
         "is kept aside, with the day in its name."),
      _ ("_Begin anew"), answered_cb, errand_new (widget, tools, NULL));
  } else {
    GDate day = imz_calendar_day (backup->made_at);
    g_autofree char *date = imz_phrase_date (&day);
    g_autofree char *number = imz_restore_describe_number (backup->n_records);

    body = imz_phrase_expand (_ ("It is of {day} and holds {number}. What came later is not in it. "
                                 "The file that is in use now is kept aside, with the day in its "
                                 "name."),
                              "day", date, "number", number, NULL);
    imz_compat_confirm_async (parent, _ ("Restore this backup?"), body, _ ("_Restore"), answered_cb,
                              errand_new (widget, tools, backup));
  }
}
