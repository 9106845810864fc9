/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one act into a matter: its values, its evidence, then its effects. One evaluation, one
 * thread. Rulings: docket-fold-ruling.c. */
#include "config.h"

#include "core/docket-fold.h"

#include "core/docket-error.h"
#include "core/docket-items.h"
#include "core/docket-ledger.h"
#include "core/docket-truth.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

static gboolean G_GNUC_PRINTF (3, 4)
    fail (GError **error, const DocketAct *act, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
               _ ("%s: event %" PRId64 " does not fit its rule set: %s; verify the desk"),
               act->event->subject, act->seq, what);
  return FALSE;
}

/* What the act itself sets is computed again, so that a correction of what it rests on is followed
 */
static gboolean
is_computed (const DocketAct *act, guint fact)
{
  gboolean is_set = FALSE;

  if (act->common == DOCKET_COMMON_SIGN)
    return TRUE;
  if (act->action == NULL)
    return FALSE;

  for (guint i = 0; i < docket_items_length (act->action->inputs); i++)
    {
      if (((const DocketInput *) act->action->inputs->pdata[i])->fact == fact)
        return FALSE;
    }
  for (guint i = 0; i < docket_items_length (act->action->effects); i++)
    {
      const DocketEffect *effect = g_ptr_array_index (act->action->effects, i);

      is_set |= effect->index == fact &&
                (effect->kind == DOCKET_EFFECT_SET || effect->kind == DOCKET_EFFECT_CLEAR);
    }
  return is_set;
}

/* An act that is only tried keeps what fits; the trial tells what does not */
static gboolean
take_fact (DocketMatter           *matter,
           const DocketAct        *act,
           const DocketEventValue *value,
           GError                **error)
{
  const char           *id = docket_act_get_fact_name (value);
  gint                  fact = docket_rule_set_find_fact (matter->rules, id);
  const DocketFactType *type;
  DocketDatum           datum;

  if (fact < 0)
    return act->is_trial || fail (error, act, _ ("it knows no fact %s"), id);
  if (value->value == NULL ||
      (act->common == DOCKET_COMMON_MERGE && matter->facts[fact].value.known))
    return TRUE;

  type = g_ptr_array_index (matter->rules->facts, fact);
  if (!docket_datum_parse (&datum, type->many ? DOCKET_TYPE_LIST : type->type, value->value))
    return act->is_trial || fail (error, act, _ ("“%s” is no value of %s"), value->value, id);
  docket_matter_set_fact (matter, (guint) fact, datum);
  return TRUE;
}

/* Whether it is a fact that the act does not compute; an unknown one is left to take_fact() */
static gboolean
is_taken (const DocketMatter *matter, const DocketAct *act, const DocketEventValue *value)
{
  const char *id = docket_act_get_fact_name (value);
  gint        fact;

  if (id == NULL)
    return FALSE;

  fact = docket_rule_set_find_fact (matter->rules, id);
  return fact < 0 || !is_computed (act, (guint) fact);
}

static gboolean
take_facts (DocketMatter *matter, DocketAct *act, GError **error)
{
  for (guint i = 0; i < act->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (act->event->values, i);

      if (is_taken (matter, act, value) && !take_fact (matter, act, value, error))
        return FALSE;
    }
  for (guint i = docket_items_length (act->corrections); i > 0; i--)
    {
      if (!take_fact (matter, act, act->corrections->pdata[i - 1], error))
        return FALSE;
    }
  return TRUE;
}

/* Whether one of the facts that it gives is evidence */
static gboolean
gives_evidence (const DocketMatter *matter, const DocketAct *act)
{
  for (guint i = 0; i < act->event->values->len; i++)
    {
      const char *id = docket_act_get_fact_name (act->event->values->pdata[i]);
      gint        fact = id != NULL ? docket_rule_set_find_fact (matter->rules, id) : -1;

      if (fact >= 0 &&
          ((DocketFactType *) matter->rules->facts->pdata[fact])->type == DOCKET_TYPE_EVIDENCE)
        return TRUE;
    }
  return FALSE;
}

