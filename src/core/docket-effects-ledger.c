/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries that effects make in a ledger, and take back. One evaluation, one thread. */
#include "core/docket-effects.h"

#include "core/docket-ledger.h"
#include "core/docket-truth.h"

static gboolean
is_posted (const DocketMatter *matter, guint account)
{
  g_autoptr (GArray) entries = docket_ledger_list_own (matter, (gint) account, 0);

  return entries->len > 0;
}

/* Its class, as the effect or else the account says; NULL while it is not known */
static const char *
find_key (DocketMatter *matter, const DocketEffect *effect)
{
  gint        ask_key = docket_matter_get_rule (matter, effect->index)->account.ask_key;
  DocketDatum key = DOCKET_DATUM_UNKNOWN;

  if (effect->key.kind != DOCKET_REF_NONE)
    key = docket_resolve (matter, &effect->key);
  else if (ask_key >= 0)
    key = matter->facts[ask_key].value;
  if (key.known)
    return docket_matter_keep_text (matter, docket_datum_dup_text (&key));
  return effect->key.kind != DOCKET_REF_NONE ? NULL : "";
}

static DocketInstant
find_at (DocketMatter *matter, const DocketEffect *effect)
{
  DocketDatum at = docket_resolve (matter, &effect->at);

  return effect->at.kind != DOCKET_REF_NONE ? docket_datum_get_instant (&at) : matter->now;
}

/* @role: whose it is; NULL: of the party that the entry names */
static void
tell_entry (const DocketMatter *matter,
            const DocketEntry  *entry,
            const char         *role,
            gint64              reverses,
            GPtrArray          *consequences)
{
  const DocketRule  *rule = docket_matter_get_rule (matter, entry->account);
  DocketConsequence *told = docket_consequence_add (consequences, DOCKET_EFFECT_POST, rule->id);
  DocketDatum        amount = docket_datum_of_number (DOCKET_TYPE_DECIMAL, entry->amount);

  if (told == NULL)
    return;

  told->value = docket_datum_dup_text (&amount);
  told->key = g_strdup (entry->key);
  told->on = g_strdup (role != NULL ? role : rule->account.owner);
  told->party = role != NULL ? NULL : g_strdup (entry->party);
  told->at = entry->at;
  told->reverses = reverses;
}

void
docket_effects_post (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  const char *role = effect->roles != NULL
                         ? effect->roles[0]
                         : docket_matter_get_rule (matter, effect->index)->account.owner;
  DocketDatum amount = docket_resolve (matter, &effect->value);
  DocketEntry entry = { .account = effect->index };

  if (docket_ledger_is_recorded (matter))
    {
      if (matter->act != NULL)
        docket_ledger_take (matter, matter->act, (gint) effect->index, FALSE);
      return;
    }
  entry.key = find_key (matter, effect);
  entry.at = find_at (matter, effect);
  if ((effect->once && is_posted (matter, effect->index)) || entry.key == NULL ||
      entry.at == DOCKET_INSTANT_NONE || !docket_datum_get_number (&amount, &entry.amount) ||
      entry.amount == 0)
    return;
  if (effect->negative)
    entry.amount = -entry.amount;

  entry.party =
      matter->parties != NULL && role != NULL ? g_hash_table_lookup (matter->parties, role) : NULL;
  entry.seq = entry.of = matter->act->seq;
  entry.place = matter->entries->len;
  if (entry.party != NULL)
    docket_ledger_add (matter, &entry);
  tell_entry (matter, &entry, role, 0, consequences);
}

static void
take_back (DocketMatter *matter, const DocketEntry *entry, GPtrArray *consequences)
{
  DocketEntry back = *entry;

  back.amount = -entry->amount;
  back.seq = back.of = matter->act->seq;
  back.place = matter->entries->len;
  docket_ledger_add (matter, &back);
  tell_entry (matter, &back, NULL, entry->of, consequences);
}

void
docket_effects_reverse (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  g_autoptr (GArray) entries = docket_ledger_list_own (matter, (gint) effect->index, 0);

  if (docket_ledger_is_recorded (matter))
    {
      if (matter->act != NULL)
        docket_ledger_take (matter, matter->act, (gint) effect->index, TRUE);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    take_back (matter, &g_array_index (entries, DocketEntry, i), consequences);
}

void
docket_effects_tell_changed (const DocketMatter *before,
                             const DocketMatter *after,
                             gint64              of,
                             GPtrArray          *consequences)
{
  g_autoptr (GArray) old = docket_ledger_list_own (before, -1, of);
  g_autoptr (GArray) new = docket_ledger_list_own (after, -1, of);
  g_autoptr (GArray) gone = docket_ledger_subtract (old, new);
  g_autoptr (GArray) come = docket_ledger_subtract (new, old);

  for (guint i = 0; i < gone->len; i++)
    {
      DocketEntry back = g_array_index (gone, DocketEntry, i);

      back.amount = -back.amount;
      tell_entry (after, &back, NULL, back.of, consequences);
    }
  for (guint i = 0; i < come->len; i++)
    tell_entry (after, &g_array_index (come, DocketEntry, i), NULL, 0, consequences);
}
