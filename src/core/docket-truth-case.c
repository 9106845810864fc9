/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that look beyond values: at rulings, contacts, evidence, measures, other cases. One
 * evaluation, one thread. */
#include "core/docket-truth.h"

#include "core/docket-items.h"
#include "core/docket-parts.h"

static gboolean
is_usable (const DocketRuling *ruling, const DocketConditionNode *node)
{
  return docket_ruling_is_usable (ruling) &&
         docket_words_contain (node->words, ruling->outcome->id) &&
         (gint64) ruling->state->signatures >= node->minimum;
}

DocketRuling *
docket_truth_find_signed (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum ground = docket_resolve (matter, &node->of);

  for (guint i = matter->rulings->len; i > 0; i--)
    {
      DocketRuling *ruling = g_ptr_array_index (matter->rulings, i - 1);

      if (is_usable (ruling, node) &&
          (node->of.kind == DOCKET_REF_NONE || g_strcmp0 (ground.text, ruling->state->ground) == 0))
        return ruling;
    }
  return NULL;
}

/* While its ground is not known, a ruling that could serve leaves the answer open */
static DocketTruth
ask_signed (DocketMatter *matter, const DocketConditionNode *node)
{
  if (docket_truth_find_signed (matter, node) != NULL)
    return DOCKET_TRUE;
  if (node->of.kind == DOCKET_REF_NONE || docket_resolve (matter, &node->of).known)
    return DOCKET_FALSE;

  for (guint i = 0; i < matter->rulings->len; i++)
    {
      if (is_usable (g_ptr_array_index (matter->rulings, i), node))
        return DOCKET_UNKNOWN;
    }
  return DOCKET_FALSE;
}

static DocketTruth
ask_in_force (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum of = docket_resolve (matter, &node->of);

  for (guint i = 0; i < matter->rules->force->len; i++)
    {
      const DocketForce *force = &g_array_index (matter->rules->force, DocketForce, i);

      docket_matter_note_date (matter, force->from);
      if (force->to != DOCKET_DATE_NONE)
        docket_matter_note_date (matter, force->to + 1);
    }
  if (!of.known || of.text == NULL)
    return DOCKET_UNKNOWN;
  return docket_rule_set_in_force_for (matter->rules, matter->today, of.text) ? DOCKET_TRUE
                                                                              : DOCKET_FALSE;
}

static DocketTruth
ask_cites (const DocketMatter *matter, const DocketConditionNode *node)
{
  const DocketRuling *ruling = docket_matter_find_current (matter);

  for (guint i = 0; ruling != NULL && i < ruling->articles->len; i++)
    {
      const DocketArticle *article =
          g_ptr_array_index (matter->rules->articles, g_array_index (ruling->articles, guint, i));

      if (docket_words_contain (node->words, article->id))
        return DOCKET_TRUE;
    }
  return DOCKET_FALSE;
}

static gboolean
is_current (DocketMatter *matter, const DocketContact *contact)
{
  if (contact->from != DOCKET_DATE_NONE)
    docket_matter_note_date (matter, contact->from);
  if (contact->to != DOCKET_DATE_NONE)
    docket_matter_note_date (matter, contact->to + 1);
  return (contact->from == DOCKET_DATE_NONE || contact->from <= matter->today) &&
         (contact->to == DOCKET_DATE_NONE || contact->to >= matter->today);
}

static gboolean
is_same_address (const char *one, const char *other)
{
  g_autofree char *folded = g_utf8_casefold (one, -1);
  g_autofree char *other_folded = g_utf8_casefold (other, -1);

  return g_str_equal (g_strstrip (folded), g_strstrip (other_folded));
}

/* Unknown for a party of which no admission contact is on file */
static DocketTruth
ask_contact (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum of = docket_resolve (matter, &node->of);
  const char *party = matter->parties != NULL && node->words != NULL
                          ? g_hash_table_lookup (matter->parties, node->words[0])
                          : NULL;
  DocketTruth result = DOCKET_UNKNOWN;

  if (!of.known || of.text == NULL || party == NULL)
    return DOCKET_UNKNOWN;

  for (guint i = 0; i < docket_items_length (matter->input->contacts); i++)
    {
      const DocketContact *contact = g_ptr_array_index (matter->input->contacts, i);

      if (!contact->admission || !g_str_equal (contact->party, party) ||
          !is_current (matter, contact))
        continue;
      if (is_same_address (contact->value, of.text))
        return DOCKET_TRUE;
      result = DOCKET_FALSE;
    }
  return result;
}

static DocketTruth
ask_proved (const DocketMatter *matter, const DocketConditionNode *node)
{
  const DocketSlot *slot;

  if (node->of.kind != DOCKET_REF_FACT)
    return matter->act == NULL ? DOCKET_UNKNOWN : matter->act->proved ? DOCKET_TRUE : DOCKET_FALSE;

  slot = &matter->facts[node->of.index];
  if (!slot->value.known)
    return DOCKET_UNKNOWN;
  return slot->proved ? DOCKET_TRUE : DOCKET_FALSE;
}

