/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-check.h"

#include "imz-crl.h"
#include "imz-ocsp.h"
#include "imz-trust-error.h"
#include "imz-trust-work.h"
#include "imz-x509.h"

enum {
  MAX_REDIRECTS = 3,
  MAX_ISSUER_ROUNDS = 4, /* new links of the chain */
  MAX_ISSUER_ASKED = 8,  /* addresses in all rounds */
  CRL_PATIENCE = 6,      /* times as long as a short answer */

  /* … and, from the start of the check: */
  LAST_QUESTION = 3, /* all but a list that is arriving */
  LAST_LIST = CRL_PATIENCE + 1,
};

typedef enum {
  STAGE_CHAIN,
  STAGE_ISSUER,
  STAGE_NETWORK,
  STAGE_KEPT,
  STAGE_OCSP,
  STAGE_CRL,
  STAGE_DONE,
  N_STAGES,
} Stage;

typedef enum {
  OUTCOME_NO,
  OUTCOME_YES,
  N_OUTCOMES,
} Outcome;

struct _ImzTrustCheck {
  guint ref_count; /* the owner's, and one for whatever is under way */
  const ImzTrustTools *tools;
  ImzTrustOrder order;
  ImzTrustCheckFunc func; /* NULL once it is released */
  gpointer user_data;

  GCancellable *cancellable;
  ImzTrustDossier *dossier; /* not to be touched while a thread works on it */
  Stage stage;
  GHashTable *asked[N_STAGES]; /* (element-type utf8): addresses */
  const char *uri;             /* the last one of them */
  guint n_rounds;
  gboolean was_cut_off; /* an issuer could not be reached */
  gboolean has_network;
  ImzRevocationObstacle obstacle;
  gint64 started_at; /* monotonic */
  gint64 end;
};

static void build_chain (ImzTrustCheck *self);
static void look_for_network (ImzTrustCheck *self);
static void look_for_kept (ImzTrustCheck *self);
static void ask_next (ImzTrustCheck *self);
static void conclude (ImzTrustCheck *self);

static const struct {
  void (*run) (ImzTrustCheck *self);
  Stage next[N_OUTCOMES];
} stages[N_STAGES] = {
  [STAGE_CHAIN] = { build_chain, { STAGE_ISSUER, STAGE_KEPT } },
  [STAGE_ISSUER] = { ask_next, { STAGE_NETWORK, STAGE_CHAIN } },
  [STAGE_NETWORK] = { look_for_network, { STAGE_DONE, STAGE_DONE } },
  [STAGE_KEPT] = { look_for_kept, { STAGE_OCSP, STAGE_DONE } },
  [STAGE_OCSP] = { ask_next, { STAGE_CRL, STAGE_DONE } },
  [STAGE_CRL] = { ask_next, { STAGE_DONE, STAGE_DONE } },
  [STAGE_DONE] = { conclude, { STAGE_DONE, STAGE_DONE } },
};

static ImzTrustCheck *
ref_check (ImzTrustCheck *self)
{
  self->ref_count++;
  return self;
}

