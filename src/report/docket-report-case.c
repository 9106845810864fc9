/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and freeing of what a report says. Any thread. The desk fills the structs. */
#include "report/docket-report-case.h"

static GPtrArray *
make_array (GDestroyNotify free_func)
{
  return g_ptr_array_new_with_free_func (free_func);
}

DocketReportContact *
docket_report_contact_new (void)
{
  return g_new0 (DocketReportContact, 1);
}

void
docket_report_contact_free (DocketReportContact *contact)
{
  if (contact == NULL)
    return;

  g_free (contact->kind);
  g_free (contact->value);
  g_free (contact->from);
  g_free (contact->until);
  g_free (contact);
}

DocketReportParty *
docket_report_party_new (void)
{
  DocketReportParty *party = g_new0 (DocketReportParty, 1);

  party->contacts = make_array ((GDestroyNotify) docket_report_contact_free);
  return party;
}

void
docket_report_party_free (DocketReportParty *party)
{
  if (party == NULL)
    return;

  g_free (party->role);
  g_free (party->id);
  g_free (party->name);
  g_ptr_array_unref (party->contacts);
  g_free (party);
}

DocketReportFact *
docket_report_fact_new (void)
{
  return g_new0 (DocketReportFact, 1);
}

void
docket_report_fact_free (DocketReportFact *fact)
{
  if (fact == NULL)
    return;

  g_free (fact->name);
  g_free (fact->on);
  g_free (fact->value);
  g_free (fact);
}

DocketReportStep *
docket_report_step_new (void)
{
  return g_new0 (DocketReportStep, 1);
}

void
docket_report_step_free (DocketReportStep *step)
{
  if (step == NULL)
    return;

  g_free (step->what);
  g_free (step->article);
  g_free (step->key);
  g_free (step->value);
  g_free (step->to);
  g_free (step->unit);
  g_free (step->source);
  g_free (step->zh);
  g_free (step->en);
  g_free (step);
}

DocketReportDeadline *
docket_report_deadline_new (void)
{
  DocketReportDeadline *deadline = g_new0 (DocketReportDeadline, 1);

  deadline->working = make_array ((GDestroyNotify) docket_report_step_free);
  return deadline;
}

void
docket_report_deadline_free (DocketReportDeadline *deadline)
{
  if (deadline == NULL)
    return;

  g_free (deadline->rule);
  g_free (deadline->kind);
  g_free (deadline->opens);
  g_free (deadline->due);
  g_free (deadline->status);
  g_free (deadline->source);
  g_free (deadline->zh);
  g_free (deadline->en);
  g_ptr_array_unref (deadline->working);
  g_free (deadline);
}

DocketReportField *
docket_report_field_new (void)
{
  return g_new0 (DocketReportField, 1);
}

void
docket_report_field_free (DocketReportField *field)
{
  if (field == NULL)
    return;

  g_free (field->name);
  g_free (field->from);
  g_free (field->value);
  g_free (field);
}

DocketReportRecord *
docket_report_record_new (void)
{
  DocketReportRecord *record = g_new0 (DocketReportRecord, 1);

  record->fields = make_array ((GDestroyNotify) docket_report_field_free);
  return record;
}

void
docket_report_record_free (DocketReportRecord *record)
{
  if (record == NULL)
    return;

  g_free (record->name);
  g_free (record->on);
  g_ptr_array_unref (record->fields);
  g_free (record);
}

DocketReportEvidence *
docket_report_evidence_new (void)
{
  return g_new0 (DocketReportEvidence, 1);
}

void
docket_report_evidence_free (DocketReportEvidence *evidence)
{
  if (evidence == NULL)
    return;

  g_free (evidence->id);
  g_free (evidence->name);
  g_free (evidence->media_type);
  g_free (evidence->sha256);
  g_free (evidence->origin);
  g_free (evidence->proves);
  g_free (evidence);
}

DocketReportFinding *
docket_report_finding_new (void)
{
  return g_new0 (DocketReportFinding, 1);
}

void
docket_report_finding_free (DocketReportFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->text);
  g_free (finding->evidence);
  g_free (finding->cite);
  g_free (finding);
}

