/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Files of guides, of which a test writes only what matters. */

#pragma once

#include "imz-guide-draft.h"

G_BEGIN_DECLS

/* What every guide needs, in three lines; and its last step, with the end. */
#define GUIDE_FILE_HEAD \
  "<guide id='g'>\n"    \
  "<title>T</title>\n"  \
  "<summary>S</summary><introduction>I</introduction>\n"
#define GUIDE_FILE_STEP "<step id='a'><title>A</title><body>B</body>\n"
#define GUIDE_FILE_LAST \
  "<step id='last' end='done'><title>L</title><body>B</body></step>\n</guide>\n"

/* Where the text that matters stands. */
typedef enum {
  GUIDE_FILE_WHOLE,    /* it is the file */
  GUIDE_FILE_IN_GUIDE, /* in line 4, behind what a guide needs */
  GUIDE_FILE_IN_STEP,  /* in line 5, behind what the step "a" needs; "last" comes behind it */
} GuideFilePlace;

/* (transfer full) (nullable): the guide "g" that it is, or %NULL with @error */
ImzGuideDraft *guide_file_parse (GuideFilePlace place, const char *text, GError **error);

G_END_DECLS
