/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "imz-database.h"
#include "imz-record.h"

G_BEGIN_DECLS

/* Those of the person who uses the account now, or of all who share it. */
typedef enum {
  IMZ_HISTORY_SCOPE_CURRENT,
  IMZ_HISTORY_SCOPE_ALL,
} ImzHistoryScope;

/**
 * ImzHistoryFilter:
 * @IMZ_HISTORY_FILTER_ALL: any
 * @IMZ_HISTORY_FILTER_OPEN: something is still to come
 * @IMZ_HISTORY_FILTER_IN_USE: came to their end
 * @IMZ_HISTORY_FILTER_FAILED: refused or given up
 */
typedef enum {
  IMZ_HISTORY_FILTER_ALL,
  IMZ_HISTORY_FILTER_OPEN,
  IMZ_HISTORY_FILTER_IN_USE,
  IMZ_HISTORY_FILTER_FAILED,
  IMZ_N_HISTORY_FILTERS,
} ImzHistoryFilter;

/**
 * ImzHistoryOrder:
 * @IMZ_HISTORY_ORDER_NEWEST: those that are open first, then by their first day, the latest first
 * @IMZ_HISTORY_ORDER_OLDEST: by their first day, the earliest first
 * @IMZ_HISTORY_ORDER_COURIER: by the courier, as a Turkish dictionary orders words; without one last
 * @IMZ_HISTORY_ORDER_NOTE: by the note, likewise
 */
typedef enum {
  IMZ_HISTORY_ORDER_NEWEST,
  IMZ_HISTORY_ORDER_OLDEST,
  IMZ_HISTORY_ORDER_COURIER,
  IMZ_HISTORY_ORDER_NOTE,
  IMZ_N_HISTORY_ORDERS,
} ImzHistoryOrder;

/**
 * ImzHistoryModel:
 *
 * The applications that are kept: a #GListModel of #ImzRecord, which are read when they are asked for, so that a
 * hundred thousand cost no more than those on the screen. What is changed is on disk when the call returns; what
 * another program changes is seen at once. Errors are #ImzStoreError, in words for a person.
 *
 * Properties, of what is listed: `search` (string): words that all stand somewhere in it, as Turkish compares them,
 * "" for any; `filter` (int, an #ImzHistoryFilter); `order` (int, an #ImzHistoryOrder). `n-kept` (uint, read only): how
 * many there are without search and filter.
 *
 * Signal `changed`: something is kept that was not before, or otherwise, or the problem is another one.
 */
#define IMZ_TYPE_HISTORY_MODEL (imz_history_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzHistoryModel, imz_history_model, IMZ, HISTORY_MODEL, GObject)

/* (transfer full): asks nothing of @database before it is asked */
ImzHistoryModel *imz_history_model_new (ImzDatabase *database, ImzHistoryScope scope);

void imz_history_model_set_search (ImzHistoryModel *self, const char *search);
void imz_history_model_set_filter (ImzHistoryModel *self, ImzHistoryFilter filter);
void imz_history_model_set_order (ImzHistoryModel *self, ImzHistoryOrder order);
guint imz_history_model_get_n_kept (ImzHistoryModel *self);

/* (transfer full) (nullable): the one of this number, listed or not; %NULL if it is not kept (any more) */
ImzRecord *imz_history_model_find (ImzHistoryModel *self, gint64 id);

/* (transfer full) (nullable): the one of this mark (#ImzRecordFacts), listed or not, whoever's it is */
ImzRecord *imz_history_model_find_uid (ImzHistoryModel *self, const char *uid);

/* (transfer full) (element-type ImzRecord): those that something is still to come of, whatever is listed; the latest
 * changed first, at most 200 */
GPtrArray *imz_history_model_get_open (ImzHistoryModel *self);

/**
 * ImzHistoryFunc:
 *
 * Returns: %FALSE to stop
 */
typedef gboolean (*ImzHistoryFunc) (ImzRecord *record, gpointer user_data);

/**
 * imz_history_model_foreach:
 * @func: called for each that is listed, in their order
 *
 * Reads them all in one go, as they stood at one moment.
 *
 * Returns: %FALSE with @error if they could not be read
 */
gboolean imz_history_model_foreach (ImzHistoryModel *self,
                                    ImzHistoryFunc func,
                                    gpointer user_data,
                                    GError **error);

/**
 * imz_history_model_add:
 * @record: one that is not kept; the number and the mark of one that was removed are its own again, if they are free,
 *   else it gets others
 * @now: in seconds since the epoch; 0 keeps the times that it brings along
 *
 * Of the profile that it names, which must be there; of the current one if it names none.
 *
 * Returns: (transfer full) (nullable): the same, as it is kept; %NULL with @error if it could not be written
 */
ImzRecord *
imz_history_model_add (ImzHistoryModel *self, ImzRecord *record, gint64 now, GError **error);

/**
 * imz_history_model_add_all:
 * @records: (element-type ImzRecord)
 *
 * As imz_history_model_add() with the times that they bring along; all or none.
 */
gboolean imz_history_model_add_all (ImzHistoryModel *self, GPtrArray *records, GError **error);

/**
 * imz_history_model_change:
 * @before: as it was when it was looked at
 * @after: the same, changed
 * @now: when, in seconds since the epoch
 *
 * Returns: (transfer full) (nullable): @after, as it is kept; %NULL with @error if it could not be written, or
 *   (%IMZ_STORE_ERROR_CHANGED) another window or program changed it since
 */
ImzRecord *imz_history_model_change (ImzHistoryModel *self,
                                     ImzRecord *before,
                                     ImzRecord *after,
                                     gint64 now,
                                     GError **error);

/* imz_history_model_add() takes it back. %IMZ_STORE_ERROR_NO_RECORD if there is nothing to remove (any more). */
gboolean imz_history_model_remove (ImzHistoryModel *self, gint64 id, GError **error);

/* (transfer none) (nullable): why nothing can be kept, or read, at present, in words for a person */
const char *imz_history_model_get_problem (ImzHistoryModel *self);

/* Whether that is because the file is damaged: then a backup helps (imz-backups-model.h). */
gboolean imz_history_model_is_damaged (ImzHistoryModel *self);

G_END_DECLS
