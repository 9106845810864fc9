/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks whether an act can be taken back, without doing it. The thread of the store. */

#include "desk/docket-case-undo.h"

#include "desk/docket-act-plan.h"

#include "core/docket-error.h"

gboolean
docket_case_undo_prepare (DocketCaseFile *file, DocketStore *store, GError **error)
{
  return docket_store_find_last_ruling (store, file->row->number, &file->ruled, error);
}

/* NULL without an error when nobody of the name is registered */
static char *
dup_role (DocketDesk *desk, DocketStore *store, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketActorRow) row = docket_store_dup_actor (store, desk->actor, &local);

  if (row != NULL)
    return g_strdup (row->role);
  if (!g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static DocketEvent *
make_event (DocketDesk *desk, const DocketCaseFile *file, gint64 seq)
{
  g_autofree char *subject = g_strdup_printf ("%s/%s", desk->id, file->row->number);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, seq);
  DocketEvent     *event = docket_event_new (subject, "undo");

  event->subject_seq = file->events->len + 1;
  event->at = docket_clock_now (desk->clock);
  g_free (event->actor);
  event->actor = g_strdup (desk->actor);
  docket_event_add (event, "of", of);
  return event;
}

static GPtrArray *
dup_refusals (const DocketActResult *result)
{
  return result->allowed ? g_ptr_array_new_with_free_func ((GDestroyNotify) docket_reason_free)
                         : g_ptr_array_ref (result->reasons);
}

gboolean
docket_case_undo_try (DocketDesk     *desk,
                      DocketStore    *store,
                      DocketCaseFile *file,
                      gint64          seq,
                      GPtrArray     **reasons,
                      GError        **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *role = dup_role (desk, store, &local);
  g_autoptr (DocketEvent) event = NULL;
  g_autoptr (DocketActResult) result = NULL;
  DocketEvaluationInput input;

  *reasons = NULL;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (role == NULL)
    return TRUE;
  if (role == NULL || !docket_case_undo_prepare (file, store, error))
    return FALSE;
  event = make_event (desk, file, seq);
  docket_case_file_get_input (file, event->at, &input);
  result = docket_evaluate_act (&input, event, role, error);
  if (result == NULL)
    return FALSE;
  docket_act_plan_check_undo (desk, file->events, event, result);
  *reasons = dup_refusals (result);
  return TRUE;
}
