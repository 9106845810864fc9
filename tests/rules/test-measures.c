/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures: those that a rule answers, those that a list names; how long they run, what lifts them.
 */
#include "ledger-desk.h"

static void
test_nodes (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, kase, "2022-01-05", "reach reached=11|class=A", "");
  ledger_assert_measures (desk, kase, "2022-01-05", "");
  ledger_desk_allow (desk, kase, "2022-01-05", "reach reached=12|class=A", "");
  ledger_assert_measures (desk, kase, "2022-01-05", "STOP:2022-01-12T09:00:00");
  ledger_assert_shown (desk, kase, "2022-01-12T08:59:59", "penalised/stopped STOP:2022-01-12");
  ledger_assert_shown (desk, kase, "2022-01-12T09:00:00", "penalised");
  ledger_assert_until (desk, kase, "2022-01-06", "2022-01-12T09:00:00");
  ledger_desk_allow (desk, kase, "2022-01-07", "reach reached=30|class=A", "");
  ledger_assert_measures (desk, kase, "2022-01-07",
                          "-STOP:2022-01-12T09:00:00 STOP:2022-01-21T09:00:00 "
                          "HIDE:2022-01-21T09:00:00");
  ledger_desk_allow (desk, kase, "2022-01-08", "reach reached=30|class=B", "");
  ledger_assert_shown (desk, kase, "2022-01-08", "penalised/stopped STOP:2022-01-21");
}

/* A node lies between what the ledger holds and what it comes to */
static void
test_nodes_from_balance (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *one = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, one, "2022-01-05", "penalise tier=high",
                     "points A+14@2022-01-05 blows real+1@2022-01-05");
  ledger_desk_allow (desk, two, "2022-01-06", "reach reached=20|class=A", "");
  ledger_assert_measures (desk, two, "2022-01-06", "");
  ledger_desk_allow (desk, two, "2022-01-06", "reach reached=25|class=A", "");
  ledger_assert_measures (desk, two, "2022-01-06",
                          "STOP:2022-01-20T09:00:00 HIDE:2022-01-20T09:00:00");
  ledger_desk_allow (desk, one, "2022-01-09", "settle",
                     "points A-14@2022-01-05 blows real-1@2022-01-05");
  ledger_assert_measures (desk, two, "2022-01-09",
                          "-STOP:2022-01-13T09:00:00 STOP:2022-01-20T09:00:00 "
                          "HIDE:2022-01-20T09:00:00");
}

static void
test_steps (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *one = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *three = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, one, "2022-01-05", "penalise tier=low",
                     "points A+6@2022-01-05 blows info+1@2022-01-05");
  ledger_assert_measures (desk, one, "2022-01-05", "DELETE DELETE");
  ledger_assert_shown (desk, one, "2022-01-05", "penalised");
  ledger_desk_allow (desk, two, "2022-01-10", "penalise tier=high",
                     "points A+14@2022-01-10 blows real+1@2022-01-10");
  ledger_assert_measures (desk, two, "2022-01-10", "STOP:2022-01-14T00:00:00");
  ledger_assert_shown (desk, two, "2022-01-10", "penalised/stopped STOP:2022-01-13");
  ledger_desk_allow (desk, three, "2022-01-11", "penalise tier=high",
                     "points A+14@2022-01-11 blows real+1@2022-01-11");
  ledger_assert_measures (desk, three, "2022-01-11", "OUT STOP:2022-01-15T00:00:00");
  ledger_assert_told (desk, three, "2022-01-11", "{out}", "yes");
  ledger_assert_told (desk, two, "2022-01-11", "{out}", "?");
  ledger_desk_refuse (desk, three, "2022-01-12", "lift steps=STOP", "PP-8");
}

static void
test_lists (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_refuse (desk, kase, "2022-01-05", "lift steps=HIDE", "PP-7");
  ledger_desk_allow (desk, kase, "2022-01-05", "impose steps=HIDE,STOP", "");
  ledger_assert_measures (desk, kase, "2022-01-05",
                          "HIDE:2022-01-08T00:00:00 STOP:2022-01-08T00:00:00");
  ledger_desk_refuse (desk, kase, "2022-01-06", "impose steps=STOP,HIDE", "PP-5");
  ledger_desk_allow (desk, kase, "2022-01-06", "lift steps=HIDE", "");
  ledger_desk_refuse (desk, kase, "2022-01-06", "lift steps=HIDE,STOP", "PP-7");
  ledger_desk_refuse (desk, kase, "2022-01-08", "lift steps=STOP", "PP-7");
  ledger_desk_allow (desk, kase, "2022-01-08", "impose steps=STOP,HIDE", "");
}

