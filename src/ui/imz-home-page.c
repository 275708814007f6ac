/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-home-page.h"

#include <glib/gi18n-lib.h>

#include "imz-awaited-sentence.h"
#include "imz-card-list.h"
#include "imz-card-texts.h"
#include "imz-card-view.h"
#include "imz-cards-layout.h"
#include "imz-claim-row.h"
#include "imz-column-layout.h"
#include "imz-details.h"
#include "imz-e-onay-line.h"
#include "imz-last-seen.h"
#include "imz-life-bar.h"
#include "imz-look.h"
#include "imz-phrase.h"
#include "imz-picture.h"
#include "imz-sentence.h"
#include "imz-side-by-side-layout.h"
#include "imz-successor-card.h"
#include "imz-whole-words.h"

struct _ImzHomePage {
  AdwBin parent_instance;

  ImzStatus *status;
  ImzProfileModel *profiles;    /* (nullable) */
  ImzAdvice *remembered_advice; /* about the e-imza seen last, while that is shown */
  gboolean practice;

  GtkWidget *clamp;
  GtkWidget *hero;
  ImzSideBySideLayout *hero_layout;    /* of one card, or of a picture */
  GtkLayoutManager *cards_layout;      /* of several */
  ImzCardView *card_view;              /* of the card that decides */
  GtkWidget *cards[IMZ_CARD_LIST_MAX]; /* card_view and others, made when first wanted */
  ImzPicture *picture;
  GtkLabel *whose;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkWidget *sentence_box;
  GtkLabel *sentence_room;
  ImzEOnayLine *e_onay_line;
  GtkLabel *explanation;
  GtkWidget *command_box;
  GtkLabel *command;
  GtkButton *command_copy;
  ImzLastSeen *last_seen;
  GtkWidget *buttons;
  GtkWidget *main_buttons;
  GtkButton *button;
  GtkWidget *why_button;
  GtkWidget *unseen_button;
  ImzLifeBar *life_bar;
  ImzSuccessorCard *successor_card;
  ImzClaimRow *claim_row;
  ImzDetails *details;
};

G_DEFINE_FINAL_TYPE (ImzHomePage, imz_home_page, ADW_TYPE_BIN)

typedef enum {
  PROP_STATUS = 1,
  PROP_PRACTICE,
} ImzHomePageProperty;

static GParamSpec *properties[PROP_PRACTICE + 1];

static void
show_card (ImzCardView *view, const ImzListedCard *card)
{
  const ImzCertificate *certificate = card->certificate;
  g_autofree char *issuer = imz_sentence_issuer (imz_certificate_get_issuer (certificate));
  g_autofree char *until = imz_card_texts_until (certificate, card->state);
  g_autofree char *description = imz_card_texts_description (certificate, card->state, card->badge);

  imz_card_view_set_issuer (view, issuer);
  imz_card_view_set_holder (view, imz_certificate_get_holder (certificate));
  imz_card_view_set_identity (view, imz_certificate_get_identity_masked (certificate));
  imz_card_view_set_until (view, until);
  imz_card_view_set_badge (view, card->badge);
  imz_card_view_set_tone (view, card->tone);
  imz_card_view_set_faded (view, card->is_out_of_use);
  imz_card_view_set_description (view, description);
}

/* Most people have one card: views of further ones are made when they are first wanted. */
static ImzCardView *
view_of_card (ImzHomePage *self, guint index)
{
  ImzCardView *view;

  if (self->cards[index] == NULL) {
    self->cards[index] = imz_card_view_new ();
    view = IMZ_CARD_VIEW (self->cards[index]);
    imz_card_view_set_practice_label (view, imz_card_view_get_practice_label (self->card_view));
    imz_card_view_set_practice (view, self->practice);
    gtk_box_insert_child_after (GTK_BOX (self->hero), self->cards[index], self->cards[index - 1]);
  }

  return IMZ_CARD_VIEW (self->cards[index]);
}

