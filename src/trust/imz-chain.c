/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-chain.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include "imz-chain-judge.h"
#include "imz-x509.h"

enum {
  LEAF = 0,

  /* Far more than any honest material needs, and soon over. */
  MAX_SIGNATURES = 128,
  MAX_STEPS = 256,
  MAX_JUDGEMENTS = 16,
};

typedef struct {
  X509 *x509; /* borrowed */
  char *sha256;
  ImzAnchorKind anchor;
} Node;

/* How one certificate stands to another. */
typedef enum {
  BOND_UNKNOWN,
  BOND_NONE,
  BOND_FALSE, /* names it, but was not signed by it */
  BOND_TRUE,
} Bond;

typedef struct {
  guint places[IMZ_CHAIN_MAX_LENGTH]; /* of nodes */
  guint length;
} Path;

typedef struct {
  GArray *nodes; /* Node; the leaf first, then those that are believed */
  guint8 *bonds; /* Bond of each node to each */
  gint64 at;

  Path path;    /* the one that is being tried */
  Path longest; /* of those that end nowhere */
  Path faulty;  /* the first that ends well but does not hold */
  ImzChainFault fault;
  guint fault_at;

  guint n_signatures;
  guint n_steps;
  guint n_judgements;
} Search;

static void
clear_node (gpointer data)
{
  g_free (((Node *) data)->sha256);
}

static Node *
node_at (const Search *search, guint place)
{
  return &g_array_index (search->nodes, Node, place);
}

static void
add_node (Search *search, X509 *x509, char *sha256, ImzAnchorKind anchor)
{
  Node node = { x509, sha256, anchor };

  for (guint i = 0; i < search->nodes->len; i++) {
    Node *known = node_at (search, i);

    if (strcmp (known->sha256, sha256) == 0) {
      if (known->anchor == IMZ_ANCHOR_KIND_NONE)
        known->anchor = anchor;
      g_free (sha256);
      return;
    }
  }

  g_array_append_val (search->nodes, node);
}

static void
add_candidates (Search *search, const ImzChainMaterial *material, gboolean pinned)
{
  guint end = search->nodes->len + IMZ_CHAIN_MAX_CANDIDATES;

  for (guint i = 0; i < material->candidates->len && search->nodes->len < end; i++) {
    g_autofree char *sha256 = imz_x509_get_sha256 (material->candidates->pdata[i]);

    if ((imz_pins_find (material->pins, sha256) != NULL) == pinned)
      add_node (search, material->candidates->pdata[i], g_steal_pointer (&sha256),
                pinned ? IMZ_ANCHOR_KIND_PINNED : IMZ_ANCHOR_KIND_NONE);
  }
}

/* Those that are believed come first, so that nothing beside them can use up the limits. */
static void
collect (Search *search, X509 *leaf, const ImzChainMaterial *material)
{
  char *sha256 = imz_x509_get_sha256 (leaf);
  gboolean pinned = imz_pins_find (material->pins, sha256) != NULL;

  search->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_set_clear_func (search->nodes, clear_node);

  add_node (search, leaf, sha256, pinned ? IMZ_ANCHOR_KIND_PINNED : IMZ_ANCHOR_KIND_NONE);
  if (material->candidates != NULL)
    add_candidates (search, material, TRUE);
  for (guint i = 0; material->anchors != NULL && i < material->anchors->len; i++)
    add_node (search, material->anchors->pdata[i],
              imz_x509_get_sha256 (material->anchors->pdata[i]), IMZ_ANCHOR_KIND_ADMINISTRATOR);
  if (material->candidates != NULL)
    add_candidates (search, material, FALSE);

  search->bonds = g_new0 (guint8, (gsize) search->nodes->len * search->nodes->len);
}

static gboolean
names (X509 *x509, X509 *issuer)
{
  g_autoptr (AUTHORITY_KEYID) key_id =
    X509_get_ext_d2i (x509, NID_authority_key_identifier, NULL, NULL);

  return imz_x509_is_meant_by (issuer, X509_get_issuer_name (x509), key_id);
}

static Bond
find_bond (Search *search, guint place, guint issuer_place)
{
  guint8 *known = &search->bonds[(gsize) place * search->nodes->len + issuer_place];
  X509 *x509 = node_at (search, place)->x509, *issuer = node_at (search, issuer_place)->x509;

  if (*known == BOND_UNKNOWN) {
    if (!names (x509, issuer) || search->n_signatures++ >= MAX_SIGNATURES)
      *known = BOND_NONE;
    else
      *known = X509_verify (x509, X509_get0_pubkey (issuer)) == 1 ? BOND_TRUE : BOND_FALSE;
  }

  return *known;
}

static gboolean
is_on (const Path *path, guint place)
{
  for (guint i = 0; i < path->length; i++) {
    if (path->places[i] == place)
      return TRUE;
  }

  return FALSE;
}

static gboolean
holds (Search *search)
{
  X509 *certificates[IMZ_CHAIN_MAX_LENGTH];
  guint fault_at = 0;
  ImzChainFault fault;

  if (search->n_judgements++ >= MAX_JUDGEMENTS)
    return FALSE;

  for (guint i = 0; i < search->path.length; i++)
    certificates[i] = node_at (search, search->path.places[i])->x509;

  fault = imz_chain_judge (certificates, search->path.length, search->at, &fault_at);
  if (fault != IMZ_CHAIN_FAULT_NONE && search->faulty.length == 0) {
    search->faulty = search->path;
    search->fault = fault;
    search->fault_at = fault_at;
  }

  return fault == IMZ_CHAIN_FAULT_NONE;
}

