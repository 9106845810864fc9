/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts that are tried and not done. Reading thread. */

#include "config.h"

#include "desk/docket-desk-try.h"

#include "desk/docket-act-inputs.h"
#include "desk/docket-act-parties.h"
#include "desk/docket-act-plan.h"
#include "desk/docket-case-file.h"
#include "desk/docket-case-undo.h"
#include "desk/docket-desk-rules.h"
#include "desk/docket-ruling-ground.h"

/* Who signs when nobody in particular does: no name that could be registered */
#define NOBODY "\037%u"

typedef struct
{
  DocketDesk        *desk;
  const char        *number;
  const char        *action; /* nullable for a ruling */
  const char *const *inputs;
  DocketCaseFile    *file;
  GPtrArray         *events;  /* of the case and those supposed; borrowed */
  GPtrArray         *assumed; /* DocketEvent */
  DocketTried       *tried;
  DocketRulingTrial *trial;
} Trial;

void
docket_tried_free (DocketTried *tried)
{
  g_clear_pointer (&tried->result, docket_act_result_free);
  g_clear_pointer (&tried->rules, docket_rule_set_unref);
  g_free (tried);
}

static void
free_signer (gpointer data)
{
  DocketSigner *signer = data;

  g_free (signer->name);
  g_free (signer->role);
  g_clear_pointer (&signer->reasons, g_ptr_array_unref);
  g_free (signer);
}

static void
free_licensed (gpointer data)
{
  DocketLicensed *licensed = data;

  g_clear_pointer (&licensed->result, docket_act_result_free);
  g_free (licensed);
}

void
docket_ruling_trial_free (DocketRulingTrial *trial)
{
  g_clear_pointer (&trial->draft, docket_act_result_free);
  g_clear_pointer (&trial->signers, g_ptr_array_unref);
  g_clear_pointer (&trial->signing, docket_act_result_free);
  g_clear_pointer (&trial->after, docket_evaluation_free);
  g_clear_pointer (&trial->licensed, g_ptr_array_unref);
  g_clear_pointer (&trial->letters, g_ptr_array_unref);
  g_clear_pointer (&trial->rules, docket_rule_set_unref);
  g_free (trial);
}

/* --- one act -------------------------------------------------------------------------------- */

static DocketEvent *
make_event (const Trial *trial, const char *action, const char *actor)
{
  g_autofree char *subject = g_strdup_printf ("%s/%s", trial->desk->id, trial->number);
  DocketEvent     *event = docket_event_new (subject, action);

  event->subject_seq = trial->events->len + 1;
  event->at = docket_clock_now (trial->desk->clock);
  g_free (event->actor);
  event->actor = g_strdup (actor);
  return event;
}

static DocketActResult *
evaluate (const Trial *trial, const DocketEvent *event, const char *role, GError **error)
{
  DocketEvaluationInput input;
  DocketActResult      *result;

  docket_case_file_get_input (trial->file, event->at, &input);
  input.events = trial->events;
  result = docket_evaluate_act (&input, event, role, error);
  if (result != NULL)
    docket_comparison_check_decision (trial->desk, trial->file, event, result);
  return result;
}

/* The result of an act; when it is allowed it counts as done for what follows */
static DocketActResult *
suppose (Trial *trial, DocketEvent *event, const char *role, GError **error)
{
  DocketActResult *result = evaluate (trial, event, role, error);

  g_ptr_array_add (trial->assumed, event);
  if (result != NULL && result->allowed)
    g_ptr_array_add (trial->events, event);
  return result;
}

static char *
dup_role (const Trial *trial, GError **error)
{
  DocketDesk *desk = trial->desk;
  g_autoptr (DocketActorRow) row = docket_store_dup_actor (desk->reader.store, desk->actor, error);

  return row == NULL ? NULL : g_strdup (row->role);
}

