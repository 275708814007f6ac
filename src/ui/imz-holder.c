/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-holder.h"

#include <glib/gi18n-lib.h>

/* A toast's title is markup. */
static AdwToast *
refusal_new (const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  return adw_toast_new (escaped);
}

/* What is remembered already stays as it is, whoever's it is. */
static gboolean
claim (ImzProfileModel *profiles,
       const ImzCertificate *certificate,
       gint64 now,
       GPtrArray *claimed,
       GError **error)
{
  const char *sha256 = imz_certificate_get_sha256 (certificate);

  if (imz_profile_model_get_owner (profiles, sha256) != NULL)
    return TRUE;
  if (!imz_profile_model_claim (profiles, certificate, now, error))
    return FALSE;

  g_ptr_array_add (claimed, (gpointer) sha256);
  return TRUE;
}

AdwToast *
imz_holder_claim (ImzProfileModel *profiles, const ImzVerdict *verdict)
{
  /* What is told of it may take the verdict away. */
  g_autoptr (ImzCertificate) certificate = imz_certificate_ref (verdict->certificate);
  g_autoptr (ImzCertificate) successor =
    verdict->successor != NULL ? imz_certificate_ref (verdict->successor) : NULL;
  gint64 now = verdict->now;
  g_autoptr (GPtrArray) claimed = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!claim (profiles, certificate, now, claimed, &error) ||
      (successor != NULL && !claim (profiles, successor, now, claimed, &error)))
    return refusal_new (error);

  toast = adw_toast_new (_ ("İmzam will remember this e-imza"));
  if (claimed->len == 0)
    return toast;

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.forget");
  adw_toast_set_action_target_value (
    toast, g_variant_new_strv ((const char *const *) claimed->pdata, claimed->len));

  return toast;
}

AdwToast *
imz_holder_forget (ImzProfileModel *profiles, GVariant *sha256s)
{
  g_autofree const char **list = g_variant_get_strv (sha256s, NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; list[i] != NULL; i++) {
    if (!imz_profile_model_forget (profiles, list[i], &error))
      return refusal_new (error);
  }

  return adw_toast_new (_ ("Forgotten"));
}

AdwToast *
imz_holder_tell_e_onay (ImzProfileModel *profiles, ImzEOnay e_onay, gint64 now)
{
  g_autoptr (GError) error = NULL;

  if (imz_profile_model_set_e_onay (profiles, e_onay, now, &error))
    return NULL;

  return refusal_new (error);
}