static void
unref_check (ImzTrustCheck *self)
{
  if (--self->ref_count > 0)
    return;

  imz_certificate_unref (self->order.certificate);
  g_ptr_array_unref (self->order.companions);
  g_object_unref (self->cancellable);
  imz_trust_dossier_unref (self->dossier);
  for (guint i = 0; i < N_STAGES; i++)
    g_clear_pointer (&self->asked[i], g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzTrustCheck, unref_check)

static void
move_on (ImzTrustCheck *self, Outcome outcome)
{
  self->stage = stages[self->stage].next[outcome];
  stages[self->stage].run (self);
}

/* A portal in between greets with a page, whatever was asked for. */
static gboolean
is_page (GBytes *answer)
{
  gsize size;
  const char *text = g_bytes_get_data (answer, &size);

  while (size > 0 && g_ascii_isspace (*text)) {
    text++;
    size--;
  }

  return size > 0 && *text == '<';
}

/* Nor does such an error tell what the issuer has to say. */
static gboolean
is_of_somebody_else (const GError *error)
{
  return error->domain == IMZ_TRUST_ERROR &&
         (error->code == IMZ_TRUST_ERROR_TOO_MANY_REDIRECTS ||
          error->code == IMZ_TRUST_ERROR_SENT_AWAY || error->code == IMZ_TRUST_ERROR_HOST_FAILED);
}

/* The worst obstacle is the one to tell of: the enumeration has them in order. */
static void
note_obstacle (ImzTrustCheck *self, ImzRevocationObstacle obstacle)
{
  if (self->stage != STAGE_ISSUER)
    self->obstacle = MAX (self->obstacle, obstacle);
  else if (obstacle == IMZ_REVOCATION_OBSTACLE_NO_NETWORK)
    self->was_cut_off = TRUE;
}

static ImzRevocationObstacle
obstacle_of_error (const GError *error)
{
  if (error->domain != IMZ_TRUST_ERROR)
    return IMZ_REVOCATION_OBSTACLE_NO_NETWORK;
  if (error->code == IMZ_TRUST_ERROR_HOST_NOT_LISTED || error->code == IMZ_TRUST_ERROR_SENT_AWAY)
    return IMZ_REVOCATION_OBSTACLE_NOT_LISTED;
  if (error->code == IMZ_TRUST_ERROR_NO_NETWORK || error->code == IMZ_TRUST_ERROR_TIMEOUT)
    return IMZ_REVOCATION_OBSTACLE_NO_NETWORK;

  return IMZ_REVOCATION_OBSTACLE_BAD_ANSWER;
}

static void
start_work (ImzTrustCheck *self, ImzTrustWork work, GBytes *bytes, GAsyncReadyCallback callback)
{
  const ImzTrustJob job = {
    .work = work,
    .dossier = self->dossier,
    .uri = self->uri,
    .bytes = bytes,
    .now = self->tools->now (self->tools->now_data),
    .network = self->tools->network,
  };

  imz_trust_work_start (&job, callback, ref_check (self));
}

/* After work whose outcome is all there is to know. */
static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzTrustCheck) self = user_data;
  gboolean outcome = imz_trust_work_finish (result, NULL);

  if (self->func != NULL)
    move_on (self, outcome ? OUTCOME_YES : OUTCOME_NO);
}

/* Whether a certificate of another kind was revoked changes nothing for anybody. */
static gboolean
matters (ImzTrustCheck *self)
{
  ImzCertificateKind kind = imz_certificate_get_kind (self->order.certificate);

  return kind == IMZ_CERTIFICATE_KIND_NES || kind == IMZ_CERTIFICATE_KIND_TEST;
}

static gboolean
has_issuer (ImzTrustCheck *self)
{
  const ImzChain *chain = imz_trust_dossier_get_chain (self->dossier);

  return chain->state == IMZ_TRUST_STATE_ANCHORED && imz_chain_get_issuer (chain) != NULL;
}

static void
tell (ImzTrustCheck *self, ImzTrustState state, const ImzRevocation *revocation, gboolean is_done)
{
  const ImzChain *chain = imz_trust_dossier_get_chain (self->dossier);
  ImzChainLink *links = NULL;
  ImzTrustFacts facts = { .state = state, .missing = chain->missing, .revocation = *revocation };
  g_autoptr (ImzTrust) trust = NULL;

  if (state == IMZ_TRUST_STATE_ANCHORED)
    facts.anchor = chain->anchor;
  if (chain->path != NULL)
    facts.n_links = imz_chain_describe (chain, &links);
  facts.path = links;

  trust = imz_trust_new (&facts);
  imz_chain_links_free (links, (guint) facts.n_links);
  self->func (self, trust, is_done, self->user_data);
}

static void
build_chain (ImzTrustCheck *self)
{
  start_work (self, IMZ_TRUST_WORK_CHAIN, NULL, worked_cb);
}

static void
network_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzTrustCheck) self = user_data;

  self->has_network = imz_trust_work_finish (result, NULL);
  if (self->func != NULL)
    move_on (self, OUTCOME_YES);
}

/* Only who could call everybody has tried everything. */
static void
look_for_network (ImzTrustCheck *self)
{
  self->has_network = self->tools->allows_loopback;
  if (self->has_network || self->tools->is_offline || self->was_cut_off ||
      imz_trust_dossier_get_chain (self->dossier)->state != IMZ_TRUST_STATE_UNKNOWN_ISSUER)
    move_on (self, OUTCOME_NO);
  else
    start_work (self, IMZ_TRUST_WORK_NETWORK, NULL, network_cb);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzTrustCheck) self = user_data;
  gboolean is_current = imz_trust_work_finish (result, NULL);

  if (self->func != NULL)
    move_on (self, is_current && !self->order.is_forced ? OUTCOME_YES : OUTCOME_NO);
}

