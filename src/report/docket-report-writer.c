/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes reports: sections, journal, contents, seal. One thread at a time; blocks. Which cases, and
 * where their data come from, is the desk's business. */
#include "config.h"

#include "report/docket-report-writer.h"

#include "core/docket-error.h"
#include "report/docket-report-output.h"
#include "report/docket-report-sections.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>

typedef char Hex[DOCKET_DIGEST_HEX_LENGTH + 1];

/**
 * CaseState:
 *
 * What is gathered while one case is written.
 */
typedef struct
{
  const DocketReportCase *kase;
  DocketReportOutput     *output;
  DocketHasher           *hasher;
  char                   *subject;
  gint64                  count; /* events so far */
  DocketDigest            last;  /* hash of the last one */
  Hex                     sections[DOCKET_REPORT_N_SECTIONS];
} CaseState;

static void
write_sections (CaseState *state)
{
  const DocketReportSection *sections = docket_report_get_sections ();

  for (guint i = 0; i < DOCKET_REPORT_N_SECTIONS; i++)
    {
      docket_report_output_start_section (state->output, sections[i].name);
      sections[i].write (state->output, state->kase);
      docket_report_output_end_section (state->output, state->sections[i]);
    }
}

static void
write_value (DocketReportOutput *output, const DocketEventValue *value)
{
  Hex digest;

  docket_report_output_start (output, "value");
  docket_report_output_attribute (output, "name", value->name);
  if (value->value != NULL)
    {
      docket_report_output_attribute (output, "salt", value->salt);
      docket_report_output_text (output, value->value);
    }
  else
    {
      docket_digest_to_hex (&value->commitment, digest);
      docket_report_output_attribute (output, "digest", digest);
      docket_report_output_attribute (output, "withheld", "yes");
    }
  docket_report_output_end (output);
}

static void
write_event (CaseState *state, const DocketEvent *event)
{
  DocketReportOutput *output = state->output;
  g_autofree char    *at = docket_instant_format_utc (event->at);
  Hex                 prev = "";
  Hex                 hash;

  if (state->count > 0)
    docket_digest_to_hex (&state->last, prev);
  docket_digest_to_hex (&event->hash, hash);
  docket_report_output_start (output, "event");
  docket_report_output_number (output, "seq", event->subject_seq);
  docket_report_output_attribute (output, "at", at);
  docket_report_output_attribute (output, "clock", event->clock);
  docket_report_output_attribute (output, "actor", event->actor);
  docket_report_output_attribute (output, "auth", event->auth);
  docket_report_output_attribute (output, "action", event->action);
  docket_report_output_attribute (output, "prev", prev);
  docket_report_output_attribute (output, "hash", hash);
  for (guint i = 0; i < event->values->len; i++)
    write_value (output, g_ptr_array_index (event->values, i));
  docket_report_output_end (output);
}

/* Whether @event follows from the one before it */
static gboolean
check_event (CaseState *state, const DocketEvent *event)
{
  DocketDigest hash;

  if (!g_str_equal (event->subject, state->subject) || event->subject_seq != state->count + 1)
    return FALSE;
  docket_event_compute_hash (event, state->hasher, state->count > 0 ? &state->last : NULL, &hash);
  return docket_digest_equal (&hash, &event->hash);
}

/* FALSE after the last event */
static gboolean
write_next_event (CaseState *state)
{
  const DocketReportSource *source = &state->kase->source;
  g_autoptr (DocketEvent) event = NULL;
  GError *error = NULL;

  if (!source->next_event (source->data, &event, &error))
    {
      docket_report_output_fail (state->output, error);
      return FALSE;
    }
  if (event == NULL)
    return FALSE;
  if (!check_event (state, event))
    {
      docket_report_output_fail (
          state->output,
          g_error_new (DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                       _ ("Event %" PRId64 " of the journal is damaged; no report was "
                          "written. Run “docketctl verify” and restore a backup"),
                       state->count + 1));
      return FALSE;
    }
  write_event (state, event);
  state->last = event->hash;
  state->count++;
  return !docket_report_output_has_failed (state->output);
}

static void
write_journal (CaseState *state)
{
  docket_report_output_start (state->output, "journal");
  while (write_next_event (state))
    ;
  docket_report_output_end (state->output);
}

