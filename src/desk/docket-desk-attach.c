/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence from files: into the vault first, then named by one event. A file that no event came to
 * name is swept later; an event without its file cannot be. */

#include "config.h"

#include "desk/docket-evidence-values.h"

#include "desk/docket-act-values.h"
#include "desk/docket-case-file.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DocketDesk        *desk;
  const char        *number;
  const char *const *paths;
  const char        *proves;
  GPtrArray         *ids;
} Attach;

static gboolean
add_file (Attach *attach, DocketEvent *event, guint number, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *content_type = NULL;
  g_autofree char *media_type = NULL;
  DocketEvidence   evidence = { .proves = attach->proves };

  if (!docket_vault_add_file (attach->desk->vault, path, &evidence.digest, &evidence.size, error))
    return FALSE;
  content_type = g_content_type_guess (path, NULL, 0, NULL);
  media_type = g_content_type_get_mime_type (content_type);
  evidence.name = shown;
  evidence.media_type = media_type != NULL ? media_type : "application/octet-stream";
  docket_evidence_values_add (event, number, &evidence);
  g_ptr_array_add (attach->ids, g_strdup_printf ("E%u", number));
  return TRUE;
}

static gboolean
append_attachment (Attach *attach, DocketCaseFile *file, GError **error)
{
  DocketDesk      *desk = attach->desk;
  DocketStore     *store = desk->writer.store;
  g_autofree char *role = docket_desk_dup_role (desk, store, "reviewer", error);
  g_autoptr (DocketEvent) event = NULL;
  g_autoptr (DocketActResult) result = NULL;
  g_autoptr (GHashTable) parties = g_hash_table_new (g_str_hash, g_str_equal);
  DocketEvaluationInput input;
  guint                 last = docket_evidence_values_get_last (file->events);

  if (role == NULL)
    return FALSE;
  event = docket_desk_new_event (desk, attach->number, "attach");
  for (guint i = 0; attach->paths[i] != NULL; i++)
    if (!add_file (attach, event, last + i + 1, attach->paths[i], error))
      return FALSE;
  docket_case_file_get_input (file, event->at, &input);
  result = docket_evaluate_act (&input, event, role, error);
  if (result == NULL)
    return FALSE;
  if (!result->allowed)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED, "%s: %s", attach->number,
                   ((DocketReason *) result->reasons->pdata[0])->words);
      return FALSE;
    }
  docket_act_values_add (event, &input, result, parties);
  return docket_store_append (store, event, error) &&
         docket_case_put_state (store, attach->number, file->rules, result->after, error);
}

static gboolean
attach_in_thread (gpointer data, GError **error)
{
  Attach      *attach = data;
  DocketStore *store = attach->desk->writer.store;
  g_autoptr (DocketCaseFile) file = NULL;

  if (!docket_store_begin (store, error))
    return FALSE;
  file = docket_case_file_load (attach->desk, store, attach->number, error);
  if (file == NULL || !append_attachment (attach, file, error) ||
      !docket_store_commit (store, error))
    {
      docket_store_rollback (store);
      return FALSE;
    }
  docket_desk_catch_up_search (attach->desk, NULL);
  return TRUE;
}

/* A file's own name is made fit for the journal; what a person typed is refused, as in every act */
static gboolean
check_call (const Attach *attach, GError **error)
{
  if (attach->paths[0] == NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s: no file is named"),
                 attach->number);
  else if (attach->proves != NULL && !docket_text_is_storable (attach->proves))
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                 _ ("%s: what the files prove has characters that cannot be stored"),
                 attach->number);
  else
    return TRUE;
  return FALSE;
}

char **
docket_desk_attach (DocketDesk        *desk,
                    const char        *number,
                    const char *const *paths,
                    const char        *proves,
                    GError           **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Attach attach = { desk, number, paths, proves, ids };

  if (!check_call (&attach, error) || !docket_desk_write (desk, attach_in_thread, &attach, error))
    return NULL;
  g_ptr_array_set_free_func (ids, NULL);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}
