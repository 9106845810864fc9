/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report says of acts that were corrected or withdrawn, and that it verifies all the same.
 */

#include "docket-test-desk.h"

#include "report/docket-report-verifier.h"

#include <locale.h>

static char *
write_report (DocketTestDesk *test, const char *today, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "shen");
  g_autofree char  *path = g_build_filename (test->directory, "report.xml", NULL);
  const char *const numbers[] = { number, NULL };
  g_autoptr (DocketReportVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  docket_desk_write_report (desk, numbers, path, &error);
  g_assert_no_error (error);
  verdict = docket_report_verify_file (path, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < verdict->flaws->len; i++)
    g_test_message ("%s", ((DocketReportFlaw *) verdict->flaws->pdata[i])->message);
  g_assert_true (verdict->valid);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Between the start and the end of the section */
static char *
dup_section (const char *report, const char *name)
{
  g_autofree char *open = g_strdup_printf ("<%s>", name);
  g_autofree char *close = g_strdup_printf ("</%s>", name);
  const char      *from = strstr (report, open);
  const char      *to = from != NULL ? strstr (from, close) : NULL;

  g_assert_nonnull (to);
  return g_strndup (from, (gsize) (to - from));
}

static guint
count (const char *text, const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (text, part, -1);

  return g_strv_length (pieces) - 1;
}

static void
test_corrected (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-10", "01-plain.eml");
  g_autofree char *report = NULL;
  g_autofree char *records = NULL;

  docket_test_desk_act (test, "2022-01-10", "li", number, "accept compliant=yes");
  docket_test_desk_act (test, "2022-01-11", "li", number, "notify channel=email outcome=failed");
  docket_test_desk_act (test, "2022-01-12", "li", number,
                        "correct of=3 channel=phone to=13800138000 on=2022-01-10 reason=slip");
  docket_test_desk_act (test, "2022-01-12", "li", number, "correct of=3 channel=contact reason=x");
  docket_test_desk_act (test, "2022-01-12", "li", number, "undo of=5");
  report = write_report (test, "2022-01-13", number);
  records = dup_section (report, "records");
  g_assert_cmpuint (count (records, "<record "), ==, 1);
  g_assert_nonnull (strstr (records, "<field name=\"channel\">phone</field>"));
  g_assert_nonnull (strstr (records, "<field name=\"to\">13800138000</field>"));
  g_assert_nonnull (strstr (records, "<field name=\"on\">2022-01-10</field>"));
  g_assert_nonnull (
      strstr (report, "<fact name=\"notice.attempted\" on=\"2022-01-10\">2022-01-10"));
  g_assert_nonnull (strstr (records, "from=\"fact.attempt.outcome\">failed</field>"));
}

static void
test_undone (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-10", "01-plain.eml");
  g_autofree char *report = NULL;

  docket_test_desk_act (test, "2022-01-10", "li", number, "decline reason=not_ours");
  docket_test_desk_act (test, "2022-01-10", "li", number, "undo of=2");
  docket_test_desk_act (test, "2022-01-10", "li", number, "accept compliant=yes");
  docket_test_desk_act (test, "2022-02-08", "li", number,
                        "rule outcome=unbind ground=dispute finding=f evidence=E1 reason=r cite=8");
  docket_test_desk_act (test, "2022-02-08", "li", number, "undo of=5");
  report = write_report (test, "2022-02-08", number);
  g_assert_null (strstr (report, "<fact name=\"decline.reason\""));
  g_assert_null (strstr (report, "letter.declined"));
  g_assert_null (strstr (report, "<ruling "));
  g_assert_nonnull (strstr (report, "action=\"undo\""));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/report-filler/corrected", test_corrected);
  g_test_add_func ("/desk/report-filler/undone", test_undone);
  return g_test_run ();
}
