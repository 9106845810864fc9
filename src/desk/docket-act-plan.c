/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which other cases an act reaches, and with what: planned before anything is written. */

#include "config.h"

#include "desk/docket-act-plan.h"

#include "desk/docket-act-values.h"
#include "desk/docket-case-file.h"

#include <glib/gi18n-lib.h>

static void
free_other (gpointer data)
{
  DocketOther *other = data;

  g_free (other->number);
  g_free (other->action);
  g_free (other->kind);
  g_strfreev (other->given);
  g_free (other);
}

static DocketOther *
add_other (GPtrArray *plan, const char *number, const char *action, char *const *given)
{
  DocketOther *other = g_new0 (DocketOther, 1);

  other->number = g_strdup (number);
  other->action = g_strdup (action);
  other->given = g_strdupv ((char **) given);
  g_ptr_array_add (plan, other);
  return other;
}

static gboolean
is_under_way (const DocketActChain *chain, const char *number)
{
  return g_ptr_array_find_with_equal_func (chain->under_way, number, g_str_equal, NULL);
}

/* --- which cases ---------------------------------------------------------------------------- */

static gboolean
plan_opening (DocketActChain          *chain,
              const DocketChainAct    *act,
              const DocketConsequence *opening,
              GPtrArray               *plan,
              GError                 **error)
{
  g_autofree char *number = NULL;
  int              year;
  DocketOther     *other;

  docket_date_split (docket_instant_date (docket_event_get_on (act->event)), &year, NULL, NULL);
  if (!chain->trial)
    number = docket_store_next_number (chain->store, act->rules->system, year, error);
  if (!chain->trial && number == NULL)
    return FALSE;
  other = add_other (plan, number, "open", opening->given);
  other->kind = g_strdup (opening->name);
  return TRUE;
}

/* Who holds the roles here; NULL when the case does not name one of them */
static GPtrArray *
find_holders (GHashTable *parties, char *const *roles)
{
  GPtrArray *holders = g_ptr_array_new ();

  for (gsize i = 0; roles[i] != NULL; i++)
    {
      char *party = g_hash_table_lookup (parties, roles[i]);

      if (party == NULL)
        {
          g_ptr_array_unref (holders);
          return NULL;
        }
      g_ptr_array_add (holders, party);
    }
  g_ptr_array_add (holders, NULL);
  return holders;
}

/* Whether the case is now in one of @states, stored or shown; @states NULL: in any but an end */
static gboolean
check_state (DocketActChain    *chain,
             const char        *number,
             const char *const *states,
             gboolean          *matches,
             GError           **error)
{
  g_autoptr (DocketCaseFile) file =
      docket_case_file_load (chain->desk, chain->store, number, error);
  g_autoptr (DocketEvaluation) evaluation = NULL;
  DocketEvaluationInput input;
  const DocketState    *state;

  if (file == NULL)
    return FALSE;
  docket_case_file_get_input (file, docket_clock_now (chain->desk->clock), &input);
  evaluation = docket_evaluate (&input, FALSE, error);
  if (evaluation == NULL)
    return FALSE;
  state = file->rules->states->pdata[evaluation->state];
  *matches = states == NULL
                 ? state->nature != DOCKET_STATE_END
                 : g_strv_contains (states, state->id) ||
                       g_strv_contains (states, docket_case_get_shown (file->rules, evaluation));
  return TRUE;
}

static gboolean
plan_found (DocketActChain          *chain,
            const DocketConsequence *cascade,
            GPtrArray               *numbers,
            GPtrArray               *plan,
            GError                 **error)
{
  g_auto (GStrv) states =
      cascade->key == NULL || *cascade->key == '\0' ? NULL : g_strsplit (cascade->key, ",", -1);

  for (guint i = 0; i < numbers->len; i++)
    {
      gboolean matches = FALSE;

      if (is_under_way (chain, numbers->pdata[i]))
        continue;
      if (!check_state (chain, numbers->pdata[i], (const char *const *) states, &matches, error))
        return FALSE;
      if (matches)
        add_other (plan, numbers->pdata[i], cascade->name, cascade->given);
    }
  return TRUE;
}

static gboolean
plan_cascade (DocketActChain          *chain,
              const DocketChainAct    *act,
              const DocketConsequence *cascade,
              GPtrArray               *plan,
              GError                 **error)
{
  g_auto (GStrv) roles = g_strsplit (cascade->on == NULL ? "" : cascade->on, ",", -1);
  g_autoptr (GPtrArray) holders = find_holders (act->parties, roles);
  g_autoptr (GPtrArray) numbers = NULL;

  if (holders == NULL || holders->len < 2) /* nobody is named whose cases these could be */
    return TRUE;
  numbers = docket_store_dup_role_cases (chain->store, cascade->value, (const char *const *) roles,
                                         (const char *const *) holders->pdata, error);
  return numbers != NULL && plan_found (chain, cascade, numbers, plan, error);
}

