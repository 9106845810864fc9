/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A case as text. */

#include "config.h"

#include "cli/docket-show.h"

#include "cli/docket-actions.h"
#include "cli/docket-comparison-text.h"
#include "cli/docket-meanwhile-rows.h"
#include "desk/docket-wording.h"
#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "desk/docket-case-file.h"

#include <glib/gi18n.h>
#include <inttypes.h>

static void
print_head (const DocketCaseView *view)
{
  const DocketKind *kind = view->rules->kinds->pdata[view->evaluation->kind];
  g_autofree char  *state =
      docket_wording_dup_state (view->rules, docket_case_get_shown (view->rules, view->evaluation));
  g_autofree char *received = docket_instant_format (view->row->received);
  g_autofree char *title = docket_output_dup_line (view->row->title);

  docket_output_printf ("%s  %s\n", view->row->number, title);
  docket_output_printf (_ ("%s/%s (%s), received %s, rules %s %s\n"), view->row->system, kind->id,
                        docket_wording_get_label (&kind->label), received, view->rules->system,
                        view->rules->version);
  docket_output_printf (_ ("State: %s\n"), state);
  if (*view->row->assignee != '\0')
    docket_output_printf (_ ("Assigned to %s\n"), view->row->assignee);
}

static void
print_missing (const DocketCaseView *view)
{
  GPtrArray *missing = view->evaluation->missing;

  if (missing->len == 0)
    return;
  docket_output_print (_ ("Missing:"));
  for (guint i = 0; i < missing->len; i++)
    {
      g_autofree char *fact = docket_wording_dup_fact (view->rules, missing->pdata[i]);

      docket_output_printf (" %s", fact);
    }
  docket_output_print ("\n");
}

static void
print_parties (const DocketCaseView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (3, 2);

  for (guint i = 0; i < view->parties->len; i++)
    {
      const DocketCasePartyRow *row = view->parties->pdata[i];
      g_autofree char          *role = docket_wording_dup_fact (view->rules, row->role);
      const char               *cells[] = { role, row->party, row->name };

      docket_table_add (table, cells);
    }
  docket_output_print (_ ("Parties:\n"));
  docket_table_print (table);
}

/* What the case's kind calls it; else what its rule says */
static const char *
get_deadline_label (const DocketCaseView *view, const char *id)
{
  gint                      rule = docket_rule_set_find_rule (view->rules, id);
  const DocketDeadlineType *type =
      docket_rule_set_find_deadline (view->rules, view->evaluation->kind, id);

  if (type != NULL)
    return docket_wording_get_label (&type->label);
  return rule < 0
             ? ""
             : docket_wording_get_label (&((DocketRule *) view->rules->rules->pdata[rule])->label);
}

static void
print_deadline (const DocketCaseView *view, const DocketDeadline *deadline)
{
  g_autofree char *span = docket_wording_dup_span (deadline->opens, deadline->due);

  docket_output_printf (_ ("  %s  %s, %s: %s%s  %s\n"), deadline->rule, span,
                        docket_wording_get_deadline_kind (deadline->kind),
                        docket_wording_get_deadline_status (deadline->status),
                        deadline->provisional ? _ (" (provisional: holidays not yet published)")
                                              : "",
                        get_deadline_label (view, deadline->rule));
  for (guint i = 0; deadline->working != NULL && i < deadline->working->len; i++)
    {
      g_autofree char *step = docket_wording_dup_step (view->rules, deadline->working->pdata[i]);

      docket_output_print ("      ");
      docket_output_line (step);
    }
}

/* The value, and what became of it */
static char *
dup_value (const DocketCaseView *view, const DocketFactRow *row)
{
  const char *end = docket_show_get_end (view, row);

  if (*end == '\0')
    return g_strdup (row->value);
  if (g_str_equal (end, "correct"))
    return g_strdup_printf (_ ("%s (corrected by event %" PRId64 ")"), row->value,
                            row->superseded_by);
  if (g_str_equal (end, "undo") || g_str_equal (end, "split"))
    return g_strdup_printf (_ ("%s (withdrawn by event %" PRId64 ")"), row->value,
                            row->superseded_by);
  return g_strdup_printf (_ ("%s (until event %" PRId64 ")"), row->value, row->superseded_by);
}

