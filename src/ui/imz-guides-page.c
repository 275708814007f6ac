/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guides-page.h"

#include <glib/gi18n-lib.h>

#include "imz-begun-row.h"
#include "imz-column-layout.h"
#include "imz-focus.h"
#include "imz-guide-fit.h"
#include "imz-guide-text.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"
#include "imz-side-by-side-layout.h"
#include "imz-subject.h"

/* Guides to one thing that the portal does; the others lead through a whole process. */
#define OPERATION_PREFIX "op-"

struct _ImzGuidesPage {
  AdwBin parent_instance;

  ImzTools *tools; /* (nullable) */
  gboolean practice;
  gboolean is_stale;      /* to be filled when it is looked at */
  const char *next_guide; /* (nullable): id of the one on top */
  const char *homeless;   /* (nullable): id of the one whose focused part is gone */

  GtkWidget *next;
  GtkLabel *next_title;
  GtkLabel *next_reason;
  GtkLabel *next_ready;
  GtkButton *next_button;
  AdwPreferencesGroup *begun;
  AdwPreferencesGroup *guides;
  AdwPreferencesGroup *operations;
  GPtrArray *begun_rows; /* (element-type ImzBegunRow): in `begun`, borrowed */
  GPtrArray *guide_rows; /* in `guides` and `operations`, one for each guide, borrowed */
};

G_DEFINE_FINAL_TYPE (ImzGuidesPage, imz_guides_page, ADW_TYPE_BIN)

/* What goes must not take the focus with it: it belongs to the guide, wherever that is offered then. */
static void
release_focus (ImzGuidesPage *self, GtkWidget *widget, const char *guide)
{
  if (imz_focus_release (widget))
    self->homeless = guide;
}

/* (nullable) */
static GtkWidget *
find_offer (ImzGuidesPage *self, const char *guide)
{
  for (guint i = 0; i < self->begun_rows->len; i++) {
    if (g_str_equal (imz_begun_row_get_guide (self->begun_rows->pdata[i]), guide))
      return self->begun_rows->pdata[i];
  }

  if (g_strcmp0 (self->next_guide, guide) == 0)
    return GTK_WIDGET (self->next_button);

  for (guint i = 0; i < self->guide_rows->len; i++) {
    if (g_str_equal (imz_guide_get_id (imz_guides_get_nth (self->tools->guides, i)), guide))
      return self->guide_rows->pdata[i];
  }

  return NULL;
}

/* "8 steps · have ready: your telephone, your institution’s address" */
static char *
describe_next (ImzGuidesPage *self, ImzGuide *guide, const ImzAdvice *advice)
{
  g_autoptr (ImzGuideRun) run =
    imz_guide_run_new (guide, advice->province, advice->timeline.phase, self->tools->clock, NULL);
  guint n = imz_guide_run_get_n_steps (run);
  g_autofree char *steps =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n), n);
  const char *const *ready = imz_guide_get_ready (guide);
  g_autofree char *things = g_strjoinv (", ", (char **) ready);
  g_autofree char *have = NULL;

  if (ready[0] == NULL)
    return g_steal_pointer (&steps);

  have = imz_phrase_expand (_ ("{steps} · have ready: {things}"), "steps", steps, "things", things,
                            NULL);

  return imz_guide_text_fill (have, advice->province, &advice->timeline);
}

static void
show_next (ImzGuidesPage *self, ImzGuide *guide, const ImzAdvice *advice)
{
  g_autofree char *reason = g_strdup_printf ("%s %s", advice->text, advice->explanation);
  g_autofree char *ready = describe_next (self, guide, advice);

  gtk_label_set_label (self->next_title, imz_guide_get_title (guide));
  gtk_label_set_label (self->next_reason, reason);
  gtk_label_set_label (self->next_ready, ready);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next_button), "s",
                                    imz_guide_get_id (guide));
}

static GtkWidget *
make_guide_row (ImzGuide *guide)
{
  GtkWidget *row = adw_action_row_new ();

  imz_plain_row_set_title (row, imz_guide_get_title (guide));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-guide");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", imz_guide_get_id (guide));

  return row;
}

