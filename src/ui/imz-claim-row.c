/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-claim-row.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-side-by-side-layout.h"

struct _ImzClaimRow {
  AdwBin parent_instance;

  GtkWidget *offer;
  GtkLabel *question;
  GtkLabel *promise;
  GtkLabel *owner;
};

G_DEFINE_FINAL_TYPE (ImzClaimRow, imz_claim_row, ADW_TYPE_BIN)

static gboolean
is_claimable (const ImzCertificate *certificate)
{
  return certificate != NULL && imz_certificate_get_kind (certificate) == IMZ_CERTIFICATE_KIND_NES;
}

/* (nullable): the profile to be named as theirs: somebody else's comes first; NULL if of the two of a renewal
 * one can still be claimed */
static const char *
find_owner (ImzProfileModel *profiles, const ImzVerdict *verdict)
{
  const ImzCertificate *both[] = { verdict->certificate, verdict->successor };
  const char *current = imz_profile_model_get_current (profiles);
  gboolean any_free = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (both) && both[i] != NULL; i++) {
    const char *owner =
      imz_profile_model_get_owner (profiles, imz_certificate_get_sha256 (both[i]));

    if (owner != NULL && !g_str_equal (owner, current))
      return owner;
    any_free |= owner == NULL;
  }

  return any_free ? NULL : current;
}

/* A name where several people share the account; the only one needs none. */
static gboolean
is_named (ImzProfileModel *profiles, const char *name)
{
  g_auto (GStrv) names = imz_profile_model_get_names (profiles);

  return g_strv_length (names) > 1 && *name != '\0';
}

static void
show_offer (ImzClaimRow *self,
            ImzProfileModel *profiles,
            const ImzCertificate *certificate,
            gboolean several_holders)
{
  const char *name = imz_profile_model_get_current (profiles);
  const char *holder = imz_certificate_get_holder (certificate);
  g_autofree char *question = NULL;
  g_autofree char *promise = NULL;

  question = several_holders && holder != NULL
               ? imz_phrase_expand (_ ("Is the e-imza of {holder} yours?"), "holder", holder, NULL)
               : g_strdup (_ ("Is this e-imza yours?"));
  promise = is_named (profiles, name)
              ? imz_phrase_expand (
                  _ ("İmzam then remembers its dates for {name}, also without the card. It "
                     "keeps no names and no numbers."),
                  "name", name, NULL)
              : g_strdup (_ (
                  "İmzam then remembers its dates, also without the card. It keeps no names and no "
                  "numbers."));
  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->promise, promise);
}

static void
show_owner (ImzClaimRow *self, ImzProfileModel *profiles, const char *owner)
{
  g_autofree char *text = NULL;

  if (is_named (profiles, owner))
    text = imz_phrase_expand (_ ("This e-imza is remembered for {name}."), "name", owner, NULL);
  else if (g_str_equal (owner, imz_profile_model_get_current (profiles)))
    text = g_strdup (_ ("This e-imza is remembered as yours."));
  else
    text = g_strdup (_ ("This e-imza is remembered for somebody else who uses this account."));
  gtk_label_set_label (self->owner, text);
}

static void
imz_claim_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_CLAIM_ROW);

  G_OBJECT_CLASS (imz_claim_row_parent_class)->dispose (object);
}

static void
imz_claim_row_class_init (ImzClaimRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_claim_row_dispose;

  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzClaimRow, offer);
  gtk_widget_class_bind_template_child (widget_class, ImzClaimRow, question);
  gtk_widget_class_bind_template_child (widget_class, ImzClaimRow, promise);
  gtk_widget_class_bind_template_child (widget_class, ImzClaimRow, owner);
}

static void
imz_claim_row_init (ImzClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_claim_row_show (ImzClaimRow *self,
                    ImzProfileModel *profiles,
                    const ImzVerdict *verdict,
                    gboolean several_holders)
{
  const char *owner;

  g_return_if_fail (IMZ_IS_CLAIM_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), profiles != NULL && verdict != NULL &&
                                               is_claimable (verdict->certificate));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  owner = find_owner (profiles, verdict);
  gtk_widget_set_visible (self->offer, owner == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), owner != NULL);
  if (owner == NULL)
    show_offer (self, profiles, verdict->certificate, several_holders);
  else
    show_owner (self, profiles, owner);
}
