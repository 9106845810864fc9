/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The façade: a case from its mail to the archive, the ways aside, and what every act leaves
 * behind. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "report/docket-report-verifier.h"
#include "rules/docket-rules-library.h"

#include <locale.h>
#include <unistd.h>

#define RULE                                                                                       \
  "rule outcome=unbind ground=no-contract finding=no_contract evidence=E1 cite=7.1(1) reason=r"

static char *
accept_and_fail_notices (DocketTestDesk *test, const char *mail, const char *day)
{
  char *number = docket_test_desk_import (test, day, mail);

  docket_test_desk_act (test, day, "li", number, "accept compliant=yes");
  docket_test_desk_act (test, day, "li", number, "notify channel=email outcome=failed");
  docket_test_desk_act (test, day, "li", number, "notify channel=phone outcome=failed");
  docket_test_desk_act (test, day, "li", number, "notify channel=contact outcome=failed");
  return number;
}

static void
test_main_job (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = accept_and_fail_notices (test, "01-plain.eml", "2022-01-06");
  g_autofree char *window = NULL;
  g_autofree char *month = NULL;

  g_assert_cmpstr (number, ==, "GG-2022-0001");
  docket_test_desk_refuse (test, "2022-01-11", number, "publish place=page",
                           "GG-7.1.2w 2022-01-12");
  docket_test_desk_act (test, "2022-01-12", "li", number, "publish place=page");
  docket_test_desk_assert_shown (test, "2022-02-11", number, "published");
  docket_test_desk_assert_shown (test, "2022-02-12", number, "await-window");
  window = docket_test_desk_dup_deadline (test, "2022-02-12", number, "GG-7.1.3");
  g_assert_cmpstr (window, ==, "2022-02-25..2022-02-28");
  docket_test_desk_refuse (test, "2022-02-21", number, "unbind ground=no-contract",
                           "GG-7.1.3 2022-02-25..2022-02-28");
  docket_test_desk_act (test, "2022-02-22", "li", number, RULE);
  docket_test_desk_act (test, "2022-02-22", "li", number, "sign");
  docket_test_desk_act (test, "2022-02-22", "zhao", number, "sign");
  docket_test_desk_assert_shown (test, "2022-02-25", number, "window-open");
  docket_test_desk_act (test, "2022-02-25", "li", number, "unbind ground=no-contract");
  month = docket_test_desk_dup_fact (test, "2022-02-25", number, "settlement.month");
  g_assert_cmpstr (month, ==, "2022-03");
  docket_test_desk_act (test, "2022-02-25", "li", number, "close");
  docket_test_desk_act (test, "2022-02-25", "li", number, "archive");
  docket_test_desk_assert_shown (test, "2022-03-01", number, "archived");
}

static DocketCaseView *
view_case (DocketTestDesk *test, const char *today, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (desk, number, &error);

  g_assert_no_error (error);
  return view;
}

static void
test_refused_act_changes_nothing (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = accept_and_fail_notices (test, "01-plain.eml", "2022-01-06");
  g_autoptr (DocketCaseView) before = view_case (test, "2022-01-11", number);
  g_autoptr (DocketCaseView) after = NULL;

  docket_test_desk_refuse (test, "2022-01-11", number, "publish place=page",
                           "GG-7.1.2w 2022-01-12");
  after = view_case (test, "2022-01-11", number);
  g_assert_cmpuint (after->events->len, ==, before->events->len);
  g_assert_cmpuint (after->facts->len, ==, before->facts->len);
}

/* Who may act, and how a wrong call is told from a refusal */
static void
test_who_and_what (void)
{
  static const struct
  {
    const char *actor;
    const char *action;
    const char *input;
    DocketError code;
  } cases[] = {
    { "nobody", "accept", "compliant=yes", DOCKET_ERROR_REFUSED },
    { "shen", "accept", "compliant=yes", DOCKET_ERROR_REFUSED },
    { "li", "fly", "compliant=yes", DOCKET_ERROR_USAGE },
    { "li", "accept", "colour=red", DOCKET_ERROR_USAGE },
    { "li", "accept", "compliant", DOCKET_ERROR_USAGE },
    { "li", "accept", "compliant=perhaps", DOCKET_ERROR_REFUSED },
    { "li", "accept", "on=2022-01-07", DOCKET_ERROR_REFUSED },
    { "li", "note", "text=a\001b", DOCKET_ERROR_REFUSED },
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const inputs[] = { cases[i].input, NULL };
      g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", cases[i].actor);
      g_autoptr (GError) error = NULL;

      g_assert_false (docket_desk_act (desk, number, cases[i].action, inputs, NULL, &error));
      g_assert_error (error, DOCKET_ERROR, (gint) cases[i].code);
    }
}

