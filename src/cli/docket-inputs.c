/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/docket-inputs.h"

#include "desk/docket-wording.h"
#include "cli/docket-table.h"
#include "core/docket-evaluation.h"

#include <glib/gi18n.h>

/* --- acts common to all cases --------------------------------------------------------------- */

static const struct
{
  const char *action;
  const char *usage;
} COMMON[] = {
  { "note", "text=TEXT" },
  { "assign", "to=ACTOR" },
  { "correct", "of=SEQ KEY=VALUE… [on=DATE|INSTANT] reason=TEXT" },
  { "undo", "of=SEQ [reason=TEXT]" },
  { "split", "message=M2" },
  { "rule", "outcome=WORD [ground=WORD] [reason=TEXT] finding=TEXT evidence=E1,E2 cite=ARTICLES … "
            "[unfinished=yes]" },
  { "sign", "[ruling=SEQ]" },
  { "supersede", "[of=SEQ] outcome=WORD [ground=WORD] [reason=TEXT] finding=TEXT evidence=E1,E2 "
                 "cite=ARTICLES … [unfinished=yes]" },
};

const char *
docket_inputs_get_common_usage (const char *action)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COMMON); i++)
    if (g_str_equal (COMMON[i].action, action))
      return COMMON[i].usage;
  return NULL;
}

const char *const *
docket_inputs_get_common_acts (void)
{
  static const char *names[G_N_ELEMENTS (COMMON) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (COMMON); i++)
    names[i] = COMMON[i].action;
  return names;
}

/* --- one input ------------------------------------------------------------------------------ */

static const char *
get_placeholder (DocketType type)
{
  switch (type)
    {
    case DOCKET_TYPE_DATE:
      return "YYYY-MM-DD";
    case DOCKET_TYPE_INSTANT:
      return "YYYY-MM-DDTHH:MM:SS";
    case DOCKET_TYPE_MONTH:
      return "YYYY-MM";
    case DOCKET_TYPE_INT:
    case DOCKET_TYPE_DECIMAL:
      return "N";
    case DOCKET_TYPE_MONEY:
      return "FEN";
    case DOCKET_TYPE_FLAG:
      return "yes|no";
    case DOCKET_TYPE_WORD:
      return "WORD";
    case DOCKET_TYPE_PARTY:
      return "PARTY";
    case DOCKET_TYPE_EVIDENCE:
      return "E1,E2";
    case DOCKET_TYPE_LIST:
      return "ITEM,ITEM";
    case DOCKET_TYPE_TEXT:
    default:
      return "TEXT";
    }
}

static char **
get_values (const DocketFactType *fact, const DocketInput *input)
{
  return input != NULL && input->values != NULL ? input->values : fact->values;
}

static char *
dup_form (const DocketFactType *fact, const DocketInput *input)
{
  char **values = get_values (fact, input);

  return values == NULL ? g_strdup (get_placeholder (fact->type)) : g_strjoinv ("|", values);
}

/* A label of the action's own wins over that of the fact */
static const char *
get_label (const DocketFactType *fact, const DocketInput *input)
{
  return docket_wording_get_label (input != NULL && input->label.en != NULL ? &input->label
                                                                            : &fact->label);
}

typedef struct
{
  const char           *key;
  const DocketFactType *fact;
  const DocketInput    *input; /* nullable */
  gboolean              need;
} Line;

static void
add_usage (GString *usage, const Line *line)
{
  g_autofree char *form = dup_form (line->fact, line->input);

  g_string_append_printf (usage, line->need ? "%s%s=%s" : "%s[%s=%s]", usage->len > 0 ? " " : "",
                          line->key, form);
}

static void
add_json (JsonArray *array, const Line *line)
{
  JsonObject *object = docket_json_add_item (array);

  docket_json_set_text (object, "key", line->key);
  docket_json_set_text (object, "type", docket_type_get_name (line->fact->type));
  json_object_set_boolean_member (object, "need", line->need);
  json_object_set_boolean_member (object, "many", line->fact->many);
  docket_json_set_words (object, "values",
                         (const char *const *) get_values (line->fact, line->input));
  docket_json_set_text (object, "label", get_label (line->fact, line->input));
}

static void
add_row (DocketTable *table, const Line *line)
{
  g_autofree char *form = dup_form (line->fact, line->input);
  const char      *cells[] = { line->key, form, line->need ? _ ("needed") : "",
                               get_label (line->fact, line->input) };

  docket_table_add (table, cells);
}

/* --- all of an action ----------------------------------------------------------------------- */

