/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-window.h"

#include <glib/gi18n-lib.h>

#include "imz-certificate-file.h"
#include "imz-compat.h"
#include "imz-home-page.h"
#include "imz-practice-bar.h"

struct _ImzWindow {
  AdwApplicationWindow parent_instance;

  ImzStatus *status;
  GKeyFile *portals;
  gboolean practice;

  AdwToastOverlay *toasts;
  GtkRevealer *practice_revealer;
  ImzSummary situation;
  ImzHomePage *home_page;
};

G_DEFINE_FINAL_TYPE (ImzWindow, imz_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum {
  PROP_STATUS = 1,
  PROP_PRACTICE,
  PROP_SITUATION,
} ImzWindowProperty;

static GParamSpec *properties[PROP_SITUATION + 1];

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

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  imz_window_say (IMZ_WINDOW (widget), _ ("Copied"));
}

static void
retry_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_reader_monitor_retry (imz_status_get_monitor (IMZ_WINDOW (widget)->status));
}

static void
check_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_status_check_trust (IMZ_WINDOW (widget)->status);
}

/* No browser: the address is given instead. */
static void
offer_address (ImzWindow *self, const char *address)
{
  /* A toast's title is markup. */
  g_autofree char *message =
    g_markup_printf_escaped (_ ("The browser could not be opened: %s"), address);
  AdwToast *toast;

  /* The window may have been closed meanwhile. */
  if (self->toasts == NULL)
    return;

  toast = adw_toast_new (message);
  adw_toast_set_button_label (toast, _ ("Copy address"));
  adw_toast_set_action_name (toast, "win.copy");
  adw_toast_set_action_target (toast, "s", address);
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

typedef struct {
  ImzWindow *window;
  char *address;
} Opening;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error)) {
    g_debug ("opening a portal failed: %s", error->message);
    offer_address (opening->window, opening->address);
  }

  g_object_unref (opening->window);
  g_free (opening->address);
  g_free (opening);
}

static void
open_portal_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autofree char *address = g_key_file_get_string (self->portals, "portals", id, NULL);
  g_autoptr (GAppLaunchContext) context = NULL;
  Opening *opening;

  if (address == NULL) {
    g_warning ("no portal is known for “%s”", id);
    return;
  }

  context =
    G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (gtk_widget_get_display (widget)));
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->address = g_strdup (address);
  g_app_info_launch_default_for_uri_async (address, context, NULL, opened_cb, opening);
}

/* (transfer none) (nullable) */
static ImzCertificate *
find_certificate (ImzSnapshot *snapshot, const char *sha256)
{
  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      ImzCertificate *certificate = imz_card_get_certificate (card, j);

      if (g_str_equal (imz_certificate_get_sha256 (certificate), sha256))
        return certificate;
    }
  }

  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ImzWindow *self = IMZ_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (imz_certificate_file_save_finish (result, &error))
    message = g_strdup (_ ("Saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    message =
      g_markup_printf_escaped (_ ("The certificate could not be saved: %s"), error->message);

  /* The window may have been closed meanwhile. */
  if (message != NULL && self->toasts != NULL)
    imz_window_say (self, message);
}

static void
save_certificate_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  ImzCertificate *certificate = find_certificate (imz_status_get_snapshot (self->status),
                                                  g_variant_get_string (parameter, NULL));

  /* The card may have been pulled in this very moment. */
  if (certificate != NULL && imz_certificate_get_bytes (certificate) != NULL)
    imz_certificate_file_save_async (certificate, GTK_WINDOW (self), saved_cb, NULL);
}

static void
about_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_compat_show_about (GTK_WINDOW (widget));
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

  g_clear_object (&self->status);
  g_clear_pointer (&self->portals, g_key_file_unref);
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
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (IMZ_TYPE_HOME_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, practice_revealer);
  gtk_widget_class_bind_template_child (widget_class, ImzWindow, home_page);

  gtk_widget_class_install_action (widget_class, "win.copy", "s", copy_activated);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_activated);
  gtk_widget_class_install_action (widget_class, "win.check", NULL, check_activated);
  gtk_widget_class_install_action (widget_class, "win.open-portal", "s", open_portal_activated);
  gtk_widget_class_install_action (widget_class, "win.save-certificate", "s",
                                   save_certificate_activated);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_activated);
  gtk_widget_class_install_property_action (widget_class, "win.practice", "practice");
}

static void
imz_window_init (ImzWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
imz_window_new (GtkApplication *application, ImzStatus *status, GKeyFile *portals)
{
  ImzWindow *self =
    g_object_new (IMZ_TYPE_WINDOW, "application", application, "status", status, NULL);

  self->portals = g_key_file_ref (portals);

  return GTK_WIDGET (self);
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
  imz_home_page_set_practice (self->home_page, practice);
  gtk_revealer_set_reveal_child (self->practice_revealer, practice);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRACTICE]);
}

ImzSummary
imz_window_get_situation (ImzWindow *self)
{
  g_return_val_if_fail (IMZ_IS_WINDOW (self), IMZ_SUMMARY_VALID);

  return self->situation;
}

void
imz_window_say (ImzWindow *self, const char *message)
{
  g_return_if_fail (IMZ_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
}
