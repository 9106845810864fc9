/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What verification of a desk finds: damage to its files, and reports whose seal is not of its
 * chain. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-report-filler.h"
#include "report/docket-report-verifier.h"
#include "report/docket-report-writer.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sys/stat.h>

/* --- files ---------------------------------------------------------------------------------- */

static char *
build_vault_path (DocketTestDesk *test, const char *sha256)
{
  g_autofree char *shard = g_strndup (sha256, 2);

  return g_build_filename (test->directory, "vault", shard, sha256 + 2, NULL);
}

static guint
count_problems (DocketTestDesk *test)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "shen");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  docket_desk_verify (desk, FALSE, &problems, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  return problems->len;
}

static char *
dup_evidence_digest (DocketTestDesk *test, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "shen");
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, NULL);

  return g_strdup (((DocketEvidenceRow *) view->evidence->pdata[0])->sha256);
}

static void
test_files (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *sha256 = dup_evidence_digest (test, number);
  g_autofree char *path = build_vault_path (test, sha256);
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_cmpuint (count_problems (test), ==, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpuint (count_problems (test), ==, 1);
  content[0] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_cmpuint (count_problems (test), ==, 1);
  content[0] ^= 1;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_cmpuint (count_problems (test), ==, 0);
}

/* --- seals ---------------------------------------------------------------------------------- */

/* A report as the desk writes it, but for what @forge does to the events; its seal is the true one
 */
static void
write_forged (DocketTestDesk *test,
              const char     *number,
              const char     *path,
              void (*forge) (GPtrArray *))
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "shen");
  const char *const numbers[] = { number, NULL };
  g_autoptr (GPtrArray) cases =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_report_filler_free);
  g_autoptr (DocketReportVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  DocketReportSummary *summary;
  DocketCaseView      *view;
  DocketReportSeal     seal = { .written = docket_desk_get_now (desk) };

  docket_desk_write_report (desk, numbers, path, &error);
  g_assert_no_error (error);
  verdict = docket_report_verify_file (path, 0, &error);
  g_assert_no_error (error);
  summary = verdict->cases->pdata[0];
  seal.events = summary->seal_events;
  g_assert_true (docket_digest_from_hex (summary->seal_head, &seal.head));
  view = docket_desk_dup_case (desk, number, &error);
  g_assert_no_error (error);
  forge (view->events);
  g_ptr_array_add (cases, docket_report_filler_fill (docket_desk_get_id (desk), view, NULL, &seal));
  docket_report_write_file (cases, path, &error);
  g_assert_no_error (error);
}

static void
leave_alone (GPtrArray *events)
{
}

static void
cut_tail (GPtrArray *events)
{
  g_ptr_array_set_size (events, (gint) events->len - 1);
}

/* Another note in the place of the last one, its hash computed anew */
static void
rewrite_last (GPtrArray *events)
{
  const DocketEvent *before = events->pdata[events->len - 2];
  const DocketEvent *last = events->pdata[events->len - 1];
  DocketEvent       *other = docket_event_new (last->subject, last->action);

  docket_event_add (other, "text", "never said");
  docket_event_add (other, "state", docket_event_get (last, "state"));
  other->subject_seq = last->subject_seq;
  other->at = last->at;
  g_free (other->actor);
  other->actor = g_strdup (last->actor);
  g_free (other->auth);
  other->auth = g_strdup (last->auth);
  g_free (other->clock);
  other->clock = g_strdup (last->clock);
  docket_event_compute_hash (other, NULL, &before->hash, &other->hash);
  g_ptr_array_set_size (events, (gint) events->len - 1);
  g_ptr_array_add (events, other);
}

/* Each is consistent by itself: only the desk can tell that it is false */
static void
test_forged_reports (void)
{
  static const struct
  {
    void (*forge) (GPtrArray *);
    guint problems;
  } forgeries[] = { { leave_alone, 0 }, { cut_tail, 1 }, { rewrite_last, 1 } };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *path = g_build_filename (test->directory, "report.xml", NULL);

  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=said");
  for (gsize i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "shen");
      g_autoptr (DocketReportVerdict) verdict = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      write_forged (test, number, path, forgeries[i].forge);
      verdict = docket_report_verify_file (path, 0, &error);
      g_assert_no_error (error);
      g_assert_true (verdict->valid);
      docket_desk_verify_against (desk, path, &problems, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, forgeries[i].problems);
    }
}

/* A desk that goes on keeps its older seals */
static void
test_older_seal (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *path = g_build_filename (test->directory, "report.xml", NULL);
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  write_forged (test, number, path, leave_alone);
  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=later");
  desk = docket_test_desk_open (test, "2022-01-06", "shen");
  docket_desk_verify_against (desk, path, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_no_report (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "shen");
  g_autofree char *path = g_build_filename (test->directory, "report.xml", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (docket_desk_verify_against (desk, path, &problems, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "<html/>", -1, NULL));
  g_assert_true (docket_desk_verify_against (desk, path, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/verify/files", test_files);
  g_test_add_func ("/desk/verify/forged-reports", test_forged_reports);
  g_test_add_func ("/desk/verify/older-seal", test_older_seal);
  g_test_add_func ("/desk/verify/no-report", test_no_report);
  return g_test_run ();
}
