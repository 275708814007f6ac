/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-window-guides.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-compat.h"
#include "imz-focus.h"
#include "imz-form-window.h"
#include "imz-guide-page.h"
#include "imz-letter-window.h"
#include "imz-say.h"
#include "imz-subject.h"
#include "imz-window-private.h"

/* In the table of windows; no letter has no name. */
#define FORM_DATA ""

static void
closed_cb (ImzWindow *self)
{
  imz_window_guides_close (self);
  adw_view_stack_set_visible_child_name (self->pages, "guides");
  imz_guides_page_focus_guide (self->guides_page, self->last_guide);
}

/* A code belongs to the page that showed it. */
static void
remember_guide (ImzWindow *self, ImzGuideRun *run)
{
  const char *id = imz_guide_get_id (imz_guide_run_get_guide (run));

  if (g_strcmp0 (self->last_guide, id) != 0)
    imz_countdown_stop (self->tools->countdown);
  self->last_guide = id;
}

static void
show_run (ImzWindow *self, ImzGuideRun *run)
{
  GtkWidget *left = self->guide_page;

  remember_guide (self, run);
  self->guide_page = imz_guide_page_new (self->tools, run, self->practice);
  gtk_stack_add_child (self->contents, self->guide_page);
  g_signal_connect_object (self->guide_page, "close", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
  /* Else the stack would lead it on, away from the title where the page puts it. */
  imz_focus_release (GTK_WIDGET (self->contents));
  imz_window_show_contents (self);
  if (left != NULL)
    gtk_stack_remove (self->contents, left);
}

/* (transfer full) (nullable): the way through the guide that was left */
static ImzKeptRun *
find_kept (ImzWindow *self, const char *guide)
{
  g_autoptr (GPtrArray) runs = NULL;

  if (self->practice)
    return NULL;

  runs = imz_run_model_get_open (self->tools->runs);
  for (guint i = 0; i < runs->len; i++) {
    ImzKeptRun *kept = runs->pdata[i];

    if (g_str_equal (kept->guide, guide))
      return g_ptr_array_steal_index (runs, i);
  }

  return NULL;
}

/* (transfer full): at its introduction, or where it was left */
static ImzGuideRun *
make_run (ImzWindow *self, ImzGuide *guide, const ImzKeptRun *kept)
{
  g_autoptr (ImzAdvice) advice = imz_subject_get_advice (self->tools->status);
  ImzPhase phase = advice->timeline.phase;

  if (kept != NULL)
    return imz_guide_run_resume (guide, advice->province, phase, self->tools->clock,
                                 self->tools->runs, kept);

  return imz_guide_run_new (guide, advice->province, phase, self->tools->clock,
                            self->practice ? NULL : self->tools->runs);
}

static void
open_guide (ImzWindow *self, const char *id, gboolean resumes)
{
  ImzGuide *guide = imz_guides_find (self->tools->guides, id);
  g_autoptr (ImzKeptRun) kept = NULL;
  g_autoptr (ImzGuideRun) run = NULL;

  if (guide == NULL) {
    imz_say (GTK_WIDGET (self), _ ("This guide is not on this computer."));
    return;
  }

  kept = find_kept (self, id);
  run = make_run (self, guide, kept);
  show_run (self, run);
  /* One that was left long ago was most likely given up: its introduction comes first. */
  if (resumes && kept != NULL && !imz_guide_run_is_long_ago (run))
    imz_guide_page_resume (IMZ_GUIDE_PAGE (self->guide_page));
}

static void
open_guide_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);

  if (self->tools != NULL) {
    open_guide (self, g_variant_get_string (parameter, NULL), FALSE);
  } else {
    g_free (self->awaited_guide);
    self->awaited_guide = g_variant_dup_string (parameter, NULL);
  }
}

static void
resume_guide_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_guide (IMZ_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE);
}

typedef struct {
  ImzRunModel *runs;
  gint64 id;
} Drop;

static void
drop_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Drop *drop = user_data;
  g_autoptr (ImzRunModel) runs = drop->runs;
  g_autoptr (GError) error = NULL;

  if (imz_compat_confirm_finish (result) && !imz_run_model_forget (runs, drop->id, &error))
    imz_say (GTK_WIDGET (source), error->message);
}