static void
show_cards (ImzHomePage *self, const ImzVerdict *verdict)
{
  ImzCardList list = imz_card_list_of (imz_status_get_snapshot (self->status), verdict);
  GtkLayoutManager *layout =
    list.n_cards > 1 ? self->cards_layout : GTK_LAYOUT_MANAGER (self->hero_layout);

  for (guint i = 0; i < list.n_cards; i++)
    show_card (view_of_card (self, i), &list.cards[i]);
  for (guint i = 0; i < IMZ_CARD_LIST_MAX; i++) {
    if (self->cards[i] != NULL)
      gtk_widget_set_visible (self->cards[i], i < list.n_cards);
  }

  if (gtk_widget_get_layout_manager (self->hero) != layout)
    gtk_widget_set_layout_manager (self->hero, g_object_ref (layout));

  /* Of several people's cards: whose e-imza the sentence is about. */
  gtk_widget_set_visible (GTK_WIDGET (self->whose), list.several_holders);
  if (list.several_holders)
    gtk_label_set_label (self->whose, imz_certificate_get_holder (verdict->certificate));

  /* Whose the new one is, is asked once: yes to its application answers this, too. */
  imz_claim_row_show (
    self->claim_row, self->profiles,
    self->practice || gtk_widget_get_visible (GTK_WIDGET (self->successor_card)) ? NULL : verdict,
    list.several_holders);
}

static void
set_action (GtkButton *button, const char *label, const char *action_name, const char *target)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  gtk_button_set_label (button, label);
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable,
                                          target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (actionable, action_name);
}

/* Whether there is something to press, what, and how loud. */
static gboolean
show_main_button (ImzHomePage *self, const ImzLook *look, ImzTone tone, const ImzAdvice *advice)
{
  static const char *const action_names[] = {
    [IMZ_BUTTON_NONE] = NULL,
    [IMZ_BUTTON_RETRY] = "win.retry",
    [IMZ_BUTTON_CHECK] = "win.check",
    [IMZ_BUTTON_PRACTICE] = "win.practice",
  };
  const char *guide = imz_look_guide_label (&advice->action);
  gboolean is_urgent = tone == IMZ_TONE_WARNING || tone == IMZ_TONE_ALARM;

  gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
  if (guide != NULL) {
    set_action (self->button, guide, "win.open-guide", advice->action.guide);
    /* There is something to read, but nothing to do. */
    is_urgent &= !g_str_equal (advice->action.id, "none");
  } else if (look->role == IMZ_BUTTON_NONE) {
    return FALSE;
  } else if (look->role == IMZ_BUTTON_PRACTICE &&
             (self->practice || self->remembered_advice != NULL)) {
    /* Within the practice there is no second one to enter; who has an e-imza needs none. */
    return FALSE;
  } else {
    is_urgent &= look->role != IMZ_BUTTON_PRACTICE;
    set_action (self->button, _ (look->label), action_names[look->role], NULL);
  }

  /* The button is coloured only where the holder has to act. */
  if (is_urgent)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");

  return TRUE;
}

static void
show_buttons (ImzHomePage *self,
              const ImzVerdict *verdict,
              const ImzVerdict *subject,
              const ImzAdvice *advice)
{
  gboolean has_button = show_main_button (self, imz_look_of (verdict->summary),
                                          imz_look_of (subject->summary)->tone, advice);
  gboolean has_why = advice->rules->len > 0;
  gboolean may_be_unseen = verdict->summary == IMZ_SUMMARY_NO_READER;

  gtk_widget_set_visible (GTK_WIDGET (self->button), has_button);
  gtk_widget_set_visible (self->why_button, has_why);
  if (imz_look_of (verdict->summary)->shows_card && !has_button)
    gtk_widget_add_css_class (self->why_button, "imz-alone");
  else
    gtk_widget_remove_css_class (self->why_button, "imz-alone");
  gtk_widget_set_visible (self->main_buttons, has_button || has_why);
  gtk_widget_set_visible (self->unseen_button, may_be_unseen);
  gtk_widget_set_visible (self->buttons, has_button || has_why || may_be_unseen);
}