/* What is kept is weighed against the answers, even if they are asked for in any case. */
static void
look_for_kept (ImzTrustCheck *self)
{
  static const ImzRevocation busy = { .reason = -1, .obstacle = IMZ_REVOCATION_OBSTACLE_BUSY };

  if (!matters (self) || !has_issuer (self)) {
    move_on (self, OUTCOME_YES);
    return;
  }

  tell (self, IMZ_TRUST_STATE_ANCHORED, &busy, FALSE);
  if (self->func != NULL)
    start_work (self, IMZ_TRUST_WORK_KEPT, NULL, kept_cb);
}

static const char *const *
get_issuer_urls (ImzTrustDossier *dossier)
{
  return (const char *const *) imz_trust_dossier_get_chain (dossier)->issuer_urls;
}

/* The stages in which others are asked. */
static const struct {
  const char *const *(*get_urls) (ImzTrustDossier *dossier);
  gsize max_bytes;
  guint patience;
  ImzTrustWork work;
} errands[N_STAGES] = {
  [STAGE_ISSUER] = { get_issuer_urls, IMZ_X509_MAX_BYTES, 1, IMZ_TRUST_WORK_ISSUERS },
  [STAGE_OCSP] = { imz_trust_dossier_get_ocsp_urls, IMZ_OCSP_MAX_BYTES, 1,
                   IMZ_TRUST_WORK_RESPONSE },
  [STAGE_CRL] = { imz_trust_dossier_get_crl_urls, IMZ_CRL_MAX_BYTES, CRL_PATIENCE,
                  IMZ_TRUST_WORK_CRL },
};

/* Each address is asked once. */
static const char *
find_address (ImzTrustCheck *self)
{
  const char *const *urls = errands[self->stage].get_urls (self->dossier);
  GHashTable *asked = self->asked[self->stage];

  if (urls == NULL || urls[0] == NULL) {
    note_obstacle (self, IMZ_REVOCATION_OBSTACLE_NO_ADDRESS);
    return NULL;
  }
  if (self->stage == STAGE_ISSUER &&
      (self->n_rounds >= MAX_ISSUER_ROUNDS || g_hash_table_size (asked) >= MAX_ISSUER_ASKED))
    return NULL;

  for (gsize i = 0; urls[i] != NULL; i++) {
    char *uri = g_strdup (urls[i]);

    if (g_hash_table_add (asked, uri))
      return uri;
  }

  return NULL;
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzTrustCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_taken = imz_trust_work_finish (result, &error);

  if (self->func == NULL)
    return;

  if (!is_taken) {
    g_debug ("an answer was of no use: error %d", error->code);
    note_obstacle (self, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
    ask_next (self);
  } else if (self->stage == STAGE_ISSUER) {
    self->n_rounds++;
    move_on (self, OUTCOME_YES);
  } else {
    const ImzTrustFinding *answer = imz_trust_dossier_get_answered (self->dossier);

    move_on (self,
             answer->revocation.state != IMZ_REVOCATION_STATE_UNKNOWN ? OUTCOME_YES : OUTCOME_NO);
  }
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzTrustCheck) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = imz_fetcher_fetch_finish (IMZ_FETCHER (source), result, &error);

  if (self->func == NULL)
    return;

  if (answer != NULL) {
    self->was_cut_off |= self->stage == STAGE_ISSUER && is_page (answer);
    start_work (self, errands[self->stage].work, answer, taken_cb);
  } else {
    self->was_cut_off |= self->stage == STAGE_ISSUER && is_of_somebody_else (error);
    note_obstacle (self, obstacle_of_error (error));
    ask_next (self);
  }
}

/* Milliseconds until @patience times a short answer's will have passed since the start of the check. */
static guint
get_time_left (ImzTrustCheck *self, guint patience)
{
  gint64 passed = (g_get_monotonic_time () - self->started_at) / G_TIME_SPAN_MILLISECOND;

  return (guint) MAX (0, (gint64) self->tools->deadline_ms * patience - passed);
}

