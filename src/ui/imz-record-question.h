/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-record-follower.h"

G_BEGIN_DECLS

/**
 * ImzRecordQuestion:
 *
 * Asks on a guide's page, once, whether the application is to be written down, and tells when it was moved. Hidden as
 * long as there is nothing to ask. Signal `answered`: it is hidden now, though the person may have been in it.
 */
#define IMZ_TYPE_RECORD_QUESTION (imz_record_question_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecordQuestion, imz_record_question, IMZ, RECORD_QUESTION, AdwBin)

/* What @follower asks, from now on. */
void imz_record_question_set_follower (ImzRecordQuestion *self, ImzRecordFollower *follower);

G_END_DECLS
