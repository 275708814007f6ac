/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust.h"

struct _ImzTrust {
  gatomicrefcount ref_count;
  ImzTrustFacts facts; /* owns all it points to */
};

G_DEFINE_BOXED_TYPE (ImzTrust, imz_trust, imz_trust_ref, imz_trust_unref)

static const ImzTrustFacts unchecked = { .revocation = { .reason = -1 } };

static ImzChainLink *
copy_path (const ImzChainLink *path, gsize n_links)
{
  ImzChainLink *copy = g_new0 (ImzChainLink, n_links);

  for (gsize i = 0; i < n_links; i++) {
    copy[i].name = g_strdup (path[i].name);
    copy[i].sha256 = g_strdup (path[i].sha256);
    copy[i].fault = path[i].fault;
  }

  return copy;
}

ImzTrust *
imz_trust_new (const ImzTrustFacts *facts)
{
  ImzTrust *self = g_new0 (ImzTrust, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->facts = *facts;
  self->facts.path = copy_path (facts->path, facts->n_links);
  self->facts.missing = g_strdup (facts->missing);

  return self;
}

ImzTrust *
imz_trust_ref (ImzTrust *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_trust_unref (ImzTrust *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (gsize i = 0; i < self->facts.n_links; i++) {
    g_free ((gpointer) self->facts.path[i].name);
    g_free ((gpointer) self->facts.path[i].sha256);
  }
  g_free ((gpointer) self->facts.path);
  g_free ((gpointer) self->facts.missing);
  g_free (self);
}

const ImzTrustFacts *
imz_trust_get_facts (const ImzTrust *self)
{
  return self != NULL ? &self->facts : &unchecked;
}

gboolean
imz_trust_is_good (const ImzTrust *self, gint64 now)
{
  const ImzTrustFacts *facts = imz_trust_get_facts (self);
  const ImzRevocation *revocation = &facts->revocation;

  return facts->state == IMZ_TRUST_STATE_ANCHORED &&
         revocation->state == IMZ_REVOCATION_STATE_GOOD && revocation->is_current &&
         (revocation->valid_until == 0 || now < revocation->valid_until);
}

static gboolean
same_path (const ImzTrustFacts *a, const ImzTrustFacts *b)
{
  if (a->n_links != b->n_links)
    return FALSE;

  for (gsize i = 0; i < a->n_links; i++) {
    if (a->path[i].fault != b->path[i].fault || g_strcmp0 (a->path[i].name, b->path[i].name) != 0 ||
        g_strcmp0 (a->path[i].sha256, b->path[i].sha256) != 0)
      return FALSE;
  }

  return TRUE;
}

gboolean
imz_trust_equal (const ImzTrust *a, const ImzTrust *b)
{
  const ImzTrustFacts *x = imz_trust_get_facts (a), *y = imz_trust_get_facts (b);

  return x->state == y->state && x->anchor == y->anchor &&
         g_strcmp0 (x->missing, y->missing) == 0 && same_path (x, y) &&
         imz_revocation_equal (&x->revocation, &y->revocation);
}

const char *
imz_trust_state_to_word (ImzTrustState state)
{
  static const char *const words[] = {
    [IMZ_TRUST_STATE_UNCHECKED] = "unchecked",
    [IMZ_TRUST_STATE_ANCHORED] = "anchored",
    [IMZ_TRUST_STATE_UNKNOWN_ISSUER] = "unknown-issuer",
    [IMZ_TRUST_STATE_BROKEN] = "broken",
  };

  return words[state];
}

const char *
imz_anchor_kind_to_word (ImzAnchorKind kind)
{
  static const char *const words[] = {
    [IMZ_ANCHOR_KIND_NONE] = NULL,
    [IMZ_ANCHOR_KIND_PINNED] = "pinned",
    [IMZ_ANCHOR_KIND_ADMINISTRATOR] = "administrator",
  };

  return words[kind];
}