DocketReportParameter *
docket_report_parameter_new (void)
{
  return g_new0 (DocketReportParameter, 1);
}

void
docket_report_parameter_free (DocketReportParameter *parameter)
{
  if (parameter == NULL)
    return;

  g_free (parameter->key);
  g_free (parameter->value);
  g_free (parameter);
}

DocketReportCitation *
docket_report_citation_new (void)
{
  DocketReportCitation *citation = g_new0 (DocketReportCitation, 1);

  citation->parameters = make_array ((GDestroyNotify) docket_report_parameter_free);
  return citation;
}

void
docket_report_citation_free (DocketReportCitation *citation)
{
  if (citation == NULL)
    return;

  g_free (citation->article);
  g_free (citation->rules);
  g_free (citation->zh);
  g_free (citation->en);
  g_ptr_array_unref (citation->parameters);
  g_free (citation);
}

DocketReportSignature *
docket_report_signature_new (void)
{
  return g_new0 (DocketReportSignature, 1);
}

void
docket_report_signature_free (DocketReportSignature *signature)
{
  if (signature == NULL)
    return;

  g_free (signature->actor);
  g_free (signature->role);
  g_free (signature);
}

DocketReportRuling *
docket_report_ruling_new (void)
{
  DocketReportRuling *ruling = g_new0 (DocketReportRuling, 1);

  ruling->findings = make_array ((GDestroyNotify) docket_report_finding_free);
  ruling->citations = make_array ((GDestroyNotify) docket_report_citation_free);
  ruling->signatures = make_array ((GDestroyNotify) docket_report_signature_free);
  return ruling;
}

void
docket_report_ruling_free (DocketReportRuling *ruling)
{
  if (ruling == NULL)
    return;

  g_free (ruling->outcome);
  g_free (ruling->ground);
  g_free (ruling->reason);
  g_free (ruling->author);
  g_free (ruling->state);
  g_ptr_array_unref (ruling->findings);
  g_ptr_array_unref (ruling->citations);
  g_ptr_array_unref (ruling->signatures);
  g_free (ruling);
}

DocketReportLabel *
docket_report_label_new (void)
{
  return g_new0 (DocketReportLabel, 1);
}

void
docket_report_label_free (DocketReportLabel *label)
{
  if (label == NULL)
    return;

  g_free (label->of);
  g_free (label->zh);
  g_free (label->en);
  g_free (label);
}

DocketReportCase *
docket_report_case_new (void)
{
  DocketReportCase *kase = g_new0 (DocketReportCase, 1);

  kase->labels = make_array ((GDestroyNotify) docket_report_label_free);
  kase->parties = make_array ((GDestroyNotify) docket_report_party_free);
  kase->facts = make_array ((GDestroyNotify) docket_report_fact_free);
  kase->deadlines = make_array ((GDestroyNotify) docket_report_deadline_free);
  kase->records = make_array ((GDestroyNotify) docket_report_record_free);
  kase->rulings = make_array ((GDestroyNotify) docket_report_ruling_free);
  kase->ledger = make_array ((GDestroyNotify) docket_report_record_free);
  kase->letters = make_array ((GDestroyNotify) docket_report_record_free);
  return kase;
}

void
docket_report_case_free (DocketReportCase *kase)
{
  if (kase == NULL)
    return;

  g_free (kase->desk);
  g_free (kase->number);
  g_free (kase->system);
  g_free (kase->kind);
  g_free (kase->state);
  g_free (kase->phase);
  g_free (kase->received);
  g_free (kase->title);
  g_free (kase->rules_id);
  g_free (kase->rules_version);
  g_free (kase->rules_digest);
  g_free (kase->calendar_digest);
  g_ptr_array_unref (kase->labels);
  g_ptr_array_unref (kase->parties);
  g_ptr_array_unref (kase->facts);
  g_ptr_array_unref (kase->deadlines);
  g_ptr_array_unref (kase->records);
  g_ptr_array_unref (kase->rulings);
  g_ptr_array_unref (kase->ledger);
  g_ptr_array_unref (kase->letters);
  g_free (kase->seal.clock);
  g_free (kase);
}
