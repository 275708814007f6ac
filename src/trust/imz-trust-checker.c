/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-checker.h"

#include <openssl/crypto.h>

#include "imz-trust-check.h"

enum {
  DEADLINE_MS = 10 * 1000,
};

struct _ImzTrustChecker {
  GObject parent_instance;

  ImzTrustTools
    tools;           /* owns all it points to, but for now_data; the fetcher is made when needed */
  ImzConfig *config; /* (nullable) */
  GStrv hosts;       /* (nullable) */
  gboolean is_offline;   /* whatever the configuration says */
  GHashTable *entries;   /* SHA-256 → Entry */
  GPtrArray *companions; /* (element-type GBytes): all that is plugged in */
  gulong network_id;     /* of the signal that the network changed; 0 until that matters */
  gint64 at;             /* the moment to judge chains at */
};

typedef struct {
  ImzTrustChecker *checker;
  ImzCertificate *certificate;
  ImzTrust *trust;      /* what is known; NULL if nothing is */
  ImzTrustCheck *check; /* while one is under way */
  gint64 again_at;      /* when it is to be checked again; 0: not by itself */
} Entry;

static void imz_trust_checker_iface_init (ImzTrustSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ImzTrustChecker,
                               imz_trust_checker,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_TRUST_SOURCE,
                                                      imz_trust_checker_iface_init))

const ImzTrustSettings IMZ_TRUST_SETTINGS_DEFAULT = {
  .deadline_ms = DEADLINE_MS,
};

static gint64
get_system_time (gpointer unused)
{
  return g_get_real_time () / G_TIME_SPAN_SECOND;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->check, imz_trust_check_release);
  g_clear_pointer (&entry->trust, imz_trust_unref);
  imz_certificate_unref (entry->certificate);
  g_free (entry);
}

static void
tell_change (ImzTrustChecker *self)
{
  g_signal_emit_by_name (self, "changed");
}

/* Nobody could be reached, and somebody might have helped. */
static gboolean
is_wanting (const Entry *entry)
{
  const ImzTrustFacts *facts = imz_trust_get_facts (entry->trust);

  return entry->check == NULL && entry->trust != NULL &&
         (facts->revocation.obstacle == IMZ_REVOCATION_OBSTACLE_NO_NETWORK ||
          (facts->state == IMZ_TRUST_STATE_UNCHECKED && facts->missing != NULL));
}

static void start_check (ImzTrustChecker *self, Entry *entry, gboolean is_forced);

static void
network_changed_cb (GNetworkMonitor *network, gboolean is_available, gpointer user_data)
{
  ImzTrustChecker *self = user_data;
  GHashTableIter iter;
  gpointer value;

  if (!is_available)
    return;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    if (is_wanting (value))
      start_check (self, value, FALSE);
  }
}

/* Whoever logs in before the network is there does not have to ask again. */
static void
watch_network (ImzTrustChecker *self)
{
  if (self->network_id != 0)
    return;

  if (self->tools.network == NULL)
    self->tools.network = g_object_ref (g_network_monitor_get_default ());
  self->network_id = g_signal_connect (self->tools.network, "network-changed",
                                       G_CALLBACK (network_changed_cb), self);
}

static void
told_cb (ImzTrustCheck *check, ImzTrust *trust, gboolean is_done, gpointer user_data)
{
  Entry *entry = user_data;
  ImzTrustChecker *self = entry->checker;

  /* What was known before stays until all is known anew. */
  if (!is_done && entry->trust != NULL)
    return;

  g_clear_pointer (&entry->trust, imz_trust_unref);
  entry->trust = imz_trust_ref (trust);
  if (is_done) {
    gint64 end = imz_trust_check_get_end (check);

    /* An answer that is stale already is not asked for again and again. */
    entry->again_at = end > self->tools.now (self->tools.now_data) ? end : 0;
    g_clear_pointer (&entry->check, imz_trust_check_release);
    if (is_wanting (entry) && !self->tools.is_offline)
      watch_network (self);
  }
  tell_change (self);
}

static ImzFetcher *
new_fetcher (ImzTrustChecker *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (ImzHostList) hosts = NULL;

  if (self->hosts != NULL)
    g_strv_builder_addv (names, (const char **) self->hosts);
  if (self->config != NULL) {
    g_auto (GStrv) configured = imz_config_get_list (self->config, IMZ_CONFIG_KEY_HOSTS);

    g_strv_builder_addv (names, (const char **) configured);
  }
  all = g_strv_builder_end (names);
  hosts = imz_host_list_new ((const char *const *) all, self->tools.allows_loopback);

  return imz_fetcher_new (hosts);
}

