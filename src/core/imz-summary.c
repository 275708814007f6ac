/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-summary.h"

static const struct {
  const char *word; /* NULL: the certificate's */
  ImzExit exit;
  ImzNextAction action;
} summaries[IMZ_N_SUMMARIES] = {
  [IMZ_SUMMARY_VALID] = { "valid",
                          IMZ_EXIT_WELL,
                          { "activate-e-onay", "e-onay", "R9", "S0.5", NULL } },
  [IMZ_SUMMARY_VERIFIED] = { "valid",
                             IMZ_EXIT_WELL,
                             { "activate-e-onay", "e-onay", "R9", "S0.5", NULL } },
  [IMZ_SUMMARY_RENEWAL_WINDOW] = { "renewal-window",
                                   IMZ_EXIT_ATTENTION,
                                   { "renew", "renew-e-onay", "R6", "S0.4", NULL } },
  [IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED] = { "renewal-window",
                                             IMZ_EXIT_WELL,
                                             { "wait", "after-delivery", "R14", "S0.11", NULL } },
  [IMZ_SUMMARY_RENEWAL_LATE] = { "renewal-late",
                                 IMZ_EXIT_CRITICAL,
                                 { "renew", "renew-e-onay", "R8", "S1", NULL } },
  [IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED] = { "renewal-late",
                                           IMZ_EXIT_WELL,
                                           { "wait", "after-delivery", "R14", "S0.11", NULL } },
  [IMZ_SUMMARY_PIN_NOT_SET] = { NULL,
                                IMZ_EXIT_WELL,
                                { "make-pin", "after-delivery", "R19", "S3", NULL } },
  [IMZ_SUMMARY_PIN_LOW] = { NULL, IMZ_EXIT_ATTENTION, { "none", "pin-locked", "R19", "S3", NULL } },
  [IMZ_SUMMARY_PIN_FINAL_TRY] = { NULL,
                                  IMZ_EXIT_ATTENTION,
                                  { "unlock-pin", "pin-locked", "R19", "S3", NULL } },
  [IMZ_SUMMARY_PIN_LOCKED] = { NULL,
                               IMZ_EXIT_CRITICAL,
                               { "unlock-pin", "pin-locked", "R19", "S3", NULL } },
  [IMZ_SUMMARY_REVOKED] = { "revoked",
                            IMZ_EXIT_CRITICAL,
                            { "replace", "lost", "R18", "S3", NULL } },
  [IMZ_SUMMARY_SUSPENDED] = { "suspended",
                              IMZ_EXIT_CRITICAL,
                              { "resume", "suspended", NULL, "S3", NULL } },
  [IMZ_SUMMARY_UNTRUSTED] = { "untrusted", IMZ_EXIT_CRITICAL, { .id = "check-trust" } },
  [IMZ_SUMMARY_EXPIRED] = { "expired",
                            IMZ_EXIT_CRITICAL,
                            { "renew", "renew-e-onay", "R10", "S0.6", NULL } },
  [IMZ_SUMMARY_NOT_YET] = { "not-yet",
                            IMZ_EXIT_ATTENTION,
                            { "wait", "after-delivery", "R14", "S0.11", NULL } },
  [IMZ_SUMMARY_MALFORMED] = { "malformed", IMZ_EXIT_UNKNOWN, { .id = "turn-card" } },
  [IMZ_SUMMARY_NOT_AN_E_IMZA] = { "not-an-e-imza", IMZ_EXIT_UNKNOWN, { .id = "none" } },
  [IMZ_SUMMARY_NO_CERTIFICATE] = { "no-certificate", IMZ_EXIT_UNKNOWN, { .id = "none" } },
  [IMZ_SUMMARY_NO_DRIVER] = { "no-driver", IMZ_EXIT_UNKNOWN, { .id = "install-driver" } },
  [IMZ_SUMMARY_DRIVER_BROKEN] = { "no-driver", IMZ_EXIT_UNKNOWN, { .id = "install-driver" } },
  [IMZ_SUMMARY_DRIVER_REFUSED] = { "no-driver", IMZ_EXIT_UNKNOWN, { .id = "install-driver" } },
  [IMZ_SUMMARY_DRIVER_CRASHED] = { "driver-crashed", IMZ_EXIT_UNKNOWN, { .id = "install-driver" } },
  [IMZ_SUMMARY_DRIVER_TIMEOUT] = { "driver-timeout", IMZ_EXIT_UNKNOWN, { .id = "turn-card" } },
  [IMZ_SUMMARY_NONE_READABLE] = { "unreadable", IMZ_EXIT_UNKNOWN, { .id = "turn-card" } },
  [IMZ_SUMMARY_CARD_DAMAGED] = { "unreadable", IMZ_EXIT_UNKNOWN, { .id = "turn-card" } },
  [IMZ_SUMMARY_CARD_SILENT] = { "unreadable", IMZ_EXIT_UNKNOWN, { .id = "turn-card" } },
  [IMZ_SUMMARY_CARD_REMOVED] = { "no-card", IMZ_EXIT_UNKNOWN, { .id = "insert-card" } },
  [IMZ_SUMMARY_MUTE] = { "mute", IMZ_EXIT_UNKNOWN, { .id = "turn-card" } },
  [IMZ_SUMMARY_BUSY] = { "busy", IMZ_EXIT_UNKNOWN, { .id = "close-other-program" } },
  [IMZ_SUMMARY_NO_CARD] = { "no-card", IMZ_EXIT_UNKNOWN, { .id = "insert-card" } },
  [IMZ_SUMMARY_NO_READER] = { "no-reader", IMZ_EXIT_UNKNOWN, { .id = "plug-reader" } },
  [IMZ_SUMMARY_READER_UNAVAILABLE] = { "no-reader", IMZ_EXIT_UNKNOWN, { .id = "plug-reader" } },
  [IMZ_SUMMARY_SERVICE_ABSENT] = { "no-service",
                                   IMZ_EXIT_UNKNOWN,
                                   { .id = "start-service",
                                     .command = "sudo apt install pcscd libccid" } },
  [IMZ_SUMMARY_SERVICE_STOPPED] = { "no-service",
                                    IMZ_EXIT_UNKNOWN,
                                    { .id = "start-service",
                                      .command = "sudo systemctl enable --now pcscd.socket" } },
  [IMZ_SUMMARY_SERVICE_DENIED] = { "denied", IMZ_EXIT_UNKNOWN, { .id = "none" } },
  [IMZ_SUMMARY_READING] = { "reading", IMZ_EXIT_UNKNOWN, { .id = "wait" } },
};

const char *
imz_summary_to_word (ImzSummary summary)
{
  return summaries[summary].word;
}

ImzExit
imz_summary_get_exit (ImzSummary summary)
{
  return summaries[summary].exit;
}

const ImzNextAction *
imz_summary_get_next_action (ImzSummary summary)
{
  return &summaries[summary].action;
}
