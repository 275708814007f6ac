/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A keyring on a session bus of its own, which does as it is told: locked, slow, out of order. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What becomes of a prompt. */
typedef enum {
  FAKE_PROMPT_ACCEPTED,
  FAKE_PROMPT_DISMISSED,
  FAKE_PROMPT_OPEN, /* until fake_keyring_end_prompt() */
} FakePrompt;

typedef struct _FakeKeyring FakeKeyring;

/* A bus on which nobody keeps secrets yet; the session bus of this process from now on. One at a time. */
FakeKeyring *fake_keyring_new (void);
void fake_keyring_free (FakeKeyring *self);

/* After the last test. */
void fake_keyring_end_bus (void);

/* The service is there from now on. */
void fake_keyring_start (FakeKeyring *self);

void fake_keyring_lock (FakeKeyring *self);
void fake_keyring_set_prompt (FakeKeyring *self, FakePrompt prompt);
void fake_keyring_end_prompt (FakeKeyring *self, gboolean is_dismissed);
guint fake_keyring_get_n_prompts (FakeKeyring *self);

/* Somebody asked to take a prompt back. */
gboolean fake_keyring_was_cancelled (FakeKeyring *self);

/* From now on every question is answered with an error. */
void fake_keyring_set_broken (FakeKeyring *self, gboolean is_broken);

/* From now on no question is answered, and as soon as that is over all of them. */
void fake_keyring_set_mute (FakeKeyring *self, gboolean is_mute);
guint fake_keyring_get_n_unanswered (FakeKeyring *self);

/* What is kept of a profile, as another program would put it there, or sees it. */
void fake_keyring_put (FakeKeyring *self, const char *key, const char *secret);
const char *fake_keyring_get (FakeKeyring *self, const char *key); /* (nullable) */
guint fake_keyring_get_n_items (FakeKeyring *self);

/* Serves until `is_done`. */
void fake_keyring_serve (FakeKeyring *self,
                         gboolean (*is_done) (gpointer user_data),
                         gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeKeyring, fake_keyring_free)

G_END_DECLS
