/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/docket-table.h"

#include "cli/docket-output.h"

struct _DocketTable
{
  guint      n_columns;
  guint      indent;
  guint     *widths;
  GPtrArray *cells; /* of char *, row by row */
};

DocketTable *
docket_table_new (guint n_columns, guint indent)
{
  DocketTable *table = g_new0 (DocketTable, 1);

  table->n_columns = n_columns;
  table->indent = indent;
  table->widths = g_new0 (guint, n_columns);
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

void
docket_table_free (DocketTable *table)
{
  g_free (table->widths);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

void
docket_table_add (DocketTable *table, const char *const *cells)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      char *cell = docket_output_dup_line (cells[i] == NULL ? "" : cells[i]);

      table->widths[i] = MAX (table->widths[i], docket_output_width (cell));
      g_ptr_array_add (table->cells, cell);
    }
}

static void
append_blanks (GString *line, guint count)
{
  for (guint i = 0; i < count; i++)
    g_string_append_c (line, ' ');
}

static void
print_row (DocketTable *table, guint first)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint missing = table->indent;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *cell = table->cells->pdata[first + i];

      /* blanks only where something follows: no line ends in them */
      if (*cell != '\0')
        {
          append_blanks (line, missing);
          g_string_append (line, cell);
          missing = 0;
        }
      missing += table->widths[i] - docket_output_width (cell) + 2;
    }
  g_string_append_c (line, '\n');
  docket_output_print (line->str);
}

void
docket_table_print (DocketTable *table)
{
  for (guint i = 0; i < table->cells->len; i += table->n_columns)
    print_row (table, i);
}
