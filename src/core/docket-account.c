/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts of points and counts, with year-ends; nodes that a balance reaches. One evaluation, one
 * thread. The signed entries themselves are the ledger's. */
#include "core/docket-items.h"
#include "core/docket-ledger.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

typedef struct
{
  DocketInstant at;
  gint64        amount; /* millionths */
} Entry;

/* Which entries are asked for */
typedef struct
{
  const char   *key;   /* NULL: all classes */
  DocketInstant until; /* entries up to here */
  DocketDate    month; /* with a monthly account */
} Question;

static int
year_of (DocketInstant instant)
{
  int year;

  docket_date_split (docket_instant_date (instant), &year, NULL, NULL);
  return year;
}

static gboolean
is_asked (const DocketAccount *account, const Question *question, DocketInstant at, const char *key)
{
  if (question->key != NULL && key != NULL && *key != '\0' && !g_str_equal (key, question->key))
    return FALSE;
  if (account->monthly)
    return docket_date_month_start (docket_instant_date (at)) == question->month;
  return at <= question->until;
}

static void
add_rows (DocketMatter        *matter,
          const DocketAccount *account,
          const Question      *question,
          GArray              *entries)
{
  const GPtrArray *rows = account->record >= 0 ? matter->records[account->record] : NULL;

  for (guint i = 0; i < docket_items_length (rows); i++)
    {
      const DocketRow *row = g_ptr_array_index (rows, i);
      DocketDatum      at = docket_row_get (matter, row, account->at);
      DocketDatum      amount = docket_row_get (matter, row, account->amount);
      DocketDatum      key = docket_row_get (matter, row, account->key);
      Entry            entry = { docket_datum_get_instant (&at), DOCKET_DECIMAL_SCALE };

      if (entry.at != DOCKET_INSTANT_NONE &&
          (account->amount < 0 || docket_datum_get_number (&amount, &entry.amount)) &&
          is_asked (account, question, entry.at, key.known ? key.text : NULL))
        g_array_append_val (entries, entry);
    }
}

static void
add_ledger (DocketMatter *matter, guint rule, const Question *question, GArray *entries)
{
  const DocketAccount *account = &docket_matter_get_rule (matter, rule)->account;
  g_autoptr (GArray) found = docket_ledger_collect (matter, rule);

  for (guint i = 0; i < found->len; i++)
    {
      const DocketEntry *posted = &g_array_index (found, DocketEntry, i);
      Entry              entry = { posted->at, posted->amount };

      docket_matter_note (matter, entry.at);
      if (is_asked (account, question, entry.at, posted->key))
        g_array_append_val (entries, entry);
    }
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

static const DocketYearEnd *
find_year_end (const DocketAccount *account, const char *key)
{
  for (guint i = 0; i < docket_items_length (account->year_ends); i++)
    {
      const DocketYearEnd *year_end = g_ptr_array_index (account->year_ends, i);

      if (year_end->keys == NULL || (key != NULL && docket_words_contain (year_end->keys, key)))
        return year_end;
    }
  return NULL;
}

static gint64
scale (const DocketNumber *number)
{
  return number->value * DOCKET_DECIMAL_SCALE;
}

/* What a year leaves to the next: @carried came into it, @added during it */
static gint64
close_year (const DocketYearEnd *year_end, gint64 carried, gint64 added)
{
  gint64 balance = carried + added;

  if (year_end == NULL)
    return balance;
  if (!year_end->carry_from.known)
    return 0;
  if (carried != 0)
    return added < scale (&year_end->clear_below) ? 0 : balance;
  return balance >= scale (&year_end->carry_from) ? scale (&year_end->carry) : 0;
}

/* A balance never exceeds the cap, where there is one */
static gint64
cap_sum (const DocketAccount *account, gint64 sum)
{
  return account->cap.known && account->cap.value > 0 ? MIN (sum, scale (&account->cap)) : sum;
}

static gint64
sum_up (const DocketAccount *account, GArray *entries, const Question *question)
{
  const DocketYearEnd *year_end = find_year_end (account, question->key);
  gint64               carried = account->start.known ? scale (&account->start) : 0;
  gint64               added = 0;
  int                  year = entries->len > 0 ? year_of (g_array_index (entries, Entry, 0).at) : 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      for (; year < year_of (entry->at); year++, added = 0)
        carried = close_year (year_end, carried, added);
      added = cap_sum (account, carried + added + entry->amount) - carried;
    }
  for (; entries->len > 0 && !account->monthly && year < year_of (question->until);
       year++, added = 0)
    carried = close_year (year_end, carried, added);
  return carried + added;
}

static void
note_year_end (DocketMatter *matter)
{
  int year;

  docket_date_split (matter->today, &year, NULL, NULL);
  docket_matter_note_date (matter, docket_date_new (year + 1, 1, 1));
}

/* FALSE while the class, or in a computation the instant, is not known */
static gboolean
form_question (DocketMatter *matter, const DocketAccount *account, Question *question)
{
  DocketDatum at = DOCKET_DATUM_UNKNOWN;
  DocketDatum key = DOCKET_DATUM_UNKNOWN;

  if (account->ask_key >= 0)
    key = matter->facts[account->ask_key].value;
  if (account->ask_at >= 0)
    at = matter->facts[account->ask_at].value;
  if (account->ask_key >= 0 && !key.known)
    return FALSE;

  *question = (Question) { .key = key.text, .until = docket_datum_get_instant (&at) };
  if (question->until == DOCKET_INSTANT_NONE)
    {
      if (matter->now == DOCKET_INSTANT_NONE)
        return FALSE;
      question->until = matter->now;
      note_year_end (matter);
      docket_matter_note_date (matter,
                               docket_date_add_months (docket_date_month_start (matter->today), 1));
    }
  question->month = docket_date_month_start (docket_instant_date (question->until));
  return TRUE;
}

static void
explain_account (DocketMatter *matter, guint rule, GArray *entries, const DocketDatum *balance)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      DocketDatum  amount = docket_datum_of_number (DOCKET_TYPE_DECIMAL, entry->amount);

      docket_working_add_entry (matter, entry->at, &amount);
    }
  docket_working_add_rule (matter, rule);
  docket_working_add_result (matter, "balance", balance);
}

DocketDatum
docket_account_get (DocketMatter *matter, guint rule)
{
  const DocketAccount *account = &docket_matter_get_rule (matter, rule)->account;
  gboolean             explain = docket_working_begin (matter, rule);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Question    question;
  DocketDatum balance;

  if (!form_question (matter, account, &question))
    return DOCKET_DATUM_UNKNOWN;

  add_rows (matter, account, &question, entries);
  if (entries->len == 0)
    add_ledger (matter, rule, &question, entries);
  g_array_sort (entries, compare_entries);
  balance = docket_datum_of_number (DOCKET_TYPE_DECIMAL, sum_up (account, entries, &question));
  if (explain)
    explain_account (matter, rule, entries, &balance);
  return balance;
}