static DocketActResult *
suppose_given (Trial *trial, GError **error)
{
  g_autofree char *role = dup_role (trial, error);
  g_autoptr (DocketEvent) event = NULL;
  guint kind;

  if (role == NULL)
    return NULL;
  event = make_event (trial, trial->action, trial->desk->actor);
  kind = (guint) docket_rule_set_find_kind (trial->file->rules, trial->file->row->kind);
  if (!docket_act_inputs_add (event, trial->file->rules, kind, trial->events, trial->inputs, error))
    return NULL;
  return suppose (trial, g_steal_pointer (&event), role, error);
}

/* --- signatures ----------------------------------------------------------------------------- */

static DocketSigner *
try_signer (const Trial *trial, const DocketActorRow *actor, GError **error)
{
  g_autoptr (DocketEvent) event = make_event (trial, "sign", actor->name);
  DocketActResult *result = NULL;
  DocketSigner    *signer;

  docket_event_add (event, "role", actor->role);
  result = evaluate (trial, event, actor->role, error);
  if (result == NULL)
    return NULL;
  signer = g_new0 (DocketSigner, 1);
  signer->name = g_strdup (actor->name);
  signer->role = g_strdup (actor->role);
  signer->allowed = result->allowed;
  signer->reasons = g_ptr_array_ref (result->reasons);
  docket_act_result_free (result);
  return signer;
}

static gboolean
try_signers (Trial *trial, GError **error)
{
  g_autoptr (GPtrArray) actors = docket_store_dup_actors (trial->desk->reader.store, error);

  for (guint i = 0; actors != NULL && i < actors->len; i++)
    {
      DocketSigner *signer = try_signer (trial, actors->pdata[i], error);

      if (signer == NULL)
        return FALSE;
      g_ptr_array_add (trial->trial->signers, signer);
    }
  return actors != NULL;
}

/* The latest that is to be signed, or that is in force and waits for an act */
static const DocketRulingState *
find_ruling (const DocketEvaluation *evaluation, gboolean in_force)
{
  for (guint i = evaluation->rulings->len; i > 0; i--)
    {
      const DocketRulingState *ruling = evaluation->rulings->pdata[i - 1];

      if (ruling->in_force == in_force && !ruling->superseded && !ruling->used)
        return ruling;
    }
  return NULL;
}

/* As many sign as the ruling wants: who that will be is not known. The last signature remains */
static gboolean
suppose_signed (Trial *trial, const DocketRulingState *draft, GError **error)
{
  for (guint i = draft->signatures; i < draft->wanted; i++)
    {
      g_autofree char *nobody = g_strdup_printf (NOBODY, i);

      g_clear_pointer (&trial->trial->signing, docket_act_result_free);
      trial->trial->signing = suppose (trial, make_event (trial, "sign", nobody), "senior", error);
      if (trial->trial->signing == NULL)
        return FALSE;
      if (!trial->trial->signing->allowed)
        break;
    }
  return TRUE;
}

/* --- letters -------------------------------------------------------------------------------- */

/* Those that @result makes due; it is among the events */
static gboolean
add_letters (Trial *trial, const DocketActResult *result, GError **error)
{
  DocketEvaluationInput input;

  docket_case_file_get_input (trial->file, docket_clock_now (trial->desk->clock), &input);
  input.events = trial->events;
  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *consequence = result->consequences->pdata[i];
      DocketLetterText        *letter;

      if (consequence->kind != DOCKET_EFFECT_SEND)
        continue;
      letter = docket_letter_text_new (&input, consequence->name, error);
      if (letter == NULL)
        return FALSE;
      g_ptr_array_add (trial->trial->letters, letter);
    }
  return TRUE;
}

/* --- acts that the ruling opens ------------------------------------------------------------- */

/* Whether a person has to give more than what the ruling says */
static gboolean
wants_inputs (const DocketAction *action, gint ground_fact)
{
  for (guint i = 0; i < action->inputs->len; i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      if (input->need && (gint) input->fact != ground_fact)
        return TRUE;
    }
  return FALSE;
}

