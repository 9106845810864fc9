/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rulings in a report: findings, frozen citations, signatures. One thread at a time. */
#include "report/docket-report-rulings.h"

static void
write_finding (DocketReportOutput *output, const DocketReportFinding *finding)
{
  docket_report_output_start (output, "finding");
  docket_report_output_number (output, "n", finding->n);
  docket_report_output_attribute (output, "evidence", finding->evidence);
  docket_report_output_attribute (output, "cite", finding->cite);
  if (finding->text == NULL)
    docket_report_output_attribute (output, "withheld", "yes");
  else
    docket_report_output_text (output, finding->text);
  docket_report_output_end (output);
}

static void
write_citation (DocketReportOutput *output, const DocketReportCitation *citation)
{
  docket_report_output_start (output, "citation");
  docket_report_output_number (output, "n", citation->n);
  if (citation->seq > 0)
    docket_report_output_number (output, "seq", citation->seq);
  docket_report_output_attribute (output, "article", citation->article);
  docket_report_output_attribute (output, "rules", citation->rules);
  docket_report_output_element (output, "zh", citation->zh);
  docket_report_output_element (output, "en", citation->en);
  for (guint i = 0; i < citation->parameters->len; i++)
    {
      const DocketReportParameter *parameter = g_ptr_array_index (citation->parameters, i);

      docket_report_output_start (output, "parameter");
      docket_report_output_attribute (output, "key", parameter->key);
      docket_report_output_attribute (output, "value", parameter->value);
      docket_report_output_end (output);
    }
  docket_report_output_end (output);
}

static void
write_signature (DocketReportOutput *output, const DocketReportSignature *signature, gint64 ruling)
{
  g_autofree char *at = docket_instant_format_utc (signature->at);

  docket_report_output_start (output, "signature");
  docket_report_output_number (output, "seq", signature->seq);
  docket_report_output_number (output, "ruling", ruling);
  docket_report_output_attribute (output, "actor", signature->actor);
  docket_report_output_attribute (output, "role", signature->role);
  docket_report_output_attribute (output, "at", at);
  docket_report_output_end (output);
}

static void
write_ruling (DocketReportOutput *output, const DocketReportRuling *ruling)
{
  docket_report_output_start (output, "ruling");
  docket_report_output_number (output, "seq", ruling->seq);
  docket_report_output_attribute (output, "outcome", ruling->outcome);
  docket_report_output_attribute (output, "ground", ruling->ground);
  docket_report_output_attribute (output, "author", ruling->author);
  docket_report_output_attribute (output, "state", ruling->state);
  docket_report_output_element (output, "reason", ruling->reason);
  for (guint i = 0; i < ruling->findings->len; i++)
    write_finding (output, g_ptr_array_index (ruling->findings, i));
  for (guint i = 0; i < ruling->citations->len; i++)
    write_citation (output, g_ptr_array_index (ruling->citations, i));
  for (guint i = 0; i < ruling->signatures->len; i++)
    write_signature (output, g_ptr_array_index (ruling->signatures, i), ruling->seq);
  docket_report_output_end (output);
}

void
docket_report_write_rulings (DocketReportOutput *output, const DocketReportCase *kase)
{
  for (guint i = 0; i < kase->rulings->len; i++)
    write_ruling (output, g_ptr_array_index (kase->rulings, i));
}
