/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be changed of the applications. */

#pragma once

#include "imz-database-access.h"
#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzHistoryRequest:
 * @records: (element-type ImzRecord): to be added
 * @before: as it was when it was looked at
 * @after: as it shall be
 * @id: of the one to be removed
 * @now: in seconds since the epoch; 0 keeps the times that are brought along
 * @is_foreign: @records come from elsewhere: a number that they bring along is kept only if no application ever had it
 *   here
 * @kept: (nullable) (out): the one that was written last
 *
 * Each change looks at what it needs of it.
 */
typedef struct {
  GPtrArray *records;
  ImzRecord *before;
  ImzRecord *after;
  gint64 id;
  gint64 now;
  gboolean is_foreign;
  ImzRecord *kept;
} ImzHistoryRequest;

/**
 * ImzHistoryChange:
 * @error: an #ImzStoreError; %IMZ_CORE_ERROR_BAD_RECORD if there cannot be such an application
 *
 * Returns: %FALSE with @error if it cannot be
 */
typedef gboolean (*ImzHistoryChange) (ImzDatabase *database,
                                      ImzHistoryRequest *request,
                                      GError **error);

/**
 * imz_history_changes_run:
 * @error: as those of @change, or why nothing can be written
 *
 * Makes one change in a writing of its own: all of it, or nothing.
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean imz_history_changes_run (ImzDatabase *database,
                                  ImzHistoryChange change,
                                  ImzHistoryRequest *request,
                                  GError **error);

/* @records, @now, @is_foreign: there are these too. */
gboolean
imz_history_changes_add (ImzDatabase *database, ImzHistoryRequest *request, GError **error);
/* @before is @after since @now, unless somebody changed it meanwhile. */
gboolean
imz_history_changes_change (ImzDatabase *database, ImzHistoryRequest *request, GError **error);
/* @id is not kept any more. */
gboolean
imz_history_changes_remove (ImzDatabase *database, ImzHistoryRequest *request, GError **error);

G_END_DECLS