DocketDatum
docket_measure_get_end (const DocketMatter *matter, guint measure)
{
  DocketInstant end = DOCKET_INSTANT_NONE;

  for (guint i = 0; i < matter->measures->len; i++)
    {
      const DocketMeasureState *state = g_ptr_array_index (matter->measures, i);

      if (state->measure == measure && state->lifted == DOCKET_INSTANT_NONE &&
          state->until != DOCKET_INSTANT_NONE && (end == DOCKET_INSTANT_NONE || state->until > end))
        end = state->until;
    }
  return end != DOCKET_INSTANT_NONE ? docket_datum_of_instant (end) : DOCKET_DATUM_UNKNOWN;
}

gboolean
docket_measure_is_running (DocketMatter *matter, const DocketMeasureState *measure)
{
  const DocketMeasure *type = g_ptr_array_index (matter->rules->measures, measure->measure);

  if (type->until == DOCKET_MEASURE_ONCE || measure->lifted != DOCKET_INSTANT_NONE)
    return FALSE;
  if (measure->until == DOCKET_INSTANT_NONE)
    return TRUE;

  docket_matter_note (matter, measure->until);
  return matter->now < measure->until;
}

/* Whether one of @words, NULL: of all, is in force */
static gboolean
is_any_running (DocketMatter *matter, char *const *words, gboolean timed)
{
  gboolean running = FALSE;

  for (guint i = 0; i < matter->measures->len; i++)
    {
      const DocketMeasureState *state = g_ptr_array_index (matter->measures, i);
      const DocketMeasure      *type = g_ptr_array_index (matter->rules->measures, state->measure);

      if ((words == NULL || docket_words_contain (words, type->id)) &&
          (!timed || state->until != DOCKET_INSTANT_NONE))
        running |= docket_measure_is_running (matter, state);
    }
  return running;
}

static gboolean
is_any_measured (const DocketMatter *matter, char *const *words)
{
  for (guint i = 0; i < matter->measures->len; i++)
    {
      const DocketMeasureState *state = g_ptr_array_index (matter->measures, i);
      const DocketMeasure      *type = g_ptr_array_index (matter->rules->measures, state->measure);

      if (state->lifted == DOCKET_INSTANT_NONE && docket_words_contain (words, type->id))
        return TRUE;
    }
  return FALSE;
}

/* Of one of the words, or of every word of a list */
static DocketTruth
ask_measures (DocketMatter *matter, const DocketConditionNode *node)
{
  gboolean    running = node->kind == DOCKET_CONDITION_RUNNING;
  gboolean    all = TRUE;
  DocketDatum list = docket_resolve (matter, &node->of);
  g_auto (GStrv) words = NULL;

  if (node->of.kind == DOCKET_REF_NONE)
    return (running ? is_any_running (matter, node->words, node->index != 0)
                    : is_any_measured (matter, node->words))
               ? DOCKET_TRUE
               : DOCKET_FALSE;
  if (!list.known || list.text == NULL)
    return DOCKET_UNKNOWN;

  words = g_strsplit (list.text, ",", -1);
  for (char **word = words; *word != NULL; word++)
    {
      char *const one[] = { g_strstrip (*word), NULL };

      all = all && (running ? is_any_running (matter, one, FALSE) : is_any_measured (matter, one));
    }
  return all ? DOCKET_TRUE : DOCKET_FALSE;
}

char *
docket_truth_list_cases (const DocketMatter *matter, const DocketConditionNode *node, guint *count)
{
  const DocketKind *kind = g_ptr_array_index (matter->rules->kinds, node->index);
  const char       *party =
      matter->parties != NULL ? g_hash_table_lookup (matter->parties, node->words[0]) : NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);

  *count = 0;
  for (guint i = 0; party != NULL && i < docket_items_length (matter->input->cases); i++)
    {
      const DocketOtherCase *other = g_ptr_array_index (matter->input->cases, i);

      if (!g_str_equal (other->kind, kind->id) || !g_str_equal (other->role, node->words[0]) ||
          !g_str_equal (other->party, party) || g_strcmp0 (other->number, matter->number) == 0 ||
          !docket_words_contain (node->words + 1, other->state))
        continue;
      g_string_append_printf (numbers, *count > 0 ? ",%s" : "%s", other->number);
      (*count)++;
    }
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

/* Unknown while the party is */
static DocketTruth
ask_cases (const DocketMatter *matter, const DocketConditionNode *node)
{
  guint count;

  if (matter->parties == NULL || !g_hash_table_contains (matter->parties, node->words[0]))
    return DOCKET_UNKNOWN;

  g_free (docket_truth_list_cases (matter, node, &count));
  return (node->minimum < 0 || count >= node->minimum) &&
                 (node->maximum < 0 || count <= node->maximum)
             ? DOCKET_TRUE
             : DOCKET_FALSE;
}

DocketTruth
docket_truth_of_case (DocketMatter *matter, const DocketConditionNode *node)
{
  switch (node->kind)
    {
    case DOCKET_CONDITION_SIGNED:
      return ask_signed (matter, node);
    case DOCKET_CONDITION_CITES:
      return ask_cites (matter, node);
    case DOCKET_CONDITION_CONTACT:
      return ask_contact (matter, node);
    case DOCKET_CONDITION_PROVED:
      return ask_proved (matter, node);
    case DOCKET_CONDITION_IN_FORCE:
      return ask_in_force (matter, node);
    case DOCKET_CONDITION_RUNNING:
    case DOCKET_CONDITION_MEASURED:
      return ask_measures (matter, node);
    case DOCKET_CONDITION_CASES:
      return ask_cases (matter, node);
    default:
      g_return_val_if_reached (DOCKET_UNKNOWN);
    }
}