/* --- what is to be undone there ------------------------------------------------------------- */

static const DocketEvent *
find_undone (GPtrArray *events, const DocketEvent *undo)
{
  const char *of = docket_event_get (undo, "of");
  gint64      seq = 0;

  if (!g_str_equal (undo->action, "undo") || of == NULL ||
      !g_ascii_string_to_signed (of, 10, 1, events->len, &seq, NULL))
    return NULL;
  return events->pdata[seq - 1];
}

static const char *
get_done (const DocketEvent *event, guint number, const char *field)
{
  g_autofree char *name = g_strdup_printf ("done.%u.%s", number, field);

  return docket_event_get (event, name);
}

/* The act there that @cause brought about and nobody undid; 0 when there is none */
static gint64
find_caused (GPtrArray *events, const char *action, const char *cause)
{
  for (guint i = events->len; i > 0; i--)
    {
      const DocketEvent *event = events->pdata[i - 1];

      if (g_str_equal (event->action, action) &&
          g_strcmp0 (docket_event_get (event, "cause"), cause) == 0 &&
          docket_events_find_undo (events, event->subject_seq) == 0)
        return event->subject_seq;
    }
  return 0;
}

static gboolean
plan_undoing (DocketActChain    *chain,
              const DocketEvent *undone,
              guint              number,
              GPtrArray         *plan,
              GError           **error)
{
  const char      *kase = get_done (undone, number, "case");
  const char      *action = get_done (undone, number, "action");
  g_autofree char *cause =
      g_strdup_printf ("%s/%" G_GINT64_FORMAT, undone->subject, undone->subject_seq);
  g_autoptr (GPtrArray) events = docket_store_dup_events (chain->store, kase, error);
  gint64 seq = events == NULL || action == NULL ? 0 : find_caused (events, action, cause);

  if (seq > 0)
    add_other (plan, kase, "undo", NULL)->undoes = seq;
  return events != NULL;
}

static gboolean
plan_undo (DocketActChain *chain, const DocketChainAct *act, GPtrArray *plan, GError **error)
{
  const DocketEvent *undone = find_undone (act->input->events, act->event);
  guint              n_done = 0;

  if (undone == NULL)
    return TRUE;
  while (get_done (undone, n_done + 1, "case") != NULL)
    n_done++;
  for (guint i = n_done; i > 0; i--)
    if (!plan_undoing (chain, undone, i, plan, error))
      return FALSE;
  return TRUE;
}

GPtrArray *
docket_act_plan_new (DocketActChain *chain, const DocketChainAct *act, GError **error)
{
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func (free_other);

  for (guint i = 0; i < act->result->consequences->len; i++)
    {
      const DocketConsequence *consequence = act->result->consequences->pdata[i];

      if (consequence->kind == DOCKET_EFFECT_OPEN &&
          !plan_opening (chain, act, consequence, plan, error))
        return NULL;
      if (consequence->kind == DOCKET_EFFECT_CASCADE &&
          !plan_cascade (chain, act, consequence, plan, error))
        return NULL;
    }
  return plan_undo (chain, act, plan, error) ? g_steal_pointer (&plan) : NULL;
}

void
docket_act_plan_add (DocketEvent *event, GPtrArray *plan)
{
  for (guint i = 0; i < plan->len; i++)
    {
      const DocketOther *other = plan->pdata[i];
      g_autofree char   *kase = g_strdup_printf ("done.%u.case", i + 1);
      g_autofree char   *action = g_strdup_printf ("done.%u.action", i + 1);

      docket_event_add (event, kase, other->number);
      docket_event_add (event, action, other->action);
    }
}

/* --- what undo is asked --------------------------------------------------------------------- */

/* An event that another act of the case made necessary names a cause too: only another case's
 * counts */
static char *
dup_causing_case (const DocketDesk *desk, const DocketEvent *event)
{
  const char *cause = docket_event_get (event, "cause");
  g_auto (GStrv) parts = g_strsplit (cause == NULL ? "" : cause, "/", -1);

  if (g_strv_length (parts) != 3 || !g_str_equal (parts[0], desk->id))
    return NULL;
  return g_strdup (parts[1]);
}

void
docket_act_plan_check_undo (const DocketDesk  *desk,
                            GPtrArray         *events,
                            const DocketEvent *undo,
                            DocketActResult   *result)
{
  const DocketEvent *undone = find_undone (events, undo);
  g_autofree char   *cause = undone == NULL ? NULL : dup_causing_case (desk, undone);

  if (cause != NULL && docket_event_get (undo, "cause") == NULL)
    docket_act_values_refuse (result, N_ ("Another case brought the act about; undo it there"),
                              cause);
  for (guint i = 1; undone != NULL && get_done (undone, i, "case") != NULL; i++)
    if (g_strcmp0 (get_done (undone, i, "action"), "open") == 0)
      docket_act_values_refuse (result, N_ ("The act opened another case; it stays"),
                                get_done (undone, i, "case"));
}
