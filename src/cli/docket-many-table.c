/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a table to acts: what its columns mean. */

#include "config.h"

#include "cli/docket-many-table.h"

#include "core/docket-error.h"
#include "desk/docket-desk-many.h"
#include "intake/docket-csv.h"

#include <glib/gi18n.h>
#include <string.h>

typedef enum
{
  COLUMN_NONE, /* has no name */
  COLUMN_CASE,
  COLUMN_PARTY,
  COLUMN_INPUT,
} Column;

typedef struct
{
  const char          *name;
  const char          *action;
  const char *const   *constant;
  const DocketRuleSet *rules; /* NULL: rows name their cases, of whatever system */
  char               **header;
  GArray              *columns; /* of Column */
  GPtrArray           *rows;    /* of DocketManyRow */
} Reading;

/* --- the rule set --------------------------------------------------------------------------- */

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
knows_action (const DocketRuleSet *rules, const char *action)
{
  for (guint i = 0; i < rules->actions->len; i++)
    if (g_str_equal (((DocketAction *) rules->actions->pdata[i])->action, action))
      return TRUE;
  return FALSE;
}

/* The one system whose rules know the act; @several: there are more */
static const DocketRuleSet *
find_by_action (const DocketRulesLibrary *library, const char *action, gboolean *several)
{
  const DocketRuleSet *found = NULL;

  *several = FALSE;
  for (guint i = 0; i < docket_rules_library_get_n_files (library); i++)
    {
      const DocketRuleSet *set = docket_rules_library_get_file (library, i)->set;

      if (!knows_action (set, action))
        continue;
      *several = *several || (found != NULL && !g_str_equal (found->system, set->system));
      found = set;
    }
  return found;
}

static gboolean
set_unknown_action (const char *action, const char *system, GError **error)
{
  if (system != NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("The rules of %s know no act “%s”"),
                 system, action);
  else
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("No rule set knows an act “%s”"),
                 action);
  return FALSE;
}

static gboolean
find_rules (Reading                  *reading,
            const DocketRulesLibrary *library,
            const char              **system,
            GError                  **error)
{
  const DocketRulesFile *file =
      *system == NULL ? NULL : docket_rules_library_find_latest (library, *system);
  gboolean several = FALSE;

  if (*system != NULL && file == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("There is no rule set of “%s”"),
                   *system);
      return FALSE;
    }
  reading->rules = file != NULL ? file->set : find_by_action (library, reading->action, &several);
  if (reading->rules == NULL || !knows_action (reading->rules, reading->action))
    return set_unknown_action (reading->action, *system, error);
  if (several && g_strv_contains ((const char *const *) reading->header, "case"))
    reading->rules = NULL;
  else if (several)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                   _ ("Several systems know an act “%s”: choose one with --system"),
                   reading->action);
      return FALSE;
    }
  *system = reading->rules == NULL ? NULL : reading->rules->system;
  return TRUE;
}

/* --- columns -------------------------------------------------------------------------------- */

