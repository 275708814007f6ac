/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card-view.h"

#include <adwaita.h>

#include "imz-card-face.h"

#define MINIMUM_WIDTH 260

struct _ImzCardView {
  GtkWidget parent_instance;

  char *texts[IMZ_CARD_N_LINES]; /* (nullable); the brand is never set */
  char *practice_label;          /* (nullable) */
  ImzTone tone;
  gboolean faded;
  gboolean practice;
};

G_DEFINE_FINAL_TYPE (ImzCardView, imz_card_view, GTK_TYPE_WIDGET)

typedef enum {
  PROP_ISSUER = 1,
  PROP_HOLDER,
  PROP_IDENTITY,
  PROP_UNTIL,
  PROP_BADGE,
  PROP_TONE,
  PROP_PRACTICE,
  PROP_PRACTICE_LABEL,
} ImzCardViewProperty;

static GParamSpec *properties[PROP_PRACTICE_LABEL + 1];

static void
set_text (ImzCardView *self, char **field, const char *text, ImzCardViewProperty property)
{
  if (g_strcmp0 (*field, text) == 0)
    return;

  g_free (*field);
  *field = g_strdup (text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static GtkSizeRequestMode
imz_card_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_card_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = for_size < 0 ? IMZ_CARD_NATURAL_WIDTH
                            : MAX (MINIMUM_WIDTH, (int) (for_size * IMZ_CARD_RATIO));
  } else {
    *minimum = (int) ceil ((for_size < 0 ? MINIMUM_WIDTH : for_size) / IMZ_CARD_RATIO);
    *natural = (int) ceil ((for_size < 0 ? IMZ_CARD_NATURAL_WIDTH : for_size) / IMZ_CARD_RATIO);
  }
}

static void
imz_card_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ImzCardView *self = IMZ_CARD_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double fitting = floor (MIN (width, height * IMZ_CARD_RATIO));
  ImzCardFace face = {
    .band = self->practice ? self->practice_label : NULL,
    .tone = self->tone,
    .faded = self->faded,
    .high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ()),
  };

  if (fitting < 1)
    return;

  for (ImzCardLine line = 0; line < IMZ_CARD_N_LINES; line++)
    face.lines[line] = self->texts[line];
  face.lines[IMZ_CARD_BRAND] = "e-imza";

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((float) floor ((width - fitting) / 2),
                                    (float) floor ((height - fitting / IMZ_CARD_RATIO) / 2)));
  imz_card_face_append (&face, snapshot, widget, fitting);
  gtk_snapshot_restore (snapshot);
}

