/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case while it is folded. One evaluation, one thread. How events change it is told by
 * docket-fold.c, what is asked of it by docket-truth.c. */
#include "core/docket-matter.h"

#include "core/docket-items.h"

static void
take_given (DocketMatter *matter, GHashTable *given)
{
  GHashTableIter iter;
  gpointer       id, text;

  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &id, &text))
    {
      gint fact = docket_rule_set_find_fact (matter->rules, id);

      if (fact >= 0)
        {
          const DocketFactType *type = g_ptr_array_index (matter->rules->facts, fact);

          docket_datum_parse (&matter->facts[fact].value, type->type, text);
        }
    }
}

DocketMatter *
docket_matter_new (const DocketEvaluationInput *input)
{
  DocketMatter *matter = g_new0 (DocketMatter, 1);

  matter->input = input;
  matter->rules = input->rules;
  matter->calendar = input->calendar;
  matter->clock = DOCKET_INSTANT_NONE;
  docket_matter_set_now (matter, DOCKET_INSTANT_NONE);
  matter->facts = g_new0 (DocketSlot, matter->rules->facts->len);
  matter->records = g_new0 (GPtrArray *, matter->rules->records->len);
  matter->rulings = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_ruling_free);
  matter->measures = g_ptr_array_new ();
  matter->entries = g_array_new (FALSE, FALSE, sizeof (DocketEntry));
  matter->transitions = g_ptr_array_new ();
  if (input->given != NULL)
    take_given (matter, input->given);
  return matter;
}

void
docket_matter_free (DocketMatter *matter)
{
  for (guint i = 0; i < matter->rules->records->len; i++)
    docket_items_free (matter->records[i], g_free);
  g_clear_pointer (&matter->draft, docket_ruling_free);
  g_ptr_array_unref (matter->rulings);
  docket_items_free (matter->measures, (GDestroyNotify) docket_measure_state_free);
  docket_items_free (matter->transitions, (GDestroyNotify) docket_transition_free);
  g_clear_pointer (&matter->parties, g_hash_table_unref);
  docket_matter_forget_rows (matter);
  g_free (matter->entry_rows);
  g_array_unref (matter->entries);
  g_clear_pointer (&matter->texts, g_ptr_array_unref);
  g_free (matter->records);
  g_free (matter->facts);
  g_free (matter->fired);
  g_free (matter->sent);
  g_free (matter->due);
  g_free (matter->explained);
  g_free (matter);
}

void
docket_matter_forget_rows (DocketMatter *matter)
{
  for (guint i = 0; matter->entry_rows != NULL && i < matter->rules->records->len; i++)
    {
      docket_items_free (matter->entry_rows[i].rows, g_free);
      matter->entry_rows[i].rows = NULL;
    }
}

void
docket_matter_set_now (DocketMatter *matter, DocketInstant now)
{
  if (matter->now != now)
    docket_matter_forget_rows (matter);
  matter->now = now;
  matter->today = now != DOCKET_INSTANT_NONE ? docket_instant_date (now) : DOCKET_DATE_NONE;
  matter->until = DOCKET_INSTANT_NONE;
}

void
docket_matter_note (DocketMatter *matter, DocketInstant instant)
{
  if (matter->now == DOCKET_INSTANT_NONE || instant <= matter->now)
    return;
  if (matter->until == DOCKET_INSTANT_NONE || instant < matter->until)
    matter->until = instant;
}

void
docket_matter_note_date (DocketMatter *matter, DocketDate date)
{
  docket_matter_note (matter, docket_instant_of_date (date));
}

const char *
docket_matter_keep_text (DocketMatter *matter, char *text)
{
  if (matter->texts == NULL)
    matter->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (matter->texts, text);
  return text;
}

void
docket_matter_set_fact (DocketMatter *matter, guint fact, DocketDatum value)
{
  DocketSlot *slot = &matter->facts[fact];

  slot->value = value;
  slot->seq = matter->act != NULL ? matter->act->seq : 0;
  slot->on = matter->now;
  slot->proved = matter->act != NULL && matter->act->proved;
}

DocketRow *
docket_matter_add_row (DocketMatter *matter, guint record)
{
  const DocketRecordType *type = g_ptr_array_index (matter->rules->records, record);
  gsize                   n_fields = docket_indices_length (type->fields);
  DocketRow              *row = g_malloc0 (sizeof *row + n_fields * sizeof row->fields[0]);

  row->seq = matter->act != NULL ? matter->act->seq : 0;
  row->on = matter->now;
  if (matter->records[record] == NULL)
    matter->records[record] = g_ptr_array_new ();
  g_ptr_array_add (matter->records[record], row);
  return row;
}

