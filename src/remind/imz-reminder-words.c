/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminder.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-phrase.h"

static const struct {
  const char *name;
  const char *occasion;
} kinds[IMZ_N_REMINDER_KINDS] = {
  [IMZ_REMINDER_WINDOW] = {
    N_("Renewal opens"),
    N_("on the first day on which a renewal is accepted"),
  },
  [IMZ_REMINDER_LAST_DATE] = {
    N_("Last date to renew"),
    N_("on the days above and on the day itself, until you have applied"),
  },
  [IMZ_REMINDER_END] = {
    N_("End of your e-imza"),
    N_("on the days above and on the day itself, until the new one is there"),
  },
  [IMZ_REMINDER_E_ONAY] = {
    N_("e-onay is missing"),
    N_("in good time before the end, unless you said that it is active"),
  },
  [IMZ_REMINDER_PASSWORD] = {
    N_("e-Devlet password"),
    N_("when the renewal opens, and again before the end"),
  },
  [IMZ_REMINDER_PRODUCTION] = {
    N_("Production"),
    N_("on the day from which your approved renewal is produced"),
  },
  [IMZ_REMINDER_COURIER] = {
    N_("Courier is late"),
    N_("on the day after the last one on which it was to come"),
  },
  [IMZ_REMINDER_PIN] = {
    N_("Time to make the PIN"),
    N_("when your new e-imza is there and the old one has ended"),
  },
};

const char *
imz_reminder_kind_get_name (ImzReminderKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].name);
}

const char *
imz_reminder_kind_get_occasion (ImzReminderKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, kinds[kind].occasion);
}

static gboolean
is_before_opening (const ImzReminder *self, const GDate *today)
{
  return g_date_valid (&self->opens) && g_date_compare (today, &self->opens) < 0;
}

static char *
count (const char *translated, int days)
{
  g_autofree char *number = g_strdup_printf ("%d", days);

  return imz_phrase_expand (translated, "days", number, NULL);
}

static char *
title_last_date (int left)
{
  if (left < 0)
    return g_strdup (_ ("The day by which to renew your e-imza has passed"));
  if (left == 0)
    return g_strdup (_ ("Today is the day by which to renew your e-imza"));

  return count (g_dngettext (GETTEXT_PACKAGE, "{days} day left to renew your e-imza",
                             "{days} days left to renew your e-imza", (gulong) left),
                left);
}

static char *
title_end (int left)
{
  if (left == 0)
    return g_strdup (_ ("Your e-imza ends today"));
  if (left > 0)
    return count (g_dngettext (GETTEXT_PACKAGE, "Your e-imza ends in {days} day",
                               "Your e-imza ends in {days} days", (gulong) left),
                  left);

  return count (g_dngettext (GETTEXT_PACKAGE, "Your e-imza ended {days} day ago",
                             "Your e-imza ended {days} days ago", (gulong) -left),
                -left);
}

static char *
title_e_onay (int left)
{
  if (left <= 0)
    return g_strdup (_ ("Today is the last day to activate e-onay"));

  return count (g_dngettext (GETTEXT_PACKAGE, "{days} day left to activate e-onay",
                             "{days} days left to activate e-onay", (gulong) left),
                left);
}

static char *
title_password (int left)
{
  if (left <= 0)
    return g_strdup (_ ("Today is the last day to get an e-Devlet password with your e-imza"));

  return count (
    g_dngettext (GETTEXT_PACKAGE, "{days} day left to get an e-Devlet password with your e-imza",
                 "{days} days left to get an e-Devlet password with your e-imza", (gulong) left),
    left);
}

static char *
title_courier (int late)
{
  return count (g_dngettext (GETTEXT_PACKAGE, "Your new e-imza is {days} day late",
                             "Your new e-imza is {days} days late", (gulong) late),
                late);
}

