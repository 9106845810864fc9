/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rarer ways of a case, each on a desk of its own: what the rules allow is tested with the
 * rules; here, that the desk records it so that chain, projections and case say the same. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-case-file.h"

#include <locale.h>

#define NO_CONTRACT "rule outcome=unbind ground=no-contract finding=f evidence=E1 cite=7.2 reason=r"
#define DISPUTE "rule outcome=unbind ground=dispute finding=f evidence=E1 reason=r cite="

/* Steps are "DATE ACTOR ACT", "DATE ! ACT" for one that is refused, "DATE + FILE" to attach a file
 * of the test data, "DATE = STATE" */
typedef struct
{
  const char *path;
  const char *mail;
  const char *steps[20];
  void (*check) (const DocketCaseView *view); /* of the last day; nullable */
} Way;

static DocketCaseView *
view_case (DocketTestDesk *test, const char *today, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "shen");
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (desk, number, &error);

  g_assert_no_error (error);
  return view;
}

static void
assert_refused (DocketTestDesk *test, const char *today, const char *number, const char *act)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_auto (GStrv) parts = g_strsplit (act, " ", -1);
  g_autoptr (DocketCaseView) before = view_case (test, today, number);
  g_autoptr (DocketCaseView) after = NULL;
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      docket_desk_act (desk, number, parts[0], (const char *const *) parts + 1, &acted, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_assert_cmpuint (acted->reasons->len, >, 0);
  g_assert_cmpint (acted->seq, ==, 0);
  after = view_case (test, today, number);
  g_assert_cmpuint (after->events->len, ==, before->events->len);
}

static void
attach (DocketTestDesk *test, const char *today, const char *number, const char *name)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autofree char  *path = docket_test_desk_dup_data (name);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = docket_desk_attach (desk, number, paths, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
}

static void
take_step (DocketTestDesk *test, const char *number, const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, " ", 3);

  g_test_message ("%s", step);
  if (g_str_equal (words[1], "="))
    docket_test_desk_assert_shown (test, words[0], number, words[2]);
  else if (g_str_equal (words[1], "+"))
    attach (test, words[0], number, words[2]);
  else if (g_str_equal (words[1], "!"))
    assert_refused (test, words[0], number, words[2]);
  else
    docket_test_desk_act (test, words[0], words[1], number, words[2]);
}

static void
go_way (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-10", way->mail);
  g_autofree char *day = NULL;
  g_autoptr (DocketCaseView) view = NULL;
  gsize n = 0;

  for (; way->steps[n] != NULL; n++)
    take_step (test, number, way->steps[n]);
  day = g_strndup (way->steps[n - 1], strlen ("YYYY-MM-DD"));
  view = view_case (test, day, number);
  if (way->check != NULL)
    way->check (view);
}

/* --- what is recorded ----------------------------------------------------------------------- */

static const DocketEvent *
get_last_event (const DocketCaseView *view, const char *action)
{
  for (guint i = view->events->len; i > 0; i--)
    {
      const DocketEvent *event = view->events->pdata[i - 1];

      if (g_str_equal (event->action, action))
        return event;
    }
  g_assert_not_reached ();
}

/* In force by the second signature, which freezes article text, parameters and deadlines */
static void
check_late_contract (const DocketCaseView *view)
{
  const DocketRulingRow *ruling;
  const DocketEvent     *event = get_last_event (view, "sign");

  g_assert_cmpuint (view->rulings->len, ==, 1);
  ruling = view->rulings->pdata[0];
  g_assert_cmpuint (ruling->signatures->len, ==, 2);
  g_assert_cmpint (ruling->in_force_seq, ==, event->subject_seq);
  g_assert_cmpstr (((DocketSignatureRow *) ruling->signatures->pdata[1])->role, ==, "senior");
  g_assert_cmpstr (docket_event_get (event, "in-force"), ==, "yes");
  g_assert_nonnull (docket_event_get (event, "citation.1.text-zh"));
  g_assert_nonnull (docket_event_get (event, "deadline.1.rule"));
  g_assert_true (g_str_has_prefix (docket_event_get (event, "citation.1.rules"), "GG "));
  event = view->events->pdata[event->subject_seq - 2];
  g_assert_cmpstr (docket_event_get (event, "in-force"), ==, "no");
  g_assert_null (docket_event_get (event, "citation.1.article"));
}