/* One for each guide, in their order. */
static void
add_guide_rows (ImzGuidesPage *self)
{
  for (guint i = 0; i < imz_guides_get_n (self->tools->guides); i++) {
    ImzGuide *guide = imz_guides_get_nth (self->tools->guides, i);
    GtkWidget *row = make_guide_row (guide);

    adw_preferences_group_add (g_str_has_prefix (imz_guide_get_id (guide), OPERATION_PREFIX)
                                 ? self->operations
                                 : self->guides,
                               row);
    g_ptr_array_add (self->guide_rows, row);
  }
}

/* (transfer full) (element-type ImzKeptRun) */
static GPtrArray *
list_begun (ImzGuidesPage *self)
{
  GPtrArray *kept_runs;

  if (self->practice)
    return g_ptr_array_new ();

  kept_runs = imz_run_model_get_open (self->tools->runs);
  for (guint i = kept_runs->len; i > 0; i--) {
    const ImzKeptRun *kept = kept_runs->pdata[i - 1];

    /* Its file was taken away: what is kept may be of use when it comes back. */
    if (imz_guides_find (self->tools->guides, kept->guide) == NULL)
      g_ptr_array_remove_index (kept_runs, i - 1);
  }

  return kept_runs;
}

static gboolean
are_begun_rows_of (ImzGuidesPage *self, const GPtrArray *kept_runs)
{
  if (self->begun_rows->len != kept_runs->len)
    return FALSE;

  for (guint i = 0; i < kept_runs->len; i++) {
    const ImzKeptRun *kept = kept_runs->pdata[i];

    if (imz_begun_row_get_id (self->begun_rows->pdata[i]) != kept->id)
      return FALSE;
  }

  return TRUE;
}

static void
replace_begun_rows (ImzGuidesPage *self, const GPtrArray *kept_runs)
{
  for (guint i = 0; i < self->begun_rows->len; i++) {
    ImzBegunRow *row = self->begun_rows->pdata[i];
    ImzGuide *guide = imz_guides_find (self->tools->guides, imz_begun_row_get_guide (row));

    release_focus (self, GTK_WIDGET (row), imz_guide_get_id (guide));
    adw_preferences_group_remove (self->begun, GTK_WIDGET (row));
  }
  g_ptr_array_set_size (self->begun_rows, 0);

  for (guint i = 0; i < kept_runs->len; i++) {
    const ImzKeptRun *kept = kept_runs->pdata[i];
    GtkWidget *row =
      imz_begun_row_new (imz_guides_find (self->tools->guides, kept->guide), kept->id);

    adw_preferences_group_add (self->begun, row);
    g_ptr_array_add (self->begun_rows, row);
  }
}

static void
show_begun (ImzGuidesPage *self, const ImzAdvice *advice)
{
  g_autoptr (GPtrArray) kept_runs = list_begun (self);

  if (!are_begun_rows_of (self, kept_runs))
    replace_begun_rows (self, kept_runs);

  for (guint i = 0; i < kept_runs->len; i++) {
    const ImzKeptRun *kept = kept_runs->pdata[i];
    g_autoptr (ImzGuideRun) run =
      imz_guide_run_resume (imz_guides_find (self->tools->guides, kept->guide), advice->province,
                            advice->timeline.phase, self->tools->clock, self->tools->runs, kept);

    imz_begun_row_show (self->begun_rows->pdata[i], run, kept->changed_at,
                        imz_clock_now (self->tools->clock));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->begun), kept_runs->len > 0);
}

static void
show_guide (ImzGuidesPage *self, GtkWidget *row, ImzGuide *guide, const ImzGuideFit *fit)
{
  const char *summary = imz_guide_get_summary (guide);
  g_autofree char *subtitle = fit->fit == IMZ_FIT_NO && fit->why != NULL
                                ? g_strdup_printf ("%s · %s", summary, fit->why)
                                : g_strdup (summary);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_visible (row, TRUE);
}

