/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts tried in several ways at once. Main thread; the gates are asked in one of the pool. */

#include "gtk/docket-check-tries.h"

typedef struct
{
  char      *number;
  char      *action;
  GPtrArray *inputs;
} Tries;

static void
free_tries (gpointer data)
{
  Tries *tries = data;

  g_free (tries->number);
  g_free (tries->action);
  g_ptr_array_unref (tries->inputs);
  g_free (tries);
}

static gpointer
try_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Tries *tries = data;
  g_autoptr (GPtrArray) tried = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_tried_free);

  for (guint i = 0; i < tries->inputs->len; i++)
    {
      DocketTried *one =
          docket_desk_try_act (desk, tries->number, tries->action, tries->inputs->pdata[i], error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (tried, one);
    }
  return g_steal_pointer (&tried);
}

DocketDeskCall
docket_check_tries_new (const char *number, const char *action, GPtrArray *inputs)
{
  Tries *tries = g_new (Tries, 1);

  tries->number = g_strdup (number);
  tries->action = g_strdup (action);
  tries->inputs = inputs;
  return (DocketDeskCall) { try_in_thread, (GDestroyNotify) g_ptr_array_unref, tries, free_tries };
}
