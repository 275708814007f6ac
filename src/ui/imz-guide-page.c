/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-page.h"

#include <glib/gi18n-lib.h>

#include "imz-compat.h"
#include "imz-focus.h"
#include "imz-footed-view.h"
#include "imz-guide-checks.h"
#include "imz-guide-foot.h"
#include "imz-guide-introduction.h"
#include "imz-guide-parts.h"
#include "imz-guide-print.h"
#include "imz-guide-step-view.h"
#include "imz-phrase.h"
#include "imz-record-question.h"
#include "imz-step-line.h"
#include "imz-subject.h"
#include "imz-ways-out.h"

typedef enum {
  PAGE_INTRODUCTION,
  PAGE_STEP,
  PAGE_WAYS_OUT,
} Page;

struct _ImzGuidePage {
  AdwBin parent_instance;

  ImzTools *tools;  /* (nullable) */
  ImzGuideRun *run; /* (nullable) */
  ImzRecordFollower
    *follower; /* (nullable): of the application that the run is about; not in the practice */
  ImzGuideChecks *checks; /* (nullable): of the present step */
  ImzAdvice *advice;      /* (nullable): about the e-imza, at the status's last change */
  char *told_problem;     /* (nullable): shown, or put away by the person */

  Page page;
  const ImzGuideStep *step; /* (nullable): the one that is shown */

  AdwWindowTitle *heading;
  GtkWidget *practice_strip;
  GtkWidget *problem_strip;
  GtkLabel *problem;
  ImzStepLine *line;
  ImzRecordQuestion *record_question;
  ImzFootedView *view;
  GtkStack *pages;
  ImzGuideIntroduction *introduction;
  ImzGuideStepView *step_view;
  ImzWaysOut *ways_out;
  ImzGuideFoot *foot;
};

G_DEFINE_FINAL_TYPE (ImzGuidePage, imz_guide_page, ADW_TYPE_BIN)