static void
imz_card_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzCardView *self = IMZ_CARD_VIEW (object);

  switch ((ImzCardViewProperty) prop_id) {
  case PROP_ISSUER:
    g_value_set_string (value, imz_card_view_get_issuer (self));
    break;
  case PROP_HOLDER:
    g_value_set_string (value, imz_card_view_get_holder (self));
    break;
  case PROP_IDENTITY:
    g_value_set_string (value, imz_card_view_get_identity (self));
    break;
  case PROP_UNTIL:
    g_value_set_string (value, imz_card_view_get_until (self));
    break;
  case PROP_BADGE:
    g_value_set_string (value, imz_card_view_get_badge (self));
    break;
  case PROP_TONE:
    g_value_set_enum (value, imz_card_view_get_tone (self));
    break;
  case PROP_PRACTICE:
    g_value_set_boolean (value, imz_card_view_get_practice (self));
    break;
  case PROP_PRACTICE_LABEL:
    g_value_set_string (value, imz_card_view_get_practice_label (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_card_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ImzCardView *self = IMZ_CARD_VIEW (object);

  switch ((ImzCardViewProperty) prop_id) {
  case PROP_ISSUER:
    imz_card_view_set_issuer (self, g_value_get_string (value));
    break;
  case PROP_HOLDER:
    imz_card_view_set_holder (self, g_value_get_string (value));
    break;
  case PROP_IDENTITY:
    imz_card_view_set_identity (self, g_value_get_string (value));
    break;
  case PROP_UNTIL:
    imz_card_view_set_until (self, g_value_get_string (value));
    break;
  case PROP_BADGE:
    imz_card_view_set_badge (self, g_value_get_string (value));
    break;
  case PROP_TONE:
    imz_card_view_set_tone (self, g_value_get_enum (value));
    break;
  case PROP_PRACTICE:
    imz_card_view_set_practice (self, g_value_get_boolean (value));
    break;
  case PROP_PRACTICE_LABEL:
    imz_card_view_set_practice_label (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_card_view_finalize (GObject *object)
{
  ImzCardView *self = IMZ_CARD_VIEW (object);

  for (ImzCardLine line = 0; line < IMZ_CARD_N_LINES; line++)
    g_free (self->texts[line]);
  g_free (self->practice_label);

  G_OBJECT_CLASS (imz_card_view_parent_class)->finalize (object);
}

static void
imz_card_view_class_init (ImzCardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = imz_card_view_get_property;
  object_class->set_property = imz_card_view_set_property;
  object_class->finalize = imz_card_view_finalize;

  widget_class->get_request_mode = imz_card_view_get_request_mode;
  widget_class->measure = imz_card_view_measure;
  widget_class->snapshot = imz_card_view_snapshot;

  properties[PROP_ISSUER] = g_param_spec_string ("issuer", NULL, NULL, NULL, flags);
  properties[PROP_HOLDER] = g_param_spec_string ("holder", NULL, NULL, NULL, flags);
  properties[PROP_IDENTITY] = g_param_spec_string ("identity", NULL, NULL, NULL, flags);
  properties[PROP_UNTIL] = g_param_spec_string ("until", NULL, NULL, NULL, flags);
  properties[PROP_BADGE] = g_param_spec_string ("badge", NULL, NULL, NULL, flags);
  properties[PROP_TONE] =
    g_param_spec_enum ("tone", NULL, NULL, IMZ_TYPE_TONE, IMZ_TONE_NEUTRAL, flags);
  properties[PROP_PRACTICE] = g_param_spec_boolean ("practice", NULL, NULL, FALSE, flags);
  properties[PROP_PRACTICE_LABEL] = g_param_spec_string ("practice-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "imz-card-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
imz_card_view_init (ImzCardView *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * imz_card_view_new:
 *
 * Returns: (transfer floating): an empty card
 */
GtkWidget *
imz_card_view_new (void)
{
  return g_object_new (IMZ_TYPE_CARD_VIEW, NULL);
}

/**
 * imz_card_view_get_issuer:
 * @self: a card
 *
 * Returns: (nullable) (transfer none): who issued the certificate, top right
 */
const char *
imz_card_view_get_issuer (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), NULL);

  return self->texts[IMZ_CARD_ISSUER];
}

/**
 * imz_card_view_set_issuer:
 * @self: a card
 * @issuer: (nullable): who issued the certificate, top right; copied
 */
void
imz_card_view_set_issuer (ImzCardView *self, const char *issuer)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  set_text (self, &self->texts[IMZ_CARD_ISSUER], issuer, PROP_ISSUER);
}

/**
 * imz_card_view_get_holder:
 * @self: a card
 *
 * Returns: (nullable) (transfer none): the holder's name
 */
const char *
imz_card_view_get_holder (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), NULL);

  return self->texts[IMZ_CARD_HOLDER];
}

/**
 * imz_card_view_set_holder:
 * @self: a card
 * @holder: (nullable): the holder's name; copied
 */
void
imz_card_view_set_holder (ImzCardView *self, const char *holder)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  set_text (self, &self->texts[IMZ_CARD_HOLDER], holder, PROP_HOLDER);
}

/**
 * imz_card_view_get_identity:
 * @self: a card
 *
 * Returns: (nullable) (transfer none): the identity number, already masked
 */
const char *
imz_card_view_get_identity (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), NULL);

  return self->texts[IMZ_CARD_IDENTITY];
}

/**
 * imz_card_view_set_identity:
 * @self: a card
 * @identity: (nullable): the identity number, already masked; copied
 */
void
imz_card_view_set_identity (ImzCardView *self, const char *identity)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  set_text (self, &self->texts[IMZ_CARD_IDENTITY], identity, PROP_IDENTITY);
}

