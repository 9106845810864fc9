/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying and damaging of reports in memory. */
#include "report-check.h"

#include <string.h>

DocketReportVerdict *
report_verify (const char *text, gsize length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GError) error = NULL;
  DocketReportVerdict *verdict = docket_report_verify_stream (stream, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (verdict->valid, ==, verdict->n_flaws == 0);
  return verdict;
}

void
report_assert_valid (const DocketReportVerdict *verdict)
{
  for (guint i = 0; i < verdict->flaws->len; i++)
    {
      const DocketReportFlaw *flaw = g_ptr_array_index (verdict->flaws, i);

      g_test_message ("line %u, %s: %s", flaw->line, flaw->element, flaw->message);
    }
  g_assert_true (verdict->valid);
}

gboolean
report_has_message (const DocketReportVerdict *verdict, const char *message)
{
  for (guint i = 0; i < verdict->flaws->len; i++)
    {
      const DocketReportFlaw *flaw = g_ptr_array_index (verdict->flaws, i);

      if (strstr (flaw->message, message) != NULL)
        return TRUE;
    }
  return FALSE;
}

char *
report_replace (const char *text, const char *from, const char *to)
{
  const char *place = strstr (text, from);

  g_assert_nonnull (place);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, to, place + strlen (from));
}