static void
add_ground (const Trial             *trial,
            const DocketAction      *action,
            gint                     ground_fact,
            const DocketRulingState *ruling,
            DocketEvent             *event)
{
  for (guint i = 0; i < action->inputs->len; i++)
    if ((gint) ((DocketInput *) action->inputs->pdata[i])->fact == ground_fact)
      {
        const DocketFactType *fact = trial->file->rules->facts->pdata[ground_fact];
        g_autofree char      *name = g_strconcat ("fact.", fact->id, NULL);

        docket_event_add (event, name, ruling->ground);
      }
}

/* For its letters alone the act counts as done */
static gboolean
add_letters_of (Trial *trial, DocketEvent *event, const DocketActResult *result, GError **error)
{
  gboolean done;

  g_ptr_array_add (trial->events, event);
  done = add_letters (trial, result, error);
  g_ptr_array_set_size (trial->events, (gint) trial->events->len - 1);
  return done;
}

static gboolean
add_licensed (Trial                   *trial,
              const DocketAction      *action,
              gint                     ground_fact,
              const DocketRulingState *ruling,
              GError                 **error)
{
  DocketLicensed *licensed = g_new0 (DocketLicensed, 1);
  g_autoptr (DocketEvent) event = make_event (trial, action->action, trial->desk->actor);

  licensed->action = action;
  g_ptr_array_add (trial->trial->licensed, licensed);
  if (wants_inputs (action, ground_fact))
    return TRUE;
  add_ground (trial, action, ground_fact, ruling, event);
  licensed->result = evaluate (trial, event, "senior", error);
  return licensed->result != NULL &&
         (!licensed->result->allowed || add_letters_of (trial, event, licensed->result, error));
}

static gboolean
try_licensed (Trial *trial, const DocketRulingState *ruling, GError **error)
{
  const DocketRuleSet *rules = trial->file->rules;
  guint                kind = (guint) docket_rule_set_find_kind (rules, trial->file->row->kind);

  for (guint i = 0; i < rules->actions->len; i++)
    {
      const DocketAction *action = rules->actions->pdata[i];
      gint                ground_fact = -1;

      if (docket_kinds_include (action->kinds, kind) &&
          docket_ruling_opens (action, ruling->outcome, &ground_fact) &&
          !add_licensed (trial, action, ground_fact, ruling, error))
        return FALSE;
    }
  return TRUE;
}

/* --- a ruling to its end -------------------------------------------------------------------- */

static DocketEvaluation *
evaluate_case (const Trial *trial, gboolean with_actions, GError **error)
{
  DocketEvaluationInput input;

  docket_case_file_get_input (trial->file, docket_clock_now (trial->desk->clock), &input);
  input.events = trial->events;
  return docket_evaluate (&input, with_actions, error);
}

/* What follows once the ruling is in force */
static gboolean
try_after (Trial *trial, const DocketRulingState *ruling, GError **error)
{
  trial->trial->after = evaluate_case (trial, TRUE, error);
  return trial->trial->after != NULL &&
         (trial->trial->signing == NULL || add_letters (trial, trial->trial->signing, error)) &&
         try_licensed (trial, ruling, error);
}

static gboolean
try_signatures (Trial *trial, GError **error)
{
  g_autoptr (DocketEvaluation) now = evaluate_case (trial, FALSE, error);
  const DocketRulingState *draft = now == NULL ? NULL : find_ruling (now, FALSE);
  const DocketRulingState *in_force = now == NULL ? NULL : find_ruling (now, TRUE);

  if (draft == NULL)
    return now != NULL && (in_force == NULL || try_after (trial, in_force, error));
  if (!try_signers (trial, error) || !suppose_signed (trial, draft, error))
    return FALSE;
  if (trial->trial->signing != NULL && trial->trial->signing->allowed)
    return try_after (trial, draft, error);
  g_clear_pointer (&trial->trial->signing, docket_act_result_free);
  return TRUE;
}

static gboolean
try_ruling (Trial *trial, GError **error)
{
  DocketRulingTrial *result = trial->trial;

  result->rules = docket_rule_set_ref (trial->file->rules);
  result->signers = g_ptr_array_new_with_free_func (free_signer);
  result->licensed = g_ptr_array_new_with_free_func (free_licensed);
  result->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_letter_text_free);
  if (trial->action == NULL)
    return try_signatures (trial, error);
  result->draft = suppose_given (trial, error);
  return result->draft != NULL && (!result->draft->allowed || try_signatures (trial, error));
}