/* From the path's last certificate on. Returns TRUE when the path ends well and holds. */
static gboolean
climb (Search *search)
{
  Path *path = &search->path;
  guint last = path->places[path->length - 1];

  if (node_at (search, last)->anchor != IMZ_ANCHOR_KIND_NONE)
    return holds (search);

  if (path->length > search->longest.length)
    search->longest = *path;
  if (path->length == IMZ_CHAIN_MAX_LENGTH)
    return FALSE;

  for (guint i = LEAF + 1; i < search->nodes->len; i++) {
    if (is_on (path, i) || find_bond (search, last, i) != BOND_TRUE)
      continue;
    if (search->n_steps++ >= MAX_STEPS)
      return FALSE;

    path->places[path->length++] = i;
    if (climb (search))
      return TRUE;
    path->length--;
  }

  return FALSE;
}

/* It names issuers that are at hand, and none of them signed it, nor did it itself. */
static gboolean
is_disowned (Search *search, guint place)
{
  gboolean any_false = FALSE;

  for (guint i = 0; i < search->nodes->len; i++) {
    Bond bond = find_bond (search, place, i);

    if (bond == BOND_TRUE)
      return FALSE;
    any_false |= bond == BOND_FALSE && i != place;
  }

  return any_false;
}

static void
take_path (ImzChain *chain, const Search *search, const Path *path)
{
  const Node *last = node_at (search, path->places[path->length - 1]);

  for (guint i = 0; i < path->length; i++) {
    X509 *x509 = node_at (search, path->places[i])->x509;

    X509_up_ref (x509);
    g_ptr_array_add (chain->path, x509);
  }

  chain->anchor = last->anchor;
  chain->issuer_urls = imz_x509_get_access_urls (last->x509, NID_ad_ca_issuers);
}

static void
conclude (ImzChain *chain, Search *search, gboolean found)
{
  if (found) {
    chain->state = IMZ_TRUST_STATE_ANCHORED;
    take_path (chain, search, &search->path);
  } else if (search->faulty.length > 0) {
    chain->state = IMZ_TRUST_STATE_BROKEN;
    chain->fault = search->fault;
    chain->fault_at = search->fault_at;
    take_path (chain, search, &search->faulty);
  } else {
    guint last = search->longest.length - 1;
    gboolean disowned = is_disowned (search, search->longest.places[last]);

    chain->state = disowned ? IMZ_TRUST_STATE_BROKEN : IMZ_TRUST_STATE_UNKNOWN_ISSUER;
    chain->fault = disowned ? IMZ_CHAIN_FAULT_SIGNATURE : IMZ_CHAIN_FAULT_NO_ISSUER;
    chain->fault_at = last;
    take_path (chain, search, &search->longest);
    chain->missing = imz_x509_dup_issuer (chain->path->pdata[last]);
  }
}

/* For libcrypto a certificate has ended in its last second. */
static gint64
move_into_validity (const X509 *leaf, gint64 at)
{
  gint64 not_before, not_after;

  if (!imz_x509_get_validity (leaf, &not_before, &not_after))
    return at;

  return MAX (not_before, MIN (at, not_after - 1));
}

void
imz_chain_build (ImzChain *chain, X509 *leaf, const ImzChainMaterial *material, gint64 at)
{
  Search search = {
    .at = move_into_validity (leaf, at),
    .path = { .places = { LEAF }, .length = 1 },
  };
  gboolean found;

  chain->path = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);

  collect (&search, leaf, material);
  found = climb (&search);
  conclude (chain, &search, found);

  g_array_unref (search.nodes);
  g_free (search.bonds);

  /* What libcrypto says of odd certificates is nobody's business. */
  ERR_clear_error ();
}

void
imz_chain_clear (ImzChain *chain)
{
  g_clear_pointer (&chain->path, g_ptr_array_unref);
  g_clear_pointer (&chain->missing, g_free);
  g_clear_pointer (&chain->issuer_urls, g_strfreev);
}

X509 *
imz_chain_get_issuer (const ImzChain *chain)
{
  return chain->path != NULL && chain->path->len > 1 ? chain->path->pdata[1] : NULL;
}

guint
imz_chain_describe (const ImzChain *chain, ImzChainLink **links)
{
  guint n_links = chain->path->len;

  *links = g_new0 (ImzChainLink, n_links);
  for (guint i = 0; i < n_links; i++) {
    (*links)[i].name = imz_x509_dup_holder (chain->path->pdata[i]);
    (*links)[i].sha256 = imz_x509_get_sha256 (chain->path->pdata[i]);
    if (i == chain->fault_at)
      (*links)[i].fault = chain->fault;
  }

  return n_links;
}

void
imz_chain_links_free (ImzChainLink *links, guint n_links)
{
  for (guint i = 0; i < n_links; i++) {
    g_free ((char *) links[i].name);
    g_free ((char *) links[i].sha256);
  }
  g_free (links);
}
