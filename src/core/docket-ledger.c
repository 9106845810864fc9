/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of accounts while a case is folded, and the rows that they make. One evaluation, one
 * thread. What they add up to: docket-account.c. */
#include "core/docket-ledger.h"

#include "core/docket-items.h"

static const char *
find_party (const DocketMatter *matter, const char *role)
{
  return matter->parties != NULL && role != NULL ? g_hash_table_lookup (matter->parties, role)
                                                 : NULL;
}

/* Those of other cases: its own are known better from its events */
static void
add_others (const DocketMatter *matter, guint account, const char *party, GArray *entries)
{
  const char *id = docket_matter_get_rule (matter, account)->id;

  for (guint i = 0; i < docket_items_length (matter->input->ledger); i++)
    {
      const DocketLedgerEntry *ledger = g_ptr_array_index (matter->input->ledger, i);
      DocketEntry entry = { account,      ledger->party, ledger->key, ledger->at, ledger->amount,
                            ledger->kase, ledger->seq,   ledger->seq, 0 };

      if (g_str_equal (ledger->account, id) && g_str_equal (ledger->party, party) &&
          (matter->number == NULL || g_strcmp0 (ledger->kase, matter->number) != 0))
        g_array_append_val (entries, entry);
    }
}

static void
add_own (const DocketMatter *matter, gint account, const char *party, GArray *entries)
{
  for (guint i = 0; i < matter->entries->len; i++)
    {
      const DocketEntry *entry = &g_array_index (matter->entries, DocketEntry, i);

      if ((account < 0 || entry->account == (guint) account) &&
          (party == NULL || g_str_equal (entry->party, party)))
        g_array_append_val (entries, *entry);
    }
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const DocketEntry *one = a;
  const DocketEntry *other = b;

  return (one->at > other->at) - (one->at < other->at);
}

/* Whether one takes the other back: the same, the other way round, by a later act of the same case
 */
static gboolean
are_opposite (const DocketEntry *one, const DocketEntry *other)
{
  return one->account == other->account && one->at == other->at && one->amount == -other->amount &&
         one->seq != other->seq && g_strcmp0 (one->kase, other->kase) == 0 &&
         g_str_equal (one->key, other->key) && g_str_equal (one->party, other->party);
}

/* @entries are in order of at */
static void
cancel_pairs (GArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const DocketEntry *entry = &g_array_index (entries, DocketEntry, i);
      guint              other = i + 1;

      while (other < entries->len &&
             !are_opposite (entry, &g_array_index (entries, DocketEntry, other)))
        other =
            g_array_index (entries, DocketEntry, other).at == entry->at ? other + 1 : entries->len;
      if (other >= entries->len)
        continue;
      g_array_remove_index (entries, other);
      g_array_remove_index (entries, i--);
    }
}

GArray *
docket_ledger_collect (DocketMatter *matter, guint account)
{
  const char *party = find_party (matter, docket_matter_get_rule (matter, account)->account.owner);
  GArray     *entries = g_array_new (FALSE, FALSE, sizeof (DocketEntry));

  if (party == NULL)
    return entries;

  add_others (matter, account, party, entries);
  add_own (matter, (gint) account, party, entries);
  g_array_sort (entries, compare_entries);
  cancel_pairs (entries);
  return entries;
}

GArray *
docket_ledger_list_own (const DocketMatter *matter, gint account, gint64 of)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DocketEntry));

  add_own (matter, account, NULL, entries);
  g_array_sort (entries, compare_entries);
  cancel_pairs (entries);
  for (guint i = entries->len; of != 0 && i > 0; i--)
    {
      if (g_array_index (entries, DocketEntry, i - 1).of != of)
        g_array_remove_index (entries, i - 1);
    }
  return entries;
}

void
docket_ledger_add (DocketMatter *matter, const DocketEntry *entry)
{
  g_array_append_val (matter->entries, *entry);
  docket_matter_forget_rows (matter);
}

gboolean
docket_ledger_is_recorded (const DocketMatter *matter)
{
  return matter->act == NULL || (!matter->act->is_trial && !matter->act->recomputed);
}

static gboolean
is_taken (const DocketMatter *matter, const DocketEntry *entry)
{
  for (guint i = matter->entries->len; i > 0; i--)
    {
      const DocketEntry *taken = &g_array_index (matter->entries, DocketEntry, i - 1);

      if (taken->seq == entry->seq && taken->place == entry->place)
        return TRUE;
    }
  return FALSE;
}

/* FALSE when it is none that this rule set knows */
static gboolean
read_entry (const DocketMatter *matter, const DocketAct *bearer, guint place, DocketEntry *entry)
{
  const DocketEventValue *value = g_ptr_array_index (bearer->event->values, place);
  const char             *account = docket_act_get_in_group (bearer, value, "account");
  const char             *party = docket_act_get_in_group (bearer, value, "party");
  const char             *key = docket_act_get_in_group (bearer, value, "key");
  const char             *at = docket_act_get_in_group (bearer, value, "at");
  const char             *amount = docket_act_get_in_group (bearer, value, "amount");
  gint        rule = account != NULL ? docket_rule_set_find_rule (matter->rules, account) : -1;
  DocketDatum number = DOCKET_DATUM_UNKNOWN;

  if (rule < 0 || party == NULL || amount == NULL ||
      docket_matter_get_rule (matter, (guint) rule)->primitive != DOCKET_PRIMITIVE_ACCOUNT ||
      !docket_datum_parse (&number, DOCKET_TYPE_DECIMAL, amount))
    return FALSE;

  *entry = (DocketEntry) { (guint) rule, party,         key != NULL ? key : "",
                           bearer->on,   number.number, NULL,
                           bearer->seq,  bearer->seq,   place };
  return at == NULL || docket_instant_parse (at, &entry->at);
}