/* What was not given stands for what the rule set says instead */
static void
take_fallbacks (DocketMatter *matter, DocketAct *act)
{
  for (guint i = 0; act->action != NULL && i < docket_items_length (act->action->inputs); i++)
    {
      const DocketInput    *input = g_ptr_array_index (act->action->inputs, i);
      const DocketFactType *type = g_ptr_array_index (matter->rules->facts, input->fact);
      DocketDatum           value = DOCKET_DATUM_UNKNOWN;

      if (docket_act_get_fact (act, type->id, NULL) != NULL)
        continue;
      if (input->fallback != NULL)
        docket_datum_parse (&value, type->type, input->fallback);
      else if (input->fallback_of.kind != DOCKET_REF_NONE)
        value = docket_resolve (matter, &input->fallback_of);
      if (value.known)
        docket_matter_set_fact (matter, input->fact, value);
    }
}

static void
take_party (DocketMatter *matter, const DocketEventValue *value)
{
  if (!g_str_has_prefix (value->name, "party.") || value->value == NULL)
    return;

  if (matter->parties == NULL)
    matter->parties = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_replace (matter->parties, (gpointer) (value->name + strlen ("party.")),
                        (gpointer) value->value);
  docket_matter_forget_rows (matter); /* they are another's now */
}

/* A letter that was due is sent by an act that names it */
static void
take_letter (DocketMatter *matter, const DocketEventValue *value)
{
  if (!g_str_has_prefix (value->name, "letter.") || !g_str_has_suffix (value->name, ".letter") ||
      value->value == NULL)
    return;

  for (guint i = 0; i < matter->rules->letters->len; i++)
    {
      if (g_str_equal (((DocketLetter *) matter->rules->letters->pdata[i])->id, value->value))
        docket_matter_mark_letter (matter, &matter->sent, i);
    }
}

static void
add_evidence (DocketMatter *matter, char *id)
{
  const DocketRuleSet *rules = matter->rules;
  DocketRow           *row;
  const struct
  {
    gint        fact;
    DocketDatum value;
  } fields[] = {
    { rules->evidence_id,
      docket_datum_of_text (DOCKET_TYPE_TEXT, docket_matter_keep_text (matter, id)) },
    { rules->evidence_on, docket_datum_of_date (matter->today) },
    { rules->evidence_state,
      docket_datum_of_text (DOCKET_TYPE_WORD, docket_matter_get_state (matter)->id) },
  };

  if (rules->evidence_record < 0)
    return;

  row = docket_matter_add_row (matter, (guint) rules->evidence_record);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const DocketFactType *type =
          fields[i].fact >= 0 ? g_ptr_array_index (rules->facts, fields[i].fact) : NULL;

      if (type != NULL && type->record == rules->evidence_record)
        row->fields[type->field] = fields[i].value;
    }
}

static void
take_parties_and_evidence (DocketMatter *matter, DocketAct *act)
{
  for (guint i = 0; i < act->event->values->len; i++)
    {
      char *id = NULL;

      take_party (matter, act->event->values->pdata[i]);
      take_letter (matter, act->event->values->pdata[i]);
      if (docket_act_starts_group (act, i, "evidence", &id))
        add_evidence (matter, id);
    }
}

static gboolean
take_kind (DocketMatter *matter, DocketAct *act, GError **error)
{
  const char *id = docket_event_get (act->event, "kind");
  const char *number = strrchr (act->event->subject, '/');
  gint        kind = id != NULL ? docket_rule_set_find_kind (matter->rules, id) : -1;

  if (matter->opened)
    return fail (error, act, _ ("the case is open already"));
  if (kind < 0)
    return fail (error, act, _ ("it knows no kind %s"), id != NULL ? id : "");

  matter->opened = TRUE;
  matter->number = number != NULL ? number + 1 : act->event->subject;
  matter->kind = (guint) kind;
  matter->state = ((const DocketKind *) matter->rules->kinds->pdata[kind])->start;
  matter->entered = act->on;
  matter->by_mail = docket_event_get (act->event, "message.id") != NULL;
  return TRUE;
}

static gboolean
take_action (DocketMatter *matter, DocketAct *act, GError **error)
{
  if (act->common == DOCKET_COMMON_OPEN)
    return take_kind (matter, act, error);
  if (!matter->opened)
    return fail (error, act, _ ("the case is not open yet"));
  if (act->common != DOCKET_COMMON_NONE)
    return TRUE;

  act->action = docket_rule_set_find_action (matter->rules, matter->kind, act->event->action);
  if (act->action == NULL)
    return fail (error, act, _ ("it knows no action %s"), act->event->action);
  return TRUE;
}

