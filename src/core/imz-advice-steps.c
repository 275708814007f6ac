/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-advice-steps.h"

#include <glib/gi18n-lib.h>

#include "imz-method-advice.h"
#include "imz-phrase.h"

typedef struct {
  GArray *list;
  const ImzTimelineFacts *facts;
  const ImzTimeline *timeline;
  const ImzProvince *province;
  gboolean is_applied;  /* the application lies behind */
  gboolean is_approved; /* and so does its approval */
} Way;

static const GDate no_day = { 0 };

static void
clear_step (gpointer data)
{
  g_free (((ImzStep *) data)->text);
}

/* Takes over `text`. */
static void
take (Way *way,
      const char *id,
      const char *rule,
      char *text,
      const GDate *from,
      const GDate *to,
      gboolean is_done)
{
  ImzStep step = {
    .id = id, .text = text, .from = *from, .to = *to, .is_done = is_done, .rule = rule
  };

  g_array_append_val (way->list, step);
}

static void
add (Way *way,
     const char *id,
     const char *rule,
     const char *text,
     const GDate *from,
     const GDate *to,
     gboolean is_done)
{
  take (way, id, rule, g_strdup (text), from, to, is_done);
}

static gboolean
is_renewal (const Way *way)
{
  return way->facts->kind == IMZ_CASE_RENEWAL;
}

static gboolean
is_ended (const Way *way)
{
  return way->timeline->phase == IMZ_PHASE_EXPIRED;
}

/* Whether the application is, or was, made after the end. */
static gboolean
is_too_late (const Way *way)
{
  const GDate *made = way->facts->is_applied ? &way->facts->applied : &way->facts->approved;

  return is_ended (way) && !way->facts->has_successor &&
         (!g_date_valid (made) || g_date_compare (made, &way->timeline->ends) > 0);
}

/* Until the last date; past it, or where there is none, until the end. */
static const GDate *
last_day_to_apply (const Way *way)
{
  const ImzTimeline *timeline = way->timeline;

  return timeline->phase != IMZ_PHASE_LATE && g_date_valid (&timeline->last_date)
           ? &timeline->last_date
           : &timeline->ends;
}

static void
add_check_records (Way *way)
{
  const char *text;
  const char *rule;

  switch (way->facts->kind) {
  case IMZ_CASE_FIRST:
    rule = "R2";
    text = _ (
      "Check that MEBBİS shows your appointment or assignment with a title of the administrative "
      "class.");
    break;
  case IMZ_CASE_IDENTITY:
    rule = "R22";
    text = _ ("See that the population register shows the new data.");
    break;
  case IMZ_CASE_RENEWAL:
  case IMZ_CASE_LOST:
  case IMZ_N_CASES:
  default:
    rule = "R4";
    text = _ ("Check that MEBBİS and e-personel show your present duty.");
  }

  add (way, "check-records", rule, text, &no_day, &no_day, way->is_applied);
}

static void
add_activate_e_onay (Way *way)
{
  gboolean is_active = way->facts->e_onay == IMZ_E_ONAY_YES;

  if (!imz_province_has_method (way->province, IMZ_METHOD_E_ONAY) ||
      (!is_active && (is_ended (way) || way->is_applied)))
    return;

  add (way, "activate-e-onay", "R9", _ ("Activate e-onay with the present e-imza."), &no_day,
       is_active ? &no_day : last_day_to_apply (way), is_active);
}

static void
add_apply_on_paper (Way *way, const GDate *from, const GDate *to)
{
  add (way, "apply", "R11",
       _ ("Make the application, sign the printed form by hand and send it to Kamu SM, as rule R11 "
          "says."),
       from, to, way->is_applied);
}

/* The step before it activates e-onay where the province knows it. */
static void
add_apply_in_time (Way *way)
{
  const GDate *from = &way->timeline->window_opens;
  const GDate *to = last_day_to_apply (way);
  ImzEOnay e_onay = way->facts->e_onay;
  ImzMethod method = IMZ_METHOD_E_ONAY;

  if (e_onay != IMZ_E_ONAY_NO || !imz_province_has_method (way->province, IMZ_METHOD_E_ONAY))
    imz_method_advice_find_for_renewal (e_onay, IMZ_PHASE_WINDOW, way->province, &method);

  if (method == IMZ_METHOD_WET_SIGNED)
    add_apply_on_paper (way, from, to);
  else
    add (way, "apply", "R6",
         method == IMZ_METHOD_E_IMZA
           ? _ ("Make the renewal application, signed with the present e-imza.")
           : _ ("Make the renewal application with e-onay."),
         from, to, way->is_applied);
}

