/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications from elsewhere among those that are kept. */

#pragma once

#include "imz-exchange-model.h"

G_BEGIN_DECLS

/**
 * imz_history_import:
 * @records: (element-type ImzRecord): what is brought along
 * @counts: (inout): what was done, if it was
 * @error: an #ImzStoreError
 *
 * As imz_exchange_model_import().
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean imz_history_import (ImzDatabase *database,
                             GPtrArray *records,
                             ImzExchangeCounts *counts,
                             GError **error);

G_END_DECLS
