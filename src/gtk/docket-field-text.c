/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as they are typed. Pure; any thread. */

#include "gtk/docket-field-text.h"

#include <string.h>

char *
docket_field_text_dup_typed (DocketType type, const char *canonical)
{
  g_autoptr (DocketValue) value = docket_value_parse (type, canonical, NULL);
  char *text;

  if (value == NULL)
    return g_strdup (canonical);
  if (type == DOCKET_TYPE_MONEY)
    return g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", value->number / 100,
                            (int) (ABS (value->number) % 100));
  if (type != DOCKET_TYPE_INSTANT)
    return g_strdup (canonical);
  text = g_strndup (canonical, strlen ("YYYY-MM-DDTHH:MM"));
  text[strlen ("YYYY-MM-DD")] = ' ';
  return text;
}

static char *
dup_money (const char *typed)
{
  g_autoptr (DocketValue) yuan = docket_value_parse (DOCKET_TYPE_DECIMAL, typed, NULL);
  gint64 fen = DOCKET_DECIMAL_SCALE / 100;

  return yuan == NULL || yuan->number % fen != 0
             ? g_strdup (typed)
             : g_strdup_printf ("%" G_GINT64_FORMAT, yuan->number / fen);
}

static char *
dup_instant (const char *typed)
{
  g_autofree char *text = g_strdup (typed);
  DocketDate       date;

  if (docket_date_parse (text, &date))
    return g_strconcat (text, "T00:00:00", NULL);
  if (strlen (text) != strlen ("YYYY-MM-DD HH:MM"))
    return g_steal_pointer (&text);
  text[strlen ("YYYY-MM-DD")] = 'T';
  return g_strconcat (text, ":00", NULL);
}

/* A Chinese keyboard has another comma */
static char *
dup_list (const char *typed)
{
  g_auto (GStrv) parts = g_strsplit (typed, "，", -1);

  return g_strjoinv (",", parts);
}

char *
docket_field_text_dup_canonical (DocketType type, const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  if (*text == '\0')
    return g_steal_pointer (&text);
  if (type == DOCKET_TYPE_MONEY)
    return dup_money (text);
  if (type == DOCKET_TYPE_INSTANT)
    return dup_instant (text);
  if (type == DOCKET_TYPE_LIST)
    return dup_list (text);
  return g_steal_pointer (&text);
}
