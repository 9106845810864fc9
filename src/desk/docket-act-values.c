/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes down what an act brought about, so that neither the projections nor a reader of the report
 * years later has to evaluate anything. Names: docs/report.md. */

#include "config.h"

#include "desk/docket-act-values.h"

#include "core/docket-gates.h"
#include "desk/docket-case-file.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DocketEvent                 *event;
  const DocketEvaluationInput *input;
  const DocketActResult       *result;
  GHashTable                  *parties;
  GString                     *cleared; /* ids of facts, separated by commas */
  guint                        n_posts, n_measures, n_lifts, n_letters, n_relations;
} Values;

static void
add_value (DocketEvent *event, const char *group, guint number, const char *name, const char *value)
{
  g_autofree char *full = g_strdup_printf ("%s.%u.%s", group, number, name);

  docket_event_add (event, full, value);
}

static char *
dup_on (const DocketEvent *event)
{
  return docket_instant_format (docket_event_get_on (event));
}

static void
add_post (Values *values, const DocketConsequence *post)
{
  const char *party =
      post->party != NULL ? post->party : g_hash_table_lookup (values->parties, post->on);
  g_autofree char *at = docket_instant_format (post->at);
  guint            number;

  if (party == NULL) /* nobody to enter it for: the case does not name the owner yet */
    return;
  number = ++values->n_posts;
  add_value (values->event, "post", number, "account", post->name);
  add_value (values->event, "post", number, "party", party);
  add_value (values->event, "post", number, "key", post->key != NULL ? post->key : "");
  add_value (values->event, "post", number, "at", at);
  add_value (values->event, "post", number, "amount", post->value);
  if (post->reverses > 0)
    {
      g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, post->reverses);

      add_value (values->event, "post", number, "reverses", seq);
    }
}

static void
add_measure (Values *values, const DocketConsequence *measure)
{
  const char      *party = NULL;
  g_autofree char *from = dup_on (values->event);
  guint            number = ++values->n_measures;

  if (measure->on != NULL)
    party = g_hash_table_lookup (values->parties, measure->on);
  add_value (values->event, "measure", number, "measure", measure->name);
  if (party != NULL)
    add_value (values->event, "measure", number, "party", party);
  else if (measure->on != NULL)
    add_value (values->event, "measure", number, "scope", measure->on);
  add_value (values->event, "measure", number, "from", from);
  if (measure->key != NULL && *measure->key != '\0')
    add_value (values->event, "measure", number, "until", measure->key);
}

/* One that is told by its act alone ends; else all of that measure in the case */
static void
add_lift (Values *values, const DocketConsequence *lift)
{
  guint       number = ++values->n_lifts;
  const char *party = lift->on == NULL ? NULL : g_hash_table_lookup (values->parties, lift->on);

  add_value (values->event, "lift", number, "measure", lift->name);
  if (lift->reverses > 0)
    {
      g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, lift->reverses);

      add_value (values->event, "lift", number, "imposed", seq);
    }
  if (lift->on != NULL)
    add_value (values->event, "lift", number, party != NULL ? "party" : "scope",
               party != NULL ? party : lift->on);
}

static void
add_letter (Values *values, const DocketConsequence *letter)
{
  g_autofree char *to = letter->roles == NULL ? g_strdup ("") : g_strjoinv (",", letter->roles);
  guint            number = ++values->n_letters;

  add_value (values->event, "letter", number, "letter", letter->name);
  add_value (values->event, "letter", number, "to", to);
}

static void
add_relation (Values *values, const DocketConsequence *relation)
{
  const char      *a = g_hash_table_lookup (values->parties, relation->roles[0]);
  const char      *b = g_hash_table_lookup (values->parties, relation->roles[1]);
  const char      *ground = g_hash_table_lookup (values->result->after->facts, "ruling.ground");
  g_autofree char *on =
      docket_date_format (docket_instant_date (docket_event_get_on (values->event)));
  guint number;

  if (a == NULL || b == NULL)
    return;
  number = ++values->n_relations;
  add_value (values->event, "relation", number, "type", relation->name);
  add_value (values->event, "relation", number, "do", relation->on);
  add_value (values->event, "relation", number, "a", a);
  add_value (values->event, "relation", number, "b", b);
  add_value (values->event, "relation", number, "on", on);
  add_value (values->event, "relation", number, "ground", ground != NULL ? ground : "");
}