static void
show_guides (ImzGuidesPage *self, const ImzAdvice *advice)
{
  const ImzVerdict *verdict = imz_subject_get_verdict (self->tools->status);
  const char *next = NULL;

  for (guint i = 0; i < self->guide_rows->len; i++) {
    ImzGuide *guide = imz_guides_get_nth (self->tools->guides, i);
    GtkWidget *row = self->guide_rows->pdata[i];
    g_autoptr (ImzGuideFit) fit = imz_guide_fit_of (guide, verdict, advice);

    if (fit->is_next && fit->fit != IMZ_FIT_NO && next == NULL) {
      next = imz_guide_get_id (guide);
      show_next (self, guide, advice);
      release_focus (self, row, next);
      gtk_widget_set_visible (row, FALSE);
    } else {
      show_guide (self, row, guide, fit);
    }
  }

  if (next == NULL)
    release_focus (self, self->next, self->next_guide);
  gtk_widget_set_visible (self->next, next != NULL);
  self->next_guide = next;
}

static void
show (ImzGuidesPage *self)
{
  g_autoptr (ImzAdvice) advice = NULL;

  self->is_stale = FALSE;
  if (self->tools == NULL)
    return;

  self->homeless = NULL;
  advice = imz_subject_get_advice (self->tools->status);
  show_begun (self, advice);
  show_guides (self, advice);
  if (self->homeless != NULL)
    imz_guides_page_focus_guide (self, self->homeless);
}

/* Nobody waits for a page that is not looked at. */
static void
changed_cb (ImzGuidesPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
imz_guides_page_map (GtkWidget *widget)
{
  ImzGuidesPage *self = IMZ_GUIDES_PAGE (widget);

  if (self->is_stale)
    show (self);

  GTK_WIDGET_CLASS (imz_guides_page_parent_class)->map (widget);
}

static void
imz_guides_page_dispose (GObject *object)
{
  ImzGuidesPage *self = IMZ_GUIDES_PAGE (object);

  if (self->tools != NULL) {
    g_signal_handlers_disconnect_by_data (self->tools->status, self);
    g_signal_handlers_disconnect_by_data (self->tools->runs, self);
  }
  g_clear_pointer (&self->tools, imz_tools_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_GUIDES_PAGE);

  G_OBJECT_CLASS (imz_guides_page_parent_class)->dispose (object);
}

static void
imz_guides_page_finalize (GObject *object)
{
  ImzGuidesPage *self = IMZ_GUIDES_PAGE (object);

  g_ptr_array_unref (self->begun_rows);
  g_ptr_array_unref (self->guide_rows);

  G_OBJECT_CLASS (imz_guides_page_parent_class)->finalize (object);
}

static void
imz_guides_page_class_init (ImzGuidesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_guides_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_guides_page_finalize;
  widget_class->map = imz_guides_page_map;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-guides-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, next);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, next_title);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, next_reason);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, next_ready);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, begun);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, guides);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidesPage, operations);
}

static void
imz_guides_page_init (ImzGuidesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->begun_rows = g_ptr_array_new ();
  self->guide_rows = g_ptr_array_new ();
}

void
imz_guides_page_set_tools (ImzGuidesPage *self, ImzTools *tools)
{
  g_return_if_fail (IMZ_IS_GUIDES_PAGE (self));
  g_return_if_fail (tools != NULL);
  g_return_if_fail (self->tools == NULL);

  self->tools = imz_tools_ref (tools);
  add_guide_rows (self);
  g_signal_connect_swapped (tools->status, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (tools->runs, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}

void
imz_guides_page_set_practice (ImzGuidesPage *self, gboolean practice)
{
  g_return_if_fail (IMZ_IS_GUIDES_PAGE (self));

  if (practice == self->practice)
    return;

  self->practice = practice;
  changed_cb (self);
}

void
imz_guides_page_focus_guide (ImzGuidesPage *self, const char *guide)
{
  GtkWidget *offer;

  g_return_if_fail (IMZ_IS_GUIDES_PAGE (self));
  g_return_if_fail (guide != NULL);

  offer = find_offer (self, guide);
  if (offer != NULL)
    gtk_widget_grab_focus (offer);
}
