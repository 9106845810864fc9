/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of a verification. One thread at a time. Finding them is the verifier's business. */
#include "config.h"

#include "report/docket-report-verdict.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>

const char *
docket_report_fault_get_name (DocketReportFault fault)
{
  static const char *const names[] = {
    "xml", "schema", "hash", "chain", "shown", "content", "seal",
  };

  g_return_val_if_fail ((gsize) fault < G_N_ELEMENTS (names), NULL);

  return names[fault];
}

static void
free_flaw (DocketReportFlaw *flaw)
{
  g_free (flaw->kase);
  g_free (flaw->element);
  g_free (flaw->message);
  g_free (flaw);
}

DocketReportVerdict *
docket_report_verdict_new (void)
{
  DocketReportVerdict *verdict = g_new0 (DocketReportVerdict, 1);

  verdict->flaws = g_ptr_array_new_with_free_func ((GDestroyNotify) free_flaw);
  verdict->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_report_summary_free);
  return verdict;
}

void
docket_report_verdict_free (DocketReportVerdict *verdict)
{
  if (verdict == NULL)
    return;

  g_ptr_array_unref (verdict->flaws);
  g_ptr_array_unref (verdict->cases);
  g_free (verdict);
}

void
docket_report_verdict_add (DocketReportVerdict *verdict,
                           DocketReportFault    fault,
                           guint                line,
                           const char          *element,
                           char                *message)
{
  g_autofree char  *taken = message;
  DocketReportFlaw *flaw;

  verdict->n_flaws++;
  if (verdict->flaws->len == DOCKET_REPORT_MAX_FLAWS)
    return;

  flaw = g_new0 (DocketReportFlaw, 1);
  flaw->fault = fault;
  flaw->line = line;
  flaw->element = g_strdup (element);
  flaw->message = g_steal_pointer (&taken);
  if (verdict->cases->len > 0)
    {
      const DocketReportSummary *summary =
          g_ptr_array_index (verdict->cases, verdict->cases->len - 1);

      flaw->kase = g_strdup (summary->number);
    }
  g_ptr_array_add (verdict->flaws, flaw);
}

char **
docket_report_verdict_dup_checked (const DocketReportVerdict *verdict)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *shown = NULL;

  for (guint i = 0; i < verdict->cases->len; i++)
    {
      const DocketReportSummary *summary = g_ptr_array_index (verdict->cases, i);
      g_autofree char           *line =
          g_strdup_printf (_ ("%s: the chain of %" PRId64 " events with %" PRId64
                              " values (%" PRId64 " withheld) against the seal"),
                           summary->number, summary->events, summary->values, summary->withheld);

      g_strv_builder_add (lines, line);
    }
  shown =
      g_strdup_printf (_ ("%" PRId64
                          " values shown outside the journal against the events they come from"),
                       verdict->shown);
  g_strv_builder_add (lines, shown);
  g_strv_builder_add (lines, _ ("Every other value against the digests of its section"));
  return g_strv_builder_end (lines);
}

char **
docket_report_verdict_dup_unproved (const DocketReportVerdict *verdict)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_strv_builder_add (lines,
                      _ ("That the journal ends here: ask the desk whether it knows the seal "
                         "(docketctl verify --against FILE)"));
  g_strv_builder_add (lines, _ ("That computed values (state, deadlines, working) follow from the "
                                "rules: their digest shows damage, not forgery"));
  g_strv_builder_add (lines, _ ("Who sat at the desk: a claimed name is a claim, and the clock was "
                                "the workstation's"));
  return g_strv_builder_end (lines);
}

DocketReportSummary *
docket_report_summary_new (void)
{
  DocketReportSummary *summary = g_new0 (DocketReportSummary, 1);

  summary->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_report_party_free);
  return summary;
}

void
docket_report_summary_free (DocketReportSummary *summary)
{
  if (summary == NULL)
    return;

  g_free (summary->desk);
  g_free (summary->number);
  g_free (summary->system);
  g_free (summary->kind);
  g_free (summary->state);
  g_free (summary->phase);
  g_free (summary->received);
  g_free (summary->title);
  g_ptr_array_unref (summary->parties);
  g_free (summary->seal_last);
  g_free (summary->seal_head);
  g_free (summary->seal_written);
  g_free (summary->seal_clock);
  g_free (summary);
}
