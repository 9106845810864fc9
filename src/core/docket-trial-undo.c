/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What withdrawing an act is asked. One evaluation, one thread. */
#include "config.h"

#include "core/docket-trial.h"

#include "core/docket-gates.h"
#include "core/docket-items.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* What reaches beyond the case is not taken back: others may rest on it already. Entries in a
 * ledger are: what they are asked for is computed anew */
static const struct
{
  const char *group;
  const char *message;
} LASTING[] = {
  { "measure.", N_ ("The act imposed or lifted a measure; it stays") },
  { "lift.", N_ ("The act imposed or lifted a measure; it stays") },
  { "relation.", N_ ("The act began or ended a relationship of parties; it stays") },
};

static gboolean
bears (const DocketEvent *event, const char *prefix)
{
  for (guint i = 0; i < event->values->len; i++)
    {
      if (g_str_has_prefix (((DocketEventValue *) event->values->pdata[i])->name, prefix))
        return TRUE;
    }
  return FALSE;
}

/* The last before @seq that says who the party is */
static const char *
find_party_before (const DocketTrial *trial, gint64 seq, const char *name)
{
  const char *party = NULL;

  for (guint i = 0; i < trial->input->events->len; i++)
    {
      const DocketEvent *event = g_ptr_array_index (trial->input->events, i);
      const char        *value = docket_event_get (event, name);

      if (event->subject_seq < seq && value != NULL)
        party = value;
    }
  return party;
}

static gboolean
changes_party (const DocketTrial *trial, const DocketAct *act)
{
  for (guint i = 0; i < act->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (act->event->values, i);

      if (g_str_has_prefix (value->name, "party.") &&
          g_strcmp0 (find_party_before (trial, act->seq, value->name), value->value) != 0)
        return TRUE;
    }
  return FALSE;
}

/* An entry can be taken back as long as nothing signed can rest on it */
static void
check_entries (DocketTrial *trial, const DocketAct *act)
{
  if (bears (act->event, "post.") && act->event->seq < trial->input->ruled)
    docket_reason_add (trial->reasons,
                       N_ ("A ruling signed since may rest on the entry that the act made in a "
                           "ledger; it stays"),
                       DOCKET_HINT_NONE, act->event->action);
}

static void
check_lasting (DocketTrial *trial, const DocketAct *act)
{
  check_entries (trial, act);
  for (guint i = 0; i < G_N_ELEMENTS (LASTING); i++)
    {
      if (bears (act->event, LASTING[i].group))
        docket_reason_add (trial->reasons, LASTING[i].message, DOCKET_HINT_NONE,
                           act->event->action);
    }
  if (changes_party (trial, act))
    docket_reason_add (trial->reasons, N_ ("The act named a party to the case; correct it instead"),
                       DOCKET_HINT_NONE, act->event->action);
  if (act->under_ruling && act->common != DOCKET_COMMON_SIGN)
    docket_reason_add (trial->reasons, N_ ("The act was done under a signed ruling; it stays"),
                       DOCKET_HINT_NONE, act->event->action);
}

static void
check_signature (DocketTrial *trial, const DocketAct *act)
{
  for (guint i = 0; i < trial->whole->rulings->len; i++)
    {
      const DocketRuling *ruling = g_ptr_array_index (trial->whole->rulings, i);

      if (ruling->in_force_seq != act->seq)
        continue;
      docket_reason_add (trial->reasons, N_ ("The ruling is in force: it can only be superseded"),
                         DOCKET_HINT_NONE, NULL);
      return;
    }
  if (!g_str_equal (act->event->actor, trial->event->actor))
    docket_reason_add (trial->reasons, N_ ("A signature is withdrawn by who gave it"),
                       DOCKET_HINT_MISSING, act->event->actor);
}

/* Who may not do the act may not undo it either */
static void
check_role (DocketTrial *trial, const DocketAct *act)
{
  const char *wanted = act->action != NULL ? act->action->role : NULL;

  if (wanted != NULL && docket_role_rank (trial->role) < docket_role_rank (wanted))
    docket_reason_add (trial->reasons, N_ ("Your role does not allow this; it takes at least"),
                       DOCKET_HINT_MISSING, wanted);
}

static gboolean
can_be_undone (DocketCommon common)
{
  return common != DOCKET_COMMON_OPEN && common != DOCKET_COMMON_MERGE &&
         common != DOCKET_COMMON_SPLIT;
}

static gboolean
check_latest (DocketTrial *trial, const DocketAct *act)
{
  const DocketAct *latest = docket_trial_find_recorded (trial, trial->whole->latest);
  g_autofree char *words = NULL;

  if (act == latest)
    return TRUE;
  words = g_strdup_printf ("%" PRId64 ":%s", latest->seq, latest->event->action);
  docket_reason_add (trial->reasons, N_ ("Only the latest act can be undone"), DOCKET_HINT_MISSING,
                     words);
  return FALSE;
}

void
docket_trial_check_undo (DocketTrial *trial)
{
  const char      *of = docket_event_get (trial->event, "of");
  const DocketAct *act = docket_trial_find_named (trial);

  if (act == NULL || !docket_act_is_step (act))
    {
      docket_reason_add (trial->reasons, N_ ("There is no act of this number to undo"),
                         DOCKET_HINT_MISSING, of != NULL ? of : "of");
      return;
    }
  if (!check_latest (trial, act))
    return;
  if (!can_be_undone (act->common))
    {
      docket_reason_add (trial->reasons, N_ ("This act cannot be undone"), DOCKET_HINT_MISSING,
                         act->event->action);
      return;
    }

  check_role (trial, act);
  check_lasting (trial, act);
  if (act->common == DOCKET_COMMON_SIGN)
    check_signature (trial, act);
}
