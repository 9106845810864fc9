/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the register, read from the rule sets at hand. Any thread. */

#include "config.h"

#include "desk/docket-register-words.h"

#include "core/docket-items.h"
#include "desk/docket-desk-private.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include <string.h>

/* The name that a contact's channel has in the register, and in facts about attempts */
#define CHANNEL "channel"

static void
free_word (gpointer data)
{
  DocketRegisterWord *word = data;

  g_free (word->id);
  g_free (word->label);
  g_free (word);
}

static void
free_link (gpointer data)
{
  DocketRegisterLink *link = data;

  g_free (link->type);
  g_free (link->a);
  g_free (link->b);
  g_free (link);
}

void
docket_register_words_free (DocketRegisterWords *words)
{
  g_ptr_array_unref (words->roles);
  g_ptr_array_unref (words->channels);
  g_ptr_array_unref (words->links);
  g_free (words);
}

static const DocketRegisterWord *
find_word (GPtrArray *words, const char *id)
{
  for (guint i = 0; i < words->len; i++)
    {
      const DocketRegisterWord *word = words->pdata[i];

      if (g_str_equal (word->id, id))
        return word;
    }
  return NULL;
}

const char *
docket_register_words_get (GPtrArray *words, const char *id)
{
  const DocketRegisterWord *word = find_word (words, id);

  return word == NULL ? id : word->label;
}

static void
add_word (GPtrArray *words, const char *id, const char *label)
{
  DocketLabel         text = { (char *) label, (char *) label, NULL };
  DocketRegisterWord *word;

  if (find_word (words, id) != NULL)
    return;
  word = g_new0 (DocketRegisterWord, 1);
  word->id = g_strdup (id);
  word->label = docket_wording_dup_title (&text);
  g_ptr_array_add (words, word);
}

static gboolean
has_link (GPtrArray *links, const char *type, const char *a, const char *b)
{
  for (guint i = 0; i < links->len; i++)
    {
      const DocketRegisterLink *link = links->pdata[i];

      if (g_str_equal (link->type, type) && g_str_equal (link->a, a) && g_str_equal (link->b, b))
        return TRUE;
    }
  return FALSE;
}

static void
add_links (DocketRegisterWords *words, GPtrArray *effects)
{
  for (guint i = 0; i < docket_items_length (effects); i++)
    {
      const DocketEffect *effect = effects->pdata[i];
      DocketRegisterLink *link;

      if (effect->kind != DOCKET_EFFECT_RELATE || g_strv_length (effect->roles) < 2 ||
          has_link (words->links, effect->word, effect->roles[0], effect->roles[1]))
        continue;
      link = g_new0 (DocketRegisterLink, 1);
      link->type = g_strdup (effect->word);
      link->a = g_strdup (effect->roles[0]);
      link->b = g_strdup (effect->roles[1]);
      g_ptr_array_add (words->links, link);
    }
}

static gboolean
is_channel (const DocketFactType *fact)
{
  const char *dot = strrchr (fact->id, '.');

  return fact->type == DOCKET_TYPE_WORD && g_str_equal (dot == NULL ? fact->id : dot + 1, CHANNEL);
}

static void
add_facts (DocketRegisterWords *words, const DocketRuleSet *rules)
{
  for (guint i = 0; i < rules->facts->len; i++)
    {
      const DocketFactType *fact = rules->facts->pdata[i];

      if (fact->type == DOCKET_TYPE_PARTY && fact->record < 0)
        add_word (words->roles, fact->id, docket_wording_get_label (&fact->label));
      for (gsize j = 0; is_channel (fact) && fact->values != NULL && fact->values[j] != NULL; j++)
        add_word (words->channels, fact->values[j],
                  docket_wording_get_word (rules, i, fact->values[j]));
    }
}

static void
add_rules (DocketRegisterWords *words, const DocketRuleSet *rules)
{
  add_facts (words, rules);
  for (guint i = 0; i < rules->actions->len; i++)
    add_links (words, ((DocketAction *) rules->actions->pdata[i])->effects);
  for (guint i = 0; i < rules->automatics->len; i++)
    add_links (words, ((DocketAutomatic *) rules->automatics->pdata[i])->effects);
  for (guint i = 0; i < rules->outcomes->len; i++)
    add_links (words, ((DocketOutcome *) rules->outcomes->pdata[i])->effects);
}

DocketRegisterWords *
docket_register_words_new (DocketDesk *desk)
{
  DocketRegisterWords *words = g_new0 (DocketRegisterWords, 1);
  guint                n = docket_rules_library_get_n_files (desk->library);

  words->roles = g_ptr_array_new_with_free_func (free_word);
  words->channels = g_ptr_array_new_with_free_func (free_word);
  words->links = g_ptr_array_new_with_free_func (free_link);
  for (guint i = 0; i < n; i++)
    add_rules (words, docket_rules_library_get_file (desk->library, i)->set);
  return words;
}

/* --- by the system of a case ---------------------------------------------------------------- */

static const DocketRuleSet *
find_rules (DocketDesk *desk, const char *kase)
{
  g_autofree char       *system = g_strndup (kase, strcspn (kase, "-"));
  const DocketRulesFile *file = docket_rules_library_find_latest (desk->library, system);

  return file == NULL ? NULL : file->set;
}

static const DocketRule *
find_account (DocketDesk *desk, const char *kase, const char *account)
{
  const DocketRuleSet *rules = find_rules (desk, kase);
  gint                 index = rules == NULL ? -1 : docket_rule_set_find_rule (rules, account);

  return index < 0 ? NULL : rules->rules->pdata[index];
}

char *
docket_register_dup_account (DocketDesk *desk, const char *kase, const char *account)
{
  const DocketRule *rule = find_account (desk, kase, account);

  return rule == NULL || rule->label.en == NULL ? g_strdup (account)
                                                : docket_wording_dup_title (&rule->label);
}

char *
docket_register_dup_measure (DocketDesk *desk, const char *kase, const char *measure)
{
  const DocketRuleSet *rules = find_rules (desk, kase);

  for (guint i = 0; rules != NULL && i < rules->measures->len; i++)
    {
      const DocketMeasure *found = rules->measures->pdata[i];

      if (g_str_equal (found->id, measure))
        return docket_wording_dup_title (&found->label);
    }
  return g_strdup (measure);
}
