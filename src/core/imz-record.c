/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record.h"

#include "imz-calendar.h"
#include "imz-core-error.h"

struct _ImzRecord {
  GObject parent_instance;

  ImzRecordFacts facts; /* its texts are owned */
  GArray *stages;       /* (element-type ImzRecordStage): never empty */
};

G_DEFINE_FINAL_TYPE (ImzRecord, imz_record, G_TYPE_OBJECT)

/* All texts of facts, as offsets: to be copied, compared and freed alike. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (ImzRecordFacts, uid),
  G_STRUCT_OFFSET (ImzRecordFacts, profile),
  G_STRUCT_OFFSET (ImzRecordFacts, province),
  G_STRUCT_OFFSET (ImzRecordFacts, courier),
  G_STRUCT_OFFSET (ImzRecordFacts, tracking),
  G_STRUCT_OFFSET (ImzRecordFacts, link),
  G_STRUCT_OFFSET (ImzRecordFacts, note),
  G_STRUCT_OFFSET (ImzRecordFacts, letter_number),
  G_STRUCT_OFFSET (ImzRecordFacts, replaces.sha256),
  G_STRUCT_OFFSET (ImzRecordFacts, successor.sha256),
};

static const ImzRecordStage *
get_last (ImzRecord *self)
{
  return &g_array_index (self->stages, ImzRecordStage, self->stages->len - 1);
}

static GArray *
copy_stages (const ImzRecordFacts *facts)
{
  GArray *stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));

  if (facts->stages != NULL && facts->stages->len > 0) {
    g_array_append_vals (stages, facts->stages->data, facts->stages->len);
  } else {
    const ImzRecordStage applied = {
      .stage = IMZ_STAGE_APPLIED,
      .at = facts->created_at,
      .by = IMZ_TELLER_PERSON,
    };

    g_array_append_val (stages, applied);
  }

  return stages;
}

static gboolean
is_same_day (const GDate *a, const GDate *b)
{
  if (!g_date_valid (a) || !g_date_valid (b))
    return g_date_valid (a) == g_date_valid (b);

  return g_date_compare (a, b) == 0;
}

static gboolean
are_same_stages (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++) {
    const ImzRecordStage *of_a = &g_array_index (a, ImzRecordStage, i);
    const ImzRecordStage *of_b = &g_array_index (b, ImzRecordStage, i);

    if (of_a->stage != of_b->stage || of_a->at != of_b->at || of_a->by != of_b->by)
      return FALSE;
  }

  return TRUE;
}

static gboolean
are_same_dates (const ImzRecordCertificate *a, const ImzRecordCertificate *b)
{
  return a->not_before == b->not_before && a->not_after == b->not_after;
}

static gboolean
are_same_texts (ImzRecord *a, ImzRecord *b)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (g_strcmp0 (G_STRUCT_MEMBER (const char *, &a->facts, texts[i]),
                   G_STRUCT_MEMBER (const char *, &b->facts, texts[i])) != 0)
      return FALSE;
  }

  return TRUE;
}

static void
imz_record_finalize (GObject *object)
{
  ImzRecord *self = IMZ_RECORD (object);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, &self->facts, texts[i]));
  g_clear_pointer (&self->stages, g_array_unref);

  G_OBJECT_CLASS (imz_record_parent_class)->finalize (object);
}

static void
imz_record_class_init (ImzRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_record_finalize;
}

static void
imz_record_init (ImzRecord *self)
{
}

ImzRecord *
imz_record_new (const ImzRecordFacts *facts)
{
  ImzRecord *self = g_object_new (IMZ_TYPE_RECORD, NULL);

  self->facts = *facts;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    char **text = &G_STRUCT_MEMBER (char *, &self->facts, texts[i]);

    *text = g_strdup (*text);
  }
  self->stages = copy_stages (facts);
  self->facts.stages = self->stages;

  return self;
}

const ImzRecordFacts *
imz_record_get_facts (ImzRecord *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD (self), NULL);

  return &self->facts;
}

ImzStage
imz_record_get_stage (ImzRecord *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD (self), IMZ_STAGE_APPLIED);

  return get_last (self)->stage;
}

GDate
imz_record_get_stage_day (ImzRecord *self, ImzStage stage)
{
  GDate none;

  g_date_clear (&none, 1);
  g_return_val_if_fail (IMZ_IS_RECORD (self), none);

  for (guint i = 0; i < self->stages->len; i++) {
    const ImzRecordStage *reached = &g_array_index (self->stages, ImzRecordStage, i);

    if (reached->stage == stage)
      return imz_calendar_day (reached->at);
  }

  return none;
}

gboolean
imz_record_is_open (ImzRecord *self)
{
  return !imz_stage_is_final (imz_record_get_stage (self));
}

ImzRecord *
imz_record_with_stage (ImzRecord *self,
                       ImzStage stage,
                       gint64 at,
                       ImzTeller by,
                       ImzRefusal refusal,
                       GError **error)
{
  const ImzRecordStage next = { .stage = stage, .at = at, .by = by };
  g_autoptr (GArray) stages = NULL;
  ImzRecordFacts facts;

  g_return_val_if_fail (IMZ_IS_RECORD (self), NULL);

  stages = g_array_copy (self->stages);
  g_array_append_val (stages, next);
  facts = self->facts;
  facts.stages = stages;
  facts.refusal = refusal;

  return imz_record_facts_check (&facts, error) ? imz_record_new (&facts) : NULL;
}

/* Whoever takes the delivery back has not the new one. */
static gboolean
is_back_before_delivery (ImzStage from, ImzStage to)
{
  return from >= IMZ_STAGE_DELIVERED && from <= IMZ_STAGE_IN_USE && to < IMZ_STAGE_DELIVERED;
}

