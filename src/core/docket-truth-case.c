/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that look beyond values: at rulings, contacts, evidence. One evaluation, one thread.
 */
#include "core/docket-truth.h"

#include "core/docket-items.h"

static gboolean
is_usable (const DocketRuling *ruling, char *const *outcomes)
{
  return docket_ruling_is_usable (ruling) && docket_words_contain (outcomes, ruling->outcome->id);
}

DocketRuling *
docket_truth_find_signed (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum ground = docket_resolve (matter, &node->of);

  for (guint i = matter->rulings->len; i > 0; i--)
    {
      DocketRuling *ruling = g_ptr_array_index (matter->rulings, i - 1);

      if (is_usable (ruling, node->words) &&
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
      if (is_usable (g_ptr_array_index (matter->rulings, i), node->words))
        return DOCKET_UNKNOWN;
    }
  return DOCKET_FALSE;
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
    default:
      g_return_val_if_reached (DOCKET_UNKNOWN);
    }
}
