/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compiled rule set: its arrays, its indices, its life. Built by one thread, shared once sealed.
 * Filling it is left to rules/. */
#include "core/docket-rule-set.h"

#include "core/docket-items.h"

#include <string.h>

#define NEW_ITEMS(func) g_ptr_array_new_with_free_func ((GDestroyNotify) (func))
#define FREE_ITEMS(items, func) docket_items_free ((items), (GDestroyNotify) (func))

static void
free_argument (DocketComputeArgument *argument)
{
  g_free (argument->name);
  g_free (argument->form);
  g_free (argument);
}

static void
free_answer (DocketComputeAnswer *answer)
{
  g_free (answer->form);
  docket_condition_free (answer->condition);
  g_free (answer);
}

void
docket_compute_free (DocketCompute *compute)
{
  g_free (compute->rule);
  FREE_ITEMS (compute->arguments, free_argument);
  FREE_ITEMS (compute->answers, free_answer);
  g_free (compute);
}

DocketRuleSet *
docket_rule_set_new (const char *system, const char *version)
{
  DocketRuleSet *set;

  g_return_val_if_fail (system != NULL && version != NULL, NULL);

  set = g_new0 (DocketRuleSet, 1);
  g_atomic_ref_count_init (&set->ref_count);
  set->system = g_strdup (system);
  set->version = g_strdup (version);
  set->force = g_array_new (FALSE, FALSE, sizeof (DocketForce));
  set->articles = NEW_ITEMS (docket_article_free);
  set->parameters = NEW_ITEMS (docket_parameter_free);
  set->facts = NEW_ITEMS (docket_fact_type_free);
  set->records = NEW_ITEMS (docket_record_type_free);
  set->measures = NEW_ITEMS (docket_measure_free);
  set->rules = NEW_ITEMS (docket_rule_free);
  set->letters = NEW_ITEMS (docket_letter_free);
  set->kinds = NEW_ITEMS (docket_kind_free);
  set->states = NEW_ITEMS (docket_state_free);
  set->actions = NEW_ITEMS (docket_action_free);
  set->automatics = NEW_ITEMS (docket_automatic_free);
  set->outcomes = NEW_ITEMS (docket_outcome_free);
  set->deadlines = NEW_ITEMS (docket_deadline_type_free);
  set->computes = NEW_ITEMS (docket_compute_free);
  return set;
}

DocketRuleSet *
docket_rule_set_ref (DocketRuleSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  g_atomic_ref_count_inc (&set->ref_count);
  return set;
}

static void
free_arrays (DocketRuleSet *set)
{
  for (guint i = 0; i < set->force->len; i++)
    g_strfreev (g_array_index (set->force, DocketForce, i).kinds_of_party);
  g_array_unref (set->force);
  g_ptr_array_unref (set->articles);
  g_ptr_array_unref (set->parameters);
  g_ptr_array_unref (set->facts);
  g_ptr_array_unref (set->records);
  g_ptr_array_unref (set->measures);
  g_ptr_array_unref (set->rules);
  g_ptr_array_unref (set->letters);
  g_ptr_array_unref (set->kinds);
  g_ptr_array_unref (set->states);
  g_ptr_array_unref (set->actions);
  g_ptr_array_unref (set->automatics);
  g_ptr_array_unref (set->outcomes);
  g_ptr_array_unref (set->deadlines);
  g_ptr_array_unref (set->computes);
}

void
docket_rule_set_unref (DocketRuleSet *set)
{
  g_return_if_fail (set != NULL);

  if (!g_atomic_ref_count_dec (&set->ref_count))
    return;

  free_arrays (set);
  g_clear_pointer (&set->fact_index, g_hash_table_unref);
  g_clear_pointer (&set->rule_index, g_hash_table_unref);
  docket_label_clear (&set->label);
  g_free (set->system);
  g_free (set->version);
  g_free (set->digest);
  g_free (set);
}