/* The files of settings are not looked into before the first certificate is there. */
static void
prepare_tools (ImzTrustChecker *self)
{
  if (self->tools.fetcher == NULL)
    self->tools.fetcher = new_fetcher (self);
  self->tools.is_offline =
    self->is_offline ||
    (self->config != NULL && !imz_config_get_switch (self->config, IMZ_CONFIG_KEY_ONLINE_CHECKS));
}

static void
start_check (ImzTrustChecker *self, Entry *entry, gboolean is_forced)
{
  const ImzTrustOrder order = {
    .certificate = entry->certificate,
    .companions = self->companions,
    .at = self->at,
    .is_forced = is_forced,
  };

  prepare_tools (self);
  g_clear_pointer (&entry->check, imz_trust_check_release);
  entry->check = imz_trust_check_start (&self->tools, &order, told_cb, entry);
}

/* Returns: (element-type ImzCertificate): every certificate of @snapshot that can be checked, once */
static GPtrArray *
collect_certificates (ImzSnapshot *snapshot)
{
  GPtrArray *certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      ImzCertificate *certificate = imz_card_get_certificate (card, j);

      if (imz_certificate_get_bytes (certificate) != NULL &&
          !imz_certificate_is_malformed (certificate) &&
          !g_ptr_array_find_with_equal_func (certificates, certificate,
                                             (GEqualFunc) imz_certificate_is_same, NULL))
        g_ptr_array_add (certificates, imz_certificate_ref (certificate));
    }
  }

  return certificates;
}

static gboolean
is_not_among (gpointer key, gpointer value, gpointer user_data)
{
  Entry *entry = value;
  GPtrArray *certificates = user_data;

  return !g_ptr_array_find_with_equal_func (certificates, entry->certificate,
                                            (GEqualFunc) imz_certificate_is_same, NULL);
}

static GPtrArray *
collect_bytes (GPtrArray *certificates)
{
  GPtrArray *bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < certificates->len; i++)
    g_ptr_array_add (bytes, g_bytes_ref (imz_certificate_get_bytes (certificates->pdata[i])));

  return bytes;
}

static Entry *
add_entry (ImzTrustChecker *self, ImzCertificate *certificate)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->checker = self;
  entry->certificate = imz_certificate_ref (certificate);
  g_hash_table_insert (self->entries, (gpointer) imz_certificate_get_sha256 (entry->certificate),
                       entry);

  return entry;
}

static void
imz_trust_checker_look (ImzTrustSource *source, ImzSnapshot *snapshot, gint64 now)
{
  ImzTrustChecker *self = IMZ_TRUST_CHECKER (source);
  g_autoptr (GPtrArray) certificates = collect_certificates (snapshot);
  gint64 real_now = self->tools.now (self->tools.now_data);

  self->at = now;
  g_clear_pointer (&self->companions, g_ptr_array_unref);
  self->companions = collect_bytes (certificates);
  g_hash_table_foreach_remove (self->entries, is_not_among, certificates);

  for (guint i = 0; i < certificates->len; i++) {
    ImzCertificate *certificate = g_ptr_array_index (certificates, i);
    Entry *entry = g_hash_table_lookup (self->entries, imz_certificate_get_sha256 (certificate));

    if (entry == NULL)
      start_check (self, add_entry (self, certificate), FALSE);
    else if (entry->check == NULL && entry->again_at != 0 && real_now > entry->again_at)
      start_check (self, entry, FALSE);
  }
}

static ImzTrust *
imz_trust_checker_find (ImzTrustSource *source, ImzCertificate *certificate)
{
  ImzTrustChecker *self = IMZ_TRUST_CHECKER (source);
  Entry *entry = g_hash_table_lookup (self->entries, imz_certificate_get_sha256 (certificate));

  return entry != NULL ? entry->trust : NULL;
}

static gboolean
imz_trust_checker_is_busy (ImzTrustSource *source)
{
  ImzTrustChecker *self = IMZ_TRUST_CHECKER (source);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    if (((Entry *) value)->check != NULL)
      return TRUE;
  }

  return FALSE;
}

