/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the window comes to its desk: opening, and the first time making, without the main thread
 * ever waiting. */

#include "gtk/docket-opening.h"

typedef struct
{
  char             *directory, *today, *actor;
  DocketDeskOptions options;
  gboolean          create;
} Opening;

static Opening *
make_opening (const DocketDeskOptions *options, gboolean create)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->directory = g_strdup (options->directory);
  opening->today = g_strdup (options->today);
  opening->actor = g_strdup (options->actor);
  opening->create = create;
  opening->options = (DocketDeskOptions) { .directory = opening->directory,
                                           .today = opening->today,
                                           .actor = opening->actor,
                                           .read_only = options->read_only };
  return opening;
}

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->directory);
  g_free (opening->today);
  g_free (opening->actor);
  g_free (opening);
}

void
docket_opened_free (DocketOpened *opened)
{
  g_clear_object (&opened->desk);
  g_clear_pointer (&opened->actors, g_ptr_array_unref);
  g_free (opened->locked);
  g_free (opened);
}

gboolean
docket_opening_is_registered (GPtrArray *actors, const char *name)
{
  for (guint i = 0; i < actors->len; i++)
    if (g_str_equal (((DocketActorRow *) actors->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* One that cannot be written can still be read */
static DocketOpened *
look_around (DocketDesk *desk, GError **error)
{
  g_autoptr (DocketOpened) opened = g_new0 (DocketOpened, 1);
  g_autoptr (GError) local = NULL;

  opened->desk = g_object_ref (desk);
  if (!docket_desk_take (desk, &local))
    opened->locked = g_strdup (local->message);
  else if (!docket_desk_roll_if_stale (desk, error))
    return NULL;
  opened->actors = docket_desk_dup_actors (desk, error);
  if (opened->actors == NULL)
    return NULL;
  opened->registered = docket_opening_is_registered (opened->actors, docket_desk_get_actor (desk));
  return g_steal_pointer (&opened);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError  *error = NULL;
  g_autoptr (DocketDesk) desk = NULL;
  DocketOpened *opened = NULL;

  if (!opening->create || docket_desk_create (&opening->options, &error))
    desk = docket_desk_open (&opening->options, &error);
  if (desk != NULL)
    opened = look_around (desk, &error);
  if (opened == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, opened, (GDestroyNotify) docket_opened_free);
}

void
docket_opening_open_async (const DocketDeskOptions *options,
                           gboolean                 create,
                           GAsyncReadyCallback      callback,
                           gpointer                 data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, docket_opening_open_async);
  g_task_set_task_data (task, make_opening (options, create), free_opening);
  g_task_run_in_thread (task, open_in_thread);
}

DocketOpened *
docket_opening_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