char *
imz_reminder_get_title (const ImzReminder *self, const GDate *today)
{
  int left = imz_calendar_days_until (today, &self->day);

  switch (self->kind) {
  case IMZ_REMINDER_WINDOW:
    return g_strdup (left == 0 ? _ ("You can renew your e-imza from today on")
                               : _ ("You can renew your e-imza"));
  case IMZ_REMINDER_LAST_DATE:
    return title_last_date (left);
  case IMZ_REMINDER_END:
    return title_end (left);
  case IMZ_REMINDER_E_ONAY:
    return title_e_onay (left);
  case IMZ_REMINDER_PASSWORD:
    return title_password (left);
  case IMZ_REMINDER_PRODUCTION:
    return g_strdup (_ ("The day has come on which your new e-imza is produced"));
  case IMZ_REMINDER_COURIER:
    return title_courier (MAX (-left, 0));
  case IMZ_REMINDER_PIN:
    return g_strdup (_ ("The PIN of your new e-imza can be made now"));
  case IMZ_N_REMINDER_KINDS:
  default:
    g_assert_not_reached ();
  }
}

static const char *
body_last_date (const ImzReminder *self, const GDate *today)
{
  if (is_before_opening (self, today))
    return _ ("The renewal opens on {opens}; an application before that day is refused. Apply by "
              "{day}.");
  if (g_date_compare (today, &self->day) <= 0)
    return _ (
      "Apply by {day}. Who applies later may be without an e-imza until the new one comes.");

  return _ ("It was {day}. Apply today, while your e-imza still works.");
}

static const char *
body_end (const ImzReminder *self, const GDate *today)
{
  gboolean has_ended = g_date_compare (today, &self->day) > 0;

  if (self->record != 0)
    return has_ended ? _ ("Its last day was {day}. Your application is under way: the new one gets "
                          "its PIN when it is there.")
                     : _ ("Its last day is {day}. Your application is under way: finish what needs "
                          "an e-imza by then.");
  if (has_ended)
    return _ ("Its last day was {day}. İmzam shows in which way you can still apply.");
  if (is_before_opening (self, today))
    return _ ("Its last day is {day}. The renewal opens on {opens}.");

  return _ ("Its last day is {day}. If you have applied, say so on the page Applications; if not, "
            "apply.");
}

static const char *
get_body (const ImzReminder *self, const GDate *today)
{
  switch (self->kind) {
  case IMZ_REMINDER_WINDOW:
    return _ ("Apply by {until}: approval takes time, too.");
  case IMZ_REMINDER_LAST_DATE:
    return body_last_date (self, today);
  case IMZ_REMINDER_END:
    return body_end (self, today);
  case IMZ_REMINDER_E_ONAY:
    return _ ("It is given with an e-imza that works; yours ends on {day}. If it is active, say so "
              "in the preferences.");
  case IMZ_REMINDER_PASSWORD:
    return _ (
      "The PIN of the new one is made with e-Devlet; your present one ends on {day}. If you "
      "have a password, there is nothing to do.");
  case IMZ_REMINDER_PRODUCTION:
    return _ ("The courier then brings it to the address in the form, by {until} as a rule.");
  case IMZ_REMINDER_COURIER:
    return _ ("It should have come by {day}. Look where it is, or call Kamu SM.");
  case IMZ_REMINDER_PIN:
    return _ ("Since {day} it can be used. Plug it in; the PIN is made with e-Devlet.");
  case IMZ_N_REMINDER_KINDS:
  default:
    g_assert_not_reached ();
  }
}

char *
imz_reminder_get_body (const ImzReminder *self, const GDate *today)
{
  g_autofree char *day = imz_phrase_date (&self->day);
  g_autofree char *until = imz_phrase_date (&self->until);
  g_autofree char *opens = g_date_valid (&self->opens) ? imz_phrase_date (&self->opens) : NULL;

  return imz_phrase_expand (get_body (self, today), "day", day, "until", until, "opens",
                            opens != NULL ? opens : "", NULL);
}