/* Fields of a record that the act adds a row to are its own, not those of the row before */
static void
clear_fields (DocketMatter *matter, const DocketAct *act)
{
  for (guint i = 0; act->action != NULL && i < docket_items_length (act->action->effects); i++)
    {
      const DocketEffect     *effect = g_ptr_array_index (act->action->effects, i);
      const DocketRecordType *record;

      if (effect->kind != DOCKET_EFFECT_ADD)
        continue;
      record = g_ptr_array_index (matter->rules->records, effect->index);
      for (guint j = 0; j < docket_indices_length (record->fields); j++)
        docket_matter_set_fact (matter, g_array_index (record->fields, guint, j),
                                DOCKET_DATUM_UNKNOWN);
    }
}

static gboolean
take_ruling (DocketMatter *matter, DocketAct *act, GError **error)
{
  const char          *id = docket_event_get (act->event, "ruling.outcome");
  const DocketOutcome *outcome =
      id != NULL ? docket_rule_set_find_outcome (matter->rules, matter->kind, id) : NULL;

  if (outcome == NULL)
    return act->is_trial || fail (error, act, _ ("it knows no outcome %s"), id != NULL ? id : "");

  docket_fold_draft_ruling (matter, act, outcome);
  return TRUE;
}

static gboolean
is_ruling (const DocketAct *act)
{
  return act->common == DOCKET_COMMON_RULE || act->common == DOCKET_COMMON_SUPERSEDE;
}

gboolean
docket_fold_begin (DocketMatter *matter, DocketAct *act, GError **error)
{
  docket_automatic_roll (matter, MAX (act->on, matter->clock));
  docket_matter_set_now (matter, act->on);
  if (!take_action (matter, act, error))
    return FALSE;

  matter->act = act;
  if (act->undone || act->common == DOCKET_COMMON_CORRECT)
    return TRUE;
  clear_fields (matter, act);
  take_parties_and_evidence (matter, act);
  act->proved = act->proved || gives_evidence (matter, act);
  if (!take_facts (matter, act, error))
    return FALSE;
  take_fallbacks (matter, act);
  return !is_ruling (act) || take_ruling (matter, act, error);
}

static void
enter_action (DocketMatter *matter, DocketAct *act, GPtrArray *consequences)
{
  act->under_ruling = docket_fold_use_rulings (matter, act->action->gates);
  docket_effects_apply (matter, act->action->effects, consequences);
}

static void
apply_act (DocketMatter *matter, DocketAct *act, GPtrArray *consequences)
{
  if (is_ruling (act))
    docket_fold_enter_draft (matter);
  else if (act->common == DOCKET_COMMON_SIGN)
    docket_fold_sign (matter, act, consequences);
  else if (act->common == DOCKET_COMMON_OPEN)
    docket_effects_apply (matter,
                          ((DocketKind *) matter->rules->kinds->pdata[matter->kind])->effects,
                          consequences);
  else if (act->action != NULL)
    enter_action (matter, act, consequences);
}

/* What it bears belongs to the act that it corrects, or makes up for entries of the one withdrawn,
 * which are not taken in at all */
static gboolean
changes_entries (const DocketAct *act)
{
  return act->common == DOCKET_COMMON_CORRECT || act->common == DOCKET_COMMON_UNDO;
}

void
docket_fold_finish (DocketMatter *matter, DocketAct *act, GPtrArray *consequences)
{
  if (!act->undone)
    apply_act (matter, act, consequences);
  if (!act->undone && !changes_entries (act) && docket_ledger_is_recorded (matter))
    docket_ledger_take (matter, act, -1, -1);
  if (docket_act_is_step (act))
    matter->latest = MAX (matter->latest, act->seq);
  matter->act = NULL;
}

gboolean
docket_fold_run (DocketMatter *matter, GPtrArray *acts, guint from, guint end, GError **error)
{
  for (guint i = from; i < end; i++)
    {
      DocketAct *act = g_ptr_array_index (acts, i);

      if (!docket_fold_begin (matter, act, error))
        return FALSE;
      docket_fold_finish (matter, act, NULL);
    }
  return TRUE;
}