static void
check_supersede (const DocketCaseView *view)
{
  const DocketRulingRow *first = view->rulings->pdata[0];
  const DocketRulingRow *second = view->rulings->pdata[1];

  g_assert_cmpint (first->superseded_by, ==, second->seq);
  g_assert_cmpint (second->superseded_by, ==, 0);
  g_assert_cmpint (second->in_force_seq, >, first->in_force_seq);
}

static void
check_end_of_service (const DocketCaseView *view)
{
  const DocketEvent *event = get_last_event (view, "end-service");

  g_assert_cmpstr (docket_event_get (event, "state"), ==, "unbound");
  g_assert_cmpstr (docket_event_get (event, "relation.1.do"), ==, "end");
  g_assert_nonnull (docket_event_get (event, "relation.1.a"));
  g_assert_cmpstr (docket_event_get (event, "relation.1.on"), ==, "2022-02-10");
  g_assert_cmpstr (docket_event_get (event, "fact.settlement.month"), ==, "2022-03");
  g_assert_nonnull (docket_event_get (event, "letter.1.letter"));
}

static const DocketFactRow *
find_fact (const DocketCaseView *view, gint64 seq, const char *name)
{
  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];

      if (row->seq == seq && g_str_equal (row->name, name))
        return row;
    }
  g_assert_not_reached ();
}

/* What the acts under the ruling set is not known any more, and no row says so */
static void
check_reopen (const DocketCaseView *view)
{
  const DocketFactRow *closed = find_fact (view, 3, "closed.on");

  g_assert_null (g_hash_table_lookup (view->evaluation->facts, "closed.on"));
  g_assert_cmpint (closed->superseded_by, ==, get_last_event (view, "reopen")->subject_seq);
}

static void
check_undo (const DocketCaseView *view)
{
  g_assert_cmpint (find_fact (view, 5, "attempt.outcome")->superseded_by, ==, 7);
  g_assert_cmpint (find_fact (view, 2, "decline.reason")->superseded_by, ==, 3);
  g_assert_cmpint (find_fact (view, 8, "notice.received")->superseded_by, ==, 0);
  g_assert_cmpint (find_fact (view, 9, "notice.received")->superseded_by, ==, 10);
  g_assert_cmpstr (g_hash_table_lookup (view->evaluation->facts, "notice.received"), ==,
                   "2022-01-14");
  g_assert_cmpstr (docket_event_get (get_last_event (view, "undo"), "of"), ==, "9");
  for (guint i = 0; i < view->letters->len; i++) /* that of the decline waits no more */
    g_assert_cmpint (((DocketLetterRow *) view->letters->pdata[i])->seq, >, 3);
}

/* The first draft stood again, was signed once, and was replaced */
static void
check_undo_ruling (const DocketCaseView *view)
{
  g_assert_cmpuint (view->rulings->len, ==, 3);
  g_assert_cmpint (((DocketRulingRow *) view->rulings->pdata[0])->superseded_by, ==, 9);
  g_assert_cmpint (((DocketRulingRow *) view->rulings->pdata[1])->superseded_by, ==, 7);
  g_assert_cmpint (((DocketRulingRow *) view->rulings->pdata[2])->superseded_by, ==, 0);
  g_assert_cmpuint (((DocketRulingRow *) view->rulings->pdata[0])->signatures->len, ==, 1);
  g_assert_cmpuint (((DocketRulingRow *) view->rulings->pdata[1])->signatures->len, ==, 0);
}