static void
test_unknown_case (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  const char *const inputs[] = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (docket_desk_act (desk, "GG-2022-0009", "accept", inputs, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "GG-2022-0009"));
}

/* The ways that leave the main road; each ends where it should */
static void
test_ways_aside (void)
{
  static const struct
  {
    const char *mail;
    const char *acts[6];
    const char *shown;
  } ways[] = {
    { "04-no-screenshot.eml",
      { "request-supplement", "withdraw reason=settled", NULL },
      "withdrawn" },
    { "05-no-phone.eml",
      { "supplement phone=13800138000", "accept compliant=yes", NULL },
      "accepted" },
    { "06-full-width-plus.eml",
      { "decline reason=not_ours", "close", "archive", NULL },
      "archived" },
    { "02-gb18030.eml", { "accept compliant=doubt", "agree", NULL }, "agreed" },
    { "03-quoted-printable-subject.eml",
      { "accept", "notify channel=email outcome=reached", "note text=called", NULL },
      "await-contract" },
    { "07-dash-and-space.eml",
      { "accept", "award outcome=ended evidence=E1 effective=yes", NULL },
      "execute-award" },
    { "16-free-text.eml",
      { "accept", "notify channel=phone outcome=reached", "submit-contract evidence=E1",
        "check-contract result=valid written=yes both-signed=yes parties-match=yes in-force=yes",
        "refer", NULL },
      "third-party" },
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *number = docket_test_desk_import (test, "2022-01-10", ways[i].mail);

      for (gsize j = 0; ways[i].acts[j] != NULL; j++)
        docket_test_desk_act (test, "2022-01-10", "li", number, ways[i].acts[j]);
      docket_test_desk_assert_shown (test, "2022-01-10", number, ways[i].shown);
    }
}

/* A late fact corrects what was computed meanwhile; what is signed stays */
static void
test_correction (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = accept_and_fail_notices (test, "01-plain.eml", "2022-01-06");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  docket_test_desk_act (test, "2022-01-14", "li", number, "publish place=page");
  before = docket_test_desk_dup_deadline (test, "2022-01-14", number, "GG-7.2.1p");
  g_assert_cmpstr (before, ==, "-..2022-02-13");
  docket_test_desk_act (test, "2022-01-20", "li", number,
                        "correct of=6 on=2022-01-12 reason=wrong_day");
  after = docket_test_desk_dup_deadline (test, "2022-01-20", number, "GG-7.2.1p");
  g_assert_cmpstr (after, ==, "-..2022-02-11");
  docket_test_desk_act (test, "2022-02-22", "li", number, RULE);
  docket_test_desk_act (test, "2022-02-22", "li", number, "sign");
  docket_test_desk_act (test, "2022-02-22", "zhao", number, "sign");
  docket_test_desk_refuse (test, "2022-02-23", number, "correct of=6 on=2022-01-13 reason=again",
                           "");
}

/* Cases and the calculator are one evaluation */
static void
test_agrees_with_compute (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketRulesLibrary) library = docket_rules_library_load (NULL, NULL);
  const DocketRulesFile   *file = docket_rules_library_find_latest (library, "GG");
  g_autofree char         *number = accept_and_fail_notices (test, "01-plain.eml", "2022-01-06");
  static const char *const days[] = { "2022-01-12", "2022-01-28", "2022-01-29", "2022-01-31",
                                      "2022-02-22" };

  docket_test_desk_act (test, "2022-03-01", "li", number, "publish place=page on=2022-01-12");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char  *base = g_strconcat ("base=", days[i], NULL);
      const char *const arguments[] = { base, NULL };
      g_autofree char  *correct = g_strdup_printf ("correct of=6 on=%s reason=test", days[i]);
      g_autofree char  *shown = NULL;
      g_autofree char  *answer = NULL;

      docket_test_desk_act (test, "2022-03-01", "li", number, correct);
      shown = docket_test_desk_dup_deadline (test, "2022-03-01", number, "GG-7.1.3");
      answer = docket_compute (file->set, docket_rules_library_get_calendar (library), "GG-7.1.3",
                               arguments, NULL, NULL);
      g_assert_cmpstr (shown, ==, answer);
    }
}

