/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-window.h"

#include "imz-glance-page.h"
#include "imz-practice-bar.h"
#include "imz-switcher-title.h"
#include "imz-welcome.h"
#include "imz-window-actions.h"
#include "imz-window-guides.h"
#include "imz-window-private.h"
#include "imz-window-records.h"

G_DEFINE_FINAL_TYPE (ImzWindow, imz_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
  PROP_STATUS = 1,
  PROP_PRACTICE,
  PROP_SITUATION,
  PROP_GLANCE,
  PROP_BESIDE,
} ImzWindowProperty;

static GParamSpec *properties[PROP_BESIDE + 1];

/* In pixels: as wide as a telephone, so that the browser has the rest of the screen. */
#define BESIDE_WIDTH 380

/* Most windows never see the practice: its bar is made when it is first wanted. */
static void
make_practice_bar (ImzWindow *self)
{
  GtkWidget *bar;

  if (gtk_revealer_get_child (self->practice_revealer) != NULL)
    return;

  bar = g_object_new (IMZ_TYPE_PRACTICE_BAR, "situation", (int) self->situation, NULL);
  g_object_bind_property (self, "situation", bar, "situation", G_BINDING_BIDIRECTIONAL);
  gtk_revealer_set_child (self->practice_revealer, bar);
}

static void
set_situation (ImzWindow *self, ImzSummary situation)
{
  if (situation == self->situation)
    return;

  self->situation = situation;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SITUATION]);
}

/* A maximized window is made smaller for it. */
static void
set_beside (ImzWindow *self, gboolean beside)
{
  GtkWindow *window = GTK_WINDOW (self);
  int width, height;

  if (beside == self->beside)
    return;

  gtk_window_unmaximize (window);
  gtk_window_get_default_size (window, &width, &height);
  if (beside)
    self->wide = width;
  /* First: who keeps the size asks whether it is the usual one. */
  self->beside = beside;
  gtk_window_set_default_size (window, beside ? BESIDE_WIDTH : self->wide, height);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BESIDE]);
}

/* The name of the page of the quick check, which is there only while it is on. */
#define GLANCE "glance"

static void
welcomed_cb (ImzWindow *self)
{
  GtkWidget *welcome = g_steal_pointer (&self->welcome);

  imz_window_show_contents (self);
  gtk_stack_remove (self->contents, welcome);
}

static void
told_e_onay_cb (ImzWindow *self, int e_onay)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-e-onay", "s",
                              imz_e_onay_to_word ((ImzEOnay) e_onay));
}

static void
enter_glance (ImzWindow *self)
{
  GtkWidget *page = imz_glance_page_new (self->status);

  gtk_stack_add_named (self->contents, page, GLANCE);
  imz_window_show_contents (self);
  gtk_widget_grab_focus (page);
  gtk_window_fullscreen (GTK_WINDOW (self));
}

/* With the page goes the list of the sitting. */
static void
leave_glance (ImzWindow *self)
{
  gtk_window_unfullscreen (GTK_WINDOW (self));
  imz_window_show_contents (self);
  gtk_stack_remove (self->contents, gtk_stack_get_child_by_name (self->contents, GLANCE));
}

