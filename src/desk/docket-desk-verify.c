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

static gboolean
add_length (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  *(gint64 *) user_data += (gint64) length;
  return TRUE;
}

/* The file must be there, whole, and of the size that the journal names */
static gboolean
check_blob (const char *sha256, gint64 size, gpointer data, GError **error)
{
  Verify      *verify = data;
  DocketDigest digest;
  gint64       length = 0;
  g_autoptr (GError) local = NULL;

  if (!docket_digest_from_hex (sha256, &digest))
    g_ptr_array_add (verify->problems, g_strdup_printf (_ ("“%s” is no SHA-256"), sha256));
  else if (!docket_vault_read (verify->desk->vault, &digest, add_length, &length, &local))
    g_ptr_array_add (verify->problems, g_strdup (local->message));
  else if (size >= 0 && length != size)
    g_ptr_array_add (verify->problems, g_strdup_printf (_ ("The file %s has %" PRId64
                                                           " bytes, the journal says %" PRId64),
                                                        sha256, length, size));
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

static void G_GNUC_PRINTF (2, 3) add_problem (Verify *verify, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (verify->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check_head (Verify *verify, const DocketReportSummary *summary, gboolean *lies, GError **error)
{
  DocketDigest head;

  *lies = FALSE;
  if (summary->seal_head != NULL && docket_digest_from_hex (summary->seal_head, &head) &&
      !docket_store_has_head (verify->desk->reader.store, summary->seal_events, &head, lies, error))
    return FALSE;
  if (!*lies)
    add_problem (verify,
                 _ ("The seal of %s does not lie on this desk's chain: after "
                    "event %" PRId64 " its head is another one"),
                 summary->number, summary->seal_events);
  return TRUE;
}

/* A true seal may stand under events that are not those of the case: the last one tells */
static gboolean
check_last (Verify *verify, const DocketReportSummary *summary, GError **error)
{
  DocketDigest last;
  DocketDigest sealed;
  gint64       count;

  if (!docket_store_get_last (verify->desk->reader.store, summary->number, summary->seal_events,
                              &count, &last, error))
    return FALSE;
  if (count == 0 || count != summary->seal_count || summary->seal_last == NULL ||
      !docket_digest_from_hex (summary->seal_last, &sealed) ||
      !docket_digest_equal (&last, &sealed))
    add_problem (verify,
                 _ ("The events of %s are not those of this desk: when its journal had %" PRId64
                    " events, %" PRId64 " were of that case, and the last was another one than the "
                    "report's"),
                 summary->number, summary->seal_events, count);
  return TRUE;
}

static gboolean
check_seal (Verify *verify, const DocketReportSummary *summary, GError **error)
{
  gboolean lies;

  if (summary->number == NULL || g_strcmp0 (summary->desk, verify->desk->id) != 0)
    {
      add_problem (verify, _ ("%s is of another desk, %s"),
                   summary->number != NULL ? summary->number : "?",
                   summary->desk != NULL ? summary->desk : "?");
      return TRUE;
    }
  return check_head (verify, summary, &lies, error) &&
         (!lies || check_last (verify, summary, error));
}

static gboolean
check_seals_in_thread (gpointer data, GError **error)
{
  Verify *verify = data;

  for (guint i = 0; i < verify->summaries->len; i++)
    if (!check_seal (verify, verify->summaries->pdata[i], error))
      return FALSE;
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
