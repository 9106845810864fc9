/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From key=value to the values of an event. Pure but for the salts. */

#include "config.h"

#include "desk/docket-act-inputs.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

/* One key of a common act and the value of the event that it becomes */
typedef struct
{
  const char *action;
  const char *key;
  const char *name;
  gboolean need; /* without it there is nothing to record; what else is missing, evaluation tells */
} CommonInput;

static const CommonInput COMMON[] = {
  { "note", "text", "text", TRUE },
  { "assign", "to", "to", TRUE },
  { "split", "message", "message", TRUE },
  { "undo", "of", "of", TRUE },
  { "undo", "reason", "reason", FALSE },
  { "correct", "of", "of", TRUE },
  { "correct", "on", "of-on", FALSE },
  { "correct", "reason", "reason", FALSE },
  { "rule", "outcome", "ruling.outcome", FALSE },
  { "rule", "ground", "ruling.ground", FALSE },
  { "rule", "reason", "ruling.reason", FALSE },
  { "rule", "unfinished", "ruling.unfinished", FALSE },
  { "supersede", "of", "of", FALSE },
  { "supersede", "outcome", "ruling.outcome", FALSE },
  { "supersede", "ground", "ruling.ground", FALSE },
  { "supersede", "reason", "ruling.reason", FALSE },
  { "supersede", "unfinished", "ruling.unfinished", FALSE },
  { "sign", "ruling", "ruling", FALSE },
};

/* One value of the event to be: an event takes each name once */
typedef struct
{
  char *name;
  char *value;
} Pair;

/* The inputs on their way into the event */
typedef struct
{
  const DocketRuleSet *rules;
  const DocketAction  *action; /* of the rule set; NULL: a common act */
  const char          *name;   /* of the act */
  const DocketAction  *corrected;
  gboolean             corrects; /* an event that there is */
  GPtrArray           *pairs;
  guint                n_findings;
} Reading;

static void
free_pair (gpointer data)
{
  Pair *pair = data;

  g_free (pair->name);
  g_free (pair->value);
  g_free (pair);
}

static Pair *
find_pair (const Reading *reading, const char *name)
{
  for (guint i = 0; i < reading->pairs->len; i++)
    {
      Pair *pair = reading->pairs->pdata[i];

      if (g_str_equal (pair->name, name))
        return pair;
    }
  return NULL;
}

/* @joins: several are a list */
static gboolean
put_pair (Reading *reading, const char *name, const char *value, gboolean joins, GError **error)
{
  Pair *pair = find_pair (reading, name);

  if (pair == NULL)
    {
      pair = g_new0 (Pair, 1);
      pair->name = g_strdup (name);
      pair->value = g_strdup (value);
      g_ptr_array_add (reading->pairs, pair);
      return TRUE;
    }
  if (joins)
    {
      g_autofree char *before = pair->value;

      pair->value = g_strconcat (before, ",", value, NULL);
      return TRUE;
    }
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s: one value is given twice (%s)"),
               reading->name, name);
  return FALSE;
}

static void
move_pairs (Reading *reading, DocketEvent *event)
{
  for (guint i = 0; i < reading->pairs->len; i++)
    {
      const Pair *pair = reading->pairs->pdata[i];

      docket_event_add (event, pair->name, pair->value);
    }
}

char *
docket_act_input_dup_key (const char *input, const char **value, GError **error)
{
  const char *equals = strchr (input, '=');

  if (equals == NULL || equals == input)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("“%s” is not key=value"), input);
      return NULL;
    }
  *value = equals + 1;
  return g_strndup (input, equals - input);
}

static void
set_unknown_key (GError **error, const char *action, const char *key, GPtrArray *known)
{
  g_autofree char *list = NULL;

  if (!g_ptr_array_find_with_equal_func (known, "on", g_str_equal, NULL))
    g_ptr_array_insert (known, 0, (gpointer) "on");
  g_ptr_array_add (known, NULL);
  list = g_strjoinv (" ", (char **) known->pdata);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s does not take “%s”; it takes: %s"),
               action, key, list);
}

/* A value in canonical form where it has one; what cannot be read is left for evaluation to refuse
 */
static char *
make_canonical (const DocketFactType *fact, const char *text)
{
  g_autoptr (DocketValue) value = NULL;

  if (fact->many && strchr (text, ',') != NULL)
    return g_strdup (text);
  value = docket_value_parse (fact->type, text, NULL);
  return g_strdup (value == NULL ? text : value->text);
}

