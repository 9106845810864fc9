/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rule sets call things, and recorded values in these words. Any thread. */

#include "config.h"

#include "desk/docket-wording-plain.h"

#include "core/docket-items.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- labels --------------------------------------------------------------------------------- */

char *
docket_wording_dup_capital (const char *text)
{
  char first[8] = { 0 };

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

char *
docket_wording_dup_title (const DocketLabel *label)
{
  return docket_wording_dup_capital (docket_wording_get_label (label));
}

static char *
dup_title_or (const DocketLabel *label, const char *id)
{
  const char *text = label == NULL ? "" : docket_wording_get_label (label);

  return *text == '\0' ? g_strdup (id) : docket_wording_dup_capital (text);
}

/* The wording of fact @index, NULL when there is none */
static const char *
get_fact_label (const DocketRuleSet *rules, gint index)
{
  const char *text = "";

  if (index >= 0)
    text = docket_wording_get_label (&((DocketFactType *) rules->facts->pdata[index])->label);
  return *text == '\0' ? NULL : text;
}

char *
docket_wording_dup_fact_title (const DocketRuleSet *rules, const char *fact)
{
  const char *label = get_fact_label (rules, docket_rule_set_find_fact (rules, fact));

  return label == NULL ? g_strdup (fact) : docket_wording_dup_capital (label);
}

char *
docket_wording_dup_state_title (const DocketRuleSet *rules, const char *state)
{
  gint index = docket_rule_set_find_state (rules, state);

  if (index < 0 && g_str_equal (state, "draft"))
    return g_strdup (C_ ("case", "Incomplete"));
  return dup_title_or (index < 0 ? NULL : &((DocketState *) rules->states->pdata[index])->label,
                       state);
}

char *
docket_wording_dup_kind_title (const DocketRuleSet *rules, const char *kind)
{
  gint index = docket_rule_set_find_kind (rules, kind);

  return dup_title_or (index < 0 ? NULL : &((DocketKind *) rules->kinds->pdata[index])->label,
                       kind);
}

char *
docket_wording_dup_case_title (const DocketRuleSet *rules, const DocketCaseRow *row)
{
  if (rules == NULL || !g_str_equal (row->title, row->kind))
    return g_strdup (row->title);
  return docket_wording_dup_kind_title (rules, row->kind);
}

/* Acts that every kind of case knows */
static const struct
{
  const char *action;
  const char *title;
} COMMON[] = {
  { "open", NC_ ("act", "Open the Case") },
  { "note", NC_ ("act", "Note") },
  { "assign", NC_ ("act", "Assign") },
  { "attach", NC_ ("act", "Attach Evidence") },
  { "correct", NC_ ("act", "Correct a Fact") },
  { "split", NC_ ("act", "Split Off a Mail") },
  { "merge", NC_ ("act", "Take In a Mail") },
  { "rule", NC_ ("act", "Draft a Ruling") },
  { "sign", NC_ ("act", "Sign the Ruling") },
  { "supersede", NC_ ("act", "Replace the Ruling") },
  { "undo", NC_ ("act", "Undo an Act") },
  { "move-rules", NC_ ("act", "Move to Other Rules") },
};

char *
docket_wording_dup_action_title (const DocketRuleSet *rules, guint kind, const char *action)
{
  const DocketAction *known = docket_rule_set_find_action (rules, kind, action);

  if (known != NULL)
    return dup_title_or (&known->label, action);
  for (gsize i = 0; i < G_N_ELEMENTS (COMMON); i++)
    if (g_str_equal (COMMON[i].action, action))
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "act", COMMON[i].title));
  return g_strdup ("");
}

/* --- names ---------------------------------------------------------------------------------- */

static const char *
find_item_label (const DocketRuleSet *rules, const char *id)
{
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const DocketRule *rule = rules->rules->pdata[i];

      if (rule->primitive != DOCKET_PRIMITIVE_CHECKLIST)
        continue;
      for (guint j = 0; j < docket_items_length (rule->checklist.items); j++)
        {
          const DocketCheck *item = rule->checklist.items->pdata[j];

          if (g_str_equal (item->id, id))
            return docket_wording_get_label (&item->label);
        }
    }
  return NULL;
}

static const char *
find_input_label (const DocketRuleSet *rules, const DocketAction *action, const char *key)
{
  for (guint i = 0; action != NULL && i < docket_items_length (action->inputs); i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      if (g_str_equal (input->key, key))
        return docket_wording_get_label (&input->label)[0] != '\0'
                   ? docket_wording_get_label (&input->label)
                   : get_fact_label (rules, (gint) input->fact);
    }
  return NULL;
}

static const char *
find_name (const DocketRuleSet *rules, const DocketAction *action, const char *id)
{
  const char *label = find_input_label (rules, action, id);

  if (label == NULL)
    label = get_fact_label (rules, docket_rule_set_find_fact (rules, id));
  if (label == NULL)
    label = find_item_label (rules, id);
  return label == NULL ? id : label;
}

char *
docket_wording_dup_names (const DocketRuleSet *rules, const DocketAction *action, const char *ids)
{
  g_auto (GStrv) parts = g_strsplit_set (ids == NULL ? "" : ids, " ,", -1);
  g_autoptr (GPtrArray) named = g_ptr_array_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (named, (gpointer) find_name (rules, action, parts[i]));
  g_ptr_array_add (named, NULL);
  return g_strjoinv (_ (", "), (char **) named->pdata);
}

/* --- values --------------------------------------------------------------------------------- */

/* What is none of the fact's own words is an item of a checklist, which goes by its own name */
static const char *
get_word (const DocketRuleSet *rules, guint fact, const char *word)
{
  const DocketFactType *type = rules->facts->pdata[fact];

  return type->values == NULL && type->words == NULL ? find_name (rules, NULL, word)
                                                     : docket_wording_get_word (rules, fact, word);
}

static char *
dup_words (const DocketRuleSet *rules, guint fact, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  g_autoptr (GPtrArray) named = g_ptr_array_new ();

  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (named, (gpointer) get_word (rules, fact, words[i]));
  g_ptr_array_add (named, NULL);
  return g_strjoinv (_ (", "), (char **) named->pdata);
}

static char *
dup_money (gint64 fen)
{
  /* Translators: an amount in yuan */
  return g_strdup_printf (_ ("¥%.2f"), fen / 100.0);
}

char *
docket_wording_dup_value (const DocketRuleSet *rules, guint fact, const char *text)
{
  const DocketFactType *type = rules->facts->pdata[fact];
  g_autoptr (DocketValue) value = docket_value_parse (type->type, text, NULL);

  if (type->type == DOCKET_TYPE_WORD || type->type == DOCKET_TYPE_LIST)
    return dup_words (rules, fact, text);
  if (value == NULL)
    return g_strdup (text);
  switch (type->type)
    {
    case DOCKET_TYPE_DATE:
      return docket_wording_dup_date (value->date);
    case DOCKET_TYPE_INSTANT:
      return docket_wording_dup_instant (value->instant);
    case DOCKET_TYPE_MONTH:
      return docket_wording_dup_month (value->date);
    case DOCKET_TYPE_FLAG:
      return g_strdup (value->number != 0 ? _ ("Yes") : _ ("No"));
    case DOCKET_TYPE_MONEY:
      return dup_money (value->number);
    default:
      return g_strdup (text);
    }
}
