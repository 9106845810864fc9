/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl do ACTION --from FILE */

#include "config.h"

#include "cli/docket-many.h"

#include "cli/docket-json-reason.h"
#include "cli/docket-many-table.h"
#include "cli/docket-output.h"
#include "core/docket-error.h"
#include "desk/docket-case-file.h"
#include "desk/docket-desk-many.h"
#include "desk/docket-wording.h"
#include "intake/docket-csv.h"
#include "rules/docket-rules-reader.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <unistd.h>

enum
{
  MAXIMUM_BYTES = 64 * 1024 * 1024, /* of a table */
};

typedef struct
{
  DocketInvocation *invocation;
  const char       *path;
  const char       *action;
  GPtrArray        *results; /* of DocketManyResult */
  guint             recorded;
} Report;

/* --- reading -------------------------------------------------------------------------------- */

static GBytes *
read_input (GError **error)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GPtrArray *
read_table (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = g_str_equal (path, "-")
                                 ? read_input (error)
                                 : docket_rules_load_file (path, MAXIMUM_BYTES, error);

  return bytes == NULL ? NULL : docket_csv_read (bytes, path, error);
}

/* --- telling -------------------------------------------------------------------------------- */

/* Whether anything of the row was recorded */
static gboolean
is_recorded (const Report *report, const DocketManyResult *result)
{
  return result->problem == NULL && report->recorded > 0;
}

static void
print_json (const Report *report, const DocketManyResult *result)
{
  JsonObject        *object = json_object_new ();
  const DocketActed *acted = result->acted;

  json_object_set_int_member (object, "line", result->line);
  docket_json_set_text (object, "case", result->number);
  docket_json_set_text (object, "action", report->action);
  json_object_set_boolean_member (object, "refused", result->problem != NULL);
  json_object_set_boolean_member (object, "recorded", is_recorded (report, result));
  docket_json_set_text (object, "problem", result->problem);
  if (is_recorded (report, result))
    {
      json_object_set_int_member (object, "seq", acted->seq);
      docket_json_add_state (object, acted->rules, acted->after);
    }
  if (acted != NULL)
    docket_json_add_reasons (object, result->problem != NULL ? "reasons" : "warnings", acted->rules,
                             acted->reasons, result->problem == NULL);
  docket_json_print (object);
}

static void
print_recorded (const Report *report, const DocketManyResult *result)
{
  const DocketActed *acted = result->acted;
  g_autofree char   *state =
      docket_wording_dup_state (acted->rules, docket_case_get_shown (acted->rules, acted->after));

  docket_output_printf (_ ("%s: “%s” done (event %" PRId64 "); now %s\n"), result->number,
                        report->action, acted->seq, state);
  for (guint i = 0; i < acted->reasons->len; i++)
    {
      g_autofree char *text = docket_wording_dup_reason (acted->rules, acted->reasons->pdata[i]);

      docket_output_printf (_ ("  warning: %s\n"), text);
    }
}

static void
print_problem (const Report *report, const DocketManyResult *result)
{
  g_auto (GStrv) lines = g_strsplit (result->problem, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *text =
          result->number == NULL
              ? g_strdup_printf ("%s:%u: %s\n", report->path, result->line, lines[i])
              : g_strdup_printf ("%s:%u: %s: %s\n", report->path, result->line, result->number,
                                 lines[i]);

      docket_output_complain (text);
    }
}

static void
tell (const Report *report, const DocketManyResult *result)
{
  if (report->invocation->json)
    print_json (report, result);
  else if (is_recorded (report, result))
    print_recorded (report, result);
  if (!report->invocation->json && result->problem != NULL)
    print_problem (report, result);
}

static void
tell_all (const Report *report)
{
  guint            refused = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < report->results->len; i++)
    {
      const DocketManyResult *result = report->results->pdata[i];

      refused += result->problem != NULL ? 1 : 0;
      tell (report, result);
    }
  if (refused == 0)
    return;
  report->invocation->status = 1;
  text = report->recorded > 0
             ? g_strdup_printf (_ ("docketctl: lines recorded: %u, refused: %u\n"),
                                report->recorded, refused)
             : g_strdup_printf (_ ("docketctl: nothing was recorded: lines refused: %u of %u\n"),
                                refused, report->results->len);
  docket_output_complain (text);
}

/* --- doing ---------------------------------------------------------------------------------- */

static gboolean
run_rows (Report *report, const DocketManyRequest *request, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (report->invocation, error);
  g_autoptr (GPtrArray) results =
      desk == NULL ? NULL : docket_desk_act_on_many (desk, request, &report->recorded, error);

  if (results == NULL)
    return FALSE;
  report->results = results;
  tell_all (report);
  return TRUE;
}

gboolean
docket_many_run (DocketInvocation *invocation, const DocketManyOptions *options, GError **error)
{
  Report report = { invocation, options->path, invocation->words[0], NULL, 0 };
  g_autoptr (GPtrArray) lines = read_table (options->path, error);
  g_autoptr (DocketRulesLibrary) library =
      lines == NULL ? NULL : docket_invocation_load_rules (invocation, error);
  DocketManyTable table = {
    .table = lines,
    .name = options->path,
    .action = report.action,
    .constant = (const char *const *) invocation->words + 1,
    .library = library,
    .system = options->system,
  };
  g_autoptr (GPtrArray) rows = library == NULL ? NULL : docket_many_table_read (&table, error);
  DocketManyRequest request = { table.system, report.action, rows, options->skip_refused };

  return rows != NULL && run_rows (&report, &request, error);
}