static void
print_facts (const DocketCaseView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];
      g_autofree char     *name = docket_wording_dup_fact (view->rules, row->name);
      g_autofree char     *value = dup_value (view, row);
      g_autofree char     *seq = g_strdup_printf ("%" G_GINT64_FORMAT, row->seq);
      g_autofree char     *on = docket_show_dup_on (view, row);
      const char          *cells[] = { seq, on, name, value };

      docket_table_add (table, cells);
    }
  docket_output_print (_ ("Facts (event, when, what):\n"));
  docket_table_print (table);
}

static void
print_evidence (const DocketCaseView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  for (guint i = 0; i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *row = view->evidence->pdata[i];
      g_autofree char         *size = g_format_size (row->size);
      const char              *cells[] = { row->id, row->name, size, row->proves };

      docket_table_add (table, cells);
    }
  if (view->evidence->len > 0)
    docket_output_print (_ ("Evidence:\n"));
  docket_table_print (table);
}

static const char *
get_ruling_status (const DocketCaseView *view, const DocketRulingRow *row)
{
  static const char *const STATES[][2] = {
    { "draft", N_ ("draft") },           { "in-force", N_ ("in force") },
    { "superseded", N_ ("superseded") }, { "replaced", N_ ("replaced by a later draft") },
    { "undone", N_ ("undone") },
  };
  const char *state = docket_show_get_ruling_state (view, row);

  for (gsize i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_str_equal (STATES[i][0], state))
      return _ (STATES[i][1]);
  return state;
}

static void
print_reason (const char *reason)
{
  g_autofree char *text = NULL;

  if (reason == NULL || *reason == '\0')
    return;
  text = g_strdup_printf (_ ("      reason: %s"), reason);
  docket_output_line (text);
}

static void
print_ruling (const DocketCaseView *view, const DocketRulingRow *row)
{
  docket_output_printf (_ ("  event %" PRId64 ": %s %s, by %s: %s\n"), row->seq, row->outcome,
                        row->ground, row->author, get_ruling_status (view, row));
  print_reason (row->reason);
  for (guint i = 0; i < row->findings->len; i++)
    {
      const DocketFindingRow *finding = row->findings->pdata[i];
      g_autofree char *text = g_strdup_printf (_ ("      %s [%s; article %s]"), finding->text,
                                               finding->evidence, finding->cite);

      docket_output_line (text);
    }
  for (guint i = 0; i < row->signatures->len; i++)
    {
      const DocketSignatureRow *signature = row->signatures->pdata[i];

      docket_output_printf (_ ("      signed by %s (%s)\n"), signature->actor, signature->role);
    }
}

static void
print_letters (const DocketCaseView *view)
{
  if (view->letters->len > 0)
    docket_output_print (_ ("Letters:\n"));
  for (guint i = 0; i < view->letters->len; i++)
    {
      const DocketLetterRow *row = view->letters->pdata[i];

      docket_output_printf (_ ("  %s to %s (event %" PRId64 ")\n"), row->letter, row->to, row->seq);
    }
}

/* What a term or an automatic transition asks to be sent; that it was is seen from the letters
 * above */
static void
print_letters_due (const DocketCaseView *view)
{
  GPtrArray *letters = view->evaluation->letters_due;

  if (letters->len > 0)
    docket_output_print (_ ("Letters due:\n"));
  for (guint i = 0; i < letters->len; i++)
    {
      const DocketLetter *letter = letters->pdata[i];

      docket_output_printf ("  %s  %s\n", letter->id, docket_wording_get_label (&letter->title));
    }
}