/* What was opened on top of the pages. */
static void
end_all (ImzWindow *self)
{
  imz_window_guides_end (self);
  imz_window_records_close (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ImzWindow *self = IMZ_WINDOW (widget);

  if (!self->glance)
    return GDK_EVENT_PROPAGATE;

  imz_window_set_glance (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
imz_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzWindow *self = IMZ_WINDOW (object);

  switch ((ImzWindowProperty) prop_id) {
  case PROP_STATUS:
    g_value_set_object (value, self->status);
    break;
  case PROP_PRACTICE:
    g_value_set_boolean (value, self->practice);
    break;
  case PROP_SITUATION:
    g_value_set_int (value, (int) imz_window_get_situation (self));
    break;
  case PROP_GLANCE:
    g_value_set_boolean (value, self->glance);
    break;
  case PROP_BESIDE:
    g_value_set_boolean (value, self->beside);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ImzWindow *self = IMZ_WINDOW (object);

  switch ((ImzWindowProperty) prop_id) {
  case PROP_STATUS:
    self->status = g_value_dup_object (value);
    break;
  case PROP_PRACTICE:
    imz_window_set_practice (self, g_value_get_boolean (value));
    break;
  case PROP_SITUATION:
    set_situation (self, (ImzSummary) g_value_get_int (value));
    break;
  case PROP_GLANCE:
    imz_window_set_glance (self, g_value_get_boolean (value));
    break;
  case PROP_BESIDE:
    set_beside (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_window_constructed (GObject *object)
{
  ImzWindow *self = IMZ_WINDOW (object);

  G_OBJECT_CLASS (imz_window_parent_class)->constructed (object);

  imz_home_page_set_status (self->home_page, self->status);
}

static void
imz_window_dispose (GObject *object)
{
  ImzWindow *self = IMZ_WINDOW (object);

  if (self->windows != NULL)
    end_all (self);
  g_clear_pointer (&self->windows, g_hash_table_unref);
  g_clear_object (&self->status);
  g_clear_object (&self->preferences);
  g_clear_object (&self->profiles);
  g_clear_pointer (&self->portals, g_key_file_unref);
  g_clear_pointer (&self->tools, imz_tools_unref);
  g_clear_pointer (&self->awaited_guide, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_WINDOW);

  G_OBJECT_CLASS (imz_window_parent_class)->dispose (object);
}

static void
imz_window_class_init (ImzWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = imz_window_get_property;
  object_class->set_property = imz_window_set_property;
  object_class->constructed = imz_window_constructed;
  object_class->dispose = imz_window_dispose;

  properties[PROP_STATUS] =
    g_param_spec_object ("status", NULL, NULL, IMZ_TYPE_STATUS, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_PRACTICE] = g_param_spec_boolean ("practice", NULL, NULL, FALSE, flags);
  properties[PROP_SITUATION] =
    g_param_spec_int ("situation", NULL, NULL, 0, IMZ_N_SUMMARIES - 1, IMZ_SUMMARY_VALID, flags);
  properties[PROP_GLANCE] = g_param_spec_boolean ("glance", NULL, NULL, FALSE, flags);
  properties[PROP_BESIDE] = g_param_spec_boolean ("beside", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (IMZ_TYPE_APPLICATIONS_PAGE);
  g_type_ensure (IMZ_TYPE_GUIDES_PAGE);
  g_type_ensure (IMZ_TYPE_HOME_PAGE);
  g_type_ensure (IMZ_TYPE_SWITCHER_TITLE);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, practice_revealer);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, home_page);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, guides_page);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, applications_page);

  imz_window_actions_install (widget_class);
  imz_window_guides_install (widget_class);
  imz_window_records_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.practice", "practice");
  gtk_widget_class_install_property_action (widget_class, "win.glance", "glance");
  gtk_widget_class_install_property_action (widget_class, "win.beside", "beside");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
imz_window_init (ImzWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->windows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  imz_window_actions_enable_personal (self, FALSE);
  imz_window_guides_enable (self);
  imz_window_records_enable (self);
}

GtkWidget *
imz_window_new (GtkApplication *application, ImzStatus *status, GKeyFile *portals)
{
  ImzWindow *self =
    g_object_new (IMZ_TYPE_WINDOW, "application", application, "status", status, NULL);

  self->portals = g_key_file_ref (portals);

  return GTK_WIDGET (self);
}

void
imz_window_set_models (ImzWindow *self, ImzPreferencesModel *preferences, ImzProfileModel *profiles)
{
  g_return_if_fail (IMZ_IS_WINDOW (self));

  g_set_object (&self->preferences, preferences);
  g_set_object (&self->profiles, profiles);
  imz_home_page_set_profiles (self->home_page, profiles);
  imz_window_actions_enable_personal (self, profiles != NULL);
}

void
imz_window_set_tools (ImzWindow *self, ImzTools *tools)
{
  g_return_if_fail (IMZ_IS_WINDOW (self));
  g_return_if_fail (self->tools == NULL);

  self->tools = imz_tools_ref (tools);
  imz_guides_page_set_tools (self->guides_page, tools);
  if (tools->record_keeper != NULL)
    imz_home_page_set_record_keeper (self->home_page, tools->record_keeper);
  if (tools->history != NULL)
    imz_applications_page_set_tools (self->applications_page, tools);
  imz_window_guides_enable (self);
  imz_window_records_enable (self);
  imz_window_guides_open_awaited (self);
  imz_window_records_open_awaited (self);
}

gboolean
imz_window_get_beside (ImzWindow *self)
{
  g_return_val_if_fail (IMZ_IS_WINDOW (self), FALSE);

  return self->beside;
}

gboolean
imz_window_get_practice (ImzWindow *self)
{
  g_return_val_if_fail (IMZ_IS_WINDOW (self), FALSE);

  return self->practice;
}

void
imz_window_set_practice (ImzWindow *self, gboolean practice)
{
  g_return_if_fail (IMZ_IS_WINDOW (self));

  if (practice == self->practice)
    return;

  self->practice = practice;
  if (practice)
    make_practice_bar (self);
  /* What was done with the practice card ends with it, and the other way round. */
  end_all (self);
  imz_window_guides_enable (self);
  imz_window_records_enable (self);
  imz_home_page_set_practice (self->home_page, practice);
  imz_guides_page_set_practice (self->guides_page, practice);
  imz_applications_page_set_practice (self->applications_page, practice);
  gtk_revealer_set_reveal_child (self->practice_revealer, practice);
  imz_window_show_contents (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRACTICE]);
}

void
imz_window_set_glance (ImzWindow *self, gboolean glance)
{
  g_return_if_fail (IMZ_IS_WINDOW (self));

  if (glance == self->glance)
    return;
  if (!glance && !imz_glance_page_may_leave (
                   IMZ_GLANCE_PAGE (gtk_stack_get_child_by_name (self->contents, GLANCE))))
    return;

  /* What is checked there is always real. */
  if (glance)
    imz_window_set_practice (self, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.practice", !glance);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-page", !glance);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.beside", !glance);

  self->glance = glance;
  imz_window_guides_enable (self);
  imz_window_records_enable (self);
  if (glance)
    enter_glance (self);
  else
    leave_glance (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GLANCE]);
}

ImzSummary
imz_window_get_situation (ImzWindow *self)
{
  g_return_val_if_fail (IMZ_IS_WINDOW (self), IMZ_SUMMARY_VALID);

  return self->situation;
}

void
imz_window_welcome (ImzWindow *self, ImzWelcomeFlow *flow)
{
  g_return_if_fail (IMZ_IS_WINDOW (self));
  g_return_if_fail (self->welcome == NULL);

  self->welcome = imz_welcome_new (flow);
  gtk_stack_add_child (self->contents, self->welcome);
  g_signal_connect_object (flow, "told-e-onay", G_CALLBACK (told_e_onay_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flow, "done", G_CALLBACK (welcomed_cb), self, G_CONNECT_SWAPPED);
  imz_window_show_contents (self);
}

void
imz_window_show_contents (ImzWindow *self)
{
  if (self->glance)
    gtk_stack_set_visible_child_name (self->contents, GLANCE);
  else if (self->welcome != NULL && !self->practice && self->record_page == NULL)
    gtk_stack_set_visible_child (self->contents, self->welcome);
  else if (self->guide_page != NULL)
    gtk_stack_set_visible_child (self->contents, self->guide_page);
  else if (self->record_page != NULL)
    gtk_stack_set_visible_child (self->contents, self->record_page);
  else
    gtk_stack_set_visible_child_name (self->contents, "home");
}