/* A key given again for a fact that may hold many adds to it */
static gboolean
put_fact (Reading *reading, const DocketFactType *fact, const char *text, GError **error)
{
  g_autofree char *name = g_strconcat ("fact.", fact->id, NULL);
  g_autofree char *canonical = make_canonical (fact, text);

  return put_pair (reading, name, canonical, fact->many, error);
}

static const DocketInput *
find_input (const DocketAction *action, const char *key)
{
  for (guint i = 0; i < action->inputs->len; i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      if (g_str_equal (input->key, key))
        return input;
    }
  return NULL;
}

static gboolean
put_declared (Reading *reading, const char *key, const char *value, GError **error)
{
  const DocketInput *input = find_input (reading->action, key);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (input != NULL)
    return put_fact (reading, reading->rules->facts->pdata[input->fact], value, error);
  for (guint i = 0; i < reading->action->inputs->len; i++)
    g_ptr_array_add (known, ((DocketInput *) reading->action->inputs->pdata[i])->key);
  set_unknown_key (error, reading->name, key, known);
  return FALSE;
}

/* --- common acts ---------------------------------------------------------------------------- */

static const char *
find_common (const char *action, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COMMON); i++)
    if (g_str_equal (COMMON[i].action, action) && g_str_equal (COMMON[i].key, key))
      return COMMON[i].name;
  return NULL;
}

static gboolean
is_common (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COMMON); i++)
    if (g_str_equal (COMMON[i].action, action))
      return TRUE;
  return FALSE;
}

/* What a correction takes depends on what it corrects, wherever `of` stands among the inputs */
static void
find_corrected (Reading *reading, guint kind, GPtrArray *events, const char *const *inputs)
{
  for (gsize i = 0; inputs[i] != NULL; i++)
    {
      gint64 seq = g_str_has_prefix (inputs[i], "of=")
                       ? g_ascii_strtoll (inputs[i] + strlen ("of="), NULL, 10)
                       : 0;

      if (seq < 1 || seq > events->len)
        continue;
      reading->corrects = TRUE;
      reading->corrected =
          docket_rule_set_find_action (reading->rules, kind,
                                       ((DocketEvent *) events->pdata[seq - 1])->action);
    }
}

/* The facts of the corrected act go by the keys of that act; those of an opening by their own names
 */
static const DocketFactType *
find_corrected_fact (const Reading *reading, const char *key)
{
  const DocketInput *input;
  gint               index;

  if (!reading->corrects)
    return NULL;
  if (g_str_has_prefix (key, "fact."))
    key += strlen ("fact.");
  if (reading->corrected == NULL)
    {
      index = docket_rule_set_find_fact (reading->rules, key);
      return index < 0 ? NULL : reading->rules->facts->pdata[index];
    }
  input = find_input (reading->corrected, key);
  return input == NULL ? NULL : reading->rules->facts->pdata[input->fact];
}

/* Each finding= begins a finding; evidence= and cite= belong to the one before */
static gboolean
put_finding (Reading *reading, const char *key, const char *value, GError **error)
{
  gboolean         begins = g_str_equal (key, "finding");
  g_autofree char *name = NULL;

  if (begins)
    reading->n_findings++;
  name = g_strdup_printf ("finding.%u.%s", MAX (reading->n_findings, 1), begins ? "text" : key);
  return put_pair (reading, name, value, !begins, error);
}

static gboolean
is_ruling (const char *action)
{
  return g_str_equal (action, "rule") || g_str_equal (action, "supersede");
}

static void
set_unknown_common_key (GError **error, const Reading *reading, const char *key)
{
  const char         *action = reading->name;
  const DocketAction *corrected = reading->corrected;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (COMMON); i++)
    if (g_str_equal (COMMON[i].action, action))
      g_ptr_array_add (known, (gpointer) COMMON[i].key);
  if (is_ruling (action))
    {
      g_ptr_array_add (known, (gpointer) "finding");
      g_ptr_array_add (known, (gpointer) "evidence");
      g_ptr_array_add (known, (gpointer) "cite");
    }
  for (guint i = 0; corrected != NULL && i < corrected->inputs->len; i++)
    g_ptr_array_add (known, ((DocketInput *) corrected->inputs->pdata[i])->key);
  set_unknown_key (error, action, key, known);
}

static gboolean
is_of_finding (const char *key)
{
  return g_str_equal (key, "finding") || g_str_equal (key, "evidence") || g_str_equal (key, "cite");
}

