/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-choice.h"

#include <string.h>

enum {
  MIN_PART = 8, /* characters that a part of a name must have to tell anything */
};

typedef gboolean (*Condition) (const ImzToken *token,
                               const char *reader,
                               const char *const *others);

/* Higher is graver. */
static int
get_gravity (ImzPinState pin)
{
  static const int gravity[] = {
    [IMZ_PIN_STATE_UNKNOWN] = 0, [IMZ_PIN_STATE_OK] = 1,        [IMZ_PIN_STATE_NOT_SET] = 2,
    [IMZ_PIN_STATE_LOW] = 3,     [IMZ_PIN_STATE_FINAL_TRY] = 4, [IMZ_PIN_STATE_LOCKED] = 5,
  };

  return gravity[pin];
}

static gboolean
has_name (const ImzToken *token, const char *reader, const char *const *others)
{
  g_autofree char *name = g_strstrip (g_strdup (reader));

  return strcmp (token->slot, name) == 0;
}

/* Cut by the driver, or to the 64 bytes that a slot's description has room for. */
static gboolean
has_part_of_name (const ImzToken *token, const char *reader, const char *const *others)
{
  if (g_utf8_strlen (token->slot, -1) < MIN_PART || !g_str_has_prefix (reader, token->slot))
    return FALSE;

  for (gsize i = 0; others[i] != NULL; i++) {
    if (g_str_has_prefix (others[i], token->slot))
      return FALSE;
  }

  return TRUE;
}

static gboolean
is_alone (const ImzToken *token, const char *reader, const char *const *others)
{
  return others[0] == NULL;
}

static ImzTokenChoice *
choose (const ImzTokenAnswer *answer,
        Condition condition,
        const char *reader,
        const char *const *others)
{
  ImzTokenChoice *self = NULL;
  ImzPinState pins[] = { IMZ_PIN_STATE_UNKNOWN, IMZ_PIN_STATE_UNKNOWN }; /* by `holds` */

  for (guint i = 0; i < answer->tokens->len; i++) {
    const ImzToken *token = g_ptr_array_index (answer->tokens, i);
    gboolean holds = token->certificates->len > 0;

    if (!condition (token, reader, others))
      continue;

    if (self == NULL) {
      self = g_new0 (ImzTokenChoice, 1);
      self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
    }
    if (get_gravity (token->pin) > get_gravity (pins[holds]))
      pins[holds] = token->pin;
    for (guint j = 0; j < token->certificates->len; j++)
      g_ptr_array_add (self->certificates, g_bytes_ref (token->certificates->pdata[j]));
  }

  if (self != NULL)
    self->pin = pins[self->certificates->len > 0];

  return self;
}

ImzTokenChoice *
imz_token_choice_new (const ImzTokenAnswer *answer,
                      const char *reader,
                      const char *const *others,
                      gboolean needs_name)
{
  static const Condition conditions[] = { has_name, has_part_of_name, is_alone };
  gsize n_conditions = G_N_ELEMENTS (conditions) - (needs_name ? 1 : 0);
  ImzTokenChoice *self = NULL;

  for (gsize i = 0; i < n_conditions && self == NULL; i++)
    self = choose (answer, conditions[i], reader, others);

  return self;
}

void
imz_token_choice_free (ImzTokenChoice *self)
{
  g_ptr_array_unref (self->certificates);
  g_free (self);
}
