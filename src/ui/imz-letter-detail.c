/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-detail.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"

/* Not before an application is made, nor once the new e-imza is there. */
static gboolean
is_awaited (const ImzAdvice *advice)
{
  return (advice->timeline.phase == IMZ_PHASE_WINDOW || advice->timeline.phase == IMZ_PHASE_LATE) &&
         advice->methods->len > 0 && !g_str_equal (advice->action.id, "wait");
}

ImzDetail *
imz_letter_detail_new (const ImzAdvice *advice)
{
  const ImzProvince *province = advice->province;
  ImzLetterKind kind = imz_province_get_letter (province);
  const char *approver = imz_province_get_approver (province);
  g_autofree char *text = NULL;
  ImzDetail *self;

  if (!is_awaited (advice) || kind == IMZ_LETTER_NONE)
    return NULL;

  text = imz_phrase_expand (
    kind == IMZ_LETTER_OFFICIAL
      ? _ ("{approver} does not approve without the official letter of your institution. Have it "
           "written.")
      : _ ("{approver} does not approve without an e-mail from your institution’s official "
           "mailbox. Have it sent."),
    "approver", approver != NULL ? approver : _ ("The province"), NULL);
  self = imz_detail_new ("letter", IMZ_TONE_WARNING,
                         kind == IMZ_LETTER_OFFICIAL ? _ ("Official letter") : _ ("E-mail"), text);
  imz_detail_set_button (
    self, kind == IMZ_LETTER_OFFICIAL ? _ ("Prepare the letter") : _ ("Prepare the e-mail"),
    "win.open-letter", "approval");

  return self;
}