static gboolean
put_common (Reading *reading, const char *key, const char *value, GError **error)
{
  const char           *name = find_common (reading->name, key);
  const DocketFactType *fact = NULL;

  if (name != NULL)
    return put_pair (reading, name, value, FALSE, error);
  if (is_ruling (reading->name) && is_of_finding (key))
    return put_finding (reading, key, value, error);
  if (g_str_equal (reading->name, "correct"))
    fact = find_corrected_fact (reading, key);
  if (fact != NULL)
    return put_fact (reading, fact, value, error);
  set_unknown_common_key (error, reading, key);
  return FALSE;
}

static gboolean
check_needed (const Reading *reading, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COMMON); i++)
    if (COMMON[i].need && g_str_equal (COMMON[i].action, reading->name) &&
        find_pair (reading, COMMON[i].name) == NULL)
      {
        g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s needs %s="), reading->name,
                     COMMON[i].key);
        return FALSE;
      }
  return TRUE;
}

/* --- public --------------------------------------------------------------------------------- */

static gboolean
put_input (Reading *reading, const char *input, GError **error)
{
  const char      *value;
  g_autofree char *key = docket_act_input_dup_key (input, &value, error);

  if (key == NULL)
    return FALSE;
  if (reading->action != NULL)
    return g_str_equal (key, "on") ? put_pair (reading, key, value, FALSE, error)
                                   : put_declared (reading, key, value, error);
  if (g_str_equal (key, "on") && find_common (reading->name, key) == NULL)
    return put_pair (reading, key, value, FALSE, error);
  return put_common (reading, key, value, error);
}

/* Opening, merging and attaching are acts too, but not by themselves */
static gboolean
check_known (const Reading *reading, GError **error)
{
  if (reading->action != NULL || is_common (reading->name))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
               _ ("“%s” is no action of this case: show the case to see what can be done"),
               reading->name);
  return FALSE;
}

gboolean
docket_act_inputs_add (DocketEvent         *event,
                       const DocketRuleSet *rules,
                       guint                kind,
                       GPtrArray           *events,
                       const char *const   *inputs,
                       GError             **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (free_pair);
  Reading reading = { .rules = rules, .name = event->action, .pairs = pairs };

  reading.action = docket_rule_set_find_action (rules, kind, event->action);
  if (!check_known (&reading, error))
    return FALSE;
  find_corrected (&reading, kind, events, inputs);
  for (gsize i = 0; inputs[i] != NULL; i++)
    if (!put_input (&reading, inputs[i], error))
      return FALSE;
  if (!check_needed (&reading, error))
    return FALSE;
  move_pairs (&reading, event);
  return TRUE;
}

static gboolean
takes_at_opening (const DocketKind *kind, guint fact)
{
  for (guint i = 0; i < kind->inputs_of_new->len; i++)
    if (g_array_index (kind->inputs_of_new, guint, i) == fact)
      return TRUE;
  return FALSE;
}

static void
set_unknown_opening_key (GError             **error,
                         const DocketRuleSet *rules,
                         const DocketKind    *kind,
                         const char          *key)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < kind->inputs_of_new->len; i++)
    {
      guint fact = g_array_index (kind->inputs_of_new, guint, i);

      g_ptr_array_add (known, ((DocketFactType *) rules->facts->pdata[fact])->id);
    }
  set_unknown_key (error, "new", key, known);
}

static gboolean
put_opening_input (Reading *reading, const DocketKind *kind, const char *input, GError **error)
{
  const char      *value;
  g_autofree char *key = docket_act_input_dup_key (input, &value, error);
  gint             fact = key == NULL ? -1 : docket_rule_set_find_fact (reading->rules, key);

  if (key == NULL)
    return FALSE;
  if (g_str_equal (key, "on"))
    return put_pair (reading, key, value, FALSE, error);
  if (fact >= 0 && takes_at_opening (kind, fact))
    return put_fact (reading, reading->rules->facts->pdata[fact], value, error);
  set_unknown_opening_key (error, reading->rules, kind, key);
  return FALSE;
}

gboolean
docket_act_inputs_add_opening (DocketEvent         *event,
                               const DocketRuleSet *rules,
                               guint                kind,
                               const char *const   *inputs,
                               GError             **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (free_pair);
  Reading reading = { .rules = rules, .name = "new", .pairs = pairs };

  for (gsize i = 0; inputs[i] != NULL; i++)
    if (!put_opening_input (&reading, rules->kinds->pdata[kind], inputs[i], error))
      return FALSE;
  move_pairs (&reading, event);
  return TRUE;
}
