/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts by the case that they are of, and how those that are left are recorded. Main thread. */

#include "config.h"

#include "gtk/docket-ruling-shelf.h"

#include "desk/docket-desk-call.h"

#include <glib/gi18n-lib.h>

struct _DocketRulingShelf
{
  GHashTable *drafts; /* number -> DocketRulingDraft */
};

DocketRulingShelf *
docket_ruling_shelf_new (void)
{
  DocketRulingShelf *shelf = g_new0 (DocketRulingShelf, 1);

  shelf->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) docket_ruling_draft_free);
  return shelf;
}

void
docket_ruling_shelf_free (DocketRulingShelf *shelf)
{
  g_hash_table_unref (shelf->drafts);
  g_free (shelf);
}

DocketRulingDraft *
docket_ruling_shelf_get (DocketRulingShelf *shelf, const char *number)
{
  return g_hash_table_lookup (shelf->drafts, number);
}

void
docket_ruling_shelf_put (DocketRulingShelf *shelf, const char *number, DocketRulingDraft *draft)
{
  if (draft == NULL)
    g_hash_table_remove (shelf->drafts, number);
  else
    g_hash_table_insert (shelf->drafts, g_strdup (number), draft);
}

char *
docket_ruling_shelf_dup_unsaved (DocketRulingShelf *shelf)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  GHashTableIter iter;
  gpointer       number, draft;

  g_hash_table_iter_init (&iter, shelf->drafts);
  while (g_hash_table_iter_next (&iter, &number, &draft))
    {
      /* Translators: %s is the number of a case */
      g_autofree char *line = g_strdup_printf (_ ("%s: the draft of the ruling"), (char *) number);

      if (docket_ruling_draft_is_dirty (draft))
        g_string_append_printf (lines, lines->len > 0 ? "\n%s" : "%s", line);
    }
  return lines->len == 0 ? NULL : g_string_free (g_steal_pointer (&lines), FALSE);
}

gboolean
docket_ruling_shelf_can_save (DocketRulingShelf *shelf)
{
  GHashTableIter iter;
  gpointer       draft;

  g_hash_table_iter_init (&iter, shelf->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    if (docket_ruling_draft_is_dirty (draft) && !docket_ruling_draft_can_save (draft))
      return FALSE;
  return TRUE;
}

/* --- saving --------------------------------------------------------------------------------- */

typedef struct
{
  DocketRulingShelf *shelf;
  char              *number; /* that is being recorded; NULL: none yet */
  DocketRulingForm  *form;   /* as it is recorded */
  DocketActed       *acted;  /* of the last */
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_free (saving->number);
  g_clear_pointer (&saving->form, docket_ruling_form_free);
  g_clear_pointer (&saving->acted, docket_acted_free);
  g_free (saving);
}

typedef struct
{
  char       *number;
  const char *action;
  char      **inputs;
} Act;

static void
free_act (gpointer data)
{
  Act *act = data;

  g_free (act->number);
  g_strfreev (act->inputs);
  g_free (act);
}

/* A refusal is an answer */
static gpointer
act_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Act   *act = data;
  DocketActed *acted = NULL;
  g_autoptr (GError) local = NULL;

  if (!docket_desk_act (desk, act->number, act->action, (const char *const *) act->inputs, &acted,
                        &local) &&
      acted == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return acted;
}

static DocketRulingDraft *
find_unsaved (DocketRulingShelf *shelf, const char **number)
{
  GHashTableIter iter;
  gpointer       key, draft;

  g_hash_table_iter_init (&iter, shelf->drafts);
  while (g_hash_table_iter_next (&iter, &key, &draft))
    if (docket_ruling_draft_is_dirty (draft))
      {
        *number = key;
        return draft;
      }
  return NULL;
}

static void saved_cb (GObject *source, GAsyncResult *result, gpointer data);

/* Takes @task */
static void
save_next (GTask *task)
{
  Saving            *saving = g_task_get_task_data (task);
  const char        *number = NULL;
  DocketRulingDraft *draft = find_unsaved (saving->shelf, &number);
  DocketDeskCall     call = { act_in_thread, (GDestroyNotify) docket_acted_free, NULL, free_act };
  Act               *act;

  if (draft == NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&saving->acted),
                             (GDestroyNotify) docket_acted_free);
      g_object_unref (task);
      return;
    }
  g_free (saving->number);
  saving->number = g_strdup (number);
  g_clear_pointer (&saving->form, docket_ruling_form_free);
  saving->form = docket_ruling_form_copy (draft->form);
  act = g_new0 (Act, 1);
  act->number = g_strdup (number);
  act->action = docket_ruling_form_get_action (draft->form);
  act->inputs = docket_ruling_draft_dup_inputs (draft);
  call.data = act;
  docket_desk_call_async (g_task_get_source_object (task), &call, NULL, saved_cb, task);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Saving *saving = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  DocketActed       *acted = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  DocketRulingDraft *draft = docket_ruling_shelf_get (saving->shelf, saving->number);

  g_clear_pointer (&saving->acted, docket_acted_free);
  if (acted == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (acted->after == NULL)
    g_task_return_pointer (task, acted, (GDestroyNotify) docket_acted_free);
  else
    {
      saving->acted = acted;
      if (draft != NULL)
        docket_ruling_draft_set_saved (draft, saving->form);
      save_next (g_steal_pointer (&task));
    }
}

void
docket_ruling_shelf_save_async (DocketRulingShelf  *shelf,
                                DocketDesk         *desk,
                                GAsyncReadyCallback callback,
                                gpointer            data)
{
  GTask  *task = g_task_new (desk, NULL, callback, data);
  Saving *saving = g_new0 (Saving, 1);

  saving->shelf = shelf;
  g_task_set_task_data (task, saving, free_saving);
  save_next (task);
}

DocketActed *
docket_ruling_shelf_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
