/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cases of one party know of each other through accounts: entries as rows, taken back,
 * corrected, counting later; what they ask of and give to other cases; texts and months. */
#include "ledger-desk.h"

#define SUM "{points#balance} {three#strikes}"

static void
test_others (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *one = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, one, "2022-01-05", "penalise tier=low",
                     "points A+6@2022-01-05 blows info+1@2022-01-05");
  ledger_assert_told (desk, two, "2022-01-06", SUM " {blow.level}", "? 1 info");
  ledger_desk_allow (desk, two, "2022-01-10", "penalise tier=high",
                     "points A+14@2022-01-10 blows real+1@2022-01-10");
  ledger_assert_told (desk, one, "2022-01-10", SUM " {blow.level} {blow.at}",
                      "20 2 real 2022-01-10");
  ledger_assert_told (desk, two, "2022-01-10", SUM " {three#each}", "20 2 1,2");
  ledger_assert_told (desk, two, "2023-01-01", SUM, "0 2");
}

static void
test_gate (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *posts =
          g_strdup_printf ("points A+14@2022-01-%02u blows real+1@2022-01-%02u", i + 5, i + 5);
      g_autofree char *day = g_strdup_printf ("2022-01-%02u", i + 5);

      kase = ledger_desk_open (desk, "violation", "2022-01-03");
      ledger_desk_allow (desk, kase, day, "penalise tier=high", posts);
    }
  ledger_desk_refuse (desk, kase, "2022-02-01", "penalise tier=low", "PP-2");
  ledger_desk_allow (desk, kase, "2022-02-01", "settle",
                     "points A-14@2022-01-09 blows real-1@2022-01-09");
  ledger_desk_allow (desk, kase, "2022-02-02", "penalise tier=low",
                     "points A+6@2022-02-02 blows info+1@2022-02-02");
}

static void
test_reversed (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *one = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, one, "2022-01-05", "penalise tier=high",
                     "points A+14@2022-01-05 blows real+1@2022-01-05");
  ledger_desk_allow (desk, one, "2022-01-06", "penalise tier=grave", "points B+48@2022-01-06");
  ledger_desk_allow (desk, two, "2022-01-10", "penalise tier=low",
                     "points A+6@2022-01-10 blows info+1@2022-01-10");
  ledger_desk_allow (desk, one, "2022-02-01", "settle",
                     "points A-14@2022-01-05 points B-48@2022-01-06 blows real-1@2022-01-05");
  ledger_assert_told (desk, two, "2022-02-01", SUM " {blow.at} {three#each}", "6 1 2022-01-10 1");
  ledger_desk_allow (desk, one, "2022-02-02", "penalise tier=high",
                     "points A+14@2022-02-02 blows real+1@2022-02-02");
  ledger_desk_allow (desk, one, "2022-02-03", "settle",
                     "points A-14@2022-02-02 blows real-1@2022-02-02");
}

static void
test_later (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *one = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, one, "2022-01-05", "penalise tier=high|counts.from=2022-03-01T12:00:00",
                     "points A+14@2022-03-01 blows real+1@2022-03-01");
  ledger_assert_told (desk, one, "2022-02-28", SUM " {blow.at}", "0 0 ?");
  ledger_assert_told (desk, two, "2022-03-01T11:59:59", "{three#strikes}", "0");
  ledger_assert_told (desk, two, "2022-03-01T12:00:00", "{three#strikes}", "1");
  ledger_assert_told (desk, one, "2022-03-01T12:00:00", SUM " {blow.at}", "14 1 2022-03-01");
  ledger_assert_until (desk, one, "2022-01-06", "2022-03-01T12:00:00");
  ledger_assert_until (desk, two, "2022-01-06", "2022-03-01T12:00:00");
  ledger_assert_until (desk, two, "2022-03-01T12:00:00", "never");
}

