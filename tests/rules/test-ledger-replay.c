/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts in random order on several cases of one party: every case sees the same ledger, it is what a
 * plain list of what stands comes to, and doing everything again gives it again. */
#include "ledger-desk.h"

#include <string.h>

#define N_CASES 4
#define N_STEPS 60
#define N_RUNS 12
#define DAY (24 * 60 * 60)

static const struct
{
  const char *id;
  gint        points; /* of class A */
  gboolean    is_blow;
} tiers[] = { { "low", 6, TRUE }, { "high", 14, TRUE }, { "grave", 0, FALSE } };

/* One penalty that stands */
typedef struct
{
  LedgerCase   *kase;
  gint64        seq;
  guint         tier;
  DocketInstant at;
} Penalty;

typedef struct
{
  GRand        *random;
  LedgerDesk   *desk;
  GArray       *penalties; /* of Penalty: what stands */
  DocketInstant now;
  char         *text; /* of now */
} Run;

static int
year_of (DocketInstant instant)
{
  int year;

  docket_date_split (docket_instant_date (instant), &year, NULL, NULL);
  return year;
}

static void
sum_up (const Run *run, gint *points, guint *blows)
{
  *points = 0;
  *blows = 0;
  for (guint i = 0; i < run->penalties->len; i++)
    {
      const Penalty *penalty = &g_array_index (run->penalties, Penalty, i);

      if (penalty->at > run->now)
        continue;
      *blows += tiers[penalty->tier].is_blow ? 1 : 0;
      if (year_of (penalty->at) == year_of (run->now))
        *points += tiers[penalty->tier].points;
    }
}

static guint
count_items (const char *list)
{
  g_auto (GStrv) items = g_strsplit (list, ",", -1);

  return g_strv_length (items);
}

static gboolean
has_class (const Run *run, LedgerCase *kase)
{
  g_autofree char *class = ledger_desk_tell (run->desk, kase, run->text, "{class}");

  return g_str_equal (class, "A");
}

static void
check_case (const Run *run, LedgerCase *kase)
{
  g_autofree char *each = ledger_desk_tell (run->desk, kase, run->text, "{three#each}");
  g_autofree char *balance = ledger_desk_tell (run->desk, kase, run->text, "{points#balance}");
  g_autofree char *wanted = NULL;
  gint             points;
  guint            blows;

  sum_up (run, &points, &blows);
  g_assert_cmpuint (*each != '\0' ? count_items (each) : 0, ==, blows);
  if (!has_class (run, kase))
    return;
  wanted = g_strdup_printf ("%d", points);
  g_assert_cmpstr (balance, ==, wanted);
}

static void
check_all (const Run *run)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < N_CASES; i++)
    {
      LedgerCase      *kase = g_ptr_array_index (run->desk->cases, i);
      g_autofree char *told =
          ledger_desk_tell (run->desk, kase, run->text, "{three#each} {blow.level} {blow.at}");

      check_case (run, kase);
      if (first == NULL)
        first = g_steal_pointer (&told);
      else
        g_assert_cmpstr (told, ==, first);
    }
}

static void
penalise (Run *run, LedgerCase *kase)
{
  guint            tier = g_rand_int_range (run->random, 0, G_N_ELEMENTS (tiers));
  DocketInstant    at = run->now + g_rand_int_range (run->random, -40, 20) * DAY;
  g_autofree char *from = docket_instant_format (at);
  g_autofree char *act = g_strdup_printf ("penalise tier=%s|counts.from=%s", tiers[tier].id, from);
  Penalty          penalty = { kase, kase->events->len + 1, tier, at };
  gint             points;
  guint            blows;
  g_autoptr (DocketActResult) result = NULL;

  sum_up (run, &points, &blows);
  result = ledger_desk_act (run->desk, kase, run->text, act);
  g_assert_cmpint (result->allowed, ==, blows <= 4);
  if (!result->allowed)
    return;
  g_array_append_val (run->penalties, penalty);
}

static void
settle (Run *run, LedgerCase *kase)
{
  g_autoptr (DocketActResult) result = ledger_desk_act (run->desk, kase, run->text, "settle");

  for (guint i = run->penalties->len; result->allowed && i > 0; i--)
    {
      if (g_array_index (run->penalties, Penalty, i - 1).kase == kase)
        g_array_remove_index (run->penalties, i - 1);
    }
}

