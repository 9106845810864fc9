/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an act brings about, in words. Any thread. */

#include "config.h"

#include "desk/docket-wording-consequence.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>

static const char *const RELATIONSHIPS[][2] = {
  { "binding", NC_ ("relationship", "Binding") },
  { "distribution", NC_ ("relationship", "Distribution") },
  { "cooperation", NC_ ("relationship", "Cooperation") },
};

const char *
docket_wording_get_relationship (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (RELATIONSHIPS); i++)
    if (g_str_equal (RELATIONSHIPS[i][0], type))
      return g_dpgettext2 (NULL, "relationship", RELATIONSHIPS[i][1]);
  return type;
}

/* A party goes by its name where it is known, else by its role; one role may stand for another, as
 * whoever applied does */
static char *
dup_party (const DocketRuleSet *rules, GHashTable *facts, const char *role)
{
  const char *name = facts == NULL ? NULL : g_hash_table_lookup (facts, role);

  if (name != NULL && !g_str_equal (name, role) && g_hash_table_contains (facts, name))
    name = g_hash_table_lookup (facts, name);
  return name != NULL ? g_strdup (name) : docket_wording_dup_fact_title (rules, role);
}

static char *
dup_parties (const DocketRuleSet *rules, GHashTable *facts, char **roles)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; roles != NULL && roles[i] != NULL; i++)
    g_ptr_array_add (names, dup_party (rules, facts, roles[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static char *
dup_letter (const DocketRuleSet *rules, const char *id)
{
  for (guint i = 0; i < rules->letters->len; i++)
    {
      const DocketLetter *letter = rules->letters->pdata[i];

      if (g_str_equal (letter->id, id))
        return docket_wording_dup_title (&letter->title);
    }
  return g_strdup (id);
}

static char *
dup_measure (const DocketRuleSet *rules, const char *id)
{
  for (guint i = 0; i < rules->measures->len; i++)
    {
      const DocketMeasure *measure = rules->measures->pdata[i];

      if (g_str_equal (measure->id, id))
        return docket_wording_dup_title (&measure->label);
    }
  return g_strdup (id);
}

static char *
dup_account (const DocketRuleSet *rules, const char *id)
{
  gint             index = docket_rule_set_find_rule (rules, id);
  g_autofree char *title =
      index < 0 ? NULL
                : docket_wording_dup_title (&((DocketRule *) rules->rules->pdata[index])->label);

  return title == NULL || *title == '\0' ? g_strdup (id) : g_steal_pointer (&title);
}

static char *
dup_set (const DocketRuleSet *rules, const DocketConsequence *consequence)
{
  gint             fact = docket_rule_set_find_fact (rules, consequence->name);
  g_autofree char *title = docket_wording_dup_fact_title (rules, consequence->name);
  g_autofree char *value = NULL;

  if (fact < 0 || consequence->value == NULL)
    return NULL;
  value = docket_wording_dup_value (rules, (guint) fact, consequence->value);
  /* Translators: a fact and its value */
  return g_strdup_printf (C_ ("consequence", "%s: %s"), title, value);
}

static char *
dup_posting (const DocketRuleSet *rules, const DocketConsequence *consequence)
{
  g_autofree char *account = dup_account (rules, consequence->name);
  gboolean         negative = g_str_has_prefix (consequence->value, "-");

  /* Translators: an account of a ledger and what is added to it */
  return g_strdup_printf (C_ ("consequence", "%s: %s%s"), account, negative ? "" : "+",
                          consequence->value);
}

static char *
dup_until (const DocketConsequence *consequence)
{
  DocketInstant    until;
  g_autofree char *text = NULL;

  if (consequence->key == NULL || *consequence->key == '\0' ||
      !docket_instant_parse (consequence->key, &until))
    return g_strdup (_ ("until it is lifted"));
  text = docket_wording_dup_instant (until);
  return g_strdup_printf (_ ("until %s"), text);
}

static char *
dup_relation (const DocketConsequence *consequence)
{
  const char *relationship = docket_wording_get_relationship (consequence->name);

  return g_strdup_printf (g_strcmp0 (consequence->on, "begin") == 0 ? _ ("%s begins")
                                                                    : _ ("%s ends"),
                          relationship);
}

static char *
dup_kind (const DocketRuleSet *rules, const char *id)
{
  gint index = docket_rule_set_find_kind (rules, id);

  return index < 0 ? g_strdup (id)
                   : docket_wording_dup_title (&((DocketKind *) rules->kinds->pdata[index])->label);
}

static char *
dup_cascade (const DocketRuleSet *rules, const DocketConsequence *cascade)
{
  gint                kind = docket_rule_set_find_kind (rules, cascade->value);
  const DocketAction *action =
      kind < 0 ? NULL : docket_rule_set_find_action (rules, (guint) kind, cascade->name);
  g_autofree char *title =
      action == NULL ? g_strdup (cascade->name) : docket_wording_dup_title (&action->label);

  /* Translators: an act that is done with this one in the other cases of a party */
  return g_strdup_printf (_ ("In other cases too: %s"), title);
}

static char *
dup_line (const DocketRuleSet *rules, const DocketConsequence *consequence)
{
  g_autofree char *name = NULL;

  switch (consequence->kind)
    {
    case DOCKET_EFFECT_SET:
      return dup_set (rules, consequence);
    case DOCKET_EFFECT_POST:
      return dup_posting (rules, consequence);
    case DOCKET_EFFECT_IMPOSE:
      return dup_measure (rules, consequence->name);
    case DOCKET_EFFECT_LIFT:
      name = dup_measure (rules, consequence->name);
      return g_strdup_printf (_ ("Lifted: %s"), name);
    case DOCKET_EFFECT_SEND:
      name = dup_letter (rules, consequence->name);
      return g_strdup_printf (_ ("To be sent: %s"), name);
    case DOCKET_EFFECT_RELATE:
      return dup_relation (consequence);
    case DOCKET_EFFECT_GO:
      name = docket_wording_dup_state_title (rules, consequence->name);
      return g_strdup_printf (_ ("The case becomes: %s"), name);
    case DOCKET_EFFECT_OPEN:
      name = dup_kind (rules, consequence->name);
      return g_strdup_printf (_ ("To be opened: %s"), name);
    case DOCKET_EFFECT_CASCADE:
      return dup_cascade (rules, consequence);
    case DOCKET_EFFECT_REVERSE:
    case DOCKET_EFFECT_CLEAR:
    case DOCKET_EFFECT_ADD:
    default:
      return NULL;
    }
}

char *
docket_wording_dup_consequence (const DocketRuleSet     *rules,
                                const DocketConsequence *consequence,
                                GHashTable              *facts,
                                char                   **detail)
{
  char *line = dup_line (rules, consequence);

  *detail = NULL;
  switch (consequence->kind)
    {
    case DOCKET_EFFECT_POST:
      *detail = consequence->on == NULL ? NULL : dup_party (rules, facts, consequence->on);
      break;
    case DOCKET_EFFECT_IMPOSE:
      *detail = dup_until (consequence);
      break;
    case DOCKET_EFFECT_CASCADE:
      *detail = dup_kind (rules, consequence->value);
      break;
    case DOCKET_EFFECT_SEND:
    case DOCKET_EFFECT_RELATE:
      *detail = dup_parties (rules, facts, consequence->roles);
      break;
    default:
      break;
    }
  if (*detail == NULL)
    *detail = g_strdup ("");
  return line;
}
