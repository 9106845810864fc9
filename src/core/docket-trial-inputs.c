/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every act is asked: who, when, with which inputs. One evaluation, one thread. */
#include "config.h"

#include "core/docket-trial.h"

#include "core/docket-gates.h"
#include "core/docket-items.h"

#include <glib/gi18n-lib.h>

static const char *const roles[] = { "auditor", "reviewer", "senior", "administrator" };
#define LEAST_ROLE "reviewer"

int
docket_role_rank (const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      if (g_strcmp0 (roles[i], role) == 0)
        return (int) i;
    }
  return -1;
}

void
docket_trial_check_actor (DocketTrial *trial)
{
  const DocketAction *action =
      trial->whole->opened ? docket_rule_set_find_action (trial->input->rules, trial->whole->kind,
                                                          trial->event->action)
                           : NULL;
  const char *wanted = action != NULL && action->role != NULL ? action->role : LEAST_ROLE;
  int         rank = MAX (docket_role_rank (wanted), docket_role_rank (LEAST_ROLE));

  if (docket_role_rank (trial->role) < rank)
    docket_reason_add (trial->reasons, N_ ("Your role does not allow this; it takes at least"),
                       DOCKET_HINT_MISSING, roles[rank]);
}

/* Acts that change nothing a ruling could rest on may be recorded late */
static gboolean
may_lie_before (DocketCommon common)
{
  return common != DOCKET_COMMON_NONE && common != DOCKET_COMMON_RULE &&
         common != DOCKET_COMMON_SIGN && common != DOCKET_COMMON_SUPERSEDE;
}

void
docket_trial_check_day (DocketTrial *trial, DocketDate day)
{
  for (guint i = 0; i < trial->recorded->len; i++)
    {
      const DocketAct *act = g_ptr_array_index (trial->recorded, i);

      if (!act->under_ruling || docket_instant_date (act->on) <= day)
        continue;
      docket_reason_add (trial->reasons,
                         N_ ("A later act was done under a signed ruling; nothing can be put "
                             "before it"),
                         DOCKET_HINT_FROM, act->event->action)
          ->date = docket_instant_date (act->on);
      return;
    }
}

static void
check_on_text (DocketTrial *trial)
{
  const char   *on = docket_event_get (trial->event, "on");
  DocketDate    date;
  DocketInstant instant;

  if (on != NULL && !docket_date_parse (on, &date) && !docket_instant_parse (on, &instant))
    docket_reason_add (trial->reasons, N_ ("“on” is neither a date nor an instant"),
                       DOCKET_HINT_NONE, on);
}

void
docket_trial_check_time (DocketTrial *trial)
{
  check_on_text (trial);
  if (trial->act->on > trial->input->now)
    docket_reason_add (trial->reasons, N_ ("“on” lies after now"), DOCKET_HINT_UNTIL, NULL)->date =
        docket_instant_date (trial->input->now);
  if (trial->recorded->len > 0 &&
      docket_instant_date (trial->act->on) <
          docket_instant_date (((DocketAct *) trial->recorded->pdata[0])->on))
    docket_reason_add (trial->reasons, N_ ("“on” lies before the case was opened"),
                       DOCKET_HINT_FROM, NULL)
        ->date = docket_instant_date (((DocketAct *) trial->recorded->pdata[0])->on);
  if (!may_lie_before (trial->act->common))
    docket_trial_check_day (trial, docket_instant_date (trial->act->on));
}

void
docket_trial_check_texts (DocketTrial *trial)
{
  for (guint i = 0; i < trial->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (trial->event->values, i);

      if (value->value != NULL && !docket_text_is_storable (value->value))
        docket_reason_add (trial->reasons, N_ ("This text has characters that cannot be stored"),
                           DOCKET_HINT_MISSING, value->name);
    }
}