static void
test_corrected (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *one = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, one, "2022-01-05", "penalise tier=low",
                     "points A+6@2022-01-05 blows info+1@2022-01-05");
  ledger_desk_allow (desk, two, "2022-01-06", "penalise tier=low",
                     "points A+6@2022-01-06 blows info+1@2022-01-06");
  ledger_desk_allow (desk, one, "2022-01-08", "correct tier=high|=of=2|=reason=x",
                     "points A-6@2022-01-05 blows info-1@2022-01-05 points A+14@2022-01-05 "
                     "blows real+1@2022-01-05");
  ledger_assert_told (desk, one, "2022-01-08", SUM " {three#each}", "20 2 1,2");
  ledger_assert_told (desk, two, "2022-01-08", SUM " {three#each}", "20 2 1,2");
  ledger_desk_allow (desk, one, "2022-01-09", "correct =of-on=2022-01-04|=of=2|=reason=x",
                     "points A-14@2022-01-05 blows real-1@2022-01-05 points A+14@2022-01-04 "
                     "blows real+1@2022-01-04");
  ledger_assert_told (desk, two, "2022-01-09", "{three#each} {blow.at}", "1,2 2022-01-06");
  ledger_desk_allow (desk, one, "2022-01-10", "correct class=A|=of=2|=reason=x", "");
}

static void
test_corrected_no_more (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *one = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, one, "2022-01-05", "penalise tier=low",
                     "points A+6@2022-01-05 blows info+1@2022-01-05");
  ledger_desk_allow (desk, one, "2022-01-06", "correct tier=grave|=of=2|=reason=x",
                     "points A-6@2022-01-05 blows info-1@2022-01-05 points B+48@2022-01-05");
  ledger_desk_allow (desk, one, "2022-01-08", "settle", "points B-48@2022-01-05");
  ledger_desk_refuse (desk, one, "2022-01-09", "correct tier=low|=of=2|=reason=x",
                      "What the act entered in a ledger was taken back since; it stays so");
}

static void
test_matches (void)
{
  static const struct
  {
    const char *title;
    const char *refused; /* NULL: allowed */
  } cases[] = {
    { "Great Shop", "PP-11" },       { "Great Shop Ltd", NULL }, { "GREAT SHOP LTD ", NULL },
    { "好店有限公司", NULL },        { "Shop ＬＴＤ", NULL },    { "有限公司好店", "PP-11" },
    { "Shop two", "PP-11 | PP-12" },
  };
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *act = g_strconcat ("name title=", cases[i].title, NULL);

      if (cases[i].refused == NULL)
        ledger_desk_allow (desk, kase, "2022-01-05", act, "");
      else
        ledger_desk_refuse (desk, kase, "2022-01-05", act, cases[i].refused);
    }
}

static void
test_next_month (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, kase, "2022-01-05", "penalise tier=grave", "points B+48@2022-01-05");
  ledger_assert_told (desk, kase, "2022-01-05", "{monthly#next}", "?");
  ledger_desk_allow (desk, kase, "2022-03-05",
                     "sheet sheet.month=2022-01|sheet.ok=yes|first.on=2022-01-10", "");
  ledger_assert_told (desk, kase, "2022-03-05", "{monthly#next}", "2022-02");
  ledger_desk_allow (desk, kase, "2022-05-05", "sheet sheet.month=2022-03|sheet.ok=no", "");
  ledger_assert_told (desk, kase, "2022-05-05", "{monthly#next}", "2022-02");
  ledger_desk_allow (desk, kase, "2022-05-05", "sheet sheet.month=2022-02", "");
  ledger_assert_told (desk, kase, "2022-05-05", "{monthly#next}", "2022-02");
  ledger_desk_allow (desk, kase, "2022-05-05", "sheet sheet.month=2022-02|sheet.ok=yes", "");
  ledger_assert_told (desk, kase, "2022-05-05", "{monthly#next} {monthly#status}",
                      "2022-04 WARNED");
  ledger_assert_shown (desk, kase, "2022-05-05", "penalised/overdue");
  ledger_desk_allow (desk, kase, "2022-05-05", "sheet sheet.month=2022-04|sheet.ok=no", "");
  ledger_assert_told (desk, kase, "2022-05-05", "{monthly#next} {monthly#status}", "? ENDED");
}

static const DocketConsequence *
find_told (const DocketActResult *result, DocketEffectKind kind)
{
  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *told = g_ptr_array_index (result->consequences, i);

      if (told->kind == kind)
        return told;
    }
  return NULL;
}

static void
assert_given (const DocketConsequence *told, const char *given)
{
  g_autofree char *joined = g_strjoinv ("|", told->given);

  g_assert_cmpstr (joined, ==, given);
}