static void
write_contents (CaseState *state, DocketReportDigest *digest)
{
  docket_report_output_start (state->output, "contents");
  docket_report_digest_start (digest, "contents", NULL, 0);
  for (guint i = 0; i < DOCKET_REPORT_N_SECTIONS; i++)
    {
      DocketReportAttribute attributes[] = {
        { "name", docket_report_get_sections ()[i].name },
        { "digest", state->sections[i] },
      };

      docket_report_output_start (state->output, "section");
      for (guint j = 0; j < G_N_ELEMENTS (attributes); j++)
        docket_report_output_attribute (state->output, attributes[j].name, attributes[j].value);
      docket_report_output_end (state->output);
      docket_report_digest_start (digest, "section", attributes, G_N_ELEMENTS (attributes));
      docket_report_digest_end (digest);
    }
  docket_report_output_end (state->output);
  docket_report_digest_end (digest);
}

static void
write_seal (CaseState *state, DocketReportDigest *digest)
{
  const DocketReportSeal *seal = &state->kase->seal;
  g_autofree char        *events = g_strdup_printf ("%" G_GINT64_FORMAT, seal->events);
  g_autofree char        *count = g_strdup_printf ("%" G_GINT64_FORMAT, state->count);
  g_autofree char        *written = docket_instant_format_utc (seal->written);
  Hex                     last = "";
  Hex                     head;
  Hex                     content;
  DocketReportAttribute   attributes[] = {
    { "desk", state->kase->desk },
    { "events", events },
    { "last", last },
    { "count", count },
    { "head", head },
    { "written", written },
    { "clock", seal->clock },
  };
  gsize n = G_N_ELEMENTS (attributes) - (seal->clock == NULL ? 1 : 0);

  if (state->count > 0)
    docket_digest_to_hex (&state->last, last);
  docket_digest_to_hex (&seal->head, head);
  docket_report_output_start (state->output, "seal");
  for (gsize i = 0; i < n; i++)
    docket_report_output_attribute (state->output, attributes[i].name, attributes[i].value);
  docket_report_digest_start (digest, "seal", attributes, n);
  docket_report_digest_end (digest);
  docket_report_digest_end (digest);
  docket_report_digest_finish (digest, content);
  docket_report_output_attribute (state->output, "content", content);
  docket_report_output_end (state->output);
}

static void
write_case (DocketReportOutput *output, const DocketReportCase *kase)
{
  g_autoptr (DocketHasher) hasher = docket_hasher_new ();
  g_autoptr (DocketReportDigest) digest = docket_report_digest_new ();
  g_autofree char      *subject = g_strdup_printf ("%s/%s", kase->desk, kase->number);
  CaseState             state = { .kase = kase, .output = output, .hasher = hasher };
  DocketReportAttribute attributes[] = { { "desk", kase->desk }, { "number", kase->number } };

  state.subject = subject;
  docket_report_output_start (output, "case");
  docket_report_output_attribute (output, "desk", kase->desk);
  docket_report_output_attribute (output, "number", kase->number);
  docket_report_digest_start (digest, "case", attributes, G_N_ELEMENTS (attributes));
  write_sections (&state);
  write_journal (&state);
  write_contents (&state, digest);
  write_seal (&state, digest);
  docket_report_output_end (output);
}

static void
write_cases (DocketReportOutput *output, GPtrArray *cases)
{
  gboolean several = cases->len > 1;

  if (several)
    docket_report_output_start (output, "cases");
  for (guint i = 0; i < cases->len && !docket_report_output_has_failed (output); i++)
    write_case (output, g_ptr_array_index (cases, i));
  if (several)
    docket_report_output_end (output);
}

gboolean
docket_report_write_stream (GPtrArray *cases, GOutputStream *stream, GError **error)
{
  g_autoptr (DocketReportOutput) output = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (cases != NULL && cases->len > 0, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  output = docket_report_output_new (stream);
  write_cases (output, cases);
  if (!docket_report_output_finish (output, error))
    return FALSE;
  if (g_output_stream_flush (stream, NULL, &failure))
    return TRUE;

  g_set_error_literal (error, DOCKET_ERROR, DOCKET_ERROR_IO, failure->message);
  return FALSE;
}