static void
take_borne (DocketMatter *matter, const DocketAct *bearer, gint64 of, gint account, gint reversing)
{
  for (guint i = 0; i < bearer->event->values->len; i++)
    {
      DocketEntry entry;
      gboolean    reverses;

      if (!docket_act_starts_group (bearer, i, "post", NULL) ||
          !read_entry (matter, bearer, i, &entry))
        continue;
      reverses =
          docket_act_get_in_group (bearer, bearer->event->values->pdata[i], "reverses") != NULL;
      entry.of = of;
      if ((account < 0 || entry.account == (guint) account) &&
          (reversing < 0 || reverses == reversing) && !is_taken (matter, &entry))
        docket_ledger_add (matter, &entry);
    }
}

void
docket_ledger_take (DocketMatter *matter, const DocketAct *act, gint account, gint reversing)
{
  take_borne (matter, act, act->seq, account, reversing);
  for (guint i = 0; i < docket_items_length (act->corrected_by); i++)
    take_borne (matter, act->corrected_by->pdata[i], act->seq, account, reversing);
}

static gboolean
is_same (const DocketEntry *one, const DocketEntry *other)
{
  return one->account == other->account && one->at == other->at && one->amount == other->amount &&
         g_str_equal (one->key, other->key) && g_str_equal (one->party, other->party);
}

GArray *
docket_ledger_subtract (const GArray *mine, const GArray *others)
{
  GArray            *rest = g_array_new (FALSE, FALSE, sizeof (DocketEntry));
  g_autofree guint8 *matched = g_new0 (guint8, others->len + 1);

  for (guint i = 0; i < mine->len; i++)
    {
      const DocketEntry *entry = &g_array_index (mine, DocketEntry, i);
      guint              other = 0;

      while (other < others->len &&
             (matched[other] || !is_same (entry, &g_array_index (others, DocketEntry, other))))
        other++;
      if (other < others->len)
        matched[other] = 1;
      else
        g_array_append_val (rest, *entry);
    }
  return rest;
}

static DocketDatum
datum_of_instant (DocketType type, DocketInstant at)
{
  if (type == DOCKET_TYPE_DATE)
    return docket_datum_of_date (docket_instant_date (at));
  if (type == DOCKET_TYPE_MONTH)
    return docket_datum_of_month (docket_instant_date (at));
  return docket_datum_of_instant (at);
}

static DocketDatum
datum_of_key (DocketType type, const char *key)
{
  DocketDatum datum = DOCKET_DATUM_UNKNOWN;

  if (*key != '\0')
    docket_datum_parse (&datum, type, key);
  return datum;
}

static void
fill_field (const DocketMatter *matter, DocketRow *row, gint fact, DocketDatum value)
{
  if (fact >= 0)
    row->fields[((DocketFactType *) matter->rules->facts->pdata[fact])->field] = value;
}

static DocketType
type_of (const DocketMatter *matter, gint fact)
{
  return fact >= 0 ? ((DocketFactType *) matter->rules->facts->pdata[fact])->type
                   : DOCKET_TYPE_DECIMAL;
}

static DocketRow *
make_row (const DocketMatter *matter, const DocketEntry *entry)
{
  const DocketAccount    *account = &docket_matter_get_rule (matter, entry->account)->account;
  const DocketRecordType *type = g_ptr_array_index (matter->rules->records, account->record);
  gsize                   n_fields = docket_indices_length (type->fields);
  DocketRow              *row = g_malloc0 (sizeof *row + n_fields * sizeof row->fields[0]);

  row->seq = entry->kase == NULL ? entry->of : 0;
  row->on = entry->at;
  fill_field (matter, row, account->at,
              datum_of_instant (type_of (matter, account->at), entry->at));
  fill_field (matter, row, account->amount,
              docket_datum_of_number (type_of (matter, account->amount), entry->amount));
  fill_field (matter, row, account->key, datum_of_key (type_of (matter, account->key), entry->key));
  return row;
}

/* What counts later is no row yet */
static void
make_rows (DocketMatter *matter, guint account, DocketEntryRows *made)
{
  g_autoptr (GArray) entries = docket_ledger_collect (matter, account);

  made->rows = g_ptr_array_new ();
  made->next = DOCKET_INSTANT_NONE;
  for (guint i = 0; i < entries->len; i++)
    {
      const DocketEntry *entry = &g_array_index (entries, DocketEntry, i);

      if (matter->now == DOCKET_INSTANT_NONE || entry->at <= matter->now)
        g_ptr_array_add (made->rows, make_row (matter, entry));
      else if (made->next == DOCKET_INSTANT_NONE)
        made->next = entry->at;
    }
}

const GPtrArray *
docket_rows_get (DocketMatter *matter, guint record)
{
  const DocketRecordType *type = g_ptr_array_index (matter->rules->records, record);
  DocketEntryRows        *made;

  if (matter->records[record] != NULL || type->account < 0 || matter->parties == NULL)
    return matter->records[record];

  if (matter->entry_rows == NULL)
    matter->entry_rows = g_new0 (DocketEntryRows, matter->rules->records->len);
  made = &matter->entry_rows[record];
  if (made->rows == NULL)
    make_rows (matter, (guint) type->account, made);
  if (made->next != DOCKET_INSTANT_NONE)
    docket_matter_note (matter, made->next);
  return made->rows;
}