/**
 * imz_card_view_get_until:
 * @self: a card
 *
 * Returns: (nullable) (transfer none): the sentence that says until when the card is valid
 */
const char *
imz_card_view_get_until (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), NULL);

  return self->texts[IMZ_CARD_UNTIL];
}

/**
 * imz_card_view_set_until:
 * @self: a card
 * @until: (nullable): the sentence that says until when the card is valid; copied
 */
void
imz_card_view_set_until (ImzCardView *self, const char *until)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  set_text (self, &self->texts[IMZ_CARD_UNTIL], until, PROP_UNTIL);
}

/**
 * imz_card_view_get_badge:
 * @self: a card
 *
 * Returns: (nullable) (transfer none): one or two words for the state, shown in the colour and with
 * the symbol of the tone
 */
const char *
imz_card_view_get_badge (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), NULL);

  return self->texts[IMZ_CARD_BADGE];
}

/**
 * imz_card_view_set_badge:
 * @self: a card
 * @badge: (nullable): one or two words for the state, shown in the colour and with the symbol of
 * the tone; copied
 */
void
imz_card_view_set_badge (ImzCardView *self, const char *badge)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  set_text (self, &self->texts[IMZ_CARD_BADGE], badge, PROP_BADGE);
}

/**
 * imz_card_view_get_tone:
 * @self: a card
 *
 * Returns: how urgent the badge is; a muted card is grey
 */
ImzTone
imz_card_view_get_tone (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), IMZ_TONE_NEUTRAL);

  return self->tone;
}

/**
 * imz_card_view_set_tone:
 * @self: a card
 * @tone: how urgent the badge is; a muted card is grey
 */
void
imz_card_view_set_tone (ImzCardView *self, ImzTone tone)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));
  g_return_if_fail (tone <= IMZ_TONE_MUTED);

  if (self->tone == tone)
    return;

  self->tone = tone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}

/**
 * imz_card_view_get_faded:
 * @self: a card
 *
 * Returns: whether the card is grey whatever its tone, since nothing can be signed with it
 */
gboolean
imz_card_view_get_faded (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), FALSE);

  return self->faded;
}

/**
 * imz_card_view_set_faded:
 * @self: a card
 * @faded: whether the card is grey whatever its tone, since nothing can be signed with it
 */
void
imz_card_view_set_faded (ImzCardView *self, gboolean faded)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  if (self->faded == faded)
    return;

  self->faded = faded;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * imz_card_view_get_practice:
 * @self: a card
 *
 * Returns: whether a band across the card says that it is for practice
 */
gboolean
imz_card_view_get_practice (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), FALSE);

  return self->practice;
}

/**
 * imz_card_view_set_practice:
 * @self: a card
 * @practice: whether a band across the card says that it is for practice
 */
void
imz_card_view_set_practice (ImzCardView *self, gboolean practice)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  practice = !!practice;
  if (self->practice == practice)
    return;

  self->practice = practice;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRACTICE]);
}

/**
 * imz_card_view_get_practice_label:
 * @self: a card
 *
 * Returns: (nullable) (transfer none): the word on the band, in the language of the person
 */
const char *
imz_card_view_get_practice_label (ImzCardView *self)
{
  g_return_val_if_fail (IMZ_IS_CARD_VIEW (self), NULL);

  return self->practice_label;
}

/**
 * imz_card_view_set_practice_label:
 * @self: a card
 * @practice_label: (nullable): the word on the band, in the language of the person; copied
 */
void
imz_card_view_set_practice_label (ImzCardView *self, const char *practice_label)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));

  set_text (self, &self->practice_label, practice_label, PROP_PRACTICE_LABEL);
}

/**
 * imz_card_view_set_description:
 * @self: a card
 * @text: what a screen reader says of the card, in the language of the person
 *
 * The card composes no sentence of its own: its owner does.
 */
void
imz_card_view_set_description (ImzCardView *self, const char *text)
{
  g_return_if_fail (IMZ_IS_CARD_VIEW (self));
  g_return_if_fail (text != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