static void
place_fields (DocketRuleSet *set)
{
  for (guint i = 0; i < set->records->len; i++)
    {
      DocketRecordType *record = g_ptr_array_index (set->records, i);

      record->account = -1;
      for (guint j = 0; j < docket_indices_length (record->fields); j++)
        {
          DocketFactType *field =
              g_ptr_array_index (set->facts, g_array_index (record->fields, guint, j));

          field->field = j;
        }
    }
}

/* Which records have the entries of an account as their rows */
static void
place_accounts (DocketRuleSet *set)
{
  for (guint i = 0; i < set->rules->len; i++)
    {
      const DocketRule *rule = g_ptr_array_index (set->rules, i);

      if (rule->primitive == DOCKET_PRIMITIVE_ACCOUNT && rule->account.record >= 0)
        ((DocketRecordType *) set->records->pdata[rule->account.record])->account = (gint) i;
    }
}

void
docket_rule_set_seal (DocketRuleSet *set)
{
  g_return_if_fail (set != NULL && set->fact_index == NULL);

  set->fact_index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < set->facts->len; i++)
    g_hash_table_insert (set->fact_index, ((DocketFactType *) set->facts->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  set->rule_index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < set->rules->len; i++)
    g_hash_table_insert (set->rule_index, ((DocketRule *) set->rules->pdata[i])->id,
                         GUINT_TO_POINTER (i + 1));
  place_fields (set);
  place_accounts (set);
  set->evidence_record = docket_rule_set_find_record (set, "evidence");
  set->evidence_id = docket_rule_set_find_fact (set, "evidence.id");
  set->evidence_on = docket_rule_set_find_fact (set, "evidence.on");
  set->evidence_state = docket_rule_set_find_fact (set, "evidence.state");
  set->ruling_outcome = docket_rule_set_find_fact (set, "ruling.outcome");
  set->ruling_ground = docket_rule_set_find_fact (set, "ruling.ground");
}

/* The elements of @items begin with their id, as every struct searched by this does */
static gint
find_by_first_string (const GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (g_str_equal (*(char *const *) items->pdata[i], id))
        return (gint) i;
    }
  return -1;
}

static gint
look_up (GHashTable *index, const GPtrArray *items, const char *id)
{
  if (index == NULL)
    return find_by_first_string (items, id);

  return GPOINTER_TO_INT (g_hash_table_lookup (index, id)) - 1;
}

gint
docket_rule_set_find_fact (const DocketRuleSet *set, const char *id)
{
  return look_up (set->fact_index, set->facts, id);
}

gint
docket_rule_set_find_rule (const DocketRuleSet *set, const char *id)
{
  return look_up (set->rule_index, set->rules, id);
}

gint
docket_rule_set_find_record (const DocketRuleSet *set, const char *id)
{
  return find_by_first_string (set->records, id);
}

/* The next run of digits from *@text on, of @length; NULL at the end */
static const char *
next_digits (const char **text, gsize *length)
{
  const char *start = *text + strcspn (*text, "0123456789");

  *length = strspn (start, "0123456789");
  *text = start + *length;
  return *length > 0 ? start : NULL;
}

static gboolean
is_numeric (const char *number)
{
  return number[strspn (number, "0123456789.()-")] == '\0';
}

/* People write the same article 7.1(2), 7(1)(2) or 7-1-2 */
static gboolean
is_same_number (const char *number, const char *other)
{
  gboolean is_same = g_ascii_isdigit (*number) && is_numeric (number) && g_ascii_isdigit (*other) &&
                     is_numeric (other);

  while (is_same && (*number != '\0' || *other != '\0'))
    {
      gsize       length, other_length;
      const char *digits = next_digits (&number, &length);
      const char *other_digits = next_digits (&other, &other_length);

      if (digits == NULL || other_digits == NULL)
        return digits == other_digits;
      is_same = length == other_length && memcmp (digits, other_digits, length) == 0;
    }
  return is_same;
}

gint
docket_rule_set_find_measure (const DocketRuleSet *set, const char *id)
{
  return find_by_first_string (set->measures, id);
}