static void
show_command (ImzHomePage *self, const char *command)
{
  gtk_widget_set_visible (self->command_box, command != NULL);
  if (command == NULL)
    return;

  gtk_label_set_label (self->command, command);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->command_copy), "s", command);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->command_copy), "win.copy");
}

/* Beside a card what the person has to do comes before what it means; below a picture, what is said of the e-imza
 * seen last stands together. */
static void
align_words (ImzHomePage *self, gboolean beside_card)
{
  GtkAlign align = beside_card ? GTK_ALIGN_START : GTK_ALIGN_CENTER;
  GtkJustification justify = beside_card ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER;
  GtkLabel *labels[] = { self->whose, self->title, self->sentence, self->explanation };
  GtkBox *words = GTK_BOX (gtk_widget_get_parent (self->buttons));

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    gtk_label_set_justify (labels[i], justify);
    gtk_label_set_xalign (labels[i], beside_card ? 0.0f : 0.5f);
  }
  gtk_widget_set_halign (self->buttons, align);
  gtk_widget_set_halign (self->why_button, align);
  gtk_widget_set_halign (self->command_box, align);
  imz_e_onay_line_set_centered (self->e_onay_line, !beside_card);

  gtk_box_reorder_child_after (words, GTK_WIDGET (self->explanation),
                               beside_card ? self->buttons : self->sentence_box);
  gtk_box_reorder_child_after (words, GTK_WIDGET (self->e_onay_line),
                               beside_card ? self->sentence_box : GTK_WIDGET (self->last_seen));
}

/* While a certificate is being checked there is room for what is said when that ends well, so that nothing
 * jumps then. */
static void
show_sentence (ImzHomePage *self, const ImzVerdict *verdict, const ImzAdvice *advice)
{
  g_autofree char *text = imz_advice_get_sentence (advice, verdict);
  g_autofree char *sentence = imz_phrase_keep_numbers (text);
  g_autofree char *awaited = imz_awaited_sentence (verdict);

  gtk_label_set_label (self->sentence, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_room), awaited != NULL);
  if (awaited != NULL) {
    g_autofree char *longer = imz_phrase_keep_numbers (awaited);

    gtk_label_set_label (self->sentence_room, longer);
  }
}

/* What the holder told counts for the holder's own e-imza; who looks at a colleague's is not asked. */
static void
show_e_onay (ImzHomePage *self, const ImzVerdict *verdict, const ImzAdvice *advice)
{
  ImzCircumstances *circumstances = imz_status_get_circumstances (self->status);
  const ImzCertificate *certificate = verdict->certificate;
  gboolean is_shown = certificate != NULL && advice->methods->len > 0;
  gboolean none_claimed = imz_circumstances_get_remembered (circumstances)->len == 0;
  gboolean may_be_own =
    is_shown && (none_claimed ? !verdict->several_holders
                              : imz_circumstances_is_claimed (circumstances, certificate));
  gboolean asks = may_be_own && self->profiles != NULL && !self->practice;

  gtk_widget_set_visible (GTK_WIDGET (self->e_onay_line), is_shown);
  if (is_shown)
    imz_e_onay_line_show (self->e_onay_line, imz_advice_facts_of (verdict, circumstances).e_onay,
                          asks && imz_profile_model_get_e_onay_told_at (self->profiles) != 0, asks);
}

static void
show_life (ImzHomePage *self, const ImzVerdict *verdict, const ImzAdvice *advice)
{
  ImzRenewalDates successor;

  if (verdict->certificate == NULL) {
    imz_life_bar_show (self->life_bar, NULL, NULL);
    return;
  }

  if (verdict->successor != NULL)
    successor = imz_renewal_dates (verdict->successor, &verdict->limits);
  imz_life_bar_show (self->life_bar, &advice->timeline,
                     verdict->successor != NULL ? &successor : NULL);
}

