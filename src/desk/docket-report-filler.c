/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a case view to the structs of a report. What is shown names the event it comes from, so that
 * a reader of the report can compare it with the journal. Pure. */

#include "desk/docket-report-filler.h"

#include "desk/docket-case-file.h"

typedef struct
{
  DocketCaseView *view;
  guint           event;
  guint           evidence;
} Position;

/* --- sources -------------------------------------------------------------------------------- */

static gboolean
give_event (gpointer data, DocketEvent **event, GError **error)
{
  Position *position = data;

  *event = NULL;
  if (position->event < position->view->events->len)
    *event = position->view->events->pdata[position->event++];
  return TRUE;
}

static gboolean
give_evidence (gpointer data, DocketReportEvidence **evidence, GError **error)
{
  Position                *position = data;
  const DocketEvidenceRow *row;

  *evidence = NULL;
  if (position->evidence >= position->view->evidence->len)
    return TRUE;
  row = position->view->evidence->pdata[position->evidence++];
  *evidence = docket_report_evidence_new ();
  (*evidence)->id = g_strdup (row->id);
  (*evidence)->seq = row->seq;
  (*evidence)->name = g_strdup (row->name);
  (*evidence)->media_type = g_strdup (row->media_type);
  (*evidence)->size = row->size;
  (*evidence)->sha256 = g_strdup (row->sha256);
  (*evidence)->proves = *row->proves == '\0' ? NULL : g_strdup (row->proves);
  return TRUE;
}

/* --- head ----------------------------------------------------------------------------------- */

static void
add_label (DocketReportCase *kase, const char *of, const DocketLabel *label)
{
  DocketReportLabel *added = docket_report_label_new ();

  added->of = g_strdup (of);
  added->zh = g_strdup (label->zh_cn);
  added->en = g_strdup (label->en);
  g_ptr_array_add (kase->labels, added);
}

static void
add_labels (DocketReportCase *kase, const DocketCaseView *view)
{
  const DocketEvaluation *evaluation = view->evaluation;
  GPtrArray              *states = view->rules->states;

  add_label (kase, "system", &view->rules->label);
  add_label (kase, "kind", &((DocketKind *) view->rules->kinds->pdata[evaluation->kind])->label);
  add_label (kase, "state", &((DocketState *) states->pdata[evaluation->state])->label);
  if (evaluation->phase >= 0)
    add_label (kase, "phase", &((DocketState *) states->pdata[evaluation->phase])->label);
}

static void
add_head (DocketReportCase *kase, const DocketCaseView *view)
{
  const DocketEvaluation *evaluation = view->evaluation;
  const DocketState      *state = view->rules->states->pdata[evaluation->state];
  const char             *shown = docket_case_get_shown (view->rules, evaluation);

  kase->number = g_strdup (view->row->number);
  kase->system = g_strdup (view->row->system);
  kase->kind = g_strdup (view->row->kind);
  kase->title = g_strdup (view->row->title);
  kase->state = g_strdup (state->id);
  kase->phase = g_str_equal (shown, state->id) ? NULL : g_strdup (shown);
  kase->received = g_strdup (docket_event_get (view->events->pdata[0], "received"));
  kase->rules_id = g_strdup (view->rules->system);
  kase->rules_version = g_strdup (view->rules->version);
  kase->rules_digest = g_strdup (view->rules->digest);
  kase->calendar_digest = g_strdup (docket_calendar_get_digest (view->calendar));
  add_labels (kase, view);
}

/* --- parties and facts ---------------------------------------------------------------------- */

/* The last event that made this party a party in this role */
static gint64
find_party_event (const DocketCaseView *view, const DocketCasePartyRow *row)
{
  g_autofree char *name = g_strconcat ("party.", row->role, NULL);
  gint64           seq = 0;

  for (guint i = 0; i < view->events->len; i++)
    if (g_strcmp0 (docket_event_get (view->events->pdata[i], name), row->party) == 0 &&
        docket_events_find_undo (view->events, i + 1) == 0)
      seq = i + 1;
  return seq;
}

static void
add_parties (DocketReportCase *kase, const DocketCaseView *view, GHashTable *contacts)
{
  for (guint i = 0; i < view->parties->len; i++)
    {
      const DocketCasePartyRow *row = view->parties->pdata[i];
      DocketReportParty        *party = docket_report_party_new ();
      GPtrArray *known = contacts == NULL ? NULL : g_hash_table_lookup (contacts, row->party);

      party->role = g_strdup (row->role);
      party->id = g_strdup (row->party);
      party->name = g_strdup (row->name);
      party->seq = find_party_event (view, row);
      if (known != NULL)
        {
          g_ptr_array_unref (party->contacts);
          party->contacts = g_ptr_array_ref (known);
        }
      g_ptr_array_add (kase->parties, party);
    }
}

static gboolean
is_field (const DocketRuleSet *rules, const char *name)
{
  gint index = docket_rule_set_find_fact (rules, name);

  return index >= 0 && ((DocketFactType *) rules->facts->pdata[index])->record >= 0;
}

/* A correction of the day alone moves what the act set; what it comes to is computed */
static void
fill_moved_fact (DocketReportFact *fact, const DocketCaseView *view, const DocketFactRow *row)
{
  const char *value = g_hash_table_lookup (view->evaluation->facts, row->name);

  fact->on = g_strdup (row->on);
  fact->value = g_strdup (value != NULL ? value : row->value);
}

static void
fill_fact (DocketReportFact *fact, const DocketCaseView *view, const DocketFactRow *row)
{
  const DocketEvent *event = view->events->pdata[row->seq - 1];
  g_autofree char   *name = g_strconcat ("fact.", row->name, NULL);

  fact->name = g_strdup (row->name);
  if (docket_event_get (event, name) == NULL)
    {
      fill_moved_fact (fact, view, row);
      return;
    }
  fact->seq = row->seq;
  fact->on = g_strdup (docket_event_get (event, "on"));
  fact->value = g_strdup (row->value);
}

static void
add_facts (DocketReportCase *kase, const DocketCaseView *view)
{
  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];
      DocketReportFact    *fact;

      if (row->superseded_by != 0 || is_field (view->rules, row->name))
        continue;
      fact = docket_report_fact_new ();
      fill_fact (fact, view, row);
      g_ptr_array_add (kase->facts, fact);
    }
}

/* --- public --------------------------------------------------------------------------------- */

DocketReportCase *
docket_report_filler_fill (const char             *desk,
                           DocketCaseView         *view,
                           GHashTable             *contacts,
                           const DocketReportSeal *seal)
{
  DocketReportCase *kase = docket_report_case_new ();
  Position         *position = g_new0 (Position, 1);

  kase->desk = g_strdup (desk);
  add_head (kase, view);
  add_parties (kase, view, contacts);
  add_facts (kase, view);
  docket_report_filler_add_deadlines (kase, view);
  docket_report_filler_add_records (kase, view);
  docket_report_filler_add_rulings (kase, view);
  kase->seal = *seal;
  kase->seal.clock = g_strdup (seal->clock);
  position->view = view;
  kase->source = (DocketReportSource) { give_event, give_evidence, position };
  return kase;
}

void
docket_report_filler_free (DocketReportCase *kase)
{
  Position  *position = kase->source.data;
  GPtrArray *events = position->view->events;

  /* those that were given are no longer ours */
  for (guint i = position->event; i < events->len; i++)
    docket_event_free (events->pdata[i]);
  g_ptr_array_set_free_func (events, NULL);
  docket_case_view_free (position->view);
  g_free (position);
  docket_report_case_free (kase);
}