static void
drop_run_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  Drop *drop = g_new0 (Drop, 1);

  drop->runs = g_object_ref (self->tools->runs);
  drop->id = g_variant_get_int64 (parameter);
  imz_compat_confirm_async (GTK_WINDOW (self), _ ("Drop what was done in this guide?"),
                            _ ("Only İmzam forgets it. What you did on the portal stays done."),
                            _ ("_Drop"), drop_cb, drop);
}

static gboolean
is_window_cb (gpointer name, gpointer window, gpointer gone)
{
  return window == gone;
}

static void
window_gone_cb (ImzWindow *self, GtkWidget *window)
{
  g_hash_table_foreach_remove (self->windows, is_window_cb, window);
}

/* In it may be what was not kept yet: there is one for each name, which comes back to the front. */
static void
remember_window (ImzWindow *self, const char *name, GtkWidget *window)
{
  g_hash_table_insert (self->windows, g_strdup (name), window);
  g_signal_connect_object (window, "destroy", G_CALLBACK (window_gone_cb), self, G_CONNECT_SWAPPED);
}

static void
open_letter_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  GtkWidget *window = g_hash_table_lookup (self->windows, id);

  if (window == NULL) {
    window = imz_letter_window_new (GTK_WINDOW (self), self->tools, id, self->practice);
    if (window == NULL) {
      imz_say (widget, _ ("This letter is not on this computer."));
      return;
    }
    remember_window (self, id, window);
  }
  gtk_window_present (GTK_WINDOW (window));
}

static GtkWidget *
make_form_window (ImzWindow *self)
{
  GDate today = imz_calendar_day (imz_clock_now (self->tools->clock));
  const ImzCertificate *certificate = imz_status_get_verdict (self->status)->certificate;
  GtkWidget *window = imz_form_window_new (
    GTK_WINDOW (self), self->tools->form_data,
    certificate != NULL ? imz_certificate_get_holder (certificate) : NULL, &today);

  remember_window (self, FORM_DATA, window);

  return window;
}

static void
form_data_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  GtkWidget *window = g_hash_table_lookup (self->windows, FORM_DATA);
  ImzFormField field;

  if (window == NULL)
    window = make_form_window (self);
  if (imz_form_field_from_word (g_variant_get_string (parameter, NULL), &field))
    imz_form_window_show_field (IMZ_FORM_WINDOW (window), field);
  gtk_window_present (GTK_WINDOW (window));
}

void
imz_window_guides_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.open-guide", "s", open_guide_activated);
  gtk_widget_class_install_action (window_class, "win.resume-guide", "s", resume_guide_activated);
  gtk_widget_class_install_action (window_class, "win.drop-run", "x", drop_run_activated);
  gtk_widget_class_install_action (window_class, "win.open-letter", "s", open_letter_activated);
  gtk_widget_class_install_action (window_class, "win.form-data", "s", form_data_activated);
}

void
imz_window_guides_enable (ImzWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean may_open = self->tools != NULL && !self->glance;

  /* A guide that is asked for before the tools are there is opened once they are. */
  gtk_widget_action_set_enabled (widget, "win.open-guide", !self->glance);
  gtk_widget_action_set_enabled (widget, "win.resume-guide", may_open);
  gtk_widget_action_set_enabled (widget, "win.drop-run", may_open);
  gtk_widget_action_set_enabled (widget, "win.open-letter", may_open);
  gtk_widget_action_set_enabled (widget, "win.form-data", may_open && !self->practice);
}

void
imz_window_guides_end (ImzWindow *self)
{
  g_autoptr (GList) windows = g_hash_table_get_values (self->windows);

  imz_window_guides_close (self);
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
  if (self->tools != NULL)
    imz_countdown_stop (self->tools->countdown);
}

void
imz_window_guides_close (ImzWindow *self)
{
  GtkWidget *page = g_steal_pointer (&self->guide_page);
  gboolean had_focus;

  if (page == NULL)
    return;

  had_focus = imz_focus_release (page);
  imz_window_show_contents (self);
  gtk_stack_remove (self->contents, page);
  if (had_focus && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->contents), GTK_DIR_TAB_FORWARD);
}

void
imz_window_guides_open_awaited (ImzWindow *self)
{
  g_autofree char *id = g_steal_pointer (&self->awaited_guide);

  if (id != NULL)
    open_guide (self, id, FALSE);
}