static void
add_apply_too_late (Way *way)
{
  ImzMethod method;

  if (!imz_method_advice_find_for_renewal (way->facts->e_onay, IMZ_PHASE_EXPIRED, way->province,
                                           &method))
    add (way, "apply", "R11", _ ("Ask your province how to apply, and make the application."),
         &no_day, &no_day, way->is_applied);
  else if (method != IMZ_METHOD_E_ONAY)
    add_apply_on_paper (way, &no_day, &no_day);
  else if (way->facts->e_onay == IMZ_E_ONAY_UNKNOWN &&
           imz_province_has_method (way->province, IMZ_METHOD_WET_SIGNED))
    add (way, "apply", "R10",
         _ ("Make the renewal application: with e-onay if it is active, else on paper."), &no_day,
         &no_day, way->is_applied);
  else
    add (way, "apply", "R10", _ ("Make the renewal application with e-onay."), &no_day, &no_day,
         way->is_applied);
}

static void
add_apply (Way *way)
{
  switch (way->facts->kind) {
  case IMZ_CASE_RENEWAL:
    if (is_too_late (way))
      add_apply_too_late (way);
    else
      add_apply_in_time (way);
    break;
  case IMZ_CASE_FIRST:
    add_apply_on_paper (way, &no_day, &no_day);
    break;
  case IMZ_CASE_LOST:
    add (way, "apply", "R17",
         _ ("Make the application with the reason “Kayıp Çalıntı”, and pay the fee."), &no_day,
         &no_day, way->is_applied);
    break;
  case IMZ_CASE_IDENTITY:
    add (way, "apply", "R5", _ ("Make the application when the unit has told you to, not before."),
         &no_day, &no_day, way->is_applied);
    break;
  case IMZ_N_CASES:
  default:
    g_assert_not_reached ();
  }
}

/* Whether an application is known to have come so far. */
static gboolean
came_to (const Way *way, ImzStage stage)
{
  return way->facts->is_applied && way->facts->stage >= stage;
}

static void
take_letter (Way *way, const char *rule, const char *text, const char *addressee, gboolean is_done)
{
  take (way, "letter", rule,
        imz_phrase_expand (text, "addressee", addressee != NULL ? addressee : "", NULL), &no_day,
        &no_day, is_done);
}

/* It starts everything (R5), and it is a letter everywhere; it does not go to whom a renewal's goes. */
static void
add_identity_letter (Way *way)
{
  const char *addressee = imz_province_get_identity_addressee (way->province);

  take_letter (way, "R5",
               addressee != NULL
                 ? _ ("Your institution writes the official letter on the identity change to "
                      "{addressee}.")
                 : _ ("Your institution writes the official letter on the identity change to the "
                      "unit that rule R5 names."),
               addressee, way->is_applied);
}

static void
add_letter (Way *way)
{
  const char *addressee = imz_province_get_addressee (way->province);
  gboolean is_done = way->is_approved || came_to (way, IMZ_STAGE_LETTER);

  switch (imz_province_get_letter (way->province)) {
  case IMZ_LETTER_OFFICIAL:
    take_letter (
      way, "R12",
      addressee != NULL
        ? _ ("Your institution asks for approval, and for nothing else, in an official letter to "
             "{addressee}.")
        : _ ("Your institution asks the province for approval, and for nothing else, in an "
             "official letter."),
      addressee, is_done);
    break;
  case IMZ_LETTER_EMAIL:
    take_letter (
      way, "R12",
      addressee != NULL
        ? _ ("Your institution asks for approval by e-mail from its official mailbox, to "
             "{addressee}.")
        : _ ("Your institution asks the province for approval, by e-mail from its official "
             "mailbox."),
      addressee, is_done);
    break;
  case IMZ_LETTER_NONE:
  default:
    break;
  }
}

static void
add_approval (Way *way)
{
  const char *approver = imz_province_get_approver (way->province);
  const GDate *approved = &way->facts->approved;
  const char *text = approver != NULL ? _ ("The province approves the application: {approver}.")
                                      : _ ("The province approves the application.");

  take (way, "approval", "R12",
        imz_phrase_expand (text, "approver", approver != NULL ? approver : "", NULL), approved,
        approved, way->is_approved);
}

