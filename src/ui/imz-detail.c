/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-detail.h"

static void
free_fact (gpointer data)
{
  ImzDetailFact *fact = data;

  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

ImzDetail *
imz_detail_new (const char *key, ImzTone tone, const char *title, const char *text)
{
  ImzDetail *self = g_new0 (ImzDetail, 1);

  self->key = g_strdup (key);
  self->tone = tone;
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  self->facts = g_ptr_array_new_with_free_func (free_fact);

  return self;
}

void
imz_detail_free (ImzDetail *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->text);
  g_free (self->action_target);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

static ImzDetailFact *
add_fact (ImzDetail *self, const char *name, const char *value)
{
  ImzDetailFact *fact = g_new0 (ImzDetailFact, 1);

  fact->name = g_strdup (name);
  fact->value = g_strdup (value);
  g_ptr_array_add (self->facts, fact);

  return fact;
}

void
imz_detail_add_fact (ImzDetail *self, const char *name, const char *value)
{
  if (value != NULL)
    add_fact (self, name, value);
}

void
imz_detail_add_marked_fact (ImzDetail *self, ImzTone tone, const char *name, const char *value)
{
  ImzDetailFact *fact = add_fact (self, name, value);

  fact->is_marked = TRUE;
  fact->tone = tone;
}

void
imz_detail_set_button (ImzDetail *self,
                       const char *label,
                       const char *action_name,
                       const char *action_target)
{
  self->button_label = label;
  self->action_name = action_name;
  g_free (self->action_target);
  self->action_target = g_strdup (action_target);
}

gboolean
imz_detail_opens (const ImzDetail *self)
{
  return self->facts->len > 0 || self->button_label != NULL;
}
