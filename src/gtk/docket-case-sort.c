/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words for the orders of a list of cases. Any thread. */

#include "config.h"

#include "gtk/docket-case-sort.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *key;
  const char *words;
} SORTS[] = {
  { "due", N_ ("by due date") },     { "-due", N_ ("by due date, last first") },
  { "received", N_ ("by receipt") }, { "-received", N_ ("by receipt, newest first") },
  { "case", N_ ("by number") },      { "-case", N_ ("by number, highest first") },
  { "title", N_ ("by parties") },    { "-title", N_ ("by parties, last first") },
  { "state", N_ ("by state") },      { "-state", N_ ("by state, last first") },
};

const char *
docket_case_sort_describe (const char *sort)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SORTS); i++)
    if (g_strcmp0 (SORTS[i].key, sort) == 0)
      return _ (SORTS[i].words);
  return NULL;
}