enum {
  SIGNAL_CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *const page_names[] = {
  [PAGE_INTRODUCTION] = "introduction",
  [PAGE_STEP] = "step",
  [PAGE_WAYS_OUT] = "ways-out",
};

/* "Step 7 of 9"; of the introduction how many there are. */
static char *
describe_position (ImzGuidePage *self)
{
  guint n_steps = imz_guide_run_get_n_steps (self->run);

  if (self->page == PAGE_INTRODUCTION)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", n_steps), n_steps);

  return g_strdup_printf (_ ("Step %u of %u"), imz_guide_run_get_position (self->run), n_steps);
}

/* The ring may be out of sight: the time stands in the header, too. */
static void
show_position (ImzGuidePage *self)
{
  g_autofree char *position = describe_position (self);
  ImzCountdownState state = imz_countdown_get_state (self->tools->countdown);
  guint left = imz_countdown_get_left (self->tools->countdown);
  g_autofree char *timed = g_strdup_printf ("%s · %u:%02u", position, left / 60, left % 60);
  gboolean runs = state == IMZ_COUNTDOWN_RUNNING || state == IMZ_COUNTDOWN_ENDING;
  gboolean has_countdown =
    self->page != PAGE_INTRODUCTION && imz_guide_step_view_has_countdown (self->step_view);

  adw_window_title_set_subtitle (self->heading, runs && has_countdown ? timed : position);
}

static gboolean
are_checks_well (ImzGuidePage *self)
{
  for (guint i = 0; i < imz_guide_checks_get_n (self->checks); i++) {
    if (imz_guide_checks_get_outcome (self->checks, i) != IMZ_CHECK_OUTCOME_WELL)
      return FALSE;
  }

  return TRUE;
}

/* A last page shows them itself. */
static gboolean
has_way_out (ImzGuidePage *self)
{
  return self->step->end == IMZ_GUIDE_END_NONE && self->step->ways_out->len > 0;
}

static void
show_foot (ImzGuidePage *self)
{
  switch (self->page) {
  case PAGE_INTRODUCTION:
    imz_guide_foot_show_introduction (self->foot, imz_guide_run_get_position (self->run),
                                      imz_guide_introduction_may_fit (self->introduction));
    break;
  case PAGE_STEP:
    imz_guide_foot_show_step (self->foot, self->step, has_way_out (self), are_checks_well (self));
    break;
  case PAGE_WAYS_OUT:
    imz_guide_foot_show_ways_out (self->foot);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
focus_title (ImzGuidePage *self)
{
  switch (self->page) {
  case PAGE_INTRODUCTION:
    imz_guide_introduction_focus_title (self->introduction);
    break;
  case PAGE_STEP:
    imz_guide_step_view_focus_title (self->step_view);
    break;
  case PAGE_WAYS_OUT:
    imz_ways_out_focus_title (self->ways_out);
    break;
  default:
    g_assert_not_reached ();
  }
}

/* Once: who goes on all the same knows. It goes as soon as all is kept again. */
static void
show_problem (ImzGuidePage *self)
{
  const char *problem = imz_guide_run_get_problem (self->run);

  if (g_strcmp0 (problem, self->told_problem) == 0)
    return;

  g_free (self->told_problem);
  self->told_problem = g_strdup (problem);
  if (problem == NULL && imz_focus_release (self->problem_strip))
    focus_title (self);
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_strip, problem != NULL);
}

static void
show_around (ImzGuidePage *self)
{
  show_position (self);
  imz_step_line_set (self->line,
                     self->page == PAGE_INTRODUCTION ? 0 : imz_guide_run_get_position (self->run),
                     imz_guide_run_get_n_steps (self->run));
  show_foot (self);
  show_problem (self);
}

static void
fill_introduction (ImzGuidePage *self)
{
  imz_guide_introduction_fill (self->introduction, imz_guide_run_get_guide (self->run),
                               imz_subject_get_verdict (self->tools->status), self->advice);
}

/* The machine is looked at, too, where the step needs something of it. */
static void
look_at_step (ImzGuidePage *self)
{
  imz_guide_checks_set_step (self->checks, self->page == PAGE_STEP ? self->step : NULL,
                             imz_guide_run_get_step_since (self->run));
}

static void
show_introduction (ImzGuidePage *self)
{
  imz_guide_introduction_show_left (self->introduction, imz_guide_run_get_changed_at (self->run),
                                    imz_guide_run_is_long_ago (self->run));
  fill_introduction (self);
}

static void
turn_to (ImzGuidePage *self, Page page)
{
  imz_focus_release (GTK_WIDGET (self->view));
  self->page = page;
  self->step = imz_guide_run_get_step (self->run);
  look_at_step (self);

  if (page == PAGE_INTRODUCTION)
    show_introduction (self);
  else if (page == PAGE_STEP)
    imz_guide_step_view_show (self->step_view, self->run, self->advice);
  else if (page == PAGE_WAYS_OUT)
    imz_ways_out_show (self->ways_out, imz_guide_run_get_guide (self->run), self->step,
                       self->tools->guides, self->advice);

  gtk_stack_set_visible_child_name (self->pages, page_names[page]);
  show_around (self);
  imz_footed_view_scroll_to_top (self->view);
  focus_title (self);
}

/* It may be kept otherwise only. */
static void
run_changed_cb (ImzGuidePage *self)
{
  const ImzGuideStep *step = imz_guide_run_get_step (self->run);

  if (step == NULL || step != self->step || self->page != PAGE_STEP)
    turn_to (self, step != NULL ? PAGE_STEP : PAGE_INTRODUCTION);
  else
    show_around (self);
}

/* Another province has other rules, contacts and letters: all of the page may be another one. */
static void
change_province (ImzGuidePage *self)
{
  imz_guide_foot_set_province (self->foot, self->advice->province);
  turn_to (self, self->page);
}

static void
fill_page (ImzGuidePage *self)
{
  fill_introduction (self);
  if (self->page == PAGE_STEP)
    imz_guide_step_view_fill (self->step_view, self->run, self->advice);
  else if (self->page == PAGE_WAYS_OUT)
    imz_guide_parts_fill (GTK_WIDGET (self->ways_out), self->advice);
  show_around (self);
}

static void
look_around (ImzGuidePage *self)
{
  g_clear_pointer (&self->advice, imz_advice_free);
  self->advice = imz_subject_get_advice (self->tools->status);
  imz_guide_run_set_circumstances (self->run, self->advice->province, self->advice->timeline.phase);
  if (self->follower != NULL)
    imz_record_follower_set_circumstances (self->follower, self->advice->province,
                                           imz_subject_get_own (self->tools->status));
}

static void
follow_record (ImzGuidePage *self)
{
  self->follower = imz_record_follower_new (self->run, self->tools->history, self->tools->clock);
  imz_record_question_set_follower (self->record_question, self->follower);
}

static void
status_changed_cb (ImzGuidePage *self)
{
  g_autoptr (ImzProvince) before = imz_province_ref (self->advice->province);

  look_around (self);
  if (self->advice->province != before)
    change_province (self);
  else
    fill_page (self);
}

/* What is installed meanwhile is seen when the person comes back. */
static void
is_active_cb (ImzGuidePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (gtk_window_is_active (GTK_WINDOW (root)))
    look_at_step (self);
}

static void
checks_changed_cb (ImzGuidePage *self)
{
  if (self->page == PAGE_STEP && self->step != NULL)
    show_foot (self);
}

static void
hide_problem_cb (ImzGuidePage *self)
{
  imz_focus_release (self->problem_strip);
  gtk_widget_set_visible (self->problem_strip, FALSE);
  focus_title (self);
}

/* A question that was answered before is answered so again. */
static void
go_on (ImzGuidePage *self)
{
  const char *answer = imz_guide_run_get_answer (self->run, self->step->id);

  if (self->step->end != IMZ_GUIDE_END_NONE)
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
  else if (imz_guide_run_can_go_on (self->run))
    imz_guide_run_go_on (self->run);
  else if (answer != NULL)
    imz_guide_run_answer (self->run, answer);
}

static void
next_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzGuidePage *self = IMZ_GUIDE_PAGE (widget);

  if (self->page == PAGE_STEP)
    go_on (self);
  else if (imz_guide_run_get_step (self->run) != NULL)
    turn_to (self, PAGE_STEP);
  else
    imz_guide_run_go_on (self->run);
}

static void
back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzGuidePage *self = IMZ_GUIDE_PAGE (widget);