ImzRecord *
imz_record_without_last_stage (ImzRecord *self)
{
  g_autoptr (GArray) stages = NULL;
  const ImzRecordStage *last;
  ImzRecordFacts facts;

  g_return_val_if_fail (IMZ_IS_RECORD (self), NULL);

  if (self->stages->len == 1)
    return NULL;

  stages = g_array_copy (self->stages);
  g_array_set_size (stages, stages->len - 1);
  facts = self->facts;
  facts.stages = stages;
  facts.refusal = IMZ_REFUSAL_NONE;
  last = &g_array_index (stages, ImzRecordStage, stages->len - 1);
  if (is_back_before_delivery (get_last (self)->stage, last->stage))
    facts.successor = (ImzRecordCertificate){ NULL };

  return imz_record_new (&facts);
}

ImzRecord *
imz_record_with_successor (ImzRecord *self, const ImzRecordCertificate *successor)
{
  ImzRecordFacts facts;

  g_return_val_if_fail (IMZ_IS_RECORD (self), NULL);

  facts = self->facts;
  facts.successor = successor != NULL ? *successor : (ImzRecordCertificate){ NULL };

  return imz_record_new (&facts);
}

GDate
imz_record_get_approval_day (ImzRecord *self)
{
  static const ImzStage told_by[] = { IMZ_STAGE_APPROVED, IMZ_STAGE_PRODUCED, IMZ_STAGE_COURIER };
  GDate day;

  for (gsize i = 0; i < G_N_ELEMENTS (told_by); i++) {
    day = imz_record_get_stage_day (self, told_by[i]);
    if (g_date_valid (&day))
      break;
  }

  return day;
}

ImzTimeline
imz_record_get_timeline (ImzRecord *self,
                         const ImzProvince *province,
                         const ImzHolidays *holidays,
                         gint64 now)
{
  const ImzRecordCertificate *old = &self->facts.replaces;
  const ImzTimelineFacts facts = {
    .kind = self->facts.kind,
    .e_onay = self->facts.method == IMZ_METHOD_E_ONAY ? IMZ_E_ONAY_YES : IMZ_E_ONAY_UNKNOWN,
    .now = now,
    .has_certificate = old->not_after != 0,
    .has_not_before = old->not_before != 0,
    .not_before = old->not_before,
    .not_after = old->not_after,
    .approved = imz_record_get_approval_day (self),
    .has_successor = self->facts.successor.sha256 != NULL,
    .successor_starts = self->facts.successor.not_before,
  };

  return imz_timeline_of (&facts, province, holidays);
}

gboolean
imz_record_equal (ImzRecord *a, ImzRecord *b)
{
  const ImzRecordFacts *of_a, *of_b;

  g_return_val_if_fail (IMZ_IS_RECORD (a), FALSE);
  g_return_val_if_fail (IMZ_IS_RECORD (b), FALSE);

  of_a = &a->facts;
  of_b = &b->facts;

  return of_a->id == of_b->id && of_a->kind == of_b->kind && of_a->method == of_b->method &&
         of_a->created_at == of_b->created_at && of_a->changed_at == of_b->changed_at &&
         of_a->refusal == of_b->refusal && is_same_day (&of_a->letter_day, &of_b->letter_day) &&
         are_same_dates (&of_a->replaces, &of_b->replaces) &&
         are_same_dates (&of_a->successor, &of_b->successor) && are_same_texts (a, b) &&
         are_same_stages (a->stages, b->stages);
}