/* Other cases may refuse what this one allows */
static gboolean
ask_others (Trial *trial, DocketActResult *result, GError **error)
{
  DocketEvent     *event = g_ptr_array_index (trial->assumed, trial->assumed->len - 1);
  g_autofree char *role = dup_role (trial, error);
  g_autoptr (DocketActChain) chain =
      docket_act_chain_new (trial->desk, trial->desk->reader.store, role);
  g_autoptr (GHashTable) parties = docket_act_parties_new (trial->file->parties);
  DocketEvaluationInput input;
  DocketChainAct        act = { trial->number, trial->file->rules, &input, event, result, parties };

  chain->trial = TRUE;
  docket_case_file_get_input (trial->file, event->at, &input);
  if (role == NULL || !docket_act_chain_try (chain, &act, error))
    return FALSE;
  docket_act_chain_tell (chain, result);
  return TRUE;
}

static gboolean
try_act (Trial *trial, GError **error)
{
  DocketActResult *result = suppose_given (trial, error);

  trial->tried->rules = docket_rule_set_ref (trial->file->rules);
  trial->tried->result = result;
  if (result == NULL)
    return FALSE;
  docket_act_plan_check_undo (trial->desk, trial->file->events,
                              g_ptr_array_index (trial->assumed, trial->assumed->len - 1), result);
  return !result->allowed || ask_others (trial, result, error);
}

/* --- public --------------------------------------------------------------------------------- */

static gboolean
load (Trial *trial, GError **error)
{
  DocketStore *store = trial->desk->reader.store;

  /* one read transaction, so that no part of this case or of another is newer than the rest */
  if (!docket_store_begin (store, error))
    return FALSE;
  trial->file = docket_case_file_load (trial->desk, store, trial->number, error);
  if (trial->file != NULL && g_strcmp0 (trial->action, "undo") == 0 &&
      !docket_case_undo_prepare (trial->file, store, error))
    g_clear_pointer (&trial->file, docket_case_file_free);
  if (trial->file != NULL)
    return TRUE;
  docket_store_rollback (store);
  return FALSE;
}

static gboolean
try_in_thread (gpointer data, GError **error)
{
  Trial   *trial = data;
  gboolean done;

  if (!load (trial, error))
    return FALSE;
  trial->assumed = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_event_free);
  trial->events = g_ptr_array_new ();
  g_ptr_array_extend (trial->events, trial->file->events, NULL, NULL);
  done = trial->tried != NULL ? try_act (trial, error) : try_ruling (trial, error);
  docket_store_rollback (trial->desk->reader.store);
  g_ptr_array_unref (trial->events);
  g_ptr_array_unref (trial->assumed);
  docket_case_file_free (trial->file);
  return done;
}

DocketTried *
docket_desk_try_act (DocketDesk        *desk,
                     const char        *number,
                     const char        *action,
                     const char *const *inputs,
                     GError           **error)
{
  g_autoptr (DocketTried) tried = g_new0 (DocketTried, 1);
  Trial trial = { .desk = desk, .number = number, .action = action, .inputs = inputs };

  trial.tried = tried;
  return docket_desk_read (desk, try_in_thread, &trial, error) ? g_steal_pointer (&tried) : NULL;
}

DocketRulingTrial *
docket_desk_try_ruling (DocketDesk        *desk,
                        const char        *number,
                        const char        *action,
                        const char *const *inputs,
                        GError           **error)
{
  g_autoptr (DocketRulingTrial) ruling = g_new0 (DocketRulingTrial, 1);
  Trial trial = { .desk = desk, .number = number, .action = action, .inputs = inputs };

  trial.trial = ruling;
  return docket_desk_read (desk, try_in_thread, &trial, error) ? g_steal_pointer (&ruling) : NULL;
}