/* Without a card: what was seen last. */
static void
remember (ImzHomePage *self)
{
  const ImzVerdict *remembered = imz_status_get_remembered (self->status);

  g_clear_pointer (&self->remembered_advice, imz_advice_free);
  if (remembered != NULL && !self->practice)
    self->remembered_advice =
      imz_advice_new_for_verdict (remembered, imz_status_get_circumstances (self->status));
}

/* The sentence above is about the e-imza; where an application is comes before what that means. */
static void
show_explanation (ImzHomePage *self, const ImzAdvice *advice)
{
  g_autofree char *both = g_strconcat (advice->text, " ", advice->explanation, NULL);
  g_autofree char *kept = imz_phrase_keep_numbers (both);
  const char *text = advice->is_under_way ? kept : advice->explanation;
  g_autoptr (PangoAttrList) whole = pango_attr_list_new ();

  imz_whole_words_keep (whole, text);
  gtk_label_set_attributes (self->explanation, whole);
  gtk_label_set_label (self->explanation, text);
}

static void
show_status (ImzHomePage *self)
{
  const ImzVerdict *verdict = imz_status_get_verdict (self->status);
  const ImzAdvice *advice = imz_status_get_advice (self->status);
  const ImzLook *look = imz_look_of (verdict->summary);
  const ImzVerdict *subject = verdict;

  remember (self);
  if (self->remembered_advice != NULL)
    subject = imz_status_get_remembered (self->status);

  gtk_widget_set_valign (self->clamp, look->shows_card ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  imz_side_by_side_layout_set_stacked (self->hero_layout, !look->shows_card);
  show_cards (self, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), !look->shows_card);
  if (!look->shows_card)
    imz_picture_set_kind (self->picture, look->picture);

  align_words (self, look->shows_card);
  gtk_label_set_label (self->title, imz_sentence_title (verdict));
  show_sentence (self, verdict, advice);
  show_e_onay (self, subject, imz_home_page_get_advice (self));
  show_explanation (self, advice);
  show_command (self, advice->action.command);
  imz_last_seen_show (self->last_seen, self->remembered_advice != NULL ? subject : NULL,
                      self->remembered_advice);
  show_buttons (self, verdict, subject, imz_home_page_get_advice (self));
  show_life (self, subject, imz_home_page_get_advice (self));

  imz_details_show (self->details, imz_status_get_snapshot (self->status), verdict, advice);
}

static void
imz_home_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzHomePage *self = IMZ_HOME_PAGE (object);

  switch ((ImzHomePageProperty) prop_id) {
  case PROP_STATUS:
    g_value_set_object (value, self->status);
    break;
  case PROP_PRACTICE:
    g_value_set_boolean (value, self->practice);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_home_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ImzHomePage *self = IMZ_HOME_PAGE (object);

  switch ((ImzHomePageProperty) prop_id) {
  case PROP_STATUS:
    imz_home_page_set_status (self, g_value_get_object (value));
    break;
  case PROP_PRACTICE:
    imz_home_page_set_practice (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_home_page_dispose (GObject *object)
{
  ImzHomePage *self = IMZ_HOME_PAGE (object);

  if (self->status != NULL)
    g_signal_handlers_disconnect_by_data (self->status, self);
  g_clear_object (&self->status);
  g_clear_object (&self->profiles);
  g_clear_pointer (&self->remembered_advice, imz_advice_free);
  g_clear_object (&self->cards_layout);
  g_clear_object (&self->hero_layout);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_HOME_PAGE);

  G_OBJECT_CLASS (imz_home_page_parent_class)->dispose (object);
}

static void
imz_home_page_class_init (ImzHomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = imz_home_page_get_property;
  object_class->set_property = imz_home_page_set_property;
  object_class->dispose = imz_home_page_dispose;

  properties[PROP_STATUS] = g_param_spec_object ("status", NULL, NULL, IMZ_TYPE_STATUS, flags);
  properties[PROP_PRACTICE] = g_param_spec_boolean ("practice", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (IMZ_TYPE_CARD_VIEW);
  g_type_ensure (IMZ_TYPE_CLAIM_ROW);
  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_DETAILS);
  g_type_ensure (IMZ_TYPE_E_ONAY_LINE);
  g_type_ensure (IMZ_TYPE_LAST_SEEN);
  g_type_ensure (IMZ_TYPE_LIFE_BAR);
  g_type_ensure (IMZ_TYPE_PICTURE);
  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);
  g_type_ensure (IMZ_TYPE_SUCCESSOR_CARD);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, clamp);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, hero);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, card_view);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, picture);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, whose);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, title);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, sentence_box);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, sentence_room);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, e_onay_line);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, explanation);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, command_box);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, command);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, command_copy);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, last_seen);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, buttons);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, main_buttons);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, button);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, why_button);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, unseen_button);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, life_bar);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, claim_row);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, successor_card);
  gtk_widget_class_bind_template_child (widget_class, ImzHomePage, details);
}

