/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freeing the rows. Any thread. */
#include "store/docket-row.h"

DocketCaseQuery *
docket_case_query_copy (const DocketCaseQuery *query)
{
  DocketCaseQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->system = g_strdup (query->system);
  copy->kind = g_strdup (query->kind);
  copy->state = g_strdup (query->state);
  copy->states = (const char *const *) g_strdupv ((char **) query->states);
  copy->unfinished = (const char *const *) g_strdupv ((char **) query->unfinished);
  copy->party = g_strdup (query->party);
  copy->text = g_strdup (query->text);
  copy->assignee = g_strdup (query->assignee);
  copy->sort = g_strdup (query->sort);
  return copy;
}

void
docket_case_query_free (DocketCaseQuery *query)
{
  g_free ((char *) query->system);
  g_free ((char *) query->kind);
  g_free ((char *) query->state);
  g_strfreev ((char **) query->states);
  g_strfreev ((char **) query->unfinished);
  g_free ((char *) query->party);
  g_free ((char *) query->text);
  g_free ((char *) query->assignee);
  g_free ((char *) query->sort);
  g_free (query);
}

void
docket_actor_row_free (DocketActorRow *row)
{
  g_free (row->name);
  g_free (row->role);
  g_free (row);
}

void
docket_rule_set_row_free (DocketRuleSetRow *row)
{
  g_free (row->system);
  g_free (row->version);
  g_free (row->sha256);
  g_free (row);
}

void
docket_case_row_free (DocketCaseRow *row)
{
  g_free (row->number);
  g_free (row->system);
  g_free (row->kind);
  g_free (row->title);
  g_free (row->rules);
  g_free (row->calendar);
  g_free (row->assignee);
  g_free (row->state);
  g_free (row->shown);
  g_free (row->due_rule);
  g_free (row);
}

void
docket_role_case_row_free (DocketRoleCaseRow *row)
{
  g_free (row->number);
  g_free (row->kind);
  g_free (row->state);
  g_free (row->role);
  g_free (row);
}

void
docket_case_party_row_free (DocketCasePartyRow *row)
{
  g_free (row->role);
  g_free (row->party);
  g_free (row->name);
  g_free (row);
}

void
docket_fact_row_free (DocketFactRow *row)
{
  g_free (row->name);
  g_free (row->on);
  g_free (row->value);
  g_free (row);
}

void
docket_evidence_row_free (DocketEvidenceRow *row)
{
  g_free (row->id);
  g_free (row->name);
  g_free (row->media_type);
  g_free (row->sha256);
  g_free (row->proves);
  g_free (row->message);
  g_free (row);
}

void
docket_message_row_free (DocketMessageRow *row)
{
  g_free (row->kase);
  g_free (row->id);
  g_free (row->status);
  g_free (row->message_id);
  g_free (row->subject);
  g_free (row->sender);
  g_free (row->file);
  g_free (row->received_from);
  g_free (row->sha256);
  g_free (row);
}

void
docket_finding_row_free (DocketFindingRow *row)
{
  g_free (row->text);
  g_free (row->evidence);
  g_free (row->cite);
  g_free (row);
}

void
docket_citation_row_free (DocketCitationRow *row)
{
  g_free (row->article);
  g_free (row->text_zh);
  g_free (row->text_en);
  g_free (row->rules);
  g_free (row);
}

void
docket_signature_row_free (DocketSignatureRow *row)
{
  g_free (row->actor);
  g_free (row->role);
  g_free (row);
}

void
docket_ruling_row_free (DocketRulingRow *row)
{
  g_free (row->outcome);
  g_free (row->ground);
  g_free (row->reason);
  g_free (row->author);
  g_clear_pointer (&row->findings, g_ptr_array_unref);
  g_clear_pointer (&row->citations, g_ptr_array_unref);
  g_clear_pointer (&row->signatures, g_ptr_array_unref);
  g_free (row);
}

void
docket_letter_row_free (DocketLetterRow *row)
{
  g_free (row->letter);
  g_free (row->to);
  g_free (row);
}

void
docket_measure_row_free (DocketMeasureRow *row)
{
  g_free (row->kase);
  g_free (row->measure);
  g_free (row->party);
  g_free (row->scope);
  g_free (row);
}

void
docket_ledger_row_free (DocketLedgerRow *row)
{
  g_free (row->account);
  g_free (row->party);
  g_free (row->key);
  g_free (row->kase);
  g_free (row);
}

void
docket_party_row_free (DocketPartyRow *row)
{
  g_free (row->party);
  g_free (row->role);
  g_free (row->name);
  g_strfreev (row->aliases);
  g_free (row);
}

void
docket_contact_row_free (DocketContactRow *row)
{
  g_free (row->channel);
  g_free (row->value);
  g_free (row);
}

void
docket_relationship_row_free (DocketRelationshipRow *row)
{
  g_free (row->type);
  g_free (row->a);
  g_free (row->b);
  g_free (row->ground);
  g_free (row->kase);
  g_free (row);
}

void
docket_deadline_row_free (DocketDeadlineRow *row)
{
  g_free (row->rule);
  g_free (row->kind);
  g_free (row->status);
  g_free (row);
}

void
docket_count_row_free (DocketCountRow *row)
{
  g_free (row->system);
  g_free (row->kind);
  g_free (row->shown);
  g_free (row);
}
