/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-work.h"

static gboolean
build_chain (const ImzTrustJob *job, GError **error)
{
  return imz_trust_dossier_build_chain (job->dossier, job->now);
}

static gboolean
take_issuers (const ImzTrustJob *job, GError **error)
{
  return imz_trust_dossier_take_issuers (job->dossier, job->bytes, error);
}

/* The system's may take its time to answer for the first time. */
static gboolean
look_for_network (const ImzTrustJob *job, GError **error)
{
  GNetworkMonitor *network = job->network != NULL ? job->network : g_network_monitor_get_default ();

  return g_network_monitor_get_network_available (network);
}

static gboolean
take_kept (const ImzTrustJob *job, GError **error)
{
  return imz_trust_dossier_take_kept (job->dossier, job->now);
}

static gboolean
take_response (const ImzTrustJob *job, GError **error)
{
  return imz_trust_dossier_take_response (job->dossier, job->bytes, job->now, error);
}

static gboolean
take_crl (const ImzTrustJob *job, GError **error)
{
  return imz_trust_dossier_take_crl (job->dossier, job->uri, job->bytes, job->now, error);
}

static gboolean (*const works[]) (const ImzTrustJob *job, GError **error) = {
  [IMZ_TRUST_WORK_CHAIN] = build_chain,        [IMZ_TRUST_WORK_ISSUERS] = take_issuers,
  [IMZ_TRUST_WORK_NETWORK] = look_for_network, [IMZ_TRUST_WORK_KEPT] = take_kept,
  [IMZ_TRUST_WORK_RESPONSE] = take_response,   [IMZ_TRUST_WORK_CRL] = take_crl,
};

static void
free_job (gpointer data)
{
  ImzTrustJob *job = data;

  imz_trust_dossier_unref (job->dossier);
  g_free ((gpointer) job->uri);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->network);
  g_free (job);
}

static void
run_cb (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const ImzTrustJob *job = task_data;
  GError *error = NULL;
  gboolean outcome = works[job->work](job, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, outcome);
}

void
imz_trust_work_start (const ImzTrustJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  ImzTrustJob *copy = g_memdup2 (job, sizeof *job);

  imz_trust_dossier_ref (copy->dossier);
  copy->uri = g_strdup (job->uri);
  if (copy->bytes != NULL)
    g_bytes_ref (copy->bytes);
  if (copy->network != NULL)
    g_object_ref (copy->network);

  g_task_set_source_tag (task, imz_trust_work_start);
  g_task_set_task_data (task, copy, free_job);
  g_task_run_in_thread (task, run_cb);
}

gboolean
imz_trust_work_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
