/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-history-model.h"
#include "imz-pcsc-monitor.h"
#include "imz-profile-model.h"
#include "imz-provinces.h"
#include "imz-reader-monitor.h"
#include "imz-trust-source.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * ImzCtlBackends:
 * @config: this machine's and this person's settings
 * @drivers: where drivers are, and how they are run
 * @readers: the machine's own readers
 * @trust: finds out how far certificates can be relied on
 *
 * What the commands work with.
 */
typedef struct {
  ImzConfig *config;
  ImzDrivers *drivers;
  ImzReaderMonitor *readers;
  ImzTrustSource *trust;
} ImzCtlBackends;

/**
 * imz_ctl_backends_init:
 * @offline: ask nobody on the network
 * @anchors: (nullable): a folder with further trust anchors, which also lets loopback addresses be asked
 *
 * Builds the real ones, and starts watching the readers.
 */
void imz_ctl_backends_init (ImzCtlBackends *self, gboolean offline, const char *anchors);
void imz_ctl_backends_clear (ImzCtlBackends *self);

/**
 * imz_ctl_backends_check:
 * @snapshot: what is plugged in
 * @now: the moment to judge chains at, in seconds since the epoch
 *
 * Waits until all is found out about the certificates; every question to the network has a deadline.
 *
 * Returns: (transfer full): the same, with how far each certificate can be relied on
 */
ImzSnapshot *imz_ctl_backends_check (ImzCtlBackends *self, ImzSnapshot *snapshot, gint64 now);

/**
 * imz_ctl_check_province:
 * @error: a #GOptionError that names all ids, or what is wrong with the profile
 *
 * Returns: %FALSE with @error if there is no province @id
 */
gboolean imz_ctl_check_province (const ImzProvinces *provinces, const char *id, GError **error);

/**
 * ImzCtlKnowledge:
 * @provinces: the rules, and what provinces do in their own way
 * @province: the one whose rules hold
 * @profiles: the people who share this account; only read
 * @history: the applications of all of them; only read
 *
 * What the commands know beside the cards.
 */
typedef struct {
  ImzProvinces *provinces;
  ImzProvince *province;
  ImzProfileModel *profiles;
  ImzHistoryModel *history;
} ImzCtlKnowledge;

/**
 * imz_ctl_knowledge_init:
 * @province: (nullable): the id of a province; %NULL for the one that is set
 * @error: a #GOptionError that names all ids, or what is wrong with the profile, if there is no province @province
 *
 * Says on stderr if it is not the province that was chosen whose rules are used, or an older profile of it; and
 * what is wrong with the file in which the people's answers are kept.
 *
 * Returns: %FALSE with @error if there is no such province; it is to be cleared all the same
 */
gboolean imz_ctl_knowledge_init (ImzCtlKnowledge *self, const char *province, GError **error);
void imz_ctl_knowledge_clear (ImzCtlKnowledge *self);

/**
 * imz_ctl_knowledge_look_up:
 *
 * Returns: (transfer full): the rules that hold, what the holders said of e-onay, what they claimed and what they
 *   applied for
 */
ImzCircumstances *imz_ctl_knowledge_look_up (ImzCtlKnowledge *self);

/**
 * imz_ctl_circumstances_new:
 * @province: (nullable): the id of a province; %NULL for the one that is set
 * @error: as of imz_ctl_knowledge_init()
 *
 * Returns: (transfer full) (nullable): what is known beside the cards and applications now, or %NULL with @error
 */
ImzCircumstances *imz_ctl_circumstances_new (const char *province, GError **error);

/**
 * imz_ctl_judge_cards:
 * @now: the moment to judge at, in seconds since the epoch
 *
 * Looks at the readers once, and asks nobody on the network.
 *
 * Returns: (transfer full): what the e-imza in a reader says; without one, what was seen of it last
 */
ImzVerdict *imz_ctl_judge_cards (const ImzCircumstances *circumstances, gint64 now);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzCtlBackends, imz_ctl_backends_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzCtlKnowledge, imz_ctl_knowledge_clear)

G_END_DECLS
