/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence read back from the vault. The reading thread finds the row, the caller's thread reads
 * the file: the vault may be used by any. */

#include "config.h"

#include "desk/docket-desk-evidence.h"

#include "desk/docket-desk-private.h"

#include "core/docket-error.h"
#include "intake/docket-safe-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the row -------------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk        *desk;
  const char        *number;
  const char        *id;
  DocketEvidenceRow *row;
} Finding;

static gboolean
find_row_in_thread (gpointer data, GError **error)
{
  Finding     *finding = data;
  DocketStore *store = finding->desk->reader.store;
  g_autoptr (DocketCaseRow) kase = docket_store_dup_case (store, finding->number, error);
  g_autoptr (GPtrArray) rows =
      kase == NULL ? NULL : docket_store_dup_evidence (store, finding->number, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_str_equal (((DocketEvidenceRow *) rows->pdata[i])->id, finding->id))
      {
        finding->row = g_ptr_array_steal_index (rows, i);
        return TRUE;
      }
  if (rows != NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("%s has no evidence “%s”"),
                 finding->number, finding->id);
  return FALSE;
}

static DocketEvidenceRow *
dup_row (DocketDesk *desk, const char *number, const char *id, GError **error)
{
  Finding finding = { .desk = desk, .number = number, .id = id };

  return docket_desk_read (desk, find_row_in_thread, &finding, error) ? finding.row : NULL;
}

static gboolean
get_digest (const DocketEvidenceRow *row, DocketDigest *digest, GError **error)
{
  if (docket_digest_from_hex (row->sha256, digest))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
               _ ("%s: “%s” is no digest; verify the desk"), row->id, row->sha256);
  return FALSE;
}

/* --- looking at it -------------------------------------------------------------------------- */

void
docket_exhibit_free (DocketExhibit *exhibit)
{
  if (exhibit == NULL)
    return;
  g_clear_pointer (&exhibit->row, docket_evidence_row_free);
  g_free (exhibit->found);
  g_clear_pointer (&exhibit->content, g_bytes_unref);
  g_free (exhibit);
}

static gboolean
add_piece (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  docket_hasher_add (user_data, data, length);
  return TRUE;
}

/* The vault tells that the content is another one, not which: that is asked for seldom */
static char *
dup_found (DocketVault *vault, const DocketDigest *digest, GError **error)
{
  g_autoptr (DocketHasher) hasher = docket_hasher_new ();
  g_autoptr (GError) local = NULL;
  DocketDigest found;
  char         hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_vault_read (vault, digest, add_piece, hasher, &local);
  if (local != NULL && !g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  docket_hasher_finish (hasher, &found);
  docket_digest_to_hex (&found, hex);
  return g_strdup (hex);
}

static gboolean
read_content (DocketExhibit      *exhibit,
              DocketVault        *vault,
              const DocketDigest *digest,
              guint64             limit,
              GError            **error)
{
  if ((guint64) exhibit->row->size > limit)
    return docket_vault_read (vault, digest, NULL, NULL, error);
  exhibit->content = docket_vault_dup_bytes (vault, digest, error);
  return exhibit->content != NULL;
}

DocketExhibit *
docket_desk_dup_exhibit (DocketDesk *desk,
                         const char *number,
                         const char *id,
                         guint64     limit,
                         GError    **error)
{
  g_autoptr (DocketExhibit) exhibit = g_new0 (DocketExhibit, 1);
  g_autoptr (GError) local = NULL;
  DocketDigest digest;

  exhibit->row = dup_row (desk, number, id, error);
  if (exhibit->row == NULL || !get_digest (exhibit->row, &digest, error))
    return NULL;
  exhibit->intact = read_content (exhibit, desk->vault, &digest, limit, &local);
  if (exhibit->intact)
    exhibit->found = g_strdup (exhibit->row->sha256);
  else if (g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_CORRUPT))
    {
      exhibit->found = dup_found (desk->vault, &digest, error);
      if (exhibit->found == NULL)
        return NULL;
    }
  else if (!g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&exhibit);
}

/* --- taking it ------------------------------------------------------------------------------ */

GBytes *
docket_desk_dup_evidence (DocketDesk *desk, const char *number, const char *id, GError **error)
{
  g_autoptr (DocketExhibit) exhibit =
      docket_desk_dup_exhibit (desk, number, id, G_MAXUINT64, error);

  if (exhibit == NULL)
    return NULL;
  if (exhibit->intact)
    return g_steal_pointer (&exhibit->content);
  if (exhibit->found == NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                 _ ("%s, %s: the file is not in the vault; restore it from a backup"), number, id);
  else
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                 _ ("%s, %s: the file is not what was recorded: its digest was %s and is %s; "
                    "restore "
                    "it from a backup"),
                 number, id, exhibit->row->sha256, exhibit->found);
  return NULL;
}

char *
docket_evidence_dup_file_name (const DocketEvidenceRow *row)
{
  g_autofree char *safe = docket_safe_name (row->name, "file");

  return g_strdup_printf ("%s-%s", row->id, safe);
}

gboolean
docket_desk_copy_evidence (DocketDesk *desk,
                           const char *number,
                           const char *id,
                           const char *path,
                           GError    **error)
{
  g_autoptr (GBytes) content = docket_desk_dup_evidence (desk, number, id, error);
  g_autoptr (GError) local = NULL;
  gsize         length;
  gconstpointer data = content == NULL ? NULL : g_bytes_get_data (content, &length);

  if (content == NULL)
    return FALSE;
  if (g_file_set_contents_full (path, data == NULL ? "" : data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s, %s cannot be written: %s"), number, id,
               local->message);
  return FALSE;
}
