/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sitting.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-sitting-finder.h"
#include "imz-turkish.h"

struct _ImzSitting {
  GObject parent_instance;

  GPtrArray *entries; /* of ImzSittingEntry, in order */
  GPtrArray *present; /* of ImzSittingEntry: those that were plugged in at the last look */
  ImzSittingOrder order;
  gboolean keeping;
  gboolean masked;
};

static void imz_sitting_list_model_init (GListModelInterface *iface);

G_DEFINE_ENUM_TYPE (ImzSittingOrder,
                    imz_sitting_order,
                    G_DEFINE_ENUM_VALUE (IMZ_SITTING_ORDER_SEEN, "seen"),
                    G_DEFINE_ENUM_VALUE (IMZ_SITTING_ORDER_HOLDER, "holder"),
                    G_DEFINE_ENUM_VALUE (IMZ_SITTING_ORDER_END, "end"),
                    G_DEFINE_ENUM_VALUE (IMZ_SITTING_ORDER_DAYS, "days"),
                    G_DEFINE_ENUM_VALUE (IMZ_SITTING_ORDER_STATE, "state"))

G_DEFINE_FINAL_TYPE_WITH_CODE (ImzSitting,
                               imz_sitting,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      imz_sitting_list_model_init))

typedef enum {
  PROP_KEEPING = 1,
  PROP_MASKED,
  PROP_ORDER,
} ImzSittingProperty;

static GParamSpec *properties[PROP_ORDER + 1];

/* What the entries amount to. */
typedef enum {
  SORT_WELL,
  SORT_RENEWAL,
  SORT_EXPIRED,
  SORT_TROUBLE,
  N_SORTS,
} Sort;

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
gravity (const ImzSittingFacts *facts)
{
  static const int of_tone[] = {
    [IMZ_TONE_ALARM] = 0, [IMZ_TONE_WARNING] = 1, [IMZ_TONE_NEUTRAL] = 2,
    [IMZ_TONE_GOOD] = 3,  [IMZ_TONE_MUTED] = 4,
  };

  return of_tone[facts->tone];
}

static int
compare_names (ImzSittingEntry *a, ImzSittingEntry *b)
{
  g_autofree char *first = imz_sitting_entry_name (a, FALSE);
  g_autofree char *second = imz_sitting_entry_name (b, FALSE);

  return imz_turkish_compare (first, second);
}

/* What is alike is in the order of the names, then of the fingerprints, so that no two entries tie. */
static int
compare (ImzSittingEntry *a, ImzSittingEntry *b, ImzSittingOrder order)
{
  const ImzSittingFacts *first = imz_sitting_entry_get_facts (a);
  const ImzSittingFacts *second = imz_sitting_entry_get_facts (b);
  int result = 0;

  switch (order) {
  case IMZ_SITTING_ORDER_SEEN:
    result = compare_numbers (second->seen_at, first->seen_at);
    break;
  case IMZ_SITTING_ORDER_END:
    result = compare_numbers (first->not_after, second->not_after);
    break;
  case IMZ_SITTING_ORDER_DAYS:
    result = compare_numbers (first->days_left, second->days_left);
    break;
  case IMZ_SITTING_ORDER_STATE:
    result = compare_numbers (gravity (first), gravity (second));
    if (result == 0)
      result = compare_numbers (first->state, second->state);
    break;
  case IMZ_SITTING_ORDER_HOLDER:
  default:
    break;
  }
  if (result == 0)
    result = compare_names (a, b);

  return result != 0 ? result : strcmp (first->sha256, second->sha256);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return compare (*(ImzSittingEntry *const *) a, *(ImzSittingEntry *const *) b,
                  IMZ_SITTING (user_data)->order);
}

static guint
find_place (ImzSitting *self, ImzSittingEntry *entry)
{
  guint place = 0;

  while (place < self->entries->len &&
         compare (self->entries->pdata[place], entry, self->order) < 0)
    place++;

  return place;
}

static void
remove_at (ImzSitting *self, guint index)
{
  g_ptr_array_remove_index (self->entries, index);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);
}

static gboolean
is_same_e_imza (gconstpointer a, gconstpointer b)
{
  return g_str_equal (imz_sitting_entry_get_facts (IMZ_SITTING_ENTRY ((gpointer) a))->sha256,
                      imz_sitting_entry_get_facts (IMZ_SITTING_ENTRY ((gpointer) b))->sha256);
}

/* @entry: (transfer full) */
static void
add (ImzSitting *self, ImzSittingEntry *entry)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->entries, entry, is_same_e_imza, &index)) {
    if (imz_sitting_entry_equal (self->entries->pdata[index], entry)) {
      g_object_unref (entry);
      return;
    }
    remove_at (self, index);
  }

  index = find_place (self, entry);
  g_ptr_array_insert (self->entries, (int) index, entry);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 0, 1);
}

/* (transfer full): a card that just sits there was seen when it came */
static ImzSittingEntry *
seen_when_it_came (ImzSitting *self, ImzSittingEntry *entry)
{
  ImzSittingFacts facts = *imz_sitting_entry_get_facts (entry);
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->present, entry, is_same_e_imza, NULL) ||
      !g_ptr_array_find_with_equal_func (self->entries, entry, is_same_e_imza, &index))
    return g_object_ref (entry);

  facts.seen_at = imz_sitting_entry_get_facts (self->entries->pdata[index])->seen_at;
  return imz_sitting_entry_new (&facts);
}

static Sort
sort_of (const ImzSittingFacts *facts)
{
  if (facts->state == IMZ_CERTIFICATE_STATE_EXPIRED)
    return SORT_EXPIRED;
  if (facts->tone == IMZ_TONE_GOOD || facts->state == IMZ_CERTIFICATE_STATE_NOT_YET)
    return SORT_WELL;
  if (facts->state == IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW ||
      facts->state == IMZ_CERTIFICATE_STATE_RENEWAL_LATE)
    return SORT_RENEWAL;

  return SORT_TROUBLE;
}