gint
docket_rule_set_find_article (const DocketRuleSet *set, const char *id_or_number)
{
  gint found = find_by_first_string (set->articles, id_or_number);

  for (guint i = 0; found < 0 && i < set->articles->len; i++)
    {
      const DocketArticle *article = g_ptr_array_index (set->articles, i);

      if (g_str_equal (article->number, id_or_number) ||
          is_same_number (article->number, id_or_number))
        found = (gint) i;
    }
  return found;
}

gint
docket_rule_set_find_parameter (const DocketRuleSet *set, const char *key)
{
  return find_by_first_string (set->parameters, key);
}

gint
docket_rule_set_find_kind (const DocketRuleSet *set, const char *id)
{
  return find_by_first_string (set->kinds, id);
}

gint
docket_rule_set_find_state (const DocketRuleSet *set, const char *id)
{
  return find_by_first_string (set->states, id);
}

const DocketAction *
docket_rule_set_find_action (const DocketRuleSet *set, guint kind, const char *action)
{
  for (guint i = 0; i < set->actions->len; i++)
    {
      const DocketAction *candidate = g_ptr_array_index (set->actions, i);

      if (docket_kinds_include (candidate->kinds, kind) && g_str_equal (candidate->action, action))
        return candidate;
    }
  return NULL;
}

const DocketOutcome *
docket_rule_set_find_outcome (const DocketRuleSet *set, guint kind, const char *id)
{
  for (guint i = 0; i < set->outcomes->len; i++)
    {
      const DocketOutcome *candidate = g_ptr_array_index (set->outcomes, i);

      if (docket_kinds_include (candidate->kinds, kind) && g_str_equal (candidate->id, id))
        return candidate;
    }
  return NULL;
}

static const char *
get_deadline_id (const DocketRuleSet *set, const DocketDeadlineType *type)
{
  return type->measure != NULL ? type->measure->id
                               : ((DocketRule *) set->rules->pdata[type->rule])->id;
}

const DocketDeadlineType *
docket_rule_set_find_deadline (const DocketRuleSet *set, guint kind, const char *id)
{
  for (guint i = 0; i < set->deadlines->len; i++)
    {
      const DocketDeadlineType *candidate = g_ptr_array_index (set->deadlines, i);

      if (docket_kinds_include (candidate->kinds, kind) &&
          g_str_equal (get_deadline_id (set, candidate), id))
        return candidate;
    }
  return NULL;
}

const DocketCompute *
docket_rule_set_find_compute (const DocketRuleSet *set, const char *rule)
{
  gint found = find_by_first_string (set->computes, rule);

  return found >= 0 ? g_ptr_array_index (set->computes, found) : NULL;
}

char *
docket_rule_set_dup_articles (const DocketRuleSet *set, GArray *articles)
{
  GString *text;

  if (docket_indices_length (articles) == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < articles->len; i++)
    {
      const DocketArticle *article =
          g_ptr_array_index (set->articles, g_array_index (articles, guint, i));

      g_string_append_printf (text, i > 0 ? ", %s" : "%s", article->number);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_in_force (const DocketForce *force, DocketDate date)
{
  return date >= force->from && (force->to == DOCKET_DATE_NONE || date <= force->to);
}

gboolean
docket_rule_set_in_force (const DocketRuleSet *set, DocketDate date)
{
  g_return_val_if_fail (set != NULL, FALSE);

  for (guint i = 0; i < set->force->len; i++)
    {
      if (is_in_force (&g_array_index (set->force, DocketForce, i), date))
        return TRUE;
    }
  return FALSE;
}

gboolean
docket_rule_set_in_force_for (const DocketRuleSet *set, DocketDate date, const char *kind)
{
  g_return_val_if_fail (set != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < set->force->len; i++)
    {
      const DocketForce *force = &g_array_index (set->force, DocketForce, i);

      if (is_in_force (force, date) &&
          (force->kinds_of_party == NULL || docket_words_contain (force->kinds_of_party, kind)))
        return TRUE;
    }
  return FALSE;
}