static void
test_other_cases (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *binding = ledger_desk_open (desk, "binding", "2022-01-03");
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");
  g_autoptr (DocketActResult) result = NULL;
  const DocketConsequence *cascade, *open;

  ledger_desk_allow (desk, kase, "2022-01-04", "name title=Shop Ltd", "");
  ledger_desk_allow (desk, kase, "2022-01-05", "penalise tier=grave", "points B+48@2022-01-05");
  ledger_desk_refuse (desk, binding, "2022-01-06", "end cause=removal", "PP-16");
  result = ledger_desk_act (desk, kase, "2022-01-06", "remove other=P-9");
  g_assert_true (result->allowed);
  cascade = find_told (result, DOCKET_EFFECT_CASCADE);
  g_assert_cmpstr (cascade->name, ==, "end");
  g_assert_cmpstr (cascade->value, ==, "binding");
  g_assert_cmpstr (cascade->key, ==, "active");
  g_assert_cmpstr (cascade->on, ==, "creator");
  assert_given (cascade, "cause=removal|left.on=2022-01-06");
  open = find_told (result, DOCKET_EFFECT_OPEN);
  g_assert_cmpstr (open->name, ==, "binding");
  assert_given (open, "creator=P-1|title=Shop Ltd|heard=2022-02-05");
  ledger_assert_shown (desk, binding, "2022-01-07", "active bar:2022-02-06");
  ledger_desk_allow (desk, binding, "2022-01-07", "end cause=removal", "");
}

static void
test_other_cases_unknown (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");
  g_autoptr (DocketActResult) result = NULL;

  ledger_desk_allow (desk, kase, "2022-01-05", "penalise tier=grave", "points B+48@2022-01-05");
  result = ledger_desk_act (desk, kase, "2022-01-06", "remove");
  g_assert_true (result->allowed);
  g_assert_null (find_told (result, DOCKET_EFFECT_POST)); /* its key is not known */
  g_assert_null (find_told (result, DOCKET_EFFECT_OPEN)); /* nor its title */
}

static void
test_taken_off (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, kase, "2022-01-05", "penalise tier=high",
                     "points A+14@2022-01-05 blows real+1@2022-01-05");
  ledger_desk_allow (desk, kase, "2022-01-06", "give-back tier=low", "points A-6@2022-01-06");
  ledger_assert_told (desk, kase, "2022-01-06", SUM, "8 1");
  ledger_desk_allow (desk, kase, "2022-01-07", "settle",
                     "points A-14@2022-01-05 points A+6@2022-01-06 blows real-1@2022-01-05");
  ledger_assert_told (desk, kase, "2022-01-07", SUM, "0 0");
}

static void
test_items (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, kase, "2022-01-04", "name title=Shop Ltd", "");
  ledger_desk_allow (desk, kase, "2022-01-05", "reach reached=12|class=A", "");
  ledger_desk_refuse (desk, kase, "2022-01-06", "unstep steps=STOP|items=Shop,Ltd", "PP-21");
  ledger_desk_allow (desk, kase, "2022-01-06", "unstep steps=STOP|items=Shop,SHOP LTD", "");
}