static gboolean
has_evidence (const DocketAct *act, const char *id)
{
  for (guint i = 0; i < act->event->values->len; i++)
    {
      g_autofree char *group = NULL;

      if (docket_act_starts_group (act, i, "evidence", &group) && g_str_equal (group, id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_evidence (const DocketTrial *trial, const char *id)
{
  for (guint i = 0; i < trial->recorded->len; i++)
    {
      const DocketAct *act = g_ptr_array_index (trial->recorded, i);

      if (!act->undone && has_evidence (act, id))
        return TRUE;
    }
  return has_evidence (trial->act, id);
}

void
docket_trial_check_ids (DocketTrial *trial, const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, ",", -1);

  for (char **id = ids; *id != NULL; id++)
    {
      if (!is_evidence (trial, g_strstrip (*id)))
        docket_reason_add (trial->reasons, N_ ("The case has no such evidence"),
                           DOCKET_HINT_MISSING, *id);
    }
}

void
docket_trial_check_evidence (DocketTrial *trial)
{
  for (guint i = 0; i < trial->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (trial->event->values, i);
      const char             *id = docket_act_get_fact_name (value);
      gint fact = id != NULL ? docket_rule_set_find_fact (trial->input->rules, id) : -1;

      if (value->value == NULL)
        continue;
      if (g_str_has_prefix (value->name, "finding.") && g_str_has_suffix (value->name, ".evidence"))
        docket_trial_check_ids (trial, value->value);
      else if (fact >= 0 && ((DocketFactType *) trial->input->rules->facts->pdata[fact])->type ==
                                DOCKET_TYPE_EVIDENCE)
        docket_trial_check_ids (trial, value->value);
    }
}

static gboolean
are_allowed (char *const *words, const DocketFactType *type, const char *text)
{
  g_auto (GStrv) items = NULL;

  if (words == NULL)
    return TRUE;
  if (!type->many && type->type != DOCKET_TYPE_LIST)
    return docket_words_contain (words, text);

  items = g_strsplit (text, ",", -1);
  for (char **item = items; *item != NULL; item++)
    {
      if (!docket_words_contain (words, *item))
        return FALSE;
    }
  return TRUE;
}

/* With many="yes" each item is of the fact's type */
static gboolean
is_typed (const DocketFactType *type, const char *text)
{
  g_auto (GStrv) items = NULL;
  DocketDatum datum;

  if (!type->many)
    return docket_datum_parse (&datum, type->type, text);

  items = g_strsplit (text, ",", -1);
  for (char **item = items; *item != NULL; item++)
    {
      if (!docket_datum_parse (&datum, type->type, *item))
        return FALSE;
    }
  return TRUE;
}

gboolean
docket_trial_check_value (DocketTrial *trial, guint fact, char *const *words, const char *text)
{
  const DocketFactType *type = g_ptr_array_index (trial->input->rules->facts, fact);
  g_autofree char      *given = g_strdup_printf ("%s=%s", type->id, text);

  if (is_typed (type, text) && are_allowed (words != NULL ? words : type->values, type, text))
    return TRUE;

  docket_reason_add (trial->reasons, N_ ("This value does not fit"), DOCKET_HINT_MISSING, given);
  return FALSE;
}

static const DocketInput *
find_input (const DocketAction *action, guint fact)
{
  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    {
      const DocketInput *input = g_ptr_array_index (action->inputs, i);

      if (input->fact == fact)
        return input;
    }
  return NULL;
}

/* Facts that an act of the engine's own may give */
static gboolean
takes_fact (const DocketTrial *trial, guint fact)
{
  const DocketFactType *type = g_ptr_array_index (trial->input->rules->facts, fact);
  DocketCommon          common = trial->act->common;

  return !type->given_by_desk && type->record < 0 &&
         (common == DOCKET_COMMON_OPEN || common == DOCKET_COMMON_MERGE);
}

static void
check_given (DocketTrial *trial, const DocketEventValue *value)
{
  const DocketAction *action = trial->act->action;
  const char         *id = docket_act_get_fact_name (value);
  gint                fact = docket_rule_set_find_fact (trial->input->rules, id);
  const DocketInput *input = fact >= 0 && action != NULL ? find_input (action, (guint) fact) : NULL;

  if (fact < 0 || (action != NULL ? input == NULL : !takes_fact (trial, (guint) fact)))
    docket_reason_add (trial->reasons, N_ ("This act takes no such input"), DOCKET_HINT_MISSING,
                       id);
  else if (value->value != NULL)
    docket_trial_check_value (trial, (guint) fact, input != NULL ? input->values : NULL,
                              value->value);
}

void
docket_trial_check_inputs (DocketTrial *trial)
{
  const DocketAction *action = trial->act->action;
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < trial->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (trial->event->values, i);

      if (docket_act_get_fact_name (value) != NULL)
        check_given (trial, value);
    }
  for (guint i = 0; action != NULL && i < docket_items_length (action->inputs); i++)
    {
      const DocketInput    *input = g_ptr_array_index (action->inputs, i);
      const DocketFactType *type = g_ptr_array_index (trial->input->rules->facts, input->fact);
      gboolean stands = (input->fallback != NULL || input->fallback_of.kind != DOCKET_REF_NONE) &&
                        trial->matter->facts[input->fact].value.known;

      if (input->need && !stands && docket_act_get_fact (trial->act, type->id, NULL) == NULL)
        g_string_append_printf (missing, missing->len > 0 ? ",%s" : "%s", input->key);
    }
  if (missing->len > 0)
    docket_reason_add (trial->reasons, N_ ("Inputs are missing"), DOCKET_HINT_MISSING, missing->str)
        ->keys = TRUE;
}