static void
print_notes (const DocketCaseView *view)
{
  gboolean any = FALSE;

  for (guint i = 0; i < view->events->len; i++)
    {
      const DocketEvent *event = view->events->pdata[i];

      if (!g_str_equal (event->action, "note"))
        continue;
      if (!any)
        docket_output_print (_ ("Notes:\n"));
      any = TRUE;
      docket_output_printf ("  %" PRId64 "  %s  %s\n", event->subject_seq, event->actor,
                            docket_event_get (event, "text"));
    }
}

static const char *
get_mail_status (const char *status)
{
  static const char *const STATUS[][2] = {
    { "opened", N_ ("opened") },
    { "merged", N_ ("merged") },
    { "split", N_ ("split off again") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (STATUS); i++)
    if (g_str_equal (STATUS[i][0], status))
      return _ (STATUS[i][1]);
  return status;
}

static void
print_mails (const DocketCaseView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  for (guint i = 0; i < view->messages->len; i++)
    {
      const DocketMessageRow *row = view->messages->pdata[i];
      const char *cells[] = { row->id, get_mail_status (row->status), row->sender, row->subject };

      docket_table_add (table, cells);
    }
  if (view->messages->len > 0)
    docket_output_print (_ ("Mails:\n"));
  docket_table_print (table);
}

/* What an act was about, and why: of corrections and the like */
static char *
dup_remark (const DocketCaseView *view, const DocketEvent *event)
{
  gint64      undo = docket_events_find_undo (view->events, event->subject_seq);
  const char *of = docket_event_get (event, "of");
  const char *reason = docket_event_get (event, "reason");
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (of != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("of event %s"), of));
  if (reason != NULL)
    g_ptr_array_add (parts, g_strdup (reason));
  if (undo > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("withdrawn by event %" PRId64), undo));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

static void
print_events (const DocketCaseView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (6, 2);

  for (guint i = 0; i < view->events->len; i++)
    {
      const DocketEvent *event = view->events->pdata[i];
      g_autofree char   *seq = g_strdup_printf ("%" G_GINT64_FORMAT, event->subject_seq);
      g_autofree char   *at = docket_instant_format (event->at);
      g_autofree char   *remark = dup_remark (view, event);
      const char        *cells[] = { seq, at, event->clock, event->actor, event->action, remark };

      docket_table_add (table, cells);
    }
  docket_output_print (_ ("Journal:\n"));
  docket_table_print (table);
}

static void
print_newer (const DocketCaseView *view)
{
  const DocketComparison *newer = view->newer;

  if (newer == NULL)
    return;
  if (newer->problem == NULL && newer->differences->len == 0)
    {
      docket_output_printf (_ ("Version %s of the rules is in force and answers alike\n"),
                            newer->rules->version);
      return;
    }
  docket_output_printf (
      newer->fixed ? _ ("Version %s of the rules is in force; this case stays with its own, "
                        "which a ruling was signed by. There it would be:\n")
                   : _ ("Version %s of the rules is in force; “docketctl rules move” would "
                        "change:\n"),
      newer->rules->version);
  docket_comparison_print (newer, view->rules);
}

void
docket_show_print (const DocketCaseView *view)
{
  print_head (view);
  print_newer (view);
  print_missing (view);
  print_parties (view);
  if (view->evaluation->deadlines->len > 0)
    docket_output_print (_ ("Deadlines:\n"));
  for (guint i = 0; i < view->evaluation->deadlines->len; i++)
    print_deadline (view, view->evaluation->deadlines->pdata[i]);
  docket_meanwhile_print (view);
  docket_actions_print (view->rules, view->evaluation->actions, FALSE);
  print_facts (view);
  print_evidence (view);
  print_mails (view);
  if (view->rulings->len > 0)
    docket_output_print (_ ("Rulings:\n"));
  for (guint i = 0; i < view->rulings->len; i++)
    print_ruling (view, view->rulings->pdata[i]);
  print_letters (view);
  print_letters_due (view);
  print_notes (view);
  print_events (view);
}
