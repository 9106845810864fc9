/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables need to take their part of an event: groups of values, and canonical texts turned
 * into columns. The store's thread. */
#include "config.h"

#include "store/docket-projection.h"

#include "core/docket-error.h"
#include "core/docket-value.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static void
free_group (gpointer data)
{
  DocketGroup *group = data;

  g_free (group->name);
  g_ptr_array_unref (group->values);
  g_free (group);
}

/* 1 and E1 are both 1; 0 when @text ends in no number */
static gint64
parse_number (const char *text)
{
  char letter[2] = { g_ascii_isalpha (*text) ? *text : '\0', '\0' };

  return docket_id_parse (letter, text);
}

static DocketGroup *
find_group (GPtrArray *groups, const char *name, gint64 number)
{
  DocketGroup *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = g_ptr_array_index (groups, i);
      if (group->number == number && g_str_equal (group->name, name))
        return group;
    }

  group = g_new0 (DocketGroup, 1);
  group->name = g_strdup (name);
  group->number = number;
  group->values = g_ptr_array_new ();
  g_ptr_array_add (groups, group);
  return group;
}

static gboolean
add_value (GPtrArray *groups, const char *name, const DocketEventValue *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value->name, ".", 3);
  gint64 number = parts[1] != NULL ? parse_number (parts[1]) : 0;

  if (number > 0 && parts[2] != NULL)
    {
      g_ptr_array_add (find_group (groups, name, number)->values, (gpointer) value);
      return TRUE;
    }
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("“%s” is not the name of a value: a number and a field are wanted"), value->name);
  return FALSE;
}

static gboolean
starts_group (const DocketEventValue *value, const char *name)
{
  gsize length = strlen (name);

  return strncmp (value->name, name, length) == 0 && value->name[length] == '.';
}

GPtrArray *
docket_projection_dup_groups (const DocketEvent *event, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      for (guint j = 0; names[j] != NULL; j++)
        {
          if (starts_group (value, names[j]) && !add_value (groups, names[j], value, error))
            return NULL;
        }
    }
  return g_steal_pointer (&groups);
}

const char *
docket_group_get (const DocketGroup *group, const char *field)
{
  for (guint i = 0; i < group->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (group->values, i);
      const char             *after = strchr (value->name + strlen (group->name) + 1, '.');

      if (g_strcmp0 (after + 1, field) == 0)
        return value->value;
    }
  return NULL;
}

const char *
docket_projection_get (const DocketProjection *projection, const char *name)
{
  const char *value = docket_event_get (projection->event, name);

  return value != NULL ? value : "";
}

gint64
docket_projection_get_seq (const DocketProjection *projection, const char *name)
{
  return docket_id_parse ("", docket_projection_get (projection, name));
}

static gboolean
parse_when (const char *text, DocketInstant *instant)
{
  DocketDate date;

  if (docket_instant_parse (text, instant))
    return TRUE;
  if (!docket_date_parse (text, &date))
    return FALSE;
  *instant = docket_instant_of_date (date);
  return TRUE;
}

DocketInstant
docket_projection_get_on (const DocketProjection *projection)
{
  DocketInstant on = projection->event->at;

  parse_when (docket_projection_get (projection, "on"), &on);
  return on;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

void
docket_projection_bind_instant (DocketStatement *statement,
                                const char      *name,
                                const char      *text,
                                DocketInstant    otherwise)
{
  DocketInstant instant = otherwise;

  if (!is_empty (text) && !parse_when (text, &instant))
    docket_statement_refuse (statement, name, text);
  else
    docket_statement_bind_instant (statement, name, instant);
}

void
docket_projection_bind_date (DocketStatement *statement, const char *name, const char *text)
{
  DocketInstant instant;

  if (is_empty (text))
    docket_statement_bind_date (statement, name, DOCKET_DATE_NONE);
  else if (parse_when (text, &instant))
    docket_statement_bind_date (statement, name, docket_instant_date (instant));
  else
    docket_statement_refuse (statement, name, text);
}

void
docket_projection_bind_decimal (DocketStatement *statement, const char *name, const char *text)
{
  g_autoptr (DocketValue) value =
      is_empty (text) ? NULL : docket_value_parse (DOCKET_TYPE_DECIMAL, text, NULL);

  if (value == NULL)
    docket_statement_refuse (statement, name, text);
  else
    docket_statement_bind_int (statement, name, value->number);
}

void
docket_projection_bind_size (DocketStatement *statement, const char *name, const char *text)
{
  gint64 size = docket_id_parse ("", text);

  if (size == 0 && !is_empty (text) && strcmp (text, "0") != 0)
    docket_statement_refuse (statement, name, text);
  else
    docket_statement_bind_int (statement, name, size);
}

void
docket_projection_bind_place (const DocketProjection *projection, DocketStatement *statement)
{
  docket_statement_bind_int (statement, ":case", projection->case_id);
  docket_statement_bind_int (statement, ":seq", projection->event->subject_seq);
}
