/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl compute */

#include "config.h"

#include "cli/docket-inputs.h"
#include "cli/docket-json-reason.h"
#include "desk/docket-wording.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"
#include "core/docket-error.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

typedef struct
{
  const DocketRulesLibrary *library;
  const char               *rule; /* of every line of a batch; NULL: each line names its own */
  gboolean                  json;
  gboolean                  explain;
  gboolean                  batch;
} Compute;

/* What there is to tell of one question */
typedef struct
{
  const DocketRuleSet *rules;
  const char          *rule;
  const char          *text;
  GPtrArray           *working; /* nullable */
  gboolean             provisional;
} Answer;

static const DocketRuleSet *
find_rules (const DocketRulesLibrary *library, const char *rule, GError **error)
{
  const DocketRulesFile *file = docket_rules_library_find_compute (library, rule);

  if (file != NULL)
    return file->set;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
               _ ("No rule “%s” can be computed; “docketctl rules list” lists the rule sets"),
               rule);
  return NULL;
}

static void
print_json (const Compute *compute, const Answer *answer)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "rule", answer->rule);
  docket_json_set_text (object, "answer", answer->text);
  json_object_set_boolean_member (object, "provisional", answer->provisional);
  if (compute->explain)
    docket_json_add_working (object, answer->rules, answer->working);
  docket_json_print (object);
}

/* An answer is one line; that it may change is told beside it, in a batch by JSON alone */
static void
print_text (const Compute *compute, const Answer *answer)
{
  docket_output_line (answer->text);
  for (guint i = 0; compute->explain && i < answer->working->len; i++)
    {
      g_autofree char *step = docket_wording_dup_step (answer->rules, answer->working->pdata[i]);

      docket_output_print ("  ");
      docket_output_line (step);
    }
  if (answer->provisional && !compute->batch)
    docket_output_complain (
        _ ("docketctl: provisional: the holidays of a year that it reaches are not known yet\n"));
}

static gboolean
compute_one (const Compute *compute, const char *rule, const char *const *arguments, GError **error)
{
  const DocketRuleSet *rules = find_rules (compute->library, rule, error);
  DocketCalendar      *calendar = docket_rules_library_get_calendar (compute->library);
  g_autoptr (GPtrArray) working = NULL;
  g_autofree char *text = NULL;
  Answer           answer = { .rules = rules, .rule = rule };

  if (rules == NULL)
    return FALSE;
  text = docket_compute (rules, calendar, rule, arguments, &working, error);
  if (text == NULL)
    return FALSE;
  answer.text = text;
  answer.working = working;
  answer.provisional = docket_compute_is_provisional (rules, calendar, rule, arguments);
  if (compute->json)
    print_json (compute, &answer);
  else
    print_text (compute, &answer);
  return TRUE;
}

static gboolean
describe_rule (const Compute *compute, const char *rule, GError **error)
{
  const DocketRuleSet *rules = find_rules (compute->library, rule, error);
  g_autofree char     *usage = NULL;

  if (rules == NULL)
    return FALSE;
  usage = docket_inputs_dup_compute_usage (rules, docket_rule_set_find_compute (rules, rule));
  docket_output_printf (_ ("Usage:\n  docketctl compute %s %s\n"), rule, usage);
  return TRUE;
}

/* --- batch ---------------------------------------------------------------------------------- */

static void
print_batch_error (const Compute *compute, const GError *error)
{
  g_autofree char *line = NULL;
  JsonObject      *object;

  if (!compute->json)
    {
      line = g_strconcat ("ERROR: ", error->message, NULL);
      docket_output_line (line);
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "error", error->message);
  docket_json_print (object);
}

/* Blank lines and those that begin with # stay empty, so that answers keep the line of their
 * question */
static gboolean
compute_line (const Compute *compute, char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (g_strstrip (line), " \t", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (compute->rule != NULL)
    g_ptr_array_add (words, (gpointer) compute->rule);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, parts[i]);
  if (*line == '\0' || *line == '#')
    {
      docket_output_print ("\n");
      return TRUE;
    }
  g_ptr_array_add (words, NULL);
  if (!g_utf8_validate (line, -1, NULL))
    g_set_error (&error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("This line is not UTF-8"));
  else if (compute_one (compute, words->pdata[0], (const char *const *) words->pdata + 1, &error))
    return TRUE;
  print_batch_error (compute, error);
  return FALSE;
}

static GInputStream *
open_batch (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  if (g_str_equal (path, "-"))
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, error);
  return stream == NULL ? NULL : G_INPUT_STREAM (g_steal_pointer (&stream));
}

static gboolean
compute_batch (DocketInvocation *invocation,
               const Compute    *compute,
               const char       *path,
               GError          **error)
{
  g_autoptr (GInputStream) stream = open_batch (path, error);
  g_autoptr (GDataInputStream) lines = NULL;
  GError *local = NULL;

  if (stream == NULL)
    return FALSE;
  lines = g_data_input_stream_new (stream);
  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  for (;;)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &local);

      if (line == NULL)
        break;
      if (!compute_line (compute, line))
        invocation->status = 1;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, local, "%s: ", path);
  return FALSE;
}

/* --- command -------------------------------------------------------------------------------- */

static gboolean
run_with_rules (DocketInvocation *invocation, Compute *compute, const char *batch, GError **error)
{
  g_autoptr (DocketRulesLibrary) library = NULL;

  if (!invocation->help && (batch == NULL ? invocation->n_words == 0 : invocation->n_words > 1))
    {
      docket_invocation_set_usage_error (
          invocation,
          g_strdup (batch == NULL ? _ ("Either a rule or --batch is wanted")
                                  : _ ("With --batch the arguments stand in its lines")),
          error);
      return FALSE;
    }
  library = docket_invocation_load_rules (invocation, error);
  if (library == NULL)
    return FALSE;
  compute->library = library;
  compute->json = invocation->json;
  compute->batch = batch != NULL;
  compute->rule = invocation->n_words > 0 ? invocation->words[0] : NULL;
  if (invocation->help)
    return describe_rule (compute, invocation->words[0], error);
  if (batch != NULL)
    return compute_batch (invocation, compute, batch, error);
  return compute_one (compute, invocation->words[0], (const char *const *) invocation->words + 1,
                      error);
}

static gboolean
run_compute (DocketInvocation *invocation, GError **error)
{
  g_autofree char   *batch = NULL;
  Compute            compute = { NULL };
  const GOptionEntry entries[] = {
    { "explain", 0, 0, G_OPTION_ARG_NONE, &compute.explain,
      N_ ("Also tell how the answer came about"), NULL },
    { "batch", 0, 0, G_OPTION_ARG_FILENAME, &batch,
      N_ ("Answer every line RULE KEY=VALUE… of FILE, or of standard input (-); with a rule given, "
          "every line KEY=VALUE…"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  invocation->own_help = TRUE;
  return docket_invocation_parse (invocation, entries, error) &&
         run_with_rules (invocation, &compute, batch, error);
}

const DocketCommand docket_cmd_compute = {
  .name = "compute",
  .usage = N_ ("RULE KEY=VALUE… | [RULE] --batch FILE"),
  .summary = N_ ("Ask a rule, without any case"),
  .details =
      N_ ("“docketctl compute RULE --help” shows what a rule takes. Dates are written YYYY-MM-DD,\n"
          "instants YYYY-MM-DDTHH:MM:SS, in local time. A batch prints one answer a line, or a\n"
          "line “ERROR: …”; any such makes the exit status 1."),
  .most = DOCKET_ANY_NUMBER,
  .run = run_compute,
};
