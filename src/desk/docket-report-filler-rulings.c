/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rulings and deadlines of a report. Pure. */

#include "desk/docket-report-filler.h"

#include "desk/docket-case-file.h"
#include "desk/docket-meanwhile.h"
#include "rules/docket-rule-description.h"

/* --- rulings -------------------------------------------------------------------------------- */

/* An unfinished draft may lack it */
static char *
dup_some (const char *text)
{
  return *text == '\0' ? NULL : g_strdup (text);
}

static void
add_findings (DocketReportRuling *ruling, const DocketRulingRow *row)
{
  for (guint i = 0; i < row->findings->len; i++)
    {
      const DocketFindingRow *from = row->findings->pdata[i];
      DocketReportFinding    *finding = docket_report_finding_new ();

      finding->n = from->number;
      finding->text = g_strdup (from->text);
      finding->evidence = dup_some (from->evidence);
      finding->cite = dup_some (from->cite);
      g_ptr_array_add (ruling->findings, finding);
    }
}

/* All parameters of the rule set stood in the event that brought the ruling into force */
static void
add_parameters (DocketReportCitation *citation, const DocketEvent *event)
{
  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];
      DocketReportParameter  *parameter;

      if (!g_str_has_prefix (value->name, "parameter."))
        continue;
      parameter = docket_report_parameter_new ();
      parameter->key = g_strdup (value->name + strlen ("parameter."));
      parameter->value = g_strdup (value->value);
      g_ptr_array_add (citation->parameters, parameter);
    }
}

static void
add_citations (DocketReportRuling *ruling, const DocketRulingRow *row, const DocketCaseView *view)
{
  for (guint i = 0; i < row->citations->len; i++)
    {
      const DocketCitationRow *from = row->citations->pdata[i];
      DocketReportCitation    *citation = docket_report_citation_new ();

      citation->n = i + 1;
      citation->seq = row->in_force_seq;
      citation->article = g_strdup (from->article);
      citation->rules = g_strdup (from->rules);
      citation->zh = g_strdup (from->text_zh);
      citation->en = g_strdup (from->text_en);
      if (i == 0 && row->in_force_seq > 0)
        add_parameters (citation, view->events->pdata[row->in_force_seq - 1]);
      g_ptr_array_add (ruling->citations, citation);
    }
}

static void
add_signatures (DocketReportRuling *ruling, const DocketRulingRow *row)
{
  for (guint i = 0; i < row->signatures->len; i++)
    {
      const DocketSignatureRow *from = row->signatures->pdata[i];
      DocketReportSignature    *signature = docket_report_signature_new ();

      signature->seq = from->seq;
      signature->actor = g_strdup (from->actor);
      signature->role = g_strdup (from->role);
      signature->at = from->at;
      g_ptr_array_add (ruling->signatures, signature);
    }
}

/* A draft that was withdrawn is told by the journal alone */
static gboolean
is_withdrawn (const DocketCaseView *view, const DocketRulingRow *row)
{
  return docket_events_find_undo (view->events, row->seq) != 0;
}

static const char *
get_ruling_state (const DocketRulingRow *row)
{
  if (row->superseded_by > 0)
    return "superseded";
  return row->in_force_seq > 0 ? "in-force" : "draft";
}

void
docket_report_filler_add_rulings (DocketReportCase *kase, const DocketCaseView *view)
{
  for (guint i = 0; i < view->rulings->len; i++)
    {
      const DocketRulingRow *row = view->rulings->pdata[i];
      DocketReportRuling    *ruling;

      if (is_withdrawn (view, row))
        continue;
      ruling = docket_report_ruling_new ();
      ruling->seq = row->seq;
      ruling->outcome = g_strdup (row->outcome);
      ruling->ground = dup_some (row->ground);
      ruling->reason = dup_some (row->reason);
      ruling->author = g_strdup (row->author);
      ruling->state = g_strdup (get_ruling_state (row));
      add_findings (ruling, row);
      add_citations (ruling, row, view);
      add_signatures (ruling, row);
      g_ptr_array_add (kase->rulings, ruling);
    }
}

/* --- deadlines ------------------------------------------------------------------------------ */

static char *
dup_date (DocketDate date)
{
  return date == DOCKET_DATE_NONE ? NULL : docket_date_format (date);
}