/* What was known until the act, unless the act, or one after it, tells it again */
static void
add_cleared (Values *values, const char *fact)
{
  const DocketEvaluation *before = values->result->before;
  g_autofree char        *name = g_strconcat ("fact.", fact, NULL);

  if (g_hash_table_contains (values->result->after->facts, fact) ||
      ((before == NULL || !g_hash_table_contains (before->facts, fact)) &&
       docket_event_get (values->event, name) == NULL))
    return;
  g_string_append_printf (values->cleared, values->cleared->len > 0 ? ",%s" : "%s", fact);
}

static void
add_consequence (Values *values, const DocketConsequence *consequence)
{
  g_autofree char *fact = NULL;

  switch (consequence->kind)
    {
    case DOCKET_EFFECT_SET:
      fact = g_strconcat ("fact.", consequence->name, NULL);
      docket_event_add (values->event, fact, consequence->value);
      return;
    case DOCKET_EFFECT_POST:
      add_post (values, consequence);
      return;
    case DOCKET_EFFECT_IMPOSE:
      add_measure (values, consequence);
      return;
    case DOCKET_EFFECT_LIFT:
      add_lift (values, consequence);
      return;
    case DOCKET_EFFECT_SEND:
      add_letter (values, consequence);
      return;
    case DOCKET_EFFECT_RELATE:
      add_relation (values, consequence);
      return;
    case DOCKET_EFFECT_CLEAR:
      add_cleared (values, consequence->name);
      return;
    case DOCKET_EFFECT_ADD:
    case DOCKET_EFFECT_REVERSE:
    case DOCKET_EFFECT_OPEN:
    case DOCKET_EFFECT_CASCADE:
    case DOCKET_EFFECT_GO:
    default:
      return; /* nothing of their own is projected: the state is recorded once, at the end */
    }
}

/* --- what a decision saw --------------------------------------------------------------------- */

/* The ruling before the act; NULL when there was none, as before an opening */
static const DocketRulingState *
find_before (const DocketActResult *result, const DocketRulingState *after)
{
  for (guint i = 0; result->before != NULL && i < result->before->rulings->len; i++)
    {
      const DocketRulingState *before = result->before->rulings->pdata[i];

      if (before->seq == after->seq)
        return before;
    }
  return NULL;
}

/* The seq of the ruling that the act brings into force, 0 for none */
static gint64
find_ruling_signed (const DocketActResult *result)
{
  for (guint i = 0; i < result->after->rulings->len; i++)
    {
      const DocketRulingState *after = result->after->rulings->pdata[i];
      const DocketRulingState *before = find_before (result, after);

      if (after->in_force && (before == NULL || !before->in_force))
        return after->seq;
    }
  return 0;
}

static gboolean
uses_ruling (const DocketActResult *result)
{
  for (guint i = 0; i < result->after->rulings->len; i++)
    {
      const DocketRulingState *after = result->after->rulings->pdata[i];
      const DocketRulingState *before = find_before (result, after);

      if (after->used && (before == NULL || !before->used))
        return TRUE;
    }
  return FALSE;
}

static void
add_parameters (DocketEvent *event, const DocketRuleSet *rules)
{
  for (guint i = 0; i < rules->parameters->len; i++)
    {
      const DocketParameter *parameter = rules->parameters->pdata[i];
      g_autofree char       *name = g_strconcat ("parameter.", parameter->key, NULL);

      docket_event_add (event, name, parameter->value);
    }
}

static void
add_date (DocketEvent *event, guint number, const char *name, DocketDate date)
{
  g_autofree char *text = date == DOCKET_DATE_NONE ? NULL : docket_date_format (date);

  if (text != NULL)
    add_value (event, "deadline", number, name, text);
}

static void
add_deadlines (DocketEvent *event, const DocketEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = evaluation->deadlines->pdata[i];

      add_value (event, "deadline", i + 1, "rule", deadline->rule);
      add_date (event, i + 1, "opens", deadline->opens);
      add_date (event, i + 1, "due", deadline->due);
      add_value (event, "deadline", i + 1, "status",
                 docket_deadline_status_get_name (deadline->status));
    }
}