void
docket_matter_mark_letter (DocketMatter *matter, DocketInstant **letters, guint letter)
{
  if (*letters == NULL)
    {
      *letters = g_new (DocketInstant, matter->rules->letters->len);
      for (guint i = 0; i < matter->rules->letters->len; i++)
        (*letters)[i] = DOCKET_INSTANT_NONE;
    }
  (*letters)[letter] = matter->now;
}

const DocketRule *
docket_matter_get_rule (const DocketMatter *matter, guint index)
{
  return g_ptr_array_index (matter->rules->rules, index);
}

const DocketState *
docket_matter_get_state (const DocketMatter *matter)
{
  return g_ptr_array_index (matter->rules->states, matter->state);
}

DocketRuling *
docket_matter_find_ruling (const DocketMatter *matter, gint64 seq)
{
  for (guint i = 0; i < matter->rulings->len; i++)
    {
      DocketRuling *ruling = g_ptr_array_index (matter->rulings, i);

      if (ruling->state->seq == seq)
        return ruling;
    }
  return NULL;
}

static DocketRuling *
find_latest (const DocketMatter *matter, gboolean in_force)
{
  for (guint i = matter->rulings->len; i > 0; i--)
    {
      DocketRuling *ruling = g_ptr_array_index (matter->rulings, i - 1);

      if (!ruling->state->superseded && ruling->state->in_force == in_force)
        return ruling;
    }
  return NULL;
}

DocketRuling *
docket_matter_find_draft (const DocketMatter *matter)
{
  return find_latest (matter, FALSE);
}

DocketRuling *
docket_matter_find_current (const DocketMatter *matter)
{
  DocketRuling *ruling = matter->draft != NULL ? matter->draft : matter->relied_on;

  if (ruling == NULL)
    ruling = find_latest (matter, TRUE);
  return ruling != NULL ? ruling : find_latest (matter, FALSE);
}

static void
fill_ruling_fact (DocketMatter *matter, gint fact, const char *text)
{
  if (fact >= 0)
    docket_matter_set_fact (matter, (guint) fact, docket_datum_of_text (DOCKET_TYPE_WORD, text));
}

void
docket_matter_refresh_ruling (DocketMatter *matter)
{
  const DocketRuling *ruling = docket_matter_find_current (matter);
  const char         *ground = ruling != NULL ? ruling->state->ground : NULL;

  fill_ruling_fact (matter, matter->rules->ruling_outcome,
                    ruling != NULL ? ruling->outcome->id : NULL);
  fill_ruling_fact (matter, matter->rules->ruling_ground,
                    ground != NULL && *ground != '\0' ? ground : NULL);
}

DocketRuling *
docket_ruling_new (const DocketAct *act, const DocketOutcome *outcome)
{
  const char   *ground = docket_event_get (act->event, "ruling.ground");
  DocketRuling *ruling = g_new0 (DocketRuling, 1);

  ruling->outcome = outcome;
  ruling->signers = g_ptr_array_new ();
  ruling->articles = g_array_new (FALSE, FALSE, sizeof (guint));
  ruling->state = g_new0 (DocketRulingState, 1);
  ruling->state->seq = act->seq;
  ruling->state->outcome = g_strdup (outcome->id);
  ruling->state->ground = g_strdup (ground != NULL ? ground : "");
  ruling->state->author = g_strdup (act->event->actor);
  ruling->state->wanted = outcome->signatures;
  ruling->state->unfinished =
      g_strcmp0 (docket_event_get (act->event, "ruling.unfinished"), "yes") == 0;
  return ruling;
}

gboolean
docket_ruling_is_usable (const DocketRuling *ruling)
{
  return ruling->state->in_force && !ruling->state->used && !ruling->state->superseded;
}

gboolean
docket_ruling_takes_second (const DocketRuling *ruling)
{
  return docket_ruling_is_usable (ruling) && ruling->state->signatures == 1;
}

void
docket_ruling_free (DocketRuling *ruling)
{
  g_clear_pointer (&ruling->state, docket_ruling_state_free);
  g_ptr_array_unref (ruling->signers);
  g_array_unref (ruling->articles);
  g_free (ruling);
}