  if (self->page == PAGE_WAYS_OUT)
    turn_to (self, PAGE_STEP);
  else if (self->page == PAGE_STEP)
    imz_guide_run_go_back (self->run);
}

static void
close_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_CLOSE], 0);
}

/* What was opened over the step is closed first. */
static void
escape_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzGuidePage *self = IMZ_GUIDE_PAGE (widget);

  if (self->page == PAGE_WAYS_OUT)
    turn_to (self, PAGE_STEP);
  else
    g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
answer_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_guide_run_answer (IMZ_GUIDE_PAGE (widget)->run, g_variant_get_string (parameter, NULL));
}

static void
ways_out_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzGuidePage *self = IMZ_GUIDE_PAGE (widget);

  if (self->page == PAGE_STEP && has_way_out (self))
    turn_to (self, PAGE_WAYS_OUT);
}

static void
go_to_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_guide_run_go_to (IMZ_GUIDE_PAGE (widget)->run, g_variant_get_string (parameter, NULL));
}

/* The page may be gone by then, with another window's answer. */
static void
start_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzGuideRun) run = user_data;

  if (imz_compat_confirm_finish (result))
    imz_guide_run_start_over (run);
}

static void
start_over_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_compat_confirm_async (
    GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Start from the beginning?"),
    _ ("Only İmzam forgets it. What you did on the portal stays done."), _ ("_Start over"),
    start_over_cb, g_object_ref (IMZ_GUIDE_PAGE (widget)->run));
}

static void
print_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzGuidePage *self = IMZ_GUIDE_PAGE (widget);
  g_autoptr (ImzPrintPages) pages = imz_guide_print_new (
    imz_guide_run_get_guide (self->run), self->advice->province, &self->advice->timeline);

  imz_print_pages_print (pages, GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* It is read when the page comes, too. */
static void
imz_guide_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (imz_guide_page_parent_class)->map (widget);

  focus_title (IMZ_GUIDE_PAGE (widget));
}

static void
imz_guide_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (imz_guide_page_parent_class)->root (widget);

  g_signal_connect_swapped (gtk_widget_get_root (widget), "notify::is-active",
                            G_CALLBACK (is_active_cb), widget);
}

static void
imz_guide_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);

  GTK_WIDGET_CLASS (imz_guide_page_parent_class)->unroot (widget);
}

static void
imz_guide_page_dispose (GObject *object)
{
  ImzGuidePage *self = IMZ_GUIDE_PAGE (object);

  if (self->run != NULL) {
    g_signal_handlers_disconnect_by_data (self->run, self);
    g_signal_handlers_disconnect_by_data (self->checks, self);
    g_signal_handlers_disconnect_by_data (self->tools->countdown, self);
    g_signal_handlers_disconnect_by_data (self->tools->status, self);
    imz_guide_checks_set_step (self->checks, NULL, 0);
  }
  self->step = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_GUIDE_PAGE);
  g_clear_object (&self->checks);
  g_clear_object (&self->follower);
  g_clear_object (&self->run);
  g_clear_pointer (&self->advice, imz_advice_free);
  g_clear_pointer (&self->tools, imz_tools_unref);

  G_OBJECT_CLASS (imz_guide_page_parent_class)->dispose (object);
}

