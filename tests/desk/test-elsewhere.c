/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts that reach other cases: all of it happens, or nothing. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-case-file.h"
#include "desk/docket-desk-try.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include <locale.h>
#include <string.h>

#define MAKER "WW-2022-0001"
#define BOND_A "WW-2022-0002"
#define BOND_B "WW-2022-0003"
#define STRANGER "WW-2022-0004" /* a bond of another maker */
#define FOLLOW "WW-2022-0005"
#define DAY "2022-01-10"

static DocketTestDesk *
make_desk (void)
{
  static const char *const CASES[][2] = {
    { "WW/maker-file", "maker=Alpha" },
    { "WW/bond", "maker=Alpha shop=One" },
    { "WW/bond", "maker=Alpha shop=Two" },
    { "WW/bond", "maker=Beta shop=One" },
  };
  DocketTestDesk *test = docket_test_desk_new ();

  docket_test_desk_add_rules (test, "desk/pair.xml");
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_free (docket_test_desk_open_case (test, DAY, CASES[i][0], CASES[i][1]));
  return test;
}

static DocketCaseView *
view_case (DocketTestDesk *test, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, DAY, "shen");
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (desk, number, &error);

  g_assert_no_error (error);
  return view;
}

static guint
count_events (DocketTestDesk *test, const char *number)
{
  g_autoptr (DocketCaseView) view = view_case (test, number);

  return view->events->len;
}

static DocketActed *
act (DocketTestDesk *test, const char *number, const char *action, const char *input)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, DAY, "li");
  const char *const inputs[] = { input, NULL };
  g_autoptr (GError) error = NULL;
  DocketActed *acted = NULL;

  docket_desk_act (desk, number, action, inputs, &acted, &error);
  g_assert_no_error (error);
  return acted;
}

