/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-window-actions.h"

#include <glib/gi18n-lib.h>

#include "imz-certificate-file.h"
#include "imz-compat.h"
#include "imz-copy.h"
#include "imz-holder.h"
#include "imz-portal-opener.h"
#include "imz-preferences-window.h"
#include "imz-saved-file.h"
#include "imz-say.h"
#include "imz-why-window.h"
#include "imz-window-guides.h"
#include "imz-window-private.h"
#include "imz-window-records.h"

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

static void
open_portal_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_portal_opener_open (widget, IMZ_WINDOW (widget)->portals,
                          g_variant_get_string (parameter, NULL));
}

static void
open_address_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_portal_opener_open_address (widget, g_variant_get_string (parameter, NULL));
}

static void
show_page_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);

  imz_window_guides_close (self);
  imz_window_records_close (self);
  adw_view_stack_set_visible_child_name (self->pages, g_variant_get_string (parameter, NULL));
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
  imz_saved_file_say (GTK_WIDGET (source), result,
                      _ ("The certificate could not be saved: {reason}"));
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
why_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (
    imz_why_window_new (GTK_WINDOW (self), imz_home_page_get_advice (self->home_page))));
}

static void
preferences_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  GtkWidget *window = imz_preferences_window_new (GTK_WINDOW (self), self->preferences,
                                                  self->profiles, self->portals);

  if (self->tools != NULL)
    imz_preferences_window_set_tools (IMZ_PREFERENCES_WINDOW (window), self->tools);
  gtk_window_present (GTK_WINDOW (window));
}

static void
claim_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  const ImzVerdict *verdict = imz_status_get_verdict (self->status);

  /* The card may have been pulled in this very moment; that of the practice is nobody's. */
  if (verdict->certificate != NULL && !self->practice)
    imz_say_toast (widget, imz_holder_claim (self->profiles, verdict));
}

static void
forget_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_say_toast (widget, imz_holder_forget (IMZ_WINDOW (widget)->profiles, parameter));
}

static void
set_e_onay_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzWindow *self = IMZ_WINDOW (widget);
  ImzEOnay e_onay;
  AdwToast *refusal;

  if (!imz_e_onay_from_word (g_variant_get_string (parameter, NULL), &e_onay))
    return;

  refusal =
    imz_holder_tell_e_onay (self->profiles, e_onay, imz_status_get_verdict (self->status)->now);
  if (refusal != NULL)
    imz_say_toast (widget, refusal);
}

static void
about_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  imz_compat_show_about (GTK_WINDOW (widget));
}

void
imz_window_actions_install (GtkWidgetClass *window_class)
{
  imz_copy_install (window_class);
  gtk_widget_class_install_action (window_class, "win.retry", NULL, retry_activated);
  gtk_widget_class_install_action (window_class, "win.check", NULL, check_activated);
  gtk_widget_class_install_action (window_class, "win.open-portal", "s", open_portal_activated);
  gtk_widget_class_install_action (window_class, "win.open-address", "s", open_address_activated);
  gtk_widget_class_install_action (window_class, "win.show-page", "s", show_page_activated);
  gtk_widget_class_install_action (window_class, "win.save-certificate", "s",
                                   save_certificate_activated);
  gtk_widget_class_install_action (window_class, "win.why", NULL, why_activated);
  gtk_widget_class_install_action (window_class, "win.preferences", NULL, preferences_activated);
  gtk_widget_class_install_action (window_class, "win.claim", NULL, claim_activated);
  gtk_widget_class_install_action (window_class, "win.forget", "as", forget_activated);
  gtk_widget_class_install_action (window_class, "win.set-e-onay", "s", set_e_onay_activated);
  gtk_widget_class_install_action (window_class, "win.about", NULL, about_activated);
}

void
imz_window_actions_enable_personal (ImzWindow *self, gboolean enabled)
{
  static const char *const names[] = {
    "win.preferences",
    "win.claim",
    "win.forget",
    "win.set-e-onay",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], enabled);
}
