/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-last-seen.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"
#include "imz-sentence.h"

struct _ImzLastSeen {
  AdwBin parent_instance;

  GtkLabel *dates;
  GtkLabel *advice;
};

G_DEFINE_FINAL_TYPE (ImzLastSeen, imz_last_seen, ADW_TYPE_BIN)

char *
imz_last_seen_text (const ImzVerdict *verdict)
{
  ImzCertificateState state =
    imz_certificate_state_at (verdict->certificate, verdict->now, &verdict->limits);
  ImzRenewalDates dates = imz_renewal_dates (verdict->certificate, &verdict->limits);
  GDate today = imz_calendar_day (verdict->now);
  g_autofree char *start = imz_phrase_short_date (&dates.starts);
  g_autofree char *end = imz_phrase_short_date (&dates.ends);
  g_autofree char *to_start =
    imz_phrase_days (ABS (imz_calendar_days_until (&today, &dates.starts)));
  g_autofree char *to_end = imz_phrase_days (ABS (imz_calendar_days_until (&today, &dates.ends)));
  const char *phrase = _ ("ends on {end} · {to-end} left · {state}");

  if (state == IMZ_CERTIFICATE_STATE_NOT_YET)
    phrase = _ ("starts on {start} · in {to-start} · {state}");
  else if (g_date_compare (&dates.ends, &today) < 0)
    phrase = _ ("ended on {end} · {to-end} ago · {state}");
  else if (state == IMZ_CERTIFICATE_STATE_EXPIRED)
    phrase = _ ("ended today, {end} · {state}");
  else if (g_date_compare (&dates.ends, &today) == 0)
    phrase = _ ("ends today, {end} · {state}");

  return imz_phrase_expand (phrase, "start", start, "end", end, "to-start", to_start, "to-end",
                            to_end, "state", imz_sentence_certificate_state (state), NULL);
}

static void
imz_last_seen_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_LAST_SEEN);

  G_OBJECT_CLASS (imz_last_seen_parent_class)->dispose (object);
}

static void
imz_last_seen_class_init (ImzLastSeenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_last_seen_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-last-seen.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzLastSeen, dates);
  gtk_widget_class_bind_template_child (widget_class, ImzLastSeen, advice);
}

static void
imz_last_seen_init (ImzLastSeen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_last_seen_show (ImzLastSeen *self, const ImzVerdict *verdict, const ImzAdvice *advice)
{
  g_autofree char *text = NULL;
  g_autofree char *dates = NULL;
  g_autofree char *what = NULL;

  g_return_if_fail (IMZ_IS_LAST_SEEN (self));

  gtk_widget_set_visible (GTK_WIDGET (self), verdict != NULL);
  if (verdict == NULL)
    return;

  text = imz_last_seen_text (verdict);
  dates = imz_phrase_keep_numbers (text);
  what = imz_phrase_keep_numbers (advice->text);
  gtk_label_set_label (self->dates, dates);
  gtk_label_set_label (self->advice, what);
}