static void
imz_guide_page_finalize (GObject *object)
{
  g_free (IMZ_GUIDE_PAGE (object)->told_problem);

  G_OBJECT_CLASS (imz_guide_page_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_Right, GDK_ALT_MASK, "guide.next" },
    { GDK_KEY_KP_Right, GDK_ALT_MASK, "guide.next" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "guide.next" },
    { GDK_KEY_KP_Page_Down, GDK_CONTROL_MASK, "guide.next" },
    { GDK_KEY_Left, GDK_ALT_MASK, "guide.back" },
    { GDK_KEY_KP_Left, GDK_ALT_MASK, "guide.back" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "guide.back" },
    { GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK, "guide.back" },
    { GDK_KEY_Escape, 0, "guide.escape" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "guide.print" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}

static void
imz_guide_page_class_init (ImzGuidePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_guide_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_guide_page_finalize;
  widget_class->map = imz_guide_page_map;
  widget_class->root = imz_guide_page_root;
  widget_class->unroot = imz_guide_page_unroot;

  /**
   * ImzGuidePage::close:
   *
   * The person goes back to all guides.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (IMZ_TYPE_FOOTED_VIEW);
  g_type_ensure (IMZ_TYPE_GUIDE_FOOT);
  g_type_ensure (IMZ_TYPE_GUIDE_INTRODUCTION);
  g_type_ensure (IMZ_TYPE_GUIDE_STEP_VIEW);
  g_type_ensure (IMZ_TYPE_RECORD_QUESTION);
  g_type_ensure (IMZ_TYPE_STEP_LINE);
  g_type_ensure (IMZ_TYPE_WAYS_OUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-guide-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, heading);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, practice_strip);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, problem_strip);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, problem);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, line);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, record_question);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, view);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, pages);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, introduction);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, step_view);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, ways_out);
  gtk_widget_class_bind_template_child (widget_class, ImzGuidePage, foot);
  gtk_widget_class_bind_template_callback (widget_class, hide_problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_title);

  gtk_widget_class_install_action (widget_class, "guide.next", NULL, next_activated);
  gtk_widget_class_install_action (widget_class, "guide.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "guide.close", NULL, close_activated);
  gtk_widget_class_install_action (widget_class, "guide.escape", NULL, escape_activated);
  gtk_widget_class_install_action (widget_class, "guide.answer", "s", answer_activated);
  gtk_widget_class_install_action (widget_class, "guide.ways-out", NULL, ways_out_activated);
  gtk_widget_class_install_action (widget_class, "guide.go-to", "s", go_to_activated);
  gtk_widget_class_install_action (widget_class, "guide.start-over", NULL, start_over_activated);
  gtk_widget_class_install_action (widget_class, "guide.print", NULL, print_activated);
  add_keys (widget_class);
}

static void
imz_guide_page_init (ImzGuidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
imz_guide_page_new (ImzTools *tools, ImzGuideRun *run, gboolean practice)
{
  ImzGuidePage *self = g_object_new (IMZ_TYPE_GUIDE_PAGE, NULL);
  const ImzGuide *guide = imz_guide_run_get_guide (run);

  self->tools = imz_tools_ref (tools);
  self->run = g_object_ref (run);
  self->checks =
    imz_guide_checks_new (tools->status, practice ? tools->practice_machine : tools->machine);
  adw_window_title_set_title (self->heading, imz_guide_get_title (guide));
  gtk_widget_set_visible (self->practice_strip, practice);
  imz_guide_introduction_set_guide (self->introduction, guide, tools->guides);
  imz_guide_step_view_set_tools (self->step_view, tools, self->checks, practice);
  if (!practice && tools->history != NULL)
    follow_record (self);
  g_signal_connect_swapped (run, "changed", G_CALLBACK (run_changed_cb), self);
  g_signal_connect_swapped (self->checks, "changed", G_CALLBACK (checks_changed_cb), self);
  g_signal_connect_swapped (tools->countdown, "changed", G_CALLBACK (show_position), self);
  g_signal_connect_swapped (tools->status, "changed", G_CALLBACK (status_changed_cb), self);
  look_around (self);
  imz_guide_foot_set_province (self->foot, self->advice->province);
  turn_to (self, PAGE_INTRODUCTION);

  return GTK_WIDGET (self);
}

void
imz_guide_page_resume (ImzGuidePage *self)
{
  g_return_if_fail (IMZ_IS_GUIDE_PAGE (self));

  if (imz_guide_run_get_step (self->run) != NULL)
    turn_to (self, PAGE_STEP);
}
