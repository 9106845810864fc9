/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports of cases. The reading thread loads them at one moment of the journal, so that one seal
 * holds for all; the caller's thread writes. */

#include "desk/docket-case-file.h"
#include "desk/docket-report-filler.h"

#include "core/docket-error.h"
#include "report/docket-report-writer.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

typedef struct
{
  DocketDesk        *desk;
  const char *const *numbers;
  GPtrArray         *cases; /* of DocketReportCase */
} Report;

static GPtrArray *
dup_contacts (DocketStore *store, const char *party, GError **error)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_contacts (store, party, error);
  GPtrArray *contacts;

  if (rows == NULL)
    return NULL;
  contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_report_contact_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const DocketContactRow *row = rows->pdata[i];
      DocketReportContact    *contact = docket_report_contact_new ();

      contact->kind = g_strdup (row->channel);
      contact->value = g_strdup (row->value);
      contact->from = row->from == DOCKET_DATE_NONE ? NULL : docket_date_format (row->from);
      contact->until = row->to == DOCKET_DATE_NONE ? NULL : docket_date_format (row->to);
      contact->admission = row->admission;
      g_ptr_array_add (contacts, contact);
    }
  return contacts;
}

static GHashTable *
load_contacts (DocketStore *store, GPtrArray *parties, GError **error)
{
  g_autoptr (GHashTable) contacts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < parties->len; i++)
    {
      const DocketCasePartyRow *row = parties->pdata[i];
      GPtrArray                *known = dup_contacts (store, row->party, error);

      if (known == NULL)
        return NULL;
      g_hash_table_insert (contacts, g_strdup (row->party), known);
    }
  return g_steal_pointer (&contacts);
}

static gboolean
load_case (Report *report, const char *number, const DocketReportSeal *seal, GError **error)
{
  DocketStore *store = report->desk->reader.store;
  g_autoptr (DocketCaseView) view = docket_case_view_load (report->desk, store, number, error);
  g_autoptr (GHashTable) contacts = NULL;

  if (view == NULL)
    return FALSE;
  contacts = load_contacts (store, view->parties, error);
  if (contacts == NULL)
    return FALSE;
  g_ptr_array_add (report->cases,
                   docket_report_filler_fill (report->desk->id, g_steal_pointer (&view), contacts,
                                              seal));
  return TRUE;
}

static gboolean
load_cases (Report *report, GError **error)
{
  DocketClock     *clock = report->desk->clock;
  DocketReportSeal seal = { .written = docket_clock_now (clock) };

  if (docket_clock_is_simulated (clock))
    seal.clock = (char *) "simulated";
  if (!docket_store_get_head (report->desk->reader.store, &seal.events, &seal.head, error))
    return FALSE;
  for (gsize i = 0; report->numbers[i] != NULL; i++)
    if (!load_case (report, report->numbers[i], &seal, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_in_thread (gpointer data, GError **error)
{
  Report      *report = data;
  DocketStore *store = report->desk->reader.store;
  gboolean     done;

  if (!docket_store_begin (store, error))
    return FALSE;
  done = load_cases (report, error);
  docket_store_rollback (store);
  return done;
}

gboolean
docket_desk_write_report (DocketDesk        *desk,
                          const char *const *numbers,
                          const char        *path,
                          GError           **error)
{
  g_autoptr (GPtrArray) cases =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_report_filler_free);
  Report report = { desk, numbers, cases };
  g_autoptr (GOutputStream) stream = NULL;

  if (!docket_desk_read (desk, load_in_thread, &report, error))
    return FALSE;
  if (path != NULL)
    return docket_report_write_file (cases, path, error);
  stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return docket_report_write_stream (cases, stream, error);
}