static void
test_spared_month (void)
{
  static const struct
  {
    const char *setting;
    const char *told[3];
  } cases[] = {
    { "spare=no", { "2022-02 WARNED", "? ENDED", "? ENDED" } },
    { "spare=yes", { "2022-03 WARNED", "2022-03 WARNED", "? ENDED" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LedgerDesk) desk = ledger_desk_new (cases[i].setting);
      LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");

      for (guint month = 1; month <= 3; month++)
        {
          g_autofree char *act =
              g_strdup_printf ("sheet sheet.month=2022-%02u|sheet.ok=no|first.on=2022-01-10",
                               month);

          ledger_desk_allow (desk, kase, "2022-05-05", act, "");
          ledger_assert_told (desk, kase, "2022-05-05", "{monthly#next} {monthly#status}",
                              cases[i].told[month - 1]);
        }
    }
}

static void
add_other (LedgerDesk *desk,
           const char *number,
           const char *kind,
           const char *state,
           const char *party)
{
  DocketOtherCase *other = g_new0 (DocketOtherCase, 1);

  other->number = g_strdup (number);
  other->kind = g_strdup (kind);
  other->state = g_strdup (state);
  other->role = g_strdup ("creator");
  other->party = g_strdup (party);
  g_ptr_array_add (desk->others, other);
}

static void
test_cases_in_the_way (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *kase = ledger_desk_open (desk, "violation", "2022-01-03");
  g_autoptr (DocketActResult) result = NULL;
  const DocketReason *reason;

  add_other (desk, "PP-2022-0007", "binding", "gone", "P-1");
  add_other (desk, "PP-2022-0008", "violation", "active", "P-1");
  add_other (desk, "PP-2022-0009", "binding", "active", "P-2");
  add_other (desk, "PP-2022-0010", "binding", "active", "P-1");
  add_other (desk, "PP-2022-0011", "binding", "active", "P-1");
  result = ledger_desk_act (desk, kase, "2022-01-05", "drop");
  g_assert_false (result->allowed);
  reason = g_ptr_array_index (result->reasons, 0);
  g_assert_cmpint (reason->hint, ==, DOCKET_HINT_CASES);
  g_assert_cmpstr (reason->words, ==, "PP-2022-0010,PP-2022-0011");
  g_ptr_array_set_size (desk->others, 3);
  ledger_desk_allow (desk, kase, "2022-01-05", "drop", "");
}

/* Others see what is withdrawn go as they saw it come; a correction that is withdrawn leaves what
 * the act had entered */
static void
test_withdrawn (void)
{
  g_autoptr (LedgerDesk) desk = ledger_desk_new (NULL);
  LedgerCase *two = ledger_desk_open (desk, "violation", "2022-01-03");
  LedgerCase *three = ledger_desk_open (desk, "violation", "2022-01-03");

  ledger_desk_allow (desk, two, "2022-01-05", "penalise tier=grave", "points B+48@2022-01-05");
  ledger_desk_allow (desk, two, "2022-01-06", "give-back tier=low", "points A-6@2022-01-06");
  ledger_desk_allow (desk, two, "2022-01-07", "correct tier=high|=of=3|=reason=x",
                     "points A+6@2022-01-06 points A-14@2022-01-06");
  ledger_desk_allow (desk, three, "2022-01-08", "reach reached=0|class=A", "");
  ledger_assert_told (desk, three, "2022-01-08", "{points#balance}", "-14");
  ledger_desk_allow (desk, two, "2022-01-09", "undo =of=4",
                     "points A+14@2022-01-06 points A-6@2022-01-06");
  ledger_assert_told (desk, three, "2022-01-09", "{points#balance} {entry.sum}", "-6 -6");
  ledger_desk_allow (desk, two, "2022-01-10", "undo =of=3", "points A+6@2022-01-06");
  ledger_assert_told (desk, three, "2022-01-10", "{points#balance} {entry.sum}", "0 48");
  ledger_desk_allow (desk, two, "2022-01-11", "give-back tier=low", "points A-6@2022-01-11");
  ledger_assert_told (desk, three, "2022-01-11", "{points#balance}", "-6");
  ledger_desk_allow (desk, two, "2022-01-12", "undo =of=7", "points A+6@2022-01-11");
  ledger_assert_told (desk, three, "2022-01-12", "{points#balance}", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/ledger/others", test_others);
  g_test_add_func ("/rules/ledger/gate", test_gate);
  g_test_add_func ("/rules/ledger/reversed", test_reversed);
  g_test_add_func ("/rules/ledger/later", test_later);
  g_test_add_func ("/rules/ledger/corrected", test_corrected);
  g_test_add_func ("/rules/ledger/corrected-no-more", test_corrected_no_more);
  g_test_add_func ("/rules/ledger/matches", test_matches);
  g_test_add_func ("/rules/ledger/next-month", test_next_month);
  g_test_add_func ("/rules/ledger/other-cases", test_other_cases);
  g_test_add_func ("/rules/ledger/other-cases-unknown", test_other_cases_unknown);
  g_test_add_func ("/rules/ledger/taken-off", test_taken_off);
  g_test_add_func ("/rules/ledger/items", test_items);
  g_test_add_func ("/rules/ledger/spared-month", test_spared_month);
  g_test_add_func ("/rules/ledger/cases-in-the-way", test_cases_in_the_way);
  g_test_add_func ("/rules/ledger/withdrawn", test_withdrawn);
  return g_test_run ();
}