/* What is known stands, and that it is being checked is told with it. */
static void
mark_busy (Entry *entry)
{
  g_autoptr (ImzTrust) known = g_steal_pointer (&entry->trust);
  ImzTrustFacts facts = *imz_trust_get_facts (known);

  facts.revocation.obstacle = IMZ_REVOCATION_OBSTACLE_BUSY;
  entry->trust = imz_trust_new (&facts);
}

static void
imz_trust_checker_retry (ImzTrustSource *source)
{
  ImzTrustChecker *self = IMZ_TRUST_CHECKER (source);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Entry *entry = value;

    if (entry->check == NULL || !imz_trust_check_is_forced (entry->check))
      start_check (self, entry, TRUE);
    if (entry->trust != NULL)
      mark_busy (entry);
  }
  tell_change (self);
}

static void
imz_trust_checker_dispose (GObject *object)
{
  ImzTrustChecker *self = IMZ_TRUST_CHECKER (object);

  g_hash_table_remove_all (self->entries);
  if (self->network_id != 0)
    g_signal_handler_disconnect (self->tools.network, self->network_id);
  self->network_id = 0;
  g_clear_object (&self->tools.fetcher);
  g_clear_object (&self->tools.network);

  G_OBJECT_CLASS (imz_trust_checker_parent_class)->dispose (object);
}

static void
imz_trust_checker_finalize (GObject *object)
{
  ImzTrustChecker *self = IMZ_TRUST_CHECKER (object);

  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->companions, g_ptr_array_unref);
  g_clear_pointer (&self->tools.cache, imz_trust_cache_unref);
  g_clear_pointer (&self->tools.pins, imz_pins_unref);
  g_clear_pointer (&self->tools.anchor_dirs, g_strfreev);
  g_clear_pointer (&self->config, imz_config_unref);
  g_clear_pointer (&self->hosts, g_strfreev);

  G_OBJECT_CLASS (imz_trust_checker_parent_class)->finalize (object);
}

static void
imz_trust_checker_class_init (ImzTrustCheckerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* The program may end while a thread still works on a long list: libcrypto shall not be torn down
   * under it. */
  OPENSSL_init_crypto (OPENSSL_INIT_NO_ATEXIT, NULL);

  object_class->dispose = imz_trust_checker_dispose;
  object_class->finalize = imz_trust_checker_finalize;
}

static void
imz_trust_checker_init (ImzTrustChecker *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
}

static void
imz_trust_checker_iface_init (ImzTrustSourceInterface *iface)
{
  iface->look = imz_trust_checker_look;
  iface->find = imz_trust_checker_find;
  iface->is_busy = imz_trust_checker_is_busy;
  iface->retry = imz_trust_checker_retry;
}

ImzTrustChecker *
imz_trust_checker_new (const ImzTrustSettings *settings)
{
  ImzTrustChecker *self = g_object_new (IMZ_TYPE_TRUST_CHECKER, NULL);

  self->tools = (ImzTrustTools){
    .cache = imz_trust_cache_new (settings->cache_dir),
    .pins = settings->pins != NULL ? imz_pins_new_from_bytes (settings->pins, NULL)
                                   : imz_pins_new_shipped (),
    .anchor_dirs = g_strdupv ((GStrv) settings->anchor_dirs),
    .allows_loopback = settings->allows_loopback,
    .deadline_ms = settings->deadline_ms,
    .now = settings->now != NULL ? settings->now : get_system_time,
    .now_data = settings->now_data,
  };
  g_set_object (&self->tools.network, settings->network);
  self->config = settings->config != NULL ? imz_config_ref (settings->config) : NULL;
  self->hosts = g_strdupv ((GStrv) settings->hosts);
  self->is_offline = settings->is_offline;

  return self;
}

ImzTrustChecker *
imz_trust_checker_new_default (ImzConfig *config, gboolean is_offline, const char *anchors)
{
  g_autofree char *cache_dir = imz_trust_cache_get_default_dir ();
  const char *const anchor_dirs[] = { IMZ_ADMIN_DIR "/anchors", anchors, NULL };
  ImzTrustSettings settings = IMZ_TRUST_SETTINGS_DEFAULT;

  settings.config = config;
  settings.cache_dir = cache_dir;
  settings.anchor_dirs = anchor_dirs;
  settings.allows_loopback = anchors != NULL;
  settings.is_offline = is_offline;

  return imz_trust_checker_new (&settings);
}