static gboolean
is_input (const Reading *reading, const char *key)
{
  if (g_str_equal (key, "on") || reading->rules == NULL)
    return TRUE;
  for (guint i = 0; i < reading->rules->actions->len; i++)
    {
      const DocketAction *action = reading->rules->actions->pdata[i];

      if (g_str_equal (action->action, reading->action) && find_input (action, key) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_role (const Reading *reading, const char *name)
{
  gint index = reading->rules == NULL ? -1 : docket_rule_set_find_fact (reading->rules, name);
  const DocketFactType *fact = index < 0 ? NULL : reading->rules->facts->pdata[index];

  return fact != NULL && fact->type == DOCKET_TYPE_PARTY && fact->record < 0;
}

/* What the act itself takes goes before what a case is found by */
static gboolean
find_column (const Reading *reading, const char *name, Column *column)
{
  if (*name == '\0')
    *column = COLUMN_NONE;
  else if (g_str_equal (name, "case"))
    *column = COLUMN_CASE;
  else if (is_input (reading, name))
    *column = COLUMN_INPUT;
  else if (is_role (reading, name))
    *column = COLUMN_PARTY;
  else
    return FALSE;
  return TRUE;
}

static char *
dup_known (const Reading *reading)
{
  g_autoptr (GString) known = g_string_new ("case on");

  for (guint i = 0; i < reading->rules->actions->len; i++)
    {
      const DocketAction *action = reading->rules->actions->pdata[i];

      for (guint j = 0; g_str_equal (action->action, reading->action) && j < action->inputs->len;
           j++)
        g_string_append_printf (known, " %s", ((DocketInput *) action->inputs->pdata[j])->key);
    }
  return g_string_free (g_steal_pointer (&known), FALSE);
}

static gboolean
check_once (const Reading *reading, gsize index, GError **error)
{
  for (gsize i = 0; i < index && *reading->header[index] != '\0'; i++)
    if (g_str_equal (reading->header[i], reading->header[index]))
      {
        g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s: two columns are called “%s”"),
                     reading->name, reading->header[index]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_header (Reading *reading, GError **error)
{
  for (gsize i = 0; reading->header[i] != NULL; i++)
    {
      Column           column;
      g_autofree char *known = NULL;

      if (!check_once (reading, i, error))
        return FALSE;
      if (!find_column (reading, reading->header[i], &column))
        {
          known = dup_known (reading);
          g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                       _ ("%s: a column is called “%s”, which is no role of a party and no input "
                          "of "
                          "“%s”: %s"),
                       reading->name, reading->header[i], reading->action, known);
          return FALSE;
        }
      g_array_append_val (reading->columns, column);
    }
  return TRUE;
}

/* --- rows ----------------------------------------------------------------------------------- */

static void
add_cell (GStrvBuilder *cells, const char *key, const char *value)
{
  g_autofree char *cell = g_strdup_printf ("%s=%s", key, value);

  g_strv_builder_add (cells, cell);
}

static gboolean
gives (const Reading *reading, const DocketCsvRow *from, const char *constant)
{
  for (gsize i = 0; from->fields[i] != NULL; i++)
    {
      gsize length = strlen (reading->header[i]);

      if (*from->fields[i] != '\0' && strncmp (constant, reading->header[i], length) == 0 &&
          constant[length] == '=')
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_width (const Reading *reading, const DocketCsvRow *from, GError **error)
{
  guint width = g_strv_length (from->fields);

  for (guint i = 0; i < width; i++)
    if (i >= reading->columns->len ||
        (g_array_index (reading->columns, Column, i) == COLUMN_NONE && *from->fields[i] != '\0'))
      {
        g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                     _ ("%s:%u: field %u, “%s”, stands under no heading"), reading->name,
                     from->line, i + 1, from->fields[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_row (Reading *reading, const DocketCsvRow *from, GError **error)
{
  g_autoptr (GStrvBuilder) inputs = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) parties = g_strv_builder_new ();
  DocketManyRow *row;

  if (!check_width (reading, from, error))
    return FALSE;
  row = g_new0 (DocketManyRow, 1);
  row->line = from->line;
  for (guint i = 0; from->fields[i] != NULL; i++)
    {
      Column column = g_array_index (reading->columns, Column, i);

      if (*from->fields[i] == '\0')
        continue;
      if (column == COLUMN_CASE)
        row->number = g_strdup (from->fields[i]);
      else if (column == COLUMN_PARTY)
        add_cell (parties, reading->header[i], from->fields[i]);
      else if (column == COLUMN_INPUT)
        add_cell (inputs, reading->header[i], from->fields[i]);
    }
  for (gsize i = 0; reading->constant[i] != NULL; i++)
    if (!gives (reading, from, reading->constant[i]))
      g_strv_builder_add (inputs, reading->constant[i]);
  row->parties = g_strv_builder_end (parties);
  row->inputs = g_strv_builder_end (inputs);
  g_ptr_array_add (reading->rows, row);
  return TRUE;
}

static gboolean
read_rows (Reading *reading, GPtrArray *table, GError **error)
{
  for (guint i = 1; i < table->len; i++)
    if (!read_row (reading, table->pdata[i], error))
      return FALSE;
  return TRUE;
}

GPtrArray *
docket_many_table_read (DocketManyTable *table, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_many_row_free);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  Reading reading = { .name = table->name, .action = table->action, .constant = table->constant };

  if (table->table->len == 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                   _ ("%s: the first line must name the columns"), table->name);
      return NULL;
    }
  reading.header = ((DocketCsvRow *) table->table->pdata[0])->fields;
  reading.columns = columns;
  reading.rows = rows;
  return find_rules (&reading, table->library, &table->system, error) &&
                 read_header (&reading, error) && read_rows (&reading, table->table, error)
             ? g_steal_pointer (&rows)
             : NULL;
}