static Penalty *
find_penalty (const Run *run, const LedgerCase *kase, gint64 seq)
{
  for (guint i = 0; i < run->penalties->len; i++)
    {
      Penalty *penalty = &g_array_index (run->penalties, Penalty, i);

      if (penalty->kase == kase && penalty->seq == seq)
        return penalty;
    }
  return NULL;
}

/* What was settled stays as it is */
static void
correct (Run *run, LedgerCase *kase)
{
  guint            tier = g_rand_int_range (run->random, 0, G_N_ELEMENTS (tiers));
  gint             seq = g_rand_int_range (run->random, 2, (gint) kase->events->len + 2);
  g_autofree char *act = g_strdup_printf ("correct tier=%s|=of=%d|=reason=x", tiers[tier].id, seq);
  Penalty         *penalty = find_penalty (run, kase, seq);
  g_autoptr (DocketActResult) result = ledger_desk_act (run->desk, kase, run->text, act);

  if (penalty == NULL)
    g_assert_false (result->allowed);
  else if (result->allowed)
    penalty->tier = tier;
}

static void
step (Run *run)
{
  LedgerCase *kase =
      g_ptr_array_index (run->desk->cases, (guint) g_rand_int_range (run->random, 0, N_CASES));
  gint choice = g_rand_int_range (run->random, 0, 10);

  run->now += g_rand_int_range (run->random, 1, 20 * DAY);
  g_free (run->text);
  run->text = docket_instant_format (run->now);
  if (choice < 6)
    penalise (run, kase);
  else if (choice < 8)
    correct (run, kase);
  else
    settle (run, kase);
  check_all (run);
}

static void
assert_same_entry (const DocketLedgerEntry *one, const DocketLedgerEntry *other)
{
  g_assert_cmpstr (one->account, ==, other->account);
  g_assert_cmpstr (one->party, ==, other->party);
  g_assert_cmpstr (one->key, ==, other->key);
  g_assert_cmpstr (one->kase, ==, other->kase);
  g_assert_cmpint (one->at, ==, other->at);
  g_assert_cmpint (one->amount, ==, other->amount);
  g_assert_cmpint (one->seq, ==, other->seq);
}

static void
repeat (LedgerDesk *desk)
{
  g_autoptr (LedgerDesk) again = ledger_desk_new (NULL);
  guint done[N_CASES] = { 0 };

  for (guint i = 0; i < desk->order->len; i++)
    {
      guint              place = GPOINTER_TO_UINT (g_ptr_array_index (desk->order, i));
      const LedgerCase  *kase = g_ptr_array_index (desk->cases, place);
      const DocketEvent *event = g_ptr_array_index (kase->events, done[place]++);
      g_autofree char   *at = docket_instant_format (event->at);

      if (g_str_equal (event->action, "open"))
        ledger_desk_open (again, "violation", at);
      else
        docket_act_result_free (
            ledger_desk_repeat (again, g_ptr_array_index (again->cases, place), event));
    }
  g_assert_cmpuint (again->ledger->len, ==, desk->ledger->len);
  for (guint i = 0; i < desk->ledger->len; i++)
    assert_same_entry (again->ledger->pdata[i], desk->ledger->pdata[i]);
}

static void
test_run (gconstpointer data)
{
  Run run = { .random = g_rand_new_with_seed (GPOINTER_TO_UINT (data)),
              .desk = ledger_desk_new (NULL),
              .penalties = g_array_new (FALSE, FALSE, sizeof (Penalty)),
              .now = docket_instant_of_date (docket_date_new (2022, 1, 3)) };

  for (guint i = 0; i < N_CASES; i++)
    ledger_desk_open (run.desk, "violation", "2022-01-03");
  for (guint i = 0; i < N_STEPS; i++)
    step (&run);
  repeat (run.desk);
  g_free (run.text);
  g_array_unref (run.penalties);
  ledger_desk_free (run.desk);
  g_rand_free (run.random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/rules/ledger-replay/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i + 1), test_run);
    }
  return g_test_run ();
}
