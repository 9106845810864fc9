/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verification of a whole desk, and of seals against it. Reading thread. */

#include "config.h"

#include "desk/docket-desk-private.h"

#include "core/docket-error.h"
#include "report/docket-report-verifier.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  DocketDesk *desk;
  gboolean    rebuild;
  GPtrArray  *problems;
  gint64      events;
  GPtrArray  *summaries; /* of DocketReportSummary */
} Verify;

/* --- vault ---------------------------------------------------------------------------------- */

/* The file must be there, whole, and of the size that the journal names */
static gboolean
check_blob (const char *sha256, gint64 size, gpointer data, GError **error)
{
  Verify      *verify = data;
  DocketDigest digest;
  g_autoptr (GError) local = NULL;

  if (!docket_digest_from_hex (sha256, &digest))
    g_ptr_array_add (verify->problems, g_strdup_printf (_ ("“%s” is no SHA-256"), sha256));
  else if (!docket_vault_read (verify->desk->vault, &digest, NULL, NULL, &local))
    g_ptr_array_add (verify->problems, g_strdup (local->message));
  return TRUE;
}

static gboolean
check_files (Verify *verify, GError **error)
{
  return docket_store_foreach_blob (verify->desk->reader.store, check_blob, verify, error);
}

/* --- desk ----------------------------------------------------------------------------------- */

static gboolean
verify_in_thread (gpointer data, GError **error)
{
  Verify      *verify = data;
  DocketStore *store = verify->desk->reader.store;
  DocketDigest head;

  return docket_store_get_head (store, &verify->events, &head, error) &&
         docket_store_verify_database (store, verify->problems, error) &&
         docket_store_verify_chain (store, verify->problems, error) &&
         (!verify->rebuild || docket_store_verify_projections (store, verify->problems, error)) &&
         check_files (verify, error);
}

gboolean
docket_desk_verify (DocketDesk *desk,
                    gboolean    rebuild,
                    GPtrArray **problems,
                    gint64     *events,
                    GError    **error)
{
  Verify verify = { .desk = desk, .rebuild = rebuild };

  verify.problems = g_ptr_array_new_with_free_func (g_free);
  if (!docket_desk_read (desk, verify_in_thread, &verify, error))
    {
      g_ptr_array_unref (verify.problems);
      return FALSE;
    }
  *problems = verify.problems;
  if (events != NULL)
    *events = verify.events;
  return TRUE;
}

/* --- seals ---------------------------------------------------------------------------------- */

static void
check_seal (Verify *verify, const DocketReportSummary *summary)
{
  DocketDigest head;

  if (g_strcmp0 (summary->desk, verify->desk->id) != 0)
    g_ptr_array_add (verify->problems, g_strdup_printf (_ ("%s is of another desk, %s"),
                                                        summary->number, summary->desk));
  else if (summary->seal_head == NULL || !docket_digest_from_hex (summary->seal_head, &head) ||
           !docket_store_has_head (verify->desk->reader.store, summary->seal_events, &head))
    g_ptr_array_add (verify->problems,
                     g_strdup_printf (_ ("The seal of %s does not lie on this desk's chain: after "
                                         "event %" PRId64 " its head is another one"),
                                      summary->number, summary->seal_events));
}

static gboolean
check_seals_in_thread (gpointer data, GError **error)
{
  Verify *verify = data;

  for (guint i = 0; i < verify->summaries->len; i++)
    check_seal (verify, verify->summaries->pdata[i]);
  return TRUE;
}

static void
add_flaws (Verify *verify, const DocketReportVerdict *verdict)
{
  for (guint i = 0; i < verdict->flaws->len; i++)
    {
      const DocketReportFlaw *flaw = verdict->flaws->pdata[i];

      g_ptr_array_add (verify->problems,
                       g_strdup_printf (_ ("Line %u: %s"), flaw->line, flaw->message));
    }
}

gboolean
docket_desk_verify_against (DocketDesk *desk,
                            const char *path,
                            GPtrArray **problems,
                            GError    **error)
{
  g_autoptr (DocketReportVerdict) verdict = docket_report_verify_file (path, 0, error);
  Verify verify = { .desk = desk };

  if (verdict == NULL)
    return FALSE;
  verify.problems = g_ptr_array_new_with_free_func (g_free);
  verify.summaries = verdict->cases;
  add_flaws (&verify, verdict);
  if (!docket_desk_read (desk, check_seals_in_thread, &verify, error))
    {
      g_ptr_array_unref (verify.problems);
      return FALSE;
    }
  *problems = verify.problems;
  return TRUE;
}
