/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "imz-sitting-entry.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

#define IMZ_TYPE_SITTING_ORDER (imz_sitting_order_get_type ())

typedef enum {
  IMZ_SITTING_ORDER_SEEN, /* the latest first */
  IMZ_SITTING_ORDER_HOLDER,
  IMZ_SITTING_ORDER_END,
  IMZ_SITTING_ORDER_DAYS,
  IMZ_SITTING_ORDER_STATE, /* the gravest first */
} ImzSittingOrder;

GType imz_sitting_order_get_type (void);

/**
 * ImzSitting:
 *
 * The e-imzas that were seen since somebody wanted them listed: a #GListModel of #ImzSittingEntry. It lives
 * in memory alone and is gone with the object.
 *
 * Properties: `keeping` (boolean, %FALSE at first): while it is not set nothing is taken and nothing kept;
 * `masked` (boolean, %TRUE at first): of names only the first letters; `order` (#ImzSittingOrder).
 */
#define IMZ_TYPE_SITTING (imz_sitting_get_type ())
G_DECLARE_FINAL_TYPE (ImzSitting, imz_sitting, IMZ, SITTING, GObject)

ImzSitting *imz_sitting_new (void);

gboolean imz_sitting_get_keeping (ImzSitting *self);
gboolean imz_sitting_get_masked (ImzSitting *self);

/**
 * imz_sitting_take:
 * @snapshot: what is plugged in
 * @verdict: what that means
 *
 * Takes the e-imzas that say how their holders stand (imz_verdict_prefers()): an ended one does not count
 * beside a valid one. One that was seen before is brought up to date, not listed twice.
 */
void imz_sitting_take (ImzSitting *self, const ImzSnapshot *snapshot, const ImzVerdict *verdict);

/**
 * imz_sitting_describe_counts:
 *
 * Returns: (transfer full) (nullable): how many there are, and of what sort: "14 cards · renewal time: 2";
 *   %NULL if none was seen
 */
char *imz_sitting_describe_counts (ImzSitting *self);

G_END_DECLS