static void
fill_line (const DocketRuleSet *rules, const DocketAction *action, guint index, Line *line)
{
  const DocketInput *input = action->inputs->pdata[index];

  *line = (Line) { input->key, rules->facts->pdata[input->fact], input, input->need };
}

static void
fill_opening_line (const DocketRuleSet *rules, const DocketKind *kind, guint index, Line *line)
{
  guint                 fact = g_array_index (kind->inputs_of_new, guint, index);
  const DocketFactType *type = rules->facts->pdata[fact];
  gboolean              need = FALSE;

  for (guint i = 0; i < kind->opening->len; i++)
    need |= g_array_index (kind->opening, guint, i) == fact;
  *line = (Line) { type->id, type, NULL, need };
}

char *
docket_inputs_dup_usage (const DocketRuleSet *rules, const DocketAction *action)
{
  GString *usage = g_string_new (NULL);
  Line     line;

  for (guint i = 0; i < action->inputs->len; i++)
    {
      fill_line (rules, action, i, &line);
      add_usage (usage, &line);
    }
  return g_string_free (usage, FALSE);
}

char *
docket_inputs_dup_opening_usage (const DocketRuleSet *rules, const DocketKind *kind)
{
  GString *usage = g_string_new (NULL);
  Line     line;

  for (guint i = 0; i < kind->inputs_of_new->len; i++)
    {
      fill_opening_line (rules, kind, i, &line);
      add_usage (usage, &line);
    }
  return g_string_free (usage, FALSE);
}

/* --- arguments of a computation -------------------------------------------------------------- */

/* Rows of a record: one letter a month, one field, or items as the form has them */
static char *
dup_rows_form (const DocketRuleSet *rules, const DocketComputeArgument *argument)
{
  const DocketRecordType *record = rules->records->pdata[argument->record];
  g_autofree char        *id = g_strdup_printf ("%s.%s", record->id, argument->name);
  gint                    fact = docket_rule_set_find_fact (rules, id);
  g_autofree char        *item = NULL;

  if (fact >= 0)
    return dup_form (rules->facts->pdata[fact], NULL);
  item = g_ascii_strup (argument->form, -1);
  return g_strdup_printf ("%s,%s,…", item, item);
}

static char *
dup_argument (const DocketRuleSet *rules, const DocketComputeArgument *argument)
{
  g_autofree char *form = NULL;

  if (argument->fact < 0 && g_str_equal (argument->form, "months"))
    return g_strdup_printf ("from=YYYY-MM %s=%s", argument->name, _ ("LETTERS"));
  form = argument->fact >= 0 ? dup_form (rules->facts->pdata[argument->fact], NULL)
                             : dup_rows_form (rules, argument);
  return g_strdup_printf ("%s=%s", argument->name, form);
}

char *
docket_inputs_dup_compute_usage (const DocketRuleSet *rules, const DocketCompute *compute)
{
  GString *usage = g_string_new (NULL);

  for (guint i = 0; compute->arguments != NULL && i < compute->arguments->len; i++)
    {
      const DocketComputeArgument *argument = compute->arguments->pdata[i];
      g_autofree char             *text = dup_argument (rules, argument);

      g_string_append_printf (usage,
                              docket_compute_needs (rules, compute, argument) ? "%s%s" : "%s[%s]",
                              usage->len > 0 ? " " : "", text);
    }
  return g_string_free (usage, FALSE);
}

/* --- as data and as a table ------------------------------------------------------------------ */

void
docket_inputs_add_json (JsonObject *object, const DocketRuleSet *rules, const DocketAction *action)
{
  JsonArray *array = docket_json_add_array (object, "inputs");
  Line       line;

  for (guint i = 0; i < action->inputs->len; i++)
    {
      fill_line (rules, action, i, &line);
      add_json (array, &line);
    }
}

void
docket_inputs_add_opening_json (JsonObject          *object,
                                const DocketRuleSet *rules,
                                const DocketKind    *kind)
{
  JsonArray *array = docket_json_add_array (object, "inputs");
  Line       line;

  for (guint i = 0; i < kind->inputs_of_new->len; i++)
    {
      fill_opening_line (rules, kind, i, &line);
      add_json (array, &line);
    }
}

void
docket_inputs_print (const DocketRuleSet *rules, const DocketAction *action)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);
  Line line;

  for (guint i = 0; i < action->inputs->len; i++)
    {
      fill_line (rules, action, i, &line);
      add_row (table, &line);
    }
  docket_table_print (table);
}
