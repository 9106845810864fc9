/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Effects of acts, transitions and rulings on a matter, and what they bring about besides. One
 * evaluation, one thread. Ledger, letters and other cases are changed by the desk. */
#include "core/docket-effects.h"

#include "core/docket-items.h"
#include "core/docket-truth.h"

#include <string.h>

void
docket_consequence_free (DocketConsequence *consequence)
{
  g_free (consequence->value);
  g_free (consequence->key);
  g_free (consequence->on);
  g_free (consequence->party);
  g_strfreev (consequence->given);
  g_free (consequence);
}

DocketConsequence *
docket_consequence_add (GPtrArray *consequences, DocketEffectKind kind, const char *name)
{
  DocketConsequence *consequence;

  if (consequences == NULL)
    return NULL;

  consequence = g_new0 (DocketConsequence, 1);
  consequence->kind = kind;
  consequence->name = name;
  consequence->at = DOCKET_INSTANT_NONE;
  g_ptr_array_add (consequences, consequence);
  return consequence;
}

static const char *
fact_id (const DocketMatter *matter, guint fact)
{
  return ((const DocketFactType *) matter->rules->facts->pdata[fact])->id;
}

/* As it takes the fact's own type: a day out of an instant, a text out of a date */
static DocketDatum
convert (DocketMatter *matter, guint fact, DocketDatum value)
{
  const DocketFactType *type = g_ptr_array_index (matter->rules->facts, fact);

  if (!value.known || value.type == type->type)
    return value;
  if (type->type == DOCKET_TYPE_DATE)
    return docket_datum_of_date (docket_datum_get_date (&value));
  if (type->type == DOCKET_TYPE_MONTH)
    return docket_datum_of_month (docket_datum_get_date (&value));
  if (type->type == DOCKET_TYPE_INSTANT)
    return docket_datum_of_instant (docket_datum_get_instant (&value));
  if (value.text == NULL)
    value.text = docket_matter_keep_text (matter, docket_datum_dup_text (&value));
  value.type = type->type;
  return value;
}

/* A correction of the act stands above what the act itself would set; what cannot be computed now
 * stays as it was recorded */
static DocketDatum
find_value (DocketMatter *matter, const DocketEffect *effect)
{
  const DocketFactType *type = g_ptr_array_index (matter->rules->facts, effect->index);
  gboolean              corrected = FALSE;
  const char           *recorded =
      matter->act != NULL ? docket_act_get_fact (matter->act, type->id, &corrected) : NULL;
  DocketDatum value = DOCKET_DATUM_UNKNOWN;

  if (!corrected && effect->word != NULL)
    docket_datum_parse (&value, type->type, effect->word);
  else if (!corrected)
    value = convert (matter, effect->index, docket_resolve (matter, &effect->value));
  if (!value.known && recorded != NULL)
    docket_datum_parse (&value, type->type, recorded);
  return value;
}

/* A fact that is set again is told once, as it is in the end */
static DocketConsequence *
tell_set (GPtrArray *consequences, const char *fact)
{
  for (guint i = docket_items_length (consequences); i > 0; i--)
    {
      DocketConsequence *told = g_ptr_array_index (consequences, i - 1);

      if (told->kind != DOCKET_EFFECT_SET || !g_str_equal (told->name, fact))
        continue;
      g_clear_pointer (&told->value, g_free);
      return told;
    }
  return docket_consequence_add (consequences, DOCKET_EFFECT_SET, fact);
}

static void
apply_set (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  DocketDatum        value = find_value (matter, effect);
  DocketConsequence *told;

  if (!value.known)
    return;

  docket_matter_set_fact (matter, effect->index, value);
  told = tell_set (consequences, fact_id (matter, effect->index));
  if (told != NULL)
    told->value = docket_datum_dup_text (&value);
}

static void
apply_clear (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  docket_matter_set_fact (matter, effect->index, DOCKET_DATUM_UNKNOWN);
  docket_consequence_add (consequences, DOCKET_EFFECT_CLEAR, fact_id (matter, effect->index));
}

static void
apply_add (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  const DocketRecordType *record = g_ptr_array_index (matter->rules->records, effect->index);
  DocketRow              *row = docket_matter_add_row (matter, effect->index);

  for (guint i = 0; i < docket_indices_length (record->fields); i++)
    row->fields[i] = matter->facts[g_array_index (record->fields, guint, i)].value;
  docket_consequence_add (consequences, DOCKET_EFFECT_ADD, record->id);
}

/* What an automatic transition would send is due until somebody sends it */
static void
apply_send (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  const DocketLetter *letter = g_ptr_array_index (matter->rules->letters, effect->index);
  DocketConsequence  *told = docket_consequence_add (consequences, DOCKET_EFFECT_SEND, letter->id);

  docket_matter_mark_letter (matter, matter->act != NULL ? &matter->sent : &matter->due,
                             effect->index);
  if (told != NULL)
    told->roles = letter->to;
}

