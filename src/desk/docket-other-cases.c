/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case is told of the other cases of its parties. Few rule sets ask: a party may have
 * thousands. */

#include "desk/docket-other-cases.h"

#include "core/docket-items.h"

static gboolean
condition_asks (const DocketCondition *condition)
{
  for (guint i = 0; condition != NULL && i < condition->n_nodes; i++)
    if (condition->nodes[i].kind == DOCKET_CONDITION_CASES)
      return TRUE;
  return FALSE;
}

static gboolean
gates_ask (GPtrArray *gates)
{
  for (guint i = 0; i < docket_items_length (gates); i++)
    if (condition_asks (((DocketGate *) gates->pdata[i])->condition))
      return TRUE;
  return FALSE;
}

static gboolean
effects_ask (GPtrArray *effects)
{
  for (guint i = 0; i < docket_items_length (effects); i++)
    if (condition_asks (((DocketEffect *) effects->pdata[i])->condition))
      return TRUE;
  return FALSE;
}

static gboolean
acts_ask (const DocketRuleSet *rules)
{
  for (guint i = 0; i < rules->actions->len; i++)
    {
      const DocketAction *action = rules->actions->pdata[i];

      if (gates_ask (action->gates) || effects_ask (action->effects))
        return TRUE;
    }
  for (guint i = 0; i < rules->outcomes->len; i++)
    {
      const DocketOutcome *outcome = rules->outcomes->pdata[i];

      if (gates_ask (outcome->gates) || effects_ask (outcome->effects))
        return TRUE;
    }
  return FALSE;
}

static gboolean
flow_asks (const DocketRuleSet *rules)
{
  for (guint i = 0; i < rules->kinds->len; i++)
    {
      const DocketKind *kind = rules->kinds->pdata[i];

      if (gates_ask (kind->gates) || effects_ask (kind->effects))
        return TRUE;
    }
  for (guint i = 0; i < rules->automatics->len; i++)
    {
      const DocketAutomatic *automatic = rules->automatics->pdata[i];

      if (condition_asks (automatic->condition) || effects_ask (automatic->effects))
        return TRUE;
    }
  for (guint i = 0; i < rules->states->len; i++)
    if (condition_asks (((DocketState *) rules->states->pdata[i])->condition))
      return TRUE;
  return FALSE;
}

/* As it stands now, when time alone changed it since it was cached */
static char *
dup_state (DocketDesk *desk, DocketStore *store, const DocketRoleCaseRow *row, GError **error)
{
  DocketInstant now = docket_clock_now (desk->clock);
  g_autoptr (DocketCaseFile) file = NULL;
  g_autoptr (DocketEvaluation) evaluation = NULL;
  DocketEvaluationInput input;

  if (row->until == DOCKET_INSTANT_NONE || row->until > now)
    return g_strdup (row->state);
  file = docket_case_file_load_alone (desk, store, row->number, error);
  if (file == NULL)
    return NULL;
  docket_case_file_get_input (file, now, &input);
  evaluation = docket_evaluate (&input, FALSE, error);
  return evaluation == NULL
             ? NULL
             : g_strdup (((DocketState *) file->rules->states->pdata[evaluation->state])->id);
}

static gboolean
add_cases (DocketDesk           *desk,
           DocketStore          *store,
           const DocketCaseFile *file,
           const char           *party,
           GPtrArray            *cases,
           GError              **error)
{
  g_autoptr (GPtrArray) rows =
      docket_store_dup_cases_in_roles (store, file->rules->system, party, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DocketRoleCaseRow *row = rows->pdata[i];
      DocketOtherCase   *other;
      char              *state;

      if (g_str_equal (row->number, file->row->number))
        continue;
      state = dup_state (desk, store, row, error);
      if (state == NULL)
        return FALSE;
      other = g_new0 (DocketOtherCase, 1);
      other->number = g_steal_pointer (&row->number);
      other->kind = g_steal_pointer (&row->kind);
      other->role = g_steal_pointer (&row->role);
      other->state = state;
      other->party = g_strdup (party);
      g_ptr_array_add (cases, other);
    }
  return rows != NULL;
}

GPtrArray *
docket_other_cases_load (DocketDesk           *desk,
                         DocketStore          *store,
                         const DocketCaseFile *file,
                         GError              **error)
{
  g_autoptr (GPtrArray) cases =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_other_case_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (!acts_ask (file->rules) && !flow_asks (file->rules))
    return g_steal_pointer (&cases);
  for (guint i = 0; i < file->parties->len; i++)
    {
      const DocketCasePartyRow *row = file->parties->pdata[i];

      if (g_hash_table_add (seen, row->party) &&
          !add_cases (desk, store, file, row->party, cases, error))
        return NULL;
    }
  return g_steal_pointer (&cases);
}