/* The sentences of a refusal */
static char *
dup_refusal (DocketTestDesk *test, const char *number, const char *action, const char *input)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, DAY, "li");
  const char *const inputs[] = { input, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = NULL;

  g_assert_false (docket_desk_act (desk, number, action, inputs, &acted, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_assert_null (acted->after);
  g_assert_cmpint (acted->seq, ==, 0);
  return docket_wording_dup_refusal (acted->rules, number, action, DAY, acted->reasons);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_done (const DocketActed *acted, guint index, const char *number, const char *action)
{
  const DocketElsewhere *elsewhere = acted->elsewhere->pdata[index];

  g_assert_cmpstr (elsewhere->number, ==, number);
  g_assert_cmpstr (elsewhere->action, ==, action);
}

static const char *
get_last (const DocketCaseView *view, const char *name)
{
  return docket_event_get (view->events->pdata[view->events->len - 1], name);
}

static void
test_opens_and_cascades (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autoptr (DocketActed) acted = act (test, MAKER, "remove", "orders=3");
  g_autoptr (DocketCaseView) maker = view_case (test, MAKER);
  g_autoptr (DocketCaseView) bond = view_case (test, BOND_B);
  g_autoptr (DocketCaseView) follow = view_case (test, FOLLOW);
  g_autofree char *sentence = NULL;

  g_assert_cmpuint (acted->elsewhere->len, ==, 3);
  assert_done (acted, 0, FOLLOW, "open");
  assert_done (acted, 1, BOND_A, "cut");
  assert_done (acted, 2, BOND_B, "cut");
  docket_test_desk_assert_shown (test, DAY, MAKER, "removed");
  docket_test_desk_assert_shown (test, DAY, BOND_A, "cut");
  docket_test_desk_assert_shown (test, DAY, STRANGER, "live");
  docket_test_desk_assert_shown (test, DAY, FOLLOW, "pending");
  docket_test_desk_assert_shown (test, "2022-01-22", FOLLOW, "over");
  g_assert_cmpstr (get_last (maker, "done.1.case"), ==, FOLLOW);
  g_assert_cmpstr (get_last (maker, "done.3.action"), ==, "cut");
  g_assert_true (g_str_has_suffix (get_last (bond, "cause"), "/" MAKER "/2"));
  g_assert_cmpstr (get_last (bond, "fact.orders"), ==, "3");
  g_assert_cmpstr (get_last (bond, "fact.why"), ==, "removed");
  g_assert_true (g_str_has_suffix (get_last (follow, "cause"), "/" MAKER "/2"));
  g_assert_cmpstr (get_last (follow, "party.maker"), ==,
                   get_last (maker, "party.maker") != NULL ? get_last (maker, "party.maker")
                                                           : "P-1");
  g_assert_cmpstr (g_hash_table_lookup (follow->evaluation->facts, "removed.on"), ==, DAY);
  sentence =
      docket_wording_dup_event (maker->rules, maker->evaluation->kind, maker->events->pdata[1]);
  assert_says (sentence, FOLLOW);
  assert_says (sentence, BOND_A);
}

static void
test_happens_on_the_day_of_its_cause (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autoptr (DocketCaseView) bond = NULL;

  docket_test_desk_act (test, "2022-01-14", "li", MAKER, "remove on=2022-01-12");
  bond = view_case (test, BOND_A);
  g_assert_cmpstr (get_last (bond, "on"), ==, "2022-01-12");
}

static void
test_refused_elsewhere_refuses_all (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autofree char *refusal = NULL;
  guint            maker, bond;

  docket_test_desk_act (test, DAY, "li", BOND_B, "lock");
  maker = count_events (test, MAKER);
  bond = count_events (test, BOND_A);
  refusal = dup_refusal (test, MAKER, "remove", NULL);
  assert_says (refusal, BOND_B ": WW-5.1");
  assert_says (refusal, "a locked bond is not cut");
  g_assert_cmpuint (count_events (test, MAKER), ==, maker);
  g_assert_cmpuint (count_events (test, BOND_A), ==, bond);
  docket_test_desk_assert_shown (test, DAY, MAKER, "active");
  docket_test_desk_assert_shown (test, DAY, BOND_A, "live");
  /* the number that it would have had is not used up */
  docket_test_desk_act (test, DAY, "li", BOND_B, "lock locked=no");
  docket_test_desk_act (test, DAY, "li", MAKER, "remove");
  docket_test_desk_assert_shown (test, DAY, FOLLOW, "pending");
}

static void
test_trial_asks_elsewhere (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, DAY, "li");
  const char *const inputs[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketTried) allowed = docket_desk_try_act (desk, MAKER, "remove", inputs, &error);
  g_autoptr (DocketTried) refused = NULL;

  g_assert_no_error (error);
  g_assert_true (allowed->result->allowed);
  g_assert_true (docket_desk_act (desk, BOND_A, "lock", inputs, NULL, &error));
  refused = docket_desk_try_act (desk, MAKER, "remove", inputs, &error);
  g_assert_no_error (error);
  g_assert_false (refused->result->allowed);
  g_assert_cmpstr (((DocketReason *) refused->result->reasons->pdata[0])->kase, ==, BOND_A);
  g_assert_cmpuint (count_events (test, MAKER), ==, 1);
}

static void
test_undo_undoes_elsewhere (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autoptr (DocketActed) acted = NULL;
  g_autofree char *refusal = NULL;

  docket_test_desk_act (test, DAY, "li", MAKER, "pause");
  docket_test_desk_assert_shown (test, DAY, BOND_A, "resting");
  refusal = dup_refusal (test, BOND_A, "undo", "of=2");
  assert_says (refusal, MAKER);
  acted = act (test, MAKER, "undo", "of=2");
  g_assert_cmpuint (acted->elsewhere->len, ==, 2);
  assert_done (acted, 0, BOND_B, "undo");
  assert_done (acted, 1, BOND_A, "undo");
  docket_test_desk_assert_shown (test, DAY, BOND_A, "live");
  docket_test_desk_assert_shown (test, DAY, BOND_B, "live");
}

static void
test_undo_is_refused_elsewhere (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autofree char *refusal = NULL;

  docket_test_desk_act (test, DAY, "li", MAKER, "pause");
  docket_test_desk_act (test, DAY, "li", BOND_B, "lock");
  refusal = dup_refusal (test, MAKER, "undo", "of=2");
  assert_says (refusal, BOND_B ": ");
  assert_says (refusal, "3:lock");
  docket_test_desk_assert_shown (test, DAY, BOND_A, "resting");
  docket_test_desk_act (test, DAY, "li", BOND_B, "undo of=3");
  docket_test_desk_act (test, DAY, "li", MAKER, "undo of=2");
  docket_test_desk_assert_shown (test, DAY, BOND_B, "live");
}

static void
test_opening_is_not_undone (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();
  g_autofree char *refusal = NULL;

  docket_test_desk_act (test, DAY, "li", MAKER, "remove");
  refusal = dup_refusal (test, MAKER, "undo", "of=2");
  assert_says (refusal, FOLLOW);
  docket_test_desk_assert_shown (test, DAY, MAKER, "removed");
}

/* What one case enters in the party's ledger, the others see at once, in lists too */
static void
test_entries_are_seen_elsewhere (void)
{
  g_autoptr (DocketTestDesk) test = make_desk ();

  docket_test_desk_act (test, DAY, "li", MAKER, "warn");
  docket_test_desk_act (test, DAY, "li", MAKER, "warn");
  docket_test_desk_act (test, DAY, "li", BOND_A, "sell");
  docket_test_desk_act (test, DAY, "li", MAKER, "warn");
  docket_test_desk_refuse (test, DAY, BOND_A, "sell", "WW-8.1");
  docket_test_desk_act (test, DAY, "li", STRANGER, "sell");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/elsewhere/opens-and-cascades", test_opens_and_cascades);
  g_test_add_func ("/desk/elsewhere/happens-on-the-day-of-its-cause",
                   test_happens_on_the_day_of_its_cause);
  g_test_add_func ("/desk/elsewhere/refused-elsewhere-refuses-all",
                   test_refused_elsewhere_refuses_all);
  g_test_add_func ("/desk/elsewhere/trial-asks-elsewhere", test_trial_asks_elsewhere);
  g_test_add_func ("/desk/elsewhere/undo-undoes-elsewhere", test_undo_undoes_elsewhere);
  g_test_add_func ("/desk/elsewhere/undo-is-refused-elsewhere", test_undo_is_refused_elsewhere);
  g_test_add_func ("/desk/elsewhere/opening-is-not-undone", test_opening_is_not_undone);
  g_test_add_func ("/desk/elsewhere/entries-are-seen-elsewhere", test_entries_are_seen_elsewhere);
  return g_test_run ();
}