static void
tell_relation (const DocketEffect *effect, GPtrArray *consequences)
{
  DocketConsequence *told =
      docket_consequence_add (consequences, DOCKET_EFFECT_RELATE, effect->word);

  if (told == NULL)
    return;

  told->on = g_strdup (effect->begin ? "begin" : "end");
  told->roles = effect->roles;
}

/* As the act there takes it; NULL while it is not known */
static char *
dup_given (DocketMatter *matter, const DocketGive *give)
{
  DocketDatum      value = convert (matter, give->fact, docket_resolve (matter, &give->of));
  g_autofree char *text =
      give->word != NULL ? g_strdup (give->word) : docket_datum_dup_text (&value);

  return text != NULL ? g_strdup_printf ("%s=%s", fact_id (matter, give->fact), text) : NULL;
}

static char **
dup_all_given (DocketMatter *matter, const DocketEffect *effect)
{
  g_autoptr (GStrvBuilder) given = g_strv_builder_new ();

  for (guint i = 0; i < docket_items_length (effect->gives); i++)
    {
      g_autofree char *text = dup_given (matter, effect->gives->pdata[i]);

      if (text != NULL)
        g_strv_builder_add (given, text);
    }
  return g_strv_builder_end (given);
}

static void
tell_open (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  const DocketKind  *kind = g_ptr_array_index (matter->rules->kinds, effect->index);
  DocketConsequence *told = docket_consequence_add (consequences, DOCKET_EFFECT_OPEN, kind->id);

  if (told != NULL)
    told->given = dup_all_given (matter, effect);
}

static void
tell_cascade (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  DocketConsequence *told =
      docket_consequence_add (consequences, DOCKET_EFFECT_CASCADE, effect->word);

  if (told == NULL)
    return;

  told->value = g_strdup (effect->over);
  told->key = effect->states != NULL ? g_strjoinv (",", effect->states) : g_strdup ("");
  told->on = g_strdup (effect->roles != NULL ? effect->roles[0] : NULL);
  told->roles = effect->roles;
  told->given = dup_all_given (matter, effect);
}

static void
apply_effect (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  switch (effect->kind)
    {
    case DOCKET_EFFECT_SET:
      apply_set (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_CLEAR:
      apply_clear (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_ADD:
      apply_add (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_POST:
      docket_effects_post (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_REVERSE:
      docket_effects_reverse (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_IMPOSE:
      docket_effects_impose (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_LIFT:
      docket_effects_lift (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_SEND:
      apply_send (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_RELATE:
      tell_relation (effect, consequences);
      break;
    case DOCKET_EFFECT_OPEN:
      tell_open (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_CASCADE:
      tell_cascade (matter, effect, consequences);
      break;
    case DOCKET_EFFECT_GO:
      break;
    }
}

static gboolean
is_over (const DocketMatter *matter, guint state)
{
  const DocketState *type = g_ptr_array_index (matter->rules->states, state);

  return type->nature == DOCKET_STATE_RESULT || type->nature == DOCKET_STATE_END;
}

/* What was ruled before a matter was over does not license acts once it is taken up again */
static void
lapse_rulings (DocketMatter *matter)
{
  for (guint i = 0; i < matter->rulings->len; i++)
    {
      DocketRulingState *ruling = ((DocketRuling *) matter->rulings->pdata[i])->state;

      ruling->superseded |= !ruling->used;
    }
  docket_matter_refresh_ruling (matter);
}

static void
enter_state (DocketMatter *matter, guint state)
{
  if (state == matter->state)
    return;

  if (is_over (matter, matter->state) && !is_over (matter, state))
    lapse_rulings (matter);
  matter->state = state;
  matter->entered = matter->now;
  if (matter->fired != NULL)
    memset (matter->fired, 0, matter->rules->automatics->len);
}

/* All conditions see the state that the act found; the new one is entered at the end */
void
docket_effects_apply (DocketMatter *matter, GPtrArray *effects, GPtrArray *consequences)
{
  const DocketEffect *go = NULL;

  for (guint i = 0; i < docket_items_length (effects); i++)
    {
      const DocketEffect *effect = g_ptr_array_index (effects, i);

      if (effect->kind == DOCKET_EFFECT_GO && go != NULL)
        continue;
      if (docket_truth (matter, effect->condition) != DOCKET_TRUE)
        continue;
      if (effect->kind == DOCKET_EFFECT_GO)
        go = effect;
      else
        apply_effect (matter, effect, consequences);
    }
  if (go != NULL)
    enter_state (matter, go->index);
  docket_consequence_add (consequences, DOCKET_EFFECT_GO, docket_matter_get_state (matter)->id);
}
