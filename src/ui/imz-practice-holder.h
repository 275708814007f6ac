/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The invented person whose card the practice shows, as forms want to know them. */

#pragma once

#include "imz-form-field.h"

G_BEGIN_DECLS

/* (transfer none): a value the portal would take */
const char *imz_practice_holder_get (ImzFormField field);

G_END_DECLS