static DocketReportStep *
make_step (const DocketWorkingStep *from)
{
  static const char *const kinds[] = { "trigger", "rule", "parameter", "calendar", "result" };
  static const char *const units[] = { "days", "workdays", "hours", "months", "days24" };
  DocketReportStep        *step = docket_report_step_new ();

  step->what = g_strdup (kinds[from->kind]);
  if (from->kind == DOCKET_WORKING_RULE)
    step->article = g_strdup (from->name);
  else
    step->key = g_strdup (from->name);
  step->value = from->date != DOCKET_DATE_NONE ? dup_date (from->date) : g_strdup (from->text);
  step->to = dup_date (from->to);
  if (from->unit >= 0)
    step->unit = g_strdup (units[from->unit]);
  if (from->provenance != 0)
    step->source = docket_provenance_dup_text (from->provenance);
  return step;
}

/* Of a measure's end: what it counts is the whole set's to say */
static DocketProvenance
find_provenance (const DocketRuleSet *rules, const DocketDeadlineType *type)
{
  return type->measure != NULL ? rules->provenance
                               : ((DocketRule *) rules->rules->pdata[type->rule])->provenance;
}

static void
add_deadline (DocketReportCase *kase, const DocketCaseView *view, const DocketDeadline *from)
{
  const DocketRuleSet      *rules = view->rules;
  DocketReportDeadline     *deadline = docket_report_deadline_new ();
  const DocketDeadlineType *type =
      docket_rule_set_find_deadline (rules, view->evaluation->kind, from->rule);

  deadline->rule = g_strdup (from->rule);
  deadline->kind = g_strdup (docket_deadline_kind_get_name (from->kind));
  deadline->opens = dup_date (from->opens);
  deadline->due = dup_date (from->due);
  deadline->status = g_strdup (docket_deadline_status_get_name (from->status));
  deadline->provisional = from->provisional;
  deadline->source = docket_provenance_dup_text (find_provenance (rules, type));
  deadline->zh = g_strdup (type->label.zh_cn);
  deadline->en = g_strdup (type->label.en);
  for (guint i = 0; i < from->working->len; i++)
    g_ptr_array_add (deadline->working, make_step (from->working->pdata[i]));
  g_ptr_array_add (kase->deadlines, deadline);
}

static void
add_state_step (DocketReportDeadline *deadline, const char *state)
{
  DocketWorkingStep step = {
    .kind = DOCKET_WORKING_RESULT,
    .name = (char *) "state",
    .text = (char *) state,
    .date = DOCKET_DATE_NONE,
    .to = DOCKET_DATE_NONE,
    .unit = -1,
  };

  g_ptr_array_add (deadline->working, make_step (&step));
}

/* What happened by itself, at its nominal instant */
static void
add_meanwhile (DocketReportCase *kase, const DocketMeanwhile *from)
{
  DocketReportDeadline *deadline = docket_report_deadline_new ();
  const DocketLabel    *label = docket_meanwhile_get_label (from);

  deadline->rule = g_strdup (from->id);
  deadline->kind = g_strdup ("automatic");
  deadline->due = docket_instant_format (from->at);
  deadline->status = g_strdup (docket_deadline_status_get_name (DOCKET_DEADLINE_MET));
  deadline->zh = g_strdup (label->zh_cn);
  deadline->en = g_strdup (label->en);
  for (guint i = 0; i < from->working->len; i++)
    g_ptr_array_add (deadline->working, make_step (from->working->pdata[i]));
  if (from->to != NULL)
    add_state_step (deadline, from->to);
  g_ptr_array_add (kase->deadlines, deadline);
}

void
docket_report_filler_add_deadlines (DocketReportCase *kase, const DocketCaseView *view)
{
  g_autoptr (GPtrArray) happened =
      docket_meanwhile_collect (view->rules, view->evaluation, DOCKET_INSTANT_NONE);

  for (guint i = 0; i < happened->len; i++)
    if (((DocketMeanwhile *) happened->pdata[i])->kind != DOCKET_MEANWHILE_EXPIRY)
      add_meanwhile (kase, happened->pdata[i]);
  for (guint i = 0; i < view->evaluation->deadlines->len; i++)
    add_deadline (kase, view, view->evaluation->deadlines->pdata[i]);
}