static void
set_keeping (ImzSitting *self, gboolean keeping)
{
  guint n = self->entries->len;

  if (keeping == self->keeping)
    return;

  self->keeping = keeping;
  g_ptr_array_set_size (self->present, 0);
  if (!keeping && n > 0) {
    g_ptr_array_set_size (self->entries, 0);
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEPING]);
}

/* All rows are read anew. */
static void
tell_all (ImzSitting *self)
{
  if (self->entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, self->entries->len, self->entries->len);
}

static void
set_masked (ImzSitting *self, gboolean masked)
{
  if (masked == self->masked)
    return;

  self->masked = masked;
  tell_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MASKED]);
}

static void
set_order (ImzSitting *self, ImzSittingOrder order)
{
  if (order == self->order)
    return;

  self->order = order;
  g_ptr_array_sort_with_data (self->entries, compare_cb, self);
  tell_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
}

static GType
imz_sitting_get_item_type (GListModel *model)
{
  return IMZ_TYPE_SITTING_ENTRY;
}

static guint
imz_sitting_get_n_items (GListModel *model)
{
  return IMZ_SITTING (model)->entries->len;
}

static gpointer
imz_sitting_get_item (GListModel *model, guint position)
{
  GPtrArray *entries = IMZ_SITTING (model)->entries;

  return position < entries->len ? g_object_ref (entries->pdata[position]) : NULL;
}

static void
imz_sitting_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = imz_sitting_get_item_type;
  iface->get_n_items = imz_sitting_get_n_items;
  iface->get_item = imz_sitting_get_item;
}

static void
imz_sitting_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzSitting *self = IMZ_SITTING (object);

  switch ((ImzSittingProperty) prop_id) {
  case PROP_KEEPING:
    g_value_set_boolean (value, self->keeping);
    break;
  case PROP_MASKED:
    g_value_set_boolean (value, self->masked);
    break;
  case PROP_ORDER:
    g_value_set_enum (value, (int) self->order);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_sitting_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  ImzSitting *self = IMZ_SITTING (object);

  switch ((ImzSittingProperty) prop_id) {
  case PROP_KEEPING:
    set_keeping (self, g_value_get_boolean (value));
    break;
  case PROP_MASKED:
    set_masked (self, g_value_get_boolean (value));
    break;
  case PROP_ORDER:
    set_order (self, (ImzSittingOrder) g_value_get_enum (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_sitting_finalize (GObject *object)
{
  ImzSitting *self = IMZ_SITTING (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->present);

  G_OBJECT_CLASS (imz_sitting_parent_class)->finalize (object);
}

static void
imz_sitting_class_init (ImzSittingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = imz_sitting_get_property;
  object_class->set_property = imz_sitting_set_property;
  object_class->finalize = imz_sitting_finalize;

  properties[PROP_KEEPING] = g_param_spec_boolean ("keeping", NULL, NULL, FALSE, flags);
  properties[PROP_MASKED] = g_param_spec_boolean ("masked", NULL, NULL, TRUE, flags);
  properties[PROP_ORDER] =
    g_param_spec_enum ("order", NULL, NULL, IMZ_TYPE_SITTING_ORDER, IMZ_SITTING_ORDER_SEEN, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
imz_sitting_init (ImzSitting *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->present = g_ptr_array_new_with_free_func (g_object_unref);
  self->masked = TRUE;
}

ImzSitting *
imz_sitting_new (void)
{
  return g_object_new (IMZ_TYPE_SITTING, NULL);
}

gboolean
imz_sitting_get_keeping (ImzSitting *self)
{
  g_return_val_if_fail (IMZ_IS_SITTING (self), FALSE);

  return self->keeping;
}

gboolean
imz_sitting_get_masked (ImzSitting *self)
{
  g_return_val_if_fail (IMZ_IS_SITTING (self), TRUE);

  return self->masked;
}

void
imz_sitting_take (ImzSitting *self, const ImzSnapshot *snapshot, const ImzVerdict *verdict)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_if_fail (IMZ_IS_SITTING (self));

  if (!self->keeping)
    return;

  found = imz_sitting_find (snapshot, verdict);
  for (guint i = 0; i < found->len; i++)
    add (self, seen_when_it_came (self, found->pdata[i]));

  g_clear_pointer (&self->present, g_ptr_array_unref);
  self->present = g_steal_pointer (&found);
}

char *
imz_sitting_describe_counts (ImzSitting *self)
{
  static const char *const words[N_SORTS] = {
    [SORT_RENEWAL] = N_ ("renewal time: {n}"),
    [SORT_EXPIRED] = N_ ("expired: {n}"),
    [SORT_TROUBLE] = N_ ("with a problem: {n}"),
  };
  guint counts[N_SORTS] = { 0 };
  guint n = 0;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (IMZ_IS_SITTING (self), NULL);

  n = self->entries->len;
  if (n == 0)
    return NULL;

  for (guint i = 0; i < n; i++)
    counts[sort_of (imz_sitting_entry_get_facts (self->entries->pdata[i]))]++;

  text = g_string_new (NULL);
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u card", "%u cards", n), n);
  for (Sort sort = SORT_RENEWAL; sort < N_SORTS; sort++) {
    g_autofree char *number = NULL;
    g_autofree char *part = NULL;

    if (counts[sort] == 0)
      continue;
    g_string_append (text, " · ");
    number = g_strdup_printf ("%u", counts[sort]);
    part = imz_phrase_expand (_ (words[sort]), "n", number, NULL);
    g_string_append (text, part);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
