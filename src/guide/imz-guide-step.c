/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-private.h"

static const char *const check_words[IMZ_N_GUIDE_CHECKS] = {
  [IMZ_GUIDE_CHECK_CARD] = "card",     [IMZ_GUIDE_CHECK_CERTIFICATE] = "certificate",
  [IMZ_GUIDE_CHECK_DRIVER] = "driver", [IMZ_GUIDE_CHECK_JAVA] = "java",
  [IMZ_GUIDE_CHECK_JNLP] = "jnlp",     [IMZ_GUIDE_CHECK_DOWNLOAD] = "download",
  [IMZ_GUIDE_CHECK_DATE] = "date",
};

static void
clear_check (gpointer data)
{
  ImzGuideCheck *check = data;

  g_free (check->prefix);
}

static void
clear_answer (gpointer data)
{
  ImzGuideAnswer *answer = data;

  g_free (answer->id);
  g_free (answer->label);
  g_free (answer->next);
}

static void
clear_way_out (gpointer data)
{
  ImzGuideWayOut *way_out = data;

  g_free (way_out->label);
  g_free (way_out->body);
  g_free (way_out->step);
  g_free (way_out->guide);
  g_free (way_out->rule);
}

static void
clear_condition (gpointer data)
{
  ImzGuideCondition *condition = data;

  g_free (condition->province);
  g_free (condition->answer);
}

static GArray *
new_array (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

const char *
imz_guide_check_kind_to_word (ImzGuideCheckKind kind)
{
  return check_words[kind];
}

void
imz_guide_step_init (ImzGuideStep *self)
{
  *self = (ImzGuideStep){
    .reached = { -1, -1 },
    .copies = g_array_new (FALSE, FALSE, sizeof (ImzFormField)),
    .checks = new_array (sizeof (ImzGuideCheck), clear_check),
    .answers = new_array (sizeof (ImzGuideAnswer), clear_answer),
    .ways_out = new_array (sizeof (ImzGuideWayOut), clear_way_out),
    .conditions = new_array (sizeof (ImzGuideCondition), clear_condition),
  };
}

void
imz_guide_step_clear (ImzGuideStep *self)
{
  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->body);
  g_strfreev (self->warnings);
  g_strfreev (self->ready);
  g_strfreev (self->wordings);
  g_free (self->sketch);
  g_free (self->sketch_alt);
  g_array_unref (self->copies);
  g_free (self->link);
  g_free (self->link_label);
  g_free (self->letter);
  g_array_unref (self->checks);
  g_array_unref (self->answers);
  g_array_unref (self->ways_out);
  g_array_unref (self->conditions);
  g_free (self->next);
  g_strfreev (self->rules);
  g_strfreev (self->sources);
}

static gboolean
agrees (const ImzGuideCondition *condition, const ImzProvince *province)
{
  return (condition->province == NULL ||
          strcmp (condition->province, imz_province_get_id (province)) == 0) &&
         (condition->letter < 0 || condition->letter == (int) imz_province_get_letter (province)) &&
         (condition->method < 0 ||
          imz_province_has_method (province, (ImzMethod) condition->method));
}

gboolean
imz_guide_step_may_apply (const ImzGuideStep *self, const ImzProvince *province)
{
  gboolean has_wish = FALSE, is_wanted = FALSE;

  for (guint i = 0; i < self->conditions->len; i++) {
    const ImzGuideCondition *condition = &g_array_index (self->conditions, ImzGuideCondition, i);
    gboolean is_certain = condition->phases == 0 && condition->answer == NULL;

    if (condition->negated && is_certain && agrees (condition, province))
      return FALSE;
    if (condition->negated)
      continue;
    has_wish = TRUE;
    is_wanted |= agrees (condition, province);
  }

  return is_wanted || !has_wish;
}