static char *
describe_lifts (const DocketActResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *told = g_ptr_array_index (result->consequences, i);

      if (told->kind == DOCKET_EFFECT_LIFT)
        g_string_append_printf (text, "%s%s@%" G_GINT64_FORMAT "%s%s", text->len > 0 ? " " : "",
                                told->name, told->reverses, told->on != NULL ? ":" : "",
                                told->on != NULL ? told->on : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_lifts (LedgerDesk *desk, LedgerCase *kase, const char *act, const char *lifts)
{
  g_autoptr (DocketActResult) result = ledger_desk_act (desk, kase, "2022-01-06", act);
  g_autofree char *told = describe_lifts (result);

  g_assert_true (result->allowed);
  g_assert_cmpstr (told, ==, lifts);
}

/* Of the same measure one may stay while another is lifted */
static void
test_lifted_apart (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *other = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, other, "2022-01-04", "penalise tier=low",
                     "points A+6@2022-01-04 blows info+1@2022-01-04");
  ledger_desk_allow (desk, kase, "2022-01-05", "penalise tier=high",
                     "points A+14@2022-01-05 blows real+1@2022-01-05");
  ledger_desk_refuse (desk, kase, "2022-01-05", "unstep steps=STOP,HIDE", "PP-20");
  ledger_desk_allow (desk, kase, "2022-01-05", "impose steps=STOP,HIDE", "");
  ledger_assert_told (desk, kase, "2022-01-05", "{STOP#end} {OUT#end}", "2022-01-09T00:00:00 ?");
  assert_lifts (desk, kase, "free", "STOP@3:creator");
  ledger_assert_measures (desk, kase, "2022-01-06",
                          "STOP:2022-01-09T00:00:00 -STOP:2022-01-08T00:00:00 "
                          "HIDE:2022-01-08T00:00:00");
  assert_lifts (desk, kase, "unstep steps=STOP,HIDE", "STOP@2");
  ledger_assert_told (desk, kase, "2022-01-06", "{STOP#end} {HIDE#end}", "? 2022-01-08T00:00:00");
}

static void
test_ended (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, kase, "2022-01-05", "reach reached=12|class=A", "");
  ledger_assert_told (desk, kase, "2022-01-12T08:59:59", "{ended}", "?");
  ledger_assert_told (desk, kase, "2022-01-12T09:00:00", "{ended}", "yes");
}

static void
test_steps_of_a_year (void)
{
  static const struct
  {
    const char *setting;
    const char *measures;
  } cases[] = {
    { "again=never", "STOP:2022-01-09T00:00:00" },
    { "again=year", "DELETE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LedgerDesk) desk = ledger_desk_new (cases[i].setting);
      LedgerCase *one = ledger_desk_open (desk, "violation", "2021-12-03");
      LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");

      ledger_desk_allow (desk, one, "2021-12-05", "penalise tier=high",
                         "points A+14@2021-12-05 blows real+1@2021-12-05");
      ledger_desk_allow (desk, two, "2022-01-05", "penalise tier=high",
                         "points A+14@2022-01-05 blows real+1@2022-01-05");
      ledger_assert_measures (desk, two, "2022-01-05", cases[i].measures);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/measures/nodes", test_nodes);
  g_test_add_func ("/rules/measures/nodes-from-balance", test_nodes_from_balance);
  g_test_add_func ("/rules/measures/steps", test_steps);
  g_test_add_func ("/rules/measures/lists", test_lists);
  g_test_add_func ("/rules/measures/lifted-apart", test_lifted_apart);
  g_test_add_func ("/rules/measures/ended", test_ended);
  g_test_add_func ("/rules/measures/steps-of-a-year", test_steps_of_a_year);
  return g_test_run ();
}
