/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-history-model.h"

#include "imz-history-changes.h"
#include "imz-history-diff.h"
#include "imz-history-reader.h"
#include "imz-store-error.h"

struct _ImzHistoryModel {
  GObject parent_instance;

  ImzDatabase *database;
  ImzHistoryQuery query;

  GArray *entries; /* (element-type ImzHistoryEntry): what is listed; NULL until it is asked for */
  char *moment;    /* (nullable): see imz_history_list_read_moment() */
  guint n_kept;
  GHashTable *read; /* what was asked for lately */
  GPtrArray *open;  /* (nullable) (element-type ImzRecord): if they were asked for */
  guint generation; /* counts the lists */

  GError *problem;      /* (nullable): with the file */
  GError *item_problem; /* (nullable): with what is in it, found out when it was asked for */
  guint drop_source;    /* 0 unless the list is to go for it */
};

enum {
  PROP_SEARCH = 1,
  PROP_FILTER,
  PROP_ORDER,
  PROP_N_KEPT,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint changed_signal;

static void imz_history_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ImzHistoryModel,
                               imz_history_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      imz_history_model_list_init))

static GArray *
new_entries (void)
{
  return g_array_new (FALSE, FALSE, sizeof (ImzHistoryEntry));
}

static const ImzHistoryEntry *
get_entry (const GArray *entries, guint index)
{
  return &g_array_index (entries, ImzHistoryEntry, index);
}

static gboolean
is_same_error (const GError *a, const GError *b)
{
  return a == b || (a != NULL && b != NULL && strcmp (a->message, b->message) == 0);
}

static gboolean
tell_items_changed (guint position, guint n_removed, guint n_added, gpointer user_data)
{
  ImzHistoryModel *self = user_data;
  guint generation = self->generation;

  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);

  return self->generation == generation;
}

static void
list (ImzHistoryModel *self, GArray *entries)
{
  self->generation++;
  if (self->entries != NULL)
    imz_history_diff_apply (self->entries, entries, tell_items_changed, self);
  else
    self->entries = g_array_ref (entries);
}

static void
note_moment (ImzHistoryModel *self, ImzHistoryListing *listing)
{
  g_free (self->moment);
  self->moment = g_steal_pointer (&listing->moment);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_error (&self->item_problem);
}

static void
take_listing (ImzHistoryModel *self, const ImzHistoryListing *listing)
{
  gboolean was_asked = self->entries != NULL;
  guint old_n_kept = self->n_kept;

  self->n_kept = listing->n_kept;
  list (self, listing->entries);
  if (was_asked && self->n_kept != old_n_kept)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_KEPT]);
}

/* What is listed and cannot be read is no list: it is read anew, whatever moment the file is of. */
static void
drop_list (ImzHistoryModel *self)
{
  g_autoptr (GArray) none = new_entries ();

  g_clear_handle_id (&self->drop_source, g_source_remove);
  g_clear_pointer (&self->moment, g_free);
  list (self, none);
}

/* Whether anything is otherwise than before. What cannot be read now does not take away what was. */
static gboolean
load (ImzHistoryModel *self, gboolean always)
{
  g_auto (ImzHistoryListing) listing = { 0 };
  g_autoptr (GError) old_problem = g_steal_pointer (&self->problem);
  gboolean is_changed = FALSE;

  if (self->item_problem != NULL)
    drop_list (self);
  if (imz_history_reader_list (self->database, &self->query, always ? NULL : self->moment, &listing,
                               &self->problem)) {
    is_changed = g_strcmp0 (listing.moment, self->moment) != 0;
    imz_database_check_writable (self->database, &self->problem);
  }
  if (is_changed)
    note_moment (self, &listing);
  if (listing.entries != NULL)
    take_listing (self, &listing);
  else if (self->entries == NULL)
    self->entries = new_entries ();

  return is_changed || !is_same_error (self->problem, old_problem);
}

/* To be called before anything is answered. */
static void
ask (ImzHistoryModel *self)
{
  if (self->entries != NULL)
    return;

  imz_database_watch (self->database);
  load (self, TRUE);
}

static void
look (ImzHistoryModel *self, gboolean always)
{
  if (load (self, always))
    g_signal_emit (self, changed_signal, 0);
}

