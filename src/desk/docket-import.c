/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Import: the caller's thread reads files, two threads parse them, the writing thread enters them.
 * Mails go in batches, one transaction each; while one batch is written the next is parsed. Their
 * order is that of the files, so that the numbers of the cases do not depend on how fast a thread
 * was. */

#include "desk/docket-import.h"

#include "desk/docket-import-batch.h"

#include "intake/docket-mail-source.h"

enum
{
  BATCH_MAILS = 256,
  BATCH_BYTES = 32 * 1024 * 1024,
  PARSERS = 2,
};

typedef struct
{
  DocketDesk          *desk;
  GPtrArray           *sources; /* of DocketMailSource */
  guint                source;  /* the one at hand */
  DocketIntakeProfile *profile;
  GThreadPool         *parsers;
  guint                told;
  GCancellable        *cancellable;
  DocketImportFunc     func;
  gpointer             data;
} Import;

/* One mail on its way to a parser */
typedef struct
{
  DocketImportBatch   *batch;
  guint                index;
  char                *file;
  GBytes              *raw;
  DocketInstant        now;
  DocketIntakeProfile *profile;
} Parse;

static void
parse_in_thread (gpointer data, gpointer user_data)
{
  Parse *parse = data;

  docket_import_batch_put (parse->batch, parse->index,
                           docket_intake_new (parse->file, parse->raw, parse->now, parse->profile));
  g_bytes_unref (parse->raw);
  g_free (parse->file);
  g_free (parse);
}

static void
push_parse (Import *import, DocketImportBatch *batch, char *file, GBytes *raw)
{
  Parse *parse = g_new (Parse, 1);

  parse->batch = batch;
  parse->index = docket_import_batch_reserve (batch);
  parse->file = file;
  parse->raw = raw;
  parse->now = docket_desk_get_now (import->desk);
  parse->profile = import->profile;
  g_thread_pool_push (import->parsers, parse, NULL);
}

/* A file that cannot be read is told, not kept: there are no bytes to keep */
static void
put_unreadable (DocketImportBatch *batch, char *file, const GError *error)
{
  DocketIntake *intake = g_new0 (DocketIntake, 1);

  intake->file = file;
  intake->raw = g_bytes_new (NULL, 0);
  intake->problem = g_strdup (error->message);
  docket_import_batch_put_unreadable (batch, docket_import_batch_reserve (batch), intake);
}

static gboolean
read_next (Import *import, char **file, GBytes **raw, GError **error)
{
  for (; import->source < import->sources->len; import->source++)
    if (docket_mail_source_next (import->sources->pdata[import->source], file, raw, error))
      return TRUE;
  return FALSE;
}

/* Reads the next mails and hands them to the parsers; NULL at the end */
static DocketImportBatch *
read_batch (Import *import)
{
  g_autoptr (DocketImportBatch) batch = docket_import_batch_new (import->desk);
  gsize bytes = 0;

  while (docket_import_batch_get_length (batch) < BATCH_MAILS && bytes < BATCH_BYTES &&
         !g_cancellable_is_cancelled (import->cancellable))
    {
      g_autoptr (GError) error = NULL;
      GBytes *raw = NULL;
      char   *file = NULL;

      if (!read_next (import, &file, &raw, &error))
        break;
      if (raw == NULL)
        {
          put_unreadable (batch, file, error);
          continue;
        }
      bytes += g_bytes_get_size (raw);
      push_parse (import, batch, file, raw);
    }
  return docket_import_batch_get_length (batch) == 0 ? NULL : g_steal_pointer (&batch);
}

static gboolean
write_batch (Import *import, DocketImportBatch *batch, GError **error)
{
  guint total = 0;

  if (!docket_import_batch_write (batch, error))
    return FALSE;
  for (guint i = 0; i < import->sources->len; i++)
    total += docket_mail_source_get_n_files (import->sources->pdata[i]);
  import->told += docket_import_batch_get_length (batch);
  docket_import_batch_tell (batch, import->told, total, import->func, import->data);
  return TRUE;
}

static gboolean
run_import (Import *import, GError **error)
{
  g_autoptr (DocketImportBatch) parsed = read_batch (import);

  while (parsed != NULL)
    {
      g_autoptr (DocketImportBatch) next = NULL;

      docket_import_batch_wait (parsed);
      next = read_batch (import);
      if (!write_batch (import, parsed, error))
        {
          if (next != NULL)
            docket_import_batch_wait (next);
          return FALSE;
        }
      g_clear_pointer (&parsed, docket_import_batch_free);
      parsed = g_steal_pointer (&next);
    }
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

/* All paths are looked at before the first mail is entered */
static GPtrArray *
open_sources (const char *const *paths, GError **error)
{
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_mail_source_free);

  for (gsize i = 0; paths[i] != NULL; i++)
    {
      DocketMailSource *source = docket_mail_source_new (paths[i], error);

      if (source == NULL)
        return NULL;
      g_ptr_array_add (sources, source);
    }
  return g_steal_pointer (&sources);
}

/* Nothing: but the lock is taken, and what a crash left is swept, before a parser puts files into
 * the vault */
static gboolean
begin_in_thread (gpointer data, GError **error)
{
  return TRUE;
}

gboolean
docket_desk_import (DocketDesk        *desk,
                    const char *const *paths,
                    DocketImportFunc   func,
                    gpointer           data,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (GPtrArray) sources = open_sources (paths, error);
  Import   import = { desk, sources, 0, desk->profile, NULL, 0, cancellable, func, data };
  gboolean done;

  if (sources == NULL || !docket_desk_write (desk, begin_in_thread, NULL, error))
    return FALSE;
  import.parsers = g_thread_pool_new (parse_in_thread, NULL, PARSERS, FALSE, NULL);
  done = run_import (&import, error);
  g_thread_pool_free (import.parsers, FALSE, TRUE);
  return done;
}

const char *
docket_import_status_get_name (DocketImportStatus status)
{
  static const char *const names[] = { "opened", "merged", "duplicate", "unparsed" };

  return names[status];
}