char *
docket_act_dup_rules_name (const DocketRuleSet *rules)
{
  return g_strdup_printf ("%s %s %s", rules->system, rules->version, rules->digest);
}

static void
add_citation (Values *values, const char *cite, GHashTable *seen)
{
  const DocketRuleSet *rules = values->input->rules;
  g_autofree char     *name = docket_act_dup_rules_name (rules);
  gint                 index = docket_rule_set_find_article (rules, cite);
  const DocketArticle *article = index < 0 ? NULL : rules->articles->pdata[index];
  guint                number;

  if (article == NULL || !g_hash_table_add (seen, article->id))
    return;
  number = g_hash_table_size (seen);
  add_value (values->event, "citation", number, "article", article->number);
  add_value (values->event, "citation", number, "text-zh", article->label.zh_cn);
  add_value (values->event, "citation", number, "text-en", article->label.en);
  add_value (values->event, "citation", number, "rules", name);
}

/* Every article that the findings of the ruling cite, once, in order */
static void
add_citations (Values *values, gint64 ruling)
{
  const DocketEvent *event = values->input->events->pdata[ruling - 1];
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];
      g_auto (GStrv) cites = NULL;

      if (!g_str_has_prefix (value->name, "finding.") || !g_str_has_suffix (value->name, ".cite"))
        continue;
      cites = g_strsplit (value->value, ",", -1);
      for (gsize j = 0; cites[j] != NULL; j++)
        add_citation (values, g_strstrip (cites[j]), seen);
    }
}

/* Rulings in force that the act ended without one in their place: a reopening does */
static void
add_lapsed (Values *values)
{
  const DocketActResult *result = values->result;
  g_autoptr (GString) lapsed = g_string_new (NULL);

  for (guint i = 0; i < result->after->rulings->len; i++)
    {
      const DocketRulingState *after = result->after->rulings->pdata[i];
      const DocketRulingState *before = find_before (result, after);

      if (before != NULL && after->in_force && after->superseded && !before->superseded)
        g_string_append_printf (lapsed,
                                lapsed->len > 0 ? ",%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT,
                                after->seq);
    }
  if (lapsed->len > 0)
    docket_event_add (values->event, "lapsed", lapsed->str);
}

static void
warn_of_role (DocketActResult *result, const char *role, GHashTable *parties)
{
  if (role != NULL && !g_hash_table_contains (parties, role))
    docket_reason_add (result->reasons,
                       N_ ("What the act brings about for a party is left out; the case names "
                           "none"),
                       DOCKET_HINT_MISSING, role)
        ->warning = TRUE;
}

void
docket_act_values_refuse (DocketActResult *result, const char *message, const char *words)
{
  docket_reason_add (result->reasons, message, DOCKET_HINT_MISSING, words);
  result->allowed = FALSE;
  g_ptr_array_set_size (result->consequences, 0);
  g_clear_pointer (&result->after, docket_evaluation_free);
}

void
docket_act_values_warn (DocketActResult *result, GHashTable *parties)
{
  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *consequence = result->consequences->pdata[i];

      if (consequence->kind == DOCKET_EFFECT_POST && consequence->party == NULL)
        warn_of_role (result, consequence->on, parties);
      for (guint j = 0; consequence->kind == DOCKET_EFFECT_RELATE && j < 2; j++)
        warn_of_role (result, consequence->roles[j], parties);
    }
}

void
docket_act_values_add (DocketEvent                 *event,
                       const DocketEvaluationInput *input,
                       const DocketActResult       *result,
                       GHashTable                  *parties)
{
  g_autoptr (GString) cleared = g_string_new (NULL);
  Values values = {
    .event = event, .input = input, .result = result, .parties = parties, .cleared = cleared
  };
  const DocketState *state = input->rules->states->pdata[result->after->state];
  gint64             ruling = find_ruling_signed (result);

  for (guint i = 0; i < result->consequences->len; i++)
    add_consequence (&values, result->consequences->pdata[i]);
  if (cleared->len > 0)
    docket_event_add (event, "cleared", cleared->str);
  if (ruling > 0)
    add_citations (&values, ruling);
  else
    add_lapsed (&values);
  if (ruling > 0 || uses_ruling (result))
    {
      add_parameters (event, input->rules);
      add_deadlines (event, result->before);
    }
  docket_event_add (event, "state", state->id);
}
