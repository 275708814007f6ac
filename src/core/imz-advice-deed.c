/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-advice-deed.h"

#include <glib/gi18n-lib.h>

/* Places: {opens} {last} {end} {production} {from} {to} {applied} are dates; {province} is a name. */
static const ImzDeedWords deeds[IMZ_N_DEEDS] = {
  [IMZ_DEED_PLUG_IN] = {
    .id = "plug-reader",
    .text = N_("Plug in your e-imza, so that its dates are known."),
    .explanation = N_("Whether a renewal is accepted, and until when, follows from the last day of "
                      "your e-imza."),
  },
  [IMZ_DEED_WAIT_FOR_START] = {
    .id = "wait",
    .guide = "after-delivery",
    .rule = "R14",
    .source = "S0.11",
    .text = N_("Wait until it starts."),
    .explanation = N_("Use your old e-imza until then. No PIN can be made for this one before the "
                      "old one has ended."),
  },
  [IMZ_DEED_NOTHING_YET] = {
    .id = "none",
    .rule = "R6",
    .source = "S0.4",
    .text = N_("Nothing needs to be done until {opens}."),
    .explanation = N_("A renewal is accepted from {opens} on. With your e-onay active it needs no "
                      "wet-signed form."),
  },
  [IMZ_DEED_NOTHING_YET_HERE] = {
    .id = "none",
    .rule = "R7",
    .source = "S0.9",
    .text = N_("Nothing needs to be done until {opens}."),
    .explanation = N_("A renewal is accepted from {opens} on, by the rules chosen ({province}) not "
                      "with e-onay."),
  },
  [IMZ_DEED_ACTIVATE_IF_NOT_ACTIVE] = {
    .id = "activate-e-onay",
    .guide = "e-onay",
    .rule = "R9",
    .source = "S0.5",
    .text = N_("Activate e-onay, unless it is active already."),
    .explanation = N_("There is nothing to renew yet. With e-onay active, the next renewal needs no "
                      "wet-signed form."),
  },
  [IMZ_DEED_ACTIVATE] = {
    .id = "activate-e-onay",
    .guide = "e-onay",
    .rule = "R9",
    .source = "S0.5",
    .text = N_("Activate e-onay while your e-imza works."),
    .explanation = N_("There is nothing to renew yet. The next renewal is refused without e-onay, and "
                      "it takes an e-imza that has not ended to activate it."),
  },
  [IMZ_DEED_ACTIVATE_OR_E_IMZA] = {
    .id = "activate-e-onay",
    .guide = "e-onay",
    .rule = "R9",
    .source = "S0.5",
    .text = N_("Activate e-onay while your e-imza works."),
    .explanation = N_("There is nothing to renew yet. With e-onay active, the next renewal needs no "
                      "wet-signed form, and it takes an e-imza that has not ended to activate it."),
  },
  [IMZ_DEED_RENEW] = {
    .id = "renew",
    .guide = "renew-e-onay",
    .rule = "R6",
    .source = "S0.4",
    .by = IMZ_DEED_BY_LAST_DATE,
    .text = N_("Make your renewal application."),
    .explanation = N_("Your new card cannot be used before this e-imza has ended."),
  },
  [IMZ_DEED_RENEW_WITH_E_ONAY] = {
    .id = "renew",
    .guide = "renew-e-onay",
    .rule = "R6",
    .source = "S0.4",
    .by = IMZ_DEED_BY_LAST_DATE,
    .text = N_("Make your renewal application with e-onay."),
    .explanation = N_("Your new card cannot be used before this e-imza has ended. Making its PIN takes "
                      "an e-Devlet password: get one while this e-imza works."),
  },
  [IMZ_DEED_RENEW_WITH_E_IMZA] = {
    .id = "renew",
    .guide = "renew-e-imza",
    .rule = "R6",
    .source = "S1",
    .by = IMZ_DEED_BY_LAST_DATE,
    .text = N_("Make your renewal application, signed with your e-imza."),
    .explanation = N_("The rules chosen ({province}) want it signed so, while the e-imza works; some "
                      "provinces refuse that. Your new card cannot be used before this e-imza has "
                      "ended."),
  },
  [IMZ_DEED_RENEW_WET_SIGNED] = {
    .id = "renew-wet-signed",
    .guide = "wet-signed",
    .rule = "R11",
    .by = IMZ_DEED_BY_LAST_DATE,
    .text = N_("Make your renewal application on paper, wet-signed."),
    .explanation = N_("The rules chosen ({province}) want it on paper; other provinces refuse that in "
                      "time. Your new card cannot be used before this e-imza has ended."),
  },
  [IMZ_DEED_ACTIVATE_THEN_RENEW] = {
    .id = "activate-e-onay",
    .guide = "e-onay",
    .rule = "R9",
    .source = "S0.5",
    .by = IMZ_DEED_BY_LAST_DATE,
    .text = N_("Activate e-onay, then make your renewal application with it."),
    .explanation = N_("A renewal is refused without e-onay. If the portal showed only the wet-signed "
                      "way, start the application again from the beginning afterwards."),
  },
  [IMZ_DEED_ACTIVATE_THEN_RENEW_OR_E_IMZA] = {
    .id = "activate-e-onay",
    .guide = "e-onay",
    .rule = "R9",
    .source = "S0.5",
    .by = IMZ_DEED_BY_LAST_DATE,
    .text = N_("Activate e-onay, then make your renewal application with it."),
    .explanation = N_("The rules chosen ({province}) also accept an application signed with the e-imza. "
                      "If the portal showed only the wet-signed way, start the application again from "
                      "the beginning afterwards."),
  },
  [IMZ_DEED_RENEW_LATE] = {
    .id = "renew",
    .guide = "renew-e-onay",
    .rule = "R8",
    .source = "S1",
    .by = IMZ_DEED_BY_END,
    .text = N_("Make your renewal application at once and call your province."),
    .explanation = N_("The last date has passed: whether the application is still approved is for your "
                      "province to decide. Call the unit that approves applications."),
  },
  [IMZ_DEED_RENEW_LATE_WITH_E_ONAY] = {
    .id = "renew",
    .guide = "renew-e-onay",
    .rule = "R8",
    .source = "S1",
    .by = IMZ_DEED_BY_END,
    .text = N_("Make your renewal application with e-onay at once and call your province."),
    .explanation = N_("The last date has passed: whether the application is still approved is for your "
                      "province to decide. Call the unit that approves applications."),
  },
  [IMZ_DEED_RENEW_LATE_WITH_E_IMZA] = {
    .id = "renew",
    .guide = "renew-e-imza",
    .rule = "R8",
    .source = "S1",
    .by = IMZ_DEED_BY_END,
    .text = N_("Make your renewal application, signed with your e-imza, at once and call your "
               "province."),
    .explanation = N_("The last date has passed: whether the application is still approved is for your "
                      "province to decide. Call the unit that approves applications."),
  },
  [IMZ_DEED_RENEW_LATE_WET_SIGNED] = {
    .id = "renew-wet-signed",
    .guide = "wet-signed",
    .rule = "R8",
    .source = "S1",
    .by = IMZ_DEED_BY_END,
    .text = N_("Make your renewal application on paper, wet-signed, at once and call your province."),
    .explanation = N_("The last date has passed: whether the application is still approved is for your "
                      "province to decide. Call the unit that approves applications."),
  },
  [IMZ_DEED_ACTIVATE_LATE] = {
    .id = "activate-e-onay",
    .guide = "e-onay",
    .rule = "R9",
    .source = "S0.5",
    .by = IMZ_DEED_BY_END,
    .text = N_("Activate e-onay at once, make your renewal application with it and call your "
               "province."),
    .explanation = N_("A renewal is refused without e-onay, and once the e-imza has ended it cannot be "
                      "activated any more."),
  },
  [IMZ_DEED_ACTIVATE_LATE_OR_E_IMZA] = {
    .id = "activate-e-onay",
    .guide = "e-onay",
    .rule = "R9",
    .source = "S0.5",
    .by = IMZ_DEED_BY_END,
    .text = N_("Activate e-onay at once, make your renewal application with it and call your "
               "province."),
    .explanation = N_("The rules chosen ({province}) also accept an application signed with the e-imza. "
                      "Once the e-imza has ended, neither is possible any more."),
  },
  [IMZ_DEED_RENEW_EXPIRED] = {
    .id = "renew",
    .guide = "renew-e-onay",
    .rule = "R10",
    .source = "S0.6",
    .text = N_("Make your renewal application: with e-onay if it is active, else on paper."),
    .explanation = N_("If your e-onay is active, some provinces still accept a renewal with e-onay; "
                      "without it the application is signed on paper. Ask your province first."),
  },
  [IMZ_DEED_RENEW_EXPIRED_WITH_E_ONAY] = {
    .id = "renew",
    .guide = "renew-e-onay",
    .rule = "R10",
    .source = "S0.6",
    .text = N_("Make your renewal application with e-onay."),
    .explanation = N_("E-onay does not end with the e-imza, and by the rules chosen ({province}) it "
                      "still serves. Some provinces ask for a wet-signed form once the e-imza has "
                      "ended."),
  },
  [IMZ_DEED_RENEW_ON_PAPER] = {
    .id = "renew-wet-signed",
    .guide = "wet-signed",
    .rule = "R11",
    .source = "S0.7",
    .text = N_("Make your application on paper, wet-signed."),
    .explanation = N_("The e-imza has ended, so e-onay cannot be activated any more. The form is "
                      "printed, signed by hand and sent to Kamu SM; the address printed on it counts."),
  },
  [IMZ_DEED_RENEW_ON_PAPER_HERE] = {
    .id = "renew-wet-signed",
    .guide = "wet-signed",
    .rule = "R10",
    .text = N_("Make your application on paper, wet-signed."),
    .explanation = N_("By the rules chosen ({province}) whoever did not renew in time applies on paper, "
                      "with e-onay or without. Elsewhere e-onay may still serve."),
  },
  [IMZ_DEED_ASK_HOW_TO_APPLY] = {
    .id = "call-province",
    .rule = "R11",
    .text = N_("Ask your province how to apply."),
    .explanation = N_("The e-imza has ended, and the rules chosen ({province}) name no way to apply "
                      "that is still open. Elsewhere the application is made on paper then."),
  },
  [IMZ_DEED_WAIT_FOR_PRODUCTION] = {
    .id = "wait",
    .rule = "R15",
    .source = "S1",
    .by = IMZ_DEED_BY_DELIVERY,
    .text = N_("Wait for the courier: the new e-imza should come between {from} and {to}."),
    .explanation = N_("A renewal that is approved early is not produced before {production}, and the "
                      "days are counted from then. It comes to the address in the form."),
  },
  [IMZ_DEED_WAIT_FOR_DELIVERY] = {
    .id = "wait",
    .rule = "R15",
    .source = "S1",
    .by = IMZ_DEED_BY_DELIVERY,
    .text = N_("Wait for the courier: the new e-imza should come between {from} and {to}."),
    .explanation = N_("It is produced after the approval, and the days are counted from that. It comes "
                      "to the address in the form."),
  },
  [IMZ_DEED_SIGN_WITH_E_ONAY] = {
    .rule = "R6",
    .source = "S0.4",
    .leads_back = TRUE,
    .text = N_("Your application was made on {applied}: approve it with e-onay."),
    .explanation = N_("It goes to the province only once you have approved it on the portal. If you "
                      "have, say so on the page My applications."),
  },
  [IMZ_DEED_SIGN_WITH_E_IMZA] = {
    .rule = "R6",
    .source = "S1",
    .leads_back = TRUE,
    .text = N_("Your application was made on {applied}: sign it with your e-imza."),
    .explanation = N_("It goes to the province only once you have signed it on the portal. If you "
                      "have, say so on the page My applications."),
  },
  [IMZ_DEED_SIGN_BY_HAND] = {
    .rule = "R11",
    .leads_back = TRUE,
    .text = N_("Your application was made on {applied}: sign the printed form and send it."),
    .explanation = N_("It is sent to Kamu SM; the address printed on it counts. If you have sent it, "
                      "say so on the page My applications."),
  },
  [IMZ_DEED_HAVE_LETTER_SENT] = {
    .rule = "R12",
    .source = "S0.8",
    .leads_back = TRUE,
    .text = N_("Your application was made on {applied}: have the official letter sent."),
    .explanation = N_("The province approves nothing without the letter, in which your institution "
                      "asks for approval and for nothing else. If it was sent, say so on the page My "
                      "applications."),
  },
  [IMZ_DEED_HAVE_E_MAIL_SENT] = {
    .rule = "R12",
    .source = "S4",
    .leads_back = TRUE,
    .text = N_("Your application was made on {applied}: have the e-mail sent."),
    .explanation = N_("The province approves nothing without the e-mail from your institution’s "
                      "official mailbox. If it was sent, say so on the page My applications."),
  },
  [IMZ_DEED_WAIT_FOR_APPROVAL] = {
    .id = "wait",
    .rule = "R12",
    .text = N_("Your application was made on {applied}; it waits for the approval of your province."),
    .explanation = N_("There is nothing for you to do until then. What the province answers comes to "
                      "your institution; once it is approved, say so on the page My applications."),
  },
  [IMZ_DEED_ASK_FOR_APPROVAL] = {
    .id = "call-province",
    .rule = "R8",
    .source = "S1",
    .text = N_("Call your province: your application of {applied} is not approved yet."),
    .explanation = N_("The last date has passed. If it was approved meanwhile, say so on the page My "
                      "applications."),
  },
  [IMZ_DEED_WAIT_FOR_PRODUCED] = {
    .id = "wait",
    .rule = "R15",
    .source = "S1",
    .by = IMZ_DEED_BY_DELIVERY,
    .text = N_("Your new e-imza is produced; it should come between {from} and {to}."),
    .explanation = N_("The courier brings it to the address in the form."),
  },
  [IMZ_DEED_WAIT_FOR_COURIER] = {
    .id = "wait",
    .rule = "R15",
    .source = "S1",
    .by = IMZ_DEED_BY_DELIVERY,
    .text = N_("Your new e-imza is with the courier; it should come by {to}."),
    .explanation = N_("It comes to the address in the form. Kurye Takip shows where it is."),
  },
  [IMZ_DEED_ASK_FOR_DELIVERY] = {
    .id = "call-province",
    .guide = "delivery-late",
    .rule = "R15",
    .source = "S1",
    .text = N_("Ask where the new e-imza is: it should have come by {to}."),
    .explanation = N_("Look at Başvuru Durum Sorgulama and Kurye Takip first; then call Kamu SM or your "
                      "province."),
  },
  [IMZ_DEED_WAIT_FOR_END] = {
    .id = "wait",
    .guide = "after-delivery",
    .rule = "R14",
    .source = "S0.11",
    .text = N_("Wait until the present e-imza ends, and keep the new one safe."),
    .explanation = N_("Until then sign with the present one. The new one cannot be used and gets no "
                      "PIN before the old one has ended."),
  },
  [IMZ_DEED_MAKE_PIN] = {
    .id = "make-pin",
    .guide = "after-delivery",
    .rule = "R19",
    .source = "S3",
    .text = N_("Make the PIN of your e-imza."),
    .explanation = N_("Documents cannot be signed without a PIN. It is made once, on Kamu SM’s pages, "
                      "for which an e-Devlet password is needed. Never tell it to anybody."),
  },
  [IMZ_DEED_USE_NEW] = {
    .id = "insert-card",
    .rule = "R14",
    .source = "S0.11",
    .text = N_("Put your new e-imza into the reader: its PIN is made."),
    .explanation = N_("From now on sign with the new one."),
  },
  [IMZ_DEED_APPLY_FIRST] = {
    .id = "renew-wet-signed",
    .guide = "first",
    .rule = "R2",
    .source = "S0.2",
    .text = N_("Make your first application on paper, wet-signed."),
    .explanation = N_("Before that, MEBBİS must show your appointment or assignment with a title of the "
                      "administrative class."),
  },
  [IMZ_DEED_APPLY_LOST] = {
    .id = "replace",
    .guide = "lost",
    .rule = "R16",
    .source = "S4",
    .text = N_("Apply for a new e-imza with the reason “Kayıp Çalıntı”."),
    .explanation = N_("As a renewal it would be refused. The lost e-imza is revoked, which is final, and "
                      "the holder pays a fee."),
  },
  [IMZ_DEED_APPLY_IDENTITY] = {
    .id = "replace",
    .guide = "identity-change",
    .rule = "R5",
    .source = "S0.3",
    .text = N_("Have the official letter sent first, and apply when the unit tells you to."),
    .explanation = N_("The present e-imza stops working the moment the new one is produced, before the "
                      "courier comes: finish your work in DYS first."),
  },
};