static void
add_production (Way *way)
{
  g_autofree char *left = imz_limit_describe (imz_province_get_production_lead (way->province));
  gboolean waits = is_renewal (way) && !is_too_late (way);
  const char *text = waits ? _ ("The new e-imza is produced when the present one has {left} left.")
                           : _ ("The new e-imza is produced, at once after the approval.");
  const GDate *from = waits || !is_renewal (way) ? &way->timeline->production : &no_day;

  take (way, "production", "R13", imz_phrase_expand (text, "left", left, NULL), from, &no_day,
        way->facts->has_successor || came_to (way, IMZ_STAGE_PRODUCED));
}

static void
add_delivery (Way *way)
{
  add (way, "delivery", "R15", _ ("The courier brings it to the address in the form."),
       &way->timeline->delivery_from, &way->timeline->delivery_to, way->facts->has_successor);
}

/* The old e-imza is the easiest way to that password, as long as it works. */
static void
add_password (Way *way)
{
  if (is_renewal (way) && !is_ended (way))
    add (way, "e-devlet-password", "R20",
         _ ("Get an e-Devlet password while the present e-imza works: making the PIN takes one."),
         &no_day, &way->timeline->ends, FALSE);
}

/* Nor before it comes. */
static GDate
first_day_of_pin (const Way *way)
{
  const ImzTimeline *timeline = way->timeline;

  if (way->facts->has_successor || !g_date_valid (&timeline->delivery_from) ||
      (g_date_valid (&timeline->pin_from) &&
       g_date_compare (&timeline->pin_from, &timeline->delivery_from) >= 0))
    return timeline->pin_from;

  return timeline->delivery_from;
}

static void
add_pin (Way *way)
{
  GDate from = first_day_of_pin (way);

  if (is_renewal (way) && !is_too_late (way))
    add (way, "pin", "R14",
         _ ("When the old one has ended, put the new SIM in and make its PIN; until then keep it "
            "safe."),
         &from, &no_day, FALSE);
  else
    add (way, "pin", "R19", _ ("Make its PIN on Kamu SM’s pages; that takes an e-Devlet password."),
         &from, &no_day, FALSE);
}

static void
add_new_e_onay (Way *way)
{
  gboolean is_needed = way->facts->kind == IMZ_CASE_FIRST ||
                       (is_renewal (way) && is_ended (way) && way->facts->e_onay == IMZ_E_ONAY_NO);

  if (is_needed && imz_province_has_method (way->province, IMZ_METHOD_E_ONAY))
    add (
      way, "e-onay-with-new", "R9",
      _ ("Activate e-onay with the new e-imza, so that the next renewal needs no wet-signed form."),
      &no_day, &no_day, FALSE);
}

static void
walk (Way *way)
{
  add_check_records (way);
  if (way->facts->kind == IMZ_CASE_IDENTITY)
    add_identity_letter (way);
  if (is_renewal (way))
    add_activate_e_onay (way);
  add_apply (way);
  if (way->facts->kind != IMZ_CASE_IDENTITY)
    add_letter (way);
  add_approval (way);
  add_production (way);
  add_delivery (way);
  add_password (way);
  add_pin (way);
  add_new_e_onay (way);
}

GArray *
imz_advice_steps_list (const ImzTimelineFacts *facts,
                       const ImzTimeline *timeline,
                       const ImzProvince *province)
{
  Way way = {
    .list = g_array_new (FALSE, FALSE, sizeof (ImzStep)),
    .facts = facts,
    .timeline = timeline,
    .province = province,
    .is_applied = facts->has_successor || facts->is_applied || g_date_valid (&facts->approved),
    .is_approved = facts->has_successor || g_date_valid (&facts->approved),
  };

  g_array_set_clear_func (way.list, clear_step);
  if (facts->kind == IMZ_CASE_RENEWAL && timeline->phase == IMZ_PHASE_UNKNOWN)
    add (&way, "plug-in", NULL, _ ("Plug in your e-imza: the rest follows from its dates."),
         &no_day, &no_day, FALSE);
  else if (facts->kind == IMZ_CASE_RENEWAL && timeline->phase == IMZ_PHASE_NOT_YET)
    add (&way, "pin", "R14",
         _ ("When the old one has ended, put the new SIM in and make its PIN; until then keep it "
            "safe."),
         &timeline->starts, &no_day, FALSE);
  else
    walk (&way);

  return way.list;
}
