/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Couriers and their tracking pages, as data/couriers.ini has them; and which links may be opened at all. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzCourier:
 * @id: by which a later file replaces it
 * @name: as people call it
 * @page: its address
 * @template: (nullable): an address with one `{number}` in it
 */
typedef struct {
  char *id;
  char *name;
  char *page;
  char *template;
} ImzCourier;

/**
 * ImzCouriers:
 *
 * An immutable value with one owner; the files are read when it is made.
 */
typedef struct _ImzCouriers ImzCouriers;

/**
 * imz_couriers_new:
 * @files: (array zero-terminated=1): further ones, the strongest last; those that are not there are passed over
 *
 * Returns: (transfer full): İmzam's own couriers, and those in @files
 */
ImzCouriers *imz_couriers_new (const char *const *files);
ImzCouriers *imz_couriers_new_default (void); /* (transfer full): those of this machine */
void imz_couriers_free (ImzCouriers *self);

guint imz_couriers_get_n (const ImzCouriers *self);
const ImzCourier *imz_couriers_get_nth (const ImzCouriers *self, guint index);

/**
 * imz_couriers_find:
 * @words: (nullable): what a person wrote: "ptt", "Yurtiçi kargo"
 *
 * Returns: (transfer none) (nullable): the courier that @words begin with; %NULL if none is meant
 */
const ImzCourier *imz_couriers_find (const ImzCouriers *self, const char *words);

/**
 * imz_courier_get_address:
 * @number: (nullable): the tracking number
 *
 * Returns: (transfer full): the page that tells where it is, or on which to ask
 */
char *imz_courier_get_address (const ImzCourier *self, const char *number);

/**
 * imz_couriers_is_listed:
 * @link: (nullable): any text
 *
 * Returns: %TRUE if @link is a plain one (imz_link_find_host()) and leads to a courier, or to a host that guides lead to
 */
gboolean imz_couriers_is_listed (const ImzCouriers *self, const char *link);

/* (transfer none) (element-type utf8): what was passed over, one "file: line 12: reason" each */
const GPtrArray *imz_couriers_get_problems (const ImzCouriers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzCouriers, imz_couriers_free)

G_END_DECLS
