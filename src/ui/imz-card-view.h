/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-tone.h"

G_BEGIN_DECLS

#define IMZ_TYPE_CARD_VIEW (imz_card_view_get_type ())
G_DECLARE_FINAL_TYPE (ImzCardView, imz_card_view, IMZ, CARD_VIEW, GtkWidget)

GtkWidget *imz_card_view_new (void);

const char *imz_card_view_get_issuer (ImzCardView *self);
void imz_card_view_set_issuer (ImzCardView *self, const char *issuer);
const char *imz_card_view_get_holder (ImzCardView *self);
void imz_card_view_set_holder (ImzCardView *self, const char *holder);
const char *imz_card_view_get_identity (ImzCardView *self);
void imz_card_view_set_identity (ImzCardView *self, const char *identity);
const char *imz_card_view_get_until (ImzCardView *self);
void imz_card_view_set_until (ImzCardView *self, const char *until);
const char *imz_card_view_get_badge (ImzCardView *self);
void imz_card_view_set_badge (ImzCardView *self, const char *badge);
ImzTone imz_card_view_get_tone (ImzCardView *self);
void imz_card_view_set_tone (ImzCardView *self, ImzTone tone);
gboolean imz_card_view_get_faded (ImzCardView *self);
void imz_card_view_set_faded (ImzCardView *self, gboolean faded);
gboolean imz_card_view_get_practice (ImzCardView *self);
void imz_card_view_set_practice (ImzCardView *self, gboolean practice);
const char *imz_card_view_get_practice_label (ImzCardView *self);
void imz_card_view_set_practice_label (ImzCardView *self, const char *practice_label);

void imz_card_view_set_description (ImzCardView *self, const char *text);

G_END_DECLS