static void
test_new_case (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-05-10", "li");
  const char *const inputs[] = { "applicant=agency", "agency=海豚影视", "creator=阿花",
                                 "ground=award", NULL };
  const char *const wrong[] = { "colour=red", NULL };
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  docket_desk_new_case (desk, "GG/application", inputs, &acted, &error);
  g_assert_no_error (error);
  number = g_strdup (acted->number);
  g_assert_cmpstr (number, ==, "GG-2022-0001");
  g_assert_false (docket_desk_new_case (desk, "GG/application", wrong, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (docket_desk_new_case (desk, "GG/nothing", inputs, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
  g_clear_object (&desk);
  docket_test_desk_assert_shown (test, "2022-05-10", number, "draft");
}

static void
test_report (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char  *number = accept_and_fail_notices (test, "01-plain.eml", "2022-01-06");
  g_autofree char  *path = g_build_filename (test->directory, "report.xml", NULL);
  const char *const numbers[] = { number, NULL };
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketReportVerdict) verdict = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  docket_test_desk_act (test, "2022-01-12", "li", number, "publish place=page");
  docket_test_desk_act (test, "2022-02-22", "li", number, RULE);
  docket_test_desk_act (test, "2022-02-22", "li", number, "sign");
  docket_test_desk_act (test, "2022-02-22", "zhao", number, "sign");
  desk = docket_test_desk_open (test, "2022-02-25", "shen");
  docket_desk_write_report (desk, numbers, path, &error);
  g_assert_no_error (error);
  verdict = docket_report_verify_file (path, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < verdict->flaws->len; i++)
    g_test_message ("%s", ((DocketReportFlaw *) verdict->flaws->pdata[i])->message);
  g_assert_true (verdict->valid);
  docket_desk_verify_against (desk, path, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* A second desk, or a rewritten one, does not bear the seal of the first */
static void
test_report_of_another_desk (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketTestDesk) other = docket_test_desk_new ();
  g_autofree char  *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char  *path = g_build_filename (test->directory, "report.xml", NULL);
  const char *const numbers[] = { number, NULL };
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-02-25", "shen");
  g_autoptr (DocketDesk) wrong = docket_test_desk_open (other, "2022-02-25", "shen");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  docket_desk_write_report (desk, numbers, path, &error);
  g_assert_no_error (error);
  docket_desk_verify_against (wrong, path, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_second_writer_is_told (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) first = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketDesk) second = docket_test_desk_open (test, "2022-01-06", "wang");
  const char *const inputs[] = { "text=a", NULL };
  DocketCaseQuery   query = { .due_before = DOCKET_DATE_NONE };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (docket_desk_act (first, number, "note", inputs, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (docket_desk_act (second, number, "note", inputs, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_BUSY);
  g_clear_error (&error);
  rows = docket_desk_list (second, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
test_read_only (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char  *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  DocketDeskOptions options = {
    .directory = test->directory, .today = "2022-01-06", .actor = "li", .read_only = TRUE
  };
  const char *const inputs[] = { "text=a", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketDesk) desk = docket_desk_open (&options, &error);

  g_assert_no_error (error);
  g_assert_false (docket_desk_act (desk, number, "note", inputs, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
}

static guint
count_shown (DocketTestDesk *test, const char *today, const char *state)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  DocketCaseQuery query = { .state = state, .due_before = DOCKET_DATE_NONE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = docket_desk_list (desk, &query, &error);

  g_assert_no_error (error);
  return rows->len;
}

/* A day goes by without an event: the list follows, forwards and, in practice, backwards */
static void
test_list_rolls (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = accept_and_fail_notices (test, "01-plain.eml", "2022-01-06");

  docket_test_desk_act (test, "2022-01-12", "li", number, "publish place=page");
  g_assert_cmpuint (count_shown (test, "2022-02-11", "published"), ==, 1);
  g_assert_cmpuint (count_shown (test, "2022-02-12", "published"), ==, 0);
  g_assert_cmpuint (count_shown (test, "2022-02-12", "await-window"), ==, 1);
  g_assert_cmpuint (count_shown (test, "2022-02-25", "window-open"), ==, 1);
  g_assert_cmpuint (count_shown (test, "2022-03-01", "window-missed"), ==, 1);
  g_assert_cmpuint (count_shown (test, "2022-02-11", "published"), ==, 1);
}

/* A copy that opens as a desk, is brought up to date, and never written over another desk */
static void
test_backup (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketTestDesk) other = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *directory = g_build_filename (test->directory, "copy", NULL);
  DocketTestDesk   copy = { directory };
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketDesk) wrong = docket_test_desk_open (other, "2022-01-06", "li");
  g_autoptr (DocketDesk) opened = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second, events;

  docket_desk_backup (desk, directory, &first, &error);
  g_assert_no_error (error);
  docket_test_desk_act (test, "2022-01-06", "li", number, "accept compliant=yes");
  docket_desk_backup (desk, directory, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second, ==, first + 1);
  g_assert_false (docket_desk_backup (wrong, directory, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT);
  g_clear_error (&error);
  opened = docket_test_desk_open (&copy, "2022-01-06", "li");
  docket_desk_verify (opened, TRUE, &problems, &events, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpint (events, ==, second);
}

static guint
count_found (DocketTestDesk *test, const char *text)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = docket_desk_search (desk, text, 10, &error);

  g_assert_no_error (error);
  return found->len;
}

/* What is told of the first find: the words around the match, from the index or without it */
static void
assert_words (DocketTestDesk *test, const char *text, const char *words)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (GPtrArray) found = docket_desk_search (desk, text, 1, NULL);

  g_assert_nonnull (strstr (((DocketFound *) found->pdata[0])->words, words));
}

static void
test_search (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char        *first = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *second G_GNUC_UNUSED =
      docket_test_desk_import (test, "2022-01-06", "08-traditional-big5.eml");
  g_autofree char *cache = g_build_filename (test->directory, "search.db", NULL);

  docket_test_desk_act (test, "2022-01-06", "li", first, "note text=银行流水待核");
  for (guint round = 0; round < 2; round++)
    {
      g_assert_cmpuint (count_found (test, "海豚"), ==, 1);
      g_assert_cmpuint (count_found (test, "創想"), ==, 1);
      g_assert_cmpuint (count_found (test, "创想"), ==, 1);
      g_assert_cmpuint (count_found (test, "流水"), ==, 1);
      g_assert_cmpuint (count_found (test, "18660329669"), ==, 1);
      g_assert_cmpuint (count_found (test, "聊天记录.png"), ==, 1);
      g_assert_cmpuint (count_found (test, "大象"), ==, 0);
      assert_words (test, "流水", "银行流水待核");
      /* the second time without the cache */
      unlink (cache);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/desk/main-job", test_main_job);
  g_test_add_func ("/desk/desk/refused-act-changes-nothing", test_refused_act_changes_nothing);
  g_test_add_func ("/desk/desk/who-and-what", test_who_and_what);
  g_test_add_func ("/desk/desk/unknown-case", test_unknown_case);
  g_test_add_func ("/desk/desk/ways-aside", test_ways_aside);
  g_test_add_func ("/desk/desk/correction", test_correction);
  g_test_add_func ("/desk/desk/agrees-with-compute", test_agrees_with_compute);
  g_test_add_func ("/desk/desk/new-case", test_new_case);
  g_test_add_func ("/desk/desk/report", test_report);
  g_test_add_func ("/desk/desk/report-of-another-desk", test_report_of_another_desk);
  g_test_add_func ("/desk/desk/second-writer-is-told", test_second_writer_is_told);
  g_test_add_func ("/desk/desk/read-only", test_read_only);
  g_test_add_func ("/desk/desk/list-rolls", test_list_rolls);
  g_test_add_func ("/desk/desk/backup", test_backup);
  g_test_add_func ("/desk/desk/search", test_search);
  return g_test_run ();
}
