/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which step is said to be next while a case goes its way, which are said to be possible, and
 * whether the last one could be undone. */
#include "docket-test-desk.h"

#include "desk/docket-case-step.h"
#include "desk/docket-clock-words.h"

#define HALF "rule outcome=unbind ground=no-contract unfinished=yes"
#define RULE "rule outcome=unbind ground=no-contract finding=f evidence=E1 cite=7.1(1) reason=r"

static DocketCaseView *
view_case (DocketTestDesk *test, const char *today, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (desk, number, &error);

  g_assert_no_error (error);
  return view;
}

static gboolean
is_allowed (GPtrArray *steps, const char *action)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const DocketCaseStep *step = steps->pdata[i];

      if (g_str_equal (step->action, action))
        return step->allowed;
    }
  g_assert_not_reached ();
}

/* @act: NULL: only time goes by. @locked: an act that is not possible then; nullable. @clock: rule
 * of the date that is shown first */
static const struct
{
  const char *day;
  const char *actor;
  const char *act;
  const char *next;
  const char *locked;
  const char *clock;
  gboolean    undo;
} WAY[] = {
  { "2022-01-06", "li", NULL, "accept", "publish", NULL, FALSE },
  { "2022-01-06", "li", "accept compliant=yes", "notify", "publish", "GG-6.5", TRUE },
  { "2022-01-06", "li", "notify channel=email outcome=failed", "notify", "publish", NULL, TRUE },
  { "2022-01-06", "li", "notify channel=phone outcome=failed", "notify", "publish", NULL, TRUE },
  { "2022-01-06", "li", "notify channel=contact outcome=failed", "", "publish", NULL, TRUE },
  { "2022-01-12", NULL, NULL, "publish", NULL, NULL, TRUE },
  { "2022-01-12", "li", "publish place=page", "", "unbind", "GG-7.2.1p", TRUE },
  { "2022-02-12", NULL, NULL, "", "unbind", "GG-7.1.3", TRUE },
  { "2022-02-22", "li", HALF, "rule", "unbind", NULL, TRUE },
  { "2022-02-22", "li", RULE, "sign", "unbind", NULL, TRUE },
  { "2022-02-22", "li", "sign", "sign", "unbind", NULL, TRUE },
  { "2022-02-22", "zhao", "sign", "", "unbind", "GG-7.1.3", FALSE },
  { "2022-02-25", NULL, NULL, "unbind", "end-service", "GG-7.1.3", FALSE },
  { "2022-02-25", "li", "unbind ground=no-contract", "close", NULL, NULL, FALSE },
  { "2022-02-25", "li", "close", "archive", NULL, NULL, TRUE },
};

static void
check_view (const DocketCaseView *view, gsize i)
{
  g_autoptr (GPtrArray) steps = docket_case_steps_new (view);
  g_autoptr (DocketClockWords) words = docket_clock_words_new (view);
  const DocketCaseStep *next = docket_case_steps_find_next (steps);

  g_assert_cmpstr (next == NULL ? "" : next->action, ==, WAY[i].next);
  if (WAY[i].locked != NULL)
    g_assert_false (is_allowed (steps, WAY[i].locked));
  if (WAY[i].clock != NULL)
    g_assert_cmpstr (words->deadline->rule, ==, WAY[i].clock);
  g_assert_cmpint (view->undo != NULL && view->undo->len == 0, ==, WAY[i].undo);
}

static void
test_way (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");

  for (gsize i = 0; i < G_N_ELEMENTS (WAY); i++)
    {
      g_autoptr (DocketCaseView) view = NULL;

      g_test_message ("%s %s", WAY[i].day, WAY[i].act);
      if (WAY[i].act != NULL)
        docket_test_desk_act (test, WAY[i].day, WAY[i].actor, number, WAY[i].act);
      view = view_case (test, WAY[i].day, number);
      check_view (view, i);
    }
}

/* --- undo ----------------------------------------------------------------------------------- */

static gint64
get_balance (const DocketCaseView *view)
{
  gint64 balance = 0;

  for (guint i = 0; i < view->ledger->len; i++)
    balance += ((DocketLedgerRow *) view->ledger->pdata[i])->amount;
  return balance;
}

/* An entry is taken back by another at the same instant, and made anew with the act */
static void
test_undo_entry (void)
{
  static const struct
  {
    const char *act;
    guint       entries;
    gint64      balance;
  } cases[] = {
    { "accept compliant=yes", 1, 1000000 },
    { "undo of=2", 2, 0 },
    { "accept compliant=yes", 3, 1000000 },
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketCaseView) view = NULL;

      docket_test_desk_act (test, "2022-01-06", "li", number, cases[i].act);
      view = view_case (test, "2022-01-06", number);
      g_assert_cmpuint (view->ledger->len, ==, cases[i].entries);
      g_assert_cmpint (get_balance (view), ==, cases[i].balance);
      if (i == 1)
        {
          const DocketLedgerRow *first = view->ledger->pdata[0];
          const DocketLedgerRow *second = view->ledger->pdata[1];

          g_assert_cmpstr (second->account, ==, first->account);
          g_assert_cmpstr (second->party, ==, first->party);
          g_assert_cmpint (second->at, ==, first->at);
        }
    }
}

/* Gives its number. Something lies in its file */
static char *
open_case_of_agency (DocketTestDesk *test)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autofree char  *path = docket_test_desk_dup_data ("intake/mails/02-gb18030.eml");
  const char *const inputs[] = { "agency=海豚影视", "creator=团子探店日记151", NULL };
  const char *const paths[] = { path, NULL };
  g_autoptr (DocketActed) acted = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_true (docket_desk_new_case (desk, "GG/account", inputs, &acted, NULL));
  ids = docket_desk_attach (desk, acted->number, paths, NULL, NULL);
  g_assert_nonnull (ids);
  return g_strdup (acted->number);
}

/* A ruling of another case of the agency that is signed after the entry was made may rest on it */
static void
test_undo_ruled (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *other = open_case_of_agency (test);
  g_autoptr (DocketCaseView) before = NULL;
  g_autoptr (DocketCaseView) after = NULL;

  docket_test_desk_act (test, "2022-01-06", "li", number, "accept compliant=yes");
  docket_test_desk_act (test, "2022-01-06", "li", other,
                        "rule outcome=reject finding=f evidence=E1 cite=7 reason=r");
  before = view_case (test, "2022-01-06", number);
  g_assert_cmpuint (before->undo->len, ==, 0);
  docket_test_desk_act (test, "2022-01-06", "zhao", other, "sign");
  after = view_case (test, "2022-01-06", number);
  g_assert_cmpuint (after->undo->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/case-step/way", test_way);
  g_test_add_func ("/desk/case-step/undo-entry", test_undo_entry);
  g_test_add_func ("/desk/case-step/undo-ruled", test_undo_ruled);
  return g_test_run ();
}
