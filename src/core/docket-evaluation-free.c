/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frees what evaluation is given and what it tells. Any thread. */
#include "core/docket-evaluation.h"

void
docket_working_step_free (DocketWorkingStep *step)
{
  g_free (step->name);
  g_free (step->text);
  g_free (step);
}

void
docket_deadline_free (DocketDeadline *deadline)
{
  g_free (deadline->rule);
  g_clear_pointer (&deadline->working, g_ptr_array_unref);
  g_free (deadline);
}

void
docket_reason_free (DocketReason *reason)
{
  g_free (reason->rule);
  g_free (reason->articles);
  docket_label_clear (&reason->label);
  g_free (reason->words);
  g_free (reason->kase);
  g_free (reason);
}

void
docket_measure_state_free (DocketMeasureState *measure)
{
  g_free (measure->on);
  g_free (measure);
}

void
docket_ruling_state_free (DocketRulingState *ruling)
{
  g_free (ruling->outcome);
  g_free (ruling->ground);
  g_free (ruling->author);
  g_free (ruling);
}

void
docket_transition_free (DocketTransition *transition)
{
  g_free (transition->rule);
  g_clear_pointer (&transition->working, g_ptr_array_unref);
  g_free (transition);
}

void
docket_ledger_entry_free (DocketLedgerEntry *entry)
{
  g_free (entry->account);
  g_free (entry->party);
  g_free (entry->key);
  g_free (entry->kase);
  g_free (entry);
}

void
docket_contact_free (DocketContact *contact)
{
  g_free (contact->party);
  g_free (contact->channel);
  g_free (contact->value);
  g_free (contact);
}

void
docket_other_case_free (DocketOtherCase *kase)
{
  g_free (kase->number);
  g_free (kase->kind);
  g_free (kase->state);
  g_free (kase->role);
  g_free (kase->party);
  g_free (kase);
}

void
docket_evaluation_free (DocketEvaluation *evaluation)
{
  g_clear_pointer (&evaluation->deadlines, g_ptr_array_unref);
  g_clear_pointer (&evaluation->actions, g_ptr_array_unref);
  g_clear_pointer (&evaluation->rulings, g_ptr_array_unref);
  g_clear_pointer (&evaluation->measures, g_ptr_array_unref);
  g_clear_pointer (&evaluation->transitions, g_ptr_array_unref);
  g_clear_pointer (&evaluation->letters_due, g_ptr_array_unref);
  g_clear_pointer (&evaluation->facts, g_hash_table_unref);
  g_clear_pointer (&evaluation->missing, g_ptr_array_unref);
  g_free (evaluation);
}

void
docket_act_result_free (DocketActResult *result)
{
  g_clear_pointer (&result->reasons, g_ptr_array_unref);
  g_clear_pointer (&result->consequences, g_ptr_array_unref);
  g_clear_pointer (&result->after, docket_evaluation_free);
  g_clear_pointer (&result->before, docket_evaluation_free);
  g_free (result);
}
