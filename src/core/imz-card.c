/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card.h"

#include "imz-hex.h"

struct _ImzCard {
  gatomicrefcount ref_count;
  char *atr;
  ImzAtrFacts atr_facts;
  ImzCardState state;
  GPtrArray *certificates;
  ImzDriver *driver; /* (nullable) */
};

G_DEFINE_BOXED_TYPE (ImzCard, imz_card, imz_card_ref, imz_card_unref)

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  return imz_certificate_is_same (a, b);
}

static ImzCard *
create (const char *atr, const ImzAtrFacts *atr_facts, ImzCardState state, GPtrArray *certificates)
{
  ImzCard *self = g_new0 (ImzCard, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->atr = g_strdup (atr);
  self->atr_facts = *atr_facts;
  self->state = state;
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);

  for (guint i = 0; certificates != NULL && i < certificates->len; i++) {
    ImzCertificate *certificate = g_ptr_array_index (certificates, i);

    if (!g_ptr_array_find_with_equal_func (self->certificates, certificate, is_same, NULL))
      g_ptr_array_add (self->certificates, imz_certificate_ref (certificate));
  }

  return self;
}

ImzCard *
imz_card_new (const guint8 *atr, gsize atr_length, ImzCardState state, GPtrArray *certificates)
{
  g_autofree char *hex = imz_hex_encode (atr, atr_length);
  ImzAtrFacts atr_facts = imz_atr_parse (atr, atr_length);

  return create (hex, &atr_facts, state, certificates);
}

ImzCard *
imz_card_with_driver (ImzCard *self, ImzCardState state, GPtrArray *certificates, ImzDriver *driver)
{
  ImzCard *copy = create (self->atr, &self->atr_facts, state, certificates);

  copy->driver = imz_driver_ref (driver);

  return copy;
}

ImzCard *
imz_card_with_trust (ImzCard *self, ImzTrustFinder find, gpointer user_data)
{
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  gboolean any_changed = FALSE;
  ImzCard *copy;

  for (guint i = 0; i < self->certificates->len; i++) {
    ImzCertificate *certificate = g_ptr_array_index (self->certificates, i);
    ImzTrust *trust = find (certificate, user_data);
    ImzCertificate *trusted = trust != NULL ? imz_certificate_with_trust (certificate, trust)
                                            : imz_certificate_ref (certificate);

    any_changed |= trusted != certificate;
    g_ptr_array_add (certificates, trusted);
  }
  if (!any_changed)
    return imz_card_ref (self);

  copy = create (self->atr, &self->atr_facts, self->state, certificates);
  copy->driver = self->driver != NULL ? imz_driver_ref (self->driver) : NULL;

  return copy;
}

ImzCard *
imz_card_ref (ImzCard *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_card_unref (ImzCard *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->atr);
  g_ptr_array_unref (self->certificates);
  g_clear_pointer (&self->driver, imz_driver_unref);
  g_free (self);
}

ImzCardState
imz_card_get_state (const ImzCard *self)
{
  return self->state;
}

const char *
imz_card_get_atr (const ImzCard *self)
{
  return self->atr;
}

ImzCardFamily
imz_card_get_family (const ImzCard *self)
{
  return self->atr_facts.family;
}

const char *
imz_card_get_version (const ImzCard *self)
{
  return self->atr_facts.version[0] != '\0' ? self->atr_facts.version : NULL;
}

ImzDriver *
imz_card_get_driver (const ImzCard *self)
{
  return self->driver;
}

ImzPinState
imz_card_get_pin (const ImzCard *self)
{
  return self->driver != NULL ? imz_driver_get_facts (self->driver)->pin : IMZ_PIN_STATE_UNKNOWN;
}

guint
imz_card_get_n_certificates (const ImzCard *self)
{
  return self->certificates->len;
}

ImzCertificate *
imz_card_get_certificate (const ImzCard *self, guint index)
{
  g_return_val_if_fail (index < self->certificates->len, NULL);

  return g_ptr_array_index (self->certificates, index);
}

gboolean
imz_card_equal (const ImzCard *a, const ImzCard *b)
{
  if (a->state != b->state || strcmp (a->atr, b->atr) != 0 ||
      a->certificates->len != b->certificates->len || (a->driver == NULL) != (b->driver == NULL) ||
      (a->driver != NULL && !imz_driver_equal (a->driver, b->driver)))
    return FALSE;

  for (guint i = 0; i < a->certificates->len; i++) {
    if (!imz_certificate_equal (g_ptr_array_index (a->certificates, i),
                                g_ptr_array_index (b->certificates, i)))
      return FALSE;
  }

  return TRUE;
}

const char *
imz_card_state_to_word (ImzCardState state)
{
  static const char *const words[] = {
    [IMZ_CARD_STATE_OK] = "ok",
    [IMZ_CARD_STATE_NO_CERTIFICATE] = "no-certificate",
    [IMZ_CARD_STATE_NO_DRIVER] = "no-driver",
    [IMZ_CARD_STATE_DAMAGED] = "unreadable",
    [IMZ_CARD_STATE_SILENT] = "unreadable",
    [IMZ_CARD_STATE_REMOVED] = "removed",
    [IMZ_CARD_STATE_NONE_READABLE] = "unreadable",
    [IMZ_CARD_STATE_DRIVER_CRASHED] = "driver-crashed",
    [IMZ_CARD_STATE_DRIVER_TIMEOUT] = "driver-timeout",
  };

  return words[state];
}