const ImzDeedWords *
imz_deed_get_words (ImzDeed deed)
{
  g_return_val_if_fail (deed < IMZ_N_DEEDS, NULL);

  return &deeds[deed];
}

const char *
imz_deed_get_id_of (ImzCase kind, ImzMethod method)
{
  switch (kind) {
  case IMZ_CASE_RENEWAL:
    return method == IMZ_METHOD_WET_SIGNED ? "renew-wet-signed" : "renew";
  case IMZ_CASE_FIRST:
    return deeds[IMZ_DEED_APPLY_FIRST].id;
  case IMZ_CASE_LOST:
    return deeds[IMZ_DEED_APPLY_LOST].id;
  case IMZ_CASE_IDENTITY:
    return deeds[IMZ_DEED_APPLY_IDENTITY].id;
  case IMZ_N_CASES:
  default:
    g_assert_not_reached ();
  }
}

const char *
imz_deed_get_guide_of (ImzCase kind, ImzMethod method)
{
  static const char *const of_renewals[IMZ_N_METHODS] = {
    [IMZ_METHOD_E_ONAY] = "renew-e-onay",
    [IMZ_METHOD_E_IMZA] = "renew-e-imza",
    [IMZ_METHOD_WET_SIGNED] = "wet-signed",
  };
  static const char *const of_others[IMZ_N_CASES] = {
    [IMZ_CASE_FIRST] = "first",
    [IMZ_CASE_LOST] = "lost",
    [IMZ_CASE_IDENTITY] = "identity-change",
  };

  return kind == IMZ_CASE_RENEWAL ? of_renewals[method] : of_others[kind];
}
