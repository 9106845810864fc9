/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened by itself while nobody worked on the desk. */

#include "docket-test-desk.h"

#include "desk/docket-meanwhile.h"

#include <locale.h>

#define MAKER "WW-2022-0001"
#define FOLLOW "WW-2022-0002"

/* Removed on 10 January: the term of ten days ends with the 20th */
static DocketTestDesk *
make_desk (void)
{
  DocketTestDesk *test = docket_test_desk_new ();

  docket_test_desk_add_rules (test, "desk/pair.xml");
  g_free (docket_test_desk_open_case (test, "2022-01-10", "WW/maker-file", "maker=Alpha"));
  docket_test_desk_act (test, "2022-01-10", "li", MAKER, "remove");
  return test;
}

static GPtrArray *
list (DocketTestDesk *test, const char *today, const char *since, DocketInstant *from)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autoptr (GError) error = NULL;
  DocketInstant instant = DOCKET_INSTANT_NONE;
  GPtrArray    *found;

  if (since != NULL)
    g_assert_true (docket_instant_parse (since, &instant));
  found = docket_desk_list_meanwhile (desk, instant, 0, from, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_gap_of_months (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  DocketInstant from;
  g_autoptr (GPtrArray) found = list (test, "2022-06-01", NULL, &from);
  const DocketMeanwhile *meanwhile;
  g_autofree char       *at = NULL;

  g_assert_cmpuint (found->len, ==, 1);
  meanwhile = found->pdata[0];
  at = docket_instant_format (meanwhile->at);
  g_assert_cmpstr (at, ==, "2022-01-21T00:00:00");
  g_assert_cmpstr (meanwhile->kase, ==, FOLLOW);
  g_assert_cmpstr (meanwhile->id, ==, "WW-9");
  g_assert_cmpstr (meanwhile->from, ==, "pending");
  g_assert_cmpstr (meanwhile->to, ==, "over");
  g_assert_cmpstr (docket_meanwhile_get_label (meanwhile)->en, ==, "run out");
  g_assert_cmpuint (meanwhile->working->len, >, 2);
  g_assert_cmpstr (((DocketWorkingStep *) meanwhile->working->pdata[0])->text, ==, "2022-01-10");
  g_assert_cmpint (docket_instant_date (from), ==, docket_instant_date (meanwhile->at) - 11);
}

/* Work of today does not take it off the list, that of another day does */
static void
test_since_somebody_worked (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GPtrArray) tomorrow = NULL;
  g_autoptr (GPtrArray) asked = NULL;

  docket_test_desk_act (test, "2022-06-01", "li", MAKER, "note text=x");
  today = list (test, "2022-06-01", NULL, NULL);
  tomorrow = list (test, "2022-06-02", NULL, NULL);
  asked = list (test, "2022-06-02", "2022-01-20T23:59:59", NULL);
  g_assert_cmpuint (today->len, ==, 1);
  g_assert_cmpuint (tomorrow->len, ==, 0);
  g_assert_cmpuint (asked->len, ==, 1);
}

static void
test_not_yet (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autoptr (GPtrArray) later = list (test, "2022-06-01", NULL, NULL);
  g_autoptr (GPtrArray) before = list (test, "2022-01-20", NULL, NULL);

  g_assert_cmpuint (later->len, ==, 1);
  g_assert_cmpuint (before->len, ==, 0);
}

/* A fact that is recorded late moves what was computed; nothing of it was ever written */
static void
test_late_fact_corrects (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autoptr (GPtrArray) before = list (test, "2022-06-01", NULL, NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *at = NULL;

  g_assert_cmpuint (before->len, ==, 1);
  docket_test_desk_act (test, "2022-06-01", "li", FOLLOW,
                        "correct of=1 removed.on=2022-03-01 reason=misread");
  after = list (test, "2022-06-01", NULL, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  at = docket_instant_format (((DocketMeanwhile *) after->pdata[0])->at);
  g_assert_cmpstr (at, ==, "2022-03-12T00:00:00");
}

/* Nobody worked there before today */
static void
test_empty_desk (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  DocketInstant from;
  g_autoptr (GPtrArray) found = list (test, "2022-01-05", NULL, &from);

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpint (from, ==, DOCKET_INSTANT_NONE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/meanwhile/gap-of-months", test_gap_of_months);
  g_test_add_func ("/desk/meanwhile/since-somebody-worked", test_since_somebody_worked);
  g_test_add_func ("/desk/meanwhile/not-yet", test_not_yet);
  g_test_add_func ("/desk/meanwhile/late-fact-corrects", test_late_fact_corrects);
  g_test_add_func ("/desk/meanwhile/empty-desk", test_empty_desk);
  return g_test_run ();
}