static void
imz_home_page_init (ImzHomePage *self)
{
  GtkLabel *label;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cards[0] = GTK_WIDGET (self->card_view);
  self->hero_layout =
    g_object_ref (IMZ_SIDE_BY_SIDE_LAYOUT (gtk_widget_get_layout_manager (self->hero)));
  self->cards_layout = g_object_new (IMZ_TYPE_CARDS_LAYOUT, "spacing", 24, NULL);

  /* With large letters a long label takes two lines rather than a wider window. */
  gtk_button_set_label (self->button, "");
  label = GTK_LABEL (gtk_button_get_child (self->button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

ImzStatus *
imz_home_page_get_status (ImzHomePage *self)
{
  g_return_val_if_fail (IMZ_IS_HOME_PAGE (self), NULL);

  return self->status;
}

void
imz_home_page_set_status (ImzHomePage *self, ImzStatus *status)
{
  g_return_if_fail (IMZ_IS_HOME_PAGE (self));
  g_return_if_fail (status == NULL || IMZ_IS_STATUS (status));

  if (status == self->status)
    return;

  if (self->status != NULL)
    g_signal_handlers_disconnect_by_data (self->status, self);
  g_set_object (&self->status, status);

  if (status != NULL) {
    g_signal_connect_swapped (status, "changed", G_CALLBACK (show_status), self);
    show_status (self);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

gboolean
imz_home_page_get_practice (ImzHomePage *self)
{
  g_return_val_if_fail (IMZ_IS_HOME_PAGE (self), FALSE);

  return self->practice;
}

void
imz_home_page_set_practice (ImzHomePage *self, gboolean practice)
{
  g_return_if_fail (IMZ_IS_HOME_PAGE (self));

  if (practice == self->practice)
    return;

  self->practice = practice;
  for (guint i = 0; i < IMZ_CARD_LIST_MAX && self->cards[i] != NULL; i++)
    imz_card_view_set_practice (IMZ_CARD_VIEW (self->cards[i]), practice);
  if (self->status != NULL)
    show_status (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRACTICE]);
}

void
imz_home_page_set_profiles (ImzHomePage *self, ImzProfileModel *profiles)
{
  g_return_if_fail (IMZ_IS_HOME_PAGE (self));

  if (g_set_object (&self->profiles, profiles) && self->status != NULL)
    show_status (self);
}

void
imz_home_page_set_record_keeper (ImzHomePage *self, ImzRecordKeeper *keeper)
{
  g_return_if_fail (IMZ_IS_HOME_PAGE (self));

  imz_successor_card_set_keeper (self->successor_card, keeper);
  g_signal_connect_object (self->successor_card, "notify::visible", G_CALLBACK (show_status), self,
                           G_CONNECT_SWAPPED);
}

const ImzAdvice *
imz_home_page_get_advice (ImzHomePage *self)
{
  g_return_val_if_fail (IMZ_IS_HOME_PAGE (self), NULL);

  if (self->remembered_advice != NULL)
    return self->remembered_advice;

  return self->status != NULL ? imz_status_get_advice (self->status) : NULL;
}