static const Way WAYS[] = {
  { "late-contract",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-01-15 li notify channel=email outcome=reached",
      "2022-02-15 ! submit-contract evidence=E1 reason=ill",
      "2022-02-15 li rule outcome=submit-contract finding=ill evidence=E1 cite=7.1(2) reason=r",
      "2022-02-15 li sign", "2022-02-15 ! submit-contract evidence=E1 reason=ill",
      "2022-02-15 zhao sign", "2022-02-15 li submit-contract evidence=E1 reason=ill",
      "2022-02-15 = contract-review", NULL },
    check_late_contract },
  { "supersede",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-02-08 li " DISPUTE "8", "2022-02-08 li sign",
      "2022-02-08 zhao sign", "2022-02-08 ! " DISPUTE "6(5)",
      "2022-02-09 wang supersede of=3 outcome=unbind ground=dispute finding=f evidence=E1 "
      "cite=6(5) reason=r",
      "2022-02-09 wang sign", "2022-02-09 zhao sign", NULL },
    check_supersede },
  { "end-of-service",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-01-20 li " DISPUTE "6(5)", "2022-01-20 li sign",
      "2022-01-20 zhao sign", "2022-02-01 ! end-service ground=dispute harm=noted reason=x",
      "2022-02-10 ! end-service ground=dispute reason=x",
      "2022-02-10 li end-service ground=dispute harm=noted reason=x", "2022-02-10 = unbound",
      NULL },
    check_end_of_service },
  { "reached-in-publication",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-01-11 li notify channel=email outcome=failed",
      "2022-01-11 li notify channel=phone outcome=failed",
      "2022-01-11 li notify channel=contact outcome=failed", "2022-01-17 li publish place=page",
      "2022-01-18 = published", "2022-01-20 li notify channel=phone outcome=reached",
      "2022-01-20 = published", "2022-02-21 = await-window", NULL } },
  { "window-missed",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-01-12 li notify channel=email outcome=reached",
      "2022-02-22 li " NO_CONTRACT, "2022-02-22 li sign", "2022-02-22 zhao sign",
      "2022-02-28 = window-open", "2022-03-01 = window-missed",
      "2022-03-10 ! unbind ground=no-contract reason=ill", "2022-03-25 ! unbind ground=no-contract",
      "2022-03-25 li unbind ground=no-contract reason=ill", "2022-03-25 = unbound", NULL } },
  { "award-before-acceptance",
    "01-plain.eml",
    { "2022-01-10 ! award outcome=ended effective=yes",
      "2022-01-10 li award outcome=ended evidence=E1 effective=yes", "2022-01-10 = execute-award",
      NULL } },
  { "award-in-publication",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-01-11 li notify channel=email outcome=failed",
      "2022-01-11 li notify channel=phone outcome=failed",
      "2022-01-11 li notify channel=contact outcome=failed", "2022-01-17 li publish place=page",
      "2022-01-18 li award outcome=ended evidence=E1 effective=yes", "2022-01-18 = execute-award",
      NULL } },
  { "award-awaiting-window",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-01-12 li notify channel=email outcome=reached",
      "2022-02-20 = await-window", "2022-02-20 li award outcome=upheld evidence=E1 effective=yes",
      "2022-02-20 = closed", NULL } },
  { "reopen",
    "01-plain.eml",
    { "2022-01-10 li decline reason=x", "2022-01-10 li close", "2022-01-10 li archive",
      "2022-01-11 ! close", "2022-01-11 ! " NO_CONTRACT, "2022-01-12 + intake/mails/02-gb18030.eml",
      "2022-01-12 li rule outcome=reopen finding=new evidence=E2 cite=7 reason=r",
      "2022-01-12 li sign", "2022-01-12 zhao sign",
      "2022-01-12 ! reopen reason=x because=new-evidence",
      "2022-01-12 zhao reopen reason=x because=new-evidence", "2022-01-12 = accepted", NULL },
    check_reopen },
  { "undo",
    "01-plain.eml",
    { "2022-01-10 li decline reason=x", "2022-01-10 = declined", "2022-01-10 wang undo of=2",
      "2022-01-10 = received", "2022-01-10 ! undo of=1", "2022-01-10 li accept compliant=yes",
      "2022-01-12 li notify channel=email outcome=failed", "2022-01-12 li note text=called",
      "2022-01-12 ! undo of=4", "2022-01-12 li undo of=5 reason=slip", "2022-01-12 = accepted",
      "2022-01-14 li notify channel=email outcome=reached",
      "2022-01-15 li correct of=8 on=2022-01-15 reason=x", "2022-01-15 li undo of=9", NULL },
    check_undo },
  { "undo-ruling",
    "01-plain.eml",
    { "2022-01-10 li accept compliant=yes", "2022-02-08 li " DISPUTE "8",
      "2022-02-08 li " DISPUTE "6(5)", "2022-02-08 li sign", "2022-02-08 ! undo of=4",
      "2022-02-08 li undo of=5", "2022-02-08 wang undo of=4", "2022-02-08 li sign",
      "2022-02-08 li " DISPUTE "6(5)", NULL },
    check_undo_ruling },
  { "put-before",
    "01-plain.eml",
    { "2022-01-12 li accept compliant=yes", "2022-01-12 ! decline reason=x on=2022-01-11",
      "2022-01-12 = accepted", NULL } },
};

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++)
    {
      g_autofree char *path = g_strconcat ("/desk/ways/", WAYS[i].path, NULL);

      g_test_add_data_func (path, &WAYS[i], go_way);
    }
  return g_test_run ();
}
