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
} CommonInput;

static const CommonInput COMMON[] = {
  { "note", "text", "text" },
  { "assign", "to", "to" },
  { "split", "message", "message" },
  { "correct", "of", "of" },
  { "correct", "on", "of-on" },
  { "correct", "reason", "reason" },
  { "rule", "outcome", "ruling.outcome" },
  { "rule", "ground", "ruling.ground" },
  { "rule", "reason", "ruling.reason" },
  { "supersede", "of", "of" },
  { "supersede", "outcome", "ruling.outcome" },
  { "supersede", "ground", "ruling.ground" },
  { "supersede", "reason", "ruling.reason" },
  { "sign", "ruling", "ruling" },
};

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

  g_ptr_array_add (known, NULL);
  list = g_strjoinv (" ", (char **) known->pdata);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
               _ ("%s does not take “%s”; it takes: on %s"), action, key, list);
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
static void
add_fact (DocketEvent *event, const DocketFactType *fact, const char *text)
{
  g_autofree char *name = g_strconcat ("fact.", fact->id, NULL);
  g_autofree char *canonical = make_canonical (fact, text);

  docket_event_add (event, name, canonical);
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
add_declared (DocketEvent         *event,
              const DocketRuleSet *rules,
              const DocketAction  *action,
              const char          *text,
              GError             **error)
{
  const char        *value;
  g_autofree char   *key = docket_act_input_dup_key (text, &value, error);
  const DocketInput *input;
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  if (key == NULL)
    return FALSE;
  if (g_str_equal (key, "on"))
    {
      docket_event_add (event, "on", value);
      return TRUE;
    }
  input = find_input (action, key);
  if (input != NULL)
    {
      add_fact (event, rules->facts->pdata[input->fact], value);
      return TRUE;
    }
  for (guint i = 0; i < action->inputs->len; i++)
    g_ptr_array_add (known, ((DocketInput *) action->inputs->pdata[i])->key);
  set_unknown_key (error, action->action, key, known);
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

static const DocketEvent *
find_corrected (const DocketEvent *event, GPtrArray *events)
{
  const char *of = docket_event_get (event, "of");
  gint64      seq = of == NULL ? 0 : g_ascii_strtoll (of, NULL, 10);

  return seq >= 1 && seq <= events->len ? events->pdata[seq - 1] : NULL;
}

/* The facts of the corrected act go by the keys of that act; those of an opening by their own names
 */
static const DocketFactType *
find_corrected_fact (const DocketEvent   *event,
                     const DocketRuleSet *rules,
                     guint                kind,
                     GPtrArray           *events,
                     const char          *key)
{
  const DocketEvent  *corrected = find_corrected (event, events);
  const DocketAction *action;
  const DocketInput  *input;
  gint                index;

  if (corrected == NULL)
    return NULL;
  action = docket_rule_set_find_action (rules, kind, corrected->action);
  if (action == NULL)
    {
      index = docket_rule_set_find_fact (rules, key);
      return index < 0 ? NULL : rules->facts->pdata[index];
    }
  input = find_input (action, key);
  return input == NULL ? NULL : rules->facts->pdata[input->fact];
}

/* Each finding= begins a finding; evidence= and cite= belong to the one before */
static gboolean
add_finding (DocketEvent *event, const char *key, const char *value, guint *n_findings)
{
  g_autofree char *name = NULL;

  if (g_str_equal (key, "finding"))
    (*n_findings)++;
  else if (!g_str_equal (key, "evidence") && !g_str_equal (key, "cite"))
    return FALSE;
  name = g_strdup_printf ("finding.%u.%s", MAX (*n_findings, 1),
                          g_str_equal (key, "finding") ? "text" : key);
  docket_event_add (event, name, value);
  return TRUE;
}

static gboolean
is_ruling (const char *action)
{
  return g_str_equal (action, "rule") || g_str_equal (action, "supersede");
}

static void
set_unknown_common_key (GError **error, const char *action, const char *key)
{
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
  set_unknown_key (error, action, key, known);
}

typedef struct
{
  DocketEvent         *event;
  const DocketRuleSet *rules;
  guint                kind;
  GPtrArray           *events;
  guint                n_findings;
} Common;

static gboolean
add_common (Common *common, const char *text, GError **error)
{
  const char           *value;
  const char           *action = common->event->action;
  g_autofree char      *key = docket_act_input_dup_key (text, &value, error);
  const char           *name;
  const DocketFactType *fact = NULL;

  if (key == NULL)
    return FALSE;
  name = find_common (action, key);
  if (name == NULL && g_str_equal (key, "on"))
    name = "on";
  if (name != NULL)
    {
      docket_event_add (common->event, name, value);
      return TRUE;
    }
  if (is_ruling (action) && add_finding (common->event, key, value, &common->n_findings))
    return TRUE;
  if (g_str_equal (action, "correct"))
    fact = find_corrected_fact (common->event, common->rules, common->kind, common->events, key);
  if (fact == NULL)
    {
      set_unknown_common_key (error, action, key);
      return FALSE;
    }
  add_fact (common->event, fact, value);
  return TRUE;
}

/* --- public --------------------------------------------------------------------------------- */

gboolean
docket_act_inputs_add (DocketEvent         *event,
                       const DocketRuleSet *rules,
                       guint                kind,
                       GPtrArray           *events,
                       const char *const   *inputs,
                       GError             **error)
{
  const DocketAction *action = docket_rule_set_find_action (rules, kind, event->action);
  Common              common = { event, rules, kind, events, 0 };

  for (gsize i = 0; inputs[i] != NULL; i++)
    if (action != NULL ? !add_declared (event, rules, action, inputs[i], error)
                       : !add_common (&common, inputs[i], error))
      return FALSE;
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

gboolean
docket_act_inputs_add_opening (DocketEvent         *event,
                               const DocketRuleSet *rules,
                               guint                kind,
                               const char *const   *inputs,
                               GError             **error)
{
  const DocketKind *type = rules->kinds->pdata[kind];

  for (gsize i = 0; inputs[i] != NULL; i++)
    {
      const char      *value;
      g_autofree char *key = docket_act_input_dup_key (inputs[i], &value, error);
      gint             fact;

      if (key == NULL)
        return FALSE;
      fact = docket_rule_set_find_fact (rules, key);
      if (g_str_equal (key, "on"))
        docket_event_add (event, "on", value);
      else if (fact >= 0 && takes_at_opening (type, fact))
        add_fact (event, rules->facts->pdata[fact], value);
      else
        {
          set_unknown_opening_key (error, rules, type, key);
          return FALSE;
        }
    }
  return TRUE;
}