/* Not at once: whoever is asking counts on what it was told of. */
static gboolean
drop_list_cb (gpointer user_data)
{
  ImzHistoryModel *self = user_data;

  self->drop_source = 0;
  if (self->item_problem == NULL)
    return G_SOURCE_REMOVE;

  drop_list (self);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

static void
note_unread (ImzHistoryModel *self, GError *error)
{
  if (error->code >= IMZ_STORE_ERROR_BUSY || is_same_error (self->item_problem, error)) {
    g_error_free (error);
    return;
  }

  g_clear_error (&self->item_problem);
  self->item_problem = error;
  if (self->drop_source == 0)
    self->drop_source = g_idle_add (drop_list_cb, self);
}

static void
read_around (ImzHistoryModel *self, guint position)
{
  g_autoptr (GError) error = NULL;

  if (!imz_history_reader_read_around (self->database, self->entries, position, self->read, &error))
    note_unread (self, g_steal_pointer (&error));
}

static void
database_changed_cb (ImzDatabase *database, gpointer user_data)
{
  ImzHistoryModel *self = user_data;

  /* Else nobody was told anything yet. */
  if (self->entries != NULL)
    look (self, FALSE);
}

/* What is wrong with the file, and will be so in a moment; not with a request. */
static void
note_problem (ImzHistoryModel *self, const GError *error)
{
  if (error->domain != IMZ_STORE_ERROR || error->code >= IMZ_STORE_ERROR_BUSY ||
      g_strcmp0 (imz_history_model_get_problem (self), error->message) == 0)
    return;

  g_clear_error (&self->problem);
  self->problem = g_error_copy (error);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
make_change (ImzHistoryModel *self,
             ImzHistoryChange change,
             ImzHistoryRequest *request,
             GError **error)
{
  g_autoptr (GError) change_error = NULL;

  if (imz_history_changes_run (self->database, change, request, &change_error))
    return TRUE;

  note_problem (self, change_error);
  g_propagate_error (error, g_steal_pointer (&change_error));
  return FALSE;
}

static GType
get_item_type (GListModel *model)
{
  return IMZ_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  ImzHistoryModel *self = IMZ_HISTORY_MODEL (model);

  ask (self);
  return self->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ImzHistoryModel *self = IMZ_HISTORY_MODEL (model);
  const ImzHistoryEntry *entry;
  const ImzKeptRecord *kept;

  ask (self);
  if (position >= self->entries->len)
    return NULL;

  entry = get_entry (self->entries, position);
  kept = g_hash_table_lookup (self->read, &entry->id);
  if (kept == NULL || kept->stamp != entry->stamp) {
    read_around (self, position);
    kept = g_hash_table_lookup (self->read, &entry->id);
  }
  if (kept != NULL)
    return g_object_ref (kept->record);

  /* It went just now, and soon we are told; until then a list has something in each place. */
  return imz_record_new (&(ImzRecordFacts){ .id = entry->id });
}

static void
imz_history_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
imz_history_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ImzHistoryModel *self = IMZ_HISTORY_MODEL (object);

  switch (id) {
  case PROP_SEARCH:
    g_value_set_string (value, self->query.search);
    break;
  case PROP_FILTER:
    g_value_set_int (value, (int) self->query.filter);
    break;
  case PROP_ORDER:
    g_value_set_int (value, (int) self->query.order);
    break;
  case PROP_N_KEPT:
    g_value_set_uint (value, imz_history_model_get_n_kept (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
imz_history_model_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ImzHistoryModel *self = IMZ_HISTORY_MODEL (object);

  switch (id) {
  case PROP_SEARCH:
    imz_history_model_set_search (self, g_value_get_string (value));
    break;
  case PROP_FILTER:
    imz_history_model_set_filter (self, (ImzHistoryFilter) g_value_get_int (value));
    break;
  case PROP_ORDER:
    imz_history_model_set_order (self, (ImzHistoryOrder) g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
imz_history_model_dispose (GObject *object)
{
  ImzHistoryModel *self = IMZ_HISTORY_MODEL (object);

  g_clear_handle_id (&self->drop_source, g_source_remove);
  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (imz_history_model_parent_class)->dispose (object);
}

static void
imz_history_model_finalize (GObject *object)
{
  ImzHistoryModel *self = IMZ_HISTORY_MODEL (object);

  g_free (self->query.search);
  g_free (self->moment);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_hash_table_unref (self->read);
  g_clear_error (&self->problem);
  g_clear_error (&self->item_problem);

  G_OBJECT_CLASS (imz_history_model_parent_class)->finalize (object);
}

static void
imz_history_model_class_init (ImzHistoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags changeable =
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = imz_history_model_get_property;
  object_class->set_property = imz_history_model_set_property;
  object_class->dispose = imz_history_model_dispose;
  object_class->finalize = imz_history_model_finalize;

  props[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, "", changeable);
  props[PROP_FILTER] = g_param_spec_int ("filter", NULL, NULL, 0, IMZ_N_HISTORY_FILTERS - 1,
                                         IMZ_HISTORY_FILTER_ALL, changeable);
  props[PROP_ORDER] = g_param_spec_int ("order", NULL, NULL, 0, IMZ_N_HISTORY_ORDERS - 1,
                                        IMZ_HISTORY_ORDER_NEWEST, changeable);
  props[PROP_N_KEPT] =
    g_param_spec_uint ("n-kept", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_history_model_init (ImzHistoryModel *self)
{
  self->query.search = g_strdup ("");
  self->read = imz_record_rows_new_table ();
}

ImzHistoryModel *
imz_history_model_new (ImzDatabase *database, ImzHistoryScope scope)
{
  ImzHistoryModel *self = g_object_new (IMZ_TYPE_HISTORY_MODEL, NULL);

  self->database = g_object_ref (database);
  self->query.scope = scope;
  g_signal_connect (database, "changed", G_CALLBACK (database_changed_cb), self);

  return self;
}

/* What is asked for is another thing. */
static void
list_anew (ImzHistoryModel *self, guint prop)
{
  if (self->entries != NULL)
    look (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

void
imz_history_model_set_search (ImzHistoryModel *self, const char *search)
{
  if (g_strcmp0 (self->query.search, search != NULL ? search : "") == 0)
    return;

  g_free (self->query.search);
  self->query.search = g_strdup (search != NULL ? search : "");
  list_anew (self, PROP_SEARCH);
}

void
imz_history_model_set_filter (ImzHistoryModel *self, ImzHistoryFilter filter)
{
  if (self->query.filter == filter)
    return;

  self->query.filter = filter;
  list_anew (self, PROP_FILTER);
}

void
imz_history_model_set_order (ImzHistoryModel *self, ImzHistoryOrder order)
{
  if (self->query.order == order)
    return;

  self->query.order = order;
  list_anew (self, PROP_ORDER);
}

guint
imz_history_model_get_n_kept (ImzHistoryModel *self)
{
  ask (self);
  return self->n_kept;
}

static ImzRecord *
find (ImzHistoryModel *self, gint64 id, const char *uid)
{
  g_autoptr (GError) error = NULL;
  ImzRecord *record;

  ask (self);
  record = imz_history_reader_find (self->database, id, uid, &error);
  if (error != NULL)
    note_unread (self, g_steal_pointer (&error));

  return record;
}

ImzRecord *
imz_history_model_find (ImzHistoryModel *self, gint64 id)
{
  return find (self, id, NULL);
}

ImzRecord *
imz_history_model_find_uid (ImzHistoryModel *self, const char *uid)
{
  return find (self, 0, uid);
}

static gpointer
ref_record (gconstpointer record, gpointer unused)
{
  return g_object_ref ((gpointer) record);
}

GPtrArray *
imz_history_model_get_open (ImzHistoryModel *self)
{
  g_autoptr (GError) error = NULL;

  ask (self);
  if (self->open == NULL) {
    self->open = imz_history_reader_read_open (self->database, self->query.scope, &error);
    if (self->open == NULL) {
      note_unread (self, g_steal_pointer (&error));
      return g_ptr_array_new_with_free_func (g_object_unref);
    }
  }

  return g_ptr_array_copy (self->open, ref_record, NULL);
}

gboolean
imz_history_model_foreach (ImzHistoryModel *self,
                           ImzHistoryFunc func,
                           gpointer user_data,
                           GError **error)
{
  g_autoptr (GPtrArray) records = imz_history_reader_read_all (self->database, &self->query, error);

  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++) {
    if (!func (g_ptr_array_index (records, i), user_data))
      break;
  }

  return TRUE;
}

ImzRecord *
imz_history_model_add (ImzHistoryModel *self, ImzRecord *record, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  ImzHistoryRequest request = { .records = records, .now = now };

  g_ptr_array_add (records, record);
  return make_change (self, imz_history_changes_add, &request, error) ? request.kept : NULL;
}

gboolean
imz_history_model_add_all (ImzHistoryModel *self, GPtrArray *records, GError **error)
{
  ImzHistoryRequest request = { .records = records };
  gboolean is_made = make_change (self, imz_history_changes_add, &request, error);

  g_clear_object (&request.kept);
  return is_made;
}

ImzRecord *
imz_history_model_change (ImzHistoryModel *self,
                          ImzRecord *before,
                          ImzRecord *after,
                          gint64 now,
                          GError **error)
{
  ImzHistoryRequest request = { .before = before, .after = after, .now = now };

  return make_change (self, imz_history_changes_change, &request, error) ? request.kept : NULL;
}

gboolean
imz_history_model_remove (ImzHistoryModel *self, gint64 id, GError **error)
{
  ImzHistoryRequest request = { .id = id };

  return make_change (self, imz_history_changes_remove, &request, error);
}

/* (nullable) */
static const GError *
find_problem (ImzHistoryModel *self)
{
  ask (self);
  return self->item_problem != NULL ? self->item_problem : self->problem;
}

const char *
imz_history_model_get_problem (ImzHistoryModel *self)
{
  const GError *problem = find_problem (self);

  return problem != NULL ? problem->message : NULL;
}

gboolean
imz_history_model_is_damaged (ImzHistoryModel *self)
{
  const GError *problem = find_problem (self);

  return problem != NULL && problem->code == IMZ_STORE_ERROR_DAMAGED;
}