/* Returns FALSE if there is nobody left to ask, or no time. */
static gboolean
find_whom_to_ask (ImzTrustCheck *self)
{
  self->uri = NULL;
  if (self->tools->is_offline)
    note_obstacle (self, IMZ_REVOCATION_OBSTACLE_OFF);
  else
    self->uri = find_address (self);

  if (self->uri != NULL && get_time_left (self, LAST_QUESTION) == 0) {
    note_obstacle (self, IMZ_REVOCATION_OBSTACLE_NO_NETWORK);
    self->uri = NULL;
  }

  return self->uri != NULL;
}

static void
ask_next (ImzTrustCheck *self)
{
  ImzFetch what = { .max_redirects = MAX_REDIRECTS };
  guint time_left = get_time_left (self, LAST_QUESTION);
  g_autoptr (GBytes) body = NULL;

  if (!find_whom_to_ask (self)) {
    move_on (self, OUTCOME_NO);
    return;
  }

  if (self->stage == STAGE_OCSP) {
    body = imz_trust_dossier_make_request (self->dossier);
    if (body == NULL) {
      note_obstacle (self, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
      move_on (self, OUTCOME_NO);
      return;
    }
    what.body = body;
    what.content_type = "application/ocsp-request";
  }
  what.uri = self->uri;
  what.max_bytes = errands[self->stage].max_bytes;
  what.answer_ms = MIN (self->tools->deadline_ms, time_left);
  what.deadline_ms = MIN (self->tools->deadline_ms * errands[self->stage].patience,
                          self->stage == STAGE_CRL ? get_time_left (self, LAST_LIST) : time_left);
  imz_fetcher_fetch_async (self->tools->fetcher, &what, self->cancellable, fetched_cb,
                           ref_check (self));
}

static ImzTrustState
judge_chain (ImzTrustCheck *self)
{
  ImzTrustState state = imz_trust_dossier_get_chain (self->dossier)->state;

  if (state == IMZ_TRUST_STATE_UNKNOWN_ISSUER &&
      (self->tools->is_offline || self->was_cut_off || !self->has_network ||
       imz_trust_dossier_was_misled (self->dossier)))
    return IMZ_TRUST_STATE_UNCHECKED;

  return state;
}

static void
conclude (ImzTrustCheck *self)
{
  ImzRevocation revocation = { .reason = -1 };

  if (matters (self) && has_issuer (self)) {
    const ImzTrustFinding *finding = imz_trust_finding_choose (
      imz_trust_dossier_get_answered (self->dossier), imz_trust_dossier_get_kept (self->dossier));

    revocation = finding->revocation;
    self->end = finding->end;
    if (revocation.via == IMZ_REVOCATION_VIA_NONE || revocation.via == IMZ_REVOCATION_VIA_CACHE)
      revocation.obstacle = self->obstacle;
  } else if (matters (self)) {
    revocation.obstacle = IMZ_REVOCATION_OBSTACLE_NO_CHAIN;
  }

  tell (self, judge_chain (self), &revocation, TRUE);
}

ImzTrustCheck *
imz_trust_check_start (const ImzTrustTools *tools,
                       const ImzTrustOrder *order,
                       ImzTrustCheckFunc func,
                       gpointer user_data)
{
  ImzTrustCheck *self = g_new0 (ImzTrustCheck, 1);

  self->ref_count = 1;
  self->tools = tools;
  self->order = *order;
  imz_certificate_ref (order->certificate);
  g_ptr_array_ref (order->companions);
  self->func = func;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  for (Stage stage = 0; stage < N_STAGES; stage++)
    self->asked[stage] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dossier = imz_trust_dossier_new (&(ImzTrustQuestion){
    .certificate = imz_certificate_get_bytes (order->certificate),
    .companions = order->companions,
    .at = order->at,
    .cache = tools->cache,
    .pins = tools->pins,
    .anchor_dirs = (const char *const *) tools->anchor_dirs,
  });

  self->started_at = g_get_monotonic_time ();
  self->stage = STAGE_CHAIN;
  stages[self->stage].run (self);

  return self;
}

gboolean
imz_trust_check_is_forced (ImzTrustCheck *self)
{
  return self->order.is_forced;
}

gint64
imz_trust_check_get_end (ImzTrustCheck *self)
{
  return self->end;
}

void
imz_trust_check_release (ImzTrustCheck *self)
{
  self->func = NULL;
  g_cancellable_cancel (self->cancellable);
  unref_check (self);
}
